//! The catalog as Rust: a module per table, a function per sentence.

use crate::catalog::{Entry, Piece, Section, Sentence};

/// The source of the generated module.
pub fn module(catalog: &Section) -> String {
    let mut out = String::new();
    for (key, entry) in &catalog.entries {
        item(&mut out, key, key, entry);
    }
    out
}

fn item(out: &mut String, path: &str, key: &str, entry: &Entry) {
    match entry {
        Entry::Sentence(sentence) => out.push_str(&function(key, sentence)),
        Entry::Section(section) => {
            out.push_str(&format!(
                "/// The sentences of `[{path}]`.\npub mod {key} {{\n"
            ));
            for (key, entry) in &section.entries {
                item(out, &format!("{path}.{key}"), key, entry);
            }
            out.push_str("}\n");
        }
    }
}

/// A sentence without parameters is a constant text, one with parameters takes each as
/// something that can be shown, in the order of first appearance.
fn function(key: &str, sentence: &Sentence) -> String {
    let doc: String = sentence
        .source()
        .lines()
        .map(|line| format!("/// {line}\n"))
        .collect();
    let names = sentence.parameters();
    if names.is_empty() {
        let text = sentence.source();
        return format!("{doc}pub fn {key}() -> &'static str {{ {text:?} }}\n");
    }
    let parameters: Vec<String> = names
        .iter()
        .map(|name| format!("{name}: impl std::fmt::Display"))
        .collect();
    let format: String = sentence.pieces.iter().map(format_piece).collect();
    format!(
        "{doc}pub fn {key}({}) -> String {{ format!({format:?}) }}\n",
        parameters.join(", ")
    )
}

fn format_piece(piece: &Piece) -> String {
    match piece {
        Piece::Words(words) => words.clone(),
        Piece::Parameter(name) => format!("{{{name}}}"),
    }
}
