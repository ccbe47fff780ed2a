//! Chasing: who is called upon, the letter, the log.

use office::{Channel, Chase, Entry, MoreTime, Reported, TaskQuery};
use std::fs;
use std::path::Path;
use tests::desk::{Desk, day};

const PERIOD: &str = "2024-03";
const WARD: &str = "UBND phường Lam Sơn";

fn chase(out: Option<&Path>) -> Chase {
    Chase {
        period: PERIOD.to_owned(),
        out: out.map(Path::to_owned),
        ..Chase::default()
    }
}

fn report(desk: &Desk, on: &str, unit: &str, task: &str) {
    let entry = Entry {
        task: task.to_owned(),
        unit: unit.to_owned(),
        period: PERIOD.to_owned(),
        reported: Reported::NothingNew,
        percent: None,
        done_on: None,
        result: String::new(),
        product: String::new(),
        note: String::new(),
    };
    desk.on(on).set_progress(&entry).expect("entered");
}

/// Units the period page says owe it and have not sent.
fn silent(desk: &Desk, on: &str) -> Vec<String> {
    let page = desk.on(on).period(PERIOD).expect("the period");
    let silent = page.units.into_iter();
    silent
        .filter(|unit| unit.owes && unit.timeliness == "not_sent")
        .map(|unit| unit.unit)
        .collect()
}

fn reminders(desk: &Desk, unit: &str) -> u32 {
    let page = desk.on("2024-03-30").period(PERIOD).expect("the period");
    let found = page.units.iter().find(|one| one.unit == unit);
    found.expect("the unit").reminders
}

/// The lines of a letter, as a reader of documents sees them.
fn letter(path: &Path) -> Vec<String> {
    let book = sheets::read(&fs::read(path).expect("the letter"), "r.docx").expect("a document");
    let rows = book.sheets.iter().flat_map(|sheet| &sheet.rows);
    let cells = rows.flat_map(|row| &row.cells);
    cells.map(|(_, cell)| cell.shown()).collect()
}

#[test]
fn the_letter_calls_upon_exactly_those_who_have_not_sent() {
    let desk = Desk::bim_son();
    report(&desk, "2024-03-15", WARD, "10");
    let path = desk.path("don-doc.docx");
    let view = desk
        .on("2024-03-17")
        .remind(&chase(Some(&path)))
        .expect("a letter");
    assert_eq!(view.units, silent(&desk, "2024-03-17"));
    assert!(!view.units.contains(&WARD.to_owned()));
    assert_eq!(view.path.as_deref(), path.to_str());

    let lines = letter(&path).join("\n");
    for words in [
        "UBND THỊ XÃ BỈM SƠN",
        "TỔ CÔNG TÁC ĐỀ ÁN 06",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "/TCT",
        "V/v đôn đốc gửi báo cáo tháng 3/2024",
        "Bỉm Sơn, ngày 17 tháng 3 năm 2024",
        "còn 26/27 đơn vị chưa gửi báo cáo",
        "Nơi nhận:",
        "- Như trên;",
        "TM. TỔ CÔNG TÁC",
    ] {
        assert!(lines.contains(words), "{words}\n{lines}");
    }
    let sentence = |verb: &str| {
        let found = lines.lines().find(|line| line.contains(verb));
        found.unwrap_or_default().to_owned()
    };
    let (demand, request) = (
        sentence("Tổ công tác yêu cầu"),
        sentence("Tổ công tác đề nghị"),
    );
    assert!(demand.contains("UBND xã Quang Trung") && demand.contains("Phòng Tư pháp"));
    assert!(request.contains("Ủy ban MTTQ") && request.contains("Bảo hiểm xã hội"));
    assert!(request.contains("Bưu điện") && !request.contains("Phòng"));
    assert!(request.contains("chậm nhất 17 giờ 00 ngày 18 tháng 3 năm 2024"));
}

