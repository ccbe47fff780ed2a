//! The bundled Bỉm Sơn appendix: 39 tasks in 9 groups, and who has them.

use office::views::{AssignmentView, PlanView, TaskView};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;
use tests::desk::{Desk, bundled};

const WARDS: &str = "UBND các phường, xã";
const STANDING_SECRETARIAT: &str = "Văn phòng HĐND và UBND";

fn plan() -> &'static PlanView {
    static PLAN: OnceLock<PlanView> = OnceLock::new();
    PLAN.get_or_init(|| Desk::bim_son().on("2024-02-20").plan().expect("the plan"))
}

fn task<'a>(plan: &'a PlanView, number: &str) -> &'a TaskView {
    let found = plan.tasks.iter().find(|task| task.number == number);
    found.unwrap_or_else(|| panic!("no task {number}"))
}

fn assignments(task: &TaskView) -> &[AssignmentView] {
    task.assignments.as_deref().expect("a stored task")
}

fn in_role(plan: &PlanView, role: &str) -> Vec<(String, String)> {
    let of_task = |task: &TaskView| -> Vec<(String, String)> {
        let held = assignments(task).iter().filter(|one| one.role == role);
        held.map(|one| (task.number.clone(), one.unit.clone()))
            .collect()
    };
    plan.tasks.iter().flat_map(of_task).collect()
}

#[test]
fn every_group_holds_as_many_tasks_as_it_declares() {
    let plan = plan();
    let counts: Vec<(&str, Option<u32>, usize)> = plan
        .groups
        .iter()
        .map(|group| (group.numeral.as_str(), group.declared, group.tasks))
        .collect();
    let expected = [
        ("I", 2),
        ("II", 17),
        ("III", 3),
        ("IV", 2),
        ("V", 3),
        ("VI", 4),
        ("VII", 4),
        ("VIII", 2),
        ("IX", 2),
    ];
    assert_eq!(
        counts,
        expected.map(|(numeral, tasks)| (numeral, Some(tasks), tasks as usize))
    );
    assert_eq!(plan.tasks.len(), 39);
    let numbers: Vec<String> = (1..=39).map(|number: u32| number.to_string()).collect();
    let read: Vec<&str> = plan.tasks.iter().map(|task| task.number.as_str()).collect();
    assert_eq!(read, numbers);
}

#[test]
fn the_year_is_the_plans_own() {
    let plan = plan();
    assert_eq!((plan.year, plan.sheet.as_str()), (2024, "Phụ lục"));
    assert!(plan.title.contains("BỈM SƠN"), "{}", plan.title);
}

#[test]
fn every_phrase_is_a_unit_a_collective_or_one_of_the_open_phrases() {
    let plan = plan();
    let mut open: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for task in &plan.tasks {
        for phrase in task.lead.iter().chain(&task.support) {
            let known = phrase.unit.is_some() || phrase.collective.is_some();
            assert!(known || phrase.open, "{}: {}", task.number, phrase.text);
            if phrase.open {
                open.entry(&phrase.text).or_default().push(&task.number);
            }
        }
    }
    let expected: [(&str, &str); 6] = [
        ("Các cơ quan, đơn vị có CSDL chuyên ngành", "25"),
        (
            "Các cơ quan, đơn vị liên quan",
            "3 7 9 10 11 12 13 14 15 16 17 18 22 27 28 29 30 31 38",
        ),
        ("Các cơ quan, đơn vị có liên quan", "4 5 6 8 33 34"),
        ("các cơ quan, đơn vị có liên quan", "19 35"),
        ("Các phòng ban, cơ quan, đơn vị liên quan", "23"),
        ("Các phòng ban, đơn vị có liên quan", "36 37"),
    ];
    let expected: BTreeMap<&str, Vec<&str>> = expected
        .into_iter()
        .map(|(phrase, tasks)| (phrase, tasks.split(' ').collect()))
        .collect();
    assert_eq!(open, expected);
    // Five phrases: two of the six differ in their first letter's case only.
    let folded: BTreeSet<String> = open.keys().map(|phrase| phrase.to_lowercase()).collect();
    assert_eq!(folded.len(), 5);
}

#[test]
fn the_whole_plan_gives_345_leads_and_127_supports_over_29_units() {
    let plan = plan();
    let (leads, supports) = (in_role(plan, "lead"), in_role(plan, "support"));
    assert_eq!((leads.len(), supports.len()), (345, 127));
    let leading: BTreeSet<&String> = leads.iter().map(|(_, unit)| unit).collect();
    let all: BTreeSet<&String> = leads
        .iter()
        .chain(&supports)
        .map(|(_, unit)| unit)
        .collect();
    assert_eq!((leading.len(), all.len()), (21, 29));
}

#[test]
fn nobody_is_assigned_twice_to_a_task() {
    for task in &plan().tasks {
        let units: BTreeSet<&String> = assignments(task).iter().map(|one| &one.unit).collect();
        assert_eq!(units.len(), assignments(task).len(), "{}", task.number);
    }
}

#[test]
fn the_wards_lead_seven_fold_in_23_tasks() {
    let plan = plan();
    let wards_lead = |task: &TaskView| {
        let via = |one: &&AssignmentView| one.role == "lead" && one.via.as_deref() == Some(WARDS);
        assignments(task).iter().filter(via).count()
    };
    let counts: Vec<usize> = plan.tasks.iter().map(wards_lead).collect();
    let led = counts.iter().filter(|count| **count > 0).count();
    assert_eq!(led, 23);
    assert!(counts.iter().all(|count| [0, 7].contains(count)));
}

#[test]
fn wards_named_in_both_columns_of_task_19_lead_once() {
    let plan = plan();
    let task = task(plan, "19");
    let ward = |one: &&AssignmentView| {
        one.unit.starts_with("UBND phường") || one.unit.starts_with("UBND xã")
    };
    let roles: Vec<&str> = assignments(task)
        .iter()
        .filter(ward)
        .map(|one| one.role)
        .collect();
    assert_eq!(roles, ["lead"; 7]);
    let cell = &task.cells[0];
    let remarked = plan
        .remarks
        .iter()
        .filter(|remark| remark.code == "unit_in_both_roles" && remark.cell == *cell);
    assert_eq!(remarked.count(), 7);
}

#[test]
fn the_secretariat_named_beside_its_collective_is_not_doubled() {
    let plan = plan();
    for (number, role) in [
        ("5", "lead"),
        ("6", "lead"),
        ("16", "lead"),
        // Its own name decides: the collective of offices leads, Văn phòng supports.
        ("15", "support"),
    ] {
        let held: Vec<&str> = assignments(task(plan, number))
            .iter()
            .filter(|one| one.unit == STANDING_SECRETARIAT)
            .map(|one| one.role)
            .collect();
        assert_eq!(held, [role], "task {number}");
    }
}

#[test]
fn importing_twice_changes_nothing() {
    let desk = Desk::bim_son();
    let before = desk.dump();
    let file = bundled("plans/bim-son-2024.xlsx");
    let again = desk.take_in_plan("2024-02-21", &file).expect("the plan");
    assert!(again.tasks.iter().all(|task| task.change == "same"));
    assert_eq!(again.vanished, [""; 0]);
    assert_eq!(desk.dump(), before);
    let history = desk.on("2024-02-21").history().expect("the journal");
    assert_eq!(history.len(), 1, "a second import leaves no trace");
}
