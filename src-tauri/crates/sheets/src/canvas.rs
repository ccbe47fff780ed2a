//! Drawing on a worksheet row by row, in the look every printed sheet shares.
//!
//! Knows fonts, borders, merges and heights. Must not know what stands in the cells.

mod style;

pub(crate) use style::{Align, Frame, NumberLook, Style, Styles, base as base_format};

use crate::write::WriteError;
use chrono::NaiveDate;
use rust_xlsxwriter::{Formula, Worksheet};

/// The height of a row at most, in points: a spreadsheet's own limit.
pub(crate) const ROW_LIMIT: f64 = 409.0;

/// Pixels of one character: the column-width unit is the width of "0" in Times New Roman 12.
/// At 96 dots to the inch that is 8 pixels, 6 points, 2,117 mm.
pub(crate) const CHAR_PIXELS: f64 = 8.0;

/// Points of one pixel.
const POINTS_PER_PIXEL: f64 = 0.75;

/// Pixels inside a cell that text does not reach: the padding on both sides and the grid line.
const CELL_PADDING: u32 = 7;

/// Spreadsheets break lines a little earlier than the letters' widths ask for, each its own way:
/// so much of a cell's width is counted on, lest the last line be cut.
const COUNTED_ON: f64 = 0.98;

/// The longest text a cell holds, in UTF-16 units.
const TEXT_LIMIT: usize = 32_767;

/// What stands in a cell.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Content<'a> {
    Blank,
    Text(&'a str),
    Number(f64),
    Date(NaiveDate),
    /// A formula that gives nothing yet.
    Formula(&'a str),
}

/// A worksheet that is filled from top to bottom.
pub(crate) struct Canvas<'w> {
    pub(crate) sheet: &'w mut Worksheet,
    styles: &'w mut Styles,
    widths: Vec<u32>,
    row: u32,
    height: f64,
    filled: f64,
}

impl<'w> Canvas<'w> {
    /// A canvas with columns of these widths in pixels.
    pub(crate) fn new(
        sheet: &'w mut Worksheet,
        styles: &'w mut Styles,
        widths: Vec<u32>,
    ) -> Result<Canvas<'w>, WriteError> {
        for (column, width) in (0u16..).zip(&widths) {
            sheet.set_column_width_pixels(column, *width)?;
        }
        Ok(Canvas {
            sheet,
            styles,
            widths,
            row: 0,
            height: 0.0,
            filled: 0.0,
        })
    }

    /// The row being filled, zero-based.
    pub(crate) fn row(&self) -> u32 {
        self.row
    }

    /// The height of all finished rows, in points.
    pub(crate) fn filled(&self) -> f64 {
        self.filled
    }

    /// The last column, zero-based.
    pub(crate) fn last_column(&self) -> u16 {
        u16::try_from(self.widths.len().saturating_sub(1)).unwrap_or(u16::MAX)
    }

    /// A column's width, in pixels.
    pub(crate) fn width(&self, column: u16) -> u32 {
        self.widths
            .get(usize::from(column))
            .copied()
            .unwrap_or_default()
    }

    /// The width of all columns together, in pixels.
    pub(crate) fn full_width(&self) -> u32 {
        self.widths.iter().sum()
    }

    /// The width that text has in columns `first` to `last`, in points.
    pub(crate) fn text_width(&self, first: u16, last: u16) -> f64 {
        let columns = self
            .widths
            .get(usize::from(first)..=usize::from(last))
            .unwrap_or_default();
        let pixels = columns.iter().sum::<u32>().saturating_sub(CELL_PADDING);
        f64::from(pixels) * POINTS_PER_PIXEL * COUNTED_ON
    }

    /// Fills one cell of the row, or several merged into one.
    pub(crate) fn put(
        &mut self,
        first: u16,
        last: u16,
        content: Content<'_>,
        style: Style,
    ) -> Result<(), WriteError> {
        let lines = match content {
            Content::Text(text) => style.font().lines(text, self.text_width(first, last)),
            _ => 1,
        };
        self.height = self
            .height
            .max(f64::from(lines) * style.font().line_height());
        self.put_measured(first, last, content, style)
    }

    /// Fills a cell whose text the caller has measured; its height is not counted.
    pub(crate) fn put_measured(
        &mut self,
        first: u16,
        last: u16,
        content: Content<'_>,
        style: Style,
    ) -> Result<(), WriteError> {
        let row = self.row;
        let format = self.styles.format(style);
        if first < last {
            self.sheet.merge_range(row, first, row, last, "", format)?;
        }
        match content {
            Content::Blank => self.sheet.write_blank(row, first, format)?,
            Content::Text(text) => {
                self.sheet
                    .write_string_with_format(row, first, fitting(text), format)?
            }
            Content::Number(number) => self
                .sheet
                .write_number_with_format(row, first, number, format)?,
            Content::Date(date) => self
                .sheet
                .write_date_with_format(row, first, date, format)?,
            Content::Formula(formula) => {
                // A blank text: no result at all would be written, and read, as nought.
                let formula = Formula::new(formula).set_result(" ");
                self.sheet
                    .write_formula_with_format(row, first, formula, format)?
            }
        };
        Ok(())
    }

    /// Fills a cell that reaches down to `bottom` below the row; its height is not counted.
    pub(crate) fn put_tall(
        &mut self,
        (first, last): (u16, u16),
        bottom: u32,
        text: &str,
        style: Style,
    ) -> Result<(), WriteError> {
        let format = self.styles.format(style);
        if bottom > self.row || last > first {
            self.sheet
                .merge_range(self.row, first, bottom, last, text, format)?;
        } else {
            self.sheet
                .write_string_with_format(self.row, first, fitting(text), format)?;
        }
        Ok(())
    }

    /// The height the row's cells need so far, in points.
    pub(crate) fn height(&self) -> f64 {
        self.height
    }

    /// Closes the row with the height its cells need, at least `least` points, at most
    /// [`ROW_LIMIT`].
    pub(crate) fn end_row(&mut self, least: f64) -> Result<(), WriteError> {
        let height = self.height.max(least).min(ROW_LIMIT);
        self.sheet.set_row_height(self.row, height)?;
        self.filled += height;
        self.row += 1;
        self.height = 0.0;
        Ok(())
    }

    /// A row with one text across all columns.
    pub(crate) fn line(&mut self, text: &str, style: Style) -> Result<(), WriteError> {
        self.put(0, self.last_column(), Content::Text(text), style)?;
        self.end_row(0.0)
    }

    /// An empty row of this height in points.
    pub(crate) fn gap(&mut self, height: f64) -> Result<(), WriteError> {
        self.end_row(height)
    }
}

/// Text as long as a cell can hold.
fn fitting(text: &str) -> &str {
    if text.len() <= TEXT_LIMIT {
        return text;
    }
    let mut units = 0;
    let end = text.char_indices().find(|(_, c)| {
        units += c.len_utf16();
        units > TEXT_LIMIT
    });
    end.map_or(text, |(at, _)| &text[..at])
}
