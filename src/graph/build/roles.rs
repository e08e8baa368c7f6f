//! The roles of a graph: described ones, and stubs that are only mentioned.

use hashbrown::{HashMap, HashSet};

use super::named::{Named, Thing};
use super::seen::{ByText, first_places};
use super::{Findings, NameIndex, Said, Single, place};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{AboutEntry, GraphDocument, RoleEntry, ShortTransition, says_more};
use crate::model::{
    About, Education, Name, Rare, Role, RoleId, Salary, name_key, slug, title_from_id,
};
use crate::source::{Place, SourceId, Span, Spanned};

/// All roles, in the order of their ids.
pub(super) type Table = Named<Role>;

impl Thing for Role {
    const WHAT: &str = "role";
    type Id = RoleId;

    fn id(&self) -> &RoleId {
        &self.id
    }

    fn aliases(&self) -> &[Name] {
        &self.aliases
    }
}

/// What there is to know of roles whose data are part of a graph already.
pub(super) struct Known {
    /// In the order of the roles.
    pub(super) heads: Vec<Head>,
    names: NameIndex,
}

/// What a role is known by.
pub(super) struct Head {
    pub(super) id: RoleId,
    pub(super) title: Name,
    pub(super) described: bool,
    /// Where it was first named.
    pub(super) named: Place,
}

impl Known {
    /// The index of a role, where the name is known.
    pub(super) fn find(&self, name: &str) -> Option<u32> {
        self.names.find(name)
    }

    pub(super) fn into_names(self) -> NameIndex {
        self.names
    }
}

/// The entries that describe one role.
type Group<'d> = [(&'d RoleEntry, &'d GraphDocument)];

