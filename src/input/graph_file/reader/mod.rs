//! From a tape to a [`GraphDocument`]: what every key means.

mod in_parts;
mod maps;
mod moves;
mod names;
mod requirements;
mod roles;
mod scale;
mod skills;
#[cfg(test)]
mod tests;
mod values;

use super::keys::{Key, TopKey};
use super::not_a_graph;
use super::stranger::{self, Nature};
use super::tape::{Kind, Node};
use crate::diagnostic::{BoundedFindings, Code, Diagnostic};
use crate::document::{GraphDocument, LateralMoves, RuleLevel, ShortForms, Term, Unread};
use crate::input::graph_file::pay::low_pay;
use crate::model::text::shortened;
use crate::model::{LintLevel, Name, is_slug, slug, title_from_id};
use crate::source::{Place, SourceId, Span, Spanned};
pub(super) use in_parts::{InParts, Section, read};
pub(super) use maps::ODD_SPACE;
use names::{MapNumber, Names};

/// How a file is read and spoken about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::input) enum Manner {
    /// Every key must be known, and findings may show what is written.
    Open,
    /// Every key must be known, and no finding repeats a word of the file.
    Private,
    /// As [`Manner::Private`], in a format of others: unknown keys and empty values mean nothing.
    Lenient,
}

/// What reading needs at hand.
pub(in crate::input) struct Reader {
    source: SourceId,
    manner: Manner,
    diagnostics: BoundedFindings,
    names: Names,
    short: ShortForms,
    unread: Unread,
}

impl Reader {
    pub(in crate::input) fn new(source: SourceId, manner: Manner) -> Self {
        Self {
            source,
            manner,
            diagnostics: BoundedFindings::default(),
            names: Names::default(),
            short: ShortForms::default(),
            unread: Unread::default(),
        }
    }

    /// The findings, in the order in which they were found.
    pub(in crate::input) fn finish(self) -> Vec<Diagnostic> {
        self.diagnostics.finish()
    }

    pub(in crate::input) fn push(&mut self, finding: Diagnostic) {
        self.diagnostics.push(finding);
    }

    /// Reads the topmost map, but for the sections of which there have been parts.
    fn top(
        &mut self,
        root: Node<'_>,
        mut document: GraphDocument,
        taken: &[(Section, MapNumber)],
    ) -> Option<GraphDocument> {
        if root.kind() != Kind::Map {
            self.wrong_type(root, "a graph file", "a map with keys such as `roles`");
            return None;
        }
        match stranger::nature(root) {
            Nature::Graph => {}
            Nature::Unclear => self.manner = Manner::Private,
            Nature::Profile => {
                let start = Span {
                    end: root.span().start,
                    ..root.span()
                };
                self.diagnostics.push(not_a_graph(self.source, start));
                return None;
            }
        }
        let before = self.diagnostics.errors();
        let fields = self.fields(root, TopKey::ALL);
        if self.diagnostics.errors() > before {
            self.unread.add_scale();
        }
        for (key, node) in fields {
            let section = match key {
                TopKey::Skills => Section::Skills,
                TopKey::Roles => Section::Roles,
                TopKey::Transitions => Section::Transitions,
                _ => {
                    self.setting(key, node, &mut document);
                    continue;
                }
            };
            if taken.iter().all(|(taken, _)| *taken != section) {
                let map = self.new_section();
                self.section(section, node, map, &mut document);
            }
        }
        // What counts for the whole graph may have a file of its own.
        let says_nothing =
            !document.names_anything() && self.short.is_empty() && !document.has_settings();
        if says_nothing && self.diagnostics.errors() == 0 {
            let found = Diagnostic::new(
                Code::EmptyFile,
                self.place(root.span()),
                "this file names no role, no skill and no transition",
            );
            self.diagnostics.push(found.help("add `roles`"));
        }
        if self.manner == Manner::Open
            && let Some(found) = low_pay(&document.roles, |span| self.place(span))
        {
            let help =
                "write thousands as `40-55k`, or say what it is for: `12.50/hour`, `3500/month`";
            self.diagnostics.push(found.help(help));
        }
        Some(document)
    }

    /// Reads what stands at the top of a file and is no section of it.
    fn setting(&mut self, key: TopKey, node: Node<'_>, document: &mut GraphDocument) {
        match key {
            TopKey::Schema | TopKey::Skills | TopKey::Roles | TopKey::Transitions => {}
            TopKey::Careergraph => {
                self.whole(node, key.name(), 1..=1);
            }
            TopKey::Title => document.title = self.text(node, key.name()),
            TopKey::Description => document.description = self.text(node, key.name()),
            TopKey::Source => document.citation = self.text(node, key.name()),
            TopKey::License => document.license = self.text(node, key.name()),
            TopKey::Currency => document.currency = self.currency(node, key.name()),
            TopKey::Scale => {
                document.scale = self.scale(node);
                if document.scale.is_none() {
                    self.unread.add_scale();
                }
            }
            TopKey::LateralMoves => {
                let ways = [
                    (LateralMoves::TwoWay, "two-way"),
                    (LateralMoves::OneWay, "one-way"),
                ];
                document.lateral_moves = self.word(node, key.name(), &ways);
            }
            TopKey::Lint => document.lint = self.levels(node),
            TopKey::Families => document.families = self.terms(node, key.name()),
            TopKey::Tracks => document.tracks = self.terms(node, key.name()),
        }
    }

