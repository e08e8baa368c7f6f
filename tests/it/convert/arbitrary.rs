//! Arbitrary documents, as far as a graph file can hold them.

use careergraph::document::{
    AboutEntry, Asked, AskedProficiency, Choice, GraphDocument, LateralMoves, MoveAttributes,
    MoveEntry, MoveList, RequirementEntry, RequirementExtra, RoleEntry, RuleLevel, SkillEntry,
    Term, TransitionEntry,
};
use careergraph::model::{
    Basis, Importance, LintLevel, Name, Observation, PayPeriod, ProficiencyScale, ProficiencyStep,
    Rare, RoleId, Salary, SkillId, SkillKind, TransitionKind, YearRange, name_key,
};
use careergraph::source::{Span, Spanned};
use proptest::collection::vec;
use proptest::prelude::*;

/// A text as a reader yields it: not empty, without space around it.
pub(super) fn name() -> impl Strategy<Value = Name> {
    const ODD: &[&str] = &[
        "no",
        "~",
        "010",
        "1e3",
        "3rd",
        "+1",
        "=",
        "<<",
        "- a",
        "? b",
        "a: b",
        "a #b",
        "{a}",
        "[b]",
        "a, b",
        "\"a\" 'b'",
        "a\\b",
        "a\nb",
        "a\n\n# b\n- c",
        "a\tb",
        "a\u{85}b",
        "\u{2028}",
        "\u{0}",
        "\u{1b}[0m",
        "a\u{202e}b",
        "\u{200b}",
        "😀",
        "R&D",
        "C++",
        "日本語",
        "__proto__",
        "any_of",
        "skill",
        "outside",
        "essential",
        "3-7",
        "null",
        "\"\"\"",
        "-",
        "---",
        "x\u{feff}",
    ];
    let odd = proptest::sample::select(ODD).prop_map(str::to_owned);
    let text = prop_oneof![
        4 => "[A-Z][a-z]{1,8}( [a-z]{1,8}){0,2}",
        3 => odd,
        1 => any::<String>(),
        1 => "[a-z:,#]{1,9}( {1,2}[a-z:,#]{1,9}){10,40}",
    ];
    text.prop_map(|text| Name::from(text.trim()))
        .prop_filter("a text is not empty", |text| !text.is_empty())
}

fn at<T>(value: T) -> Spanned<T> {
    Spanned::new(value, Span::default())
}

fn text() -> impl Strategy<Value = Spanned<Name>> {
    name().prop_map(at)
}

fn maybe<T: std::fmt::Debug>(some: impl Strategy<Value = T>) -> impl Strategy<Value = Option<T>> {
    proptest::option::weighted(0.25, some)
}

fn few<T: std::fmt::Debug>(item: impl Strategy<Value = T>) -> impl Strategy<Value = Vec<T>> {
    prop_oneof![2 => Just(()).prop_map(|()| Vec::new()), 1 => vec(item, 1..4)]
}

fn id() -> impl Strategy<Value = String> {
    "[a-c0-2]{1,2}(-[a-z0-9]{1,3})?|no|010|null|日本"
}

fn years() -> impl Strategy<Value = YearRange> {
    (0u32..400, proptest::option::of(0u32..400)).prop_map(|(min, more)| {
        let min = f64::from(min) / 8.0;
        let max = more.map(|more| min + f64::from(more / 8) / 8.0);
        YearRange { min, max }
    })
}

fn salary() -> impl Strategy<Value = Salary> {
    let pay = || proptest::option::of((0u32..90_000).prop_map(f64::from));
    let currency = proptest::option::of(prop_oneof![
        Just("USD".to_owned()),
        name().prop_map(|name| name.to_string())
    ]);
    let per = proptest::sample::select(vec![PayPeriod::Year, PayPeriod::Week, PayPeriod::Hour]);
    (pay(), pay(), currency, per).prop_filter_map("a range has a bound", |(a, b, currency, per)| {
        Salary::new(a, b.map(|b| b + a.unwrap_or(0.0)), currency, per).ok()
    })
}

