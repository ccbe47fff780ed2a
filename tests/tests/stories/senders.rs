//! Files as units really send them: without ids, under another's name, last week's again.

use office::views::FileView;
use tests::clerk::{ROUTINE, Workbook};
use tests::desk::Desk;

const WARD: &str = "UBND phường Lam Sơn";
const STATE: &str = "Tình trạng";
const RESULT: &str = "Kết quả thực hiện trong kỳ";

fn codes(file: &FileView) -> Vec<&str> {
    let of_rows = file.rows.iter().flat_map(|row| &row.remarks);
    let all = file.head.remarks.iter().chain(of_rows);
    all.map(|remark| remark.code.as_str()).collect()
}

fn march(desk: &Desk, unit: &str) -> Workbook {
    desk.form("2024-02-20", "2024-03", unit)
        .report("4", STATE, "Đang thực hiện")
        .report("4", RESULT, "Số hóa 330/400 hồ sơ.")
}

fn week(desk: &Desk, result: &str) -> Workbook {
    let week = desk
        .form("2024-02-20", "2024-W11", WARD)
        .answer(ROUTINE, "Có nội dung, nêu tại mục B");
    let (tab, number) = week.first_blank_row("TT");
    let (_, cell) = week.first_blank_row(RESULT);
    week.typed(&tab, &number, "38").typed(&tab, &cell, result)
}

#[test]
fn a_form_without_its_ids_is_known_by_its_heading() {
    let desk = Desk::bim_son();
    let file = desk.receive("bao cao.xlsx", &march(&desk, WARD).without_ids());
    let taken = desk.accept("2024-03-14", &[file]).expect("accepted");
    let view = &taken.files[0];
    assert_eq!(
        (view.head.verdict, view.head.recognised_by),
        ("new", Some("heading"))
    );
    assert_eq!(view.head.unit.as_deref(), Some(WARD));
    assert_eq!(view.head.period.as_deref(), Some("2024-03"));
    assert!(codes(view).contains(&"not_our_form"));
    let row = view.rows.iter().find(|row| row.task == "4");
    assert_eq!(row.map(|row| row.values.state), Some(Some("in_progress")));
    let stored = desk.on("2024-03-14").submissions("2024-03").expect("list");
    assert_eq!(stored.len(), 1);
}

#[test]
fn a_file_named_for_another_unit_is_put_aside() {
    let desk = Desk::bim_son();
    let filled = march(&desk, WARD);
    let before = desk.dump();
    let file = desk.receive("UBND phường Bắc Sơn tháng 3.xlsx", &filled);
    let view = desk.look_at("2024-03-14", &file);
    assert_eq!(view.head.verdict, "quarantined");
    let remark = view
        .head
        .remarks
        .iter()
        .find(|one| one.code == "unit_differs");
    let message = &remark.expect("a remark").message;
    assert!(
        message.contains(WARD) && message.contains("UBND phường Bắc Sơn"),
        "{message}"
    );
    let taken = desk.accept("2024-03-14", &[file]).expect("read");
    assert!(!taken.accepted, "nothing was stored");
    assert_eq!(desk.dump(), before);
}

#[test]
fn one_file_in_doubt_does_not_hold_up_the_others() {
    let desk = Desk::bim_son();
    let doubtful = desk.receive("UBND phường Bắc Sơn.xlsx", &march(&desk, WARD));
    let good = desk.receive("ba dinh.xlsx", &march(&desk, "UBND phường Ba Đình"));
    let broken = desk.path("inbox").join("hong.xlsx");
    std::fs::write(&broken, b"PK\x03\x04 cut off").expect("a file");
    let files = [doubtful, good, broken];
    let taken = desk.accept("2024-03-14", &files).expect("accepted");
    let verdicts: Vec<&str> = taken.files.iter().map(|file| file.head.verdict).collect();
    assert_eq!(verdicts, ["quarantined", "new", "unreadable"]);
    let stored = desk.on("2024-03-14").submissions("2024-03").expect("list");
    assert_eq!(stored.len(), 1);
    assert_eq!(stored[0].unit, "UBND phường Ba Đình");
}

