//! One unit's numbers of one indicator over time, and the figures that follow from them.
//!
//! A point stands at the last day of its period. Where periods of two kinds end on one day, the
//! shorter one counts, so that nothing counts twice.

use super::{Figure, Indicator, Kind, MeasurementId, Numbers, Since};
use crate::period::{Period, PeriodId, PeriodKind};
use crate::task::Cadence;
use crate::unit::UnitId;
use chrono::{Datelike, Days, NaiveDate};

/// What was accepted of a unit in one period.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// The stored measurement.
    pub id: MeasurementId,
    /// The period.
    pub period: PeriodId,
    /// First day of its window.
    pub from: NaiveDate,
    /// Last day of its window.
    pub to: NaiveDate,
    /// The figure the indicator asks for.
    pub numbers: Numbers,
    /// The day official numbers were closed; `None` for the unit's own.
    pub closed_on: Option<NaiveDate>,
}

/// One unit's points of one indicator, in any order.
#[derive(Clone, Debug, PartialEq)]
pub struct Measured {
    /// The unit.
    pub unit: UnitId,
    /// Its own numbers and the official ones.
    pub points: Vec<Point>,
}

impl Measured {
    /// What the unit last said itself of a period that ended before a day.
    pub fn last_before(&self, indicator: &Indicator, day: NaiveDate) -> Option<Numbers> {
        let line = Line::of(indicator, &self.points);
        line.before(day).map(|point| point.numbers)
    }
}

/// A window, both days inclusive.
pub type Window = (NaiveDate, NaiveDate);

/// One unit's own points in order of time, one a day.
pub(super) struct Line<'a> {
    indicator: &'a Indicator,
    points: Vec<&'a Point>,
}

impl<'a> Line<'a> {
    pub(super) fn of(indicator: &'a Indicator, points: &'a [Point]) -> Line<'a> {
        let weekly = indicator.cadence == Cadence::Weekly;
        let asked = |point: &&Point| {
            point.closed_on.is_none() && (point.period.kind() == PeriodKind::Week) == weekly
        };
        let mut points: Vec<&Point> = points.iter().filter(asked).collect();
        points.sort_by_key(|point| (point.to, std::cmp::Reverse(point.from)));
        points.dedup_by_key(|point| point.to);
        Line { indicator, points }
    }

    /// The points whose last day is within a window.
    fn within(&self, (from, to): Window) -> impl DoubleEndedIterator<Item = &'a Point> {
        let points = self.points.iter().copied();
        points.filter(move |point| from <= point.to && point.to <= to)
    }

    /// The point that answers for a window: its own, else the last one in it.
    pub(super) fn answer(&self, window: Window) -> Option<&'a Point> {
        self.within(window).next_back()
    }

    /// The last point before a day.
    pub(super) fn before(&self, day: NaiveDate) -> Option<&'a Point> {
        let mut points = self.points.iter().copied();
        points.rfind(|point| point.to < day)
    }

    /// The figure asked for, of a window.
    pub(super) fn asked(&self, window: Window) -> Numbers {
        match self.indicator.asks {
            Figure::Period => self.sum(window),
            Figure::Cumulative => self
                .answer(window)
                .map_or_else(Numbers::default, |p| p.numbers),
        }
    }

    /// What happened in a window.
    pub(super) fn in_period(&self, window: Window) -> Numbers {
        if self.indicator.asks == Figure::Period {
            return self.sum(window);
        }
        let Some(now) = self.answer(window).map(|point| point.numbers) else {
            return Numbers::default();
        };
        let begin = self.indicator.since.beginning(window.1);
        let before = self.before(window.0);
        let before = before.filter(|point| begin.is_none_or(|begin| point.to >= begin));
        match (self.indicator.since, before) {
            (Since::Moment, _) => Numbers::default(),
            (_, Some(before)) => now.since(before.numbers),
            // The first period of all has nothing before it.
            (_, None) if begin.is_some_and(|begin| window.0 <= begin) => now,
            (_, None) => Numbers::default(),
        }
    }

    /// All since the beginning the indicator counts from.
    pub(super) fn cumulative(&self, window: Window) -> Numbers {
        if self.indicator.asks == Figure::Cumulative {
            return self.asked(window);
        }
        if self.indicator.since == Since::Moment || self.answer(window).is_none() {
            return self.asked(window);
        }
        let begin = self.indicator.since.beginning(window.1);
        self.sum((begin.unwrap_or(NaiveDate::MIN), window.1))
    }

    /// All since the beginning, up to the day before a window.
    pub(super) fn cumulative_before(&self, window: Window) -> Numbers {
        let begin = self
            .indicator
            .since
            .beginning(window.1)
            .unwrap_or(NaiveDate::MIN);
        let end = window.0.pred_opt().unwrap_or(window.0);
        match self.indicator.asks {
            Figure::Period if self.indicator.since != Since::Moment => self.sum((begin, end)),
            _ => self.asked((begin, end)),
        }
    }

    /// The points a window's figure is made of.
    pub(super) fn made_of(&self, window: Window) -> Vec<MeasurementId> {
        let adds_up = matches!(self.indicator.kind, Kind::Ratio | Kind::Count);
        if self.indicator.asks == Figure::Period && adds_up {
            self.within(window).map(|point| point.id).collect()
        } else {
            self.answer(window).iter().map(|point| point.id).collect()
        }
    }

    /// All points of a window together. Scores and answers do not add up: the last one stands.
    fn sum(&self, window: Window) -> Numbers {
        let kind = self.indicator.kind;
        let adds_up = matches!(kind, Kind::Ratio | Kind::Count);
        let last = || self.answer(window).map(|point| point.numbers);
        if !adds_up || self.within(window).count() < 2 {
            return last().unwrap_or_default();
        }
        let counting = self.within(window).map(|point| point.numbers);
        let counting = counting.filter(|numbers| numbers.counts(kind));
        counting
            .map(|numbers| only(kind, numbers))
            .fold(Numbers::default(), Numbers::plus)
    }
}

/// A ratio's two numbers without a percentage written beside them, which does not add up.
fn only(kind: Kind, numbers: Numbers) -> Numbers {
    Numbers {
        value: numbers.value.filter(|_| kind != Kind::Ratio),
        ..numbers
    }
}

impl Since {
    /// The day that cumulative figures count from which end on a day; `None` where they count
    /// from the very beginning.
    pub fn beginning(self, until: NaiveDate) -> Option<NaiveDate> {
        let closing = |year| NaiveDate::from_ymd_opt(year, 12, 15);
        match self {
            Since::Window => closing(until.year())
                .filter(|this| until >= *this)
                .or_else(|| closing(until.year() - 1)),
            Since::NewYear => NaiveDate::from_ymd_opt(until.year(), 1, 1),
            Since::Start | Since::Moment => None,
        }
    }
}

/// The window of the same length directly before a period's.
pub fn window_before(period: &Period) -> Option<Window> {
    let to = period.from.pred_opt()?;
    let months = match period.id.kind() {
        PeriodKind::Week => return Some((period.from.checked_sub_days(Days::new(7))?, to)),
        PeriodKind::OneOff => return None,
        PeriodKind::Month => 1,
        PeriodKind::Quarter => 3,
        PeriodKind::Half => 6,
        PeriodKind::NineMonths => 9,
        PeriodKind::Year => 12,
    };
    let from = period
        .from
        .checked_sub_months(chrono::Months::new(months))?;
    Some((from, to))
}
