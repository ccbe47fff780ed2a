//! Finding the appendix: the sheet and the header row, by what the cells say.

use super::wording::column_of;
use super::{ChosenColumns, Column, DraftColumn, NoAppendix};
use crate::book::{Book, Row, Sheet, Value, cell_name};
use crate::encoding::Decoded;
use crate::text::{clean, match_key};
use std::collections::BTreeMap;

/// So many columns of a table have headings of their own; what stands in further ones is kept under
/// the column's letter.
const MOST_COLUMNS: usize = 64;

/// How far down a header is looked for.
const SEARCH_DEPTH: usize = 200;

/// A header that was found.
#[derive(Clone, Debug)]
pub(super) struct Header {
    /// First row of the header.
    pub top: u32,
    /// Last row of the header.
    pub bottom: u32,
    /// What each column holds.
    pub columns: BTreeMap<u32, Heading>,
    /// Folded texts of the header's rows, to know it again on later pages.
    texts: Vec<String>,
}

/// One column of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Heading {
    /// What it holds; `None` for a column kept under its own heading.
    pub column: Option<Column>,
    /// The heading's words.
    pub text: String,
    /// The cell they stand in.
    pub cell: String,
}

impl Header {
    /// What stands for a header in a text without a table: the row where the text begins whose
    /// title stands above.
    pub fn of_prose(first: u32) -> Header {
        Header {
            top: first,
            bottom: first,
            columns: BTreeMap::new(),
            texts: Vec::new(),
        }
    }

    /// The column number that holds something, if the appendix has it.
    pub fn index_of(&self, column: Column) -> Option<u32> {
        self.columns
            .iter()
            .find(|(_, heading)| heading.column == Some(column))
            .map(|(index, _)| *index)
    }

    /// Its columns from left to right, for a person to look at.
    pub fn shown(&self) -> Vec<DraftColumn> {
        let shown = |heading: &Heading| DraftColumn {
            heading: heading.text.clone(),
            cell: heading.cell.clone(),
            column: heading.column,
        };
        self.columns.values().map(shown).collect()
    }

    /// Whether a row is the header printed again on another page.
    pub fn is_repeated_by(&self, row: &Row) -> bool {
        let longest = self.texts.iter().map(String::len).max().unwrap_or(0);
        let mut known = 0;
        for (_, cell) in &row.cells {
            let Value::Text(text) = &cell.value else {
                continue;
            };
            // Most rows are told from the header by their first sentence, which need not be
            // folded: a key is at most four times shorter than a text without blanks to spare.
            if text.trim().len() > 4 * longest {
                return false;
            }
            let key = match_key(text);
            if !key.is_empty() && !self.texts.contains(&key) {
                return false;
            }
            known += usize::from(!key.is_empty());
        }
        known >= 2
    }
}

/// The sheet to read, in Unicode, and its header; beside it the other sheets that look like an
/// appendix, for a notice. Hidden sheets are read only when named.
pub(super) fn find<'a>(
    book: &'a Book,
    name: Option<&str>,
    chosen: &ChosenColumns,
) -> Result<(Decoded<'a>, Header, Vec<String>), NoAppendix> {
    let is_asked = |sheet: &Sheet| {
        name.map_or(!sheet.hidden, |name| {
            match_key(&sheet.name) == match_key(name)
        })
    };
    let mut found = None;
    let mut others = Vec::new();
    for sheet in book
        .sheets
        .iter()
        .filter(|sheet| name.is_none() || is_asked(sheet))
    {
        let decoded = Decoded::of(sheet);
        match header_of(&decoded.sheet, chosen) {
            Some(header) if found.is_none() && is_asked(sheet) => found = Some((decoded, header)),
            Some(_) => others.push(sheet.name.clone()),
            None => {}
        }
    }
    let (decoded, header) = found.ok_or_else(|| NoAppendix {
        sheets: book.sheets.iter().map(|sheet| sheet.name.clone()).collect(),
    })?;
    Ok((decoded, header, others))
}

