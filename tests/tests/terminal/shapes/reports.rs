//! Periods, forms out, files in, returns out.

use super::{REMARK, all_have_fields, has_fields, is_moment, is_one_of};
use crate::tct06::{Terminal, text};
use serde_json::Value;
use tests::clerk::Workbook;

const UNIT: &str = "UBND phường Lam Sơn";
const SUBMISSION: &str = "id unit period version received timeliness handling reason wants file \
                          sha256 way documents sheets letter_sha256";

/// The ward's March form, handed out and filled in.
fn filled_form(terminal: &Terminal) -> String {
    let forms = terminal.path("forms");
    let made = terminal.answer_on(
        "2024-02-20",
        &[
            "form",
            "export",
            "--period",
            "2024-03",
            "--out",
            text(&forms),
            "--unit",
            UNIT,
        ],
    );
    let path = made["files"][0]["path"]
        .as_str()
        .expect("a path")
        .to_owned();
    Workbook::open(&std::fs::read(&path).expect("the form"))
        .report("4", "Tình trạng", "Đang thực hiện")
        .report("4", "Tỷ lệ hoàn thành (%)", "gần xong")
        .report("10", "Kết quả thực hiện trong kỳ", "Tiếp nhận 210 hồ sơ.")
        .save_to(path.as_ref());
    path
}

#[test]
fn period_list_and_period_show() {
    let terminal = Terminal::with_plan("bim-son-2024");
    let list = terminal.answer(&["period", "list"]);
    let periods = all_have_fields(&list, "id kind title from to units_due province_due");
    for period in periods {
        is_moment(&period["units_due"]);
        is_moment(&period["province_due"]);
    }
    let ids: Vec<&str> = periods
        .iter()
        .filter_map(|period| period["id"].as_str())
        .collect();
    for id in ["2024-W10", "2024-03", "2024-H1", "2024", "2024-X01"] {
        assert!(ids.contains(&id), "{id}");
    }
    assert!(
        !ids.contains(&"2024-06") && !ids.contains(&"2024-12"),
        "they are replaced"
    );

    let form = filled_form(&terminal);
    terminal.answer(&["submission", "import", &form, "--accept"]);
    let page = terminal.answer(&["period", "show", "2024-03"]);
    has_fields(&page, "id kind title from to units_due province_due units");
    let names = "unit owes timeliness handling received days_late versions reminders lacks_figures \
                 chased phone extended waived";
    for unit in all_have_fields(&page["units"], names) {
        is_one_of(
            &unit["timeliness"],
            "not_sent on_time late_same_day late never waived",
        );
        if unit["unit"] == UNIT {
            is_one_of(&unit["handling"], "new needs_more approved");
            is_moment(&unit["received"]);
            assert_eq!(unit["versions"], 1);
        } else {
            assert_eq!(
                (&unit["handling"], &unit["received"]),
                (&Value::Null, &Value::Null)
            );
        }
    }
}

#[test]
fn form_export() {
    let terminal = Terminal::with_plan("bim-son-2024");
    let forms = terminal.path("forms");
    let export = [
        "form",
        "export",
        "--period",
        "2024-03",
        "--out",
        text(&forms),
    ];
    let made = terminal.answer_on("2024-02-20", &export);
    has_fields(&made, "files zip unchanged");
    let files = all_have_fields(&made["files"], "unit path tasks changed draft email");
    for file in files {
        assert!(std::path::Path::new(file["path"].as_str().expect("a path")).is_file());
        assert!(file["tasks"].as_u64() > Some(0));
    }
    assert!(forms.join("ubnd-phuong-lam-son_2024-03.xlsx").is_file());
}

