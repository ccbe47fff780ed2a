//! Rows of several units on one sheet: whose each is cannot be told apart by itself.

use super::Known;
use super::rows::{alike, speaks_for};
use super::units::one_unit;
use crate::submission::{Returned, ReturnedRow};
use crate::task::{Task, TaskNumber};
use crate::text::match_key;
use crate::unit::UnitId;
use std::collections::HashMap;

/// Names are looked for in so many rows; a sheet of two units shows it long before.
const MOST_ROWS: usize = 400;

/// The units whose rows stand together, where they are several.
pub(super) fn units(
    whole: &Returned,
    unit: Option<UnitId>,
    known: &Known<'_>,
) -> Option<Vec<UnitId>> {
    let mut found: Vec<UnitId> = Vec::new();
    let mut note = |unit: UnitId| {
        let reporter = known.directory.reporter_of(unit);
        if !found.contains(&reporter) {
            found.push(reporter);
        }
    };
    for text in &whole.further_units {
        one_unit(text, known.directory)
            .into_iter()
            .for_each(&mut note);
    }
    let mut cache: HashMap<&str, Option<UnitId>> = HashMap::new();
    // A hidden key says by itself whose a row is.
    let told = |row: &&ReturnedRow| row.key.is_none() && row.says_something();
    for row in whole.rows.iter().filter(told).take(MOST_ROWS) {
        for text in &row.named {
            let named = cache.entry(text).or_insert_with(|| named(text, known));
            if let Some(unit) = named.filter(|unit| !is_the_plans(row, *unit, known)) {
                note(unit);
            }
        }
    }
    // One name that is not the report's own unit is the person's to decide, who may have done so.
    let other = |only: &UnitId| unit.is_some_and(|unit| !speaks_for(unit, *only, known));
    match found.as_slice() {
        [] => None,
        [only] if known.given_unit.is_none() && other(only) => {
            Some(unit.into_iter().chain([*only]).collect())
        }
        [_] => None,
        _ => Some(found),
    }
}

/// The unit a text names and nothing else, with a numeral or label before it or not.
fn named(text: &str, known: &Known<'_>) -> Option<UnitId> {
    let behind = |mark: char| text.split_once(mark).map(|(_, behind)| behind.trim());
    let readings = [Some(text), behind(':'), behind('.')];
    let mut readings = readings.into_iter().flatten();
    readings.find_map(|text| Some(known.directory.find(text)?.id))
}

/// Whether the plan itself names the unit for the task: a column of the plan's, typed again.
fn is_the_plans(row: &ReturnedRow, unit: UnitId, known: &Known<'_>) -> bool {
    let names = |task: &&Task| {
        let mut own = task.assignments.iter();
        own.any(|one| one.unit == unit && one.via.is_none())
    };
    let number = TaskNumber::parse(&row.number);
    let key = match_key(&row.content);
    let meant = |task: &&Task| {
        let numbered = number.as_ref() == Some(&task.number);
        (numbered && (key.is_empty() || alike(&row.content, &task.content)))
            || match_key(&task.content) == key
    };
    known
        .plan
        .tasks
        .iter()
        .filter(names)
        .any(|task| meant(&task))
}
