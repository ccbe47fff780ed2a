//! The pile of files on her desk: settled by hand, accepted one by one, beside what is stored.

use office::views::pile::{FileView, IntakeView, RowView};
use office::{IntakePreview, Office};
use std::path::PathBuf;
use tests::clerk::{ROUTINE, Workbook};
use tests::desk::Desk;

const LAM_SON: &str = "UBND phường Lam Sơn";
const BA_DINH: &str = "UBND phường Ba Đình";
const BAC_SON: &str = "UBND phường Bắc Sơn";
const ON: &str = "2024-03-13";
const STATE: &str = "Tình trạng";
const PERCENT: &str = "Tỷ lệ hoàn thành (%)";
const RESULT: &str = "Kết quả thực hiện trong kỳ";

/// A month's form of a unit with one task reported.
fn month(desk: &Desk, unit: &str, percent: &str, result: &str) -> Workbook {
    desk.form("2024-02-20", "2024-03", unit)
        .report("4", STATE, "Đang thực hiện")
        .report("4", PERCENT, percent)
        .report("4", RESULT, result)
}

/// A week's form of a unit that reports on task 38.
fn week(desk: &Desk, unit: &str, result: &str) -> Workbook {
    let form = desk
        .form("2024-02-20", "2024-W11", unit)
        .answer(ROUTINE, "Có nội dung, nêu tại mục B");
    let (tab, number) = form.first_blank_row("TT");
    let (_, cell) = form.first_blank_row(RESULT);
    form.typed(&tab, &number, "38").typed(&tab, &cell, result)
}

fn look(office: &Office, files: &[PathBuf]) -> IntakePreview {
    office.preview_submissions(files, None).expect("a preview")
}

fn verdicts(view: &IntakeView) -> Vec<&str> {
    view.files.iter().map(|file| file.head.verdict).collect()
}

fn stores(view: &IntakeView) -> Vec<usize> {
    let stores = view.files.iter().filter(|file| file.stores);
    stores.map(|file| file.index).collect()
}

fn row<'a>(file: &'a FileView, task: &str) -> &'a RowView {
    let row = file.rows.iter().find(|row| row.task == task);
    row.expect("the task's row")
}

fn codes(file: &FileView) -> Vec<&str> {
    file.head
        .remarks
        .iter()
        .map(|one| one.code.as_str())
        .collect()
}

/// A form nobody can tell the sender of: no ids, no name in its heading.
fn nameless(desk: &Desk) -> PathBuf {
    let form = month(desk, LAM_SON, "40", "Số hóa 330/400 hồ sơ.").without_ids();
    let (tab, cell) = form.cell_beside("Đơn vị báo cáo");
    desk.receive("bao cao.xlsx", &form.typed(&tab, &cell, ""))
}

#[test]
fn an_unknown_unit_is_settled_by_hand_and_accepted() {
    let desk = Desk::bim_son();
    let file = nameless(&desk);
    let before = desk.dump();
    let mut office = desk.on(ON);
    let mut preview = look(&office, &[file]);
    let view = preview.beside_store();
    assert_eq!(
        (verdicts(&view), stores(&view)),
        (vec!["quarantined"], vec![])
    );
    assert!(codes(&view.files[0]).contains(&"unit_unknown"));

    let settled = office.settle_file(&mut preview, 0, Some(LAM_SON), None);
    let view = settled.expect("settled");
    let file = &view.files[0];
    assert_eq!(
        (file.head.verdict, file.head.recognised_by),
        ("new", Some("given"))
    );
    assert_eq!(file.head.unit.as_deref(), Some(LAM_SON));
    assert_eq!(file.head.period.as_deref(), Some("2024-03"));
    assert_eq!(codes(file), ["not_our_form"]);
    assert_eq!(row(file, "4").values.result, "Số hóa 330/400 hồ sơ.");
    assert!(
        row(file, "4").content.contains("số hóa"),
        "{:?}",
        row(file, "4")
    );
    assert_eq!(desk.dump(), before, "settling stores nothing");

    let view = office.accept_files(&mut preview, None).expect("accepted");
    assert_eq!((view.accepted, view.accepted_files), (true, 1));
    let stored = office.submissions("2024-03").expect("list");
    assert_eq!(stored[0].unit, LAM_SON);
    assert_eq!(view.files[0].submission, Some(stored[0].id));
    office.undo().expect("undone");
    assert_eq!(desk.dump(), before);
}

