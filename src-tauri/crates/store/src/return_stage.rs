//! The stages of a frozen return: trình ký, phát hành, đã gửi, được trả lời. Each happens once.

use crate::codes::{Code, Coded, Day, Moment, PeriodCode};
use crate::error::StoreError;
use crate::gate::{Reader, Tx};
use crate::original::FileHash;
use chrono::{NaiveDate, NaiveDateTime};
use plan::period::PeriodId;
use rusqlite::{Row, named_params};

/// What becomes of a return after it was frozen, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Stage {
    /// Trình ký: number and day still blank.
    ToSign,
    /// Phát hành: number, day and signer entered.
    Issued,
    /// Đã gửi tỉnh.
    Sent,
    /// The province answered.
    Answered,
}

/// A stage a frozen return reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReturnStage {
    /// The return's period.
    pub period: PeriodId,
    /// Its version.
    pub version: u32,
    /// The stage.
    pub stage: Stage,
    /// The day.
    pub on: NaiveDate,
    /// Issued: the document's number, "05/BC-UBND".
    pub number: String,
    /// Issued: who signed.
    pub signer: String,
    /// Sent: how. Answered: the answer.
    pub note: String,
    /// Issued: where the file was written.
    pub path: Option<String>,
    /// Issued: the file's bytes.
    pub original: Option<FileHash>,
}

impl Stage {
    /// All, in their order.
    pub const ALL: [Stage; 4] = [Stage::ToSign, Stage::Issued, Stage::Sent, Stage::Answered];

    /// Its stable word.
    pub fn word(self) -> &'static str {
        Coded::word(self)
    }
}

impl Coded for Stage {
    const ALL: &'static [Stage] = &Stage::ALL;

    fn word(self) -> &'static str {
        match self {
            Stage::ToSign => "to_sign",
            Stage::Issued => "issued",
            Stage::Sent => "sent",
            Stage::Answered => "answered",
        }
    }
}

impl Reader<'_> {
    /// The stages all frozen returns reached, in the order they were logged.
    ///
    /// # Errors
    /// SQLite's.
    pub fn return_stages(&self) -> Result<Vec<ReturnStage>, StoreError> {
        self.all(
            "SELECT r.period_id, r.version, s.stage, s.on_day, s.number, s.signer, s.note,
                    s.path, s.original
             FROM return_stage s JOIN frozen_return r ON r.id = s.return_id ORDER BY s.id",
            [],
            stage,
        )
    }
}

impl Tx<'_> {
    /// Logs that a frozen return reached a stage.
    ///
    /// # Errors
    /// It reached it before; SQLite's.
    pub fn log_return_stage(&self, new: &ReturnStage, at: NaiveDateTime) -> Result<(), StoreError> {
        self.write(
            "INSERT INTO return_stage
                 (return_id, stage, on_day, number, signer, note, path, original, logged_at)
             SELECT id, :stage, :on_day, :number, :signer, :note, :path, :original, :logged_at
             FROM frozen_return WHERE period_id = :period AND version = :version",
            named_params! {
                ":period": PeriodCode(new.period),
                ":version": new.version,
                ":stage": Code(new.stage),
                ":on_day": Day(new.on),
                ":number": new.number,
                ":signer": new.signer,
                ":note": new.note,
                ":path": new.path,
                ":original": new.original,
                ":logged_at": Moment(at),
            },
        )?;
        Ok(())
    }
}

fn stage(row: &Row<'_>) -> rusqlite::Result<ReturnStage> {
    Ok(ReturnStage {
        period: row.get::<_, PeriodCode>("period_id")?.0,
        version: row.get("version")?,
        stage: row.get::<_, Code<_>>("stage")?.0,
        on: row.get::<_, Day>("on_day")?.0,
        number: row.get("number")?,
        signer: row.get("signer")?,
        note: row.get("note")?,
        path: row.get("path")?,
        original: row.get("original")?,
    })
}
