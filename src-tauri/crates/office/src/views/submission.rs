//! Forms out, files in, returns out.

use super::{MappingView, RemarkView, iso};
use plan::indicator::{Amount, Indicator, Measurement};
use plan::submission::Marks;
use serde::Serialize;
use specta::Type;
use store::LetterText;

/// Forms that were written.
#[derive(Clone, Debug, Serialize, Type)]
pub struct FormsView {
    /// One per unit.
    pub files: Vec<FormFileView>,
    /// The archive that holds all files, where they were packed.
    pub zip: Option<String>,
    /// The units left out because their form is the one they have.
    pub unchanged: Vec<String>,
}

/// One form that was written.
#[derive(Clone, Debug, Serialize, Type)]
pub struct FormFileView {
    /// The unit.
    pub unit: String,
    /// The file: its path, or its name within the archive.
    pub path: String,
    /// How many task rows are prelisted.
    pub tasks: usize,
    /// Whether it asks for anything else than the form of its kind handed to the unit last.
    pub changed: bool,
    /// The draft letter that goes with it.
    pub draft: Option<String>,
    /// The address it goes to.
    pub email: Option<String>,
}

/// What was found in the files given.
#[derive(Clone, Debug, Serialize, Type)]
pub struct IntakeView {
    /// Whether what could be stored was stored.
    pub accepted: bool,
    /// One per workbook.
    pub files: Vec<FileView>,
}

/// One workbook that came back.
#[derive(Clone, Debug, Serialize, Type)]
pub struct FileView {
    /// What is known of it.
    #[serde(flatten)]
    pub head: FileHead,
    /// Matched rows, blank ones included.
    pub rows: Vec<RowView>,
}

/// What is known of a workbook that came back, its rows left aside.
#[derive(Clone, Debug, Serialize, Type)]
pub struct FileHead {
    /// The file; where it came in a letter or archive, that one.
    pub path: String,
    /// Its own name.
    pub name: String,
    /// The sheet its rows stand on.
    pub sheet: Option<String>,
    /// The sheets of its workbook that it is, where other units' reports stand beside it; none
    /// where it is the whole workbook.
    pub sheets: Vec<String>,
    /// Its own table that is no form's, and what the columns are read as.
    pub mapping: Option<MappingView>,
    /// The letter or archive it came in: its name, then those of the ones in it, outermost first.
    pub container: Option<String>,
    /// The address it was sent from.
    pub sender: Option<String>,
    /// What the letter it came in says itself.
    pub letter: Option<LetterView>,
    /// When it was received, RFC 3339.
    pub received: String,
    /// The unit.
    pub unit: Option<String>,
    /// The period.
    pub period: Option<String>,
    /// form_id, heading, file_name, sender, given.
    pub recognised_by: Option<&'static str>,
    /// new, revision, duplicate, older, quarantined, unreadable.
    pub verdict: &'static str,
    /// What is proposed of it, where it is a signed document and no workbook.
    pub document: Option<MarksView>,
    /// Whether it is a letter that brought no file: its own words are the report.
    pub words_only: bool,
    /// The name of the workbook whose signed copy it is and with which it is stored.
    pub copy_of: Option<String>,
    /// Numbers of indicators.
    pub measurements: Vec<MeasurementView>,
    /// Remarks about the workbook.
    pub remarks: Vec<RemarkView>,
}

/// One row that speaks of an assignment.
#[derive(Clone, Debug, Serialize, Type)]
pub struct RowView {
    /// The task's number.
    pub task: String,
    /// What it says.
    #[serde(flatten)]
    pub values: RowValues,
    /// Remarks about the row.
    pub remarks: Vec<RemarkView>,
}

/// What a row says.
#[derive(Clone, Debug, Serialize, Type)]
pub struct RowValues {
    /// Stable word of what was reported; `null` where blank.
    pub state: Option<&'static str>,
    /// Rate.
    pub percent: Option<f64>,
    /// Completion day.
    pub done_on: Option<String>,
    /// Result.
    pub result: String,
}

/// One number of an indicator.
#[derive(Clone, Debug, Serialize, Type)]
pub struct MeasurementView {
    /// The indicator's code.
    pub code: String,
    /// The indicator's name.
    pub indicator: String,
    /// Numerator.
    pub numerator: Option<f64>,
    /// Denominator.
    pub denominator: Option<f64>,
    /// Value.
    pub value: Option<f64>,
    /// Note.
    pub note: String,
    /// Remarks about the row.
    pub remarks: Vec<RemarkView>,
}

