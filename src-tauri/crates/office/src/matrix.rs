//! Units against periods: who sent what, column by column.

use crate::record::Record;
use crate::views::{MatrixRow, MatrixView, PeriodView};
use crate::{Office, OfficeError};
use plan::digest::Tally;
use plan::period::Period;
use plan::unit::Unit;
use std::ops::RangeInclusive;

/// How many periods stand side by side.
const COLUMNS: usize = 9;

impl Office {
    /// Some neighbouring periods of the plan's year against all units, ending at `last`, else at
    /// the one after the period that is due next.
    ///
    /// # Errors
    /// The plan's year has no such period; no plan is stored; the store refuses.
    pub fn matrix(&self, last: Option<&str>) -> Result<MatrixView, OfficeError> {
        self.read(|reader| {
            let stored = Office::plan_of(reader)?;
            let directory = self.directory(reader)?;
            let calendar = self.calendar(reader, stored.plan.year)?;
            let rules = self.rules(reader)?;
            let now = self.at_present();
            let record = Record::of(reader, &stored, &directory, calendar, (&rules, now))?;
            let Some(shown) = shown(&record, last)? else {
                return Ok(MatrixView {
                    columns: Vec::new(),
                    current: None,
                    earlier: None,
                    later: None,
                    rows: Vec::new(),
                });
            };
            let (start, end) = (*shown.start(), *shown.end());
            let named = |at: usize| record.calendar.get(at).map(|period| period.id.to_string());
            let last = record.calendar.len() - 1;
            Ok(MatrixView {
                columns: record.calendar[shown.clone()]
                    .iter()
                    .map(PeriodView::from)
                    .collect(),
                current: record.current.map(|id| id.to_string()),
                earlier: start.checked_sub(1).and_then(named),
                later: (end < last)
                    .then(|| named((end + COLUMNS).min(last)))
                    .flatten(),
                rows: rows(&record, directory.units(), &record.calendar[shown]),
            })
        })
    }
}

/// Which periods of the calendar are shown; `None` where it is empty.
fn shown(
    record: &Record,
    last: Option<&str>,
) -> Result<Option<RangeInclusive<usize>>, OfficeError> {
    let calendar = &record.calendar;
    let Some(newest) = calendar.len().checked_sub(1) else {
        return Ok(None);
    };
    let place = |wanted: &str| {
        calendar
            .iter()
            .position(|period| period.id.to_string() == wanted)
    };
    let end = match last {
        Some(name) => place(name).ok_or_else(|| OfficeError::PeriodUnknown {
            period: name.to_owned(),
        })?,
        None => {
            let current = record.current.map(|id| id.to_string());
            let at = current.as_deref().and_then(place);
            at.map_or(newest, |at| at + 1)
        }
    };
    let end = end.max(COLUMNS - 1).min(newest);
    Ok(Some((end + 1).saturating_sub(COLUMNS)..=end))
}

fn rows(record: &Record, units: &[Unit], columns: &[Period]) -> Vec<MatrixRow> {
    let row = |unit: &Unit| {
        let cells: Vec<_> = columns
            .iter()
            .map(|period| {
                let tracked = record.is_tracked(period);
                tracked.then(|| record.cell(period, unit.id)).flatten()
            })
            .collect();
        let over = record
            .calendar
            .iter()
            .filter(|period| record.is_due(period) && record.is_used(period));
        let reports = over.filter_map(|period| record.timeliness(period, unit.id));
        MatrixRow {
            unit: unit.name.clone(),
            short: unit.short.clone(),
            phone: unit.phone.clone(),
            rate: Tally::of(reports).rate(),
            cells,
        }
    };
    let owes = |row: &MatrixRow| row.cells.iter().any(Option::is_some);
    units.iter().map(row).filter(owes).collect()
}
