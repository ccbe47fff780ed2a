//! What becomes of a frozen return: trình ký, phát hành, đã gửi, được trả lời. Its data stay;
//! the issued file is the frozen one with number, day and signer in its headings.

use super::frozen::{cells_of, known};
use crate::error::ReportError;
use crate::files;
use crate::views::{FrozenReturnView, ReturnView};
use crate::{Office, OfficeError};
use chrono::{Datelike, NaiveDate};
use plan::period::visible;
use serde::Deserialize;
use sheets::report::issued;
use sheets::wording::day_and_month;
use specta::Type;
use std::path::{Path, PathBuf};
use store::{FrozenReturn, Operation, Reader, ReturnStage, Stage};
use words::{operation, report, return_stage};

/// A stage a frozen return reaches, as it is entered.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Type)]
pub struct StageEntry {
    /// The day; today's where none is named.
    #[specta(type = Option<String>)]
    pub on: Option<NaiveDate>,
    /// The stage.
    pub stage: StageReached,
}

/// The stages with what each needs.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum StageReached {
    /// Trình ký.
    ToSign,
    /// Phát hành.
    Issued {
        /// Số, ký hiệu: "05/BC-UBND".
        number: String,
        /// Who signed.
        signer: String,
        /// The file to write.
        out: PathBuf,
    },
    /// Đã gửi tỉnh.
    Sent {
        /// How.
        how: String,
    },
    /// The province answered.
    Answered {
        /// The answer.
        answer: String,
    },
}

/// The issued file of a return.
struct IssuedFile {
    bytes: Vec<u8>,
    out: PathBuf,
}

impl Office {
    /// Logs that a frozen return, named "2024-03/1", reached its next stage. When it is issued,
    /// its file is written with number, day and signer; it is kept beside the frozen one.
    ///
    /// # Errors
    /// No such return; it is another stage's turn; the day is to come; number, signer, how or
    /// answer say nothing; the file cannot be written; the store refuses.
    pub fn stage_return(
        &mut self,
        name: &str,
        entry: &StageEntry,
    ) -> Result<FrozenReturnView, OfficeError> {
        let on = entry.on.unwrap_or(self.clock.today());
        if on > self.clock.today() {
            return Err(ReportError::DayAhead { day: on }.into());
        }
        let (mut reached, issued) = self.read(|reader| {
            let frozen = known(reader, name)?;
            let reached = reached(&frozen, on, &entry.stage)?;
            in_turn(reader, &frozen, reached.stage)?;
            let issued = self.issue(reader, &frozen, &reached, &entry.stage)?;
            Ok((reached, issued))
        })?;
        let version = (visible::name(reached.period), reached.version);
        let stage = stage_words(reached.stage);
        let title = operation::return_stage(version.0, version.1, stage);
        let now = self.now();
        self.perform(&Operation::new("return_staged", title, now), |tx| {
            if let Some(issued) = &issued {
                let name = issued.out.file_name().unwrap_or_default().to_string_lossy();
                reached.original = Some(tx.insert_original(&name, &issued.bytes)?);
                reached.path = Some(issued.out.display().to_string());
            }
            tx.log_return_stage(&reached, now)?;
            // Last: a file that cannot be written leaves nothing logged.
            match &issued {
                Some(issued) => files::save(&issued.out, &issued.bytes),
                None => Ok(()),
            }
        })?;
        self.read(|reader| {
            let stages = reader.return_stages()?;
            Ok(FrozenReturnView::new(known(reader, name)?, &stages))
        })
    }

    /// Writes the issued file of a return again, byte for byte.
    ///
    /// # Errors
    /// No such return; it was not issued; the file cannot be written; the store refuses.
    pub fn issued_return(&self, name: &str, out: &Path) -> Result<ReturnView, OfficeError> {
        let (frozen, bytes, cells) = self.read(|reader| {
            let frozen = known(reader, name)?;
            let issued = stages_of(reader, &frozen)?
                .into_iter()
                .find_map(|stage| stage.original);
            let issued = issued.ok_or_else(|| ReportError::NotIssued {
                name: name.to_owned(),
            })?;
            let original = reader.original(&issued)?;
            let original = original.ok_or(store::StoreError::Damaged)?;
            let cells = cells_of(reader, &frozen)?;
            Ok((frozen, original.bytes, cells))
        })?;
        files::save(out, &bytes)?;
        Ok(super::frozen::written(&frozen, out, &cells))
    }

    /// The file of a return that is being issued: the frozen one, its headings filled in.
    fn issue(
        &self,
        reader: &Reader<'_>,
        frozen: &FrozenReturn,
        reached: &ReturnStage,
        stage: &StageReached,
    ) -> Result<Option<IssuedFile>, OfficeError> {
        let StageReached::Issued { out, .. } = stage else {
            return Ok(None);
        };
        let original = reader.original(&frozen.original)?;
        let original = original.ok_or(store::StoreError::Damaged)?;
        let blank = cells_of(reader, frozen)?.attached_line();
        let blank = blank.ok_or(store::StoreError::Damaged)?;
        let (day, month) = day_and_month(reached.on);
        let line = report::attached_issued(
            &reached.number,
            day,
            month,
            reached.on.year(),
            self.profile.heading.issuer_in_text(),
            &reached.signer,
        );
        Ok(Some(IssuedFile {
            bytes: issued(&original.bytes, &blank, &line)?,
            out: out.clone(),
        }))
    }
}

/// The stage with what was entered for it, if it says what it must.
fn reached(
    frozen: &FrozenReturn,
    on: NaiveDate,
    stage: &StageReached,
) -> Result<ReturnStage, OfficeError> {
    let said = |text: &String| match text.trim() {
        "" => Err(ReportError::TextMissing),
        text => Ok(text.to_owned()),
    };
    let mut reached = ReturnStage {
        period: frozen.period,
        version: frozen.version,
        stage: Stage::ToSign,
        on,
        number: String::new(),
        signer: String::new(),
        note: String::new(),
        path: None,
        original: None,
    };
    match stage {
        StageReached::ToSign => {}
        StageReached::Issued { number, signer, .. } => {
            reached.stage = Stage::Issued;
            reached.number = said(number)?;
            reached.signer = said(signer)?;
        }
        StageReached::Sent { how } => {
            reached.stage = Stage::Sent;
            reached.note = said(how)?;
        }
        StageReached::Answered { answer } => {
            reached.stage = Stage::Answered;
            reached.note = said(answer)?;
        }
    }
    Ok(reached)
}

fn stages_of(reader: &Reader<'_>, frozen: &FrozenReturn) -> Result<Vec<ReturnStage>, OfficeError> {
    let stages = reader.return_stages()?.into_iter();
    let own = stages.filter(|one| one.period == frozen.period && one.version == frozen.version);
    Ok(own.collect())
}

/// Whether it is a stage's turn.
fn in_turn(reader: &Reader<'_>, frozen: &FrozenReturn, stage: Stage) -> Result<(), OfficeError> {
    let passed = stages_of(reader, frozen)?.len();
    let next = Stage::ALL.get(passed).copied();
    if next == Some(stage) {
        return Ok(());
    }
    Err(ReportError::StageOutOfOrder {
        name: format!("{}/{}", frozen.period, frozen.version),
        next: next.map(stage_words),
    }
    .into())
}

/// A stage in words.
fn stage_words(stage: Stage) -> &'static str {
    match stage {
        Stage::ToSign => return_stage::to_sign(),
        Stage::Issued => return_stage::issued(),
        Stage::Sent => return_stage::sent(),
        Stage::Answered => return_stage::answered(),
    }
}
