//! A unit's own table: no form of the program's, but a header and rows that report. What its
//! columns hold is proposed by their headings and told by a person once (`domain.md` §8).

use super::keys::Keys;
use super::rows::{self, Columns};
use super::values;
use super::{ReturnedRow, place, remark, shown, texts};
use crate::appendix::{Beginning, ends_table, is_total};
use crate::book::{Row, Sheet, cell_at};
use crate::remark::{Place, Remark, RemarkCode};
use crate::text::clean;
use std::collections::{BTreeMap, BTreeSet};

mod header;
mod headings;

pub use headings::OwnField;

/// So many rows below the header are kept to be looked at, blank ones left out.
const SHOWN_ROWS: usize = 8;

/// No more rows are read of a table: no unit has as many tasks.
const MOST_ROWS: usize = 5_000;

/// No more of a cell is shown, in characters.
const LONGEST_SHOWN: usize = 160;

/// A longer cell of a column that is not read names no unit.
const LONGEST_NAME: usize = 80;

/// What the columns of a table hold: each field's column, counted from the header's first one, so
/// that a table moved to the right is still the same.
pub type Mapping = BTreeMap<OwnField, u32>;

/// A table of the unit's own, not read yet.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnTable {
    /// The cell its header begins in.
    pub header: Place,
    /// What its header is known again by: the keys of its headings from left to right.
    pub key: String,
    /// Its columns from left to right, those without a heading included.
    pub columns: Vec<OwnColumn>,
    /// The sheet from below the header on.
    below: Sheet,
    /// Column the header begins in, zero-based.
    left: u32,
}

/// One column of a unit's own table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnColumn {
    /// Zero-based column of the sheet.
    pub column: u32,
    /// The heading's words, of two header rows both; empty where there is none.
    pub heading: String,
    /// What it seems to hold. Of two columns that seem to hold the same, neither.
    pub proposed: Option<OwnField>,
    /// What stands in the first rows below, as a reader sees it; empty texts for blank cells.
    pub cells: Vec<String>,
}

/// What a person may have got wrong about a table's columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MappingFault {
    /// Two fields share a column, or a field was given two.
    Doubled(OwnField),
    /// No column holds the work.
    NoContent,
    /// No column says anything of it.
    NothingReported,
}

/// The field to column pairs as a mapping.
///
/// # Errors
/// A field or column given twice; no work; nothing that reports on it.
pub fn mapping(told: impl IntoIterator<Item = (OwnField, u32)>) -> Result<Mapping, MappingFault> {
    let (mut mapping, mut columns) = (Mapping::new(), BTreeSet::new());
    for (field, column) in told {
        if mapping.insert(field, column).is_some() || !columns.insert(column) {
            return Err(MappingFault::Doubled(field));
        }
    }
    if !mapping.contains_key(&OwnField::Content) {
        return Err(MappingFault::NoContent);
    }
    match mapping.keys().any(|field| field.reports()) {
        true => Ok(mapping),
        false => Err(MappingFault::NothingReported),
    }
}

impl OwnTable {
    /// The table of a sheet that holds no form's.
    pub(super) fn find(sheet: &Sheet, keys: &Keys) -> Option<OwnTable> {
        let header = header::find(sheet)?;
        let below = table_rows(sheet, &header).take(MOST_ROWS);
        let below: Vec<Row> = below.cloned().collect();
        let shown: Vec<&Row> = below.iter().take(SHOWN_ROWS).collect();
        let mut columns: Vec<OwnColumn> = header
            .headings
            .iter()
            .zip(header.left..)
            .map(|(heading, column)| OwnColumn {
                column,
                heading: heading.clone(),
                proposed: None,
                cells: shown.iter().map(|row| shown_cell(row, column)).collect(),
            })
            .collect();
        propose(&mut columns, keys);
        Some(OwnTable {
            header: place(sheet, header.top, header.left),
            key: header.key(),
            columns,
            below: Sheet {
                name: sheet.name.clone(),
                rows: below,
                ..Sheet::default()
            },
            left: header.left,
        })
    }

    /// The first row of its header, zero-based.
    pub(super) fn top(&self) -> Option<u32> {
        Some(cell_at(&self.header.cell)?.0)
    }

