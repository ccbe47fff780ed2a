//! The catalog as a tree of sentences, checked while it is read.
//!
//! Knows TOML and the `{parameter}` syntax. Must not know which language it is compiled to.

use toml::{Table, Value};

/// A table of the catalog: entries sorted by key.
#[derive(Debug, PartialEq)]
pub struct Section {
    /// Keys with what stands under them.
    pub entries: Vec<(String, Entry)>,
}

/// What stands under a key.
#[derive(Debug, PartialEq)]
pub enum Entry {
    /// A nested table.
    Section(Section),
    /// A sentence.
    Sentence(Sentence),
}

/// A sentence, cut at its parameters.
#[derive(Debug, PartialEq)]
pub struct Sentence {
    /// The pieces in reading order.
    pub pieces: Vec<Piece>,
}

/// A piece of a sentence.
#[derive(Debug, PartialEq)]
pub enum Piece {
    /// Words as they stand.
    Words(String),
    /// The name between braces.
    Parameter(String),
}

impl Section {
    /// The section nested here under a key.
    pub fn section(&self, key: &str) -> Option<&Section> {
        self.entries.iter().find_map(|(name, entry)| match entry {
            Entry::Section(section) if name == key => Some(section),
            _ => None,
        })
    }
}

impl Sentence {
    /// The names of the parameters in the order of first appearance, each once.
    pub fn parameters(&self) -> Vec<&str> {
        let mut names = Vec::new();
        for piece in &self.pieces {
            if let Piece::Parameter(name) = piece
                && !names.contains(&name.as_str())
            {
                names.push(name.as_str());
            }
        }
        names
    }

    /// The sentence as the catalog writes it.
    pub fn source(&self) -> String {
        let piece = |piece: &Piece| match piece {
            Piece::Words(words) => words.clone(),
            Piece::Parameter(name) => format!("{{{name}}}"),
        };
        self.pieces.iter().map(piece).collect()
    }
}

/// Reads the catalog; the error names the key and what is wrong with it.
pub fn parse(text: &str) -> Result<Section, String> {
    let table: Table = text
        .parse()
        .map_err(|error: toml::de::Error| error.to_string())?;
    section("", &table)
}

fn section(path: &str, table: &Table) -> Result<Section, String> {
    let mut entries = Vec::new();
    for (key, value) in table {
        let path = if path.is_empty() {
            key.clone()
        } else {
            format!("{path}.{key}")
        };
        if !is_name(key) {
            return Err(format!(
                "{path}: a key is lower-case letters, digits and _, no Rust keyword"
            ));
        }
        let entry = match value {
            Value::Table(table) => Entry::Section(section(&path, table)?),
            Value::String(text) => Entry::Sentence(sentence(&path, text)?),
            _ => return Err(format!("{path}: neither a sentence nor a table")),
        };
        entries.push((key.clone(), entry));
    }
    Ok(Section { entries })
}

fn sentence(path: &str, text: &str) -> Result<Sentence, String> {
    if text.trim().is_empty() {
        return Err(format!("{path}: the sentence is empty"));
    }
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(open) = rest.find(['{', '}']) {
        let (words, tail) = rest.split_at(open);
        if !words.is_empty() {
            pieces.push(Piece::Words(words.to_owned()));
        }
        let close = tail.find('}').filter(|_| tail.starts_with('{'));
        let close = close.ok_or_else(|| format!("{path}: a brace without its partner"))?;
        let name = &tail[1..close];
        if !is_name(name) {
            return Err(format!("{path}: {{{name}}} is no parameter name"));
        }
        pieces.push(Piece::Parameter(name.to_owned()));
        rest = &tail[close + 1..];
    }
    if !rest.is_empty() {
        pieces.push(Piece::Words(rest.to_owned()));
    }
    Ok(Sentence { pieces })
}

/// Words that cannot name a Rust function or parameter, as far as a catalog might use them.
const KEYWORDS: [&str; 51] = [
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate",
    "do", "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl",
    "in", "let", "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref",
    "return", "self", "static", "struct", "super", "trait", "true", "try", "type", "typeof",
    "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

fn is_name(text: &str) -> bool {
    let mut letters = text.chars();
    letters
        .next()
        .is_some_and(|first| first.is_ascii_lowercase())
        && letters.all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
        && !KEYWORDS.contains(&text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn refused(text: &str, why: &str) {
        let problem = parse(text).expect_err("the catalog is wrong");
        assert!(problem.contains(why), "{problem}");
    }

    #[test]
    fn parameters_are_named_once_in_reading_order() {
        let catalog = parse("[a]\nb = '{late} of {all}, {late} late'").expect("a catalog");
        let Some((_, Entry::Sentence(sentence))) =
            catalog.section("a").and_then(|a| a.entries.first())
        else {
            panic!("a.b is a sentence");
        };
        assert_eq!(sentence.parameters(), ["late", "all"]);
        assert_eq!(sentence.source(), "{late} of {all}, {late} late");
    }

    #[test]
    fn a_bad_catalog_is_refused_with_the_key() {
        refused("[a]\nb = 'open {brace'", "a.b: a brace");
        refused("[a]\nb = 'closed brace}'", "a.b: a brace");
        refused("[a]\nb = '{Số}'", "a.b: {Số} is no parameter");
        refused("[a]\nb = ' '", "a.b: the sentence is empty");
        refused("[a]\ntype = 'x'", "a.type: a key");
        refused("[a]\nb = 3", "a.b: neither");
        refused("[a\nb = 3", "");
    }
}