fn attributes() -> impl Strategy<Value = Option<Box<MoveAttributes>>> {
    let observation = (
        maybe(any::<u32>()),
        maybe(name()),
        maybe((0u32..99).prop_map(|years| f64::from(years) / 4.0)),
    );
    let observation = observation.prop_map(|(people, period, median_years)| {
        at(Observation {
            people,
            period,
            median_years,
        })
    });
    let basis = proptest::sample::select(Basis::NAMES.map(|(basis, _)| basis).to_vec());
    let attributes = (
        maybe(basis.prop_map(at)),
        maybe(text()),
        maybe(text()),
        maybe(text()),
        maybe(observation),
        maybe(any::<bool>().prop_map(at)),
        few(text()),
    );
    let attributes = attributes.prop_map(
        |(basis, qualifier, note, citation, observation, one_way, aliases)| {
            let mut said = Box::new(MoveAttributes::default());
            (said.basis, said.qualifier, said.note) = (basis, qualifier, note);
            (said.citation, said.observation) = (citation, observation);
            (said.one_way, said.aliases) = (one_way, aliases);
            said
        },
    );
    maybe(attributes)
}

fn moves() -> impl Strategy<Value = Vec<MoveEntry>> {
    let list = proptest::sample::select(MoveList::ALL.map(|(list, ..)| list).to_vec());
    let years = maybe(years().prop_map(at));
    let one = (list, text(), maybe(0u32..3), years, attributes());
    let alone = one.prop_map(|(list, role, group, years, attributes)| {
        let mut entry = MoveEntry::new(list, role);
        (entry.group, entry.years, entry.attributes) = (group, years, attributes);
        vec![entry]
    });
    let alone = alone.boxed();
    // Alternatives that say the same, as most do.
    let alike = (alone.clone(), vec(text(), 1..3)).prop_map(|(mut entry, others)| {
        entry[0].group = Some(7);
        for role in others {
            let mut other = entry[0].clone();
            other.role = role;
            entry.push(other);
        }
        entry
    });
    vec(prop_oneof![3 => alone, 1 => alike], 0..5).prop_map(|entries| entries.concat())
}

fn proficiency() -> impl Strategy<Value = AskedProficiency> {
    let named = name().prop_filter("any is a word of its own", |name| name_key(name) != "any");
    prop_oneof![
        Just(AskedProficiency::Unspecified),
        (1u8..=20).prop_map(AskedProficiency::Number),
        named.prop_map(|name| AskedProficiency::Named(Box::new(name))),
    ]
}

fn requirement() -> impl Strategy<Value = RequirementEntry> {
    let choice = vec(text(), 1..4).prop_flat_map(|of| {
        (1..=of.len() as u16).prop_map(move |count| {
            let of = of.clone();
            Asked::AnyOf(Box::new(Choice { count, of }))
        })
    });
    let asked = prop_oneof![2 => name().prop_map(Asked::Skill), 1 => choice];
    let importance = prop_oneof![
        3 => Just(Importance::ESSENTIAL),
        2 => Just(Importance::OPTIONAL),
        1 => (1u32..8000).prop_filter_map("a weight", |eighths| Importance::weighing(f64::from(eighths) / 8.0)),
    ];
    let label = proptest::option::weighted(0.7, name());
    let extra = maybe(few(name()));
    (
        asked,
        proficiency(),
        importance,
        any::<bool>(),
        label,
        extra,
    )
        .prop_map(
            |(asked, proficiency, importance, inferred, label, evidence)| {
                let choice = matches!(asked, Asked::AnyOf(_));
                let mut extra = RequirementExtra::default();
                extra.label = label.filter(|_| choice);
                extra.evidence = evidence.unwrap_or_default();
                extra.inferred = inferred && choice;
                let mut entry = RequirementEntry::new("", proficiency);
                (entry.asked, entry.importance) = (asked, importance);
                entry.extra = Some(Box::new(extra));
                entry
            },
        )
}

fn about() -> impl Strategy<Value = Rare<AboutEntry>> {
    let single = (maybe(text()), maybe(text()), maybe(text()));
    let lists = vec(few(text()), 8);
    (single, lists).prop_map(|(single, lists)| {
        let mut lists = lists.into_iter();
        let mut list = || lists.next().unwrap_or_default();
        let mut about = AboutEntry::default();
        about.summary = single.0;
        about.minimum_education = single.1;
        about.preferred_education = single.2;
        about.fields_of_study = list();
        about.responsibilities = list();
        about.secondary_responsibilities = list();
        about.preferred_experience = list();
        about.notes = list();
        about.tags = list();
        about.occupation_codes = list();
        about.outside_entries = list();
        about.into()
    })
}

