//! A report that goes back to its unit to be corrected (*phiếu yêu cầu bổ sung*): which of its rows
//! must be corrected, what is wanted of them, and what stays as it was sent.
//!
//! Decides what is asked for; the words and looks are decided in `sheets`.

use super::{Form, FormKind, FormRow, FormSource, measures};
use crate::indicator::{MeasureKey, Measurement};
use crate::period::{Period, PeriodKind};
use crate::progress::RowKey;
use crate::remark::{Remark, RemarkCode};
use crate::reminder::Tone;
use crate::submission::{GeneralItem, Routine, Settled, SettledRow};
use crate::unit::Unit;
use chrono::NaiveDateTime;
use std::collections::HashMap;

/// A cell of a task's row that the unit fills in, in the order of a form's columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Entry {
    /// Tình trạng.
    State,
    /// Tỷ lệ hoàn thành.
    Percent,
    /// Ngày hoàn thành.
    DoneOn,
    /// Kết quả thực hiện trong kỳ.
    Result,
    /// Sản phẩm/Số, ngày văn bản.
    Product,
}

/// One thing that is wanted of a unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Want {
    /// The cell it is about; `None` where the whole row is.
    pub entry: Option<Entry>,
    /// What was remarked there.
    pub code: RemarkCode,
}

/// A report to be corrected.
#[derive(Clone, Debug, PartialEq)]
pub struct Correction {
    /// What it is written as: the rows to be corrected are asked for, the others that were sent are
    /// optional.
    pub form: Form,
    /// What is wanted of the rows asked for.
    pub wants: HashMap<RowKey, Vec<Want>>,
    /// What is wanted of its numbers; the form holds the rows of these and no others.
    pub measure_wants: HashMap<MeasureKey, Vec<Want>>,
    /// What is wanted of the report as a whole.
    pub whole: Vec<RemarkCode>,
    /// What the secretary asks for in her own words; may be empty.
    pub reason: String,
    /// The weekly form's choice, as it was made.
    pub routine: Option<Routine>,
    /// The general content, as it was sent.
    pub general: Vec<GeneralItem>,
    /// How the unit is spoken to.
    pub tone: Tone,
    /// When the report was received.
    pub received: NaiveDateTime,
    /// The moment it is asked for.
    pub now: NaiveDateTime,
}

impl Want {
    /// What a remark wants of the unit; `None` for what only the secretary can settle, and for what
    /// is no fault.
    pub fn of(code: &RemarkCode) -> Option<Want> {
        use RemarkCode as Code;
        let entry = match code {
            Code::StateUnclear { .. } => Some(Entry::State),
            Code::PercentUnclear { .. }
            | Code::PercentOutOfRange { .. }
            | Code::PercentAgainstState { .. } => Some(Entry::Percent),
            Code::DateUnclear { .. } | Code::DateInFuture { .. } => Some(Entry::DoneOn),
            Code::ProductMissing => Some(Entry::Product),
            Code::CellError { .. }
            | Code::FormulaWithoutValue
            | Code::RowUnmatched { .. }
            | Code::RowDoubled { .. }
            | Code::RowIdDiffers { .. }
            | Code::RoutineUnclear
            | Code::NumberUnclear { .. }
            | Code::NumeratorTooLarge { .. }
            | Code::RateAboveHundred { .. }
            | Code::CumulativeFalls { .. }
            | Code::PartsMissing
            | Code::NumberElsewhere { .. }
            | Code::IndicatorDoubled { .. }
            | Code::IndicatorUnmatched { .. } => None,
            _ => return None,
        };
        Some(Want {
            entry,
            code: code.clone(),
        })
    }

    /// Whether a stored remark with this stable word wants something of the unit.
    pub fn is_in(word: &str) -> bool {
        WANTING.contains(&word)
    }

