//! The quick way to a key: text of composed letters, each looked up once.
//!
//! Nearly all text is written so, and keys are made for every cell of every file. What the table
//! does not hold goes the long way round in the parent module, which decides what is right.

use super::{plain_char, tone_last};
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

/// What a character adds to a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// A letter or digit in small letters, and its tone mark.
    Letter(char, Option<char>),
    Sign(char),
    Dash,
    Blank,
    Nothing,
    /// Not for the quick way.
    Odd,
}

/// Latin letters, and behind them the Vietnamese ones with punctuation.
const LATIN: u32 = 0x300;
const VIETNAMESE: u32 = 0x1E00;
const END: u32 = 0x2070;

static PARTS: LazyLock<Vec<Part>> = LazyLock::new(|| {
    let codes = (0..LATIN).chain(VIETNAMESE..END);
    codes
        .map(|code| char::from_u32(code).map_or(Part::Odd, part_of))
        .collect()
});

/// The key of a text; `None` where it holds anything odd.
pub(super) fn match_key(text: &str) -> Option<String> {
    let parts = PARTS.as_slice();
    let mut key = String::with_capacity(text.len() + 8);
    let (mut tone, mut blank) = (None, false);
    for c in text.chars() {
        let part = part(parts, c);
        if !matches!(part, Part::Letter(..) | Part::Nothing) {
            key.extend(tone.take());
        }
        match part {
            Part::Letter(letter, mark) => {
                push_blank(&mut key, std::mem::take(&mut blank));
                key.push(letter);
                if mark.is_some() && tone.replace(mark?).is_some() {
                    return None;
                }
            }
            Part::Sign(sign) => {
                push_blank(&mut key, std::mem::take(&mut blank));
                key.push(sign);
            }
            Part::Dash => {
                blank = false;
                key.push('-');
            }
            Part::Blank => blank = true,
            Part::Nothing => {}
            Part::Odd => return None,
        }
    }
    key.extend(tone);
    let end = key.trim_end_matches(['.', ';', ',', ':', ' ']).len();
    key.truncate(end);
    Some(key)
}

/// Whether [`super::clean`] leaves a text as it is; it may say no where it does.
pub(super) fn is_clean(text: &str) -> bool {
    let mut blank_before = true;
    for c in text.chars() {
        if c == ' ' && blank_before || c != ' ' && !is_usual(c) {
            return false;
        }
        blank_before = c == ' ';
    }
    text.is_empty() || !blank_before
}

/// Whether only the white space of a text has to be mended; it may say no where that is so.
pub(super) fn is_clean_but_for_blanks(text: &str) -> bool {
    text.chars()
        .all(|c| matches!(c, ' ' | '\n' | '\r' | '\t') || is_usual(c))
}

/// A visible character that stays what it is whatever stands around it.
fn is_usual(c: char) -> bool {
    match c {
        'Ð' | 'ð' => false,
        '!'..='~' | '¡'..='¬' | '®'..='ſ' | 'Ơ' | 'ơ' | 'Ư' | 'ư' => true,
        'Ạ'..='ỹ' | '‐'..='‧' | '≤' | '≥' => true,
        _ => false,
    }
}

/// No blank stands at the beginning of a key or beside a dash.
fn push_blank(key: &mut String, blank: bool) {
    if blank && !key.is_empty() && !key.ends_with('-') {
        key.push(' ');
    }
}

fn part(parts: &[Part], c: char) -> Part {
    let code = u32::from(c);
    let at = match code {
        0..LATIN => code,
        VIETNAMESE..END => code - VIETNAMESE + LATIN,
        _ => return Part::Odd,
    };
    parts.get(at as usize).copied().unwrap_or(Part::Odd)
}

/// What the long way makes of a character that stands alone.
fn part_of(c: char) -> Part {
    let Some(plain) = plain_char(c) else {
        return Part::Nothing;
    };
    if plain.is_whitespace() {
        return Part::Blank;
    }
    let Some(small) = only(plain.nfc()).and_then(|composed| only(composed.to_lowercase())) else {
        return Part::Odd;
    };
    let toned = tone_last(small.encode_utf8(&mut [0; 4]));
    let mut chars = toned.chars();
    match (small, chars.next(), chars.next(), chars.next()) {
        // "&" becomes a word of its own.
        ('&', ..) => Part::Odd,
        ('-' | '\u{2010}'..='\u{2015}', ..) => Part::Dash,
        (_, Some(letter), tone, None) if small.is_alphanumeric() => Part::Letter(letter, tone),
        (_, Some(sign), None, None) => Part::Sign(sign),
        _ => Part::Odd,
    }
}

fn only(mut chars: impl Iterator<Item = char>) -> Option<char> {
    chars.next().filter(|_| chars.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{clean_long, match_key_long};

    #[test]
    fn the_quick_way_agrees_with_the_long_one() {
        let texts = [
            "Phòng Văn hoá – Thông tin",
            "  Ủy  ban: ",
            "296/KH- UBND;",
            "Ðề án 06 - hoà giải.",
            "a\u{a0}\u{200b}b\tc\n",
            "- một -- hai - ",
            "CHUYỂN ĐỔI SỐ (95,5%)…",
            "",
            " . ",
        ];
        for text in texts {
            assert_eq!(match_key(text), Some(match_key_long(text)), "{text}");
            assert!(!is_clean(text) || clean_long(text) == text, "{text}");
        }
    }

    #[test]
    fn every_letter_has_the_key_it_has_the_long_way() {
        for c in (0..END).filter_map(char::from_u32) {
            for text in [format!("{c}"), format!("x{c}y z"), format!("x {c} y")] {
                let quick = match_key(&text);
                assert!(
                    quick.is_none() || quick == Some(match_key_long(&text)),
                    "{text:?}"
                );
                assert!(!is_clean(&text) || clean_long(&text) == text, "{text:?}");
            }
        }
    }

    #[test]
    fn broken_lines_are_mended_without_a_closer_look() {
        for text in ["Tỷ lệ\n(số  trong kỳ) ", "\t≥ 90%\r\n", "a b", " "] {
            assert!(is_clean_but_for_blanks(text), "{text:?}");
            assert_eq!(crate::text::clean(text), clean_long(text), "{text:?}");
        }
        for text in ["a\u{a0}b", "To\u{302}", "Ð", "a\u{200b}"] {
            assert!(!is_clean_but_for_blanks(text), "{text:?}");
        }
    }

    #[test]
    fn vietnamese_text_is_nothing_odd() {
        let text = "Đẩy nhanh tiến độ số hóa hồ sơ, kết quả giải quyết thủ tục hành chính – 90%";
        assert!(is_clean(text) && match_key(text).is_some());
        assert_eq!(match_key("HĐND&UBND"), None);
        assert_eq!(match_key("To\u{0301}m"), None);
    }
}
