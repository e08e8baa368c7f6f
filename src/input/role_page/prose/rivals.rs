//! Products of which one does for another, so that a bare list of them behind a colon or a dash is a
//! choice: "CI: Jenkins, Bamboo".

use super::lexicon::{Lexicon, Slot};

/// Ids of kinds of products that are rivals.
const KINDS: &[&str] = &[
    "accounting-software",
    "advanced-planning-systems",
    "antivirus-software",
    "api-gateways",
    "api-testing",
    "applicant-tracking-systems",
    "application-performance-monitoring",
    "audio-editing",
    "automated-dispensing",
    "backup-and-recovery",
    "build-automation",
    "business-intelligence",
    "cad",
    "cat-tools",
    "change-data-capture",
    "ci-cd",
    "cloud-platforms",
    "cmms",
    "configuration-management",
    "container-orchestration",
    "content-delivery-networks",
    "content-management-systems",
    "crm",
    "cross-browser-testing",
    "data-cataloging",
    "data-observability",
    "data-warehousing",
    "deep-learning",
    "dental-practice-software",
    "dependency-scanning",
    "diagramming-tools",
    "document-management",
    "e-commerce",
    "ediscovery-platforms",
    "electronic-data-capture",
    "electronic-health-records",
    "email-marketing",
    "email-security",
    "end-to-end-testing",
    "enterprise-resource-planning",
    "etl",
    "event-management-software",
    "expense-software",
    "finite-element-analysis",
    "firewalls",
    "fleet-telematics",
    "geographic-information-systems",
    "help-authoring-tools",
    "hr-information-systems",
    "hydraulic-modeling",
    "integrated-development-environments",
    "intrusion-detection",
    "knowledge-management",
    "laboratory-information-management-systems",
    "learning-management-systems",
    "legal-practice-software",
    "legal-research",
    "load-testing",
    "low-code-development",
    "marketing-automation",
    "message-queues",
    "microcontrollers",
    "mobile-device-management",
    "payroll-software",
    "pharmacy-information-systems",
    "plc-programming",
    "point-of-sale-systems",
    "policy-administration-systems",
    "product-lifecycle-management",
    "project-management-tools",
    "prototyping-tools",
    "real-time-operating-systems",
    "relational-databases",
    "reservation-systems",
    "robotic-process-automation",
    "sales-engagement-tools",
    "sales-intelligence-tools",
    "scada",
    "security-testing",
    "service-mesh",
    "siem",
    "social-media-marketing",
    "soar",
    "spreadsheets",
    "static-analysis",
    "statistical-software",
    "student-information-systems",
    "survey-design",
    "tax-software",
    "test-management",
    "ticketing-systems",
    "transportation-management",
    "unit-testing",
    "usability-testing",
    "veterinary-practice-software",
    "video-conferencing",
    "video-editing",
    "vulnerability-management",
    "warehouse-management-systems",
    "web-analytics",
    "web-servers",
];

/// Ids of rivals whose kind has no skill of its own.
const GROUPS: &[&[&str]] = &[
    &["angular", "ember-js", "react", "svelte", "vue"],
    &["desmos", "geogebra"],
    &["django", "fastapi", "flask"],
    &["godot", "unity", "unreal-engine"],
    &[
        "aws-cdk",
        "cloudformation",
        "crossplane",
        "opentofu",
        "pulumi",
        "terraform",
    ],
];

/// Whether skills are rivals, or one skill is a thing that has some; all of them are to be things with
/// names of their own.
pub(super) fn are_rivals(lexicon: &Lexicon, slots: &[Slot]) -> bool {
    let [first, others @ ..] = slots else {
        return false;
    };
    let broader = |slot: Slot| {
        lexicon
            .skill(slot)
            .broader
            .iter()
            .map(|named| &*named.value)
    };
    let of_kind = |slot: Slot, kind: &str| broader(slot).any(|one| one == kind);
    let mut kinds = broader(*first).filter(|kind| KINDS.contains(kind));
    if kinds.any(|kind| others.iter().all(|&slot| of_kind(slot, kind))) {
        return true;
    }
    let id = |slot: Slot| lexicon.skill(slot).id.value.as_str();
    let mut groups = GROUPS.iter();
    groups.any(|group| slots.iter().all(|&slot| group.contains(&id(slot))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::embedded;

    #[test]
    fn rivals_are_skills_of_the_shipped_lexicon() {
        let lexicon = embedded::lexicon();
        for kind in KINDS {
            let of_kind = lexicon.skills.iter().filter(|skill| {
                let mut broader = skill.broader.iter();
                broader.any(|named| &*named.value == *kind)
            });
            assert!(of_kind.count() > 1, "{kind}");
        }
        for id in GROUPS.iter().copied().flatten() {
            let mut skills = lexicon.skills.iter();
            assert!(skills.any(|skill| skill.id.value.as_str() == *id), "{id}");
        }
    }
}
