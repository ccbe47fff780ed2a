//! One row of the table: its texts by column, cleaned, with vertical merges spread, and what
//! sort of row it is.

use super::Column;
use super::header::Header;
use super::wording::{
    Beginning, declared_count, ends_table, group_numeral, is_total, numbered_title, without_markup,
};
use crate::book::{Cell, Origin, Row, Sheet, SpanIndex, Value, cell_name, column_name};
use crate::encoding::Decoded;
use crate::remark::{Place, Remark, RemarkCode};
use crate::task::TaskNumber;
use crate::text::clean;
use std::collections::BTreeMap;

/// Texts longer than this fit no printed row (Excel's limit of 409 pt).
const LONG_TEXT: usize = 5_000;

/// A row below the header, read.
#[derive(Clone, Debug, Default)]
pub(super) struct Line {
    /// Zero-based row.
    pub row: u32,
    /// Texts by column, blanks left out.
    pub texts: BTreeMap<Column, String>,
    /// Texts of the further columns, by heading.
    pub extra: Vec<(String, String)>,
    /// The texts that were converted, by cell, as the file holds them.
    pub originals: Vec<(String, String)>,
    /// The cells that gave them.
    pub cells: Vec<String>,
    /// The cell of each column.
    pub column_cells: BTreeMap<Column, String>,
    /// Columns whose text came from a vertical merge that starts above.
    pub spread: Vec<Column>,
    /// Text that stands beside the table in a row where the table itself has none.
    pub outside: Option<String>,
    /// Whether the number's cell continues a vertical merge from above.
    pub inside_number_merge: bool,
    /// Remarks about its cells.
    pub remarks: Vec<Remark>,
}

/// What a row is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Nothing in it, or a page number.
    Empty,
    /// A group with numeral (may be empty), title, declared count.
    Group(String, String, Option<u32>),
    /// A task with its number.
    Task(TaskNumber),
    /// Text without a number.
    Unnumbered,
    /// A row that sums up.
    Total(String),
    /// A row with text beside the table only: somebody's stray note.
    Outside(String),
    /// The first row of what stands below the table.
    End(String),
}

impl Line {
    /// Reads a row of the table.
    pub fn read(decoded: &Decoded, header: &Header, spans: &SpanIndex, row: &Row) -> Line {
        let sheet = decoded.sheet.as_ref();
        let mut line = Line {
            row: row.index,
            ..Line::default()
        };
        for (&index, heading) in &header.columns {
            let span = spans.over(row.index, index);
            let above = span.filter(|span| span.top < row.index && span.left == index);
            if heading.column == Some(Column::Number) && above.is_some() {
                line.inside_number_merge = true;
                continue;
            }
            let at = above.map_or(row.index, |span| span.top);
            let Some(cell) = sheet.cell(at, index) else {
                continue;
            };
            let text = line.text_of(sheet, cell, at, index);
            if text.is_empty() {
                continue;
            }
            line.keep_original(decoded, at, index);
            match heading.column {
                Some(Column::Number) => {
                    let text = with_points(&text);
                    line.keep(Column::Number, text, cell_name(at, index), false);
                }
                Some(column) => line.keep(column, text, cell_name(at, index), above.is_some()),
                None => line.keep_extra(heading.text.clone(), text, cell_name(at, index)),
            }
        }
        line.keep_unheaded(decoded, header, row);
        line
    }

    fn keep(&mut self, column: Column, text: String, cell: String, spread: bool) {
        self.texts.insert(column, text);
        self.cells.push(cell.clone());
        self.column_cells.insert(column, cell);
        if spread {
            self.spread.push(column);
        }
    }

    fn keep_original(&mut self, decoded: &Decoded, row: u32, index: u32) {
        let original = decoded.original(row, index);
        self.originals
            .extend(original.map(|text| (cell_name(row, index), text.to_owned())));
    }

    fn keep_extra(&mut self, heading: String, text: String, cell: String) {
        self.extra.push((heading, text));
        self.cells.push(cell);
    }

    /// Text in columns without a heading is kept too, under the column's letter.
    fn keep_unheaded(&mut self, decoded: &Decoded, header: &Header, row: &Row) {
        let first = header.columns.keys().next().copied().unwrap_or(0);
        let inside = !self.cells.is_empty();
        for (index, cell) in row
            .cells
            .iter()
            .filter(|(index, _)| !header.columns.contains_key(index))
        {
            let text = self.text_of(&decoded.sheet, cell, row.index, *index);
            if *index < first || text.is_empty() {
                continue;
            }
            if !inside {
                self.outside.get_or_insert_with(|| text.clone());
            }
            self.keep_original(decoded, row.index, *index);
            self.keep_extra(column_name(*index), text, cell_name(row.index, *index));
        }
    }

