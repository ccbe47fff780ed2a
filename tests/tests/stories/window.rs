//! What the window asks beyond the terminal: where the program stands, the plan that comes with
//! it, and a return before it is written.

use office::views::Condition;
use office::{AppendixRequest, OfficeError};
use tests::desk::{Desk, bundled};

#[test]
fn the_plan_that_comes_with_the_program_is_the_file_of_the_project() {
    for profile in ["bim-son-2024", "muong-lat-2023"] {
        let desk = Desk::empty(profile);
        let office = desk.on("2024-02-20");
        let inside = office.preview_bundled_appendix().expect("a preview").view();
        let request = AppendixRequest {
            file: bundled(&format!("plans/{profile}.xlsx")),
            ..AppendixRequest::default()
        };
        let outside = office.preview_appendix(&request).expect("a preview").view();
        let text = |view| serde_json::to_string(view).expect("JSON");
        assert_eq!(text(&inside), text(&outside));
    }
}

#[test]
fn a_bundled_preview_is_stale_once_the_store_has_moved_on() {
    let desk = Desk::empty("bim-son-2024");
    let mut office = desk.on("2024-02-20");
    let preview = office.preview_bundled_appendix().expect("a preview");
    let again = office.preview_bundled_appendix().expect("a preview");
    office.accept_appendix(preview).expect("the plan");
    let dump = desk.dump();
    // The second would write over what the first stored.
    let refused = office.accept_appendix(again).expect_err("a refusal");
    assert_eq!(refused.code(), "stale_preview");
    assert_eq!(desk.dump(), dump);
}

#[test]
fn the_current_period_is_the_one_due_next_in_the_plans_year() {
    let desk = Desk::bim_son();
    for (today, period) in [
        ("2024-03-11", "2024-W11"),
        ("2024-03-13", "2024-W11"),
        // March is due before the week is.
        ("2024-03-14", "2024-03"),
        ("2024-03-19", "2024-W12"),
        ("2026-11-22", "2024-W52"),
    ] {
        let state = desk.on(today).state().expect("a state");
        assert_eq!(state.condition, Condition::Ready);
        assert_eq!(state.current_period.as_deref(), Some(period), "{today}");
    }
}

#[test]
fn without_a_plan_no_period_is_current() {
    let state = Desk::empty("muong-lat-2023")
        .on("2023-03-20")
        .state()
        .expect("a state");
    assert_eq!(state.condition, Condition::NoPlan);
    assert_eq!(state.current_period, None);
    assert_eq!(
        state.profile.map(|profile| profile.code).as_deref(),
        Some("muong-lat-2023")
    );
}

#[test]
fn a_return_is_shown_as_it_is_written() {
    let desk = Desk::bim_son();
    let office = desk.on("2024-03-21");
    let shown = office.return_pages("2024-03").expect("pages");
    let written = office
        .export_return("2024-03", &desk.path("return.xlsx"))
        .expect("a return");
    let sheets: Vec<(String, usize)> = shown
        .pages
        .iter()
        .map(|page| {
            let rows = page.tables.iter().map(|table| table.rows.len()).sum();
            (page.tab.clone(), rows)
        })
        .collect();
    let expected: Vec<(String, usize)> = written
        .sheets
        .into_iter()
        .map(|sheet| (sheet.name, sheet.rows))
        .collect();
    assert_eq!(sheets, expected);
    assert_eq!(shown.as_of, written.as_of);
    for table in shown.pages.iter().flat_map(|page| &page.tables) {
        let fits = |cells: &Vec<String>| cells.len() <= table.columns.len();
        assert!(table.rows.iter().all(|row| fits(&row.cells)));
    }
    let unknown = office.return_pages("2024-99").expect_err("a refusal");
    assert!(matches!(unknown, OfficeError::PeriodUnknown { .. }));
}