    /// Adds the entries of a section: all of them, or those of a part of the map that has this number.
    fn section(
        &mut self,
        section: Section,
        node: Node<'_>,
        map: MapNumber,
        document: &mut GraphDocument,
    ) {
        match section {
            Section::Skills => self.skills(node, map, &mut document.skills),
            Section::Roles => self.roles(node, map, &mut document.roles),
            Section::Transitions => self.transitions(node, &mut document.transitions),
        }
    }

    fn levels(&mut self, node: Node<'_>) -> Vec<RuleLevel> {
        if node.kind() != Kind::Map {
            self.wrong_type(
                node,
                "`lint`",
                "a map from rule to `allow`, `warn` or `deny`",
            );
            return Vec::new();
        }
        let entries = self.entries(node).into_iter();
        let levels = entries.filter_map(|(rule, level)| {
            let level = self.word(level, "lint", &LintLevel::NAMES)?;
            Some(RuleLevel { rule, level })
        });
        levels.collect()
    }

    fn terms(&mut self, node: Node<'_>, what: &str) -> Vec<Term> {
        if node.kind() == Kind::List {
            let texts = self.texts(node, what);
            return texts
                .into_iter()
                .map(|id| Term {
                    title: id.clone(),
                    id,
                })
                .collect();
        }
        if node.kind() != Kind::Map {
            self.wrong_type(node, &format!("`{what}`"), "a map from id to title");
            return Vec::new();
        }
        let mut terms = Vec::new();
        for (id, title) in self.entries(node) {
            match self.text(title, "a title") {
                Some(title) => terms.push(Term { id, title }),
                None => self.unread.add(&id.value),
            }
        }
        terms
    }

    /// Settles id and title of a skill or role from its key, its `id` and its `title`.
    fn names(
        &mut self,
        key: Option<Spanned<Name>>,
        id: Option<&Spanned<Name>>,
        title: Option<Spanned<Name>>,
        node: Node<'_>,
        aliases: &mut Vec<Spanned<Name>>,
    ) -> Option<(Spanned<Name>, Spanned<Name>)> {
        let Some(named) = id
            .cloned()
            .or_else(|| key.clone())
            .or_else(|| title.clone())
        else {
            let found = Diagnostic::new(
                Code::MissingKey,
                self.place(Span {
                    end: node.span().start + 1,
                    ..node.span()
                }),
                "this entry has neither `title` nor `id`",
            );
            self.diagnostics.push(found.help("add `title`"));
            return None;
        };
        let made = if is_slug(&named.value) {
            named.value.clone()
        } else {
            self.name(&slug(&named.value))
        };
        if made.is_empty() {
            let message = format!("no id can be made from `{}`", named.value);
            let found = Diagnostic::new(Code::BadValue, self.place(named.span), message);
            self.diagnostics
                .push(found.help("a name needs a letter or a digit"));
            return None;
        }
        if id.is_some() && made != named.value {
            let message = format!("`{}` is not an id", named.value);
            let found = Diagnostic::new(Code::BadValue, self.place(named.span), message).help(
                format!("an id has lower-case letters, digits and hyphens: `{made}`"),
            );
            self.diagnostics.push(found);
            return None;
        }
        let settled = Spanned::new(made, named.span);
        let made = &settled.value;
        // A key that is neither the id nor the title is one more name.
        let title = title.or_else(|| key.clone().filter(|key| !is_slug(&key.value)));
        if let Some(key) = key {
            let is_title = title.as_ref().is_some_and(|title| title.value == key.value);
            if !is_title && key.value != *made && *slug(&key.value) != **made {
                aliases.push(key);
            }
        }
        let title = match title {
            Some(title) => title,
            None => Spanned::new(title_from_id(made).into(), named.span),
        };
        Some((settled, title))
    }

    /// Remembers the texts of what cannot be part of the document, since they may be names that
    /// other places use.
    fn leave_out(&mut self, key: Option<&Spanned<Name>>, node: Node<'_>) {
        if let Some(key) = key {
            self.unread.add(&key.value);
        }
        match node.kind() {
            Kind::List => node.items().for_each(|item| self.leave_out(None, item)),
            Kind::Map => node.pairs().for_each(|(key, value)| {
                self.leave_out(None, key);
                self.leave_out(None, value);
            }),
            _ => self.unread.add(node.text()),
        }
    }

    pub(in crate::input) fn report(
        &mut self,
        code: Code,
        span: Span,
        message: impl Into<Box<str>>,
    ) {
        self.diagnostics
            .push(Diagnostic::new(code, self.place(span), message));
    }

    /// What stands at a node, in backticks; where that is private, what is given instead.
    fn shown(&self, node: Node<'_>, instead: &str) -> String {
        match self.manner {
            Manner::Open => format!("`{}`", shortened(node.text())),
            Manner::Private | Manner::Lenient => instead.to_owned(),
        }
    }

    pub(in crate::input) fn place(&self, span: Span) -> Place {
        Place {
            source: self.source,
            span,
        }
    }

    /// The one copy of a name.
    fn name(&mut self, text: &str) -> Name {
        self.names.get(text)
    }
}

/// Whether a value says nothing.
pub(in crate::input) fn is_blank(node: Node<'_>) -> bool {
    let is_text = matches!(node.kind(), Kind::Text | Kind::Plain);
    node.is_null() || is_text && node.text().trim().is_empty()
}

/// Words in backticks, joined by commas.
pub(in crate::input) fn list(words: &[&str]) -> String {
    words
        .iter()
        .map(|word| format!("`{word}`"))
        .collect::<Vec<_>>()
        .join(", ")
}
