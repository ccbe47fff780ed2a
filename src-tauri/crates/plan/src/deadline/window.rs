//! Reads windows: expressions with the words that limit them, their ranges and lists.

use super::calendar::{Shape, Term};
use super::date::{Dates, Lead, Read};
use super::lex::Lex;
use std::ops::Range;

/// What the words before an expression make of it; of several the greatest counts: "đến trước".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Limit {
    /// The expression itself: a period is a window, a day its last day.
    Itself,
    /// "từ": begins with it.
    From,
    /// "sau": begins behind it.
    After,
    /// "đến", "chậm nhất", "hết": ends with it.
    Until,
    /// "trước": ends before it.
    Before,
}

/// One expression, or the range between two.
#[derive(Clone, Debug)]
pub(super) struct Stretch {
    pub(super) limit: Limit,
    pub(super) first: Term,
    /// The other end of a range, itself or "đến trước".
    pub(super) last: Option<(Limit, Term)>,
}

/// Stretches that the text lists together.
#[derive(Clone, Debug)]
pub(super) struct Window {
    pub(super) stretches: Vec<Stretch>,
    pub(super) tokens: Range<usize>,
}

impl Window {
    /// The day without a month it consists of: "trước ngày 20"; the last one of several, "ngày 10
    /// và ngày 25".
    pub(super) fn day_alone(&self) -> Option<(u32, &Stretch)> {
        let alone = |stretch: &Stretch| match (stretch.first.shape, &stretch.last) {
            (Shape::Day { day, month: None }, None) => Some(day),
            _ => None,
        };
        let days: Option<Vec<u32>> = self.stretches.iter().map(alone).collect();
        days?.pop().zip(self.stretches.last())
    }

    /// Whether no expression in it names a year.
    pub(super) fn is_yearless(&self) -> bool {
        let last = |stretch: &Stretch| {
            stretch
                .last
                .as_ref()
                .is_some_and(|(_, term)| term.year.is_some())
        };
        self.stretches
            .iter()
            .all(|stretch| stretch.first.year.is_none() && !last(stretch))
    }
}

