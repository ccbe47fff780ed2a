use super::*;
use crate::period::{Holidays, LateFrom, OneOff, PrintedDay, Regime, ThisPeriod};
use chrono::{NaiveTime, Weekday};
use unicode_normalization::UnicodeNormalization;

#[track_caller]
fn check(text: &str, expected: &str) {
    let shown = |text: &str| read(text, 2024).map_or_else(|| "–".to_owned(), |id| id.to_string());
    assert_eq!(shown(text), expected, "{text}");
    assert_eq!(shown(&text.to_uppercase()), expected, "{text} in capitals");
    assert_eq!(
        shown(&text.nfd().collect::<String>()),
        expected,
        "{text} decomposed"
    );
    assert_eq!(
        shown(&text.replace(' ', " \u{a0} ")),
        expected,
        "{text} with more blanks"
    );
}

#[test]
fn every_kind_of_period_has_its_own_words_in_titles() {
    let of = |id: &str, from: &str, to: &str| {
        let to: NaiveDate = to.parse().unwrap();
        let due = to.and_time(NaiveTime::MIN);
        title(&Period {
            id: PeriodId::parse(id).unwrap(),
            from: from.parse().unwrap(),
            to,
            units_due: due,
            late_after: due,
            province_due: due,
        })
    };
    for (id, from, to, words) in [
        (
            "2024-W10",
            "2024-02-29",
            "2024-03-06",
            "tuần 10/2024 (từ ngày 29/02/2024 đến ngày 06/3/2024)",
        ),
        ("2024-02", "2024-01-15", "2024-02-14", "tháng 02 năm 2024"),
        ("2024-03", "2024-02-15", "2024-03-14", "tháng 3 năm 2024"),
        ("2024-Q1", "2023-12-15", "2024-03-14", "quý I năm 2024"),
        (
            "2024-H1",
            "2023-12-15",
            "2024-06-14",
            "6 tháng đầu năm 2024",
        ),
        (
            "2024-H2",
            "2024-06-15",
            "2024-12-14",
            "6 tháng cuối năm 2024",
        ),
        (
            "2024-9M",
            "2023-12-15",
            "2024-09-14",
            "9 tháng đầu năm 2024",
        ),
        ("2024", "2023-12-15", "2024-12-14", "năm 2024"),
        (
            "2024-X01",
            "2024-02-20",
            "2024-03-15",
            "theo yêu cầu đột xuất số 01/2024 (từ ngày 20/02/2024 đến ngày 15/3/2024)",
        ),
    ] {
        assert_eq!(of(id, from, to), words);
        assert_eq!(
            read(&format!("BÁO CÁO {words}"), 2020),
            PeriodId::parse(id),
            "read again: {words}"
        );
    }
}

#[test]
fn weeks_are_read() {
    check("Tuần 10/2024", "2024-W10");
    check("Tuần 10 (29/02–06/3/2024)", "2024-W10");
    check("Tuần 10 (29/02/2020 – 04/3/2020)", "2020-W10");
    check("Tuần 10 (29/02–06/3)", "2024-W10");
    check("Tuần 10/2024 (29/02 – 06/3/2024)", "2024-W10");
    check("Tuần 10 năm 2023", "2023-W10");
    check("Tuần 10, năm 2023", "2023-W10");
    check("tuần thứ 10 năm 2023", "2023-W10");
    check("Tuần 10: từ ngày 02/3/2023 đến ngày 08/3/2023", "2023-W10");
    check("Tuần 01 (24/12 – 30/12/2024)", "2025-W01");
    check("Tuần 10 tháng 3/2023", "2023-W10");
    check("BÁO CÁO TUẦN 10/2024 của UBND phường Lam Sơn", "2024-W10");
}

#[test]
fn months_are_read() {
    check("Tháng 3/2024", "2024-03");
    check("tháng 03 năm 2023", "2023-03");
    check("Tháng 3 - 2023", "2023-03");
    check("Tháng 3", "2024-03");
    check("Tháng 03/2024.", "2024-03");
    check("Tháng ba năm 2023", "2023-03");
    check("Tháng mười một năm 2023", "2023-11");
    check("tháng mười hai", "2024-12");
    check("03/2023", "2023-03");
    check("04-2023", "2023-04");
    check("trong tháng hai bên phối hợp", "–");
    check("13/2024", "–");
    check("BÁO CÁO KẾT QUẢ THÁNG 3/2023", "2023-03");
    check("Kết quả thực hiện Đề án 06 tháng 3/2023", "2023-03");
    check("Kế hoạch năm 2024: kết quả tháng 11/2023", "2023-11");
    check("Kết quả tháng 3/2024, trọng tâm tháng 4/2024", "2024-03");
    check("Tháng 3/2024 (từ 15/02/2024 đến 14/3/2024)", "2024-03");
}

