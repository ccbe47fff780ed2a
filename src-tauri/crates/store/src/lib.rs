//! The store: one SQLite file that holds everything the office knows.
//!
//! Knows tables, transactions, the journal, backups. Must not know workbooks, words for people
//! or what day it is: moments come in as arguments. Every write passes [`Store::perform`].

mod arrival;
mod assignment;
pub mod backup;
mod carry;
mod check;
mod codes;
mod decision;
mod difficulty;
mod document;
mod dump;
mod error;
mod file;
mod form;
mod frozen_extra;
mod frozen_return;
mod gate;
mod hold;
mod indicator;
mod journal;
mod letter;
mod mapping;
mod measurement;
mod member;
mod milestone;
mod narrative;
mod original;
mod own_day;
mod period;
mod profile;
mod progress;
mod reminder;
mod return_stage;
mod schema;
mod seen_file;
mod stored_plan;
mod submission;
mod task;
mod template;
mod unit;
mod unit_change;
mod waiver;

#[cfg(test)]
mod tests;

pub use arrival::{Arrival, DocumentId, LetterText, NewDocument, SignedDocument};
pub use assignment::{AssignmentId, StoredAssignment};
pub use carry::{Carried, CarriedOver};
pub use check::Problem;
pub use codes::{Handling, Source};
pub use decision::PeriodExtension;
pub use difficulty::{NewDifficulty, StoredDifficulty, Written};
pub use document::{DocumentRecord, RegisteredDocument};
pub use error::StoreError;
pub use form::FormIssue;
pub use frozen_extra::FrozenExtra;
pub use frozen_return::{FrozenReturn, NewFrozenReturn};
pub use gate::{Done, Operation, OperationId, Reader, Revision, Store, Tx};
pub use hold::Hold;
pub use indicator::Decided;
pub use journal::{HistoryEntry, Undone};
pub use letter::NewLetter;
pub use mapping::{MappingId, NewMapping, ReadAs, ToldMapping};
pub use measurement::{OfficialNumber, OfficialTable, StoredMeasurement};
pub use member::{GroupDecision, GroupDecisionId, StoredMember};
pub use milestone::NewMilestone;
pub use narrative::OwnText;
pub use original::{FileHash, Original};
pub use own_day::OwnDay;
pub use period::StoredPeriod;
pub use profile::StoredProfile;
pub use progress::{Cutoff, StoredRow};
pub use reminder::Reminder;
pub use return_stage::{ReturnStage, Stage};
pub use seen_file::SeenAs;
pub use stored_plan::{
    GroupId, PlanId, PlanRecord, StoredPlan, carried_position, directive_position,
};
pub use submission::{
    GeneralContent, NewRow, NewSubmission, Submission, SubmissionId, SubmissionRemark,
};
pub use task::{Removal, TaskRecord};
pub use template::StoredTemplate;
pub use unit_change::{NewUnitChange, UnitChange, UnitChangeId};
pub use waiver::Waiver;
