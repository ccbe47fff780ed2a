//! A plan that prints one number twice: every job knows which task is meant, or says which two
//! it could be.

use office::views::TaskFilter;
use office::{AppendixRequest, EventEntry, MoreTime, Office, OfficeError, Role, TaskQuery};
use tests::desk::{Desk, day, fixture};

/// A desk with the plan in which two tasks are numbered 4, and two each 11 and 12.
fn desk() -> Desk {
    let desk = Desk::empty("bim-son-2024");
    let mut office = desk.on("2024-02-20");
    let request = AppendixRequest {
        file: fixture("odd-numbers.xlsx"),
        ..AppendixRequest::default()
    };
    let preview = office.preview_appendix(&request).expect("the appendix");
    office.accept_appendix(preview).expect("stored");
    desk
}

const UNIT: &str = "Phòng Y tế";

#[test]
fn a_number_of_two_tasks_is_refused_with_both() {
    let desk = desk();
    let mut office = desk.on("2024-02-20");
    let more = MoreTime {
        until: day("2024-12-31"),
        document: "CV 1".to_owned(),
    };
    let event = EventEntry {
        task: "4".to_owned(),
        on: day("2024-02-01"),
        document: "CV 1".to_owned(),
        until: None,
        days: None,
    };
    type Job<'a> = (
        &'a str,
        Box<dyn Fn(&mut Office) -> Option<OfficeError> + 'a>,
    );
    let names = [UNIT.to_owned()];
    let jobs: [Job<'_>; 6] = [
        ("task", Box::new(|office| office.task("4", None).err())),
        (
            "assign",
            Box::new(|office| office.assign("4", UNIT, Role::Support).err()),
        ),
        (
            "unassign",
            Box::new(|office| office.unassign("4", UNIT, Role::Support).err()),
        ),
        (
            "assign_all",
            Box::new(|office| office.assign_all("4", &names, Role::Support).err()),
        ),
        ("event", Box::new(|office| office.log_event(&event).err())),
        (
            "extend",
            Box::new(|office| office.extend_task("4", None, &more).err()),
        ),
    ];
    for (name, job) in jobs {
        let refusal = job(&mut office).unwrap_or_else(|| panic!("{name} chose one by itself"));
        assert_eq!(refusal.code(), "task_doubled", "{name}");
        let text = refusal.message();
        assert!(
            text.contains("4#1 (") && text.contains("4#2 ("),
            "{name}: {text}"
        );
    }
}

#[test]
fn a_place_behind_the_number_names_one_of_them() {
    let desk = desk();
    let mut office = desk.on("2024-02-20");
    let contents = ["4#1", "4#2"].map(|name| {
        let page = office.task(name, None).expect(name);
        assert_eq!(
            (page.task.number.as_str(), page.row.number.as_str()),
            (name, name)
        );
        page.task.content
    });
    assert_ne!(contents[0], contents[1]);
    office.assign("4#2", UNIT, Role::Support).expect("assigned");
    let supports = |office: &Office, name: &str| {
        let page = office.task(name, None).expect(name);
        let lines = page.lines.iter().map(|line| &line.line);
        let own = lines.filter(|line| line.unit == UNIT && line.role == "support");
        own.count()
    };
    assert_eq!((supports(&office, "4#1"), supports(&office, "4#2")), (0, 1));
    for wrong in ["4#3", "4#0", "4#", "1#2"] {
        let refusal = office.task(wrong, None).expect_err(wrong);
        assert_eq!(refusal.code(), "task_unknown", "{wrong}");
    }
    assert!(office.task("1#1", None).is_ok());
}

#[test]
fn lists_and_search_name_each_of_them_apart() {
    let desk = desk();
    let office = desk.on("2024-02-20");
    let rows = office
        .task_list(&TaskFilter::default(), None)
        .expect("rows");
    let mut numbers: Vec<&str> = rows.iter().map(|row| row.number.as_str()).collect();
    assert!(numbers.contains(&"4#1") && numbers.contains(&"4#2") && numbers.contains(&"1"));
    numbers.sort_unstable();
    let all = numbers.len();
    numbers.dedup();
    assert_eq!(numbers.len(), all, "every line opens a task of its own");
    let found = office.find("4").expect("found");
    let ids: Vec<&str> = found
        .iter()
        .filter(|finding| finding.kind == "task")
        .map(|finding| finding.id.as_str())
        .collect();
    assert!(ids.contains(&"4#1") && ids.contains(&"4#2"), "{ids:?}");
    let lines = office.tasks(&TaskQuery::default()).expect("lines");
    assert!(lines.iter().any(|line| line.number == "4#2"));
    // What the plan printed stays what it printed.
    let plan = office.plan().expect("the plan");
    let printed = plan.tasks.iter().filter(|task| task.number == "4");
    assert_eq!(printed.count(), 2);
}
