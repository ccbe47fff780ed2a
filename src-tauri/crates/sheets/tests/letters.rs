//! Công văn đôn đốc as a document that readers of documents open.

#![allow(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

use chrono::NaiveDateTime;
use plan::period::{Period, PeriodId};
use plan::reminder::{Call, Called, Tone};
use sheets::letter::{self, Letterhead};

fn at(text: &str) -> NaiveDateTime {
    text.parse().unwrap()
}

fn call(now: &str, names: &[(&str, Tone)]) -> Call {
    let due = at("2024-02-16T17:00:00");
    let called = |(name, tone): &(&str, Tone)| Called {
        name: (*name).to_owned(),
        tone: *tone,
        phone: None,
        due,
        reminders: 0,
    };
    Call {
        period: Period {
            id: PeriodId::parse("2024-02").unwrap(),
            from: at("2024-01-15T00:00:00").date(),
            to: at("2024-02-14T00:00:00").date(),
            units_due: due,
            late_after: due,
            province_due: at("2024-02-19T17:00:00"),
        },
        now: at(now),
        units: names.iter().map(called).collect(),
        owing: 20,
    }
}

fn lines(call: &Call) -> Vec<String> {
    let head = Letterhead {
        superior: "UBND THỊ XÃ".to_owned(),
        issuer: "TỔ CÔNG TÁC".to_owned(),
        symbol: "TCT".to_owned(),
        archive: "TCT".to_owned(),
        place: "Bỉm Sơn".to_owned(),
        signer_title: vec!["TM. TỔ CÔNG TÁC".to_owned()],
        signer_name: "Nguyễn Văn A".to_owned(),
    };
    let bytes = letter::write(call, &head).unwrap();
    assert_eq!(letter::write(call, &head).unwrap(), bytes, "the same again");
    let book = sheets::read(&bytes, "r.docx").unwrap();
    let rows = book.sheets.iter().flat_map(|sheet| &sheet.rows);
    let cells = rows.flat_map(|row| &row.cells);
    cells.map(|(_, cell)| cell.shown()).collect()
}

#[test]
fn names_with_markup_stand_as_they_are() {
    let lines = lines(&call(
        "2024-02-15T08:00:00",
        &[
            ("VP HĐND & UBND <cũ>", Tone::Demand),
            ("Bưu điện", Tone::Request),
        ],
    ));
    assert!(
        lines.contains(&"- VP HĐND & UBND <cũ>;".to_owned()),
        "{lines:?}"
    );
    assert!(lines.contains(&"- Bưu điện.".to_owned()));
}

#[test]
fn a_letter_to_one_unit_names_it_on_the_line_and_in_its_tone() {
    for (tone, verb, other) in [
        (Tone::Demand, "Tổ công tác yêu cầu", "Tổ công tác đề nghị"),
        (Tone::Request, "Tổ công tác đề nghị", "Tổ công tác yêu cầu"),
    ] {
        let lines = lines(&call("2024-02-15T08:00:00", &[("Thanh tra", tone)])).join("\n");
        assert!(lines.contains("Kính gửi: Thanh tra."), "{lines}");
        assert!(lines.contains(verb) && !lines.contains(other), "{lines}");
        assert!(lines.contains("còn 01/20 đơn vị"), "{lines}");
    }
}

#[test]
fn days_and_months_take_the_decrees_zeros_and_the_answer_its_day() {
    for (now, words) in [
        (
            "2024-02-05T08:00:00",
            "chậm nhất 17 giờ 00 ngày 16 tháng 02 năm 2024",
        ),
        (
            "2024-02-17T08:00:00",
            "chậm nhất 17 giờ 00 ngày 19 tháng 02 năm 2024",
        ),
        ("2024-02-20T08:00:00", "ngay khi nhận được văn bản này"),
    ] {
        let lines = lines(&call(now, &[("Thanh tra", Tone::Demand)]));
        let asked = lines.iter().find(|line| line.contains("yêu cầu"));
        assert!(
            asked.is_some_and(|line| line.contains(words)),
            "{now}: {lines:?}"
        );
    }
    let lines = lines(&call("2024-02-05T08:00:00", &[("Thanh tra", Tone::Demand)]));
    let day = "Bỉm Sơn, ngày 05 tháng 02 năm 2024";
    assert!(lines.iter().any(|line| line.contains(day)), "{lines:?}");
}
