//! What a return tells beside progress: difficulties, and how units kept to their periods.

use super::Office;
use crate::OfficeError;
use crate::record::Record;
use chrono::Datelike;
use plan::consolidation::{Reporting, is_evaluated};
use plan::obligation::Timeliness;
use plan::period::Period;
use plan::unit::{Directory, UnitId};
use std::collections::HashMap;
use store::{Reader, StoredPlan};

impl Office {
    /// How every unit kept to the periods that ended in a window and were followed; nothing for
    /// periods that are not evaluated.
    pub(super) fn reporting(
        &self,
        reader: &Reader<'_>,
        stored: &StoredPlan,
        directory: &Directory,
        window: &Period,
    ) -> Result<HashMap<UnitId, Reporting>, OfficeError> {
        if !is_evaluated(window.id.kind()) {
            return Ok(HashMap::new());
        }
        let mut calendar = Vec::new();
        for year in window.from.year()..=window.to.year() {
            calendar.extend(self.calendar(reader, year)?);
        }
        calendar.retain(|period| (window.from..=window.to).contains(&period.to));
        let asked = (&self.rules(reader)?, self.at_present());
        let record = Record::of(reader, stored, directory, calendar, asked)?;
        let mut reporting: HashMap<UnitId, Reporting> = HashMap::new();
        for period in &record.calendar {
            if !record.is_due(period) || !record.is_tracked(period) {
                continue;
            }
            for unit in directory.units() {
                let Some(timeliness) = record.timeliness(period, unit.id) else {
                    continue;
                };
                let of = reporting.entry(unit.id).or_default();
                add(of, timeliness);
                of.reminders += record.reminders(period, unit.id);
            }
        }
        Ok(reporting)
    }
}

/// One more report; one that was waived is not owed.
fn add(of: &mut Reporting, timeliness: Timeliness) {
    match timeliness {
        Timeliness::Waived => return,
        Timeliness::OnTime => of.on_time += 1,
        Timeliness::LateSameDay | Timeliness::Late { .. } => of.late += 1,
        Timeliness::NotSent | Timeliness::Never => of.missing += 1,
    }
    of.owed += 1;
}
