//! Files stay short, words stay in the catalog, the pipeline runs what people run.

use crate::tree::{literals, program, read, sources};

/// Lines a file may have; beyond, it holds more than one concept.
const RUST_LINES: usize = 600;
const SVELTE_LINES: usize = 300;

/// Files whose Vietnamese is their data, not a sentence to a person: words that are recognised
/// in other people's workbooks, and the names of periods, which are read back from forms.
const GRAMMAR: [&str; 9] = [
    "src-tauri/crates/plan/src/appendix/",
    "src-tauri/crates/plan/src/deadline",
    "src-tauri/crates/plan/src/obligation.rs",
    "src-tauri/crates/plan/src/member/list.rs",
    "src-tauri/crates/plan/src/period/visible.rs",
    "src-tauri/crates/plan/src/proposal/indicators.rs",
    "src-tauri/crates/plan/src/submission/own_table/headings.rs",
    "src-tauri/crates/plan/src/submission/values.rs",
    "src-tauri/crates/plan/src/unit/",
];

/// Fewer words than this are a label or a name.
const SENTENCE: usize = 4;

#[test]
fn files_fit_a_reader() {
    let rust = sources("src-tauri", &[".rs"])
        .into_iter()
        .chain(sources("tests", &[".rs"]));
    let window = sources("ui/src", &[".svelte"]);
    let limits = rust.map(|file| (file, RUST_LINES));
    for (file, limit) in limits.chain(window.into_iter().map(|file| (file, SVELTE_LINES))) {
        let lines = file.text.lines().count();
        assert!(
            lines <= limit,
            "{} has {lines} lines, more than {limit}",
            file.path
        );
    }
}

#[test]
fn sentences_for_people_stand_in_the_catalog() {
    let mut found = Vec::new();
    for file in program("src-tauri") {
        if GRAMMAR.iter().any(|path| file.path.starts_with(path)) {
            continue;
        }
        for (line, text) in literals(&file.text) {
            if text.split_whitespace().count() >= SENTENCE && text.chars().any(is_vietnamese) {
                found.push(format!("{}:{line}: {text}", file.path));
            }
        }
    }
    assert!(
        found.is_empty(),
        "move to data/words/vi.toml:\n{}",
        found.join("\n")
    );
}

/// Letters that English text does not have.
fn is_vietnamese(c: char) -> bool {
    ('À'..='ỹ').contains(&c) && c.is_alphabetic()
}

#[test]
fn the_pipeline_runs_the_test_command() {
    assert!(read(".ci/run").contains("exec cargo xtask test"));
    let alias = read(".cargo/config.toml");
    assert!(
        alias.contains("xtask = \"run --quiet --package xtask --\""),
        "{alias}"
    );
}
