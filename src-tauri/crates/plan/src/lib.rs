//! The domain of Tổ công tác 06: plans, units, deadlines, periods, progress and the return.
//!
//! Pure: no input or output, no clock, no SQL, no serialisation. The day it is comes in as an
//! argument. Reading somebody's content never fails; it returns values and remarks.

pub mod appendix;
pub mod assignment;
pub mod book;
pub mod carrying;
pub mod consolidation;
pub mod deadline;
pub mod decision;
pub mod difficulty;
pub mod digest;
pub mod directive;
pub mod encoding;
pub mod form;
pub mod indicator;
pub mod member;
pub mod narrative;
pub mod obligation;
pub mod period;
pub mod progress;
pub mod proposal;
pub mod remark;
pub mod reminder;
pub mod search;
pub mod standing;
pub mod status;
pub mod submission;
pub mod task;
pub mod text;
pub mod unit;
