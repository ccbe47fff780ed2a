//! What jobs answer with: plain serialisable values. Field names are the terminal's contract and
//! the window's types.

mod answer;
mod audience;
mod backup;
mod bundle;
mod carry;
mod deadline;
mod decision;
mod difficulty;
mod directive;
mod entered;
mod entry;
mod finding;
mod frozen;
mod inbox;
mod indicator;
mod mapping;
mod member;
mod narrative;
mod pages;
mod period;
pub mod pile;
mod plan;
mod refusal;
mod reminder;
mod setting;
mod state;
mod submission;
mod task;
mod template;
mod today;
mod unit;
mod unit_page;
mod year;

pub use answer::{CorrectionView, CorrectionsView, DraftView};
pub use audience::{AudienceSheet, AudienceView};
pub use backup::{BackupFileView, BackupKind};
pub use bundle::{BundleFile, BundleView};
pub use carry::{CarryCandidate, CarryCounts, CarryRow, CarryView};
pub use deadline::{DeadlineView, DueRuleView, PieceView, ProblemView, TargetView};
pub use decision::{CompletionView, DecisionView, EventView, ExtensionView, RulingView};
pub use difficulty::{DifficultyStepView, DifficultyView};
pub use directive::{
    DirectionName, DirectiveView, DispatchView, DocumentForm, FoundedView, FoundingForm,
    MilestoneForm, MilestoneView, PointForm, PointView, RegisterView, ReplacedView,
};
pub use entered::{
    BasisForm, CompletionName, ContactForm, EventForm, KindName, MoreTimeForm, RulingForm,
    RulingName, UnitForm,
};
pub use entry::{EntryForm, EntryInput, EntryRow, EntryRowInput};
pub use finding::FindingView;
pub use frozen::{
    ChangeView, ChangesView, FrozenReturnView, ReturnStageView, SourceView, TraceView,
};
pub use inbox::{InboxFile, InboxView};
pub use indicator::{
    FigureView, IndicatorEdit, IndicatorPage, IndicatorTargetView, IndicatorView, LevelFigureView,
    NumbersView, OfficialImportView, OfficialNumberView, OfficialView, ProposedIndicatorView,
    SeriesPointView, UnitFigureView,
};
pub(crate) use indicator::{assessment_word, level_word, missing_shown, shown_change};
pub use mapping::{
    ColumnChoice, MappingColumnView, MappingView, OwnFieldName, RememberedColumnView,
    RememberedView,
};
pub use member::{
    GroupDecisionView, MemberForm, MemberRoleName, MemberView, MembersFile, MembersListed,
    MembersView, RenewalForm,
};
pub use narrative::{NarrativeFile, NarrativeView, PartView};
pub(crate) use pages::printed;
pub use pages::{CheckItem, PageColumnView, PageRowView, PageTableView, PageView, ReturnPages};
pub use period::{
    CellView, ClosingView, MatrixRow, MatrixView, OwingView, PeriodDetail, PeriodPage, PeriodView,
    WaiverView,
};
pub(crate) use plan::role_word;
pub use plan::{
    AssignmentView, BeforeView, ColumnName, ColumnView, GroupView, HelperView, PlanEntry, PlanView,
    ProposalView, ProposedTaskView, RemarkView, RoleName, TaskView,
};
pub use refusal::Refusal;
pub use reminder::ReminderView;
pub use setting::{ChoiceView, DayOffView, DaysOffView, SettingView};
pub use state::{Condition, PlanSummary, ProfileName, StateView, StoreFile};
pub use submission::{
    DocumentView, FileHead, FileView, FormFileView, FormsView, IntakeView, LetterView, MarksView,
    MeasurementView, ReturnSheetView, ReturnView, RowValues, RowView, SubmissionDetail,
    SubmissionView,
};
pub use task::{
    AssignmentDetail, AssignmentLine, ChipView, LineageView, ReportView, TaskFilter, TaskPage,
    TaskRow,
};
pub use template::{
    FillView, FilledCell, LeftCell, TemplateCell, TemplateEntry, TemplateItem, TemplatePlace,
    TemplateRow, TemplateSheet, TemplateView, UnmatchedRow,
};
pub use today::{GroupStanding, PeriodSummary, RateView, StatusCount, TodayView, WorkItem};
pub use unit::{ContactChange, ContactsProposal, ContactsView, PhraseView, UnitCard, UnitView};
pub use unit_page::{
    CollectiveView, DebtsView, DirectoryView, OverdueView, ToCorrectView, UnitChangeView,
    UnitEntry, UnitPage, UnitReportView, UnsentView,
};
pub use year::{CalendarFileView, DueView, MonthDay, MonthView, YearView};

pub use entered::day_if_any;

use chrono::NaiveDate;
use serde::Serialize;
use specta::Type;

/// What `init` made.
#[derive(Clone, Debug, Serialize, Type)]
pub struct InitView {
    /// The store's file.
    pub store: String,
    /// The profile's code.
    pub profile: String,
    /// How many units.
    pub units: usize,
    /// How many collectives.
    pub collectives: usize,
}

/// One operation of the journal.
#[derive(Clone, Debug, Serialize, Type)]
pub struct OperationView {
    /// Its number.
    pub id: i64,
    /// When it was done, RFC 3339.
    pub at: String,
    /// What was done.
    pub what: String,
    /// Whether it was undone.
    pub undone: bool,
}

/// What `undo` took back.
#[derive(Clone, Debug, Serialize, Type)]
pub struct UndoneView {
    /// The operation.
    pub undone: UndoneOperation,
}

/// The operation taken back.
#[derive(Clone, Debug, Serialize, Type)]
pub struct UndoneOperation {
    /// Its number.
    pub id: i64,
    /// What it had done.
    pub what: String,
}

/// A backup that was written.
#[derive(Clone, Debug, Serialize, Type)]
pub struct BackupView {
    /// The file.
    pub path: String,
    /// Its size.
    pub bytes: u64,
    /// SHA-256 of it.
    pub sha256: String,
}

/// A backup that was looked at.
#[derive(Clone, Debug, Serialize, Type)]
pub struct BackupCheckView {
    /// Whether it can be restored.
    pub ok: bool,
    /// Its schema's number.
    pub schema: i64,
    /// How many tasks it holds.
    pub tasks: i64,
}

/// What `backup restore` did.
#[derive(Clone, Debug, Serialize, Type)]
pub struct RestoreView {
    /// The store restored.
    pub store: String,
    /// Where the store before it was kept, if there was one.
    pub kept: Option<String>,
    /// How many tasks it holds now.
    pub tasks: i64,
}

/// What `check` found.
#[derive(Clone, Debug, Serialize, Type)]
pub struct CheckView {
    /// Whether nothing is wrong.
    pub ok: bool,
    /// What is.
    pub problems: Vec<String>,
}

/// A date as other programs read it.
pub(crate) fn iso(date: Option<NaiveDate>) -> Option<String> {
    date.map(|date| date.format("%Y-%m-%d").to_string())
}
