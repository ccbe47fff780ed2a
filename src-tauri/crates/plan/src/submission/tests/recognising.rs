//! Whose report it is, and for which period.

use super::*;

const ROW: &str = "1 | · | · | · | Đang thực hiện | · | · | Đã họp dân";

#[track_caller]
fn check_unit(
    asked: &Asked,
    book: &Book,
    unit: Option<(&str, RecognisedBy)>,
    remarks_are: &[&str],
) {
    let settled = asked.settle(book);
    let name = settled
        .unit
        .and_then(|unit| BIM_SON.unit(unit))
        .map(|unit| unit.name.as_str());
    assert_eq!(name.zip(settled.recognised_by), unit);
    assert_eq!(remarks(&settled), remarks_are);
    assert_eq!(settled.contradicts, remarks_are.contains(&"unit_differs"));
}

#[test]
fn a_unit_is_known_by_hidden_id_then_heading_then_file_name() {
    let march = "Tháng 3/2024";
    let lam_son = id(LAM_SON).0;
    let ours = handed_to(form(&[ROW]), lam_son, LAM_SON, "2024-03");
    check_unit(&asked(), &ours, Some((LAM_SON, RecognisedBy::FormId)), &[]);

    let of_another_store = handed_to(form(&[ROW]), id(BAC_SON).0, LAM_SON, "2024-03");
    check_unit(
        &asked(),
        &of_another_store,
        Some((LAM_SON, RecognisedBy::FormId)),
        &[],
    );

    let heading = form_of("UBND P. Lam Sơn", march, &[ROW]);
    check_unit(
        &asked(),
        &heading,
        Some((LAM_SON, RecognisedBy::Heading)),
        &[],
    );

    let nameless = form_of("·", march, &[ROW]);
    check_unit(&asked(), &nameless, None, &["unit_unknown"]);
    for file_name in [
        "ubnd-phuong-lam-son_2024-03.xlsx",
        "BC tuan 10 P. Lam Son.xlsx",
        "Báo cáo phường Lam Sơn (bản cuối).xlsx",
        "TX_LAM_SON final(1).xlsx",
    ] {
        let asked = Asked {
            file_name,
            ..asked()
        };
        check_unit(
            &asked,
            &nameless,
            Some((LAM_SON, RecognisedBy::FileName)),
            &[],
        );
    }
}

#[test]
fn a_file_name_that_names_two_units_or_none_is_no_evidence() {
    let nameless = form_of("·", "Tháng 3/2024", &[ROW]);
    for file_name in [
        "UBND phuong Lam Son gui thay phuong Ba Dinh.xlsx",
        "bao cao lam son gui cong an thi xa.xlsx",
        "lamsonnnn.xlsx",
        "BC thang 3.xlsx",
    ] {
        check_unit(
            &Asked {
                file_name,
                ..asked()
            },
            &nameless,
            None,
            &["unit_unknown"],
        );
    }
}

#[test]
fn evidence_that_disagrees_is_a_contradiction() {
    let neighbour = form_of(BAC_SON, "Tháng 3/2024", &[ROW]);
    let book = handed_to(neighbour.clone(), id(LAM_SON).0, LAM_SON, "2024-03");
    check_unit(
        &asked(),
        &book,
        Some((LAM_SON, RecognisedBy::FormId)),
        &["unit_differs"],
    );

    let asked = Asked {
        file_name: "P. Lam Son.xlsx",
        ..asked()
    };
    check_unit(
        &asked,
        &neighbour,
        Some((BAC_SON, RecognisedBy::Heading)),
        &["unit_differs"],
    );
}

#[test]
fn the_sender_is_the_last_evidence_of_a_unit() {
    let march = "Tháng 3/2024";
    let nameless = form_of("·", march, &[ROW]);
    let from = |unit| Asked {
        sender: Some(unit),
        ..asked()
    };
    let by_sender = Some((LAM_SON, RecognisedBy::Sender));
    check_unit(&from(LAM_SON), &nameless, by_sender, &[]);
    let by_heading = Some((LAM_SON, RecognisedBy::Heading));
    let headed = form_of(LAM_SON, march, &[ROW]);
    check_unit(&from(LAM_SON), &headed, by_heading, &[]);

    let differs = from(BAC_SON).settle(&headed);
    assert_eq!(remarks(&differs), ["sender_differs"]);
    assert!(differs.contradicts, "her word decides");
    let named = Asked {
        file_name: "P. Lam Son.xlsx",
        ..from(BAC_SON)
    };
    assert_eq!(
        remarks(&named.settle(&nameless)),
        ["sender_differs"],
        "a file's name is stronger"
    );

    let ours = BIM_SON.units().iter().find(|unit| unit.standing_office);
    let forwarded = Asked {
        sender: ours.map(|unit| unit.name.as_str()),
        ..asked()
    };
    assert_eq!(remarks(&forwarded.settle(&nameless)), ["unit_unknown"]);
    check_unit(&forwarded, &headed, by_heading, &[]);
}

