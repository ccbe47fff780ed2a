//! One number of an indicator, with what it is made of.

use super::defining::invalid;
use super::figures::figures_of;
use super::indicator_named;
use crate::views::{NumbersView, missing_shown};
use crate::{Office, OfficeError, find_unit};
use plan::indicator::{Figures, Indicator, Judged, MeasurementId, Numbers, UnitFigure};
use plan::period::Period;
use plan::unit::{Directory, Level, UnitId};
use serde::Deserialize;
use sheets::wording::target_words;
use specta::Type;
use store::Reader;
use words::explanation as said;
use words::report::indicator as phrase;

/// Whose number is meant.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Type)]
#[serde(tag = "of", content = "name", rename_all = "snake_case")]
pub enum Whose {
    /// The sum over all units.
    All,
    /// The sum over the units of a level, by its stable word.
    Level(String),
    /// A unit's own, by its name.
    Unit(String),
}

/// One unit's number of a period, or a sum.
pub(crate) struct NumberSeen {
    pub indicator: Indicator,
    pub period: Period,
    pub directory: Directory,
    /// Whether it is a sum, and of one level's units alone.
    pub is_sum: bool,
    pub level: Option<Level>,
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

/// The number of a unit, or a sum, in a period.
///
/// # Errors
/// No plan; no such indicator, level, unit or period; the store refuses.
pub(crate) fn number_seen(
    office: &Office,
    reader: &Reader<'_>,
    code: &str,
    whose: &Whose,
    period: &str,
) -> Result<NumberSeen, OfficeError> {
    let directory = office.directory(reader)?;
    let indicator = indicator_named(reader, code)?;
    let period = office.period_of(reader, period)?;
    let plan = office.plan_for(reader, &period)?.plan;
    let measured = reader.measured()?.remove(&indicator.id).unwrap_or_default();
    let figures = figures_of(&indicator, &measured, &plan, &directory, &period);
    Ok(match whose {
        Whose::All => of_all(None, indicator, period, directory, &figures),
        Whose::Level(word) => {
            let level = Level::from_word(word).ok_or_else(|| invalid(word))?;
            of_all(Some(level), indicator, period, directory, &figures)
        }
        Whose::Unit(name) => {
            let unit = find_unit(&directory, name)?;
            let unit = (unit.id, unit.name.clone());
            of_unit(unit, indicator, period, directory, &figures)
        }
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
        level: None,
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

/// The sum over all units, or over those of a level.
fn of_all(
    level: Option<Level>,
    indicator: Indicator,
    period: Period,
    directory: Directory,
    figures: &Figures,
) -> NumberSeen {
    let of_level = |level| figures.levels.iter().find(|one| one.level == level);
    let own = level.map(|level| of_level(level).map(|one| one.total.clone()));
    let total = own.map_or_else(|| figures.total.clone(), Option::unwrap_or_default);
    let before = total.change.as_ref().map(|change| {
        let shown = NumbersView::of(indicator.kind, &change.before).shown;
        said::before_of(shown, change.units)
    });
    let judged = total.judged.as_ref();
    let units = figures.units.iter();
    let units = units.filter(|unit| level.is_none_or(|level| unit.level == level));
    let counting = units
        .clone()
        .filter(|unit| unit.counted().counts(indicator.kind));
    NumberSeen {
        is_sum: true,
        level,
        whom: said::units(units.count()),
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
