//! What differs between two returns, cell by cell, and what was accepted in between.

use super::audiences::everything;
use super::cells::{CellOf, Cells, RowCells, SheetCells};
use super::frozen::{Named, cells_of, known};
use super::rule::Rule;
use crate::views::{ChangeView, ChangesView};
use crate::wording;
use crate::{Office, OfficeError};
use chrono::NaiveDateTime;
use plan::book::cell_name;
use plan::task::TaskNumber;
use sheets::report::Chosen;
use std::collections::{BTreeSet, HashMap, HashSet};
use store::{HistoryEntry, OperationId, Reader, Submission, SubmissionId};
use words::report::because;

/// Operations that are told by the submissions they brought, or change no number.
const TOLD_OTHERWISE: [&str; 10] = [
    "submission_accepted",
    "submissions_accepted",
    "submission_approved",
    "submission_returned",
    "progress_set",
    "forms_exported",
    "return_frozen",
    "return_staged",
    "audience_saved",
    "audience_removed",
];

/// What the kinds of operations about difficulties begin with; they change no other row.
const DIFFICULTY: &str = "difficulty_";

/// One side of a comparison.
struct Side {
    cells: Cells,
    counted: BTreeSet<SubmissionId>,
    made_at: NaiveDateTime,
    /// Its place in the journal; none for the return as it stands now.
    operation: Option<OperationId>,
}

/// A cell of both returns; one of them may lack its row.
struct Pair<'a> {
    sheet: &'a str,
    column: u32,
    before: Option<(&'a RowCells, &'a CellOf)>,
    after: Option<(&'a RowCells, &'a CellOf)>,
}

impl Office {
    /// What changed from one return to another, each named "2024-03/1", or "2024-03" for the one
    /// as it stands now.
    ///
    /// # Errors
    /// No return of that name; no such period; the store refuses.
    pub fn return_changes(&self, from: &str, to: &str) -> Result<ChangesView, OfficeError> {
        self.read(|reader| {
            let chosen = self.chosen_of(reader, &[from, to])?;
            let older = self.side(reader, from, &chosen)?;
            let newer = self.side(reader, to, &chosen)?;
            let reasons = Reasons::of(
                reader,
                &older,
                &newer,
                self.due_between(reader, to, &older, &newer)?,
            )?;
            let pairs = pairs(&older.cells, &newer.cells);
            let change = |pair: Pair<'_>| ChangeView {
                because: reasons.because(&pair),
                sheet: pair.sheet.to_owned(),
                cell: pair.name(),
                before: pair
                    .before
                    .map(|(_, cell)| cell.shown.clone())
                    .unwrap_or_default(),
                after: pair
                    .after
                    .map(|(_, cell)| cell.shown.clone())
                    .unwrap_or_default(),
            };
            Ok(ChangesView {
                changes: pairs.into_iter().map(change).collect(),
            })
        })
    }

    /// The sheets a return as it stands now is compared on: those of the frozen one beside it.
    fn chosen_of(&self, reader: &Reader<'_>, names: &[&str]) -> Result<Vec<Chosen>, OfficeError> {
        for name in names {
            if Named::parse(name)?.version.is_some() {
                let chosen = cells_of(reader, &known(reader, name)?)?.chosen();
                return Ok(chosen.unwrap_or_else(everything));
            }
        }
        Ok(everything())
    }

    fn side(
        &self,
        reader: &Reader<'_>,
        name: &str,
        chosen: &[Chosen],
    ) -> Result<Side, OfficeError> {
        let named = Named::parse(name)?;
        let Some(version) = named.version else {
            let now = self.now();
            let drawn = self.draw(reader, name, now, chosen)?;
            return Ok(Side {
                counted: drawn.cells.submissions().into_iter().collect(),
                cells: drawn.cells,
                made_at: now,
                operation: None,
            });
        };
        let frozen = known(reader, name)?;
        Ok(Side {
            cells: cells_of(reader, &frozen)?,
            counted: reader.counted(named.period, version)?.into_iter().collect(),
            made_at: frozen.frozen_at,
            operation: Some(frozen.operation),
        })
    }

    /// The units' due time, in words, where it passed between two returns of one period.
    fn due_between(
        &self,
        reader: &Reader<'_>,
        name: &str,
        older: &Side,
        newer: &Side,
    ) -> Result<Option<String>, OfficeError> {
        let due = self
            .period_of(reader, &Named::parse(name)?.period.to_string())?
            .units_due;
        let passed = older.made_at <= due && due < newer.made_at;
        Ok(passed.then(|| because::due_passed(due.format("%H:%M %d/%m/%Y"))))
    }
}

