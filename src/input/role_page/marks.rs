//! Marks behind the lines of a person specification: "SQL (E) A/I", "Python [Desirable]".

use super::headings::Section;
use super::lines::Line;
use super::sections::Group;

/// Takes off the marks of a section that has several of them. What is desirable is a wish.
pub(super) fn take(group: &mut Group<'_>) {
    let lists_demands = group.section.is_mixed()
        || group.section.is_skills()
        || matches!(
            group.section,
            Section::Years | Section::MinimumEducation | Section::EducationAndExperience
        );
    let marked = group.lines.iter().filter(|line| mark(&line.text).is_some());
    if !lists_demands || marked.count() < 2 {
        return;
    }
    for line in &mut group.lines {
        take_one(line);
    }
}

fn take_one(line: &mut Line<'_>) {
    let Some((length, is_wish)) = mark(&line.text) else {
        return;
    };
    let cut = line.text.len() - length;
    line.span.end = line
        .span
        .end
        .saturating_sub(cut as u32)
        .max(line.span.start);
    line.text = line.text[..length].to_owned().into();
    line.stated.is_wish = is_wish;
}

/// Where the words before a mark end, and whether it says that they are only desirable.
fn mark(text: &str) -> Option<(usize, bool)> {
    let end = text.rfind([')', ']'])?;
    let behind = text[end + 1..].trim_end_matches('.');
    // How it is found out: by application, interview, test or portfolio.
    let is_method = |c: char| matches!(c, 'A' | 'I' | 'T' | 'P' | 'R' | 'C');
    let mut parts = behind
        .split([' ', '/', ',', '&'])
        .filter(|part| !part.is_empty());
    if !parts.all(|part| part.chars().count() == 1 && part.chars().all(is_method)) {
        return None;
    }
    let start = text[..end].rfind(['(', '['])?;
    let is_wish = match text[start + 1..end].trim().to_lowercase().as_str() {
        "e" | "essential" => false,
        "d" | "desirable" | "desired" => true,
        _ => return None,
    };
    let words = text[..start].trim_end();
    (!words.is_empty()).then_some((words.len(), is_wish))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_need_are_told_from_other_brackets() {
        for (text, expected) in [
            ("Good IT skills (E) A", Some(("Good IT skills", false))),
            ("Knowledge of GIS (D) A/I", Some(("Knowledge of GIS", true))),
            ("SQL [D]", Some(("SQL", true))),
            ("SQL (Essential)", Some(("SQL", false))),
            ("SQL (advanced)", None),
            ("Excel (E) and Word", None),
            ("(D)", None),
        ] {
            let found = mark(text).map(|(length, is_wish)| (&text[..length], is_wish));
            assert_eq!(found, expected, "{text}");
        }
    }
}
