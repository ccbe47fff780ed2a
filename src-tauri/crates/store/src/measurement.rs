//! Numbers of indicators: those of submissions, of which one speaks for its unit and period just
//! as progress does, and official ones out of tables closed on a day.

use crate::codes::{Day, Handling, Parts, PeriodCode};
use crate::error::StoreError;
use crate::gate::{Reader, Tx};
use crate::original::FileHash;
use crate::submission::{SubmissionId, place};
use chrono::NaiveDate;
use plan::indicator::{
    IndicatorId, MeasureKey, Measured, Measurement, MeasurementId, Numbers, Point,
};
use plan::period::{Period, PeriodId};
use plan::progress::RowKey;
use plan::remark::Place;
use plan::task::TaskId;
use plan::unit::UnitId;
use rusqlite::{Row, named_params};
use std::collections::{HashMap, HashSet};

/// A stored number.
#[derive(Clone, Debug, PartialEq)]
pub struct StoredMeasurement {
    /// Identity.
    pub id: MeasurementId,
    /// The submission it stands in; `None` for an official one.
    pub submission: Option<SubmissionId>,
    /// The day an official one was closed.
    pub closed_on: Option<NaiveDate>,
    /// The table an official one was read from.
    pub original: Option<FileHash>,
    /// The period it speaks of.
    pub period: PeriodId,
    /// The indicator and the unit.
    pub key: MeasureKey,
    /// The numbers.
    pub numbers: Numbers,
    /// As written.
    pub text: String,
    /// Ghi chú.
    pub note: String,
    /// Where it stands; empty where entered by hand.
    pub place: Place,
}

/// A table of official numbers.
#[derive(Clone, Copy, Debug)]
pub struct OfficialTable<'a> {
    /// The period they speak of; it must have been kept.
    pub period: &'a Period,
    /// The day they were closed.
    pub closed_on: NaiveDate,
    /// The table's bytes.
    pub original: &'a FileHash,
}

/// One official number.
#[derive(Clone, Debug, PartialEq)]
pub struct OfficialNumber {
    /// The indicator and the unit.
    pub key: MeasureKey,
    /// The numbers.
    pub numbers: Numbers,
    /// As written.
    pub text: String,
    /// Where it stands in the table.
    pub place: Place,
}

impl Reader<'_> {
    /// Every number in force of standing indicators, units' own and official ones, by indicator
    /// and unit, in the order of time.
    ///
    /// # Errors
    /// SQLite's.
    pub fn measured(&self) -> Result<HashMap<IndicatorId, Vec<Measured>>, StoreError> {
        let sql = concat!(
            include_str!("measurement/select.sql"),
            "JOIN indicator i ON i.id = m.indicator_id
             WHERE m.in_force = 1 AND i.removed = 0
             ORDER BY m.indicator_id, m.unit_id, m.to_day, m.id"
        );
        let mut all: HashMap<IndicatorId, Vec<Measured>> = HashMap::new();
        for (key, point) in self.all(sql, [], |row| Ok((key(row)?, point(row)?)))? {
            let units = all.entry(key.indicator).or_default();
            match units.last_mut().filter(|last| last.unit == key.unit) {
                Some(last) => last.points.push(point),
                None => units.push(Measured {
                    unit: key.unit,
                    points: vec![point],
                }),
            }
        }
        Ok(all)
    }

    /// These numbers, in the order asked for; unknown ones are left out.
    ///
    /// # Errors
    /// SQLite's.
    pub fn measurements(
        &self,
        ids: &[MeasurementId],
    ) -> Result<Vec<StoredMeasurement>, StoreError> {
        let sql = concat!(include_str!("measurement/select.sql"), "WHERE m.id = ?1");
        let found = ids.iter().map(|id| self.one(sql, [id.0], stored));
        Ok(found
            .collect::<Result<Vec<_>, _>>()?
            .into_iter()
            .flatten()
            .collect())
    }

    /// The numbers of one submission, whether they count or not.
    ///
    /// # Errors
    /// SQLite's.
    pub fn measurements_of(
        &self,
        submission: SubmissionId,
    ) -> Result<Vec<StoredMeasurement>, StoreError> {
        let sql = concat!(
            include_str!("measurement/select.sql"),
            "WHERE m.submission_id = ?1 ORDER BY m.id"
        );
        self.all(sql, [submission.0], stored)
    }

    /// The tasks, each with the unit, of which a unit's own number counts for a period.
    ///
    /// # Errors
    /// SQLite's.
    pub fn tasks_measured_in(&self, period: PeriodId) -> Result<HashSet<RowKey>, StoreError> {
        let sql = concat!(
            include_str!("measurement/tasks.sql"),
            "AND m.period_id = ?1"
        );
        let tasks = self.all(sql, [PeriodCode(period)], row_key)?;
        Ok(tasks.into_iter().collect())
    }

    /// The same for the periods that end after a day and had begun by another.
    ///
    /// # Errors
    /// SQLite's.
    pub fn tasks_measured_after(
        &self,
        day: NaiveDate,
        begun: NaiveDate,
    ) -> Result<HashSet<RowKey>, StoreError> {
        let sql = concat!(
            include_str!("measurement/tasks.sql"),
            "AND m.to_day > ?1 AND p.from_day <= ?2"
        );
        let tasks = self.all(sql, (Day(day), Day(begun)), row_key)?;
        Ok(tasks.into_iter().collect())
    }
}

