//! Everything printed that is not a form: titles and tables on sheets in the decree's look.
//!
//! Knows Nghị định 30/2020/NĐ-CP's layout (`domain.md` §9). Must not decide any number or word:
//! what stands in the cells comes in.

mod chart;
mod layout;
mod paper;
mod table;

use crate::write::{Orientation, Properties, WriteError, Writer};
use chrono::NaiveDate;

/// One sheet: an appendix, or the summary.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// The name on the tab, at most 31 characters.
    pub tab: String,
    /// "Phụ lục I", where the sheet is one.
    pub label: Option<String>,
    /// The title; written as given.
    pub title: String,
    /// Lines in italics below the title: "(Kèm theo Báo cáo số …)".
    pub subtitle: Vec<String>,
    /// Lines between title and table, from the left.
    pub notes: Vec<String>,
    /// How the sheet lies.
    pub orientation: Orientation,
    /// Where it is read.
    pub read_on: ReadOn,
    /// The tables, from top to bottom, each on paper of its own. The columns of the widest, of
    /// several the first, are the sheet's.
    pub tables: Vec<Table>,
    /// A chart beside each of the tables, drawn from its rows; none where the page has none.
    /// Such tables share their paper as far as they fit.
    pub charts: Vec<Chart>,
}

impl Page {
    /// How many cells its tables have.
    fn cells(&self) -> usize {
        let rows = self.tables.iter().flat_map(|table| &table.rows);
        rows.map(|row| row.cells.len()).sum()
    }
}

/// Where a sheet is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadOn {
    /// Printed whole.
    Paper,
    /// Looked things up in: its table has a filter, and only what stands above it prints, lest
    /// somebody who prints the workbook gets hundreds of papers.
    Screen,
}

/// A chart drawn from the table it stands beside: columns for what is there, a line for what is
/// to be reached. The table's first column names the places along its foot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chart {
    /// What it shows, for who cannot see it.
    pub title: String,
    /// The table's column drawn as columns.
    pub columns: u16,
    /// The table's column drawn as a line, where it holds something.
    pub line: Option<u16>,
    /// Whether both are per cent, so that the axis ends at 100.
    pub percent: bool,
}

/// A table.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// A line in bold above it.
    pub heading: Option<String>,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows.
    pub rows: Vec<PageRow>,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Its heading.
    pub heading: String,
    /// The heading over it and its neighbours with the same parent.
    pub parent: Option<String>,
    /// Its width in digits of Times New Roman 12 (2,117 mm each); portrait paper holds 77,
    /// landscape 118. What the paper has more is given to the columns of text. Only read
    /// in the widest table.
    pub width: f64,
    /// How many of the sheet's columns it covers. In the widest table they share its width.
    pub covers: u16,
    /// Where its cells' content stands.
    pub align: Align,
}

/// Where a column's content stands. Headings are always centred.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// Text: from the left; these columns take spare width.
    Left,
    /// Numbers of tasks, dates, short words.
    Center,
    /// Amounts.
    Right,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct PageRow {
    /// What sort of row.
    pub kind: RowKind,
    /// Its cells from the left. Where a group or note has fewer cells than the table has
    /// columns, its last one reaches to the end; an item's or total's missing cells are blank.
    pub cells: Vec<PageCell>,
}

/// The sorts of rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowKind {
    /// The heading of a group of tasks, bold.
    Group,
    /// A usual row.
    Item,
    /// A sum, bold.
    Total,
    /// A remark inside the table, in italics.
    Note,
}

/// A cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum PageCell {
    /// Nothing.
    #[default]
    Blank,
    /// Text; never a formula.
    Text(String),
    /// A number with so many decimals.
    Number {
        /// The number.
        value: f64,
        /// Decimals shown.
        decimals: u8,
    },
    /// A percentage from 0 to 100, shown with one decimal and no sign: the heading says (%).
    Percent(f64),
    /// A day.
    Date(NaiveDate),
}

/// A written workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The file.
    pub bytes: Vec<u8>,
    /// Rows whose text was carried on in rows below, being higher than a row can be.
    pub tall_rows: Vec<TallRow>,
    /// Where everything of each page stands on its sheet.
    pub places: Vec<PagePlaces>,
}

/// Where a page's lines and rows stand on its sheet; zero-based rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PagePlaces {
    /// Of label, title, subtitle and notes, in this order.
    pub lines: Vec<u32>,
    /// Of each table's rows.
    pub tables: Vec<Vec<RowPlace>>,
}

/// Where a table's row stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RowPlace {
    /// The zero-based row it begins in.
    pub row: u32,
    /// Over how many rows it was written.
    pub parts: u32,
}

/// A row that did not fit into a spreadsheet's highest row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TallRow {
    /// The sheet's tab.
    pub tab: String,
    /// The zero-based row it begins in.
    pub row: u32,
    /// Over how many rows it was written.
    pub parts: u32,
}

impl PageCell {
    /// A whole number.
    pub fn count(value: usize) -> PageCell {
        #[allow(clippy::cast_precision_loss)]
        PageCell::Number {
            value: value as f64,
            decimals: 0,
        }
    }

    /// Text, blank where empty.
    pub fn text(text: impl Into<String>) -> PageCell {
        let text = text.into();
        if text.is_empty() {
            PageCell::Blank
        } else {
            PageCell::Text(text)
        }
    }
}

/// Writes the pages into one workbook.
///
/// The same pages and properties always give the same bytes.
///
/// # Errors
/// [`WriteError::Refused`] for a tab name a spreadsheet does not allow, or more rows than a
/// sheet has.
pub fn write_workbook(pages: &[Page], properties: &Properties) -> Result<Written, WriteError> {
    let mut writer = Writer::new(properties)?;
    let mut tall_rows = Vec::new();
    let mut places = Vec::with_capacity(pages.len());
    for page in pages {
        places.push(layout::write(page, &mut writer)?);
    }
    for (page, places) in pages.iter().zip(&places) {
        let rows = places.tables.iter().flatten();
        tall_rows.extend(rows.filter(|place| place.parts > 1).map(|place| TallRow {
            tab: page.tab.clone(),
            row: place.row,
            parts: place.parts,
        }));
    }
    Ok(Written {
        bytes: writer.finish()?,
        tall_rows,
        places,
    })
}
