//! Effort: what has to be learnt along a path, when what was learnt before is kept.

mod carried;
mod left;
mod resort;

use hashbrown::HashMap;

use self::carried::Carried;
use self::left::Left;
use super::Cost;
use super::backward::Backward;
use super::error::PathError;
use super::length::{Length, millionths};
use super::parts::Parts;
use super::question::PathQuery;
use super::space::{Space, State};
use super::teller::Teller;
use super::ways::{Queue, Ways};
use crate::graph::{CareerGraph, RoleIx};

/// How much is looked at for one question: roles entered and left again, requirements compared,
/// beginnings compared; about a second.
const MOST_WORK: usize = 150_000_000;
/// How many beginnings of paths are made for one question: about 200 bytes each.
const MOST_BEGINNINGS: usize = 1_000_000;
/// With how many beginnings, besides the `k` that it takes, one is compared.
const COMPARED: usize = 64;

/// The beginning of a path.
#[derive(Debug, Clone, Copy)]
struct Beginning {
    length: Length,
    /// What no completion comes below.
    key: Length,
    /// The years that are spent, where they are limited.
    years: u64,
}

/// A beginning from which the search went on.
#[derive(Debug, Clone, Copy)]
struct Done {
    way: u32,
    choice_seal: u128,
}

/// The k best paths by effort: a search of beginnings, the one of the least bound first.
///
/// What a step takes depends on everything before it, so that beginnings which end in the same role
/// cannot be compared by what they took. One is left out only where `k` others took no more, and lead
/// to the same state with at least as much held, over roles that this one passed as well or that
/// nothing leads back to: then whatever completes it also completes those, for no more, and comes
/// later in order. To compare with fewer leaves out fewer; so there is a limit to that.
struct Search<'g> {
    graph: &'g CareerGraph,
    space: Space<'g>,
    moves: Backward,
    years: Option<(Space<'g>, Backward, u64)>,
    most_moves: u32,
    parts: Parts,
    left: Left,
    own: bool,
    k: usize,
    ways: Ways,
    beginnings: Vec<Beginning>,
    queue: Queue,
    /// By state and what is surely held.
    done: HashMap<(State, u128), Vec<Done>>,
    /// What is held at the end of the beginning at hand, and of another one.
    held: Carried<'g>,
    other: Carried<'g>,
    most_work: usize,
    work: usize,
}

/// The best paths in order, and whether the search was given up, so that those which it had not found
/// until then are not proven to be best.
pub(super) fn best(
    query: &PathQuery<'_>,
    k: usize,
    teller: &Teller<'_>,
) -> Result<(Vec<Vec<RoleIx>>, bool), PathError> {
    best_within(query, k, teller, MOST_WORK)
}

fn best_within(
    query: &PathQuery<'_>,
    k: usize,
    teller: &Teller<'_>,
    most_work: usize,
) -> Result<(Vec<Vec<RoleIx>>, bool), PathError> {
    let mut search = Search::new(query, k, most_work)?;
    let (mut found, cut) = search.run();
    if cut {
        resort::fill(query, &mut search, teller, &mut found, most_work)?;
    }
    Ok((found, cut))
}

impl<'g> Search<'g> {
    fn new(query: &PathQuery<'g>, k: usize, most_work: usize) -> Result<Self, PathError> {
        let graph = query.graph;
        let mut space = query.space(Cost::Moves)?;
        let mut moves = Backward::new(&space);
        moves.complete(&mut space);
        let years = match query.max_years {
            None => None,
            Some(most) => {
                let mut space = query.space(Cost::Years)?;
                let mut years = Backward::new(&space);
                years.complete(&mut space);
                Some((space, years, millionths(most)))
            }
        };
        let most_moves = query.max_moves.map(u32::try_from);
        let (start, width) = (query.held.as_ref(), space.width());
        Ok(Self {
            graph,
            moves,
            years,
            most_moves: most_moves.map_or(u32::MAX, |most| most.unwrap_or(u32::MAX)),
            parts: Parts::new(&mut space),
            left: Left::new(graph, &space),
            own: start.is_some(),
            k,
            ways: Ways::new(width),
            beginnings: Vec::new(),
            queue: Queue::default(),
            done: HashMap::new(),
            held: Carried::new(graph, start, width),
            other: Carried::new(graph, start, width),
            most_work,
            work: 0,
            space,
        })
    }