    /// What the unit wrote where it could not be read.
    pub fn written(&self) -> Option<&str> {
        match &self.code {
            RemarkCode::StateUnclear { text }
            | RemarkCode::PercentUnclear { text }
            | RemarkCode::PercentOutOfRange { text }
            | RemarkCode::DateUnclear { text } => Some(text),
            _ => None,
        }
    }

    /// What a remark wants; a cell that shows an error is known by its column, where the workbook
    /// has a form's own columns.
    fn at(remark: &Remark, is_ours: bool) -> Option<Want> {
        let want = Want::of(&remark.code)?;
        let by_column = matches!(
            want.code,
            RemarkCode::CellError { .. } | RemarkCode::FormulaWithoutValue
        );
        let entry = match by_column && is_ours {
            true => Entry::ALL
                .into_iter()
                .find(|entry| column_of(&remark.place.cell) == Some(entry.letter())),
            false => want.entry,
        };
        Some(Want { entry, ..want })
    }
}

/// The stable words of the remarks that want something of the unit.
const WANTING: [&str; 21] = [
    "state_unclear",
    "percent_unclear",
    "percent_out_of_range",
    "percent_against_state",
    "date_unclear",
    "date_in_future",
    "product_missing",
    "cell_error",
    "formula_without_value",
    "row_unmatched",
    "row_doubled",
    "row_id_differs",
    "routine_unclear",
    "number_unclear",
    "numerator_too_large",
    "rate_above_hundred",
    "cumulative_falls",
    "parts_missing",
    "number_elsewhere",
    "indicator_doubled",
    "indicator_unmatched",
];

impl Entry {
    /// All of them.
    pub const ALL: [Entry; 5] = [
        Entry::State,
        Entry::Percent,
        Entry::DoneOn,
        Entry::Result,
        Entry::Product,
    ];

    /// The letter of its column on every form of the program.
    fn letter(self) -> &'static str {
        match self {
            Entry::State => "E",
            Entry::Percent => "F",
            Entry::DoneOn => "G",
            Entry::Result => "H",
            Entry::Product => "I",
        }
    }
}

fn column_of(cell: &str) -> Option<&str> {
    let end = cell.find(|c: char| c.is_ascii_digit())?;
    cell.get(..end)
}

impl Correction {
    /// By when the answer is asked for: the units' due time while it is to come, then that of the
    /// return; `None` once both have passed: at once.
    pub fn answer_by(&self) -> Option<NaiveDateTime> {
        let Period {
            units_due,
            province_due,
            ..
        } = self.form.period;
        [units_due, province_due]
            .into_iter()
            .find(|due| self.now <= *due)
    }

    /// How many things are wanted.
    pub fn count(&self) -> usize {
        let rows: usize = self.wants.values().map(Vec::len).sum();
        let numbers: usize = self.measure_wants.values().map(Vec::len).sum();
        rows + numbers + self.whole.len() + usize::from(!self.reason.is_empty())
    }

    /// What is wanted of a row.
    pub fn wants_of(&self, key: RowKey) -> &[Want] {
        self.wants.get(&key).map(Vec::as_slice).unwrap_or_default()
    }

    /// What is wanted of a number.
    pub fn wants_of_number(&self, key: MeasureKey) -> &[Want] {
        let wants = self.measure_wants.get(&key).map(Vec::as_slice);
        wants.unwrap_or_default()
    }
}

