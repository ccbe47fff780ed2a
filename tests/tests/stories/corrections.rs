//! Asking units to correct what they sent, and taking the answer in.

use office::views::CorrectionsView;
use office::{CorrectionRequest, Delivery, TaskQuery};
use std::fs;
use std::path::Path;
use tests::clerk::{ROUTINE, Workbook};
use tests::desk::Desk;

const LAM_SON: &str = "UBND phường Lam Sơn";
const BA_DINH: &str = "UBND phường Ba Đình";
const ON: &str = "2024-03-13";
const STATE: &str = "Tình trạng";
const PERCENT: &str = "Tỷ lệ hoàn thành (%)";
const RESULT: &str = "Kết quả thực hiện trong kỳ";
const WANTED: &str = "Nội dung cần bổ sung";

/// A month's form with one row that cannot be read, one that lacks its product and two that are
/// well.
fn faulty(desk: &Desk, unit: &str) -> Workbook {
    desk.form("2024-02-20", "2024-03", unit)
        .report("4", RESULT, "Số hóa 330/400 hồ sơ.")
        .report("10", STATE, "Đang thực hiện")
        .report("10", PERCENT, "gần xong")
        .report("12", STATE, "Hoàn thành")
        .report("38", RESULT, "Phát thanh 06 buổi.")
        .answer("Người lập", "Nguyễn Văn A")
}

fn accept(desk: &Desk, on: &str, name: &str, form: &Workbook) {
    let taken = desk.accept(on, &[desk.receive(name, form)]);
    assert!(taken.expect("accepted").accepted);
}

fn ask(desk: &Desk, request: &CorrectionRequest) -> CorrectionsView {
    let out = Delivery::folder(desk.path("bổ sung"));
    let asked = desk.on(ON).request_corrections(request, &out);
    asked.expect("asked")
}

fn one(id: i64) -> CorrectionRequest {
    CorrectionRequest {
        submissions: vec![id],
        ..CorrectionRequest::default()
    }
}

fn id_of(desk: &Desk, period: &str, unit: &str) -> i64 {
    let list = desk.on(ON).submissions(period).expect("a list");
    let own = list.into_iter().filter(|one| one.unit == unit);
    own.max_by_key(|one| one.version).expect("a version").id
}

fn opened(path: &str) -> Workbook {
    Workbook::open(&fs::read(path).expect("the workbook"))
}

/// The tasks that an accepted row of the unit speaks of in the month.
fn counted(desk: &Desk, unit: &str) -> Vec<String> {
    let query = TaskQuery {
        unit: Some(unit.to_owned()),
        ..TaskQuery::default()
    };
    let lines = desk.on("2024-03-15").tasks(&query).expect("the list");
    let said = lines.into_iter().filter(|line| line.updated_in.is_some());
    said.map(|line| line.number).collect()
}

