//! One indicator in one period over all its units: what each said, the sums by level and of all,
//! how many said something, how it moved, and how far the target is.

use super::history::{Line, Window, window_before};
use super::{
    Amount, Direction, Indicator, IndicatorId, Kind, Measured, MeasurementId, Numbers, Point, Rate,
    Target,
};
use crate::period::{Period, PeriodId};
use crate::unit::{Level, UnitId};
use chrono::NaiveDate;
use std::cmp::Ordering;

/// What is asked: an indicator, a period, and everything that is known.
#[derive(Clone, Copy, Debug)]
pub struct Question<'a> {
    /// The indicator.
    pub indicator: &'a Indicator,
    /// The period.
    pub period: &'a Period,
    /// The units that are to report it, in the order of protocol.
    pub reporters: &'a [(UnitId, Level)],
    /// Further units that may have said something, with their levels.
    pub others: &'a [(UnitId, Level)],
    /// What was accepted so far.
    pub measured: &'a [Measured],
}

/// One indicator in one period.
#[derive(Clone, Debug, PartialEq)]
pub struct Figures {
    /// The indicator.
    pub indicator: Indicator,
    /// Every unit that is to report it or did, in the order of protocol.
    pub units: Vec<UnitFigure>,
    /// The sums by level of unit; more than one only where units stand on more than one.
    pub levels: Vec<LevelTotal>,
    /// The sum of all.
    pub total: Total,
}

/// One unit's part.
#[derive(Clone, Debug, PartialEq)]
pub struct UnitFigure {
    /// The unit.
    pub unit: UnitId,
    /// The level it stands on.
    pub level: Level,
    /// Its own word: the figure the indicator asks for.
    pub own: Numbers,
    /// The official word, with the day it was closed.
    pub official: Option<(Numbers, NaiveDate)>,
    /// What happened in the period, computed where the indicator asks for cumulative figures.
    pub period: Numbers,
    /// All since the beginning, computed where it asks for the period's.
    pub cumulative: Numbers,
    /// All since the beginning up to the day before the period.
    pub cumulative_before: Numbers,
    /// The figure asked for, in the window of the same length before.
    pub previous: Numbers,
    /// The last of its own words before this one, and its period.
    pub last: Option<(PeriodId, Numbers)>,
    /// The rate of what counts.
    pub rate: Option<Rate>,
    /// Judged by the target of its level.
    pub judged: Option<Judged>,
    /// The stored measurements that what counts is made of.
    pub origins: Vec<MeasurementId>,
}

/// The sum over the units of one level.
#[derive(Clone, Debug, PartialEq)]
pub struct LevelTotal {
    /// The level.
    pub level: Level,
    /// Their sum.
    pub total: Total,
}

/// A sum over units.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Total {
    /// Of what counts: Σ numerators and Σ denominators of a ratio, Σ values of a count; of
    /// yes/no how many said yes out of how many; of a score only where there is one unit.
    pub numbers: Numbers,
    /// What happened in the period, likewise.
    pub period: Numbers,
    /// All since the beginning, likewise.
    pub cumulative: Numbers,
    /// Σ numerators / Σ denominators; the share of yes.
    pub rate: Option<Rate>,
    /// How many units' numbers are in it.
    pub covered: usize,
    /// How many units there are to be.
    pub expected: usize,
    /// How it moved, over the units with numbers in both periods.
    pub change: Option<Change>,
    /// Judged by the target.
    pub judged: Option<Judged>,
}

/// How a number moved from the period before to this one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// Tenths of a percentage point for a rate, else ten-thousandths: by how much.
    pub by: i64,
    /// Whether `by` counts tenths of a percentage point.
    pub points: bool,
    /// How many units had numbers in both.
    pub units: usize,
    /// Their sum in the period before.
    pub before: Numbers,
}

/// A number set against its target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged {
    /// The target in force.
    pub target: Target,
    /// Whether it is reached.
    pub assessment: Assessment,
    /// What is missing to it: so many more numerators, or so much of the value; with a target
    /// not to be exceeded, so much too much. `None` where it is reached or cannot be said.
    pub missing: Option<Amount>,
}

/// Whether a target is reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Assessment {
    /// Hoàn thành.
    Reached,
    /// Chưa hoàn thành.
    NotReached,
}

impl Assessment {
    /// Its stable code.
    pub fn word(self) -> &'static str {
        match self {
            Assessment::Reached => "reached",
            Assessment::NotReached => "not_reached",
        }
    }
}

