//! Reads what stands behind the colon of an attribute.

use super::error::{Fault, SelectorProblem};
use super::lexer::TokenKind;
use super::parse::{Parser, is_number, same, unknown};
use super::syntax::{Attribute, Comparison, Label, Measure, NumberTest, SkillTest};
use crate::query::standing::Standing;
use crate::source::Span;

/// Another word for the roles that somebody described.
const DESCRIBED: (Standing, &str) = (Standing::Defined, "described");

/// # Attributes
impl Parser<'_> {
    /// What stands behind the colon.
    pub(super) fn attribute(&mut self, name: Span) -> Result<Attribute, Fault> {
        let known = Attribute::NAMES
            .iter()
            .find(|known| same(known, self.str(name)));
        Ok(match known.copied() {
            Some("family") => Attribute::Label(Label::Family, self.alternatives(Self::text)?),
            Some("track") => Attribute::Label(Label::Track, self.alternatives(Self::text)?),
            Some("tag") => Attribute::Label(Label::Tag, self.alternatives(Self::text)?),
            Some("level") => self.measure(Measure::Level)?,
            Some("years") => self.measure(Measure::Years)?,
            Some("skill") => Attribute::Skill(self.alternatives(Self::skill)?),
            Some("is") => Attribute::Is(self.alternatives(Self::state)?),
            _ => return Err(self.unknown_attribute(name)),
        })
    }

    fn alternatives<T>(
        &mut self,
        read: impl Fn(&mut Self) -> Result<T, Fault>,
    ) -> Result<Vec<T>, Fault> {
        let mut values = vec![read(self)?];
        while !self.in_arguments && self.take(TokenKind::Comma).is_some() {
            values.push(read(self)?);
        }
        Ok(values)
    }

    fn comparison(&mut self) -> Option<Comparison> {
        let Some(TokenKind::Compare(comparison)) = self.peek_kind(0) else {
            return None;
        };
        self.at += 1;
        Some(comparison)
    }

    fn measure(&mut self, measure: Measure) -> Result<Attribute, Fault> {
        let tests = self.alternatives(|parser| parser.number_test(measure))?;
        Ok(Attribute::Measure(measure, tests))
    }

    fn number_test(&mut self, measure: Measure) -> Result<NumberTest, Fault> {
        let comparison = self.comparison();
        let what = measure.name();
        let bad = Fault::new(SelectorProblem::BadNumber { what }, self.here());
        let Some(word) = self.word_at(0) else {
            return Err(bad);
        };
        self.at += 1;
        let number = |text: &str| number(text, measure);
        let ends = word.split_once("..").filter(|_| comparison.is_none());
        let test = match ends {
            Some((min, max)) => {
                let end = |text: &str| match text {
                    "" => Some(None),
                    text => number(text).map(Some),
                };
                let ends = end(min).zip(end(max)).filter(|ends| *ends != (None, None));
                ends.map(|(min, max)| NumberTest::Between(min, max))
            }
            None => number(word)
                .map(|number| NumberTest::Compare(comparison.unwrap_or(Comparison::Equal), number)),
        };
        match test {
            Some(NumberTest::Between(Some(min), Some(max))) if max < min => {
                Err(Fault::new(SelectorProblem::ReversedRange, bad.span))
            }
            Some(test) => Ok(test),
            None => Err(bad),
        }
    }

    fn skill(&mut self) -> Result<SkillTest, Fault> {
        let skill = self.text()?;
        let asked = match self.comparison() {
            None => None,
            Some(comparison) => {
                let mut step = self.text()?;
                step.glob = false;
                Some((comparison, step))
            }
        };
        Ok(SkillTest { skill, asked })
    }

    fn state(&mut self) -> Result<Standing, Fault> {
        let name = self.text()?;
        let mut known = Standing::NAMES.into_iter().chain([DESCRIBED]);
        let found = known.find(|(_, known)| same(known, &name.words));
        found.map(|(standing, _)| standing).ok_or_else(|| {
            let names = Standing::NAMES.map(|(_, name)| name);
            let problem = unknown(&name.words, &names, |name, closest| {
                SelectorProblem::UnknownState { name, closest }
            });
            Fault::new(problem, name.at.0)
        })
    }
}

/// Reads a level, which is whole, or years.
fn number(text: &str, measure: Measure) -> Option<f64> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let has_fraction = whole.len() < text.len();
    let is_short = whole.len() + fraction.len() < 12;
    let is_sound = !whole.is_empty() && !fraction.is_empty();
    let fits = is_short && is_sound && is_number(whole) && is_number(fraction);
    if !fits || (measure == Measure::Level && has_fraction) {
        return None;
    }
    text.parse().ok()
}
