//! What the office noted of a period's units: more time given, reminders.

use crate::OfficeError;
use chrono::NaiveDateTime;
use plan::period::{Period, PeriodId};
use plan::unit::UnitId;
use std::collections::HashMap;
use store::Reader;

/// What was noted of one period, by unit.
#[derive(Clone, Debug, Default)]
pub(crate) struct PeriodNotes {
    due: HashMap<UnitId, NaiveDateTime>,
    reminders: HashMap<UnitId, u32>,
}

impl PeriodNotes {
    /// What was noted of one period.
    ///
    /// # Errors
    /// The store refuses.
    pub fn of(reader: &Reader<'_>, period: PeriodId) -> Result<PeriodNotes, OfficeError> {
        Ok(PeriodNotes::all(reader)?
            .remove(&period)
            .unwrap_or_default())
    }

    /// What was noted of every period there is anything of.
    ///
    /// # Errors
    /// The store refuses.
    pub fn all(reader: &Reader<'_>) -> Result<HashMap<PeriodId, PeriodNotes>, OfficeError> {
        let mut all: HashMap<PeriodId, PeriodNotes> = HashMap::new();
        for extension in reader.period_extensions()? {
            let notes = all.entry(extension.period).or_default();
            notes.due.insert(extension.unit, extension.due);
        }
        for reminder in reader.reminders()? {
            let notes = all.entry(reminder.period).or_default();
            *notes.reminders.entry(reminder.unit).or_default() += 1;
        }
        Ok(all)
    }

    /// When a unit owes its report of the period.
    pub fn units_due(&self, period: &Period, unit: UnitId) -> NaiveDateTime {
        self.due.get(&unit).copied().unwrap_or(period.units_due)
    }

    /// How often a unit was reminded.
    pub fn reminders(&self, unit: UnitId) -> u32 {
        self.reminders.get(&unit).copied().unwrap_or_default()
    }
}
