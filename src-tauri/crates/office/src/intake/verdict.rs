//! What each file is against what is stored: new, a revision, a duplicate, older, in doubt.

use super::File;
use super::background::Background;
use super::copies;
use crate::OfficeError;
use chrono::NaiveDateTime;
use plan::indicator::{MeasureKey, Numbers};
use plan::period::PeriodId;
use plan::progress::{Progress, RowKey};
use plan::submission::{Routine, Settled};
use plan::unit::UnitId;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use store::{FileHash, Handling, Reader, Source, Submission};

/// What a file is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
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
    #[default]
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

/// What a file is, and what it was set against to know.
#[derive(Debug, Default)]
pub(super) struct Judged {
    pub verdict: Verdict,
    /// The newest version stored for the unit and period.
    pub stored: Option<StoredVersion>,
    /// What stands there before it.
    pub before: Before,
    /// What it belongs to, where it is a signed document.
    pub belongs: Option<Belongs>,
}

/// What a signed document belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Belongs {
    /// The workbook of the same preview whose signed copy it is, by its place.
    pub to: Option<usize>,
    /// Whose it is.
    pub unit: Option<UnitId>,
    /// Which period it is for.
    pub period: Option<PeriodId>,
}

/// A stored version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct StoredVersion {
    pub version: u32,
    pub received: NaiveDateTime,
    pub handling: Handling,
}

/// What another file's rows are compared with.
#[derive(Debug, Default)]
pub(super) enum Before {
    /// Nothing, or nothing that matters: the file is the first, the same again, or in doubt.
    #[default]
    Nothing,
    /// What the unit is known to have said of the period.
    Said {
        /// What is stored of it.
        stored: BTreeMap<RowKey, Progress>,
        /// The places of the same preview's files that say more of it, in order.
        files: Vec<usize>,
    },
}

/// What a unit says of a period, for telling whether another file says the same.
#[derive(Clone, Debug, Default, PartialEq)]
struct Says {
    rows: BTreeMap<RowKey, Progress>,
    numbers: BTreeMap<MeasureKey, (Numbers, String)>,
    routine: bool,
    general: BTreeSet<String>,
}

/// Judges files against what is stored, in their order; those stored from this preview already
/// are left as they are.
pub(super) fn judge(
    reader: &Reader<'_>,
    background: &Background,
    files: &mut [File],
) -> Result<(), OfficeError> {
    let mut judge = Judge {
        reader,
        background,
        said: HashMap::new(),
        seen: BTreeSet::new(),
    };
    for at in 0..files.len() {
        let (earlier, later) = files.split_at_mut(at);
        let open = |file: &&mut File| file.submission.is_none() && !file.is_document();
        if let Some(file) = later.first_mut().filter(open) {
            file.judged = judge.judge(file, earlier)?;
        }
    }
    copies::judge(reader, files)
}

/// Knows what is stored and what earlier files of the batch will add.
struct Judge<'a, 's> {
    reader: &'a Reader<'s>,
    background: &'a Background,
    /// The places of the batch's files that say something new of a unit and period, in order.
    said: HashMap<(UnitId, PeriodId), Vec<usize>>,
    seen: BTreeSet<(String, UnitId, PeriodId)>,
}

impl Judge<'_, '_> {
    fn judge(&mut self, file: &mut File, earlier: &[File]) -> Result<Judged, OfficeError> {
        if let Some(settled) = &mut file.settled
            && self.repeats_settled(settled)?
        {
            settled.stay();
        }
        let Some(settled) = &file.settled else {
            return Ok(Judged::default());
        };
        let (Some(unit), Some(period)) = (settled.unit, settled.period) else {
            return Ok(Judged::of(Verdict::Quarantined));
        };
        if settled.contradicts || settled.obstacle.is_some() {
            return Ok(Judged::of(Verdict::Quarantined));
        }
        let stored = self.background.latest(unit, period).map(StoredVersion::of);
        let (verdict, before) = self.compare(settled, file, (unit, period), earlier)?;
        if !settled.blank && matches!(verdict, Verdict::New | Verdict::Revision) {
            let said = self.said.entry((unit, period)).or_default();
            said.push(earlier.len());
        }
        Ok(Judged {
            verdict,
            stored,
            before,
            belongs: None,
        })
    }

    /// Whether a file taken for a later period only says again what was settled before.
    fn repeats_settled(&self, settled: &Settled) -> Result<bool, OfficeError> {
        let Some((unit, period)) = settled.unit.zip(settled.moved_from) else {
            return Ok(false);
        };
        let says = self.stored_says((unit, period))?;
        Ok(says.is_some_and(|says| !settled.blank && says.after(settled) == says))
    }

    /// What a unit is known to have said of a period, given what is stored of it: earlier files
    /// of the batch say more.
    fn known(
        &self,
        of: (UnitId, PeriodId),
        stored: Option<Says>,
        earlier: &[File],
    ) -> Option<Says> {
        let said = self.said.get(&of).into_iter().flatten();
        let said = said.filter_map(|at| earlier.get(*at)?.settled.as_ref());
        said.fold(stored, |says, settled| {
            Some(says.unwrap_or_default().after(settled))
        })
    }

