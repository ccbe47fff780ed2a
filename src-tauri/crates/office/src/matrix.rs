//! Units against periods: who sent what, column by column.

use crate::record::Record;
use crate::views::{MatrixRow, MatrixView, PeriodView};
use crate::{Office, OfficeError};
use plan::digest::Tally;
use plan::period::Period;
use plan::unit::Unit;
use std::ops::RangeInclusive;
use store::Reader;

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
            let year = match last {
                Some(name) => self.period_of(reader, name)?.id.year,
                None => self.year_of_work(reader)?,
            };
            let stored = Office::plan_of_year(reader, year)?;
            let directory = self.directory(reader)?;
            let calendar = self.calendar(reader, year)?;
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
            let beside = self.years_beside(reader, year)?;
            let named = |at: usize| record.calendar.get(at).map(|period| period.id.to_string());
            let last = record.calendar.len() - 1;
            Ok(MatrixView {
                columns: record.calendar[shown.clone()]
                    .iter()
                    .map(PeriodView::from)
                    .collect(),
                current: record.current.map(|id| id.to_string()),
                earlier: start.checked_sub(1).and_then(named).or(beside.0),
                later: (end < last)
                    .then(|| named((end + COLUMNS).min(last)))
                    .flatten()
                    .or(beside.1),
                rows: rows(&record, directory.units(), &record.calendar[shown]),
            })
        })
    }
}

impl Office {
    /// The last period of the year before and the one that ends the first columns of the year
    /// after, where these years have plans of their own.
    fn years_beside(
        &self,
        reader: &Reader<'_>,
        year: i32,
    ) -> Result<(Option<String>, Option<String>), OfficeError> {
        let plans = reader.plans()?;
        let named = |year: i32, place: Option<usize>| -> Result<Option<String>, OfficeError> {
            if plans.iter().all(|(_, plan)| plan.year != year) {
                return Ok(None);
            }
            let calendar = self.calendar(reader, year)?;
            let newest = calendar.len().saturating_sub(1);
            let at = place.map_or(newest, |place| place.min(newest));
            Ok(calendar.get(at).map(|period| period.id.to_string()))
        };
        Ok((named(year - 1, None)?, named(year + 1, Some(COLUMNS - 1))?))
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
