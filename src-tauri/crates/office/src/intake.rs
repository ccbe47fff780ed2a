//! Taking in what units send: preview every file, then store exactly what was previewed.

mod accept;
mod background;
mod by_hand;
mod reading;
mod verdict;

pub use by_hand::Entry;
pub use verdict::Verdict;

use crate::clock::rfc3339;
use crate::views::{FileView, IntakeView, RemarkView, RowView, SubmissionView, iso};
use crate::{Office, OfficeError, periods::Sent};
use background::Background;
use chrono::NaiveDateTime;
use plan::progress::{Percent, Reported};
use plan::submission::{RecognisedBy, Settled, SettledRow};
use plan::unit::Directory;
use std::path::PathBuf;
use store::Revision;

/// Files that were read and set against the store; accepting consumes it.
#[derive(Debug)]
pub struct IntakePreview {
    files: Vec<File>,
    directory: Directory,
    revision: Revision,
}

/// One file of a preview.
#[derive(Debug)]
struct File {
    path: PathBuf,
    sha256: String,
    received: NaiveDateTime,
    verdict: Verdict,
    /// What it says; nothing where it cannot be read.
    settled: Option<Settled>,
    /// Why it cannot be read.
    refusal: Option<OfficeError>,
}

impl IntakePreview {
    /// The preview to look at.
    pub fn view(&self) -> IntakeView {
        IntakeView {
            accepted: false,
            files: self
                .files
                .iter()
                .map(|file| file.view(&self.directory))
                .collect(),
        }
    }
}

impl Office {
    /// Reads files and folders and sets each against the store. A file that cannot be read is a
    /// verdict, not an error.
    ///
    /// # Errors
    /// A path does not exist, or nothing stands there; no plan; no such period; the store
    /// refuses.
    pub fn preview_submissions(
        &self,
        paths: &[PathBuf],
        period: Option<&str>,
    ) -> Result<IntakePreview, OfficeError> {
        let files = reading::listed(paths)?;
        if files.is_empty() {
            return Err(OfficeError::NothingStored);
        }
        // The store is let go while files are read: what changes meanwhile makes the preview stale.
        let background = self.read(|reader| Background::of(self, reader, period))?;
        let opened = reading::open_all(&files, &background);
        self.read(|reader| verdict::judge(reader, background, opened))
    }

    /// All versions received for a period.
    ///
    /// # Errors
    /// No such period; the store refuses.
    pub fn submissions(&self, period: &str) -> Result<Vec<SubmissionView>, OfficeError> {
        self.read(|reader| {
            let period = self.period_of(reader, period)?;
            let sent = Sent::of(reader, &period)?;
            let directory = self.directory(reader)?;
            let view = |submission: store::Submission| SubmissionView {
                id: submission.id.0,
                unit: directory
                    .unit(submission.unit)
                    .map(|unit| unit.name.clone())
                    .unwrap_or_default(),
                period: submission.period.to_string(),
                version: submission.version,
                received: rfc3339(submission.received_at),
                timeliness: sent.timeliness(submission.unit).word(),
                handling: submission.handling.word().to_owned(),
                file: submission.file_name,
                sha256: submission.original.map(|hash| hash.as_str().to_owned()),
            };
            Ok(reader
                .submissions(period.id)?
                .into_iter()
                .map(view)
                .collect())
        })
    }
}

impl File {
    fn view(&self, directory: &Directory) -> FileView {
        let settled = self.settled.as_ref();
        let unit = settled
            .and_then(|settled| settled.unit)
            .and_then(|unit| directory.unit(unit));
        FileView {
            path: self.path.display().to_string(),
            sheet: settled
                .and_then(|settled| settled.rows.first())
                .map(|row| row.place.sheet.clone()),
            container: None,
            sender: None,
            received: rfc3339(self.received),
            unit: unit.map(|unit| unit.name.clone()),
            period: settled
                .and_then(|settled| settled.period)
                .map(|period| period.to_string()),
            recognised_by: settled
                .and_then(|settled| settled.recognised_by)
                .map(recognised_word),
            verdict: self.verdict.word(),
            rows: settled
                .map(|settled| settled.rows.iter().map(row_view).collect())
                .unwrap_or_default(),
            measurements: Vec::new(),
            remarks: self.remarks(),
        }
    }

    fn remarks(&self) -> Vec<RemarkView> {
        let read = self
            .settled
            .iter()
            .flat_map(|settled| &settled.remarks)
            .map(RemarkView::from);
        let refused = self.refusal.iter().map(|refusal| RemarkView {
            code: refusal.code().to_owned(),
            sheet: String::new(),
            cell: String::new(),
            message: format!("{} {}", refusal.message(), refusal.hint()),
        });
        read.chain(refused).collect()
    }
}

fn recognised_word(by: RecognisedBy) -> &'static str {
    match by {
        RecognisedBy::FormId => "form_id",
        RecognisedBy::Heading => "heading",
        RecognisedBy::FileName => "file_name",
    }
}

fn row_view(row: &SettledRow) -> RowView {
    RowView {
        task: row.number.to_string(),
        state: row.progress.reported.map(Reported::word),
        percent: row.progress.percent.map(Percent::value),
        done_on: iso(row.progress.done_on),
        result: row.progress.result.clone(),
        remarks: row.remarks.iter().map(RemarkView::from).collect(),
    }
}