impl Tx<'_> {
    /// Stores one number of a submission; whether it counts at once: where the submission is
    /// approved and no other number counts yet.
    pub(crate) fn insert_measurement(
        &self,
        submission: SubmissionId,
        period: &Period,
        measurement: &Measurement,
        handling: Handling,
    ) -> Result<bool, StoreError> {
        let key = measurement.key;
        let in_force = handling == Handling::Approved && !self.is_counted(key, period.id)?;
        self.write(
            "INSERT INTO measurement (submission_id, indicator_id, unit_id, period_id, to_day,
                                      numerator, denominator, value, text, note, sheet, cell,
                                      in_force)
             VALUES (:submission, :indicator, :unit, :period, :to_day, :numerator, :denominator,
                     :value, :text, :note, :sheet, :cell, :in_force)",
            named_params! {
                ":submission": submission.0,
                ":indicator": key.indicator.0,
                ":unit": key.unit.0,
                ":period": PeriodCode(period.id),
                ":to_day": Day(period.to),
                ":numerator": measurement.numbers.numerator.map(Parts),
                ":denominator": measurement.numbers.denominator.map(Parts),
                ":value": measurement.numbers.value.map(Parts),
                ":text": measurement.text,
                ":note": measurement.note,
                ":sheet": measurement.place.sheet,
                ":cell": measurement.place.cell,
                ":in_force": in_force,
            },
        )?;
        Ok(in_force)
    }

    /// Whether a number speaks for an indicator's unit in a period.
    fn is_counted(&self, key: MeasureKey, period: PeriodId) -> Result<bool, StoreError> {
        let found = self.one(
            "SELECT 1 FROM measurement
             WHERE period_id = ?1 AND indicator_id = ?2 AND unit_id = ?3
               AND in_force = 1 AND closed_on IS NULL",
            (PeriodCode(period), key.indicator.0, key.unit.0),
            |_| Ok(()),
        )?;
        Ok(found.is_some())
    }

    /// Puts the right numbers in force for all that a unit gave in a period.
    pub(crate) fn settle_measurements(
        &self,
        unit: UnitId,
        period: PeriodId,
    ) -> Result<(), StoreError> {
        // First out, then in: two numbers in force at once are refused by the table.
        let out = concat!(
            "UPDATE measurement SET in_force = 0 WHERE in_force = 1 AND id IS NOT ",
            include_str!("measurement/speaking.sql"),
            include_str!("measurement/affected.sql")
        );
        let into = concat!(
            "UPDATE measurement SET in_force = 1 WHERE in_force = 0 AND id IS ",
            include_str!("measurement/speaking.sql"),
            include_str!("measurement/affected.sql")
        );
        for sql in [out, into] {
            let scope = named_params! { ":unit": unit.0, ":period": PeriodCode(period) };
            self.write(sql, scope)?;
        }
        Ok(())
    }

    /// Stores an official number; what the same table said of it before counts no longer. One
    /// that says the same already stays as it is.
    ///
    /// # Errors
    /// The period was not kept; the indicator or the unit is unknown; SQLite's.
    pub fn insert_official(
        &self,
        table: &OfficialTable<'_>,
        official: &OfficialNumber,
    ) -> Result<(), StoreError> {
        let (key, numbers) = (official.key, official.numbers);
        let same = self.write(
            "UPDATE measurement SET in_force = 0
             WHERE period_id = ?1 AND indicator_id = ?2 AND unit_id = ?3 AND closed_on = ?4
               AND in_force = 1
               AND (numerator IS NOT ?5 OR denominator IS NOT ?6 OR value IS NOT ?7)",
            (
                PeriodCode(table.period.id),
                key.indicator.0,
                key.unit.0,
                Day(table.closed_on),
                numbers.numerator.map(Parts),
                numbers.denominator.map(Parts),
                numbers.value.map(Parts),
            ),
        )? == 0
            && self.has_official(key, table)?;
        if same {
            return Ok(());
        }
        self.write(
            "INSERT INTO measurement (closed_on, original, indicator_id, unit_id, period_id, to_day,
                                      numerator, denominator, value, text, note, sheet, cell,
                                      in_force)
             VALUES (:closed_on, :original, :indicator, :unit, :period, :to_day, :numerator,
                     :denominator, :value, :text, '', :sheet, :cell, 1)",
            named_params! {
                ":closed_on": Day(table.closed_on),
                ":original": table.original,
                ":indicator": key.indicator.0,
                ":unit": key.unit.0,
                ":period": PeriodCode(table.period.id),
                ":to_day": Day(table.period.to),
                ":numerator": numbers.numerator.map(Parts),
                ":denominator": numbers.denominator.map(Parts),
                ":value": numbers.value.map(Parts),
                ":text": official.text,
                ":sheet": official.place.sheet,
                ":cell": official.place.cell,
            },
        )?;
        Ok(())
    }

    fn has_official(&self, key: MeasureKey, table: &OfficialTable<'_>) -> Result<bool, StoreError> {
        let found = self.one(
            "SELECT 1 FROM measurement
             WHERE period_id = ?1 AND indicator_id = ?2 AND unit_id = ?3 AND closed_on = ?4
               AND in_force = 1",
            (
                PeriodCode(table.period.id),
                key.indicator.0,
                key.unit.0,
                Day(table.closed_on),
            ),
            |_| Ok(()),
        )?;
        Ok(found.is_some())
    }
}

