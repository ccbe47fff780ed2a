//! Nested refusals as refusals of the office.

use super::{OfficeError, ReportError, SourceError};

impl From<ReportError> for OfficeError {
    fn from(refusal: ReportError) -> OfficeError {
        OfficeError::Report(refusal)
    }
}

impl From<SourceError> for OfficeError {
    fn from(refusal: SourceError) -> OfficeError {
        OfficeError::Source(refusal)
    }
}
