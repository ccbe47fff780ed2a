//! Appendix IV: communes by indicators. Indicators that do not fit beside each other follow in
//! further tables, each on paper of its own.

use super::indicators::{amount_cell, rate_cell};
use super::shown::{Field, Line};
use super::{Lined, column};
use crate::page::{Align, Column, PageCell, PageRow, RowKind, Table};
use crate::wording::yes_no_words;
use plan::consolidation::{CommuneColumn, CommuneNumbers, CommuneRow, Communes};
use plan::indicator::{Kind, Numbers, Rate};
use words::report::column as heading;
use words::report::indicator as phrase;

/// Columns of numbers beside each other, at most; each as wide as a grouped number.
const BESIDE: usize = 12;
const WIDTH: f64 = 7.4;

/// A heading of its own over a column of numbers has room for about so many letters on each of
/// the sheet's columns it covers, at most so many: a long name over a column as narrow as its
/// numbers would fill the paper.
const LETTERS: usize = 36;
const COVERED: u16 = 3;

/// What a column of numbers holds of its indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Numerator,
    Denominator,
    /// The rate of a ratio, else the value.
    Result,
}

/// The parts of an indicator, from the left.
fn parts(column: &CommuneColumn) -> &'static [Part] {
    match column.indicator.kind {
        Kind::Ratio => &[Part::Numerator, Part::Denominator, Part::Result],
        Kind::Count | Kind::YesNo | Kind::Score => &[Part::Result],
    }
}

/// What the columns show; indicators are counted from the table's first.
pub(super) fn fields() -> Vec<Field> {
    let numbers = (0..BESIDE).map(Field::CommuneNumber);
    [Field::Place, Field::Units]
        .into_iter()
        .chain(numbers)
        .collect()
}

/// What a column of numbers on sheet IV holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CommuneNumber {
    /// The indicator, by its place among [`Communes::columns`].
    pub indicator: usize,
    /// Whether it is the numerator or the denominator of a ratio.
    pub numerator: Option<bool>,
    /// Whether it is the rate of a ratio.
    pub is_rate: bool,
}

/// What stands in a column of numbers of the table that begins with indicator `first`.
pub fn commune_number(content: &Communes, first: usize, column: usize) -> Option<CommuneNumber> {
    let columns = content.columns.get(first..)?;
    let numbers = columns.iter().enumerate().flat_map(|(at, column)| {
        let ratio = column.indicator.kind == Kind::Ratio;
        parts(column).iter().map(move |part| CommuneNumber {
            indicator: first + at,
            numerator: (*part != Part::Result).then_some(*part == Part::Numerator),
            is_rate: ratio && *part == Part::Result,
        })
    });
    numbers.take(BESIDE).nth(column)
}

/// The tables.
pub(super) fn tables(content: &Communes) -> Vec<Lined> {
    let mut tables = Vec::new();
    let mut first = 0;
    while first < content.columns.len() {
        let count = beside(&content.columns[first..]);
        tables.push(table(content, first, count));
        first += count;
    }
    tables
}

/// How many indicators fit beside each other, at least one.
fn beside(columns: &[CommuneColumn]) -> usize {
    let mut used = 0;
    let fits = columns.iter().take_while(|column| {
        let covered = headings(column).into_iter().map(|one| one.covers);
        used += covered.map(usize::from).sum::<usize>();
        used <= BESIDE
    });
    fits.count().max(1)
}

fn table(content: &Communes, first: usize, count: usize) -> Lined {
    let held = &content.columns[first..first + count];
    let mut columns = vec![
        column(heading::number(), 4.0, Align::Center),
        column(heading::unit(), 22.0, Align::Left),
    ];
    columns.extend(held.iter().flat_map(headings));
    let numbered = content.rows.iter().zip(1..);
    let mut rows: Vec<PageRow> = numbered
        .map(|(row, number)| commune(row, number, held, first))
        .collect();
    let mut lines: Vec<Line> = (0..content.rows.len())
        .map(|at| Line::Commune { at, first })
        .collect();
    rows.push(total(held));
    rows.push(coverage(held));
    lines.extend([Line::CommuneSum { first }, Line::CommuneCoverage { first }]);
    let table = Table {
        heading: None,
        columns,
        rows,
    };
    (table, lines)
}

