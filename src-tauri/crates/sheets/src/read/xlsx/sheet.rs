//! One worksheet, in a single pass: cells, hidden rows, merged ranges.

use super::Shared;
use super::styles::Styles;
use crate::read::builder::{Budget, SheetBuilder};
use crate::read::number_format::iso_date;
use crate::read::xml::{STRIKE, is_on, is_true, plain, push_entity, raw_attributes};
use crate::read::{ReadError, text};
use plan::book::{Cell, Origin, Sheet, Span, Value};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::{BTreeMap, HashMap};

/// The last row and column a spreadsheet has, zero-based.
const LAST: (u32, u32) = (1_048_575, 16_383);

/// Where the tokeniser stands inside a cell.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Inside {
    #[default]
    Nothing,
    /// The stored value, or a run of inline text.
    Value,
    Formula,
}

/// The cell being read.
#[derive(Default)]
struct Pending {
    row: u32,
    column: u32,
    style: usize,
    kind: Kind,
    value: String,
    formula: bool,
    /// Whether a run of its own text is struck through.
    is_struck: bool,
}

/// The stored type of a cell.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Kind {
    #[default]
    Number,
    Shared,
    Text,
    Bool,
    Error,
    Date,
}

struct SheetReader<'a> {
    shared: &'a Shared,
    builder: SheetBuilder,
    styles: StyleCount,
    /// The place the next row or cell has where it does not say.
    next: (u32, u32),
    cell: Pending,
    inside: Inside,
    /// Phonetic hints are no text.
    in_hint: bool,
}

/// Reads a worksheet part.
pub(super) fn read(
    part: &[u8],
    name: &str,
    hidden: bool,
    shared: &Shared,
    budget: &mut Budget,
) -> Result<Sheet, ReadError> {
    let mut sheet = SheetReader {
        shared,
        builder: SheetBuilder::new(name, hidden),
        styles: StyleCount::default(),
        next: (0, 0),
        cell: Pending::default(),
        inside: Inside::Nothing,
        in_hint: false,
    };
    let mut reader = Reader::from_reader(part);
    loop {
        match reader.read_event().map_err(|_| ReadError::Damaged)? {
            Event::Start(element) => sheet.start(&element),
            Event::Empty(element) => sheet.empty(&element),
            Event::End(element) => sheet.end(element.local_name().as_ref(), budget)?,
            Event::Text(piece) if sheet.inside == Inside::Value => {
                sheet.cell.value.push_str(&piece.xml10_content());
            }
            Event::CData(piece) if sheet.inside == Inside::Value => {
                sheet.cell.value.push_str(&piece.xml10_content());
            }
            Event::GeneralRef(entity) if sheet.inside == Inside::Value => {
                push_entity(&mut sheet.cell.value, &entity);
            }
            Event::Eof => {
                let fonts = sheet.styles.fonts(&shared.styles);
                return Ok(sheet.builder.with_fonts(fonts).finish());
            }
            _ => {}
        }
    }
}

/// How many texts of each column are in which style. Text of before Unicode is known by its font.
#[derive(Default)]
struct StyleCount(HashMap<(u32, usize), usize>);

impl StyleCount {
    fn note(&mut self, column: u32, style: usize) {
        *self.0.entry((column, style)).or_default() += 1;
    }

    /// The font most texts of each column are in; of equals the first by name.
    fn fonts(&self, styles: &Styles) -> BTreeMap<u32, String> {
        let mut counts: BTreeMap<u32, BTreeMap<&str, usize>> = BTreeMap::new();
        for ((column, style), texts) in &self.0 {
            if let Some(font) = styles.font(*style) {
                *counts.entry(*column).or_default().entry(font).or_default() += texts;
            }
        }
        let most = |fonts: BTreeMap<&str, usize>| {
            let most = fonts.into_iter().rev().max_by_key(|(_, texts)| *texts);
            most.map(|(font, _)| font.to_owned())
        };
        counts
            .into_iter()
            .filter_map(|(column, fonts)| Some((column, most(fonts)?)))
            .collect()
    }
}