impl MeasurementView {
    pub(crate) fn of(indicator: &Indicator, measurement: &Measurement) -> MeasurementView {
        let number = |amount: Option<Amount>| amount.map(Amount::to_f64);
        let numbers = measurement.numbers;
        MeasurementView {
            code: indicator.code.clone(),
            indicator: indicator.name.clone(),
            numerator: number(numbers.numerator),
            denominator: number(numbers.denominator),
            value: number(numbers.value),
            note: measurement.note.clone(),
            remarks: measurement.remarks.iter().map(RemarkView::from).collect(),
        }
    }
}

/// One version that was stored.
#[derive(Clone, Debug, Serialize, Type)]
pub struct SubmissionView {
    /// Its number.
    pub id: i64,
    /// The unit.
    pub unit: String,
    /// The period.
    pub period: String,
    /// Version, from 1.
    pub version: u32,
    /// When it was received, RFC 3339.
    pub received: String,
    /// not_sent, on_time, late_same_day, late, never, waived.
    pub timeliness: &'static str,
    /// new, needs_more, approved.
    pub handling: String,
    /// Why it was sent back; `null` where it was not, or for single cells only.
    pub reason: Option<String>,
    /// How many things its remarks want of the unit.
    pub wants: usize,
    /// The file's name; empty for an entry by hand.
    pub file: String,
    /// SHA-256 of the original; `null` for an entry by hand.
    pub sha256: Option<String>,
    /// SHA-256 of the letter that brought it; `null` where none did, or it is that letter itself.
    pub letter_sha256: Option<String>,
    /// The sheets of the file it stands on, where the file holds other units' reports too.
    pub sheets: Vec<String>,
    /// telephone, paper, message, own, document, letter; `null` for a workbook, or where it was not
    /// said.
    pub way: Option<&'static str>,
    /// How many signed documents it is, or came with.
    pub documents: usize,
}

/// One version with what came with it.
#[derive(Clone, Debug, Serialize, Type)]
pub struct SubmissionDetail {
    /// The version.
    #[serde(flatten)]
    pub submission: SubmissionView,
    /// The letter or archive it came in.
    pub container: Option<String>,
    /// The address it was sent from.
    pub sender: Option<String>,
    /// What the letter it came in says itself, or the message it was entered from.
    pub letter: Option<LetterView>,
    /// Its signed documents.
    pub documents: Vec<DocumentView>,
}

/// The words that came with a report.
#[derive(Clone, Debug, Serialize, Type)]
pub struct LetterView {
    /// The subject; empty for a message.
    pub subject: String,
    /// The text.
    pub text: String,
}

/// A signed document that is stored.
#[derive(Clone, Debug, Serialize, Type)]
pub struct DocumentView {
    /// Its number.
    pub id: i64,
    /// Its file's name.
    pub file: String,
    /// SHA-256 of its bytes.
    pub sha256: String,
    /// What identifies it.
    #[serde(flatten)]
    pub marks: MarksView,
}

/// What identifies a signed document; blank where it is not known.
#[derive(Clone, Debug, Serialize, Type)]
pub struct MarksView {
    /// Số, ký hiệu.
    pub number: String,
    /// Its day.
    pub dated: Option<String>,
    /// Who signed it.
    pub signer: String,
}

impl From<&LetterText> for LetterView {
    fn from(letter: &LetterText) -> LetterView {
        LetterView {
            subject: letter.subject.clone(),
            text: letter.text.clone(),
        }
    }
}

impl From<&Marks> for MarksView {
    fn from(marks: &Marks) -> MarksView {
        MarksView {
            number: marks.number.clone(),
            dated: iso(marks.dated),
            signer: marks.signer.clone(),
        }
    }
}

/// A return that was written.
#[derive(Clone, Debug, Serialize, Type)]
pub struct ReturnView {
    /// The file.
    pub path: String,
    /// The period.
    pub period: String,
    /// The frozen version; `null` for a draft.
    pub version: Option<u32>,
    /// The day all statuses are derived for.
    pub as_of: String,
    /// Its sheets.
    pub sheets: Vec<ReturnSheetView>,
}

/// One sheet of a return.
#[derive(Clone, Debug, Serialize, Type)]
pub struct ReturnSheetView {
    /// The tab.
    pub name: String,
    /// Rows of its tables, headings left out.
    pub rows: usize,
}
