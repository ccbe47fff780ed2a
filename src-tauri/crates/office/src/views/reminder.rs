//! Chasing.

use super::DraftView;
use serde::Serialize;
use specta::Type;

/// Whom a reminder went to.
#[derive(Clone, Debug, Serialize, Type)]
pub struct ReminderView {
    /// The units, in the order of protocol; empty where all have sent.
    pub units: Vec<String>,
    /// The file that was written.
    pub path: Option<String>,
    /// The draft letters that were written, one per unit.
    pub drafts: Vec<DraftView>,
    /// The archive that holds them, where they were packed.
    pub zip: Option<String>,
}
