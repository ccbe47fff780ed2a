//! Field names are a contract: every command's `--json` has exactly these.

mod chasing;
mod directing;
mod indicators;
mod keeping;
mod members;
mod over_time;
mod plan;
mod reports;
mod templates;

use serde_json::Value;
use std::collections::BTreeSet;

/// That a value is an object with exactly these fields.
#[track_caller]
fn has_fields<'a>(value: &'a Value, names: &str) -> &'a Value {
    let found: BTreeSet<&str> = value
        .as_object()
        .unwrap_or_else(|| panic!("no object: {value}"))
        .keys()
        .map(String::as_str)
        .collect();
    let expected: BTreeSet<&str> = names.split_whitespace().collect();
    assert_eq!(found, expected);
    value
}

/// That a value is a list whose every item has exactly these fields; at least one.
#[track_caller]
fn all_have_fields<'a>(list: &'a Value, names: &str) -> &'a [Value] {
    let items = list.as_array().unwrap_or_else(|| panic!("no list: {list}"));
    assert!(!items.is_empty(), "an empty list shows no shape");
    for item in items {
        has_fields(item, names);
    }
    items
}

#[track_caller]
fn is_one_of(value: &Value, words: &str) {
    let word = value.as_str().unwrap_or_else(|| panic!("no word: {value}"));
    assert!(
        words.split_whitespace().any(|known| known == word),
        "{word}"
    );
}

/// A moment: RFC 3339 with Vietnam's offset.
#[track_caller]
fn is_moment(value: &Value) {
    let text = value
        .as_str()
        .unwrap_or_else(|| panic!("no moment: {value}"));
    assert!(
        text.len() == 25 && text.ends_with("+07:00") && text.as_bytes()[10] == b'T',
        "{text}"
    );
}

const REMARK: &str = "code sheet cell message";
