//! What somebody holds.

use std::fmt;

use super::Interval;
use super::choices::HeldChoices;
use crate::graph::{CareerGraph, Requirement, RoleIx, RoleRef, SkillIx};

/// What somebody holds: an interval of proficiency for every skill of a graph.
#[derive(Clone)]
pub struct Holder<'g> {
    graph: &'g CareerGraph,
    low: Vec<u8>,
    high: Vec<u8>,
    /// What is surely held by what was not inferred from words, where that is less than `low` anywhere.
    stated: Option<Vec<u8>>,
    choices: HeldChoices<'g>,
}

/// A skill that is surely held at a higher step than before.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Raised {
    pub(crate) skill: SkillIx,
    pub(crate) from: u8,
    pub(crate) to: u8,
    /// At which step it was held by what was not inferred.
    stated: u8,
}

impl<'g> Holder<'g> {
    /// Returns a holder of nothing.
    pub fn nothing(graph: &'g CareerGraph) -> Self {
        let none = vec![0; graph.skill_count()];
        Self {
            graph,
            low: none.clone(),
            high: none,
            stated: None,
            choices: HeldChoices::default(),
        }
    }

    /// Returns what somebody in a role of `graph` holds: what the role asks for.
    ///
    /// An unspecified proficiency is anything from 1 to the top of the scale. Of a choice, as many
    /// skills as it asks for are held, and which ones is not known.
    /// What a stub asks for is unknown, which is not the same as nothing.
    ///
    /// # Panics
    ///
    /// Where the role is of another graph.
    #[track_caller]
    pub fn of_role(graph: &'g CareerGraph, role: RoleRef<'_>) -> Self {
        let role = graph.own(role);
        let mut holder = Self::nothing(graph);
        holder.hold_role(graph, role);
        holder
    }

    /// Panics where it is of another graph.
    #[track_caller]
    pub(crate) fn expect_of(&self, graph: &CareerGraph) {
        graph.expect_same(self.graph, "a holder");
    }

    /// What is surely held of every skill on its own.
    pub(crate) fn sure(&self) -> &[u8] {
        &self.low
    }

    /// The skills that are surely held on their own, in the order of their ids. Most of a large graph are
    /// not, which are passed over many at a time.
    pub(super) fn held(&self) -> impl Iterator<Item = (SkillIx, u8)> {
        const MANY: usize = 64;
        let parts = self.low.chunks(MANY).zip((0..).step_by(MANY));
        let parts = parts.filter(|(part, _)| part.iter().fold(0, |any, step| any | step) > 0);
        let held = parts.flat_map(|(part, first)| part.iter().copied().zip(first..));
        held.filter(|(step, _)| *step > 0)
            .map(|(step, skill)| (SkillIx(skill), step))
    }

    /// Holds what a role asks for as well.
    pub(crate) fn hold_role(&mut self, graph: &'g CareerGraph, role: RoleRef<'g>) {
        if role.is_stub() {
            self.high.fill(graph.scale().top());
        }
        for requirement in graph.requirements_of(role.index()) {
            let held = held(requirement, graph.scale().top());
            let skills = graph.alternatives_of(requirement);
            let all = usize::from(requirement.count) == skills.len();
            for skill in skills {
                let at = skill.index();
                self.high[at] = self.high[at].max(held.high);
                if all {
                    self.raise_low(*skill, held.low, requirement.is_inferred());
                }
            }
            if !all {
                let inferred = requirement.is_inferred();
                self.choices.push(skills, requirement.count, held, inferred);
            }
        }
    }

    /// Holds for sure what a role asks for as well, and notes what that raises; what is only possible
    /// is left as it was.
    pub(crate) fn learn(&mut self, graph: &'g CareerGraph, role: RoleIx, raised: &mut Vec<Raised>) {
        for requirement in graph.requirements_of(role) {
            let held = held(requirement, graph.scale().top());
            let skills = graph.alternatives_of(requirement);
            let inferred = requirement.is_inferred();
            if usize::from(requirement.count) != skills.len() {
                self.choices.push(skills, requirement.count, held, inferred);
                continue;
            }
            for skill in skills {
                let (low, stated) = (self.low[skill.index()], self.stated()[skill.index()]);
                if low < held.low || !inferred && stated < held.low {
                    raised.push(Raised {
                        skill: *skill,
                        from: low,
                        to: low.max(held.low),
                        stated,
                    });
                    self.raise_low(*skill, held.low, inferred);
                }
            }
        }
    }

