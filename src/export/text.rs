//! The words of a drawing, before they are escaped: short enough for a box or a line, and the same in
//! every format.

use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

use super::Look;
use super::groups::Groups;
use super::hyphen::broken;
use super::words::{COVERAGE_NOTE, percent, plural, round, stands_in_box};
use crate::model::{Basis, in_years};
use crate::query::gap::Interval;
use crate::view::{ChangeView, EdgeView, GraphView, LegendEntry, NodeView, RouteStep, WayBack};

/// How many characters of a name a drawing shows.
pub(super) const MAX_SHOWN: usize = 80;

/// Returns what to call a node: its title, or its id where the title shows nothing.
pub(super) fn name_of(node: &NodeView) -> String {
    name(&node.title, node.id.as_str())
}

/// Returns what to call a role of this title and id.
pub(super) fn name(title: &str, id: &str) -> String {
    let names = [title, id, "(untitled)"];
    let mut names = names.into_iter().map(shown);
    names.find(|name| !name.is_empty()).unwrap_or_default()
}

/// How many notes of what became of a role a box has.
const MAX_NOTES: usize = 6;

/// How many characters a bar has.
const BAR: usize = 10;

/// Returns the lines of a box: its name, what is known of it, with a bar for how much of it somebody
/// covers, and its skills.
pub(super) fn lines_of(node: &NodeView) -> Vec<String> {
    let mut lines = vec![name_of(node)];
    lines.extend(below(node));
    lines.extend(coverage(node).map(|share| format!("{} {}", bar(share), percent(share))));
    let skills = node.skills.iter().map(|skill| shown(skill));
    let skills = skills.filter(|skill| !skill.is_empty());
    lines.extend(skills.map(|skill| format!("• {skill}")));
    lines.retain(|line| !line.is_empty());
    lines
}

/// Returns the lines of a box with its track where that is to be named, and where borders explain nothing: that
/// it is a declared summit is said in words.
pub(super) fn lines_in_words(node: &NodeView, groups: &Groups<'_>) -> Vec<String> {
    let mut lines = lines_of(node);
    let track = groups.track(node).map(shown);
    lines.splice(1..1, track.filter(|track| is_new(track, &lines)));
    lines.extend(node.terminal.then(|| "(summit)".to_owned()));
    lines
}

/// Returns whether no line of a box says a group already, among other facts or alone.
pub(super) fn is_new(group: &str, lines: &[String]) -> bool {
    let mut parts = lines.iter().flat_map(|line| line.split(" · "));
    !group.is_empty() && parts.all(|part| part != group)
}

/// Returns the lines of a box below its name: its rank or what else was asked for, whether it is a
/// stub, how ready somebody is for it, and what became of it.
pub(super) fn below(node: &NodeView) -> Vec<String> {
    let facts = node.facts();
    let mut lines: Vec<_> = facts.iter().map(|fact| shown(fact)).collect();
    lines.extend(node.stub.then(|| "(stub)".to_owned()));
    if let Some(heat) = &node.heat {
        lines.extend(heat.current.then(|| "(current role)".to_owned()));
        lines.push(stands_in_box(&heat.measure));
    }
    if let Some(change) = &node.change {
        let all = notes(change);
        let most = if all.len() > MAX_NOTES {
            MAX_NOTES - 1
        } else {
            MAX_NOTES
        };
        let more = all.len().saturating_sub(most);
        lines.extend(all.into_iter().take(most));
        lines.extend((more > 0).then(|| format!("and {}", plural(more, "more change"))));
    }
    lines.retain(|line| !line.is_empty());
    lines
}

/// Returns how much of what a role asks for somebody holds, where a box shows that.
pub(super) fn coverage(node: &NodeView) -> Option<Interval<f64>> {
    node.heat.and_then(|heat| heat.coverage())
}

/// Returns a bar of characters: what is held, what is perhaps held, and the rest.
fn bar(share: Interval<f64>) -> String {
    let cells = |share: f64| {
        let held = |cell: &usize| (*cell as f64) <= share * BAR as f64 + 1e-9;
        (1..=BAR).filter(held).count()
    };
    let (surely, perhaps) = (cells(share.low), cells(share.high));
    let parts = [
        ("█", surely),
        ("▒", perhaps.saturating_sub(surely)),
        ("░", BAR - perhaps.max(surely)),
    ];
    parts.map(|(cell, count)| cell.repeat(count)).concat()
}

/// Returns the mark and what became of something, or what changed of it: a line each.
pub(super) fn notes(change: &ChangeView) -> Vec<String> {
    let Some(mark) = change.kind.mark() else {
        return Vec::new();
    };
    if change.notes.is_empty() {
        return vec![format!("{mark} {}", change.kind.as_str())];
    }
    // Marks of their own are not taken for that of the whole.
    let is_said = change.notes.iter().any(|note| note.kind == change.kind);
    let whole = (!is_said).then(|| format!("{mark} {}", change.kind.as_str()));
    let notes = change.notes.iter().map(|note| shown(&note.marked()));
    whole.into_iter().chain(notes).collect()
}

