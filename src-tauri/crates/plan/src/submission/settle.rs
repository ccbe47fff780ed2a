//! Whose report it is, for which period, and which assignment each row speaks of
//! (`domain.md` §8). Contradictions become remarks, never guesses.

use super::{GeneralItem, Marks, Part, Returned, Routine, SettledRows, remark};
use crate::form::FormLabels;
use crate::indicator::{Indicator, MeasureKey, Measurement, Numbers};
use crate::period::{Period, PeriodId};
use crate::progress::{Progress, Reported, RowKey};
use crate::remark::{Place, Remark, RemarkCode};
use crate::task::{Plan, TaskNumber};
use crate::unit::{Directory, UnitId};
use chrono::NaiveDate;

mod measures;
mod mixed;
mod own;
mod periods;
mod rows;
mod units;

pub use own::{MappedBy, ReadTable, Told, ToldBefore};
pub(super) use units::{one_unit, unit_of_identity};

/// What a returned workbook is set against.
pub struct Known<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// Units.
    pub directory: &'a Directory,
    /// The file's own name.
    pub file_name: &'a str,
    /// The address it was sent from, where it came in a letter.
    pub sender: Option<&'a str>,
    /// The unit the user names: it wins over what the file says.
    pub given_unit: Option<UnitId>,
    /// The period the user names, for the file or its whole batch.
    pub given: Option<PeriodId>,
    /// The day it was received.
    pub received: NaiveDate,
    /// The periods of the regime, in the order of their due times.
    pub calendar: &'a [Period],
    /// Whether another report than this one was accepted of a unit for a period, and asks for
    /// nothing more.
    pub accepted: &'a dyn Fn(UnitId, PeriodId) -> bool,
    /// The indicators units are asked for.
    pub indicators: &'a [Indicator],
    /// What a unit last said of an indicator before a period.
    pub numbers_before: &'a dyn Fn(MeasureKey, PeriodId) -> Option<Numbers>,
    /// The printed words of a form, with the choices of its lists.
    pub labels: &'a FormLabels,
    /// Which part of a workbook of several units' reports is read.
    pub part: Option<&'a Part>,
    /// What the user told of the columns of tables that are no form's.
    pub told: &'a [Told],
    /// What was told before of a unit's table with this header, and on which day.
    pub mapped: &'a ToldBefore<'a>,
}

/// Why a workbook whose unit and period are known cannot be stored as it was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Obstacle {
    /// What the columns of the unit's own table hold was not told yet.
    ColumnsUntold,
    /// Rows of several units stand together on one sheet.
    UnitsMixed,
}

/// What gave the unit away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RecognisedBy {
    /// The hidden identity.
    FormId,
    /// The heading inside.
    Heading,
    /// The file's name.
    FileName,
    /// The address it was sent from.
    Sender,
    /// The user's word.
    Given,
}

/// A returned workbook set against plan and calendar.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Settled {
    /// Whose it is.
    pub unit: Option<UnitId>,
    /// What gave the unit away.
    pub recognised_by: Option<RecognisedBy>,
    /// Which period it reports on.
    pub period: Option<PeriodId>,
    /// The settled period the file names, where it was taken for a later one.
    pub moved_from: Option<PeriodId>,
    /// Whether evidence of the unit contradicts itself and the user named none: nothing is
    /// stored by itself then.
    pub contradicts: bool,
    /// The weekly form's routine choice.
    pub routine: Option<Routine>,
    /// Rows that speak of an assignment, blank ones included.
    pub rows: SettledRows,
    /// Numbers of indicators; rows that say nothing are left out, those that could not be read
    /// are blank and carry the remark that keeps them aside.
    pub measurements: Vec<Measurement>,
    /// General content.
    pub general: Vec<GeneralItem>,
    /// Whether nothing at all was filled in.
    pub blank: bool,
    /// Tables of the unit's own, read or waiting to be.
    pub tables: Vec<ReadTable>,
    /// Why nothing of it can be stored.
    pub obstacle: Option<Obstacle>,
    /// What is proposed of it, where it is a signed document and no workbook.
    pub document: Option<Marks>,
    /// Remarks about the whole workbook and about rows that speak of no assignment.
    pub remarks: Vec<Remark>,
}

/// A row and the assignment it speaks of.
#[derive(Clone, Debug, PartialEq)]
pub struct SettledRow {
    /// The assignment.
    pub key: RowKey,
    /// The task's number in the plan.
    pub number: TaskNumber,
    /// What it reports.
    pub progress: Progress,
    /// Where its result stands.
    pub place: Place,
    /// Remarks about it.
    pub remarks: Vec<Remark>,
}

impl Known<'_> {
    /// Who reports for a period what a unit's file says: the unit that does its work on the
    /// period's last day. A form of a ward that was merged is the new ward's from then on.
    fn reporting(&self, unit: UnitId, period: Option<PeriodId>) -> UnitId {
        let last = self.calendar.iter().find(|one| Some(one.id) == period);
        let bearer = last.and_then(|period| self.directory.bearer_on(unit, period.to));
        bearer.unwrap_or(unit)
    }
}

impl Settled {
    /// Takes the file for the period it names after all: it says again what was settled there.
    pub fn stay(&mut self) {
        if let Some(named) = self.moved_from.take() {
            self.period = Some(named);
            self.remarks
                .retain(|remark| !matches!(remark.code, RemarkCode::PeriodDiffers { .. }));
        }
    }
}

