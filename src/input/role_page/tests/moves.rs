//! Entries of a list of moves that tell of more than titles: sentences, steps and years.

use super::*;

fn page(list: &str, entry: &str) -> String {
    format!("Key Responsibilities and Required Skills for Weaver\n\n{list}:\n\n- {entry}\n")
}

/// The moves of a page, with their years and notes, and the transitions between other roles.
fn read_moves(list: &str, entry: &str) -> (Vec<String>, Vec<String>, Vec<String>) {
    let mut diagnostics = Vec::new();
    let lexicon = Lexicon::default();
    let text = page(list, entry);
    let document = read(
        PageKind::Text,
        SourceId(0),
        &text,
        (&lexicon).into(),
        &mut diagnostics,
    );
    let document = document.expect("it is a page");
    let role = &document.roles[0];
    let moves = role.moves.iter().map(|one| {
        let years = one.years.map(|years| format!(" [{}]", years.value));
        let note = one.attributes.as_ref().and_then(|more| more.note.as_ref());
        let note = note.map(|note| format!(" <{}>", note.value));
        let (years, note) = (years.unwrap_or_default(), note.unwrap_or_default());
        format!("{}{years}{note}", one.role.value)
    });
    let steps = document.transitions.iter().map(|one| {
        let years = one.years.map(|years| format!(" [{}]", years.value));
        let years = years.unwrap_or_default();
        format!("{} > {}{years}", one.from.value, one.to.value)
    });
    let rest = texts(&role.about.notes).into_iter();
    let rest = rest.chain(texts(&role.about.outside_entries));
    (
        moves.collect(),
        steps.collect(),
        rest.map(str::to_owned).collect(),
    )
}

#[test]
fn a_sentence_names_the_titles_behind_its_verb() {
    for (list, entry, expected) in [
        (
            "Advancement To",
            "Experienced weavers may become supervisors or estimators.",
            &["Supervisor", "Estimator"][..],
        ),
        (
            "Advancement To",
            "You can be promoted to Shift Leader after two years.",
            &["Shift Leader [2]"],
        ),
        (
            "Advancement To",
            "From there, Head of Sales",
            &["Head of Sales"],
        ),
        (
            "Advancement To",
            "After 3 years, Shift Leader",
            &["Shift Leader [3]"],
        ),
        (
            "Advancement To",
            "Become a Master Weaver",
            &["Master Weaver"],
        ),
        (
            "Advancement To",
            "Some weavers go on to be mill managers in larger firms",
            &["Mill Manager <in larger firms>"],
        ),
        (
            "Advancement To",
            "Many progress to Mill Foreman",
            &["Mill Foreman"],
        ),
        (
            "Advancement To",
            "Weavers can become foremen. Some go on to be mill managers.",
            &["Foreman", "Mill Manager"],
        ),
        (
            "Advancement To",
            "Some go on to be directors of weaving.",
            &["Director of Weaving"],
        ),
        (
            "Advancement To",
            "Later, Chief Executive",
            &["Chief Executive"],
        ),
        ("Advancement To", "Then Chief Dyer", &["Chief Dyer"]),
        (
            "Advancement To",
            "Mill Foreman as openings become available",
            &["Mill Foreman <as openings become available>"],
        ),
        (
            "Advancement To",
            "Can Line Operator",
            &["Can Line Operator"],
        ),
        ("Advancement To", "Will Writer", &["Will Writer"]),
        (
            "Entry Point From",
            "You will usually have worked as a Nursing Assistant",
            &["Nursing Assistant"],
        ),
        (
            "Entry Point From",
            "We also welcome Midwives returning to practice",
            &["Midwife <returning to practice>"],
        ),
        (
            "Entry Point From",
            "Most start as an apprentice dyer",
            &["Apprentice Dyer"],
        ),
    ] {
        let (moves, steps, rest) = read_moves(list, entry);
        assert_eq!(moves, expected, "{entry}");
        assert!(
            steps.is_empty() && rest.is_empty(),
            "{entry}: {steps:?} {rest:?}"
        );
    }
}

#[test]
fn a_sentence_without_a_title_makes_no_role() {
    for (list, entry) in [
        ("Advancement To", "You could progress to a supervisory role"),
        (
            "Advancement To",
            "With experience, welders can move into inspection, supervision or teaching.",
        ),
        ("Advancement To", "There are many paths from here"),
        ("Advancement To", "Apply on our careers page"),
        ("Advancement To", "Talk to your manager"),
        ("Advancement To", "See the Mill Manager ladder"),
        ("Advancement To", "Some leave to become Estate Agents"),
        ("Entry Point From", "Internal only"),
        ("Entry Point From", "Graduate scheme"),
        ("Entry Point From", "GCSE English and Maths at grade 4"),
        ("Advancement To", "We promote from within"),
        ("Advancement To", "Others teach"),
        ("Entry Point From", "You will have worked in a mill"),
        (
            "Entry Point From",
            "We also welcome people who have never seen a loom",
        ),
    ] {
        let (moves, steps, rest) = read_moves(list, entry);
        assert!(moves.is_empty() && steps.is_empty(), "{entry}: {moves:?}");
        assert_eq!(rest, [entry.trim_end_matches('.')], "{entry}");
    }
}

