//! The figures of a period, out of everything that was accepted.

use crate::OfficeError;
use plan::indicator::{Figures, Indicator, Measured, Question, Reporters};
use plan::period::{Period, PeriodKind};
use plan::task::{Cadence, Plan};
use plan::unit::{Directory, Level, Unit, UnitId};
use std::collections::HashSet;
use store::Reader;

/// Every indicator in a period, in the order they stand in.
///
/// # Errors
/// The store refuses.
pub(crate) fn figures_in(
    reader: &Reader<'_>,
    plan: &Plan,
    directory: &Directory,
    period: &Period,
) -> Result<Vec<Figures>, OfficeError> {
    let measured = reader.measured()?;
    let own = reader.indicators()?.into_iter();
    let own = own.filter(|indicator| !indicator.is_foreign_to(plan));
    let figures = own.map(|indicator| {
        let measured = measured.get(&indicator.id).map_or(&[][..], Vec::as_slice);
        figures_of(&indicator, measured, plan, directory, period)
    });
    Ok(figures.collect())
}

/// One indicator in a period.
pub(super) fn figures_of(
    indicator: &Indicator,
    measured: &[Measured],
    plan: &Plan,
    directory: &Directory,
    period: &Period,
) -> Figures {
    // Those there are by the period's end; whoever does a named unit's work then reports for it.
    let reporters = indicator.reporters(plan).into_iter();
    let reporters = reporters.map(|unit| match &indicator.reporters {
        Reporters::Units(_) => directory.bearer_on(unit, period.to).unwrap_or(unit),
        Reporters::Leads => unit,
    });
    let reporters: HashSet<UnitId> = reporters.collect();
    let named = |wanted: &dyn Fn(&Unit) -> bool| -> Vec<(UnitId, Level)> {
        let units = directory.units().iter().filter(|unit| wanted(unit));
        units.map(|unit| (unit.id, unit.level)).collect()
    };
    let is_measured = |unit: &Unit| measured.iter().any(|known| known.unit == unit.id);
    Figures::of(&Question {
        indicator,
        period,
        reporters: &named(&|unit| reporters.contains(&unit.id) && unit.exists_on(period.to)),
        others: &named(&|unit| is_measured(unit) && existed(unit, period)),
        measured,
    })
}

/// An indicator in the periods of a calendar up to one, those without numbers too. `measured` are
/// its own numbers.
pub(crate) fn past(
    (indicator, measured): (&Indicator, &[Measured]),
    plan: &Plan,
    directory: &Directory,
    calendar: &[Period],
    last: &Period,
) -> Vec<(Period, Figures)> {
    let asked =
        |period: &&Period| in_series(indicator.cadence, period.id.kind()) && period.to <= last.to;
    let mut periods: Vec<Period> = calendar.iter().filter(asked).cloned().collect();
    periods.sort_by_key(|period| (period.to, std::cmp::Reverse(period.from)));
    periods.dedup_by_key(|period| period.to);
    let figures = periods.into_iter().map(|period| {
        let figures = figures_of(indicator, measured, plan, directory, &period);
        (period, figures)
    });
    figures.collect()
}

/// Whether periods of a kind are points of a trend.
fn in_series(cadence: Cadence, kind: PeriodKind) -> bool {
    match cadence {
        Cadence::Weekly => kind == PeriodKind::Week,
        Cadence::Monthly | Cadence::WhenArises => {
            !matches!(kind, PeriodKind::Week | PeriodKind::OneOff)
        }
        Cadence::Yearly => kind == PeriodKind::Year,
    }
}

/// Whether a unit stood on some day of a period.
fn existed(unit: &Unit, period: &Period) -> bool {
    unit.from.is_none_or(|from| from <= period.to)
        && unit.until.is_none_or(|until| period.from <= until)
}
