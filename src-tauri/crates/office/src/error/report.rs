//! What is refused of difficulties, audiences and the stages of a return.

use chrono::NaiveDate;
use words::error as said;

/// Why something about a report was refused. Nothing was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReportError {
    /// No difficulty of that number.
    DifficultyUnknown {
        /// The number.
        id: i64,
    },
    /// The unit's words are known already.
    DifficultyKnown {
        /// The difficulty that holds them.
        id: i64,
        /// The unit.
        unit: String,
    },
    /// What was done is said to be done on a day to come.
    DayAhead {
        /// The day.
        day: NaiveDate,
    },
    /// What must say something says nothing.
    TextMissing,
    /// No audience of that name.
    AudienceUnknown {
        /// The name.
        name: String,
        /// The names there are.
        known: String,
    },
    /// The name is one of those that come with the program, or none.
    AudienceReserved {
        /// The name.
        name: String,
    },
    /// An audience would get no sheet.
    AudienceEmpty,
    /// A sheet nobody knows, or one named twice.
    SheetUnknown {
        /// The word given.
        sheet: String,
    },
    /// A frozen return is not at the stage before.
    StageOutOfOrder {
        /// The return.
        name: String,
        /// The stage that comes next, in words; none where it has passed all.
        next: Option<&'static str>,
    },
    /// A frozen return was not issued.
    NotIssued {
        /// The return.
        name: String,
    },
}

impl ReportError {
    /// The stable word other programs know the refusal by.
    pub fn code(&self) -> &'static str {
        match self {
            ReportError::DifficultyUnknown { .. } => "difficulty_unknown",
            ReportError::DifficultyKnown { .. } => "difficulty_known",
            ReportError::DayAhead { .. } => "day_ahead",
            ReportError::TextMissing => "text_missing",
            ReportError::AudienceUnknown { .. } => "audience_unknown",
            ReportError::AudienceReserved { .. } => "audience_reserved",
            ReportError::AudienceEmpty => "audience_empty",
            ReportError::SheetUnknown { .. } => "sheet_unknown",
            ReportError::StageOutOfOrder { next: Some(_), .. } => "stage_out_of_order",
            ReportError::StageOutOfOrder { next: None, .. } => "stages_passed",
            ReportError::NotIssued { .. } => "not_issued",
        }
    }

    /// What happened, and what to do next.
    pub(super) fn words(&self) -> (String, String) {
        let (text, hint) = match self {
            ReportError::DifficultyUnknown { id } => (
                said::difficulty_unknown::text(id),
                said::difficulty_unknown::hint(),
            ),
            ReportError::DifficultyKnown { id, unit } => {
                return (
                    said::difficulty_known::text(unit, id),
                    said::difficulty_known::hint(id),
                );
            }
            ReportError::DayAhead { day } => (
                said::day_ahead::text(day.format("%d/%m/%Y")),
                said::day_ahead::hint(),
            ),
            ReportError::TextMissing => (
                said::text_missing::text().to_owned(),
                said::text_missing::hint(),
            ),
            ReportError::AudienceUnknown { name, known } => {
                return (
                    said::audience_unknown::text(name),
                    said::audience_unknown::hint(known),
                );
            }
            ReportError::AudienceReserved { name } => (
                said::audience_reserved::text(name),
                said::audience_reserved::hint(),
            ),
            ReportError::AudienceEmpty => (
                said::audience_empty::text().to_owned(),
                said::audience_empty::hint(),
            ),
            ReportError::SheetUnknown { sheet } => (
                said::sheet_unknown::text(sheet),
                said::sheet_unknown::hint(),
            ),
            ReportError::StageOutOfOrder {
                name,
                next: Some(next),
            } => {
                return (
                    said::stage_out_of_order::text(name),
                    said::stage_out_of_order::hint(next),
                );
            }
            ReportError::StageOutOfOrder { name, next: None } => {
                (said::stages_passed::text(name), said::stages_passed::hint())
            }
            ReportError::NotIssued { name } => {
                (said::not_issued::text(name), said::not_issued::hint())
            }
        };
        (text, hint.to_owned())
    }
}
