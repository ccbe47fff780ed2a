//! Frozen returns, what differs between two, and where a cell comes from.

use serde::Serialize;
use specta::Type;

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
    /// The sheet; empty for an entry by hand, and where the report as such is meant.
    pub sheet: String,
    /// The cell; empty as the sheet.
    pub cell: String,
    /// The words as they stand there.
    pub text: String,
    /// SHA-256 of the file, where its bytes are kept.
    pub original: Option<String>,
}