/// Returns what the legend of a drawing of characters says, where it is to have one, and where the drawing comes from.
pub(super) fn legend(view: &GraphView, look: &Look) -> Vec<String> {
    let origin = view.origin.iter().map(|origin| shown(origin));
    if !look.legend {
        return origin.collect();
    }
    let bars = "█ held of what the role asks for, ▒ perhaps held, ░ not held";
    let changes: Vec<_> = view
        .legend
        .iter()
        .filter(|entry| {
            use LegendEntry::{Added, Changed, Removed};
            matches!(entry, Added | Removed | Changed)
        })
        .map(LegendEntry::text)
        .collect();
    let heat = view.legend.contains(&LegendEntry::Heat);
    let gap = view.legend.contains(&LegendEntry::Gap);
    let alone = view.legend.contains(&LegendEntry::Alone);
    let mut basis = view.legend.iter();
    let basis = basis.find(|entry| matches!(entry, LegendEntry::Basis(_)));
    let lines = [
        alone.then(|| LegendEntry::Alone.text()),
        basis.map(LegendEntry::text),
        gap.then(|| LegendEntry::Gap.text()),
        heat.then(|| bars.to_owned()),
        heat.then(|| COVERAGE_NOTE.to_owned()),
        Some(changes.join(", ")),
    ];
    lines
        .into_iter()
        .flatten()
        .chain(origin)
        .filter(|line| !line.is_empty())
        .collect()
}

/// Returns what a line between boxes means, in words: its kinds, what they rest on where nobody
/// stated them, and whether there is a way back. Nothing for a plain advancement.
pub(super) fn words_of(edge: &EdgeView) -> String {
    let facts = edge.facts.as_ref();
    let asked = facts.and_then(|facts| facts.moves.as_deref()).map(shown);
    let is_asked = asked.is_some();
    let words = asked.unwrap_or_else(|| {
        let moves = edge.moves.iter().map(|drawn| match drawn.basis {
            Basis::Stated => drawn.kind.to_string(),
            basis => format!("{} ({basis})", drawn.kind),
        });
        moves.collect::<Vec<_>>().join(" + ")
    });
    let mark = edge.change.as_ref().and_then(|change| change.kind.mark());
    let words = match edge.way_back() {
        WayBack::None if words == "advancement" && !is_asked && mark.is_none() => String::new(),
        WayBack::None => words,
        WayBack::Known | WayBack::Leading => words + ", both ways",
        WayBack::Inferred => words + ", way back inferred",
    };
    let became = edge.change.iter().flat_map(notes);
    let takes = edge.facts.iter().flat_map(|facts| &facts.takes);
    let all = std::iter::once(words).chain(became);
    let all = all.chain(takes.map(|fact| shown(fact)));
    let all: Vec<_> = all.filter(|part| !part.is_empty()).collect();
    all.join(", ")
}

/// Returns what a step of a path takes: "after 2 years, gap 12.5"; nothing where neither is known.
pub(super) fn takes(step: &RouteStep) -> String {
    parts_of(step).join(", ")
}

/// Returns what a step of a path takes: "after 2 years" and "gap 12.5", where they are known.
pub(super) fn parts_of(step: &RouteStep) -> Vec<String> {
    let years = step.years.filter(|years| *years > 0.0);
    let years = years.map(|years| format!("after {}", in_years(&round(years))));
    let gap = step
        .gap
        .map(|gap| format!("gap {}", (gap.high * 10.0).round() / 10.0));
    years.into_iter().chain(gap).collect()
}

/// Returns the title of a drawing; `None` where it shows nothing.
pub(super) fn title_of(view: &GraphView) -> Option<String> {
    let title = view.title.as_deref().map(shown).unwrap_or_default();
    (!title.is_empty()).then_some(title)
}

/// Returns what a title is sorted by: letters as they are, and numbers by what they count, so that 2 stands
/// before 10.
pub(super) fn natural(title: &str) -> Vec<(String, u64)> {
    let lower = title.to_lowercase();
    let mut parts = Vec::new();
    let mut rest = lower.as_str();
    while !rest.is_empty() {
        let digits = rest
            .find(|c: char| c.is_ascii_digit())
            .unwrap_or(rest.len());
        let (letters, behind) = rest.split_at(digits);
        let end = behind
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(behind.len());
        let (number, behind) = behind.split_at(end);
        // A number of a hundred digits is a large one.
        let number = number
            .parse()
            .unwrap_or(if number.is_empty() { 0 } else { u64::MAX });
        parts.push((letters.to_owned(), number));
        rest = behind;
    }
    parts
}

