//! JSON Resume (jsonresume.org): the parts that say what a person holds and has done.
//!
//! Its schema allows keys of everybody's own, so an unknown one is no mistake, and empty values
//! stand for absent ones.

use super::dates::{date, goes_on};
use crate::diagnostic::{Code, Diagnostic};
use crate::input::graph_file::keys::{Key, Shape, keys};
use crate::input::graph_file::reader::{Reader, is_blank};
use crate::input::graph_file::tape::{Kind, Node};
use crate::model::{
    Date, Evidence, HeldProficiency, HeldSkill, Job, JobEnd, Name, Profile, SkillGroup,
};
use crate::source::{Span, Spanned};

keys! {
    /// The sections that are read.
    Section {
        Basics "basics" Shape::Defined("basics"), "Who it is.";
        Work "work" Shape::Defined("work"), "Jobs.";
        Skills "skills" Shape::Defined("skills"), "Skills.";
        Languages "languages" Shape::Defined("languages"), "Languages.";
        Certificates "certificates" Shape::Defined("certificates"), "Certificates.";
        Projects "projects" Shape::Defined("projects"), "Projects.";
    }
}

keys! {
    /// Keys of the entries of the sections.
    Field {
        Name "name" Shape::Text, "A name.";
        Label "label" Shape::Text, "What the person is.";
        Position "position" Shape::Text, "The title of a job.";
        Start "startDate" Shape::Text, "When it began.";
        End "endDate" Shape::Text, "When it ended.";
        Date "date" Shape::Text, "When it was given.";
        Level "level" Shape::Text, "How well.";
        Keywords "keywords" Shape::Texts, "Keywords.";
        Language "language" Shape::Text, "A language.";
        Fluency "fluency" Shape::Text, "How well.";
        Url "url" Shape::Text, "Where it can be seen.";
    }
}

/// Reads a profile; its findings stay with the reader.
pub(super) fn read(reader: &mut Reader, root: Node<'_>) -> Profile {
    let mut profile = Profile::default();
    for (section, node) in reader.fields(root, Section::ALL) {
        if let Section::Basics = section {
            if node.kind() == Kind::Map {
                basics(reader, node, &mut profile);
            } else {
                reader.wrong_type(node, "`basics`", "a map");
            }
            continue;
        }
        if node.kind() != Kind::List {
            reader.wrong_type(node, &format!("`{}`", section.name()), "a list");
            continue;
        }
        for item in node.items().filter(|item| !is_blank(*item)) {
            if matches!(section, Section::Skills) && matches!(item.kind(), Kind::Text | Kind::Plain)
            {
                profile.groups.extend(bare_skill(reader, item));
                continue;
            }
            if item.kind() != Kind::Map {
                let what = format!("an entry of `{}`", section.name());
                reader.wrong_type(item, &what, "a map");
                continue;
            }
            match section {
                Section::Basics => {}
                Section::Work => profile.jobs.extend(job(reader, item)),
                Section::Skills => profile.groups.push(group(reader, item)),
                Section::Languages => profile.skills.extend(language(reader, item)),
                Section::Certificates => profile.skills.extend(certificate(reader, item)),
                Section::Projects => profile.skills.extend(project(reader, item)),
            }
        }
    }
    profile
}

fn basics(reader: &mut Reader, node: Node<'_>, profile: &mut Profile) {
    for (field, value) in reader.fields(node, Field::ALL) {
        match field {
            Field::Name => profile.name = text(reader, value, field).map(|name| name.value),
            Field::Label => profile.label = text(reader, value, field),
            _ => {}
        }
    }
}

fn job(reader: &mut Reader, node: Node<'_>) -> Option<Job> {
    let (mut title, mut start) = (None, None);
    let (mut end, mut end_span) = (JobEnd::Unsaid, None);
    for (field, value) in reader.fields(node, Field::ALL) {
        match field {
            Field::Position => title = text(reader, value, field),
            Field::Start => start = date(reader, value, field.name()),
            Field::End if goes_on(value) => end = JobEnd::Present,
            Field::End => {
                let date = date(reader, value, field.name());
                end = date.map_or(JobEnd::Unreadable, JobEnd::On);
                end_span = Some(value.span());
            }
            _ => {}
        }
    }
    if let (Some(start), JobEnd::On(end), Some(span)) = (start, end, end_span)
        && end.days() < start.days()
        && !end.covers(start)
    {
        let place = reader.place(span);
        let found = Diagnostic::new(Code::BadValue, place, "this job ends before it begins");
        reader.push(found.help("swap `startDate` and `endDate`"));
        return None;
    }
    // The beginning of the entry is enough to point at.
    let span = Span {
        end: node.span().end.min(node.span().start + 1),
        ..node.span()
    };
    Some(Job {
        title,
        start,
        end,
        span,
    })
}

