//! An appendix that is pasted instead of opened.

use office::views::ProposalView;
use plan::appendix::Column;
use std::fs;
use tests::desk::{Desk, bundled};

/// Cells as office programs put them on the clipboard.
fn copied(file: &str) -> String {
    let bytes = fs::read(bundled(file)).expect("the file");
    let book = sheets::read(&bytes, file).expect("a workbook");
    let sheet = &book.sheets[0];
    let mut text = String::new();
    let mut line = 0;
    for row in &sheet.rows {
        text.push_str(&"\r\n".repeat((row.index - line) as usize));
        line = row.index;
        let mut column = 0;
        for (index, cell) in &row.cells {
            text.push_str(&"\t".repeat((index - column) as usize));
            column = *index;
            let shown = cell.shown();
            if shown.contains(['\t', '\n', '"']) {
                text.push_str(&format!("\"{}\"", shown.replace('"', "\"\"")));
            } else {
                text.push_str(&shown);
            }
        }
    }
    text
}

fn pasted(profile: &str, text: &str) -> ProposalView {
    let office = Desk::empty(profile).on("2024-02-20");
    let preview = office.preview_pasted_appendix(text, None);
    preview.expect("an appendix").view()
}

fn numbers(plan: &ProposalView) -> Vec<&str> {
    let tasks = plan.tasks.iter();
    tasks.map(|task| task.task.number.as_str()).collect()
}

#[test]
fn a_pasted_table_says_what_the_file_says_and_is_stored_the_same() {
    let text = copied("plans/bim-son-2024.xlsx");
    let desk = Desk::empty("bim-son-2024");
    let mut office = desk.on("2024-02-20");
    let preview = office.preview_pasted_appendix(&text, None).unwrap();
    let plan = preview.view();
    assert_eq!(
        (plan.groups.len(), plan.tasks.len(), plan.year),
        (9, 39, 2024)
    );
    office.accept_appendix(preview).unwrap();
    let stored = office.plan().unwrap();
    assert_eq!(stored.tasks.len(), 39);
    let again = office.preview_pasted_appendix(&text, None).unwrap();
    let changes: Vec<&str> = again.view().tasks.iter().map(|task| task.change).collect();
    assert!(
        changes.iter().all(|change| *change == "same"),
        "{changes:?}"
    );
}

#[test]
fn a_table_without_a_task_is_shown_and_never_stored() {
    let text = copied("plans/bim-son-2024.xlsx");
    let head: String = text
        .lines()
        .take_while(|line| !line.starts_with("I\t"))
        .collect::<Vec<_>>()
        .join("\r\n");
    assert!(head.contains("Thời gian hoàn thành"), "{head}");
    let desk = Desk::bim_son();
    let before = desk.dump();
    let mut office = desk.on("2024-02-20");
    let preview = office
        .preview_pasted_appendix(&head, None)
        .expect("an appendix");
    assert!(preview.view().tasks.is_empty());
    let refused = office.accept_appendix(preview).expect_err("no task");
    assert_eq!(refused.code(), "plan_without_tasks");
    drop(office);
    assert_eq!(desk.dump(), before);
}

#[test]
fn pasted_prose_is_read_as_the_document_is() {
    let text = copied("plans/muong-lat-2023.xlsx");
    let plan = pasted("muong-lat-2023", &text);
    assert_eq!((plan.groups.len(), plan.tasks.len()), (19, 78));
    assert!(numbers(&plan).contains(&"7.11"));
}

#[test]
fn a_column_told_once_is_known_the_next_time() {
    let text = "KẾ HOẠCH NĂM 2024\nTT\tNội dung, nhiệm vụ\tĐầu mối\tThời hạn\tGhi chú\n\
                1\tRà soát văn bản\tPhòng Tư pháp\tQuý I/2024\t";
    let desk = Desk::empty("bim-son-2024");
    let mut office = desk.on("2024-02-20");
    let preview = office.preview_pasted_appendix(text, None).unwrap();
    let plan = preview.for_review();
    assert_eq!(plan.tasks[0].task.lead_text, "");
    let headings: Vec<&str> = plan
        .columns
        .iter()
        .map(|one| one.heading.as_str())
        .collect();
    assert_eq!(headings[2], "Đầu mối");
    let told = office
        .choose_column(&preview, headings[2], Some(Column::Lead))
        .unwrap();
    let lead = |view: &ProposalView| view.tasks[0].task.lead[0].unit.clone();
    assert_eq!(lead(&told.view()).as_deref(), Some("Phòng Tư pháp"));
    office.accept_appendix(told).unwrap();

    let again = office.preview_pasted_appendix(text, None).unwrap();
    assert_eq!(lead(&again.view()).as_deref(), Some("Phòng Tư pháp"));
    office.undo().unwrap();
    let forgotten = office.preview_pasted_appendix(text, None).unwrap();
    assert_eq!(forgotten.view().tasks[0].task.lead_text, "");

    let refused = office.choose_column(&forgotten, "Nội dung, nhiệm vụ", None);
    assert_eq!(refused.unwrap_err().code(), "no_appendix");
}

#[test]
fn pasted_text_without_an_appendix_is_refused_with_a_way_out() {
    let office = Desk::empty("bim-son-2024").on("2024-02-20");
    for (text, code) in [
        ("  \r\n", "empty"),
        (
            "Kính gửi: các đơn vị\r\nĐề nghị báo cáo trước ngày 15/3.",
            "no_appendix",
        ),
    ] {
        let refused = office.preview_pasted_appendix(text, None).unwrap_err();
        assert_eq!(refused.code(), code);
        assert!(!refused.hint().is_empty());
    }
}

#[test]
fn a_second_programme_never_takes_the_place_of_a_pasted_plan() {
    let desk = Desk::empty("bim-son-2024");
    let mut office = desk.on("2024-02-20");
    let own = copied("plans/bim-son-2024.xlsx");
    let preview = office.preview_pasted_appendix(&own, None).unwrap();
    office.accept_appendix(preview).unwrap();

    let mut other = "TT\tNội dung nhiệm vụ\tĐơn vị chủ trì\tThời gian hoàn thành\r\n".to_owned();
    for (number, work) in ["Nâng cấp mạng", "Tập huấn chữ ký số", "Mở dữ liệu đất đai"]
        .iter()
        .enumerate()
    {
        let number = number + 1;
        other.push_str(&format!(
            "{number}\t{work} năm 2024\tPhòng Tư pháp\tQuý II/2024\r\n"
        ));
    }
    let preview = office.preview_pasted_appendix(&other, None).unwrap();
    let view = preview.view();
    assert!(view.plan_unclear && view.vanished.is_empty());
    let refused = office.accept_appendix(preview).unwrap_err();
    assert_eq!(refused.code(), "plan_ambiguous");
}