impl Dates<'_> {
    /// The window that begins at token `at`.
    pub(super) fn window(self, at: usize) -> Read<Window> {
        let (first, mut next) = self.stretch(at)?;
        let (limit, shape) = (first.limit, first.first.shape);
        let listed = first.last.is_some() || !matches!(limit, Limit::From | Limit::After);
        let mut stretches = vec![first];
        while listed && is_list_sign(self.tokens.lex(next)) {
            let Some((mut stretch, end)) = self.listed(next + 1, shape) else {
                break;
            };
            if stretch.last.is_none() {
                stretch.limit = if limit == Limit::From {
                    Limit::Itself
                } else {
                    limit
                };
            }
            stretches.push(stretch);
            next = end;
        }
        Some((
            Window {
                stretches,
                tokens: at..next,
            },
            next,
        ))
    }

    /// A further element of a list of such shapes.
    fn listed(self, at: usize, of: Shape) -> Read<Stretch> {
        let at = self.tokens.skip(at, &[Lex::Within, Lex::And]);
        if let Some((first, next)) = self.continued(at, of) {
            return Some(self.with_range(
                Stretch {
                    limit: Limit::Itself,
                    first,
                    last: None,
                },
                next,
            ));
        }
        let (stretch, next) = self.stretch(at)?;
        let alike = same_kind(stretch.first.shape, of) && stretch.limit == Limit::Itself;
        alike.then_some((stretch, next))
    }

    /// One expression with its limiting words and the other end of its range.
    pub(super) fn stretch(self, at: usize) -> Read<Stretch> {
        let (limit, lead, begin) = self.limit(at);
        let (first, next) = self.term(
            begin,
            Lead {
                bare_day: limit == Limit::From,
                ..lead
            },
        )?;
        let bare_number =
            begin == first.tokens.start && matches!(first.shape, Shape::Day { month: None, .. });
        let (stretch, next) = self.with_range(
            Stretch {
                limit,
                first,
                last: None,
            },
            next,
        );
        (stretch.last.is_some() || !bare_number).then_some((stretch, next))
    }

    /// The words that limit an expression, as far as they go.
    pub(super) fn limit(self, at: usize) -> (Limit, Lead, usize) {
        let tokens = self.tokens;
        let mut lead = Lead::default();
        let mut limit = Limit::Itself;
        let mut past = false;
        let mut next = at;
        while next < at + MOST_LIMITING_WORDS {
            let lex = tokens.lex(next);
            let found = match lex {
                Lex::Before => Limit::Before,
                Lex::Latest | Lex::Until | Lex::AtMost | Lex::Past => Limit::Until,
                Lex::From => Limit::From,
                Lex::After => Limit::After,
                Lex::Now if limit == Limit::From => {
                    limit = Limit::Itself;
                    Limit::Itself
                }
                Lex::Within => limit,
                Lex::Is | Lex::Sign(':') if next > at => limit,
                _ => break,
            };
            past |= lex == Lex::Past;
            lead.bare_year |= matches!(lex, Lex::Within | Lex::Past);
            lead.date_expected |=
                !matches!(lex, Lex::Within | Lex::AtMost | Lex::Is | Lex::Sign(_));
            if found > limit {
                limit = found;
            }
            next += 1;
        }
        let limit = if past { Limit::Until } else { limit };
        (limit, lead, self.behind_weekday(next))
    }

    /// Behind "thứ Sáu," where its date follows.
    fn behind_weekday(self, at: usize) -> usize {
        let Some((_, next)) = self.weekday(at) else {
            return at;
        };
        let date = self.tokens.skip(next, &[Lex::Sign(','), Lex::Sign('(')]);
        if self.tokens.lex(date) == Lex::Day {
            date
        } else {
            at
        }
    }

    /// The stretch with the other end of its range where one follows: "- 30/6", "đến quý III".
    fn with_range(self, mut stretch: Stretch, next: usize) -> (Stretch, usize) {
        let itself = stretch.limit == Limit::Itself;
        if !(itself || stretch.limit == Limit::From) {
            return (stretch, next);
        }
        let tokens = self.tokens;
        let comma = !itself && tokens.sign(next, ',');
        let (limit, lead, begin) = match tokens.lex(next) {
            Lex::Sign('-') => self.limit(next + 1),
            _ => self.limit(next + usize::from(comma)),
        };
        let ends = tokens.sign(next, '-') && matches!(limit, Limit::Itself | Limit::Until)
            || matches!(limit, Limit::Until | Limit::Before);
        let lead = Lead {
            date_expected: true,
            ..lead
        };
        let last = self
            .continued(begin, stretch.first.shape)
            .or_else(|| self.term(begin, lead));
        let Some((last, end)) = last.filter(|_| ends) else {
            return (stretch, next);
        };
        let alone = |shape| matches!(shape, Shape::Day { month: None, .. });
        let milestone = itself && stretch.first.shape == Shape::Year && last.shape != Shape::Year;
        let dayless = alone(stretch.first.shape) && !matches!(last.shape, Shape::Day { .. });
        if milestone || dayless || alone(last.shape) {
            return (stretch, next);
        }
        if let (Shape::Day { day, month: None }, Shape::Day { month, .. }) =
            (stretch.first.shape, last.shape)
        {
            stretch.first.shape = Shape::Day { day, month };
        }
        let limit = if limit == Limit::Before {
            Limit::Before
        } else {
            Limit::Until
        };
        stretch.last = Some((limit, last));
        (stretch, end)
    }
}

/// More limiting words in a row make no sense.
const MOST_LIMITING_WORDS: usize = 8;

fn is_list_sign(lex: Lex) -> bool {
    matches!(lex, Lex::Sign(',' | '&') | Lex::And)
}

fn same_kind(left: Shape, right: Shape) -> bool {
    let kind = |shape| match shape {
        Shape::Day { .. } => 0,
        Shape::Week { .. } | Shape::WeekOfYear(_) => 1,
        Shape::Month(_) => 2,
        Shape::Quarter(_) => 3,
        Shape::FirstMonths(_) | Shape::LastMonths(_) => 4,
        Shape::Year | Shape::SchoolYear => 5,
    };
    kind(left) == kind(right)
}
