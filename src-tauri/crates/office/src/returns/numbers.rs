//! What the numbers of indicators in a return are made from: the measurements they add up.

use super::cells::{Cited, Said};
use super::rule::Rule;
use chrono::NaiveDate;
use plan::consolidation::{Communes, IndicatorLine, Return};
use plan::indicator::{
    Figure, Figures, Indicator, IndicatorId, Kind, Measured, MeasurementId, Numbers, Point, Since,
    Trend, TrendPoint, UnitFigure, window_before,
};
use plan::unit::UnitId;
use sheets::report::{Field, Line, commune_number};
use std::collections::HashMap;

/// A cell's rule and sources.
type Grounded = (Option<Rule>, Vec<Cited>);

/// Where every number was said.
#[derive(Default)]
pub(super) struct NumberGrounds {
    /// The place among the return's sources, by measurement.
    pub sources: HashMap<MeasurementId, usize>,
    /// The points of all indicators.
    pub measured: HashMap<IndicatorId, Vec<Measured>>,
}

/// The units a number is summed over.
type Units<'a> = Vec<&'a UnitFigure>;

impl NumberGrounds {
    /// The rule of a cell of sheets III and IV and what it was made from; `None` where the line
    /// is none of theirs.
    pub fn of_cell(
        &self,
        content: &Return,
        line: Line,
        field: Field,
        blank: bool,
    ) -> Option<Grounded> {
        match line {
            Line::Indicator(at) => {
                let line = content.indicators.get(at)?;
                Some(self.of_line(content, line, field, blank))
            }
            Line::Commune { at, first } => {
                Some(self.of_commune(content, (at, first), field, blank))
            }
            Line::CommuneSum { first } | Line::CommuneCoverage { first } => {
                let coverage = matches!(line, Line::CommuneCoverage { .. });
                Some(self.of_sum(content, first, field, (coverage, blank)))
            }
            Line::Trend { at, point } => {
                let trend = content.trends.get(at)?;
                Some(self.of_trend(trend, trend.points.get(point)?, field, blank))
            }
            _ => None,
        }
    }

    fn of_trend(&self, trend: &Trend, point: &TrendPoint, field: Field, blank: bool) -> Grounded {
        let indicator = &trend.indicator;
        let said = said_all(indicator);
        let ids = point.origins.iter();
        let from = || {
            ids.flat_map(|id| self.cite(indicator, *id, &said))
                .collect()
        };
        match (field, blank) {
            (Field::TrendPeriod, _) => (Some(Rule::PeriodOfYear), Vec::new()),
            (Field::TrendTarget, _) => (Some(Rule::Indicator), Vec::new()),
            (_, true) => (Some(Rule::NothingReported), Vec::new()),
            (Field::TrendCoverage, _) => (Some(Rule::UnitsWithNumbers), from()),
            _ => (Some(summed(indicator)), from()),
        }
    }

    fn of_line(
        &self,
        content: &Return,
        line: &IndicatorLine,
        field: Field,
        blank: bool,
    ) -> Grounded {
        let indicator = &line.indicator;
        let Some(figures) = figures_of(content, indicator.id) else {
            return (None, Vec::new());
        };
        let units: Units<'_> = figures
            .units
            .iter()
            .filter(|unit| line.units.contains(&unit.unit))
            .collect();
        let defined = matches!(
            field,
            Field::Place | Field::IndicatorName | Field::UnitOfCount | Field::Target
        );
        match (defined, field, blank) {
            (true, Field::Place, _) => (Some(Rule::RowNumber), Vec::new()),
            (true, ..) => (Some(Rule::Indicator), Vec::new()),
            (_, _, true) => (Some(Rule::NothingReported), Vec::new()),
            _ => {
                let (rule, from) = self.of_total(content, indicator, &units, field);
                (Some(rule), from)
            }
        }
    }

    /// A sum over units, and what follows from it.
    fn of_total(
        &self,
        content: &Return,
        indicator: &Indicator,
        units: &Units<'_>,
        field: Field,
    ) -> (Rule, Vec<Cited>) {
        let now = || self.cited(indicator, units, &said_all(indicator));
        let of_part = |said| self.cited(indicator, units, &part(indicator, said));
        let before = || self.in_windows(content, indicator, units, Windows::Before);
        let both = || now().into_iter().chain(before()).collect();
        match field {
            Field::Numerator => (Rule::SumOfNumerators, of_part(Said::Numerator)),
            Field::Denominator => (Rule::SumOfDenominators, of_part(Said::Denominator)),
            Field::InPeriod if is_asked(indicator, Figure::Period) => (summed(indicator), now()),
            Field::Cumulative if is_asked(indicator, Figure::Cumulative) => {
                (summed(indicator), now())
            }
            Field::InPeriod => (Rule::DifferenceOfCumulative, both()),
            Field::Cumulative => {
                let since = Windows::SinceBeginning;
                let from = self.in_windows(content, indicator, units, since);
                let rule = match indicator.kind {
                    Kind::Ratio => Rule::SumOverSum,
                    _ => Rule::SumSinceBeginning,
                };
                (rule, from)
            }
            Field::Coverage => (Rule::UnitsWithNumbers, now()),
            Field::Before => (Rule::SameUnitsBefore, before()),
            Field::Change => (Rule::ChangeOfSameUnits, both()),
            Field::Assessment => (Rule::AgainstTarget, now()),
            Field::Missing => (Rule::ToTarget, now()),
            _ => (Rule::NumbersNoted, now()),
        }
    }

