//! The pile of files on the secretary's desk, for the window: what the terminal shows of a
//! preview, beside what is stored.

use super::{FileHead, RemarkView, RowValues};
use serde::{Serialize, Serializer};
use specta::Type;
use std::sync::Arc;

/// What was found in the files given.
#[derive(Clone, Debug, Serialize, Type)]
pub struct IntakeView {
    /// Whether something was stored just now.
    pub accepted: bool,
    /// How many files were stored just now.
    pub accepted_files: usize,
    /// One per workbook, in the order given; those stored stay in their place.
    pub files: Vec<FileView>,
}

/// One workbook that came back.
#[derive(Clone, Debug, Serialize, Type)]
pub struct FileView {
    /// Its place in the preview, from 0; stays the same.
    pub index: usize,
    /// Whether accepting it stores something.
    pub stores: bool,
    /// The name of the outermost letter that brought it.
    pub carrier: Option<String>,
    /// The submission that accepting it made.
    pub submission: Option<i64>,
    /// The newest version stored for its unit and period before it.
    pub stored: Option<StoredVersionView>,
    /// The file of the preview that it would take the place of, where it is set against that
    /// one.
    pub replaces: Option<usize>,
    /// Matched rows.
    pub task_count: usize,
    /// Rows that say something else than what they are set against.
    pub changed: usize,
    /// Numbers of the tasks it has no row for and something is known of: that stays.
    pub kept: Vec<String>,
    /// How many things its remarks want of the unit.
    pub wants: usize,
    /// Whether the address it came from could be noted for its unit.
    pub learnable: bool,
    /// Whether accepting it notes that address.
    pub remembers: bool,
    /// What the terminal shows of it as well.
    #[serde(flatten)]
    pub head: FileHead,
    /// Matched rows, blank ones included.
    pub rows: Vec<RowView>,
}

/// A version that is stored.
#[derive(Clone, Debug, Serialize, Type)]
pub struct StoredVersionView {
    /// Version, from 1.
    pub version: u32,
    /// When it was received, RFC 3339.
    pub received: String,
    /// new, needs_more, approved.
    pub handling: String,
}

/// One row that speaks of an assignment.
#[derive(Clone, Debug, Serialize, Type)]
pub struct RowView {
    /// The task's number.
    pub task: String,
    /// The task's words.
    #[serde(serialize_with = "shared")]
    #[specta(type = String)]
    pub content: Arc<str>,
    /// What it says.
    #[serde(flatten)]
    pub values: RowValues,
    /// What was said of the period before; `null` where nothing was, or the file is not set
    /// against it.
    pub before: Option<RowValues>,
    /// Whether state, rate, completion day or result differ from what was said before.
    pub changed: bool,
    /// Whether accepting the file keeps the row aside, because a value cannot be read.
    pub kept_aside: bool,
    /// Where its result stands: the cell.
    pub cell: String,
    /// Remarks about the row.
    pub remarks: Vec<RemarkView>,
}

/// A text that many rows share.
fn shared<S: Serializer>(text: &Arc<str>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(text)
}