#[test]
fn an_address_is_known_where_one_unit_has_it() {
    let mut units = BIM_SON.units().to_vec();
    for (unit, email) in
        units
            .iter_mut()
            .zip(["a@x.example; B@x.example", "c@x.example", "c@x.example", ""])
    {
        unit.email = Some(email.to_owned());
    }
    let first = units[0].id;
    let directory = Directory::new(units, Vec::new(), &[]);
    for (address, unit) in [
        ("A@X.EXAMPLE", Some(first)),
        ("b@x.example", Some(first)),
        ("c@x.example", None),
        ("ai@x.example", None),
        ("", None),
    ] {
        let found = directory.at_address(address).map(|unit| unit.id);
        assert_eq!(found, unit, "{address}");
    }
}

#[test]
fn the_unit_given_wins_over_what_the_file_says() {
    let given = Asked {
        given_unit: Some(BAC_SON),
        ..asked()
    };
    let march = "Tháng 3/2024";
    let by_user = (Some(id(BAC_SON)), Some(RecognisedBy::Given));
    let settled = given.settle(&form_of("·", march, &[ROW]));
    assert_eq!((settled.unit, settled.recognised_by), by_user);
    assert_eq!(remarks(&settled), [""; 0]);
    assert_eq!(shown(&settled), ["1: in_progress Đã họp dân"]);

    // What the file says against it is still told, and holds nothing up.
    let other = handed_to(form(&[ROW]), id(LAM_SON).0, LAM_SON, "2024-03");
    let settled = given.settle(&other);
    assert_eq!((settled.unit, settled.recognised_by), by_user);
    assert_eq!(remarks(&settled), ["unit_differs"]);
    assert!(!settled.contradicts);
    assert_eq!(shown(&settled), ["1: in_progress Đã họp dân"]);

    // Of two units' sheets in one workbook those of the unit given are read.
    let mut both = form_of(LAM_SON, march, &[ROW]);
    let second = form_of(BAC_SON, march, &["1 | · | · | · | Hoàn thành"]);
    both.sheets.extend(second.sheets);
    assert_eq!(shown(&given.settle(&both))[0], "1: done !product_missing");
}

#[test]
fn a_unit_that_reports_through_another_contradicts_nothing() {
    let book = form_of(DESK, "Tháng 3/2024", &["4 | · | · | · | Đang thực hiện"]);
    let book = handed_to(book, id(OFFICE).0, OFFICE, "2024-03");
    check_unit(&asked(), &book, Some((OFFICE, RecognisedBy::FormId)), &[]);
}

#[test]
fn several_units_in_one_workbook_are_never_mixed() {
    let mut book = form_of(LAM_SON, "Tháng 3/2024", &[ROW]);
    let second = form_of(BAC_SON, "Tháng 3/2024", &["1 | · | · | · | Hoàn thành"]);
    book.sheets.extend(second.sheets);
    let settled = settled(&book);
    assert_eq!(
        (settled.unit, settled.contradicts),
        (Some(id(LAM_SON)), true)
    );
    assert_eq!(shown(&settled), ["1: in_progress Đã họp dân"]);
}

#[test]
fn a_workbook_of_the_units_own_making_is_known_by_the_lines_above_its_table() {
    let lines = [
        "UBND THỊ XÃ BỈM SƠN | · | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "UBND PHƯỜNG LAM SƠN | · | Độc lập - Tự do - Hạnh phúc",
        "BÁO CÁO",
        "Kết quả thực hiện Đề án 06 năm 2024, tuần 11",
        "TT | Nội dung | Đơn vị | Kết quả | Ghi chú",
        "1 | Rà soát | UBND phường Bắc Sơn | Đã xong | Tuần 12/2024",
    ];
    let settled = settled(&Book {
        sheets: vec![sheet("Sheet1", &lines)],
    });
    assert_eq!(settled.unit, Some(id(LAM_SON)));
    assert_eq!(settled.period, PeriodId::parse("2024-W11"));
    // What its columns hold was not told yet, which is not the same as an empty form.
    assert_eq!(
        (settled.obstacle, codes(&settled.remarks)),
        (Some(Obstacle::ColumnsUntold), vec!["table_untold"])
    );
}

#[track_caller]
fn check_period(
    asked: &Asked,
    visible: &str,
    hidden: &str,
    period: Option<&str>,
    remarks_are: &[&str],
) {
    let mut book = form_of(LAM_SON, visible, &[ROW]);
    if !hidden.is_empty() {
        book = handed_to(book, id(LAM_SON).0, LAM_SON, hidden);
    }
    let settled = asked.settle(&book);
    assert_eq!(
        settled.period.map(|id| id.to_string()).as_deref(),
        period,
        "{visible} {hidden}"
    );
    assert_eq!(remarks(&settled), remarks_are, "{visible} {hidden}");
}

