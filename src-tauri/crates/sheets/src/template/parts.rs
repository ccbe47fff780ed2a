//! What a workbook says of its calculation: parts around the sheets, spliced and otherwise kept.

use crate::read::ReadError;
use crate::read::xml::attribute;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::ops::Range;

/// What may stand before the element that says how to calculate (ECMA-376 part 1, 18.2.27).
const BEFORE: [&str; 4] = [
    "sheets",
    "functionGroups",
    "externalReferences",
    "definedNames",
];

/// A part that names other parts, without the entry for the chain of calculation.
pub(super) fn without_chain(part: &[u8], chain: &str) -> Result<Vec<u8>, ReadError> {
    let is_chain = |element: &BytesStart<'_>| {
        let get = |name| attribute(element, name).unwrap_or_default();
        match element.local_name().as_ref() {
            "Relationship" => get("Type").ends_with("/calcChain"),
            "Override" => {
                let name = get("PartName");
                name.trim_start_matches('/').eq_ignore_ascii_case(chain)
            }
            _ => false,
        }
    };
    let mut kept = Vec::with_capacity(part.len());
    let mut from = 0;
    each_range(part, |event, range, _| {
        let cut = match event {
            Event::Empty(element) | Event::Start(element) => is_chain(element),
            _ => false,
        };
        if cut {
            kept.extend_from_slice(&part[from..range.start]);
            from = range.end;
        }
    })?;
    kept.extend_from_slice(&part[from..]);
    Ok(kept)
}

/// The workbook part, saying that everything is to be calculated when it is opened.
pub(super) fn calculated_on_load(part: &[u8]) -> Result<Vec<u8>, ReadError> {
    let mut place: Option<(Range<usize>, String)> = None;
    let mut prefix = String::new();
    let mut is_said = false;
    each_range(part, |event, range, depth| match event {
        Event::Start(element) if depth == 0 => prefix = prefix_of(element.name().as_ref()),
        Event::Start(element) | Event::Empty(element)
            if element.local_name().as_ref() == "calcPr" && depth == 1 =>
        {
            is_said = true;
            place = Some((range.clone(), said_anew(&part[range])));
        }
        Event::Empty(element)
            if depth == 1 && !is_said && BEFORE.contains(&element.local_name().as_ref()) =>
        {
            place = Some((range.end..range.end, String::new()));
        }
        Event::End(element)
            if depth == 1 && !is_said && BEFORE.contains(&element.local_name().as_ref()) =>
        {
            place = Some((range.end..range.end, String::new()));
        }
        _ => {}
    })?;
    let (range, said) = place.ok_or(ReadError::Damaged)?;
    let said = match is_said {
        true => said,
        false => format!("<{prefix}calcPr fullCalcOnLoad=\"1\"/>"),
    };
    Ok([&part[..range.start], said.as_bytes(), &part[range.end..]].concat())
}

/// The element with the attribute that asks for it, and otherwise as it stands.
fn said_anew(element: &[u8]) -> String {
    const NAME: &str = " fullCalcOnLoad=";
    let element = String::from_utf8_lossy(element).into_owned();
    let element = match element.find(NAME) {
        Some(at) => {
            let value = at + NAME.len();
            let quote = &element[value..=value];
            let end = element[value + 1..].find(quote).unwrap_or_default();
            format!("{}{}", &element[..at], &element[value + end + 2..])
        }
        None => element,
    };
    let close = element.len() - if element.ends_with("/>") { 2 } else { 1 };
    format!("{}{NAME}\"1\"{}", &element[..close], &element[close..])
}

/// The namespace prefix of an element's name, its colon included.
pub(super) fn prefix_of(name: &str) -> String {
    let prefix = name
        .rsplit_once(':')
        .map(|(prefix, _)| format!("{prefix}:"));
    prefix.unwrap_or_default()
}

/// Calls for every event with the bytes it came from and how many elements are open around it.
pub(super) fn each_range(
    part: &[u8],
    mut visit: impl FnMut(&Event<'_>, Range<usize>, usize),
) -> Result<(), ReadError> {
    let mut reader = Reader::from_reader(part);
    let (mut from, mut depth) = (0, 0usize);
    loop {
        let event = reader.read_event().map_err(|_| ReadError::Damaged)?;
        let to = position(&reader);
        if matches!(event, Event::End(_)) {
            depth = depth.saturating_sub(1);
        }
        visit(&event, from..to, depth);
        match event {
            Event::Start(_) => depth += 1,
            Event::Eof => return Ok(()),
            _ => {}
        }
        from = to;
    }
}

/// How many bytes were read.
pub(super) fn position(reader: &Reader<&[u8]>) -> usize {
    usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_workbook_is_calculated_on_load_and_otherwise_unchanged() {
        for (before, after) in [
            (
                r#"<workbook><sheets><sheet/></sheets><extLst/></workbook>"#,
                r#"<workbook><sheets><sheet/></sheets><calcPr fullCalcOnLoad="1"/><extLst/></workbook>"#,
            ),
            (
                r#"<x:workbook><x:sheets/><x:definedNames>a</x:definedNames></x:workbook>"#,
                r#"<x:workbook><x:sheets/><x:definedNames>a</x:definedNames><x:calcPr fullCalcOnLoad="1"/></x:workbook>"#,
            ),
            (
                r#"<workbook><sheets/><calcPr calcId="191029"/></workbook>"#,
                r#"<workbook><sheets/><calcPr calcId="191029" fullCalcOnLoad="1"/></workbook>"#,
            ),
            (
                r#"<workbook><sheets/><calcPr fullCalcOnLoad='0' calcId="1"></calcPr></workbook>"#,
                r#"<workbook><sheets/><calcPr calcId="1" fullCalcOnLoad="1"></calcPr></workbook>"#,
            ),
        ] {
            let anew = calculated_on_load(before.as_bytes()).unwrap();
            assert_eq!(String::from_utf8(anew).unwrap(), after);
        }
        assert!(calculated_on_load(b"<workbook/>").is_err());
    }

    #[test]
    fn only_the_chain_is_no_longer_named() {
        let types = r#"<Types><Override PartName="/xl/calcChain.xml" ContentType="x"/><Override PartName="/xl/a.xml" ContentType="y"/></Types>"#;
        let kept = without_chain(types.as_bytes(), "xl/calcChain.xml").unwrap();
        assert_eq!(
            String::from_utf8(kept).unwrap(),
            r#"<Types><Override PartName="/xl/a.xml" ContentType="y"/></Types>"#
        );
        let names = r#"<Relationships><Relationship Id="rId9" Type="http://a/calcChain" Target="calcChain.xml"/></Relationships>"#;
        let kept = without_chain(names.as_bytes(), "xl/calcChain.xml").unwrap();
        assert_eq!(
            String::from_utf8(kept).unwrap(),
            "<Relationships></Relationships>"
        );
    }
}