impl Figures {
    /// Puts everything together.
    pub fn of(question: &Question<'_>) -> Figures {
        let indicator = question.indicator;
        let expected = question.reporters.iter().map(|reporter| (reporter, true));
        let others = question.others.iter().filter(|other| {
            let same = |reporter: &(UnitId, Level)| reporter.0 == other.0;
            !question.reporters.iter().any(same)
        });
        let asked = expected.chain(others.map(|other| (other, false)));
        let units: Vec<UnitFigure> = asked
            .map(|((unit, level), expected)| (UnitFigure::of(question, *unit, *level), expected))
            .filter(|(figure, expected)| *expected || !figure.counted().is_blank())
            .map(|(figure, _)| figure)
            .collect();
        let mut on: Vec<Level> = units.iter().map(|unit| unit.level).collect();
        on.sort_unstable();
        on.dedup();
        let day = question.period.to;
        let total_of = |level: Option<Level>| {
            let of_level = |unit: &&UnitFigure| level.is_none_or(|level| unit.level == level);
            let units: Vec<&UnitFigure> = units.iter().filter(of_level).collect();
            // Where all stand on one level, its target is everybody's.
            let of = level.or(on.first().copied().filter(|_| on.len() == 1));
            Total::of(
                indicator,
                &units,
                indicator.target_of_sum(of, level.is_none(), day),
            )
        };
        let total = total_of(None);
        let levels = on.iter().map(|level| LevelTotal {
            level: *level,
            total: total_of(Some(*level)),
        });
        Figures {
            levels: levels.collect(),
            total,
            indicator: indicator.clone(),
            units,
        }
    }

    /// The indicator's identity.
    pub fn id(&self) -> IndicatorId {
        self.indicator.id
    }

    /// The units that said nothing that counts.
    pub fn silent(&self) -> impl Iterator<Item = UnitId> {
        let kind = self.indicator.kind;
        let silent = move |unit: &&UnitFigure| !unit.counted().counts(kind);
        self.units.iter().filter(silent).map(|unit| unit.unit)
    }

    /// The units furthest from what is good, the worst first.
    pub fn lowest(&self) -> Vec<&UnitFigure> {
        let kind = self.indicator.kind;
        let mut units: Vec<&UnitFigure> = self
            .units
            .iter()
            .filter(|unit| unit.counted().counts(kind))
            .filter(|unit| kind != Kind::Ratio || unit.rate.is_some())
            .collect();
        units.sort_by(|one, other| {
            let order = one.cmp_value(other, kind);
            match self.indicator.direction {
                Direction::Higher => order,
                Direction::Lower => order.reverse(),
            }
        });
        units
    }
}

impl UnitFigure {
    fn of(question: &Question<'_>, unit: UnitId, level: Level) -> UnitFigure {
        let indicator = question.indicator;
        let window = (question.period.from, question.period.to);
        let known = question.measured.iter().find(|known| known.unit == unit);
        let points = known.map_or(&[][..], |known| known.points.as_slice());
        let line = Line::of(indicator, points);
        let own = line.asked(window);
        let official = official(points, window);
        let counted = official.map_or(own, |point| point.numbers);
        let rate = counted.rate(indicator.kind);
        let before = window_before(question.period);
        let last = line
            .answer(window)
            .map_or(question.period.to, |point| point.to);
        UnitFigure {
            unit,
            level,
            own,
            official: official.and_then(|point| Some((point.numbers, point.closed_on?))),
            period: line.in_period(window),
            cumulative: line.cumulative(window),
            cumulative_before: line.cumulative_before(window),
            previous: before.map_or_else(Numbers::default, |before| {
                official_or(&line, points, before)
            }),
            last: line.before(last).map(|point| (point.period, point.numbers)),
            rate,
            judged: indicator
                .target_of_unit(level, question.period.to)
                .and_then(|target| Judged::of(indicator, &counted, rate, target)),
            origins: official.map_or_else(|| line.made_of(window), |point| vec![point.id]),
        }
    }

    /// What counts: the official word where there is one, else the unit's own.
    pub fn counted(&self) -> Numbers {
        self.official.map_or(self.own, |(numbers, _)| numbers)
    }

    /// How it moved from the window of the same length before.
    pub fn change(&self, kind: Kind) -> Option<Change> {
        change(kind, &[self])
    }

    /// Whether the official word and the unit's own are both there and differ.
    pub fn differs_from_official(&self) -> bool {
        let official = self.official.map(|(numbers, _)| numbers);
        official.is_some_and(|official| !self.own.is_blank() && official != self.own)
    }

    fn cmp_value(&self, other: &UnitFigure, kind: Kind) -> Ordering {
        match (kind, self.rate, other.rate) {
            (Kind::Ratio, Some(one), Some(other)) => one.cmp_rate(other),
            _ => self.counted().value.cmp(&other.counted().value),
        }
    }
}

/// The official number of a window: the one closed last.
fn official(points: &[Point], (from, to): Window) -> Option<&Point> {
    let within = |point: &&Point| from <= point.to && point.to <= to;
    let official = points.iter().filter(within);
    let official = official.filter(|point| point.closed_on.is_some());
    official.max_by_key(|point| (point.closed_on, point.to))
}

fn official_or(line: &Line<'_>, points: &[Point], window: Window) -> Numbers {
    official(points, window).map_or_else(|| line.asked(window), |point| point.numbers)
}

