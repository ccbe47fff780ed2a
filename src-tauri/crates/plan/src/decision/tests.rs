//! Windows after decisions. Cases read "deadline | decisions | as of → from…until waits".

use super::*;
use crate::deadline::BeforeDay;
use crate::task::{CompletionRule, TaskNumber};

const A: UnitId = UnitId(1);
const B: UnitId = UnitId(2);
const TASK: TaskId = TaskId(7);

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn task(deadline: &str) -> Task {
    Task {
        id: TASK,
        number: TaskNumber::parse("24").unwrap(),
        group: 0,
        content: String::new(),
        lead_text: String::new(),
        support_text: String::new(),
        deadline: Deadline::read(deadline, 2024, BeforeDay::DayBefore),
        extra: Vec::new(),
        cells: Vec::new(),
        completion: CompletionRule::AllLeads,
        directive: None,
        carried: None,
        assignments: Vec::new(),
    }
}

/// Thursday 8 to Wednesday 14 February off: Tết.
fn holidays() -> Holidays {
    Holidays {
        off: (8..=14).map(|d| day(&format!("2024-02-{d:02}"))).collect(),
        ..Holidays::default()
    }
}

fn event(on: &str, until: Option<&str>) -> Decisions {
    let event = EventLogged {
        task: TASK,
        on: day(on),
        until: until.map(day),
        document: "Công văn số 5".to_owned(),
    };
    Decisions {
        events: vec![event],
        ..Decisions::default()
    }
}

fn extended(mut decisions: Decisions, unit: Option<UnitId>, until: &str) -> Decisions {
    decisions.extensions.push(Extension {
        task: TASK,
        unit,
        until: day(until),
        document: "Công văn số 9".to_owned(),
    });
    decisions
}

fn shown(due: Due) -> String {
    let until = due.until.map(|day| day.to_string()).unwrap_or_default();
    let waits = if due.awaits_event { " waits" } else { "" };
    format!("{until}{waits}")
}

#[test]
fn an_event_gives_the_last_day_its_deadline_counts_to() {
    let none = Decisions::default;
    for (deadline, decisions, as_of, window) in [
        ("Khi có hướng dẫn của Bộ", none(), "2024-05-01", " waits"),
        (
            "Khi có hướng dẫn của Bộ",
            event("2024-04-10", None),
            "2024-05-01",
            "",
        ),
        (
            "Khi có hướng dẫn của Bộ",
            event("2024-04-10", None),
            "2024-04-09",
            " waits",
        ),
        (
            "Khi có hướng dẫn của Bộ",
            event("2024-04-10", None),
            "2024-04-10",
            "",
        ),
        (
            "Khi có hướng dẫn của Bộ",
            event("2024-04-10", Some("2024-06-30")),
            "2024-05-01",
            "2024-06-30",
        ),
        (
            "Trong 15 ngày kể từ ngày có hướng dẫn của Bộ",
            event("2024-04-10", None),
            "2024-05-01",
            "2024-04-25",
        ),
        (
            "Trong 05 ngày làm việc kể từ ngày có hướng dẫn của Bộ",
            event("2024-02-06", None),
            "2024-05-01",
            "2024-02-20",
        ),
        (
            "Trong 15 ngày kể từ ngày có hướng dẫn của Bộ",
            event("2024-04-10", Some("2024-05-31")),
            "2024-05-01",
            "2024-05-31",
        ),
        (
            "Quý II năm 2024 khi có hướng dẫn của Bộ Giáo dục và Đào tạo",
            event("2024-04-10", None),
            "2024-05-01",
            "2024-06-30",
        ),
    ] {
        let due = decisions.due(&task(deadline), day(as_of), &holidays());
        assert_eq!(shown(due), window, "{deadline} on {as_of}");
    }
}

#[test]
fn the_event_logged_last_speaks() {
    let mut decisions = event("2024-04-10", None);
    decisions.events.extend(event("2024-04-12", None).events);
    let task = task("Trong 15 ngày kể từ ngày có hướng dẫn của Bộ");
    let on = |text| shown(decisions.due(&task, day(text), &holidays()));
    assert_eq!(on("2024-05-01"), "2024-04-27");
    assert_eq!(on("2024-04-11"), "2024-04-25", "the later one was to come");
}

#[test]
fn an_extension_moves_the_last_day_of_the_task_or_of_its_unit() {
    let plain = Decisions::default();
    let task = task("Quý I/2024");
    let whole = extended(plain.clone(), None, "2024-04-30");
    let own = extended(plain.clone(), Some(A), "2024-04-15");
    let own_then_whole = extended(own.clone(), None, "2024-04-30");
    let whole_then_own = extended(whole.clone(), Some(A), "2024-05-31");
    for (decisions, of_task, of_a, of_b) in [
        (plain, "2024-03-31", "2024-03-31", "2024-03-31"),
        (whole, "2024-04-30", "2024-04-30", "2024-04-30"),
        (own, "2024-03-31", "2024-04-15", "2024-03-31"),
        (own_then_whole, "2024-04-30", "2024-04-30", "2024-04-30"),
        (whole_then_own, "2024-04-30", "2024-05-31", "2024-04-30"),
    ] {
        let plan = Plan {
            title: String::new(),
            year: 2024,
            sheet: String::new(),
            groups: Vec::new(),
            tasks: vec![task.clone()],
            mark: None,
            kin: HashMap::new(),
        };
        let dues = decisions.dues(&plan, day("2024-03-01"), &holidays());
        let found = [dues.of_task(&task), dues.of(&task, A), dues.of(&task, B)].map(shown);
        assert_eq!(found, [of_task, of_a, of_b]);
    }
}

#[test]
fn an_extension_stays_on_top_of_an_event() {
    let task = task("Trong 15 ngày kể từ ngày có hướng dẫn của Bộ");
    let decisions = extended(event("2024-04-10", None), None, "2024-05-10");
    let on = |text| shown(decisions.due(&task, day(text), &holidays()));
    assert_eq!(on("2024-04-20"), "2024-05-10");
    let before = decisions.due_before_extensions(&task, day("2024-04-20"), &holidays());
    assert_eq!(shown(before), "2024-04-25");
}
