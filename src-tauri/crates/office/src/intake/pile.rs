//! The preview as the window shows it: each row beside what is stored.

use super::verdict::{Before, StoredVersion};
use super::{File, IntakePreview};
use crate::clock::rfc3339;
use crate::views::pile::{FileView, IntakeView, RowView, StoredVersionView};
use crate::views::{RemarkView, RowValues};
use plan::form::Want;
use plan::progress::{Progress, RowKey};
use plan::submission::SettledRow;
use plan::task::{Task, TaskId};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

impl IntakePreview {
    /// The preview beside what is stored, as the window shows it.
    pub fn beside_store(&self) -> IntakeView {
        self.pile(0)
    }

    /// The same; so many files were stored just now.
    pub(super) fn pile(&self, accepted_files: usize) -> IntakeView {
        let tasks = Tasks::of(self.background.tasks());
        let files = self.files.iter().enumerate();
        IntakeView {
            accepted: accepted_files > 0,
            accepted_files,
            files: files
                .map(|(index, file)| self.file(index, file, &tasks))
                .collect(),
        }
    }

    fn file(&self, index: usize, file: &File, tasks: &Tasks) -> FileView {
        let known = file.judged.before.rows(&self.files);
        let rows: Vec<RowView> = file
            .settled
            .iter()
            .flat_map(|settled| settled.rows.iter())
            .map(|row| row_beside(file, row, &known, tasks))
            .collect();
        FileView {
            index,
            stores: file.is_storable(),
            carrier: file
                .inside
                .as_ref()
                .and_then(|inside| inside.carrier.clone()),
            submission: file.submission.map(|id| id.0),
            stored: file.judged.stored.as_ref().map(StoredVersionView::from),
            replaces: match &file.judged.before {
                Before::Said { files, .. } => files.last().copied(),
                Before::Nothing => None,
            },
            task_count: rows.len(),
            changed: rows.iter().filter(|row| row.changed).count(),
            kept: kept(file, &known, tasks),
            wants: file.wants(),
            learnable: file.is_learnable(&self.background.directory),
            remembers: file.remembers,
            head: file.head(&self.background, &self.files),
            rows,
        }
    }
}

/// A row beside what is known of its assignment before the file counts.
fn row_beside(
    file: &File,
    row: SettledRow,
    known: &BTreeMap<RowKey, Progress>,
    tasks: &Tasks,
) -> RowView {
    let before = known.get(&row.key);
    RowView {
        task: row.number.to_string(),
        content: tasks.content(row.key.task),
        changed: !matches!(file.judged.before, Before::Nothing)
            && !read_alike(&row.progress, before.unwrap_or(&Progress::default())),
        before: before.map(RowValues::from),
        kept_aside: row.is_held_back(),
        remarks: row.remarks.iter().map(RemarkView::from).collect(),
        values: RowValues::from(row.progress),
        cell: row.place.cell,
    }
}

/// The tasks that something is known of and a file has no row for: that stays as it is.
fn kept(file: &File, known: &BTreeMap<RowKey, Progress>, tasks: &Tasks) -> Vec<String> {
    let rows = file.settled.iter().flat_map(|settled| settled.rows.iter());
    let has: BTreeSet<RowKey> = rows.map(|row| row.key).collect();
    let silent = known.keys().filter(|key| !has.contains(key));
    silent.filter_map(|key| tasks.number(key.task)).collect()
}

impl File {
    /// How many things its remarks want of the unit.
    fn wants(&self) -> usize {
        let settled = self.settled.iter();
        let remarks = settled.flat_map(|settled| {
            let numbers = settled.measurements.iter().flat_map(|row| &row.remarks);
            let rows = settled.rows.remarks();
            settled.remarks.iter().chain(rows).chain(numbers)
        });
        remarks
            .filter(|remark| Want::of(&remark.code).is_some())
            .count()
    }
}

/// The plans' tasks; their words are shared by all rows that speak of them.
struct Tasks(HashMap<TaskId, (String, Arc<str>)>);

impl Tasks {
    fn of<'a>(tasks: impl Iterator<Item = &'a Task>) -> Tasks {
        let named = tasks.map(|task| {
            let words = (task.number.to_string(), Arc::from(task.content.as_str()));
            (task.id, words)
        });
        Tasks(named.collect())
    }

    fn content(&self, id: TaskId) -> Arc<str> {
        self.0
            .get(&id)
            .map(|(_, content)| Arc::clone(content))
            .unwrap_or_default()
    }

    fn number(&self, id: TaskId) -> Option<String> {
        self.0.get(&id).map(|(number, _)| number.clone())
    }
}

/// Whether state, rate, completion day and result are the same: what a reader compares.
fn read_alike(one: &Progress, other: &Progress) -> bool {
    one.reported == other.reported
        && one.percent == other.percent
        && one.done_on == other.done_on
        && one.result == other.result
}

impl From<&StoredVersion> for StoredVersionView {
    fn from(stored: &StoredVersion) -> StoredVersionView {
        StoredVersionView {
            version: stored.version,
            received: rfc3339(stored.received),
            handling: stored.handling.word().to_owned(),
        }
    }
}
