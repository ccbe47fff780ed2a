//! Two plans in one store: each year's periods keep their own plan, and what is not finished goes
//! on only where she says so.

use office::{
    AppendixRequest, CarryChoice, CarryRequest, Entry, MoreTime, Office, OfficeError, PlanFounding,
    Reported, State, TaskQuery,
};
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
    let names: Vec<_> = plans.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names, ["1", "2"], "a year does not tell them apart");
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

/// What is decided differently from the proposal.
fn chosen(choices: &[(&str, &str)]) -> CarryRequest {
    let choice = |(task, course): &(&str, &str)| CarryChoice {
        task: (*task).to_owned(),
        course: (*course).to_owned(),
    };
    CarryRequest {
        choices: choices.iter().map(choice).collect(),
        ..CarryRequest::default()
    }
}

fn founding(year: i32) -> CarryRequest {
    CarryRequest {
        found: Some(PlanFounding {
            year,
            title: None,
            document: "Kế hoạch số 05/KH-UBND ngày 10/01/2025".to_owned(),
        }),
        ..CarryRequest::default()
    }
}

#[test]
fn each_task_is_asked_once_and_undo_takes_all_of_it_back() {
    let desk = two_years();
    let before = desk.dump();
    let mut office = desk.on("2025-01-06");
    let view = office.carry_over(&CarryRequest::default()).expect("asked");
    assert_eq!((view.from, view.to, view.tasks.len()), (2024, 2025, 39));
    // The same words: the new year's task does the work.
    assert!(view.tasks.iter().all(|row| row.ground == "same_words"));
    assert_eq!((view.counts.tasks, view.counts.replace), (39, 39));
    assert_eq!(desk.dump(), before);

    let request = chosen(&[
        ("1", "continue"),
        ("2/2024", "end"),
        ("3", "4"),
        ("4", "continue"),
    ]);
    let done = office.accept_carry(&request).expect("carried");
    let course = |number: &str| {
        let row = done
            .tasks
            .iter()
            .find(|row| row.task == format!("{number}/2024"));
        let row = row.expect("a row");
        (row.course, row.new_task.clone(), row.unfinished)
    };
    for (number, wanted) in [
        ("1", ("continue", None, false)),
        ("2", ("end", None, true)),
        ("3", ("replace", Some("4".to_owned()), false)),
        ("5", ("replace", Some("5".to_owned()), false)),
    ] {
        assert_eq!(course(number), wanted, "{number}");
    }
    let plans = office.plans().expect("plans");
    let counted: Vec<_> = plans.iter().map(|one| (one.tasks, one.undecided)).collect();
    assert_eq!(counted, [(39, 0), (41, 0)]);

    // Both ends know each other.
    let old = office.task("1/2024", None).expect("the old one");
    let new = office.task("CT1", None).expect("the new one");
    assert_eq!(old.replaced_by.expect("a successor").task, "CT1");
    assert_eq!(new.replaces[0].task, "1/2024");
    assert_eq!(new.lines.len(), old.lines.len());
    assert_eq!(
        office.task("4", None).expect("task 4").replaces[0].task,
        "3/2024"
    );

    let after = desk.dump();
    let again = office
        .accept_carry(&CarryRequest::default())
        .expect("again");
    assert_eq!((again.tasks.len(), again.decided), (0, 39));
    assert_eq!(desk.dump(), after);
    let refused = office.carry_over(&chosen(&[("1", "end")])).map(|_| ());
    assert_eq!(refused.unwrap_err().code(), "carry_decided");

    office.undo().expect("undone");
    assert_eq!(desk.dump(), before);
}