/// Whether a newer return says anything else than an older one.
pub(super) fn differ(older: &Cells, newer: &Cells) -> bool {
    !pairs(older, newer).is_empty()
}

/// The cells that differ, in the order of the newer return; rows that are gone follow each sheet.
fn pairs<'a>(older: &'a Cells, newer: &'a Cells) -> Vec<Pair<'a>> {
    let of = |cells: &'a Cells, one: &SheetCells| {
        let mut sheets = cells.sheets.iter();
        sheets.find(|sheet| sheet.belongs_to(one))
    };
    let mut pairs = Vec::new();
    for sheet in &newer.sheets {
        compare(&sheet.tab, of(older, sheet), Some(sheet), &mut pairs);
    }
    let gone = |sheet: &&SheetCells| of(newer, sheet).is_none();
    for sheet in older.sheets.iter().filter(gone) {
        compare(&sheet.tab, Some(sheet), None, &mut pairs);
    }
    pairs
}

fn compare<'a>(
    tab: &'a str,
    older: Option<&'a SheetCells>,
    newer: Option<&'a SheetCells>,
    pairs: &mut Vec<Pair<'a>>,
) {
    let rows = |sheet: Option<&'a SheetCells>| sheet.map_or(&[][..], |sheet| &sheet.rows);
    let by_key = |sheet| -> HashMap<&str, &'a RowCells> {
        let rows = rows(sheet).iter();
        rows.map(|row| (row.key.as_str(), row)).collect()
    };
    let (before, after) = (by_key(older), by_key(newer));
    for row in rows(newer) {
        differing(tab, before.get(row.key.as_str()).copied(), Some(row), pairs);
    }
    for row in rows(older) {
        if !after.contains_key(row.key.as_str()) {
            differing(tab, Some(row), None, pairs);
        }
    }
}

fn differing<'a>(
    sheet: &'a str,
    older: Option<&'a RowCells>,
    newer: Option<&'a RowCells>,
    pairs: &mut Vec<Pair<'a>>,
) {
    let cells = |row: Option<&'a RowCells>| row.map_or(0, |row| row.cells.len());
    for at in 0..cells(older).max(cells(newer)) {
        let cell = |row: Option<&'a RowCells>| row.and_then(|row| Some((row, row.cells.get(at)?)));
        let pair = Pair {
            sheet,
            column: u32::try_from(at).unwrap_or(u32::MAX),
            before: cell(older),
            after: cell(newer),
        };
        if pair.differs() {
            pairs.push(pair);
        }
    }
}

impl Pair<'_> {
    fn differs(&self) -> bool {
        let shown = |side: Option<(&RowCells, &CellOf)>| match side {
            Some((_, cell)) => cell.shown.clone(),
            None => String::new(),
        };
        let incidental = self.rule().is_some_and(Rule::is_incidental);
        !incidental && shown(self.before) != shown(self.after)
    }

    fn rule(&self) -> Option<Rule> {
        self.after.or(self.before).and_then(|(_, cell)| cell.rule)
    }

    /// The cell's name in the newer return, else in the older one.
    fn name(&self) -> String {
        let row = self.after.or(self.before).map_or(0, |(row, _)| row.row);
        cell_name(row, self.column)
    }

    fn is_of_difficulty(&self) -> bool {
        let row = self.after.or(self.before);
        row.is_some_and(|(row, _)| row.is_of_difficulty())
    }

    fn task(&self) -> Option<&(i64, String)> {
        self.after
            .or(self.before)
            .and_then(|(row, _)| row.task.as_ref())
    }
}

/// What happened between two returns.
struct Reasons<'a> {
    older: &'a Side,
    newer: &'a Side,
    /// Submissions that count on one side only, in words.
    moved: HashMap<SubmissionId, String>,
    operations: Vec<HistoryEntry>,
    due_passed: Option<String>,
}

