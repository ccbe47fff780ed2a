//! Days off and days worked instead: the public calendar's and the office's own.

use crate::error::PeriodsError;
use crate::views::{DayOffView, DaysOffView};
use crate::{Office, OfficeError};
use chrono::{Datelike, NaiveDate};
use store::{Operation, OwnDay};

/// A day of the office's own, as it is entered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayEntry {
    /// The day.
    pub day: NaiveDate,
    /// Worked instead; else a day off.
    pub worked: bool,
    /// What it is, or why.
    pub name: String,
}

impl Office {
    /// The days off of a year, of the plan's where none is named.
    ///
    /// # Errors
    /// The store refuses.
    pub fn days_off(&self, year: Option<i32>) -> Result<DaysOffView, OfficeError> {
        self.read(|reader| {
            let year = match year {
                Some(year) => year,
                None => self.year(reader)?,
            };
            let own = reader.own_days()?;
            let public = self
                .public_days
                .iter()
                .filter(|public| own.iter().all(|own| own.day != public.day));
            let public = public.map(|one| (one.day, &one.name, one.worked, false));
            let own = own.iter().map(|one| (one.day, &one.name, one.worked, true));
            let mut days: Vec<_> = public
                .chain(own)
                .filter(|(day, ..)| day.year() == year)
                .collect();
            days.sort_by_key(|(day, ..)| *day);
            let view = |(day, name, worked, own): (NaiveDate, &String, bool, bool)| DayOffView {
                day: day.to_string(),
                name: name.clone(),
                worked,
                own,
            };
            Ok(DaysOffView {
                year,
                days: days.into_iter().map(view).collect(),
            })
        })
    }

    /// Enters a day off or a day worked instead, in place of what the public calendar says of it.
    ///
    /// # Errors
    /// It has no name; the store refuses.
    pub fn enter_day_off(&mut self, entry: &DayEntry) -> Result<DaysOffView, OfficeError> {
        let name = entry.name.trim();
        if name.is_empty() {
            return Err(OfficeError::Periods(PeriodsError::ReasonMissing));
        }
        let own = OwnDay {
            day: entry.day,
            worked: entry.worked,
            name: name.to_owned(),
        };
        let title = format!("{} – {name}", entry.day.format("%d/%m/%Y"));
        self.perform(
            &Operation::new("day_off_entered", title, self.now()),
            |tx| Ok(tx.set_own_day(&own)?),
        )?;
        self.days_off(Some(entry.day.year()))
    }

    /// Takes an entry of the office's own away, so that the public calendar counts again.
    ///
    /// # Errors
    /// The day was not entered by the office; the store refuses.
    pub fn remove_day_off(&mut self, day: NaiveDate) -> Result<DaysOffView, OfficeError> {
        let shown = day.format("%d/%m/%Y").to_string();
        let operation = Operation::new("day_off_removed", shown.clone(), self.now());
        self.perform(&operation, |tx| match tx.remove_own_day(day)? {
            true => Ok(()),
            false => Err(OfficeError::Periods(PeriodsError::DayNotOwn { day: shown })),
        })?;
        self.days_off(Some(day.year()))
    }
}
