//! One number of an indicator, with what it is made of.

use super::figures::figures_of;
use super::indicator_named;
use crate::views::{NumbersView, missing_shown};
use crate::{Office, OfficeError, find_unit};
use plan::indicator::{Figures, Indicator, Judged, MeasurementId, Numbers, UnitFigure};
use plan::period::Period;
use plan::unit::{Directory, UnitId};
use sheets::wording::target_words;
use store::Reader;
use words::explanation as said;
use words::report::indicator as phrase;

/// One unit's number of a period, or the sum over all.
pub(crate) struct NumberSeen {
    pub indicator: Indicator,
    pub period: Period,
    pub directory: Directory,
    /// Whether it is the sum over all.
    pub is_sum: bool,
    /// The unit's name, or how many they are.
    pub whom: String,
    pub numbers: Numbers,
    /// The stored measurements it is made of.
    pub origins: Vec<MeasurementId>,
    /// The target in words; empty where none is in force.
    pub goal: String,
    /// The period before, as printed.
    pub before: String,
    /// "12/20", of a sum.
    pub coverage: String,
    /// What is missing to the target, as printed.
    pub missing: String,
}

/// The number of a unit, or the sum over all, in a period.
///
/// # Errors
/// No plan; no such indicator, unit or period; the store refuses.
pub(crate) fn number_seen(
    office: &Office,
    reader: &Reader<'_>,
    code: &str,
    unit: Option<&str>,
    period: &str,
) -> Result<NumberSeen, OfficeError> {
    let directory = office.directory(reader)?;
    let indicator = indicator_named(reader, code)?;
    let period = office.period_of(reader, period)?;
    let plan = office.plan_for(reader, &period)?.plan;
    let measured = reader.measured()?.remove(&indicator.id).unwrap_or_default();
    let figures = figures_of(&indicator, &measured, &plan, &directory, &period);
    let unit = unit.map(|name| find_unit(&directory, name)).transpose()?;
    let unit = unit.map(|unit| (unit.id, unit.name.clone()));
    Ok(match unit {
        Some(unit) => of_unit(unit, indicator, period, directory, &figures),
        None => of_all(indicator, period, directory, &figures),
    })
}

fn of_unit(
    (id, whom): (UnitId, String),
    indicator: Indicator,
    period: Period,
    directory: Directory,
    figures: &Figures,
) -> NumberSeen {
    let unit = figures.units.iter().find(|one| one.unit == id);
    let judged = unit.and_then(|unit| unit.judged.as_ref());
    NumberSeen {
        is_sum: false,
        whom,
        numbers: unit.map(UnitFigure::counted).unwrap_or_default(),
        origins: unit.map(|unit| unit.origins.clone()).unwrap_or_default(),
        goal: goal(&indicator, judged),
        before: unit
            .map(|unit| NumbersView::of(indicator.kind, &unit.previous).shown)
            .unwrap_or_default(),
        coverage: String::new(),
        missing: missing_shown(judged).unwrap_or_default(),
        indicator,
        period,
        directory,
    }
}

fn of_all(
    indicator: Indicator,
    period: Period,
    directory: Directory,
    figures: &Figures,
) -> NumberSeen {
    let total = &figures.total;
    let before = total.change.as_ref().map(|change| {
        let shown = NumbersView::of(indicator.kind, &change.before).shown;
        said::before_of(shown, change.units)
    });
    let judged = total.judged.as_ref();
    let counts = |unit: &&UnitFigure| unit.counted().counts(indicator.kind);
    let counting = figures.units.iter().filter(counts);
    NumberSeen {
        is_sum: true,
        whom: said::units(figures.units.len()),
        numbers: total.numbers,
        origins: counting.flat_map(|unit| unit.origins.clone()).collect(),
        goal: goal(&indicator, judged),
        before: before.unwrap_or_default(),
        coverage: phrase::of(total.covered, total.expected),
        missing: missing_shown(judged).unwrap_or_default(),
        indicator,
        period,
        directory,
    }
}

fn goal(indicator: &Indicator, judged: Option<&Judged>) -> String {
    let goal =
        judged.map(|judged| target_words(indicator.kind, indicator.direction, &judged.target));
    goal.unwrap_or_default()
}
