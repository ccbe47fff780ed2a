//! A template as it is looked at: its sheets, and every filled cell with where its value comes from.

use super::{Aim, FillRequest, Work};
use crate::returns::grounds::Source;
use crate::returns::rule::Rule;
use crate::views::{
    FillView, FilledCell, LeftCell, SourceView, TemplateCell, TemplateRow, TemplateSheet,
};
use plan::book::{Book, Origin, Sheet, cell_name, column_name};
use sheets::template::{Filled, Left};
use std::collections::BTreeSet;
use std::path::Path;
use words::template_left as left_words;

/// So many rows and columns of a sheet are shown.
const SHOWN: (u32, u32) = (200, 60);

/// So many sources of a cell are named.
const SOURCES: usize = 5;

impl Work {
    /// What was filled and what was not; `path`: the file that holds it.
    pub(super) fn view(&self, request: &FillRequest, filled: &Filled, path: &Path) -> FillView {
        let is_left = |at: &usize| filled.left.iter().any(|(left, _)| left == at);
        let aims = self.aims.iter().enumerate();
        let done = aims.filter(|(at, _)| !is_left(at));
        let left = filled.left.iter().filter_map(|(at, why)| {
            let aim = self.aims.get(*at)?;
            let (code, message) = left_said(*why);
            Some(LeftCell {
                sheet: aim.sheet.clone(),
                cell: cell_name(aim.at.0, aim.at.1),
                code,
                message,
            })
        });
        FillView {
            path: path.display().to_string(),
            period: request.period.clone(),
            version: request.version,
            as_of: self.material.as_of.clone(),
            filled: done.map(|(_, aim)| self.filled(aim)).collect(),
            left: left.collect(),
            unmatched: self.unmatched.clone(),
            absent: self.absent.clone(),
        }
    }

    fn filled(&self, aim: &Aim) -> FilledCell {
        let fact = aim.fact.as_ref();
        let from = fact.map(|fact| fact.from.as_slice()).unwrap_or_default();
        let cited = from.iter().filter_map(|cited| {
            let source = self.material.cells.sources.get(cited.source)?;
            let text = source.said.get(&cited.said).cloned();
            Some(source_view(source, text.unwrap_or_default()))
        });
        FilledCell {
            sheet: aim.sheet.clone(),
            cell: cell_name(aim.at.0, aim.at.1),
            item: aim.item.clone(),
            label: aim.label.clone(),
            of: aim.of.clone(),
            value: fact.map(|fact| fact.value.shown()).unwrap_or_default(),
            rule: fact.and_then(|fact| fact.rule).map(Rule::words),
            source_count: from.len(),
            sources: cited.take(SOURCES).collect(),
        }
    }

    /// The sheets of the filled workbook as far as they are looked at.
    pub(super) fn shown(&self, book: &Book, filled: &Filled) -> Vec<TemplateSheet> {
        let is_left = |at: &usize| filled.left.iter().any(|(left, _)| left == at);
        let aims = self.aims.iter().enumerate();
        let done = aims.filter(|(at, _)| !is_left(at));
        let done: BTreeSet<(&str, (u32, u32))> =
            done.map(|(_, aim)| (aim.sheet.as_str(), aim.at)).collect();
        let sheets = book.sheets.iter().filter(|sheet| !sheet.hidden);
        sheets
            .map(|sheet| shown_sheet(sheet, |at| done.contains(&(sheet.name.as_str(), at))))
            .collect()
    }
}

fn left_said(why: Left) -> (&'static str, String) {
    match why {
        Left::Formula => ("formula", left_words::formula().to_owned()),
        Left::SharedFormula => ("shared_formula", left_words::shared_formula().to_owned()),
        Left::Merged(row, column) => ("merged", left_words::merged(cell_name(row, column))),
    }
}

/// A source as it was kept; its file is not opened.
fn source_view(source: &Source, text: String) -> SourceView {
    SourceView {
        unit: source.unit.clone(),
        period: source.period.clone(),
        file: source.file.clone(),
        sheet: source.sheet.clone(),
        cell: source.cells.first().cloned().unwrap_or_default(),
        text,
        original: source.original.clone(),
        received: None,
    }
}

fn shown_sheet(sheet: &Sheet, is_filled: impl Fn((u32, u32)) -> bool) -> TemplateSheet {
    let last = sheet.rows.last().map_or(0, |row| row.index);
    let columns = sheet.rows.iter().filter_map(|row| row.cells.last());
    let columns = columns.map(|(column, _)| column + 1).max().unwrap_or(1);
    let reach = sheet.merges.iter().map(|span| span.right + 1).max();
    let columns = columns.max(reach.unwrap_or(0)).min(SHOWN.1);
    let rows = (0..=last.min(SHOWN.0 - 1)).map(|row| TemplateRow {
        row: row + 1,
        cells: (0..columns)
            .filter_map(|column| shown_cell(sheet, (row, column), &is_filled))
            .collect(),
    });
    TemplateSheet {
        name: sheet.name.clone(),
        columns,
        rows: rows.collect(),
        more: last >= SHOWN.0,
    }
}

/// A cell; none where a merged range covers it.
fn shown_cell(
    sheet: &Sheet,
    (row, column): (u32, u32),
    is_filled: &impl Fn((u32, u32)) -> bool,
) -> Option<TemplateCell> {
    let span = sheet.span_over(row, column);
    let (across, down) = match span {
        Some(span) if (span.top, span.left) != (row, column) => return None,
        Some(span) => (
            span.right.min(SHOWN.1 - 1) - column + 1,
            span.bottom.min(SHOWN.0 - 1) - row + 1,
        ),
        None => (1, 1),
    };
    let cell = sheet.cell(row, column);
    let kind = match cell.map(|cell| cell.origin) {
        _ if is_filled((row, column)) => "filled",
        Some(Origin::Formula | Origin::Uncalculated) => "formula",
        Some(Origin::Typed) => "text",
        None => "blank",
    };
    Some(TemplateCell {
        column: column_name(column),
        text: cell.map(plan::book::Cell::shown).unwrap_or_default(),
        across,
        down,
        kind,
    })
}
