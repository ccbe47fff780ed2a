//! What stands on the pages of a form: general content, the routine choice, nothing.

use super::*;

fn general(lines: &[&str]) -> Vec<String> {
    let book = Book {
        sheets: vec![sheet("3. Nội dung chung", lines)],
    };
    shown_general(&read(&book, &labels()).general)
}

fn shown_general(items: &[GeneralItem]) -> Vec<String> {
    let shown = items.iter().map(|item| {
        let number = item
            .number
            .as_ref()
            .map(|number| format!(" [{number}]"))
            .unwrap_or_default();
        format!("{} {:?}{number} {}", item.place.cell, item.kind, item.text)
    });
    shown.collect()
}

#[test]
fn general_content_is_read_block_by_block_on_a_sheet_of_its_own() {
    let lines = [
        "NỘI DUNG CHUNG",
        "Mục | TT nhiệm vụ | Nội dung",
        "Số báo cáo của đơn vị | 12/BC-UBND",
        "Người lập: Nguyễn Văn A",
        "Khó khăn, vướng mắc - nguyên nhân | 2 | Thiếu máy tính",
        "· | 3. | Đường truyền chậm",
        "· | · | Thiếu cán bộ",
        "· | 4",
        "Đề xuất, kiến nghị | -",
        "· | Bổ sung | máy tính",
        "Trọng tâm kỳ tới",
        "Chủ tịch",
        "· | Nguyễn Văn B",
    ];
    assert_eq!(
        general(&lines),
        [
            "B3 ReportNumber 12/BC-UBND",
            "A4 Author Nguyễn Văn A",
            "C5 Difficulty [2] Thiếu máy tính",
            "C6 Difficulty [3.] Đường truyền chậm",
            "C7 Difficulty Thiếu cán bộ",
            "B10 Proposal Bổ sung máy tính",
        ]
    );
}

fn weekly(choice: &str, rows: &[&str]) -> Book {
    let choice = format!("A. Các nhiệm vụ thường xuyên (chọn một) | · | · | · | · | {choice}");
    let general = [
        "D. Nội dung chung",
        "Mục | · | TT nhiệm vụ | Nội dung",
        "Khó khăn, vướng mắc – nguyên nhân: mạng yếu | · | 1 | · | · | tại 02 điểm",
        "· | · | · | Thiếu giấy",
        "Đề xuất, kiến nghị",
    ];
    let head = format!("Đơn vị báo cáo: | · | {LAM_SON} | · | Kỳ báo cáo: | Tuần 11/2024");
    let mut lines = vec![
        head.as_str(),
        choice.as_str(),
        "B. Nhiệm vụ trong tuần",
        HEADER,
    ];
    lines.extend(rows);
    lines.extend(if rows.is_empty() { &[][..] } else { &general });
    Book {
        sheets: vec![sheet("Báo cáo tuần", &lines)],
    }
}

#[test]
fn general_content_below_the_weekly_table_is_not_taken_for_rows() {
    let rows = [
        "1 | · | · | · | Chờ | · | · | A | · | Đề xuất, kiến nghị",
        "2 | · | · | · | Chờ | · | · | Khó khăn, vướng mắc – nguyên nhân: không",
        "7",
    ];
    let returned = read(&weekly("Có nội dung, nêu tại mục B", &rows), &labels());
    assert_eq!(returned.rows.len(), 2);
    assert_eq!(
        shown_general(&returned.general),
        [
            "A10 Difficulty mạng yếu 1 tại 02 điểm",
            "D11 Difficulty Thiếu giấy"
        ]
    );
}

