//! From a graph to what is drawn of it.

use std::collections::{BTreeMap, BTreeSet};

use super::edges::edges;
use super::group::{self, Grouping};
use super::picked::{Picked, PickedRole};
use super::route::Routes;
use super::{
    Before, BoxFact, EdgeView, GraphView, Group, LegendEntry, MoveFact, NodeView, facts, legend,
};
use crate::graph::{CareerGraph, RequirementRef, RoleIx, RoleRef, RoleSet};
use crate::model::{Basis, Name, title_from_id};
use crate::query::between::Subgraph;
use crate::query::person::Person;
use crate::query::select::SelectorError;

/// # What to draw
impl CareerGraph {
    /// Returns the question what to draw of the graph: all of it, unless told otherwise.
    pub fn view(&self) -> ViewBuilder<'_> {
        ViewBuilder {
            graph: self,
            around: None,
            only: None,
            part: None,
            routes: None,
            skills: 0,
            grouping: Grouping::Auto,
            title: None,
            origin: None,
            person: None,
            before: None,
            shown: None,
            shown_moves: Vec::new(),
        }
    }
}

/// Around a role so many lines between the other roles are drawn in any case.
const FEW_LINES: usize = 12;

/// So many lines carry what they rest on in any case.
const FEW_LABELS: usize = 3;

/// What to draw of a graph.
///
/// Conditions add up: what is drawn fulfils all of them.
#[derive(Debug, Clone)]
#[must_use = "it draws nothing by itself"]
pub struct ViewBuilder<'g> {
    pub(super) graph: &'g CareerGraph,
    pub(super) around: Option<(RoleIx, usize)>,
    pub(super) only: Option<RoleSet>,
    part: Option<(Subgraph, String)>,
    /// Paths, and whether each transition of the graph lies on one.
    pub(super) routes: Option<(Routes, Vec<bool>)>,
    pub(super) skills: usize,
    grouping: Grouping,
    title: Option<String>,
    origin: Option<String>,
    /// Whose readiness the boxes show.
    pub(super) person: Option<Person<'g>>,
    /// An old graph, where changes are drawn.
    pub(super) before: Option<Before<'g>>,
    pub(super) shown: Option<Vec<BoxFact>>,
    pub(super) shown_moves: Vec<MoveFact>,
}

impl<'g> ViewBuilder<'g> {
    /// Draws a role and the roles that lie within so many moves of it, along transitions or against
    /// them. Within one move lie its feeder roles, its next roles and its lateral moves.
    ///
    /// # Panics
    ///
    /// Where the role came from another graph.
    #[track_caller]
    pub fn around(mut self, role: RoleRef<'_>, moves: usize) -> Self {
        self.graph.own(role);
        self.around = Some((role.index(), moves));
        self
    }

    /// Draws these roles, and the moves between them.
    ///
    /// # Panics
    ///
    /// Where the set is of a graph with another number of roles.
    #[track_caller]
    pub fn only(mut self, roles: &RoleSet) -> Self {
        self.graph.expect_own(roles);
        match &mut self.only {
            Some(only) => only.intersect(roles),
            None => self.only = Some(roles.clone()),
        }
        self
    }

    /// Draws the roles that a selector selects, and the moves between them; see
    /// [`Selector`](crate::query::select::Selector).
    ///
    /// # Errors
    ///
    /// Where the text is not a selector, or names what the graph does not have.
    pub fn select(self, selector: &str) -> Result<Self, SelectorError> {
        let roles = self.graph.select(selector)?;
        Ok(self.only(&roles))
    }

    /// Draws the roles and transitions of a part of the graph, under a title, and nothing else.
    ///
    /// # Panics
    ///
    /// Where the part is of a graph with another number of roles.
    #[track_caller]
    pub fn part(mut self, part: &Subgraph, title: String) -> Self {
        self.graph.expect_own(&part.roles);
        self.part = Some((part.clone(), title));
        self
    }

    /// Shows in every box so many of the skills that the role asks for, the most important first.
    pub fn skills(mut self, most: usize) -> Self {
        self.skills = most;
        self
    }

