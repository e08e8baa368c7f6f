//! The lines of a page, parted into those of its roles and those of none.

use hashbrown::{HashMap, HashSet};

use super::common::Stretch;
use super::names::Role;
use crate::input::role_page::lines::Line;
use crate::model::slug;

/// The lines of each role, and those of none.
pub(super) fn divide<'t>(
    lines: Vec<Line<'t>>,
    roles: &[Role],
    title: Option<usize>,
) -> (Vec<Vec<Vec<Line<'t>>>>, Vec<Stretch<'t>>) {
    let mut bodies: Vec<Vec<Vec<Line<'t>>>> = roles.iter().map(|_| Vec::new()).collect();
    let mut starts: HashMap<usize, (usize, usize)> = HashMap::new();
    let mut groups: HashMap<usize, String> = HashMap::new();
    let mut passed: HashSet<usize> = title.into_iter().collect();
    let mut known: HashSet<String> = HashSet::new();
    for (at, role) in roles.iter().enumerate() {
        known.extend(role.also.iter().map(|name| slug(name)));
        for extent in &role.extents {
            starts.insert(extent.start, (at, extent.end));
            let group = extent.family.or(extent.track);
            groups.extend(group.map(|line| (line, slug(role.group()))));
            passed.extend(extent.family.into_iter().chain(extent.track));
        }
    }
    let mut stretches: Vec<Stretch<'t>> = Vec::new();
    let mut open: Option<(usize, usize)> = None;
    // The group whose heading stands above, and the level of that.
    let mut group: (String, Option<u8>) = (String::new(), None);
    for (at, line) in lines.into_iter().enumerate() {
        if let Some((role, end)) = starts.get(&at) {
            bodies[*role].push(Vec::new());
            open = Some((*role, *end));
        }
        if let Some((role, _)) = open.filter(|(_, end)| at < *end) {
            if let Some(body) = bodies[role].last_mut() {
                body.push(line);
            }
            continue;
        }
        let is_new = open.take().is_some() || stretches.is_empty();
        let ends = line.level.is_some() && group.1 >= line.level;
        let begins = groups.get(&at);
        if let Some(name) = begins {
            group = (name.clone(), line.level);
        } else if ends {
            group = (String::new(), None);
        }
        if is_new || ends || begins.is_some() {
            stretches.push(Stretch {
                group: group.0.clone(),
                lines: Vec::new(),
            });
        }
        let is_of_contents = line.is_bullet() && known.contains(&slug(&line.text));
        if let Some(stretch) = stretches
            .last_mut()
            .filter(|_| !passed.contains(&at) && !is_of_contents)
        {
            stretch.lines.push(line);
        }
    }
    (bodies, stretches)
}
