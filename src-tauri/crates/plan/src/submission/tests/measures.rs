//! Numbers of indicators, as units write them.

use super::*;
use crate::indicator::Measurement;

/// A form whose second sheet holds these rows.
fn numbers(rows: &[&str]) -> Book {
    let mut book = form(&[]);
    let lines: Vec<&str> = ["SỐ LIỆU CHỈ TIÊU", MEASURES]
        .into_iter()
        .chain(rows.iter().copied())
        .collect();
    book.sheets.push(sheet("2. Số liệu", &lines));
    book
}

/// A prelisted row: what is filled in stands in columns E to I; the note and the key behind.
fn row(indicator: i64, name: &str, filled: &str) -> String {
    let filled = format!("{filled}{}", " | ·".repeat(4 - filled.matches('|').count()));
    let unit = id(LAM_SON);
    let key = MeasureKey {
        indicator: IndicatorId(indicator),
        unit,
    };
    let key = key.hidden_text();
    format!("{indicator} | {name} | · | ≥ 90 | {filled} | 45/50 | · | {key}")
}

/// Each measurement as "indicator unit: numerator/denominator value !remarks".
fn measured(settled: &Settled) -> Vec<String> {
    settled.measurements.iter().map(told).collect()
}

fn told(one: &Measurement) -> String {
    let shown = |amount: Option<crate::indicator::Amount>| {
        amount.map_or_else(|| "·".to_owned(), |amount| amount.to_string())
    };
    let Numbers {
        numerator,
        denominator,
        value,
    } = one.numbers;
    let mut words = vec![format!("{}:", one.key.indicator.0)];
    if numerator.is_some() || denominator.is_some() {
        words.push(format!("{}/{}", shown(numerator), shown(denominator)));
    }
    words.extend(value.map(|value| value.to_string()));
    if !one.note.is_empty() {
        words.push(format!("({})", one.note));
    }
    words.extend(one.remarks.iter().map(|remark| {
        let place = &remark.place;
        format!("!{} {}", remark.code.word(), place.cell)
    }));
    words.join(" ")
}

#[track_caller]
fn check(filled: &[(i64, &str, &str)], expected: &[&str]) {
    let rows: Vec<String> = filled
        .iter()
        .map(|(indicator, name, filled)| row(*indicator, name, filled))
        .collect();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    assert_eq!(measured(&settled(&numbers(&rows))), expected);
}

#[test]
fn a_ratio_is_read_however_its_two_numbers_are_written() {
    for (filled, read) in [
        ("#40 | #50", "1: 40/50"),
        ("1.045 | 1.250,5", "1: 1.045/1.250,5"),
        ("40/50", "1: 40/50"),
        ("· | 40/50", "1: 40/50"),
        ("· | · | · | · | 40/50", "1: 40/50"),
        ("· | · | 80% (40/50)", "1: 40/50"),
        ("#0 | #0", "1: 0/0"),
        ("#40 | ·", "1: 40/· !parts_missing E3"),
        ("· | · | · | · | 95,5%", "1: 95,5 !parts_missing I3"),
        ("· | · | · | · | %95.5", "1: 95,5 !parts_missing I3"),
        (
            "%104 | ·",
            "1: 104 !parts_missing E3 !rate_above_hundred E3",
        ),
        ("#52 | #50", "1: 52/50 !numerator_too_large E3"),
        ("#45 | #50", "1: 45/50 !numbers_as_before E3"),
        ("bốn mươi | #50", "1: !number_unclear E3"),
        ("=A1 | #50", "1: !formula_without_value E3"),
        ("!#REF! | #50", "1: !cell_error E3"),
        ("@2024-10-05 | ·", "1: !number_unclear E3"),
        ("#-3 | #50", "1: !number_unclear E3"),
    ] {
        check(&[(1, IN_TIME, filled)], &[read]);
    }
}

#[test]
fn blank_is_not_zero() {
    for blank in ["·", "- | -", "… | ·", "· | · | –"] {
        check(&[(1, IN_TIME, blank)], &[]);
    }
    check(&[(3, MODELS, "· | · | #0")], &["3: 0"]);
}

#[test]
fn a_nought_an_old_workbook_makes_of_a_blank_formula_says_nothing() {
    let row = row(1, IN_TIME, "· | · | · | #0 | #0");
    let settled = settled(&numbers(&[&row]));
    assert_eq!(measured(&settled), [""; 0]);
    assert!(settled.blank);
}

