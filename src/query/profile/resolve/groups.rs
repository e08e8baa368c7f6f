//! The groups of skills of a résumé, and levels that stand in the names of skills.

use super::super::denied::{is_denied, is_doubt};
use super::{Reading, Resolver, UnresolvedKind, levels, named_in};
use crate::model::{HeldProficiency, Name, SkillGroup};
use crate::source::{Span, Spanned};

impl Resolver<'_> {
    /// A heading that is a skill has the level; a heading that is none gives it to its keywords.
    pub(super) fn group(&mut self, group: &SkillGroup) {
        if self.is_none(&group.level) {
            return;
        }
        if let Some(heading) = group
            .heading
            .as_ref()
            .filter(|heading| is_denied(&heading.value))
        {
            return self.miss(UnresolvedKind::NotHeld, heading);
        }
        if let Some(heading) = &group.heading
            && group.keywords.is_empty()
            && levels::pieces(&heading.value).len() > 1
            && self.each_levelled(heading, &group.level)
        {
            return;
        }
        if let Some(heading) = &group.heading
            && let Some((name, level)) = self.levelled(&heading.value)
        {
            let level = match &group.level.value {
                HeldProficiency::Unspecified => as_level(level, heading.span),
                _ if is_doubt(level) => as_level(level, heading.span),
                _ => group.level.clone(),
            };
            let plain = SkillGroup {
                heading: Some(Spanned::new(Name::from(name), heading.span)),
                level,
                keywords: group.keywords.clone(),
            };
            return self.group(&plain);
        }
        self.heading_and_keywords(group);
    }

    fn heading_and_keywords(&mut self, group: &SkillGroup) {
        let step = self.step(&group.level);
        let heading = group.heading.as_ref().map(|heading| {
            let direct = self.graph.find_skill(&heading.value).is_some();
            // A word for several skills is missed only where nothing stands under it.
            let wanted = direct || group.keywords.is_empty() || self.known(&heading.value);
            let reading = if group.keywords.is_empty() {
                Reading::List
            } else {
                Reading::Name
            };
            let skills = if wanted {
                self.skills_named(heading, reading)
            } else {
                Vec::new()
            };
            (heading, skills)
        });
        let mut of_keywords = step;
        if let Some((heading, skills)) = heading {
            for skill in skills {
                self.hold(skill, heading, step, &[], true);
                of_keywords = (None, false);
            }
        }
        let level = match of_keywords.0 {
            Some(_) => group.level.clone(),
            None => as_level("", group.level.span),
        };
        for keyword in &group.keywords {
            if is_denied(&keyword.value) {
                self.miss(UnresolvedKind::NotHeld, keyword);
                continue;
            }
            if self.each_levelled(keyword, &level) {
                continue;
            }
            for skill in self.skills_named(keyword, Reading::List) {
                self.hold(skill, keyword, of_keywords, &[], true);
            }
        }
    }

    /// Reads names of which some have a level of their own: "Excel (basic), SQL (advanced)". Says whether there are any.
    fn each_levelled(&mut self, names: &Spanned<Name>, level: &Spanned<HeldProficiency>) -> bool {
        let shared = levels::shared(&names.value, self.graph.scale());
        let (list, level) = match shared {
            Some((list, shared)) => (list, &as_level(shared, names.span)),
            None => (&*names.value, level),
        };
        let pieces = levels::pieces(list);
        let parted: Vec<_> = pieces.iter().map(|piece| self.levelled(piece)).collect();
        if shared.is_none() && parted.iter().all(Option::is_none) {
            return false;
        }
        for (piece, own) in pieces.into_iter().zip(parted) {
            let name = own.map_or(piece, |(name, _)| name);
            self.group(&SkillGroup {
                heading: Some(Spanned::new(Name::from(name), names.span)),
                level: own.map_or_else(|| level.clone(), |(_, own)| as_level(own, names.span)),
                keywords: Vec::new(),
            });
        }
        true
    }

    /// Parts the name of a skill from the level that stands in it: "Excel (basic)", "Expert in HACCP". A name that is
    /// known with it is one.
    pub(super) fn levelled<'n>(&self, name: &'n str) -> Option<(&'n str, &'n str)> {
        if !levels::may_have_level(name) || self.skill_named(name) != Err(UnresolvedKind::Skill) {
            return None;
        }
        let parted = levels::split(name, self.graph.scale())?;
        let is_known = || {
            self.skill_named(parted.name) != Err(UnresolvedKind::Skill)
                || !named_in(self.names.lexicon(), self.graph, parted.name).is_empty()
        };
        (parted.is_sure || is_known()).then_some((parted.name, parted.level))
    }
}

/// A level as a résumé has it; an empty one says nothing.
pub(super) fn as_level(level: &str, span: Span) -> Spanned<HeldProficiency> {
    let level = if level.is_empty() {
        HeldProficiency::Unspecified
    } else {
        HeldProficiency::Level(Name::from(level))
    };
    Spanned::new(level, span)
}
