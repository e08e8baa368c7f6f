//! What a page asks for, line by line: years, education and skills.

use hashbrown::HashSet;

use crate::diagnostic::{Code, Diagnostic};
use crate::document::SkillEntry;
use crate::model::{Name, YearRange};
use crate::source::{Span, Spanned};

use super::facts::{find_years, is_condition, is_education, years_asked};
use super::lines::{Bullet, Line};
use super::moves::split_list;
use super::page::{Reader, said, sentence};
use super::prose::{Sentence, SentenceKind, in_words};

impl Reader<'_> {
    pub(super) fn years(&mut self, line: &Line<'_>) {
        let found = find_years(&line.text, &self.role.title.value).or_else(|| bare_years(line));
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

    /// A line below "Experience". Returns it where it states no years and names skills.
    pub(super) fn experience<'t>(&mut self, line: Line<'t>) -> Option<Sentence<'t>> {
        if line.stated.is_wish {
            return self.wish(line);
        }
        let is_entry = matches!(line.bullet, Bullet::Mark | Bullet::Number);
        if is_entry && find_years(&line.text, "").is_none() && !is_education(&line.text) {
            let asked = sentence(line.clone(), SentenceKind::Technical);
            if self.names_skills(&asked) {
                return Some(asked);
            }
        }
        self.years(&line);
        None
    }

    /// A line of a list that has education, years and skills. Returns it where skills are to be found in it.
    pub(super) fn qualification<'t>(&mut self, line: Line<'t>) -> Option<Sentence<'t>> {
        if line.stated.is_wish {
            return self.wish(line);
        }
        if is_condition(&line.text) {
            self.condition(&line);
            return None;
        }
        let years = years_asked(&line.text, &self.role.title.value);
        if let Some((years, _)) = years {
            self.years_beside(years, line.span);
        }
        // "5+ years of experience (a PhD counts as three)" is about experience.
        let outside = line.text.split(" (").next().unwrap_or_default();
        let beside_years = years.is_some() && !is_education(outside);
        if is_education(&line.text) && !beside_years {
            self.minimum_education.add_sentence(&line);
            return None;
        }
        let asked = sentence(line, SentenceKind::Technical);
        match years {
            Some((_, alone)) if !self.names_skills(&asked) => {
                let note = Spanned::new(Name::from(&*asked.text), asked.span);
                self.role.about.notes.extend((!alone).then_some(note));
                None
            }
            _ => Some(asked),
        }
    }

    /// The years of one line among others. Of several the most count: "Five years in a mill", "Two years of SQL".
    fn years_beside(&mut self, years: YearRange, span: Span) {
        let more = |known: &(YearRange, Span)| known.0.min >= years.min;
        if !self.years_beside.as_ref().is_some_and(more) {
            self.years_beside = Some((years, span));
        }
    }

    /// A condition of the work, which is no skill: "Must pass a credit check".
    fn condition(&mut self, line: &Line<'_>) {
        let place = self.place(line.span);
        let message = "this is a condition of the work and no skill";
        let found = Diagnostic::new(Code::NothingRecognised, place, message);
        self.diagnostics
            .push(found.label("kept as a note of the role"));
        self.role.about.notes.push(said(line));
    }

    /// A line of what is only wished for. Returns it where skills are to be found in it.
    pub(super) fn wish<'t>(&mut self, mut line: Line<'t>) -> Option<Sentence<'t>> {
        if is_education(&line.text) {
            self.preferred_education.add_sentence(&line);
            return None;
        }
        self.role.about.preferred_experience.push(said(&line));
        line.stated.is_wish = true;
        Some(sentence(line, SentenceKind::Technical))
    }

    fn names_skills(&self, asked: &Sentence<'_>) -> bool {
        let lexicon = self.options.lexicon;
        let found = lexicon.requirements(std::slice::from_ref(asked));
        !found.requirements.is_empty()
    }

    /// The fields of study, of which a line that is no entry of a list has several.
    pub(super) fn fields_of_study(&mut self, line: &Line<'_>) {
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
    pub(super) fn skills(&mut self, sentences: &[Sentence<'_>]) -> Vec<SkillEntry> {
        let found = self.options.lexicon.requirements(sentences);
        self.role.requirements = found.requirements;
        // Wishes are kept as they stand in any case.
        let wishes = &self.role.about.preferred_experience;
        let kept: HashSet<Span> = wishes.iter().map(|wish| wish.span).collect();
        let unrecognised = found.unrecognised.iter().filter_map(|&n| sentences.get(n));
        for sentence in unrecognised.filter(|sentence| !kept.contains(&sentence.span)) {
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
}

/// The years of "Years of experience: 3-5", whose label says what the numbers count.
fn bare_years(line: &Line<'_>) -> Option<(YearRange, bool)> {
    let is_number = |c: char| c.is_ascii_digit() || matches!(c, '+' | '-' | '–' | '.' | ' ');
    let bare = line.bullet == Bullet::Beside && line.text.chars().all(is_number);
    bare.then(|| find_years(&format!("{} years", line.text), ""))?
}