#[test]
fn other_kinds_are_read_from_the_column_that_asks_for_them() {
    for (indicator, name, filled, read) in [
        (
            2,
            ACTIVATED,
            "· | · | · | #1.250",
            "2: 1,25 !cumulative_falls H3",
        ),
        (2, ACTIVATED, "· | · | · | 1.250 tài khoản", "2: 1.250"),
        (
            2,
            ACTIVATED,
            "· | · | · | 1.199",
            "2: 1.199 !cumulative_falls H3",
        ),
        (2, ACTIVATED, "· | · | 50", "2: !number_elsewhere G3"),
        (3, MODELS, "· | · | #3", "3: 3"),
        (3, MODELS, "· | · | 95%", "3: !number_unclear G3"),
        (3, MODELS, "#3", "3: !number_elsewhere E3"),
        (5, PLACE, "· | · | 15/63", "5: 15"),
    ] {
        check(&[(indicator, name, filled)], &[read]);
    }
}

#[test]
fn yes_and_no_are_one_and_nought_of_whoever_writes_in_the_report() {
    let desk = MeasureKey {
        indicator: IndicatorId(4),
        unit: id(DESK),
    };
    let answers = [("Có", "1"), ("x", "1"), ("Chưa", "0"), ("#0", "0")];
    for (written, value) in answers {
        let row = format!(
            "1 | {MACHINES} – BP TN&TKQ | · | · | · | · | {written} | · | · | · | · | {}",
            desk.hidden_text()
        );
        let mut book = form_of(OFFICE, "Tháng 3/2024", &[]);
        book.sheets.push(sheet("2. Số liệu", &[MEASURES, &row]));
        let settled = settled(&book);
        assert_eq!(measured(&settled), [format!("4: {value}")], "{written}");
        assert_eq!(settled.measurements[0].key, desk);
    }
}

#[test]
fn without_hidden_keys_the_name_decides() {
    let named = format!("· | {IN_TIME} (số trong kỳ) | · | · | #40 | #50");
    let cells = "7 | TÀI KHOẢN định danh điện tử đã kích hoạt | · | · | · | · | · | 1.300";
    let settled = settled(&numbers(&[&named, cells]));
    assert_eq!(measured(&settled), ["1: 40/50", "2: 1.300"]);
    assert_eq!(remarks(&settled), [""; 0]);
}

#[test]
fn a_key_of_another_indicator_does_not_decide() {
    check(&[(3, IN_TIME, "#40 | #50")], &["1: 40/50"]);
    check(&[(99, IN_TIME, "#40 | #50")], &["1: 40/50"]);
}

#[test]
fn a_removed_indicator_is_kept_aside_with_a_remark() {
    let gone = row(99, "Hồ sơ đất đai đã làm sạch", "#40 | #50");
    let blank = row(98, "Chỉ tiêu khác", "");
    let settled = settled(&numbers(&[&gone, &blank]));
    assert_eq!(measured(&settled), [""; 0]);
    assert_eq!(remarks(&settled), ["indicator_unmatched"]);
    let said = settled
        .remarks
        .iter()
        .find(|one| one.code.word() == "indicator_unmatched");
    assert_eq!(said.unwrap().place.cell, "A3");
}

#[test]
fn of_two_rows_of_an_indicator_the_later_counts() {
    check(
        &[(1, IN_TIME, "#40 | #50"), (1, IN_TIME, "#41 | #50")],
        &["1: 41/50 !indicator_doubled E4"],
    );
}

#[test]
fn a_form_with_numbers_only_is_not_empty() {
    let said = settled(&numbers(&[&row(1, IN_TIME, "#40 | #50")]));
    assert!(!said.blank);
    assert_eq!(remarks(&said), [""; 0]);
    let blank = settled(&numbers(&[&row(1, IN_TIME, "")]));
    assert!(blank.blank);
    assert_eq!(remarks(&blank), ["form_empty"]);
}

#[test]
fn a_note_alone_is_kept_without_numbers() {
    let row = row(1, IN_TIME, "").replace("| 45/50 | ·", "| 45/50 | Chưa tổng hợp xong");
    let settled = settled(&numbers(&[&row]));
    assert_eq!(measured(&settled), ["1: (Chưa tổng hợp xong)"]);
}
