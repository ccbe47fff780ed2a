//! What each file is against what is stored: new, a revision, a duplicate, older, in doubt.

use super::reading::Opened;
use super::{File, IntakePreview};
use crate::{Office, OfficeError};
use chrono::{Datelike, NaiveDateTime};
use plan::period::{Period, PeriodId};
use plan::progress::{Progress, RowKey};
use plan::submission::{self, Known, Routine, Settled};
use plan::unit::UnitId;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use store::{FileHash, Handling, Reader, Submission};

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

/// Sets opened files against the store, in the order given.
pub(super) fn judge(
    office: &Office,
    reader: &Reader<'_>,
    opened: Vec<Opened>,
    given: Option<&str>,
) -> Result<IntakePreview, OfficeError> {
    let plan = Office::plan_of(reader)?.plan;
    let directory = office.directory(reader)?;
    let given = given
        .map(|text| office.period_of(reader, text))
        .transpose()?;
    let calendar = calendar_around(office, reader, plan.year, given.as_ref())?;
    let mut judge = Judge::of(reader, &calendar)?;
    let received = office.now();
    let mut files = Vec::with_capacity(opened.len());
    for Opened {
        path,
        sha256,
        content,
    } in opened
    {
        let file_name = path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default();
        let (settled, refusal) = match content {
            Ok(returned) => {
                let known = Known {
                    plan: &plan,
                    directory: &directory,
                    file_name: &file_name,
                    given: given.as_ref().map(|period| period.id),
                    received: received.date(),
                    calendar: &calendar,
                    accepted: &|unit, period| judge.has_accepted_other(unit, period, &sha256),
                };
                let mut settled = submission::settle(returned, &known);
                if judge.repeats_settled(&settled)? {
                    settled.stay();
                }
                (Some(settled), None)
            }
            Err(refusal) => (None, Some(refusal)),
        };
        let verdict = match &settled {
            Some(settled) => judge.verdict(settled, &sha256, received)?,
            None => Verdict::Unreadable,
        };
        files.push(File {
            path,
            sha256,
            received,
            verdict,
            settled,
            refusal,
        });
    }
    Ok(IntakePreview {
        files,
        directory,
        revision: reader.revision()?,
    })
}

/// The periods a file may be for: the plan's year and its neighbours, and the one given.
fn calendar_around(
    office: &Office,
    reader: &Reader<'_>,
    year: i32,
    given: Option<&Period>,
) -> Result<Vec<Period>, OfficeError> {
    let mut calendar = Vec::new();
    let mut years = BTreeSet::from([year - 1, year, year + 1, office.now().year()]);
    years.extend(given.map(|period| period.id.year));
    for year in years {
        calendar.extend(office.calendar(reader, year)?);
    }
    if let Some(given) = given.filter(|given| calendar.iter().all(|period| period.id != given.id)) {
        calendar.push(given.clone());
    }
    Ok(calendar)
}

/// Remembers what is stored and what earlier files of the batch will add.
struct Judge<'r, 's> {
    reader: &'r Reader<'s>,
    stored: HashMap<PeriodId, Vec<Submission>>,
    said: HashMap<(UnitId, PeriodId), Says>,
    seen: BTreeSet<String>,
}

impl<'r, 's> Judge<'r, 's> {
    /// Fetches what is stored for the periods of a calendar.
    fn of(reader: &'r Reader<'s>, calendar: &[Period]) -> Result<Judge<'r, 's>, OfficeError> {
        let mut stored = HashMap::new();
        for kept in reader.periods()? {
            if calendar.iter().any(|period| period.id == kept.period.id) {
                stored.insert(kept.period.id, reader.submissions(kept.period.id)?);
            }
        }
        Ok(Judge {
            reader,
            stored,
            said: HashMap::new(),
            seen: BTreeSet::new(),
        })
    }

    fn latest(&self, unit: UnitId, period: PeriodId) -> Option<&Submission> {
        let versions = self
            .stored
            .get(&period)?
            .iter()
            .filter(|submission| submission.unit == unit);
        versions.max_by_key(|submission| submission.version)
    }

    /// Whether a unit's latest report of a period is approved and made of other bytes.
    fn has_accepted_other(&self, unit: UnitId, period: PeriodId, sha256: &str) -> bool {
        self.latest(unit, period).is_some_and(|latest| {
            let same = latest
                .original
                .as_ref()
                .is_some_and(|hash| hash.as_str() == sha256);
            latest.handling == Handling::Approved && !same
        })
    }

    /// Whether a file taken for a later period only says again what was settled before.
    fn repeats_settled(&self, settled: &Settled) -> Result<bool, OfficeError> {
        let named = settled.unit.zip(settled.moved_from);
        let latest = named.and_then(|(unit, period)| self.latest(unit, period));
        let says = latest.map(|latest| self.stored_says(latest)).transpose()?;
        Ok(says.is_some_and(|says| says == Says::of(settled)))
    }

    fn verdict(
        &mut self,
        settled: &Settled,
        sha256: &str,
        received: NaiveDateTime,
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
        let latest = self.latest(unit, period).cloned();
        let says = Says::of(settled);
        let before = match self.said.get(&(unit, period)) {
            Some(says) => Some(says.clone()),
            None => latest
                .as_ref()
                .map(|latest| self.stored_says(latest))
                .transpose()?,
        };
        let verdict = match (&before, &latest) {
            (Some(before), _) if *before == says => Verdict::Duplicate,
            (Some(_), Some(latest)) if latest.received_at > received => Verdict::Older,
            (Some(_), _) => Verdict::Revision,
            (None, _) => Verdict::New,
        };
        if !settled.blank && matches!(verdict, Verdict::New | Verdict::Revision) {
            self.said.insert((unit, period), says);
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