impl FormSource<'_> {
    /// What a report of a unit must be corrected in. `times`: when it was received, and now.
    pub fn correction_of(
        &self,
        unit: &Unit,
        settled: &Settled,
        reason: &str,
        (received, now): (NaiveDateTime, NaiveDateTime),
    ) -> Correction {
        let foreign = |remark: &Remark| matches!(remark.code, RemarkCode::NotOurForm);
        let is_ours = !settled.remarks.iter().any(foreign);
        let mut correction = Correction {
            form: self.empty(unit),
            wants: HashMap::new(),
            measure_wants: numbers_wanted(&settled.measurements),
            whole: settled
                .remarks
                .iter()
                .filter_map(|remark| Want::of(&remark.code).map(|want| want.code))
                .collect(),
            reason: reason.trim().to_owned(),
            routine: settled.routine,
            general: settled.general.clone(),
            tone: Tone::towards(unit),
            received,
            now,
        };
        let asked = |row: &super::MeasureRow| correction.measure_wants.contains_key(&row.key);
        let measures = measures::rows(self, unit).into_iter().filter(asked);
        correction.form.measures = measures.collect();
        for sent in settled.rows.iter() {
            let wants = sent.remarks.iter();
            let wants: Vec<Want> = wants.filter_map(|one| Want::at(one, is_ours)).collect();
            let Some(row) = self.sent_row(unit, &sent) else {
                continue;
            };
            if !wants.is_empty() {
                correction.wants.insert(sent.key, wants);
                correction.form.rows.push(row);
            } else if !sent.progress.is_blank() {
                correction.form.optional.push(row);
            }
        }
        correction
    }

    /// A form of the unit with no rows yet.
    fn empty(&self, unit: &Unit) -> Form {
        Form {
            unit: unit.id,
            unit_name: unit.name.clone(),
            period: self.period.clone(),
            kind: match self.period.id.kind() {
                PeriodKind::Week => FormKind::Weekly,
                _ => FormKind::Full,
            },
            rows: Vec::new(),
            optional: Vec::new(),
            unanswered: Vec::new(),
            measures: Vec::new(),
            numbers: self.numbers(unit),
            periods: self.neighbours.to_vec(),
        }
    }

    /// A row as it was sent.
    fn sent_row(&self, unit: &Unit, sent: &SettledRow) -> Option<FormRow> {
        let task = self.plan.tasks.iter().find(|one| one.id == sent.key.task)?;
        let speaker = self.directory.unit(sent.key.unit)?;
        let held = task.assignments.iter().find(|one| one.unit == speaker.id)?;
        let status = self.standings.status(task, speaker.id);
        let row = self.row(unit, speaker, task, held.role, status);
        Some(FormRow {
            prefill: sent.progress.clone(),
            ..row
        })
    }
}

/// What is wanted of numbers that were sent.
fn numbers_wanted(sent: &[Measurement]) -> HashMap<MeasureKey, Vec<Want>> {
    let wanted = sent.iter().map(|one| {
        let wants = one.remarks.iter().filter_map(|one| Want::of(&one.code));
        let whole_row = wants.map(|want| Want {
            entry: None,
            ..want
        });
        (one.key, whole_row.collect::<Vec<_>>())
    });
    wanted.filter(|(_, wants)| !wants.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_unit_can_mend_is_asked_of_it_and_nothing_else() {
        let text = || "?".to_owned();
        let asked = [
            (
                RemarkCode::StateUnclear { text: text() },
                Some(Entry::State),
            ),
            (
                RemarkCode::PercentAgainstState { percent: text() },
                Some(Entry::Percent),
            ),
            (
                RemarkCode::DateUnclear { text: text() },
                Some(Entry::DoneOn),
            ),
            (RemarkCode::ProductMissing, Some(Entry::Product)),
            (RemarkCode::RowUnmatched { text: text() }, None),
            (RemarkCode::RoutineUnclear, None),
            (RemarkCode::NumberUnclear { text: text() }, None),
            (RemarkCode::PartsMissing, None),
        ];
        for (code, entry) in asked {
            let want = Want::of(&code).unwrap();
            assert_eq!(want.entry, entry, "{code:?}");
            assert!(Want::is_in(code.word()), "{code:?}");
        }
        for code in [
            RemarkCode::SameAsLastPeriod,
            RemarkCode::NotOurForm,
            RemarkCode::UnitUnknown,
            RemarkCode::NumbersAsBefore,
        ] {
            assert_eq!(Want::of(&code), None, "{code:?}");
            assert!(!Want::is_in(code.word()), "{code:?}");
        }
    }
}
