//! What is refused of indicators and their numbers, with its words.

use super::OfficeError;
use std::path::PathBuf;
use words::error as said;

/// Why something about an indicator was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum IndicatorError {
    /// No indicator with that code.
    Unknown {
        /// What was given.
        code: String,
    },
    /// Another indicator has the code, or one that was taken away.
    CodeTaken {
        /// The code.
        code: String,
    },
    /// The indicator has no name.
    NameMissing,
    /// What was given is no number of that kind of indicator.
    NumberInvalid {
        /// What was given.
        value: String,
    },
    /// Nothing was given, or a part of it.
    NumbersMissing {
        /// The indicator's name.
        name: String,
    },
    /// No table of units and numbers in the file.
    NoNumbers {
        /// The file.
        path: PathBuf,
    },
}

impl IndicatorError {
    pub(super) fn code(&self) -> &'static str {
        match self {
            IndicatorError::Unknown { .. } => "indicator_unknown",
            IndicatorError::CodeTaken { .. } => "code_taken",
            IndicatorError::NameMissing => "indicator_nameless",
            IndicatorError::NumberInvalid { .. } => "number_invalid",
            IndicatorError::NumbersMissing { .. } => "numbers_missing",
            IndicatorError::NoNumbers { .. } => "no_numbers",
        }
    }

    pub(super) fn words(&self) -> (String, String) {
        let (text, hint) = match self {
            IndicatorError::Unknown { code } => (
                said::indicator_unknown::text(code),
                said::indicator_unknown::hint(),
            ),
            IndicatorError::CodeTaken { code } => {
                (said::code_taken::text(code), said::code_taken::hint())
            }
            IndicatorError::NameMissing => (
                said::indicator_nameless::text().to_owned(),
                said::indicator_nameless::hint(),
            ),
            IndicatorError::NumberInvalid { value } => (
                said::number_invalid::text(value),
                said::number_invalid::hint(),
            ),
            IndicatorError::NumbersMissing { name } => (
                said::numbers_missing::text(name),
                said::numbers_missing::hint(),
            ),
            IndicatorError::NoNumbers { path } => (
                said::no_numbers::text(path.display()),
                said::no_numbers::hint(),
            ),
        };
        (text, hint.to_owned())
    }
}

impl From<IndicatorError> for OfficeError {
    fn from(error: IndicatorError) -> OfficeError {
        OfficeError::Indicator(error)
    }
}
