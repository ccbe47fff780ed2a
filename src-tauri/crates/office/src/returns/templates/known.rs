//! Knowing a template again: by its sheets' names and the headings its places stood under. Digits
//! do not count, so that next month's copy is the same template.

use crate::views::TemplatePlace;
use plan::book::{Book, Sheet, Value, cell_at, cell_name, column_name};
use plan::text::match_key;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use store::StoredTemplate;

/// Headings stand in the first rows of a sheet.
const HEAD_ROWS: u32 = 60;

/// A label stands at most so many columns or rows away from its cell.
const BESIDE: u32 = 8;

/// A place of a template that was kept, and the heading it was known by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct KeptPlace {
    /// The place and what it takes.
    #[serde(flatten)]
    pub place: TemplatePlace,
    /// The heading over a column, or the label beside a cell.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub heading: Option<Heading>,
}

/// Words that stand somewhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Heading {
    row: u32,
    column: u32,
    /// Folded and without digits.
    words: String,
}

/// A column, or a cell; zero-based.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum At {
    /// A whole column.
    Column(u32),
    /// Row and column.
    Cell(u32, u32),
}

/// A template that was recognised.
pub(super) struct Recognised {
    /// Which.
    pub id: i64,
    /// Whether everything stands where it stood.
    pub in_place: bool,
    /// Its places, moved to where their headings are now.
    pub places: Vec<TemplatePlace>,
}

impl At {
    /// "D" is a column, "D7" a cell.
    pub fn parse(text: &str) -> Option<At> {
        let text = text.trim().replace('$', "").to_uppercase();
        if let Some((row, column)) = cell_at(&text) {
            return Some(At::Cell(row, column));
        }
        let letters = text.bytes().all(|byte| byte.is_ascii_uppercase());
        let (_, column) = cell_at(&format!("{text}1")).filter(|_| letters && text.len() <= 3)?;
        Some(At::Column(column))
    }

    /// As spreadsheets write it.
    pub fn name(self) -> String {
        match self {
            At::Column(column) => column_name(column),
            At::Cell(row, column) => cell_name(row, column),
        }
    }

    fn moved(self, rows: i64, columns: i64) -> Option<At> {
        let step = |at: u32, by: i64| u32::try_from(i64::from(at) + by).ok();
        Some(match self {
            At::Column(column) => At::Column(step(column, columns)?),
            At::Cell(row, column) => At::Cell(step(row, rows)?, step(column, columns)?),
        })
    }
}

/// The heading a place is known by; `first`: the first row of the sheet that is filled.
pub(super) fn heading(sheet: &Sheet, at: At, first: u32, mapped: &BTreeSet<At>) -> Option<Heading> {
    let words_at = |row: u32, column: u32| {
        let words = folded(sheet, row, column)?;
        (words.chars().count() > 2).then_some(Heading { row, column, words })
    };
    match at {
        At::Column(column) => {
            let over = (0..first.min(HEAD_ROWS)).rev();
            let mut over = over.filter_map(|row| {
                let span = sheet.span_over(row, column);
                span.map_or_else(
                    || words_at(row, column),
                    |span| words_at(span.top, span.left),
                )
            });
            over.next()
        }
        At::Cell(row, column) => {
            let free = |at: &(u32, u32)| !mapped.contains(&At::Cell(at.0, at.1));
            let left = (1..=BESIDE.min(column)).map(|by| (row, column - by));
            let above = (1..=BESIDE.min(row)).map(|by| (row - by, column));
            let mut beside = left.chain(above).filter(free);
            beside.find_map(|(row, column)| words_at(row, column))
        }
    }
}

/// The template these books' places were mapped in, the one that fits best.
pub(super) fn recognise(book: &Book, stored: &[StoredTemplate]) -> Option<Recognised> {
    let known = stored.iter().filter_map(|one| {
        let kept: Vec<KeptPlace> = serde_json::from_str(&one.places).ok()?;
        fitted(book, one.id, &kept)
    });
    let mut best: Option<Recognised> = None;
    for one in known {
        let better = best.as_ref().is_none_or(|best| {
            (one.in_place, one.places.len()) > (best.in_place, best.places.len())
        });
        if better {
            best = Some(one);
        }
    }
    best
}

fn fitted(book: &Book, id: i64, kept: &[KeptPlace]) -> Option<Recognised> {
    let (mut in_place, mut places) = (true, Vec::new());
    for one in kept {
        let found = book
            .sheets
            .iter()
            .find(|sheet| sheet.name == one.place.sheet);
        let at = found.and_then(|sheet| now_at(sheet, one));
        let moved = at.as_ref().map(|at| at.name());
        in_place &= moved.as_deref() == Some(one.place.at.as_str());
        places.extend(moved.map(|at| TemplatePlace {
            at,
            ..one.place.clone()
        }));
    }
    // Fewer than half of the headings is another template.
    (!places.is_empty() && places.len() * 2 >= kept.len()).then_some(Recognised {
        id,
        in_place,
        places,
    })
}

/// Where a place's heading stands now; where it stood, if it is still there.
fn now_at(sheet: &Sheet, kept: &KeptPlace) -> Option<At> {
    let at = At::parse(&kept.place.at)?;
    let Some(heading) = &kept.heading else {
        return Some(at);
    };
    let says = |row, column| folded(sheet, row, column).as_ref() == Some(&heading.words);
    if says(heading.row, heading.column) {
        return Some(at);
    }
    let head = sheet.rows.iter().take_while(|row| row.index < HEAD_ROWS);
    let cells = head.flat_map(|row| row.cells.iter().map(|(column, _)| (row.index, *column)));
    let found: Vec<(u32, u32)> = cells.filter(|(row, column)| says(*row, *column)).collect();
    let [(row, column)] = found.as_slice() else {
        return None;
    };
    let by = |now: u32, then: u32| i64::from(now) - i64::from(then);
    at.moved(by(*row, heading.row), by(*column, heading.column))
}

/// A cell's words, folded and without digits.
fn folded(sheet: &Sheet, row: u32, column: u32) -> Option<String> {
    let Value::Text(text) = &sheet.cell(row, column)?.value else {
        return None;
    };
    let words: String = text.chars().filter(|c| !c.is_numeric()).collect();
    Some(match_key(&words))
}
