//! The watched folder and what lies in it.

use serde::Serialize;
use specta::Type;

/// The watched folder as it was looked at.
#[derive(Clone, Debug, Default, Serialize, Type)]
pub struct InboxView {
    /// The folder; `null` where none is watched.
    pub folder: Option<String>,
    /// Why it cannot be looked into, with what to do; `null` where it can.
    pub problem: Option<String>,
    /// The files that were neither taken in nor put aside, newest first.
    pub files: Vec<InboxFile>,
    /// How many files are being written still; they come with a later look.
    pub waiting: usize,
    /// How many older files were not looked at, because there are too many.
    pub more: usize,
}

/// A file that lies in the watched folder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct InboxFile {
    /// Where it is.
    pub path: String,
    /// Its own name.
    pub name: String,
    /// SHA-256 of its bytes.
    pub sha256: String,
    /// How many bytes it has.
    pub bytes: u64,
    /// When it was written last, RFC 3339; `null` where its folder does not say.
    pub written: Option<String>,
}
