//! Work that is stopped, given up and taken up again; when a task counts as done.

use office::{Completion, Entry, Office, Reported, RulingEntry, RulingKind, State, TaskQuery};
use tests::desk::{Desk, day};

const WARD: &str = "UBND phường Ba Đình";

fn entry(kind: RulingKind, unit: Option<&str>, on: &str) -> RulingEntry {
    RulingEntry {
        task: "16".to_owned(),
        unit: unit.map(str::to_owned),
        kind,
        on: day(on),
        reason: "Chờ hướng dẫn của tỉnh".to_owned(),
        document: "Công văn số 12/UBND ngày 02/5/2024".to_owned(),
    }
}

fn status(office: &Office, unit: &str) -> &'static str {
    let query = TaskQuery {
        unit: Some(unit.to_owned()),
        ..TaskQuery::default()
    };
    let lines = office.tasks(&query).expect("the list");
    lines
        .iter()
        .find(|line| line.number == "16")
        .expect("the task")
        .status
}

fn done(desk: &Desk, on: &str, period: &str) {
    let entry = Entry {
        task: "16".to_owned(),
        unit: WARD.to_owned(),
        period: period.to_owned(),
        reported: Reported::State(State::Done),
        percent: None,
        done_on: Some(day(on)),
        result: "Xong".to_owned(),
        product: String::new(),
        note: String::new(),
    };
    desk.on(on).set_progress(&entry).expect("entered");
}

#[test]
fn a_stopped_task_is_so_from_its_day_until_it_is_taken_up_again() {
    let desk = Desk::bim_son();
    let before = desk.dump();
    desk.on("2024-05-06")
        .rule(&entry(RulingKind::Paused, None, "2024-05-06"))
        .expect("paused");
    desk.on("2024-06-03")
        .rule(&entry(RulingKind::Reopened, Some(WARD), "2024-06-03"))
        .expect("reopened");
    for (on, unit, found) in [
        ("2024-05-05", WARD, "not_open"),
        ("2024-05-06", WARD, "paused"),
        ("2024-06-03", WARD, "not_open"),
        ("2024-06-03", "Phòng Nội vụ", "paused"),
    ] {
        assert_eq!(status(&desk.on(on), unit), found, "{on} {unit}");
    }
    let page = desk.on("2024-06-04").task("16", None).expect("the page");
    let shown: Vec<_> = page
        .decisions
        .iter()
        .map(|one| (one.kind, one.unit.as_deref(), one.reason.as_deref()))
        .collect();
    let reason = Some("Chờ hướng dẫn của tỉnh");
    assert_eq!(
        shown,
        [("paused", None, reason), ("reopened", Some(WARD), reason)]
    );
    desk.on("2024-06-04").undo().expect("undone");
    desk.on("2024-06-04").undo().expect("undone");
    assert_eq!(desk.dump(), before);
}

#[test]
fn a_pause_holds_whatever_units_say_and_a_return_sees_it() {
    let desk = Desk::bim_son();
    desk.on("2024-05-06")
        .rule(&entry(RulingKind::Dropped, Some(WARD), "2024-05-06"))
        .expect("dropped");
    done(&desk, "2024-05-13", "2024-05");
    assert_eq!(status(&desk.on("2024-05-20"), WARD), "dropped");
    let form = desk.form("2024-05-20", "2024-07", WARD);
    let asked = std::panic::catch_unwind(|| form.cell_of("16", "Tình trạng"));
    assert!(asked.is_err(), "it is asked for no more");
    let content = desk
        .on("2024-05-20")
        .consolidate("2024-05")
        .expect("a return");
    let task = content
        .tasks
        .iter()
        .find(|task| task.number.as_str() == "16")
        .expect("the task");
    let words: Vec<&str> = task.leads.iter().map(|lead| lead.status.word()).collect();
    assert_eq!(words.iter().filter(|word| **word == "dropped").count(), 1);
}

#[test]
fn what_was_done_is_opened_again_until_it_is_said_anew() {
    let desk = Desk::bim_son();
    done(&desk, "2024-05-13", "2024-05");
    assert_eq!(status(&desk.on("2024-05-20"), WARD), "done_in_time");
    desk.on("2024-05-21")
        .rule(&entry(RulingKind::Reopened, Some(WARD), "2024-05-21"))
        .expect("reopened");
    assert_eq!(
        status(&desk.on("2024-05-20"), WARD),
        "done_in_time",
        "as of before"
    );
    assert_eq!(status(&desk.on("2024-05-21"), WARD), "not_open");
    done(&desk, "2024-07-10", "2024-07");
    assert_eq!(status(&desk.on("2024-07-20"), WARD), "done_in_time");
}

#[test]
fn the_completion_rule_decides_when_a_task_is_done() {
    let desk = Desk::bim_son();
    let before = desk.dump();
    done(&desk, "2024-05-13", "2024-05");
    let task = |desk: &Desk| {
        let page = desk.on("2024-05-20").task("16", None).expect("the page");
        (page.status, page.completion, page.completion_unit)
    };
    assert_eq!(task(&desk), ("not_open", "all_leads", None));
    for (rule, found) in [
        (Completion::AnyLead, ("done_in_time", "any_lead", None)),
        (
            Completion::NamedLead("Phòng Nội vụ".to_owned()),
            ("not_open", "named_lead", Some("Phòng Nội vụ".to_owned())),
        ),
        (
            Completion::NamedLead(WARD.to_owned()),
            ("done_in_time", "named_lead", Some(WARD.to_owned())),
        ),
        (Completion::AllLeads, ("not_open", "all_leads", None)),
    ] {
        desk.on("2024-05-20")
            .set_completion("16", &rule)
            .expect("set");
        assert_eq!(task(&desk), found);
    }
    let refused = desk
        .on("2024-05-20")
        .set_completion("16", &Completion::NamedLead("Bưu điện".to_owned()));
    assert_eq!(refused.expect_err("refused").code(), "not_a_lead");
    for _ in 0..5 {
        desk.on("2024-05-21").undo().expect("undone");
    }
    assert_eq!(desk.dump(), before);
}

#[test]
fn rulings_that_change_nothing_are_refused() {
    let desk = Desk::bim_son();
    desk.on("2024-05-06")
        .rule(&entry(RulingKind::Paused, None, "2024-05-06"))
        .expect("paused");
    let before = desk.dump();
    let mut office = desk.on("2024-05-10");
    let nothing = RulingEntry {
        reason: " ".to_owned(),
        ..entry(RulingKind::Dropped, None, "2024-05-10")
    };
    let other = RulingEntry {
        task: "17".to_owned(),
        ..entry(RulingKind::Reopened, None, "2024-05-10")
    };
    for (entry, code) in [
        (entry(RulingKind::Paused, None, "2024-05-10"), "already_so"),
        (
            entry(RulingKind::Paused, Some(WARD), "2024-05-10"),
            "already_so",
        ),
        (other, "nothing_to_reopen"),
        (nothing, "reason_missing"),
        (
            entry(RulingKind::Paused, Some("Bưu điện"), "2024-05-10"),
            "assignment_unknown",
        ),
    ] {
        assert_eq!(office.rule(&entry).expect_err(code).code(), code);
    }
    assert_eq!(desk.dump(), before);
}
