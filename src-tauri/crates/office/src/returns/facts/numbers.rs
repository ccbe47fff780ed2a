//! Numbers of indicators, of one unit and of all: "value:DVC" and what else is asked of a code.

use super::{Fact, FactRow, Known, Values};
use crate::returns::grounds::Grounds;
use plan::consolidation::Return;
use plan::indicator::{Amount, Figures, Kind, Numbers, Rate, UnitFigure};
use sheets::report::Field;

/// What can be asked of an indicator's numbers, and the column of sheet III that shows it.
pub(in crate::returns) const PARTS: [(&str, Field); 5] = [
    ("numerator", Field::Numerator),
    ("denominator", Field::Denominator),
    ("value", Field::InPeriod),
    ("cumulative", Field::Cumulative),
    ("coverage", Field::Coverage),
];

/// What one unit's numbers say, for all indicators that stand in the return.
pub(super) fn of_unit(content: &Return, unit: plan::unit::UnitId, grounds: &Grounds) -> Values {
    let mut values = Values::new();
    for figures in &content.figures {
        let Some(figure) = figures.units.iter().find(|one| one.unit == unit) else {
            continue;
        };
        for (word, field) in PARTS {
            if let Some(known) = unit_number(figures, figure, field) {
                let grounded = grounds.numbers().of_unit(&figures.indicator, figure, field);
                let key = format!("{word}:{}", figures.indicator.code);
                values.insert(key, Fact::new(known, grounded));
            }
        }
    }
    values
}

/// What the numbers of all units together say.
pub(super) fn of_whole(content: &Return, grounds: &Grounds) -> Values {
    let mut values = Values::new();
    for figures in &content.figures {
        let of_all = row(content, figures, grounds).values.into_iter();
        let code = &figures.indicator.code;
        values.extend(of_all.map(|(word, fact)| (format!("{word}:{code}"), fact)));
    }
    values
}

/// An indicator over the units of all levels.
pub(super) fn row(content: &Return, figures: &Figures, grounds: &Grounds) -> FactRow {
    let indicator = &figures.indicator;
    let values = PARTS.into_iter().filter_map(|(word, field)| {
        let known = total_number(figures, field)?;
        let grounded = grounds.numbers().of_all(content, figures, field);
        Some((word.to_owned(), Fact::new(known, grounded)))
    });
    FactRow {
        id: indicator.id.0,
        names: vec![indicator.code.clone(), indicator.name.clone()],
        values: values.collect(),
    }
}

fn unit_number(figures: &Figures, figure: &UnitFigure, field: Field) -> Option<Known> {
    let kind = figures.indicator.kind;
    let counted = figure.counted();
    match field {
        Field::Numerator => counted.numerator.map(amount),
        Field::Denominator => counted.denominator.map(amount),
        Field::InPeriod => result(kind, &counted, figure.rate),
        Field::Cumulative => result(kind, &figure.cumulative, rate_of(kind, &figure.cumulative)),
        _ => None,
    }
}

fn total_number(figures: &Figures, field: Field) -> Option<Known> {
    let (kind, total) = (figures.indicator.kind, &figures.total);
    let of_rates = matches!(kind, Kind::Ratio | Kind::YesNo);
    match field {
        Field::Numerator => total.numbers.numerator.filter(|_| of_rates).map(amount),
        Field::Denominator => total.numbers.denominator.filter(|_| of_rates).map(amount),
        Field::InPeriod => result(kind, &total.numbers, total.rate),
        Field::Cumulative => result(kind, &total.cumulative, rate_of(kind, &total.cumulative)),
        _ => Some(Known::Text(format!("{}/{}", total.covered, total.expected))),
    }
}

fn rate_of(kind: Kind, numbers: &Numbers) -> Option<Rate> {
    match kind {
        Kind::Ratio | Kind::YesNo => numbers.rate(Kind::Ratio),
        Kind::Count | Kind::Score => None,
    }
}

/// A rate in per cent, else the value; of one unit's yes or no the answer as it counts.
fn result(kind: Kind, numbers: &Numbers, rate: Option<Rate>) -> Option<Known> {
    match (kind, rate) {
        // Rounded as it prints, so that every sheet says the same.
        (Kind::Ratio | Kind::YesNo, Some(rate)) => Some(Known::Percent(tenths(rate.tenths()))),
        (Kind::Ratio, None) => None,
        _ => numbers.value.map(amount),
    }
}

fn amount(amount: Amount) -> Known {
    Known::Number(amount.to_f64())
}

#[allow(clippy::cast_precision_loss)]
fn tenths(tenths: i64) -> f64 {
    tenths as f64 / 10.0
}
