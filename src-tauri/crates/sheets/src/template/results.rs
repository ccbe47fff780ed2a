//! Results kept beside formulas: after cells were filled they are last month's numbers, and
//! programs that do not calculate on opening would show them.
//!
//! ECMA-376 part 1, 18.3.1.4 and 18.3.1.96: `<v>` is optional beside `<f>`. Excel calculates as the
//! workbook part asks; LibreOffice calculates on opening only what has no result.

use super::parts::each_range;
use crate::read::ReadError;
use crate::read::xml::attribute;
use quick_xml::events::Event;
use std::ops::Range;

/// A formula's cell on its way through.
#[derive(Default)]
struct FormulaCell {
    /// The value of the attribute that says what kind of result it has, with its name.
    kind: Option<Range<usize>>,
    result: Option<Range<usize>>,
    has_formula: bool,
}

/// A sheet's XML without the results of its formulas, every other byte as it is; nothing where it
/// has none.
pub(super) fn without_results(part: &[u8]) -> Result<Option<Vec<u8>>, ReadError> {
    let mut cuts: Vec<Range<usize>> = Vec::new();
    let mut cell: Option<FormulaCell> = None;
    let mut from = None;
    each_range(part, |event, range, _| match event {
        Event::Start(element) => match element.local_name().as_ref() {
            "c" => {
                cell = Some(FormulaCell {
                    kind: attribute(element, "t").and_then(|_| kind_within(part, &range)),
                    ..FormulaCell::default()
                });
            }
            "f" => has_formula(&mut cell),
            "v" => from = Some(range.start),
            _ => {}
        },
        Event::Empty(element) => match element.local_name().as_ref() {
            "f" => has_formula(&mut cell),
            "v" => {
                if let Some(cell) = &mut cell {
                    cell.result = Some(range);
                }
            }
            _ => {}
        },
        Event::End(element) => match element.local_name().as_ref() {
            "v" => {
                if let (Some(cell), Some(from)) = (&mut cell, from.take()) {
                    cell.result = Some(from..range.end);
                }
            }
            "c" => {
                let done = cell.take().filter(|cell| cell.has_formula);
                if let Some((done, result)) = done.and_then(|mut cell| {
                    let result = cell.result.take()?;
                    Some((cell, result))
                }) {
                    cuts.extend(done.kind);
                    cuts.push(result);
                }
            }
            _ => {}
        },
        _ => {}
    })?;
    Ok((!cuts.is_empty()).then(|| without(part, &cuts)))
}

fn has_formula(cell: &mut Option<FormulaCell>) {
    if let Some(cell) = cell {
        cell.has_formula = true;
    }
}

/// Where a start tag says of what kind its result is, the blank before it included.
fn kind_within(part: &[u8], tag: &Range<usize>) -> Option<Range<usize>> {
    let text = std::str::from_utf8(part.get(tag.clone())?).ok()?;
    let (at, _) = text
        .match_indices("t=")
        .find(|(at, _)| text[..*at].ends_with(char::is_whitespace))?;
    let quote = text[at + 2..].chars().next()?;
    let end = at + 3 + text[at + 3..].find(quote)? + 1;
    Some(tag.start + at - 1..tag.start + end)
}

fn without(part: &[u8], cuts: &[Range<usize>]) -> Vec<u8> {
    let mut kept = Vec::with_capacity(part.len());
    let mut from = 0;
    for cut in cuts {
        kept.extend_from_slice(&part[from..cut.start]);
        from = cut.end;
    }
    kept.extend_from_slice(&part[from..]);
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_lose_their_results_and_nothing_else() {
        for (before, after) in [
            (
                r#"<c r="A1" s="3"><f>B1+1</f><v>7</v></c><c r="B1"><v>6</v></c>"#,
                r#"<c r="A1" s="3"><f>B1+1</f></c><c r="B1"><v>6</v></c>"#,
            ),
            (
                r#"<c r="A1" t="str" s="3"><f t="shared" si="0"/><v>t="x"</v></c>"#,
                r#"<c r="A1" s="3"><f t="shared" si="0"/></c>"#,
            ),
            (
                r#"<x:c r="A1" s='1' t='e'><x:f>1/0</x:f><x:v>#DIV/0!</x:v></x:c>"#,
                r#"<x:c r="A1" s='1'><x:f>1/0</x:f></x:c>"#,
            ),
        ] {
            let sheet = |cells: &str| format!("<s><row>{cells}</row></s>");
            let anew = without_results(sheet(before).as_bytes()).unwrap();
            let anew = anew.expect("something went");
            assert_eq!(String::from_utf8(anew).unwrap(), sheet(after));
        }
        for same in [
            r#"<s><c r="A1" t="s"><v>1</v></c></s>"#,
            r#"<s><c r="A1"><f>A2</f></c><c r="A3"/></s>"#,
        ] {
            assert_eq!(without_results(same.as_bytes()).unwrap(), None, "{same}");
        }
    }
}
