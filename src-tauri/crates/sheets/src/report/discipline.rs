//! Appendix V: who reported when.

use super::shown::{Field, Line};
use super::{Lined, column};
use crate::page::{Align, PageCell, PageRow, RowKind, Table};
use crate::wording::timeliness_words;
use chrono::NaiveDateTime;
use plan::consolidation::{DisciplineLine, Return};
use plan::obligation::Timeliness;
use words::report::column as heading;
use words::report::phrase;

/// What the columns show.
pub(super) const FIELDS: [Field; 8] = [
    Field::Place,
    Field::Units,
    Field::Document,
    Field::ReportDue,
    Field::ReceivedAt,
    Field::Timeliness,
    Field::Supplements,
    Field::ByHand,
];

/// The table.
pub(super) fn table(content: &Return) -> Lined {
    let columns = vec![
        column(heading::number(), 4.5, Align::Center),
        column(heading::unit(), 30.0, Align::Left),
        column(heading::document(), 17.0, Align::Left),
        column(heading::report_due(), 16.0, Align::Center),
        column(heading::received(), 16.0, Align::Center),
        column(heading::timeliness(), 12.0, Align::Center),
        column(heading::supplements(), 8.0, Align::Center),
        column(heading::reminders(), 7.0, Align::Center),
        column(heading::note(), 7.5, Align::Left),
    ];
    let rows = content
        .discipline
        .iter()
        .enumerate()
        .map(|(at, line)| row(at + 1, line));
    let table = Table {
        heading: None,
        columns,
        rows: rows.collect(),
    };
    let lines = (0..content.discipline.len()).map(Line::Discipline);
    (table, lines.collect())
}

fn row(number: usize, line: &DisciplineLine) -> PageRow {
    let record = &line.record;
    let shown = |at: NaiveDateTime| at.format("%H:%M %d/%m/%Y").to_string();
    let cells = vec![
        PageCell::count(number),
        PageCell::Text(line.unit_name.clone()),
        PageCell::Text(record.document.clone()),
        PageCell::Text(shown(record.due)),
        PageCell::Text(record.received.map(shown).unwrap_or_default()),
        PageCell::Text(timeliness_words(record.timeliness)),
        times(record.supplements),
        times(record.reminders),
        note(record.lacks_figures),
    ];
    PageRow {
        kind: RowKind::Item,
        cells,
    }
}

/// What is to be said of a unit whose report brought no numbers.
fn note(lacks_figures: bool) -> PageCell {
    match lacks_figures {
        true => PageCell::Text(phrase::lacks_figures().to_owned()),
        false => PageCell::Blank,
    }
}

/// How often something happened; blank where it never did.
fn times(count: u32) -> PageCell {
    match count {
        0 => PageCell::Blank,
        _ => PageCell::Number {
            value: f64::from(count),
            decimals: 0,
        },
    }
}

/// "Đúng hạn 15, trễ 3, chưa gửi 2 trên tổng số 20 đơn vị."
pub(super) fn counts(content: &Return) -> String {
    let count = |wanted: fn(Timeliness) -> bool| {
        content
            .discipline
            .iter()
            .filter(|line| wanted(line.record.timeliness))
            .count()
    };
    phrase::on_time_count(
        count(|of| of == Timeliness::OnTime),
        count(|of| matches!(of, Timeliness::LateSameDay | Timeliness::Late { .. })),
        count(|of| matches!(of, Timeliness::NotSent | Timeliness::Never)),
        content.discipline.len(),
    )
}