/// Returns for every node the cluster that it stands in.
pub(super) fn clusters_of(view: &GraphView) -> Vec<Option<usize>> {
    let mut clusters = vec![None; view.nodes.len()];
    for (place, cluster) in view.clusters.iter().enumerate() {
        for &node in &cluster.nodes {
            clusters[node] = Some(place);
        }
    }
    clusters
}

/// Returns what a drawing shows of a name: one line, spaces not repeated, and not all of a long one.
pub(super) fn shown(name: &str) -> String {
    let start = cut(name, 4 * MAX_SHOWN);
    let words: Vec<_> = start.split_whitespace().collect();
    cut(&words.join(" "), MAX_SHOWN)
}

/// Returns the start of a text, with an ellipsis where something is missing.
pub(super) fn cut(text: &str, limit: usize) -> String {
    match text.char_indices().nth(limit) {
        Some(_) => {
            let kept: String = text.chars().take(limit - 1).collect();
            kept + "…"
        }
        None => text.to_owned(),
    }
}

/// Breaks a text into lines of so many columns, between words, and within words that are longer than
/// a line, there with hyphens.
pub(super) fn wrapped(text: &str, width: usize) -> Vec<String> {
    wrap(text.split(' '), width, true)
}

/// Breaks a text into lines of so many columns, between words only: a longer word has a line of its
/// own. Nothing has no lines.
pub fn wrapped_between_words(text: &str, width: usize) -> Vec<String> {
    let mut lines = wrap(text.split_whitespace(), width, false);
    lines.retain(|line| !line.is_empty());
    lines
}

fn wrap<'t>(words: impl Iterator<Item = &'t str>, width: usize, breaks: bool) -> Vec<String> {
    let mut lines = Vec::new();
    let (mut line, mut used) = (String::new(), 0);
    for word in words {
        let needed = columns(word);
        if used > 0 && used + 1 + needed > width {
            lines.push(std::mem::take(&mut line));
            used = 0;
        }
        if used > 0 {
            line.push(' ');
            used += 1;
        }
        if !breaks {
            line.push_str(word);
            used += needed;
            continue;
        }
        let mut parts = broken(word, width);
        let last = parts.pop().unwrap_or_default();
        lines.extend(parts);
        used += columns(&last);
        line.push_str(&last);
    }
    lines.push(line);
    lines
}

/// Returns the start of a text that is cut off, with an ellipsis, in so many columns.
pub(super) fn cut_off(text: &str, width: usize) -> String {
    let mut room = width.saturating_sub(1);
    let kept = letters(text).into_iter().take_while(|(_, wide)| {
        let fits = *wide <= room;
        room = room.saturating_sub(*wide);
        fits
    });
    let kept: String = kept.map(|(letter, _)| letter).collect();
    kept + "…"
}

/// Returns the letters of a text, each with its marks and the signs that are joined with it, and how many
/// columns it takes.
pub(super) fn letters(text: &str) -> Vec<(&str, usize)> {
    let mut letters = Vec::new();
    let (mut start, mut taken) = (0, 0);
    for (at, c) in text.char_indices() {
        let whole = columns(&text[start..at + c.len_utf8()]);
        let is_mark = c.width().unwrap_or(0) == 0;
        // What takes no room of its own goes with the letter before it, or behind it at the start.
        if is_mark || taken == 0 || whole <= taken {
            taken = whole;
            continue;
        }
        letters.push((&text[start..at], taken));
        (start, taken) = (at, columns(&text[at..at + c.len_utf8()]));
    }
    if start < text.len() {
        letters.push((&text[start..], taken));
    }
    letters
}

/// Returns how many columns a text takes on a terminal, wide letters counted twice.
pub(super) fn columns(text: &str) -> usize {
    text.width()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_titles_are_sorted_by_what_they_count() {
        let mut titles = [
            "Step 10",
            "step 2 of 3",
            "Step 2",
            "Step",
            "Step 1b",
            "7",
            "Äther 9",
        ];
        titles.sort_by_cached_key(|title| natural(title));
        let sorted = [
            "7",
            "Step",
            "Step 1b",
            "Step 2",
            "step 2 of 3",
            "Step 10",
            "Äther 9",
        ];
        assert_eq!(titles, sorted);
        assert!(natural(&"9".repeat(100)) > natural("8"));
    }

    #[test]
    fn wide_letters_take_two_columns() {
        assert_eq!(
            wrapped_between_words("開発 部長 代理", 9),
            ["開発 部長", "代理"]
        );
        assert_eq!(wrapped("開発部長", 5), ["開発", "部長"]);
        assert_eq!(cut_off("開発部長", 6), "開発…");
    }

    #[test]
    fn long_words_stay_whole_where_only_words_are_parted() {
        let text = "a  telecommunications office";
        assert_eq!(
            wrapped_between_words(text, 9),
            ["a", "telecommunications", "office"]
        );
        assert_eq!(
            wrapped("telecommunications", 9),
            ["telecom-", "munica-", "tions"]
        );
        assert!(wrapped_between_words(" ", 9).is_empty());
    }
}
