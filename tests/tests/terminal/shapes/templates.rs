//! The province's own template and the bundle for signature.

use super::{all_have_fields, has_fields, is_moment};
use crate::tct06::{Terminal, text};
use rust_xlsxwriter::Workbook;

const ON: &str = "2024-03-14";
const FILL: &str = "path period version as_of filled left unmatched absent";
const PLACE: &str = "sheet at item";

#[test]
fn return_fill_templates_and_items() {
    let terminal = Terminal::with_plan("bim-son-2024");
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.set_name("Biểu 1").expect("a name");
    sheet.write(0, 0, "Tên đơn vị").expect("written");
    sheet.write(0, 1, "Số nhiệm vụ").expect("written");
    sheet.write(1, 0, "UBND phường Lam Sơn").expect("written");
    let (file, out) = (terminal.path("tinh.xlsx"), terminal.path("ra.xlsx"));
    workbook.save(&file).expect("the template");
    let fill = |maps: &[&str]| {
        let mut line = vec!["return", "fill", text(&file), "--period", "2024-03"];
        line.extend(maps.iter().flat_map(|map| ["--map", map]));
        line.extend(["--out", text(&out)]);
        terminal.answer_on(ON, &line)
    };
    let first = fill(&["Biểu 1!A=unit", "Biểu 1!B=tasks", "Biểu 1!D1=period"]);
    has_fields(&first, FILL);
    let fields = "sheet cell item label of value rule source_count sources";
    assert_eq!(all_have_fields(&first["filled"], fields).len(), 2);
    let again = fill(&[]);
    assert_eq!(again["filled"], first["filled"], "as it was remembered");

    for template in [&file, &out] {
        let line = [
            "trace",
            "2024-03",
            "Biểu 1!B2",
            "--template",
            text(template),
        ];
        let traced = terminal.answer_on(ON, &line);
        has_fields(&traced, "cell value rule rule_words sources path");
        assert_eq!(traced["value"], first["filled"][1]["value"], "{traced}");
    }

    let known = terminal.answer(&["return", "templates"]);
    let known = all_have_fields(&known, "id name mapped_at places");
    is_moment(&known[0]["mapped_at"]);
    all_have_fields(&known[0]["places"], PLACE);
    let id = known[0]["id"].to_string();
    let left = terminal.answer(&["return", "templates", "--forget", &id]);
    assert_eq!(left.as_array().map(Vec::len), Some(0));

    let items = terminal.answer(&["return", "items", "--period", "2024-03"]);
    all_have_fields(&items, "item label rows key");
}

#[test]
fn return_bundle() {
    let terminal = Terminal::with_plan("bim-son-2024");
    let out = terminal.path("trinh-ky");
    let line = [
        "return",
        "bundle",
        "2024-03",
        "--no-pdf",
        "--out",
        text(&out),
    ];
    let view = terminal.answer_on(ON, &line);
    has_fields(&view, "folder period version as_of files remarks");
    assert_eq!(all_have_fields(&view["files"], "kind path").len(), 2);
}
