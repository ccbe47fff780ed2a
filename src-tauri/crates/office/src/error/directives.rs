//! What cannot be registered, founded, replaced or set under a task.

use super::OfficeError;
use words::error as said;

/// Why a document, a task of its own or a milestone was refused. Nothing was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DirectiveRefusal {
    /// The content bears a marking of secrecy.
    MarkedSecret {
        /// The marking as it stands there.
        marking: String,
    },
    /// The document has no number.
    DocumentNumberless,
    /// The register holds the document already.
    DocumentKnown {
        /// Its number.
        number: String,
    },
    /// The register holds no such document.
    DocumentUnknown {
        /// The number or identity given.
        name: String,
    },
    /// No point was chosen, or one says nothing.
    NoPoints,
    /// The document founded no task.
    NothingFounded {
        /// The document's number.
        number: String,
    },
    /// A task cannot take its own place.
    ReplacesItself {
        /// The task's number.
        number: String,
    },
    /// Another task took the task's place before.
    AlreadyReplaced {
        /// The task's number.
        number: String,
        /// The number of the one in its place.
        by: String,
    },
    /// The task has a last day of its own.
    MilestoneNotNeeded {
        /// The task's number.
        number: String,
    },
    /// No milestone with that identity.
    MilestoneUnknown {
        /// The identity given.
        id: String,
    },
    /// A milestone without words.
    MilestoneWordless,
}

impl DirectiveRefusal {
    /// The stable word other programs know the refusal by.
    pub(super) fn code(&self) -> &'static str {
        match self {
            DirectiveRefusal::MarkedSecret { .. } => "marked_secret",
            DirectiveRefusal::DocumentNumberless => "document_numberless",
            DirectiveRefusal::DocumentKnown { .. } => "document_known",
            DirectiveRefusal::DocumentUnknown { .. } => "document_unknown",
            DirectiveRefusal::NoPoints => "no_points",
            DirectiveRefusal::NothingFounded { .. } => "nothing_founded",
            DirectiveRefusal::ReplacesItself { .. } => "replaces_itself",
            DirectiveRefusal::AlreadyReplaced { .. } => "already_replaced",
            DirectiveRefusal::MilestoneNotNeeded { .. } => "milestone_not_needed",
            DirectiveRefusal::MilestoneUnknown { .. } => "milestone_unknown",
            DirectiveRefusal::MilestoneWordless => "milestone_wordless",
        }
    }

    /// What happened, and what to do next.
    pub(super) fn words(&self) -> (String, String) {
        let (text, hint) = match self {
            DirectiveRefusal::MarkedSecret { marking } => (
                said::marked_secret::text(marking),
                said::marked_secret::hint(),
            ),
            DirectiveRefusal::DocumentNumberless => (
                said::document_numberless::text().to_owned(),
                said::document_numberless::hint(),
            ),
            DirectiveRefusal::DocumentKnown { number } => (
                said::document_known::text(number),
                said::document_known::hint(),
            ),
            DirectiveRefusal::DocumentUnknown { name } => (
                said::document_unknown::text(name),
                said::document_unknown::hint(),
            ),
            DirectiveRefusal::NoPoints => {
                (said::no_points::text().to_owned(), said::no_points::hint())
            }
            DirectiveRefusal::NothingFounded { number } => (
                said::nothing_founded::text(number),
                said::nothing_founded::hint(),
            ),
            DirectiveRefusal::ReplacesItself { number } => (
                said::replaces_itself::text(number),
                said::replaces_itself::hint(),
            ),
            DirectiveRefusal::AlreadyReplaced { number, by } => (
                said::already_replaced::text(number, by),
                said::already_replaced::hint(),
            ),
            DirectiveRefusal::MilestoneNotNeeded { number } => (
                said::milestone_not_needed::text(number),
                said::milestone_not_needed::hint(),
            ),
            DirectiveRefusal::MilestoneUnknown { id } => (
                said::milestone_unknown::text(id),
                said::milestone_unknown::hint(),
            ),
            DirectiveRefusal::MilestoneWordless => (
                said::milestone_wordless::text().to_owned(),
                said::milestone_wordless::hint(),
            ),
        };
        (text, hint.to_owned())
    }
}

impl From<DirectiveRefusal> for OfficeError {
    fn from(refusal: DirectiveRefusal) -> OfficeError {
        OfficeError::Directive(refusal)
    }
}
