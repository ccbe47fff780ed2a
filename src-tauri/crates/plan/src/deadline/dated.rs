//! The days of the windows a text names, and the window they make together.

use super::calendar::{DayRange, Edge, Shape, Term};
use super::combine::Sum;
use super::read::Item;
use super::recurring::{Count, Origin};
use super::window::{Limit, Stretch, Window};
use super::{BeforeDay, DueRule, Part, Problem, ProblemCode, years};
use chrono::{Datelike, Days, NaiveDate};

/// First and last day as far as they are named.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Bounds {
    pub(super) from: Option<NaiveDate>,
    pub(super) until: Option<NaiveDate>,
}

/// A window's days and where it stands among the notes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Dated {
    pub(super) noted: usize,
    pub(super) bounds: Bounds,
}

impl Sum<'_, '_> {
    /// All windows with their days, in reading order. What does not exist becomes a problem.
    pub(super) fn windows(&mut self) -> Vec<Dated> {
        let noted = self.noted;
        let places = noted
            .iter()
            .enumerate()
            .filter_map(|(at, noted)| match &noted.item {
                Item::Window(window) => Some((at, window.clone())),
                _ => None,
            });
        let (places, mut windows): (Vec<usize>, Vec<Window>) = places.unzip();
        years::settle(&mut windows, self.dates.year);
        let mut dated = Vec::new();
        for (noted, window) in places.into_iter().zip(&windows) {
            let bounds: Vec<Bounds> = window
                .stretches
                .iter()
                .map(|stretch| self.bounds(stretch))
                .collect();
            self.span(Part::Window, window.tokens.clone());
            dated.push((
                Dated {
                    noted,
                    bounds: union(&bounds),
                },
                Some(window),
            ));
        }
        self.add_days_of_months(&mut dated);
        self.add_counted_days(&mut dated);
        dated.sort_by_key(|(dated, _)| dated.noted);
        dated.into_iter().map(|(dated, _)| dated).collect()
    }

    /// "trong tháng 3, trước ngày 20": the day belongs to the month named last.
    fn add_days_of_months(&mut self, dated: &mut Vec<(Dated, Option<&Window>)>) {
        if matches!(
            self.deadline.due_rule,
            Some(DueRule::Monthly { .. } | DueRule::Quarterly)
        ) {
            return;
        }
        let windows = std::mem::take(dated);
        let mut months = windows.iter().peekable();
        let mut month = None;
        for (at, noted) in self.noted.iter().enumerate() {
            while let Some((_, window)) = months.next_if(|(dated, _)| dated.noted <= at) {
                month = window.and_then(only_month);
            }
            let Item::DayOf { day, limit, hour } = noted.item else {
                continue;
            };
            let Some((number, year)) = month else {
                continue;
            };
            let shape = Shape::Day {
                day,
                month: Some(number),
            };
            let first = Term {
                shape,
                year,
                edge: None,
                hour,
                tokens: noted.tokens.clone(),
            };
            let bounds = self.bounds(&Stretch {
                limit,
                first,
                last: None,
            });
            self.span(Part::Window, noted.tokens.clone());
            dated.push((Dated { noted: at, bounds }, None));
        }
        dated.extend(windows);
    }

    /// "trong 15 ngày kể từ ngày 01/3/2024".
    fn add_counted_days(&mut self, dated: &mut Vec<(Dated, Option<&Window>)>) {
        for (at, noted) in self.noted.iter().enumerate() {
            let Item::Count(count) = &noted.item else {
                continue;
            };
            if let Some(until) = self.last_day(count) {
                self.span(Part::Window, noted.tokens.clone());
                let bounds = Bounds {
                    from: None,
                    until: Some(until),
                };
                dated.push((Dated { noted: at, bounds }, None));
            } else if let Origin::Date(date) = &count.origin
                && let Err(suggestions) = date.days(self.dates.year)
            {
                self.problem(date, suggestions);
            }
        }
    }

    /// The last of the days counted from a date; working days would need a table of holidays.
    pub(super) fn last_day(&self, count: &Count) -> Option<NaiveDate> {
        let Origin::Date(date) = &count.origin else {
            return None;
        };
        let (_, first) = date.days(self.dates.year).ok()?;
        let last = first.checked_add_days(Days::new(u64::from(count.days)))?;
        let plausible = !count.working_days && count.days <= 36_600;
        plausible.then_some(last)
    }

    fn bounds(&mut self, stretch: &Stretch) -> Bounds {
        let first = self.days(&stretch.first);
        let Some((limit, last)) = &stretch.last else {
            return first.map_or_else(Bounds::default, |days| self.limited(stretch, days));
        };
        let from = first.map(|(first, _)| first);
        let until = self.days(last).and_then(|days| match limit {
            Limit::Before => self.day_before(last, days),
            _ => Some(days.1),
        });
        match (from, until) {
            (Some(first), Some(end)) if end < first => {
                self.problem(last, later_ends(first, end));
                Bounds { from, until: None }
            }
            _ => Bounds { from, until },
        }
    }