#[test]
fn her_word_for_the_unit_lifts_a_contradiction_and_keeps_it_told() {
    let desk = Desk::bim_son();
    let filled = month(&desk, LAM_SON, "40", "Số hóa 330/400 hồ sơ.");
    let file = desk.receive("UBND phường Bắc Sơn.xlsx", &filled);
    let office = desk.on(ON);
    let mut preview = look(&office, &[file]);
    assert_eq!(verdicts(&preview.beside_store()), ["quarantined"]);
    for unit in [BAC_SON, LAM_SON] {
        let settled = office.settle_file(&mut preview, 0, Some(unit), None);
        let view = settled.expect("settled");
        let file = &view.files[0];
        assert_eq!(
            (file.head.verdict, file.head.unit.as_deref()),
            ("new", Some(unit))
        );
        assert!(codes(file).contains(&"unit_differs"));
        assert_eq!(row(file, "4").values.percent, Some(40.0));
    }
}

#[test]
fn her_word_for_the_period_stays_when_she_names_the_unit_next() {
    let desk = Desk::bim_son();
    let office = desk.on(ON);
    let mut preview = look(&office, &[nameless(&desk)]);
    let view = office
        .settle_file(&mut preview, 0, None, Some("2024-04"))
        .expect("settled");
    let file = &view.files[0];
    assert_eq!(
        (file.head.unit.as_deref(), file.head.verdict),
        (None, "quarantined")
    );
    let view = office
        .settle_file(&mut preview, 0, Some(LAM_SON), None)
        .expect("settled");
    let file = &view.files[0];
    assert_eq!(file.head.period.as_deref(), Some("2024-04"));
    assert_eq!(
        (file.head.verdict, file.head.recognised_by),
        ("new", Some("given"))
    );
    assert!(codes(file).contains(&"period_differs"), "March is in it");
}

#[test]
fn what_cannot_be_settled_is_refused_and_changes_nothing() {
    let desk = Desk::bim_son();
    let mut office = desk.on(ON);
    let file = nameless(&desk);
    let mut preview = look(&office, std::slice::from_ref(&file));
    let table = [
        (0, Some("UBND phường Lạ"), None, "unit_unknown"),
        (0, None, Some("2024-06"), "period_unknown"),
        (7, Some(LAM_SON), None, "stale_preview"),
    ];
    for (index, unit, period, code) in table {
        let refused = office.settle_file(&mut preview, index, unit, period);
        assert_eq!(refused.expect_err("refused").code(), code);
    }
    assert_eq!(verdicts(&preview.beside_store()), ["quarantined"]);
    let nothing = office.accept_files(&mut preview, Some(&[0]));
    assert_eq!(nothing.expect_err("doubtful").code(), "nothing_stored");

    let other = month(&desk, BA_DINH, "1", "Khác.");
    std::fs::write(&file, other.save()).expect("a file");
    let refused = office.settle_file(&mut preview, 0, Some(LAM_SON), None);
    assert_eq!(refused.expect_err("changed").code(), "stale_preview");
}

