//! What the office noted of a period's units: more time given, reminders, waivers.

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
    /// Why it is waived, by unit; for every unit where none is named.
    waived: HashMap<Option<UnitId>, String>,
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
        for waiver in reader.waivers()? {
            let notes = all.entry(waiver.period).or_default();
            notes.waived.insert(waiver.unit, waiver.reason);
        }
        Ok(all)
    }

    /// When a unit owes its report of the period.
    pub fn units_due(&self, period: &Period, unit: UnitId) -> NaiveDateTime {
        self.due.get(&unit).copied().unwrap_or(period.units_due)
    }

    /// Until when a unit's report of the period is in time.
    pub fn late_after(&self, period: &Period, unit: UnitId) -> NaiveDateTime {
        self.extended(unit).unwrap_or(period.late_after)
    }

    /// The due moment given to a unit for itself.
    pub fn extended(&self, unit: UnitId) -> Option<NaiveDateTime> {
        self.due.get(&unit).copied()
    }

    /// Why the period is waived for a unit, by itself or with every other; `None` where it owes.
    pub fn waived(&self, unit: UnitId) -> Option<&str> {
        let own = self.waived.get(&Some(unit)).map(String::as_str);
        own.or_else(|| self.waived_for_all())
    }

    /// Why the period is waived for every unit.
    pub fn waived_for_all(&self) -> Option<&str> {
        self.waived.get(&None).map(String::as_str)
    }

    /// How often a unit was reminded.
    pub fn reminders(&self, unit: UnitId) -> u32 {
        self.reminders.get(&unit).copied().unwrap_or_default()
    }
}