#[test]
fn every_reminder_is_logged_once_and_counted_everywhere() {
    let desk = Desk::bim_son();
    let before = desk.dump();
    let path = desk.path("don-doc.docx");
    for _ in 0..2 {
        desk.on("2024-03-17")
            .remind(&chase(Some(&path)))
            .expect("a letter");
    }
    assert_eq!(reminders(&desk, WARD), 1, "written anew on one day");
    let call = Chase {
        units: vec!["P. Lam Sơn".to_owned()],
        channel: Some(Channel::Phone),
        note: "Gọi đồng chí phụ trách".to_owned(),
        ..chase(None)
    };
    let view = desk.on("2024-03-18").remind(&call).expect("a call");
    assert_eq!((view.units, view.path), (vec![WARD.to_owned()], None));
    assert_eq!(
        (reminders(&desk, WARD), reminders(&desk, "Phòng Y tế")),
        (2, 1)
    );

    let content = desk.on("2024-03-19").consolidate(PERIOD).expect("a return");
    let line = content
        .discipline
        .iter()
        .find(|line| line.unit_name == WARD);
    assert_eq!(line.map(|line| line.record.reminders), Some(2));
    let pages = desk.on("2024-03-19").return_pages(PERIOD).expect("pages");
    let columns = pages.pages.iter().flat_map(|page| &page.tables[0].columns);
    assert!(
        columns
            .into_iter()
            .any(|column| column.heading == "Số lần đôn đốc")
    );

    desk.on("2024-03-20").undo().expect("undone");
    assert_eq!(reminders(&desk, WARD), 1);
    desk.on("2024-03-20").undo().expect("undone");
    assert_eq!(desk.dump(), before);
}

#[test]
fn units_with_more_time_are_left_in_peace_until_it_is_over() {
    let desk = Desk::bim_son();
    let more = MoreTime {
        until: day("2024-03-20"),
        document: "Công văn số 9".to_owned(),
    };
    desk.on("2024-03-15")
        .extend_report(PERIOD, WARD, &more)
        .expect("extended");
    let calls = |on: &str| {
        let list = desk.path("danh-sach.xlsx");
        let view = desk.on(on).remind(&chase(Some(&list))).expect("a list");
        view.units.contains(&WARD.to_owned())
    };
    assert!(calls("2024-03-15") && !calls("2024-03-18") && calls("2024-03-21"));
    let named = Chase {
        units: vec![WARD.to_owned()],
        channel: Some(Channel::Phone),
        ..chase(None)
    };
    let refused = desk.on("2024-03-18").remind(&named).expect_err("protected");
    assert_eq!(refused.code(), "nothing_to_remind");
}

#[test]
fn the_message_says_the_same_in_a_text() {
    let desk = Desk::bim_son();
    let path = desk.path("tin-nhan.txt");
    desk.on("2024-03-15")
        .remind(&chase(Some(&path)))
        .expect("a message");
    let text = fs::read_to_string(&path).expect("the text");
    assert!(
        text.contains("còn 27/27 đơn vị") && text.contains("yêu cầu"),
        "{text}"
    );
    assert!(
        text.contains("chậm nhất 17 giờ 00 ngày 16 tháng 3 năm 2024"),
        "{text}"
    );
    let same = desk
        .on("2024-03-15")
        .reminder_message(&chase(None))
        .expect("a message");
    assert_eq!(same, text);
}

#[test]
fn where_all_have_sent_nothing_is_written() {
    let desk = Desk::bim_son();
    for unit in silent(&desk, "2024-03-15") {
        let query = TaskQuery {
            unit: Some(unit.clone()),
            ..TaskQuery::default()
        };
        let lines = desk.on("2024-03-15").tasks(&query).expect("the list");
        report(&desk, "2024-03-15", &unit, &lines[0].number);
    }
    let (before, path) = (desk.dump(), desk.path("don-doc.docx"));
    let view = desk
        .on("2024-03-17")
        .remind(&chase(Some(&path)))
        .expect("nobody");
    assert_eq!((view.units.len(), view.path), (0, None));
    assert!(!path.exists());
    assert_eq!(desk.dump(), before);
}

#[test]
fn an_unknown_kind_of_file_is_refused_before_anything_is_logged() {
    let desk = Desk::bim_son();
    let before = desk.dump();
    let refused = desk
        .on("2024-03-17")
        .remind(&chase(Some(&desk.path("x.pdf"))));
    assert_eq!(refused.expect_err("refused").code(), "ending_unknown");
    let missing = desk.path("không có/x.docx");
    let refused = desk.on("2024-03-17").remind(&chase(Some(&missing)));
    assert_eq!(refused.expect_err("refused").code(), "folder_missing");
    assert_eq!(desk.dump(), before);
}