#[test]
fn what_must_be_corrected_stands_first_marked_and_the_answer_is_a_revision() {
    let desk = Desk::bim_son();
    accept(&desk, ON, "lan 1.xlsx", &faulty(&desk, LAM_SON));
    assert_eq!(counted(&desk, LAM_SON), ["4", "12", "38"]);
    let asked = ask(&desk, &one(id_of(&desk, "2024-03", LAM_SON)));
    let file = &asked.files[0];
    assert_eq!((file.unit.as_str(), file.wants), (LAM_SON, 2));
    assert!(
        file.path
            .ends_with("ubnd-phuong-lam-son_2024-03_bo-sung.xlsx")
    );

    let sheet = opened(&file.path);
    let row = |task| -> u32 {
        let (_, cell) = sheet.cell_of(task, "TT");
        cell.trim_start_matches('A').parse().expect("a row")
    };
    assert!(row("10") < row("12") && row("12") < row("4") && row("4") < row("38"));
    let shown = |task, heading| {
        let (tab, cell) = sheet.cell_of(task, heading);
        sheet.shown(&tab, &cell)
    };
    assert_eq!(shown("10", PERCENT), "gần xong", "as it was written");
    assert_eq!(shown("10", STATE), "Đang thực hiện");
    assert!(shown("10", WANTED).contains("không phải là số"));
    assert!(shown("12", WANTED).contains("chưa nêu sản phẩm"));
    assert_eq!(shown("4", WANTED), "");
    let (tab, cell) = sheet.cell_beside("Người lập");
    assert_eq!(sheet.shown(&tab, &cell), "Nguyễn Văn A");

    // What could be read goes on counting while the answer is awaited.
    assert_eq!(counted(&desk, LAM_SON), ["4", "12", "38"]);
    let list = desk.on(ON).submissions("2024-03").expect("a list");
    assert_eq!(
        (list[0].handling.as_str(), list[0].wants, &list[0].reason),
        ("needs_more", 2, &None)
    );

    let answer = sheet.report("10", PERCENT, "75").report(
        "12",
        "Sản phẩm/Số, ngày văn bản",
        "Kế hoạch số 12/KH-UBND ngày 05/3/2024",
    );
    let path = desk.receive("bổ sung.xlsx", &answer);
    let view = desk.look_at("2024-03-14", &path);
    assert_eq!(view.head.verdict, "revision");
    assert_eq!(view.head.remarks.len(), 0, "{:?}", view.head.remarks);
    desk.accept("2024-03-14", &[path]).expect("accepted");
    assert_eq!(counted(&desk, LAM_SON), ["4", "10", "12", "38"]);
    let list = desk.on(ON).submissions("2024-03").expect("a list");
    let told: Vec<_> = list
        .iter()
        .map(|one| (one.version, one.handling.as_str(), one.timeliness))
        .collect();
    assert_eq!(
        told,
        [(1, "needs_more", "on_time"), (2, "approved", "on_time")]
    );
    assert!(desk.on(ON).check().expect("checked").ok);
}

#[test]
fn rows_a_workbook_does_not_have_stay_and_blank_ones_are_taken_back() {
    let desk = Desk::bim_son();
    let week = |task: &str, result: &str| {
        let form = desk.form("2024-02-20", "2024-W11", LAM_SON);
        let form = form.answer(ROUTINE, "Có nội dung, nêu tại mục B");
        let (tab, number) = form.first_blank_row("TT");
        let (_, cell) = form.first_blank_row(RESULT);
        form.typed(&tab, &number, task).typed(&tab, &cell, result)
    };
    accept(&desk, ON, "1.xlsx", &week("38", "Phát thanh 06 buổi."));
    accept(&desk, ON, "2.xlsx", &week("4", "Số hóa 330 hồ sơ."));
    let repeated = desk.look_at(
        ON,
        &desk.receive("3.xlsx", &week("38", "Phát thanh 06 buổi.")),
    );
    assert_eq!(repeated.head.verdict, "duplicate", "it says nothing new");
    let said = |task: &str| {
        let page = desk.on("2024-03-14").task(task, None).expect("the page");
        let own = page
            .lines
            .into_iter()
            .filter(|one| one.line.unit == LAM_SON);
        own.filter(|one| one.result.is_some()).count()
    };
    assert_eq!((said("38"), said("4")), (1, 1));

    let month = |result| {
        desk.form("2024-02-20", "2024-03", BA_DINH)
            .report("4", RESULT, result)
    };
    accept(
        &desk,
        ON,
        "4.xlsx",
        &month("Số hóa.").report("10", RESULT, "Tiếp nhận."),
    );
    assert_eq!(counted(&desk, BA_DINH), ["4", "10"]);
    accept(&desk, ON, "5.xlsx", &month("Số hóa thêm."));
    assert_eq!(counted(&desk, BA_DINH), ["4"], "its row came back blank");
}