impl Table {
    pub(super) fn new<'d, 'l, D: Iterator<Item = Said<'d>>>(
        said: impl Fn() -> D,
        listed: &'l [Vec<ShortTransition>],
        findings: &mut Findings,
    ) -> Self {
        let documents = || said().map(|(document, _)| document);
        let mut table = Self::described(documents(), findings);
        table.mention(said().zip(listed), findings);
        table.sort();
        table.alias(documents(), findings);
        table
    }

    /// The index of a role that a document names.
    fn find(&self, name: &str) -> u32 {
        self.names.find(name).unwrap_or_default()
    }

    /// The roles, what there is to know of them elsewhere, and what their names came to.
    pub(super) fn into_parts(self) -> (Vec<Role>, Known, ByText) {
        let heads = self.data.iter().zip(&self.places);
        let heads = heads.map(|(role, named)| Head {
            id: role.id.clone(),
            title: role.title.clone(),
            described: role.described,
            named: *named,
        });
        let known = Known {
            heads: heads.collect(),
            names: self.names,
        };
        (self.data, known, self.seen)
    }

    /// The roles that some documents describe.
    fn described<'d>(
        documents: impl Iterator<Item = &'d GraphDocument>,
        findings: &mut Findings,
    ) -> Self {
        let mut entries: Vec<(&RoleEntry, &GraphDocument)> = documents
            .flat_map(|d| d.roles.iter().map(move |entry| (entry, d)))
            .collect();
        entries.sort_by(|(a, da), (b, db)| {
            (&a.id.value, da.source, a.id.span).cmp(&(&b.id.value, db.source, b.id.span))
        });
        let mut table = Self::with_room(entries.len());
        let mut described: Vec<u32> = Vec::with_capacity(entries.len());
        for group in entries.chunk_by(|(a, _), (b, _)| a.id.value == b.id.value) {
            report_repeats(group, findings);
            let (first, document) = group[0];
            let at = place(document.source, first.id.span);
            let id = first.id.value.as_str();
            let index = table.add(id, at, findings, |findings| merge(group, findings));
            for (entry, _) in group {
                table.seen.insert(entry.id.value.as_name(), index);
                described.push(index);
            }
        }
        for ((entry, document), index) in entries.iter().zip(described) {
            let names = std::iter::once(&entry.title).chain(&entry.aliases);
            table.claim(names, index, document.source, findings);
        }
        table
    }

    /// Adds a stub for every mention of a role that nobody describes.
    fn mention<'d, 'l>(
        &mut self,
        said: impl Iterator<Item = (Said<'d>, &'l Vec<ShortTransition>)>,
        findings: &mut Findings,
    ) {
        let mut stubs: HashMap<String, (Name, Place)> = HashMap::new();
        for ((document, short), listed) in said {
            let names = &short.role_names;
            let ends = || listed.iter().flat_map(|one| [one.from(), one.to()]);
            let unknown = first_places(names, ends());
            let unknown = unknown.filter(|name| self.known_often(name.value).is_none());
            let unknown: Vec<_> = unknown.collect();
            let mut mention = |mention: &Spanned<Name>| {
                if self.known_often(&mention.value).is_some() {
                    return;
                }
                let at = place(document.source, mention.span);
                let id = slug(&mention.value);
                if id.is_empty() {
                    let message = format!("no id can be made from `{}`", mention.value);
                    let finding = Diagnostic::new(Code::BadValue, at, message);
                    findings.push(finding.help("a name needs a letter or a digit"));
                    return;
                }
                let entry = stubs
                    .entry(id)
                    .or_insert_with(|| (mention.value.clone(), at));
                entry.1 = entry.1.min(at);
                if mention.value < entry.0 {
                    entry.0 = mention.value.clone();
                }
            };
            each_mention(document, &mut mention);
            let mut some_make_no_id = false;
            for name in unknown {
                if slug(name.value).is_empty() {
                    some_make_no_id = true;
                } else {
                    mention(&name.map(Name::clone));
                }
            }
            // That no id can be made is said of every mention.
            for end in ends().filter(|_| some_make_no_id) {
                let name = &names[end.value as usize];
                if slug(name).is_empty() {
                    mention(&Spanned::new(name.clone(), end.span));
                }
            }
        }
        let mut stubs: Vec<_> = stubs.into_iter().collect();
        stubs.sort_unstable_by(|(a, _), (b, _)| a.cmp(b));
        for (id, (name, at)) in stubs {
            let title: Name = if *name == *id {
                title_from_id(&id).into()
            } else {
                name.clone()
            };
            let stub = blank(RoleId::new(&*id), title.clone());
            self.add_unsaid(&[&id, &name, &title], at, stub);
        }
    }

    /// Gives mentioned roles the aliases that their mentions state, unless another role has them.
    fn alias<'d>(
        &mut self,
        documents: impl Iterator<Item = &'d GraphDocument>,
        findings: &mut Findings,
    ) {
        let mut claims: Vec<(String, u32, Name, Place)> = Vec::new();
        for document in documents {
            for moved in document.roles.iter().flat_map(|role| &role.moves) {
                for alias in moved
                    .attributes
                    .iter()
                    .flat_map(|attributes| &attributes.aliases)
                {
                    let role = self.find(&moved.role.value);
                    let at = place(document.source, alias.span);
                    claims.push((name_key(&alias.value), role, alias.value.clone(), at));
                }
            }
        }
        claims.sort();
        for group in claims.chunk_by(|a, b| a.0 == b.0) {
            let contested = group.iter().any(|claim| claim.1 != group[0].1);
            // What could not be read may make one role of two.
            let may_define = |name: &str| findings.unread.may_define(name);
            let is_unsure = may_define(&group[0].2)
                || group
                    .iter()
                    .any(|claim| may_define(&self.data[claim.1 as usize].title));
            for (position, (_, role, alias, at)) in group.iter().enumerate() {
                let holder = self.names.find(alias);
                if contested || holder.is_some_and(|holder| holder != *role) {
                    if is_unsure {
                        continue;
                    }
                    let message = format!("`{alias}` already names another role");
                    let finding = Diagnostic::new(Code::AliasTaken, *at, message)
                        .label("left out here")
                        .help("name the role in full");
                    findings.push(finding);
                } else if holder.is_none() && position == 0 {
                    self.names.insert(alias, *role);
                    self.data[*role as usize].aliases.push(alias.clone());
                }
            }
        }
    }
}

/// Reports a role that one file describes twice.
fn report_repeats(group: &Group<'_>, findings: &mut Findings) {
    let pairs = group.windows(2);
    for pair in pairs.filter(|pair| pair[0].1.source == pair[1].1.source) {
        let [first, second] =
            [pair[0], pair[1]].map(|(entry, document)| place(document.source, entry.id.span));
        let message = format!("role `{}` is described twice", pair[0].0.id.value);
        let finding = Diagnostic::new(Code::DuplicateRole, second, message)
            .related(first, "first here")
            .help("merge the two descriptions, or give the two roles different titles, such as `Housekeeping Supervisor`");
        findings.push(finding);
    }
}

/// Calls `mention` with every role that the entries of a document name in a transition.
fn each_mention(document: &GraphDocument, mention: &mut impl FnMut(&Spanned<Name>)) {
    for moved in document.roles.iter().flat_map(|role| &role.moves) {
        mention(&moved.role);
    }
    for transition in &document.transitions {
        mention(&transition.from);
        mention(&transition.to);
    }
}

fn blank(id: RoleId, title: Name) -> Role {
    Role {
        id,
        title,
        aliases: Vec::new(),
        described: false,
        family: None,
        track: None,
        level: None,
        years: None,
        salary: None,
        terminal: false,
        inherits: None,
        about: Rare::default(),
    }
}

