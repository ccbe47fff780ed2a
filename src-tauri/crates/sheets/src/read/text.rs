//! The text of cells.

use super::TEXT_LIMIT;
use std::borrow::Cow;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Text in NFC; Vietnamese files from other systems come decomposed.
pub(super) fn nfc(text: &str) -> String {
    let composed = text.chars().all(is_composed) || is_nfc_quick(text.chars()) == IsNormalized::Yes;
    if composed {
        text.to_owned()
    } else {
        text.nfc().collect()
    }
}

/// Letters that stand alone in NFC: Latin, the Vietnamese letters, punctuation. Nearly every text
/// holds nothing else, and asking the tables for each letter would double the time of reading.
fn is_composed(c: char) -> bool {
    matches!(c, '\0'..='\u{02FF}' | '\u{1EA0}'..='\u{1EF9}' | '\u{2010}'..='\u{2027}')
}

/// A cell's text: NFC, cut at [`TEXT_LIMIT`] characters.
pub(super) fn of_cell(text: &str) -> String {
    // Bytes are never fewer than characters.
    if text.len() <= TEXT_LIMIT {
        return nfc(text);
    }
    nfc(text).chars().take(TEXT_LIMIT).collect()
}

/// Undoes the escapes that .xlsx uses for characters XML cannot hold: "_x000D_" is a return,
/// "_x005F_" an underscore.
pub(super) fn unescape(text: &str) -> Cow<'_, str> {
    if !text.contains("_x") {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        out.push_str(&rest[..at]);
        match escaped_char(&rest[at..]) {
            Some(c) => {
                out.push(c);
                rest = &rest[at + 7..];
            }
            None => {
                out.push_str("_x");
                rest = &rest[at + 2..];
            }
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

fn escaped_char(text: &str) -> Option<char> {
    let code = text.get(2..6)?;
    (text.get(6..7)? == "_")
        .then(|| u32::from_str_radix(code, 16).ok().and_then(char::from_u32))
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decomposed_letters_are_composed() {
        assert_eq!(of_cell("To\u{302}\u{309} công"), "Tổ công");
    }

    #[test]
    fn text_is_cut_at_a_spreadsheets_limit() {
        assert_eq!(of_cell(&"đ".repeat(40_000)).chars().count(), TEXT_LIMIT);
    }

    #[test]
    fn escapes_of_xlsx_are_undone() {
        for (stored, meant) in [
            ("a_x000A_b", "a\nb"),
            ("_x005F_x000A_", "_x000A_"),
            ("_xồ", "_xồ"),
            ("a_x", "a_x"),
        ] {
            assert_eq!(unescape(stored), meant);
        }
    }
}
