//! Remarks: what a reader noticed in somebody's workbook that a person should know.
//!
//! Content never makes reading fail (`domain.md` §3); it makes remarks. A remark carries a code
//! and its parameters; the Vietnamese sentence is made elsewhere.

use chrono::NaiveDate;

/// One remark and the place it is about.
#[derive(Clone, Debug, PartialEq)]
pub struct Remark {
    /// What was noticed.
    pub code: RemarkCode,
    /// Where.
    pub place: Place,
}

/// A place in a workbook. A remark about a whole sheet names no cell.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place {
    /// The sheet's name.
    pub sheet: String,
    /// The cell's name, "B12"; empty when the remark is about the sheet.
    pub cell: String,
}

/// What can be noticed. Parameters are what the sentence needs.
#[derive(Clone, Debug, PartialEq)]
pub enum RemarkCode {
    // ---- reading an appendix
    /// A group's title declares another number of tasks than were read.
    GroupCountDiffers {
        /// The group's numeral.
        group: String,
        /// Declared in the title.
        declared: u32,
        /// Read below it.
        read: u32,
    },
    /// Two tasks carry the same number.
    NumberDoubled {
        /// The number.
        number: String,
    },
    /// A number that does not follow the one before it.
    NumberOutOfOrder {
        /// The number.
        number: String,
        /// The number before it.
        after: String,
    },
    /// A row without a number was joined to the task above (page break).
    RowJoined {
        /// The task it was joined to.
        number: String,
    },
    /// A task row without a number that could not be joined to a task above.
    NumberMissing,
    /// The header row stands again on a later page and was skipped.
    HeaderRepeated,
    /// A vertically merged cell covers several tasks; its value was given to all of them.
    MergedCellSpread {
        /// How many rows it covers.
        rows: u32,
    },
    /// A column text was written in an old encoding and converted for the proposal.
    EncodingConverted {
        /// The column's heading.
        column: String,
    },
    /// Markup left by a converter was removed.
    MarkupRemoved,
    /// A phrase in a units cell that names no known unit or collective.
    UnitUnresolved {
        /// The phrase.
        text: String,
    },
    /// A unit stands in both roles of one task; the role kept is named.
    UnitInBothRoles {
        /// The unit's name.
        unit: String,
        /// Whether it leads.
        lead: bool,
    },
    /// A deadline that holds an impossible date or nothing understood.
    DeadlineProblem {
        /// The words.
        text: String,
    },
    /// A formula cell that was never calculated.
    FormulaWithoutValue,
    /// A cell that shows a spreadsheet error.
    CellError {
        /// As shown, `#REF!`.
        shown: String,
    },
    /// Rows hidden in the workbook were read like the others.
    HiddenRows {
        /// How many.
        rows: u32,
    },
    /// A column that is none of the appendix's own; kept with the tasks.
    ExtraColumn {
        /// Its heading.
        heading: String,
    },
    /// A text longer than a printed row can hold; kept whole.
    TextTooLong {
        /// Its length in characters.
        length: u32,
    },
    /// More than one sheet looks like an appendix; the first was read.
    OtherSheets {
        /// The names of the others.
        names: String,
    },
    /// Rows below the table were left out ("Tổng cộng", signatures).
    RowSkipped {
        /// The text of the row.
        text: String,
    },

    // ---- reading a submission
    /// Text that is struck through was read like other text: the unit may mean that it is gone.
    StruckThrough {
        /// How many cells it is told of.
        cells: usize,
    },
    /// The form came back with nothing filled in.
    FormEmpty,
    /// Two sources disagree on the unit.
    UnitDiffers {
        /// The unit taken.
        taken: String,
        /// The other one.
        other: String,
    },
    /// The letter came from the address of another unit than the workbook's.
    SenderDiffers {
        /// The unit taken.
        taken: String,
        /// The unit whose address it is.
        sender: String,
    },
    /// The visible period, the hidden id or the period given disagree.
    PeriodDiffers {
        /// The period taken.
        taken: String,
        /// The other one.
        other: String,
    },
    /// The unit could not be recognised.
    UnitUnknown,
    /// The period could not be recognised.
    PeriodUnknown,
    /// The unit does not owe this kind of report.
    NotOwed {
        /// The unit's name.
        unit: String,
    },
    /// The row matches no task of the unit.
    RowUnmatched {
        /// What identifies the row to a reader.
        text: String,
    },
    /// The same task stands in two rows; the later one counts.
    RowDoubled {
        /// The task's number.
        number: String,
    },
    /// The row's id and the row's number disagree; the id was taken.
    RowIdDiffers {
        /// The number printed in the row.
        number: String,
    },
    /// A status text that is none of the known ways to say one.
    StateUnclear {
        /// The text.
        text: String,
    },
    /// A percentage that is no number.
    PercentUnclear {
        /// The text.
        text: String,
    },
    /// A percentage above 100 or below 0.
    PercentOutOfRange {
        /// As shown.
        text: String,
    },
    /// 100 % reported with a state that is not "hoàn thành", or "hoàn thành" below 100 %.
    PercentAgainstState {
        /// The percentage, as shown.
        percent: String,
    },
    /// A completion date that is no date.
    DateUnclear {
        /// The text.
        text: String,
    },
    /// A completion date after the day of receipt.
    DateInFuture {
        /// The date.
        date: NaiveDate,
    },
    /// Completion claimed without a product (số, ngày văn bản).
    ProductMissing,
    /// "Thực hiện bình thường, không phát sinh" was chosen while rows are filled, or neither was.
    RoutineUnclear,
    /// The result's text equals last period's.
    SameAsLastPeriod,
    /// The workbook is not the program's form.
    NotOurForm,
    /// Texts of a returned workbook were converted from an old encoding.
    CellsConverted {
        /// How many cells of the column; the place names the first.
        cells: usize,
        /// What the file holds in that cell.
        original: String,
    },
    /// A signed document by itself: sent, but without numbers or rows.
    DocumentOnly,
    /// A letter without any file: its own words are the report, nothing says its numbers.
    LetterOnly,
    /// A letter's text is in an old encoding and shown as Unicode.
    LetterConverted,
    /// A picture in a letter that is large enough to be a page, and so kept as a signed document.
    PictureTaken,
    /// A table of the unit's own whose columns nobody told yet.
    TableUntold,
    /// A table of the unit's own, read by what was told of its columns.
    TableMapped {
        /// The day it was told for an earlier file with the same header; `None` for this file.
        on: Option<NaiveDate>,
    },
    /// Rows of several units stand together on one sheet.
    UnitsMixed {
        /// The units' names.
        units: String,
    },

