//! A units cell cut into words and the marks between them.

use crate::text;
use unicode_normalization::char::is_combining_mark;

/// One word or mark of a cell.
#[derive(Clone, Debug)]
pub(super) struct Token {
    pub(super) kind: Kind,
    /// The folded word, to compare with the directory; empty for marks.
    pub(super) key: String,
    /// The word in small letters, to compare with words of the language; empty for marks.
    pub(super) word: String,
    /// Where it stands in the tidied cell, in bytes.
    pub(super) from: usize,
    pub(super) to: usize,
    /// Whether it is the first one on its line, other than the cell's first.
    pub(super) new_line: bool,
    /// Whether it starts with a small letter.
    pub(super) small: bool,
}

/// What a token is to the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A word, or a mark that means nothing here.
    Word,
    /// "và", "cùng", "cùng với".
    And,
    /// "&".
    Ampersand,
    Comma,
    /// A full stop.
    Dot,
    Slash,
    Dash,
    /// ";", a bullet, a list number, "+": never stands inside a name.
    Break,
    Colon,
    Open,
    Close,
}

impl Kind {
    /// Whether it may stand inside a name, where all of these mean the same as nothing:
    /// "Lao động, Thương binh và Xã hội" = "Lao động - Thương binh & Xã hội".
    pub(super) fn joins(self) -> bool {
        matches!(
            self,
            Kind::And | Kind::Ampersand | Kind::Comma | Kind::Dot | Kind::Slash | Kind::Dash
        )
    }
}

/// The cell with its lines cleaned one by one; the breaks between them are kept.
pub(super) fn tidy(cell: &str) -> String {
    let lines: Vec<String> = cell
        .split(['\n', '\r', '\u{000B}', '\u{2028}'])
        .map(text::clean)
        .collect();
    lines.join("\n")
}

/// Cuts a tidied cell into tokens.
pub(super) fn cut(tidied: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut new_line = false;
    let mut chars = tidied.char_indices().peekable();
    while let Some((from, c)) = chars.next() {
        if c == '\n' {
            new_line = !tokens.is_empty();
        }
        if c.is_whitespace() {
            continue;
        }
        let mut to = from + c.len_utf8();
        while let Some((at, next)) = chars.next_if(|(_, next)| in_word(c) && in_word(*next)) {
            to = at + next.len_utf8();
        }
        let word = if in_word(c) {
            tidied[from..to].to_lowercase()
        } else {
            String::new()
        };
        let kind = kind(c, &word, new_line, tokens.last());
        let key = match kind {
            Kind::Word if word.is_empty() => c.to_string(),
            Kind::Word => text::match_key(&word),
            _ => String::new(),
        };
        tokens.push(Token {
            kind,
            key,
            word,
            from,
            to,
            new_line,
            small: c.is_lowercase(),
        });
        new_line = false;
    }
    drop_list_numbers(&mut tokens);
    tokens
}

/// What a token is that starts with `c`; `word` is empty for a mark.
fn kind(c: char, word: &str, new_line: bool, before: Option<&Token>) -> Kind {
    match word {
        "" => mark(c, new_line || before.is_none()),
        "và" | "cùng" => Kind::And,
        "với" if before.is_some_and(|before| before.kind == Kind::And) => Kind::And,
        _ => Kind::Word,
    }
}

/// The folded words of a name, marks and "và" left out.
pub(super) fn words(name: &str) -> Vec<String> {
    cut(&tidy(name))
        .into_iter()
        .filter(|t| t.kind == Kind::Word)
        .map(|t| t.key)
        .collect()
}

fn in_word(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c)
}

fn mark(c: char, at_start: bool) -> Kind {
    match c {
        ',' => Kind::Comma,
        '.' | '…' => Kind::Dot,
        '/' => Kind::Slash,
        '&' => Kind::Ampersand,
        '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE58}' | '\u{FF0D}' => {
            if at_start {
                Kind::Break
            } else {
                Kind::Dash
            }
        }
        ';' | '+' | '*' | '|' | '•' | '·' | '"' | '“' | '”' | '\u{F0B7}' => Kind::Break,
        ':' => Kind::Colon,
        '(' | '[' => Kind::Open,
        ')' | ']' => Kind::Close,
        _ => Kind::Word,
    }
}

/// "1. Phòng A; 2) Phòng B": a number that only counts the list is a break, not a word.
fn drop_list_numbers(tokens: &mut [Token]) {
    for at in 0..tokens.len() {
        let number = tokens[at].kind == Kind::Word
            && tokens[at].to - tokens[at].from <= 2
            && tokens[at].key.bytes().all(|b| b.is_ascii_digit());
        let starts = at == 0 || tokens[at].new_line || tokens[at - 1].kind == Kind::Break;
        let counted = tokens
            .get(at + 1)
            .is_some_and(|t| matches!(t.kind, Kind::Dot | Kind::Close));
        if number && starts && counted {
            tokens[at].kind = Kind::Break;
            tokens[at + 1].kind = Kind::Break;
        }
    }
}