/// The first row of a sheet that reads as a header, with the row below where the header has two.
fn header_of(sheet: &Sheet, chosen: &ChosenColumns) -> Option<Header> {
    sheet
        .rows
        .iter()
        .take(SEARCH_DEPTH)
        .enumerate()
        .find_map(|(at, row)| {
            let below = sheet
                .rows
                .get(at + 1)
                .filter(|below| below.index == row.index + 1);
            let alone = |row| build(sheet, row, None, chosen);
            let two = below
                .filter(|below| is_second_row(row, below) && !is_complete(&alone(below)))
                .map(|below| build(sheet, row, Some(below), chosen));
            let one = alone(row);
            two.into_iter().chain([one]).find(is_complete)
        })
}

/// A header names the work and who or when, in at least three columns of its own.
fn is_complete(header: &Header) -> bool {
    let known = header
        .columns
        .values()
        .filter(|heading| heading.column.is_some())
        .count();
    let has = |column| header.index_of(column).is_some();
    known >= 3 && has(Column::Content) && (has(Column::Lead) || has(Column::Deadline))
}

/// A second header row qualifies merged headings above it; it names roles and holds no number
/// and no text under the work's own heading. (A row that is a header by itself is no second one:
/// the title may stand right above it.)
fn is_second_row(row: &Row, below: &Row) -> bool {
    let texts = heading_texts(below);
    let under_content = |index: u32| {
        row.cell(index).is_some_and(|cell| {
            matches!(
                column_of(&cell.shown()),
                Some(Column::Content | Column::Number)
            )
        })
    };
    let names_roles = texts.iter().any(|(_, text)| {
        matches!(
            column_of(text),
            Some(Column::Lead | Column::Support | Column::Deadline | Column::Product)
        )
    });
    names_roles
        && texts.len() == below.cells.len()
        && texts
            .iter()
            .all(|(index, text)| !under_content(*index) && text.chars().count() <= 60)
}

fn build(sheet: &Sheet, row: &Row, below: Option<&Row>, chosen: &ChosenColumns) -> Header {
    let parents: BTreeMap<u32, String> = heading_texts(row).into_iter().collect();
    let mut words: BTreeMap<u32, (u32, String)> = BTreeMap::new();
    for row in [Some(row), below].into_iter().flatten() {
        words.extend(
            heading_texts(row)
                .into_iter()
                .map(|(index, text)| (index, (row.index, text))),
        );
    }
    // What a person said comes first, also where another heading says the same.
    let said: BTreeMap<u32, Option<Column>> = words
        .iter()
        .filter_map(|(index, (_, text))| Some((*index, *chosen.get(&match_key(text))?)))
        .collect();
    let mut columns: BTreeMap<u32, Heading> = BTreeMap::new();
    for (index, (at, text)) in words {
        let own = match said.get(&index) {
            Some(column) => *column,
            None => column_of(&text)
                .or_else(|| qualified(sheet, row, &parents, index, &text))
                .filter(|own| !said.values().any(|column| *column == Some(*own))),
        };
        if own.is_none() && columns.len() >= MOST_COLUMNS {
            continue;
        }
        let taken = columns.values().any(|heading| heading.column == own);
        let column = own.filter(|column| !taken && *column != Column::Product);
        columns.insert(
            index,
            Heading {
                column,
                text,
                cell: cell_name(at, index),
            },
        );
    }
    let rows = [Some(row), below];
    Header {
        top: row.index,
        bottom: below.map_or(row.index, |below| below.index),
        columns,
        texts: rows
            .into_iter()
            .flatten()
            .flat_map(heading_texts)
            .map(|(_, text)| match_key(&text))
            .collect(),
    }
}

/// A heading that says nothing by itself ("Đơn vị") read together with the one above it.
fn qualified(
    sheet: &Sheet,
    row: &Row,
    parents: &BTreeMap<u32, String>,
    index: u32,
    text: &str,
) -> Option<Column> {
    let left = sheet
        .span_over(row.index, index)
        .map_or(index, |span| span.left);
    let parent = parents
        .get(&left)
        .filter(|parent| parent.as_str() != text)?;
    column_of(&format!("{parent} {text}"))
}

/// The texts of a row with their columns.
fn heading_texts(row: &Row) -> Vec<(u32, String)> {
    row.cells
        .iter()
        .filter_map(|(index, cell)| match &cell.value {
            Value::Text(text) => Some((*index, clean(text))).filter(|(_, text)| !text.is_empty()),
            _ => None,
        })
        .collect()
}