#[test]
fn steps_lead_on_one_from_the_other() {
    for (list, entry, moves, steps) in [
        (
            "Advancement To",
            "Ward Sister, then Matron",
            &["Ward Sister"][..],
            &["Ward Sister > Matron"][..],
        ),
        (
            "Advancement To",
            "Team leader → Depot manager → Regional manager",
            &["Team leader"],
            &[
                "Team leader > Depot manager",
                "Depot manager > Regional manager",
            ],
        ),
        (
            "Advancement To",
            "Team Leader, later Depot Manager",
            &["Team Leader"],
            &["Team Leader > Depot Manager"],
        ),
        (
            "Advancement To",
            "Team Leader (after 2 years) -> Depot Manager or Mill Manager (after 5 years)",
            &["Team Leader [2]"],
            &[
                "Team Leader > Depot Manager",
                "Team Leader > Mill Manager [5]",
            ],
        ),
        (
            "Career Path",
            "Spinner > Weaver > Master Weaver > Mill Foreman",
            &["Spinner", "Master Weaver"],
            &["Master Weaver > Mill Foreman"],
        ),
        (
            "Entry Point From",
            "Apprentice → Spinner",
            &["Spinner"],
            &["Apprentice > Spinner"],
        ),
        ("Lateral Moves", "Dyer → Fuller", &["Dyer"], &[]),
        (
            "Advancement To",
            "Mill Foreman\n- From there, Mill Manager",
            &["Mill Foreman"],
            &["Mill Foreman > Mill Manager"],
        ),
        (
            "Career Progression",
            "Master Weaver\n- Mill Foreman",
            &["Master Weaver", "Mill Foreman"],
            &[],
        ),
        (
            "Career Progression",
            "\n\nWeavers usually move on to Master Weaver after two years. Some become Mill Foremen.\n",
            &["Master Weaver [2]", "Mill Foreman"],
            &[],
        ),
        (
            "Career Progression",
            "\n\nWeavers move on to Master Weaver after two years, and from there to Mill Foreman.\n",
            &["Master Weaver [2]"],
            &["Master Weaver > Mill Foreman"],
        ),
        (
            "Career Path",
            "Spinner\n- Weaver\n- Master Weaver\n- Mill Foreman",
            &["Spinner", "Master Weaver"],
            &["Master Weaver > Mill Foreman"],
        ),
    ] {
        let (found, others, _) = read_moves(list, entry);
        assert_eq!(found, moves, "{entry}");
        assert_eq!(others, steps, "{entry}");
    }
}

#[test]
fn paths_and_sentences_lead_on_in_several_ways() {
    for (list, entry, moves, steps) in [
        (
            "Career Path",
            "Grade 4 Spinner → Grade 5 Weaver → Grade 6 Master Weaver",
            &["Grade 4 Spinner", "Grade 6 Master Weaver"][..],
            &[][..],
        ),
        (
            "Career Path",
            "Spinner > Dyer > Fuller",
            &[],
            &["Spinner > Dyer", "Dyer > Fuller"],
        ),
        (
            "Career Path",
            "\n\nMaster Weaver\nMill Foreman\n",
            &["Master Weaver", "Mill Foreman"],
            &[],
        ),
        (
            "Career Progression",
            "\n\nYou could move sideways to Dyer or Fuller, or be promoted to Mill Foreman.",
            &["Dyer", "Fuller", "Mill Foreman"],
            &[],
        ),
        ("Advancement To", "To Mill Foreman", &["Mill Foreman"], &[]),
    ] {
        let (found, others, _) = read_moves(list, entry);
        assert_eq!(found, moves, "{entry}");
        assert_eq!(others, steps, "{entry}");
    }
}

#[test]
fn what_is_denied_is_no_move() {
    for entry in [
        "Weavers cannot become Mill Foremen",
        "You will not become a Mill Foreman without a degree",
        "Few will ever progress to Mill Foreman",
        "You don’t move on to Mill Foreman",
    ] {
        let (moves, others, _) = read_moves("Advancement To", entry);
        assert_eq!((moves.len(), others.len()), (0, 0), "{entry}");
    }
    for entry in [
        "You do not need to have worked as a Spinner",
        "We no longer recruit Spinners",
    ] {
        assert_eq!(
            read_moves("Entry Point From", entry).0,
            Vec::<String>::new(),
            "{entry}"
        );
    }
}

