//! Wards that are merged, renamed and split in the middle of the year: what was reported before
//! keeps its names, from the day on only the new ones owe, and all of it can be taken back.

use office::{MoreTime, Office, TaskQuery, UnitChangeBasis};
use std::collections::BTreeSet;
use tests::desk::{Desk, bundled, day};

const BA_DINH: &str = "UBND phường Ba Đình";
const BAC_SON: &str = "UBND phường Bắc Sơn";
const LAM_SON: &str = "UBND phường Lam Sơn";
const BA_BAC: &str = "UBND phường Ba Bắc";
const DOCUMENT: &str = "Nghị quyết số 10/NQ-HĐND ngày 20/6/2024";

fn since(on: &str) -> UnitChangeBasis {
    UnitChangeBasis {
        on: day(on),
        document: DOCUMENT.to_owned(),
    }
}

fn merge(desk: &Desk, into: &str) {
    let names = [BA_DINH.to_owned(), BAC_SON.to_owned()];
    let card = desk
        .on("2024-06-25")
        .merge_units(&names, into, &since("2024-07-01"))
        .expect("merged");
    assert_eq!(
        (card.unit.name.as_str(), card.unit.from.as_deref()),
        (into, Some("2024-07-01"))
    );
}

/// The wards that owe a period.
fn owing(office: &Office, period: &str) -> BTreeSet<String> {
    let page = office.period(period).expect("the period");
    let owing = page.units.into_iter().filter(|unit| unit.owes);
    let names = owing.map(|unit| unit.unit);
    names
        .filter(|name| name.starts_with("UBND phường"))
        .collect()
}

/// The wards that lead a task, as a return has it.
fn leads(office: &Office, period: &str, task: &str) -> Vec<String> {
    let content = office.consolidate(period).expect("a return");
    let mut tasks = content.tasks.into_iter();
    let task = tasks
        .find(|one| one.number.as_str() == task)
        .expect("the task");
    task.leads.into_iter().map(|lead| lead.unit_name).collect()
}

/// Sends a unit's report of a period and approves it.
fn report(desk: &Desk, on: &str, period: &str, unit: &str, task: &str, state: &str) {
    let form = desk
        .form(on, period, unit)
        .report(task, "Tình trạng", state)
        .report(task, "Kết quả thực hiện trong kỳ", "Đã làm");
    let name = format!("{} {period}.xlsx", unit.replace(' ', "_"));
    let file = desk.receive(&name, &form);
    let taken = desk.accept(on, &[file]).expect("taken in");
    assert_eq!(taken.files[0].head.verdict, "new", "{unit} {period}");
}

#[test]
fn after_a_merger_only_the_new_ward_owes_and_earlier_reports_keep_the_old_names() {
    let desk = Desk::bim_son();
    for unit in [BA_DINH, BAC_SON] {
        report(&desk, "2024-06-14", "2024-H1", unit, "16", "Hoàn thành");
    }
    let before = desk.dump();
    let half_year = desk
        .on("2024-06-20")
        .return_pages("2024-H1")
        .expect("a return");
    merge(&desk, BA_BAC);

    let office = desk.on("2024-07-05");
    let again = office.return_pages("2024-H1").expect("a return");
    let pages =
        |view: &office::views::ReturnPages| serde_json::to_string(&view.pages).expect("text");
    assert_eq!(
        pages(&half_year).replace("20/06/2024", ""),
        pages(&again).replace("05/07/2024", "")
    );
    assert_eq!(
        owing(&office, "2024-H1"),
        BTreeSet::from(
            [
                BA_DINH,
                BAC_SON,
                "UBND phường Đông Sơn",
                LAM_SON,
                "UBND phường Ngọc Trạo",
                "UBND phường Phú Sơn"
            ]
            .map(str::to_owned)
        )
    );
    let july = owing(&office, "2024-07");
    assert!(
        july.contains(BA_BAC) && !july.contains(BA_DINH) && !july.contains(BAC_SON),
        "{july:?}"
    );
    assert_eq!(july.len(), 5);
    assert!(
        owing(&office, "2024-W26").contains(BA_DINH),
        "its window ends on 26/6"
    );
    assert!(
        owing(&office, "2024-W27").contains(BA_BAC),
        "its window ends on 3/7"
    );

    let (old, new) = (
        leads(&office, "2024-H1", "16"),
        leads(&office, "2024-07", "16"),
    );
    assert_eq!((old.len(), new.len()), (19, 18));
    assert!(
        !new.iter()
            .any(|name| name.contains("Ba Đình") || name.contains("Bắc Sơn"))
    );

    desk.on("2024-07-06").undo().expect("undone");
    assert_eq!(desk.dump(), before);
}

