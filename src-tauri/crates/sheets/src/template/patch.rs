//! One sheet's XML with some cells replaced: every other byte goes through as it is.

use super::parts::{position, prefix_of};
use super::{Formulas, Left, Looks, Put};
use crate::read::ReadError;
use crate::read::number_format::{Epoch, Shown};
use crate::read::xlsx::sheet::place;
use crate::read::xml::{attribute, each_element, is_true};
use chrono::NaiveDate;
use plan::book::{Span, cell_name};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::BTreeMap;

/// Cells by row and column, each with its place among the targets and its value.
pub(super) type Targets<'a> = BTreeMap<(u32, u32), (usize, &'a Put)>;

/// A sheet as it will be, and the targets that were left.
type Patched = (Vec<u8>, Vec<(usize, Left)>);

/// The cells replaced in a sheet's XML.
pub(super) fn sheet(
    part: &[u8],
    targets: Targets<'_>,
    looks: &Looks,
    over: Formulas,
) -> Result<Patched, ReadError> {
    let frame = SheetFrame::read(part)?;
    let mut left = Vec::new();
    let targets = targets.into_iter().filter(|((row, column), (at, _))| {
        let covered = frame.corner_over(*row, *column);
        left.extend(covered.map(|(row, column)| (*at, Left::Merged(row, column))));
        covered.is_none()
    });
    let targets: Targets<'_> = targets.collect();
    let mut patch = Patch {
        part,
        targets,
        looks,
        over,
        columns: frame.columns,
        out: Vec::with_capacity(part.len() + 1024),
        copied: 0,
        prefix: String::new(),
        next: (0, 0),
        row_style: None,
        cell: None,
        left,
    };
    patch.run()?;
    Ok((patch.out, patch.left))
}

/// What stands around the cells.
#[derive(Default)]
struct SheetFrame {
    merges: Vec<Span>,
    /// Styles of columns: first, last, style.
    columns: Vec<(u32, u32, String)>,
}

impl SheetFrame {
    fn read(part: &[u8]) -> Result<SheetFrame, ReadError> {
        let mut frame = SheetFrame::default();
        each_element(part, |element| match element.local_name().as_ref() {
            "mergeCell" => {
                let range = attribute(element, "ref").unwrap_or_default();
                let (first, last) = range.split_once(':').unwrap_or((&range, &range));
                if let (Some((top, left)), Some((bottom, right))) = (place(first), place(last)) {
                    frame.merges.push(Span {
                        top,
                        left,
                        bottom,
                        right,
                    });
                }
            }
            "col" => {
                let number = |name| {
                    attribute(element, name)?
                        .parse::<u32>()
                        .ok()?
                        .checked_sub(1)
                };
                let style = attribute(element, "style");
                if let (Some(min), Some(max), Some(style)) = (number("min"), number("max"), style) {
                    frame.columns.push((min, max, style.into_owned()));
                }
            }
            _ => {}
        })?;
        Ok(frame)
    }

    /// The corner of the merged range that hides a cell.
    fn corner_over(&self, row: u32, column: u32) -> Option<(u32, u32)> {
        let mut merges = self.merges.iter();
        let over = merges.find(|span| span.covers(row, column))?;
        ((over.top, over.left) != (row, column)).then_some((over.top, over.left))
    }
}

/// The cell that is being replaced, once it is known whether it may be.
struct OldCell {
    row: u32,
    column: u32,
    start: usize,
    style: Option<String>,
    left: Option<Left>,
}

/// A sheet on its way through.
struct Patch<'a, 't> {
    part: &'a [u8],
    /// Those not written yet.
    targets: Targets<'t>,
    looks: &'a Looks,
    over: Formulas,
    columns: Vec<(u32, u32, String)>,
    out: Vec<u8>,
    /// How much of the part was dealt with.
    copied: usize,
    prefix: String,
    /// The place the next row or cell has where it does not say.
    next: (u32, u32),
    row_style: Option<String>,
    cell: Option<OldCell>,
    left: Vec<(usize, Left)>,
}

