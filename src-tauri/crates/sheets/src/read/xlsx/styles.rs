//! The styles part, as far as it says how numbers are shown and which fonts texts are in.

use super::each_element;
use crate::read::number_format::Shown;
use crate::read::xml::{STRIKE, attribute, is_on};
use quick_xml::events::BytesStart;
use std::collections::HashMap;

/// What cells refer to by their style's index.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Styles {
    cells: Vec<CellStyle>,
    fonts: Vec<Font>,
}

#[derive(Debug, Default, PartialEq)]
struct Font {
    name: String,
    is_struck: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct CellStyle {
    shown: Shown,
    font: usize,
}

impl Styles {
    /// How a style shows a number.
    pub fn shown(&self, style: usize) -> Shown {
        self.cells
            .get(style)
            .map(|cell| cell.shown)
            .unwrap_or_default()
    }

    /// The font of a style.
    pub fn font(&self, style: usize) -> Option<&str> {
        self.font_of(style).map(|font| font.name.as_str())
    }

    /// Whether a style strikes its text through.
    pub fn is_struck(&self, style: usize) -> bool {
        self.font_of(style).is_some_and(|font| font.is_struck)
    }

    fn font_of(&self, style: usize) -> Option<&Font> {
        self.fonts.get(self.cells.get(style)?.font)
    }
}

/// Reads the part. A broken one says nothing.
pub(crate) fn read(part: &[u8]) -> Styles {
    let mut custom: HashMap<u32, Shown> = HashMap::new();
    let mut styles = Styles::default();
    let (mut in_fonts, mut in_cell_styles) = (false, false);
    let read = each_element(part, |element| match element.local_name().as_ref() {
        "numFmt" => {
            if let (Some(id), Some(code)) = (
                number(element, "numFmtId"),
                attribute(element, "formatCode"),
            ) {
                custom.insert(id, Shown::of_code(&code));
            }
        }
        // Differential styles have fonts of their own, but outside this list.
        "fonts" => in_fonts = true,
        "fills" => in_fonts = false,
        "font" if in_fonts => styles.fonts.push(Font::default()),
        "name" if in_fonts => {
            if let (Some(font), Some(name)) = (styles.fonts.last_mut(), attribute(element, "val")) {
                font.name = name.into_owned();
            }
        }
        STRIKE if in_fonts => {
            if let Some(font) = styles.fonts.last_mut() {
                font.is_struck = is_on(element);
            }
        }
        // "xf" stands in two lists; cells refer to the one that follows "cellXfs".
        "cellXfs" => in_cell_styles = true,
        "cellStyles" | "dxfs" => in_cell_styles = false,
        "xf" if in_cell_styles => {
            let id = number(element, "numFmtId").unwrap_or(0);
            let shown = custom.get(&id).copied();
            let font = number(element, "fontId").and_then(|font| usize::try_from(font).ok());
            styles.cells.push(CellStyle {
                shown: shown.unwrap_or_else(|| Shown::built_in(id)),
                font: font.unwrap_or(0),
            });
        }
        _ => {}
    });
    if read.is_ok() {
        styles
    } else {
        Styles::default()
    }
}

fn number(element: &BytesStart<'_>, name: &str) -> Option<u32> {
    attribute(element, name)?.parse().ok()
}
