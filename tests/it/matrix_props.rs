//! Matrices and teams against brute force.

use std::collections::{BTreeMap, BTreeSet};

use careergraph::graph::RoleSet;
use careergraph::model::TransitionKind::Advancement;
use careergraph::query::gap::Holder;
use proptest::prelude::*;

use crate::path_oracle::millionths;
use crate::strategies::{cases, sketch};

/// What somebody asks for: the ids of the skills, and how many of them.
type Row = (Vec<String>, u16);

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn a_matrix_says_what_roles_ask_for(sketch in sketch()) {
        let graph = sketch.load();
        let roles = RoleSet::all(graph.role_count());
        let matrix = graph.matrix(&roles);
        prop_assert_eq!(matrix.roles.len(), graph.role_count());
        for (at, role) in matrix.roles.iter().enumerate() {
            let role = graph.role(&role.name.id).expect("a role of the graph");
            let mut asked: Vec<_> = role.requirements().map(|asked| {
                let skills: Vec<_> = asked.skills().map(|skill| skill.id().to_string()).collect();
                let data = asked.data();
                (skills, data.count, asked.proficiency().map(|step| step.0), data.importance.is_essential())
            }).collect();
            let said = matrix.rows.iter().filter_map(|row| {
                let cell = row.cells[at]?;
                let skills = row.skills.iter().map(|skill| skill.id.clone()).collect();
                Some((skills, row.count, cell.proficiency, cell.essential))
            });
            let mut said: Vec<_> = said.collect();
            asked.sort();
            said.sort();
            prop_assert_eq!(said, asked);
        }
        prop_assert!(matrix.rows.iter().all(|row| row.cells.iter().any(Option::is_some)));
    }

    #[test]
    fn the_delta_is_exactly_what_differs(sketch in sketch()) {
        let graph = sketch.load();
        let roles = RoleSet::all(graph.role_count());
        let (matrix, delta) = (graph.matrix(&roles), graph.matrix_delta(&roles));
        let place = |id: &str| {
            let mut roles = matrix.roles.iter();
            roles.position(|role| role.name.id == id).expect("a role of the matrix")
        };
        let pairs: BTreeSet<_> = graph
            .transitions()
            .filter(|t| t.kind() == Advancement)
            .map(|t| (t.from().id().to_string(), t.to().id().to_string()))
            .collect();
        let told: Vec<_> = delta.advancements.iter().map(|one| (one.from.id.clone(), one.to.id.clone())).collect();
        prop_assert_eq!(told.len(), pairs.len());
        prop_assert_eq!(told.into_iter().collect::<BTreeSet<_>>(), pairs);
        for one in &delta.advancements {
            let ends = [place(&one.from.id), place(&one.to.id)];
            let cell = |row: &careergraph::query::matrix::MatrixRow, end: usize| {
                row.cells[ends[end]].map(|cell| (cell.proficiency, millionths(cell.weight)))
            };
            let differs = matrix.rows.iter().filter(|row| cell(row, 0) != cell(row, 1));
            let differs: BTreeSet<_> = differs.map(|row| (row.skills.clone(), row.count)).collect();
            let changes: BTreeSet<_> = one.changes.iter().map(|row| (row.skills.clone(), row.count)).collect();
            prop_assert_eq!(changes.len(), one.changes.len());
            prop_assert_eq!(changes, differs);
            let same = matrix.rows.iter().filter(|row| cell(row, 0).is_some() && cell(row, 0) == cell(row, 1));
            prop_assert_eq!(one.same, same.count());
        }
    }

    #[test]
    fn a_team_holds_what_its_people_hold(sketch in sketch()) {
        let graph = sketch.load();
        let roles = RoleSet::all(graph.role_count());
        let people: Vec<_> = graph.roles().take(3).collect();
        let mut query = graph.team(&roles);
        for role in &people {
            query = query.member(role.title(), Holder::of_role(&graph, *role), Some(role.index()));
        }
        let team = query.answer();
        let mut asked: BTreeMap<Row, BTreeSet<u8>> = BTreeMap::new();
        for role in graph.roles() {
            for need in role.requirements() {
                let skills = need.skills().map(|skill| skill.id().to_string()).collect();
                asked.entry((skills, need.data().count)).or_default().insert(need.data().needed());
            }
        }
        let held = |row: &Row| -> Vec<u8> {
            let skills = row.0.iter().map(|id| graph.skill(id).expect("a skill of the graph").index());
            let mut skills: Vec<_> = skills.collect();
            skills.sort_unstable();
            let held = people.iter().map(|role| Holder::of_role(&graph, *role).have(&skills, row.1).low);
            held.collect()
        };
        // By list the step and who holds it, of everything that is asked for.
        let mut expected: [BTreeMap<Row, (u8, BTreeSet<usize>)>; 3] = Default::default();
        for (row, steps) in &asked {
            let held = held(row);
            let who = |step: u8| (0..held.len()).filter(|at| held[*at] >= step).collect::<BTreeSet<_>>();
            let highest = *steps.last().expect("somebody asks for it");
            if who(highest).is_empty() {
                expected[0].insert(row.clone(), (highest, BTreeSet::new()));
            }
            if let Some(step) = steps.iter().rev().find(|step| !who(**step).is_empty()) {
                let list = if who(*step).len() == 1 { 1 } else { 2 };
                expected[list].insert(row.clone(), (*step, who(*step)));
            }
        }
        for (skills, expected) in [&team.nobody, &team.one_person, &team.several].into_iter().zip(expected) {
            let told = skills.iter().map(|skill| {
                let row: Row = (skill.skills.iter().map(|skill| skill.id.clone()).collect(), skill.count);
                let holders = skill.holders.iter().map(|one| one.person).collect();
                (row, (skill.step, holders))
            });
            prop_assert_eq!(told.collect::<BTreeMap<_, _>>(), expected);
            prop_assert!(skills.iter().all(|skill| skill.holders.is_sorted_by_key(|one| std::cmp::Reverse(one.have))));
        }
        prop_assert_eq!(team.several_count, team.several.len());
        for (person, role) in team.people.iter().zip(&people) {
            for (fit, name) in person.fits.iter().zip(&team.roles) {
                let to = graph.role(&name.id).expect("a role of the graph");
                let gap = graph.gap_of(&Holder::of_role(&graph, *role), to);
                prop_assert_eq!((fit.readiness, fit.gap, fit.coverage), (gap.readiness, gap.gap, gap.coverage));
            }
        }
    }
}

#[test]
fn a_table_that_nobody_reads_is_refused_and_one_for_programs_is_not() {
    let folder = tempfile::tempdir().expect("a folder for the test can be made");
    let file = folder.path().join("many.yaml");
    let roles = (0..=1000).map(|at| format!("  r{at}: {{requires: {{s: 1}}}}"));
    let roles: Vec<_> = roles.collect();
    std::fs::write(&file, format!("roles:\n{}\n", roles.join("\n")))
        .expect("the file can be written");
    for (form, succeeds) in [("text", false), ("markdown", false), ("csv", true)] {
        let mut matrix = assert_cmd::Command::cargo_bin("career").expect("it is built");
        let matrix = matrix.args(["matrix", "*", "--format", form, "-g"]);
        let done = matrix.arg(&file).assert();
        let said = String::from_utf8_lossy(&done.get_output().stderr).into_owned();
        assert_eq!(
            done.get_output().status.success(),
            succeeds,
            "{form}: {said}"
        );
        assert_eq!(said.contains("1001 columns"), !succeeds, "{form}: {said}");
    }
}
