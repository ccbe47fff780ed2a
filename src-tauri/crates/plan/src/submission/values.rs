//! Values as unit clerks write them: states in free words, percentages and dates in all their
//! ways (`domain.md` §8).

use super::keys::Keys;
use crate::book::Value;
use crate::progress::{Percent, Reported};
use crate::status::State;
use crate::text::match_key;
use chrono::NaiveDate;
use std::collections::HashMap;
use std::sync::LazyLock;

/// What a value cell gave.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Reading<T> {
    /// Nothing stood there, or a dash.
    Blank,
    /// A value.
    Value(T),
    /// A number outside its range, as shown.
    OutOfRange(String),
    /// Something that is no such value, as shown.
    Unclear(String),
}

/// Free words for states, as unit clerks write them.
const STATE_WORDS: &[(&str, Reported)] = &[
    ("đã xong", Reported::State(State::Done)),
    ("xong", Reported::State(State::Done)),
    ("ht", Reported::State(State::Done)),
    ("đã ht", Reported::State(State::Done)),
    ("x", Reported::State(State::Done)),
    ("đã hoàn thành", Reported::State(State::Done)),
    ("hoàn thành đúng hạn", Reported::State(State::Done)),
    ("hoàn thành quá hạn", Reported::State(State::Done)),
    ("đã thực hiện", Reported::State(State::Done)),
    ("đã th", Reported::State(State::Done)),
    ("đã t/h", Reported::State(State::Done)),
    ("đã thực hiện xong", Reported::State(State::Done)),
    ("hoàn thành 100%", Reported::State(State::Done)),
    ("đã hoàn thành 100%", Reported::State(State::Done)),
    ("hoàn thành trước hạn", Reported::State(State::Done)),
    ("đạt", Reported::State(State::Done)),
    ("cơ bản hoàn thành", Reported::State(State::InProgress)),
    ("đang t/h", Reported::State(State::InProgress)),
    ("đang th", Reported::State(State::InProgress)),
    ("đang thực hiện", Reported::State(State::InProgress)),
    ("đang triển khai", Reported::State(State::InProgress)),
    ("đang tiến hành", Reported::State(State::InProgress)),
    ("đang làm", Reported::State(State::InProgress)),
    ("đang trình ký", Reported::State(State::InProgress)),
    (
        "đang thực hiện trong hạn",
        Reported::State(State::InProgress),
    ),
    ("cơ bản xong", Reported::State(State::InProgress)),
    ("thường xuyên", Reported::State(State::InProgress)),
    ("thực hiện thường xuyên", Reported::State(State::InProgress)),
    ("chưa thực hiện", Reported::State(State::NotStarted)),
    ("chưa triển khai", Reported::State(State::NotStarted)),
    ("chưa làm", Reported::State(State::NotStarted)),
    ("chưa th", Reported::State(State::NotStarted)),
    ("chưa t/h", Reported::State(State::NotStarted)),
    ("chờ hướng dẫn", Reported::State(State::Waiting)),
    ("chờ", Reported::State(State::Waiting)),
    ("chưa có hướng dẫn", Reported::State(State::Waiting)),
    ("tạm dừng", Reported::State(State::Paused)),
    ("tạm hoãn", Reported::State(State::Paused)),
    ("không áp dụng", Reported::State(State::Dropped)),
    ("không phát sinh", Reported::NothingNew),
    ("kps", Reported::NothingNew),
    ("không có phát sinh", Reported::NothingNew),
    ("không phát sinh mới", Reported::NothingNew),
    ("chưa phát sinh", Reported::NothingNew),
];

/// The states by the keys of their free words.
static STATES: LazyLock<HashMap<String, Reported>> = LazyLock::new(|| {
    let words = STATE_WORDS.iter();
    words
        .map(|(word, state)| (match_key(word), *state))
        .collect()
});

/// What a free word says of a state, by its key.
pub(super) fn free_state(key: &str) -> Option<Reported> {
    STATES.get(key).copied()
}

/// A percentage in Vietnamese ways: 95 · 95,5 · "95,5%" · 45/50 · "≥ 90%" · "Đạt 100%" ·
/// "100% (12/12)". `None` where it is no number.
pub fn read_percent(text: &str) -> Option<f64> {
    let key = match_key(text);
    let key = key.strip_prefix(&match_key("đạt")).unwrap_or(&key);
    let bare = match key.split_once('(') {
        Some((before, inside)) if inside.ends_with(')') => before,
        _ => key,
    };
    let bare = bare
        .trim()
        .trim_start_matches(['≥', '≤', '>', '<', '~', '='])
        .trim();
    let bare = bare.strip_suffix('%').unwrap_or(bare).trim();
    match bare.split_once('/') {
        Some((part, whole)) => {
            let (part, whole) = (read_number(part)?, read_number(whole)?);
            (whole > 0.0).then(|| part / whole * 100.0)
        }
        None => read_number(bare),
    }
}