#[test]
fn the_new_ward_goes_on_where_the_old_ones_stood() {
    let desk = Desk::bim_son();
    report(&desk, "2024-06-14", "2024-H1", BA_DINH, "16", "Hoàn thành");
    report(
        &desk,
        "2024-06-14",
        "2024-H1",
        BAC_SON,
        "16",
        "Đang thực hiện",
    );
    let document = DOCUMENT.to_owned();
    let more = MoreTime {
        until: day("2024-10-15"),
        document,
    };
    desk.on("2024-06-20")
        .extend_task("16", Some(BAC_SON), &more)
        .expect("extended");
    merge(&desk, BA_BAC);
    let line = |on: &str, unit: &str| {
        let query = TaskQuery {
            unit: Some(unit.to_owned()),
            ..TaskQuery::default()
        };
        let lines = desk.on(on).tasks(&query).expect("the list");
        let line = lines.into_iter().find(|line| line.number == "16");
        line.map(|line| (line.status, line.until.unwrap_or_default()))
    };
    assert_eq!(
        line("2024-06-30", BA_DINH).map(|line| line.0),
        Some("done_in_time")
    );
    assert_eq!(line("2024-07-01", BA_DINH), None, "it is no more");
    assert_eq!(line("2024-06-30", BA_BAC), None, "it is not yet");
    assert_eq!(
        line("2024-07-01", BA_BAC),
        Some(("not_open", "2024-10-15".to_owned()))
    );
    report(&desk, "2024-07-15", "2024-07", BA_BAC, "16", "Hoàn thành");
    assert_eq!(
        line("2024-07-20", BA_BAC).map(|line| line.0),
        Some("done_in_time")
    );
}

#[test]
fn tasks_and_assignments_are_counted_as_of_the_day() {
    let desk = Desk::bim_son();
    let counted = |on: &str| {
        let plan = desk
            .on(on)
            .state()
            .expect("the state")
            .plan
            .expect("a plan");
        (plan.tasks, plan.units, plan.assignments)
    };
    let (tasks, units, assignments) = counted("2024-06-30");
    let own = |unit: &str| {
        let query = TaskQuery {
            unit: Some(unit.to_owned()),
            ..TaskQuery::default()
        };
        desk.on("2024-06-20").tasks(&query).expect("the list").len()
    };
    let (one, other) = (own(BA_DINH), own(BAC_SON));
    assert_eq!(one, other);
    merge(&desk, BA_BAC);
    assert_eq!(counted("2024-06-30"), (tasks, units, assignments));
    assert_eq!(counted("2024-07-01"), (tasks, units - 1, assignments - one));
    assert_eq!(
        desk.on("2024-07-01")
            .tasks(&TaskQuery::default())
            .expect("the list")
            .len(),
        assignments - one
    );
}