#[test]
fn what_was_reported_and_decided_goes_on_with_the_task() {
    let desk = Desk::bim_son();
    let unit = "Phòng Tư pháp";
    let report = Entry {
        task: "1".to_owned(),
        unit: unit.to_owned(),
        period: "2024-11".to_owned(),
        reported: Reported::State(State::InProgress),
        percent: Some(60.0),
        done_on: None,
        result: "Đã rà soát 12 văn bản".to_owned(),
        product: String::new(),
        note: String::new(),
    };
    desk.on("2024-11-15")
        .set_progress(&report)
        .expect("entered");
    let more = MoreTime {
        until: day("2025-06-30"),
        document: "CV 7".to_owned(),
    };
    let mut office = desk.on("2025-01-05");
    office.extend_task("3", None, &more).expect("extended");
    let old_lines = |office: &Office| office.task("1/2024", None).expect("a task").lines;
    let view = office.accept_carry(&founding(2025)).expect("founded");
    assert!(
        view.founds && view.to_title.contains("2025"),
        "{}",
        view.to_title
    );
    let ended = view.tasks.iter().filter(|row| row.course == "end").count();
    let plans = office.plans().expect("plans");
    assert_eq!((plans[1].year, plans[1].tasks), (2025, 39 - ended));
    assert_eq!(plans[1].document, "Kế hoạch số 05/KH-UBND ngày 10/01/2025");

    // Numbers and groups stay; what was said last and the time given stand there too.
    let page = office.task("1", None).expect("the new one");
    let line = page
        .lines
        .iter()
        .find(|line| line.line.unit == unit)
        .expect("a line");
    assert_eq!(line.percent, Some(60.0));
    assert_eq!(old_lines(&office).len(), page.lines.len());
    let extended = office.task("3", None).expect("task 3");
    assert_eq!(extended.last_day.as_deref(), Some("2025-06-30"));
    assert_eq!(extended.decisions.len(), 1);

    // The old year's periods keep the old year's tasks.
    let mut then = desk.on("2025-01-05");
    then.speak_of("2024").expect("the old plan");
    assert_eq!(then.plan().expect("the plan").tasks.len(), 39);

    // The appendix that comes after all makes these tasks its own, and none vanishes.
    take_in(&mut office, &appendix(2025, None));
    let plans = office.plans().expect("plans");
    assert_eq!((plans.len(), plans[1].document.as_str()), (2, ""));
    let line = office.task("1", None).expect("the new one").lines;
    let line = line
        .iter()
        .find(|line| line.line.unit == unit)
        .expect("a line");
    assert_eq!(line.percent, Some(60.0));
}

#[test]
fn a_turn_of_the_year_that_cannot_be_is_refused_whole() {
    let desk = Desk::bim_son();
    let both = two_years();
    let to = |from: Option<&str>, to: Option<&str>| CarryRequest {
        from: from.map(str::to_owned),
        to: to.map(str::to_owned),
        ..CarryRequest::default()
    };
    for (desk, request, code) in [
        (&desk, CarryRequest::default(), "no_later_plan"),
        (&desk, founding(2024), "plan_not_later"),
        (&both, founding(2025), "plan_year_taken"),
        (&both, to(Some("2025"), Some("2024")), "plan_not_later"),
        (&both, to(Some("2023"), None), "plan_unknown"),
        (&both, chosen(&[("99", "end")]), "task_unknown"),
        (&both, chosen(&[("1", "99")]), "task_unknown"),
    ] {
        let before = desk.dump();
        let refused = desk.on("2025-01-06").accept_carry(&request).map(|_| ());
        assert_eq!(refused.unwrap_err().code(), code);
        assert_eq!(desk.dump(), before, "{code}");
    }
}

#[test]
fn an_indicator_follows_the_work_and_keeps_its_numbers() {
    let desk = two_years();
    let mut office = desk.on("2025-01-06");
    let known = office.indicators(None).expect("indicators").len();
    office
        .accept_carry(&CarryRequest::default())
        .expect("carried");
    let after = office.indicators(None).expect("indicators");
    assert_eq!(after.len(), known);
    for indicator in &after {
        let page = office.indicator(&indicator.code, None).expect("a page");
        assert!(page.indicator.task.is_some(), "{}", indicator.code);
    }
}

#[test]
fn an_indicator_whose_task_ended_keeps_its_reporters_in_the_year_it_ran() {
    let desk = two_years();
    let mut office = desk.on("2025-01-06");
    let of_task_8 = |office: &Office| {
        let all = office.indicators(Some("2024-11")).expect("indicators");
        let found = all.into_iter().find(|one| one.task.as_deref() == Some("8"));
        found.expect("an indicator of task 8")
    };
    let before = of_task_8(&office);
    assert!(!before.reporters.is_empty());
    let page = |office: &Office, period: &str| {
        let page = office
            .indicator(&before.code, Some(period))
            .expect("the page");
        (
            page.units.len(),
            page.silent.len(),
            page.indicator.reporters.len(),
        )
    };
    let then = page(&office, "2024-11");
    assert!(then.0 > 0 && then.1 > 0, "{then:?}");
    office
        .accept_carry(&chosen(&[("8", "end")]))
        .expect("stored");
    assert_eq!(page(&office, "2024-11"), then, "its year is as it was");
    assert_eq!(of_task_8(&office).reporters, before.reporters);
    let (units, silent, _) = page(&office, "2025-01");
    assert_eq!((units, silent), (0, 0), "nobody is asked any more");
}