impl<'a> Reasons<'a> {
    fn of(
        reader: &Reader<'_>,
        older: &'a Side,
        newer: &'a Side,
        due_passed: Option<String>,
    ) -> Result<Reasons<'a>, OfficeError> {
        let submission = |id: &SubmissionId| reader.submission(*id);
        let new: Vec<Submission> = newer
            .counted
            .difference(&older.counted)
            .map(submission)
            .collect::<Result<_, _>>()?;
        let gone: Vec<Submission> = older
            .counted
            .difference(&newer.counted)
            .map(submission)
            .collect::<Result<_, _>>()?;
        let units = reader.units()?;
        let name = |one: &Submission| {
            let unit = units.iter().find(|unit| unit.id == one.unit);
            unit.map(|unit| unit.name.clone()).unwrap_or_default()
        };
        let mut moved = HashMap::new();
        for one in &new {
            moved.insert(
                one.id,
                because::submission(name(one), one.period, one.version),
            );
        }
        for one in &gone {
            // One that a newer version took the place of is told by that one.
            let replaced = |new: &Submission| new.unit == one.unit && new.period == one.period;
            if !new.iter().any(replaced) {
                moved.insert(
                    one.id,
                    because::no_longer(name(one), one.period, one.version),
                );
            }
        }
        let operations = match older.operation {
            Some(after) => reader.operations_between(after, newer.operation)?,
            None => Vec::new(),
        };
        let told = |one: &HistoryEntry| !TOLD_OTHERWISE.contains(&one.kind.as_str());
        Ok(Reasons {
            older,
            newer,
            moved,
            operations: operations.into_iter().filter(told).collect(),
            due_passed,
        })
    }

    /// What a cell that differs rests on: the submissions among its own sources, else among
    /// those of its row where it counts, else of its task; then what was changed in the plan;
    /// then the time that passed.
    fn because(&self, pair: &Pair<'_>) -> Vec<String> {
        let mut found = self.submissions_in(pair.before, pair.after, |_, cell| vec![cell]);
        if found.is_empty() && pair.rule().is_some_and(Rule::counts) {
            found =
                self.submissions_in(pair.before, pair.after, |row, _| row.cells.iter().collect());
        }
        if found.is_empty() && pair.rule().is_some() {
            found = self.submissions_on(pair.task());
        }
        if found.is_empty() || pair.rule().is_some() {
            found.extend(self.changes_of_plan(pair));
        }
        if found.is_empty() {
            found.extend(self.due_passed.clone());
        }
        found
    }

    /// The submissions that moved, among the sources of cells on both sides.
    fn submissions_in<'r>(
        &self,
        before: Option<(&'r RowCells, &'r CellOf)>,
        after: Option<(&'r RowCells, &'r CellOf)>,
        cells: fn(&'r RowCells, &'r CellOf) -> Vec<&'r CellOf>,
    ) -> Vec<String> {
        let mut ids = BTreeSet::new();
        for (side, found) in [(self.older, before), (self.newer, after)] {
            let cells = found
                .map(|(row, cell)| cells(row, cell))
                .unwrap_or_default();
            ids.extend(cells.into_iter().flat_map(|cell| side.submissions(cell)));
        }
        self.told(&ids)
    }

    /// The submissions that moved, among the sources of all rows about a task.
    fn submissions_on(&self, task: Option<&(i64, String)>) -> Vec<String> {
        let Some((task, _)) = task else {
            return Vec::new();
        };
        let mut ids = BTreeSet::new();
        for side in [self.older, self.newer] {
            let rows = side.cells.sheets.iter().flat_map(|sheet| &sheet.rows);
            let about = rows.filter(|row| row.task.as_ref().is_some_and(|(id, _)| id == task));
            let cells = about.flat_map(|row| &row.cells);
            ids.extend(cells.flat_map(|cell| side.submissions(cell)));
        }
        self.told(&ids)
    }

    fn told(&self, ids: &BTreeSet<SubmissionId>) -> Vec<String> {
        ids.iter()
            .filter_map(|id| self.moved.get(id).cloned())
            .collect()
    }

    /// Changes made by hand or by a new appendix: those that name a task tell of it alone.
    fn changes_of_plan(&self, pair: &Pair<'_>) -> Vec<String> {
        let tells = |one: &&HistoryEntry| match (task_named(&one.title), pair.task()) {
            _ if one.kind.starts_with(DIFFICULTY) || pair.is_of_difficulty() => {
                one.kind.starts_with(DIFFICULTY) && pair.is_of_difficulty()
            }
            (Some(named), Some((_, number))) => named.as_str() == number,
            _ => true,
        };
        let told = self.operations.iter().filter(tells);
        let told = told.map(|one| wording::operation(&one.kind, &one.title));
        let mut seen = HashSet::new();
        told.filter(|words| seen.insert(words.clone())).collect()
    }
}

/// The task an operation's title ends with: "Thanh tra – 27".
fn task_named(title: &str) -> Option<TaskNumber> {
    TaskNumber::read(title.rsplit_once(" – ")?.1)
}

impl Side {
    /// The submissions a cell was made from.
    fn submissions(&self, cell: &CellOf) -> Vec<SubmissionId> {
        let sources = cell.from.iter().filter_map(|cited| {
            let source = self.cells.sources.get(cited.source)?;
            source.submission.map(SubmissionId)
        });
        sources.collect()
    }
}
