//! Units against periods, and one period opened.

use office::views::MatrixView;
use tests::clerk::ROUTINE;
use tests::desk::Desk;

const WARD: &str = "UBND phường Lam Sơn";

fn columns(view: &MatrixView) -> Vec<&str> {
    view.columns
        .iter()
        .map(|period| period.id.as_str())
        .collect()
}

#[test]
fn nine_periods_end_at_the_one_after_the_current() {
    let desk = Desk::bim_son();
    let view = desk.on("2024-03-11").matrix(None).expect("the matrix");
    assert_eq!(
        columns(&view),
        [
            "2024-W05", "2024-W06", "2024-W07", "2024-02", "2024-W08", "2024-W09", "2024-W10",
            "2024-W11", "2024-X01"
        ]
    );
    assert_eq!(view.current.as_deref(), Some("2024-W11"));
    assert!(view.rows.iter().all(|row| row.cells.len() == 9));
    // Ourselves, and who writes in another's report, owe nothing.
    assert_eq!(view.rows.len(), 27);
}

#[test]
fn paging_shows_every_period_of_the_year_once() {
    let desk = Desk::bim_son();
    let office = desk.on("2024-03-11");
    let mut seen: Vec<String> = Vec::new();
    let mut last = None;
    loop {
        let view = office.matrix(last.as_deref()).expect("the matrix");
        let own = columns(&view).into_iter().map(str::to_owned);
        let fresh: Vec<String> = own.filter(|id| !seen.contains(id)).collect();
        seen.extend(fresh);
        match view.later {
            Some(later) => last = Some(later),
            None => break,
        }
    }
    assert_eq!(seen.last().map(String::as_str), Some("2024-W52"));
    let mut last = None;
    loop {
        let view = office.matrix(last.as_deref()).expect("the matrix");
        let own = columns(&view).into_iter().map(str::to_owned);
        let fresh: Vec<String> = own.filter(|id| !seen.contains(id)).collect();
        seen.extend(fresh);
        match view.earlier {
            Some(earlier) => last = Some(earlier),
            None => break,
        }
    }
    let mut all: Vec<String> = office
        .periods()
        .expect("the calendar")
        .into_iter()
        .map(|period| period.id)
        .collect();
    all.sort();
    seen.sort();
    assert_eq!(seen, all);
    let unknown = office.matrix(Some("2024-99")).expect_err("a refusal");
    assert_eq!(unknown.code(), "period_unknown");
}

#[test]
fn cells_say_what_came_and_the_rate_counts_periods_that_are_over() {
    let desk = Desk::bim_son();
    for (given, sent, period) in [
        ("2024-03-04", "2024-03-06", "2024-W10"),
        ("2024-03-11", "2024-03-15", "2024-W11"),
    ] {
        desk.on(given)
            .export_forms(period, &desk.path("forms"), None)
            .expect("forms");
        let filled = desk
            .form(given, period, WARD)
            .answer(ROUTINE, "Thực hiện bình thường, không phát sinh");
        let file = desk.receive(&format!("{period}.xlsx"), &filled);
        desk.accept(sent, &[file]).expect("accepted");
    }
    let view = desk
        .on("2024-03-18")
        .matrix(Some("2024-W11"))
        .expect("the matrix");
    let row = |unit: &str| {
        let found = view.rows.iter().find(|row| row.unit == unit);
        found.unwrap_or_else(|| panic!("no {unit}"))
    };
    let ward: Vec<_> = row(WARD).cells[7..]
        .iter()
        .map(|cell| {
            let cell = cell.as_ref().expect("a cell");
            (
                cell.timeliness,
                cell.days_late,
                cell.handling.as_deref(),
                cell.versions,
            )
        })
        .collect();
    assert_eq!(
        ward,
        [
            ("on_time", 0, Some("approved"), 1),
            ("late", 2, Some("approved"), 1)
        ]
    );
    assert_eq!(row(WARD).rate, Some(50.0));
    let silent = row("UBND phường Ba Đình");
    assert_eq!(silent.rate, Some(0.0));
    assert_eq!(
        silent.cells[8].as_ref().map(|cell| cell.timeliness),
        Some("not_sent")
    );
    // Nothing was asked for before; units that only support owe no week.
    assert!(silent.cells[..7].iter().all(Option::is_none));
    assert!(
        !view
            .rows
            .iter()
            .any(|row| row.unit == "Hội Nông dân thị xã")
    );
}

#[test]
fn an_open_period_counts_its_units_and_forms() {
    let desk = Desk::bim_son();
    let page = |on: &str| desk.on(on).period_detail("2024-03").expect("the period");
    let before = page("2024-02-20");
    assert_eq!(
        (before.issued, before.summary.owing, before.summary.sent),
        (0, 27, 0)
    );
    desk.on("2024-02-20")
        .export_forms("2024-03", &desk.path("forms"), None)
        .expect("forms");
    let filled =
        desk.form("2024-02-21", "2024-03", WARD)
            .report("4", "Tình trạng", "Đang thực hiện");
    let file = desk.receive("lam son.xlsx", &filled);
    desk.accept("2024-03-18", &[file]).expect("accepted");
    let after = page("2024-03-19");
    // A form handed out twice is one unit's.
    assert_eq!(after.issued, 27);
    let summary = &after.summary;
    assert_eq!(
        (
            summary.sent,
            summary.on_time,
            summary.late,
            summary.missing.len()
        ),
        (1, 0, 1, 26)
    );
    assert_eq!(after.units.iter().filter(|unit| unit.owes).count(), 27);
    assert_eq!(after.period.id, summary.period.id);
}