    /// A mapping by the sheet's own columns as one of this table's; `None` where a column lies
    /// outside the table.
    pub(super) fn own_columns(&self, columns: &Mapping) -> Option<Mapping> {
        let own = columns.iter().map(|(field, column)| {
            let offset = column.checked_sub(self.left)?;
            let known = usize::try_from(offset).ok()? < self.columns.len();
            known.then_some((*field, offset))
        });
        own.collect()
    }

    /// Its rows, read with what its columns hold, by the rules of a form's cells; and what is to
    /// be said of those left out.
    pub(super) fn read(&self, mapping: &Mapping, keys: &Keys) -> (Vec<ReturnedRow>, Vec<Remark>) {
        let columns: Columns = mapping
            .iter()
            .map(|(field, offset)| (field.field(), self.left + offset))
            .collect();
        let (mut read, mut remarks, mut above) = (Vec::new(), Vec::new(), None);
        for row in &self.below.rows {
            let Some(mut line) = rows::read(&self.below, row, &columns, keys) else {
                above = rows::line_of_its_own(row).or(above);
                continue;
            };
            line.key = None;
            line.named.extend(self.names_beside(row, &columns));
            line.named.extend(above.clone());
            if let Some(text) = sum(row, &line.content) {
                remarks.push(remark(RemarkCode::RowSkipped { text }, &line.place));
            } else if line.content.is_empty() {
                // A number of the unit's own counting names no task by itself.
                let text = [line.number, line.progress.result].join(" ");
                let text = text.trim().to_owned();
                remarks.push(remark(RemarkCode::RowUnmatched { text }, &line.place));
            } else {
                read.push(line);
            }
        }
        (read, remarks)
    }

    /// Short texts in the columns that are not read: one may say whose row it is.
    fn names_beside(&self, row: &Row, columns: &Columns) -> Vec<String> {
        let read = |column: &u32| columns.values().any(|known| known == column);
        texts(row)
            .filter(|(column, text)| !read(column) && text.chars().count() <= LONGEST_NAME)
            .map(|(_, text)| text)
            .collect()
    }
}

/// The rows of a table below its header: to where signatures begin, the header on later pages
/// left out.
fn table_rows<'a>(sheet: &'a Sheet, header: &'a header::Header) -> impl Iterator<Item = &'a Row> {
    let below = sheet.rows.iter().filter(|row| row.index > header.bottom);
    below
        .take_while(|row| !ends_table(&Beginning::of(&first_text(row))))
        .filter(|row| !header.is_repeated_by(row))
}

fn first_text(row: &Row) -> String {
    let mut all = texts(row).map(|(_, text)| text);
    all.find(|text| text.chars().any(char::is_alphabetic))
        .unwrap_or_default()
}

/// The words of a row that sums up: they stand first, or where the work stands.
fn sum(row: &Row, content: &str) -> Option<String> {
    let texts = [first_text(row), content.to_owned()];
    let mut texts = texts.into_iter();
    texts.find(|text| is_total(&Beginning::of(text)))
}

fn shown_cell(row: &Row, column: u32) -> String {
    let cell = row.cell(column).map(shown);
    let text = clean(cell.as_deref().unwrap_or_default());
    match text.char_indices().nth(LONGEST_SHOWN) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}

/// Proposes what columns hold by their headings, and where a heading may mean several things, by
/// what stands below. Of two that say the same the person is asked.
fn propose(columns: &mut [OwnColumn], keys: &Keys) {
    let proposed: Vec<Option<OwnField>> = columns
        .iter()
        .map(|column| match headings::meaning(&column.heading)? {
            headings::Meaning::Field(field) => Some(field),
            headings::Meaning::Pace => by_cells(&column.cells, keys),
        })
        .collect();
    let times = |field| proposed.iter().filter(|one| **one == Some(field)).count();
    for (column, field) in columns.iter_mut().zip(&proposed) {
        column.proposed = field.filter(|field| times(*field) == 1);
    }
}

/// "Tiến độ" may head a state, a rate or a deadline: its cells say which.
fn by_cells(cells: &[String], keys: &Keys) -> Option<OwnField> {
    let filled: Vec<&String> = cells.iter().filter(|cell| !cell.is_empty()).collect();
    let mostly = |fits: &dyn Fn(&str) -> bool| {
        let fitting = filled.iter().filter(|cell| fits(cell)).count();
        fitting > 0 && fitting * 2 >= filled.len()
    };
    if mostly(&|text| keys.state(text).is_some()) {
        return Some(OwnField::State);
    }
    mostly(&|text| values::read_percent(text).is_some()).then_some(OwnField::Percent)
}
