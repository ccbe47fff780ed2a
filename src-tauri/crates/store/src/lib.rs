//! The store: one SQLite file that holds everything the office knows.
//!
//! Knows tables, transactions, the journal, backups. Must not know workbooks, words for people
//! or what day it is: moments come in as arguments. Every write passes [`Store::perform`].

mod assignment;
pub mod backup;
mod check;
mod codes;
mod decision;
mod dump;
mod error;
mod file;
mod form;
mod frozen_return;
mod gate;
mod hold;
mod indicator;
mod journal;
mod measurement;
mod original;
mod period;
mod profile;
mod progress;
mod reminder;
mod schema;
mod stored_plan;
mod submission;
mod task;
mod unit;

#[cfg(test)]
mod tests;

pub use assignment::{AssignmentId, StoredAssignment};
pub use check::Problem;
pub use codes::{Handling, Source};
pub use decision::PeriodExtension;
pub use error::StoreError;
pub use form::FormIssue;
pub use frozen_return::{FrozenReturn, NewFrozenReturn};
pub use gate::{Done, Operation, OperationId, Reader, Revision, Store, Tx};
pub use hold::Hold;
pub use indicator::Decided;
pub use journal::{HistoryEntry, Undone};
pub use measurement::{OfficialNumber, OfficialTable, StoredMeasurement};
pub use original::{FileHash, Original};
pub use period::StoredPeriod;
pub use profile::StoredProfile;
pub use progress::{Cutoff, StoredRow};
pub use reminder::Reminder;
pub use stored_plan::{GroupId, PlanId, PlanRecord, StoredPlan};
pub use submission::{
    GeneralContent, NewRow, NewSubmission, Submission, SubmissionId, SubmissionRemark,
};
pub use task::{Removal, TaskRecord};