#[test]
fn the_routine_choice_is_read_and_set_against_the_rows() {
    let (nothing, see) = (
        "Thực hiện bình thường, không phát sinh",
        "Có nội dung, nêu tại mục B",
    );
    let (filled, same) = ("1 | · | · | · | Chờ", "1 | · | · | · | Không phát sinh");
    for (choice, row, routine, unclear) in [
        (nothing, "", Some(Routine::NothingNew), false),
        (
            "thực hiện bình thường, không phát sinh.",
            "",
            Some(Routine::NothingNew),
            false,
        ),
        ("Không phát sinh", "", Some(Routine::NothingNew), false),
        ("Bình thường", "", Some(Routine::NothingNew), false),
        ("Có phát sinh", filled, Some(Routine::SeeRows), false),
        (nothing, same, Some(Routine::NothingNew), false),
        (nothing, filled, Some(Routine::NothingNew), true),
        (see, filled, Some(Routine::SeeRows), false),
        ("·", filled, None, true),
        ("như tuần trước", "", None, true),
    ] {
        let rows: &[&str] = if row.is_empty() { &[] } else { &[row] };
        let settled = settled(&weekly(choice, rows));
        assert_eq!(
            (settled.routine, settled.blank),
            (routine, false),
            "{choice} {row}"
        );
        let remarked = remarks(&settled) == ["routine_unclear"];
        assert_eq!(remarked, unclear, "{choice} {row} {:?}", remarks(&settled));
    }
}

#[test]
fn a_choice_below_its_label_that_is_not_understood_is_no_empty_form() {
    for (choice, routine, remark) in [
        ("Thực hiện bình thường", Some(Routine::NothingNew), None),
        ("như tuần trước", None, Some("routine_unclear")),
        ("·", None, Some("form_empty")),
    ] {
        let head = format!("Đơn vị báo cáo: | · | {LAM_SON} | · | Kỳ báo cáo: | Tuần 11/2024");
        let lines = [
            head.as_str(),
            "A. Các nhiệm vụ thường xuyên (chọn một)",
            choice,
            "B. Nhiệm vụ trong tuần",
            HEADER,
        ];
        let book = Book {
            sheets: vec![sheet("Báo cáo tuần", &lines)],
        };
        let settled = settled(&book);
        assert_eq!(settled.routine, routine, "{choice}");
        assert_eq!(remarks(&settled), Vec::from_iter(remark), "{choice}");
    }
}

#[test]
fn only_the_form_itself_asks_for_the_routine_choice() {
    let book = form(&["1 | · | · | · | Chờ | · | · | Các nhiệm vụ thường xuyên đã làm"]);
    assert!(!read(&book, &labels()).asks_routine);
}

#[test]
fn an_untouched_form_is_empty() {
    let monthly = form(&["1 | Tuyên truyền | Chủ trì | Năm 2024", "2 | Rà soát"]);
    for book in [monthly, weekly("·", &[])] {
        let settled = settled(&book);
        assert!(settled.blank);
        assert_eq!(remarks(&settled), ["form_empty"]);
    }
}

#[test]
fn what_is_struck_through_is_read_and_asked_about() {
    let mut book = form(&["1 | · | · | · | Chờ", "2 | · | · | · | Chờ"]);
    let sheet = &mut book.sheets[0];
    let (first, second) = (sheet.rows[2].index, sheet.rows[3].index);
    // A blank cell in the same style says nothing.
    sheet.struck = vec![(first, 4), (second, 9)];
    let settled = settled(&book);
    assert_eq!(shown(&settled), ["1: waiting", "2: waiting"]);
    assert_eq!(remarks(&settled), ["struck_through"]);
    assert_eq!(
        settled.remarks.last().unwrap().place.cell,
        cell_name(first, 4)
    );
}

#[test]
fn hidden_sheets_and_the_guide_are_not_read() {
    let mut book = form(&["1 | · | · | · | Chờ"]);
    let copy = book.sheets[0].clone();
    book.sheets.push(Sheet {
        hidden: true,
        ..copy.clone()
    });
    book.sheets.push(Sheet {
        name: "4. Hướng dẫn".to_owned(),
        ..copy
    });
    assert_eq!(shown(&settled(&book)), ["1: waiting"]);
}