    fn text_of(&mut self, sheet: &Sheet, cell: &Cell, row: u32, index: u32) -> String {
        let mut remark = |code| {
            let place = Place {
                sheet: sheet.name.clone(),
                cell: cell_name(row, index),
            };
            self.remarks.push(Remark { code, place });
        };
        if cell.origin == Origin::Uncalculated {
            remark(RemarkCode::FormulaWithoutValue);
            return String::new();
        }
        if let Value::Error(shown) = &cell.value {
            remark(RemarkCode::CellError {
                shown: shown.clone(),
            });
            return String::new();
        }
        let shown = cell.shown();
        let (text, had_markup) = without_markup(&shown);
        if had_markup {
            remark(RemarkCode::MarkupRemoved);
        }
        let length = text.chars().count();
        if length > LONG_TEXT {
            remark(RemarkCode::TextTooLong {
                length: u32::try_from(length).unwrap_or(u32::MAX),
            });
        }
        clean(&text)
    }

    /// The first converted text as the file holds it.
    pub fn first_original(&self) -> Option<String> {
        self.originals.first().map(|(_, text)| text.clone())
    }

    /// The text of a column, "" where blank.
    pub fn text(&self, column: Column) -> &str {
        self.texts.get(&column).map_or("", String::as_str)
    }

    /// Whether the row itself (not a merge from above) has a text in the column.
    fn own(&self, column: Column) -> bool {
        self.texts.contains_key(&column) && !self.spread.contains(&column)
    }

    /// What sort of row this is.
    pub fn kind(&self, spans: &SpanIndex) -> Kind {
        let own_texts: Vec<&str> = self
            .texts
            .iter()
            .filter(|(column, _)| self.own(**column))
            .map(|(_, text)| text.as_str())
            .chain(self.extra.iter().map(|(_, text)| text.as_str()))
            .collect();
        let [first, rest @ ..] = own_texts.as_slice() else {
            return Kind::Empty;
        };
        if rest.is_empty() && is_page_number(first) {
            return Kind::Empty;
        }
        let begun: Vec<Beginning> = own_texts.iter().map(|text| Beginning::of(text)).collect();
        let first_that = |is: fn(&Beginning) -> bool| {
            let at = begun.iter().position(is)?;
            own_texts.get(at).map(|text| (*text).to_owned())
        };
        if let Some(text) = first_that(is_total) {
            return Kind::Total(text);
        }
        if let Some(text) = &self.outside {
            return Kind::Outside(text.clone());
        }
        let number = TaskNumber::parse(self.text(Column::Number));
        if let Some(text) = first_that(ends_table).filter(|_| number.is_none()) {
            return Kind::End(text);
        }
        if let Some(group) = self.group(spans, &own_texts) {
            return group;
        }
        number.map_or(Kind::Unnumbered, Kind::Task)
    }

    /// A group row: a numeral in TT with the title beside it, everything in one cell, or a title
    /// merged over the table.
    fn group(&self, spans: &SpanIndex, own_texts: &[&str]) -> Option<Kind> {
        let worded = |numeral: &str, title: &str| {
            let (title, declared) = declared_count(title);
            Some(Kind::Group(numeral.to_owned(), title, declared))
        };
        let number = self.text(Column::Number);
        if let (Some(numeral), [_, title, ..]) = (group_numeral(number), own_texts) {
            // A title alone in its row is one, whatever column it was written under.
            let only_title =
                own_texts.len() == 2 || !self.own(Column::Deadline) && !self.own(Column::Lead);
            return only_title.then(|| worded(numeral, title)).flatten();
        }
        let [only] = own_texts else { return None };
        if let Some((numeral, title)) = numbered_title(only) {
            return worded(numeral, title);
        }
        let merged = spans.is_across(self.row);
        let counted = declared_count(only).1.is_some();
        (merged || counted).then(|| worded("", only)).flatten()
    }
}

/// A number the spreadsheet took for a decimal, or a clerk wrote as one: "4,1" is task 4.1.
fn with_points(number: &str) -> String {
    match number.split_once(',') {
        Some((whole, rest)) if is_digits(whole) && is_digits(rest) => format!("{whole}.{rest}"),
        _ => number.to_owned(),
    }
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// A bare integer alone in its row is a page number.
pub(super) fn is_page_number(text: &str) -> bool {
    text.len() <= 4 && is_digits(text)
}