#[test]
fn one_of_three_is_accepted_and_the_rest_stays_to_be_accepted() {
    let desk = Desk::bim_son();
    let units = [LAM_SON, BA_DINH, BAC_SON];
    let files: Vec<PathBuf> = units
        .iter()
        .map(|unit| desk.receive(&format!("{unit}.xlsx"), &month(&desk, unit, "40", "Một.")))
        .collect();
    let mut office = desk.on(ON);
    let mut preview = look(&office, &files);
    assert_eq!(stores(&preview.beside_store()), [0, 1, 2]);

    let view = office.accept_files(&mut preview, Some(&[1])).expect("one");
    assert_eq!((view.accepted_files, stores(&view)), (1, vec![0, 2]));
    let list = office.submissions("2024-03").expect("list");
    assert_eq!((list.len(), list[0].unit.as_str()), (1, BA_DINH));
    let again = office.accept_files(&mut preview, Some(&[0, 1]));
    assert_eq!(again.expect_err("stored already").code(), "stale_preview");

    // Sending one back from the pile leaves the rest ready to be accepted.
    let id = view.files[1].submission.expect("stored");
    office
        .beside(&mut preview, |office| {
            office.return_submission(id, "Thiếu số liệu")
        })
        .expect("sent back");
    let view = office.accept_files(&mut preview, None).expect("the rest");
    assert_eq!((view.accepted_files, stores(&view)), (2, vec![]));
    assert_eq!(office.submissions("2024-03").expect("list").len(), 3);
    let told: Vec<String> = office
        .history()
        .expect("the journal")
        .into_iter()
        .map(|one| one.what)
        .collect();
    assert!(
        told[0].contains('2') && told[2].contains(BA_DINH),
        "{told:?}"
    );
}

#[test]
fn a_replacement_shows_what_is_stored_and_what_is_new_side_by_side() {
    let desk = Desk::bim_son();
    let first = month(&desk, LAM_SON, "40", "Số hóa 330/400 hồ sơ.")
        .report("10", STATE, "Đang thực hiện")
        .report("38", RESULT, "Phát thanh 06 buổi.");
    desk.accept(ON, &[desk.receive("lan 1.xlsx", &first)])
        .expect("accepted");
    let second = month(&desk, LAM_SON, "75", "Số hóa 380/400 hồ sơ.")
        .report("10", STATE, "Đang thực hiện")
        .report("12", PERCENT, "gần xong");
    let office = desk.on("2024-03-14");
    let preview = look(&office, &[desk.receive("lan 2.xlsx", &second)]);
    let view = preview.beside_store();
    let file = &view.files[0];
    assert_eq!((file.head.verdict, file.stores), ("revision", true));
    let stored = file.stored.as_ref().expect("version 1");
    assert_eq!((stored.version, stored.handling.as_str()), (1, "approved"));
    assert_eq!(stored.received, "2024-03-13T12:00:00+07:00");

    let progress = row(file, "4");
    let before = progress.before.as_ref().expect("it was reported");
    assert_eq!(
        (before.percent, progress.values.percent),
        (Some(40.0), Some(75.0))
    );
    assert_eq!(before.result, "Số hóa 330/400 hồ sơ.");
    assert!(progress.changed);
    assert!(!row(file, "10").changed);
    let silent = row(file, "38");
    assert!(silent.changed && silent.before.is_some());
    let faulty = row(file, "12");
    assert!(faulty.kept_aside && !faulty.changed);
    let (_, cell) = second.cell_of("12", RESULT);
    assert_eq!(faulty.cell, cell);
    assert_eq!((file.changed, file.task_count), (2, file.rows.len()));
    assert_eq!(file.kept, [""; 0]);
}

#[test]
fn a_task_the_replacement_has_no_row_for_is_named_and_stays() {
    let desk = Desk::bim_son();
    let first = desk.receive("lan 1.xlsx", &week(&desk, LAM_SON, "Phát thanh 06 buổi."));
    desk.accept(ON, &[first]).expect("accepted");
    let silent = desk
        .form("2024-02-20", "2024-W11", LAM_SON)
        .answer(ROUTINE, "Thực hiện bình thường, không phát sinh");
    let preview = look(&desk.on(ON), &[desk.receive("lan 2.xlsx", &silent)]);
    let file = &preview.beside_store().files[0];
    assert_eq!(
        (file.head.verdict, file.kept.as_slice()),
        ("revision", &["38".to_owned()][..])
    );
}

