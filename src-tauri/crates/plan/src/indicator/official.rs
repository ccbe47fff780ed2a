//! Official numbers: a table of units × numbers as a branch or the province sends it
//! (`domain.md` §7). Matched by unit; what means no unit or is no number is remarked and left out.

use super::{Amount, Indicator, Kind, MeasureKey, Numbers, contradictions};
use crate::book::{Book, Cell, Row, Sheet, Value, cell_name};
use crate::remark::{Place, Remark, RemarkCode};
use crate::text::{clean, match_key};
use crate::unit::{Directory, UnitId};
use std::collections::BTreeSet;

/// A table that was read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OfficialNumbers {
    /// The numbers in reading order.
    pub rows: Vec<OfficialRow>,
    /// What was noticed.
    pub remarks: Vec<Remark>,
}

/// One number of one unit.
#[derive(Clone, Debug, PartialEq)]
pub struct OfficialRow {
    /// The indicator and the unit.
    pub key: MeasureKey,
    /// The numbers.
    pub numbers: Numbers,
    /// As written.
    pub text: String,
    /// Where they stand.
    pub place: Place,
}

/// Which of an indicator's numbers a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Numerator,
    Denominator,
    /// One number, or a ratio written into one cell.
    Whole,
}

/// Words a heading of numbers holds, folded when compared; the first that is found decides.
const PARTS: [(Part, &[&str]); 3] = [
    (Part::Numerator, &["tử số"]),
    (
        Part::Denominator,
        &["mẫu số", "tổng số", "phải thực hiện", "số giao"],
    ),
    (
        Part::Whole,
        &[
            "kết quả",
            "giá trị",
            "số liệu",
            "tỷ lệ",
            "tỉ lệ",
            "số lượng",
            "điểm",
            "xếp hạng",
        ],
    ),
];
/// Words that head the column of units.
const UNIT: [&str; 5] = ["đơn vị", "xã, phường", "phường, xã", "địa phương", "tên xã"];
/// Begin a row of sums, which is nobody's number.
const SUMS: [&str; 4] = ["tổng", "cộng", "toàn", "chung"];
/// How far down a header is looked for.
const SEARCH_DEPTH: usize = 50;

/// A column of numbers.
struct Column<'a> {
    at: u32,
    indicator: &'a Indicator,
    part: Part,
}

/// A table that was found.
struct Table<'a> {
    sheet: &'a Sheet,
    unit: u32,
    columns: Vec<Column<'a>>,
    rows: &'a [Row],
}

impl OfficialNumbers {
    /// Reads the first table whose header names units and numbers: columns headed by indicators'
    /// codes or names, or, where `indicators` is a single one, by "tử số", "mẫu số", "kết quả".
    /// `None` where there is none.
    pub fn read(
        book: &Book,
        directory: &Directory,
        indicators: &[Indicator],
    ) -> Option<OfficialNumbers> {
        let visible = book.sheets.iter().filter(|sheet| !sheet.hidden);
        let table = visible
            .filter_map(|sheet| Table::find(sheet, indicators))
            .next()?;
        let mut read = OfficialNumbers::default();
        let mut seen: BTreeSet<UnitId> = BTreeSet::new();
        for row in table.rows {
            table.read_row(row, directory, &mut seen, &mut read);
        }
        Some(read)
    }
}

impl<'a> Table<'a> {
    fn find(sheet: &'a Sheet, indicators: &'a [Indicator]) -> Option<Table<'a>> {
        let rows = sheet.rows.iter().enumerate().take(SEARCH_DEPTH);
        for (at, row) in rows {
            let Some(unit) = unit_column(row) else {
                continue;
            };
            let below = sheet.rows.get(at + 1);
            let named = named_columns(row, unit, indicators, below);
            let columns = match indicators {
                [only] if named.0.is_empty() => (part_columns(row, unit, only), false),
                _ => named,
            };
            if !columns.0.is_empty() {
                return Some(Table {
                    sheet,
                    unit,
                    rows: &sheet.rows[at + 1 + usize::from(columns.1)..],
                    columns: columns.0,
                });
            }
        }
        None
    }

    fn read_row(
        &self,
        row: &Row,
        directory: &Directory,
        seen: &mut BTreeSet<UnitId>,
        read: &mut OfficialNumbers,
    ) {
        let name = row
            .cell(self.unit)
            .map(|cell| clean(&cell.shown()))
            .unwrap_or_default();
        let has_numbers = self
            .columns
            .iter()
            .any(|column| row.cell(column.at).is_some());
        if name.is_empty() || !has_numbers {
            return;
        }
        let mut remark = |code| {
            let place = self.place(row, self.unit);
            read.remarks.push(Remark { code, place });
        };
        let key = match_key(&name);
        let Some(unit) = directory.find(&name) else {
            let is_sum = SUMS.iter().any(|word| key.starts_with(&match_key(word)));
            remark(if is_sum {
                RemarkCode::RowSkipped { text: name }
            } else {
                RemarkCode::UnitUnresolved { text: name }
            });
            return;
        };
        if !seen.insert(unit.id) {
            remark(RemarkCode::UnitDoubled {
                unit: unit.name.clone(),
            });
            return;
        }
        let mut from = 0;
        while let Some(first) = self.columns.get(from) {
            let same = |column: &&Column<'_>| column.indicator.id == first.indicator.id;
            let of = self.columns[from..].iter().take_while(same).count();
            self.read_numbers(row, unit.id, &self.columns[from..from + of], read);
            from += of;
        }
    }

    /// The numbers of one indicator in a row.
    fn read_numbers(
        &self,
        row: &Row,
        unit: UnitId,
        columns: &[Column<'_>],
        read: &mut OfficialNumbers,
    ) {
        let Some(first) = columns.first() else { return };
        let indicator = first.indicator;
        let mut numbers = Numbers::default();
        let mut texts = Vec::new();
        for column in columns {
            let Some(cell) = row.cell(column.at) else {
                continue;
            };
            let shown = clean(&cell.shown());
            if says_nothing(&shown) {
                continue;
            }
            match numbers_of(cell, &shown) {
                Some(found) => put(&mut numbers, column.part, found),
                None => read.remarks.push(Remark {
                    code: RemarkCode::NumberUnclear { text: shown },
                    place: self.place(row, column.at),
                }),
            }
            texts.push(clean(&cell.shown()));
        }
        // A rate written beside both its numbers says nothing new.
        if numbers.counts(Kind::Ratio) {
            numbers.value = None;
        }
        if numbers.is_blank() {
            return;
        }
        let place = self.place(row, first.at);
        let codes = contradictions(indicator, &numbers, None);
        read.remarks.extend(codes.into_iter().map(|code| Remark {
            code,
            place: place.clone(),
        }));
        read.rows.push(OfficialRow {
            key: MeasureKey {
                indicator: indicator.id,
                unit,
            },
            numbers,
            text: texts.join(" | "),
            place,
        });
    }

    fn place(&self, row: &Row, column: u32) -> Place {
        Place {
            sheet: self.sheet.name.clone(),
            cell: cell_name(row.index, column),
        }
    }
}

