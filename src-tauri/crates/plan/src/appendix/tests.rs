//! The shapes an appendix arrives in, as grids of text.

use super::*;
use crate::book::{Cell, Row, Sheet, Span, Value};
use crate::encoding::tests::encoder::{tcvn3, vni};
use crate::remark::RemarkCode;
use crate::text::match_key;

/// A sheet from lines of cells separated by "|"; "·" is a blank cell.
fn sheet(lines: &[&str]) -> Sheet {
    let rows = lines.iter().enumerate().map(|(at, line)| {
        let cells = line
            .split('|')
            .enumerate()
            .map(|(column, text)| (u32::try_from(column).unwrap(), text.trim()))
            .filter(|(_, text)| !text.is_empty() && *text != "·")
            .map(|(column, text)| (column, Cell::typed(Value::Text(text.to_owned()))))
            .collect();
        Row {
            index: u32::try_from(at).unwrap(),
            cells,
        }
    });
    Sheet {
        name: "Phụ lục".to_owned(),
        rows: rows.collect(),
        ..Sheet::default()
    }
}

fn read_sheet(sheet: Sheet) -> (Draft, Vec<Remark>) {
    let asked = Asked {
        profile_year: 2024,
        ..Asked::default()
    };
    read(
        &Book {
            sheets: vec![sheet],
        },
        &asked,
    )
    .expect("an appendix")
}

fn read_lines(lines: &[&str]) -> (Draft, Vec<Remark>) {
    read_sheet(sheet(lines))
}

fn words(remarks: &[Remark]) -> Vec<String> {
    remarks
        .iter()
        .map(|remark| format!("{} {}", remark.place.cell, remark.code.word()))
        .collect()
}

const HEADER: &str =
    "TT | Nội dung, nhiệm vụ cụ thể | Đơn vị chủ trì | Đơn vị phối hợp | Thời gian hoàn thành";

#[test]
fn groups_tasks_and_title_are_read() {
    let (draft, remarks) = read_lines(&[
        "Phụ lục",
        "CÁC NHIỆM VỤ CỤ THỂ CỦA ĐỀ ÁN 06 NĂM 2024",
        "(Kèm theo Kế hoạch số /KH-UBND)",
        HEADER,
        "I | Về pháp lý (02 nhiệm vụ)",
        "1 | Rà soát văn bản | Phòng Tư pháp | Công an thị xã | Thường xuyên",
        "2. | Tổ chức thực hiện | Văn phòng | · | Quý I/2024",
    ]);
    assert_eq!(draft.title, "CÁC NHIỆM VỤ CỤ THỂ CỦA ĐỀ ÁN 06 NĂM 2024");
    assert_eq!(draft.year, 2024);
    assert_eq!(draft.groups[0].title, "Về pháp lý");
    assert_eq!(draft.groups[0].declared, Some(2));
    assert_eq!(draft.tasks[1].number.as_str(), "2");
    assert_eq!(draft.tasks[0].support_text, "Công an thị xã");
    assert_eq!(draft.tasks[0].cells, ["A6", "B6", "C6", "D6", "E6"]);
    assert!(remarks.is_empty(), "{remarks:?}");
}

#[test]
fn a_task_cut_by_a_page_break_is_joined() {
    let (draft, remarks) = read_lines(&[
        HEADER,
        "I | Nhóm",
        "1 | Đẩy mạnh các mô hình phù hợp với tình | Công an thị xã, | Các cơ quan | Theo tiến độ của từng mô",
        "12",
        HEADER,
        "· | hình, điều kiện thực tế | UBND xã, phường | · | hình đã đề ra",
        "2 | Việc khác | Phòng Nội vụ | · | Năm 2024",
        "· | · | · | · | và thường xuyên",
    ]);
    assert_eq!(draft.tasks.len(), 2);
    assert_eq!(
        draft.tasks[0].content,
        "Đẩy mạnh các mô hình phù hợp với tình hình, điều kiện thực tế"
    );
    assert_eq!(draft.tasks[0].lead_text, "Công an thị xã, UBND xã, phường");
    assert_eq!(
        draft.tasks[0].deadline_text,
        "Theo tiến độ của từng mô hình đã đề ra"
    );
    assert_eq!(draft.tasks[1].deadline_text, "Năm 2024 và thường xuyên");
    assert_eq!(
        words(&remarks),
        ["A5 header_repeated", "B6 row_joined", "E8 row_joined"]
    );
}

