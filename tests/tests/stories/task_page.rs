//! The table of tasks, one task's page, assigning many at once, and finding.

use office::views::RoleName;
use office::views::{ChipView, TaskFilter, TaskPage, TaskRow};
use office::{AppendixRequest, Role};
use tests::desk::{Desk, bundled};

const WARD: &str = "UBND phường Lam Sơn";
const WARDS: &str = "UBND các phường, xã";
const ON: &str = "2024-03-12";

fn rows(desk: &Desk, filter: &TaskFilter) -> Vec<TaskRow> {
    desk.on(ON).task_list(filter, None).expect("the table")
}

fn numbers(desk: &Desk, filter: &TaskFilter) -> Vec<String> {
    let rows = rows(desk, filter);
    rows.into_iter().map(|row| row.number).collect()
}

fn page(desk: &Desk, number: &str) -> TaskPage {
    desk.on("2024-03-18").task(number, None).expect("the task")
}

fn chips(chips: &[ChipView]) -> Vec<(&str, &str, usize)> {
    chips
        .iter()
        .map(|chip| (chip.text.as_str(), chip.kind, chip.count))
        .collect()
}

#[test]
fn every_lead_stands_behind_one_chip_of_its_row() {
    for desk in [Desk::bim_son(), Desk::muong_lat()] {
        for row in rows(&desk, &TaskFilter::default()) {
            let behind: usize = row.lead.iter().map(|chip| chip.count).sum();
            assert_eq!(behind, row.leads, "{}", row.number);
        }
    }
    let desk = Desk::bim_son();
    let table = rows(&desk, &TaskFilter::default());
    assert_eq!(table.len(), 39);
    assert_eq!(
        chips(&table[3].lead),
        [
            ("Bộ phận TN&TKQ", "unit", 1),
            ("Các phòng, ban UBND thị xã", "collective", 12),
            (WARDS, "collective", 7),
        ]
    );
    assert_eq!((table[3].leads, table[3].status), (20, "in_time"));
    assert!(table[24].lead.iter().all(|chip| chip.kind == "open"));
}

#[test]
fn the_table_is_narrowed_every_way_it_can_be() {
    let desk = Desk::bim_son();
    let all = TaskFilter::default;
    let unit = |role| TaskFilter {
        unit: Some("Phòng Tư pháp".to_owned()),
        role,
        ..all()
    };
    let of_unit = numbers(&desk, &unit(None)).len();
    let leads = numbers(&desk, &unit(Some(RoleName::Lead))).len();
    let supports = numbers(&desk, &unit(Some(RoleName::Support))).len();
    assert_eq!(leads + supports, of_unit);
    assert!(leads > 0 && supports > 0);
    let filter = TaskFilter {
        group: Some(3),
        ..all()
    };
    assert_eq!(numbers(&desk, &filter), ["23", "24"]);
    let filter = TaskFilter {
        status: Some("waiting".to_owned()),
        ..all()
    };
    assert_eq!(numbers(&desk, &filter), ["24", "34"]);
    let filter = TaskFilter {
        search: Some("don gian hoa cac giay to".to_owned()),
        ..all()
    };
    assert_eq!(numbers(&desk, &filter), ["16"]);
    let filter = TaskFilter {
        due_within: Some(20),
        ..all()
    };
    assert_eq!(numbers(&desk, &filter), ["36"]);
    let nobody = TaskFilter {
        unit: Some("Phòng Lạ".to_owned()),
        ..all()
    };
    let refused = desk.on(ON).task_list(&nobody, None).expect_err("a refusal");
    assert_eq!(refused.code(), "unit_unknown");
    // The same table on another day.
    let later = desk
        .on(ON)
        .task_list(&all(), Some("2024-09-01"))
        .expect("the table");
    assert_eq!(later[15].status, "overdue");
}

