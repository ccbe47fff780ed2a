//! The text of documents of old Word (.doc): whose report it is stands at its head.
//!
//! Only the text of the body is read, by the table of its pieces ([MS-DOC] 2.4.1); looks, headers
//! and footnotes are left.

use super::text::nfc;
use cfb::CompoundFile;
use encoding_rs::WINDOWS_1252;
use std::io::{Cursor, Read};

/// What is said of the document at its beginning, and where ([MS-DOC] 2.5).
const FLAGS: usize = 0x0A;
const BODY_LENGTH: usize = 0x4C;
const PIECES: usize = 0x01A2;
const PIECES_LENGTH: usize = 0x01A6;

const ENCRYPTED: u16 = 0x0100;
const SECOND_TABLE: u16 = 0x0200;

/// A piece's text is of one byte a letter.
const NARROW: u32 = 1 << 30;

/// In the table of pieces: how a piece looks; the pieces themselves.
const LOOKS: u8 = 1;
const TABLE: u8 = 2;

/// One piece, and the number before it.
const PIECE: usize = 8;
const NUMBER: usize = 4;

/// No more of a document is read, in characters.
const LONGEST: usize = 400_000;

/// A field begins, its result begins, it ends.
const FIELD: [char; 3] = ['\u{13}', '\u{14}', '\u{15}'];

/// The lines of a document's body, cells of tables each a line of their own; none where it is
/// damaged, locked, or no document of Word 97 or later.
pub fn old_word_lines(bytes: &[u8]) -> Vec<String> {
    let text = text(bytes).unwrap_or_default();
    let lines = without_fields(&text);
    let lines = lines.split(['\r', '\u{07}', '\u{0B}', '\u{0C}', '\n']);
    let shown = |line: &str| line.chars().filter(|c| !c.is_control()).collect::<String>();
    lines
        .map(|line| nfc(shown(line).trim()))
        .filter(|line| !line.is_empty())
        .collect()
}

fn text(bytes: &[u8]) -> Option<String> {
    let mut file = CompoundFile::open(Cursor::new(bytes)).ok()?;
    let mut stream = |name: &str| {
        let mut content = Vec::new();
        file.open_stream(name)
            .ok()?
            .read_to_end(&mut content)
            .ok()?;
        Some(content)
    };
    let document = stream("WordDocument")?;
    let flags = short(&document, FLAGS)?;
    if flags & ENCRYPTED != 0 {
        return None;
    }
    let table = match flags & SECOND_TABLE {
        0 => stream("0Table")?,
        _ => stream("1Table")?,
    };
    let (from, length) = (index(&document, PIECES)?, index(&document, PIECES_LENGTH)?);
    let pieces = pieces(table.get(from..from.checked_add(length)?)?)?;
    joined(&document, pieces, index(&document, BODY_LENGTH)?)
}

/// The table of pieces, behind how they look.
fn pieces(mut table: &[u8]) -> Option<&[u8]> {
    loop {
        match *table.first()? {
            LOOKS => table = table.get(3 + usize::from(short(table, 1)?)..)?,
            TABLE => return table.get(1 + NUMBER..)?.get(..index(table, 1)?),
            _ => return None,
        }
    }
}

/// The pieces' text in their order, as far as the body goes. Their places in it stand first, then
/// where each is in the document.
fn joined(document: &[u8], pieces: &[u8], body: usize) -> Option<String> {
    let count = pieces.len().checked_sub(NUMBER)? / (NUMBER + PIECE);
    let mut text = String::new();
    let mut left = body.min(LONGEST);
    for at in 0..count {
        let place = |nth: usize| index(pieces, nth * NUMBER);
        let length = place(at + 1)?.checked_sub(place(at)?)?.min(left);
        let stored = number(pieces, (count + 1) * NUMBER + at * PIECE + 2)?;
        let from = usize::try_from(stored & !NARROW).ok()?;
        match stored & NARROW {
            0 => text.push_str(&wide(document.get(from..)?.get(..2 * length)?)),
            _ => {
                let narrow = document.get(from / 2..)?.get(..length)?;
                text.push_str(&WINDOWS_1252.decode_without_bom_handling(narrow).0);
            }
        }
        left -= length;
    }
    Some(text)
}

fn wide(bytes: &[u8]) -> String {
    let units = bytes
        .chunks_exact(2)
        .map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
    let units: Vec<u16> = units.collect();
    String::from_utf16_lossy(&units)
}

/// The text with fields as they are shown: what they are made of stands before their result.
fn without_fields(text: &str) -> String {
    let [begins, result, ends] = FIELD;
    let mut hidden: Vec<bool> = Vec::new();
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        if c == begins {
            hidden.push(true);
        } else if c == result {
            if let Some(last) = hidden.last_mut() {
                *last = false;
            }
        } else if c == ends {
            hidden.pop();
        } else if !hidden.contains(&true) {
            shown.push(c);
        }
    }
    shown
}

fn short(bytes: &[u8], at: usize) -> Option<u16> {
    let two = bytes.get(at..at.checked_add(2)?)?;
    Some(u16::from_le_bytes(two.try_into().ok()?))
}

fn number(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_le_bytes(four.try_into().ok()?))
}

fn index(bytes: &[u8], at: usize) -> Option<usize> {
    usize::try_from(number(bytes, at)?).ok()
}
