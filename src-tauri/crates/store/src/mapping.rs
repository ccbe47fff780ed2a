//! Which columns of units' own tables hold what, told once for a header; and how the submissions
//! made of such tables, or of single sheets of a workbook, were read.

use crate::codes::{Code, Coded, Moment, PeriodCode};
use crate::error::StoreError;
use crate::gate::{Reader, Tx, number};
use crate::submission::SubmissionId;
use chrono::NaiveDateTime;
use plan::period::PeriodId;
use plan::submission::{Mapping, OwnField};
use plan::unit::UnitId;
use rusqlite::Row;
use std::collections::BTreeMap;

/// Identity of what was told of one header within one store.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct MappingId(pub i64);

/// What was told of the columns of a unit's own table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToldMapping {
    /// Identity.
    pub id: MappingId,
    /// Whose table it is.
    pub unit: UnitId,
    /// What the table's header is known again by.
    pub header: String,
    /// What its columns hold.
    pub mapping: Mapping,
    /// The headings of those columns, as they were when it was told.
    pub headings: BTreeMap<OwnField, String>,
    /// When it was told.
    pub told_at: NaiveDateTime,
}

/// What is told now; it takes the place of what was told before of the same header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewMapping {
    /// Whose table it is.
    pub unit: UnitId,
    /// What its header is known again by.
    pub header: String,
    /// What its columns hold.
    pub mapping: Mapping,
    /// The headings of those columns.
    pub headings: BTreeMap<OwnField, String>,
    /// When it is told.
    pub told_at: NaiveDateTime,
}

/// How a submission was read from its workbook.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadAs {
    /// The sheets it stands on, where the workbook holds other units' too.
    pub sheets: Vec<String>,
    /// What its own tables were read as, by their headers.
    pub tables: BTreeMap<String, Mapping>,
}

impl Reader<'_> {
    /// All that was told of units' own tables, by unit and header.
    ///
    /// # Errors
    /// SQLite's.
    pub fn mappings(&self) -> Result<Vec<ToldMapping>, StoreError> {
        let mut all = self.all(
            "SELECT id, unit_id, header, told_at FROM mapping ORDER BY unit_id, header",
            [],
            told,
        )?;
        for one in &mut all {
            let columns = self.all(
                "SELECT field, position, heading FROM mapping_column WHERE mapping_id = ?1",
                [one.id.0],
                |row| Ok((field(row)?, row.get("position")?, row.get("heading")?)),
            )?;
            for (field, position, heading) in columns {
                one.mapping.insert(field, position);
                one.headings.insert(field, heading);
            }
        }
        Ok(all)
    }

    /// How a submission was read from its workbook.
    ///
    /// # Errors
    /// SQLite's.
    pub fn read_as(&self, id: SubmissionId) -> Result<ReadAs, StoreError> {
        let sheets = self.all(
            "SELECT sheet FROM submission_sheet WHERE submission_id = ?1 ORDER BY position",
            [id.0],
            |row| row.get("sheet"),
        )?;
        let columns = self.all(
            "SELECT header, field, position FROM submission_column WHERE submission_id = ?1",
            [id.0],
            |row| Ok((row.get("header")?, field(row)?, row.get("position")?)),
        )?;
        let mut tables: BTreeMap<String, Mapping> = BTreeMap::new();
        for (header, field, position) in columns {
            tables.entry(header).or_default().insert(field, position);
        }
        Ok(ReadAs { sheets, tables })
    }

    /// The sheets of the submissions for a period that stand on some of their workbook's alone.
    ///
    /// # Errors
    /// SQLite's.
    pub fn sheets_in(&self, period: PeriodId) -> Result<Vec<(SubmissionId, String)>, StoreError> {
        self.all(
            "SELECT x.submission_id, x.sheet
             FROM submission s JOIN submission_sheet x ON x.submission_id = s.id
             WHERE s.period_id = ?1 ORDER BY x.submission_id, x.position",
            [PeriodCode(period)],
            |row| Ok((SubmissionId(row.get(0)?), row.get(1)?)),
        )
    }

    /// The sheets of a unit's submissions that stand on some of their workbook's alone.
    ///
    /// # Errors
    /// SQLite's.
    pub fn sheets_of(&self, unit: UnitId) -> Result<Vec<(SubmissionId, String)>, StoreError> {
        self.all(
            "SELECT x.submission_id, x.sheet
             FROM submission s JOIN submission_sheet x ON x.submission_id = s.id
             WHERE s.unit_id = ?1 ORDER BY x.submission_id, x.position",
            [unit.0],
            |row| Ok((SubmissionId(row.get(0)?), row.get(1)?)),
        )
    }
}

