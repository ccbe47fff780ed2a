//! Cutting a sheet into papers: what is above each row is known, so that no heading stays behind
//! at the foot of a paper, nothing is torn apart, and every paper begins with a header.

use crate::canvas::Canvas;
use crate::write::{Orientation, WriteError};

/// So many breaks a spreadsheet keeps for a sheet.
const MOST_BREAKS: usize = 1023;

/// Printers round heights up here and there: so much of the paper is counted on.
const COUNTED_ON: f64 = 0.98;

/// How a table's header comes to stand on a further paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Again {
    /// As the sheet's print title.
    ByItself,
    /// Written again above the rows.
    Written,
}

/// The paper being filled, and where those before it end.
pub(super) struct Paper {
    /// Per cent of its size the sheet prints in.
    scale: u16,
    /// What a paper holds, in points of the sheet.
    height: f64,
    /// Where the paper begins, in points from the top of the sheet.
    from: f64,
    /// How headers come to stand on further papers.
    again: Again,
    /// What repeats by itself above each paper after this one, in points.
    repeated: f64,
    /// Where its first row begins, in points from the top of the sheet.
    rows_from: f64,
    /// The rows papers begin with.
    breaks: Vec<u32>,
}

impl Paper {
    /// The first paper of a sheet. A sheet wider than the paper is made smaller, so that it is
    /// one paper wide.
    pub(super) fn new(orientation: Orientation, canvas: &Canvas<'_>, again: Again) -> Paper {
        let wide = canvas.full_width().max(1);
        let percent = (orientation.width() * 100 / wide).clamp(10, 100);
        Paper {
            scale: u16::try_from(percent).unwrap_or(100),
            height: orientation.height() * COUNTED_ON * 100.0 / f64::from(percent),
            from: 0.0,
            again,
            repeated: 0.0,
            rows_from: 0.0,
            breaks: Vec::new(),
        }
    }

    /// How headers come to stand on further papers.
    pub(super) fn again(&self) -> Again {
        self.again
    }

    /// Says how high a table's header is and where its rows begin.
    pub(super) fn heads(&mut self, height: f64, rows_from: f64) {
        if self.again == Again::ByItself {
            self.repeated = height;
        }
        self.begin_rows(rows_from);
    }

    /// Says where the paper's rows begin.
    pub(super) fn begin_rows(&mut self, top: f64) {
        self.rows_from = top;
    }

    /// Whether no row stands on the paper yet: what does not fit now never will.
    pub(super) fn is_fresh(&self, top: f64) -> bool {
        top <= self.rows_from
    }

    /// Whether the paper reaches down to `end`, in points from the top of the sheet.
    pub(super) fn holds(&self, end: f64) -> bool {
        end - self.from <= self.height
    }

    /// Begins the next paper with a row whose upper edge is at `top`; false where the sheet can
    /// be cut no more, so that the reader's program cuts it.
    pub(super) fn turn(&mut self, row: u32, top: f64) -> bool {
        let turns = self.breaks.len() < MOST_BREAKS;
        if turns {
            self.breaks.push(row);
            self.from = top - self.repeated;
        }
        turns
    }

    /// Cuts the sheet. Spreadsheets heed breaks only where they do not fit the sheet to the
    /// paper themselves.
    pub(super) fn cut(self, canvas: &mut Canvas<'_>) -> Result<(), WriteError> {
        canvas.sheet.set_print_scale(self.scale);
        canvas.sheet.set_page_breaks(&self.breaks)?;
        Ok(())
    }
}
