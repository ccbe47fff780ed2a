//! Plans as Word documents: the appendix as tables, and a plan whose tasks stand in prose.

#![allow(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

use plan::appendix::{Asked, Draft, DraftTask, read};
use plan::remark::Remark;
use std::collections::BTreeMap;
use std::path::Path;

/// Both made from the plans' own texts with python-docx; the tables end at every page, as the
/// plan was printed.
const BIM_SON: &str = "src-tauri/crates/sheets/tests/fixtures/bim-son-2024.docx";
const MUONG_LAT: &str = "src-tauri/crates/sheets/tests/fixtures/muong-lat-2023.docx";

fn draft(path: &str) -> (Draft, Vec<Remark>) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path);
    let book = sheets::read(&std::fs::read(file).unwrap(), path).unwrap();
    read(&book, &Asked::default()).unwrap()
}

/// What a task says, wherever it was read from. Two deadlines of the workbook kept their label.
fn words(task: &DraftTask) -> [&str; 5] {
    let deadline = &task.deadline_text;
    let labels = [
        "Thời gian thực hiện hoàn thành: ",
        "Thời gian thực hoàn thành: ",
    ];
    let unlabelled = labels.iter().find_map(|label| deadline.strip_prefix(label));
    [
        task.number.as_str(),
        &task.content,
        &task.lead_text,
        &task.support_text,
        unlabelled.unwrap_or(deadline),
    ]
}

#[track_caller]
fn same_tasks(word: &Draft, workbook: &Draft) {
    for (word, workbook) in word.tasks.iter().zip(&workbook.tasks) {
        assert_eq!(words(word), words(workbook));
    }
    assert_eq!(word.tasks.len(), workbook.tasks.len());
    let groups = |draft: &Draft| -> Vec<(String, String, Option<u32>)> {
        let groups = draft.groups.iter();
        groups
            .map(|group| (group.numeral.clone(), group.title.clone(), group.declared))
            .collect()
    };
    assert_eq!(groups(word), groups(workbook));
}

fn counted(remarks: &[Remark]) -> BTreeMap<&'static str, usize> {
    let mut counts = BTreeMap::new();
    for remark in remarks {
        *counts.entry(remark.code.word()).or_default() += 1;
    }
    counts
}

#[test]
fn an_appendix_in_a_word_table_is_the_one_in_the_workbook() {
    let (word, remarks) = draft(BIM_SON);
    let (workbook, _) = draft("data/plans/bim-son-2024.xlsx");
    assert_eq!(word.tasks.len(), 39);
    same_tasks(&word, &workbook);
    assert_eq!((&word.title, word.year), (&workbook.title, 2024));
    let expected = BTreeMap::from([("header_repeated", 8), ("row_joined", 4)]);
    assert_eq!(counted(&remarks), expected);
}

#[test]
fn a_plan_in_prose_is_the_one_in_the_workbook() {
    let (word, remarks) = draft(MUONG_LAT);
    let (workbook, _) = draft("data/plans/muong-lat-2023.xlsx");
    assert_eq!(word.tasks.len(), 78);
    same_tasks(&word, &workbook);
    assert_eq!((word.groups.len(), word.year), (19, 2023));
    // 6.4, 7.11 and 7.12 stand in sections of other numbers; five tasks are cut by pages.
    let expected = BTreeMap::from([("number_out_of_order", 3), ("row_joined", 5)]);
    assert_eq!(counted(&remarks), expected);
    let first = &word.tasks[0];
    assert_eq!(first.cells.len(), 2);
    assert!(first.cells.iter().all(|cell| cell.starts_with('A')));
}
