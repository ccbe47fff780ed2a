//! The report in words is drafted from the return's numbers; she may put her own words in place
//! of any part.

use std::fs;
use tests::desk::Desk;

const WARD: &str = "UBND phường Lam Sơn";
const ON: &str = "2024-03-18";

/// The ward's March form with a result, a difficulty of task 4 and a proposal.
fn ward_reports(desk: &Desk, file: &str, result: &str) {
    let form = desk
        .form("2024-02-20", "2024-03", WARD)
        .report("10", "Tình trạng", "Đang thực hiện")
        .report("10", "Kết quả thực hiện trong kỳ", result)
        .answer(
            "Khó khăn, vướng mắc – nguyên nhân",
            "Máy quét hỏng từ ngày 05/3.",
        )
        .answer("Đề xuất, kiến nghị", "Cấp thêm 01 máy quét.");
    let file = desk.receive(file, &form);
    assert!(
        desk.accept("2024-03-14", &[file])
            .expect("taken in")
            .accepted
    );
}

fn part(desk: &Desk, part: &str) -> (String, Option<String>, bool) {
    let told = desk.on(ON).narrative("2024-03").expect("a report");
    let found = told.parts.into_iter().find(|one| one.part == part);
    let found = found.expect("the part");
    (found.draft, found.own, found.outdated)
}

#[test]
fn the_draft_says_what_the_return_counts_and_what_units_wrote() {
    let desk = Desk::bim_son();
    ward_reports(&desk, "một.xlsx", "Tập huấn 12 cán bộ.");
    for (of, said) in [
        (
            "leadership",
            "Đến hết hạn (17 giờ 00 ngày 16 tháng 3 năm 2024), 1/27 đơn vị gửi báo cáo đúng hạn. 26 đơn vị chưa gửi: Văn phòng HĐND và UBND; ",
        ),
        (
            "results",
            "Tổng số nhiệm vụ được giao: 39; đã hoàn thành 0 (0,0%). Trong đó: 8 đang thực hiện trong hạn; ",
        ),
        (
            "results",
            "20 đơn vị đã cập nhật. P. Lam Sơn: Tập huấn 12 cán bộ.",
        ),
        (
            "difficulties",
            "- UBND phường Lam Sơn: Máy quét hỏng từ ngày 05/3.",
        ),
        ("focus", "Tiếp tục đôn đốc 26 đơn vị chưa gửi báo cáo."),
        ("proposals", "- UBND phường Lam Sơn: Cấp thêm 01 máy quét."),
    ] {
        let (draft, own, _) = part(&desk, of);
        assert!(draft.contains(said), "{of}: {draft}");
        assert_eq!(own, None);
    }
}

#[test]
fn before_the_due_time_nobody_is_said_to_be_late() {
    let desk = Desk::bim_son();
    ward_reports(&desk, "một.xlsx", "Tập huấn 12 cán bộ.");
    let told = desk
        .on("2024-03-15")
        .narrative("2024-03")
        .expect("a report");
    let said =
        "Đến ngày 15/3/2024, 1/27 đơn vị đã gửi báo cáo (hạn 17 giờ 00 ngày 16 tháng 3 năm 2024).";
    assert!(
        told.parts[0].draft.starts_with(said),
        "{}",
        told.parts[0].draft
    );
}

#[test]
fn a_month_without_any_report_says_so_and_claims_nothing() {
    let desk = Desk::bim_son();
    assert!(
        part(&desk, "results")
            .0
            .ends_with("Trong kỳ chưa có đơn vị nào báo kết quả mới.")
    );
    assert_eq!(
        part(&desk, "difficulties").0,
        "Các đơn vị không nêu khó khăn, vướng mắc."
    );
    assert_eq!(part(&desk, "proposals").0, "Không có đề xuất, kiến nghị.");
}

#[test]
fn own_words_stand_until_given_back_and_tell_when_the_numbers_moved() {
    let desk = Desk::bim_son();
    desk.on(ON)
        .write_part("2024-03", "results", "  Kết quả tốt.\n\n Đạt 95 %. ")
        .expect("written");
    assert_eq!(
        part(&desk, "results").1.as_deref(),
        Some("Kết quả tốt.\nĐạt 95 %.")
    );
    assert!(!part(&desk, "results").2);

    ward_reports(&desk, "một.xlsx", "Tập huấn 12 cán bộ.");
    assert!(part(&desk, "results").2, "the numbers moved");
    let file = desk.path("báo cáo.docx");
    desk.on(ON)
        .export_narrative("2024-03", &file)
        .expect("a document");
    let book =
        sheets::read(&fs::read(&file).expect("the file"), "báo cáo.docx").expect("a document");
    let words: Vec<String> = book
        .sheets
        .iter()
        .flat_map(|sheet| &sheet.rows)
        .flat_map(|row| row.cells.iter().map(|(_, cell)| cell.shown()))
        .collect();
    for said in [
        "BÁO CÁO",
        "Đạt 95 %.",
        "V. ĐỀ XUẤT, KIẾN NGHỊ",
        "UBND xã Quang Trung",
        "TỔ TRƯỞNG",
    ] {
        assert!(
            words.iter().any(|word| word.contains(said)),
            "{said}: {words:?}"
        );
    }
    assert!(
        !words
            .iter()
            .any(|word| word.contains("Tổng số nhiệm vụ được giao"))
    );

    desk.on(ON)
        .write_part("2024-03", "results", " ")
        .expect("given back");
    assert_eq!(part(&desk, "results").1, None);
}

#[test]
fn own_words_can_be_taken_back() {
    let desk = Desk::bim_son();
    let before = desk.dump();
    let mut office = desk.on(ON);
    office
        .write_part("2024-03", "focus", "Tập trung số hóa.")
        .expect("written");
    assert_ne!(desk.dump(), before);
    office.undo().expect("taken back");
    assert_eq!(desk.dump(), before);
}

#[test]
fn an_unknown_part_is_refused() {
    let desk = Desk::bim_son();
    let refused = desk.on(ON).write_part("2024-03", "vi", "x");
    assert_eq!(refused.expect_err("no such part").code(), "value_invalid");
}
