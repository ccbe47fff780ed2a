//! Appendix VI: overdue, due soon, not updated.

use super::shown::{Field, Line};
use super::{Lined, column};
use crate::page::{Align, PageCell, PageRow, RowKind, Table};
use crate::wording::status_words;
use plan::consolidation::{AttentionLine, Concern, Return};
use words::report::column as heading;
use words::report::phrase;

/// What the columns show.
pub(super) const FIELDS: [Field; 8] = [
    Field::Number,
    Field::Content,
    Field::Units,
    Field::Until,
    Field::Days,
    Field::Status,
    Field::ByHand,
    Field::ByHand,
];

/// The table: a group row per concern; cause and measure are left to be written by hand.
pub(super) fn table(content: &Return) -> Lined {
    let columns = vec![
        column(heading::number(), 4.5, Align::Center),
        column(heading::task(), 42.0, Align::Left),
        column(heading::unit(), 24.0, Align::Left),
        column(heading::due(), 10.5, Align::Center),
        column(heading::days(), 8.5, Align::Center),
        column(heading::status(), 13.5, Align::Left),
        column(heading::cause(), 13.0, Align::Left),
        column(heading::measure(), 14.0, Align::Left),
    ];
    let mut rows = Vec::new();
    let mut lines = Vec::new();
    let mut concern = None;
    for (at, line) in content.attention.iter().enumerate() {
        if concern != Some(line.concern) {
            concern = Some(line.concern);
            rows.push(PageRow {
                kind: RowKind::Group,
                cells: vec![PageCell::Text(concern_words(line.concern).to_owned())],
            });
            lines.push(Line::Heading);
        }
        rows.push(row(line));
        lines.push(Line::Attention(at));
    }
    if rows.is_empty() {
        rows.push(PageRow {
            kind: RowKind::Note,
            cells: vec![PageCell::Text(phrase::no_rows().to_owned())],
        });
        lines.push(Line::Heading);
    }
    let table = Table {
        heading: None,
        columns,
        rows,
    };
    (table, lines)
}

fn row(line: &AttentionLine) -> PageRow {
    let units = if line.unit_names.len() == line.leads && line.leads > 3 {
        phrase::all_units(line.leads)
    } else {
        line.unit_names.join(", ")
    };
    #[allow(clippy::cast_precision_loss)]
    let days = line
        .status
        .days()
        .map_or(PageCell::Blank, |days| PageCell::Number {
            value: days as f64,
            decimals: 0,
        });
    let cells = vec![
        PageCell::Text(line.number.to_string()),
        PageCell::Text(line.content.clone()),
        PageCell::Text(units),
        line.until.map_or(PageCell::Blank, PageCell::Date),
        days,
        PageCell::Text(status_words(line.status)),
        PageCell::Blank,
        PageCell::Blank,
    ];
    PageRow {
        kind: RowKind::Item,
        cells,
    }
}

fn concern_words(concern: Concern) -> &'static str {
    match concern {
        Concern::Overdue => phrase::overdue(),
        Concern::DueSoon => phrase::due_soon(),
        Concern::NotUpdated => phrase::not_updated(),
    }
}