    /// A recognised file against what its unit said of the period before.
    fn compare(
        &mut self,
        settled: &Settled,
        file: &File,
        (unit, period): (UnitId, PeriodId),
        earlier: &[File],
    ) -> Result<(Verdict, Before), OfficeError> {
        let fresh = self.seen.insert((file.sha256.clone(), unit, period));
        if !fresh || self.is_stored(&file.sha256, unit, period)? {
            return Ok((Verdict::Duplicate, Before::Nothing));
        }
        let stored = self.stored_says((unit, period))?;
        let stored_rows = stored.as_ref().map(|says| says.rows.clone());
        let Some(before) = self.known((unit, period), stored, earlier) else {
            return Ok((Verdict::New, Before::Nothing));
        };
        let latest = self.background.latest(unit, period);
        // An answer to what was asked for is one also where it changes nothing that is stored.
        let answers = latest.is_some_and(|latest| latest.handling == Handling::NeedsMore);
        // Nor is a row that is kept aside the same again: what it says stands nowhere yet.
        let keeps_aside = || settled.rows.iter().any(|row| row.is_held_back());
        let same = before.after(settled) == before && !keeps_aside();
        if !(settled.blank || answers) && same {
            return Ok((Verdict::Duplicate, Before::Nothing));
        }
        let said = self.said.get(&(unit, period));
        let files = said.cloned().unwrap_or_default();
        let in_batch = files.last().and_then(|at| earlier.get(*at));
        let in_batch = in_batch.map(|file| file.received);
        let newest = in_batch.max(latest.map(|latest| latest.received_at));
        let verdict = match newest {
            Some(newest) if newest > file.received => Verdict::Older,
            _ => Verdict::Revision,
        };
        let stored = stored_rows.unwrap_or_default();
        Ok((verdict, Before::Said { stored, files }))
    }

    /// Whether these very bytes are stored as this unit's report of this period.
    fn is_stored(&self, sha256: &str, unit: UnitId, period: PeriodId) -> Result<bool, OfficeError> {
        let Some(hash) = FileHash::parse(sha256) else {
            return Ok(false);
        };
        let known = self.reader.submissions_of_file(&hash)?;
        let mut known = known.iter();
        Ok(known.any(|one| one.unit == unit && one.period == period))
    }

    /// What a unit is stored to have said of a period: each version over those before it.
    fn stored_says(&self, (unit, period): (UnitId, PeriodId)) -> Result<Option<Says>, OfficeError> {
        let mut says = None;
        let spoken = self.background.versions(unit, period);
        for version in spoken.filter(|version| !version.is_document()) {
            self.add(version, says.get_or_insert_with(Says::default))?;
        }
        Ok(says)
    }

    fn add(&self, submission: &Submission, says: &mut Says) -> Result<(), OfficeError> {
        let rows = self.reader.rows_of(submission.id)?;
        let general = self.reader.contents(submission.id)?;
        take(
            &mut says.rows,
            rows.into_iter().map(|row| (row.key, row.progress)),
        );
        let numbers = self.reader.measurements_of(submission.id)?.into_iter();
        says.numbers
            .extend(numbers.map(|one| (one.key, (one.numbers, one.note))));
        let general = general.into_iter();
        let general = general.map(|content| format!("{:?} {}", content.kind, content.text));
        match submission.source {
            Source::Workbook => {
                says.routine = submission.routine;
                says.general = general.collect();
            }
            Source::Hand => {
                says.routine |= submission.routine;
                says.general.extend(general);
            }
        }
        Ok(())
    }
}

impl Judged {
    fn of(verdict: Verdict) -> Judged {
        Judged {
            verdict,
            ..Judged::default()
        }
    }
}

impl StoredVersion {
    fn of(submission: &Submission) -> StoredVersion {
        StoredVersion {
            version: submission.version,
            received: submission.received_at,
            handling: submission.handling,
        }
    }
}

impl Before {
    /// What is known of each assignment; `files`: all of the preview that the file is of.
    pub(super) fn rows(&self, files: &[File]) -> BTreeMap<RowKey, Progress> {
        let Before::Said {
            stored,
            files: said,
        } = self
        else {
            return BTreeMap::new();
        };
        let mut rows = stored.clone();
        let said = said
            .iter()
            .filter_map(|at| files.get(*at)?.settled.as_ref());
        said.for_each(|settled| take(&mut rows, readable(settled)));
        rows
    }
}

/// What a workbook says of each assignment, as far as it could be read.
fn readable(settled: &Settled) -> impl Iterator<Item = (RowKey, Progress)> {
    let rows = settled.rows.iter().filter(|row| !row.is_held_back());
    rows.map(|row| (row.key, row.progress))
}

/// Takes rows over those that are there; a blank one takes back what was said.
fn take(rows: &mut BTreeMap<RowKey, Progress>, new: impl Iterator<Item = (RowKey, Progress)>) {
    for (key, progress) in new {
        match progress.is_blank() {
            true => rows.remove(&key),
            false => rows.insert(key, progress),
        };
    }
}

impl Says {
    /// What is said once a workbook counts too: what it has no row and no number for stays.
    fn after(&self, settled: &Settled) -> Says {
        let numbers = settled.measurements.iter();
        let numbers = numbers.filter(|one| !one.numbers.is_blank());
        let mut says = Says {
            rows: self.rows.clone(),
            numbers: self.numbers.clone(),
            routine: settled.routine == Some(Routine::NothingNew),
            general: settled
                .general
                .iter()
                .map(|item| format!("{:?} {}", item.kind, item.text))
                .collect(),
        };
        take(&mut says.rows, readable(settled));
        says.numbers
            .extend(numbers.map(|one| (one.key, (one.numbers, one.note.clone()))));
        says
    }
}