    // ---- reading numbers of indicators
    /// A number that is none.
    NumberUnclear {
        /// As shown.
        text: String,
    },
    /// A numerator above its denominator.
    NumeratorTooLarge {
        /// The numerator.
        numerator: String,
        /// The denominator.
        denominator: String,
    },
    /// A rate above 100 %.
    RateAboveHundred {
        /// The rate in per cent.
        rate: String,
    },
    /// A cumulative number less than the period before's.
    CumulativeFalls {
        /// What it was.
        before: String,
        /// What it is.
        now: String,
    },
    /// The very numbers of the period before.
    NumbersAsBefore,
    /// A ratio of which only one number, or only the rate was written: it does not add up.
    PartsMissing,
    /// A number in a column that is computed, while the one asked for is blank.
    NumberElsewhere {
        /// As shown.
        text: String,
    },
    /// The same indicator stands in two rows; the later one counts.
    IndicatorDoubled {
        /// The indicator's name.
        name: String,
    },
    /// A row of numbers that names no indicator of the unit.
    IndicatorUnmatched {
        /// What identifies the row to a reader.
        text: String,
    },

    // ---- reading a table of contacts
    /// Two rows mean one unit; neither is taken.
    UnitDoubled {
        /// The unit.
        unit: String,
    },
    /// No e-mail address.
    EmailUnclear {
        /// What stands there.
        text: String,
    },
    /// No telephone number, or one that was kept as a number and lost its zeros.
    PhoneUnclear {
        /// What stands there.
        text: String,
    },
    /// No day that can be.
    DayUnclear {
        /// What stands there.
        text: String,
    },
    /// A spelling that means another unit or a collective already.
    NameTaken {
        /// The spelling.
        name: String,
        /// What it means.
        meaning: String,
    },
}