#[test]
fn last_weeks_file_sent_again_with_news_is_this_weeks() {
    let desk = Desk::bim_son();
    let first = desk.receive("tuan 11.xlsx", &week(&desk, "Phát thanh 06 buổi."));
    desk.accept("2024-03-13", &[first]).expect("accepted");
    // In the window of week 12 the same workbook comes back, its period cell forgotten.
    let reused = desk.receive("tuan 12.xlsx", &week(&desk, "Phát thanh 09 buổi."));
    let taken = desk.accept("2024-03-19", &[reused]).expect("accepted");
    let view = &taken.files[0];
    assert_eq!(view.head.period.as_deref(), Some("2024-W12"));
    assert_eq!(view.head.verdict, "new");
    assert!(codes(view).contains(&"period_differs"));
    let versions = |period: &str| {
        desk.on("2024-03-20")
            .submissions(period)
            .expect("list")
            .len()
    };
    assert_eq!((versions("2024-W11"), versions("2024-W12")), (1, 1));
}

#[test]
fn the_visible_period_counts_more_than_the_hidden_one() {
    let desk = Desk::bim_son();
    let reused = week(&desk, "Phát thanh 09 buổi.");
    let (tab, cell) = reused.cell_beside("Kỳ báo cáo");
    let other = desk.form("2024-02-20", "2024-W12", WARD);
    let visible = other.shown(&tab, &cell);
    let reused = reused.typed(&tab, &cell, &visible);
    let file = desk.receive("bao cao tuan.xlsx", &reused);
    let view = desk.look_at("2024-03-19", &file);
    assert_eq!(view.head.period.as_deref(), Some("2024-W12"));
    assert_eq!(view.head.verdict, "new");
}

#[test]
fn one_unreadable_row_is_kept_aside_while_the_others_count() {
    let desk = Desk::bim_son();
    let filled = march(&desk, WARD)
        .report("10", RESULT, "Tiếp nhận 210 hồ sơ.")
        .report("10", "Tỷ lệ hoàn thành (%)", "gần xong");
    let file = desk.receive("lam son.xlsx", &filled);
    let taken = desk.accept("2024-03-14", &[file]).expect("accepted");
    let view = &taken.files[0];
    assert_eq!(view.head.verdict, "new");
    let held = view
        .rows
        .iter()
        .find(|row| row.task == "10")
        .expect("task 10");
    assert_eq!(held.remarks[0].code, "percent_unclear");
    let (tab, cell) = filled.cell_of("10", "Tỷ lệ hoàn thành (%)");
    assert_eq!(
        (&held.remarks[0].sheet, &held.remarks[0].cell),
        (&tab, &cell)
    );
    let dump = desk.dump();
    assert!(dump.contains("Số hóa 330/400 hồ sơ."));
    assert!(!dump.contains("Tiếp nhận 210 hồ sơ."));
    assert!(
        dump.contains("percent_unclear"),
        "the reason is kept for the unit"
    );
}

#[test]
fn a_weeks_routine_choice_counts_as_nothing_new() {
    let desk = Desk::bim_son();
    let form = desk
        .form("2024-02-20", "2024-W11", WARD)
        .answer(ROUTINE, "Thực hiện bình thường, không phát sinh");
    let file = desk.receive("tuan.xlsx", &form);
    let taken = desk.accept("2024-03-13", &[file]).expect("accepted");
    assert_eq!(taken.files[0].head.verdict, "new");
    let page = desk.on("2024-03-14").period("2024-W11").expect("the week");
    let ward = page
        .units
        .iter()
        .find(|unit| unit.unit == WARD)
        .expect("the ward");
    assert_eq!((ward.timeliness, ward.versions), ("on_time", 1));
    assert_eq!(ward.handling.as_deref(), Some("approved"));
    // A week's "nothing new" does not satisfy the month.
    let lines = desk.on("2024-03-17").tasks(&office::TaskQuery {
        unit: Some(WARD.to_owned()),
        ..office::TaskQuery::default()
    });
    let lines = lines.expect("the list");
    let leads = lines.iter().filter(|line| line.role == "lead");
    assert!(
        leads
            .into_iter()
            .all(|line| line.updated == Some("not_updated"))
    );
}

#[test]
fn a_late_report_is_late_by_days() {
    let desk = Desk::bim_son();
    let file = desk.receive("lam son.xlsx", &march(&desk, WARD));
    desk.accept("2024-03-19", &[file]).expect("accepted");
    let page = desk.on("2024-03-20").period("2024-03").expect("the month");
    let ward = page
        .units
        .iter()
        .find(|unit| unit.unit == WARD)
        .expect("the ward");
    assert_eq!((ward.timeliness, ward.days_late), ("late", 3));
    let silent = page
        .units
        .iter()
        .filter(|unit| unit.timeliness == "not_sent");
    assert_eq!(silent.count(), page.units.len() - 1);
}