#[test]
fn a_two_row_header_in_any_order_is_understood() {
    let mut grid = sheet(&[
        "STT | Thời hạn | Tên công việc | Phân công thực hiện | · | Sản phẩm | Ghi chú",
        "· | · | · | Chủ trì | Phối hợp",
        "1 | Quý I/2024 | Rà soát | Phòng Tư pháp | Công an | Báo cáo | gấp",
    ]);
    grid.merges = vec![Span {
        top: 0,
        left: 3,
        bottom: 0,
        right: 4,
    }];
    let (draft, remarks) = read_sheet(grid);
    let task = &draft.tasks[0];
    assert_eq!(
        (task.lead_text.as_str(), task.support_text.as_str()),
        ("Phòng Tư pháp", "Công an")
    );
    assert_eq!(task.deadline_text, "Quý I/2024");
    assert_eq!(
        task.extra,
        [
            ("Sản phẩm".into(), "Báo cáo".into()),
            ("Ghi chú".into(), "gấp".into())
        ]
    );
    assert_eq!(words(&remarks), ["F1 extra_column", "G1 extra_column"]);
}

#[test]
fn a_title_right_above_the_header_is_no_part_of_it() {
    let task = "1 | Rà soát | Phòng Tư pháp | Công an | Quý I";
    for header in [
        vec![HEADER],
        vec![
            "TT | Nội dung | Phân công thực hiện | · | Thời hạn",
            "· | · | Cơ quan chủ trì | Cơ quan phối hợp",
            "(1) | (2) | (3) | (4) | (5)",
        ],
    ] {
        let lines = [vec!["NHIỆM VỤ NĂM 2025"], header, vec![task]].concat();
        let (draft, remarks) = read_lines(&lines);
        assert_eq!((draft.title.as_str(), draft.year), (lines[0], 2025));
        assert_eq!(draft.tasks[0].lead_text, "Phòng Tư pháp");
        assert_eq!(draft.tasks[0].support_text, "Công an");
        assert_eq!(words(&remarks), [""; 0]);
    }
}

#[test]
fn a_number_the_spreadsheet_took_for_a_decimal_is_one() {
    let mut grid = sheet(&[
        "TT | Nội dung nhiệm vụ | Thời gian hoàn thành",
        "4 | Công an huyện",
        "· | Cấp căn cước | Tháng 5",
        "4,2 | Tuyên truyền | Tháng 6",
    ]);
    grid.rows[2]
        .cells
        .insert(0, (0, Cell::typed(Value::Number(4.1))));
    let (draft, remarks) = read_sheet(grid);
    let numbers: Vec<String> = draft.tasks.iter().map(|t| t.number.to_string()).collect();
    assert_eq!(numbers, ["4.1", "4.2"]);
    assert_eq!(words(&remarks), [""; 0]);
}

#[test]
fn a_table_without_numbers_has_a_task_in_every_row() {
    for head in ["Nội dung | Chủ trì | Phối hợp | Thời hạn", HEADER] {
        let pad = if head == HEADER { "· | " } else { "" };
        let (draft, remarks) = read_lines(&[
            head,
            &format!("{pad}Rà soát văn bản | Phòng Tư pháp | · | Quý I"),
            &format!("{pad}Tập huấn cán bộ | Phòng Nội vụ | · | Quý II"),
            &format!("{pad}cấp xã và thôn | · | · | ·"),
        ]);
        let read = |task: &DraftTask| format!("{} {}", task.number, task.content);
        let tasks: Vec<String> = draft.tasks.iter().map(read).collect();
        assert_eq!(
            tasks,
            ["1 Rà soát văn bản", "2 Tập huấn cán bộ cấp xã và thôn"]
        );
        let codes: Vec<&str> = remarks.iter().map(|remark| remark.code.word()).collect();
        assert_eq!(codes, ["number_missing", "number_missing", "row_joined"]);
    }
}

