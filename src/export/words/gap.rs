//! Gaps in words.

use super::{and, choice, held, marked, parts_held, percent, round, some_held, stands};
use crate::model::ProficiencyScale;
use crate::query::gap::{
    AskedYears, Cheapest, Interval, Measure, Need, Raise, SkillGap, Surplus, Transferability,
};

/// Returns "72%" or "60-72%"; "?" where nobody knows.
pub fn share(share: Option<Interval<f64>>) -> String {
    match share {
        Some(share) if share.low > 0.0 || share.high < 1.0 => percent(share),
        _ => "?".to_owned(),
    }
}

/// Returns "12" or "10-12"; "?" where nobody knows.
pub fn steps(measure: Measure) -> String {
    measure.gap.map_or_else(|| "?".to_owned(), interval)
}

/// Returns "12" or "10-12".
pub fn interval(steps: Interval<f64>) -> String {
    let [low, high] = [steps.low, steps.high].map(round);
    if low == high {
        low
    } else {
        format!("{low}-{high}")
    }
}

/// Returns "3 practised", "1 to 5", or a dash.
pub fn held_or_dash(scale: &ProficiencyScale, have: Interval<u8>) -> String {
    match have.high {
        0 => "-".to_owned(),
        _ => held(scale, have),
    }
}

/// Returns the same, marked where it was inferred from words.
pub fn held_or_dash_of(scale: &ProficiencyScale, have: Interval<u8>, inferred: bool) -> String {
    marked(inferred, held_or_dash(scale, have))
}

/// Returns "Mentoring 1 to 3", for what is named in a line.
pub fn lack(need: &Need) -> String {
    let have = match need.have {
        Interval { low, high } if low == high => low.to_string(),
        Interval { low, high } => format!("{low}-{high}"),
    };
    let have = marked(need.have_inferred, have);
    let needed = marked(need.inferred, need.needed.to_string());
    format!("{} {have} to {needed}", need.title)
}

/// Returns "3 essentials short, 60-72% covered, gap 8-9".
pub fn gap_in_short(gap: &SkillGap) -> String {
    let mut parts = vec![stands(&gap.measure())];
    parts.extend(
        gap.coverage
            .map(|share| format!("{} covered", percent(share))),
    );
    let open = gap.gap.filter(|gap| gap.high > 0.0);
    parts.extend(open.map(|gap| format!("gap {}", interval(gap))));
    parts.join(", ")
}

/// Returns what carries over between the two roles, where something is known of it. Where a role is held and
/// nobody in person asks, only the way back is told.
pub fn transfer(roles: &Transferability, is_role: bool) -> Option<String> {
    let (from, to) = (&roles.from.title, &roles.to.title);
    if from == to {
        return None;
    }
    let known = |share: Option<_>| Some(self::share(share)).filter(|share| share != "?");
    // Where a role asks, the first line says what it covers.
    let there = known(roles.there).filter(|_| !is_role);
    let there = there.map(|share| format!("{from} covers {share} of {to}"));
    let back = known(roles.back).map(|share| format!("{to} covers {share} of {from}"));
    let parts: Vec<_> = there.into_iter().chain(back).collect();
    let head = if is_role {
        "The other way"
    } else {
        "Transferability"
    };
    (!parts.is_empty()).then(|| format!("{head}: {}", parts.join("; ")))
}

/// Returns the years of experience that are asked for and held, where both are known.
pub fn asked_years(years: AskedYears) -> Option<String> {
    let (asked, have) = (years.asked?, years.have?);
    Some(format!(
        "Experience: {asked} years asked, {} held",
        round(have)
    ))
}

/// Returns what is held of a requirement: "3 practised", a dash, or "1 of 2" where several are asked for, and
/// some of them are held and not enough.
pub fn held_of_need(scale: &ProficiencyScale, need: &Need) -> String {
    let some = need.some_held.len();
    if need.have.high == 0 && some > 0 {
        return format!("{some} of {}", need.count);
    }
    held_or_dash_of(scale, need.have, need.have_inferred)
}

/// Returns what else matters of a requirement: that it is optional, the skills of which it is a choice, and what
/// is held of them.
pub fn remarks(need: &Need) -> String {
    let mut remarks: Vec<String> = Vec::new();
    if !need.essential {
        remarks.push("optional".to_owned());
    }
    remarks.extend(choice_of(need));
    remarks.extend(said(need));
    remarks.extend(some_held(&need.some_held));
    remarks.extend(parts_held(need));
    remarks.join("; ")
}

/// What counts where nobody says how well.
fn said(need: &Need) -> Option<String> {
    match need {
        Need {
            unspecified: true, ..
        } => Some("proficiency not stated, counts as 1".to_owned()),
        _ => None,
    }
}

/// Returns a requirement that is met, marked where a step was inferred from words.
pub fn met(need: &Need) -> String {
    let mark = marked(need.inferred || need.have_inferred, String::new());
    match said(need) {
        Some(said) => format!("{mark}{} ({said})", need.title),
        None => format!("{mark}{}", need.title),
    }
}

/// Returns what is held beyond the target, but for what the remarks tell as part of what lacks.
pub fn beyond(gap: &SkillGap) -> impl Iterator<Item = String> {
    let lacks = |beyond: &Surplus| {
        let open = gap.needs.iter().filter(|need| need.deficit.high > 0);
        let mut parts = open.flat_map(|need| &need.parts_held);
        parts.any(|part| part.skill == beyond.skill)
    };
    let apart = gap.surplus.iter().filter(move |beyond| !lacks(beyond));
    apart.map(|beyond| {
        let titles: Vec<_> = beyond.part_of.iter().map(|skill| &skill.title).collect();
        match titles[..] {
            [] => beyond.skill.title.clone(),
            _ => format!("{} (part of {})", beyond.skill.title, and(&titles)),
        }
    })
}

/// Returns "cheapest by AWS; 1 of AWS, Azure", for a requirement that several skills can meet.
pub fn choice_of(need: &Need) -> Option<String> {
    let choice = choice(need.count, &need.skills)?;
    Some(match cheapest_way(need) {
        Some(way) => format!("cheapest by {way}; {choice}"),
        None => choice,
    })
}

/// Returns the cheapest way to meet a choice, where some ways are cheaper than others.
pub fn cheapest_way(need: &Need) -> Option<String> {
    let way = need.cheapest.as_ref().filter(|way| {
        let open = way.take.is_empty() && way.among.len() == need.skills.len();
        !open && way.take.len() < need.skills.len()
    });
    way.map(cheapest)
}

/// Returns "Dutch and 1 of French, German".
pub fn cheapest(way: &Cheapest) -> String {
    let title = |raise: &Raise| {
        let anyway = if raise.anyway {
            " (asked for anyway)"
        } else {
            ""
        };
        format!("{}{anyway}", raise.skill.title)
    };
    let mut parts: Vec<String> = way.take.iter().map(title).collect();
    if way.choose > 0 {
        let among: Vec<_> = way.among.iter().map(title).collect();
        parts.push(format!("{} of {}", way.choose, among.join(", ")));
    }
    parts.join(" and ")
}
