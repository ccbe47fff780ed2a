//! Reads one calendar expression: a day, week, month, quarter, half-year or year.

use super::calendar::{Edge, Shape, Term};
use super::day::BETWEEN_HOUR_AND_DAY;
use super::lex::Lex;
use super::token::Tokens;

/// What the words before an expression tell about it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Lead {
    /// A date must follow: "trước", "ngày". Then even 15/13 is one, and not a fraction.
    pub(super) date_expected: bool,
    /// "năm" without a number is the plan's year: "trong năm", "hết năm".
    pub(super) bare_year: bool,
    /// A number alone is a day: "từ 15 đến 20/3".
    pub(super) bare_day: bool,
}

/// Reads expressions off the tokens; `year` is the plan's.
#[derive(Clone, Copy)]
pub(super) struct Dates<'t> {
    pub(super) tokens: &'t Tokens<'t>,
    pub(super) year: i32,
}

/// A thing read and the token behind it.
pub(super) type Read<T> = Option<(T, usize)>;

pub(super) type Pattern<'t> = fn(Dates<'t>, usize, Lead) -> Read<Term>;

impl<'t> Dates<'t> {
    /// The expression that begins at token `at`.
    pub(super) fn term(self, at: usize, lead: Lead) -> Read<Term> {
        let (hour, at) = self
            .hour(at)
            .map_or((false, at), |(named, next)| (named, next));
        let at = if hour {
            self.tokens.skip(at, BETWEEN_HOUR_AND_DAY)
        } else {
            at
        };
        let (edge, at) = self.edge(at);
        let lead = Lead {
            date_expected: lead.date_expected || hour || edge.is_some(),
            bare_year: lead.bare_year || edge.is_some(),
            ..lead
        };
        let patterns: [Pattern<'t>; 8] = [
            Dates::some_months,
            Dates::week,
            Dates::month,
            Dates::quarter,
            Dates::school_year,
            Dates::day,
            Dates::whole_year,
            Dates::phase,
        ];
        let (mut term, mut next) = patterns.iter().find_map(|read| read(self, at, lead))?;
        term.edge = edge;
        term.hour |= hour;
        if let (Shape::Day { .. }, Some((named, behind))) = (term.shape, self.hour_behind(next)) {
            term.hour |= named;
            next = behind;
        }
        Some((term, next))
    }

    pub(super) fn made(
        self,
        shape: Shape,
        year: Option<i32>,
        tokens: std::ops::Range<usize>,
    ) -> Read<Term> {
        let next = tokens.end;
        Some((
            Term {
                shape,
                year,
                edge: None,
                hour: false,
                tokens,
            },
            next,
        ))
    }

    fn edge(self, at: usize) -> (Option<Edge>, usize) {
        let edge = match self.tokens.lex(at) {
            Lex::StartOf => Edge::Start,
            Lex::MiddleOf => Edge::Middle,
            Lex::EndOf => Edge::End,
            Lex::FirstHalf => Edge::FirstHalf,
            Lex::SecondHalf => Edge::SecondHalf,
            _ => return (None, at),
        };
        (Some(edge), self.tokens.skip(at + 1, &[Lex::Of]))
    }

    /// "6 tháng đầu năm 2024", "3 tháng cuối năm".
    fn some_months(self, at: usize, _: Lead) -> Read<Term> {
        let count = self
            .tokens
            .count(at)
            .filter(|count| (1..=12).contains(count))?;
        if !matches!(self.tokens.lex(at + 1), Lex::Month | Lex::ShortMonth) {
            return None;
        }
        let shape = match self.tokens.lex(at + 2) {
            Lex::StartOf => Shape::FirstMonths(count),
            Lex::EndOf => Shape::LastMonths(count),
            _ => return None,
        };
        let next = self.tokens.skip(at + 3, &[Lex::Of, Lex::Within]);
        if let Some((year, next)) = self.year_behind(next) {
            return self.made(shape, Some(year), at..next);
        }
        let next = if self.tokens.lex(next) == Lex::Year {
            next + 1
        } else {
            at + 3
        };
        self.made(shape, None, at..next)
    }

