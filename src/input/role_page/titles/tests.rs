mod hostile;
mod sharing;

use super::*;

/// An entry as the fixture writes it: `title [= alias] {qualifier} <note> | ...` or `outside`.
fn shown(entry: &Entry) -> String {
    let title = |title: &MentionedTitle| {
        let mut text = title.title.clone();
        for alias in &title.aliases {
            text = format!("{text} [= {alias}]");
        }
        if let Some(qualifier) = &title.qualifier {
            text = format!("{text} {{{qualifier}}}");
        }
        if let Some(note) = &title.note {
            text = format!("{text} <{note}>");
        }
        text
    };
    let titles = |titles: &[MentionedTitle]| {
        let titles: Vec<String> = titles.iter().map(title).collect();
        titles.join(" | ")
    };
    match entry {
        Entry::Roles(roles) => titles(roles),
        Entry::Outside(_) => "outside".to_owned(),
        Entry::Mixed(roles, outside) => format!("{} + {}", titles(roles), outside.join(" + ")),
    }
}

#[test]
fn the_fixture_of_titles_is_read_as_it_says() {
    let fixture = include_str!("titles.tsv");
    let mut wrong = Vec::new();
    for line in fixture.lines().skip(1) {
        let (entry, expected) = line.split_once('\t').expect("the fixture has two columns");
        let read = shown(&read_entry(entry));
        if read != expected {
            wrong.push(format!("{entry}\n  expected {expected}\n  read     {read}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn forms_beyond_the_fixture_are_read() {
    for (entry, expected) in [
        (
            "Senior Yarn or Fabric Buyer",
            "Senior Yarn Buyer | Senior Fabric Buyer",
        ),
        (
            "Senior Loom Analyst or Manager",
            "Senior Loom Analyst | Loom Manager",
        ),
        ("Barista / Shift Supervisor", "Barista | Shift Supervisor"),
        (
            "Lead iOS Weaver / Senior macOS Developer",
            "Lead iOS Weaver | Senior macOS Developer",
        ),
        ("Lead eCommerce Manager", "Lead eCommerce Manager"),
        ("PACU / OR Nurse", "PACU Nurse | OR Nurse"),
        ("ICU, ER, or OR Nurse", "ICU Nurse | ER Nurse | OR Nurse"),
        ("MILL NURSE OR DYER", "MILL NURSE | DYER"),
        (
            "Windows Server / Network Administrator",
            "Windows Server Administrator | Network Administrator",
        ),
        (
            "Dyehouse Support / System Administrator",
            "Dyehouse Support | System Administrator",
        ),
        ("Weaver or similar", "Weaver <or similar>"),
        ("Weaver, Dyer, etc.", "Weaver <etc> | Dyer <etc>"),
        (
            "Director of Dyeing or Finishing",
            "Director of Dyeing | Director of Finishing",
        ),
        (
            "Manager, Dyeing or Finishing",
            "Manager, Dyeing | Manager, Finishing",
        ),
        (
            "Craft track: Master Weaver / Mill Engineer",
            "Master Weaver {Craft track} | Mill Engineer {Craft track}",
        ),
        (
            "Mill Engineer: looks after the looms",
            "Mill Engineer <looks after the looms>",
        ),
        (
            "Mill Foreman – after a year of nights",
            "Mill Foreman <after a year of nights>",
        ),
        (
            "Bootcamp graduate or Junior Weaver",
            "Junior Weaver + Bootcamp graduate",
        ),
        (
            "Weaver, Dyer and Loom Operator",
            "Weaver | Dyer | Loom Operator",
        ),
        (
            "Weaver, Dyer, and Loom Operator",
            "Weaver | Dyer | Loom Operator",
        ),
        ("Weaver and Dyer", "Weaver and Dyer"),
        (
            "Tier 1 / Tier 2 Mill Technician",
            "Tier 1 Mill Technician | Tier 2 Mill Technician",
        ),
        (
            "Loom Engineer I or II",
            "Loom Engineer I | Loom Engineer II",
        ),
        (
            "Loom Engineer → Mill Engineer",
            "Loom Engineer | Mill Engineer",
        ),
        ("Loom Planner/Scheduler", "Loom Planner | Loom Scheduler"),
        ("Loom Engineer/Yarn Analyst", "Loom Engineer | Yarn Analyst"),
        (
            "LE (Loom Engineer) Trainee",
            "LE Trainee [= Loom Engineer Trainee]",
        ),
        ("Tailor (aka Stitcher)", "Tailor [= Stitcher]"),
        ("Loom Operator role", "Loom Operator"),
        ("Either Weaver or Dyer", "Weaver | Dyer"),
        ("Team Lead or Supervisor", "Team Lead | Supervisor"),
        (
            "loom operator / yarn or fabric buyer",
            "loom operator | yarn buyer | fabric buyer",
        ),
        ("2+ years as a weaver", "outside"),
        ("Any mill position", "outside"),
        (
            "Loom Operator in a related mill",
            "Loom Operator <in a related mill>",
        ),
        (
            "Mill Engineer for Jacquard Looms",
            "Mill Engineer for Jacquard Looms",
        ),
    ] {
        assert_eq!(shown(&read_entry(entry)), expected, "{entry}");
    }
}

#[test]
fn heads_are_told_from_fields_and_from_what_is_no_role() {
    for (entry, expected) in [
        (
            "Recent graduate or entry-level analyst",
            "entry-level analyst + Recent graduate",
        ),
        (
            "Bootcamp graduate or self-taught developer",
            "self-taught developer + Bootcamp graduate",
        ),
        (
            "Law Office Intern or Paralegal Certificate graduate",
            "Law Office Intern + Paralegal Certificate graduate",
        ),
        (
            "Training or Development Specialist",
            "Training Specialist | Development Specialist",
        ),
        (
            "Pharmacist-in-Charge (PIC) / Pharmacy Manager",
            "Pharmacist-in-Charge [= PIC] | Pharmacy Manager",
        ),
        (
            "Engineer-in-Training / Junior Engineer",
            "Engineer-in-Training | Junior Engineer",
        ),
        ("Engineer-in-Training (EIT)", "Engineer-in-Training [= EIT]"),
        (
            "Officer-in-Charge (OIC) / Station Commander",
            "Officer-in-Charge [= OIC] | Station Commander",
        ),
        (
            "Junior Web Developer / Intern",
            "Junior Web Developer | Intern",
        ),
        ("Senior Paralegal / Intern", "Senior Paralegal | Intern"),
        ("Electrician / Helper", "Electrician | Helper"),
        ("VP, People", "VP, People"),
        ("Director, People", "Director, People"),
        ("Director, Training", "Director, Training"),
        ("VP People / Head of People", "VP People | Head of People"),
        ("Engineer I/II", "Engineer I | Engineer II"),
        (
            "Tier I/II/III Loom Analyst",
            "Tier I Loom Analyst | Tier II Loom Analyst | Tier III Loom Analyst",
        ),
        (
            "Vice President, Sales (VP, Sales)",
            "Vice President, Sales [= VP, Sales]",
        ),
        (
            "L1/L2 Support Engineer",
            "L1 Support Engineer | L2 Support Engineer",
        ),
        (
            "Level I/II Technician",
            "Level I Technician | Level II Technician",
        ),
        (
            "Vice President of Sales (VP Sales)",
            "Vice President of Sales [= VP Sales]",
        ),
    ] {
        assert_eq!(shown(&read_entry(entry)), expected, "{entry}");
    }
}

#[test]
fn examples_and_what_stands_behind_a_dash_are_read() {
    for (entry, expected) in [
        (
            "Cross-functional roles such as Operations Manager or Project Manager",
            "Operations Manager <Cross-functional roles> | Project Manager <Cross-functional roles>",
        ),
        (
            "Support roles such as Help Desk Technician, Dispatcher, or Trainer",
            "Help Desk Technician <Support roles> | Dispatcher <Support roles> | Trainer <Support roles>",
        ),
        (
            "Related roles like Weaver or Dyer",
            "Weaver <Related roles> | Dyer <Related roles>",
        ),
        (
            "Related roles in the mill, such as Weaver",
            "Weaver <Related roles in the mill>",
        ),
        (
            "Various mill roles (e.g., Weaver or Dyer)",
            "Weaver <Various mill roles> | Dyer <Various mill roles>",
        ),
        ("Roles such as these", "outside"),
        (
            "Software Engineer – Backend / Data",
            "Software Engineer {Backend / Data}",
        ),
        (
            "Account Manager – Enterprise or Mid-Market",
            "Account Manager {Enterprise or Mid-Market}",
        ),
        ("Registered Nurse – ICU / ER", "Registered Nurse {ICU / ER}"),
        (
            "Senior Accountant – General Ledger / Accounting Manager",
            "Senior Accountant {General Ledger} | Accounting Manager",
        ),
        (
            "Software Engineer – Backend / Data Engineer – ETL",
            "Software Engineer {Backend} | Data Engineer {ETL}",
        ),
        (
            "Manager – Operations or Logistics",
            "Manager, Operations | Manager, Logistics",
        ),
        (
            "Software Engineer II – AI/ML",
            "Software Engineer II {AI/ML}",
        ),
        ("Director – People", "Director, People"),
    ] {
        assert_eq!(shown(&read_entry(entry)), expected, "{entry}");
    }
}

#[test]
fn kinds_of_roles_and_people_who_are_none_are_told_from_roles() {
    for (entry, expected) in [
        (
            "Leadership roles: Head of Looms, Chief Loom Officer",
            "Head of Looms {Leadership roles} | Chief Loom Officer {Leadership roles}",
        ),
        (
            "Leadership roles (Head of Looms, Chief Loom Officer)",
            "Head of Looms <Leadership roles> | Chief Loom Officer <Leadership roles>",
        ),
        (
            "Management (e.g., Mill Manager, Loom Manager)",
            "Mill Manager <Management> | Loom Manager <Management>",
        ),
        ("Mill experience (e.g., Weaver or Dyer)", "outside"),
        ("Weaver (e.g., Silk Weaver)", "Weaver {e.g., Silk Weaver}"),
        ("Teachers, weavers, and other career changers", "outside"),
        ("Promoted from Senior Weaver", "Senior Weaver"),
        ("Promoted from within", "outside"),
        ("Professional with 3+ years in wool", "outside"),
        ("Experienced professional with 3 years in wool", "outside"),
        ("Person with a background in wool", "outside"),
        ("Sales Person", "Sales Person"),
        (
            "Musculoskeletal (MSK) Specialist",
            "Musculoskeletal Specialist [= MSK Specialist]",
        ),
        (
            "Senior Cardiovascular (CVT) Technologist",
            "Senior Cardiovascular Technologist [= Senior CVT Technologist]",
        ),
        ("Technician (TX)", "Technician {TX}"),
        ("Loom (AI) Engineer", "Loom Engineer {AI}"),
    ] {
        assert_eq!(shown(&read_entry(entry)), expected, "{entry}");
    }
}

#[test]
fn the_title_of_a_page_is_one_role() {
    for (title, expected, aliases) in [
        (
            "Quality Control (QC) Weaver",
            "Quality Control Weaver",
            vec!["QC Weaver"],
        ),
        ("Weaver and Dyer", "Weaver and Dyer", vec![]),
        ("Weaver / Dyer", "Weaver", vec!["Weaver / Dyer", "Dyer"]),
        (
            "Loom Operator (LO) / Mill Technician",
            "Loom Operator",
            vec![
                "Loom Operator (LO) / Mill Technician",
                "LO",
                "Mill Technician",
            ],
        ),
        (
            "Weaver (wool / silk)",
            "Weaver",
            vec!["Weaver (wool / silk)"],
        ),
        ("Accounts / Mill Clerk", "Accounts / Mill Clerk", vec![]),
        ("Weaver (Silk)", "Weaver", vec!["Weaver (Silk)"]),
        (
            "Registered Weaver (RW), Silk, or Wool",
            "Registered Weaver, Silk, or Wool",
            vec!["RW, Silk, or Wool"],
        ),
        (
            "Mill Operations Engineer (MOE)",
            "Mill Operations Engineer",
            vec!["MOE"],
        ),
    ] {
        let read = read_title(title);
        assert_eq!(
            (read.title.as_str(), read.aliases),
            (expected, aliases.into_iter().map(str::to_owned).collect()),
            "{title}"
        );
    }
}

#[test]
fn several_titles_become_what_is_asked_for() {
    use Alternatives::{Aliases, Roles, Verbatim};
    for (entry, alternatives, expected) in [
        ("Cook / Baker", Roles, "Cook | Baker"),
        ("Cook / Baker", Verbatim, "Cook / Baker"),
        ("Cook / Baker", Aliases, "Cook [= Baker]"),
        (
            "Senior or Staff Engineer",
            Verbatim,
            "Senior or Staff Engineer",
        ),
        (
            "Senior or Staff Engineer",
            Aliases,
            "Senior Engineer [= Staff Engineer]",
        ),
        (
            "Site Reliability Engineer (SRE)",
            Verbatim,
            "Site Reliability Engineer [= SRE]",
        ),
        ("High school graduate", Verbatim, "outside"),
        ("High school graduate", Aliases, "outside"),
    ] {
        let read = shown(&read_entry_as(entry, alternatives));
        assert_eq!(read, expected, "{entry} as {alternatives:?}");
    }
}