    /// Draws roles together that have this in common.
    pub fn group(mut self, grouping: Grouping) -> Self {
        self.grouping = grouping;
        self
    }

    /// Puts another title above the drawing; an empty one is none.
    pub fn title(mut self, title: String) -> Self {
        self.title = Some(title);
        self
    }

    /// Says below the title where the drawing comes from, and of when it is.
    pub fn origin(mut self, origin: String) -> Self {
        self.origin = Some(origin).filter(|origin| !origin.trim().is_empty());
        self
    }

    /// Returns what to draw. Takes time in proportion to the size of the graph, and O(log d) for a
    /// transition where d is the largest number of next roles; O(n log n) where changes are drawn.
    pub fn build(&self) -> GraphView {
        let picked = self.picked();
        let nodes: Vec<_> = {
            let titles = self.group_titles(&picked);
            let roles = picked.roles.iter();
            roles
                .map(|role| self.node(&picked, role, &titles))
                .collect()
        };
        let places = picked.places(self.graph.role_count());
        let mut edges = edges(self.graph, &places, &picked.drawn);
        picked.mark_edges(&mut edges);
        let left_out = self.clear_around(&places, &mut edges);
        let basis = common_basis(&edges);
        let shown_moves = self.shown_moves();
        for edge in &mut edges {
            edge.is_explained = basis.is_some();
            let (graph, ends) = picked.found_in(self.graph, edge);
            edge.facts = facts::of_edge(graph, ends, edge, &shown_moves);
        }
        let has_centre = self.around.is_some() || nodes.iter().any(|node| node.centre);
        let is_apart = has_centre || self.routes.is_some();
        let (grouping, clusters) = if self.grouping == Grouping::Auto && is_apart {
            (Grouping::Auto, Vec::new())
        } else {
            group::groups(self.graph, self.grouping, &nodes)
        };
        let routes = self.routes.as_ref();
        let routes = routes.map(|(routes, _)| routes.views(&picked.indices()));
        let routes = routes.unwrap_or_default();
        GraphView {
            title: self.heading(&picked),
            origin: self.origin.clone(),
            grouping,
            clusters,
            tracks: self.tracks(&picked),
            legend: legend::of(&nodes, &edges, &routes)
                .into_iter()
                .chain(basis.map(LegendEntry::Basis))
                .chain(left_out.map(LegendEntry::LeftOut))
                .chain(self.is_alone().then_some(LegendEntry::Alone))
                .collect(),
            routes,
            nodes,
            edges,
        }
    }

    /// Returns whether a role is in the middle to which and from which no move leads.
    fn is_alone(&self) -> bool {
        let centre = self.around.filter(|_| self.before.is_none());
        centre.is_some_and(|(centre, _)| beside(self.graph, centre).next().is_none())
    }

    /// Returns what every line shows. What a step of a path takes is said of each path anyway.
    fn shown_moves(&self) -> Vec<MoveFact> {
        let is_said = |fact: &MoveFact| {
            self.routes.is_some() && matches!(fact, MoveFact::Years | MoveFact::Gap)
        };
        let shown = self.shown_moves.iter().copied();
        shown.filter(|fact| !is_said(fact)).collect()
    }

    /// Takes the lines out that do not touch the role in the middle, where they would hide those that do;
    /// returns how many they were.
    fn clear_around(&self, places: &[Option<usize>], edges: &mut Vec<EdgeView>) -> Option<usize> {
        let (centre, _) = self.around.filter(|(_, moves)| *moves == 1)?;
        if self.before.is_some() || self.routes.is_some() {
            return None;
        }
        let centre = places[centre.index()]?;
        let touches = |edge: &EdgeView| edge.from == centre || edge.to == centre;
        let kept = edges.iter().filter(|edge| touches(edge)).count();
        let others = edges.len() - kept;
        if others <= FEW_LINES.max(2 * kept) {
            return None;
        }
        edges.retain(touches);
        Some(others)
    }