impl Patch<'_, '_> {
    fn run(&mut self) -> Result<(), ReadError> {
        let mut reader = Reader::from_reader(self.part);
        let (mut from, mut inside) = (0, false);
        loop {
            let event = reader.read_event().map_err(|_| ReadError::Damaged)?;
            let to = position(&reader);
            match &event {
                Event::Start(element) if element.local_name().as_ref() == "sheetData" => {
                    self.prefix = prefix_of(element.name().as_ref());
                    inside = true;
                }
                Event::Empty(element) if element.local_name().as_ref() == "sheetData" => {
                    self.prefix = prefix_of(element.name().as_ref());
                    self.open_up(from..to, element, |patch| patch.rows_before(u32::MAX));
                }
                Event::Start(element) if inside => self.start(element, from),
                Event::Empty(element) if inside => self.empty(element, from..to),
                Event::End(element) if inside => {
                    inside = element.local_name().as_ref() != "sheetData";
                    self.end(element.local_name().as_ref(), from..to);
                }
                Event::Eof => break,
                _ => {}
            }
            from = to;
        }
        self.copy_to(self.part.len());
        Ok(())
    }

    fn start(&mut self, element: &BytesStart<'_>, from: usize) {
        match element.local_name().as_ref() {
            "row" => self.start_row(element, from),
            "c" => self.start_cell(element, from),
            "f" => self.formula(element),
            _ => {}
        }
    }

    fn empty(&mut self, element: &BytesStart<'_>, range: std::ops::Range<usize>) {
        match element.local_name().as_ref() {
            "row" => {
                self.start_row(element, range.start);
                let row = self.next.0;
                if self
                    .targets
                    .range((row, 0)..=(row, u32::MAX))
                    .any(|(_, (_, put))| **put != Put::Blank)
                {
                    self.open_up(range, element, |patch| patch.cells_before(row, u32::MAX));
                }
                self.next = (row.saturating_add(1), 0);
            }
            "c" => {
                self.start_cell(element, range.start);
                self.end_cell(range.end);
            }
            "f" => self.formula(element),
            _ => {}
        }
    }

    fn end(&mut self, name: &str, range: std::ops::Range<usize>) {
        match name {
            "c" => self.end_cell(range.end),
            "row" => {
                self.copy_to(range.start);
                let cells = self.cells_before(self.next.0, u32::MAX);
                self.out.extend(cells);
                self.next = (self.next.0.saturating_add(1), 0);
            }
            "sheetData" => {
                self.copy_to(range.start);
                let rows = self.rows_before(u32::MAX);
                self.out.extend(rows);
            }
            _ => {}
        }
    }

    fn start_row(&mut self, element: &BytesStart<'_>, from: usize) {
        let row = attribute(element, "r").and_then(|row| row.parse::<u32>().ok()?.checked_sub(1));
        let row = row.unwrap_or(self.next.0);
        self.copy_to(from);
        let rows = self.rows_before(row);
        self.out.extend(rows);
        self.next = (row, 0);
        let styled = attribute(element, "customFormat").is_some_and(|value| is_true(&value));
        let style = attribute(element, "s").filter(|_| styled);
        self.row_style = style.map(std::borrow::Cow::into_owned);
    }

    fn start_cell(&mut self, element: &BytesStart<'_>, from: usize) {
        let named = attribute(element, "r").and_then(|name| place(&name));
        let (row, column) = (self.next.0, named.map_or(self.next.1, |(_, column)| column));
        self.copy_to(from);
        let cells = self.cells_before(row, column);
        self.out.extend(cells);
        self.next.1 = column.saturating_add(1);
        self.cell = Some(OldCell {
            row,
            column,
            start: from,
            style: attribute(element, "s").map(std::borrow::Cow::into_owned),
            left: None,
        });
    }

    fn formula(&mut self, element: &BytesStart<'_>) {
        let Some(cell) = &mut self.cell else { return };
        let leads_others = attribute(element, "ref").is_some();
        cell.left = match (leads_others, self.over) {
            (true, _) => Some(Left::SharedFormula),
            (false, Formulas::Keep) => Some(Left::Formula),
            (false, Formulas::Replace) => None,
        };
    }

    /// Writes the cell that ends here: as it is, or with its new value.
    fn end_cell(&mut self, to: usize) {
        let Some(cell) = self.cell.take() else { return };
        let Some((at, put)) = self.targets.remove(&(cell.row, cell.column)) else {
            return;
        };
        if let Some(left) = cell.left {
            self.left.push((at, left));
            return;
        }
        self.copy_to(cell.start);
        let written = self.written((cell.row, cell.column), cell.style.as_deref(), put);
        self.out.extend(written.as_bytes());
        self.copied = to;
    }

