//! Appendix III: every indicator with its target, its sums and how it moved.

use super::shown::{Field, Line};
use super::{Heading, Lined, column};
use crate::page::{Align, Column, PageCell, PageRow, RowKind, Table};
use crate::wording::{numbers_words, target_words};
use plan::consolidation::{IndicatorLine, Return};
use plan::indicator::{Amount, Assessment, Change, Figure, Kind, Numbers, Rate, Since};
use plan::unit::Level;
use words::report::column as heading;
use words::report::indicator as phrase;

/// Up to so many units are named; more are counted.
const NAMED_UNITS: usize = 8;

/// What the columns show.
pub(super) const FIELDS: [Field; 14] = [
    Field::Place,
    Field::IndicatorName,
    Field::UnitOfCount,
    Field::Target,
    Field::Numerator,
    Field::Denominator,
    Field::InPeriod,
    Field::Cumulative,
    Field::Coverage,
    Field::Before,
    Field::Change,
    Field::Assessment,
    Field::Missing,
    Field::IndicatorNote,
];

/// The table: a row per indicator and level.
pub(super) fn table(content: &Return, names: &Heading) -> Lined {
    let mut rows = Vec::new();
    let mut number = 0;
    let mut before = None;
    for line in &content.indicators {
        let first = before != Some(line.indicator.id);
        before = Some(line.indicator.id);
        number += usize::from(first);
        rows.push(row(line, first.then_some(number), names));
    }
    let table = Table {
        heading: None,
        columns: columns(),
        rows,
    };
    let lines = (0..content.indicators.len()).map(Line::Indicator);
    (table, lines.collect())
}

fn columns() -> Vec<Column> {
    vec![
        column(heading::number(), 3.5, Align::Center),
        column(phrase::name(), 25.0, Align::Left),
        column(phrase::unit_of_count(), 7.0, Align::Center),
        column(phrase::target(), 7.5, Align::Center),
        column(phrase::numerator(), 9.0, Align::Right),
        column(phrase::denominator(), 9.0, Align::Right),
        column(phrase::in_period(), 8.0, Align::Right),
        column(phrase::cumulative(), 8.0, Align::Right),
        column(phrase::coverage(), 6.5, Align::Center),
        column(phrase::before(), 8.0, Align::Right),
        column(phrase::change(), 7.0, Align::Right),
        column(phrase::assessment(), 9.5, Align::Center),
        column(phrase::missing(), 8.0, Align::Right),
        column(heading::note(), 12.0, Align::Left),
    ]
}

fn row(line: &IndicatorLine, number: Option<usize>, names: &Heading) -> PageRow {
    let (indicator, total) = (&line.indicator, &line.total);
    let ratio = matches!(indicator.kind, Kind::Ratio | Kind::YesNo);
    let part = |of: Option<Amount>| match of {
        Some(amount) if ratio => amount_cell(amount),
        _ => PageCell::Blank,
    };
    let (in_period, cumulative) = results(line);
    let target = total.judged.as_ref().map(|judged| &judged.target);
    let target = target.or(line.target.as_ref());
    let change = total.change.as_ref();
    let cells = vec![
        number.map_or(PageCell::Blank, PageCell::count),
        PageCell::Text(name(line, names)),
        PageCell::text(indicator.unit_of_count.clone()),
        PageCell::text(
            target
                .map(|target| target_words(indicator.kind, indicator.direction, target))
                .unwrap_or_default(),
        ),
        part(total.numbers.numerator),
        part(total.numbers.denominator),
        in_period,
        cumulative,
        PageCell::Text(phrase::of(total.covered, total.expected)),
        change.map_or(PageCell::Blank, |change| {
            result(
                indicator.kind,
                &change.before,
                total_rate(indicator.kind, &change.before),
            )
        }),
        change.map_or(PageCell::Blank, change_cell),
        PageCell::text(assessment(line)),
        total
            .judged
            .as_ref()
            .and_then(|judged| judged.missing)
            .map_or(PageCell::Blank, amount_cell),
        PageCell::text(note(line)),
    ];
    PageRow {
        kind: RowKind::Item,
        cells,
    }
}

