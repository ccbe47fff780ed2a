//! What each file is against what is stored: new, a revision, a duplicate, older, in doubt.

use super::background::Background;
use super::reading::Opened;
use super::{File, IntakePreview};
use crate::OfficeError;
use plan::period::PeriodId;
use plan::progress::{Progress, RowKey};
use plan::submission::{Routine, Settled};
use plan::unit::UnitId;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use store::{FileHash, Reader, Submission};

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// The unit's first report of the period.
    New,
    /// Another version.
    Revision,
    /// The same again: nothing to store.
    Duplicate,
    /// Received before the version already accepted.
    Older,
    /// Unit or period are unknown or contradict themselves.
    Quarantined,
    /// It cannot be read.
    Unreadable,
}

impl Verdict {
    /// Its stable word.
    pub fn word(self) -> &'static str {
        match self {
            Verdict::New => "new",
            Verdict::Revision => "revision",
            Verdict::Duplicate => "duplicate",
            Verdict::Older => "older",
            Verdict::Quarantined => "quarantined",
            Verdict::Unreadable => "unreadable",
        }
    }
}

/// What one version says, for telling whether another says the same.
#[derive(Clone, Debug, Default, PartialEq)]
struct Says {
    rows: BTreeMap<RowKey, Progress>,
    routine: bool,
    general: BTreeSet<String>,
}

/// Judges opened files against what is stored, in the order given.
pub(super) fn judge(
    reader: &Reader<'_>,
    background: Background,
    opened: Vec<Opened>,
) -> Result<IntakePreview, OfficeError> {
    let mut judge = Judge {
        reader,
        background: &background,
        said: HashMap::new(),
        seen: BTreeSet::new(),
    };
    let mut files: Vec<File> = Vec::with_capacity(opened.len());
    for Opened {
        path,
        sha256,
        content,
    } in opened
    {
        let (mut settled, refusal) = match content {
            Ok(settled) => (Some(settled), None),
            Err(refusal) => (None, Some(refusal)),
        };
        let verdict = match &mut settled {
            Some(settled) => {
                if judge.repeats_settled(settled)? {
                    settled.stay();
                }
                judge.verdict(settled, &sha256, &files)?
            }
            None => Verdict::Unreadable,
        };
        files.push(File {
            path,
            sha256,
            received: background.received,
            verdict,
            settled,
            refusal,
        });
    }
    Ok(IntakePreview {
        files,
        revision: background.revision,
        directory: background.directory,
    })
}

/// Knows what is stored and what earlier files of the batch will add.
struct Judge<'a, 's> {
    reader: &'a Reader<'s>,
    background: &'a Background,
    /// The place of the batch's last file that says something new of a unit and period.
    said: HashMap<(UnitId, PeriodId), usize>,
    seen: BTreeSet<String>,
}

impl Judge<'_, '_> {
    /// Whether a file taken for a later period only says again what was settled before.
    fn repeats_settled(&self, settled: &Settled) -> Result<bool, OfficeError> {
        let named = settled.unit.zip(settled.moved_from);
        let latest = named.and_then(|(unit, period)| self.background.latest(unit, period));
        let says = latest.map(|latest| self.stored_says(latest)).transpose()?;
        Ok(says.is_some_and(|says| says == Says::of(settled)))
    }

    fn verdict(
        &mut self,
        settled: &Settled,
        sha256: &str,
        earlier: &[File],
    ) -> Result<Verdict, OfficeError> {
        let (Some(unit), Some(period)) = (settled.unit, settled.period) else {
            return Ok(Verdict::Quarantined);
        };
        if settled.contradicts {
            return Ok(Verdict::Quarantined);
        }
        let known = FileHash::parse(sha256)
            .map(|hash| self.reader.submissions_of_file(&hash))
            .transpose()?;
        let stored_before = known.is_some_and(|known| {
            known
                .iter()
                .any(|one| one.unit == unit && one.period == period)
        });
        if stored_before || !self.seen.insert(format!("{sha256} {unit:?} {period}")) {
            return Ok(Verdict::Duplicate);
        }
        let latest = self.background.latest(unit, period);
        let said = self.said.get(&(unit, period));
        let before = match said.and_then(|at| earlier.get(*at)?.settled.as_ref()) {
            Some(before) => Some(Says::of(before)),
            None => latest.map(|latest| self.stored_says(latest)).transpose()?,
        };
        let verdict = match (&before, latest) {
            (Some(before), _) if *before == Says::of(settled) => Verdict::Duplicate,
            (Some(_), Some(latest)) if latest.received_at > self.background.received => {
                Verdict::Older
            }
            (Some(_), _) => Verdict::Revision,
            (None, _) => Verdict::New,
        };
        if !settled.blank && matches!(verdict, Verdict::New | Verdict::Revision) {
            self.said.insert((unit, period), earlier.len());
        }
        Ok(verdict)
    }

    fn stored_says(&self, submission: &Submission) -> Result<Says, OfficeError> {
        let rows = self.reader.rows_of(submission.id)?;
        let general = self.reader.contents(submission.id)?;
        Ok(Says {
            rows: rows
                .into_iter()
                .map(|row| (row.key, row.progress))
                .collect(),
            routine: submission.routine,
            general: general
                .into_iter()
                .map(|content| format!("{:?} {}", content.kind, content.text))
                .collect(),
        })
    }
}

impl Says {
    fn of(settled: &Settled) -> Says {
        let rows = settled
            .rows
            .iter()
            .filter(|row| !row.is_held_back() && !row.progress.is_blank());
        Says {
            rows: rows.map(|row| (row.key, row.progress.clone())).collect(),
            routine: settled.routine == Some(Routine::NothingNew),
            general: settled
                .general
                .iter()
                .map(|item| format!("{:?} {}", item.kind, item.text))
                .collect(),
        }
    }
}
