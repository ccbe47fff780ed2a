//! A bundle of files for signature.

use super::RemarkView;
use serde::Serialize;
use specta::Type;

/// A bundle that was written.
#[derive(Clone, Debug, Serialize, Type)]
pub struct BundleView {
    /// The folder that was made for it.
    pub folder: String,
    /// The period.
    pub period: String,
    /// The frozen version; `null` for the return as it stands now.
    pub version: Option<u32>,
    /// The day all statuses are derived for.
    pub as_of: String,
    /// The files in it.
    pub files: Vec<BundleFile>,
    /// What is missing from it, and why.
    pub remarks: Vec<RemarkView>,
}

/// A file of a bundle.
#[derive(Clone, Debug, Serialize, Type)]
pub struct BundleFile {
    /// narrative, workbook, narrative_pdf, workbook_pdf.
    pub kind: &'static str,
    /// The file.
    pub path: String,
}
