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
    /// No plan comes after one whose tasks are to go on.
    #[error("no plan after {year}")]
    NoLater {
        /// The earlier plan's year.
        year: i32,
    },
    /// The plan tasks are to go on in is not a later one.
    #[error("{later} is not later than {earlier}")]
    NotLater {
        /// The earlier plan's year.
        earlier: i32,
        /// The other's.
        later: i32,
    },
    /// A plan is to be founded in a year that has one.
    #[error("there is a plan of {year}")]
    YearTaken {
        /// The year.
        year: i32,
    },
    /// An appendix to be stored has no task: the stored ones would all be struck from their plan.
    #[error("the appendix has no task")]
    WithoutTasks,
    /// What becomes of a task was decided before.
    #[error("task {number} was decided on")]
    AlreadyDecided {
        /// The task.
        number: String,
    },
}

impl PlanRefusal {
    /// The stable word.
    pub fn code(&self) -> &'static str {
        match self {
            PlanRefusal::Unknown { .. } => "plan_unknown",
            PlanRefusal::NotInForce { .. } => "plan_not_in_force",
            PlanRefusal::Ambiguous { .. } => "plan_ambiguous",
            PlanRefusal::NoLater { .. } => "no_later_plan",
            PlanRefusal::NotLater { .. } => "plan_not_later",
            PlanRefusal::YearTaken { .. } => "plan_year_taken",
            PlanRefusal::WithoutTasks => "plan_without_tasks",
            PlanRefusal::AlreadyDecided { .. } => "carry_decided",
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
            PlanRefusal::NoLater { year } => (
                said::no_later_plan::text(year),
                said::no_later_plan::hint().to_owned(),
            ),
            PlanRefusal::NotLater { earlier, later } => (
                said::plan_not_later::text(later, earlier),
                said::plan_not_later::hint().to_owned(),
            ),
            PlanRefusal::YearTaken { year } => (
                said::plan_year_taken::text(year),
                said::plan_year_taken::hint(year),
            ),
            PlanRefusal::WithoutTasks => (
                said::plan_without_tasks::text().to_owned(),
                said::plan_without_tasks::hint().to_owned(),
            ),
            PlanRefusal::AlreadyDecided { number } => (
                said::carry_decided::text(number),
                said::carry_decided::hint().to_owned(),
            ),
        }
    }
}

impl From<PlanRefusal> for OfficeError {
    fn from(refusal: PlanRefusal) -> OfficeError {
        OfficeError::Plans(refusal)
    }
}