fn row_key(row: &Row<'_>) -> rusqlite::Result<RowKey> {
    Ok(RowKey {
        task: TaskId(row.get("task_id")?),
        unit: UnitId(row.get("unit_id")?),
    })
}

fn key(row: &Row<'_>) -> rusqlite::Result<MeasureKey> {
    Ok(MeasureKey {
        indicator: IndicatorId(row.get("indicator_id")?),
        unit: UnitId(row.get("unit_id")?),
    })
}

fn numbers(row: &Row<'_>) -> rusqlite::Result<Numbers> {
    let amount = |column: &str| {
        let parts = row.get::<_, Option<Parts>>(column);
        parts.map(|parts| parts.map(|parts| parts.0))
    };
    Ok(Numbers {
        numerator: amount("numerator")?,
        denominator: amount("denominator")?,
        value: amount("value")?,
    })
}

fn point(row: &Row<'_>) -> rusqlite::Result<Point> {
    Ok(Point {
        id: MeasurementId(row.get("id")?),
        period: row.get::<_, PeriodCode>("period_id")?.0,
        from: row.get::<_, Day>("from_day")?.0,
        to: row.get::<_, Day>("to_day")?.0,
        numbers: numbers(row)?,
        closed_on: row.get::<_, Option<Day>>("closed_on")?.map(|day| day.0),
    })
}

fn stored(row: &Row<'_>) -> rusqlite::Result<StoredMeasurement> {
    Ok(StoredMeasurement {
        id: MeasurementId(row.get("id")?),
        submission: row
            .get::<_, Option<i64>>("submission_id")?
            .map(SubmissionId),
        closed_on: row.get::<_, Option<Day>>("closed_on")?.map(|day| day.0),
        original: row.get("original")?,
        period: row.get::<_, PeriodCode>("period_id")?.0,
        key: key(row)?,
        numbers: numbers(row)?,
        text: row.get("text")?,
        note: row.get("note")?,
        place: place(row)?,
    })
}