#[test]
fn submission_import_list_approve_and_return() {
    let terminal = Terminal::with_plan("bim-son-2024");
    let form = filled_form(&terminal);
    let broken = terminal.path("hong.xlsx");
    std::fs::write(&broken, b"no workbook").expect("a file");
    let preview = terminal.answer(&["submission", "import", &form, text(&broken)]);
    has_fields(&preview, "accepted files");
    assert_eq!(preview["accepted"], false);
    let names = "path name sheet container sender received unit period recognised_by verdict rows \
                 measurements remarks letter document copy_of sheets mapping words_only";
    let files = all_have_fields(&preview["files"], names);
    for file in files {
        is_moment(&file["received"]);
    }
    assert_eq!(
        (&files[0]["verdict"], &files[1]["verdict"]),
        (&"new".into(), &"unreadable".into())
    );
    is_one_of(&files[0]["recognised_by"], "form_id");
    let rows = all_have_fields(
        &files[0]["rows"],
        "task state percent done_on result remarks",
    );
    let held: Vec<&Value> = rows
        .iter()
        .filter(|row| row["remarks"] != Value::Array(Vec::new()))
        .collect();
    assert_eq!(held.len(), 1);
    all_have_fields(&held[0]["remarks"], REMARK);
    all_have_fields(&files[1]["remarks"], REMARK);

    let missing = terminal.answer(&["submission", "import", "khong-co.xlsx", &form]);
    assert_eq!(missing["files"][0]["verdict"], "unreadable");
    assert_eq!(missing["files"][0]["remarks"][0]["code"], "file_missing");
    assert_eq!(missing["files"][1]["verdict"], "new");

    let accepted = terminal.answer(&["submission", "import", &form, "--accept"]);
    assert_eq!(accepted["accepted"], true);
    let list = terminal.answer(&["submission", "list", "--period", "2024-03"]);
    let stored = &all_have_fields(&list, SUBMISSION)[0];
    is_moment(&stored["received"]);
    let id = stored["id"].to_string();
    let returned = terminal.answer(&["submission", "return", &id, "--reason", "Thiếu số liệu"]);
    assert_eq!(has_fields(&returned, SUBMISSION)["handling"], "needs_more");
    let approved = terminal.answer(&["submission", "approve", &id]);
    assert_eq!(has_fields(&approved, SUBMISSION)["handling"], "approved");
}

#[test]
fn submission_request() {
    let terminal = Terminal::with_plan("bim-son-2024");
    let form = filled_form(&terminal);
    terminal.answer(&["submission", "import", &form, "--accept"]);
    let zip = terminal.path("bo sung.zip");
    let asked = terminal.answer(&[
        "submission",
        "request",
        "--period",
        "2024-03",
        "--drafts",
        "--zip",
        text(&zip),
    ]);
    has_fields(&asked, "files zip");
    let names = "submission unit period path letter draft email wants text";
    let file = &all_have_fields(&asked["files"], names)[0];
    assert_eq!(
        (&file["unit"], &file["wants"]),
        (&UNIT.into(), &Value::from(1))
    );
    assert_eq!(file["draft"], "ubnd-phuong-lam-son_2024-03_bo-sung.eml");
    assert!(zip.is_file());
    let id = file["submission"].to_string();
    let folder = terminal.path("bo sung");
    let again = terminal.run(&["submission", "request", &id, "--out", text(&folder)]);
    assert!(again.status.success());
    assert!(
        folder
            .join("ubnd-phuong-lam-son_2024-03_bo-sung.xlsx")
            .is_file()
    );
}

#[test]
fn progress_set_and_assign() {
    let terminal = Terminal::with_plan("bim-son-2024");
    let set = [
        "progress",
        "set",
        "10",
        UNIT,
        "--period",
        "2024-03",
        "--state",
        "done",
        "--percent",
        "100",
        "--done-on",
        "2024-03-12",
        "--result",
        "Xong.",
        "--product",
        "Số 12/BC-UBND",
        "--note",
        "x",
    ];
    let row = terminal.answer(&set);
    let expected = serde_json::json!({
        "task": "10", "state": "done", "percent": 100, "done_on": "2024-03-12",
        "result": "Xong.", "remarks": []
    });
    assert_eq!(row, expected);
    let assigned = terminal.answer(&["assign", "27", "Thanh tra", "--role", "lead"]);
    let expected = serde_json::json!({ "unit": "Thanh tra", "role": "lead", "via": null });
    assert_eq!(assigned, expected);
    let removed = terminal.answer(&["assign", "27", "Thanh tra", "--role", "lead", "--remove"]);
    assert_eq!(removed, expected);
}

