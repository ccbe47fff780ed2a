//! The rows of *Nguồn số liệu*: every cell of a return with what it was made from.

use super::cells::{CellOf, Cells, Cited, RowCells};
use super::rule::Rule;
use super::trace::Originals;
use crate::OfficeError;
use crate::views::SourceView;
use chrono::DateTime;
use plan::book::cell_name;
use plan::period::{PeriodId, visible};
use sheets::report::Origin;
use std::collections::HashMap;
use store::Reader;
use words::report::source as said;

/// A cell with more sources than this does not list them once more where they stand already.
const LISTED_AGAIN: usize = 2;

/// Nor where the reader would have to look them up in more cells than this.
const LOOKED_UP: usize = 4;

/// The origins of every cell that says something, heading rows left out.
///
/// # Errors
/// The store refuses.
pub(super) fn origins(reader: &Reader<'_>, cells: &Cells) -> Result<Vec<Origin>, OfficeError> {
    let mut originals = Originals::new(reader);
    let mut listed = Listed::default();
    let mut found = Vec::new();
    for sheet in &cells.sheets {
        for row in sheet.rows.iter().filter(|row| !row.is_title()) {
            for (column, cell) in row.cells.iter().enumerate() {
                if !tells(cell) {
                    continue;
                }
                let at = (sheet.tab.as_str(), name(row, column));
                let again = listed.before(&at, cell);
                found.extend(of_cell(&mut originals, cells, at, cell, again)?);
            }
        }
    }
    Ok(found)
}

/// Headings and running numbers come from nowhere, and blanks say nothing.
fn tells(cell: &CellOf) -> bool {
    let rule = cell.rule;
    !cell.shown.is_empty() && !matches!(rule, Some(Rule::Heading | Rule::RowNumber))
}

fn name(row: &RowCells, column: usize) -> String {
    cell_name(row.row, u32::try_from(column).unwrap_or(u32::MAX))
}

/// Which cell lists a source first.
#[derive(Default)]
struct Listed<'a> {
    cells: Vec<(&'a str, String)>,
    by_source: HashMap<Cited, usize>,
}

impl<'a> Listed<'a> {
    /// The cells, in words, that list all of a cell's sources already, where there are many of
    /// them; else it is this one that lists what is new.
    fn before(&mut self, (tab, name): &(&'a str, String), cell: &CellOf) -> Option<String> {
        let known: Option<Vec<usize>> = cell
            .from
            .iter()
            .map(|cited| self.by_source.get(cited).copied())
            .collect();
        if let Some(mut known) = known.filter(|known| known.len() > LISTED_AGAIN) {
            known.sort_unstable();
            known.dedup();
            if known.len() <= LOOKED_UP {
                let cells = known.into_iter().filter_map(|at| self.cells.get(at));
                let called = cells.map(|(of, cell)| match of == tab {
                    true => cell.clone(),
                    false => format!("{of}!{cell}"),
                });
                return Some(called.collect::<Vec<_>>().join(", "));
            }
        }
        if cell.rule.is_none_or(|rule| !rule.counts()) {
            self.cells.push((tab, name.clone()));
            for cited in &cell.from {
                let first = self.cells.len() - 1;
                self.by_source.entry(*cited).or_insert(first);
            }
        }
        None
    }
}

/// A cell's sources, one line each. What is counted names how many: they stand in the rows that
/// are counted; what is made of other cells' sources names these cells.
fn of_cell(
    originals: &mut Originals<'_, '_>,
    cells: &Cells,
    (tab, name): (&str, String),
    cell: &CellOf,
    again: Option<String>,
) -> Result<Vec<Origin>, OfficeError> {
    let rule = cell.rule.map(Rule::words).unwrap_or_default();
    let plain = Origin {
        sheet: tab.to_owned(),
        cell: name,
        shown: cell.shown.clone(),
        rule: rule.to_owned(),
        ..Origin::default()
    };
    if cell.rule.is_some_and(Rule::counts) {
        return Ok(vec![Origin {
            rule: said::counted(rule, cell.from.len()),
            ..plain
        }]);
    }
    if let Some(cells) = again {
        let rule = match rule {
            "" => said::same_as(cells),
            rule => said::made_as(rule, cells),
        };
        return Ok(vec![Origin { rule, ..plain }]);
    }
    let sources = originals.sources(cells, cell)?;
    if sources.is_empty() {
        return Ok(vec![plain]);
    }
    let lines = sources.into_iter().map(|source| origin(&plain, source));
    Ok(lines.collect())
}

/// A moment as people write it; other words stay.
fn readable(text: String) -> String {
    let moment = DateTime::parse_from_rfc3339(&text);
    moment.map_or(text, |at| at.format("%H:%M %d/%m/%Y").to_string())
}

fn origin(plain: &Origin, source: SourceView) -> Origin {
    let named = |period: &String| PeriodId::parse(period).map(visible::name);
    let period = source.period.as_ref().and_then(named).unwrap_or_default();
    let whom = source.unit.map(|unit| said::whom_of(unit, period));
    let place = match source.cell.is_empty() {
        true => source.sheet,
        false => format!("{}!{}", source.sheet, source.cell),
    };
    let file = match source.file {
        file if file.is_empty() => said::by_hand().to_owned(),
        file => file,
    };
    Origin {
        whom: whom.unwrap_or_default(),
        file,
        place,
        text: readable(source.text),
        ..plain.clone()
    }
}
