//! A refusal as a caller shows it.

use crate::OfficeError;
use serde::Serialize;
use specta::Type;

/// Why a job was refused, in words; nothing was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct Refusal {
    /// The stable word of the refusal.
    pub code: String,
    /// What happened.
    pub message: String,
    /// What was not lost and what to do next.
    pub hint: String,
}

impl From<&OfficeError> for Refusal {
    fn from(error: &OfficeError) -> Refusal {
        Refusal {
            code: error.code().to_owned(),
            message: error.message(),
            hint: error.hint(),
        }
    }
}