#[test]
fn an_old_wards_form_and_name_mean_whoever_does_its_work() {
    let desk = Desk::bim_son();
    let july = desk.form("2024-06-24", "2024-07", BAC_SON);
    let late = desk.form("2024-06-24", "2024-H1", BAC_SON);
    merge(&desk, BA_BAC);
    let filled = july.report("16", "Tình trạng", "Hoàn thành");
    let file = desk.look_at("2024-07-15", &desk.receive("thang 7.xlsx", &filled));
    assert_eq!(
        (
            file.head.unit.as_deref(),
            file.head.period.as_deref(),
            file.head.verdict
        ),
        (Some(BA_BAC), Some("2024-07"), "new")
    );
    assert!(
        file.rows
            .iter()
            .any(|row| row.task == "16" && row.values.state == Some("done"))
    );
    let filled = late.report("16", "Tình trạng", "Hoàn thành");
    let file = desk.look_at("2024-07-15", &desk.receive("6 thang.xlsx", &filled));
    assert_eq!(
        (file.head.unit.as_deref(), file.head.period.as_deref()),
        (Some(BAC_SON), Some("2024-H1"))
    );

    let office = desk.on("2024-07-15");
    let page = office.unit_page(BAC_SON).expect("the old ward");
    assert_eq!((page.exists, page.as_of.as_str()), (false, "2024-06-30"));
    assert_eq!(page.changes[0].before, [BA_DINH, BAC_SON]);
    assert_eq!(
        (
            page.changes[0].after.as_slice(),
            page.changes[0].document.as_str()
        ),
        ([BA_BAC.to_owned()].as_slice(), DOCUMENT)
    );
    let given = desk
        .on("2024-07-15")
        .assign("2", BAC_SON, office::Role::Support)
        .expect("assigned");
    assert_eq!(given.unit, BA_BAC);
}

#[test]
fn the_appendix_taken_in_again_changes_nothing_after_a_merger() {
    let desk = Desk::bim_son();
    merge(&desk, BA_BAC);
    let lines = |desk: &Desk| {
        let lines = desk
            .on("2024-07-10")
            .tasks(&TaskQuery::default())
            .expect("the list");
        lines
            .into_iter()
            .map(|line| (line.number, line.unit, line.role))
            .collect::<Vec<_>>()
    };
    let before = lines(&desk);
    desk.take_in_plan("2024-07-09", &bundled("plans/bim-son-2024.xlsx"))
        .expect("taken in");
    assert_eq!(lines(&desk), before);
}

#[test]
fn a_ward_that_takes_in_another_keeps_its_name() {
    let desk = Desk::bim_son();
    let before = desk.dump();
    let names = [BAC_SON.to_owned()];
    desk.on("2024-06-25")
        .merge_units(&names, LAM_SON, &since("2024-07-01"))
        .expect("merged");
    let office = desk.on("2024-07-10");
    let july = owing(&office, "2024-07");
    assert!(
        july.contains(LAM_SON) && !july.contains(BAC_SON) && july.len() == 5,
        "{july:?}"
    );
    assert!(
        owing(&office, "2024-H1").contains(LAM_SON),
        "under the name it bore"
    );
    assert_eq!(owing(&office, "2024-H1").len(), 6);
    let names: Vec<String> = office
        .units()
        .expect("units")
        .into_iter()
        .map(|unit| unit.name)
        .collect();
    let distinct: BTreeSet<&String> = names.iter().collect();
    assert_eq!(names.len(), distinct.len());
    assert!(names.contains(&format!("{LAM_SON} (trước 01/07/2024)")));
    let old = desk.form("2024-07-10", "2024-H1", LAM_SON);
    let old = old.report("16", "Tình trạng", "Hoàn thành");
    let file = desk.receive("ls.xlsx", &old);
    desk.accept("2024-07-11", &[file]).expect("taken in");
    let office = desk.on("2024-07-12");
    let sent = office.submissions("2024-H1").expect("the list");
    assert_eq!(
        sent[0].unit, LAM_SON,
        "the one that ended, as it was called"
    );
    let page = office.period("2024-H1").expect("the period");
    let row = page.units.iter().find(|unit| unit.unit == LAM_SON);
    assert_eq!(row.map(|row| (row.owes, row.versions)), Some((true, 1)));
    desk.on("2024-07-12").undo().expect("the report");
    desk.on("2024-07-12").undo().expect("the form");
    desk.on("2024-07-12").undo().expect("the merger");
    assert_eq!(desk.on("2024-07-12").units().expect("units").len(), 29);
    assert!(before.contains(LAM_SON));
}

