//! Which assignment a row speaks of, and what its values say.

use super::*;

fn key(task: i64, unit: &str) -> String {
    RowKey {
        task: TaskId(task),
        unit: id(unit),
    }
    .hidden_text()
}

/// A prelisted row of Lam Sơn: TT, the plan's words, the hidden key behind what is filled in.
fn prelisted(task: usize, filled: &str) -> String {
    let filled = format!("{filled}{}", " | ·".repeat(5 - filled.matches('|').count()));
    let key = key(i64::try_from(task).unwrap(), LAM_SON);
    format!(
        "{task} | {} | Chủ trì | Năm 2024 | {filled} | {key}",
        TASKS[task - 1].0
    )
}

#[track_caller]
fn check(rows: &[&str], expected: &[&str], remarks_are: &[&str]) {
    let settled = settled(&form(rows));
    assert_eq!(shown(&settled), expected);
    assert_eq!(remarks(&settled), remarks_are);
}

#[test]
fn rows_are_known_by_their_hidden_key_however_they_were_sorted() {
    let (one, two) = (
        prelisted(1, "Đang thực hiện | · | · | A"),
        prelisted(2, "Chờ | · | · | B"),
    );
    check(&[&one, &two], &["1: in_progress A", "2: waiting B"], &[]);
    check(
        &[&two, "Ghi thêm", &one],
        &["2: waiting B", "1: in_progress A"],
        &[],
    );
    check(&[&two], &["2: waiting B"], &[]);
}

#[test]
fn a_key_left_behind_by_sorting_or_of_another_store_does_not_decide() {
    let stale = |key: String| {
        format!(
            "2 | {} | · | · | Chờ | · | · | B | · | · | {key}",
            TASKS[1].0
        )
    };
    for key in [key(1, LAM_SON), key(99, LAM_SON), key(2, BAC_SON)] {
        check(&[&stale(key)], &["2: waiting B"], &[]);
    }
}

#[test]
fn a_key_that_the_words_bear_out_wins_over_a_wrong_number() {
    let row = prelisted(2, "Chờ").replacen('2', "7", 1);
    check(&[&row], &["2: waiting !row_id_differs"], &[]);
}

#[test]
fn without_keys_number_and_text_together_decide() {
    let retyped = "Ra soát, làm sạch dữ liệu hộ tịch trên cơ sở dữ liệu Quốc gia.";
    for content in [
        TASKS[1].0,
        retyped,
        "Rà soát, làm sạch dữ liệu hộ tịch",
        "·",
    ] {
        for number in ["2", "2.", "#2"] {
            check(
                &[&format!("{number} | {content} | · | · | Chờ")],
                &["2: waiting"],
                &[],
            );
        }
    }
    // The very text of one task is enough where the number was lost.
    check(
        &[&format!("· | {} | · | · | Chờ", TASKS[1].0)],
        &["2: waiting"],
        &[],
    );
}

#[test]
fn a_row_that_fits_no_task_of_the_unit_is_remarked_and_not_guessed() {
    for row in [
        "2 | Một việc khác hẳn | · | · | Chờ",
        "4 | Chi trả lương hưu qua tài khoản ngân hàng | · | · | Chờ",
        "17 | · | · | · | Chờ",
        "· | · | · | · | · | · | · | Đã họp",
    ] {
        check(&[row], &[], &["row_unmatched"]);
    }
    let settled = settled(&form(&["· | · | · | · | · | · | · | Đã họp"]));
    let code = RemarkCode::RowUnmatched {
        text: "Đã họp".to_owned(),
    };
    assert!(
        settled
            .remarks
            .iter()
            .any(|remark| remark.code == code && remark.place.cell == "H3")
    );
}

#[test]
fn of_two_rows_for_one_task_the_later_one_that_says_something_counts() {
    let (said, blank) = (prelisted(2, "Chờ | · | · | A"), prelisted(2, ""));
    check(
        &[&said, "2 | · | · | · | Hoãn | · | · | B"],
        &["2: · B !state_unclear !row_doubled"],
        &[],
    );
    check(
        &[&said, "2 | · | · | · | Chờ | · | · | B"],
        &["2: waiting B !row_doubled"],
        &[],
    );
    check(
        &[&blank, "2 | · | · | · | Chờ | · | · | B"],
        &["2: waiting B"],
        &[],
    );
    check(&[&said, &blank], &["2: waiting A"], &[]);
    let unread = prelisted(2, "Hoãn");
    check(
        &[&unread, "2 | · | · | · | Chờ"],
        &["2: waiting !row_doubled"],
        &[],
    );
}

#[test]
fn blank_rows_say_nothing() {
    let blank = prelisted(1, "· | - | – | … | ·");
    let settled = settled(&form(&[
        &blank,
        "2",
        "· | ·",
        "Nhiệm vụ phối hợp (không bắt buộc)",
    ]));
    assert_eq!(shown(&settled), ["1: ·"]);
    assert_eq!(first(&settled).progress, Progress::default());
    assert_eq!(
        (settled.blank, remarks(&settled)),
        (true, vec!["form_empty"])
    );
}

