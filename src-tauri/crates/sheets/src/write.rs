//! What all written workbooks share: the default font, the paper, page numbers, a fixed
//! creation time; and what writing can fail on.

mod first_page;

pub(crate) use first_page::packing;

use crate::canvas::{Styles, base_format};
use chrono::{NaiveDateTime, TimeZone, Utc};
use rust_xlsxwriter::{DocProperties, Workbook, Worksheet};
use thiserror::Error;

/// A4 in the numbering of spreadsheets.
const PAPER_A4: u8 = 9;

/// Row height and column width in pixels that belong to Times New Roman 12.
const DEFAULT_CELL: (u32, u32) = (21, 72);

/// How a sheet lies on the paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Orientation {
    /// Upright, 165 mm between the margins.
    Portrait,
    /// Lying, 252 mm between the margins.
    Landscape,
}

/// What a workbook says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Properties {
    /// The title in the document's properties.
    pub title: String,
    /// When it was made, in universal time: an argument, so that the same content always gives
    /// the same bytes.
    pub created: NaiveDateTime,
}

impl Orientation {
    /// Landscape where a table has more than six columns.
    pub fn for_columns(columns: usize) -> Orientation {
        if columns > 6 {
            Orientation::Landscape
        } else {
            Orientation::Portrait
        }
    }

    /// Pixels between the side margins at 96 dots to the inch, a little less so that rounding
    /// never makes a second page.
    pub(crate) fn width(self) -> u32 {
        match self {
            Orientation::Portrait => 618,
            Orientation::Landscape => 947,
        }
    }

    /// Points between the top and bottom margins.
    pub(crate) fn height(self) -> f64 {
        match self {
            Orientation::Portrait => 257.0 / 25.4 * 72.0,
            Orientation::Landscape => 170.0 / 25.4 * 72.0,
        }
    }
}

/// A workbook with its formats.
pub(crate) struct Writer {
    pub(crate) workbook: Workbook,
    pub(crate) styles: Styles,
}

impl Writer {
    /// An empty workbook in the common look.
    pub(crate) fn new(properties: &Properties) -> Result<Writer, WriteError> {
        let mut workbook = Workbook::new();
        workbook.set_default_format(&base_format(), DEFAULT_CELL.0, DEFAULT_CELL.1)?;
        let created = Utc.from_utc_datetime(&properties.created);
        let about = DocProperties::new()
            .set_title(&properties.title)
            .set_creation_datetime(&created);
        workbook.set_properties(&about);
        Ok(Writer {
            workbook,
            styles: Styles::default(),
        })
    }

    /// The finished file.
    pub(crate) fn finish(mut self) -> Result<Vec<u8>, WriteError> {
        self.workbook.set_zip_compression_level(first_page::LOOSE);
        let packed = self.workbook.save_to_buffer()?;
        // A large workbook's cells go before its parts are packed again.
        drop(self);
        first_page::without_number(&packed)
    }
}

/// Paper, margins and page number of a printed sheet (Nghị định 30/2020/NĐ-CP, phụ lục I): A4,
/// 20 mm above and below, 30 left, 15 right; the number centred at the top, each sheet from 1.
pub(crate) fn set_up_page(sheet: &mut Worksheet, orientation: Orientation) {
    let inches = |mm: f64| mm / 25.4;
    sheet.set_paper_size(PAPER_A4);
    if orientation == Orientation::Landscape {
        sheet.set_landscape();
    }
    sheet.set_margins(
        inches(30.0),
        inches(15.0),
        inches(20.0),
        inches(20.0),
        inches(10.0),
        inches(10.0),
    );
    sheet.set_print_fit_to_pages(1, 0);
    sheet.set_print_first_page_number(1);
    sheet.set_header("&C&\"Times New Roman,Regular\"&13&P");
    sheet.set_screen_gridlines(false);
}

/// Why a workbook could not be written.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum WriteError {
    /// The content does not fit into a workbook: too many rows, a bad or doubled tab name.
    #[error("the workbook cannot hold this content: {detail}")]
    Refused {
        /// What the writer said, for the log.
        detail: String,
    },
}

impl WriteError {
    /// The stable word for this error: the key of its words in the catalog's `[error]`.
    pub fn code(&self) -> &'static str {
        match self {
            WriteError::Refused { .. } => "unexpected",
        }
    }
}

impl From<rust_xlsxwriter::XlsxError> for WriteError {
    fn from(error: rust_xlsxwriter::XlsxError) -> WriteError {
        WriteError::Refused {
            detail: error.to_string(),
        }
    }
}

impl From<zip::result::ZipError> for WriteError {
    fn from(error: zip::result::ZipError) -> WriteError {
        WriteError::Refused {
            detail: error.to_string(),
        }
    }
}

impl From<std::io::Error> for WriteError {
    fn from(error: std::io::Error) -> WriteError {
        WriteError::Refused {
            detail: error.to_string(),
        }
    }
}