#[test]
fn group_rows_come_in_one_cell_too() {
    let (draft, remarks) = read_lines(&[
        HEADER,
        "I. Về pháp lý (01 nhiệm vụ)",
        "1 | Rà soát | Phòng Tư pháp | · | Thường xuyên",
        "· | II. Về dữ liệu (03 nhiệm vụ)",
        "2 | Làm sạch | Công an thị xã | · | Thường xuyên",
    ]);
    let numerals: Vec<&str> = draft
        .groups
        .iter()
        .map(|group| group.numeral.as_str())
        .collect();
    assert_eq!(numerals, ["I", "II"]);
    assert_eq!(words(&remarks), ["B4 group_count_differs"]);
}

#[test]
fn a_vertically_merged_cell_covers_all_its_tasks() {
    let mut grid = sheet(&[
        HEADER,
        "I | Nhóm",
        "1 | Việc một | Phòng Tư pháp | · | Năm 2024",
        "2 | Việc hai | · | · | Năm 2024",
        "3 | Việc ba | · | · | Năm 2024",
        "4 | Việc bốn | Công an thị xã | · | Năm 2024",
    ]);
    grid.merges = vec![Span {
        top: 2,
        left: 2,
        bottom: 4,
        right: 2,
    }];
    let (draft, remarks) = read_sheet(grid);
    let leads: Vec<&str> = draft
        .tasks
        .iter()
        .map(|task| task.lead_text.as_str())
        .collect();
    assert_eq!(
        leads,
        [
            "Phòng Tư pháp",
            "Phòng Tư pháp",
            "Phòng Tư pháp",
            "Công an thị xã"
        ]
    );
    assert_eq!(remarks[0].code, RemarkCode::MergedCellSpread { rows: 3 });
    assert_eq!(words(&remarks), ["C3 merged_cell_spread"]);
}

#[test]
fn odd_numbers_are_kept_and_remarked() {
    let (draft, remarks) = read_lines(&[
        HEADER,
        "I | Nhóm",
        "1 | Việc một | A | · | Năm 2024",
        "3a | Việc ba a | A | · | Năm 2024",
        "3a | Việc trùng | A | · | Năm 2024",
        "4 | Việc bốn. | A | · | Năm 2024",
        "· | Việc không số | A | · | Năm 2024",
        "6 | Việc sáu | A | · | Năm 2024",
    ]);
    let numbers: Vec<&str> = draft
        .tasks
        .iter()
        .map(|task| task.number.as_str())
        .collect();
    assert_eq!(numbers, ["1", "3a", "3a", "4", "5", "6"]);
    assert_eq!(
        words(&remarks),
        [
            "A4 number_out_of_order",
            "A5 number_doubled",
            "B7 number_missing"
        ]
    );
}

#[test]
fn a_plan_ordered_by_unit_gives_each_heading_its_tasks() {
    let (draft, remarks) = read_lines(&[
        "TT | Nội dung nhiệm vụ | Thời gian hoàn thành",
        "1 | Công an huyện - Cơ quan Thường trực Tổ công tác",
        "1.1 | Chủ trì ban hành Chỉ thị | Trong tháng 04 năm 2023",
        "1.2 | Kiện toàn Tổ công tác | Năm 2023",
        "2 | Phòng Nông nghiệp",
        "· | Rà soát, triển khai | Năm 2023 và thường xuyên",
        "3 | Tòa án nhân dân huyện: Hoàn thành việc kết nối | Quý I, quý II năm 2023",
        "4 | Phòng Tư pháp",
        "4.1 | Số hóa | Năm 2023",
        "6.4 | Ban hành văn bản | Năm 2023",
        "6.5 | Tổng hợp | Năm 2023",
        "4.2 | Cập nhật | Năm 2023",
    ]);
    let rows: Vec<(String, String)> = draft
        .tasks
        .iter()
        .map(|task| (task.number.to_string(), task.lead_text.clone()))
        .collect();
    let unit = "Công an huyện - Cơ quan Thường trực Tổ công tác";
    let expected = [
        ("1.1", unit),
        ("1.2", unit),
        ("2", "Phòng Nông nghiệp"),
        ("3", "Tòa án nhân dân huyện"),
        ("4.1", "Phòng Tư pháp"),
        ("6.4", "Phòng Tư pháp"),
        ("6.5", "Phòng Tư pháp"),
        ("4.2", "Phòng Tư pháp"),
    ];
    assert_eq!(
        rows,
        expected.map(|(number, lead)| (number.to_owned(), lead.to_owned()))
    );
    assert_eq!(draft.tasks[3].content, "Hoàn thành việc kết nối");
    assert_eq!(draft.year, 2023);
    // Numbers of another section; what follows them goes on in its own.
    let strangers = ["A10 number_out_of_order", "A11 number_out_of_order"];
    assert_eq!(words(&remarks), strangers);
}

