//! Tables of the unit's own: read by what a person told of their columns, now or at an earlier
//! file with the same header; never by a guess.

use super::Known;
use crate::remark::{Place, Remark, RemarkCode};
use crate::submission::keys::Keys;
use crate::submission::own_table::{Mapping, OwnColumn, OwnTable};
use crate::submission::settle::SettledRow;
use crate::submission::{Returned, remark};
use crate::unit::UnitId;
use chrono::NaiveDate;

/// What a person told of the columns of units' own tables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// Of every table of the file: each field's zero-based column of the sheet.
    Sheet(Mapping),
    /// Of the tables with this header.
    Table {
        /// What the header is known by.
        key: String,
        /// What its columns hold.
        mapping: Mapping,
    },
}

/// What was told of a unit's table with a header before, and on which day.
pub type ToldBefore<'a> = dyn Fn(UnitId, &str) -> Option<(Mapping, NaiveDate)> + 'a;

/// Whose word a table was read by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MappedBy {
    /// The person's, for this file.
    Told,
    /// The person's, on that day, for the same header of the same unit.
    Remembered(NaiveDate),
}

/// A table of the unit's own, as it was read or waits to be.
#[derive(Clone, Debug, PartialEq)]
pub struct ReadTable {
    /// The cell its header begins in.
    pub header: Place,
    /// What its header is known again by.
    pub key: String,
    /// Its columns, with what they seem to hold.
    pub columns: Vec<OwnColumn>,
    /// What its columns were read as, and by whose word; `None` while nobody said so.
    pub read: Option<(Mapping, MappedBy)>,
}

impl ReadTable {
    /// Whether it was read by what was told for this file.
    pub fn is_told(&self) -> bool {
        matches!(self.read, Some((_, MappedBy::Told)))
    }
}

/// Reads the tables of the unit's own, where no form's was found, into the rows.
pub(super) fn read(
    whole: &mut Returned,
    unit: Option<UnitId>,
    known: &Known<'_>,
    remarks: &mut Vec<Remark>,
) -> Vec<ReadTable> {
    let tables = std::mem::take(&mut whole.own);
    if !whole.rows.is_empty() || tables.is_empty() {
        return Vec::new();
    }
    let keys = Keys::of(known.labels);
    let read = tables.into_iter().map(|table| {
        let read = told(&table, known).or_else(|| remembered(&table, unit?, known));
        let code = match &read {
            None => RemarkCode::TableUntold,
            Some((_, MappedBy::Told)) => RemarkCode::TableMapped { on: None },
            Some((_, MappedBy::Remembered(on))) => RemarkCode::TableMapped { on: Some(*on) },
        };
        remarks.push(remark(code, &table.header));
        if let Some((mapping, _)) = &read {
            let (rows, said) = table.read(mapping, &keys);
            whole.rows.extend(rows);
            remarks.extend(said);
        }
        ReadTable {
            header: table.header,
            key: table.key,
            columns: table.columns,
            read,
        }
    });
    read.collect()
}

fn told(table: &OwnTable, known: &Known<'_>) -> Option<(Mapping, MappedBy)> {
    let of = |told: &Told| match told {
        Told::Sheet(columns) => table.own_columns(columns),
        Told::Table { key, mapping } => (*key == table.key).then(|| mapping.clone()),
    };
    // Of what was said twice the later counts.
    let mapping = known.told.iter().rev().find_map(of)?;
    Some((mapping, MappedBy::Told))
}

fn remembered(table: &OwnTable, unit: UnitId, known: &Known<'_>) -> Option<(Mapping, MappedBy)> {
    let (mapping, on) = (known.mapped)(unit, &table.key)?;
    Some((mapping, MappedBy::Remembered(on)))
}

/// A table counted by the unit itself has other numbers than the plan: where most rows differ,
/// their words alone said which task each is.
pub(super) fn drop_own_counting(rows: &mut [SettledRow]) {
    let is_other = |remark: &Remark| matches!(remark.code, RemarkCode::RowIdDiffers { .. });
    let others = rows
        .iter()
        .filter(|row| row.remarks.iter().any(is_other))
        .count();
    if others * 2 > rows.len() {
        for row in rows {
            row.remarks.retain(|remark| !is_other(remark));
        }
    }
}