#[test]
fn the_period_given_wins_over_the_visible_one_and_that_over_the_hidden_one() {
    let (given, differs) = (
        Asked {
            given: Some("2024-W11"),
            ..asked()
        },
        &["period_differs"],
    );
    check_period(
        &asked(),
        "Tuần 10/2024 (29/02 – 06/3/2024)",
        "2024-W10",
        Some("2024-W10"),
        &[],
    );
    check_period(
        &asked(),
        "Tuần 11/2024",
        "2024-W10",
        Some("2024-W11"),
        differs,
    );
    check_period(&asked(), "·", "2024-W10", Some("2024-W10"), &[]);
    check_period(&asked(), "Tháng 3/2024", "", Some("2024-03"), &[]);
    check_period(&given, "Tuần 11/2024", "2024-W11", Some("2024-W11"), &[]);
    check_period(
        &given,
        "Tuần 10/2024",
        "2024-W10",
        Some("2024-W11"),
        differs,
    );
    check_period(&asked(), "·", "", None, &["period_unknown"]);
    check_period(&asked(), "Quý I/2024", "", None, &["period_unknown"]);
}

#[test]
fn a_visible_period_that_cannot_be_is_said_not_passed_over() {
    for visible in ["Tháng 13/2024", "@2024-03-01", "Quý I/2024", "như kỳ trước"] {
        check_period(
            &asked(),
            visible,
            "2024-03",
            Some("2024-03"),
            &["period_differs"],
        );
    }
}

#[test]
fn a_period_without_year_is_the_one_nearest_to_its_receipt() {
    for (received, visible, period) in [
        ("2024-03-07", "Tuần 10", "2024-W10"),
        ("2025-01-03", "Tuần 52", "2024-W52"),
        ("2024-12-31", "Tuần 1", "2025-W01"),
        ("2025-01-03", "Tháng 11", "2024-11"),
    ] {
        check_period(
            &Asked {
                received,
                ..asked()
            },
            visible,
            "",
            Some(period),
            &[],
        );
    }
}

#[test]
fn a_settled_weeks_file_sent_in_a_later_window_is_that_weeks_report() {
    let reused = |received| Asked {
        received,
        accepted: &["2024-W10"],
        ..asked()
    };
    let week = "Tuần 10/2024";
    check_period(
        &reused("2024-03-06"),
        week,
        "2024-W10",
        Some("2024-W10"),
        &[],
    );
    check_period(
        &reused("2024-03-12"),
        week,
        "2024-W10",
        Some("2024-W11"),
        &["period_differs"],
    );
    check_period(
        &reused("2024-03-26"),
        week,
        "2024-W10",
        Some("2024-W13"),
        &["period_differs"],
    );
    let open = Asked {
        received: "2024-03-12",
        ..asked()
    };
    check_period(&open, week, "2024-W10", Some("2024-W10"), &[]);
}

#[test]
fn a_months_supplement_stays_with_its_month_until_the_next_due_day_is_nearer() {
    let reused = |received| Asked {
        received,
        accepted: &["2024-03"],
        ..asked()
    };
    check_period(
        &reused("2024-03-18"),
        "Tháng 3/2024",
        "2024-03",
        Some("2024-03"),
        &[],
    );
    let late = reused("2024-04-12");
    check_period(
        &late,
        "Tháng 3/2024",
        "2024-03",
        Some("2024-04"),
        &["period_differs"],
    );
    let one_off = Asked {
        received: "2024-04-12",
        accepted: &["2024-X01"],
        ..asked()
    };
    check_period(
        &one_off,
        "Đột xuất 01/2024",
        "2024-X01",
        Some("2024-X01"),
        &[],
    );
}

#[test]
fn old_weeks_left_in_the_workbook_are_not_read() {
    let mut book = form_of(
        LAM_SON,
        "Tuần 10/2024",
        &["1 | · | · | · | Hoàn thành | · | · | Cũ"],
    );
    book.sheets
        .extend(form_of(LAM_SON, "Tuần 11/2024", &[ROW]).sheets);
    let latest = settled(&book);
    assert_eq!(latest.period, PeriodId::parse("2024-W11"));
    assert_eq!(shown(&latest), ["1: in_progress Đã họp dân"]);
    assert_eq!(remarks(&latest), ["period_differs"]);

    let given = Asked {
        given: Some("2024-W10"),
        ..asked()
    }
    .settle(&book);
    assert_eq!(shown(&given), ["1: done Cũ !product_missing"]);
}
