//! Names of a data set that are to be told apart: no two roles, and no two skills, answer to one.

use hashbrown::{HashMap, HashSet};

use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Name, name_key, slug};
use crate::source::{Place, SourceId, Span, Spanned};

use super::report::{Reason, Report};

/// The most other names of the things of one table, and of one thing.
const MOST_CLAIMS: usize = 500_000;
const MOST_OF_ONE: usize = 1_000;

/// The names that are taken, by their keys.
#[derive(Default)]
pub(super) struct Names {
    taken: HashSet<String>,
    /// The titles that stand twice: where the first and another stand, and how many others there are.
    shared: Vec<(Spanned<Name>, Span, usize)>,
    seen: HashMap<String, (Spanned<Name>, Option<usize>)>,
    /// The number that the next title of a key gets, where what tells it apart does not.
    numbers: HashMap<String, usize>,
}

/// The id and the title under which something is known.
#[derive(Debug, Clone)]
pub(super) struct Known {
    pub(super) id: Name,
    pub(super) title: Name,
}

impl Names {
    /// Takes a title. One that is taken already gets what tells it apart in parentheses.
    pub(super) fn take(&mut self, title: &Name, span: Span, apart: &str) -> Known {
        let id = slug(title);
        let (id_key, key) = (name_key(&id), name_key(title));
        let is_free = !self.taken.contains(&id_key) && !self.taken.contains(&key);
        if is_free && !id.is_empty() {
            let first = (Spanned::new(title.clone(), span), None);
            self.seen.insert(key.clone(), first.clone());
            self.seen.insert(id_key.clone(), first);
            self.taken.extend([id_key, key]);
            let id = id.into();
            let title = title.clone();
            return Known { id, title };
        }
        self.remember([&key, &id_key], span);
        let mut longer = format!("{title} ({apart})");
        loop {
            let id = slug(&longer);
            let keys = [name_key(&id), name_key(&longer)];
            if !id.is_empty() && !keys.iter().any(|key| self.taken.contains(key)) {
                self.taken.extend(keys);
                let (id, title) = (id.into(), longer.into());
                return Known { id, title };
            }
            // Two codes may have the same letters.
            let number = self.numbers.entry(key.clone()).or_insert(1);
            *number += 1;
            longer = format!("{title} ({apart} {number})");
        }
    }

    fn remember(&mut self, keys: [&str; 2], span: Span) {
        let known = keys.into_iter().find(|key| self.seen.contains_key(*key));
        let Some((first, at)) = known.and_then(|key| self.seen.get_mut(key)) else {
            return;
        };
        if let Some(at) = *at {
            self.shared[at].2 += 1;
        } else {
            *at = Some(self.shared.len());
            self.shared.push((first.clone(), span, 1));
        }
    }

    /// Takes another name, where it is free.
    pub(super) fn take_alias(&mut self, key: String) -> bool {
        self.taken.insert(key)
    }

    /// Says which titles stand twice, in one finding.
    pub(super) fn report(self, source: SourceId, what: &str, report: &mut Report) {
        let place = |span| Place { source, span };
        let mut shared = self.shared.iter();
        let Some((first, other, others)) = shared.next() else {
            return;
        };
        let title = &first.value;
        let message = match others {
            1 => format!("two {what} are called `{title}`"),
            _ => format!("{} {what} are called `{title}`", others + 1),
        };
        let mut finding = Diagnostic::new(Code::SharedTitle, place(*other), message)
            .related(place(first.span), "the first one keeps the plain name");
        for (first, other, _) in shared.by_ref().take(2) {
            let said = format!("so does another `{}`", first.value);
            finding = finding.related(place(*other), said);
        }
        let more = shared.count();
        if more > 0 {
            finding = finding.help(format!("and {more} more titles are shared"));
        }
        report.push(finding.help("the others carry their codes or kinds in parentheses"));
    }
}

/// What other names things claim: one that several claim is nobody's.
#[derive(Default)]
pub(super) struct Claims {
    /// Who claims a name first; nobody's where several do.
    by_key: HashMap<String, Option<usize>>,
    /// In the order in which they stand.
    list: Vec<(usize, String, Spanned<Name>)>,
    /// How many each thing has.
    counts: HashMap<usize, usize>,
}

impl Claims {
    /// Claims a name for something.
    pub(super) fn add(
        &mut self,
        owner: usize,
        name: Spanned<Name>,
        source: SourceId,
        report: &mut Report,
    ) {
        if self.list.len() == MOST_CLAIMS {
            let reason = Reason::TooMany("other names", MOST_CLAIMS);
            return report.leave_out(source, name.span, reason, "");
        }
        let count = self.counts.entry(owner).or_default();
        *count += 1;
        if *count > MOST_OF_ONE {
            let reason = Reason::TooMany("other names of one thing", MOST_OF_ONE);
            return report.leave_out(source, name.span, reason, "");
        }
        let key = name_key(&name.value);
        if key.is_empty() {
            return;
        }
        match self.by_key.get_mut(&key) {
            Some(known) if *known == Some(owner) => {}
            Some(known) => *known = None,
            None => {
                self.by_key.insert(key.clone(), Some(owner));
                self.list.push((owner, key, name));
            }
        }
    }

    /// Says that something is called by a name as well, so that nobody else is called by it alone.
    pub(super) fn contest(&mut self, owner: usize, name: &str) {
        if let Some(known) = self.by_key.get_mut(&name_key(name))
            && *known != Some(owner)
        {
            *known = None;
        }
    }

    /// The names that one thing alone claims and that are free, each with that thing.
    pub(super) fn settle(self, names: &mut Names) -> Vec<(usize, Spanned<Name>)> {
        let Self { by_key, list, .. } = self;
        let sole = list
            .into_iter()
            .filter(|(_, key, _)| by_key.get(key).is_some_and(Option::is_some));
        let free =
            sole.filter_map(|(owner, key, name)| names.take_alias(key).then_some((owner, name)));
        free.collect()
    }
}
