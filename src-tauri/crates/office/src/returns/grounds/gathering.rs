//! Reading what a return is made from out of the store.

use super::super::cells::Said;
use super::super::numbers::NumberGrounds;
use super::Source;
use crate::OfficeError;
use crate::clock::rfc3339;
use crate::documents::cited;
use plan::difficulty::DifficultyId;
use plan::form::GeneralKind;
use plan::indicator::{IndicatorId, Measured};
use plan::progress::RowKey;
use plan::task::{Plan, TaskId};
use plan::unit::Directory;
use sheets::wording::reported_words;
use std::collections::{BTreeMap, HashMap};
use store::{FileHash, Reader, StoredDifficulty, StoredMeasurement, StoredPlan, StoredRow};
use store::{Submission, SubmissionId};

/// Reading sources from the store, each once.
pub(super) struct Gathering<'a, 'c> {
    pub(super) reader: &'a Reader<'c>,
    pub(super) directory: &'a Directory,
    pub(super) sources: Vec<Source>,
    pub(super) submissions: HashMap<SubmissionId, Submission>,
    pub(super) rows: HashMap<(SubmissionId, RowKey), usize>,
}

impl Gathering<'_, '_> {
    fn keep(&mut self, source: Source) -> usize {
        self.sources.push(source);
        self.sources.len() - 1
    }

    pub(super) fn row(&mut self, row: &StoredRow) -> Result<usize, OfficeError> {
        if let Some(at) = self.rows.get(&(row.submission, row.key)) {
            return Ok(*at);
        }
        let submission = self.submission(row.submission)?;
        let progress = &row.progress;
        let texts = [
            (
                Said::State,
                progress.reported.map(|one| reported_words(one).to_owned()),
            ),
            (
                Said::Percent,
                progress
                    .percent
                    .map(|one| one.value().to_string().replace('.', ",")),
            ),
            (
                Said::DoneOn,
                progress
                    .done_on
                    .map(|day| day.format("%d/%m/%Y").to_string()),
            ),
            (Said::Result, Some(progress.result.clone())),
            (Said::Product, Some(progress.product.clone())),
        ];
        let said = texts
            .into_iter()
            .filter_map(|(said, text)| Some((said, text.filter(|text| !text.is_empty())?)));
        let mut source = self.source_of(&submission);
        source.sheet.clone_from(&row.place.sheet);
        source.cells = cells_of(&row.place.cell);
        source.said = said.collect();
        let at = self.keep(source);
        self.rows.insert((row.submission, row.key), at);
        Ok(at)
    }

    fn submission(&mut self, id: SubmissionId) -> Result<Submission, OfficeError> {
        if let Some(known) = self.submissions.get(&id) {
            return Ok(known.clone());
        }
        let found = self.reader.submission(id)?;
        self.submissions.insert(id, found.clone());
        Ok(found)
    }

    /// Where each difficulty is written.
    pub(super) fn difficulties(
        &mut self,
        known: &[StoredDifficulty],
    ) -> Result<HashMap<DifficultyId, Vec<usize>>, OfficeError> {
        let mut found: HashMap<DifficultyId, Vec<usize>> = HashMap::new();
        for one in known {
            for written in &one.written {
                let submission = self.submission(written.submission)?;
                let mut source = self.source_of(&submission);
                source.sheet.clone_from(&written.place.sheet);
                source.cells = cells_of(&written.place.cell);
                source.said = BTreeMap::from([(Said::Words, written.text.clone())]);
                let at = self.keep(source);
                found.entry(one.difficulty.id).or_default().push(at);
            }
        }
        Ok(found)
    }

    /// Every number in force, each as a source.
    pub(super) fn numbers(
        &mut self,
        measured: &HashMap<IndicatorId, Vec<Measured>>,
    ) -> Result<NumberGrounds, OfficeError> {
        let mut ids: Vec<_> = measured
            .values()
            .flatten()
            .flat_map(|known| known.points.iter().map(|point| point.id))
            .collect();
        // In one order always: a frozen return keeps its sources as they are listed.
        ids.sort_unstable();
        let mut sources = HashMap::with_capacity(ids.len());
        for stored in self.reader.measurements(&ids)? {
            sources.insert(stored.id, self.number(&stored)?);
        }
        Ok(NumberGrounds {
            sources,
            measured: measured.clone(),
        })
    }

