//! Cuts a deadline's text into words of the grammar, each with its place in the text.

use super::lex::Lex;
use super::words::longest_phrase;
use crate::text::{clean, match_key};
use std::collections::HashMap;
use std::ops::Range;
use unicode_normalization::char::is_combining_mark;

/// A word, phrase, number or sign of the text.
#[derive(Clone, Debug)]
struct Token {
    lex: Lex,
    /// The number's value; absurd ones are `u32::MAX`.
    value: u32,
    /// Bytes of the text.
    span: Range<usize>,
    /// No blank stands before it.
    glued: bool,
}

/// The text as a row of tokens. Every access is total: behind the last token is [`Lex::End`].
pub(super) struct Tokens<'t> {
    text: &'t str,
    list: Vec<Token>,
}

/// A piece of text before phrases are looked up.
struct Piece {
    /// The folded key of a word.
    key: Option<String>,
    token: Token,
}

impl<'t> Tokens<'t> {
    /// Cuts `text`.
    pub(super) fn new(text: &'t str) -> Tokens<'t> {
        let pieces = pieces(text);
        let mut list = Vec::with_capacity(pieces.len());
        let mut at = 0;
        while let Some(piece) = pieces.get(at) {
            let mut token = piece.token.clone();
            let mut count = 1;
            if let Some(key) = &piece.key {
                let following = pieces[at + 1..].iter().map(|piece| piece.key.as_deref());
                (token.lex, count) = longest_phrase(key, &following);
                token.span.end = pieces[at + count - 1].token.span.end;
            }
            list.push(token);
            at += count;
        }
        Tokens { text, list }
    }

    /// How many tokens there are.
    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    /// What token `at` means.
    pub(super) fn lex(&self, at: usize) -> Lex {
        self.list.get(at).map_or(Lex::End, |token| token.lex)
    }

    /// Whether token `at` is this sign.
    pub(super) fn sign(&self, at: usize, sign: char) -> bool {
        self.lex(at) == Lex::Sign(sign)
    }

    /// The value of token `at` where it is written in digits.
    pub(super) fn number(&self, at: usize) -> Option<u32> {
        self.list
            .get(at)
            .filter(|token| token.lex == Lex::Number)
            .map(|token| token.value)
    }

    /// The value of token `at` in digits, as a word or in Roman numerals.
    pub(super) fn count(&self, at: usize) -> Option<u32> {
        match self.lex(at) {
            Lex::Number => self.number(at),
            Lex::Numeral(value) | Lex::Roman(value) => Some(value),
            _ => None,
        }
    }

    /// How many bytes token `at` has; the digits of a number.
    pub(super) fn length(&self, at: usize) -> usize {
        self.list.get(at).map_or(0, |token| token.span.len())
    }

    /// Whether no blank stands between token `at` and the one before it.
    pub(super) fn glued(&self, at: usize) -> bool {
        self.list.get(at).is_some_and(|token| token.glued)
    }

    /// Whether token `at` is a word beginning with two capitals, as a document's symbol does.
    pub(super) fn is_symbol(&self, at: usize) -> bool {
        let word = !matches!(self.lex(at), Lex::Sign(_) | Lex::Number | Lex::End);
        let mut letters = self.words(at..at + 1).chars();
        let mut capital = || letters.next().is_some_and(char::is_uppercase);
        word && capital() && capital()
    }

    /// Whether token `at` is a word beginning with a capital.
    pub(super) fn is_capitalised(&self, at: usize) -> bool {
        self.words(at..at + 1)
            .chars()
            .next()
            .is_some_and(char::is_uppercase)
    }

    /// The first token from `at` on that is not one of these. Sense never needs many of them in
    /// a row; the bound keeps reading linear on nonsense.
    pub(super) fn skip(&self, at: usize, any_of: &[Lex]) -> usize {
        let most = at + 6;
        (at..most)
            .find(|token| !any_of.contains(&self.lex(*token)))
            .unwrap_or(most)
    }

    /// The bytes from the first to the last of these tokens.
    pub(super) fn bytes(&self, tokens: Range<usize>) -> Range<usize> {
        let inside = self
            .list
            .get(tokens.start..tokens.end.min(self.list.len()))
            .unwrap_or(&[]);
        match (inside.first(), inside.last()) {
            (Some(first), Some(last)) => first.span.start..last.span.end,
            _ => 0..0,
        }
    }

    /// The verbatim words of these tokens.
    pub(super) fn words(&self, tokens: Range<usize>) -> &'t str {
        self.text.get(self.bytes(tokens)).unwrap_or("")
    }
}

