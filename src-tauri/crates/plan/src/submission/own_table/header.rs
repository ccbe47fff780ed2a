//! Where the header of a unit's own table stands: by words that are known, else by its shape.

use super::headings::{self, Meaning, OwnField};
use crate::book::{Row, Sheet, Span, Value};
use crate::submission::texts;
use crate::text::match_key;
use std::collections::BTreeMap;

/// How far down a header is looked for, in rows that hold something.
const SEARCH_DEPTH: usize = 40;

/// A row of more cells is no header, and a sheet of more merged ranges above its rows none that a
/// person made.
const MOST_CELLS: usize = 200;
const MOST_MERGES: usize = 4_000;

/// Longer cells are no headings.
const LONGEST_HEADING: usize = 80;

/// A header without a word that is known has so many cells at least.
const FEWEST_UNKNOWN: usize = 3;

/// Columns beyond these are not offered.
const MOST_COLUMNS: usize = 40;

/// A header that was found.
pub(super) struct Header {
    /// First row, zero-based.
    pub top: u32,
    /// Last row.
    pub bottom: u32,
    /// First column.
    pub left: u32,
    /// Headings from the first column on; empty where a column has none.
    pub headings: Vec<String>,
    /// The keys of its cells' texts.
    texts: Vec<String>,
}

impl Header {
    /// What the header is known again by.
    pub fn key(&self) -> String {
        let keys = self.headings.iter().map(|heading| match_key(heading));
        keys.collect::<Vec<_>>().join(" | ")
    }

    /// Whether a row is the header printed again on another page.
    pub fn is_repeated_by(&self, row: &Row) -> bool {
        let mut cells = 0;
        let known = texts(row).all(|(_, text)| {
            cells += 1;
            self.texts.contains(&match_key(&text))
        });
        known && cells >= 2
    }
}

/// The header of a sheet's table.
pub(super) fn find(sheet: &Sheet) -> Option<Header> {
    let rows = || {
        let rows = sheet.rows.iter().take(SEARCH_DEPTH).enumerate();
        rows.filter(|(_, row)| row.cells.len() <= MOST_CELLS)
    };
    let last = rows().next_back().map_or(0, |(_, row)| row.index);
    let merges: Vec<Span> = sheet
        .merges
        .iter()
        .filter(|span| span.top <= last)
        .take(MOST_MERGES)
        .copied()
        .collect();
    let known = rows().find_map(|(at, row)| {
        let below = sheet.rows.get(at + 1).filter(|below| follows(row, below));
        let two = below
            .filter(|below| is_second_row(&merges, row, below))
            .map(|below| build(&merges, row, Some(below)));
        let one = build(&merges, row, None);
        two.into_iter().chain([one]).find(is_complete)
    });
    known.or_else(|| {
        let shaped = rows().find(|(at, row)| {
            let below: Vec<&Row> = sheet.rows.iter().skip(at + 1).take(2).collect();
            let is_table = below.len() == 2 && below.iter().all(|row| row.cells.len() >= 2);
            is_table && headings_of(row).is_some_and(|all| all.len() >= FEWEST_UNKNOWN)
        });
        shaped.map(|(_, row)| build(&merges, row, None))
    })
}

fn follows(row: &Row, below: &Row) -> bool {
    below.index == row.index + 1
}

/// A header names the work, and beside it something that is said of it.
fn is_complete(header: &Header) -> bool {
    let meanings = || {
        header
            .headings
            .iter()
            .filter_map(|one| headings::meaning(one))
    };
    let works = meanings().any(|one| one == Meaning::Field(OwnField::Content));
    let reports = meanings().any(|one| match one {
        Meaning::Field(field) => field.reports(),
        Meaning::Pace => true,
    });
    let numbered = meanings().any(|one| one == Meaning::Field(OwnField::Number));
    let filled = header.headings.iter().filter(|one| !one.is_empty()).count();
    works && (reports || (numbered && filled >= FEWEST_UNKNOWN))
}

/// The texts of a row where all its cells could be headings.
fn headings_of(row: &Row) -> Option<Vec<(u32, String)>> {
    let short = row.cells.iter().all(|(_, cell)| match &cell.value {
        Value::Text(text) => text.chars().count() <= LONGEST_HEADING,
        _ => false,
    });
    (short && row.cells.len() <= MOST_CELLS).then(|| texts(row).collect())
}

/// A second header row stands below merged headings, or says itself what is reported. The first
/// one names the work, and below that heading nothing stands.
fn is_second_row(merges: &[Span], row: &Row, below: &Row) -> bool {
    let Some(all) = headings_of(below) else {
        return false;
    };
    let works: Vec<u32> = texts(row)
        .filter(|(_, text)| {
            let meaning = headings::meaning(text);
            matches!(
                meaning,
                Some(Meaning::Field(OwnField::Content | OwnField::Number))
            )
        })
        .map(|(column, _)| column)
        .collect();
    let is_divided =
        |column: u32| over(merges, row, column).is_some_and(|span| span.right > span.left);
    let says = |text: &str| headings::meaning(text).is_some();
    !works.is_empty()
        && all.iter().all(|(column, _)| !works.contains(column))
        && all
            .iter()
            .any(|(column, text)| is_divided(*column) || says(text))
}

fn over(merges: &[Span], row: &Row, column: u32) -> Option<Span> {
    let mut merges = merges.iter().copied();
    merges.find(|span| span.covers(row.index, column))
}

fn build(merges: &[Span], row: &Row, below: Option<&Row>) -> Header {
    let above: BTreeMap<u32, String> = texts(row).collect();
    let mut headings = above.clone();
    for (column, text) in below.into_iter().flat_map(texts) {
        let left = over(merges, row, column).map_or(column, |span| span.left);
        let heading = match above.get(&left).filter(|parent| **parent != text) {
            Some(parent) => [parent.as_str(), &text].join(headings::BETWEEN),
            None => text,
        };
        headings.insert(column, heading);
    }
    let left = headings.keys().next().copied().unwrap_or_default();
    let right = headings.keys().next_back().copied().unwrap_or_default();
    let columns = (left..=right).take(MOST_COLUMNS);
    Header {
        top: row.index,
        bottom: below.map_or(row.index, |below| below.index),
        left,
        headings: columns
            .map(|column| headings.get(&column).cloned().unwrap_or_default())
            .collect(),
        texts: [Some(row), below]
            .into_iter()
            .flatten()
            .flat_map(texts)
            .map(|(_, text)| match_key(&text))
            .collect(),
    }
}
