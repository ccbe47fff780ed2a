//! Why a plan is not the one meant, or its tasks do not go on.

use super::OfficeError;
use thiserror::Error;
use words::error as said;

/// What is refused of several plans in one store.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum PlanRefusal {
    /// The store holds no such plan.
    #[error("no plan {name}")]
    Unknown {
        /// What was named.
        name: String,
        /// The plans there are: year and identity.
        known: String,
    },
    /// The plan spoken of is not the one a period goes by.
    #[error("the period {period} goes by the plan of {year}")]
    NotInForce {
        /// The period.
        period: String,
        /// The year of the plan in force.
        year: i32,
    },
    /// Several stored plans may be the one an appendix changes.
    #[error("several plans of {year}")]
    Ambiguous {
        /// The year.
        year: i32,
        /// The plans there are: year and identity.
        known: String,
    },
}

impl PlanRefusal {
    /// The stable word.
    pub fn code(&self) -> &'static str {
        match self {
            PlanRefusal::Unknown { .. } => "plan_unknown",
            PlanRefusal::NotInForce { .. } => "plan_not_in_force",
            PlanRefusal::Ambiguous { .. } => "plan_ambiguous",
        }
    }

    /// What happened, and what to do next.
    pub(super) fn words(&self) -> (String, String) {
        match self {
            PlanRefusal::Unknown { name, known } => (
                said::plan_unknown::text(name),
                said::plan_unknown::hint(known),
            ),
            PlanRefusal::NotInForce { period, year } => (
                said::plan_not_in_force::text(period, year),
                said::plan_not_in_force::hint(year),
            ),
            PlanRefusal::Ambiguous { year, known } => (
                said::plan_ambiguous::text(year),
                said::plan_ambiguous::hint(known),
            ),
        }
    }
}

impl From<PlanRefusal> for OfficeError {
    fn from(refusal: PlanRefusal) -> OfficeError {
        OfficeError::Plans(refusal)
    }
}
