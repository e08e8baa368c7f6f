//! Things that are used together, so that a bare list of them asks for all: "web technologies: HTML,
//! CSS, JavaScript" and "Word/Excel/PowerPoint".

use super::lexicon::{Lexicon, Slot};

/// Ids of skills of which one is no substitute for another.
const GROUPS: &[&[&str]] = &[
    &["html", "css", "html-css", "javascript"],
    &["html", "css", "html-css", "sass"],
    &["csharp", "dotnet"],
    &["excel", "vba"],
    &["nodejs", "typescript"],
    &["nodejs", "express"],
    &["react", "redux"],
    &["can-bus", "i2c", "spi", "uart"],
    &[
        "excel",
        "microsoft-access",
        "microsoft-outlook",
        "microsoft-powerpoint",
        "microsoft-teams",
        "microsoft-word",
    ],
    &[
        "adobe-illustrator",
        "adobe-indesign",
        "adobe-lightroom",
        "adobe-photoshop",
    ],
    &["tcp-ip", "dns", "dhcp", "vpn", "http", "tls"],
    &["sql-server", "t-sql", "microsoft-ssis", "microsoft-ssrs"],
];

/// Whether skills belong to one group of those that are used together.
pub(super) fn are_together(lexicon: &Lexicon, slots: impl Iterator<Item = Slot>) -> bool {
    let ids: Vec<&str> = slots
        .map(|slot| lexicon.skill(slot).id.value.as_str())
        .collect();
    let mut groups = GROUPS.iter();
    !ids.is_empty() && groups.any(|group| ids.iter().all(|id| group.contains(id)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::embedded;

    #[test]
    fn complements_are_skills_of_the_shipped_lexicon() {
        let lexicon = embedded::lexicon();
        for id in GROUPS.iter().copied().flatten() {
            let mut skills = lexicon.skills.iter();
            assert!(skills.any(|skill| skill.id.value.as_str() == *id), "{id}");
        }
    }
}
