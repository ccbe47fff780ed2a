//! What the fuzzers start from: the bundled plans, the fixtures, and the phrases of the readers'
//! own test tables.

use crate::packages::{package, parts};
use plan::appendix::{self, Asked};
use std::fs;
use std::path::{Path, PathBuf};

/// Larger workbooks make every try slow and show nothing that a small one does not.
const LARGEST: usize = 200_000;

/// Seeds of a target by its name; none for a name that is no target.
///
/// # Panics
/// If the repository is not complete.
pub fn of(target: &str) -> Option<Vec<Vec<u8>>> {
    match target {
        "workbook" => Some(workbooks()),
        "deadline" => Some(phrases(&["deadline/tests"], |task| &task.deadline_text)),
        "units" => Some(phrases(&["unit/reading/tests.rs"], |task| &task.lead_text)),
        "encoding" => Some(columns()),
        _ => None,
    }
}

/// Words of the seeds, for the fuzzer's dictionary: one `"…"` a line, letters as bytes.
///
/// # Panics
/// As [`of`].
pub fn dictionary(target: &str) -> Option<String> {
    let seeds = of(target)?;
    let texts = seeds
        .iter()
        .filter_map(|seed| std::str::from_utf8(seed).ok());
    let mut words: Vec<&str> = texts.flat_map(str::split_whitespace).collect();
    words.sort_unstable();
    words.dedup();
    let line = |word: &&str| {
        let bytes: String = word.bytes().map(|b| format!("\\x{b:02x}")).collect();
        format!("\"{bytes}\"\n")
    };
    let short = words.iter().filter(|word| word.len() <= 24);
    Some(short.map(line).collect())
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Every workbook of the repository; packages unpacked, so that changes reach their inside.
fn workbooks() -> Vec<Vec<u8>> {
    let folders = [
        "data/plans",
        "tests/fixtures",
        "src-tauri/crates/sheets/tests/fixtures",
    ];
    let mut seeds = Vec::new();
    for path in folders
        .iter()
        .flat_map(|folder| files(&root().join(folder)))
    {
        let bytes = fs::read(&path).expect("a file of the repository");
        let seed = parts(&bytes)
            .and_then(|parts| package(&parts))
            .unwrap_or(bytes);
        if seed.len() <= LARGEST {
            seeds.push(seed);
        }
    }
    seeds
}

/// The contents of both plans' tasks.
///
/// # Panics
/// As [`of`].
pub fn contents() -> Vec<String> {
    tasks().into_iter().map(|task| task.content).collect()
}

fn tasks() -> Vec<appendix::DraftTask> {
    let plans = files(&root().join("data/plans"));
    let read = |path: &PathBuf| {
        let bytes = fs::read(path).expect("a plan");
        let book = sheets::read(&bytes, "").expect("a workbook");
        let (draft, _) = appendix::read(&book, &Asked::default()).expect("an appendix");
        draft.tasks
    };
    plans.iter().flat_map(read).collect()
}

/// Phrases of both plans, and all texts of the readers' test tables.
fn phrases(tables: &[&str], of_task: impl Fn(&appendix::DraftTask) -> &String) -> Vec<Vec<u8>> {
    let of_plans = tasks().into_iter();
    let mut seeds: Vec<Vec<u8>> = of_plans
        .map(|task| of_task(&task).clone().into_bytes())
        .collect();
    for table in tables {
        let path = root().join("src-tauri/crates/plan/src").join(table);
        for source in files(&path) {
            let text = fs::read_to_string(source).expect("a table of phrases");
            let quoted = text.split('"').skip(1).step_by(2);
            seeds.extend(quoted.map(|phrase| phrase.as_bytes().to_vec()));
        }
    }
    seeds.sort_unstable();
    seeds.dedup();
    seeds
}

/// Columns of texts, one a line: Unicode, and in the letters of the old encodings.
fn columns() -> Vec<Vec<u8>> {
    let unit_phrases = phrases(&["unit/reading/tests.rs", "encoding/tests"], |task| {
        &task.content
    });
    let lines = unit_phrases.chunks(8).map(|chunk| chunk.join(&b'\n'));
    lines.collect()
}

/// A file, or the files of a folder.
fn files(path: &Path) -> Vec<PathBuf> {
    if path.is_file() {
        return vec![path.to_owned()];
    }
    let entries = fs::read_dir(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut files: Vec<PathBuf> = entries
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.is_file())
        .collect();
    files.sort();
    files
}
