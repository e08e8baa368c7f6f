//! What the jobs of a profile tell: which is the present one, and how long somebody has worked.

use crate::model::date::years;
use crate::model::{Date, Job};

/// The job that goes on and began last, else the one that ended last; the first of several. One that
/// begins only after a day has not begun, one that ends after it goes on, and one without any date is
/// the last resort: nobody knows that it goes on.
pub(super) fn newest(jobs: &[Job], as_of: Option<Date>) -> Option<&Job> {
    let order = |job: &Job| {
        let is_dated = job.start.is_some() || job.end.is_some() || job.is_present;
        let end = ended(job, as_of).map(Date::days_to_end);
        (is_dated, end.is_none(), end, job.start.map(Date::days))
    };
    let titled = jobs
        .iter()
        .filter(|job| job.title.is_some() && has_begun(job, as_of));
    // The last of equal ones wins, so the first of the file comes last.
    titled.rev().max_by_key(|job| order(job))
}

fn is_after(date: Date, as_of: Option<Date>) -> bool {
    as_of.is_some_and(|day| date.days() > day.days())
}

/// When a job ended, where it does not go on.
fn ended(job: &Job, as_of: Option<Date>) -> Option<Date> {
    job.end.filter(|end| !is_after(*end, as_of))
}

fn has_begun(job: &Job, as_of: Option<Date>) -> bool {
    !job.start.is_some_and(|start| is_after(start, as_of))
}

/// The years that jobs took up to a day, without counting a day twice; unknown where a job goes on to
/// a date that nobody gave, or began nobody knows when. A job until a month or a year lasts to its end.
pub(super) fn worked<'j>(jobs: impl Iterator<Item = &'j Job>, as_of: Option<Date>) -> Option<f64> {
    let today = as_of.map(Date::days);
    let mut spells = Vec::new();
    for job in jobs.filter(|job| has_begun(job, as_of)) {
        let ended = ended(job, as_of).map(Date::days_to_end);
        let (start, end) = (job.start?.days(), ended.into_iter().chain(today).min()?);
        spells.push((start, end.max(start)));
    }
    if spells.is_empty() {
        return None;
    }
    spells.sort_unstable();
    let (mut days, mut behind) = (0, 0);
    for (start, end) in spells {
        let start = start.max(behind);
        days += end.saturating_sub(start);
        behind = behind.max(end);
    }
    Some(years(days))
}