fn role() -> impl Strategy<Value = RoleEntry> {
    let names = (id(), text(), few(text()), maybe(text()), maybe(text()));
    let numbers = (
        maybe((0u16..99).prop_map(at)),
        maybe(years().prop_map(at)),
        maybe(salary().prop_map(at)),
    );
    let rest = (
        maybe(any::<bool>().prop_map(at)),
        maybe(text()),
        few(requirement()),
        moves(),
        about(),
        few(text()),
    );
    (names, numbers, rest).prop_map(|(names, numbers, rest)| {
        let mut role = RoleEntry::new(at(RoleId::new(names.0)), names.1);
        role.aliases = names.2;
        role.family = names.3;
        role.track = names.4;
        (role.level, role.years) = (numbers.0, numbers.1);
        role.salary = numbers.2.map(Box::new);
        (
            role.terminal,
            role.inherits,
            role.requirements,
            role.moves,
            role.about,
            role.allow,
        ) = rest;
        role
    })
}

fn skill() -> impl Strategy<Value = SkillEntry> {
    let kind = proptest::sample::select(SkillKind::NAMES.map(|(kind, _)| kind).to_vec());
    let names = (id(), text(), few(text()), few(text()));
    let rest = (
        maybe(kind.prop_map(at)),
        maybe(text()),
        maybe(text()),
        proptest::bool::weighted(0.1),
    );
    (names, rest).prop_map(|((id, title, aliases, broader), rest)| {
        let mut skill = SkillEntry::new(at(SkillId::new(id)), title);
        (skill.aliases, skill.broader) = (aliases, broader);
        (
            skill.kind,
            skill.category,
            skill.description,
            skill.ambiguous,
        ) = rest;
        skill
    })
}

fn rule_level() -> impl Strategy<Value = RuleLevel> {
    let level = proptest::sample::select(LintLevel::NAMES.map(|(level, _)| level).to_vec());
    (text(), level).prop_map(|(rule, level)| RuleLevel::new(rule, level))
}

fn scale() -> impl Strategy<Value = ProficiencyScale> {
    let step = (name(), maybe(name())).prop_map(|(name, description)| ProficiencyStep {
        name: name.to_string(),
        description: description.map(|text| text.to_string()),
    });
    let is_name = |step: &ProficiencyStep| {
        name_key(&step.name) != "any" && !step.name.bytes().all(|b| b.is_ascii_digit())
    };
    let step = step.prop_filter("a step has a name", is_name);
    vec(step, 1..6).prop_filter_map("names of steps differ", ProficiencyScale::new)
}

fn transition() -> impl Strategy<Value = TransitionEntry> {
    let kind = proptest::sample::select(TransitionKind::NAMES.map(|(kind, _)| kind).to_vec());
    let years = maybe(years().prop_map(at));
    let parts = (text(), text(), kind, years, attributes());
    parts.prop_map(|(from, to, kind, years, attributes)| {
        let mut entry = TransitionEntry::new(from, to, kind);
        (entry.years, entry.attributes) = (years, attributes);
        entry
    })
}

/// A document with at least one role.
pub(super) fn document() -> impl Strategy<Value = GraphDocument> {
    let term = || (text(), text()).prop_map(|(id, title)| Term::new(id, title));
    let lateral = prop_oneof![Just(LateralMoves::TwoWay), Just(LateralMoves::OneWay)];
    let texts = vec(maybe(text()), 5);
    let head = (
        texts,
        maybe(scale().prop_map(at)),
        maybe(lateral.prop_map(at)),
        few(rule_level()),
    );
    let terms = (few(term()), few(term()));
    let body = (few(skill()), vec(role(), 1..4), few(transition()));
    (head, terms, body).prop_map(|((texts, scale, lateral_moves, lint), terms, body)| {
        let mut texts = texts.into_iter();
        let mut text = || texts.next().flatten();
        let mut document = GraphDocument::default();
        document.title = text();
        document.description = text();
        document.citation = text();
        document.license = text();
        document.currency = text();
        (document.scale, document.lateral_moves, document.lint) = (scale, lateral_moves, lint);
        (document.families, document.tracks) = terms;
        (document.skills, document.roles, document.transitions) = body;
        document
    })
}