#[test]
fn a_renamed_unit_answers_to_both_names() {
    let desk = Desk::bim_son();
    let before = desk.dump();
    let form = desk.form("2024-06-24", "2024-07", "Phòng Kinh tế");
    desk.on("2024-06-25")
        .rename_unit(
            "Phòng Kinh tế",
            "Phòng Kinh tế và Hạ tầng",
            Some("P. KT-HT"),
            &since("2024-07-01"),
        )
        .expect("renamed");
    let office = desk.on("2024-07-20");
    let name = |name: &str| office.read_units(name).expect("read")[0].unit.clone();
    assert_eq!(
        name("Phòng Kinh tế").as_deref(),
        Some("Phòng Kinh tế và Hạ tầng")
    );
    assert_eq!(
        name("Phòng Kinh tế và Hạ tầng").as_deref(),
        Some("Phòng Kinh tế và Hạ tầng")
    );
    let owing = |period: &str| {
        let units = office.period(period).expect("the period").units.into_iter();
        units
            .filter(|unit| unit.unit.starts_with("Phòng Kinh tế"))
            .map(|unit| unit.unit)
            .collect::<Vec<_>>()
    };
    assert_eq!(owing("2024-H1"), ["Phòng Kinh tế"]);
    assert_eq!(owing("2024-07"), ["Phòng Kinh tế và Hạ tầng"]);
    let file = desk.look_at("2024-07-15", &desk.receive("kt.xlsx", &form));
    assert_eq!(file.head.unit.as_deref(), Some("Phòng Kinh tế và Hạ tầng"));
    let early =
        desk.on("2024-07-20")
            .rename_unit("Phòng Kinh tế", "Phòng X", None, &since("2024-06-01"));
    assert_eq!(early.expect_err("refused").code(), "unit_changed_later");
    desk.on("2024-07-21").undo().expect("undone");
    desk.on("2024-07-21").undo().expect("the form");
    assert!(before.contains("Phòng Kinh tế") && !desk.dump().contains("Hạ tầng"));
}

#[test]
fn a_split_unit_is_followed_by_its_parts() {
    let desk = Desk::bim_son();
    let into = [BAC_SON.to_owned(), "UBND phường Bắc Sơn 2".to_owned()];
    let parts = desk
        .on("2024-06-25")
        .split_unit(BAC_SON, &into, &since("2024-07-01"))
        .expect("split");
    assert_eq!(parts.len(), 2);
    let office = desk.on("2024-07-10");
    assert_eq!(owing(&office, "2024-H1").len(), 6);
    let july = owing(&office, "2024-07");
    assert!(
        july.contains(BAC_SON) && july.contains("UBND phường Bắc Sơn 2") && july.len() == 7,
        "{july:?}"
    );
}

#[test]
fn what_cannot_be_is_refused_and_nothing_is_written() {
    let desk = Desk::bim_son();
    merge(&desk, BA_BAC);
    let before = desk.dump();
    let names = |names: &[&str]| {
        names
            .iter()
            .map(|name| (*name).to_owned())
            .collect::<Vec<_>>()
    };
    let basis = since("2024-08-01");
    let nameless = UnitChangeBasis {
        document: " ".to_owned(),
        ..basis.clone()
    };
    let mut office = desk.on("2024-07-10");
    for (refused, code) in [
        (
            office.merge_units(&names(&[BA_DINH, LAM_SON]), "UBND phường X", &basis),
            "unit_not_there",
        ),
        (
            office.merge_units(&names(&[LAM_SON]), LAM_SON, &basis),
            "too_few_units",
        ),
        (
            office.merge_units(&names(&[LAM_SON, BA_BAC]), "Phòng Nội vụ - X", &nameless),
            "document_missing",
        ),
        (
            office.rename_unit(LAM_SON, BA_BAC, None, &basis),
            "name_taken",
        ),
        (
            office.rename_unit(LAM_SON, "  ", None, &basis),
            "value_invalid",
        ),
        (
            office.rename_unit("UBND phường Z", "Y", None, &basis),
            "unit_unknown",
        ),
    ] {
        assert_eq!(refused.expect_err(code).code(), code);
    }
    assert_eq!(desk.dump(), before);
}
