//! The sections of a page, put together as a role.

use crate::diagnostic::{Code, Diagnostic};
use crate::document::{GraphDocument, MoveList, RoleEntry, TransitionEntry};
use crate::model::{Name, RoleId, YearRange, name_key, slug};
use crate::source::{Place, SourceId, Span, Spanned};

use super::PageOptions;
use super::acronyms;
use super::facts::{
    FoundSalary, find_salary, find_years, is_education, looks_like_tags, split_tags,
};
use super::headings::Section;
use super::lines::{Bullet, Line, Lines};
use super::moves::{LastStep, split_list};
use super::prose::{Sentence, SentenceKind, in_words};
use super::sections::{Group, Title, find_title, group, has_currency};
use super::titles;

/// How many lines that were not understood are reported one by one.
const MAX_REPORTED: usize = 200;

/// Keys at the top of a Markdown page that say nothing of the role.
const SITE_KEYS: [&str; 16] = [
    "title",
    "date",
    "slug",
    "author",
    "authors",
    "layout",
    "description",
    "draft",
    "lastmod",
    "updated",
    "published",
    "weight",
    "url",
    "permalink",
    "lang",
    "image",
];

/// Reads one page.
pub(super) struct Reader<'r> {
    source: SourceId,
    pub(super) text: &'r str,
    pub(super) options: PageOptions<'r>,
    diagnostics: &'r mut Vec<Diagnostic>,
    pub(super) role: RoleEntry,
    summary: Joined,
    minimum_education: Joined,
    preferred_education: Joined,
    /// The years that a list of requirements states beside others.
    years_beside: Option<(YearRange, Span)>,
    pub(super) groups: u32,
    /// Transitions between other roles, which a sequence of steps names.
    pub(super) transitions: Vec<TransitionEntry>,
    /// The last step of the entry before.
    pub(super) last_step: LastStep,
    /// Lines that were not understood and are not reported one by one.
    unreported: usize,
    reported: usize,
}

/// Several lines that make one text.
#[derive(Default)]
struct Joined {
    text: String,
    span: Option<Span>,
}

impl Joined {
    fn add(&mut self, line: &Line<'_>, joint: &str) {
        if !self.text.is_empty() {
            self.text.push_str(joint);
        }
        self.text.push_str(&line.text);
        let span = self.span.get_or_insert(line.span);
        span.end = span.end.max(line.span.end);
    }

    fn add_sentence(&mut self, line: &Line<'_>) {
        let joint = if self.text.ends_with('.') { " " } else { "; " };
        self.add(line, joint);
    }

    fn finish(self) -> Option<Spanned<Name>> {
        let span = self.span?;
        Some(Spanned::new(self.text.into(), span))
    }
}

impl<'r> Reader<'r> {
    pub(super) fn new(
        source: SourceId,
        text: &'r str,
        options: PageOptions<'r>,
        diagnostics: &'r mut Vec<Diagnostic>,
    ) -> Self {
        Self {
            source,
            text,
            options,
            diagnostics,
            role: RoleEntry::new(
                Spanned::new(RoleId::new(""), Span::default()),
                Spanned::new(Name::from(""), Span::default()),
            ),
            summary: Joined::default(),
            minimum_education: Joined::default(),
            preferred_education: Joined::default(),
            years_beside: None,
            groups: 0,
            transitions: Vec::new(),
            last_step: LastStep::default(),
            unreported: 0,
            reported: 0,
        }
    }

    pub(super) fn read(mut self, page: Lines<'_>) -> Option<GraphDocument> {
        let Some(title) = find_title(&page, self.text) else {
            let place = self.place(Span::default());
            self.diagnostics.push(
                Diagnostic::new(Code::EmptyFile, place, "the page names no role")
                    .help("begin it with a line such as `Key Responsibilities and Required Skills for Engineer`"),
            );
            return None;
        };
        self.name(&title)?;
        let groups = group(page.body, &title, self.text);
        let mut sentences: Vec<Sentence<'_>> = Vec::new();
        for group in groups {
            self.section(group, &mut sentences);
        }
        if self.role.years.is_none() {
            let beside = self.years_beside;
            self.role.years = beside.map(|(years, span)| Spanned::new(years, span));
        }
        self.front_matter(page.front_matter);
        acronyms::expand(&mut self.role);
        let skills = self.skills(&sentences);
        self.report_rest();
        let about = &mut self.role.about;
        about.summary = self.summary.finish();
        about.minimum_education = self.minimum_education.finish();
        about.preferred_education = self.preferred_education.finish();
        Some(GraphDocument {
            source: self.source,
            skills,
            roles: vec![self.role],
            transitions: self.transitions,
            ..GraphDocument::default()
        })
    }

    fn place(&self, span: Span) -> Place {
        Place {
            source: self.source,
            span,
        }
    }