    /// Takes back what [`Holder::learn`] noted, the last first, and all but so many choices.
    pub(crate) fn unlearn(&mut self, raised: impl Iterator<Item = Raised>, choices: usize) {
        for raised in raised {
            let at = raised.skill.index();
            self.low[at] = raised.from;
            if let Some(held) = &mut self.stated {
                held[at] = raised.stated;
            }
        }
        self.choices.truncate(choices);
    }

    /// The number of skills of the choices that are held, but for so many of them.
    pub(crate) fn choice_sizes(&self, but: usize) -> usize {
        self.choices.sizes(but)
    }

    /// How many choices are held.
    pub(crate) fn choice_count(&self) -> usize {
        self.choices.len()
    }

    /// Turns a holder of what one role asks for into one of another role, in O(n) of the two.
    pub(crate) fn change_role(&mut self, graph: &'g CareerGraph, old: RoleIx, new: RoleRef<'g>) {
        for skill in graph
            .requirements_of(old)
            .iter()
            .flat_map(|asked| graph.alternatives_of(asked))
        {
            self.low[skill.index()] = 0;
            self.high[skill.index()] = 0;
            if let Some(stated) = &mut self.stated {
                stated[skill.index()] = 0;
            }
        }
        if graph.role_at(old).is_stub() {
            self.high.fill(0);
        }
        self.choices.truncate(0);
        self.hold_role(graph, new);
    }

    /// Raises a skill to a proficiency at least.
    ///
    /// # Panics
    ///
    /// Where the graph has no skill of this index, the proficiency lies beyond the scale of the graph, or
    /// its lowest value is above its highest.
    #[track_caller]
    pub fn raise(&mut self, skill: SkillIx, proficiency: Interval<u8>) {
        let Interval { low, high } = proficiency;
        assert!(low <= high, "from {low} to {high} is not an interval");
        self.graph.expect_skill(skill);
        self.graph.expect_step(high);
        self.raise_low(skill, proficiency.low, false);
        let high = &mut self.high[skill.index()];
        *high = proficiency.high.max(*high);
    }

    /// Raises a skill to a proficiency at least that was inferred from words: see [`Holder::is_inferred`].
    ///
    /// # Panics
    ///
    /// Where the graph has no skill of this index, or the step lies beyond the scale of the graph.
    #[track_caller]
    pub fn raise_inferred(&mut self, skill: SkillIx, step: u8) {
        self.graph.expect_skill(skill);
        self.graph.expect_step(step);
        self.raise_low(skill, step, true);
        let high = &mut self.high[skill.index()];
        *high = step.max(*high);
    }

    /// Raises what is surely held of a skill to a step at least.
    fn raise_low(&mut self, skill: SkillIx, step: u8, inferred: bool) {
        let at = skill.index();
        if !inferred {
            if let Some(stated) = &mut self.stated {
                stated[at] = stated[at].max(step);
            }
        } else if step > self.low[at] {
            self.stated.get_or_insert_with(|| self.low.clone());
        }
        self.low[at] = self.low[at].max(step);
    }

    /// What is surely held of every skill on its own by what was not inferred.
    fn stated(&self) -> &[u8] {
        self.stated.as_deref().unwrap_or(&self.low)
    }