    /// Returns what to draw, before anything is said of it.
    pub(super) fn picked(&self) -> Picked<'g> {
        if let Some(before) = &self.before {
            return self.pick_changes(before);
        }
        let (roles, drawn) = self.selected();
        let roles = roles.into_iter().map(|role| self.graph.role_at(role));
        Picked {
            roles: roles.map(PickedRole::of).collect(),
            drawn,
            changes: None,
        }
    }

    /// Returns the role that the drawing is about.
    pub(super) fn centre(&self) -> Option<RoleIx> {
        self.around.map(|(centre, _)| centre)
    }

    /// Returns the titles of declared families and tracks; those of an old graph where the new one has
    /// none.
    fn group_titles<'p>(&self, picked: &'p Picked<'g>) -> [BTreeMap<&'p str, &'p Name>; 2]
    where
        'g: 'p,
    {
        let old = picked.changes.as_ref().map(|changes| changes.old.info());
        let graphs = || old.into_iter().chain([self.graph.info()]);
        [
            graphs().flat_map(|info| titles(&info.families)).collect(),
            graphs().flat_map(|info| titles(&info.tracks)).collect(),
        ]
    }

    /// Returns the ids of declared tracks, those of the graph before those that only an old one has.
    fn tracks(&self, picked: &Picked<'_>) -> Vec<Name> {
        let old = picked.changes.as_ref().map(|changes| changes.old.info());
        let graphs = [self.graph.info()].into_iter().chain(old);
        let mut known = BTreeSet::new();
        let tracks = graphs.flat_map(|info| &info.tracks);
        let tracks = tracks.filter(|(id, _)| known.insert(&**id));
        tracks.map(|(id, _)| id.clone()).collect()
    }

    fn node(
        &self,
        picked: &Picked<'_>,
        drawn: &PickedRole<'_>,
        titles: &[BTreeMap<&str, &Name>; 2],
    ) -> NodeView {
        let role = drawn.role;
        let gone_centre = picked.changes.as_ref().and_then(|changes| changes.centre);
        let centre = if drawn.is_gone {
            gone_centre
        } else {
            self.centre().filter(|_| gone_centre.is_none())
        };
        let node = node(role, centre == Some(role.index()), titles);
        let groups = [&node.family, &node.track].map(|group| Some(&*group.as_ref()?.title));
        let shown = self.shown.as_ref();
        NodeView {
            skills: skills(role, self.skills),
            heat: self.heat(role),
            change: picked.change(drawn),
            facts: shown.map(|facts| facts::of_box(role, facts, groups)),
            ..node
        }
    }

    /// Returns the roles to draw, in order, and for every transition of the graph whether it may be
    /// drawn.
    pub(super) fn selected(&self) -> (Vec<RoleIx>, Vec<bool>) {
        let graph = self.graph;
        let mut roles = match self.around {
            Some((centre, moves)) => within(graph, centre, moves),
            None => graph.roles().map(RoleRef::index).collect(),
        };
        if let Some(only) = &self.only {
            roles.retain(|role| only.contains(*role));
        }
        let mut drawn = vec![self.part.is_none(); graph.transition_count()];
        if let Some((part, _)) = &self.part {
            roles.retain(|role| part.roles.contains(*role));
            let transitions = part.transitions.iter();
            transitions.for_each(|index| drawn[index.0 as usize] = true);
        }
        if let Some((routes, on_one)) = &self.routes {
            let on_one_of_them = routes.roles();
            roles.retain(|role| on_one_of_them.contains(role));
            drawn
                .iter_mut()
                .zip(on_one)
                .for_each(|(drawn, on_one)| *drawn &= on_one);
        }
        (roles, drawn)
    }

    pub(super) fn heading(&self, picked: &Picked<'_>) -> Option<String> {
        if let Some(title) = &self.title {
            return (!title.is_empty()).then(|| title.clone());
        }
        let about = self.about(picked);
        let readiness = || "readiness".to_owned();
        let also = picked.summary();
        let also = also.or_else(|| self.person.as_ref().map(|_| readiness()));
        match (about, also) {
            (Some(about), Some(also)) => Some(format!("{about} · {also}")),
            (None, Some(also)) => {
                let mut also = also;
                also[..1].make_ascii_uppercase();
                Some(also)
            }
            (about, None) => about,
        }
    }

    /// Returns what the drawing is about.
    fn about(&self, picked: &Picked<'_>) -> Option<String> {
        if let Some((routes, _)) = &self.routes {
            return Some(routes.title.clone());
        }
        if let Some((_, title)) = &self.part {
            return Some(title.clone());
        }
        let gone = self.before.as_ref().and_then(Before::centre);
        let here = self.around;
        let here = here.map(|(centre, moves)| (self.graph.role_at(centre).title(), moves));
        let Some((role, moves)) = gone.or(here) else {
            let title = self.graph.title();
            if self.only.is_none() || picked.changes.is_some() {
                return title.map(str::to_owned);
            }
            let drawn = picked.roles.len();
            let part = format!("{drawn} of {} roles", self.graph.role_count());
            return Some(title.map_or_else(|| part.clone(), |title| format!("{title}: {part}")));
        };
        Some(match moves {
            1 => format!("Moves to and from {role}"),
            moves => format!("Within {moves} moves of {role}"),
        })
    }
}

