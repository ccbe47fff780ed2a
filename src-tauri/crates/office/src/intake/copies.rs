//! Signed documents among the files: which workbook each is the signed copy of, and what becomes
//! of one that came alone (`domain.md` §6: "đã gửi, thiếu biểu số liệu").

use super::File;
use super::verdict::{Belongs, Judged, Verdict};
use crate::OfficeError;
use plan::period::PeriodId;
use plan::submission::RecognisedBy;
use plan::unit::UnitId;
use std::collections::BTreeSet;
use store::{FileHash, Reader, Submission};

/// Judges the signed documents among files whose workbooks are judged already.
pub(super) fn judge(reader: &Reader<'_>, files: &mut [File]) -> Result<(), OfficeError> {
    let mut seen: BTreeSet<(String, UnitId, PeriodId)> = BTreeSet::new();
    for at in 0..files.len() {
        let Some(file) = files.get(at).filter(|file| file.is_document()) else {
            continue;
        };
        if file.submission.is_some() {
            continue;
        }
        let workbook = workbook_of(at, files);
        let belongs = Belongs::of(file, workbook.and_then(|at| Some((at, files.get(at)?))));
        let verdict = verdict(reader, file, &belongs, files, &mut seen)?;
        if let Some(file) = files.get_mut(at) {
            file.judged = Judged {
                verdict,
                belongs: Some(belongs),
                ..Judged::default()
            };
        }
    }
    Ok(())
}

fn verdict(
    reader: &Reader<'_>,
    file: &File,
    belongs: &Belongs,
    files: &[File],
    seen: &mut BTreeSet<(String, UnitId, PeriodId)>,
) -> Result<Verdict, OfficeError> {
    let Some((unit, period)) = belongs.unit.zip(belongs.period) else {
        return Ok(Verdict::Quarantined);
    };
    if belongs.to.is_none() && file.settled.as_ref().is_some_and(|one| one.contradicts) {
        return Ok(Verdict::Quarantined);
    }
    let known = match FileHash::parse(&file.sha256) {
        Some(hash) if file.is_letter() => {
            let known = reader.submissions_of_file(&hash)?;
            let same = |one: &Submission| one.unit == unit && one.period == period;
            known.iter().any(same)
        }
        Some(hash) => reader.has_document(&hash, unit, period)?,
        None => false,
    };
    if known || !seen.insert((file.sha256.clone(), unit, period)) {
        return Ok(Verdict::Duplicate);
    }
    let workbook = belongs.to.and_then(|at| files.get(at));
    Ok(workbook.map_or(Verdict::New, |workbook| workbook.judged.verdict))
}

/// The workbook a document is the signed copy of: the one of the same unit that it came with, or
/// the only one in its letter.
fn workbook_of(at: usize, files: &[File]) -> Option<usize> {
    // A letter's own words are nobody's copy.
    let document = files.get(at).filter(|file| !file.is_letter())?;
    let own = document.settled.as_ref()?;
    let beside = |file: &&File| match (&file.inside, &document.inside) {
        (Some(_), Some(_)) => file.path == document.path,
        (None, None) => true,
        _ => false,
    };
    let workbooks = files
        .iter()
        .enumerate()
        .filter(|(_, file)| !file.is_document() && file.settled.is_some() && beside(file));
    let workbooks: Vec<(usize, &File)> = workbooks.collect();
    let names_its_unit = !matches!(own.recognised_by, None | Some(RecognisedBy::Sender));
    if names_its_unit {
        let theirs = |file: &File| file.settled.as_ref().and_then(|settled| settled.unit);
        let same_period = |file: &File| {
            let period = file.settled.as_ref().and_then(|settled| settled.period);
            own.period.is_none() || own.period == period
        };
        let mut same = workbooks
            .iter()
            .filter(|(_, file)| theirs(file) == own.unit && same_period(file));
        return same
            .next()
            .filter(|_| same.next().is_none())
            .map(|(at, _)| *at);
    }
    match (workbooks.as_slice(), &document.inside) {
        ([(at, _)], Some(_)) => Some(*at),
        _ => None,
    }
}

impl Belongs {
    /// What a document belongs to: taken along with its workbook where that one is, was or waits
    /// to be stored; else by itself, for whom it came for.
    fn of(file: &File, workbook: Option<(usize, &File)>) -> Belongs {
        let own = file.settled.as_ref();
        let (unit, period) = (own.and_then(|own| own.unit), own.and_then(|own| own.period));
        let Some((at, workbook)) = workbook else {
            return Belongs {
                to: None,
                unit,
                period,
            };
        };
        let theirs = workbook.settled.as_ref();
        let theirs = (
            theirs.and_then(|theirs| theirs.unit),
            theirs.and_then(|theirs| theirs.period),
        );
        if workbook.is_followed() {
            let (unit, period) = theirs;
            return Belongs {
                to: Some(at),
                unit,
                period,
            };
        }
        Belongs {
            to: None,
            unit: unit.or(theirs.0),
            period: period.or(theirs.1),
        }
    }
}

impl File {
    /// Whether it is a signed document or a letter's own words, and no workbook.
    pub(super) fn is_document(&self) -> bool {
        let settled = self.settled.as_ref();
        settled.is_some_and(|settled| settled.document.is_some())
    }

    /// Whether it is a letter's own words and no file.
    pub(super) fn is_letter(&self) -> bool {
        self.inside.as_ref().is_some_and(|inside| inside.is_letter)
    }

    /// Whose it is and for which period: a signed copy is its workbook's.
    pub(super) fn whose(&self) -> (Option<UnitId>, Option<PeriodId>) {
        let settled = self.settled.as_ref();
        match &self.judged.belongs {
            Some(belongs) => (belongs.unit, belongs.period),
            None => (
                settled.and_then(|settled| settled.unit),
                settled.and_then(|settled| settled.period),
            ),
        }
    }

    /// The workbook of the preview whose signed copy it is.
    pub(super) fn copy_of(&self) -> Option<usize> {
        self.judged.belongs.as_ref().and_then(|belongs| belongs.to)
    }
}
