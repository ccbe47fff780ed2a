//! Reads due days that recur ("trước ngày 20 hàng tháng") or count from an event ("trong 15 ngày
//! kể từ ngày …").

use super::calendar::{Shape, Term};
use super::date::{Dates, Lead, Read};
use super::lex::Lex;
use super::window::Limit;
use crate::deadline::DueRule;
use chrono::Weekday;

/// A number of days and what they count from.
#[derive(Clone, Debug)]
pub(super) struct Count {
    pub(super) days: u32,
    pub(super) working_days: bool,
    pub(super) origin: Origin,
}

/// What days are counted from.
#[derive(Clone, Debug)]
pub(super) enum Origin {
    /// A date.
    Date(Term),
    /// The event whose words begin at the token behind the count.
    Event,
    /// Something named elsewhere or not at all.
    Unnamed,
}

impl Dates<'_> {
    /// "hàng tháng", "định kỳ 6 tháng", "01 lần/quý", "hàng tuần, tháng, quý": the rules named;
    /// every day is work that has none.
    pub(super) fn recurrence(self, at: usize) -> Read<Vec<DueRule>> {
        let tokens = self.tokens;
        if tokens.lex(at) == Lex::YearlyWork {
            return Some((vec![DueRule::Yearly { months: Vec::new() }], at + 1));
        }
        let begin = tokens.skip(at, &[Lex::Every, Lex::Periodic]);
        let repeats = begin > at || self.lists_units(at);
        let Some((rule, next)) = repeats.then(|| self.unit(begin)).flatten() else {
            return self
                .frequency(at)
                .map(|(rule, next)| (rule.into_iter().collect(), next));
        };
        let mut rules: Vec<DueRule> = rule.into_iter().collect();
        let mut next = self.times(next).unwrap_or(next);
        while matches!(tokens.lex(next), Lex::Sign(',' | '/' | '-') | Lex::And) {
            let unit = tokens.skip(next + 1, &[Lex::Every, Lex::Periodic]);
            let Some((rule, end)) = self.unit(unit) else {
                break;
            };
            rules.extend(rule);
            next = end;
        }
        Some((rules, next))
    }

    /// Units that can only be those of reports: "tháng, quý, năm", "6 tháng, năm".
    fn lists_units(self, at: usize) -> bool {
        let Some((Some(_), next)) = self.unit(at) else {
            return false;
        };
        let listed = matches!(self.tokens.lex(next), Lex::Sign(',') | Lex::And);
        listed && matches!(self.unit(next + 1), Some((Some(_), _)))
    }

    /// "01 lần/quý", "6 tháng/lần", "mỗi tháng một lần".
    fn frequency(self, at: usize) -> Read<Option<DueRule>> {
        let tokens = self.tokens;
        if tokens.count(at).is_some() && tokens.lex(at + 1) == Lex::Times {
            let unit = tokens.skip(at + 2, &[Lex::Sign('/'), Lex::Every, Lex::Within]);
            let (rule, next) = self.unit(unit).filter(|_| unit > at + 2)?;
            return Some((rule.filter(|_| tokens.count(at) == Some(1)), next));
        }
        let (rule, next) = self.unit(at)?;
        Some((rule, self.times(next)?))
    }

    /// Behind "/lần", "một lần".
    fn times(self, at: usize) -> Option<usize> {
        let slash = self.tokens.skip(at, &[Lex::Sign('/')]);
        let count = slash + usize::from(self.tokens.count(slash).is_some());
        (count > at && self.tokens.lex(count) == Lex::Times).then_some(count + 1)
    }

    /// A unit that repeats, as "tháng" and "6 tháng" do; not "tháng 3". Intervals that no rule can
    /// hold ("hai tuần") give none.
    fn unit(self, at: usize) -> Read<Option<DueRule>> {
        let tokens = self.tokens;
        let number = tokens.count(at);
        let unit = at + usize::from(number.is_some());
        let next = unit + 1;
        let named = tokens.count(next).is_some() && tokens.lex(next + 1) != Lex::Times;
        if named || matches!(tokens.lex(next), Lex::StartOf | Lex::EndOf) {
            return None;
        }
        let rule = match (tokens.lex(unit), number.unwrap_or(1)) {
            (Lex::Day, _) => None,
            (Lex::Week, 1) => Some(DueRule::Weekly {
                before_weekday: None,
            }),
            (Lex::Month, 1) => Some(DueRule::Monthly { before_day: None }),
            (Lex::Month, 3) | (Lex::Quarter, 1) => Some(DueRule::Quarterly),
            (Lex::Month, 6) => Some(DueRule::Yearly {
                months: vec![6, 12],
            }),
            (Lex::Month, 12) | (Lex::Year | Lex::YearShift(0), 1) => {
                Some(DueRule::Yearly { months: Vec::new() })
            }
            (Lex::Week | Lex::Month | Lex::Quarter | Lex::Year, _) => None,
            _ => return None,
        };
        Some((rule, next))
    }

    /// What makes the day just read one of every month or quarter: "của tháng", "tháng sau".
    pub(super) fn of_every_month(self, at: usize) -> Read<DueRule> {
        let unit = self.tokens.skip(at, &[Lex::Of, Lex::Within]);
        match self.tokens.lex(unit) {
            Lex::NextMonth => Some((DueRule::Monthly { before_day: None }, unit + 1)),
            Lex::QuartersLastMonth => Some((DueRule::Quarterly, unit + 1)),
            Lex::Month if self.tokens.count(unit + 1).is_none() => {
                Some((DueRule::Monthly { before_day: None }, unit + 1))
            }
            _ => None,
        }
    }

    /// "trước 17h thứ 5": the weekday, its limit, whether an hour is named, what is behind.
    pub(super) fn limited_weekday(self, at: usize) -> Option<(Weekday, Limit, bool, usize)> {
        let (limit, _, begin) = self.limit(at);
        let (hour, begin) = self.hour(begin).unwrap_or((false, begin));
        let (weekday, next) = self.weekday(self.tokens.skip(begin, &[Lex::DayPart, Lex::Day]))?;
        Some((weekday, limit, hour, next))
    }

    /// "thứ 5", "thứ năm", "chủ nhật".
    pub(super) fn weekday(self, at: usize) -> Read<Weekday> {
        let (number, next) = match self.tokens.lex(at) {
            Lex::Weekday(number) => (number, at + 1),
            Lex::Ordinal => (self.tokens.count(at + 1)?, at + 2),
            _ => return None,
        };
        let weekday = match number {
            2 => Weekday::Mon,
            3 => Weekday::Tue,
            4 => Weekday::Wed,
            5 => Weekday::Thu,
            6 => Weekday::Fri,
            7 => Weekday::Sat,
            8 => Weekday::Sun,
            _ => return None,
        };
        Some((weekday, next))
    }

    /// "trong 15 ngày làm việc kể từ ngày …". Weeks count 7 days, months 30, 24 hours one.
    pub(super) fn count_of_days(self, at: usize) -> Read<Count> {
        let tokens = self.tokens;
        let begin = tokens.skip(
            at,
            &[Lex::Within, Lex::After, Lex::Latest, Lex::AtMost, Lex::Is],
        );
        let number = tokens.count(begin)?;
        let (days, whole) = match tokens.lex(begin + 1) {
            Lex::Day => (number, begin > at),
            Lex::Week => (number.saturating_mul(7), false),
            Lex::Month => (number.saturating_mul(30), false),
            Lex::Hour => (number.div_ceil(24), false),
            _ => return None,
        };
        let working_days = tokens.lex(begin + 2) == Lex::WorkingDays;
        let behind = begin + 2 + usize::from(working_days);
        let comma = behind + usize::from(tokens.sign(behind, ','));
        let count = |origin| Count {
            days,
            working_days,
            origin,
        };
        match tokens.lex(comma) {
            Lex::When => Some((count(Origin::Event), comma)),
            Lex::From | Lex::After => Some(match self.date(comma + 1) {
                Some((date, next)) => (count(Origin::Date(date)), next),
                None => (count(Origin::Event), comma),
            }),
            Lex::StartOf | Lex::EndOf | Lex::Number => None,
            _ => (whole || working_days).then_some((count(Origin::Unnamed), behind)),
        }
    }

    fn date(self, at: usize) -> Read<Term> {
        let lead = Lead {
            date_expected: true,
            ..Lead::default()
        };
        let (term, next) = self.term(at, lead)?;
        matches!(term.shape, Shape::Day { month: Some(_), .. }).then_some((term, next))
    }
}