#[test]
fn a_title_under_any_column_makes_a_group_and_a_stray_note_makes_nothing() {
    let (draft, remarks) = read_lines(&[
        "TT | Thời gian hoàn thành | Nội dung nhiệm vụ | Đơn vị chủ trì",
        "I | Về pháp lý (01 nhiệm vụ)",
        "1 | Năm 2024 | Rà soát văn bản | Phòng Tư pháp",
        "· | · | · | · | · | x",
    ]);
    assert_eq!(draft.groups[0].title, "Về pháp lý");
    assert_eq!(draft.tasks.len(), 1);
    assert_eq!(draft.tasks[0].extra, []);
    assert_eq!(words(&remarks), ["F4 row_skipped"]);
}

#[test]
fn totals_and_signatures_are_no_tasks() {
    let (draft, remarks) = read_lines(&[
        HEADER,
        "1 | Việc một | A | · | Năm 2024",
        "· | Tổng cộng: 1 nhiệm vụ",
        "Nơi nhận:",
        "- Lưu: VT",
    ]);
    assert_eq!(draft.tasks.len(), 1);
    assert_eq!(words(&remarks), ["B3 row_skipped", "A4 row_skipped"]);
}

#[test]
fn a_workbook_without_an_appendix_is_refused_by_name() {
    let book = Book {
        sheets: vec![sheet(&["Kính gửi: UBND tỉnh", "Về việc báo cáo"])],
    };
    let error = read(&book, &Asked::default()).unwrap_err();
    assert_eq!(error.sheets, ["Phụ lục"]);
}

#[test]
fn an_empty_line_of_column_numbers_is_no_task() {
    let (draft, _) = read_lines(&[
        HEADER,
        "1 | 2 | 3 | 4 | 5",
        "1 | Việc một | A | · | Năm 2024",
    ]);
    assert_eq!(draft.tasks.len(), 1);
}

/// The sheet with the texts of some columns written the old way.
fn written(mut sheet: Sheet, encode: fn(&str) -> String, columns: &[u32]) -> Sheet {
    for (column, cell) in sheet.rows.iter_mut().flat_map(|row| &mut row.cells) {
        if let Value::Text(text) = &mut cell.value
            && columns.contains(column)
        {
            *text = encode(text);
        }
    }
    sheet
}

const APPENDIX: [&str; 8] = [
    "Phụ lục",
    "CÁC NHIỆM VỤ CỤ THỂ CỦA ĐỀ ÁN 06 NĂM 2024",
    "TT | Nội dung, nhiệm vụ cụ thể | Đơn vị chủ trì | Đơn vị phối hợp | Thời gian hoàn thành | Sản phẩm",
    "I | Về pháp lý (02 nhiệm vụ)",
    "1 | Đẩy mạnh rà soát văn bản, hồ sơ thủ tục | Phòng Tư pháp | Công an thị xã | Quý I/2024 và thực hiện thường xuyên | Báo cáo",
    "· | hành chính | · | UBND xã, phường",
    "2 | Tổ chức thực hiện | Văn phòng HĐND và UBND | Bộ phận một cửa | Trước ngày 15/3/2024 | ·",
    "Nơi nhận:",
];

#[test]
fn an_appendix_in_an_old_encoding_reads_like_its_unicode_twin() {
    let (unicode, _) = read_lines(&APPENDIX);
    assert_eq!(unicode.encoding, Encoding::Unicode);
    assert!(
        unicode.tasks.iter().all(|task| task.originals.is_empty())
            && unicode.original_title.is_none()
    );
    for encoding in [Encoding::Tcvn3, Encoding::Vni] {
        let encode = if encoding == Encoding::Vni {
            vni
        } else {
            tcvn3
        };
        let (draft, remarks) = read_sheet(written(sheet(&APPENDIX), encode, &[0, 1, 2, 3, 4, 5]));
        assert_eq!(draft.encoding, encoding);
        assert_eq!(draft.title, unicode.title);
        assert_eq!(draft.original_title, Some(encode(&unicode.title)));
        assert_eq!(draft.groups[0].title, unicode.groups[0].title);
        assert_eq!(
            draft.groups[0].original_title,
            Some(encode("Về pháp lý (02 nhiệm vụ)"))
        );
        let plain = |task: &DraftTask| DraftTask {
            originals: Vec::new(),
            ..task.clone()
        };
        assert_eq!(
            draft.tasks.iter().map(plain).collect::<Vec<_>>(),
            unicode.tasks
        );
        let converted: Vec<&str> = remarks
            .iter()
            .filter_map(|remark| match &remark.code {
                RemarkCode::EncodingConverted { column } => Some(column.as_str()),
                _ => None,
            })
            .collect();
        let headings = [
            "Nội dung, nhiệm vụ cụ thể",
            "Đơn vị chủ trì",
            "Đơn vị phối hợp",
            "Thời gian hoàn thành",
            "Sản phẩm",
        ];
        assert_eq!(converted[1..], headings, "{encoding:?}");
    }
}

