//! Why a unit is not written to.

use thiserror::Error;
use words::error as said;

/// Why a unit is not asked to correct its report.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum AnswerError {
    /// The report leaves nothing to be asked, and the secretary asks nothing herself.
    #[error("nothing to correct in the report of {unit}")]
    NothingToCorrect {
        /// The unit.
        unit: String,
        /// The period.
        period: String,
    },
    /// A newer version of the report came.
    #[error("a newer version of the report of {unit} came")]
    Superseded {
        /// The unit.
        unit: String,
        /// The period.
        period: String,
        /// The version asked for.
        version: u32,
    },
}

impl AnswerError {
    /// The stable word.
    pub fn code(&self) -> &'static str {
        match self {
            AnswerError::NothingToCorrect { .. } => "nothing_to_correct",
            AnswerError::Superseded { .. } => "correction_superseded",
        }
    }

    /// What happened, and what to do next.
    pub(super) fn words(&self) -> (String, String) {
        match self {
            AnswerError::NothingToCorrect { unit, period } => (
                said::nothing_to_correct::text(period, unit),
                said::nothing_to_correct::hint().to_owned(),
            ),
            AnswerError::Superseded {
                unit,
                period,
                version,
            } => (
                said::correction_superseded::text(period, version, unit),
                said::correction_superseded::hint().to_owned(),
            ),
        }
    }
}