fn titles(declared: &[(Name, Name)]) -> impl Iterator<Item = (&str, &Name)> {
    declared.iter().map(|(id, title)| (&**id, title))
}

/// Returns the roles that a move joins to a role, in either direction.
pub(super) fn beside(graph: &CareerGraph, role: RoleIx) -> impl Iterator<Item = RoleIx> {
    let steps = graph.steps();
    let onward = steps.out_of(role).iter().map(|step| step.to);
    onward.chain(steps.into_role(role).map(|step| step.from))
}

/// Returns the roles within some moves of a role, in order.
pub(super) fn within(graph: &CareerGraph, centre: RoleIx, moves: usize) -> Vec<RoleIx> {
    let mut seen = vec![false; graph.role_count()];
    seen[centre.index()] = true;
    let (mut found, mut first) = (vec![centre], 0);
    for _ in 0..moves {
        let last = found.len();
        for at in first..last {
            let role = found[at];
            for next in beside(graph, role) {
                if !std::mem::replace(&mut seen[next.index()], true) {
                    found.push(next);
                }
            }
        }
        if found.len() == last {
            break;
        }
        first = last;
    }
    found.sort_unstable();
    found
}

fn node(role: RoleRef<'_>, centre: bool, titles: &[BTreeMap<&str, &Name>; 2]) -> NodeView {
    let data = role.data();
    let group = |id: &Option<Name>, titles: &BTreeMap<&str, &Name>| {
        let id = id.clone()?;
        let title = match titles.get(&*id) {
            Some(title) => Name::clone(title),
            None => title_from_id(&id).into(),
        };
        Some(Group { id, title })
    };
    NodeView {
        id: data.id.clone(),
        title: data.title.clone(),
        family: group(&data.family, &titles[0]),
        track: group(&data.track, &titles[1]),
        level: data.level,
        years: data.years.map(|years| years.to_string()),
        stub: role.is_stub(),
        terminal: data.terminal,
        centre,
        outside_entries: data.about.outside_entries.clone(),
        skills: Vec::new(),
        heat: None,
        change: None,
        facts: None,
    }
}

/// Returns the most important requirements of a role, by title.
fn skills(role: RoleRef<'_>, most: usize) -> Vec<String> {
    if most == 0 {
        return Vec::new();
    }
    let mut needs: Vec<_> = role.requirements().collect();
    let weight = |need: &RequirementRef<'_>| {
        let data = need.data();
        (data.importance.weight(), data.proficiency)
    };
    needs.sort_by(|one, two| {
        let (one, two) = (weight(one), weight(two));
        two.0.total_cmp(&one.0).then(two.1.cmp(&one.1))
    });
    needs.truncate(most);
    needs.into_iter().map(RequirementRef::title).collect()
}

/// What all lines rest on, where that is one thing and nobody stated it: each would carry the same word.
fn common_basis(edges: &[EdgeView]) -> Option<Basis> {
    let mut bases = edges
        .iter()
        .flat_map(|edge| &edge.moves)
        .map(|one| one.basis);
    let first = bases.next().filter(|basis| *basis != Basis::Stated)?;
    (edges.len() > FEW_LABELS && bases.all(|basis| basis == first)).then_some(first)
}
