//! Asking units to correct what they sent: *phiếu yêu cầu bổ sung*, with the words of a letter.

use crate::error::AnswerError;
use crate::forms::Handout;
use crate::intake::{Background, known_submission, read_stored};
use crate::outgoing::{Beside, Delivery, Outbox, Parcel};
use crate::views::{CorrectionView, CorrectionsView};
use crate::{Office, OfficeError};
use plan::form::{Correction, Want};
use plan::period::{PeriodId, visible};
use plan::unit::Unit;
use sheets::form::{self, FormIdentity};
use sheets::{correction_letter, mailing};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use store::{Operation, Reader, Source, Submission, SubmissionId};

/// What is to be corrected.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CorrectionRequest {
    /// The submissions.
    pub submissions: Vec<i64>,
    /// A period: every unit's newest report of it that leaves something to correct.
    pub period: Option<String>,
    /// What the secretary asks for herself; else what she wrote when she sent the report back.
    pub reason: String,
}

/// A report to be corrected, and whose it is.
struct Asked {
    submission: Submission,
    unit: Unit,
    correction: Correction,
}

impl Office {
    /// Writes a *phiếu yêu cầu bổ sung*, with a letter to be signed, for every report named. The reports then ask for more;
    /// what could be read of them goes on counting until the answer comes.
    ///
    /// # Errors
    /// No such submission or period; a newer version came; nothing is to be corrected; the folder
    /// or archive cannot be written; the store refuses.
    pub fn request_corrections(
        &mut self,
        request: &CorrectionRequest,
        delivery: &Delivery,
    ) -> Result<CorrectionsView, OfficeError> {
        let asked = self.read(|reader| self.to_be_corrected(reader, request))?;
        let mut outbox = Outbox::open(delivery);
        let mut files = Vec::with_capacity(asked.len());
        for one in &asked {
            files.push(self.write_correction(one, &mut outbox)?);
        }
        let zip = outbox.close()?;
        if let Some(title) = title(&asked) {
            let operation = Operation::new("corrections_requested", title, self.now());
            self.perform(&operation, |tx| {
                asked
                    .iter()
                    .try_for_each(|one| Ok(tx.ask_to_correct(one.submission.id)?))
            })?;
        }
        Ok(CorrectionsView { files, zip })
    }

    /// What the letter with a *phiếu* says, for the clipboard.
    ///
    /// # Errors
    /// As [`Office::request_corrections`]; nothing is written.
    pub fn correction_text(&self, id: i64, reason: &str) -> Result<String, OfficeError> {
        let request = CorrectionRequest {
            submissions: vec![id],
            period: None,
            reason: reason.to_owned(),
        };
        let asked = self.read(|reader| self.to_be_corrected(reader, &request))?;
        let texts = asked
            .iter()
            .map(|one| mailing::correction(&one.correction).text);
        Ok(texts.collect::<Vec<_>>().join("\n"))
    }

    fn write_correction(
        &self,
        one: &Asked,
        outbox: &mut Outbox<'_>,
    ) -> Result<CorrectionView, OfficeError> {
        let heading = &self.profile.heading;
        let identity = FormIdentity {
            heading: vec![heading.superior.clone(), heading.issuer.clone()],
            created: self.now(),
        };
        let workbook = form::write_correction(&one.correction, &form::labels(), &identity)?;
        let signed = heading.letterhead(heading.letter_symbol());
        let letter = correction_letter::write(&one.correction, &signed)?;
        let mailing = mailing::correction(&one.correction);
        let text = mailing.text.clone();
        let period = one.submission.period;
        let parcel = Parcel {
            unit: &one.unit,
            stem: format!("{}_bo-sung", form::file_stem(&one.unit.name, period)),
            workbook: Some(workbook),
            letter: Some(letter),
            mailing,
        };
        let delivered = outbox.put(parcel, Beside::Yes)?;
        Ok(CorrectionView {
            submission: one.submission.id.0,
            unit: one.unit.name.clone(),
            period: period.to_string(),
            path: delivered.workbook.unwrap_or_default(),
            letter: delivered.letter.unwrap_or_default(),
            draft: delivered.draft,
            email: one.unit.email.clone(),
            wants: one.correction.count(),
            text,
        })
    }