    fn copy_to(&mut self, to: usize) {
        if let Some(piece) = self.part.get(self.copied..to) {
            self.out.extend_from_slice(piece);
            self.copied = to;
        }
    }

    /// Gives an element without content some.
    fn open_up(
        &mut self,
        range: std::ops::Range<usize>,
        element: &BytesStart<'_>,
        content: impl FnOnce(&mut Self) -> Vec<u8>,
    ) {
        let content = content(self);
        if content.is_empty() {
            return;
        }
        self.copy_to(range.end - 2);
        self.out.push(b'>');
        self.out.extend(content);
        self.out
            .extend(format!("</{}>", element.name().as_ref()).as_bytes());
        self.copied = range.end;
    }

    /// Rows the sheet does not have, above one it has.
    fn rows_before(&mut self, row: u32) -> Vec<u8> {
        let mut rows = Vec::new();
        while let Some((&(missing, _), _)) = self.targets.first_key_value() {
            if missing >= row {
                break;
            }
            self.row_style = None;
            let cells = self.cells_before(missing, u32::MAX);
            if !cells.is_empty() {
                let (prefix, number) = (&self.prefix, missing + 1);
                rows.extend(format!("<{prefix}row r=\"{number}\">").as_bytes());
                rows.extend(cells);
                rows.extend(format!("</{prefix}row>").as_bytes());
            }
        }
        rows
    }

    /// Cells a row does not have, left of one it has. What is blank needs no cell.
    fn cells_before(&mut self, row: u32, column: u32) -> Vec<u8> {
        let missing = self.targets.range((row, 0)..(row, column));
        let missing: Vec<(u32, u32)> = missing.map(|(at, _)| *at).collect();
        let mut cells = Vec::new();
        for at in missing {
            let Some((_, put)) = self.targets.remove(&at) else {
                continue;
            };
            if *put != Put::Blank {
                let style = self.row_style.clone().or_else(|| self.column_style(at.1));
                cells.extend(self.written(at, style.as_deref(), put).as_bytes());
            }
        }
        cells
    }

    /// The style a column gives the cells it does not have yet.
    fn column_style(&self, column: u32) -> Option<String> {
        let mut columns = self.columns.iter();
        let found = columns.find(|(min, max, _)| (*min..=*max).contains(&column))?;
        Some(found.2.clone())
    }

    fn written(&self, (row, column): (u32, u32), style: Option<&str>, put: &Put) -> String {
        let prefix = &self.prefix;
        let index = style.and_then(|style| style.parse().ok()).unwrap_or(0);
        let style = style
            .map(|style| format!(" s=\"{style}\""))
            .unwrap_or_default();
        let begin = format!("<{prefix}c r=\"{}\"{style}", cell_name(row, column));
        let number = |number: f64| format!("{begin}><{prefix}v>{number}</{prefix}v></{prefix}c>");
        let text = |text: &str| {
            format!(
                "{begin} t=\"inlineStr\"><{prefix}is><{prefix}t xml:space=\"preserve\">{}</{prefix}t></{prefix}is></{prefix}c>",
                escaped(text)
            )
        };
        match (put, self.looks.styles.shown(index)) {
            (Put::Blank, _) => format!("{begin}/>"),
            (Put::Text(words), _) => text(words),
            (Put::Percent(percent), Shown::Percent) => number(hundredth(*percent)),
            (Put::Number(value) | Put::Percent(value), _) => number(*value),
            (Put::Date(day), Shown::Date) => number(self.looks.serial(*day)),
            (Put::Date(day), _) => text(&day.format("%d/%m/%Y").to_string()),
        }
    }
}

impl Looks {
    /// A day as spreadsheets count it.
    fn serial(&self, day: NaiveDate) -> f64 {
        let base = match self.epoch {
            Epoch::Y1900 => NaiveDate::from_ymd_opt(1899, 12, 30),
            Epoch::Y1904 => NaiveDate::from_ymd_opt(1904, 1, 1),
        };
        let days = base.map_or(0, |base| (day - base).num_days());
        i32::try_from(days).map_or(0.0, f64::from)
    }
}

/// A percentage as a fraction, without the binary dust of a division.
fn hundredth(percent: f64) -> f64 {
    (percent * 1e8).round() / 1e10
}

/// Text as XML holds it; characters XML cannot hold are left out.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\t' | '\n' => out.push(letter),
            letter if letter < ' ' || matches!(letter, '\u{FFFE}' | '\u{FFFF}') => {}
            letter => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
mod tests;
