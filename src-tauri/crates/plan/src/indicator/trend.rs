//! An indicator period by period, with its targets: what charts are drawn from.

use super::{Amount, Figures, Indicator, MeasurementId, Numbers, Rate};
use crate::period::{Period, PeriodId};
use crate::unit::Level;

/// No more periods than a chart shows legibly: the last ones.
const MOST: usize = 12;

/// An indicator period by period.
#[derive(Clone, Debug, PartialEq)]
pub struct Trend {
    /// The indicator.
    pub indicator: Indicator,
    /// The level it is summed over; `None` where its units stand on one level only.
    pub level: Option<Level>,
    /// The periods, the oldest first.
    pub points: Vec<TrendPoint>,
}

/// One period of it.
#[derive(Clone, Debug, PartialEq)]
pub struct TrendPoint {
    /// The period.
    pub period: PeriodId,
    /// The sum over the units.
    pub numbers: Numbers,
    /// Its rate.
    pub rate: Option<Rate>,
    /// The target in force on its last day.
    pub target: Option<Amount>,
    /// How many units' numbers are in it.
    pub covered: usize,
    /// How many units there were to be.
    pub expected: usize,
    /// The stored measurements it is made of.
    pub origins: Vec<MeasurementId>,
}

impl Trend {
    /// The trends of an indicator, one for each level its units stand on in the last period.
    pub fn of(past: &[(Period, Figures)]) -> Vec<Trend> {
        let Some((_, last)) = past.last() else {
            return Vec::new();
        };
        let levels: Vec<Option<Level>> = match last.levels.as_slice() {
            [] | [_] => vec![None],
            several => several.iter().map(|one| Some(one.level)).collect(),
        };
        let shown = &past[past.len().saturating_sub(MOST)..];
        let trend = |level| Trend {
            indicator: last.indicator.clone(),
            level,
            points: shown
                .iter()
                .map(|(period, figures)| TrendPoint::of(period, figures, level))
                .collect(),
        };
        levels.into_iter().map(trend).collect()
    }

    /// Whether there is something to compare: numbers in two periods at least.
    pub fn tells(&self) -> bool {
        self.points.iter().filter(|point| point.covered > 0).count() >= 2
    }
}

impl TrendPoint {
    fn of(period: &Period, figures: &Figures, level: Option<Level>) -> TrendPoint {
        let of_level = |wanted| figures.levels.iter().find(move |one| one.level == wanted);
        let total = match level {
            Some(level) => of_level(level).map(|one| one.total.clone()),
            None => Some(figures.total.clone()),
        };
        let total = total.unwrap_or_default();
        // Where all stand on one level, its target is everybody's.
        let only = figures.levels.first().map(|one| one.level);
        let units = figures.units.iter();
        let units = units.filter(|unit| level.is_none_or(|level| unit.level == level));
        TrendPoint {
            period: period.id,
            numbers: total.numbers,
            rate: total.rate,
            target: figures
                .indicator
                .target_on(level.or(only), period.to)
                .map(|target| target.value),
            covered: total.covered,
            expected: total.expected,
            origins: units.flat_map(|unit| unit.origins.clone()).collect(),
        }
    }
}