/// Cuts text into runs of letters, runs of digits and single signs. Blanks, invisible characters
/// and markup left by a converter are dropped.
fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut keys: HashMap<&str, String> = HashMap::new();
    let mut glued = false;
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        let mut length = c.len_utf8();
        if c.is_ascii_digit() {
            length = rest
                .find(|c: char| !c.is_ascii_digit())
                .unwrap_or(rest.len());
            let value = rest[..length].parse().unwrap_or(u32::MAX);
            pieces.push(piece(Lex::Number, value, at..at + length, glued));
        } else if is_letter(c) {
            length = word_length(rest);
            let mut word = piece(Lex::Other, 0, at..at + length, glued);
            let letters = &rest[..length];
            word.key = Some(
                keys.entry(letters)
                    .or_insert_with(|| match_key(letters))
                    .clone(),
            );
            pieces.push(word);
        } else if let Some(tag) = markup_length(rest) {
            at += tag;
            continue;
        } else if !c.is_whitespace() && !is_invisible(c) {
            pieces.push(piece(Lex::Sign(plain_sign(c)), 0, at..at + length, glued));
        }
        glued = !c.is_whitespace();
        at += length;
    }
    pieces
}

fn piece(lex: Lex, value: u32, span: Range<usize>, glued: bool) -> Piece {
    Piece {
        key: None,
        token: Token {
            lex,
            value,
            span,
            glued,
        },
    }
}

fn is_letter(c: char) -> bool {
    c.is_alphanumeric() && !c.is_ascii_digit() || is_combining_mark(c)
}

fn is_invisible(c: char) -> bool {
    !c.is_ascii_graphic() && clean(c.encode_utf8(&mut [0; 4])).is_empty()
}

fn plain_sign(c: char) -> char {
    match c {
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE58}' | '\u{FF0D}' => '-',
        '\u{2044}' | '\u{2215}' | '\u{FF0F}' => '/',
        '\u{FF05}' => '%',
        '≧' | '⩾' => '≥',
        '≦' | '⩽' => '≤',
        c => c,
    }
}

/// The bytes of the word `text` begins with. A Roman numeral typed onto a word ("quýII") is cut
/// off it.
fn word_length(text: &str) -> usize {
    let mut previous = None::<char>;
    for (at, c) in text.char_indices() {
        let numeral = matches!(c, 'I' | 'V') && previous.is_some_and(char::is_lowercase);
        if numeral || !(is_letter(c) || is_invisible(c)) || (c.is_whitespace()) {
            return at;
        }
        if !is_combining_mark(c) {
            previous = Some(c);
        }
    }
    text.len()
}

/// The bytes of the markup `text` begins with: `*`, `_`, `<i>`, `</i>`.
fn markup_length(text: &str) -> Option<usize> {
    if text.starts_with(['*', '_']) {
        return Some(1);
    }
    let name = text.strip_prefix('<')?;
    let name = name.strip_prefix('/').unwrap_or(name);
    let letters = name.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let closed = (1..=8).contains(&letters) && name[letters..].starts_with('>');
    let letter = name.starts_with(|c: char| c.is_ascii_alphabetic());
    (closed && letter).then(|| text.len() - name.len() + letters + 1)
}
