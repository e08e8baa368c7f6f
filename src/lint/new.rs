//! Which findings were not there before.

use hashbrown::HashMap;

use super::report::Finding;
use crate::diagnostic::Code;
use crate::diff::GraphDiff;

/// What a finding is about: its rule, and roles and skills by the ids that they have now.
type About<'f> = (Code, Vec<&'f str>, Vec<&'f str>);

/// Keeps the findings that have no counterpart among those of before; what became of the graph tells which roles
/// and skills have another id now.
pub(super) fn keep_new(findings: &mut Vec<Finding>, before: &[Finding], diff: &GraphDiff) {
    let mut is_new = which_are_new(findings, before, diff).into_iter();
    findings.retain(|_| is_new.next() == Some(true));
}

fn which_are_new(findings: &[Finding], before: &[Finding], diff: &GraphDiff) -> Vec<bool> {
    let (roles, skills) = (diff.new_ids(), diff.new_skill_ids());
    let roles = roles.iter().map(|(old, new)| (old.as_str(), new.as_str()));
    let skills = skills.iter().map(|(old, new)| (old.as_str(), new.as_str()));
    let (roles, skills): (HashMap<_, _>, HashMap<_, _>) = (roles.collect(), skills.collect());
    let mut known: HashMap<About<'_>, Vec<&str>> = HashMap::new();
    for one in before {
        let about = about(one, &roles, &skills);
        known
            .entry(about)
            .or_default()
            .push(&one.diagnostic.message);
    }
    let same = HashMap::new();
    // What is said in the same words is the same; of the rest as many as there were before.
    let mut is_new: Vec<bool> = findings
        .iter()
        .map(|one| {
            let same = known.get_mut(&about(one, &same, &same)).and_then(|said| {
                let at = said
                    .iter()
                    .position(|said| **said == *one.diagnostic.message)?;
                Some(said.swap_remove(at))
            });
            same.is_none()
        })
        .collect();
    for (one, is_new) in findings
        .iter()
        .zip(&mut is_new)
        .filter(|(_, is_new)| **is_new)
    {
        let said = known.get_mut(&about(one, &same, &same));
        *is_new = said.and_then(Vec::pop).is_none();
    }
    is_new
}

/// What a finding is about, where roles and skills have these other ids.
fn about<'f>(
    finding: &'f Finding,
    new_roles: &HashMap<&str, &'f str>,
    new_skills: &HashMap<&str, &'f str>,
) -> About<'f> {
    fn id_of<'f>(id: &'f str, new: &HashMap<&str, &'f str>) -> &'f str {
        new.get(id).copied().unwrap_or(id)
    }
    let roles = finding.roles.iter().map(|one| id_of(&one.id, new_roles));
    let skills = finding.skills.iter();
    let mut skills: Vec<_> = skills.map(|one| id_of(&one.id, new_skills)).collect();
    skills.sort_unstable();
    skills.dedup();
    (finding.diagnostic.code, roles.collect(), skills)
}