    /// Returns whether a requirement with these alternatives is held as it is only by what was inferred
    /// from words.
    ///
    /// Takes the time of [`Holder::have`].
    ///
    /// # Panics
    ///
    /// As [`Holder::have`] does.
    pub fn is_inferred(&self, alternatives: &[SkillIx], count: u16) -> bool {
        let (mut stated, mut low) = (0, 0);
        self.choices.among(alternatives, |inside, choice| {
            if inside >= usize::from(count) {
                low = low.max(choice.held.low);
                stated = stated.max(if choice.inferred { 0 } else { choice.held.low });
            }
        });
        low = low.max(nth(&self.low, alternatives, count));
        stated < low && stated.max(nth(self.stated(), alternatives, count)) < low
    }

    /// Returns the proficiency at which a skill on its own is held.
    ///
    /// # Panics
    ///
    /// Where the graph has no skill of this index.
    #[track_caller]
    pub fn step(&self, skill: SkillIx) -> Interval<u8> {
        self.graph.expect_skill(skill);
        Interval {
            low: self.low[skill.index()],
            high: self.high[skill.index()],
        }
    }

    /// Sets the proficiency at which a skill on its own is held, as what is stated.
    pub(in crate::query) fn set(&mut self, skill: SkillIx, held: Interval<u8>) {
        self.low[skill.index()] = held.low;
        self.high[skill.index()] = held.high;
        if let Some(stated) = &mut self.stated {
            stated[skill.index()] = held.low;
        }
    }

    /// Tells every own choice some of whose skills surely lie among the alternatives, whichever they
    /// are: how many, and at which proficiency.
    pub(super) fn held_among(
        &self,
        alternatives: &[SkillIx],
        mut tell: impl FnMut(usize, Interval<u8>),
    ) {
        self.choices
            .among(alternatives, |inside, choice| tell(inside, choice.held));
    }

    /// Returns the proficiency at which a requirement with these alternatives is held: the
    /// `count`-th largest of what is held of them.
    ///
    /// # Panics
    ///
    /// Where the graph has no skill of an index, or `count` of several alternatives is 0 or more than they are.
    /// [`Requirement`]s of the graph never have such ones.
    pub fn have(&self, alternatives: &[SkillIx], count: u16) -> Interval<u8> {
        let [mut low, high] = [&self.low, &self.high].map(|held| nth(held, alternatives, count));
        // Whichever skills of an own choice are held, some of them lie among the alternatives.
        self.held_among(alternatives, |inside, held| {
            if inside >= usize::from(count) {
                low = low.max(held.low);
            }
        });
        Interval {
            low,
            high: high.max(low),
        }
    }
}

/// Without the graph, which is long.
impl fmt::Debug for Holder<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Holder")
            .field("low", &self.low)
            .field("high", &self.high)
            .field("stated", &self.stated)
            .field("choices", &self.choices)
            .finish_non_exhaustive()
    }
}

/// The `count`-th largest of what is held of the alternatives.
fn nth(held: &[u8], alternatives: &[SkillIx], count: u16) -> u8 {
    if let [skill] = alternatives {
        return held[skill.index()];
    }
    let mut steps: Vec<u8> = alternatives.iter().map(|s| held[s.index()]).collect();
    let fewer = steps.len() - usize::from(count);
    *steps.select_nth_unstable(fewer).1
}