    pub(super) fn number(&mut self, stored: &StoredMeasurement) -> Result<usize, OfficeError> {
        let mut source = match stored.submission {
            Some(id) => {
                let submission = self.submission(id)?;
                self.source_of(&submission)
            }
            None => self.official(stored)?,
        };
        source.sheet.clone_from(&stored.place.sheet);
        source.cells = cells_of(&stored.place.cell);
        let numbers = stored.numbers;
        let said = [
            (Said::Numerator, numbers.numerator),
            (Said::Denominator, numbers.denominator),
            (Said::Value, numbers.value),
        ];
        let words = |amount: plan::indicator::Amount| match stored.text.as_str() {
            "" => amount.to_string(),
            text => text.to_owned(),
        };
        source.said = said
            .into_iter()
            .filter_map(|(said, amount)| Some((said, words(amount?))))
            .collect();
        Ok(self.keep(source))
    }

    /// A table of official numbers.
    fn official(&self, stored: &StoredMeasurement) -> Result<Source, OfficeError> {
        let unit = self.directory.unit(stored.key.unit);
        let original = match &stored.original {
            Some(hash) => self.reader.original(hash)?,
            None => None,
        };
        Ok(Source {
            unit: unit.map(|unit| unit.name.clone()),
            period: Some(stored.period.to_string()),
            file: original.map(|original| original.name).unwrap_or_default(),
            original: stored.original.as_ref().map(FileHash::to_string),
            ..Source::default()
        })
    }

    pub(super) fn head(&mut self, submission: &Submission) -> usize {
        let mut source = self.source_of(submission);
        let received = rfc3339(submission.received_at);
        source.said = BTreeMap::from([(Said::Received, received)]);
        self.keep(source)
    }

    pub(super) fn documents(&mut self, submission: &Submission) -> Result<Vec<usize>, OfficeError> {
        let mut sources = Vec::new();
        for content in self.reader.contents(submission.id)? {
            if !matches!(
                content.kind,
                GeneralKind::ReportNumber | GeneralKind::ReportDate
            ) {
                continue;
            }
            let mut source = self.source_of(submission);
            source.sheet = content.place.sheet;
            source.cells = cells_of(&content.place.cell);
            source.said = BTreeMap::from([(Said::Words, content.text)]);
            sources.push(self.keep(source));
        }
        Ok(sources)
    }

    fn source_of(&self, submission: &Submission) -> Source {
        let unit = self.directory.unit(submission.unit);
        Source {
            unit: unit.map(|unit| unit.name.clone()),
            period: Some(submission.period.to_string()),
            submission: Some(submission.id.0),
            file: submission.file_name.clone(),
            original: submission.original.as_ref().map(FileHash::to_string),
            ..Source::default()
        }
    }

    pub(super) fn tasks(
        &mut self,
        stored: &StoredPlan,
    ) -> Result<HashMap<TaskId, usize>, OfficeError> {
        let original = match &stored.original {
            Some(hash) => self.reader.original(hash)?,
            None => None,
        };
        let file = original.map(|original| original.name).unwrap_or_default();
        let plan: &Plan = &stored.plan;
        let documents = self.reader.documents()?;
        let mut tasks = HashMap::new();
        for task in &plan.tasks {
            let said = BTreeMap::from([
                (Said::Number, task.number.to_string()),
                (Said::Content, task.content.clone()),
                (Said::Lead, task.lead_text.clone()),
                (Said::Support, task.support_text.clone()),
                (Said::Deadline, task.deadline.text.clone()),
            ]);
            let by = documents.iter().find(|one| Some(one.id) == task.directive);
            let source = match by {
                // No appendix holds it: the document that founded it is where it comes from.
                Some(document) => Source {
                    file: cited(&document.record),
                    original: document
                        .record
                        .file
                        .as_ref()
                        .map(|(_, hash)| hash.to_string()),
                    said,
                    ..Source::default()
                },
                None => Source {
                    file: file.clone(),
                    original: stored.original.as_ref().map(FileHash::to_string),
                    sheet: plan.sheet.clone(),
                    cells: task.cells.clone(),
                    said,
                    ..Source::default()
                },
            };
            tasks.insert(task.id, self.keep(source));
        }
        Ok(tasks)
    }
}

fn cells_of(cell: &str) -> Vec<String> {
    match cell {
        "" => Vec::new(),
        cell => vec![cell.to_owned()],
    }
}