impl SheetReader<'_> {
    fn start(&mut self, element: &BytesStart<'_>) {
        match element.local_name().as_ref() {
            "c" => self.start_cell(element),
            "v" => self.inside = Inside::Value,
            "t" if !self.in_hint => self.inside = Inside::Value,
            "f" => {
                self.cell.formula = true;
                self.inside = Inside::Formula;
            }
            "row" => self.start_row(element),
            "rPh" => self.in_hint = true,
            "mergeCell" => self.merge(element),
            _ => {}
        }
    }

    fn empty(&mut self, element: &BytesStart<'_>) {
        match element.local_name().as_ref() {
            // A cell without a value: only its place counts.
            "c" => {
                self.start_cell(element);
                self.next.1 = self.cell.column + 1;
            }
            "f" => self.cell.formula = true,
            STRIKE => self.cell.is_struck |= is_on(element),
            "row" => {
                self.start_row(element);
                self.end_row();
            }
            "mergeCell" => self.merge(element),
            _ => {}
        }
    }

    fn end(&mut self, name: &str, budget: &mut Budget) -> Result<(), ReadError> {
        match name {
            "c" => self.end_cell(budget)?,
            "v" | "t" | "f" => self.inside = Inside::Nothing,
            "row" => self.end_row(),
            "rPh" => self.in_hint = false,
            _ => {}
        }
        Ok(())
    }

    fn start_row(&mut self, element: &BytesStart<'_>) {
        for (key, value) in raw_attributes(element) {
            match key {
                "r" => {
                    let row = value.parse::<u32>().ok().and_then(|row| row.checked_sub(1));
                    self.next.0 = row.unwrap_or(self.next.0);
                }
                "hidden" if is_true(value) => self.builder.hide_row(self.next.0),
                _ => {}
            }
        }
        self.next.1 = 0;
    }

    fn end_row(&mut self) {
        self.next = (self.next.0.saturating_add(1), 0);
    }

    fn start_cell(&mut self, element: &BytesStart<'_>) {
        self.cell.value.clear();
        (self.cell.formula, self.cell.is_struck) = (false, false);
        (self.cell.row, self.cell.column) = self.next;
        (self.cell.style, self.cell.kind) = (0, Kind::Number);
        for (key, value) in raw_attributes(element) {
            match key {
                "r" => (self.cell.row, self.cell.column) = place(value).unwrap_or(self.next),
                "s" => self.cell.style = value.parse().unwrap_or(0),
                "t" => self.cell.kind = Kind::of(value),
                _ => {}
            }
        }
    }

    fn end_cell(&mut self, budget: &mut Budget) -> Result<(), ReadError> {
        let (row, column) = (self.cell.row, self.cell.column);
        self.next.1 = column.saturating_add(1);
        if row > LAST.0 || column > LAST.1 {
            return Ok(());
        }
        let origin = self.origin();
        let value = match origin {
            Origin::Uncalculated => Some(Value::Text(String::new())),
            _ => self.value(),
        };
        let Some(value) = value else { return Ok(()) };
        if matches!(value, Value::Text(_)) {
            self.styles.note(column, self.cell.style);
        }
        if self.is_struck() {
            self.builder.strike(row, column);
        }
        self.builder
            .cell(row, column, Cell { value, origin }, budget)
    }

    fn origin(&self) -> Origin {
        let stored = self.cell.value.trim();
        match self.cell.formula {
            false => Origin::Typed,
            true if stored.is_empty() && self.cell.kind != Kind::Text => Origin::Uncalculated,
            // Tools that do not calculate store 0 and ask for it on loading.
            true if stored == "0" && self.shared.calculates_on_load => Origin::Uncalculated,
            true => Origin::Formula,
        }
    }

    /// Whether the cell, or a part of its text, is struck through.
    fn is_struck(&self) -> bool {
        let shared = || self.cell.value.trim().parse().ok();
        self.cell.is_struck
            || self.shared.styles.is_struck(self.cell.style)
            || (self.cell.kind == Kind::Shared
                && self.shared.strings.has_struck()
                && shared().is_some_and(|at| self.shared.strings.is_struck(at)))
    }

    fn value(&self) -> Option<Value> {
        let stored = self.cell.value.as_str();
        match self.cell.kind {
            Kind::Shared => self
                .shared
                .strings
                .get(stored.trim().parse::<usize>().ok()?)
                .cloned()
                .map(Value::Text),
            Kind::Text => Some(Value::Text(text::of_cell(&text::unescape(stored)))),
            Kind::Bool => Some(Value::Bool(is_true(stored.trim()))),
            Kind::Error => Some(Value::Error(stored.trim().to_owned())),
            Kind::Date => {
                Some(iso_date(stored).map_or_else(|| Value::Text(stored.to_owned()), Value::Date))
            }
            Kind::Number if stored.is_empty() => None,
            Kind::Number => match stored.trim().parse::<f64>() {
                Ok(number) if number.is_finite() => {
                    let shown = self.shared.styles.shown(self.cell.style);
                    Some(shown.value(number, self.shared.epoch))
                }
                _ => Some(Value::Text(text::of_cell(stored))),
            },
        }
    }

    fn merge(&mut self, element: &BytesStart<'_>) {
        let range = raw_attributes(element)
            .find(|(key, _)| *key == "ref")
            .map(|(_, value)| plain(value));
        let Some(range) = range else { return };
        let (first, last) = range.split_once(':').unwrap_or((&range, &range));
        if let (Some((top, left)), Some((bottom, right))) = (place(first), place(last)) {
            self.builder.merge(Span {
                top,
                left,
                bottom,
                right,
            });
        }
    }
}

impl Kind {
    fn of(word: &str) -> Kind {
        match word {
            "s" => Kind::Shared,
            "str" | "inlineStr" | "is" => Kind::Text,
            "b" => Kind::Bool,
            "e" => Kind::Error,
            "d" => Kind::Date,
            _ => Kind::Number,
        }
    }
}

/// The zero-based row and column of a cell's name, "B12".
pub(crate) fn place(name: &str) -> Option<(u32, u32)> {
    let (mut column, mut row) = (0u32, 0u32);
    for byte in name.bytes() {
        match byte.to_ascii_uppercase() {
            letter @ b'A'..=b'Z' if row == 0 => column = shifted(column, 26, letter - b'A' + 1)?,
            digit @ b'0'..=b'9' => row = shifted(row, 10, digit - b'0')?,
            b'$' => {}
            _ => return None,
        }
    }
    Some((row.checked_sub(1)?, column.checked_sub(1)?))
}

/// A number with one more digit at its end; `None` where it grows too large.
fn shifted(number: u32, base: u32, digit: u8) -> Option<u32> {
    number.checked_mul(base)?.checked_add(u32::from(digit))
}

#[cfg(test)]
mod tests {
    use super::place;

    #[test]
    fn places_are_read_from_names() {
        for (name, found) in [
            ("A1", Some((0, 0))),
            ("XFD1048576", Some((1_048_575, 16_383))),
            ("$B$12", Some((11, 1))),
            ("A0", None),
            ("12", None),
            ("AAAAAAAAA99999999999", None),
        ] {
            assert_eq!(place(name), found, "{name}");
        }
    }
}
