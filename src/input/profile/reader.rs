//! The profile file: from a tape to a [`Profile`].

use hashbrown::HashMap;

use super::keys::{EvidenceKey, HeldKey, ProfileKey, WishKey, YearsKey};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::AskedProficiency;
use crate::input::graph_file::keys::Key;
use crate::input::graph_file::reader::Reader;
use crate::input::graph_file::tape::{Kind, Node};
use crate::model::{
    Date, Evidence, HeldProficiency, HeldSkill, Name, ProficiencyScale, Profile, Wishes, YearRange,
    name_key,
};
use crate::source::{Span, Spanned};

/// Reads a profile; its findings stay with the reader.
pub(super) fn read(reader: &mut Reader, root: Node<'_>) -> Option<Profile> {
    if root.kind() != Kind::Map {
        reader.wrong_type(
            root,
            "a profile",
            "a map with keys such as `role` and `skills`",
        );
        return None;
    }
    let mut profile = Profile::default();
    for (key, node) in reader.fields(root, ProfileKey::ALL) {
        let what = key.name();
        match key {
            ProfileKey::Schema => {}
            ProfileKey::Profile => {
                reader.whole(node, what, 1..=1);
            }
            ProfileKey::Name => profile.name = reader.text(node, what).map(|name| name.value),
            ProfileKey::Role => profile.role = reader.text(node, what),
            ProfileKey::Years => years(reader, node, &mut profile),
            ProfileKey::Skills => profile.skills = skills(reader, node),
            ProfileKey::Interests => profile.interests = wishes(reader, node, what),
            ProfileKey::Avoid => profile.avoid = wishes(reader, node, what),
        }
    }
    Some(profile)
}

fn years(reader: &mut Reader, node: Node<'_>, profile: &mut Profile) {
    if node.kind() != Kind::Map {
        profile.years = number_of_years(reader, node, ProfileKey::Years.name());
        return;
    }
    let mut in_role = None;
    for (key, value) in reader.fields(node, YearsKey::ALL) {
        let number = number_of_years(reader, value, key.name());
        match key {
            YearsKey::Total => profile.years = number,
            YearsKey::InRole => in_role = Some((number, value.span())),
        }
    }
    let Some((number, span)) = in_role else {
        return;
    };
    profile.years_in_role = number;
    if let (Some(total), Some(in_role)) = (profile.years, number)
        && in_role > total
    {
        let message = "`in_role` is more than `total`";
        reader.report(Code::BadValue, span, message);
    }
}

fn number_of_years(reader: &mut Reader, node: Node<'_>, what: &str) -> Option<f64> {
    let limit = YearRange::LIMIT;
    let wrong = odd_number(node).and_then(|number| match number {
        OddNumber::Negative | OddNumber::Endless => Some(format!(
            "`{what}` must be a number from 0 to {limit}, found {}",
            number.told()
        )),
        _ => {
            let years = node.text().parse::<f64>();
            let is_much = years.is_ok_and(|years| years > limit);
            is_much.then(|| format!("`{what}` must be a number from 0 to {limit}"))
        }
    });
    if let Some(message) = wrong {
        let found = Diagnostic::new(Code::BadValue, reader.place(node.span()), message);
        reader.push(found.help("write the years of work as a number, such as `4` or `2.5`"));
        return None;
    }
    reader.number(node, what).filter(|years| *years <= limit)
}

/// The skills: a map from skill to proficiency, or a list.
fn skills(reader: &mut Reader, node: Node<'_>) -> Vec<HeldSkill> {
    let mut skills = Vec::new();
    match node.kind() {
        Kind::Map => {
            for (name, value) in reader.entries(node) {
                skills.extend(skill(reader, name, value));
            }
        }
        Kind::List => {
            for item in node.items() {
                skills.extend(listed(reader, item));
            }
        }
        _ => reader.wrong_type(
            node,
            "`skills`",
            "a map from skill to proficiency, or a list",
        ),
    }
    report_repeats(reader, &skills);
    skills
}