#[test]
fn longer_periods_and_one_offs_are_read() {
    check("Quý I/2023", "2023-Q1");
    check("quý IV năm 2023", "2023-Q4");
    check("Quý 2-2023", "2023-Q2");
    check("Quí III", "2024-Q3");
    check("6 tháng đầu năm 2023", "2023-H1");
    check("06 tháng cuối năm 2023", "2023-H2");
    check("Sáu tháng đầu năm", "2024-H1");
    check("Kết quả Đề án 06 6 tháng đầu năm 2023", "2023-H1");
    check("9 tháng năm 2023", "2023-9M");
    check("9 tháng đầu năm 2023", "2023-9M");
    check("Năm 2023", "2023");
    check("Báo cáo kết quả Đề án 06 năm 2023", "2023");
    check("Đột xuất 01/2024", "2024-X01");
    check("Báo cáo đột xuất số 2", "2024-X02");
}

#[test]
fn ids_are_read_as_they_stand() {
    check("2023-03", "2023-03");
    check(" 2023-W10 ", "2023-W10");
    check("Kỳ báo cáo: 2023-03.", "2023-03");
    check("Kỳ 2023-Q1 (năm 2023)", "2023-Q1");
    check("2023", "2023");
}

#[test]
fn what_names_no_single_period_is_left_to_the_user() {
    for text in [
        "",
        "Báo cáo",
        "Tuần",
        "Tuần 2 tháng 3/2024",
        "Tuần 53/2024",
        "Tháng 13/2024",
        "Tháng 3-4/2024",
        "Quý 5/2024",
        "Quý cơ quan",
        "Đột xuất 15/3/2024",
        "Bỉm Sơn, ngày 16 tháng 3 năm 2024",
        "đầu năm 2024",
        "Giai đoạn 2024-2025",
        "Từ 15/02/2024 đến 14/3/2024",
        "2024-03-16",
    ] {
        check(text, "–");
    }
}

#[test]
fn words_follow_the_decree_on_digits() {
    let period = |id: &str| regime().find(PeriodId::parse(id)?, &Holidays::default());
    for (id, words) in [
        ("2024-W01", "Tuần 01/2024 (28/12/2023 – 03/01/2024)"),
        ("2024-W10", "Tuần 10/2024 (29/02 – 06/3/2024)"),
        ("2024-02", "Tháng 02/2024"),
        ("2024-03", "Tháng 3/2024"),
        ("2024-11", "Tháng 11/2024"),
        ("2024-H1", "6 tháng đầu năm 2024"),
        ("2024", "Năm 2024"),
        ("2024-X01", "Đột xuất 01/2024"),
    ] {
        assert_eq!(period(id).map(|p| write(&p)).as_deref(), Some(words));
    }
}

#[test]
fn reading_what_was_written_gives_the_same_period() {
    for year in 2020..=2032 {
        let mut periods = regime().calendar(year, &Holidays::default());
        let template = periods[0].clone();
        let others = (1..=4).map(PeriodPart::Quarter);
        for part in others.chain([PeriodPart::Half(2), PeriodPart::NineMonths]) {
            periods.push(Period {
                id: PeriodId { year, part },
                ..template.clone()
            });
        }
        for period in periods {
            let words = write(&period);
            assert_eq!(read(&words, 1999), Some(period.id), "{words}");
            assert_eq!(
                read(&format!("Báo cáo Đề án 06 {words}"), 1999),
                Some(period.id),
                "{words}"
            );
        }
    }
}

fn regime() -> Regime {
    let day = NaiveDate::from_ymd_opt(2024, 3, 14).expect("a date");
    Regime {
        weekly: Some(Weekday::Wed),
        monthly: Some(16),
        half_year: Some((6, 16)),
        yearly: Some((12, 16)),
        one_off: vec![OneOff {
            id: PeriodId {
                year: 2024,
                part: PeriodPart::OneOff(1),
            },
            title: String::new(),
            from: day,
            last_day: day,
        }],
        hour: NaiveTime::from_hms_opt(17, 0, 0).expect("a time"),
        printed_day: PrintedDay::Units,
        quarterly: None,
        nine_months: None,
        replaces_monthly: false,
        province_after: 1,
        week_start: None,
        late_from: LateFrom::PrintedDay,
        this_period: ThisPeriod::Month,
    }
}