    /// Begins anew, for so many paths of at most so many moves.
    fn restart(&mut self, k: usize, most_moves: u32, most_work: usize) {
        (self.k, self.most_moves, self.most_work) = (k, most_moves, most_work);
        self.ways = Ways::new(self.space.width());
        self.beginnings.clear();
        self.queue = Queue::default();
        self.done.clear();
        self.held.restart();
        self.other.restart();
        self.work = 0;
    }

    /// The best paths in order, and whether a limit was met before all were found.
    fn run(&mut self) -> (Vec<Vec<RoleIx>>, bool) {
        let mut found = Vec::new();
        if self.k == 0 {
            return (found, false);
        }
        let mut firsts = Vec::new();
        let start = self.space.start();
        self.space.out_of(start, |state, _| firsts.push(state));
        for state in firsts {
            self.add(None, state, Length::default(), 0);
        }
        while let Some(at) = self.pop() {
            let state = self.ways.state(at);
            self.held.go(&self.ways, at);
            if self.space.is_last(state) {
                found.push(self.held.roles().collect());
                if found.len() == self.k {
                    break;
                }
            }
            if self.is_beaten(at) {
                continue;
            }
            self.expand(at, state);
            self.work += std::mem::take(&mut self.held.work);
            self.work += std::mem::take(&mut self.other.work);
            if self.work > self.most_work || self.beginnings.len() > MOST_BEGINNINGS {
                return (found, true);
            }
        }
        (found, false)
    }

    /// Whether `k` other beginnings beat one, which is at hand; notes it otherwise.
    fn is_beaten(&mut self, at: u32) -> bool {
        let key = (self.ways.state(at), self.held.seal());
        let mut others = self.done.remove(&key).unwrap_or_default();
        let mut beaten_by = 0;
        for other in &others {
            beaten_by += usize::from(self.beats(*other, at));
            if beaten_by == self.k {
                break;
            }
        }
        if beaten_by < self.k && others.len() < self.k.saturating_add(COMPARED) {
            others.push(Done {
                way: at,
                choice_seal: self.held.choice_seal(),
            });
        }
        self.done.insert(key, others);
        beaten_by == self.k
    }

    /// Whether a beginning beats the one at hand, which leads to the same state and the same being
    /// surely held.
    fn beats(&mut self, one: Done, at: u32) -> bool {
        self.work += 1;
        let [a, b] = [one.way, at].map(|way| self.beginnings[way as usize]);
        if a.years > b.years || a.length > b.length {
            return false;
        }
        if a.length == b.length && self.ways.compare(one.way, at).is_gt() {
            return false;
        }
        // No completion comes back to roles before one that none comes back to.
        let last = self.ways.role(at);
        for role in self.ways.back_from(one.way).map(RoleIx) {
            self.work += 1;
            if !self.parts.comes_back(role, last) {
                break;
            }
            if !self.held.passes(role) {
                return false;
            }
        }
        if one.choice_seal == self.held.choice_seal() {
            return true;
        }
        self.other.go(&self.ways, one.way);
        self.other.covers_choices(&self.held)
    }

    /// Adds what comes behind the beginning at hand.
    fn expand(&mut self, at: u32, state: State) {
        let so_far = self.beginnings[at as usize];
        let goal = self.space.goal();
        let mut nexts = Vec::new();
        self.space
            .out_of(state, |next, step| nexts.push((next, step)));
        self.work += nexts.len();
        for (next, step) in nexts.into_iter().filter(|(next, _)| *next != goal) {
            let role = self.space.role(next);
            if self.held.passes(role) {
                continue;
            }
            let mut years = so_far.years;
            if let Some((space, ..)) = &mut self.years {
                let step = space.weigher.between(self.space.role(state), role);
                years = years.saturating_add(step.map_or(0, Length::cost));
            }
            let effort = self.held.effort(role);
            let length = so_far.length.plus(step.at_cost(effort));
            self.add(Some(at), next, length, years);
        }
    }

