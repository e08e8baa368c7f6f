//! From level to level: the advancements that levels suggest, for whoever asks for them.

use std::collections::BTreeMap;

use hashbrown::HashSet;

use super::Documents;
use crate::document::{MoveEntry, MoveList};
use crate::graph::{CareerGraph, RoleIx};
use crate::model::{Name, RoleId, TransitionKind};
use crate::source::Spanned;

/// What [`Documents::link_levels`] came to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct LinkedLevels {
    /// The advancements that were added, each from the first role to the second.
    pub added: Vec<(RoleId, RoleId)>,
    /// The roles that share a level with others of their family and track, so that nobody knows which of them
    /// lead where.
    pub shared: Vec<RoleId>,
    /// The roles of which nothing tells where they stand among others.
    pub unplaced: Vec<RoleId>,
    /// The roles that the graph leads to from the one above them already, so that an advancement would make a cycle.
    pub falling: Vec<RoleId>,
}

/// A described role, with the first document that describes it and its place there.
#[derive(Debug, Clone, Copy)]
struct Placed {
    role: RoleIx,
    level: Option<u16>,
    at: (usize, usize),
}

/// Roles of one family and track.
type Group = Vec<Placed>;

impl Documents {
    /// Adds an advancement from each role to the one that is next in its family and track: that of the next higher
    /// level, or, where none of them has a level, the next one of the table or the page that describes them. A role
    /// that an advancement leads from already, unless it is one down to a lower level, gets none. The graph is the one
    /// that was loaded with the documents; roles that it does not have are passed over. O(n log n), and the size of the
    /// graph for each role that others lead to from above.
    pub fn link_levels(&mut self, graph: &CareerGraph) -> LinkedLevels {
        let mut linked = LinkedLevels::default();
        for mut group in self.groups(graph) {
            let have_levels = group.iter().any(|placed| placed.level.is_some());
            let id = |placed: &Placed| graph.role_data(placed.role).id.clone();
            if have_levels {
                let without = group.extract_if(.., |placed| placed.level.is_none());
                linked.unplaced.extend(without.map(|placed| id(&placed)));
                group.sort_by_key(|placed| (placed.level, placed.at));
            }
            let rungs: Vec<&[Placed]> = if have_levels {
                group.chunk_by(|a, b| a.level == b.level).collect()
            } else {
                group.chunks(1).collect()
            };
            let shared = rungs.iter().filter(|rung| rung.len() > 1);
            let shared = shared.flat_map(|rung| rung.iter().map(id));
            linked.shared.extend(shared);
            for pair in rungs.windows(2) {
                let ([from], [to]) = (pair[0], pair[1]) else {
                    continue;
                };
                let is_next = have_levels || from.at.0 == to.at.0;
                if !is_next || leads_up(graph, *from) {
                    continue;
                }
                if leads_to(graph, to.role, from.role) {
                    linked.falling.push(id(from));
                } else {
                    linked.added.push((id(from), id(to)));
                    self.advance(*from, name(graph, to.role));
                }
            }
            if !have_levels {
                let files = group.chunk_by(|a, b| a.at.0 == b.at.0);
                let alone = files.filter(|placed| placed.len() == 1);
                linked.unplaced.extend(alone.map(|placed| id(&placed[0])));
            }
        }
        linked
    }

    /// The described roles by family and track, in the order in which they are described. Without either, those of
    /// one table or page are a group, where each has several.
    fn groups(&self, graph: &CareerGraph) -> Vec<Group> {
        let mut groups: BTreeMap<(Option<&Name>, Option<&Name>), Group> = BTreeMap::new();
        let mut seen = HashSet::new();
        for (document, described) in self.documents.iter().enumerate() {
            for (at, entry) in described.roles.iter().enumerate() {
                let role = graph.find_role(entry.id.value.as_str());
                let Some(role) = role.filter(|role| seen.insert(*role)) else {
                    continue;
                };
                let data = graph.role_data(role);
                let group = groups.entry((data.family.as_ref(), data.track.as_ref()));
                group.or_default().push(Placed {
                    role,
                    level: data.level,
                    at: (document, at),
                });
            }
        }
        let unnamed = groups.remove(&(None, None)).unwrap_or_default();
        let mut files: BTreeMap<usize, Group> = BTreeMap::new();
        for placed in &unnamed {
            files.entry(placed.at.0).or_default().push(*placed);
        }
        let are_ladders = files.values().all(|roles| roles.len() > 1);
        let unnamed = if are_ladders {
            files.into_values().collect()
        } else {
            vec![unnamed]
        };
        unnamed.into_iter().chain(groups.into_values()).collect()
    }

    /// Has a role advance to another one.
    fn advance(&mut self, from: Placed, to: Name) {
        let (document, at) = from.at;
        let entry = MoveEntry::new(MoveList::AdvancesTo, Spanned::from(to));
        self.documents[document].roles[at].moves.push(entry);
    }
}

