//! Indicators and their numbers.

use super::{REMARK, all_have_fields, has_fields};
use crate::tct06::{Terminal, text};
use serde_json::Value;
use std::fs;

const INDICATOR: &str = "code name unit_of_count kind direction cadence source asks since task \
                         leads_report reporters targets removed figure series";
const TARGET: &str = "value level from until";
const NUMBERS: &str = "numerator denominator value rate shown";
const FIGURE: &str = "period numbers computed covered expected change compared target assessment goal \
                      before in_points missing";

fn with_numbers() -> Terminal {
    let terminal = Terminal::with_plan("bim-son-2024");
    for (unit, numerator, denominator) in [
        ("UBND phường Lam Sơn", "45", "50"),
        ("UBND phường Bắc Sơn", "10", "100"),
    ] {
        let set = terminal.answer(&[
            "measure",
            "set",
            "8.2",
            unit,
            "--period",
            "2024-03",
            "--numerator",
            numerator,
            "--denominator",
            denominator,
        ]);
        has_fields(
            &set,
            "code indicator numerator denominator value note remarks",
        );
    }
    terminal
}

#[test]
fn indicator_list_and_show() {
    let terminal = with_numbers();
    let list = terminal.answer(&["indicator", "list"]);
    assert_eq!(list.as_array().map(Vec::len), Some(13));
    all_have_fields(&list, &format!("{INDICATOR} levels"));
    let page = terminal.answer(&["indicator", "show", "8.2"]);
    has_fields(&page, &format!("{INDICATOR} levels units lowest silent"));
    all_have_fields(&page["targets"], TARGET);
    let figure = has_fields(&page["figure"], FIGURE);
    let numbers = has_fields(&figure["numbers"], NUMBERS);
    assert_eq!(numbers["rate"], 36.7);
    assert_eq!(numbers["shown"], "36,7 %");
    all_have_fields(&page["series"], "period to value target shown covered");
    all_have_fields(&page["levels"], &format!("level {FIGURE}"));
    all_have_fields(
        &page["units"],
        "unit level own official computed previous change goal assessment missing series",
    );
}

#[test]
fn indicator_changes() {
    let terminal = Terminal::with_plan("bim-son-2024");
    let added = terminal.answer(&[
        "indicator",
        "add",
        "Số tài khoản",
        "--kind",
        "count",
        "--task",
        "23",
        "--unit",
        "Công an thị xã",
        "--target",
        "1000",
        "--target",
        "60@commune:2024-04-01..",
    ]);
    assert_eq!(added["code"], "23.1");
    let expected = serde_json::json!([
        { "value": 1000, "level": null, "from": null, "until": null },
        { "value": 60, "level": "commune", "from": "2024-04-01", "until": null },
    ]);
    assert_eq!(added["targets"], expected);
    let edited = terminal.answer(&["indicator", "edit", "23.1", "--name", "Tài khoản mức 2"]);
    assert_eq!(edited["name"], "Tài khoản mức 2");
    let removed = terminal.answer(&["indicator", "remove", "23.1"]);
    assert_eq!(removed["removed"], true);
    let listed = terminal.answer(&["indicator", "list", "--removed"]);
    all_have_fields(&listed, &format!("{INDICATOR} levels"));
    let restored = terminal.answer(&["indicator", "restore", "23.1"]);
    assert_eq!(restored["removed"], false);
}

#[test]
fn measure_import() {
    let terminal = with_numbers();
    let file = terminal.path("tinh.txt");
    let table = "Đơn vị\t8.2\nUBND phường Lam Sơn\t40/50\nPhòng Lạ\t1/2\n";
    fs::write(&file, table).expect("a file");
    let mut arguments = vec!["measure", "import", text(&file), "--date", "2024-03-12"];
    let preview = terminal.answer(&arguments);
    has_fields(&preview, "accepted period closed_on numbers remarks");
    assert_eq!(preview["accepted"], false);
    all_have_fields(
        &preview["numbers"],
        "code indicator unit official own differs cell",
    );
    all_have_fields(&preview["remarks"], REMARK);
    arguments.push("--accept");
    assert_eq!(terminal.answer(&arguments)["accepted"], true);
    let page = terminal.answer(&["indicator", "show", "8.2"]);
    let units = page["units"].as_array().expect("units");
    let official = units.iter().find(|unit| unit["official"] != Value::Null);
    let official = &official.expect("an official number")["official"];
    has_fields(official, "numbers closed_on differs");
    assert_eq!(page["figure"]["numbers"]["shown"], "33,3 %", "50 of 150");
}

#[test]
fn proposals_of_the_plan() {
    let terminal = Terminal::empty();
    terminal.answer(&["init", "--profile", "bim-son-2024"]);
    let plan = tests::desk::bundled("plans/bim-son-2024.xlsx");
    let read = terminal.answer(&["plan", "import", text(&plan), "--accept", "--no-indicators"]);
    all_have_fields(
        &read["indicators"],
        "task code name unit_of_count kind direction source targets words kept",
    );
    let listed = terminal.answer(&["indicator", "list"]);
    assert_eq!(listed, Value::Array(Vec::new()));
}
