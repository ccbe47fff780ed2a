//! Walks over a deadline's tokens and notes what they say, in reading order.

use super::calendar::Shape;
use super::combine::combine;
use super::date::Dates;
use super::extent::Rule;
use super::lex::Lex;
use super::recurring::{Count, Origin};
use super::target::{Level, Scope};
use super::token::Tokens;
use super::window::{Limit, Stretch, Window};
use super::{BeforeDay, Deadline, DueRule};
use chrono::Weekday;
use std::ops::Range;

/// One thing the text says.
pub(super) enum Item {
    Window(Window),
    /// "trước ngày 20": a day of a month named elsewhere.
    DayOf {
        day: u32,
        limit: Limit,
        hour: bool,
    },
    /// "trước thứ 5".
    WeekdayOf {
        weekday: Weekday,
        limit: Limit,
        hour: bool,
    },
    /// Recurs; without a rule it is plain standing work.
    Recurs(Vec<DueRule>),
    Rule(Rule),
    Count(Count),
    Level(Level),
    Scope(Scope),
    /// The clause ends.
    Break,
}

/// An item with the tokens that gave it.
pub(super) struct Noted {
    pub(super) item: Item,
    pub(super) tokens: Range<usize>,
}

/// Reads `text`; see [`Deadline::read`].
pub(super) fn read(text: &str, year: i32, before: BeforeDay) -> Deadline {
    let tokens = Tokens::new(text);
    let dates = Dates {
        tokens: &tokens,
        year,
    };
    let mut reader = Reader {
        dates,
        noted: Vec::new(),
    };
    let mut at = 0;
    while at < tokens.len() {
        at = reader.step(at).max(at + 1);
    }
    combine(text, dates, before, &reader.noted)
}

struct Reader<'t> {
    dates: Dates<'t>,
    noted: Vec<Noted>,
}

