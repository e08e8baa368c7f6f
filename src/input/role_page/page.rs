//! The sections of a page, put together as a role.

use crate::diagnostic::{Code, Diagnostic};
use crate::document::{GraphDocument, MoveList, RoleEntry, SkillEntry, TransitionEntry};
use crate::model::{Name, RoleId, YearRange, slug};
use crate::source::{Place, SourceId, Span, Spanned};

use super::PageOptions;
use super::acronyms;
use super::facts::find_years;
use super::front;
use super::headings::Section;
use super::levels;
use super::lines::{Line, Lines};
use super::marks;
use super::moves::LastStep;
use super::prose::{Sentence, SentenceKind};
use super::sections::{Group, group};
use super::title::{Title, find_title};
use super::titles;
use super::unread::Reports;

/// Reads one page.
pub(super) struct Reader<'r> {
    source: SourceId,
    pub(super) text: &'r str,
    pub(super) options: PageOptions<'r>,
    pub(super) diagnostics: &'r mut Vec<Diagnostic>,
    pub(super) role: RoleEntry,
    pub(super) summary: Joined,
    pub(super) minimum_education: Joined,
    pub(super) preferred_education: Joined,
    /// The years that a list of requirements states beside others.
    pub(super) years_beside: Option<(YearRange, Span)>,
    /// Whether the page states the salary under its name.
    pub(super) states_salary: bool,
    /// Whether the role is one of several of a page, each of which begins at its heading.
    pub(super) is_of_ladder: bool,
    pub(super) groups: u32,
    /// Transitions between other roles, which a sequence of steps names.
    pub(super) transitions: Vec<TransitionEntry>,
    /// Whether the moves at hand stand right under "Career Progression".
    pub(super) in_career: bool,
    /// The last step of the entry before.
    pub(super) last_step: LastStep,
    /// The ids of what the page calls the role besides its names.
    pub(super) also_called: Vec<String>,
    pub(super) reports: Reports,
}

/// Several lines that make one text.
#[derive(Default)]
pub(super) struct Joined {
    text: String,
    span: Option<Span>,
}

impl Joined {
    pub(super) fn add(&mut self, line: &Line<'_>, joint: &str) {
        if !self.text.is_empty() {
            self.text.push_str(joint);
        }
        self.text.push_str(&line.text);
        let span = self.span.get_or_insert(line.span);
        span.end = span.end.max(line.span.end);
    }

    pub(super) fn add_sentence(&mut self, line: &Line<'_>) {
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
            states_salary: false,
            is_of_ladder: false,
            groups: 0,
            transitions: Vec::new(),
            in_career: false,
            last_step: LastStep::default(),
            also_called: Vec::new(),
            reports: Reports::default(),
        }
    }

    pub(super) fn read(mut self, page: Lines<'_>) -> Option<GraphDocument> {
        let levels = levels::several(&page.body);
        let Some(mut title) = find_title(&page, &levels, self.text) else {
            let place = self.place(Span::default());
            let has_section = page.body.iter().any(|line| line.heading.is_some());
            let (message, help) = if has_section {
                (
                    "the page names no role",
                    "begin it with a line such as `Job title: Engineer`",
                )
            } else {
                (
                    "the page has no heading that is known, and names no role",
                    "give it a title, and sections such as `Responsibilities`, `Requirements` and `Next roles`",
                )
            };
            self.diagnostics
                .push(Diagnostic::new(Code::EmptyFile, place, message).help(help));
            return None;
        };
        self.name(&title)?;
        let body = self.take_levels(page.body, &levels, &mut title.line);
        let groups = group(body, &title, self.text);
        let skills = self.describe(groups, page.front_matter);
        let place = self.place(self.role.title.span);
        self.diagnostics.extend(self.reports.rest(place));
        Some(GraphDocument {
            source: self.source,
            skills,
            roles: vec![self.role],
            transitions: self.transitions,
            ..GraphDocument::default()
        })
    }

    /// Reads the sections of the role, and returns the skills that the page declares.
    pub(super) fn describe(
        &mut self,
        groups: Vec<Group<'_>>,
        front_matter: Vec<(String, String, Span)>,
    ) -> Vec<SkillEntry> {
        self.states_salary = front::state_salary(&groups);
        let mut sentences: Vec<Sentence<'_>> = Vec::new();
        for group in groups {
            self.section(group, &mut sentences);
        }
        if self.role.years.is_none() {
            let beside = self.years_beside;
            self.role.years = beside.map(|(years, span)| Spanned::new(years, span));
        }
        self.front_matter(front_matter);
        acronyms::expand(&mut self.role);
        let skills = self.skills(&sentences);
        let about = &mut self.role.about;
        about.summary = std::mem::take(&mut self.summary).finish();
        about.minimum_education = std::mem::take(&mut self.minimum_education).finish();
        about.preferred_education = std::mem::take(&mut self.preferred_education).finish();
        skills
    }

    pub(super) fn place(&self, span: Span) -> Place {
        Place {
            source: self.source,
            span,
        }
    }

    /// Names the role. A title without a letter or digit makes no id.
    pub(super) fn name(&mut self, title: &Title) -> Option<()> {
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

    fn section<'t>(&mut self, mut group: Group<'t>, sentences: &mut Vec<Sentence<'t>>) {
        match group.section {
            Section::Career => return self.career(&group.lines),
            Section::Aside | Section::Unknown => return self.unknown(&group),
            _ => {}
        }
        marks::take(&mut group);
        for line in group.lines {
            // Between the entries of a list, a plain line is something else.
            let stray = group.has_bullets && !line.is_bullet();
            match group.section {
                Section::Above | Section::Front | Section::Salary | Section::Tags => {
                    self.front(group.section, &line);
                }
                Section::Summary => self.summary.add(&line, "\n\n"),
                _ if stray => self.not_understood(&line),
                Section::Chrome | Section::Career | Section::Aside | Section::Unknown => {
                    self.not_understood(&line);
                }
                Section::EntryFrom => self.moves(MoveList::EntryFrom, &line),
                Section::AdvancesTo => self.moves(MoveList::AdvancesTo, &line),
                Section::LateralTo => self.moves(MoveList::LateralTo, &line),
                Section::HardSkills => sentences.push(sentence(line, SentenceKind::Technical)),
                Section::SoftSkills => sentences.push(sentence(line, SentenceKind::Soft)),
                Section::Years | Section::Minimum => sentences.extend(self.experience(line)),
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
                Section::Wishes => sentences.extend(self.wish(line)),
                Section::MinimumEducation if line.stated.is_wish => {
                    self.preferred_education.add_sentence(&line);
                }
                Section::MinimumEducation => self.minimum_education.add_sentence(&line),
                Section::PreferredEducation => self.preferred_education.add_sentence(&line),
                Section::Fields => self.fields_of_study(&line),
                Section::Primary => self.role.about.responsibilities.push(said(&line)),
                Section::Secondary => {
                    self.role.about.secondary_responsibilities.push(said(&line));
                }
                Section::PreferredExperience | Section::Preferred => {
                    self.role.about.preferred_experience.push(said(&line));
                }
            }
        }
    }
}

/// What a line says, with its place.
pub(super) fn said(line: &Line<'_>) -> Spanned<Name> {
    Spanned::new(Name::from(&*line.text), line.span)
}

pub(super) fn sentence(line: Line<'_>, kind: SentenceKind) -> Sentence<'_> {
    Sentence {
        text: line.text,
        span: line.span,
        kind,
        stated: line.stated,
    }
}