#[test]
fn her_own_words_are_asked_too_and_the_whole_pile_in_one_step() {
    let desk = Desk::bim_son();
    accept(&desk, ON, "1.xlsx", &faulty(&desk, LAM_SON));
    let well = desk
        .form("2024-02-20", "2024-03", BA_DINH)
        .report("4", RESULT, "Số hóa 330 hồ sơ.");
    accept(&desk, ON, "2.xlsx", &well);
    let of_period = CorrectionRequest {
        period: Some("2024-03".to_owned()),
        ..CorrectionRequest::default()
    };
    let units = |view: &CorrectionsView| -> Vec<String> {
        view.files.iter().map(|file| file.unit.clone()).collect()
    };
    assert_eq!(units(&ask(&desk, &of_period)), [LAM_SON]);

    let id = id_of(&desk, "2024-03", BA_DINH);
    let out = Delivery::folder(desk.path("x"));
    let refused = desk.on(ON).request_corrections(&one(id), &out);
    assert_eq!(
        refused.expect_err("it is well").code(),
        "nothing_to_correct"
    );
    assert!(!Path::new(&desk.path("x")).exists());
    let reason = "Nêu rõ số hồ sơ đã số hóa của từng tháng.";
    desk.on(ON)
        .return_submission(id, reason)
        .expect("sent back");
    assert_eq!(counted(&desk, BA_DINH), [""; 0]);
    let asked = ask(&desk, &of_period);
    assert_eq!(units(&asked), [BA_DINH, LAM_SON]);
    let text = &asked.files[0].text;
    assert!(text.contains(reason), "{text}");
    assert!(text.contains("yêu cầu UBND phường Ba Đình"), "{text}");
    assert_eq!(
        *text,
        desk.on(ON).correction_text(id, "").expect("the words")
    );
    desk.on(ON).undo().expect("undone");

    // What is sent back whole counts again, but for what the answer has, once that is accepted.
    let answer = opened(&asked.files[0].path).report("4", RESULT, "Số hóa 330: tháng 2 120.");
    accept(&desk, "2024-03-14", "3.xlsx", &answer);
    assert_eq!(counted(&desk, BA_DINH), ["4"]);
    let refused = desk.on(ON).request_corrections(&one(id), &out);
    assert_eq!(refused.expect_err("older").code(), "correction_superseded");
}

#[test]
fn a_weeks_report_keeps_its_choice_and_an_entry_by_hand_can_be_asked_about() {
    let desk = Desk::bim_son();
    let form = desk.form("2024-02-20", "2024-W11", LAM_SON);
    let (tab, number) = form.first_blank_row("TT");
    let (_, cell) = form.first_blank_row(RESULT);
    let unclear = form
        .typed(&tab, &number, "38")
        .typed(&tab, &cell, "Phát thanh 06 buổi.");
    accept(&desk, ON, "tuan.xlsx", &unclear);
    let asked = ask(&desk, &one(id_of(&desk, "2024-W11", LAM_SON)));
    assert!(
        asked.files[0].text.contains("mục A"),
        "{}",
        asked.files[0].text
    );
    let answer = opened(&asked.files[0].path).answer(ROUTINE, "Có nội dung, nêu tại mục B");
    let view = desk.look_at("2024-03-14", &desk.receive("tuan 2.xlsx", &answer));
    assert_eq!(view.head.period.as_deref(), Some("2024-W11"));
    assert_eq!(view.head.remarks.len(), 0, "{:?}", view.head.remarks);
    assert_eq!(
        view.head.verdict, "revision",
        "it answers, though its rows say the same"
    );

    let entry = office::Entry {
        task: "7".to_owned(),
        unit: "Ủy ban MTTQ thị xã".to_owned(),
        period: "2024-03".to_owned(),
        reported: office::Reported::State(office::State::InProgress),
        percent: None,
        done_on: None,
        result: "Tuyên truyền 02 buổi.".to_owned(),
        product: String::new(),
        note: String::new(),
    };
    desk.on(ON).set_progress(&entry).expect("entered");
    let request = CorrectionRequest {
        reason: "Nêu số người tham dự.".to_owned(),
        ..one(id_of(&desk, "2024-03", "Ủy ban MTTQ thị xã"))
    };
    let asked = ask(&desk, &request);
    let text = &asked.files[0].text;
    assert!(text.contains("đề nghị Ủy ban MTTQ thị xã"), "{text}");
    let sheet = opened(&asked.files[0].path);
    let (tab, cell) = sheet.cell_of("7", RESULT);
    assert_eq!(sheet.shown(&tab, &cell), "Tuyên truyền 02 buổi.");
}
