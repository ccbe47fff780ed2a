//! What cannot be done to units over time, and to the work they have.

use super::OfficeError;
use chrono::NaiveDate;
use words::error as said;

/// Why a change of units, or of their work, was refused. Nothing was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UnitRefusal {
    /// There is no such unit any more, or not yet, on the day.
    NotThere {
        /// The unit.
        unit: String,
        /// The day.
        day: NaiveDate,
    },
    /// The unit changed on this day or later already.
    ChangedLater {
        /// The unit.
        unit: String,
        /// The day of that change.
        day: NaiveDate,
    },
    /// A merger or a split needs two units at least.
    TooFewUnits,
    /// No reason is named.
    ReasonMissing,
    /// The work is stopped or given up already.
    AlreadySo {
        /// The task's number.
        number: String,
    },
    /// The work goes on as it is.
    NothingToReopen {
        /// The task's number.
        number: String,
    },
    /// The unit does not lead the task.
    NotALead {
        /// The unit.
        unit: String,
        /// The task's number.
        number: String,
    },
}

impl UnitRefusal {
    /// The stable word other programs know the refusal by.
    pub(super) fn code(&self) -> &'static str {
        match self {
            UnitRefusal::NotThere { .. } => "unit_not_there",
            UnitRefusal::ChangedLater { .. } => "unit_changed_later",
            UnitRefusal::TooFewUnits => "too_few_units",
            UnitRefusal::ReasonMissing => "reason_missing",
            UnitRefusal::AlreadySo { .. } => "already_so",
            UnitRefusal::NothingToReopen { .. } => "nothing_to_reopen",
            UnitRefusal::NotALead { .. } => "not_a_lead",
        }
    }

    /// What happened, and what to do next.
    pub(super) fn words(&self) -> (String, String) {
        let written = |day: &NaiveDate| day.format("%d/%m/%Y").to_string();
        let (text, hint) = match self {
            UnitRefusal::NotThere { unit, day } => (
                said::unit_not_there::text(unit, written(day)),
                said::unit_not_there::hint(),
            ),
            UnitRefusal::ChangedLater { unit, day } => (
                said::unit_changed_later::text(unit, written(day)),
                said::unit_changed_later::hint(),
            ),
            UnitRefusal::TooFewUnits => (
                said::too_few_units::text().to_owned(),
                said::too_few_units::hint(),
            ),
            UnitRefusal::ReasonMissing => (
                said::reason_missing::text().to_owned(),
                said::reason_missing::hint(),
            ),
            UnitRefusal::AlreadySo { number } => {
                (said::already_so::text(number), said::already_so::hint())
            }
            UnitRefusal::NothingToReopen { number } => (
                said::nothing_to_reopen::text(number),
                said::nothing_to_reopen::hint(),
            ),
            UnitRefusal::NotALead { unit, number } => (
                said::not_a_lead::text(unit, number),
                said::not_a_lead::hint(),
            ),
        };
        (text, hint.to_owned())
    }
}

impl From<UnitRefusal> for OfficeError {
    fn from(refusal: UnitRefusal) -> OfficeError {
        OfficeError::Units(refusal)
    }
}