    /// What one unit's number was made from.
    pub fn of_unit(&self, indicator: &Indicator, unit: &UnitFigure, field: Field) -> Grounded {
        let said = said_in(indicator, field);
        let from = self.cited(indicator, &vec![unit], &said);
        let is_rate = indicator.kind == Kind::Ratio && said.len() > 1;
        let rule = match is_rate {
            true => Some(Rule::NumeratorOverDenominator),
            // Several periods of one unit are summed, one is repeated.
            false => (from.len() > 1).then_some(summed(indicator)),
        };
        (rule, from)
    }

    /// What a number over all units of an indicator was made from.
    pub fn of_all(&self, content: &Return, figures: &Figures, field: Field) -> Grounded {
        let units: Units<'_> = figures.units.iter().collect();
        let (rule, from) = self.of_total(content, &figures.indicator, &units, field);
        (Some(rule), from)
    }

    fn of_commune(
        &self,
        content: &Return,
        (at, first): (usize, usize),
        field: Field,
        blank: bool,
    ) -> Grounded {
        let communes = &content.communes;
        let number = match field {
            Field::Place => return (Some(Rule::RowNumber), Vec::new()),
            Field::CommuneNumber(number) => number,
            _ => return (Some(Rule::NameInDirectory), Vec::new()),
        };
        let found = communes.rows.get(at).and_then(|row| {
            let number = commune_number(communes, first, number)?;
            row.numbers.get(number.indicator)?.as_ref()?;
            Some((row.unit, number))
        });
        let Some((unit, number)) = found else {
            return (Some(Rule::NotAsked), Vec::new());
        };
        if blank {
            return (Some(Rule::NothingReported), Vec::new());
        }
        let units = |figures: &Figures| unit_of(figures, unit).into_iter().cloned().collect();
        let Some((indicator, units)) = self.of_column(content, number.indicator, units) else {
            return (None, Vec::new());
        };
        let units: Units<'_> = units.iter().collect();
        if number.is_rate {
            let from = self.cited(indicator, &units, &said_all(indicator));
            return (Some(Rule::NumeratorOverDenominator), from);
        }
        let from = self.cited(indicator, &units, &[number_said(number.numerator)]);
        // Several periods of one unit are summed, one is repeated.
        let rule = (from.len() > 1).then_some(summed(indicator));
        (rule, from)
    }

    fn of_sum(
        &self,
        content: &Return,
        first: usize,
        field: Field,
        (coverage, blank): (bool, bool),
    ) -> Grounded {
        let Field::CommuneNumber(number) = field else {
            return (Some(Rule::Heading), Vec::new());
        };
        let communes: &Communes = &content.communes;
        let Some(number) = commune_number(communes, first, number) else {
            return (Some(Rule::Heading), Vec::new());
        };
        if blank {
            let rule = match coverage {
                true => Rule::Heading,
                false => Rule::NothingReported,
            };
            return (Some(rule), Vec::new());
        }
        let of_communes = |figures: &Figures| {
            let units = communes.rows.iter();
            let units = units.filter_map(|row| unit_of(figures, row.unit).cloned());
            units.collect::<Vec<UnitFigure>>()
        };
        let Some((indicator, units)) = self.of_column(content, number.indicator, of_communes)
        else {
            return (None, Vec::new());
        };
        let units: Units<'_> = units.iter().collect();
        let (rule, said) = match (coverage, number.is_rate, number.numerator) {
            (true, ..) => (Rule::UnitsWithNumbers, said_all(indicator)),
            (_, true, _) => (summed(indicator), said_all(indicator)),
            (_, _, Some(true)) => (Rule::SumOfNumerators, vec![Said::Numerator]),
            (_, _, Some(false)) => (Rule::SumOfDenominators, vec![Said::Denominator]),
            (_, _, None) => (summed(indicator), vec![Said::Value]),
        };
        (Some(rule), self.cited(indicator, &units, &said))
    }

