//! What cannot be done to the members of the working group.

use super::OfficeError;
use chrono::NaiveDate;
use words::error as said;

/// Why a change of the group's members was refused. Nothing was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MemberRefusal {
    /// The decision has no number.
    DecisionNumberless,
    /// Somebody has no name.
    Nameless,
    /// Nobody comes and nobody leaves.
    NothingChanges,
    /// No such member on the day.
    Unknown {
        /// The name or identity given.
        name: String,
        /// The day.
        day: NaiveDate,
    },
    /// Several members bear the name.
    Ambiguous {
        /// The name.
        name: String,
    },
    /// Somebody came on the very day or later, or their end is decided already.
    CannotLeave {
        /// The name.
        name: String,
        /// The day.
        day: NaiveDate,
    },
    /// Somebody belongs to the group already, in the same role.
    Known {
        /// The name.
        name: String,
    },
    /// Nobody is listed in what was read.
    NobodyListed,
}

impl MemberRefusal {
    /// The stable word other programs know the refusal by.
    pub(super) fn code(&self) -> &'static str {
        match self {
            MemberRefusal::DecisionNumberless => "decision_numberless",
            MemberRefusal::Nameless => "member_nameless",
            MemberRefusal::NothingChanges => "members_unchanged",
            MemberRefusal::Unknown { .. } => "member_unknown",
            MemberRefusal::Ambiguous { .. } => "member_ambiguous",
            MemberRefusal::CannotLeave { .. } => "member_cannot_leave",
            MemberRefusal::Known { .. } => "member_known",
            MemberRefusal::NobodyListed => "nobody_listed",
        }
    }

    /// What happened, and what to do next.
    pub(super) fn words(&self) -> (String, String) {
        let written = |day: &NaiveDate| day.format("%d/%m/%Y").to_string();
        let (text, hint) = match self {
            MemberRefusal::DecisionNumberless => (
                said::decision_numberless::text().to_owned(),
                said::decision_numberless::hint(),
            ),
            MemberRefusal::Nameless => (
                said::member_nameless::text().to_owned(),
                said::member_nameless::hint(),
            ),
            MemberRefusal::NothingChanges => (
                said::members_unchanged::text().to_owned(),
                said::members_unchanged::hint(),
            ),
            MemberRefusal::Unknown { name, day } => (
                said::member_unknown::text(name, written(day)),
                said::member_unknown::hint(),
            ),
            MemberRefusal::Ambiguous { name } => (
                said::member_ambiguous::text(name),
                said::member_ambiguous::hint(),
            ),
            MemberRefusal::CannotLeave { name, day } => (
                said::member_cannot_leave::text(name, written(day)),
                said::member_cannot_leave::hint(),
            ),
            MemberRefusal::Known { name } => {
                (said::member_known::text(name), said::member_known::hint())
            }
            MemberRefusal::NobodyListed => (
                said::nobody_listed::text().to_owned(),
                said::nobody_listed::hint(),
            ),
        };
        (text, hint.to_owned())
    }
}

impl From<MemberRefusal> for OfficeError {
    fn from(refusal: MemberRefusal) -> OfficeError {
        OfficeError::Member(refusal)
    }
}