/// The column headed as units; one headed "đơn vị tính" is none.
fn unit_column(row: &Row) -> Option<u32> {
    let heads = |(_, cell): &&(u32, Cell)| {
        let key = match_key(&cell.shown());
        let named = UNIT.iter().any(|word| key.contains(&match_key(word)));
        named && !key.contains(&match_key("đơn vị tính"))
    };
    row.cells.iter().find(heads).map(|(column, _)| *column)
}

/// The columns headed by an indicator each; where the row below heads parts of it, those. Whether
/// that row belongs to the header.
fn named_columns<'a>(
    row: &Row,
    unit: u32,
    indicators: &'a [Indicator],
    below: Option<&Row>,
) -> (Vec<Column<'a>>, bool) {
    let below = below.filter(|below| {
        let heads = |(column, cell): &(u32, Cell)| *column != unit && part_of(cell).is_some();
        below.cells.iter().any(heads)
    });
    let heads = row
        .cells
        .iter()
        .filter(|(column, cell)| *column != unit && !says_nothing(&cell.shown()));
    let heads: Vec<(u32, Option<&Indicator>)> = heads
        .map(|(column, cell)| (*column, indicator_of(&cell.shown(), indicators)))
        .collect();
    let mut columns = Vec::new();
    for (place, (at, indicator)) in heads.iter().enumerate() {
        let Some(indicator) = indicator else { continue };
        let end = heads.get(place + 1).map_or(u32::MAX, |(next, _)| *next);
        let parts = below.into_iter().flat_map(|below| &below.cells);
        let parts: Vec<(u32, Part)> = parts
            .filter(|(column, _)| (*at..end).contains(column))
            .filter_map(|(column, cell)| Some((*column, part_of(cell)?)))
            .collect();
        if parts.is_empty() {
            let part = Part::Whole;
            columns.push(Column {
                at: *at,
                indicator,
                part,
            });
        }
        columns.extend(parts.into_iter().map(|(at, part)| Column {
            at,
            indicator,
            part,
        }));
    }
    (columns, below.is_some())
}

/// The columns of numbers of the one indicator asked for.
fn part_columns<'a>(row: &Row, unit: u32, indicator: &'a Indicator) -> Vec<Column<'a>> {
    let cells = row.cells.iter().filter(|(column, _)| *column != unit);
    cells
        .filter_map(|(at, cell)| {
            let part = part_of(cell)?;
            Some(Column {
                at: *at,
                indicator,
                part,
            })
        })
        .collect()
}

/// The indicator a heading names by its code or by its name. A code alone in a cell may have
/// become a number: "8,1".
fn indicator_of<'a>(heading: &str, indicators: &'a [Indicator]) -> Option<&'a Indicator> {
    let key = match_key(heading);
    let named = |one: &&Indicator| {
        let code = match_key(&one.code);
        code == key || code == key.replace(',', ".") || match_key(&one.name) == key
    };
    indicators.iter().find(named)
}

fn part_of(cell: &Cell) -> Option<Part> {
    let key = match_key(&cell.shown());
    let holds = |words: &[&str]| words.iter().any(|word| key.contains(&match_key(word)));
    PARTS
        .iter()
        .find(|(_, words)| holds(words))
        .map(|(part, _)| *part)
}

fn numbers_of(cell: &Cell, shown: &str) -> Option<Numbers> {
    match cell.value {
        Value::Number(number) | Value::Percent(number) => {
            Amount::from_f64(number).map(Numbers::value)
        }
        _ => Numbers::read(shown),
    }
}

/// Puts what a cell said where its column belongs.
fn put(numbers: &mut Numbers, part: Part, found: Numbers) {
    match part {
        Part::Numerator => numbers.numerator = found.value,
        Part::Denominator => numbers.denominator = found.value,
        Part::Whole if found.value.is_none() => *numbers = found,
        Part::Whole => numbers.value = found.value,
    }
}

/// A dash, dots or nothing.
fn says_nothing(text: &str) -> bool {
    text.chars()
        .all(|c| c.is_whitespace() || "-–—.…".contains(c))
}
