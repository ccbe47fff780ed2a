//! Taking in what units send: preview every file, then store exactly what was previewed.

mod accept;
mod background;
mod by_hand;
mod inside;
mod pile;
mod queue;
mod reading;
mod settling;
mod verdict;

pub use by_hand::Entry;

use crate::clock::rfc3339;
use crate::views::{
    FileHead, FileView, IntakeView, MeasurementView, RemarkView, RowValues, RowView,
    SubmissionView, iso,
};
use crate::watch::{Job, Steps};
use crate::{Office, OfficeError, periods::Sent};
use background::{Background, Given};
use chrono::NaiveDateTime;
use inside::Inside;
use plan::indicator::{Indicator, Measurement};
use plan::progress::{Percent, Progress, Reported};
use plan::submission::{RecognisedBy, Settled, SettledRow};
use reading::{Asked, Opened, Wanted};
use std::path::{Path, PathBuf};
use store::SubmissionId;
use verdict::Judged;

/// Files that were read and set against the store.
#[derive(Debug)]
pub struct IntakePreview {
    files: Vec<File>,
    background: Background,
}

/// One file of a preview: a file by itself, or one that came in a letter or archive.
#[derive(Debug)]
struct File {
    /// The file on disk that it is, or came in.
    path: PathBuf,
    /// That file's SHA-256.
    file_sha256: String,
    /// Its own name.
    name: String,
    /// SHA-256 of its own bytes.
    sha256: String,
    /// Where it lay in a letter or archive.
    inside: Option<Inside>,
    received: NaiveDateTime,
    /// What the user says of it.
    given: Given,
    /// What it says; nothing where it cannot be read.
    settled: Option<Settled>,
    /// Why it cannot be read.
    refusal: Option<OfficeError>,
    judged: Judged,
    /// What accepting it from this preview stored.
    submission: Option<SubmissionId>,
}

impl IntakePreview {
    /// The preview to look at, as the terminal tells it.
    pub fn view(&self) -> IntakeView {
        IntakeView {
            accepted: false,
            files: self
                .files
                .iter()
                .map(|file| file.view(&self.background))
                .collect(),
        }
    }
}

impl Office {
    /// Reads files and folders and sets each against the store. A file that cannot be read is a
    /// verdict, not an error.
    ///
    /// # Errors
    /// A path does not exist, or nothing stands there; no plan; no such period; whoever watches
    /// stops it; the store refuses.
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
        let (background, given) = self.read(|reader| {
            let named = period.map(|text| self.period_of(reader, text));
            let period = named.transpose()?.map(|period| period.id);
            let given = Given { unit: None, period };
            Ok((Background::of(self, reader, period)?, given))
        })?;
        let asked = files.iter().map(|path| Asked {
            path,
            wanted: Wanted::Everything(given),
        });
        let asked: Vec<Asked<'_>> = asked.collect();
        let steps = Steps::begin(&*self.watch, Job::Read, asked.len());
        let opened = reading::open_all(&asked, &background, &steps)?;
        let files = opened.into_iter().map(|opened| File::of(opened, given));
        let mut preview = IntakePreview {
            files: files.collect(),
            background,
        };
        self.read(|reader| verdict::judge(reader, &preview.background, &mut preview.files))?;
        steps.go_on()?;
        Ok(preview)
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
    /// A file just read; nothing is known yet of what it is.
    fn of(opened: Opened, given: Given) -> File {
        let (settled, refusal) = match opened.content {
            Ok(settled) => (Some(settled), None),
            Err(refusal) => (None, Some(refusal)),
        };
        File {
            path: opened.path,
            file_sha256: opened.file_sha256,
            name: opened.name,
            sha256: opened.sha256,
            inside: opened.inside,
            received: opened.received,
            given,
            settled,
            refusal,
            judged: Judged::default(),
            submission: None,
        }
    }

    fn view(&self, background: &Background) -> FileView {
        let rows = self.settled.iter().flat_map(|settled| &settled.rows);
        FileView {
            head: self.head(background),
            rows: rows.map(row_view).collect(),
        }
    }

    /// All of it but its rows.
    fn head(&self, background: &Background) -> FileHead {
        let Background {
            directory,
            indicators,
            ..
        } = background;
        let settled = self.settled.as_ref();
        let unit = settled
            .and_then(|settled| settled.unit)
            .and_then(|unit| directory.unit(unit));
        FileHead {
            path: self.path.display().to_string(),
            name: self.name.clone(),
            sheet: settled
                .and_then(|settled| settled.rows.first())
                .map(|row| row.place.sheet.clone()),
            container: self.container(),
            sender: self.sender(),
            received: rfc3339(self.received),
            unit: unit.map(|unit| unit.name.clone()),
            period: settled
                .and_then(|settled| settled.period)
                .map(|period| period.to_string()),
            recognised_by: settled
                .and_then(|settled| settled.recognised_by)
                .map(recognised_word),
            verdict: self.judged.verdict.word(),
            measurements: self.measurements(indicators),
            remarks: self.remarks(),
        }
    }

    /// The numbers it holds; those that could not be read are blank.
    fn measurements(&self, indicators: &[Indicator]) -> Vec<MeasurementView> {
        let settled = self.settled.iter();
        let read = settled.flat_map(|settled| &settled.measurements);
        let view = |measurement: &Measurement| {
            let of = |indicator: &&Indicator| indicator.id == measurement.key.indicator;
            let indicator = indicators.iter().find(of)?;
            Some(MeasurementView::of(indicator, measurement))
        };
        read.filter_map(view).collect()
    }

    /// The letter or archive it came in.
    fn container(&self) -> Option<String> {
        self.inside.as_ref().map(|inside| inside.container.clone())
    }

    /// The address it was sent from.
    fn sender(&self) -> Option<String> {
        self.inside
            .as_ref()
            .and_then(|inside| inside.sender.clone())
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

/// A file's own name.
fn name_of(path: &Path) -> String {
    path.file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default()
}

fn recognised_word(by: RecognisedBy) -> &'static str {
    match by {
        RecognisedBy::FormId => "form_id",
        RecognisedBy::Heading => "heading",
        RecognisedBy::FileName => "file_name",
        RecognisedBy::Sender => "sender",
        RecognisedBy::Given => "given",
    }
}

fn row_view(row: &SettledRow) -> RowView {
    RowView {
        task: row.number.to_string(),
        values: RowValues::from(&row.progress),
        remarks: row.remarks.iter().map(RemarkView::from).collect(),
    }
}

impl From<&Progress> for RowValues {
    fn from(progress: &Progress) -> RowValues {
        RowValues {
            state: progress.reported.map(Reported::word),
            percent: progress.percent.map(Percent::value),
            done_on: iso(progress.done_on),
            result: progress.result.clone(),
        }
    }
}