#[test]
fn return_export() {
    let terminal = Terminal::with_plan("bim-son-2024");
    let out = terminal.path("tong hop.xlsx");
    let export = [
        "return",
        "export",
        "--period",
        "2024-03",
        "--out",
        text(&out),
    ];
    let made = terminal.answer(&export);
    has_fields(&made, "path period version as_of sheets");
    assert_eq!(
        (&made["version"], &made["as_of"]),
        (&Value::Null, &"2024-03-14".into())
    );
    let sheets = all_have_fields(&made["sheets"], "name rows");
    assert_eq!(sheets[0]["name"], "Tổng hợp");
    assert!(out.is_file());
}

#[test]
fn return_list_diff_and_trace() {
    let terminal = Terminal::with_plan("bim-son-2024");
    assert_eq!(terminal.answer(&["return", "list"]), serde_json::json!([]));
    let out = terminal.path("bản.xlsx");
    let export = |more: &[&str]| {
        let mut export = vec![
            "return",
            "export",
            "--period",
            "2024-03",
            "--out",
            text(&out),
        ];
        export.extend(more);
        let made = terminal.answer(&export);
        has_fields(&made, "path period version as_of sheets");
        all_have_fields(&made["sheets"], "name rows");
        made["version"].clone()
    };
    assert_eq!(export(&["--freeze"]), 1);
    let form = filled_form(&terminal);
    terminal.answer(&["submission", "import", &form, "--accept"]);
    assert_eq!(
        (export(&[]), export(&["--freeze"])),
        (Value::Null, 2.into())
    );
    assert_eq!(export(&["--version", "1"]), 1);

    let list = terminal.answer(&["return", "list"]);
    let frozen = all_have_fields(
        &list,
        "period version as_of frozen_at sha256 path stage stages next",
    );
    is_moment(&frozen[1]["frozen_at"]);
    assert_eq!(frozen[1]["as_of"], "2024-03-14");

    let diff = terminal.answer(&["return", "diff", "2024-03/1", "2024-03/2"]);
    has_fields(&diff, "changes");
    let changes = all_have_fields(&diff["changes"], "sheet cell before after because");
    let result = changes
        .iter()
        .find(|change| change["after"] == "Tiếp nhận 210 hồ sơ.")
        .expect("the result");
    let because = serde_json::json!(["UBND phường Lam Sơn, 2024-03, bản 1"]);
    assert_eq!(
        (&result["sheet"], &result["because"]),
        (&"PL II".into(), &because)
    );

    let cell = format!("PL II!{}", result["cell"].as_str().expect("a cell"));
    let traced = terminal.answer(&["trace", "2024-03/2", &cell]);
    has_fields(&traced, "cell value rule rule_words sources path");
    let sources = all_have_fields(
        &traced["sources"],
        "unit period file sheet cell text original received",
    );
    assert_eq!(
        (&traced["rule"], &sources[0]["unit"], &sources[0]["text"]),
        (&Value::Null, &UNIT.into(), &"Tiếp nhận 210 hồ sơ.".into())
    );
    let counted = terminal.answer(&["trace", "2024-03", "Tổng hợp!C12"]);
    assert_eq!(counted["rule"], "count of tasks by derived status");
}

#[test]
fn period_ask_and_withdraw() {
    const FIELDS: &str = "id kind title from to units_due province_due";
    let terminal = Terminal::with_plan("bim-son-2024");
    let before = terminal.dump();
    let ask = [
        "period",
        "ask",
        "--title",
        "Theo Công văn số 512/UBND-KSTTHC",
        "--from",
        "2024-03-01",
        "--last-day",
        "2024-03-20",
    ];
    let asked = terminal.answer(&ask);
    has_fields(&asked, FIELDS);
    assert_eq!(
        (&asked["id"], &asked["kind"]),
        (&"2024-X02".into(), &"one_off".into())
    );
    is_moment(&asked["units_due"]);
    let list = terminal.answer(&["period", "list"]);
    let listed = all_have_fields(&list, FIELDS).iter();
    assert_eq!(listed.filter(|one| **one == asked).count(), 1);
    let gone = terminal.answer(&["period", "withdraw", "2024-X02"]);
    has_fields(&gone, FIELDS);
    terminal.answer(&["undo"]);
    terminal.answer(&["undo"]);
    assert_eq!(terminal.dump(), before);
}