fn headings(of: &CommuneColumn) -> Vec<Column> {
    let indicator = &of.indicator;
    if indicator.kind != Kind::Ratio {
        let name = phrase::with_unit(&indicator.name, &indicator.unit_of_count);
        let name = match indicator.unit_of_count.as_str() {
            "" => indicator.name.clone(),
            _ => name,
        };
        let covers = name.chars().count().div_ceil(LETTERS);
        let covers = u16::try_from(covers).unwrap_or(COVERED).clamp(1, COVERED);
        return vec![Column {
            covers,
            ..column(&name, f64::from(covers) * WIDTH, Align::Right)
        }];
    }
    [phrase::numerator(), phrase::denominator(), phrase::rate()]
        .into_iter()
        .map(|part| Column {
            parent: Some(indicator.name.clone()),
            ..column(part, WIDTH, Align::Right)
        })
        .collect()
}

fn commune(row: &CommuneRow, number: usize, held: &[CommuneColumn], first: usize) -> PageRow {
    let mut cells = vec![
        PageCell::count(number),
        PageCell::Text(row.unit_name.clone()),
    ];
    for (at, column) in held.iter().enumerate() {
        let known = row.numbers.get(first + at).and_then(Option::as_ref);
        let own =
            |part: &Part| known.map_or(PageCell::Blank, |known| own_cell(column, known, *part));
        cells.extend(parts(column).iter().map(own));
    }
    PageRow {
        kind: RowKind::Item,
        cells,
    }
}

fn own_cell(column: &CommuneColumn, known: &CommuneNumbers, part: Part) -> PageCell {
    match (column.indicator.kind, part, known.numbers.value) {
        (Kind::YesNo, Part::Result, Some(value)) => PageCell::Text(yes_no_words(value).to_owned()),
        _ => cell(column.indicator.kind, &known.numbers, known.rate, part),
    }
}

fn cell(kind: Kind, numbers: &Numbers, rate: Option<Rate>, part: Part) -> PageCell {
    let amount = |of: Option<_>| of.map_or(PageCell::Blank, amount_cell);
    match part {
        Part::Numerator => amount(numbers.numerator),
        Part::Denominator => amount(numbers.denominator),
        Part::Result if kind == Kind::Ratio => rate.map_or(PageCell::Blank, rate_cell),
        Part::Result => amount(numbers.value),
    }
}

fn total(held: &[CommuneColumn]) -> PageRow {
    let mut cells = vec![
        PageCell::Blank,
        PageCell::Text(words::report::phrase::sum().to_owned()),
    ];
    for column in held {
        let (total, kind) = (&column.total, column.indicator.kind);
        cells.extend(parts(column).iter().map(|part| {
            match (kind, total.numbers.numerator, total.numbers.denominator) {
                // How many said yes.
                (Kind::YesNo, Some(yes), Some(all)) => PageCell::Text(phrase::of(yes, all)),
                _ => cell(kind, &total.numbers, total.rate, *part),
            }
        }));
    }
    PageRow {
        kind: RowKind::Total,
        cells,
    }
}

/// How many communes the sums are made of.
fn coverage(held: &[CommuneColumn]) -> PageRow {
    let mut cells = vec![
        PageCell::Blank,
        PageCell::Text(phrase::communes_with_numbers().to_owned()),
    ];
    for column in held {
        let of = phrase::of(column.total.covered, column.total.expected);
        let parts = parts(column);
        cells.extend(parts.iter().skip(1).map(|_| PageCell::Blank));
        cells.push(PageCell::Text(of));
    }
    PageRow {
        kind: RowKind::Item,
        cells,
    }
}
