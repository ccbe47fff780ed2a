//! The figures of a period, out of everything that was accepted.

use crate::OfficeError;
use plan::indicator::{Figures, Indicator, Measured, Question};
use plan::period::Period;
use plan::task::Plan;
use plan::unit::{Directory, Level, Unit, UnitId};
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
    let figures = reader.indicators()?.into_iter().map(|indicator| {
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
    let reporters = indicator.reporters(plan);
    let named = |wanted: &dyn Fn(UnitId) -> bool| -> Vec<(UnitId, Level)> {
        let units = directory.units().iter();
        let existing = units.filter(|unit| wanted(unit.id) && existed(unit, period));
        existing.map(|unit| (unit.id, unit.level)).collect()
    };
    Figures::of(&Question {
        indicator,
        period,
        reporters: &named(&|unit| reporters.contains(&unit)),
        others: &named(&|unit| measured.iter().any(|known| known.unit == unit)),
        measured,
    })
}

/// Whether a unit stood on some day of a period.
fn existed(unit: &Unit, period: &Period) -> bool {
    unit.from.is_none_or(|from| from <= period.to)
        && unit.until.is_none_or(|until| period.from <= until)
}
