//! What goes out to units in answer.

use serde::Serialize;
use specta::Type;

/// Reports that units are asked to correct.
#[derive(Clone, Debug, Serialize, Type)]
pub struct CorrectionsView {
    /// One per report.
    pub files: Vec<CorrectionView>,
    /// The archive that holds all files, where they were packed.
    pub zip: Option<String>,
}

/// One report that its unit is asked to correct.
#[derive(Clone, Debug, Serialize, Type)]
pub struct CorrectionView {
    /// The submission's number.
    pub submission: i64,
    /// The unit.
    pub unit: String,
    /// The period.
    pub period: String,
    /// The workbook to be corrected: its path, or its name within the archive.
    pub path: String,
    /// The letter to be signed (.docx), likewise.
    pub letter: String,
    /// The draft letter for the mail program, likewise.
    pub draft: Option<String>,
    /// The address it goes to.
    pub email: Option<String>,
    /// How many things are asked for.
    pub wants: usize,
    /// What the letter says.
    pub text: String,
}

/// A draft letter.
#[derive(Clone, Debug, Serialize, Type)]
pub struct DraftView {
    /// The unit.
    pub unit: String,
    /// The file: its path, or its name within the archive.
    pub path: String,
    /// The address it goes to.
    pub email: Option<String>,
}