impl Reader<'_> {
    /// Notes what begins at token `at` and says where to go on.
    fn step(&mut self, at: usize) -> usize {
        let dates = self.dates;
        if let Some((count, next)) = dates.count_of_days(at) {
            let event = matches!(count.origin, Origin::Event).then(|| dates.event(next));
            let behind = self.note(Item::Count(count), at..next);
            return event.map_or(behind, |event| self.note(Item::Rule(Rule::Event), event));
        }
        if let Some((rule, range)) = dates.rule(at) {
            return self.note(Item::Rule(rule), range);
        }
        if let Some((level, next)) = dates.target(at) {
            return self.note(Item::Level(level), at..next);
        }
        self.recurring(at)
            .or_else(|| self.window(at))
            .or_else(|| self.plain(at))
            .unwrap_or_else(|| {
                if matches!(dates.tokens.lex(at), Lex::Sign(',' | ';' | '.') | Lex::And) {
                    self.note(Item::Break, at..at + 1);
                }
                self.behind_numbers(at)
            })
    }

    fn note(&mut self, item: Item, tokens: Range<usize>) -> usize {
        let next = tokens.end;
        self.noted.push(Noted { item, tokens });
        next
    }

    fn recurring(&mut self, at: usize) -> Option<usize> {
        let dates = self.dates;
        let after_day = matches!(
            self.noted.last(),
            Some(Noted {
                item: Item::DayOf { .. },
                ..
            })
        );
        if let Some((rule, next)) = dates.of_every_month(at).filter(|_| after_day) {
            return Some(self.note(Item::Recurs(vec![rule]), at..next));
        }
        let (mut rules, mut next) = dates.recurrence(at)?;
        let mut begin = at;
        if let [DueRule::Yearly { months }] = rules.as_mut_slice() {
            if let Some(before) = self.months_before(at, months) {
                begin = before;
            } else if let Some(behind) = self.months_behind(next, months) {
                next = behind;
            }
        }
        Some(self.note(Item::Recurs(rules), begin..next))
    }

    /// Takes the months right before "hằng năm" into its rule: "tháng 3, tháng 9 hằng năm".
    fn months_before(&mut self, at: usize, months: &mut Vec<u32>) -> Option<usize> {
        let Some(Noted {
            item: Item::Window(window),
            tokens,
        }) = self.noted.last()
        else {
            return None;
        };
        let between = &[Lex::Sign(','), Lex::Of, Lex::Within];
        if self.dates.tokens.skip(tokens.end, between) != at {
            return None;
        }
        *months = yearly_months(window)?;
        let mut begin = self.noted.pop().map(|noted| noted.tokens.start);
        while let Some((earlier, start)) = self.months_listed() {
            months.splice(0..0, earlier);
            begin = Some(start);
        }
        begin
    }

    /// Takes the month right before the last "và": the first one of "ngày 15 tháng 6 và tháng 12
    /// hằng năm".
    fn months_listed(&mut self) -> Option<(Vec<u32>, usize)> {
        let [.., earlier, and] = self.noted.as_slice() else {
            return None;
        };
        let (Item::Window(window), Item::Break) = (&earlier.item, &and.item) else {
            return None;
        };
        let adjoin = earlier.tokens.end == and.tokens.start
            && self.dates.tokens.lex(and.tokens.start) == Lex::And;
        let found = (
            yearly_months(window).filter(|_| adjoin)?,
            earlier.tokens.start,
        );
        self.noted.truncate(self.noted.len() - 2);
        Some(found)
    }

    /// Takes the months right behind "hằng năm" into its rule: "hằng năm, vào tháng 3".
    fn months_behind(&self, next: usize, months: &mut Vec<u32>) -> Option<usize> {
        let between = &[Lex::Sign(','), Lex::Sign('('), Lex::Sign(':')];
        let (window, end) = self.dates.window(self.dates.tokens.skip(next, between))?;
        *months = yearly_months(&window)?;
        Some(end)
    }

    fn window(&mut self, at: usize) -> Option<usize> {
        let (window, next) = self.dates.window(at)?;
        let item = match window.day_alone() {
            Some((day, stretch)) => Item::DayOf {
                day,
                limit: stretch.limit,
                hour: stretch.first.hour,
            },
            None => Item::Window(window),
        };
        Some(self.note(item, at..next))
    }

    /// Weekdays, standing work and scopes.
    fn plain(&mut self, at: usize) -> Option<usize> {
        let tokens = self.dates.tokens;
        if let Some((weekday, limit, hour, next)) = self.dates.limited_weekday(at) {
            return Some(self.note(
                Item::WeekdayOf {
                    weekday,
                    limit,
                    hour,
                },
                at..next,
            ));
        }
        if let Some((scope, next)) = self.dates.scope(at) {
            return Some(self.note(Item::Scope(scope), at..next));
        }
        let standing = matches!(
            tokens.lex(at),
            Lex::Standing | Lex::Upkeep | Lex::Periodic | Lex::FollowingYears | Lex::Onward
        );
        standing.then(|| self.note(Item::Recurs(Vec::new()), at..at + 1))
    }

    /// Behind numbers that mean nothing here, so that no part of "100/2024" is read; and behind
    /// the time of an outlook, a comparison or an unnamed school year.
    fn behind_numbers(&self, at: usize) -> usize {
        let tokens = self.dates.tokens;
        match tokens.lex(at) {
            Lex::Aside => self.dates.stretch(at + 1).map_or(at + 1, |(_, next)| next),
            Lex::SchoolYear => tokens.skip(at + 1, &[Lex::Number, Lex::Sign('-')]),
            Lex::Number => {
                let mut next = at + 1;
                while tokens.sign(next, '/') && tokens.number(next + 1).is_some() {
                    next += 2;
                }
                next
            }
            _ => at + 1,
        }
    }
}

/// The months of a window that names no year, for a due day of every year.
fn yearly_months(window: &Window) -> Option<Vec<u32>> {
    let month = |stretch: &Stretch| stretch.first.shape.last_month();
    let months: Option<Vec<u32>> = window.stretches.iter().map(month).collect();
    let whole = |stretch: &Stretch| stretch.first.shape == Shape::Year || stretch.last.is_some();
    let plain = window.is_yearless() && !window.stretches.iter().any(whole);
    months.filter(|_| plain)
}
