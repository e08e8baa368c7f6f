//! Folders and names of data sets.

use super::{Dataset, recognise};

fn name(names: &[&str]) -> Option<&'static str> {
    recognise(names).map(Dataset::name)
}

#[test]
fn a_folder_is_told_by_the_names_of_its_files() {
    for (set, names) in [
        (Some("O*NET"), &["Occupation Data.txt", "Job Zones.txt"][..]),
        (
            Some("O*NET"),
            &["OCCUPATION DATA.TXT", "related occupations.txt"],
        ),
        (
            Some("O*NET"),
            &["occupations.tsv", "job_zones.tsv", "skills.tsv"],
        ),
        (
            Some("ESCO"),
            &["occupations_en.csv", "occupationSkillRelations_en.csv"],
        ),
        (Some("ESCO"), &["occupations_fr.csv", "ISCOGroups_fr.csv"]),
        (
            Some("ESCO"),
            &["occupations.csv", "occupation_skills.csv", "skills.csv"],
        ),
        (Some("ESCO"), &["occupations.csv", "occupation_groups.csv"]),
        (None, &["occupations.csv", "skills.csv", "roles.csv"]),
        (None, &["job_zones.yaml", "occupations.yaml"]),
        (None, &["_en.csv", ".csv", "csv", ""]),
        (None, &[]),
    ] {
        assert_eq!(name(names), set, "{names:?}");
    }
}

#[test]
fn one_language_is_read() {
    let names = [
        "skills_de.csv",
        "occupations_fr.csv",
        "occupations_en.csv",
        "ISCOGroups_fr.csv",
        "README.md",
        "skills_en.csv",
    ];
    let esco = recognise(&names).expect("it is a data set");
    assert_eq!(esco.files(&names), [2, 5, 3]);
}
