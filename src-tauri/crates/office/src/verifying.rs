//! "Không phát sinh" said too often: assignments whose lead said it in two months running are to
//! be asked about, not believed.

use crate::OfficeError;
use crate::board::Board;
use crate::notes::PeriodNotes;
use chrono::Days;
use plan::obligation::Heard;
use plan::period::{Period, Regime, ThisPeriod};
use plan::progress::{Progress, RowKey};
use plan::status::{Status, Updated};
use plan::task::{Role, Task};
use plan::unit::UnitId;
use std::collections::HashMap;
use store::Reader;

/// A task and those of its leads that are to be asked.
pub(crate) type Doubted<'a> = (&'a Task, Vec<UnitId>);

/// What was accepted for one month.
struct Month {
    period: Period,
    rows: HashMap<RowKey, Progress>,
    last_results: HashMap<RowKey, String>,
    routine: Vec<UnitId>,
    notes: PeriodNotes,
}

impl Board {
    /// The tasks of which leads reported nothing new in the last two months whose windows have
    /// ended. What is done or stopped is not asked about.
    ///
    /// # Errors
    /// The store refuses.
    pub fn doubted(&self, reader: &Reader<'_>) -> Result<Vec<Doubted<'_>>, OfficeError> {
        let Some(months) = self.last_two_months(reader)? else {
            return Ok(Vec::new());
        };
        let silent = |task: &Task, unit: UnitId| {
            let over = matches!(
                self.status(task, unit),
                Status::DoneInTime | Status::DoneLate { .. } | Status::Paused | Status::Dropped
            );
            let nothing = |month: &Month| self.nothing_new(month, task, unit);
            !over && months.iter().all(nothing)
        };
        let doubted = self.plan().tasks.iter().map(|task| {
            let leads = task.in_role(Role::Lead).map(|lead| lead.unit);
            (task, leads.filter(|unit| silent(task, *unit)).collect())
        });
        Ok(doubted
            .filter(|(_, units): &Doubted<'_>| !units.is_empty())
            .collect())
    }

    fn last_two_months(&self, reader: &Reader<'_>) -> Result<Option<[Month; 2]>, OfficeError> {
        let regime = Regime {
            this_period: ThisPeriod::Month,
            ..self.rules.regime.clone()
        };
        let latest = |day| regime.standing_period(day, &self.rules.holidays);
        let Some(last) = latest(self.as_of.today()) else {
            return Ok(None);
        };
        let day_before = last.to.checked_sub_days(Days::new(1));
        let Some(before) = day_before.and_then(latest) else {
            return Ok(None);
        };
        Ok(Some([Month::of(reader, before)?, Month::of(reader, last)?]))
    }

    fn nothing_new(&self, month: &Month, task: &Task, unit: UnitId) -> bool {
        let key = RowKey {
            task: task.id,
            unit,
        };
        let reporter = self.directory.reporter_of(unit);
        let heard = Heard {
            row: month.rows.get(&key),
            form_nothing_new: month.routine.contains(&reporter),
            measured: false,
            last_result: month.last_results.get(&key).map(String::as_str),
            waived: false,
        };
        let due = month.notes.units_due(&month.period, reporter);
        heard.updated(&month.period, due, self.as_of.now) == Updated::NothingNew
    }
}

impl Month {
    fn of(reader: &Reader<'_>, period: Period) -> Result<Month, OfficeError> {
        let rows = reader.progress_in_with_continued(period.id)?.into_iter();
        Ok(Month {
            rows: rows.map(|row| (row.key, row.progress)).collect(),
            last_results: reader.last_results(&period)?,
            routine: reader.routine_units(period.id)?,
            notes: PeriodNotes::of(reader, period.id)?,
            period,
        })
    }
}