/// `skill: proficiency` or `skill: {…}`.
fn skill(reader: &mut Reader, name: Spanned<Name>, node: Node<'_>) -> Option<HeldSkill> {
    if node.kind() == Kind::Map {
        return long(reader, Some(name), node);
    }
    let proficiency = proficiency(reader, node)?;
    Some(HeldSkill::new(name, proficiency))
}

/// `- skill`, `- skill: proficiency` or `- {skill: …}`.
fn listed(reader: &mut Reader, item: Node<'_>) -> Option<HeldSkill> {
    if item.kind() != Kind::Map {
        let name = reader.text(item, "a skill")?;
        let proficiency = Spanned::new(HeldProficiency::Unspecified, name.span);
        return Some(HeldSkill::new(name, proficiency));
    }
    let mut pairs = item.pairs();
    match (pairs.next(), pairs.next()) {
        (Some((key, value)), None) if key.text() != HeldKey::Skill.name() => {
            let name = reader.text(key, "a skill")?;
            skill(reader, name, value)
        }
        _ => long(reader, None, item),
    }
}

fn long(reader: &mut Reader, name: Option<Spanned<Name>>, node: Node<'_>) -> Option<HeldSkill> {
    let start = Span {
        end: node.span().start + 1,
        ..node.span()
    };
    let mut proficiency_here = Some(Spanned::new(HeldProficiency::Unspecified, start));
    let mut named = None;
    let mut evidence_here = Vec::new();
    for (key, value) in reader.fields(node, HeldKey::ALL) {
        match key {
            HeldKey::Skill => named = Some((reader.text(value, key.name()), value.span())),
            HeldKey::Proficiency => proficiency_here = proficiency(reader, value),
            HeldKey::Evidence => evidence_here = evidence(reader, value),
        }
    }
    let skill = match (name, named) {
        (Some(name), None) => name,
        (None, Some((name, _))) => name?,
        (Some(_), Some((_, span))) => {
            let message = "this skill is named twice";
            let found = Diagnostic::new(Code::BadValue, reader.place(span), message);
            reader.push(found.help("remove `skill`, the key before it names the skill"));
            return None;
        }
        (None, None) => {
            let message = "this entry names no skill";
            let found = Diagnostic::new(Code::MissingKey, reader.place(start), message);
            reader.push(found.help("add `skill`"));
            return None;
        }
    };
    Some(HeldSkill {
        skill,
        proficiency: proficiency_here?,
        evidence: evidence_here,
        loose: false,
    })
}

fn proficiency(reader: &mut Reader, node: Node<'_>) -> Option<Spanned<HeldProficiency>> {
    let most = ProficiencyScale::MAX_STEPS;
    let is_step = |text: &str| {
        let digits = text.strip_prefix('+').unwrap_or(text);
        digits.bytes().all(|byte| byte.is_ascii_digit())
            && digits.parse().is_ok_and(|step| (1..=most).contains(&step))
    };
    if let Some(number) = odd_number(node).filter(|_| !is_step(node.text())) {
        let message = match number {
            OddNumber::Whole => format!(
                "`proficiency` is not a step of a scale: steps count from 1, and no scale has more than {most}"
            ),
            other => format!(
                "`proficiency` must be a step of the scale, found {}",
                other.told()
            ),
        };
        let is_nothing = node.text().parse() == Ok(0_u8);
        let help = if is_nothing {
            "delete the line of a skill that you do not hold, or write `none`"
        } else {
            "write the number or the name of a step, or `any`; `career profile init ROLE` lists the steps"
        };
        let found = Diagnostic::new(Code::BadValue, reader.place(node.span()), message);
        reader.push(found.help(help));
        return None;
    }
    let asked = reader.proficiency(node)?;
    Some(asked.map(|asked| match asked {
        AskedProficiency::Unspecified => HeldProficiency::Unspecified,
        AskedProficiency::Number(step) => HeldProficiency::Step(step),
        AskedProficiency::Named(name) => HeldProficiency::Named(*name),
    }))
}

