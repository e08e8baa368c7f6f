//! Headings of what a page says besides the role: what is offered, who offers it, and how to apply.

/// Such headings, in lower case and with "and" for `&`.
const PHRASES: &[&str] = &[
    "about our company",
    "about our team",
    "about the company",
    "about the employer",
    "about the team",
    "about us",
    "accountable to",
    "additional benefits",
    "additional information",
    "application process",
    "apply now",
    "benefits",
    "benefits and perks",
    "benefits package",
    "company overview",
    "conditions of employment",
    "cookie policy",
    "cookies",
    "disclaimer",
    "diversity and inclusion",
    "diversity equity and inclusion",
    "eeo",
    "eeo statement",
    "employee benefits",
    "equal employment opportunity",
    "equal opportunities",
    "equal opportunity",
    "equal opportunity employer",
    "equal opportunity statement",
    "hiring process",
    "how to apply",
    "in return",
    "interview process",
    "key benefits",
    "next steps in the process",
    "our benefits",
    "our commitment",
    "our company",
    "our culture",
    "our mission",
    "our offer",
    "our process",
    "our values",
    "perks",
    "perks and benefits",
    "physical demands",
    "physical requirements",
    "privacy",
    "privacy notice",
    "privacy policy",
    "recruitment process",
    "reporting to",
    "reports to",
    "responsible to",
    "selection process",
    "the process",
    "to apply",
    "we offer",
    "what is in it for you",
    "what is on offer",
    "what we can offer you",
    "what we offer",
    "what we offer you",
    "what you get",
    "what you will get",
    "who we are",
    "why join",
    "why join us",
    "why us",
    "why work for us",
    "why work with us",
    "why you will love working here",
    "work environment",
    "working conditions",
    "working for us",
];

/// Labels of facts beside the role, which are no headings without them.
const LABELS: &[&str] = &[
    "accountable to",
    "budget",
    "closing date",
    "company",
    "contract",
    "contract type",
    "department",
    "employer",
    "employment type",
    "hours",
    "hours of work",
    "job family",
    "job type",
    "line manager",
    "location",
    "quota",
    "reporting to",
    "reports to",
    "responsible for",
    "responsible to",
    "start date",
    "supervisor",
    "travel",
    "working hours",
];

/// Labels of the level of a role.
const LEVELS: [&str; 13] = [
    "band",
    "career level",
    "grade",
    "job grade",
    "job level",
    "level",
    "pay band",
    "pay grade",
    "role level",
    "salary band",
    "salary grade",
    "seniority",
    "seniority level",
];

/// Whether a heading is of such a section.
pub(super) fn is_aside(words: &str) -> bool {
    PHRASES.binary_search(&words).is_ok()
}

/// Whether a label is that of a fact beside the role.
pub(super) fn is_fact(words: &str) -> bool {
    LABELS.binary_search(&words).is_ok()
}

/// Whether a label is that of the level of a role.
pub(in super::super) fn is_level_label(words: &str) -> bool {
    LEVELS.binary_search(&words).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_and_labels_are_in_order() {
        assert!(PHRASES.is_sorted() && LABELS.is_sorted() && LEVELS.is_sorted());
    }
}