#[test]
fn a_tasks_page_tells_its_units_and_what_they_reported() {
    let desk = Desk::bim_son();
    for (on, result) in [
        ("2024-03-12", "Số hóa 300 hồ sơ."),
        ("2024-03-15", "Số hóa 330 hồ sơ."),
    ] {
        let filled = desk
            .form("2024-02-20", "2024-03", WARD)
            .report("4", "Tình trạng", "Đang thực hiện")
            .report("4", "Tỷ lệ hoàn thành (%)", "82,5%")
            .report("4", "Kết quả thực hiện trong kỳ", result);
        let file = desk.receive(&format!("lam son {on}.xlsx"), &filled);
        desk.accept(on, &[file]).expect("accepted");
    }
    let page = page(&desk, "4");
    assert_eq!((page.status, page.row.updated), ("in_time", 1));
    assert_eq!(page.lines.len(), 20);
    let ward = page.lines.iter().find(|one| one.line.unit == WARD);
    let ward = ward.expect("the ward");
    assert_eq!(
        (ward.percent, ward.result.as_deref(), ward.via.as_deref()),
        (Some(82.5), Some("Số hóa 330 hồ sơ."), Some(WARDS))
    );
    let told: Vec<_> = page
        .reports
        .iter()
        .map(|one| {
            (
                one.version,
                one.state,
                one.result.as_str(),
                one.handling.as_str(),
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            (2, Some("in_progress"), "Số hóa 330 hồ sơ.", "approved"),
            (1, Some("in_progress"), "Số hóa 300 hồ sơ.", "approved"),
        ]
    );
    assert_eq!(
        (
            page.reports[0].period.as_str(),
            page.reports[0].cell.is_empty()
        ),
        ("2024-03", false)
    );
    let earlier = desk
        .on("2024-03-18")
        .task("4", Some("2024-03-13"))
        .expect("the task");
    assert_eq!(earlier.reports.len(), 1);
    let unknown = desk.on(ON).task("99", None).expect_err("a refusal");
    assert_eq!(unknown.code(), "task_unknown");
}

#[test]
fn the_pieces_of_every_deadline_joined_are_its_words() {
    for (desk, tasks) in [(Desk::bim_son(), 39), (Desk::muong_lat(), 78)] {
        let table = rows(&desk, &TaskFilter::default());
        assert_eq!(table.len(), tasks);
        for row in table {
            let deadline = page(&desk, &row.number).task.deadline;
            let joined: String = deadline
                .pieces
                .iter()
                .map(|piece| piece.text.as_str())
                .collect();
            assert_eq!(joined, row.deadline_text);
            let gave = deadline
                .pieces
                .iter()
                .filter_map(|piece| piece.part)
                .count();
            assert!(gave > 0, "{joined}");
        }
    }
}

#[test]
fn a_collective_is_assigned_in_one_step_and_taken_back_in_one() {
    let desk = Desk::bim_son();
    let before = desk.dump();
    let names = [WARDS.to_owned(), "Thanh tra".to_owned()];
    let assigned = desk
        .on(ON)
        .assign_all("27", &names, Role::Lead)
        .expect("assigned");
    assert_eq!(assigned.len(), 8);
    assert!(assigned.iter().all(|one| one.role == "lead"));
    let by_collective = assigned
        .iter()
        .filter(|one| one.via.as_deref() == Some(WARDS));
    assert_eq!(by_collective.count(), 7);
    let page = page(&desk, "27");
    let chips = chips(&page.row.lead);
    assert!(chips.contains(&(WARDS, "collective", 7)) && chips.contains(&("Thanh tra", "unit", 1)));
    let told = desk.on(ON).history().expect("the journal").remove(0).what;
    assert_eq!(told, format!("Giao nhiệm vụ: {WARDS}; Thanh tra – 27"));
    desk.on(ON).undo().expect("undone");
    assert_eq!(desk.dump(), before);
}

#[test]
fn a_unit_in_another_role_changes_it_and_a_collective_is_taken_off_whole() {
    let desk = Desk::bim_son();
    let before = desk.dump();
    let assign = |names: &[&str], role| {
        let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        desk.on(ON).assign_all("27", &names, role)
    };
    assign(&[WARD], Role::Support).expect("assigned");
    let counts = || {
        let row = page(&desk, "27").row;
        (row.leads, row.supports)
    };
    let (leads, supports) = counts();
    assign(&[WARDS], Role::Lead).expect("assigned");
    assert_eq!(counts(), (leads + 7, supports - 1));
    // Who has the role already keeps it as it came by it.
    let (again, dump) = (assign(&[WARDS], Role::Lead), desk.dump());
    assert_eq!(again.expect("assigned").len(), 7);
    assert_eq!(desk.dump(), dump);
    let off = |names: &[&str], role| {
        let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        desk.on(ON).unassign_all("27", &names, role)
    };
    assert_eq!(off(&[WARDS], Role::Lead).expect("taken off").len(), 7);
    assert_eq!(counts(), (leads, supports - 1));
    for (names, role, code) in [
        (["Phòng Lạ"], Role::Lead, "unit_unknown"),
        ([WARDS], Role::Lead, "assignment_unknown"),
        ([WARD], Role::Support, "assignment_unknown"),
    ] {
        assert_eq!(off(&names, role).expect_err("a refusal").code(), code);
    }
    for _ in 0..3 {
        desk.on(ON).undo().expect("undone");
    }
    assert_eq!(desk.dump(), before);
}

#[test]
fn words_without_diacritics_find_tasks_units_and_periods() {
    let desk = Desk::bim_son();
    let found = |text: &str| -> Vec<(&str, String)> {
        let found = desk.on(ON).find(text).expect("findings");
        assert!(found.len() <= 30);
        found.into_iter().map(|one| (one.kind, one.id)).collect()
    };
    let first = |text: &str| found(text).into_iter().next();
    for (text, kind, id) in [
        ("16", "task", "16"),
        ("phuong lam son", "unit", WARD),
        ("PHONG TU PHAP", "unit", "Phòng Tư pháp"),
        ("vpub", "unit", "Văn phòng HĐND và UBND"),
        ("tuan 11", "period", "2024-W11"),
        ("thang 3/2024", "period", "2024-03"),
        ("2024-w11", "period", "2024-W11"),
        ("don gian hoa cac giay to", "task", "16"),
    ] {
        assert_eq!(first(text), Some((kind, id.to_owned())), "{text}");
    }
    assert_eq!(found("thu tuc").len().min(5), 5);
    for nothing in ["", "  ", "không có gì như thế"] {
        assert!(found(nothing).is_empty(), "{nothing}");
    }
}

#[test]
fn the_tasks_of_another_plan_are_listed_under_its_name() {
    let desk = Desk::bim_son();
    let mut office = desk.on("2025-01-05");
    let request = AppendixRequest {
        file: bundled("plans/bim-son-2024.xlsx"),
        year: Some(2025),
        ..AppendixRequest::default()
    };
    let preview = office.preview_appendix(&request).expect("the appendix");
    office.accept_appendix(preview).expect("stored");
    // (plan named, as of, what its first task is called, its year)
    let first = |plan: Option<&str>, as_of: Option<&str>| {
        let filter = TaskFilter {
            plan: plan.map(str::to_owned),
            ..TaskFilter::default()
        };
        let rows = office.task_list(&filter, as_of).expect("tasks");
        let shown = office.plan_of(plan, as_of).expect("the plan");
        assert_eq!(shown.tasks.len(), rows.len(), "{plan:?} {as_of:?}");
        assert_eq!(rows[0].printed, "1", "{plan:?} {as_of:?}");
        (rows[0].number.clone(), shown.year)
    };
    for (plan, as_of, number, year) in [
        (None, None, "1", 2025),
        (Some("2025"), None, "1", 2025),
        (Some("2024"), None, "1/2024", 2024),
        (Some("1"), None, "1/1", 2024),
        // The day decides, and the name tells that it is not today's.
        (None, Some("2024-12-30"), "1/2024", 2024),
    ] {
        assert_eq!(
            first(plan, as_of),
            (number.to_owned(), year),
            "{plan:?} {as_of:?}"
        );
    }
    // What the table calls a task opens it.
    let page = office.task("1/2024", None).expect("the task");
    assert_eq!(page.row.number, "1/2024");
    let filter = TaskFilter {
        plan: Some("2031".to_owned()),
        ..TaskFilter::default()
    };
    let refused = office.task_list(&filter, None).expect_err("refused");
    assert_eq!(refused.code(), "plan_unknown");
}
