//! Small helpers over the XML tokeniser.

use super::ReadError;
use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesRef, BytesStart, Event};
use std::borrow::Cow;

/// The value of an attribute by its local name, entities resolved.
pub(crate) fn attribute<'a>(element: &'a BytesStart<'_>, name: &str) -> Option<Cow<'a, str>> {
    raw_attributes(element)
        .find(|(key, _)| *key == name)
        .map(|(_, value)| plain(value))
}

/// Local names and raw values of all attributes, in order. Malformed ones end the list: what is
/// lost is one attribute, not the file. (A scan of our own, since most of a sheet's time goes
/// here.)
pub(crate) fn raw_attributes<'a>(
    element: &'a BytesStart<'_>,
) -> impl Iterator<Item = (&'a str, &'a str)> {
    let mut rest = element.attributes_raw();
    std::iter::from_fn(move || {
        let (key, after) = rest.split_once('=')?;
        let after = after.trim_start();
        let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let (value, after) = after[1..].split_once(quote)?;
        rest = after;
        let key = key.trim();
        Some((key.rsplit_once(':').map_or(key, |(_, local)| local), value))
    })
}

/// A raw value with its entities resolved; as it stands where they are malformed.
pub(crate) fn plain(raw: &str) -> Cow<'_, str> {
    unescape(raw).unwrap_or(Cow::Borrowed(raw))
}

/// Adds what an entity between texts stands for.
pub(crate) fn push_entity(out: &mut String, entity: &BytesRef<'_>) {
    let name: &str = entity.as_ref();
    match quick_xml::escape::resolve_xml_entity(name) {
        Some(text) => out.push_str(text),
        None => out.extend(entity.resolve_char_ref().ok().flatten()),
    }
}

/// Whether an attribute says yes.
pub(crate) fn is_true(value: &str) -> bool {
    matches!(value, "1" | "true")
}

/// The element by which a font or a run of text says that it is struck through.
pub(crate) const STRIKE: &str = "strike";

/// Whether an element that switches something on does: it need not say so.
pub(crate) fn is_on(element: &BytesStart<'_>) -> bool {
    attribute(element, "val").is_none_or(|value| is_true(&value))
}

/// Calls for every element of a part, in order.
pub(crate) fn each_element(
    part: &[u8],
    mut visit: impl FnMut(&BytesStart<'_>),
) -> Result<(), ReadError> {
    let mut reader = Reader::from_reader(part);
    loop {
        match reader.read_event().map_err(|_| ReadError::Damaged)? {
            Event::Start(element) | Event::Empty(element) => visit(&element),
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}