    /// "tuần 2 tháng 5/2024", "tuần cuối tháng 5", "tuần 20 năm 2024".
    fn week(self, at: usize, _: Lead) -> Read<Term> {
        let tokens = self.tokens;
        if tokens.lex(at) != Lex::Week {
            return None;
        }
        let (number, next) = match tokens.lex(at + 1) {
            Lex::StartOf => (Some(1), at + 2),
            Lex::EndOf => (None, at + 2),
            Lex::Ordinal => (Some(tokens.count(at + 2)?), at + 3),
            Lex::Weekday(number) => (Some(number), at + 2),
            _ => (Some(tokens.count(at + 1)?), at + 2),
        };
        let behind = tokens.skip(next, &[Lex::Of, Lex::Within, Lex::Sign(',')]);
        if let Some((month, end)) = self.month(behind, Lead::default()) {
            let Shape::Month(number_of_month) = month.shape else {
                return None;
            };
            let shape = Shape::Week {
                number,
                month: number_of_month,
            };
            return self.made(shape, month.year, at..end);
        }
        let (year, end) = self.year_behind(next)?;
        self.made(Shape::WeekOfYear(number?), Some(year), at..end)
    }

    /// "tháng 04 năm 2023", "T8/2024".
    fn month(self, at: usize, _: Lead) -> Read<Term> {
        let number = match self.tokens.lex(at) {
            Lex::Month => at + 1,
            Lex::ShortMonth if self.tokens.sign(at + 1, '.') => at + 2,
            Lex::ShortMonth => at + 1,
            _ => return None,
        };
        let full = self.tokens.lex(at) == Lex::Month;
        if !full && !self.tokens.glued(number)
            || self.tokens.length(number) > 2 && self.tokens.number(number).is_some()
        {
            return None;
        }
        let month = self.tokens.count(number)?;
        self.with_year(Shape::Month(month), at, number + 1)
    }

    /// "Quý I/2024", "quý 2", "Q2/2024", "III/2024".
    fn quarter(self, at: usize, _: Lead) -> Read<Term> {
        if let Lex::Roman(quarter @ 1..=4) = self.tokens.lex(at) {
            let slash = self.tokens.sign(at + 1, '/');
            let (year, next) = self.year_behind(at + 1).filter(|_| slash)?;
            return self.made(Shape::Quarter(quarter), Some(year), at..next);
        }
        let number = match self.tokens.lex(at) {
            Lex::Quarter => at + 1,
            Lex::ShortQuarter if self.tokens.sign(at + 1, '.') => at + 2,
            Lex::ShortQuarter => at + 1,
            _ => return None,
        };
        let full = self.tokens.lex(at) == Lex::Quarter;
        let quarter = self
            .tokens
            .count(number)
            .filter(|_| full || self.tokens.glued(number))?;
        self.with_year(Shape::Quarter(quarter), at, number + 1)
    }

    /// "năm học 2023-2024".
    fn school_year(self, at: usize, _: Lead) -> Read<Term> {
        let tokens = self.tokens;
        let first = self
            .year_number(at + 1)
            .filter(|_| tokens.lex(at) == Lex::SchoolYear)?;
        let two = tokens.sign(at + 2, '-') && self.year_number(at + 3) == Some(first + 1);
        two.then_some(())
            .and_then(|()| self.made(Shape::SchoolYear, Some(first), at..at + 4))
    }

    /// "năm 2024", "2024", "cả năm", "trong năm".
    fn whole_year(self, at: usize, lead: Lead) -> Read<Term> {
        let tokens = self.tokens;
        if let Lex::YearShift(years) = tokens.lex(at) {
            let number = self.year_number(at + 1);
            let year = number.unwrap_or(self.year.saturating_add(years));
            return self.made(
                Shape::Year,
                Some(year),
                at..at + 1 + usize::from(number.is_some()),
            );
        }
        let number = if tokens.lex(at) == Lex::Year {
            at + 1
        } else {
            at
        };
        if let Some(year) = self
            .year_number(number)
            .filter(|_| !self.goes_on(number + 1))
        {
            return self.made(Shape::Year, Some(year), at..number + 1);
        }
        let bare = lead.bare_year && tokens.lex(at) == Lex::Year && tokens.count(at + 1).is_none();
        bare.then_some(())
            .and_then(|()| self.made(Shape::Year, None, at..at + 1))
    }

    /// "giai đoạn 2024-2025": the years behind it are read as any others.
    fn phase(self, at: usize, lead: Lead) -> Read<Term> {
        let next = self.tokens.skip(at + 1, &[Lex::Sign(':'), Lex::From]);
        (self.tokens.lex(at) == Lex::Phase)
            .then(|| self.whole_year(next, lead))
            .flatten()
    }

