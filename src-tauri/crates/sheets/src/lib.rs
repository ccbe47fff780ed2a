//! Workbooks in and out: bytes on one side, values of `plan` on the other.
//!
//! Knows file formats and looks. Must not know what a cell means, who asks, or where a file
//! lies: callers hand over bytes and a file name, and get bytes back.

mod canvas;
pub mod correction_letter;
pub mod dispatch;
mod document;
pub mod explanation;
pub mod form;
pub mod letter;
pub mod mailing;
pub mod membership;
mod metrics;
pub mod narrative;
pub mod page;
pub mod read;
pub mod report;
pub mod template;
pub mod wording;
mod write;

pub use read::{FileKind, ReadError, old_word_lines, read, read_pasted};
pub use write::{Orientation, Properties, WriteError};