impl Total {
    fn of(indicator: &Indicator, units: &[&UnitFigure], target: Option<&Target>) -> Total {
        let kind = indicator.kind;
        let counted = units.iter().map(|unit| unit.counted());
        let (numbers, covered) = sum(kind, counted);
        let rate = share(kind, &numbers);
        let judged = target.and_then(|target| Judged::of(indicator, &numbers, rate, target));
        Total {
            numbers,
            period: sum(kind, units.iter().map(|unit| unit.period)).0,
            cumulative: sum(kind, units.iter().map(|unit| unit.cumulative)).0,
            rate,
            covered,
            expected: units.len(),
            change: change(kind, units),
            judged,
        }
    }
}

/// The sum of several units' numbers and how many of them counted.
fn sum(kind: Kind, numbers: impl Iterator<Item = Numbers>) -> (Numbers, usize) {
    let counting: Vec<Numbers> = numbers.filter(|numbers| numbers.counts(kind)).collect();
    let covered = counting.len();
    let total = match (kind, counting.as_slice()) {
        (_, []) => Numbers::default(),
        (Kind::Ratio, all) => {
            let bare = all.iter().map(|numbers| Numbers {
                value: None,
                ..*numbers
            });
            bare.fold(Numbers::default(), Numbers::plus)
        }
        (Kind::Count, all) => all.iter().copied().fold(Numbers::default(), Numbers::plus),
        (Kind::YesNo, all) => {
            let yes =
                |numbers: &&Numbers| numbers.value.is_some_and(|value| value > Amount::default());
            let count = |units: usize| Amount::whole(u32::try_from(units).unwrap_or(u32::MAX));
            Numbers::ratio(count(all.iter().filter(yes).count()), count(covered))
        }
        (Kind::Score, [one]) => *one,
        (Kind::Score, _) => Numbers::default(),
    };
    (total, covered)
}

/// The rate of a sum: of yes/no it is the share of yes.
fn share(kind: Kind, numbers: &Numbers) -> Option<Rate> {
    match kind {
        Kind::Ratio | Kind::YesNo => numbers.rate(Kind::Ratio),
        Kind::Count | Kind::Score => None,
    }
}

/// How a sum moved, over the units with numbers in both periods.
fn change(kind: Kind, units: &[&UnitFigure]) -> Option<Change> {
    let in_both = |unit: &&&UnitFigure| unit.counted().counts(kind) && unit.previous.counts(kind);
    let both: Vec<&&UnitFigure> = units.iter().filter(in_both).collect();
    let (now, count) = sum(kind, both.iter().map(|unit| unit.counted()));
    let (before, _) = sum(kind, both.iter().map(|unit| unit.previous));
    let (by, points) = match (share(kind, &now), share(kind, &before)) {
        (Some(now), Some(before)) => (now.points_from(before), true),
        _ => (now.value?.minus(before.value?).parts(), false),
    };
    Some(Change {
        by,
        points,
        units: count,
        before,
    })
}

impl Judged {
    /// Sets numbers against a target; `None` where there is nothing to judge.
    fn of(
        indicator: &Indicator,
        numbers: &Numbers,
        rate: Option<Rate>,
        target: &Target,
    ) -> Option<Judged> {
        let by_rate = matches!(indicator.kind, Kind::Ratio | Kind::YesNo);
        let order = match (by_rate, rate, numbers.value) {
            (true, Some(rate), _) => rate.cmp_percent(target.value),
            // One unit's yes is all of it, its no none.
            (true, None, Some(value)) if indicator.kind == Kind::YesNo => {
                Rate::of(value, Amount::whole(1))?.cmp_percent(target.value)
            }
            (false, _, Some(value)) => value.cmp(&target.value),
            _ => return None,
        };
        let reached = match indicator.direction {
            Direction::Higher => order != Ordering::Less,
            Direction::Lower => order != Ordering::Greater,
        };
        Some(Judged {
            target: target.clone(),
            assessment: if reached {
                Assessment::Reached
            } else {
                Assessment::NotReached
            },
            missing: if reached {
                None
            } else {
                missing(indicator, numbers, target)
            },
        })
    }
}

/// How many more numerators, or how much more of the value, reach a target that is not reached.
fn missing(indicator: &Indicator, numbers: &Numbers, target: &Target) -> Option<Amount> {
    match indicator.kind {
        Kind::Ratio | Kind::YesNo => {
            let (numerator, denominator) = (numbers.numerator?, numbers.denominator?);
            Some(match indicator.direction {
                Direction::Higher => target.value.percent_of_up(denominator).minus(numerator),
                Direction::Lower => numerator.minus(target.value.percent_of_down(denominator)),
            })
        }
        Kind::Count => Some(match indicator.direction {
            Direction::Higher => target.value.minus(numbers.value?),
            Direction::Lower => numbers.value?.minus(target.value),
        }),
        Kind::Score => None,
    }
}
