//! The repository's files, and string literals in Rust source.

use std::fs;
use std::path::{Path, PathBuf};

/// A file's path relative to the repository's root, with "/", and its text.
pub struct Source {
    pub path: String,
    pub text: String,
}

/// The repository's root.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The text of one file.
pub fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// All files below a folder with one of these endings; built and fetched folders are left out.
pub fn sources(folder: &str, endings: &[&str]) -> Vec<Source> {
    let mut found = Vec::new();
    collect(&root().join(folder), folder, endings, &mut found);
    assert!(
        !found.is_empty(),
        "{folder} holds no {endings:?}: the check would check nothing"
    );
    found
}

fn collect(folder: &Path, shown: &str, endings: &[&str], found: &mut Vec<Source>) {
    for entry in fs::read_dir(folder).expect("a folder of the repository") {
        let entry = entry.expect("a folder entry");
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = format!("{shown}/{name}");
        if entry.path().is_dir() {
            if !["node_modules", "dist", "target", "gen"].contains(&name.as_str()) {
                collect(&entry.path(), &path, endings, found);
            }
        } else if endings.iter().any(|ending| name.ends_with(ending)) {
            let text = fs::read_to_string(entry.path()).expect("a text file");
            found.push(Source { path, text });
        }
    }
}

/// The program's own Rust source: no tests, no module that only tests see.
pub fn program(folder: &str) -> Vec<Source> {
    let mut files = sources(folder, &[".rs"]);
    let test_modules: Vec<String> = files.iter().flat_map(test_modules).collect();
    files.retain(|file| {
        let path = file.path.as_str();
        let declared = |module: &String| {
            path.strip_prefix(module.as_str())
                .is_some_and(|rest| rest.starts_with(['.', '/']))
        };
        !path.contains("/tests/")
            && !path.contains("/benches/")
            && !test_modules.iter().any(declared)
    });
    for file in &mut files {
        file.text = without_tests(&file.text).to_owned();
    }
    files
}

/// The modules that a file declares for tests only, as paths without ending.
fn test_modules(file: &Source) -> Vec<String> {
    let (folder, name) = file.path.rsplit_once('/').unwrap_or_default();
    let own = match name {
        "lib.rs" | "main.rs" | "mod.rs" => folder.to_owned(),
        _ => file.path.trim_end_matches(".rs").to_owned(),
    };
    let after = file.text.split("#[cfg(test)]\n").skip(1);
    let declared =
        after.filter_map(|text| text.lines().next()?.strip_suffix(';')?.rsplit_once("mod "));
    declared
        .map(|(_, module)| format!("{own}/{module}"))
        .collect()
}

/// Rust source before its inline test module.
fn without_tests(text: &str) -> &str {
    text.find("#[cfg(test)]\nmod tests {")
        .map_or(text, |at| &text[..at])
}

/// The string literals of Rust source with their line numbers; comments are no literals.
pub fn literals(text: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let line = || text[..text.len() - rest.len()].lines().count().max(1);
        let skipped = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if let Some(hashes) = raw_start(rest) {
            let open = hashes + 2;
            let end = rest[open..]
                .find(&format!("\"{}", "#".repeat(hashes)))
                .unwrap_or(0)
                + open;
            found.push((line(), rest[open..end].to_owned()));
            end + 1 + hashes
        } else if c == '"' {
            let length = quoted(&rest[1..]);
            found.push((line(), rest[1..=length].to_owned()));
            length + 2
        } else if rest.starts_with("'\"'") || rest.starts_with("'\\\"'") {
            rest[1..].find('\'').unwrap_or(0) + 2
        } else {
            c.len_utf8()
        };
        rest = &rest[skipped.min(rest.len())..];
    }
    found
}

/// How many hashes open a raw string here: `r"` has none, `r##"` two.
fn raw_start(text: &str) -> Option<usize> {
    let after = text.strip_prefix('r')?;
    let hashes = after.len() - after.trim_start_matches('#').len();
    after[hashes..].starts_with('"').then_some(hashes)
}

/// The length of a quoted string's inside.
fn quoted(text: &str) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at,
            _ => {}
        }
    }
    text.len()
}

#[test]
fn literals_are_told_from_comments_and_characters() {
    let source =
        "// \"no\"\nlet a = \"y\\\"es\"; let b = '\"'; let c = r#\"raw \"x\" \"#; 'a: \"end\"";
    let texts: Vec<String> = literals(source).into_iter().map(|(_, text)| text).collect();
    assert_eq!(texts, ["y\\\"es", "raw \"x\" ", "end"]);
}