/// A number where another kind of number is wanted; which one it is stays private.
#[derive(Clone, Copy, PartialEq, Eq)]
enum OddNumber {
    Whole,
    Negative,
    Fraction,
    Endless,
}

impl OddNumber {
    fn told(self) -> &'static str {
        match self {
            Self::Whole => "a whole number",
            Self::Negative => "a negative number",
            Self::Fraction => "a number with a fraction",
            Self::Endless => "a number that is too large",
        }
    }
}

/// What kind of number a value is, where it is one.
fn odd_number(node: Node<'_>) -> Option<OddNumber> {
    let text = node.text();
    let starts_well =
        text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '+' | '.'));
    let is_number = matches!(node.kind(), Kind::Number | Kind::Plain) && starts_well;
    let number: f64 = text.parse().ok().filter(|_| is_number)?;
    Some(match number {
        number if number < 0.0 => OddNumber::Negative,
        number if !number.is_finite() => OddNumber::Endless,
        number if number.fract() != 0.0 => OddNumber::Fraction,
        _ => OddNumber::Whole,
    })
}

/// One piece of evidence or a list of them, each a text or a map.
fn evidence(reader: &mut Reader, node: Node<'_>) -> Vec<Evidence> {
    if node.kind() != Kind::List {
        return one_evidence(reader, node).into_iter().collect();
    }
    let items = node.items();
    items
        .filter_map(|item| one_evidence(reader, item))
        .collect()
}

fn one_evidence(reader: &mut Reader, node: Node<'_>) -> Option<Evidence> {
    let mut evidence = Evidence::default();
    match node.kind() {
        Kind::Map => {
            for (key, value) in reader.fields(node, EvidenceKey::ALL) {
                let what = key.name();
                match key {
                    EvidenceKey::Text => {
                        evidence.text = reader.text(value, what).map(|text| text.value);
                    }
                    EvidenceKey::Link => {
                        evidence.link = reader.text(value, what).map(|link| link.value);
                    }
                    EvidenceKey::Date => evidence.date = date(reader, value, what),
                }
            }
        }
        Kind::Text | Kind::Plain => {
            evidence.text = Some(reader.text(node, "evidence")?.value);
        }
        _ => {
            let expected = "a text, or a map with `text`, `link` and `date`";
            reader.wrong_type(node, "evidence", expected);
            return None;
        }
    }
    (evidence != Evidence::default()).then_some(evidence)
}

/// A date such as 2024-05-31, 2024-05 or 2024.
fn date(reader: &mut Reader, node: Node<'_>, what: &str) -> Option<Date> {
    let may_be = matches!(node.kind(), Kind::Text | Kind::Plain | Kind::Number);
    let date = may_be.then(|| node.text().parse().ok()).flatten();
    if date.is_none() {
        let message = format!("`{what}` is not a date");
        let found = Diagnostic::new(Code::BadValue, reader.place(node.span()), message);
        reader.push(found.help("write dates as `2024-05-31`, `2024-05` or `2024`"));
    }
    date
}

fn wishes(reader: &mut Reader, node: Node<'_>, what: &str) -> Wishes {
    let mut wishes = Wishes::default();
    if node.kind() != Kind::Map {
        let expected = "a map with `roles` and `families`";
        reader.wrong_type(node, &format!("`{what}`"), expected);
        return wishes;
    }
    for (key, value) in reader.fields(node, WishKey::ALL) {
        match key {
            WishKey::Roles => wishes.roles = reader.texts(value, key.name()),
            WishKey::Families => wishes.families = reader.texts(value, key.name()),
        }
    }
    wishes
}

fn report_repeats(reader: &mut Reader, skills: &[HeldSkill]) {
    let mut seen: HashMap<String, Span> = HashMap::with_capacity(skills.len());
    for held in skills {
        let span = held.skill.span;
        if let Some(first) = seen.insert(name_key(&held.skill.value), span) {
            let place = reader.place(span);
            let found = Diagnostic::new(Code::DuplicateKey, place, "a skill is listed twice")
                .related(reader.place(first), "first here")
                .help("keep one of the two");
            reader.push(found);
        }
    }
}
