//! The rows of a settled report, held small: thousands of reports wait on the desk at once.

use super::SettledRow;
use crate::progress::{Percent, Progress, Reported, RowKey};
use crate::remark::{Place, Remark};
use crate::task::TaskNumber;
use chrono::NaiveDate;

/// Rows in their order, each assignment once. Their words stand in one text, so that a row takes
/// little more room than they do; it is put together again when it is asked for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SettledRows {
    rows: Vec<Held>,
    words: String,
    sheets: Vec<String>,
    /// Remarks with the places of their rows, ascending.
    remarks: Vec<(usize, Remark)>,
}

/// A row without its words.
#[derive(Clone, Debug, PartialEq)]
struct Held {
    key: RowKey,
    number: TaskNumber,
    reported: Option<Reported>,
    percent: Option<Percent>,
    done_on: Option<NaiveDate>,
    sheet: usize,
    /// Where result, product, note and cell end in the words; the result begins where the row
    /// before ends.
    ends: [usize; 4],
}

impl SettledRows {
    /// The rows in their order.
    pub fn iter(&self) -> impl Iterator<Item = SettledRow> {
        (0..self.rows.len()).filter_map(|at| self.get(at))
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The remarks about all of them.
    pub fn remarks(&self) -> impl Iterator<Item = &Remark> {
        self.remarks.iter().map(|(_, remark)| remark)
    }

    /// The row at this place, counted from 0.
    pub fn get(&self, at: usize) -> Option<SettledRow> {
        let held = self.rows.get(at)?;
        let before = at.checked_sub(1).and_then(|before| self.rows.get(before));
        let mut from = before.map_or(0, |before| before.ends[3]);
        let [result, product, note, cell] = held.ends.map(|end| {
            let words = self.words.get(from..end).unwrap_or_default();
            from = end;
            words.to_owned()
        });
        Some(SettledRow {
            key: held.key,
            number: held.number.clone(),
            progress: Progress {
                reported: held.reported,
                percent: held.percent,
                done_on: held.done_on,
                result,
                product,
                note,
            },
            place: Place {
                sheet: self.sheets.get(held.sheet).cloned().unwrap_or_default(),
                cell,
            },
            remarks: self.remarks_of(at),
        })
    }

    fn remarks_of(&self, at: usize) -> Vec<Remark> {
        let first = self.remarks.partition_point(|(row, _)| *row < at);
        let own = self.remarks.iter().skip(first);
        let own = own.take_while(|(row, _)| *row == at);
        own.map(|(_, remark)| remark.clone()).collect()
    }

    fn push(&mut self, row: SettledRow) {
        let Progress {
            reported,
            percent,
            done_on,
            result,
            product,
            note,
        } = row.progress;
        let words = [&result, &product, &note, &row.place.cell];
        let ends = words.map(|words| {
            self.words.push_str(words);
            self.words.len()
        });
        let at = self.rows.len();
        let sheet = self.sheet(row.place.sheet);
        self.rows.push(Held {
            key: row.key,
            number: row.number,
            reported,
            percent,
            done_on,
            sheet,
            ends,
        });
        let remarks = row.remarks.into_iter();
        self.remarks.extend(remarks.map(|remark| (at, remark)));
    }

    /// The place of a sheet's name.
    fn sheet(&mut self, name: String) -> usize {
        let known = self.sheets.iter().position(|known| *known == name);
        known.unwrap_or_else(|| {
            self.sheets.push(name);
            self.sheets.len() - 1
        })
    }
}

impl FromIterator<SettledRow> for SettledRows {
    fn from_iter<T: IntoIterator<Item = SettledRow>>(rows: T) -> SettledRows {
        let mut held = SettledRows::default();
        rows.into_iter().for_each(|row| held.push(row));
        held.rows.shrink_to_fit();
        held.words.shrink_to_fit();
        held
    }
}