#[test]
fn years_before_a_move_are_its_years() {
    for (entry, expected) in [
        (
            "Fleet Supervisor (after 3-4 years)",
            "Fleet Supervisor [3-4]",
        ),
        ("Depot Manager within 6 years", "Depot Manager [0-6]"),
        // An age; it is the qualifier.
        ("Line Lead (once 18 years old)", "Line Lead"),
        (
            "Mill Foreman – after 2 years of nights",
            "Mill Foreman [2] <after 2 years of nights>",
        ),
        ("Mill Foreman (5+ years)", "Mill Foreman [5+]"),
        (
            "Mill Foreman with 5 years of experience",
            "Mill Foreman <with 5 years of experience>",
        ),
    ] {
        let (moves, _, _) = read_moves("Advancement To", entry);
        assert_eq!(moves, [expected], "{entry}");
    }
}

#[test]
fn the_role_of_the_page_is_found_in_a_path_in_other_spellings() {
    for (title, path, expected) in [
        (
            "First Officer – A320 Fleet",
            "Second Officer -> First Officer -> Captain",
            ["Second Officer", "Captain"],
        ),
        (
            "Planning Officer (Grade 5)",
            "Grade 4 Planning Assistant → Grade 5 Planning Officer → Grade 6 Team Leader",
            ["Grade 4 Planning Assistant", "Grade 6 Team Leader"],
        ),
        (
            "Associate, Property",
            "Trainee Solicitor > Associate > Partner",
            ["Trainee Solicitor", "Partner"],
        ),
    ] {
        for heading in [
            format!("Career path\n{path}"),
            format!("CAREER PATH: {path}"),
        ] {
            let text = format!("{title}\n\nDuties\n- Works\n\n{heading}\n");
            let role = role_of(PageKind::Text, &text);
            let found = [
                moves(&role, MoveList::EntryFrom),
                moves(&role, MoveList::AdvancesTo),
            ]
            .concat();
            assert_eq!(found, expected, "{heading}");
        }
    }
}

#[test]
fn sideways_moves_in_a_sentence_are_lateral() {
    let role = role_of(
        PageKind::Text,
        "Weaver\n\nCareer progression\nWeavers often move sideways to become Supervisors.\n",
    );
    assert_eq!(moves(&role, MoveList::LateralTo), ["Supervisor"]);
    assert!(moves(&role, MoveList::AdvancesTo).is_empty());
}

#[test]
fn other_headings_among_moves_end_them() {
    let page = |heading: &str| {
        format!(
            "# Weaver\n\n## Career progression\n\n- Master Weaver\n\n### {heading}\n\n- Mill Foreman\n"
        )
    };
    let role = role_of(PageKind::Markdown, &page("Where we are"));
    assert_eq!(moves(&role, MoveList::AdvancesTo), ["Master Weaver"]);
    let role = role_of(PageKind::Markdown, &page("Management track"));
    assert_eq!(
        moves(&role, MoveList::AdvancesTo),
        ["Master Weaver", "Mill Foreman"]
    );
}

#[test]
fn everyday_labels_of_moves_are_known() {
    for (label, list) in [
        ("Previous step", MoveList::EntryFrom),
        ("Promoted from", MoveList::EntryFrom),
        ("Progression from", MoveList::EntryFrom),
        ("Promoted to", MoveList::AdvancesTo),
        ("Next rank", MoveList::AdvancesTo),
        ("Where this could take you", MoveList::AdvancesTo),
    ] {
        let text = format!("Weaver\n\n{label}: Dyer\n\nDuties\n- Weaves\n");
        assert_eq!(
            moves(&role_of(PageKind::Text, &text), list),
            ["Dyer"],
            "{label}"
        );
    }
}

#[test]
fn a_bold_line_or_one_above_a_sentence_ends_the_moves_unless_it_is_a_title() {
    for text in [
        "# Weaver\n\n**Next role**\n\nSenior Weaver\n\n**What the team is like**\n\nWe are twelve.\n",
        "# Weaver\n\n**Next role**\nSenior Weaver\n\n**Tools that we use from day to day**\n\n- Looms\n- Shuttles\n",
        "# Weaver\n\n**Career progression**\n\nA weaver can become a Senior Weaver.\n\n**Team rituals**\n\nStand-up at nine.\n",
        "# Weaver\n\nNext role\n\nSenior Weaver\n\nOur team\n\nWe are twelve people in the north.\n",
    ] {
        let role = role_of(PageKind::Markdown, text);
        assert_eq!(
            moves(&role, MoveList::AdvancesTo),
            ["Senior Weaver"],
            "{text}"
        );
        assert!(role.about.notes.len() > 1, "{text}");
    }
    let titles = "# Weaver\n\n## Next roles\n\n**Senior Weaver**\n\n**Foreman**\n";
    let role = role_of(PageKind::Markdown, titles);
    assert_eq!(
        moves(&role, MoveList::AdvancesTo),
        ["Senior Weaver", "Foreman"]
    );
}
