//! Where assignments stand: always derived for the day asked, never stored.

use office::TaskQuery;
use office::views::AssignmentLine;
use tests::desk::Desk;

const LEGAL: &str = "Phòng Tư pháp";

fn lines(desk: &Desk, on: &str, number: &str) -> Vec<AssignmentLine> {
    let all = desk.on(on).tasks(&TaskQuery::default()).expect("the list");
    let of_task = all.into_iter().filter(|line| line.number == number);
    let found: Vec<AssignmentLine> = of_task.collect();
    assert!(!found.is_empty(), "no task {number}");
    found
}

/// The line of task 1's lead.
fn task_1(desk: &Desk, on: &str) -> AssignmentLine {
    let mut lead = lines(desk, on, "1");
    lead.retain(|line| line.unit == LEGAL);
    lead.remove(0)
}

#[test]
fn task_16_is_due_on_its_last_day_and_overdue_the_day_after() {
    let desk = Desk::bim_son();
    let table = [
        ("2024-07-31", "not_open", None),
        ("2024-08-01", "in_time", Some(30)),
        ("2024-08-23", "in_time", Some(8)),
        ("2024-08-24", "due_soon", Some(7)),
        ("2024-08-31", "due_soon", Some(0)),
        ("2024-09-01", "overdue", Some(-1)),
        ("2024-12-31", "overdue", Some(-122)),
    ];
    for (on, status, days) in table {
        for line in lines(&desk, on, "16") {
            assert_eq!(line.until.as_deref(), Some("2024-08-31"));
            assert_eq!(line.status, status, "{on}");
            if days.is_some() {
                assert_eq!(line.days, days, "{on}");
            }
        }
    }
    assert_eq!(lines(&desk, "2024-09-01", "16")[0].label, "Quá hạn 1 ngày");
}

#[test]
fn task_1_is_standing_work_and_never_overdue() {
    let desk = Desk::bim_son();
    for on in [
        "2024-01-02",
        "2024-06-30",
        "2024-12-31",
        "2025-01-01",
        "2026-07-01",
    ] {
        let line = task_1(&desk, on);
        assert_eq!((line.status, line.days), ("standing", None), "{on}");
    }
    let overdue = TaskQuery {
        overdue: true,
        ..TaskQuery::default()
    };
    let late = desk.on("2025-06-01").tasks(&overdue).expect("the list");
    assert!(late.iter().all(|line| line.number != "1"));
}

#[test]
fn standing_work_is_awaited_until_the_units_due_time_then_not_updated() {
    let desk = Desk::bim_son();
    // The month of March ends on the 14th; units report until the 16th at 17:00.
    for (on, updated) in [
        ("2024-03-15", "awaited"),
        ("2024-03-16", "awaited"),
        ("2024-03-17", "not_updated"),
    ] {
        assert_eq!(task_1(&desk, on).updated, Some(updated), "{on}");
    }
}

#[test]
fn an_accepted_report_makes_standing_work_updated() {
    let table = [
        ("Đang thực hiện", "Đã rà soát 12 văn bản.", "with_result"),
        ("Không phát sinh", "", "nothing_new"),
    ];
    for (state, result, updated) in table {
        let desk = Desk::bim_son();
        let filled = desk
            .form("2024-02-20", "2024-03", LEGAL)
            .report("1", "Tình trạng", state)
            .report("1", "Kết quả thực hiện trong kỳ", result);
        let file = desk.receive("tu phap.xlsx", &filled);
        desk.accept("2024-03-15", &[file]).expect("accepted");
        let line = task_1(&desk, "2024-03-17");
        assert_eq!(line.updated, Some(updated));
        assert_eq!(line.updated_in.as_deref(), Some("2024-03"));
        assert_eq!(line.status, "standing");
        // The next month asks anew.
        assert_eq!(task_1(&desk, "2024-04-17").updated, Some("not_updated"));
    }
}

#[test]
fn numbers_alone_are_an_update_of_their_period() {
    let desk = Desk::bim_son();
    let lam_son = "UBND phường Lam Sơn";
    let in_time = "Tỷ lệ hồ sơ thủ tục hành chính được giải quyết đúng";
    let form = desk
        .form("2024-02-20", "2024-03", lam_son)
        .count(in_time, "Tử số", "45")
        .count(in_time, "Mẫu số", "50");
    let file = desk.receive("lam son.xlsx", &form);
    desk.accept("2024-03-15", &[file]).expect("accepted");
    let task_8 = lines(&desk, "2024-03-17", "8");
    let mut own = task_8.iter().filter(|line| line.unit == lam_son);
    let line = own.next().expect("task 8 of Lam Sơn");
    assert_eq!(line.updated, Some("with_result"));
    assert_eq!(line.updated_in.as_deref(), Some("2024-03"));
}

#[test]
fn a_supporting_unit_owes_no_update() {
    let desk = Desk::bim_son();
    let support = lines(&desk, "2024-03-17", "1");
    let support = support.iter().filter(|line| line.role == "support");
    assert!(support.into_iter().all(|line| line.updated.is_none()));
}

#[test]
fn the_list_is_narrowed_by_day_unit_and_words_without_diacritics() {
    let desk = Desk::bim_son();
    let numbers = |on: &str, query: &TaskQuery| -> Vec<String> {
        let lines = desk.on(on).tasks(query).expect("the list");
        let mut numbers: Vec<String> = lines.into_iter().map(|line| line.number).collect();
        numbers.dedup();
        numbers
    };
    let overdue = TaskQuery {
        overdue: true,
        ..TaskQuery::default()
    };
    assert_eq!(numbers("2024-09-01", &overdue), ["16", "36"]);
    let soon = TaskQuery {
        due_within: Some(7),
        ..TaskQuery::default()
    };
    assert_eq!(numbers("2024-08-31", &soon), ["16"]);
    let search = TaskQuery {
        search: Some("don gian hoa cac giay to".to_owned()),
        ..TaskQuery::default()
    };
    assert_eq!(numbers("2024-03-01", &search), ["16"]);
    let unit = TaskQuery {
        unit: Some("Bru điện thị xã".to_owned()),
        ..TaskQuery::default()
    };
    assert_eq!(numbers("2024-03-01", &unit), ["39"]);
}