/// A number the Vietnamese way: "1.234,5" is 1234.5; a single dot before anything but three
/// digits, or behind a lone zero, is a decimal point typed on another keyboard.
fn read_number(text: &str) -> Option<f64> {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let whole = text.split(',').next().unwrap_or_default();
    let mut groups = whole.split('.');
    let first = groups.next().unwrap_or_default();
    let thousands = whole.contains('.')
        && (1..=3).contains(&first.len())
        && first != "0"
        && groups.all(|group| group.len() == 3);
    let plain = if text.contains(',') || thousands {
        text.replace('.', "").replace(',', ".")
    } else {
        text
    };
    let is_number = !plain.is_empty() && plain.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    is_number.then(|| plain.parse().ok()).flatten()
}

/// A dash, dots or nothing: the cell says nothing.
pub(super) fn says_nothing(text: &str) -> bool {
    text.chars()
        .all(|c| c.is_whitespace() || "-–—.…/".contains(c))
}

pub(super) fn state(value: &Value, keys: &Keys) -> Reading<Reported> {
    let text = value.to_string();
    if says_nothing(&text) {
        return Reading::Blank;
    }
    keys.state(&text)
        .map_or(Reading::Unclear(text), Reading::Value)
}

pub(super) fn percent(value: &Value) -> Reading<Percent> {
    let number = match value {
        Value::Number(number) | Value::Percent(number) => Some(*number),
        Value::Text(text) if says_nothing(text) => return Reading::Blank,
        Value::Text(text) => read_percent(text),
        _ => None,
    };
    let shown = value.to_string();
    match number {
        Some(number) => Percent::new(number).map_or(Reading::OutOfRange(shown), Reading::Value),
        None => Reading::Unclear(shown),
    }
}

pub(super) fn date(value: &Value) -> Reading<NaiveDate> {
    let text = value.to_string();
    match value {
        Value::Date(at) => Reading::Value(at.date()),
        Value::Text(text) if says_nothing(text) => Reading::Blank,
        Value::Text(text) => read_date(text).map_or(Reading::Unclear(text.clone()), Reading::Value),
        _ => Reading::Unclear(text),
    }
}

/// A whole date, day first: 15/3/2024 · 15.03.24 · 15-3-2024 · ngày 15 tháng 3 năm 2024.
fn read_date(text: &str) -> Option<NaiveDate> {
    let numbers: Vec<&str> = text
        .split(|c: char| !c.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .collect();
    let [first, month, last] = numbers.as_slice() else {
        return None;
    };
    let (day, year) = if first.len() == 4 {
        (*last, *first)
    } else {
        (*first, *last)
    };
    let year: i32 = match year.len() {
        2 => year.parse::<i32>().ok()? + 2000,
        4 => year.parse().ok()?,
        _ => return None,
    };
    NaiveDate::from_ymd_opt(year, month.parse().ok()?, day.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentages_come_in_vietnamese_ways() {
        for (text, percent) in [
            ("95", Some(95.0)),
            ("95,5%", Some(95.5)),
            ("95.5 %", Some(95.5)),
            ("45/50", Some(90.0)),
            ("≥ 90%", Some(90.0)),
            ("1.234,5", Some(1234.5)),
            ("1.234", Some(1234.0)),
            ("gần xong", None),
            ("", None),
            ("5/0", None),
            ("Đạt 100%", Some(100.0)),
            ("100% (12/12)", Some(100.0)),
            ("0.955", Some(0.955)),
            ("80-90%", None),
            ("chưa đạt 90%", None),
        ] {
            assert_eq!(read_percent(text), percent, "{text}");
        }
    }

    #[test]
    fn dates_are_read_day_first() {
        let day = NaiveDate::from_ymd_opt(2024, 3, 15);
        for text in [
            "15/3/2024",
            "15.03.24",
            "15-3-2024",
            "ngày 15 tháng 3 năm 2024",
            "2024-03-15",
        ] {
            assert_eq!(read_date(text), day, "{text}");
        }
        for text in ["31/2/2024", "15/3", "tháng 3", "15/3/202"] {
            assert_eq!(read_date(text), None, "{text}");
        }
    }
}