/// The title of a role where that means no other one, else its id.
fn name(graph: &CareerGraph, role: RoleIx) -> Name {
    let data = graph.role_data(role);
    if graph.find_role(&data.title) == Some(role) {
        data.title.clone()
    } else {
        Name::from(data.id.as_str())
    }
}

/// Whether an advancement leads from a role, and not to a lower level.
fn leads_up(graph: &CareerGraph, from: Placed) -> bool {
    advancements(graph, from.role).any(|next| {
        let level = graph.role_data(next).level;
        level.zip(from.level).is_none_or(|(next, own)| next >= own)
    })
}

/// Whether some advancements lead from a role to another one.
fn leads_to(graph: &CareerGraph, from: RoleIx, to: RoleIx) -> bool {
    let mut seen: HashSet<RoleIx> = std::iter::once(from).collect();
    let mut open = vec![from];
    while let Some(role) = open.pop() {
        if role == to {
            return true;
        }
        open.extend(advancements(graph, role).filter(|next| seen.insert(*next)));
    }
    false
}

/// The roles that advancements lead to from a role.
fn advancements(graph: &CareerGraph, from: RoleIx) -> impl Iterator<Item = RoleIx> {
    let steps = graph.steps().out_of(from).iter();
    let leads_up = |index| graph.transition_at(index).kind() == TransitionKind::Advancement;
    let steps = steps.filter(move |step| step.transitions().any(leads_up));
    steps.map(|step| step.to)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::Format;
    use crate::load::Loader;

    /// The advancements that are added to some tables, and the roles that are told to have none.
    fn linked(tables: &[&str]) -> (Vec<String>, Vec<String>, Vec<String>) {
        let mut loader = Loader::new();
        for (at, table) in tables.iter().enumerate() {
            loader.text(format!("{at}.csv"), Format::Csv, *table);
        }
        let (read, mut documents) = loader.load_with_documents().expect("they are sound");
        let linked = documents.link_levels(&read.graph);
        let moves = documents
            .documents
            .iter()
            .flat_map(|document| &document.roles)
            .flat_map(|role| role.moves.iter().map(|to| (&role.id.value, &to.role.value)));
        let moves = moves.map(|(from, to)| format!("{from} > {to}")).collect();
        let ids = |ids: &[RoleId]| ids.iter().map(ToString::to_string).collect();
        (moves, ids(&linked.shared), ids(&linked.unplaced))
    }

    #[test]
    fn each_level_leads_to_the_next_one_of_its_family() {
        let (moves, shared, unplaced) = linked(&["title,family,level,next role\n\
             Cook,Kitchen,2,\nChef,Kitchen,4,\nHelp,Kitchen,1,\nWaiter,Bar,1,\nBarman,Bar,2,Owner\nOwner,Bar,3,\n\
             Washer,Kitchen,,\n"]);
        let expected = [
            "Help > Cook",
            "Cook > Chef",
            "Waiter > Barman",
            "Barman > Owner",
        ];
        for (from, to) in expected
            .iter()
            .map(|pair| pair.split_once(" > ").expect("it is one"))
        {
            let one = format!("{} > {to}", from.to_lowercase());
            assert_eq!(
                moves.iter().filter(|pair| **pair == one).count(),
                1,
                "{one}: {moves:?}"
            );
        }
        assert_eq!(moves.len(), expected.len(), "{moves:?}");
        assert_eq!((shared.len(), unplaced), (0, vec!["washer".to_owned()]));
    }

    #[test]
    fn nobody_guesses_between_roles_of_one_level() {
        let table = "title,level\nCook,1\nWaiter,1\nChef,2\nOwner,3\n";
        let (moves, shared, _) = linked(&[table]);
        assert_eq!(
            (moves, shared),
            (
                vec!["chef > Owner".to_owned()],
                vec!["cook".to_owned(), "waiter".to_owned()]
            )
        );
    }

    #[test]
    fn no_advancement_makes_a_cycle() {
        let table = "title,level,next role\nHelp,1,\nCook,2,\nChef,3,Cook\nOwner,4,\n";
        let (moves, shared, unplaced) = linked(&[table]);
        let expected = ["help > Cook", "chef > Cook", "chef > Owner"];
        assert_eq!(moves, expected, "{shared:?} {unplaced:?}");
    }

    #[test]
    fn ladders_of_two_tables_stay_apart() {
        let (moves, _, _) = linked(&[
            "title,level\nCook,1\nHead Cook,3\n",
            "title,level\nNurse,2\nMatron,4\n",
        ]);
        assert_eq!(moves, ["cook > Head Cook", "nurse > Matron"]);
    }

    #[test]
    fn without_levels_the_order_of_one_table_counts() {
        let (moves, _, unplaced) = linked(&[
            "skill,Junior Cook,Cook,Head Cook\nKnives,1,2,3\nStock,1,2,3\n",
            "title,years\nBaker,2\n",
        ]);
        assert_eq!(moves, ["junior-cook > Cook", "cook > Head Cook"]);
        assert_eq!(unplaced, ["baker"]);
    }
}