/// The name, the level where there are several, and which figure is asked where it is not the
/// period's.
fn name(line: &IndicatorLine, names: &Heading) -> String {
    let indicator = &line.indicator;
    let mut lines = vec![indicator.name.clone()];
    lines.extend(line.level.map(|level| {
        phrase::level(match level {
            Level::Town => &names.town,
            Level::Commune => &names.commune,
        })
    }));
    let counted = matches!(indicator.kind, Kind::Ratio | Kind::Count);
    match (indicator.since, indicator.asks) {
        (Since::Moment, _) if counted => lines.push(phrase::at_moment().to_owned()),
        (_, Figure::Cumulative) if counted => lines.push(phrase::is_cumulative().to_owned()),
        _ => {}
    }
    lines.join("\n")
}

/// The period's result and the cumulative one, as far as there are two.
fn results(line: &IndicatorLine) -> (PageCell, PageCell) {
    let (indicator, total) = (&line.indicator, &line.total);
    let kind = indicator.kind;
    let asked = result(kind, &total.numbers, total.rate);
    let of = |numbers: &Numbers| result(kind, numbers, total_rate(kind, numbers));
    let one_only = matches!(kind, Kind::YesNo | Kind::Score) || indicator.since == Since::Moment;
    match (one_only, indicator.asks) {
        (true, _) => (asked, PageCell::Blank),
        (false, Figure::Period) => (asked, of(&total.cumulative)),
        (false, Figure::Cumulative) => (of(&total.period), asked),
    }
}

/// The rate of a sum; of yes/no it is the share of yes.
fn total_rate(kind: Kind, numbers: &Numbers) -> Option<Rate> {
    match kind {
        Kind::Ratio | Kind::YesNo => numbers.rate(Kind::Ratio),
        Kind::Count | Kind::Score => None,
    }
}

/// A rate in per cent, or the value; blank where nothing is known.
fn result(kind: Kind, numbers: &Numbers, rate: Option<Rate>) -> PageCell {
    match (kind, rate) {
        (Kind::Ratio | Kind::YesNo, Some(rate)) => rate_cell(rate),
        (Kind::Ratio | Kind::YesNo, None) => PageCell::Blank,
        (Kind::Count | Kind::Score, _) => numbers.value.map_or(PageCell::Blank, amount_cell),
    }
}

/// Rounded as it prints, so that the cell, the window and a frozen return all say the same.
pub(super) fn rate_cell(rate: Rate) -> PageCell {
    PageCell::Percent(tenths(rate.tenths()))
}

#[allow(clippy::cast_precision_loss)]
fn tenths(tenths: i64) -> f64 {
    tenths as f64 / 10.0
}

/// An amount with as many decimals as it has.
pub(super) fn amount_cell(amount: Amount) -> PageCell {
    let mut parts = amount.parts().unsigned_abs() % 10_000;
    let mut decimals = 4;
    while decimals > 0 && parts.is_multiple_of(10) {
        parts /= 10;
        decimals -= 1;
    }
    PageCell::Number {
        value: amount.to_f64(),
        decimals,
    }
}

fn change_cell(change: &Change) -> PageCell {
    if change.points {
        return PageCell::Number {
            value: tenths(change.by),
            decimals: 1,
        };
    }
    amount_cell(Amount::from_parts(change.by))
}

fn assessment(line: &IndicatorLine) -> &'static str {
    match line.total.judged.as_ref().map(|judged| judged.assessment) {
        Some(Assessment::Reached) => phrase::reached(),
        Some(Assessment::NotReached) => phrase::not_reached(),
        None if line.total.covered == 0 => phrase::no_numbers(),
        None => "",
    }
}

/// Who said nothing or too little, whose official numbers count, and what the units said beside
/// them.
fn note(line: &IndicatorLine) -> String {
    let mut notes = Vec::new();
    if let Some((day, units)) = line.official {
        notes.push(phrase::official(units, day.format("%d/%m/%Y")));
    }
    for one in line.differing.iter().take(NAMED_UNITS) {
        let kind = line.indicator.kind;
        let (own, official) = (
            numbers_words(kind, &one.own),
            numbers_words(kind, &one.official),
        );
        notes.push(phrase::differing(&one.unit_name, own, official));
    }
    // Where nobody said anything, the assessment says so already.
    if line.total.covered > 0 && !line.silent.is_empty() {
        notes.push(phrase::silent(names(&line.silent)));
    }
    if !line.partial.is_empty() {
        notes.push(phrase::partial(names(&line.partial)));
    }
    if let Some(change) = &line.total.change
        && change.units < line.total.covered
    {
        notes.push(phrase::compared(change.units));
    }
    notes.join("\n")
}

fn names(units: &[String]) -> String {
    if units.len() > NAMED_UNITS {
        words::report::phrase::units(units.len())
    } else {
        units.join(", ")
    }
}
