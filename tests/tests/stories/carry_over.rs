//! Two plans in one store: each year's periods keep their own plan, and what is not finished goes
//! on only where she says so.

use office::{AppendixRequest, MoreTime, Office, OfficeError, TaskQuery};
use tests::desk::{Desk, bundled, day};

/// The appendix of 2024, taken for another year's.
fn appendix(year: i32, plan: Option<&str>) -> AppendixRequest {
    AppendixRequest {
        file: bundled("plans/bim-son-2024.xlsx"),
        year: Some(year),
        plan: plan.map(str::to_owned),
        ..AppendixRequest::default()
    }
}

fn take_in(office: &mut Office, request: &AppendixRequest) {
    let preview = office.preview_appendix(request).expect("the appendix");
    office.accept_appendix(preview).expect("stored");
}

/// A desk with the plans of 2024 and 2025.
fn two_years() -> Desk {
    let desk = Desk::bim_son();
    take_in(&mut desk.on("2025-01-05"), &appendix(2025, None));
    desk
}

#[test]
fn an_appendix_is_of_a_new_plan_or_changes_the_one_of_its_year() {
    let desk = two_years();
    let before = desk.dump();
    // (year, named, is it new, which plan, tasks that vanish)
    for (year, named, new, plan) in [
        (2024, None, false, Some(1)),
        (2025, None, false, Some(2)),
        (2026, None, true, None),
        (2025, Some("new"), true, None),
        (2025, Some("1"), false, Some(1)),
        (2025, Some("2024"), false, Some(1)),
    ] {
        let office = desk.on("2025-01-05");
        let preview = office.preview_appendix(&appendix(year, named));
        let view = preview.expect("the appendix").view();
        assert_eq!((view.new_plan, view.plan), (new, plan), "{year} {named:?}");
        assert_eq!(view.vanished, Vec::<String>::new(), "{year} {named:?}");
        let changed = view.tasks.iter().filter(|one| one.change == "new").count();
        assert_eq!(changed, if new { 39 } else { 0 }, "{year} {named:?}");
    }
    let office = desk.on("2025-01-05");
    let refused = office.preview_appendix(&appendix(2025, Some("7")));
    assert_eq!(refused.map(|_| ()).unwrap_err().code(), "plan_unknown");
    assert_eq!(desk.dump(), before);
}

#[test]
fn importing_either_years_appendix_again_changes_nothing() {
    let desk = two_years();
    let before = desk.dump();
    for year in [2024, 2025] {
        take_in(&mut desk.on("2025-01-06"), &appendix(year, None));
        assert_eq!(desk.dump(), before, "{year}");
    }
    desk.on("2025-01-06").undo().expect("undone");
    assert_eq!(desk.on("2025-01-06").plans().expect("plans").len(), 1);
}

#[test]
fn a_second_programme_of_the_year_has_to_be_called_one() {
    let desk = Desk::bim_son();
    let mut office = desk.on("2024-03-01");
    let other = |plan: Option<&str>| AppendixRequest {
        file: bundled("plans/muong-lat-2023.xlsx"),
        year: Some(2024),
        plan: plan.map(str::to_owned),
        ..AppendixRequest::default()
    };
    let preview = office.preview_appendix(&other(None)).expect("the appendix");
    assert!(preview.view().plan_unclear);
    let refused = office.accept_appendix(preview).expect_err("refused");
    assert_eq!(refused.code(), "plan_ambiguous");

    take_in(&mut office, &other(Some("new")));
    let plans = office.plans().expect("plans");
    let counted: Vec<_> = plans.iter().map(|one| (one.year, one.in_force)).collect();
    assert_eq!(counted, [(2024, true), (2024, true)]);
    // Both are in force: a unit's one form asks for the tasks of both.
    let both = office.plan().expect("the plan");
    let tasks: usize = plans.iter().map(|one| one.tasks).sum();
    assert_eq!(both.tasks.len(), tasks);
    office.speak_of("2").expect("the second");
    assert_eq!(office.plan().expect("the plan").tasks.len(), plans[1].tasks);
}

#[test]
fn every_day_and_period_goes_by_the_plan_in_force() {
    let desk = two_years();
    // (day, plan spoken of, task named, day before, whether it moved)
    let more = |until: &str| MoreTime {
        until: day(until),
        document: "CV 1".to_owned(),
    };
    desk.on("2025-01-05")
        .extend_task("3/2024", None, &more("2025-02-28"))
        .expect("extended");
    let until = |office: &Office, task: &str| office.task(task, None).expect("a task").last_day;
    for (today, spoken, task, last) in [
        ("2025-01-05", None, "3", "2025-12-31"),
        ("2025-01-05", None, "3/2024", "2025-02-28"),
        ("2025-01-05", None, "3/2025", "2025-12-31"),
        ("2025-01-05", Some("2024"), "3", "2025-02-28"),
        ("2024-12-20", None, "3", "2025-02-28"),
        ("2024-12-20", None, "3/2025", "2025-12-31"),
    ] {
        let mut office = desk.on(today);
        if let Some(plan) = spoken {
            office.speak_of(plan).expect("the plan");
        }
        let found = until(&office, task);
        // The appendix names 2024 in most deadlines; only what was extended tells them apart.
        let moved = found.as_deref() == Some("2025-02-28");
        assert_eq!(moved, last == "2025-02-28", "{today} {spoken:?} {task}");
    }
    for (today, first) in [("2024-12-20", "2024-W01"), ("2025-01-05", "2025-W01")] {
        let periods = desk.on(today).periods().expect("periods");
        assert!(periods.iter().any(|one| one.id == first), "{today}");
    }
    let names = |today: &str| {
        let office = desk.on(today);
        let lines = office.tasks(&TaskQuery::default()).expect("tasks");
        lines.iter().all(|line| !line.number.contains('/'))
    };
    assert!(names("2024-12-20") && names("2025-01-05"));
    let unknown = desk.on("2025-01-05").task("3/2023", None);
    assert!(matches!(unknown, Err(OfficeError::Plans(_))));
}