    pub(super) fn with_year(self, shape: Shape, at: usize, next: usize) -> Read<Term> {
        match self.year_behind(next) {
            Some((year, end)) => self.made(shape, Some(year), at..end),
            None => self.made(shape, None, at..next),
        }
    }

    /// A number or Roman numeral that goes on a list of months, quarters or years:
    /// "quý III, IV/2024", "tháng 5-6/2024".
    pub(super) fn continued(self, at: usize, of: Shape) -> Read<Term> {
        let tokens = self.tokens;
        if of == Shape::Year {
            return self.whole_year(at, Lead::default());
        }
        let value = tokens.count(at)?;
        let (shape, most) = match of {
            Shape::Month(_) => (Shape::Month(value), 12),
            Shape::Quarter(_) => (Shape::Quarter(value), 4),
            _ => return None,
        };
        let (term, next) = self.with_year(shape, at, at + 1)?;
        let other = matches!(
            tokens.lex(next),
            Lex::Sign('/' | '%')
                | Lex::Percent
                | Lex::Day
                | Lex::Month
                | Lex::Week
                | Lex::Number
                | Lex::Hour
        );
        let decimal =
            tokens.sign(next, '.') && tokens.glued(next + 1) && tokens.number(next + 1).is_some();
        let counted = is_counted(tokens.lex(next)) && term.year.is_none();
        ((1..=most).contains(&value) && !other && !decimal && !counted).then_some((term, next))
    }

    /// The year behind a month or day: "/2024", "năm 2024", "2024", "/24", "năm sau".
    pub(super) fn year_behind(self, at: usize) -> Read<i32> {
        let tokens = self.tokens;
        let behind = tokens.skip(at, &[Lex::Of, Lex::Sign(','), Lex::Sign('/'), Lex::Within]);
        if let Lex::YearShift(years) = tokens.lex(behind) {
            return Some((self.year.saturating_add(years), behind + 1));
        }
        let words = (tokens.lex(behind) == Lex::Year)
            .then(|| self.year_number(behind + 1))
            .flatten();
        if let Some(year) = words.filter(|_| !self.goes_on(behind + 2)) {
            return Some((year, behind + 2));
        }
        let sign = matches!(tokens.lex(at), Lex::Sign('/' | '-' | '.' | ','));
        let number = if sign { at + 1 } else { at };
        if let Some(year) = self
            .year_number(number)
            .filter(|_| !self.goes_on(number + 1))
        {
            return Some((year, number + 1));
        }
        let short = tokens
            .number(number)
            .filter(|year| tokens.length(number) == 2 && (20..=99).contains(year));
        let slash =
            tokens.sign(at, '/') && !self.goes_on(number + 1) && !tokens.sign(number + 1, '%');
        short
            .filter(|_| slash)
            .and_then(|year| Some((i32::try_from(year + 2000).ok()?, number + 1)))
    }

    /// Four digits that are a year.
    pub(super) fn year_number(self, at: usize) -> Option<i32> {
        let value = self
            .tokens
            .number(at)
            .filter(|_| self.tokens.length(at) == 4)?;
        i32::try_from(value)
            .ok()
            .filter(|year| (1900..=2199).contains(year))
    }

    /// Whether the number before token `at` goes on as a document's symbol or a longer number:
    /// "12/2021/NĐ-CP", "2.024,5".
    pub(super) fn goes_on(self, at: usize) -> bool {
        let tokens = self.tokens;
        let glued = tokens.glued(at) && tokens.glued(at + 1);
        match tokens.lex(at) {
            Lex::Sign('/') => tokens.number(at + 1).is_some() || glued && tokens.is_symbol(at + 1),
            Lex::Sign('-') => glued && tokens.is_symbol(at + 1) && tokens.lex(at + 1) == Lex::Other,
            Lex::Sign('.' | ',') => {
                glued && tokens.number(at + 1).is_some() && tokens.sign(at, '.')
            }
            Lex::Sign('%') => true,
            _ => false,
        }
    }
}

/// Whether a word is what a fraction counts: "45/50 hồ sơ".
pub(super) fn is_counted(lex: Lex) -> bool {
    matches!(lex, Lex::Counted | Lex::Level)
}
