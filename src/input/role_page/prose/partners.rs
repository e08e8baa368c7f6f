//! Whom one works with: "collaborates with procurement, sales and finance" names departments, and asks
//! for none of what they do.

use std::sync::LazyLock;

use hashbrown::HashSet;

use super::cues::Cue;
use super::fold::last_word;
use super::reading::{Reading, Token};
use super::senses::entries;

/// Words for what is done together, before the "with" of those that it is done with.
const TOGETHER: &str = "
    align aligning alignment bridge collaborate collaborates collaborating collaboration
    collaborative communicate communicates communicating communication consult consulting cooperate
    cooperation coordinate coordinates coordinating coordination interact interacting interaction
    interface interfacing liaise liaises liaising liaison partner partnering partners partnership
    partnerships relationship relationships teams teamwork work working works";

/// The most items between such a word and its "with": "works very closely with".
const WITHIN: usize = 3;

/// Names of skills that departments and people go by, as they are compared.
const DEPARTMENTS: &str = "\
    accounting; analytics; business development; communications; compliance; customer service; \
    customer success; customer support; cybersecurity; data engineering; data science; devops; \
    finance; hr; human resources; information security; internal audit; it support; law; logistics; \
    manufacturing; marketing; merchandising; nursing; pharmacy; procurement; product management; \
    product owner; public relations; purchasing; qa; quality assurance; r&d; radiology; recruiting; \
    recruitment; regulatory affairs; risk management; sales; software engineering; supply chain; \
    talent acquisition; technical support; treasury; ux";

/// Words behind the name of a skill that make people of it: "data science teams".
const PEOPLE: &str = "
    analysts colleagues department departments designers developers engineers experts functions
    groups leaders leads managers partners personnel professionals representatives scientists
    specialists staff stakeholders team teams";

type Names = LazyLock<HashSet<&'static str>>;

static TOGETHER_SET: Names = LazyLock::new(|| TOGETHER.split_whitespace().collect());
static DEPARTMENT_SET: Names = LazyLock::new(|| entries(DEPARTMENTS).collect());
static PEOPLE_SET: Names = LazyLock::new(|| PEOPLE.split_whitespace().collect());

/// Turns the departments that one works with into words.
pub(super) fn drop_departments(reading: &mut Reading<'_>) {
    let mut together: Option<usize> = None;
    let mut is_with = false;
    for at in 0..reading.items.len() {
        let near = together.is_some_and(|together| at - together <= WITHIN);
        match reading.items[at].token {
            Token::Stop | Token::Colon => (together, is_with) = (None, false),
            Token::Open => is_with |= together.is_some_and(|together| at - together == 1),
            Token::Close => is_with = false,
            _ if names_people(reading, at) => is_with = true,
            Token::Cue(Cue::Stop) => {
                let joins = matches!(reading.word(at), "with" | "across" | "between" | "among");
                is_with = joins && (is_with || near);
            }
            Token::Skill { .. } if is_with && is_department(reading, at) => {
                reading.items[at].token = Token::Word;
            }
            _ => {}
        }
        if is_together(reading, at) {
            together = Some(at);
        }
    }
}

/// Whether those come next whom one works beside or reports to, which needs no other word.
fn names_people(reading: &Reading<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).map(|before| reading.word(before));
    match reading.word(at) {
        "alongside" => true,
        "to" => matches!(before, Some("report" | "reports" | "reporting")),
        _ => false,
    }
}

/// Whether an item ends in a word for what is done together, and is not said of tools.
fn is_together(reading: &Reading<'_>, at: usize) -> bool {
    let word = last_word(reading.word(at));
    // "experience working with analytics"
    let of_tools = matches!(word, "work" | "working" | "works")
        && at.checked_sub(1).is_some_and(|before| {
            let token = reading.items[before].token;
            matches!(token, Token::Cue(Cue::LeadNoun { .. } | Cue::Lead { .. }))
        });
    TOGETHER_SET.contains(word) && !of_tools
}

/// Whether the skill at an item is the name of a department and of nothing that has one, as in
/// "working with compliance requirements", or of people behind it.
fn is_department(reading: &Reading<'_>, at: usize) -> bool {
    let next = reading.items.get(at + 1);
    if next.is_some_and(|item| item.token == Token::Word) {
        return PEOPLE_SET.contains(reading.word(at + 1));
    }
    let word = reading.word(at);
    let mut names = std::iter::once(word).chain(word.strip_suffix('s'));
    names.any(|name| DEPARTMENT_SET.contains(name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::embedded;

    #[test]
    fn every_department_is_a_name_of_the_shipped_lexicon() {
        let lexicon = embedded::stored_lexicon();
        for name in entries(DEPARTMENTS) {
            let skill = lexicon.named(name);
            let skill = skill.or_else(|| lexicon.named(name.strip_suffix('s')?));
            assert!(skill.is_some(), "{name}");
        }
    }
}
