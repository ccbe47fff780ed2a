//! A unit's page; what becomes of units; what is settled of work.

use super::{all_have_fields, has_fields};
use crate::tct06::Terminal;

const WARD: &str = "UBND phường Lam Sơn";
const OTHER: &str = "UBND phường Bắc Sơn";
const CARD: &str = "name kind level aliases collectives email from until short phone";
const SINCE: [&str; 4] = ["--on", "2024-07-01", "--document", "Nghị quyết số 10"];

#[test]
fn unit_show() {
    let terminal = Terminal::with_plan("bim-son-2024");
    let forms = terminal.path("forms");
    let out = forms.to_str().expect("a path");
    terminal.answer(&["form", "export", "--period", "2024-02", "--out", out]);
    let page = terminal.answer(&["unit", "show", WARD]);
    has_fields(&page, "card exists as_of changes lines record rate debts");
    has_fields(&page["card"], CARD);
    let debts = has_fields(&page["debts"], "unsent corrections overdue answer");
    all_have_fields(&debts["unsent"], "period due is_due");
    let record = all_have_fields(
        &page["record"],
        "period timeliness is_due days_late handling received versions supplements reminders file \
         sheets",
    );
    has_fields(
        &record[0]["period"],
        "id kind title from to units_due province_due",
    );
    assert!(
        debts["answer"]
            .as_str()
            .is_some_and(|text| text.contains(WARD))
    );
}

#[test]
fn unit_rename_merge_split() {
    let terminal = Terminal::with_plan("bim-son-2024");
    let arguments = [
        "unit",
        "rename",
        "Phòng Kinh tế",
        "--to",
        "Phòng Kinh tế và Hạ tầng",
    ];
    let renamed = terminal.answer(&[&arguments[..], &SINCE].concat());
    has_fields(&renamed, CARD);
    let arguments = [
        "unit",
        "merge",
        WARD,
        OTHER,
        "--into",
        "UBND phường Lam Bắc",
    ];
    let merged = terminal.answer(&[&arguments[..], &SINCE].concat());
    has_fields(&merged, CARD);
    assert_eq!(merged["from"], "2024-07-01");
    let arguments = [
        "unit",
        "split",
        "Phòng Y tế",
        "--into",
        "Phòng Y tế",
        "--into",
        "Phòng Dân số",
    ];
    let parts = terminal.answer(&[&arguments[..], &SINCE].concat());
    assert_eq!(all_have_fields(&parts, CARD).len(), 2);
    let page = terminal.answer_on("2024-07-02", &["unit", "show", "UBND phường Lam Bắc"]);
    let changes = all_have_fields(&page["changes"], "kind on before after document");
    assert_eq!(changes[0]["kind"], "merged");
    assert_eq!(
        terminal
            .refusal(&[
                "unit",
                "merge",
                WARD,
                "--into",
                WARD,
                "--on",
                "2024-03-01",
                "--document",
                "x"
            ])
            .code,
        "too_few_units"
    );
}

#[test]
fn task_pause_drop_reopen_completion() {
    let terminal = Terminal::with_plan("bim-son-2024");
    let basis = [
        "--on",
        "2024-03-01",
        "--document",
        "Công văn số 7",
        "--reason",
        "Chờ hướng dẫn",
    ];
    let fields = "task unit kind on reason document";
    for (command, kind) in [
        ("pause", "paused"),
        ("drop", "dropped"),
        ("reopen", "reopened"),
    ] {
        let arguments = ["task", command, "16", "--unit", WARD];
        let settled = terminal.answer(&[&arguments[..], &basis].concat());
        has_fields(&settled, fields);
        assert_eq!(
            (&settled["kind"], &settled["unit"]),
            (&kind.into(), &WARD.into())
        );
    }
    let arguments = [
        "task",
        "completion",
        "16",
        "--rule",
        "named",
        "--unit",
        WARD,
    ];
    let rule = terminal.answer(&arguments);
    has_fields(&rule, "task completion unit");
    assert_eq!(rule["completion"], "named_lead");
    let refused = terminal.refusal(&[
        "task",
        "completion",
        "16",
        "--rule",
        "named",
        "--unit",
        "Bưu điện",
    ]);
    assert_eq!(refused.code, "not_a_lead");
    let logged = terminal.answer(&[
        "event",
        "log",
        "24",
        "--on",
        "2024-03-05",
        "--document",
        "Công văn số 5",
        "--days",
        "30",
    ]);
    assert_eq!(logged["until"], "2024-04-04");
}