impl Tx<'_> {
    /// Keeps what is told of a unit's own table, in the place of what was told before.
    ///
    /// # Errors
    /// SQLite's.
    pub fn keep_mapping(&self, new: &NewMapping) -> Result<(), StoreError> {
        self.write(
            "INSERT INTO mapping (unit_id, header, told_at) VALUES (?1, ?2, ?3)
             ON CONFLICT (unit_id, header) DO UPDATE SET told_at = excluded.told_at",
            (new.unit.0, &new.header, Moment(new.told_at)),
        )?;
        let id = self.one(
            "SELECT id FROM mapping WHERE unit_id = ?1 AND header = ?2",
            (new.unit.0, &new.header),
            |row| row.get::<_, i64>(0),
        )?;
        let id = id.ok_or(StoreError::Damaged)?;
        self.write("DELETE FROM mapping_column WHERE mapping_id = ?1", [id])?;
        for (field, position) in &new.mapping {
            let heading = new.headings.get(field).map_or("", String::as_str);
            self.write(
                "INSERT INTO mapping_column (mapping_id, field, position, heading)
                 VALUES (?1, ?2, ?3, ?4)",
                (id, Code(*field), position, heading),
            )?;
        }
        Ok(())
    }

    /// Forgets what was told of a unit's own table; whether there was such a thing. What was read
    /// by it stays as it was read.
    ///
    /// # Errors
    /// SQLite's.
    pub fn forget_mapping(&self, id: MappingId) -> Result<bool, StoreError> {
        self.write("DELETE FROM mapping_column WHERE mapping_id = ?1", [id.0])?;
        Ok(self.write("DELETE FROM mapping WHERE id = ?1", [id.0])? > 0)
    }

    /// Keeps how a submission was read from its workbook.
    pub(crate) fn insert_read_as(
        &self,
        id: SubmissionId,
        read_as: &ReadAs,
    ) -> Result<(), StoreError> {
        for (position, sheet) in read_as.sheets.iter().enumerate() {
            self.write(
                "INSERT INTO submission_sheet (submission_id, position, sheet) VALUES (?1, ?2, ?3)",
                (id.0, number(position), sheet),
            )?;
        }
        for (header, mapping) in &read_as.tables {
            for (field, position) in mapping {
                self.write(
                    "INSERT INTO submission_column (submission_id, header, field, position)
                     VALUES (?1, ?2, ?3, ?4)",
                    (id.0, header, Code(*field), position),
                )?;
            }
        }
        Ok(())
    }
}

impl Coded for OwnField {
    const ALL: &'static [OwnField] = &OwnField::ALL;
    fn word(self) -> &'static str {
        OwnField::word(self)
    }
}

fn field(row: &Row<'_>) -> rusqlite::Result<OwnField> {
    Ok(row.get::<_, Code<OwnField>>("field")?.0)
}

fn told(row: &Row<'_>) -> rusqlite::Result<ToldMapping> {
    Ok(ToldMapping {
        id: MappingId(row.get("id")?),
        unit: UnitId(row.get("unit_id")?),
        header: row.get("header")?,
        mapping: Mapping::new(),
        headings: BTreeMap::new(),
        told_at: row.get::<_, Moment>("told_at")?.0,
    })
}
