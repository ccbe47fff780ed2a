//! III and IV: indicators over all units of a level, and commune by commune.
//!
//! The numbers themselves come from [`Figures`]; here is decided which lines there are and whom
//! they name.

use super::Evidence;
use crate::indicator::{Figures, Indicator, Kind, Numbers, Rate, Source, Target, Total, Trend};
use crate::period::PeriodKind;
use crate::unit::{Level, UnitId};
use chrono::NaiveDate;

/// One line of sheet III.
#[derive(Clone, Debug, PartialEq)]
pub struct IndicatorLine {
    /// The indicator.
    pub indicator: Indicator,
    /// The level it is summed over; `None` where its units stand on one level only.
    pub level: Option<Level>,
    /// The target in force at the window's end, numbers or not.
    pub target: Option<Target>,
    /// The sum.
    pub total: Total,
    /// The units it is summed over, in the order of protocol.
    pub units: Vec<UnitId>,
    /// Short names of the units that said nothing.
    pub silent: Vec<String>,
    /// Short names of the units of which only a part of a ratio, or its rate, is known.
    pub partial: Vec<String>,
    /// The last day official numbers in it were closed, and of how many units they are.
    pub official: Option<(NaiveDate, usize)>,
    /// What units said themselves where the official word is another.
    pub differing: Vec<Differing>,
}

/// A unit's own word beside the official one.
#[derive(Clone, Debug, PartialEq)]
pub struct Differing {
    /// The unit's short name.
    pub unit_name: String,
    /// What it said.
    pub own: Numbers,
    /// What counts.
    pub official: Numbers,
}

/// Sheet IV: communes by indicators.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Communes {
    /// The indicators communes report, in their order.
    pub columns: Vec<CommuneColumn>,
    /// The communes that report any, in the order of protocol.
    pub rows: Vec<CommuneRow>,
}

/// An indicator of sheet IV.
#[derive(Clone, Debug, PartialEq)]
pub struct CommuneColumn {
    /// The indicator.
    pub indicator: Indicator,
    /// The sum over all communes.
    pub total: Total,
}

/// A commune of sheet IV.
#[derive(Clone, Debug, PartialEq)]
pub struct CommuneRow {
    /// The unit.
    pub unit: UnitId,
    /// Its full name.
    pub unit_name: String,
    /// Its numbers, column by column; `None` where the indicator is not asked of it.
    pub numbers: Vec<Option<CommuneNumbers>>,
}

/// A commune's part of an indicator.
#[derive(Clone, Debug, PartialEq)]
pub struct CommuneNumbers {
    /// What counts.
    pub numbers: Numbers,
    /// The rate.
    pub rate: Option<Rate>,
}

/// The figures that stand in a period's return: of what the period asks for, and of what is
/// known of it anyway.
pub(super) fn standing(evidence: &Evidence<'_>) -> Vec<Figures> {
    let kind = evidence.period.id.kind();
    let stands = |figures: &&Figures| {
        let indicator = &figures.indicator;
        let given = indicator.source == Source::Official && kind != PeriodKind::Week;
        indicator.asked_in(kind) || given || figures.total.covered > 0
    };
    evidence.figures.iter().filter(stands).cloned().collect()
}

/// The lines of sheet III: a line for each level of an indicator's units.
pub(super) fn lines(evidence: &Evidence<'_>, figures: &[Figures]) -> Vec<IndicatorLine> {
    let lines = figures.iter().flat_map(|figures| {
        let levels: Vec<(Option<Level>, &Total)> = match figures.levels.as_slice() {
            [] | [_] => vec![(None, &figures.total)],
            several => several
                .iter()
                .map(|one| (Some(one.level), &one.total))
                .collect(),
        };
        let line = |(level, total): (Option<Level>, &Total)| line(evidence, figures, level, total);
        levels.into_iter().map(line).collect::<Vec<_>>()
    });
    lines.collect()
}

fn line(
    evidence: &Evidence<'_>,
    figures: &Figures,
    level: Option<Level>,
    total: &Total,
) -> IndicatorLine {
    let kind = figures.indicator.kind;
    let units = || {
        let units = figures.units.iter();
        units.filter(|unit| level.is_none_or(|level| unit.level == level))
    };
    let name = |unit| evidence.name_of(unit, true);
    let without = || units().filter(|unit| !unit.counted().counts(kind));
    let blank = |unit: &&crate::indicator::UnitFigure| unit.counted().is_blank();
    let official = || units().filter_map(|unit| unit.official);
    // Where all stand on one level, its target is everybody's.
    let only = figures.levels.first().map(|one| one.level);
    let closed = official().map(|(_, day)| day).max();
    IndicatorLine {
        indicator: figures.indicator.clone(),
        level,
        target: figures
            .indicator
            .target_on(level.or(only), evidence.period.to)
            .cloned(),
        total: total.clone(),
        units: units().map(|unit| unit.unit).collect(),
        silent: without()
            .filter(blank)
            .map(|unit| name(unit.unit))
            .collect(),
        partial: without()
            .filter(|unit| !blank(unit))
            .map(|unit| name(unit.unit))
            .collect(),
        official: closed.map(|day| (day, official().count())),
        differing: units()
            .filter(|unit| unit.differs_from_official())
            .map(|unit| Differing {
                unit_name: name(unit.unit),
                own: unit.own,
                official: unit.counted(),
            })
            .collect(),
    }
}

/// Sheet IV.
pub(super) fn communes(evidence: &Evidence<'_>, figures: &[Figures]) -> Communes {
    let of_communes: Vec<(&Figures, &Total)> = figures
        .iter()
        .filter_map(|figures| {
            let mut levels = figures.levels.iter();
            let communes = levels.find(|one| one.level == Level::Commune)?;
            Some((figures, &communes.total))
        })
        .collect();
    let columns = of_communes.iter().map(|(figures, total)| CommuneColumn {
        indicator: figures.indicator.clone(),
        total: (*total).clone(),
    });
    let rows = evidence.directory.units().iter().filter_map(|unit| {
        let numbers = of_communes.iter().map(|(figures, _)| {
            let mut units = figures.units.iter();
            let known = units.find(|one| one.unit == unit.id && one.level == Level::Commune)?;
            Some(CommuneNumbers {
                numbers: known.counted(),
                rate: known.rate,
            })
        });
        let numbers: Vec<Option<CommuneNumbers>> = numbers.collect();
        numbers.iter().any(Option::is_some).then(|| CommuneRow {
            unit: unit.id,
            unit_name: unit.name.clone(),
            numbers,
        })
    });
    Communes {
        columns: columns.collect(),
        rows: rows.collect(),
    }
}

/// The trends of what stands in the return, where there is something to compare.
pub(super) fn trends(evidence: &Evidence<'_>, figures: &[Figures]) -> Vec<Trend> {
    let standing = |trend: &&Trend| figures.iter().any(|one| one.id() == trend.indicator.id);
    let told = evidence.trends.iter().filter(standing);
    told.filter(|trend| trend.tells()).cloned().collect()
}

impl IndicatorLine {
    /// Whether its result is a rate.
    pub fn is_rate(&self) -> bool {
        matches!(self.indicator.kind, Kind::Ratio | Kind::YesNo)
    }
}