#[test]
fn a_unit_writes_in_the_report_of_the_unit_it_reports_through() {
    let row = |unit: &str, role: &str, key: &str| {
        format!(
            "3 | {} | {role} | · | Chờ | · | · | {unit} | · | · | {key}",
            TASKS[2].0
        )
    };
    let (of_office, of_desk) = ("Chủ trì", "Chủ trì (của Bộ phận TN&TKQ)");
    for (first, second) in [
        (key(3, OFFICE), key(3, DESK)),
        ("·".to_owned(), "·".to_owned()),
    ] {
        let rows = [
            row("Văn phòng", of_office, &first),
            row("Bộ phận", of_desk, &second),
        ];
        let book = form_of(OFFICE, "Tháng 3/2024", &[&rows[0], &rows[1]]);
        let settled = settled(&book);
        assert_eq!(
            shown(&settled),
            ["3: waiting Văn phòng", "3: waiting Bộ phận"]
        );
        let units: Vec<UnitId> = settled.rows.iter().map(|row| row.key.unit).collect();
        assert_eq!(units, [id(OFFICE), id(DESK)]);
    }
}

#[test]
fn states_are_understood_as_clerks_write_them() {
    for (text, state) in [
        ("Đã xong", "done"),
        ("HT", "done"),
        ("x", "done"),
        ("Hoàn thành", "done"),
        ("Cơ bản hoàn thành", "in_progress"),
        ("Đang t/h", "in_progress"),
        ("Đang thực hiện.", "in_progress"),
        ("Thường xuyên", "in_progress"),
        ("Chưa triển khai", "not_started"),
        ("Chờ hướng dẫn, điều kiện", "waiting"),
        ("Tạm dừng", "paused"),
        ("Tạm hoãn", "paused"),
        ("Đang trình ký", "in_progress"),
        ("Hoàn thành 100%", "done"),
        ("Chưa t/h", "not_started"),
        ("Chưa phát sinh", "nothing_new"),
        ("Không còn áp dụng", "dropped"),
        ("Không phát sinh", "nothing_new"),
    ] {
        let row = prelisted(1, &format!("{text} | · | · | · | 12/KH-UBND"));
        check(&[&row], &[&format!("1: {state}")], &[]);
    }
    // Said where the result belongs, it means the same; blank never does.
    check(
        &[&prelisted(1, "· | · | · | KPS")],
        &["1: nothing_new KPS"],
        &[],
    );
    check(&[&prelisted(1, "Sắp xong")], &["1: · !state_unclear"], &[]);
}

#[test]
fn percentages_and_dates_are_read_or_remarked() {
    let product = "12/KH-UBND";
    for (filled, percent, remarks) in [
        ("Đang thực hiện | %95.5", Some(95.5), ""),
        ("Đang thực hiện | 95,5%", Some(95.5), ""),
        ("Đang thực hiện | #95.5", Some(95.5), ""),
        ("Đang thực hiện | 45/50", Some(90.0), ""),
        ("Đang thực hiện | -", None, ""),
        (
            "Đang thực hiện | %100",
            Some(100.0),
            " !percent_against_state",
        ),
        ("Hoàn thành | 90", Some(90.0), " !percent_against_state"),
        ("Đang thực hiện | #104", None, " !percent_out_of_range"),
        ("Đang thực hiện | #-1", None, " !percent_out_of_range"),
        ("Đang thực hiện | gần xong", None, " !percent_unclear"),
        ("Đang thực hiện | !#DIV/0!", None, " !cell_error"),
        ("Đang thực hiện | =", None, " !formula_without_value"),
        ("Hoàn thành | · | @2024-03-15", None, ""),
        ("Hoàn thành | · | 16/3/2024", None, " !date_in_future"),
        ("Hoàn thành | · | 31/02/2024", None, " !date_unclear"),
        ("Hoàn thành | · | #45366", None, " !date_unclear"),
    ] {
        let columns = " | ·".repeat(4 - filled.matches('|').count() - 1);
        let row = prelisted(1, &format!("{filled}{columns} | {product}"));
        let settled = settled(&form(&[&row]));
        let state = if filled.starts_with('H') {
            "done"
        } else {
            "in_progress"
        };
        assert_eq!(
            shown(&settled),
            [format!("1: {state}{remarks}")],
            "{filled}"
        );
        let read = first(&settled).progress.percent;
        let read = read.map(crate::progress::Percent::value);
        assert_eq!(read, percent, "{filled}");
    }
    check(
        &[&prelisted(1, "Hoàn thành")],
        &["1: done !product_missing"],
        &[],
    );
    let row = prelisted(1, "Hoàn thành | · | 16/3/2024 | · | 12/KH-UBND");
    let settled = settled(&form(&[&row]));
    let cell = &first(&settled).remarks[0].place.cell;
    assert!(cell.starts_with('G'), "the day itself, not its row: {cell}");
}

#[test]
fn a_row_with_a_value_that_cannot_be_read_is_held_back() {
    for (filled, held_back) in [
        ("Đang thực hiện | #104", true),
        ("Sắp xong", true),
        ("· | · | · | !#REF!", true),
        ("Hoàn thành", false),
        ("Đang thực hiện | 100", false),
    ] {
        let settled = settled(&form(&[&prelisted(1, filled)]));
        assert_eq!(first(&settled).is_held_back(), held_back, "{filled}");
    }
}
