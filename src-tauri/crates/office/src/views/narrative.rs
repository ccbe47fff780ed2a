//! The report in words, part by part.

use serde::Serialize;
use specta::Type;

/// The report of a period.
#[derive(Clone, Debug, Serialize, Type)]
pub struct NarrativeView {
    /// The period.
    pub period: String,
    /// The day all statuses are derived for.
    pub as_of: String,
    /// Its five parts, in order.
    pub parts: Vec<PartView>,
}

/// One part of the report.
#[derive(Clone, Debug, Serialize, Type)]
pub struct PartView {
    /// leadership, results, difficulties, focus, proposals.
    pub part: &'static str,
    /// Its heading.
    pub title: &'static str,
    /// What the program drafts now, a paragraph a line.
    pub draft: String,
    /// Her own words in its place; `null` where the draft stands.
    pub own: Option<String>,
    /// Whether the draft has changed since she wrote them.
    pub outdated: bool,
}

/// A report that was written to a file.
#[derive(Clone, Debug, Serialize, Type)]
pub struct NarrativeFile {
    /// The file.
    pub path: String,
    /// The period.
    pub period: String,
    /// The day all statuses are derived for.
    pub as_of: String,
}
