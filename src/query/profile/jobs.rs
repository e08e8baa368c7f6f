//! What the jobs of a profile tell: which is the present one, and how long somebody has worked.

use crate::model::date::years;
use crate::model::{Date, Job, JobEnd, name_key};

/// Last words of titles that are no work.
const NO_WORK: [&str; 9] = [
    "break",
    "leave",
    "retired",
    "sabbatical",
    "student",
    "studies",
    "unemployed",
    "unemployment",
    "year",
];

/// Whether a job is work: not a parental leave, a career break or the time as a student.
pub(super) fn is_work(job: &Job) -> bool {
    let Some(title) = &job.title else { return true };
    let key = name_key(&title.value);
    let bare = key.split(" (").next().unwrap_or_default();
    let last = bare.rsplit(' ').next().unwrap_or_default();
    // Of years only the gap year is none.
    let is_year = last == "year";
    !NO_WORK.contains(&last) || (is_year && !bare.ends_with("gap year"))
}

/// The job that goes on and began last, else the one that ended last; the first of several. One that
/// begins only after a day has not begun, one that ends after it goes on, one that ended nobody knows when
/// did so at its beginning at the earliest, and one without any date is the last resort: nobody knows that
/// it goes on.
pub(super) fn newest(jobs: &[Job], as_of: Option<Date>) -> Option<&Job> {
    let order = |job: &Job| {
        let is_dated = job.start.is_some() || matches!(job.end, JobEnd::Present | JobEnd::On(_));
        let end = match job.end {
            JobEnd::Unreadable => job.start,
            _ => ended(job, as_of),
        };
        let goes_on = end.is_none() && job.end != JobEnd::Unreadable;
        let end = end.map(Date::days_to_end);
        (is_dated, goes_on, end, job.start.map(Date::days))
    };
    let titled = jobs
        .iter()
        .filter(|job| job.title.is_some() && is_work(job) && has_begun(job, as_of));
    // The last of equal ones wins, so the first of the file comes last.
    titled.rev().max_by_key(|job| order(job))
}

fn is_after(date: Date, as_of: Option<Date>) -> bool {
    as_of.is_some_and(|day| date.days() > day.days())
}

/// When a job ended, where it is known and is not only to come.
fn ended(job: &Job, as_of: Option<Date>) -> Option<Date> {
    match job.end {
        JobEnd::On(end) => Some(end).filter(|end| !is_after(*end, as_of)),
        _ => None,
    }
}

fn has_begun(job: &Job, as_of: Option<Date>) -> bool {
    !job.start.is_some_and(|start| is_after(start, as_of))
}

/// Whether a job has begun and nobody knows how long it took, whatever the day.
pub(super) fn is_undated(job: &Job, as_of: Option<Date>) -> bool {
    is_work(job) && has_begun(job, as_of) && (job.start.is_none() || job.end == JobEnd::Unreadable)
}

/// The years that jobs took up to a day, without counting a day twice; unknown where a job goes on to
/// a date that nobody gave, or [is undated](is_undated). A job until a month or a year lasts to its end.
pub(super) fn worked<'j>(jobs: impl Iterator<Item = &'j Job>, as_of: Option<Date>) -> Option<f64> {
    let today = as_of.map(Date::days);
    let mut spells = Vec::new();
    for job in jobs.filter(|job| is_work(job) && has_begun(job, as_of)) {
        if is_undated(job, as_of) {
            return None;
        }
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