impl RemarkCode {
    /// The stable word other programs know the remark by (`cli.md`).
    pub fn word(&self) -> &'static str {
        match self {
            RemarkCode::GroupCountDiffers { .. } => "group_count_differs",
            RemarkCode::NumberDoubled { .. } => "number_doubled",
            RemarkCode::NumberOutOfOrder { .. } => "number_out_of_order",
            RemarkCode::RowJoined { .. } => "row_joined",
            RemarkCode::NumberMissing => "number_missing",
            RemarkCode::HeaderRepeated => "header_repeated",
            RemarkCode::MergedCellSpread { .. } => "merged_cell_spread",
            RemarkCode::EncodingConverted { .. } | RemarkCode::CellsConverted { .. } => {
                "encoding_converted"
            }
            RemarkCode::MarkupRemoved => "markup_removed",
            RemarkCode::UnitUnresolved { .. } => "unit_unresolved",
            RemarkCode::UnitInBothRoles { .. } => "unit_in_both_roles",
            RemarkCode::DeadlineProblem { .. } => "deadline_problem",
            RemarkCode::FormulaWithoutValue => "formula_without_value",
            RemarkCode::CellError { .. } => "cell_error",
            RemarkCode::HiddenRows { .. } => "hidden_rows",
            RemarkCode::ExtraColumn { .. } => "extra_column",
            RemarkCode::TextTooLong { .. } => "text_too_long",
            RemarkCode::OtherSheets { .. } => "other_sheets",
            RemarkCode::RowSkipped { .. } => "row_skipped",
            RemarkCode::StruckThrough { .. } => "struck_through",
            RemarkCode::FormEmpty => "form_empty",
            RemarkCode::UnitDiffers { .. } => "unit_differs",
            RemarkCode::SenderDiffers { .. } => "sender_differs",
            RemarkCode::PeriodDiffers { .. } => "period_differs",
            RemarkCode::UnitUnknown => "unit_unknown",
            RemarkCode::PeriodUnknown => "period_unknown",
            RemarkCode::NotOwed { .. } => "not_owed",
            RemarkCode::RowUnmatched { .. } => "row_unmatched",
            RemarkCode::RowDoubled { .. } => "row_doubled",
            RemarkCode::RowIdDiffers { .. } => "row_id_differs",
            RemarkCode::StateUnclear { .. } => "state_unclear",
            RemarkCode::PercentUnclear { .. } => "percent_unclear",
            RemarkCode::PercentOutOfRange { .. } => "percent_out_of_range",
            RemarkCode::PercentAgainstState { .. } => "percent_against_state",
            RemarkCode::DateUnclear { .. } => "date_unclear",
            RemarkCode::DateInFuture { .. } => "date_in_future",
            RemarkCode::ProductMissing => "product_missing",
            RemarkCode::RoutineUnclear => "routine_unclear",
            RemarkCode::SameAsLastPeriod => "same_as_last_period",
            RemarkCode::NotOurForm => "not_our_form",
            RemarkCode::DocumentOnly => "document_only",
            RemarkCode::LetterOnly => "letter_only",
            RemarkCode::LetterConverted => "letter_converted",
            RemarkCode::PictureTaken => "picture_taken",
            RemarkCode::TableUntold => "table_untold",
            RemarkCode::TableMapped { on: None } => "table_mapped",
            RemarkCode::TableMapped { on: Some(_) } => "table_mapped_before",
            RemarkCode::UnitsMixed { .. } => "units_mixed",
            RemarkCode::NumberUnclear { .. } => "number_unclear",
            RemarkCode::NumeratorTooLarge { .. } => "numerator_too_large",
            RemarkCode::RateAboveHundred { .. } => "rate_above_hundred",
            RemarkCode::CumulativeFalls { .. } => "cumulative_falls",
            RemarkCode::NumbersAsBefore => "numbers_as_before",
            RemarkCode::PartsMissing => "parts_missing",
            RemarkCode::NumberElsewhere { .. } => "number_elsewhere",
            RemarkCode::IndicatorDoubled { .. } => "indicator_doubled",
            RemarkCode::IndicatorUnmatched { .. } => "indicator_unmatched",
            RemarkCode::UnitDoubled { .. } => "unit_doubled",
            RemarkCode::EmailUnclear { .. } => "email_unclear",
            RemarkCode::PhoneUnclear { .. } => "phone_unclear",
            RemarkCode::DayUnclear { .. } => "day_unclear",
            RemarkCode::NameTaken { .. } => "name_taken",
        }
    }

    /// Whether it keeps its row aside: a value could not be read, or the row speaks of no
    /// assignment.
    pub fn keeps_aside(&self) -> bool {
        KEEPING_ASIDE.contains(&self.word())
    }
}

/// What a stored submission's remarks leave open for the return.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Doubt {
    /// A row was kept aside.
    KeptAside,
    /// Two things that were said cannot both be.
    Contradiction,
}

impl Doubt {
    /// What a remark's stable code leaves open.
    pub fn of(code: &str) -> Option<Doubt> {
        if KEEPING_ASIDE.contains(&code) {
            Some(Doubt::KeptAside)
        } else if CONTRADICTING.contains(&code) {
            Some(Doubt::Contradiction)
        } else {
            None
        }
    }
}

const KEEPING_ASIDE: [&str; 10] = [
    "state_unclear",
    "percent_unclear",
    "percent_out_of_range",
    "date_unclear",
    "cell_error",
    "formula_without_value",
    "row_unmatched",
    "number_unclear",
    "number_elsewhere",
    "indicator_unmatched",
];

const CONTRADICTING: [&str; 12] = [
    "struck_through",
    "percent_against_state",
    "date_in_future",
    "unit_differs",
    "sender_differs",
    "period_differs",
    "row_doubled",
    "row_id_differs",
    "numerator_too_large",
    "rate_above_hundred",
    "cumulative_falls",
    "indicator_doubled",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn remarks_of_a_stored_submission_leave_doubts() {
        let text = || "?".to_owned();
        for (code, doubt) in [
            (
                RemarkCode::StateUnclear { text: text() },
                Some(Doubt::KeptAside),
            ),
            (
                RemarkCode::RowUnmatched { text: text() },
                Some(Doubt::KeptAside),
            ),
            (RemarkCode::FormulaWithoutValue, Some(Doubt::KeptAside)),
            (
                RemarkCode::PercentAgainstState { percent: text() },
                Some(Doubt::Contradiction),
            ),
            (RemarkCode::ProductMissing, None),
            (RemarkCode::SameAsLastPeriod, None),
        ] {
            assert_eq!(Doubt::of(code.word()), doubt, "{code:?}");
            assert_eq!(code.keeps_aside(), doubt == Some(Doubt::KeptAside));
        }
    }
}
