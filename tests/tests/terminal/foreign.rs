//! Units' own tables, told and remembered from the terminal.

use crate::tct06::{Terminal, said, text};
use rust_xlsxwriter::Workbook as Book;
use std::path::Path;

const UNIT: &str = "UBND phường Lam Sơn";
const FIRST_TASK: &str =
    "Tổ chức quán triệt, tuyên truyền sâu rộng Đề án 06 tới cán bộ, nhân dân trên địa bàn";

/// A ward's own table of a week, of the plan's own words and of others.
fn table(terminal: &Terminal, path: &Path, week: &str) {
    let plan = terminal.answer(&["plan", "show"]);
    let tasks = plan["tasks"].as_array().expect("tasks");
    let task = tasks.iter().find(|task| task["number"] == "38");
    let content = task.expect("task 38")["content"].as_str().expect("words");
    let mut book = Book::new();
    let sheet = book.add_worksheet();
    for (row, cells) in [
        vec![UNIT],
        vec![week],
        vec![],
        vec!["Kết quả", "Công việc", "Tiến độ"],
        vec!["Phát thanh.", content, "50%"],
        vec!["Họp dân.", FIRST_TASK, "100%"],
    ]
    .into_iter()
    .enumerate()
    {
        for (column, cell) in (0..).zip(cells) {
            let row = u32::try_from(row).expect("few rows");
            sheet.write(row, column, cell).expect("a cell");
        }
    }
    book.save(path).expect("the file");
}

#[test]
fn columns_are_told_with_map_and_remembered_with_accept() {
    let terminal = Terminal::with_plan("bim-son-2024");
    let first = terminal.path("tuan 11.xlsx");
    table(&terminal, &first, "Báo cáo tuần 11");
    let seen = terminal.answer(&["submission", "import", text(&first)]);
    let file = &seen["files"][0];
    assert_eq!(file["verdict"], "quarantined");
    assert_eq!(file["remarks"][0]["code"], "table_untold");
    assert_eq!(file["mapping"]["state"], "untold");
    assert_eq!(file["mapping"]["columns"][2]["field"], "percent");
    assert_eq!(file["mapping"]["columns"][1]["column"], "B");

    let told = [
        "submission",
        "import",
        text(&first),
        "--map",
        "content=B",
        "--map",
        "result=A",
        "--accept",
    ];
    let before = terminal.dump();
    let taken = terminal.answer(&told);
    assert_eq!(taken["accepted"], true);
    let row = &taken["files"][0]["rows"][0];
    assert_eq!(
        (&row["task"], &row["result"]),
        (&"38".into(), &"Phát thanh.".into())
    );

    let second = terminal.path("tuan 12.xlsx");
    table(&terminal, &second, "Báo cáo tuần 12");
    let read = terminal.answer(&["submission", "import", text(&second)]);
    let file = &read["files"][0];
    assert_eq!(
        (&file["verdict"], &file["period"]),
        (&"new".into(), &"2024-W12".into())
    );
    assert_eq!(file["mapping"]["state"], "remembered");
    assert_eq!(file["remarks"][0]["code"], "table_mapped_before");

    let known = terminal.answer(&["submission", "columns"]);
    assert_eq!(
        (
            &known[0]["unit"],
            known[0]["columns"].as_array().map(Vec::len)
        ),
        (&UNIT.into(), Some(2))
    );
    let words = said(&terminal.run(&["submission", "columns"]).stdout);
    assert!(words.contains("“Công việc”"), "{words}");
    let id = known[0]["id"].to_string();
    let left = terminal.answer(&["submission", "columns", "--forget", &id]);
    assert_eq!(left.as_array().map(Vec::len), Some(0));
    terminal.answer(&["undo"]);
    terminal.answer(&["undo"]);
    assert_eq!(terminal.dump(), before);
}

#[test]
fn columns_that_make_no_sense_are_refused() {
    let terminal = Terminal::with_plan("bim-son-2024");
    let path = terminal.path("tuan 11.xlsx");
    table(&terminal, &path, "Báo cáo tuần 11");
    let import = |map: &str| {
        let told = [
            "submission",
            "import",
            text(&path),
            "--map",
            "content=B",
            "--map",
            map,
        ];
        terminal.refusal(&told).code
    };
    assert_eq!(import("state=B"), "mapping_doubled");
    assert_eq!(import("note=A"), "mapping_without_result");
    let wrong = ["submission", "import", text(&path), "--map", "noidung=B"];
    assert_eq!(terminal.run(&wrong).status.code(), Some(2));
}
