//! Appendix II: every unit with its tasks.

use super::shown::{Field, Line};
use super::{Lined, beginning, column};
use crate::page::{Align, PageCell, PageRow, RowKind, Table};
use crate::wording::{role_words, status_words};
use plan::consolidation::{Return, UnitLine};
use words::report::column as heading;

/// What the columns show.
pub(super) const FIELDS: [Field; 9] = [
    Field::Number,
    Field::Content,
    Field::Role,
    Field::Until,
    Field::Status,
    Field::Percent,
    Field::Result,
    Field::Product,
    Field::Received,
];

/// The table: a group row per unit, its assignments below.
pub(super) fn table(content: &Return) -> Lined {
    let columns = vec![
        column(heading::number(), 4.5, Align::Center),
        column(heading::task(), 38.0, Align::Left),
        column(heading::role(), 8.0, Align::Center),
        column(heading::due(), 10.5, Align::Center),
        column(heading::status(), 14.0, Align::Left),
        column(heading::percent(), 6.0, Align::Center),
        column(heading::result(), 33.0, Align::Left),
        column(heading::product(), 14.5, Align::Left),
        column(heading::received(), 10.5, Align::Center),
    ];
    let mut rows = Vec::new();
    let mut lines = Vec::new();
    let mut unit = "";
    for (at, line) in content.units.iter().enumerate() {
        if line.unit_name != unit {
            unit = &line.unit_name;
            rows.push(PageRow {
                kind: RowKind::Group,
                cells: vec![PageCell::Text(unit.to_owned())],
            });
            lines.push(Line::Heading);
        }
        rows.push(row(line));
        lines.push(Line::Unit(at));
    }
    let table = Table {
        heading: None,
        columns,
        rows,
    };
    (table, lines)
}

fn row(line: &UnitLine) -> PageRow {
    let status = line.status.map(status_words).unwrap_or_default();
    let cells = vec![
        PageCell::Text(line.number.to_string()),
        PageCell::Text(beginning(&line.content)),
        PageCell::Text(role_words(line.role).to_owned()),
        line.until.map_or(PageCell::Blank, PageCell::Date),
        PageCell::Text(status),
        line.percent.map_or(PageCell::Blank, |percent| {
            PageCell::Percent(percent.value())
        }),
        PageCell::Text(line.result.clone()),
        PageCell::Text(line.product.clone()),
        line.received.map_or(PageCell::Blank, PageCell::Date),
    ];
    PageRow {
        kind: RowKind::Item,
        cells,
    }
}
