//! Đánh giá đơn vị: what biểu dương and phê bình rest on. Below each unit stand the assignments
//! its figures count, each marked in the columns it counts in.

use super::shown::{Field, Line};
use super::{Lined, beginning, column};
use crate::page::{Align, Column, PageCell, PageRow, RowKind, Table};
use crate::wording::status_words;
use plan::consolidation::{Count, EvaluationLine, Reporting, Return, UnitLine};
use words::report::column as heading;
use words::report::evaluation as said;

/// How many columns tell of reporting.
const REPORTING: usize = 5;

/// What the columns show.
pub(super) fn fields() -> Vec<Field> {
    let mut fields = vec![Field::Place, Field::Units, Field::Figure(0)];
    fields.extend((1..=Count::ALL.len()).map(Field::Figure));
    fields.extend((0..REPORTING).map(|_| Field::Reporting));
    fields.push(Field::ByHand);
    fields
}

/// The table.
pub(super) fn table(content: &Return) -> Lined {
    let mut rows = Vec::new();
    let mut lines = Vec::new();
    for (at, line) in content.evaluation.iter().flatten().enumerate() {
        rows.push(unit_row(at + 1, line));
        lines.push(Line::Evaluated(at));
        for place in &line.listed {
            if let Some(listed) = content.units.get(*place) {
                rows.push(listed_row(listed));
                lines.push(Line::Listed(*place));
            }
        }
    }
    let table = Table {
        heading: None,
        columns: columns(),
        rows,
    };
    (table, lines)
}

fn columns() -> Vec<Column> {
    let under = |parent: &str, heading: &str| Column {
        parent: Some(parent.to_owned()),
        ..column(heading, 6.8, Align::Center)
    };
    let mut columns = vec![
        column(heading::number(), 4.5, Align::Center),
        column(said::unit_and_task(), 31.0, Align::Left),
    ];
    let work = [
        said::leads(),
        heading::done_in_time(),
        heading::done_late(),
        heading::overdue(),
        said::not_updated(),
    ];
    columns.extend(work.map(|heading| under(said::work(), heading)));
    let reports = [
        said::owed(),
        said::on_time(),
        said::late(),
        said::missing(),
        said::reminders(),
    ];
    columns.extend(reports.map(|heading| under(said::reporting(), heading)));
    columns.push(column(said::proposal(), 14.5, Align::Left));
    columns
}

fn unit_row(number: usize, line: &EvaluationLine) -> PageRow {
    let mut cells = vec![
        PageCell::count(number),
        PageCell::Text(line.unit_name.clone()),
        times(line.leads),
    ];
    cells.extend(line.counts.map(times));
    cells.extend(reports(line.reporting));
    cells.push(PageCell::Blank);
    PageRow {
        kind: RowKind::Total,
        cells,
    }
}

/// A unit that owes no reports has none, which is not the same as zero.
fn reports(reporting: Option<Reporting>) -> [PageCell; REPORTING] {
    match reporting {
        None => Default::default(),
        Some(of) => [of.owed, of.on_time, of.late, of.missing, of.reminders].map(times),
    }
}

fn listed_row(line: &UnitLine) -> PageRow {
    let number = &line.number;
    let what = said::task(number, beginning(&line.content));
    let status = line.status.map(status_words).unwrap_or_default();
    let mut cells = vec![
        PageCell::Blank,
        PageCell::Text(format!("{what}\n{status}")),
        times(1),
    ];
    cells.extend(Count::ALL.map(|count| match count.counts(line) {
        true => times(1),
        false => PageCell::Blank,
    }));
    PageRow {
        kind: RowKind::Item,
        cells,
    }
}

fn times(count: u32) -> PageCell {
    PageCell::Number {
        value: f64::from(count),
        decimals: 0,
    }
}
