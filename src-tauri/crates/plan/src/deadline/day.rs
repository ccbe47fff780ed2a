//! Reads days in figures and words, and the hours named with them.

use super::calendar::{Shape, Term};
use super::date::{Dates, Lead, Pattern, Read, is_counted};
use super::lex::Lex;

/// What may stand between an hour and its day.
pub(super) const BETWEEN_HOUR_AND_DAY: &[Lex] =
    &[Lex::DayPart, Lex::Sign(','), Lex::Of, Lex::Within, Lex::Day];

impl<'t> Dates<'t> {
    /// "15/3/2024", "15.03.24", "2024-03-15", "ngày 15 tháng 3 năm 2024", "8/2024".
    pub(super) fn day(self, at: usize, lead: Lead) -> Read<Term> {
        let word = self.tokens.lex(at) == Lex::Day;
        let at = self.tokens.skip(at, &[Lex::Day]);
        let lead = Lead {
            date_expected: lead.date_expected || word,
            ..lead
        };
        let patterns: [Pattern<'t>; 4] = [
            Dates::three_numbers,
            Dates::two_numbers,
            Dates::day_month_in_words,
            Dates::day_alone,
        ];
        let lead = Lead {
            bare_day: lead.bare_day || word,
            ..lead
        };
        patterns.iter().find_map(|read| read(self, at, lead))
    }

    fn three_numbers(self, at: usize, _: Lead) -> Read<Term> {
        let tokens = self.tokens;
        let Lex::Sign(sign @ ('/' | '.' | '-')) = tokens.lex(at + 1) else {
            return None;
        };
        let (a, b, c) = (
            tokens.number(at)?,
            tokens.number(at + 2)?,
            tokens.number(at + 4)?,
        );
        let glued = (at + 1..at + 5).all(|token| tokens.glued(token));
        let lengths = (
            tokens.length(at),
            tokens.length(at + 2),
            tokens.length(at + 4),
        );
        let spaced = sign == '/' || glued || lengths.2 == 4;
        if !tokens.sign(at + 3, sign) || !spaced || lengths.1 > 2 || self.goes_on(at + 5) {
            return None;
        }
        let (day, year) = match lengths {
            (4, _, 1 | 2) => (c, a),
            (1 | 2, _, 2) => (a, c + 2000),
            (1 | 2, _, 3..=5) => (a, c),
            _ => return None,
        };
        self.made(
            Shape::Day {
                day,
                month: Some(b),
            },
            i32::try_from(year).ok(),
            at..at + 5,
        )
    }

    fn two_numbers(self, at: usize, lead: Lead) -> Read<Term> {
        let tokens = self.tokens;
        let Lex::Sign(sign @ ('/' | '.' | '-')) = tokens.lex(at + 1) else {
            return None;
        };
        let (a, b) = (tokens.number(at)?, tokens.number(at + 2)?);
        let glued = tokens.glued(at + 1) && tokens.glued(at + 2);
        if self.goes_on(at + 3) || sign != '/' && !glued {
            return None;
        }
        let month_behind_year = (1..=12).contains(&b) && tokens.length(at + 2) == 2;
        if self.year_number(at).is_some() && sign == '-' && month_behind_year {
            return self.made(Shape::Month(b), i32::try_from(a).ok(), at..at + 3);
        }
        if tokens.length(at) > 2 {
            return None;
        }
        if let Some(year) = self.year_number(at + 2) {
            let month = (1..=12).contains(&a) || lead.date_expected;
            return month
                .then_some(())
                .and_then(|()| self.made(Shape::Month(a), Some(year), at..at + 3));
        }
        let fraction = tokens.sign(at + 3, '%') || is_counted(tokens.lex(at + 3));
        let likely = (1..=12).contains(&b) && sign == '/' && !fraction;
        let expected = lead.date_expected && b <= if sign == '/' { 31 } else { 12 };
        if tokens.length(at + 2) > 2 || !(likely || expected) {
            return None;
        }
        self.day_with_year(a, b, at, at + 3)
    }

    /// "15 tháng 3 năm 2024" behind an optional "ngày".
    fn day_month_in_words(self, at: usize, _: Lead) -> Read<Term> {
        let tokens = self.tokens;
        let day = tokens
            .count(at)
            .filter(|_| tokens.length(at) <= 2 || tokens.number(at).is_none())?;
        let month = tokens.skip(at + 1, &[Lex::Sign(','), Lex::Of, Lex::Within]);
        let number = tokens
            .count(month + 1)
            .filter(|_| tokens.lex(month) == Lex::Month)?;
        self.day_with_year(day, number, at, month + 2)
    }

    /// "ngày 20", of a month that is named elsewhere or recurs.
    fn day_alone(self, at: usize, lead: Lead) -> Read<Term> {
        let day = self
            .tokens
            .number(at)
            .filter(|day| (1..=31).contains(day))?;
        let alone = lead.bare_day
            && !matches!(self.tokens.lex(at + 1), Lex::Sign('%' | '/') | Lex::Percent);
        let shape = Shape::Day { day, month: None };
        alone
            .then_some(())
            .and_then(|()| self.made(shape, None, at..at + 1))
    }

    fn day_with_year(self, day: u32, month: u32, at: usize, next: usize) -> Read<Term> {
        self.with_year(
            Shape::Day {
                day,
                month: Some(month),
            },
            at,
            next,
        )
    }

    /// "17 giờ 00", "16h30", "17:00"; whether it names an hour: midnight is what a spreadsheet
    /// adds to a date.
    pub(super) fn hour(self, at: usize) -> Read<bool> {
        let tokens = self.tokens;
        let hour = tokens.number(at).filter(|hour| *hour <= 24)?;
        if tokens.lex(at + 1) == Lex::Hour {
            let minutes = tokens.number(at + 2).filter(|_| tokens.length(at + 2) == 2);
            let date = matches!(tokens.lex(at + 3), Lex::Sign('/' | '.' | '-') | Lex::Month);
            let mut next = if minutes.is_some() && !date {
                at + 3
            } else {
                at + 2
            };
            next = tokens.skip(next, &[Lex::Minute, Lex::Sign('\'')]);
            let minute = minutes.filter(|_| next > at + 2).unwrap_or(0);
            return Some((hour > 0 || minute > 0, next));
        }
        let minute = tokens.number(at + 2).filter(|_| tokens.sign(at + 1, ':'))?;
        let seconds = tokens.sign(at + 3, ':') && tokens.number(at + 4).is_some();
        let clock = minute < 60 && tokens.glued(at + 1) && tokens.length(at + 2) == 2;
        clock.then_some((
            hour > 0 || minute > 0,
            if seconds { at + 5 } else { at + 3 },
        ))
    }

    pub(super) fn hour_behind(self, at: usize) -> Read<bool> {
        let at = self.tokens.skip(
            at,
            &[Lex::Within, Lex::Before, Lex::Sign(','), Lex::Sign('(')],
        );
        self.hour(at)
    }
}
