//! Tổng hợp: both countings, group by group, rows and columns adding up.

use super::shown::{Counting, Field, Line};
use super::{Lined, column};
use crate::page::{Align, Column, PageCell, PageRow, RowKind, Table};
use plan::consolidation::{Bucket, Return, SummaryRow};
use words::report::column as heading;
use words::report::phrase;

/// The two tables: counting tasks, counting lead assignments.
pub(super) fn tables(content: &Return) -> Vec<Lined> {
    vec![
        table(
            phrase::tasks_table(),
            &content.summary.tasks,
            Counting::Tasks,
        ),
        table(
            phrase::assignments_table(),
            &content.summary.assignments,
            Counting::Assignments,
        ),
    ]
}

/// What the columns show.
pub(super) fn fields() -> Vec<Field> {
    let mut fields = vec![Field::GroupName, Field::GroupName];
    fields.extend((0..=Bucket::ALL.len()).map(Field::Count));
    fields.push(Field::Completion);
    fields
}

fn table(title: &str, rows: &[SummaryRow], counting: Counting) -> Lined {
    let mut printed: Vec<PageRow> = rows.iter().map(|row| line(row, RowKind::Item)).collect();
    printed.push(line(&SummaryRow::sum(rows), RowKind::Total));
    let table = Table {
        heading: Some(title.to_owned()),
        columns: columns(),
        rows: printed,
    };
    let groups = (0..rows.len()).map(|at| Line::Group(counting, at));
    (table, groups.chain([Line::Sum(counting)]).collect())
}

fn columns() -> Vec<Column> {
    let mut columns = vec![
        column(heading::number(), 5.0, Align::Center),
        column(heading::group(), 27.0, Align::Left),
        column(heading::total(), 6.0, Align::Center),
    ];
    columns.extend(Bucket::ALL.iter().map(|bucket| {
        let parent = matches!(
            bucket,
            Bucket::StandingUpdated | Bucket::StandingNotUpdated | Bucket::StandingWaived
        );
        let column = column(bucket_heading(*bucket), 6.5, Align::Center);
        Column {
            parent: parent.then(|| heading::standing().to_owned()),
            ..column
        }
    }));
    columns.push(column(heading::completion(), 8.0, Align::Center));
    columns
}

fn bucket_heading(bucket: Bucket) -> &'static str {
    match bucket {
        Bucket::DoneInTime => heading::done_in_time(),
        Bucket::DoneLate => heading::done_late(),
        Bucket::InTime => heading::in_time(),
        Bucket::Overdue => heading::overdue(),
        Bucket::StandingUpdated => heading::standing_updated(),
        Bucket::StandingNotUpdated => heading::standing_not_updated(),
        Bucket::StandingWaived => heading::standing_waived(),
        Bucket::Waiting => heading::waiting(),
        Bucket::NotOpen => heading::not_open(),
        Bucket::Undated => heading::undated(),
        Bucket::Stopped => heading::stopped(),
    }
}

fn line(row: &SummaryRow, kind: RowKind) -> PageRow {
    let total = row.total();
    let title = if kind == RowKind::Total {
        phrase::sum()
    } else {
        row.title.as_str()
    };
    let count = |count: u32| PageCell::Number {
        value: f64::from(count),
        decimals: 0,
    };
    let mut cells = vec![
        PageCell::Text(row.numeral.clone()),
        PageCell::Text(title.to_owned()),
        count(total),
    ];
    cells.extend(Bucket::ALL.iter().map(|bucket| count(row.count(*bucket))));
    cells.push(row.done_rate().map_or(PageCell::Blank, PageCell::Percent));
    PageRow { kind, cells }
}
