//! Which steps fit into a limit of years.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::query::path::{Length, Space, State, millionths};

/// How many roles are passed in all to see whether steps lie on a path; about a second.
const MOST_PASSED: usize = 100_000_000;

/// The steps that fit.
#[derive(Debug)]
pub(super) struct Fitting {
    /// Those that lie on some way of at most so many years, ascending.
    pub(super) steps: Vec<(State, State)>,
    /// By step its years in millionths.
    years: Vec<u64>,
    /// Those of them of which such a path is known, ascending.
    known: Vec<(State, State)>,
    /// The most years, in millionths, and the most moves, those next to the start and the goal included.
    pub(super) most: (u64, u32),
}

impl Fitting {
    /// Whether a step is known to lie on a path within the limits.
    pub(super) fn is_known(&self, step: (State, State)) -> bool {
        self.known.binary_search(&step).is_ok()
    }

    /// The years of one of the steps, in millionths.
    pub(super) fn years_of(&self, step: (State, State)) -> u64 {
        let at = self.steps.binary_search(&step);
        at.map_or(0, |at| self.years[at])
    }
}

/// Finds the steps of a space by years that lie on a way from the start to the goal of at most so many
/// years: none that lies on a path of so many is lacking. A path is known where the shortest way there,
/// the step and the shortest way on come to no role twice and make at most so many moves.
///
/// O(E log V), and O(V) for each step to see whether a path is known, as long as there is time.
pub(super) fn fitting(space: &mut Space<'_>, most_years: f64, most_moves: usize) -> Fitting {
    let mut links = Vec::new();
    for state in 0..space.len() as u32 {
        space.out_of(state, |next, length| links.push((state, next, length)));
    }
    links.sort_unstable();
    let there = Ways::from(space.start(), space.len(), &links);
    for link in &mut links {
        *link = (link.1, link.0, link.2);
    }
    links.sort_unstable();
    let onward = Ways::from(space.goal(), space.len(), &links);
    let most = Length::at_most(millionths(most_years));
    let all_moves = u32::try_from(most_moves.saturating_add(2)).unwrap_or(u32::MAX);
    let mut fitting = Fitting {
        steps: Vec::new(),
        years: Vec::new(),
        known: Vec::new(),
        most: (millionths(most_years), all_moves),
    };
    let mut found = Vec::new();
    let mut seen = vec![0_u32; space.len()];
    let mut left = MOST_PASSED;
    for (index, (to, from, length)) in links.into_iter().enumerate() {
        let [before, behind] = [there.length(from), onward.length(to)];
        let (Some(before), Some(behind)) = (before, behind) else {
            continue;
        };
        let way = before.plus(length).plus(behind);
        if way > most {
            continue;
        }
        found.push(((from, to), length.cost()));
        // The steps from the start and to the goal are no moves.
        let is_short = way.moves() as usize <= most_moves;
        let mark = index as u32 + 1;
        let mut passed = there.back(from).chain(onward.back(to));
        let is_path = passed.all(|state| {
            left = left.saturating_sub(1);
            left > 0 && std::mem::replace(&mut seen[state as usize], mark) != mark
        });
        if is_short && is_path {
            fitting.known.push((from, to));
        }
    }
    found.sort_unstable();
    (fitting.steps, fitting.years) = found.into_iter().unzip();
    fitting.known.sort_unstable();
    fitting
}

/// The shortest ways from one state.
struct Ways {
    /// By state the length of the way there, and the state before.
    found: Vec<Option<(Length, State)>>,
}

impl Ways {
    /// Finds them over links in the order of their first states (Dijkstra, 1959).
    fn from(start: State, states: usize, links: &[(State, State, Length)]) -> Self {
        let mut found = vec![None; states];
        found[start as usize] = Some((Length::default(), start));
        let mut heap = BinaryHeap::from([Reverse((Length::default(), start))]);
        while let Some(Reverse((length, state))) = heap.pop() {
            if found[state as usize].is_none_or(|(known, _)| known < length) {
                continue;
            }
            let first = links.partition_point(|link| link.0 < state);
            for (_, next, step) in links[first..].iter().take_while(|link| link.0 == state) {
                let longer = length.plus(*step);
                if found[*next as usize].is_none_or(|(known, _)| longer < known) {
                    found[*next as usize] = Some((longer, state));
                    heap.push(Reverse((longer, *next)));
                }
            }
        }
        Self { found }
    }

    fn length(&self, state: State) -> Option<Length> {
        self.found[state as usize].map(|(length, _)| length)
    }

    /// The states of the way to a state, from its end.
    fn back(&self, state: State) -> impl Iterator<Item = State> {
        std::iter::successors(Some(state), |state| {
            let (_, before) = self.found[*state as usize]?;
            (before != *state).then_some(before)
        })
    }
}
