//! The table of shared strings.

use crate::read::xml::{STRIKE, is_on, push_entity};
use crate::read::{ReadError, text};
use quick_xml::Reader;
use quick_xml::events::Event;
use std::collections::HashSet;

/// The strings of a workbook.
#[derive(Debug, Default)]
pub(super) struct Strings {
    texts: Vec<String>,
    /// Those struck through, wholly or in part.
    struck: HashSet<usize>,
}

impl Strings {
    /// The string at a place in the table.
    pub fn get(&self, at: usize) -> Option<&String> {
        self.texts.get(at)
    }

    /// Whether any is struck through; hardly any workbook has one.
    pub fn has_struck(&self) -> bool {
        !self.struck.is_empty()
    }

    /// Whether a part of the string at a place is struck through.
    pub fn is_struck(&self, at: usize) -> bool {
        self.struck.contains(&at)
    }
}

/// The strings in the table's order. Runs of one string are joined; phonetic hints are left out.
pub(super) fn read(part: &[u8]) -> Result<Strings, ReadError> {
    let mut reader = Reader::from_reader(part);
    let mut strings = Strings::default();
    let mut current = String::new();
    let (mut in_text, mut in_hint) = (false, false);
    loop {
        match reader.read_event().map_err(|_| ReadError::Damaged)? {
            Event::Start(element) => match element.local_name().as_ref() {
                "t" => in_text = !in_hint,
                "rPh" => in_hint = true,
                _ => {}
            },
            Event::Empty(element) => match element.local_name().as_ref() {
                "si" => strings.texts.push(String::new()),
                STRIKE if is_on(&element) => {
                    strings.struck.insert(strings.texts.len());
                }
                _ => {}
            },
            Event::End(element) => match element.local_name().as_ref() {
                "t" => in_text = false,
                "rPh" => in_hint = false,
                "si" => {
                    let text = text::of_cell(&text::unescape(&current));
                    strings.texts.push(text);
                    current.clear();
                }
                _ => {}
            },
            Event::Text(piece) if in_text => current.push_str(&piece.xml10_content()),
            Event::CData(piece) if in_text => current.push_str(&piece.xml10_content()),
            Event::GeneralRef(entity) if in_text => push_entity(&mut current, &entity),
            Event::Eof => return Ok(strings),
            _ => {}
        }
    }
}
