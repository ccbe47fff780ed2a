//! The Bỉm Sơn appendix in the eight shapes it is sent in: the same 39 tasks, letter by letter, the
//! same assignments and deadlines.

use office::AppendixRequest;
use office::views::{ProposalView, ProposedTaskView, TaskView};
use plan::book::Value;
use plan::encoding::Encoding;
use rust_xlsxwriter::{Format, Workbook};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use tests::desk::{Desk, bundled, fixture};

/// What a task came to: its words; then, apart from the words, whom it is given to and by when.
fn said(task: &ProposedTaskView, stored: &TaskView) -> ([String; 6], String) {
    let read = &task.task;
    let words = [
        &read.number,
        &read.group,
        &read.content,
        &read.lead_text,
        &read.support_text,
        &read.deadline_text,
    ]
    .map(Clone::clone);
    let deadline = &read.deadline;
    let settled = format!(
        "{:?} {:?} {:?} {} {:?} {:?}",
        stored.assignments,
        deadline.from,
        deadline.until,
        deadline.standing,
        deadline.due_rule,
        deadline
            .targets
            .iter()
            .map(|target| (target.value, target.comparison))
            .collect::<Vec<_>>(),
    );
    (words, settled)
}

fn read(file: &Path) -> (ProposalView, Vec<([String; 6], String)>) {
    let desk = Desk::empty("bim-son-2024");
    let mut office = desk.on("2024-02-20");
    let request = AppendixRequest {
        file: file.to_owned(),
        ..AppendixRequest::default()
    };
    let preview = office.preview_appendix(&request).expect("an appendix");
    let view = office.accept_appendix(preview).expect("stored");
    let plan = office.plan().expect("the plan");
    let tasks = view.tasks.iter().zip(&plan.tasks);
    let told = tasks.map(|(task, stored)| said(task, stored)).collect();
    (view, told)
}

/// The bundled appendix as a TCVN3 file of .VnTime opens today.
fn in_tcvn3(folder: &Path) -> PathBuf {
    let codes: HashMap<String, char> = ('\u{80}'..='\u{FF}')
        .map(|code| (Encoding::Tcvn3.decode(&code.to_string()).into_owned(), code))
        .filter(|(letter, code)| *letter != code.to_string())
        .collect();
    let encode = |text: &str| -> String {
        let code = |c: char| {
            let small: String = c.to_lowercase().collect();
            let known = codes.get(&c.to_string()).or_else(|| codes.get(&small));
            known.copied().unwrap_or(c)
        };
        text.chars().map(code).collect()
    };
    let bytes = std::fs::read(bundled("plans/bim-son-2024.xlsx")).expect("the plan");
    let book = sheets::read(&bytes, "").expect("a workbook");
    let font = Format::new().set_font_name(".VnTime");
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.set_name(&book.sheets[0].name).expect("a name");
    for row in &book.sheets[0].rows {
        for (column, cell) in &row.cells {
            let column = u16::try_from(*column).expect("a column");
            let text = match &cell.value {
                Value::Text(text) => encode(text),
                other => other.to_string(),
            };
            sheet
                .write_with_format(row.index, column, text, &font)
                .expect("a cell");
        }
    }
    let path = folder.join("tcvn3.xlsx");
    workbook.save(&path).expect("a file");
    path
}

#[test]
fn the_appendix_says_the_same_in_eight_shapes() {
    let folder = tempfile::tempdir().expect("a folder");
    let shapes = [
        ("clean", bundled("plans/bim-son-2024.xlsx")),
        ("PDF-converted", fixture("converter-markup.xlsx")),
        ("NFD", fixture("unicode.xlsx")),
        ("other columns", fixture("two-row-header.xlsx")),
        ("merged leads", fixture("merged-groups.xlsx")),
        (".xls", fixture("bim-son-2024.xls")),
        (".ods", fixture("bim-son-2024.ods")),
        ("TCVN3", in_tcvn3(folder.path())),
    ];
    let (_, clean) = read(&shapes[0].1);
    assert_eq!(clean.len(), 39);
    for (name, file) in &shapes {
        let (view, tasks) = read(file);
        assert_eq!(tasks.len(), 39, "{name}");
        let is_old = *name == "TCVN3";
        assert_eq!(view.encoding == "tcvn3", is_old, "{name}");
        for ((words, settled), (clean_words, clean_settled)) in tasks.iter().zip(&clean) {
            if is_old {
                // Toned capitals have no code of their own in that encoding.
                let small = |words: &[String; 6]| words.clone().map(|text| text.to_lowercase());
                assert_eq!(small(words), small(clean_words), "{name}");
            } else {
                assert_eq!(words, clean_words, "{name}");
            }
            assert_eq!(settled, clean_settled, "{name}: task {}", words[0]);
        }
    }
}
