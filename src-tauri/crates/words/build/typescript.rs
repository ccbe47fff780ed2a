//! The window's part of the catalog as TypeScript: one constant tree.

use crate::catalog::{Entry, Piece, Section, Sentence};

/// The source of `ui/src/lib/words.gen.ts`.
pub fn module(window: &Section) -> String {
    let mut out = String::from(
        "// Generated from data/words/vi.toml, section [window]. Do not edit by hand:\n\
         // UPDATE_GENERATED=1 cargo test -p tests --test tidy\n\n",
    );
    out.push_str("/** Every word the window shows. */\nexport const words = {\n");
    entries(&mut out, window, 1);
    out.push_str("} as const;\n");
    out
}

fn entries(out: &mut String, section: &Section, depth: usize) {
    let indent = "  ".repeat(depth);
    for (key, entry) in &section.entries {
        let name = camel(key);
        match entry {
            Entry::Sentence(sentence) => {
                out.push_str(&format!("{indent}{name}: {},\n", value(sentence)));
            }
            Entry::Section(section) => {
                out.push_str(&format!("{indent}{name}: {{\n"));
                entries(out, section, depth + 1);
                out.push_str(&format!("{indent}}},\n"));
            }
        }
    }
}

/// A plain text, or a function of one object that names every parameter.
fn value(sentence: &Sentence) -> String {
    let names: Vec<String> = sentence.parameters().into_iter().map(camel).collect();
    if names.is_empty() {
        return format!("{:?}", sentence.source());
    }
    let types: Vec<String> = names
        .iter()
        .map(|name| format!("{name}: string | number"))
        .collect();
    let body: String = sentence.pieces.iter().map(template_piece).collect();
    format!(
        "({{ {} }}: {{ {} }}) => `{body}`",
        names.join(", "),
        types.join("; ")
    )
}

fn template_piece(piece: &Piece) -> String {
    match piece {
        Piece::Words(words) => words
            .replace('\\', "\\\\")
            .replace('`', "\\`")
            .replace("${", "\\${"),
        Piece::Parameter(name) => format!("${{{}}}", camel(name)),
    }
}

/// `store_path` → `storePath`.
fn camel(key: &str) -> String {
    let mut out = String::with_capacity(key.len());
    let mut raise = false;
    for c in key.chars() {
        match c {
            '_' => raise = true,
            c if raise => {
                out.push(c.to_ascii_uppercase());
                raise = false;
            }
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::parse;

    #[test]
    fn sentences_become_texts_and_functions() {
        let catalog =
            parse("[page]\nthe_title = 'Một'\ncount = '{all_tasks} việc'").expect("a catalog");
        let source = module(&catalog);
        assert!(source.contains("    theTitle: \"Một\",\n"), "{source}");
        assert!(
            source.contains("({ allTasks }: { allTasks: string | number }) => `${allTasks} việc`"),
            "{source}"
        );
    }
}
