//! What is known of each unit: how it reported, where its tasks stand, its numbers.

use super::{Fact, FactRow, Known, Values, bucket_word, is_updated, lines_of, numbers, row_values};
use crate::returns::grounds::Grounds;
use plan::consolidation::{Bucket, Return, UnitLine};
use plan::status::Updated;
use plan::unit::UnitId;
use sheets::report::{Field, Laid, Line, ReturnSheet};
use std::collections::BTreeMap;

/// The rows, one for each unit anything is known of.
pub(super) fn rows(content: &Return, laid: &[Laid], grounds: &Grounds) -> Vec<FactRow> {
    let mut rows: BTreeMap<UnitId, FactRow> = BTreeMap::new();
    for line in &content.units {
        let row = rows.entry(line.key.unit).or_default();
        row.names = vec![line.unit_name.clone()];
    }
    for (unit, row) in &mut rows {
        row.values = counts(content, *unit, grounds);
    }
    for (line, cells) in lines_of(laid, ReturnSheet::Discipline) {
        let Line::Discipline(at) = line else { continue };
        let Some(known) = content.discipline.get(at) else {
            continue;
        };
        let row = rows.entry(known.record.unit).or_default();
        row.names = vec![known.unit_name.clone()];
        let place = (ReturnSheet::Discipline, line);
        let values = row_values(content, grounds, place, cells, record_word);
        row.values.extend(values);
        // Reminders stand in a column without a field of its own.
        let reminders = known.record.reminders;
        let fact = Fact::ruled(
            Known::Number(f64::from(reminders)),
            crate::returns::rule::Rule::Followed,
        );
        row.values.insert("reminders".to_owned(), fact);
    }
    let reporting = content.figures.iter().flat_map(|one| &one.units);
    for figure in reporting {
        rows.entry(figure.unit).or_default();
    }
    for (unit, row) in &mut rows {
        row.id = unit.0;
        row.values.extend(numbers::of_unit(content, *unit, grounds));
    }
    rows.into_values().collect()
}

fn record_word(field: Field) -> Option<&'static str> {
    Some(match field {
        Field::Document => "document",
        Field::ReceivedAt => "received",
        Field::Timeliness => "timeliness",
        Field::Supplements => "supplements",
        _ => return None,
    })
}

/// The tasks it leads, by status.
fn counts(content: &Return, unit: UnitId, grounds: &Grounds) -> Values {
    let own = content.units.iter().filter(|line| line.key.unit == unit);
    let leads: Vec<&UnitLine> = own.filter(|line| line.status.is_some()).collect();
    let mut values = Values::new();
    let mut put = |word: &str, counted: &dyn Fn(&UnitLine) -> bool| {
        let counted: Vec<_> = leads.iter().filter(|line| counted(line)).collect();
        let grounded = grounds.of_counted(counted.iter().map(|line| line.key));
        let fact = Fact::new(Known::count(counted.len()), grounded);
        values.insert(word.to_owned(), fact);
    };
    put("tasks", &|_| true);
    put("tasks.updated", &|line| {
        line.updated.is_some_and(is_updated)
    });
    for bucket in Bucket::ALL {
        put(bucket_word(bucket), &|line| bucket_of(line) == Some(bucket));
    }
    values
}

fn bucket_of(line: &UnitLine) -> Option<Bucket> {
    let updated = line.updated.unwrap_or(Updated::NotUpdated);
    line.status.map(|status| Bucket::of(status, updated))
}
