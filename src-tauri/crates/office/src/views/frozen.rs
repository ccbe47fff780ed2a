//! Frozen returns, what differs between two, and where a cell comes from.

use crate::clock::rfc3339;
use serde::Serialize;
use specta::Type;
use store::{FileHash, FrozenReturn, ReturnStage, Stage};

/// A frozen return.
#[derive(Clone, Debug, Serialize, Type)]
pub struct FrozenReturnView {
    /// The period.
    pub period: String,
    /// From 1, per period.
    pub version: u32,
    /// The day all statuses are derived for.
    pub as_of: String,
    /// When it was frozen, RFC 3339.
    pub frozen_at: String,
    /// SHA-256 of the workbook.
    pub sha256: String,
    /// Where it was written when it was frozen.
    pub path: String,
    /// The stage it is at: frozen, to_sign, issued, sent, answered.
    pub stage: &'static str,
    /// The stage that comes next; `null` once it has passed all.
    pub next: Option<&'static str>,
    /// The stages it reached, in their order.
    pub stages: Vec<ReturnStageView>,
}

/// A stage a frozen return reached.
#[derive(Clone, Debug, Serialize, Type)]
pub struct ReturnStageView {
    /// to_sign, issued, sent, answered.
    pub stage: &'static str,
    /// The day.
    pub on: String,
    /// Issued: the document's number; else empty.
    pub number: String,
    /// Issued: who signed; else empty.
    pub signer: String,
    /// Sent: how. Answered: the answer. Else empty.
    pub note: String,
    /// Issued: where its file was written.
    pub path: Option<String>,
    /// Issued: SHA-256 of its file.
    pub sha256: Option<String>,
}

impl FrozenReturnView {
    /// A frozen return with those of the stages that are its own.
    pub(crate) fn new(frozen: FrozenReturn, stages: &[ReturnStage]) -> FrozenReturnView {
        let own = stages
            .iter()
            .filter(|one| one.period == frozen.period && one.version == frozen.version);
        let stages: Vec<ReturnStageView> = own.map(ReturnStageView::from).collect();
        FrozenReturnView {
            period: frozen.period.to_string(),
            version: frozen.version,
            as_of: frozen.as_of.to_string(),
            frozen_at: rfc3339(frozen.frozen_at),
            sha256: frozen.original.to_string(),
            path: frozen.path,
            stage: stages.last().map_or("frozen", |last| last.stage),
            next: Stage::ALL.get(stages.len()).map(|next| next.word()),
            stages,
        }
    }
}

impl From<&ReturnStage> for ReturnStageView {
    fn from(reached: &ReturnStage) -> ReturnStageView {
        ReturnStageView {
            stage: reached.stage.word(),
            on: reached.on.to_string(),
            number: reached.number.clone(),
            signer: reached.signer.clone(),
            note: reached.note.clone(),
            path: reached.path.clone(),
            sha256: reached.original.as_ref().map(FileHash::to_string),
        }
    }
}

/// What differs between two returns.
#[derive(Clone, Debug, Serialize, Type)]
pub struct ChangesView {
    /// The cells, sheet by sheet.
    pub changes: Vec<ChangeView>,
}

/// One cell that differs.
#[derive(Clone, Debug, Serialize, Type)]
pub struct ChangeView {
    /// The tab.
    pub sheet: String,
    /// The cell in the newer return; in the older one where its row is gone.
    pub cell: String,
    /// As it printed; empty where the row is new.
    pub before: String,
    /// As it prints now; empty where the row is gone.
    pub after: String,
    /// What was accepted or changed in between that it rests on.
    pub because: Vec<String>,
}

/// Where a cell comes from.
#[derive(Clone, Debug, Serialize, Type)]
pub struct TraceView {
    /// The cell as it was asked for.
    pub cell: String,
    /// As it prints.
    pub value: String,
    /// The stable name of the rule it follows; `null` where it repeats its sources' words.
    pub rule: Option<String>,
    /// The rule in words, for people.
    pub rule_words: Option<&'static str>,
    /// What it was made from.
    pub sources: Vec<SourceView>,
    /// Where its explanation was written, where one was asked for.
    pub path: Option<String>,
}

/// One place something was said.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Type)]
pub struct SourceView {
    /// The unit that sent it; `null` for the plan.
    pub unit: Option<String>,
    /// The period it reports on; `null` for the plan.
    pub period: Option<String>,
    /// The file's name; empty for an entry by hand.
    pub file: String,
    /// The sheet; empty for an entry by hand, and where the report as such is meant. Of a report
    /// that is some sheets of a workbook with other units' reports, these.
    pub sheet: String,
    /// The cell; empty as the sheet.
    pub cell: String,
    /// The words as they stand there.
    pub text: String,
    /// SHA-256 of the file, where its bytes are kept.
    pub original: Option<String>,
    /// When the report came, RFC 3339; `null` for the plan, for official numbers,
    /// and where a source is named without its file being opened.
    pub received: Option<String>,
}
