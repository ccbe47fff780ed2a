//! Reading the appendix of a plan: a workbook becomes groups and tasks in the plan's own words,
//! with remarks on everything odd (`domain.md` §3).
//!
//! Content never makes reading fail; only a workbook without an appendix header is refused.
//! Units and deadlines stay words here: `proposal` reads them.

use crate::book::Book;
use crate::encoding::Encoding;
use crate::remark::Remark;
use crate::task::TaskNumber;
use std::collections::BTreeMap;

mod counting;
mod header;
mod prose;
mod rows;
mod table;
mod title;
mod wording;

pub(crate) use wording::{Beginning, ends_table, is_total, key_of_short};

/// What a column of the appendix holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    /// TT.
    Number,
    /// Nội dung, nhiệm vụ.
    Content,
    /// Đơn vị chủ trì.
    Lead,
    /// Đơn vị phối hợp.
    Support,
    /// Thời gian hoàn thành.
    Deadline,
    /// Sản phẩm, kết quả: kept with the task under its own heading.
    Product,
}

impl Column {
    /// All columns, in the order they are offered in.
    pub const ALL: [Column; 6] = [
        Column::Number,
        Column::Content,
        Column::Lead,
        Column::Support,
        Column::Deadline,
        Column::Product,
    ];

    /// Its stable code.
    pub fn word(self) -> &'static str {
        match self {
            Column::Number => "number",
            Column::Content => "content",
            Column::Lead => "lead",
            Column::Support => "support",
            Column::Deadline => "deadline",
            Column::Product => "product",
        }
    }

    /// The column with this code.
    pub fn from_word(word: &str) -> Option<Column> {
        Column::ALL.into_iter().find(|column| column.word() == word)
    }
}

/// What a person said the columns below some headings hold, by the heading's [`match_key`]; none
/// for a column that is kept under its own heading.
///
/// [`match_key`]: crate::text::match_key
pub type ChosenColumns = BTreeMap<String, Option<Column>>;

/// The workbook holds no sheet with an appendix header, nor a plan in prose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoAppendix {
    /// The names of the sheets looked at.
    pub sheets: Vec<String>,
}

/// What the caller knows before reading.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// The sheet to read; otherwise the first with an appendix header.
    pub sheet: Option<String>,
    /// The plan's year; otherwise the title's, the deadlines', the profile's.
    pub year: Option<i32>,
    /// The year of the locality's profile, the last resort.
    pub profile_year: i32,
    /// Columns that a person told, against what their headings say.
    pub columns: ChosenColumns,
}

/// An appendix as it was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// The title above the table; the sheet's name where there is none.
    pub title: String,
    /// The title as the file holds it, where it was converted from an old encoding.
    pub original_title: Option<String>,
    /// The plan's year.
    pub year: i32,
    /// The sheet read.
    pub sheet: String,
    /// The encoding the file's texts were written in, Unicode where none was an old one. The
    /// texts of the draft are Unicode; the originals stand beside them.
    pub encoding: Encoding,
    /// The columns of its table from left to right; none where the plan is prose.
    pub columns: Vec<DraftColumn>,
    /// Groups in reading order.
    pub groups: Vec<DraftGroup>,
    /// Tasks in reading order.
    pub tasks: Vec<DraftTask>,
}

/// A column of the table as it was recognised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftColumn {
    /// The heading's words.
    pub heading: String,
    /// The cell they stand in.
    pub cell: String,
    /// What it holds; `None` for a column kept under its own heading.
    pub column: Option<Column>,
}

/// A group as it was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DraftGroup {
    /// Numeral as printed; empty where there is none.
    pub numeral: String,
    /// Title without numeral and count.
    pub title: String,
    /// The count its title declares.
    pub declared: Option<u32>,
    /// The cell it stands in.
    pub cell: String,
    /// The heading as the file holds it, where it was converted from an old encoding.
    pub original_title: Option<String>,
}

/// A task as it was read.
#[derive(Clone, Debug, PartialEq)]
pub struct DraftTask {
    /// Number as printed.
    pub number: TaskNumber,
    /// Index into [`Draft::groups`].
    pub group: usize,
    /// The work.
    pub content: String,
    /// Who leads, verbatim; the heading unit where the table is ordered by unit.
    pub lead_text: String,
    /// Who supports, verbatim.
    pub support_text: String,
    /// The deadline, verbatim.
    pub deadline_text: String,
    /// Further columns: heading and text.
    pub extra: Vec<(String, String)>,
    /// Texts converted from an old encoding: cell, and the text as the file holds it.
    pub originals: Vec<(String, String)>,
    /// All cells it was read from.
    pub cells: Vec<String>,
    /// The first cell of each column, for remarks about it.
    pub column_cells: BTreeMap<Column, String>,
}

impl DraftTask {
    /// The cell a remark about a column should name: the column's own, else the task's first.
    pub fn cell_of(&self, column: Column) -> String {
        self.column_cells
            .get(&column)
            .or(self.cells.first())
            .cloned()
            .unwrap_or_default()
    }
}

/// Reads the appendix of a workbook: the table with an appendix header, or else a plan in prose.
///
/// # Errors
/// [`NoAppendix`] when no visible sheet (or not the sheet asked for) holds either.
pub fn read(book: &Book, asked: &Asked) -> Result<(Draft, Vec<Remark>), NoAppendix> {
    let sheet = asked.sheet.as_deref();
    match header::find(book, sheet, &asked.columns) {
        Ok((decoded, header, other_sheets)) => {
            Ok(table::Reader::new(&decoded, &header).read(asked, &other_sheets))
        }
        Err(missing) => {
            let prose = prose::find(book, sheet).ok_or(missing)?;
            let reader = table::Reader::new(&prose.decoded, &prose.header);
            Ok(reader.read_lines(&prose.lines, prose.title, asked))
        }
    }
}

#[cfg(test)]
mod tests;