#[test]
fn an_entry_by_telephone_stands_beside_the_workbook_it_followed() {
    let desk = Desk::bim_son();
    let first = month(&desk, LAM_SON, "40", "Số hóa 330/400 hồ sơ.");
    desk.accept(ON, &[desk.receive("lan 1.xlsx", &first)])
        .expect("accepted");
    let entry = office::Entry {
        task: "10".to_owned(),
        unit: LAM_SON.to_owned(),
        period: "2024-03".to_owned(),
        reported: office::Reported::State(office::State::Waiting),
        percent: None,
        done_on: None,
        result: String::new(),
        product: String::new(),
        note: String::new(),
    };
    desk.on(ON).set_progress(&entry).expect("entered");
    let second = month(&desk, LAM_SON, "75", "Số hóa 380/400 hồ sơ.");
    let preview = look(&desk.on(ON), &[desk.receive("lan 2.xlsx", &second)]);
    let file = &preview.beside_store().files[0];
    let state = |task| row(file, task).before.as_ref().and_then(|one| one.state);
    assert_eq!(
        (state("4"), state("10")),
        (Some("in_progress"), Some("waiting"))
    );
}

#[test]
fn two_files_of_one_unit_in_one_pile_are_set_against_each_other() {
    let desk = Desk::bim_son();
    let one = month(&desk, LAM_SON, "40", "Một.");
    let two = month(&desk, LAM_SON, "75", "Một.");
    let files = [desk.receive("1.xlsx", &one), desk.receive("2.xlsx", &two)];
    let mut office = desk.on(ON);
    let mut preview = look(&office, &files);
    let view = preview.beside_store();
    assert_eq!(verdicts(&view), ["new", "revision"]);
    assert_eq!(view.files[1].replaces, Some(0));
    assert!(view.files[1].stored.is_none());
    let before = row(&view.files[1], "4").before.as_ref();
    assert_eq!(before.and_then(|one| one.percent), Some(40.0));

    // The second alone becomes the first version; the first is now set against it.
    let view = office.accept_files(&mut preview, Some(&[1])).expect("one");
    assert_eq!(verdicts(&view), ["revision", "revision"]);
    assert_eq!(
        view.files[0].stored.as_ref().map(|one| one.version),
        Some(1)
    );
    let before = row(&view.files[0], "4").before.as_ref();
    assert_eq!(before.and_then(|one| one.percent), Some(75.0));
}

#[test]
fn a_pile_that_the_store_outran_is_refused_and_taken_up_again_anew() {
    let desk = Desk::bim_son();
    let files = [
        desk.receive("1.xlsx", &month(&desk, LAM_SON, "40", "Một.")),
        desk.receive("2.xlsx", &month(&desk, BA_DINH, "40", "Một.")),
    ];
    let mut office = desk.on(ON);
    let mut preview = look(&office, &files);
    office.accept_files(&mut preview, Some(&[0])).expect("one");
    office.undo().expect("undone");
    let stale = office.accept_files(&mut preview, Some(&[1]));
    assert_eq!(stale.expect_err("stale").code(), "stale_preview");

    let view = office.refresh_submissions(&mut preview).expect("anew");
    assert_eq!(
        (verdicts(&view), stores(&view)),
        (vec!["new", "new"], vec![0, 1])
    );
    assert_eq!(view.files[0].submission, None);
    let view = office.accept_files(&mut preview, None).expect("both");
    assert_eq!(view.accepted_files, 2);
    // What is stored stays in its place when the store moves on.
    office
        .assign("27", LAM_SON, office::Role::Support)
        .expect("assigned");
    let view = office.refresh_submissions(&mut preview).expect("anew");
    assert!(view.files.iter().all(|file| file.submission.is_some()));
}
