//! The catalog of words: complete, clean, used, and the same in the window.

use crate::tree::{program, read, root, sources};
use plan::text::clean;
use toml::{Table, Value};

const GENERATED: &str = "ui/src/lib/words.gen.ts";

fn catalog() -> Table {
    read("data/words/vi.toml").parse().expect("a catalog")
}

/// Every sentence with its path of keys.
fn sentences(table: &Table, path: &[String], found: &mut Vec<(Vec<String>, String)>) {
    for (key, value) in table {
        let path: Vec<String> = path.iter().chain([key]).cloned().collect();
        match value {
            Value::Table(table) => sentences(table, &path, found),
            Value::String(text) => found.push((path, text.clone())),
            other => panic!("{path:?}: {other}"),
        }
    }
}

fn all_sentences() -> Vec<(Vec<String>, String)> {
    let mut found = Vec::new();
    sentences(&catalog(), &[], &mut found);
    found
}

#[test]
fn every_refusal_says_what_happened_and_what_to_do() {
    let catalog = catalog();
    for (code, words) in catalog["error"].as_table().expect("[error]") {
        let keys: Vec<&str> = words
            .as_table()
            .expect(code)
            .keys()
            .map(String::as_str)
            .collect();
        assert_eq!(keys, ["hint", "text"], "error.{code}");
    }
}

#[test]
fn sentences_are_clean_text() {
    for (path, text) in all_sentences() {
        // Runs of blanks are kept: printed lines leave room to write in.
        let blanks_collapsed = text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(clean(&text), blanks_collapsed, "{}", path.join("."));
    }
}

#[test]
fn every_sentence_is_used() {
    let mut source = String::new();
    for file in program("src-tauri") {
        // Its own tests call functions that nobody else may need.
        if !file.path.starts_with("src-tauri/crates/words/") {
            source.push_str(&without_aliases(file.text));
        }
    }
    let unused: Vec<String> = all_sentences()
        .into_iter()
        .map(|(path, _)| path)
        .filter(|path| path.first().is_none_or(|section| section != "window"))
        .filter(|path| !holds(&source, &path[path.len().saturating_sub(2)..].join("::")))
        .map(|path| path.join("."))
        .collect();
    assert!(unused.is_empty(), "nobody calls: {}", unused.join(", "));
}

#[test]
fn every_word_of_the_window_is_used() {
    let mut window = String::new();
    for file in sources("ui/src", &[".ts", ".svelte"]) {
        if file.path != GENERATED {
            window.push_str(&file.text);
        }
    }
    let entries = words::TYPESCRIPT
        .lines()
        .filter_map(|line| line.trim().split_once(": "));
    for (name, _) in entries.filter(|(_, value)| *value != "{") {
        assert!(
            holds(&window, &format!(".{name}")),
            "the window shows no `{name}`"
        );
    }
}

/// Rust source in which `use words::report::column as heading` renames nothing.
fn without_aliases(text: String) -> String {
    let imports: Vec<String> = text
        .lines()
        .filter_map(|line| line.trim().strip_prefix("use words::"))
        .map(|import| import.trim_end_matches(';').to_owned())
        .collect();
    let aliases = imports
        .iter()
        .filter_map(|import| import.split_once(" as "));
    aliases.fold(text, |text, (path, alias)| {
        let module = path.rsplit("::").next().unwrap_or(path);
        text.replace(&format!("{alias}::"), &format!("{module}::"))
    })
}

/// Whether the text holds the name as a whole word.
fn holds(text: &str, name: &str) -> bool {
    let is_letter = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
    text.match_indices(name).any(|(at, _)| {
        let before = text[..at]
            .chars()
            .next_back()
            .filter(|_| !name.starts_with('.'));
        !is_letter(before) && !is_letter(text[at + name.len()..].chars().next())
    })
}

#[test]
fn the_window_has_the_catalog_of_today() {
    if std::env::var_os("UPDATE_GENERATED").is_some() {
        std::fs::write(root().join(GENERATED), words::TYPESCRIPT).expect("a writable tree");
    }
    assert!(
        read(GENERATED) == words::TYPESCRIPT,
        "{GENERATED} is stale: UPDATE_GENERATED=1 cargo test -p tests --test tidy"
    );
}