    /// Adds the beginning behind the one at hand.
    fn add(&mut self, before: Option<u32>, state: State, length: Length, years: u64) {
        let rest = self.moves.bound(state, Length::NEVER);
        if rest.is_never() || length.moves().saturating_add(rest.moves()) > self.most_moves {
            return;
        }
        if let Some((_, needed, most)) = &self.years {
            let needed = needed.bound(state, Length::NEVER);
            if needed.is_never() || years.saturating_add(needed.cost()) > *most {
                return;
            }
        }
        let own = before.is_none() && self.own;
        let entered = (!own).then(|| self.space.role(state));
        self.work += self.left.work();
        let effort = self.left.after(self.graph, self.held.sure(), entered);
        let number = self.ways.add(before, state);
        self.beginnings.push(Beginning {
            length,
            key: length.plus(rest.at_cost(effort)),
            years,
        });
        let (beginnings, ways) = (&self.beginnings, &self.ways);
        self.queue.push(number, |a, b| less(beginnings, ways, a, b));
    }

    fn pop(&mut self) -> Option<u32> {
        self.work += self.queue.depth();
        let (beginnings, ways) = (&self.beginnings, &self.ways);
        self.queue.pop(|a, b| less(beginnings, ways, a, b))
    }
}

fn less(beginnings: &[Beginning], ways: &Ways, a: u32, b: u32) -> bool {
    let [x, y] = [a, b].map(|way| beginnings[way as usize].key);
    x.cmp(&y).then_with(|| ways.compare(a, b)).is_lt()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_more_is_looked_at_than_may_be_and_what_is_found_by_then_is_best() {
        let graph = CareerGraph::embedded("software-engineering").expect("it is shipped");
        let query = graph.paths().from("engineer");
        let query = query.and_then(|query| query.to("engineering-manager"));
        let query = query.expect("roles of the graph").cost(Cost::Effort);
        let run = |most_work| {
            let mut search = Search::new(&query, 20, most_work).expect("a question");
            let (found, cut) = search.run();
            (found, cut, search.work)
        };
        let (all, cut, _) = run(MOST_WORK);
        assert!(!cut && all.len() == 20);
        // What one beginning takes at most: what the roles behind it ask for, and a comparison.
        let one = 20_000;
        let mut some = 0;
        for most_work in [0, 1_000, 10_000, 100_000, 300_000, 1_000_000] {
            let (found, cut, work) = run(most_work);
            assert!(work <= most_work + one, "{work} of {most_work}");
            assert!(cut || found.len() == 20);
            assert_eq!(found[..], all[..found.len()]);
            some += usize::from(cut);
        }
        assert!(some > 2);
    }

    #[test]
    fn where_the_search_is_given_up_the_best_path_is_the_same_however_many_are_asked_for() {
        let graph = CareerGraph::embedded("software-engineering").expect("it is shipped");
        let (most_work, mut given_up, mut by_short) = (60_000, 0, 0);
        for (from, to) in ["intern", "qa-tester", "product-owner"]
            .into_iter()
            .flat_map(|from| graph.roles().map(move |to| (from, to)))
        {
            let query = graph.paths().from(from).and_then(|query| query.to(to));
            let query = query.expect("roles of the graph").cost(Cost::Effort);
            let teller = query.teller();
            let best = |query: &PathQuery<'_>, k, most_work| {
                best_within(query, k, &teller, most_work).expect("a question")
            };
            let (one, cut) = best(&query, 1, most_work);
            if !cut {
                continue;
            }
            given_up += 1;
            for k in [2, 10] {
                let (more, cut) = best(&query, k, most_work);
                assert!(cut && more[0] == one[0], "{k} from {from} to {to}");
            }
            // What less work proves best of short paths is no better.
            for most in 0..9 {
                let (short, cut) = best(&query.clone().max_moves(most), 1, most_work / 3);
                let Some(short) = short.first().filter(|_| !cut) else {
                    continue;
                };
                let [short, one] = [short, &one[0]].map(|roles| teller.effort(roles));
                assert!(one <= short, "{most} from {from} to {to}");
                by_short += usize::from(one == short);
            }
        }
        assert!(given_up > 20 && by_short > 0, "{given_up}, {by_short}");
    }
}