fn held(requirement: &Requirement, top: u8) -> Interval<u8> {
    match requirement.proficiency {
        0 => Interval { low: 1, high: top },
        step => Interval {
            low: step,
            high: step,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::{SkillRef, build};
    use crate::input::{Format, Lexicon};
    use crate::source::{SourceFile, Sources};

    #[test]
    fn what_is_stated_as_well_is_not_inferred() {
        let graph = CareerGraph::embedded("engineer").expect("a shipped graph");
        let mut skills = graph.skills().map(SkillRef::index);
        let [oil, saw] = [(); 2].map(|()| skills.next().expect("it has skills"));
        let stated = |step| Interval {
            low: step,
            high: step,
        };
        let mut holder = Holder::nothing(&graph);
        holder.raise_inferred(oil, 3);
        holder.raise(saw, stated(2));
        assert!(holder.is_inferred(&[oil], 1) && !holder.is_inferred(&[saw], 1));
        // Of both, the second best is stated; the better one is not.
        assert!(holder.is_inferred(&[oil, saw], 1) && holder.is_inferred(&[oil, saw], 2));
        holder.raise(saw, stated(4));
        assert!(!holder.is_inferred(&[oil, saw], 1) && holder.is_inferred(&[oil, saw], 2));
        holder.raise(oil, stated(2));
        assert!(holder.is_inferred(&[oil], 1));
        holder.raise(oil, stated(3));
        assert!(!holder.is_inferred(&[oil], 1));
    }

    #[test]
    fn what_is_held_at_the_same_step_without_it_is_not_inferred() {
        let graph = CareerGraph::embedded("engineer").expect("a shipped graph");
        let mut skills = graph.skills().map(SkillRef::index);
        let [oil, saw, plane] = [(); 3].map(|()| skills.next().expect("it has skills"));
        let stated = |step| Interval {
            low: step,
            high: step,
        };
        let mut holder = Holder::nothing(&graph);
        holder.raise(oil, stated(2));
        holder.raise_inferred(oil, 3);
        holder.raise(saw, stated(2));
        assert!(holder.is_inferred(&[oil], 1) && holder.is_inferred(&[oil, saw], 1));
        assert!(!holder.is_inferred(&[oil, saw], 2), "2 of them at 2");
        assert!(!holder.is_inferred(&[oil, saw, plane], 3), "not held");
        let mut before = holder.clone();
        holder.raise_inferred(saw, 3);
        assert!(holder.is_inferred(&[oil, saw], 2));
        before.raise(saw, stated(4));
        assert!(before.is_inferred(&[oil, saw], 2) && !before.is_inferred(&[saw], 1));
    }

    /// Two roles that ask for one of two skills, at a step that is inferred and one that is stated.
    const CHOICES: &str = "\
skills: {python: Python, go: Go, saw: Saw}
roles:
  Scripter:
    requires:
      - {any_of: [python, go], proficiency: 3, inferred: true}
      - {skill: saw, proficiency: 2, inferred: true}
  Coder:
    requires:
      - {any_of: [python, go], proficiency: 2}
";

    fn shop() -> CareerGraph {
        let mut sources = Sources::default();
        let source = sources.add(SourceFile::new("shop.yaml", CHOICES));
        let read = Format::Yaml.read(
            source,
            CHOICES,
            (&Lexicon::default()).into(),
            &mut Vec::new(),
        );
        let built = build(read.into_iter().collect(), sources);
        built.expect("the ladder is sound").0
    }

    #[test]
    fn what_a_choice_holds_can_be_inferred() {
        let graph = shop();
        let [scripter, coder] = ["scripter", "coder"].map(|id| graph.role(id).expect("a role"));
        let asked = &graph.requirements_of(scripter.index())[0];
        let choice = graph.alternatives_of(asked);
        let mut holder = Holder::of_role(&graph, scripter);
        assert!(holder.is_inferred(choice, 1));
        let gap = graph.gap_between(scripter, scripter);
        assert!(gap.needs.iter().all(|need| need.have_inferred));
        holder.hold_role(&graph, coder);
        assert!(holder.is_inferred(choice, 1), "only 2 is stated");
        holder.change_role(&graph, scripter.index(), coder);
        assert!(!holder.is_inferred(choice, 1));
    }

    #[test]
    fn what_was_learned_is_unlearned_with_what_it_rests_on() {
        let graph = shop();
        let scripter = graph.role("scripter").expect("a role").index();
        let saw = graph.find_skill("saw").expect("a skill");
        let mut holder = Holder::nothing(&graph);
        let mut raised = Vec::new();
        holder.learn(&graph, scripter, &mut raised);
        assert!(holder.is_inferred(&[saw], 1));
        holder.unlearn(raised.drain(..).rev(), 0);
        holder.raise(saw, Interval { low: 2, high: 2 });
        assert!(!holder.is_inferred(&[saw], 1));
        holder.learn(&graph, scripter, &mut raised);
        assert!(raised.is_empty() && !holder.is_inferred(&[saw], 1));
    }
}