#[test]
fn originals_stand_beside_the_converted_texts() {
    let (draft, remarks) = read_sheet(written(sheet(&APPENDIX), tcvn3, &[2, 3]));
    let originals = |task: usize| -> Vec<(&str, &str)> {
        draft.tasks[task]
            .originals
            .iter()
            .map(|(cell, text)| (cell.as_str(), text.as_str()))
            .collect()
    };
    let first = [
        ("C5", "Phßng T\u{AD} ph¸p"),
        ("D5", "C«ng an thÞ x·"),
        ("D6", "UBND x·, ph\u{AD}êng"),
    ];
    assert_eq!(originals(0), first);
    assert_eq!(
        draft.tasks[0].support_text,
        "Công an thị xã UBND xã, phường"
    );
    assert_eq!(
        originals(1),
        [("C7", "V¨n phßng H§ND vµ UBND"), ("D7", "Bé phËn mét cöa")]
    );
    assert_eq!(draft.encoding, Encoding::Tcvn3);
    let converted: Vec<String> = words(&remarks)
        .into_iter()
        .filter(|word| word.ends_with("converted"))
        .collect();
    assert_eq!(
        converted,
        ["C3 encoding_converted", "D3 encoding_converted"]
    );
}

#[test]
fn a_title_in_a_capitals_font_is_read() {
    let mut grid = sheet(&APPENDIX);
    let Value::Text(title) = &mut grid.rows[1].cells[0].1.value else {
        panic!("a title")
    };
    *title = tcvn3("các nhiệm vụ cụ thể của Đề án 06 năm 2024");
    grid.fonts.insert(0, ".VnTimeH".to_owned());
    let (draft, remarks) = read_sheet(grid);
    assert_eq!(draft.title, "CÁC NHIỆM VỤ CỤ THỂ CỦA ĐỀ ÁN 06 NĂM 2024");
    assert_eq!(draft.encoding, Encoding::Tcvn3Capitals);
    assert_eq!(words(&remarks)[0], "A2 encoding_converted");
}

#[test]
fn what_a_person_says_of_a_column_goes_before_its_heading() {
    let lines = [
        "TT | Nội dung, nhiệm vụ | Đầu mối | Đơn vị chủ trì | Thời hạn",
        "1 | Rà soát văn bản | Phòng Tư pháp | Thanh tra | Quý I/2024",
    ];
    let read_with = |columns: &[(&str, Option<Column>)]| {
        let asked = Asked {
            profile_year: 2024,
            columns: columns
                .iter()
                .map(|(heading, column)| (match_key(heading), *column))
                .collect(),
            ..Asked::default()
        };
        let book = Book {
            sheets: vec![sheet(&lines)],
        };
        read(&book, &asked).expect("an appendix").0
    };
    let usual = read_with(&[]);
    assert_eq!(usual.tasks[0].lead_text, "Thanh tra");
    assert_eq!(usual.columns[2].column, None);
    let told = read_with(&[("ĐẦU MỐI", Some(Column::Lead))]);
    assert_eq!(told.tasks[0].lead_text, "Phòng Tư pháp");
    assert_eq!(told.columns[2].column, Some(Column::Lead));
    let extra = ("Đơn vị chủ trì".to_owned(), "Thanh tra".to_owned());
    assert_eq!(told.tasks[0].extra, [extra]);
    let kept = read_with(&[("Đơn vị chủ trì", None)]);
    assert_eq!(kept.tasks[0].extra.len(), 2);
}
