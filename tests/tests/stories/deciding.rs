//! What is decided after the plan: events, extensions, more time for a report; and how lists,
//! forms and the return see it.

use office::views::AssignmentLine;
use office::{Entry, EventEntry, MoreTime, Office, Reported, State, TaskQuery};
use tests::desk::{Desk, day};

const DOCUMENT: &str = "Công văn số 1250/BCA-C06 ngày 05/4/2024";

fn event(task: &str, on: &str, until: Option<&str>) -> EventEntry {
    EventEntry {
        task: task.to_owned(),
        on: day(on),
        document: DOCUMENT.to_owned(),
        until: until.map(day),
        days: None,
    }
}

fn more(until: &str) -> MoreTime {
    MoreTime {
        until: day(until),
        document: DOCUMENT.to_owned(),
    }
}

fn lines(office: &Office, task: &str) -> Vec<AssignmentLine> {
    let lines = office.tasks(&TaskQuery::default()).expect("the list");
    lines
        .into_iter()
        .filter(|line| line.number == task && line.role == "lead")
        .collect()
}

/// Status and last day of a task's first lead.
fn first(desk: &Desk, on: &str, task: &str) -> String {
    let lines = lines(&desk.on(on), task);
    let until = lines[0].until.as_deref().unwrap_or_default();
    format!("{} {until}", lines[0].status)
}

#[test]
fn a_logged_event_ends_the_waiting_from_its_day() {
    let desk = Desk::bim_son();
    let before = desk.dump();
    assert_eq!(first(&desk, "2024-04-10", "24"), "waiting ");
    let entry = event("24", "2024-04-05", Some("2024-05-31"));
    let view = desk.on("2024-04-08").log_event(&entry).expect("logged");
    assert_eq!(view.until.as_deref(), Some("2024-05-31"));
    assert!(view.event.is_some_and(|words| words.starts_with("Khi có")));
    for (on, found) in [
        ("2024-04-04", "waiting "),
        ("2024-04-05", "in_time 2024-05-31"),
        ("2024-05-31", "due_soon 2024-05-31"),
        ("2024-06-02", "overdue 2024-05-31"),
    ] {
        assert_eq!(first(&desk, on, "24"), found, "{on}");
    }
    let office = desk.on("2024-06-02");
    let page = office.task("24", None).expect("the page");
    assert_eq!(page.decisions[0].document, DOCUMENT);
    assert_eq!(
        (page.row.until.as_deref(), page.row.status),
        (Some("2024-05-31"), "overdue")
    );
    let today = office.today(None).expect("the digest");
    let overdue = today.work.iter().find(|item| item.kind == "overdue");
    assert!(overdue.is_some_and(|item| item.tasks.contains(&"24".to_owned())));
    assert!(
        page.task.deadline_text.starts_with("Khi có"),
        "the words stay"
    );
    desk.on("2024-06-03").undo().expect("undone");
    assert_eq!(desk.dump(), before);
}

#[test]
fn the_return_and_the_forms_see_the_event() {
    let desk = Desk::bim_son();
    let entry = event("24", "2024-04-05", Some("2024-05-10"));
    desk.on("2024-04-08").log_event(&entry).expect("logged");
    let status = |period: &str| {
        let content = desk.on("2024-05-20").consolidate(period).expect("a return");
        let mut tasks = content.tasks.into_iter();
        let task = tasks.find(|task| task.number.as_str() == "24");
        task.map(|task| (task.status.word(), task.until))
            .expect("the task")
    };
    assert_eq!(status("2024-03"), ("waiting", None), "it had not happened");
    assert_eq!(status("2024-04"), ("in_time", Some(day("2024-05-10"))));
    assert_eq!(status("2024-05"), ("overdue", Some(day("2024-05-10"))));

    // Work that comes when it arises is asked for once it has a last day.
    let unit = &lines(&desk.on("2024-04-10"), "24")[0].unit;
    let asks = |period: &str| {
        desk.form("2024-04-10", period, unit)
            .cell_of("24", "Tình trạng")
    };
    assert_eq!(asks("2024-05").0, "1. Nhiệm vụ");
}

#[test]
fn an_extension_moves_the_last_day_of_one_unit_or_of_all() {
    let desk = Desk::bim_son();
    let all = lines(&desk.on("2024-09-05"), "16");
    let units: Vec<&str> = all.iter().map(|line| line.unit.as_str()).collect();
    let view = |desk: &Desk| -> Vec<(String, String)> {
        let lines = lines(&desk.on("2024-09-05"), "16");
        let shown = |line: AssignmentLine| (line.status.to_owned(), line.until.unwrap_or_default());
        lines.into_iter().map(shown).collect()
    };
    assert!(view(&desk).iter().all(|(status, _)| status == "overdue"));

    let own = desk
        .on("2024-09-01")
        .extend_task("16", Some(units[0]), &more("2024-09-30"))
        .expect("extended");
    assert_eq!(
        (own.was.as_str(), own.until.as_str()),
        ("2024-08-31", "2024-09-30")
    );
    assert_eq!(
        view(&desk)[0],
        ("in_time".to_owned(), "2024-09-30".to_owned())
    );
    let whole = desk
        .on("2024-09-02")
        .extend_task("16", None, &more("2024-09-10"))
        .expect("extended");
    assert_eq!((whole.unit, whole.was.as_str()), (None, "2024-08-31"));
    assert!(
        view(&desk)
            .iter()
            .all(|(status, until)| (status.as_str(), until.as_str()) == ("due_soon", "2024-09-10"))
    );

    let content = desk
        .on("2024-09-14")
        .consolidate("2024-09")
        .expect("a return");
    let task = content
        .tasks
        .iter()
        .find(|task| task.number.as_str() == "16");
    let task = task.expect("the task");
    assert_eq!(task.until, Some(day("2024-09-10")));
    assert_eq!(task.deadline_text, "Tháng 8/2024", "the words stay");
}

