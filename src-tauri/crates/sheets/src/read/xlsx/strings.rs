//! The table of shared strings.

use crate::read::xml::push_entity;
use crate::read::{ReadError, text};
use quick_xml::Reader;
use quick_xml::events::Event;

/// The strings in the table's order. Runs of one string are joined; phonetic hints are left out.
pub(super) fn read(part: &[u8]) -> Result<Vec<String>, ReadError> {
    let mut reader = Reader::from_reader(part);
    let mut strings = Vec::new();
    let mut current = String::new();
    let (mut in_text, mut in_hint) = (false, false);
    loop {
        match reader.read_event().map_err(|_| ReadError::Damaged)? {
            Event::Start(element) => match element.local_name().as_ref() {
                "t" => in_text = !in_hint,
                "rPh" => in_hint = true,
                _ => {}
            },
            Event::Empty(element) if element.local_name().as_ref() == "si" => {
                strings.push(String::new());
            }
            Event::End(element) => match element.local_name().as_ref() {
                "t" => in_text = false,
                "rPh" => in_hint = false,
                "si" => {
                    strings.push(text::of_cell(&text::unescape(&current)));
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