    /// Names the role. A title without a letter or digit makes no id.
    fn name(&mut self, title: &Title) -> Option<()> {
        let read = titles::read_title(&title.text);
        let id = slug(&read.title);
        if id.is_empty() {
            let place = self.place(title.span);
            self.diagnostics.push(
                Diagnostic::new(
                    Code::EmptyFile,
                    place,
                    "the title of the page has no letter",
                )
                .help("write the name of the role"),
            );
            return None;
        }
        self.role.id = Spanned::new(RoleId::new(id), title.span);
        self.role.title = Spanned::new(read.title.into(), title.span);
        let aliases = read.aliases.into_iter();
        let aliases = aliases.filter(|alias| !slug(alias).is_empty());
        self.role.aliases = aliases
            .map(|a| Spanned::new(a.into(), title.span))
            .collect();
        Some(())
    }

    fn section<'t>(&mut self, group: Group<'t>, sentences: &mut Vec<Sentence<'t>>) {
        if group.section == Section::Career {
            return self.career(&group.lines);
        }
        for line in group.lines {
            // Between the entries of a list, a plain line is something else.
            let stray = group.has_bullets && !line.is_bullet();
            match group.section {
                Section::Above | Section::Front | Section::Salary | Section::Tags => {
                    self.front(group.section, &line);
                }
                Section::Summary => self.summary.add(&line, "\n\n"),
                _ if stray => self.not_understood(&line),
                Section::Chrome | Section::Career | Section::Unknown => self.not_understood(&line),
                Section::EntryFrom => self.moves(MoveList::EntryFrom, &line),
                Section::AdvancesTo => self.moves(MoveList::AdvancesTo, &line),
                Section::LateralTo => self.moves(MoveList::LateralTo, &line),
                Section::HardSkills => sentences.push(sentence(line, SentenceKind::Technical)),
                Section::SoftSkills => sentences.push(sentence(line, SentenceKind::Soft)),
                Section::Years | Section::Minimum => self.years(&line),
                Section::EducationAndExperience => {
                    if find_years(&line.text, "").is_some() {
                        self.years(&line);
                    } else {
                        self.minimum_education.add_sentence(&line);
                    }
                }
                Section::Qualifications | Section::Requirements => {
                    sentences.extend(self.qualification(line));
                }
                Section::PreferredQualifications if is_education(&line.text) => {
                    self.preferred_education.add_sentence(&line);
                }
                Section::MinimumEducation => self.minimum_education.add_sentence(&line),
                Section::PreferredEducation => self.preferred_education.add_sentence(&line),
                Section::Fields => self.fields_of_study(&line),
                Section::Primary => self.role.about.responsibilities.push(said(&line)),
                Section::Secondary => {
                    self.role.about.secondary_responsibilities.push(said(&line));
                }
                Section::PreferredExperience
                | Section::Preferred
                | Section::PreferredQualifications => {
                    self.role.about.preferred_experience.push(said(&line));
                }
            }
        }
    }

    /// Salary and tags, which stand before the first heading or under their own.
    fn front(&mut self, section: Section, line: &Line<'_>) {
        if self.role.salary.is_none() && section != Section::Tags {
            match find_salary(&line.text, section == Section::Salary) {
                FoundSalary::Range(salary, others) => {
                    self.role.salary = Some(Spanned::new(salary, line.span));
                    for other in others {
                        let start = other.as_ptr() as usize - line.text.as_ptr() as usize;
                        let span = line.part(self.text, start, start + other.len());
                        let note = Spanned::new(Name::from(other), span);
                        self.role.about.notes.push(note);
                    }
                    return;
                }
                FoundSalary::Blank if section == Section::Salary || has_currency(&line.text) => {
                    return;
                }
                FoundSalary::Counted => {
                    let message = "this pay is not by the hour, day, week, month or year";
                    return self.note(line.text.to_string(), line.span, message);
                }
                _ => {}
            }
        }
        let own = section == Section::Tags;
        let first = self.role.about.tags.is_empty() || line.is_bullet();
        let pieces = line
            .pieces
            .as_deref()
            .filter(|_| section != Section::Above)
            .filter(|pieces| first && pieces.iter().all(|piece| looks_like_tags(piece)));
        if let Some(pieces) = pieces {
            let tags = pieces
                .iter()
                .map(|piece| Spanned::new(Name::from(piece.trim()), line.span));
            self.role.about.tags.extend(tags);
        } else if own || (first && section == Section::Front && looks_like_tags(&line.text)) {
            for tag in split_tags(&line.text) {
                let start = tag.as_ptr() as usize - line.text.as_ptr() as usize;
                let span = line.part(self.text, start, start + tag.len());
                self.role.about.tags.push(Spanned::new(tag.into(), span));
            }
        } else {
            self.not_understood(line);
        }
    }

    fn years(&mut self, line: &Line<'_>) {
        let found = find_years(&line.text, &self.role.title.value);
        match (found, &self.role.years) {
            (Some((years, alone)), None) => {
                self.role.years = Some(Spanned::new(years, line.span));
                if !alone {
                    self.role.about.notes.push(said(line));
                }
            }
            (Some(_), Some(_)) => self.role.about.notes.push(said(line)),
            (None, _) => self.not_understood(line),
        }
    }

    /// A line of a list that has education, years and skills. Returns it where skills are to be found in it.
    fn qualification<'t>(&mut self, line: Line<'t>) -> Option<Sentence<'t>> {
        let years = find_years(&line.text, &self.role.title.value);
        if let Some((years, _)) = years {
            // Of several the most: "Five years in a mill", "Two years of SQL".
            let more = |known: &(YearRange, Span)| known.0.min >= years.min;
            if !self.years_beside.as_ref().is_some_and(more) {
                self.years_beside = Some((years, line.span));
            }
        }
        if is_education(&line.text) {
            self.minimum_education.add_sentence(&line);
            return None;
        }
        let asked = sentence(line, SentenceKind::Technical);
        let found = self
            .options
            .lexicon
            .requirements(std::slice::from_ref(&asked));
        match years {
            Some((_, alone)) if found.requirements.is_empty() => {
                let note = Spanned::new(Name::from(&*asked.text), asked.span);
                self.role.about.notes.extend((!alone).then_some(note));
                None
            }
            _ => Some(asked),
        }
    }

    /// The fields of study, of which a line that is no entry of a list has several.
    fn fields_of_study(&mut self, line: &Line<'_>) {
        let fields = &mut self.role.about.fields_of_study;
        if matches!(line.bullet, Bullet::Mark | Bullet::Number) {
            fields.push(said(line));
            return;
        }
        for field in split_list(&line.text, &[',', ';']) {
            let start = field.as_ptr() as usize - line.text.as_ptr() as usize;
            let span = line.part(self.text, start, start + field.len());
            fields.push(Spanned::new(field.into(), span));
        }
    }

    /// Finds the skills of the page and keeps the sentences in which there are none.
    fn skills(&mut self, sentences: &[Sentence<'_>]) -> Vec<crate::document::SkillEntry> {
        let found = self.options.lexicon.requirements(sentences);
        self.role.requirements = found.requirements;
        for sentence in found.unrecognised.iter().filter_map(|&n| sentences.get(n)) {
            let place = self.place(sentence.span);
            self.diagnostics.push(Diagnostic::new(
                Code::NothingRecognised,
                place,
                "no known skill in this sentence",
            ));
            let note = Spanned::new(Name::from(&*sentence.text), sentence.span);
            self.role.about.notes.push(note);
        }
        for (number, names) in found.unknown {
            let Some(sentence) = sentences.get(number) else {
                continue;
            };
            let (message, help) = in_words(&names);
            let place = self.place(sentence.span);
            let finding = Diagnostic::new(Code::NothingRecognised, place, message);
            self.diagnostics.push(finding.help(help));
        }
        found.skills
    }

    /// The tags of the block at the top. The usual keys beside them are for the site that the page was
    /// on; others are kept and reported.
    fn front_matter(&mut self, entries: Vec<(String, String, Span)>) {
        let mut others: Vec<(String, Span)> = Vec::new();
        for (key, value, span) in entries {
            match name_key(&key).as_str() {
                key if SITE_KEYS.contains(&key) => {}
                "tags" | "keywords" | "categories" => {
                    for tag in split_tags(&value) {
                        let tag = tag.trim_matches(['"', '\'']);
                        let same = |known: &Spanned<Name>| name_key(&known.value) == name_key(tag);
                        if !self.role.about.tags.iter().any(same) {
                            let tag = Spanned::new(tag.into(), span);
                            self.role.about.tags.push(tag);
                        }
                    }
                }
                _ => others.push((format!("{key}: {value}"), span)),
            }
        }
        let Some((_, first)) = others.first() else {
            return;
        };
        let last = others.last().map_or(*first, |(_, span)| *span);
        let span = Span {
            start: first.start,
            end: last.end,
        };
        let text: Vec<String> = others.into_iter().map(|(text, _)| text).collect();
        self.note(text.join("; "), span, "these keys say nothing of the role");
    }

    pub(super) fn not_understood(&mut self, line: &Line<'_>) {
        self.note(
            line.text.to_string(),
            line.span,
            "this line fits no known section",
        );
    }

    /// Keeps a text as a note and reports it.
    pub(super) fn note(&mut self, text: String, span: Span, message: &str) {
        self.role.about.notes.push(Spanned::new(text.into(), span));
        if self.reported == MAX_REPORTED {
            self.unreported += 1;
            return;
        }
        self.reported += 1;
        let place = self.place(span);
        let found = Diagnostic::new(Code::NotUnderstood, place, message);
        self.diagnostics
            .push(found.label("kept as a note of the role"));
    }

    fn report_rest(&mut self) {
        if self.unreported == 0 {
            return;
        }
        let more = self.unreported;
        let place = self.place(self.role.title.span);
        self.diagnostics.push(Diagnostic::new(
            Code::NotUnderstood,
            place,
            format!("{more} more lines of the page fit no known section"),
        ));
    }
}

/// What a line says, with its place.
fn said(line: &Line<'_>) -> Spanned<Name> {
    Spanned::new(Name::from(&*line.text), line.span)
}

fn sentence(line: Line<'_>, kind: SentenceKind) -> Sentence<'_> {
    Sentence {
        text: line.text,
        span: line.span,
        kind,
    }
}
