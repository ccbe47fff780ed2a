//! The bundled Mường Lát plan: 78 tasks under 19 units, and its own year of periods.

use office::views::{PlanView, TaskView};
use std::fs;
use std::sync::OnceLock;
use tests::clerk::Workbook;
use tests::desk::{Desk, bundled};

fn task<'a>(plan: &'a PlanView, number: &str) -> &'a TaskView {
    let found = plan.tasks.iter().find(|task| task.number == number);
    found.unwrap_or_else(|| panic!("no task {number}"))
}

fn plan() -> &'static PlanView {
    static PLAN: OnceLock<PlanView> = OnceLock::new();
    PLAN.get_or_init(|| Desk::muong_lat().on("2023-03-20").plan().expect("the plan"))
}

#[test]
fn all_tasks_stand_under_the_unit_that_heads_them() {
    let plan = plan();
    assert_eq!((plan.groups.len(), plan.tasks.len()), (19, 78));
    assert_eq!(plan.year, 2023);
    let counts: Vec<usize> = plan.groups.iter().map(|group| group.tasks).collect();
    let expected = [11, 10, 2, 4, 12, 3, 5, 3, 3, 4, 2, 1, 3, 3, 2, 1, 1, 1, 7];
    assert_eq!(counts, expected);
    for task in &plan.tasks {
        let group = plan.groups.iter().find(|group| group.numeral == task.group);
        assert_eq!(Some(&task.lead_text), group.map(|group| &group.title));
        let leads = task.assignments.iter().flatten();
        assert!(
            leads.filter(|one| one.role == "lead").count() > 0,
            "task {} has no lead",
            task.number
        );
    }
}

#[test]
fn sections_without_numbered_tasks_are_one_task_each() {
    let plan = plan();
    for number in ["12", "16", "17", "18"] {
        assert_eq!(task(plan, number).group, number);
        assert!(!task(plan, number).deadline_text.is_empty());
    }
}

#[test]
fn misnumbered_tasks_keep_the_printed_number_and_are_remarked() {
    let plan = plan();
    let desk = Desk::empty("muong-lat-2023");
    let file = bundled("plans/muong-lat-2023.xlsx");
    let remarks = desk
        .take_in_plan("2023-03-20", &file)
        .expect("the plan")
        .remarks;
    for (number, section) in [("6.4", "4"), ("7.11", "5"), ("7.12", "5")] {
        let task = task(plan, number);
        assert_eq!(task.group, section);
        let remarked = remarks
            .iter()
            .any(|remark| remark.code == "number_out_of_order" && remark.cell == task.cells[0]);
        assert!(remarked, "{number} has no remark");
    }
    let strange = remarks
        .iter()
        .filter(|remark| remark.code == "number_out_of_order");
    assert_eq!(strange.count(), 3);
}

#[test]
fn the_31st_of_november_is_a_problem_and_never_a_date() {
    let plan = plan();
    let deadline = &task(plan, "6.2").deadline;
    assert_eq!((&deadline.from, &deadline.until), (&None, &None));
    let [problem] = deadline.problems.as_slice() else {
        panic!("{:?}", deadline.problems)
    };
    assert_eq!(
        (problem.code, problem.text.as_str()),
        ("date_does_not_exist", "31/11/2023")
    );
    assert_eq!(
        problem.suggestions,
        ["2023-11-30", "2023-11-29", "2023-12-01"]
    );
    let remark = plan
        .remarks
        .iter()
        .find(|remark| remark.code == "deadline_problem");
    assert!(remark.is_some_and(|remark| remark.message.contains("31/11/2023")));
    let lines = Desk::muong_lat()
        .on("2023-12-31")
        .tasks(&office::TaskQuery::default());
    for line in lines
        .expect("the list")
        .iter()
        .filter(|line| line.number == "6.2")
    {
        assert_eq!((line.status, line.until.as_ref()), ("undated", None));
    }
}

#[test]
fn its_regime_has_months_half_years_and_no_weeks() {
    let periods = Desk::muong_lat()
        .on("2023-03-20")
        .periods()
        .expect("periods");
    assert!(periods.iter().all(|period| period.kind != "week"));
    let due = |id: &str| {
        let period = periods.iter().find(|period| period.id == id);
        period.map(|period| (period.units_due.as_str(), period.province_due.as_str()))
    };
    // Friday the 14th; the province's is the next working day.
    assert_eq!(
        due("2023-04"),
        Some(("2023-04-14T17:00:00+07:00", "2023-04-17T17:00:00+07:00"))
    );
    assert_eq!(due("2023-06"), None, "the half-year report replaces it");
    assert!(due("2023-H1").is_some() && due("2023").is_some() && due("2023-X01").is_some());
}

#[test]
fn it_runs_through_forms_submissions_and_the_return() {
    let desk = Desk::muong_lat();
    let forms = desk
        .on("2023-03-20")
        .export_forms("2023-04", &desk.path("forms"), None)
        .expect("forms");
    let units: Vec<&str> = forms.files.iter().map(|file| file.unit.as_str()).collect();
    assert!(
        !units.contains(&"Công an huyện"),
        "the office itself owes nothing"
    );
    assert!(units.contains(&"Phòng Nội vụ"));
    let form = forms
        .files
        .iter()
        .find(|file| file.unit == "Phòng Nội vụ")
        .expect("a form");
    let filled = Workbook::open(&fs::read(&form.path).expect("the form"))
        .report("6.2", "Tình trạng", "Đang thực hiện")
        .report("6.2", "Kết quả thực hiện trong kỳ", "Đã rà soát danh sách.");
    let file = desk.receive("noi vu.xlsx", &filled);
    let taken = desk.accept("2023-04-13", &[file]).expect("accepted");
    assert_eq!(taken.files[0].head.verdict, "new");
    let out = desk.path("return.xlsx");
    let returned = desk
        .on("2023-04-17")
        .export_return("2023-04", &out)
        .expect("a return");
    assert_eq!(returned.as_of, "2023-04-14");
    let book =
        sheets::read(&fs::read(&out).expect("the return"), "return.xlsx").expect("a workbook");
    let names: Vec<&str> = book
        .sheets
        .iter()
        .map(|sheet| sheet.name.as_str())
        .collect();
    let listed: Vec<&str> = returned
        .sheets
        .iter()
        .map(|sheet| sheet.name.as_str())
        .collect();
    assert_eq!(names, listed);
    let said = book.sheets.iter().flat_map(|sheet| &sheet.rows);
    let said = said.flat_map(|row| &row.cells);
    assert!(
        said.into_iter()
            .any(|(_, cell)| cell.shown().contains("Đã rà soát danh sách."))
    );
}
