//! Nested refusals as refusals of the office.

use super::{MappingError, OfficeError, PeriodsError, ReportError, SourceError};

impl From<ReportError> for OfficeError {
    fn from(refusal: ReportError) -> OfficeError {
        OfficeError::Report(refusal)
    }
}

impl From<MappingError> for OfficeError {
    fn from(refusal: MappingError) -> OfficeError {
        OfficeError::Mapping(refusal)
    }
}

impl From<PeriodsError> for OfficeError {
    fn from(refusal: PeriodsError) -> OfficeError {
        OfficeError::Periods(refusal)
    }
}

impl From<SourceError> for OfficeError {
    fn from(refusal: SourceError) -> OfficeError {
        OfficeError::Source(refusal)
    }
}