    /// A column's indicator and the units wanted of it.
    fn of_column<'a>(
        &self,
        content: &'a Return,
        column: usize,
        units: impl Fn(&Figures) -> Vec<UnitFigure>,
    ) -> Option<(&'a Indicator, Vec<UnitFigure>)> {
        let indicator = &content.communes.columns.get(column)?.indicator;
        let figures = figures_of(content, indicator.id)?;
        Some((indicator, units(figures)))
    }

    /// What the counted numbers of units were made from.
    fn cited(&self, indicator: &Indicator, units: &Units<'_>, said: &[Said]) -> Vec<Cited> {
        let counting = units
            .iter()
            .filter(|unit| !unit.counted().is_blank())
            .flat_map(|unit| &unit.origins);
        let points = counting.flat_map(|id| self.cite(indicator, *id, said));
        points.collect()
    }

    fn cite(&self, indicator: &Indicator, id: MeasurementId, said: &[Said]) -> Vec<Cited> {
        let Some(source) = self.sources.get(&id).copied() else {
            return Vec::new();
        };
        let numbers = self.point(indicator.id, id).map(|point| point.numbers);
        let says = |said: &&Said| numbers.is_none_or(|numbers| says(&numbers, **said));
        let said = said.iter().filter(says);
        said.map(|said| Cited {
            source,
            said: *said,
        })
        .collect()
    }

    fn point(&self, indicator: IndicatorId, id: MeasurementId) -> Option<&Point> {
        let mut points = self
            .measured
            .get(&indicator)?
            .iter()
            .flat_map(|of| &of.points);
        points.find(|point| point.id == id)
    }

    /// What units said in other windows than the period's own.
    fn in_windows(
        &self,
        content: &Return,
        indicator: &Indicator,
        units: &Units<'_>,
        windows: Windows,
    ) -> Vec<Cited> {
        let period = &content.period;
        let window: Option<(NaiveDate, NaiveDate)> = match windows {
            Windows::Before => window_before(period),
            Windows::SinceBeginning => {
                let begin = indicator.since.beginning(period.to);
                Some((begin.unwrap_or(NaiveDate::MIN), period.to))
            }
        };
        let Some((from, to)) = window else {
            return Vec::new();
        };
        let known = self.measured.get(&indicator.id).into_iter().flatten();
        let known = known.filter(|known| units.iter().any(|unit| unit.unit == known.unit));
        let points = known.flat_map(|known| &known.points);
        let within = points.filter(|point| (from..=to).contains(&point.to));
        let said = said_all(indicator);
        within
            .flat_map(|point| self.cite(indicator, point.id, &said))
            .collect()
    }
}

/// Windows beside the period's own.
#[derive(Clone, Copy)]
enum Windows {
    Before,
    SinceBeginning,
}

fn figures_of(content: &Return, indicator: IndicatorId) -> Option<&Figures> {
    let mut figures = content.figures.iter();
    figures.find(|figures| figures.id() == indicator)
}

fn unit_of(figures: &Figures, unit: UnitId) -> Option<&UnitFigure> {
    figures.units.iter().find(|one| one.unit == unit)
}

/// Whether a column shows the figure that was asked for.
fn is_asked(indicator: &Indicator, figure: Figure) -> bool {
    let one_only = matches!(indicator.kind, Kind::YesNo | Kind::Score);
    match one_only || indicator.since == Since::Moment {
        true => figure == Figure::Period,
        false => indicator.asks == figure,
    }
}

/// How a sum of an indicator's numbers comes about.
pub(super) fn summed(indicator: &Indicator) -> Rule {
    match indicator.kind {
        Kind::Ratio => Rule::SumOverSum,
        Kind::Count => Rule::SumOfValues,
        Kind::YesNo => Rule::ShareOfYes,
        Kind::Score => Rule::ValueOfUnit,
    }
}

/// All that numbers of an indicator say.
pub(super) fn said_all(indicator: &Indicator) -> Vec<Said> {
    match indicator.kind {
        Kind::Ratio => vec![Said::Numerator, Said::Denominator, Said::Value],
        Kind::Count | Kind::YesNo | Kind::Score => vec![Said::Value],
    }
}

/// One part of a ratio; of yes/no the answers themselves are counted.
fn part(indicator: &Indicator, said: Said) -> Vec<Said> {
    match indicator.kind {
        Kind::Ratio => vec![said],
        Kind::Count | Kind::YesNo | Kind::Score => vec![Said::Value],
    }
}

/// What a column of one unit's numbers shows of them.
fn said_in(indicator: &Indicator, field: Field) -> Vec<Said> {
    match field {
        Field::Numerator => part(indicator, Said::Numerator),
        Field::Denominator => part(indicator, Said::Denominator),
        _ => said_all(indicator),
    }
}

fn number_said(numerator: Option<bool>) -> Said {
    match numerator {
        Some(true) => Said::Numerator,
        Some(false) => Said::Denominator,
        None => Said::Value,
    }
}

pub(super) fn says(numbers: &Numbers, said: Said) -> bool {
    match said {
        Said::Numerator => numbers.numerator.is_some(),
        Said::Denominator => numbers.denominator.is_some(),
        _ => numbers.value.is_some(),
    }
}