    fn limited(&self, stretch: &Stretch, days: DayRange) -> Bounds {
        let term = &stretch.first;
        let only_end = matches!(term.shape, Shape::Day { .. }) || term.edge == Some(Edge::End);
        let (from, until) = match stretch.limit {
            Limit::Itself if only_end => (None, Some(days.1)),
            Limit::Itself => (Some(days.0), Some(days.1)),
            Limit::From => (Some(days.0), None),
            Limit::After => (days.1.succ_opt(), None),
            Limit::Until => (None, Some(days.1)),
            Limit::Before => (None, self.day_before(term, days)),
        };
        Bounds { from, until }
    }

    /// The last day of "trước …": the day named where an hour is named with it or the setting
    /// says so, and of "trước cuối năm" the period's last.
    fn day_before(&self, term: &Term, days: DayRange) -> Option<NaiveDate> {
        let day = matches!(term.shape, Shape::Day { .. });
        let named = day && (term.hour || self.before == BeforeDay::DayNamed);
        if named || term.edge == Some(Edge::End) {
            Some(days.1)
        } else {
            days.0.pred_opt()
        }
    }

    fn days(&mut self, term: &Term) -> Option<DayRange> {
        match term.days(self.dates.year) {
            Ok(days) => Some(days),
            Err(suggestions) => {
                self.problem(term, suggestions);
                None
            }
        }
    }

    fn problem(&mut self, term: &Term, suggestions: Vec<NaiveDate>) {
        let text = self.dates.tokens.words(term.tokens.clone()).to_owned();
        let code = ProblemCode::DateDoesNotExist;
        self.deadline.problems.push(Problem {
            code,
            text,
            suggestions,
        });
        self.span(Part::Problem, term.tokens.clone());
    }

    /// `from` and `until` of the deadline: all windows together, but a limit that lies inside the
    /// periods named before it narrows them ("trong năm 2024, trước ngày 30/11").
    pub(super) fn whole_window(&mut self, dated: &[Dated]) {
        let levels = self.clauses_of_levels();
        let of_level = |dated: &Dated| levels.binary_search(&self.clauses[dated.noted]).is_ok();
        let free: Vec<Dated> = dated
            .iter()
            .filter(|dated| !of_level(dated))
            .copied()
            .collect();
        let all: Vec<Bounds> = dated.iter().map(|dated| dated.bounds).collect();
        let mut whole = union(&all);
        if free.len() == dated.len()
            && let Some(narrowed) = narrowed(&free)
        {
            whole = narrowed;
        }
        let last_target = self
            .deadline
            .targets
            .iter()
            .filter_map(|target| target.until)
            .max();
        self.deadline.from = whole.from;
        self.deadline.until = whole.until.max(last_target);
    }
}

/// What an end that lies before its window's first day may have meant: the same day of that first
/// day's year, or of the year after.
fn later_ends(first: NaiveDate, end: NaiveDate) -> Vec<NaiveDate> {
    let years = [first.year(), first.year() + 1];
    let ends = years.into_iter().filter_map(|year| end.with_year(year));
    ends.filter(|end| *end >= first).collect()
}

/// The single month a window names, with its year.
fn only_month(window: &Window) -> Option<(u32, Option<i32>)> {
    match window.stretches.as_slice() {
        [
            Stretch {
                first:
                    Term {
                        shape: Shape::Month(month),
                        year,
                        ..
                    },
                last: None,
                ..
            },
        ] => Some((*month, *year)),
        _ => None,
    }
}

/// From the first day named to the last. A limit that ends before the first day begins leaves the
/// beginning open.
fn union(all: &[Bounds]) -> Bounds {
    let from = all.iter().filter_map(|bounds| bounds.from).min();
    let until = all.iter().filter_map(|bounds| bounds.until).max();
    let early = |bounds: &Bounds| {
        bounds.from.is_none() && bounds.until.is_some_and(|until| Some(until) < from)
    };
    Bounds {
        from: from.filter(|_| !all.iter().any(early)),
        until,
    }
}

/// The periods ended by the last limit behind them, where it lies inside.
fn narrowed(all: &[Dated]) -> Option<Bounds> {
    let is_period = |dated: &&Dated| dated.bounds.from.is_some() && dated.bounds.until.is_some();
    let first = all.iter().position(|dated| is_period(&dated))?;
    let periods: Vec<Bounds> = all
        .iter()
        .filter(is_period)
        .map(|dated| dated.bounds)
        .collect();
    let limits = all[first..]
        .iter()
        .filter(|dated| dated.bounds.from.is_none());
    let limit = limits.filter_map(|dated| dated.bounds.until).max()?;
    let period = union(&periods);
    let inside = period.from <= Some(limit) && Some(limit) <= period.until;
    let earlier_limit = all[..first].iter().any(|dated| dated.bounds.from.is_none());
    (inside && !earlier_limit).then_some(Bounds {
        from: period.from,
        until: Some(limit),
    })
}
