//! Numbers of indicators as unit clerks write them (`domain.md` §8): "1.234,5", "95,5%", 0.955
//! shown as %, "45/50" in one cell, "≥ 90%", a dash, nothing.

use super::values::{Reading, says_nothing};
use crate::book::Value;
use crate::indicator::Amount;
use crate::text::match_key;

/// What a number cell says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Said {
    /// A number.
    Number(Amount),
    /// A percentage; 95.5 is 95,5 %.
    Percent(Amount),
    /// A part and its whole: "45/50".
    Parts(Amount, Amount),
    /// Có or không.
    Answer(bool),
}

/// Ways to say yes, as keys.
const YES: [&str; 7] = ["có", "đạt", "rồi", "x", "đã có", "đã đạt", "đã thực hiện"];

/// Ways to say no.
const NO: [&str; 6] = [
    "không",
    "chưa",
    "chưa có",
    "chưa đạt",
    "không đạt",
    "chưa thực hiện",
];

/// Reads a number cell; the indicator's own unit may stand behind the number ("45 hồ sơ").
pub(super) fn said(value: &Value, unit_of_count: &str) -> Reading<Said> {
    let shown = value.to_string();
    let read = match value {
        Value::Number(number) if *number < 0.0 => return Reading::OutOfRange(shown),
        Value::Percent(percent) if *percent < 0.0 => return Reading::OutOfRange(shown),
        Value::Number(number) => Amount::from_f64(*number).map(Said::Number),
        Value::Percent(percent) => Amount::from_f64(*percent).map(Said::Percent),
        Value::Bool(answer) => Some(Said::Answer(*answer)),
        Value::Text(text) if says_nothing(text) => return Reading::Blank,
        Value::Text(text) => of_text(text, unit_of_count),
        // "5/10" typed into a cell turned into a day: which one of both is meant is not known.
        Value::Date(_) | Value::Error(_) => None,
    };
    read.map_or(Reading::Unclear(shown), Reading::Value)
}

fn of_text(text: &str, unit_of_count: &str) -> Option<Said> {
    let key = match_key(text);
    let same = |word: &&str| match_key(word) == key;
    if YES.iter().any(same) {
        return Some(Said::Answer(true));
    }
    if NO.iter().any(same) {
        return Some(Said::Answer(false));
    }
    let unit = match_key(unit_of_count);
    let bare = key.strip_prefix(&match_key("đạt")).unwrap_or(&key).trim();
    let bare = bare
        .strip_suffix(&unit)
        .filter(|_| unit != "%")
        .unwrap_or(bare);
    let bare = bare
        .trim()
        .trim_start_matches(['≥', '≤', '>', '<', '~', '='])
        .trim();
    // "100% (12/12)": the parts say more than the rate.
    match bare.split_once('(') {
        Some((before, inside)) => {
            let inside = inside.strip_suffix(')')?;
            parts(inside)
                .or_else(|| parts(before))
                .or_else(|| single(before))
        }
        None => parts(bare).or_else(|| single(bare)),
    }
}

fn parts(text: &str) -> Option<Said> {
    let (part, whole) = text.split_once('/')?;
    Some(Said::Parts(Amount::parse(part)?, Amount::parse(whole)?))
}

fn single(text: &str) -> Option<Said> {
    match text.trim().strip_suffix('%') {
        Some(percent) => Amount::parse(percent).map(Said::Percent),
        None => Amount::parse(text).map(Said::Number),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exact(number: f64) -> Amount {
        Amount::from_f64(number).unwrap()
    }

    fn number(of: f64) -> Said {
        Said::Number(exact(of))
    }

    fn percent(of: f64) -> Said {
        Said::Percent(exact(of))
    }

    fn text(text: &str) -> Reading<Said> {
        said(&Value::Text(text.to_owned()), "hồ sơ")
    }

    #[test]
    fn numbers_come_in_vietnamese_ways() {
        for (written, read) in [
            ("45", number(45.0)),
            ("1.234", number(1234.0)),
            ("1.234,5", number(1234.5)),
            ("1 234", number(1234.0)),
            ("0.955", number(0.955)),
            ("45 hồ sơ", number(45.0)),
            ("95,5%", percent(95.5)),
            ("95.5 %", percent(95.5)),
            ("≥ 90%", percent(90.0)),
            ("Đạt 100%", percent(100.0)),
            ("45/50", Said::Parts(exact(45.0), exact(50.0))),
            ("1.045 / 1.250", Said::Parts(exact(1045.0), exact(1250.0))),
            ("0/0", Said::Parts(exact(0.0), exact(0.0))),
            ("100% (12/12)", Said::Parts(exact(12.0), exact(12.0))),
            ("90% (ước)", percent(90.0)),
            ("Có", Said::Answer(true)),
            ("x", Said::Answer(true)),
            ("Chưa đạt", Said::Answer(false)),
        ] {
            assert_eq!(text(written), Reading::Value(read), "{written}");
        }
        let shown = said(&Value::Percent(95.5), "%");
        assert_eq!(shown, Reading::Value(percent(95.5)));
    }

    #[test]
    fn a_dash_says_nothing_and_words_are_no_number() {
        for blank in ["", " ", "-", "–", "...", "—"] {
            assert_eq!(text(blank), Reading::Blank, "{blank}");
        }
        for words in [
            "khoảng bốn chục",
            "3 triệu",
            "45 hồ sơ trên 50",
            "80-90%",
            "đang tổng hợp",
        ] {
            assert_eq!(text(words), Reading::Unclear(words.to_owned()));
        }
        let day = chrono::NaiveDate::from_ymd_opt(2024, 10, 5).unwrap();
        let day = Value::Date(day.and_time(chrono::NaiveTime::MIN));
        assert_eq!(said(&day, ""), Reading::Unclear("05/10/2024".to_owned()));
        assert_eq!(
            said(&Value::Number(-3.0), ""),
            Reading::OutOfRange("-3".to_owned())
        );
    }
}
