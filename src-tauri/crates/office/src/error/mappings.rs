//! Refusals about the columns of units' own tables.

use plan::submission::{MappingFault, OwnField};
use words::error as said;
use words::mapping_field;

/// Why what is told of a table's columns is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MappingError {
    /// Two things in one column, or one in two.
    Doubled {
        /// What is told twice.
        field: OwnField,
    },
    /// No column holds the work.
    WithoutContent,
    /// No column says anything of the work.
    WithoutResult,
    /// The table has no such column.
    ColumnUnknown {
        /// The column given.
        column: String,
    },
    /// Nothing is remembered under that number.
    Unknown {
        /// The number given.
        id: i64,
    },
}

impl MappingError {
    /// The stable word other programs know the refusal by.
    pub fn code(&self) -> &'static str {
        match self {
            MappingError::Doubled { .. } => "mapping_doubled",
            MappingError::WithoutContent => "mapping_without_content",
            MappingError::WithoutResult => "mapping_without_result",
            MappingError::ColumnUnknown { .. } => "mapping_column_unknown",
            MappingError::Unknown { .. } => "mapping_unknown",
        }
    }

    /// What happened, and what to do next.
    pub(super) fn words(&self) -> (String, String) {
        let (text, hint) = match self {
            MappingError::Doubled { field } => (
                said::mapping_doubled::text(field_name(*field)),
                said::mapping_doubled::hint(),
            ),
            MappingError::WithoutContent => (
                said::mapping_without_content::text().to_owned(),
                said::mapping_without_content::hint(),
            ),
            MappingError::WithoutResult => (
                said::mapping_without_result::text().to_owned(),
                said::mapping_without_result::hint(),
            ),
            MappingError::ColumnUnknown { column } => (
                said::mapping_column_unknown::text(column),
                said::mapping_column_unknown::hint(),
            ),
            MappingError::Unknown { id } => (
                said::mapping_unknown::text(id),
                said::mapping_unknown::hint(),
            ),
        };
        (text, hint.to_owned())
    }
}

/// What a column of a unit's own table holds, in words.
pub(crate) fn field_name(field: OwnField) -> &'static str {
    match field {
        OwnField::Number => mapping_field::number(),
        OwnField::Content => mapping_field::content(),
        OwnField::State => mapping_field::state(),
        OwnField::Percent => mapping_field::percent(),
        OwnField::DoneOn => mapping_field::done_on(),
        OwnField::Result => mapping_field::result(),
        OwnField::Product => mapping_field::product(),
        OwnField::Note => mapping_field::note(),
    }
}

impl From<MappingFault> for MappingError {
    fn from(fault: MappingFault) -> MappingError {
        match fault {
            MappingFault::Doubled(field) => MappingError::Doubled { field },
            MappingFault::NoContent => MappingError::WithoutContent,
            MappingFault::NothingReported => MappingError::WithoutResult,
        }
    }
}
