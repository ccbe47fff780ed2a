//! Taking in what units send: preview every file, then store exactly what was previewed.

mod accept;
mod background;
mod carrier;
mod content;
mod copies;
mod entering;
mod entry_form;
mod from_letter;
mod inside;
mod learning;
mod looking;
mod mapping;
mod pile;
mod queue;
mod reading;
mod received;
mod settling;
mod stored;
mod verdict;

pub(crate) use accept::known_submission;
pub(crate) use background::Background;
pub use entering::Entry;
pub use looking::Look;
pub use received::DocumentMarks;
pub(crate) use stored::read_stored;

use crate::clock::rfc3339;
use crate::views::{
    ColumnChoice, FileHead, FileView, IntakeView, LetterView, MarksView, MeasurementView,
    RemarkView, RowValues, RowView, iso,
};
use crate::watch::{Job, Steps};
use crate::{Office, OfficeError, find_unit};
use background::Given;
use chrono::NaiveDateTime;
use inside::Inside;
use plan::indicator::{Indicator, Measurement};
use plan::progress::{Percent, Progress, Reported};
use plan::remark::{Remark, RemarkCode};
use plan::submission::{RecognisedBy, Settled, SettledRow, Told};
use reading::{Asked, Opened, Wanted};
use std::path::{Path, PathBuf};
use store::SubmissionId;
use verdict::Judged;

/// What is to be read, and what the user says of all of it.
#[derive(Clone, Debug, Default)]
pub struct IntakeRequest {
    /// Files and folders.
    pub paths: Vec<PathBuf>,
    /// Whose all of them are.
    pub unit: Option<String>,
    /// The period all of them report on.
    pub period: Option<String>,
    /// What the columns of the units' own tables among them hold; none where it is not said.
    pub columns: Vec<ColumnChoice>,
}

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
    /// Whether accepting it notes its sender's address for its unit.
    remembers: bool,
}

impl IntakePreview {
    /// The preview to look at, as the terminal tells it.
    pub fn view(&self) -> IntakeView {
        IntakeView {
            accepted: false,
            files: self
                .files
                .iter()
                .map(|file| file.view(&self.background, &self.files))
                .collect(),
        }
    }

    /// The same of a preview that is done with: its rows are let go as they are taken over.
    fn into_view(self, accepted: bool) -> IntakeView {
        let heads = self.files.iter();
        let heads = heads.map(|file| file.head(&self.background, &self.files));
        let heads: Vec<FileHead> = heads.collect();
        let files = heads.into_iter().zip(self.files);
        let files = files.map(|(head, file)| FileView {
            head,
            rows: file.rows(),
        });
        IntakeView {
            accepted,
            files: files.collect(),
        }
    }
}

impl Office {
    /// Reads files and folders and sets each against the store. A file that cannot be read is a
    /// verdict, not an error.
    ///
    /// # Errors
    /// As [`Office::preview_intake`].
    pub fn preview_submissions(
        &self,
        paths: &[PathBuf],
        period: Option<&str>,
    ) -> Result<IntakePreview, OfficeError> {
        self.preview_intake(&IntakeRequest {
            paths: paths.to_vec(),
            period: period.map(str::to_owned),
            ..IntakeRequest::default()
        })
    }