impl SettledRow {
    /// Whether a value could not be read, so that the row is kept aside instead of stored.
    pub fn is_held_back(&self) -> bool {
        self.remarks.iter().any(|remark| remark.code.keeps_aside())
    }

    /// Whether the unit wrote something into it, readable or not.
    fn says_something(&self) -> bool {
        !self.progress.is_blank() || self.is_held_back()
    }
}

/// Sets a returned workbook against plan and calendar.
///
/// Sheets that name another unit or period than the one taken are left out and remarked.
pub fn settle(mut returned: Returned, known: &Known<'_>) -> Settled {
    let mut remarks = Vec::new();
    let identity = returned.identity.take();
    let is_ours = identity.is_some();
    let is_form = is_ours || returned.is_form();
    let further = std::mem::take(&mut returned.further);
    let mut parts: Vec<Returned> = std::iter::once(returned).chain(further).collect();

    let unit = units::recognise(identity.as_ref(), &mut parts, known, &mut remarks);
    let differs = |remark: &Remark| {
        let code = &remark.code;
        matches!(
            code,
            RemarkCode::UnitDiffers { .. } | RemarkCode::SenderDiffers { .. }
        )
    };
    let contradicts = known.given_unit.is_none() && remarks.iter().any(differs);
    let (named, recognised_by) = unit.unzip();
    let hidden = identity.and_then(|identity| identity.period);
    let accepted = |unit, period| (known.accepted)(known.reporting(unit, Some(period)), period);
    let by_period = Known {
        accepted: &accepted,
        ..*known
    };
    let (period, moved_from) =
        periods::recognise(hidden, &mut parts, named, &by_period, &mut remarks).unzip();
    let unit = named.map(|unit| known.reporting(unit, period));

    let mut whole = Returned::default();
    parts.into_iter().for_each(|part| whole.absorb(part));
    for key in whole.rows.iter_mut().filter_map(|row| row.key.as_mut()) {
        key.unit = known.reporting(key.unit, period);
    }
    let tables = own::read(&mut whole, unit, known, &mut remarks);
    let mixed = mixed::units(&whole, unit, known);
    let obstacle = obstacle(mixed.as_deref(), &tables);
    remarks.extend(mixed.map(|units| units_mixed(&units, &whole, known)));
    let blank = whole.is_blank();
    if !is_ours && tables.is_empty() {
        remarks.push(remark(RemarkCode::NotOurForm, &Place::default()));
    }
    remarks.append(&mut whole.remarks);
    remarks.extend(remark_on_whole(&whole, is_form));
    let owner = unit.filter(|_| obstacle != Some(Obstacle::UnitsMixed));
    let mut rows = owner
        .map(|unit| rows::settle(whole.rows, (unit, is_ours), known, &mut remarks))
        .unwrap_or_default();
    if !tables.is_empty() {
        own::drop_own_counting(&mut rows);
    }
    let measurements = owner.map(|unit| {
        let of = (unit, period);
        measures::settle(whole.measures, of, known, &mut remarks)
    });
    Settled {
        unit,
        recognised_by,
        period,
        moved_from: moved_from.flatten(),
        contradicts,
        routine: whole.routine,
        rows: rows.into_iter().collect(),
        measurements: measurements.unwrap_or_default(),
        general: whole.general,
        blank,
        tables,
        obstacle,
        document: None,
        remarks,
    }
}

fn obstacle(mixed: Option<&[UnitId]>, tables: &[ReadTable]) -> Option<Obstacle> {
    let untold = tables.iter().any(|table| table.read.is_none());
    mixed
        .map(|_| Obstacle::UnitsMixed)
        .or(untold.then_some(Obstacle::ColumnsUntold))
}

/// Whose rows stand together, told at the first of them.
fn units_mixed(units: &[UnitId], whole: &Returned, known: &Known<'_>) -> Remark {
    let units = units.iter().filter_map(|id| known.directory.unit(*id));
    let names: Vec<&str> = units.map(|unit| unit.name.as_str()).collect();
    let place = whole.rows.first().map(|row| row.place.clone());
    let code = RemarkCode::UnitsMixed {
        units: names.join(", "),
    };
    remark(code, &place.unwrap_or_default())
}

/// What is to be said of a workbook as a whole: that it is an empty form, or that its routine
/// choice leaves open what it reports.
fn remark_on_whole(whole: &Returned, is_form: bool) -> Option<Remark> {
    if whole.is_blank() {
        // Where a table's columns are to be told, nobody knows yet.
        let is_empty = is_form && whole.own.is_empty();
        return is_empty.then(|| remark(RemarkCode::FormEmpty, &Place::default()));
    }
    let place = whole.routine_unclear.clone().unwrap_or_default();
    routine_is_unclear(whole).then(|| remark(RemarkCode::RoutineUnclear, &place))
}

/// Whether the routine choice was left open, or says that nothing is new while rows say what is.
fn routine_is_unclear(whole: &Returned) -> bool {
    let is_news = |progress: &Progress| {
        !progress.is_blank() && progress.reported != Some(Reported::NothingNew)
    };
    match whole.routine {
        None => whole.asks_routine,
        Some(Routine::NothingNew) => whole.rows.iter().any(|row| is_news(&row.progress)),
        Some(Routine::SeeRows) => false,
    }
}
