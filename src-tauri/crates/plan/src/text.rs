//! Vietnamese text: cleaning what arrives, and keys for comparing it.
//!
//! Two keys, never mixed up: [`match_key`] decides that two spellings name the same thing and
//! keeps every tone and diacritic; [`search_key`] drops them and serves searching only.

mod quick;

use std::sync::OnceLock;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Text as it is stored: NFC, Ð (U+00D0) as Đ, no invisible characters, every run of white
/// space one blank, trimmed. The wording itself is never touched.
pub fn clean(text: &str) -> String {
    if quick::is_clean(text) {
        text.to_owned()
    } else if quick::is_clean_but_for_blanks(text) {
        collapse(text)
    } else {
        clean_long(text)
    }
}

fn clean_long(text: &str) -> String {
    let letters: String = text.chars().filter_map(plain_char).nfc().collect();
    collapse(&letters)
}

/// Key under which two spellings of one name are the same (`domain.md` §5): lower case, the
/// tone mark independent of its place in the syllable (hoá = hóa), all dashes alike and without
/// blanks around them, "&" read as "và", white space collapsed, no closing "." ";" ",".
pub fn match_key(text: &str) -> String {
    quick::match_key(text).unwrap_or_else(|| match_key_long(text))
}

fn match_key_long(text: &str) -> String {
    let mut key = String::with_capacity(text.len() + 8);
    let lower = clean_long(text).to_lowercase().replace('&', " và ");
    for word in split_words(&dashes(&lower)) {
        key.push_str(&tone_last(word));
    }
    collapse(
        &key.replace(" - ", "-")
            .replace("- ", "-")
            .replace(" -", "-"),
    )
    .trim_end_matches(['.', ';', ',', ':', ' '])
    .to_owned()
}

/// Key for searching: [`match_key`] without tones and diacritics, đ as d.
pub fn search_key(text: &str) -> String {
    match_key(text)
        .nfd()
        .filter(|c| !is_combining_mark(*c))
        .map(|c| if c == 'đ' { 'd' } else { c })
        .collect()
}

/// Constant words as their keys, folded when they are first asked for: what every row is compared
/// with is not folded for every row.
pub(crate) struct Folded {
    words: &'static [&'static str],
    keys: OnceLock<Vec<String>>,
}

impl Folded {
    /// These words.
    pub(crate) const fn of(words: &'static [&'static str]) -> Folded {
        Folded {
            words,
            keys: OnceLock::new(),
        }
    }

    /// Whether a key is that of one of the words.
    pub(crate) fn holds(&self, key: &str) -> bool {
        self.keys().iter().any(|word| word == key)
    }

    /// Whether two keys with a blank between them are one of the words.
    pub(crate) fn holds_pair(&self, first: &str, second: &str) -> bool {
        let mut keys = self.keys().iter().filter_map(|word| word.split_once(' '));
        keys.any(|pair| pair == (first, second))
    }

    /// Whether one of the words stands somewhere in a key.
    pub(crate) fn stands_in(&self, key: &str) -> bool {
        self.keys().iter().any(|word| key.contains(word.as_str()))
    }

    fn keys(&self) -> &[String] {
        let folded = || self.words.iter().map(|word| match_key(word)).collect();
        self.keys.get_or_init(folded)
    }
}

/// Drops invisible characters, turns odd blanks into blanks and look-alikes into the letter meant.
fn plain_char(c: char) -> Option<char> {
    match c {
        '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{00AD}' => None,
        '\u{00D0}' => Some('Đ'),
        '\u{00F0}' => Some('đ'),
        '\u{00A0}' | '\u{2007}' | '\u{202F}' | '\u{3000}' | '\t' | '\n' | '\r' | '\u{000B}' => {
            Some(' ')
        }
        c if c.is_control() => None,
        c => Some(c),
    }
}

fn collapse(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

fn dashes(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE58}' | '\u{FF0D}' => '-',
            c => c,
        })
        .collect()
}

/// Cuts text into runs of letters and single other characters, nothing dropped.
fn split_words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut start = 0;
    for (at, c) in text.char_indices() {
        if !c.is_alphanumeric() && !is_combining_mark(c) {
            if start < at {
                words.push(&text[start..at]);
            }
            words.push(&text[at..at + c.len_utf8()]);
            start = at + c.len_utf8();
        }
    }
    if start < text.len() {
        words.push(&text[start..]);
    }
    words
}

/// A syllable with its tone mark moved behind all letters, so that "hoá" and "hóa" are equal
/// while "hòa" stays different.
fn tone_last(syllable: &str) -> String {
    let mut tones = String::new();
    let mut letters = String::with_capacity(syllable.len() + 4);
    for c in syllable.nfd() {
        match c {
            '\u{0300}' | '\u{0301}' | '\u{0303}' | '\u{0309}' | '\u{0323}' => tones.push(c),
            c => letters.push(c),
        }
    }
    let mut out: String = letters.nfc().collect();
    out.push_str(&tones);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn same(left: &str, right: &str) {
        assert_eq!(match_key(left), match_key(right), "{left} / {right}");
    }

    #[test]
    fn spellings_of_one_name_share_a_key() {
        same("Phòng Văn hoá – Thông tin", "phòng Văn hóa - Thông tin");
        same("Ủy ban", "Uỷ ban");
        same("HĐND&UBND", "HĐND và UBND");
        same("Thương binh & Xã hội", "Thương binh và  Xã hội");
        same("296/KH- UBND", "296/KH-UBND");
        same("Ðề án 06;", "Đề án 06");
        same("Phòng\u{a0}Tư\u{200b} pháp.", "Phòng Tư pháp");
        same("To\u{0301}m ta\u{0306}\u{0301}t", "Tóm tắt");
    }

    #[test]
    fn different_words_keep_different_keys() {
        assert_ne!(match_key("hoá"), match_key("hòa"));
        assert_ne!(match_key("phường Bắc Sơn"), match_key("phường Lam Sơn"));
        assert_ne!(match_key("đất"), match_key("dất"));
    }

    #[test]
    fn searching_ignores_diacritics() {
        assert!(search_key("Đường phố Thường xuyên").contains("duong pho thuong"));
    }
}