    /// The same, with what the user says of all of them.
    ///
    /// # Errors
    /// A path does not exist, or nothing stands there; no plan; no such unit or period; whoever
    /// watches stops it; the store refuses.
    pub fn preview_intake(&self, request: &IntakeRequest) -> Result<IntakePreview, OfficeError> {
        let files = reading::listed(&request.paths)?;
        if files.is_empty() {
            return Err(OfficeError::NothingStored);
        }
        let told = match request.columns.as_slice() {
            [] => Vec::new(),
            columns => vec![Told::Sheet(mapping::told_columns(columns)?)],
        };
        // The store is let go while files are read: what changes meanwhile makes the preview stale.
        let (background, given) = self.read(|reader| {
            let period = request.period.as_deref();
            let named = period.map(|text| self.period_of(reader, text));
            let period = named.transpose()?.map(|period| period.id);
            let background = Background::of(self, reader, period)?;
            let unit = request.unit.as_deref();
            let named = unit.map(|name| find_unit(&background.directory, name));
            let unit = named.transpose()?.map(|unit| unit.id);
            let given = Given {
                unit,
                period,
                told,
                part: None,
            };
            Ok((background, given))
        })?;
        let asked = files.iter().map(|path| Asked {
            path,
            wanted: Wanted::Everything(given.clone()),
        });
        let asked: Vec<Asked<'_>> = asked.collect();
        let steps = Steps::begin(&*self.watch, Job::Read, asked.len());
        let opened = reading::open_all(&asked, &background, &steps)?;
        let files = opened
            .into_iter()
            .map(|opened| File::of(opened, given.clone()));
        let mut preview = IntakePreview {
            files: files.collect(),
            background,
        };
        self.read(|reader| verdict::judge(reader, &preview.background, &mut preview.files))?;
        steps.go_on()?;
        Ok(preview)
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
            given: Given {
                part: opened.part,
                ..given
            },
            settled,
            refusal,
            judged: Judged::default(),
            submission: None,
            remembers: false,
        }
    }

    fn view(&self, background: &Background, files: &[File]) -> FileView {
        FileView {
            head: self.head(background, files),
            rows: self.rows(),
        }
    }

    fn rows(&self) -> Vec<RowView> {
        let rows = self.settled.iter().flat_map(|settled| settled.rows.iter());
        rows.map(row_view).collect()
    }

    /// All of it but its rows.
    fn head(&self, background: &Background, files: &[File]) -> FileHead {
        let Background {
            directory,
            indicators,
            ..
        } = background;
        let settled = self.settled.as_ref();
        let (unit, period) = self.whose();
        let unit = unit.and_then(|unit| directory.unit(unit));
        let inside = self.inside.as_ref();
        FileHead {
            path: self.path.display().to_string(),
            name: self.name.clone(),
            sheet: settled
                .and_then(|settled| settled.rows.get(0))
                .map(|row| row.place.sheet),
            sheets: self.sheets(),
            mapping: self.mapping(&background.remembered),
            container: self.container(),
            sender: self.sender(),
            letter: inside
                .and_then(|inside| inside.letter.as_deref())
                .map(LetterView::from),
            received: rfc3339(self.received),
            unit: unit.map(|unit| unit.name.clone()),
            period: period.map(|period| period.to_string()),
            recognised_by: settled
                .and_then(|settled| settled.recognised_by)
                .map(recognised_word),
            verdict: self.judged.verdict.word(),
            document: settled
                .and_then(|settled| settled.document.as_ref())
                .filter(|_| !self.is_letter())
                .map(MarksView::from),
            words_only: self.is_letter(),
            copy_of: self
                .copy_of()
                .and_then(|at| files.get(at))
                .map(|workbook| workbook.name.clone()),
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
        let container = self.inside.as_ref().map(|inside| inside.container.clone());
        container.filter(|container| !container.is_empty())
    }

    /// The address it was sent from.
    fn sender(&self) -> Option<String> {
        self.inside
            .as_ref()
            .and_then(|inside| inside.sender.clone())
    }

    fn remarks(&self) -> Vec<RemarkView> {
        // What a signed copy does not say itself, its workbook says.
        let (unit, period) = self.whose();
        let is_answered = |remark: &&Remark| match remark.code {
            _ if self.copy_of().is_some() => true,
            RemarkCode::UnitUnknown => unit.is_some(),
            RemarkCode::PeriodUnknown => period.is_some(),
            _ => false,
        };
        let read = self
            .settled
            .iter()
            .flat_map(|settled| &settled.remarks)
            .filter(|remark| !is_answered(remark))
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

fn row_view(row: SettledRow) -> RowView {
    RowView {
        task: row.number.to_string(),
        values: RowValues::from(row.progress),
        remarks: row.remarks.iter().map(RemarkView::from).collect(),
    }
}

impl From<&Progress> for RowValues {
    fn from(progress: &Progress) -> RowValues {
        RowValues::from(progress.clone())
    }
}

impl From<Progress> for RowValues {
    fn from(progress: Progress) -> RowValues {
        RowValues {
            state: progress.reported.map(Reported::word),
            percent: progress.percent.map(Percent::value),
            done_on: iso(progress.done_on),
            result: progress.result,
        }
    }
}
