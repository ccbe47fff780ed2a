//! Biểu đồ: each indicator period by period, as a small table and the chart drawn from it.

use super::indicators::{amount_cell, rate_cell};
use super::shown::{Field, Line};
use super::{Heading, Lined, column};
use crate::page::{Align, Chart, PageCell, PageRow, RowKind, Table};
use plan::consolidation::Return;
use plan::indicator::{Kind, Trend, TrendPoint};
use plan::period::visible;
use plan::unit::Level;
use words::report::chart as said;
use words::report::indicator as phrase;

/// What the columns show.
pub(super) const FIELDS: [Field; 4] = [
    Field::TrendPeriod,
    Field::TrendValue,
    Field::TrendTarget,
    Field::TrendCoverage,
];

/// The place of the value and of the target among the columns.
const VALUE: u16 = 1;
const TARGET: u16 = 2;

/// The tables, one for each trend.
pub(super) fn tables(content: &Return, names: &Heading) -> Vec<Lined> {
    let trends = content.trends.iter().enumerate();
    trends
        .map(|(at, trend)| {
            let rows = trend.points.iter().map(|point| row(trend, point));
            let table = Table {
                heading: Some(name(trend, names)),
                columns: columns(trend),
                rows: rows.collect(),
            };
            let lines = (0..trend.points.len()).map(|point| Line::Trend { at, point });
            (table, lines.collect())
        })
        .collect()
}

/// The charts beside them.
pub(super) fn charts(content: &Return, names: &Heading) -> Vec<Chart> {
    let trends = content.trends.iter();
    trends
        .map(|trend| Chart {
            title: name(trend, names),
            columns: VALUE,
            line: trend
                .points
                .iter()
                .any(|point| point.target.is_some())
                .then_some(TARGET),
            percent: is_rate(trend),
        })
        .collect()
}

fn columns(trend: &Trend) -> Vec<crate::page::Column> {
    let value = match is_rate(trend) {
        true => phrase::rate().to_owned(),
        false => said::value().to_owned(),
    };
    vec![
        column(said::period(), 12.0, Align::Left),
        column(&value, 9.5, Align::Right),
        column(phrase::target(), 9.5, Align::Right),
        column(said::coverage(), 10.0, Align::Center),
    ]
}

fn row(trend: &Trend, point: &TrendPoint) -> PageRow {
    let value = match (is_rate(trend), point.rate, point.numbers.value) {
        (true, Some(rate), _) => rate_cell(rate),
        (false, _, Some(value)) => amount_cell(value),
        _ => PageCell::Blank,
    };
    let cells = vec![
        PageCell::Text(visible::within_year(point.period)),
        value,
        point.target.map_or(PageCell::Blank, amount_cell),
        PageCell::Text(phrase::of(point.covered, point.expected)),
    ];
    PageRow {
        kind: RowKind::Item,
        cells,
    }
}

/// The indicator's name with its code, and the level where there are several.
fn name(trend: &Trend, names: &Heading) -> String {
    let indicator = &trend.indicator;
    let name = said::name(&indicator.code, &indicator.name);
    match trend.level {
        None => name,
        Some(Level::Town) => said::of_level(name, &names.town),
        Some(Level::Commune) => said::of_level(name, &names.commune),
    }
}

fn is_rate(trend: &Trend) -> bool {
    matches!(trend.indicator.kind, Kind::Ratio | Kind::YesNo)
}
