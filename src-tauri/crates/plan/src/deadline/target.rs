//! Reads levels to reach ("tối thiểu 90%", "top 15/63") and whom they hold for ("Cấp thị xã").

use super::date::{Dates, Read};
use super::lex::Lex;
use crate::deadline::{Comparison, TargetUnit};
use std::ops::Range;

/// A level as its own words have it.
#[derive(Clone, Debug)]
pub(super) struct Level {
    pub(super) value: f64,
    pub(super) unit: TargetUnit,
    pub(super) comparison: Comparison,
}

/// Words that may be the scope of a level.
#[derive(Clone, Debug)]
pub(super) struct Scope {
    pub(super) tokens: Range<usize>,
    /// Begins with "cấp", "các" …; without them it must stand right beside its level.
    pub(super) prefixed: bool,
}

impl Dates<'_> {
    /// The level that begins at token `at`, its comparing words included.
    pub(super) fn target(self, at: usize) -> Read<Level> {
        let (comparison, number) = self.comparison(at);
        if self.tokens.lex(number) == Lex::RankCue {
            return self.rank(number);
        }
        let (value, mut next) = self.percent(number)?;
        let mut comparison = comparison.unwrap_or(Comparison::AtLeast);
        if let Some((_, end)) = self.percent(next + 1) {
            let range = matches!(self.tokens.lex(next), Lex::Until | Lex::Sign('-'));
            next = if range { end } else { next };
        }
        match self.tokens.lex(next) {
            Lex::OrMore => next += 1,
            Lex::OrLess => {
                comparison = Comparison::AtMost;
                next += 1;
            }
            _ => {}
        }
        Some((
            Level {
                value,
                unit: TargetUnit::Percent,
                comparison,
            },
            next,
        ))
    }

    /// The words that say which side of the number is good, at most six of them.
    fn comparison(self, at: usize) -> (Option<Comparison>, usize) {
        let mut comparison = None;
        for next in at..at + 6 {
            match self.tokens.lex(next) {
                Lex::AtLeast | Lex::Sign('≥' | '>') => {
                    comparison = comparison.or(Some(Comparison::AtLeast));
                }
                Lex::AtMost | Lex::Sign('≤' | '<') => comparison = Some(Comparison::AtMost),
                Lex::From | Lex::Is | Lex::Sign('=') => {}
                _ => return (comparison, next),
            }
        }
        (comparison, at + 6)
    }

    /// "95,5%", "90 phần trăm"; of "70-80%" the lower number.
    fn percent(self, at: usize) -> Read<f64> {
        let (value, next) = self.decimal(at)?;
        let range = self
            .tokens
            .sign(next, '-')
            .then(|| self.decimal(next + 1))
            .flatten();
        let next = range.map_or(next, |(_, end)| end);
        let is_percent = matches!(self.tokens.lex(next), Lex::Sign('%') | Lex::Percent);
        is_percent.then_some((value, next + 1))
    }

    fn decimal(self, at: usize) -> Read<f64> {
        let tokens = self.tokens;
        tokens.number(at)?;
        let point = matches!(tokens.lex(at + 1), Lex::Sign(',' | '.'));
        let glued = tokens.glued(at + 1) && tokens.glued(at + 2);
        let end = if point && glued && tokens.number(at + 2).is_some() {
            at + 3
        } else {
            at + 1
        };
        let value: f64 = tokens.words(at..end).replace(',', ".").parse().ok()?;
        value.is_finite().then_some((value, end))
    }

    /// "top 15/63 tỉnh", "xếp thứ 10 trở lên", "nằm trong nhóm 10".
    fn rank(self, at: usize) -> Read<Level> {
        let tokens = self.tokens;
        let cue = tokens.skip(at, &[Lex::RankCue, Lex::Ordinal, Lex::Weekday(0)]);
        let (place, mut next) = match tokens.lex(cue) {
            Lex::Weekday(place) => (place, cue + 1),
            _ => (tokens.count(cue)?, cue + 1),
        };
        if tokens.sign(next, '%') {
            return None;
        }
        if tokens.sign(next, '/') && tokens.number(next + 1).is_some() {
            next += 2;
        }
        next = tokens.skip(next, &[Lex::Level, Lex::Counted, Lex::OrMore]);
        let level = Level {
            value: f64::from(place),
            unit: TargetUnit::Rank,
            comparison: Comparison::AtMost,
        };
        Some((level, next))
    }

    /// "Cấp thị xã", "cấp xã, phường", "các xã", "xã Quang Trung".
    pub(super) fn scope(self, at: usize) -> Read<Scope> {
        let (first, mut next) = self.level_name(at)?;
        let prefixed = first > at;
        loop {
            let list = matches!(self.tokens.lex(next), Lex::Sign(',' | '-' | '/') | Lex::And);
            let Some((_, end)) = self.level_name(next + 1).filter(|_| list) else {
                break;
            };
            let before_own_level = self
                .target(self.tokens.skip(end, &[Lex::Sign(':')]))
                .is_some();
            if before_own_level
                && self.target(next + 1).is_none()
                && self.tokens.lex(next) == Lex::And
                || self.level_before(at)
            {
                break;
            }
            next = end;
        }
        Some((
            Scope {
                tokens: at..next,
                prefixed,
            },
            next,
        ))
    }

    /// Whether a level stands right before token `at`, which then names its own scope only.
    fn level_before(self, at: usize) -> bool {
        let before = |back: usize| at.checked_sub(back).map(|token| self.tokens.lex(token));
        let behind_at = matches!(before(1), Some(Lex::At));
        let sign = if behind_at { before(2) } else { before(1) };
        matches!(sign, Some(Lex::Sign('%') | Lex::Percent))
    }

    /// The first token of the level's own word, and what is behind its name.
    fn level_name(self, at: usize) -> Read<usize> {
        let tokens = self.tokens;
        let level = tokens.skip(at, &[Lex::LevelPrefix, Lex::Plural]);
        if tokens.lex(level) != Lex::Level {
            return None;
        }
        let named =
            |token: &usize| tokens.lex(*token) == Lex::Other && tokens.is_capitalised(*token);
        let name = (level + 1..level + 5).take_while(named).count();
        Some((level, level + 1 + name))
    }
}