#[test]
fn completion_is_judged_by_the_extended_day() {
    let desk = Desk::bim_son();
    let unit = lines(&desk.on("2024-09-05"), "16")[0].unit.clone();
    let entry = Entry {
        task: "16".to_owned(),
        unit: unit.clone(),
        period: "2024-09".to_owned(),
        reported: Reported::State(State::Done),
        percent: None,
        done_on: Some(day("2024-09-10")),
        result: String::new(),
        product: "Số 5/BC".to_owned(),
        note: String::new(),
    };
    desk.on("2024-09-12").set_progress(&entry).expect("entered");
    assert_eq!(first(&desk, "2024-09-12", "16"), "done_late 2024-08-31");
    desk.on("2024-09-12")
        .extend_task("16", Some(&unit), &more("2024-09-15"))
        .expect("extended");
    assert_eq!(first(&desk, "2024-09-12", "16"), "done_in_time 2024-09-15");
}

#[test]
fn more_time_for_a_report_moves_its_timeliness() {
    let desk = Desk::bim_son();
    let (unit, other) = ("UBND phường Lam Sơn", "UBND phường Bắc Sơn");
    let view = desk
        .on("2024-03-15")
        .extend_report("2024-03", unit, &more("2024-03-20"))
        .expect("extended");
    assert_eq!(
        (view.was.as_str(), view.period.as_deref()),
        ("2024-03-16", Some("2024-03"))
    );
    for unit in [unit, other] {
        let entry = Entry {
            task: "10".to_owned(),
            unit: unit.to_owned(),
            period: "2024-03".to_owned(),
            reported: Reported::NothingNew,
            percent: None,
            done_on: None,
            result: String::new(),
            product: String::new(),
            note: String::new(),
        };
        desk.on("2024-03-19").set_progress(&entry).expect("entered");
    }
    let page = desk.on("2024-03-21").period("2024-03").expect("the period");
    let of = |name: &str| {
        let unit = page.units.iter().find(|one| one.unit == name);
        unit.map(|one| (one.timeliness, one.days_late))
            .expect("the unit")
    };
    assert_eq!((of(unit), of(other)), (("on_time", 0), ("late", 3)));
    let content = desk
        .on("2024-03-21")
        .consolidate("2024-03")
        .expect("a return");
    let due = content
        .discipline
        .iter()
        .find(|line| line.unit_name == unit);
    let due = due.expect("the unit").record.due;
    assert_eq!(due.date(), day("2024-03-20"));
}

#[test]
fn decisions_that_cannot_be_are_refused() {
    let desk = Desk::bim_son();
    let before = desk.dump();
    let mut office = desk.on("2024-03-10");
    let blank = MoreTime {
        document: " ".to_owned(),
        ..more("2024-12-31")
    };
    let table = [
        (
            office.log_event(&event("99", "2024-03-01", None)).err(),
            "task_unknown",
        ),
        (
            office.log_event(&event("16", "2024-03-01", None)).err(),
            "event_not_awaited",
        ),
        (
            office
                .log_event(&event("24", "2024-03-01", Some("2024-02-01")))
                .err(),
            "day_too_early",
        ),
        (
            office.extend_task("2", None, &more("2024-12-31")).err(),
            "nothing_to_extend",
        ),
        (
            office.extend_task("24", None, &more("2024-12-31")).err(),
            "nothing_to_extend",
        ),
    ];
    for (refusal, code) in table {
        assert_eq!(refusal.map(|error| error.code()), Some(code));
    }
    let table = [
        (
            office.extend_task("16", None, &more("2024-08-31")).err(),
            "day_too_early",
        ),
        (
            office.extend_task("16", None, &blank).err(),
            "document_missing",
        ),
        (
            office
                .extend_task("16", Some("Bưu điện"), &more("2024-12-31"))
                .err(),
            "assignment_unknown",
        ),
        (
            office
                .extend_report("2024-03", "Công an thị xã", &more("2024-03-20"))
                .err(),
            "period_not_owed",
        ),
        (
            office
                .extend_report("2024-03", "Phòng Y tế", &more("2024-03-16"))
                .err(),
            "day_too_early",
        ),
    ];
    for (refusal, code) in table {
        assert_eq!(refusal.map(|error| error.code()), Some(code));
    }
    drop(office);
    assert_eq!(desk.dump(), before);
}