/// A text in the place of an entry of `skills` is the name of one.
fn bare_skill(reader: &mut Reader, node: Node<'_>) -> Option<SkillGroup> {
    let heading = text(reader, node, Field::Name)?;
    Some(SkillGroup {
        level: as_level(None, heading.span),
        heading: Some(heading),
        keywords: Vec::new(),
    })
}

fn group(reader: &mut Reader, node: Node<'_>) -> SkillGroup {
    let (mut heading, mut keywords) = (None, Vec::new());
    let mut level = Spanned::new(HeldProficiency::Unspecified, node.span());
    for (field, value) in reader.fields(node, Field::ALL) {
        match field {
            Field::Name => heading = text(reader, value, field),
            Field::Level => level = as_level(text(reader, value, field), value.span()),
            Field::Keywords => keywords = texts(reader, value, field),
            _ => {}
        }
    }
    SkillGroup {
        heading,
        level,
        keywords,
    }
}

fn as_level(text: Option<Spanned<Name>>, span: Span) -> Spanned<HeldProficiency> {
    match text {
        Some(text) => text.map(HeldProficiency::Level),
        None => Spanned::new(HeldProficiency::Unspecified, span),
    }
}

fn language(reader: &mut Reader, node: Node<'_>) -> Option<HeldSkill> {
    let (mut skill, mut proficiency) = (None, None);
    for (field, value) in reader.fields(node, Field::ALL) {
        match field {
            Field::Language => skill = text(reader, value, field),
            Field::Fluency => proficiency = text(reader, value, field),
            _ => {}
        }
    }
    let skill = skill?;
    Some(HeldSkill {
        proficiency: as_level(proficiency, skill.span),
        skill,
        evidence: Vec::new(),
        loose: true,
    })
}

/// A certificate shows the skills that its name names.
fn certificate(reader: &mut Reader, node: Node<'_>) -> Option<HeldSkill> {
    let mut evidence = Evidence::default();
    let mut skill = None;
    for (field, value) in reader.fields(node, Field::ALL) {
        match field {
            Field::Name => skill = text(reader, value, field),
            Field::Date => evidence.date = date(reader, value, field.name()),
            Field::Url => evidence.link = text(reader, value, field).map(|link| link.value),
            _ => {}
        }
    }
    let skill = skill?;
    evidence.text = Some(skill.value.clone());
    Some(HeldSkill {
        proficiency: Spanned::new(HeldProficiency::Unspecified, skill.span),
        skill,
        evidence: vec![evidence],
        loose: true,
    })
}

/// A project shows the skills among its keywords.
fn project(reader: &mut Reader, node: Node<'_>) -> Vec<HeldSkill> {
    let mut evidence = Evidence::default();
    let mut keywords = Vec::new();
    let (mut start, mut end): (Option<Date>, Option<Date>) = (None, None);
    for (field, value) in reader.fields(node, Field::ALL) {
        match field {
            Field::Name => evidence.text = text(reader, value, field).map(|name| name.value),
            Field::Start => start = date(reader, value, field.name()),
            Field::End if goes_on(value) => {}
            Field::End => end = date(reader, value, field.name()),
            Field::Url => evidence.link = text(reader, value, field).map(|link| link.value),
            Field::Keywords => keywords = texts(reader, value, field),
            _ => {}
        }
    }
    evidence.date = end.or(start);
    let shown = (evidence != Evidence::default()).then_some(evidence);
    let held = keywords.into_iter().map(|skill| HeldSkill {
        proficiency: Spanned::new(HeldProficiency::Unspecified, skill.span),
        skill,
        evidence: shown.iter().cloned().collect(),
        loose: true,
    });
    held.collect()
}

/// A text or a number, which some programs write for levels.
fn text(reader: &mut Reader, node: Node<'_>, field: Field) -> Option<Spanned<Name>> {
    match node.kind() {
        Kind::Number => Some(Spanned::new(Name::from(node.text()), node.span())),
        _ => reader.text(node, field.name()),
    }
}

fn texts(reader: &mut Reader, node: Node<'_>, field: Field) -> Vec<Spanned<Name>> {
    if node.kind() != Kind::List {
        return text(reader, node, field).into_iter().collect();
    }
    let items = node.items().filter(|item| !is_blank(*item));
    items.filter_map(|item| text(reader, item, field)).collect()
}