/// One role from all entries that describe it.
fn merge(group: &Group<'_>, findings: &mut Findings) -> Role {
    let id = &group[0].0.id.value;
    let mut role = blank(id.clone(), group[0].0.title.value.clone());
    role.described = true;
    let mut one = One {
        id,
        group,
        findings,
    };
    let title = one.of("title", |entry| {
        let title = &entry.title;
        (group.len() == 1 || says_more(id.as_str(), &title.value)).then_some(title)
    });
    role.title = title.unwrap_or(role.title);
    role.family = one.of("family", |entry| entry.family.as_ref());
    role.track = one.of("track", |entry| entry.track.as_ref());
    role.level = one.of("level", |entry| entry.level.as_ref());
    role.years = one.of("years", |entry| entry.years.as_ref());
    role.salary = salary(&mut one).map(Box::new);
    role.terminal = one
        .of("terminal", |entry| entry.terminal.as_ref())
        .unwrap_or(false);
    let mut about = About::default();
    about.summary = one.of("summary", |entry| entry.about.summary.as_ref());
    let text = |name: Name| name.to_string();
    about.education = Education {
        minimum: one
            .of("education", |e| e.about.minimum_education.as_ref())
            .map(text),
        preferred: one
            .of("preferred education", |e| {
                e.about.preferred_education.as_ref()
            })
            .map(text),
        fields: joined(group, |a| &a.fields_of_study)
            .into_iter()
            .map(text)
            .collect(),
    };
    fill(&mut about, group);
    role.about = about.into();
    let mut seen = HashSet::new();
    let aliases = group.iter().flat_map(|(entry, _)| &entry.aliases);
    let names = aliases.map(|alias| &alias.value);
    role.aliases
        .extend(names.filter(|name| seen.insert(*name)).cloned());
    role
}

fn fill(about: &mut About, group: &Group<'_>) {
    about.responsibilities = joined(group, |a| &a.responsibilities);
    about.secondary_responsibilities = joined(group, |a| &a.secondary_responsibilities);
    about.preferred_experience = joined(group, |a| &a.preferred_experience);
    about.notes = joined(group, |a| &a.notes);
    about.tags = joined(group, |a| &a.tags);
    about.occupation_codes = joined(group, |a| &a.occupation_codes);
    about.outside_entries = joined(group, |a| &a.outside_entries);
}

/// A salary, with the currency of its file where it names none, or else with that of another file which says
/// what the role is paid.
fn salary(one: &mut One<'_, '_>) -> Option<Salary> {
    let said = one.group.iter();
    let said = said.filter_map(|(entry, document)| Some((entry.salary.as_ref()?, document)));
    let currency = |salary: &Salary, document: &GraphDocument| {
        let of_file = document.currency.as_ref();
        let of_file = of_file.map(|code| code.value.to_string());
        salary.currency.clone().or(of_file)
    };
    let mut all = said.clone();
    let known = all.find_map(|(salary, document)| currency(&salary.value, document));
    let mut single = Single::new();
    for (salary, document) in said {
        let whole = Salary {
            currency: currency(&salary.value, document).or_else(|| known.clone()),
            ..salary.value.clone()
        };
        one.offer("salary", &mut single, whole, document.source, salary.span);
    }
    single.take()
}

/// Takes single values from a group of entries.
struct One<'g, 'd> {
    id: &'g RoleId,
    group: &'g Group<'d>,
    findings: &'g mut Findings,
}

impl<'d> One<'_, 'd> {
    fn of<T: Clone + PartialEq + 'd>(
        &mut self,
        key: &str,
        value: impl Fn(&'d RoleEntry) -> Option<&'d Spanned<T>>,
    ) -> Option<T> {
        let mut single = Single::new();
        for (entry, document) in self.group {
            if let Some(said) = value(entry) {
                let value = said.value.clone();
                self.offer(key, &mut single, value, document.source, said.span);
            }
        }
        single.take()
    }

    /// Takes what a file says at a key.
    fn offer<T: PartialEq>(
        &mut self,
        key: &str,
        single: &mut Single<T>,
        value: T,
        source: SourceId,
        span: Span,
    ) {
        let what = || format!("`{key}` of role `{}`", self.id);
        single.offer(what, value, place(source, span), self.findings);
    }
}

/// The lists of all entries, each text once, in the order of the files.
fn joined<'d>(
    group: &Group<'d>,
    list: impl Fn(&'d AboutEntry) -> &'d [Spanned<Name>],
) -> Vec<Name> {
    let mut seen = HashSet::new();
    let texts = group
        .iter()
        .flat_map(|(entry, _)| list(&entry.about))
        .map(|text| &text.value);
    texts
        .filter(|text| seen.insert((*text).clone()))
        .cloned()
        .collect()
}