    /// The reports named, each with what is to be corrected.
    fn to_be_corrected(
        &self,
        reader: &Reader<'_>,
        request: &CorrectionRequest,
    ) -> Result<Vec<Asked>, OfficeError> {
        let mut submissions = Vec::new();
        for id in &request.submissions {
            submissions.push(known_submission(reader, *id)?);
        }
        if let Some(period) = &request.period {
            let period = self.period_of(reader, period)?;
            submissions.extend(to_correct(reader, period.id)?);
        }
        let periods: BTreeSet<PeriodId> = submissions.iter().map(|one| one.period).collect();
        let background = Background::of(self, reader, periods.iter().copied())?;
        let mut handouts = HashMap::new();
        for id in periods {
            let period = self.period_of(reader, &id.to_string())?;
            handouts.insert(id, self.handout(reader, period)?);
        }
        let mut asked = Vec::with_capacity(submissions.len());
        for submission in submissions {
            let handout = handouts.get(&submission.period);
            let handout = handout.ok_or(OfficeError::StalePreview)?;
            asked.push(self.ask(reader, submission, handout, &background, request)?);
        }
        Ok(asked)
    }

    fn ask(
        &self,
        reader: &Reader<'_>,
        submission: Submission,
        handout: &Handout,
        background: &Background,
        request: &CorrectionRequest,
    ) -> Result<Asked, OfficeError> {
        let unknown = || OfficeError::SubmissionUnknown {
            id: submission.id.0.to_string(),
        };
        let unit = handout.unit(submission.unit).ok_or_else(unknown)?.clone();
        let newer = background
            .versions(submission.unit, submission.period)
            .any(|one| one.version > submission.version && one.source == Source::Workbook);
        if newer {
            return Err(OfficeError::Answer(AnswerError::Superseded {
                unit: unit.name,
                period: submission.period.to_string(),
                version: submission.version,
            }));
        }
        let settled = read_stored(reader, background, &submission)?;
        let reason = match request.reason.trim() {
            "" => submission.reason.as_deref().unwrap_or_default(),
            reason => reason,
        };
        let times = (submission.received_at, self.now());
        let correction = handout.correction_of(&unit, &settled, reason, times);
        if correction.count() == 0 {
            return Err(OfficeError::Answer(AnswerError::NothingToCorrect {
                unit: unit.name,
                period: submission.period.to_string(),
            }));
        }
        Ok(Asked {
            submission,
            unit,
            correction,
        })
    }
}

/// How many things the remarks of every submission of a period want of its unit.
///
/// # Errors
/// The store refuses.
pub(crate) fn wants_in(
    reader: &Reader<'_>,
    period: PeriodId,
) -> Result<HashMap<SubmissionId, usize>, OfficeError> {
    let mut wants = HashMap::new();
    for (id, code) in reader.remark_codes(period)? {
        if Want::is_in(&code) {
            *wants.entry(id).or_default() += 1;
        }
    }
    Ok(wants)
}

/// Every unit's newest report of a period that leaves something to correct, or was sent back for a
/// reason.
fn to_correct(reader: &Reader<'_>, period: PeriodId) -> Result<Vec<Submission>, OfficeError> {
    let wants = wants_in(reader, period)?;
    let mut newest = BTreeMap::new();
    for submission in reader.submissions(period)? {
        newest.insert(submission.unit, submission);
    }
    let open = |one: &Submission| {
        let reason = one
            .reason
            .as_deref()
            .is_some_and(|reason| !reason.trim().is_empty());
        reason || wants.contains_key(&one.id)
    };
    Ok(newest.into_values().filter(open).collect())
}

fn title(asked: &[Asked]) -> Option<String> {
    Some(match asked {
        [] => return None,
        [only] => {
            let period = visible::name(only.submission.period);
            format!("{}, {period}", only.unit.name)
        }
        [first, ..] => {
            let period = visible::name(first.submission.period);
            format!("{period} ({})", asked.len())
        }
    })
}
