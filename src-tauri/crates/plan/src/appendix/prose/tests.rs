//! Plans in prose, one paragraph a row.

use super::super::{Asked, Draft, NoAppendix, read};
use crate::book::{Book, Cell, Row, Sheet, Value};
use crate::remark::Remark;

fn book(paragraphs: &[&str]) -> Book {
    let row = |(at, text): (usize, &&str)| Row {
        index: u32::try_from(at).unwrap(),
        cells: vec![(0, Cell::typed(Value::Text((*text).to_owned())))],
    };
    Book {
        sheets: vec![Sheet {
            name: "Văn bản".to_owned(),
            rows: paragraphs.iter().enumerate().map(row).collect(),
            ..Sheet::default()
        }],
    }
}

fn read_prose(paragraphs: &[&str]) -> (Draft, Vec<Remark>) {
    read(&book(paragraphs), &Asked::default()).unwrap()
}

/// Number, content, lead and deadline of each task on a line.
fn tasks(draft: &Draft) -> Vec<String> {
    let line = |task: &crate::appendix::DraftTask| {
        format!(
            "{} | {} | {} | {}",
            task.number, task.content, task.lead_text, task.deadline_text
        )
    };
    draft.tasks.iter().map(line).collect()
}

fn words(remarks: &[Remark]) -> Vec<String> {
    remarks
        .iter()
        .map(|remark| format!("{} {}", remark.place.cell, remark.code.word()))
        .collect()
}

#[test]
fn only_the_part_with_deadlines_holds_tasks() {
    let (draft, remarks) = read_prose(&[
        "KẾ HOẠCH",
        "Thực hiện Đề án 06 trên địa bàn huyện năm 2023",
        "I. MỤC ĐÍCH",
        "1. Tổ chức quán triệt",
        "II. NHIỆM VỤ CỤ THỂ",
        "1. Công an huyện - Cơ quan Thường trực",
        "1.1. Chủ trì tham mưu.",
        "Thời gian hoàn thành: Trong tháng 04 năm 2023.",
        "1.2. Cấp thẻ; xuất trình sổ",
        "khi thực hiện thủ tục.",
        "Thời gian thực hiện: Ngay sau khi Phòng Tư pháp",
        "hoàn thành việc nhập",
        "2. Phòng Nông nghiệp",
        "Xây dựng dữ liệu.",
        "Thời gian thực hoàn thành: Năm 2023",
        "3. Tòa án: Hoàn thành kết nối",
        "Cơ sở dữ liệu bản án.",
        "Thời hạn: Quý I",
        "III. TỔ CHỨC THỰC HIỆN",
        "1. Căn cứ nội dung Kế hoạch này",
    ]);
    assert_eq!(
        draft.title,
        "KẾ HOẠCH Thực hiện Đề án 06 trên địa bàn huyện năm 2023"
    );
    assert_eq!(draft.year, 2023);
    let police = "Công an huyện - Cơ quan Thường trực";
    assert_eq!(
        tasks(&draft),
        [
            format!("1.1 | Chủ trì tham mưu. | {police} | Trong tháng 04 năm 2023."),
            format!(
                "1.2 | Cấp thẻ; xuất trình sổ khi thực hiện thủ tục. | {police} | \
                 Ngay sau khi Phòng Tư pháp hoàn thành việc nhập"
            ),
            "2 | Xây dựng dữ liệu. | Phòng Nông nghiệp | Năm 2023".to_owned(),
            "3 | Hoàn thành kết nối Cơ sở dữ liệu bản án. | Tòa án | Quý I".to_owned(),
        ]
    );
    assert_eq!(draft.tasks[1].cells, ["A9", "A10", "A11", "A12"]);
    assert_eq!(
        words(&remarks),
        ["A10 row_joined", "A12 row_joined", "A17 row_joined"]
    );
}

#[test]
fn pasted_prose_without_parts_is_read_too() {
    let (draft, remarks) = read_prose(&[
        "1. Phòng Tư pháp",
        "Thực hiện các nhiệm vụ sau:",
        "1.1 Số hóa sổ hộ tịch;\n02 nhóm thủ tục. *Thời gian thực hiện:* Năm 2023",
        "12",
        "6.4. Ban hành văn bản. Thời gian hoàn thành: Quý I",
        "1.2. Rà soát",
        "Thời gian hoàn thành: Quý II",
        "Nơi nhận:",
        "- Lưu: VT.",
    ]);
    assert_eq!(
        tasks(&draft),
        [
            "1.1 | Số hóa sổ hộ tịch; 02 nhóm thủ tục. | Phòng Tư pháp | Năm 2023",
            "6.4 | Ban hành văn bản. | Phòng Tư pháp | Quý I",
            "1.2 | Rà soát | Phòng Tư pháp | Quý II",
        ]
    );
    assert_eq!(
        words(&remarks),
        [
            "A2 row_skipped",
            "A3 markup_removed",
            "A5 number_out_of_order",
            "A8 row_skipped"
        ]
    );
}

#[test]
fn a_text_that_names_few_deadlines_is_no_plan() {
    let letter = book(&[
        "1. Kính gửi",
        "Thời gian: 8 giờ",
        "2. Nội dung",
        "Thời gian thực hiện: Quý I",
    ]);
    let missing = NoAppendix {
        sheets: vec!["Văn bản".to_owned()],
    };
    assert_eq!(read(&letter, &Asked::default()), Err(missing));
}
