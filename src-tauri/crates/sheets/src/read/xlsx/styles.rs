//! The styles part, as far as it says how numbers are shown.

use super::each_element;
use crate::read::number_format::Shown;
use crate::read::xml::attribute;
use quick_xml::events::BytesStart;
use std::collections::HashMap;

/// How each cell style shows a number, by style index. A broken part says nothing.
pub(super) fn read(part: &[u8]) -> Vec<Shown> {
    let mut custom: HashMap<u32, Shown> = HashMap::new();
    let mut styles = Vec::new();
    let mut in_cell_styles = false;
    let read = each_element(part, |element| match element.local_name().as_ref() {
        "numFmt" => {
            if let (Some(id), Some(code)) = (
                number(element, "numFmtId"),
                attribute(element, "formatCode"),
            ) {
                custom.insert(id, Shown::of_code(&code));
            }
        }
        // "xf" stands in two lists; cells refer to the one that follows "cellXfs".
        "cellXfs" => in_cell_styles = true,
        "cellStyles" | "dxfs" => in_cell_styles = false,
        "xf" if in_cell_styles => {
            let id = number(element, "numFmtId").unwrap_or(0);
            styles.push(
                custom
                    .get(&id)
                    .copied()
                    .unwrap_or_else(|| Shown::built_in(id)),
            );
        }
        _ => {}
    });
    if read.is_ok() { styles } else { Vec::new() }
}

fn number(element: &BytesStart<'_>, name: &str) -> Option<u32> {
    attribute(element, name)?.parse().ok()
}
