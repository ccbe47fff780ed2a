//! Reading what a unit sends back: whose it is, for which period, and what its rows say
//! (`domain.md` §8).
//!
//! Recognising and reading are apart: [`read`] takes a workbook to what stands in it, without
//! knowing the plan; [`settle`] sets that against the plan and the calendar.

use crate::book::{Book, Cell, Row, Sheet, Value, cell_name};
use crate::form::{
    FormLabels, GeneralKind, IDENTITY_PERIOD, IDENTITY_SHEET, IDENTITY_UNIT, IDENTITY_UNIT_NAME,
};
use crate::period::PeriodId;
use crate::progress::{Progress, RowKey};
use crate::remark::{Place, Remark, RemarkCode};
use crate::text::clean;
use crate::unit::UnitId;
use keys::Keys;
use std::borrow::Cow;

mod amounts;
mod converted;
mod document;
mod general;
mod heading;
mod keys;
mod measures;
mod own_table;
mod parts;
mod routine;
mod rows;
mod settle;
mod settled_rows;
#[cfg(test)]
mod tests;
mod values;
mod words;

pub use document::{Marks, Way, settle_document, settle_letter};
pub use measures::{MeasureCell, MeasureField, ReturnedMeasure};
pub use own_table::{Mapping, MappingFault, OwnColumn, OwnField, OwnTable, mapping};
pub use parts::{Part, parts, restricted};
pub use settle::{
    Known, MappedBy, Obstacle, ReadTable, RecognisedBy, Settled, SettledRow, Told, ToldBefore,
    settle,
};
pub use settled_rows::SettledRows;
pub use values::read_percent;
pub use words::{Filled, cell_giving, cell_saying};

/// A workbook as it came back, before anything is decided about it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Returned {
    /// The hidden identity, where the workbook is the program's own form.
    pub identity: Option<Identity>,
    /// The unit named beside *Đơn vị báo cáo*, or in the heading.
    pub unit_text: Option<(String, Place)>,
    /// The period named beside *Kỳ báo cáo*, or in the heading.
    pub period_text: Option<(String, Place)>,
    /// The routine choice of a weekly form, where it was made.
    pub routine: Option<Routine>,
    /// Where something that is neither choice was written instead.
    pub routine_unclear: Option<Place>,
    /// Whether the workbook asks for that choice.
    pub asks_routine: bool,
    /// Rows of task tables, blank ones included.
    pub rows: Vec<ReturnedRow>,
    /// Rows of tables of numbers, blank ones included.
    pub measures: Vec<ReturnedMeasure>,
    /// General content.
    pub general: Vec<GeneralItem>,
    /// Tables of the unit's own, on sheets that hold nothing of a form's.
    pub own: Vec<OwnTable>,
    /// Units named at further tables of one sheet: forms copied below each other.
    pub further_units: Vec<String>,
    /// What is to be said of the reading itself.
    pub remarks: Vec<Remark>,
    /// Further sheets that name a unit or a period of their own, each with what stands on it:
    /// old weeks left in the workbook, or another unit's report sent along.
    pub further: Vec<Returned>,
}

/// The hidden identity of a form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Identity {
    /// The unit it was handed to.
    pub unit: Option<UnitId>,
    /// That unit's name at the time.
    pub unit_name: String,
    /// The period it was handed out for.
    pub period: Option<PeriodId>,
}

/// The weekly form's routine choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Routine {
    /// Thực hiện bình thường, không phát sinh.
    NothingNew,
    /// Có nội dung, nêu tại mục B.
    SeeRows,
}

/// One row of a task table.
#[derive(Clone, Debug, PartialEq)]
pub struct ReturnedRow {
    /// The hidden key, where the row carries one.
    pub key: Option<RowKey>,
    /// The number as it stands in the row.
    pub number: String,
    /// The work as it stands in the row.
    pub content: String,
    /// The role as it stands in the row; it names the unit where the row is another's.
    pub role: String,
    /// What it reports.
    pub progress: Progress,
    /// Where the row stands: its first filled cell.
    pub place: Place,
    /// Where its result stands.
    pub result_place: Place,
    /// Where its day of completion stands.
    pub done_on_place: Place,
    /// Texts beside and above the row that may name the unit whose it is.
    pub named: Vec<String>,
    /// Remarks about its values.
    pub remarks: Vec<Remark>,
}

/// One line of general content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GeneralItem {
    /// Which block it stands in.
    pub kind: GeneralKind,
    /// The task's number, where a difficulty names one.
    pub number: Option<String>,
    /// The text.
    pub text: String,
    /// Where it stands.
    pub place: Place,
}

impl Returned {
    /// Whether the unit filled in nothing at all.
    pub fn is_blank(&self) -> bool {
        self.routine.is_none()
            && self.routine_unclear.is_none()
            && self.general.is_empty()
            && !self.rows.iter().any(ReturnedRow::says_something)
            && !self.measures.iter().any(ReturnedMeasure::says_something)
            && self.further.iter().all(Returned::is_blank)
    }

    /// Whether anything of a form's shape was found.
    pub fn is_form(&self) -> bool {
        self.identity.is_some()
            || self.asks_routine
            || !self.rows.is_empty()
            || !self.measures.is_empty()
    }

    /// Whether it names a unit or a period.
    fn has_heading(&self) -> bool {
        self.unit_text.is_some() || self.period_text.is_some()
    }

    /// Takes in what stands on another sheet of the same report.
    fn absorb(&mut self, other: Returned) {
        self.unit_text = self.unit_text.take().or(other.unit_text);
        self.period_text = self.period_text.take().or(other.period_text);
        self.routine = self.routine.or(other.routine);
        self.routine_unclear = self.routine_unclear.take().or(other.routine_unclear);
        self.asks_routine |= other.asks_routine;
        self.rows.extend(other.rows);
        self.measures.extend(other.measures);
        self.general.extend(other.general);
        self.own.extend(other.own);
        self.further_units.extend(other.further_units);
        self.remarks.extend(other.remarks);
    }
}

impl ReturnedRow {
    /// Whether the unit wrote something into it, readable or not.
    fn says_something(&self) -> bool {
        !self.progress.is_blank() || !self.remarks.is_empty()
    }
}

/// Reads a workbook against the labels of a form.
pub fn read(book: &Book, labels: &FormLabels) -> Returned {
    let mut parts: Vec<Returned> = vec![Returned::default()];
    let keys = Keys::of(labels);
    let visible = book.sheets.iter().filter(|sheet| is_read(sheet, labels));
    let decoded = converted::unicode(visible);
    for sheet in &decoded {
        let mut page = read_sheet(&sheet.sheet, &keys);
        page.remarks = converted::remarks(sheet);
        page.remarks.extend(converted::struck(&sheet.sheet));
        match parts.last_mut() {
            Some(last) if !(last.has_heading() && page.has_heading()) => last.absorb(page),
            _ => parts.push(page),
        }
    }
    let further = parts.split_off(1);
    let mut returned = parts.pop().unwrap_or_default();
    returned.identity = identity(book);
    returned.further = further;
    if let Some(first) = decoded.first() {
        heading::without_labels(&first.sheet, &keys, &mut returned);
    }
    returned
}

/// Whether a sheet may report: visible, and not the form's guide.
fn is_read(sheet: &Sheet, labels: &FormLabels) -> bool {
    !sheet.hidden && sheet.name != labels.guide_tab
}

/// What the rows of a sheet belong to, from above to below.
enum Section {
    /// Title, labels, the routine choice.
    Head,
    /// A task table with its columns.
    Table(rows::Columns),
    /// A table of numbers with its columns.
    Measures(measures::Columns),
    /// A block of general content.
    General(general::Block),
    /// What follows and is nothing of a form's: signatures.
    Other,
}

impl Section {
    /// What begins with a row; a row that the form itself numbered begins nothing.
    fn begun(
        sheet: &Sheet,
        row: &Row,
        keys: &Keys,
        general: &mut Vec<GeneralItem>,
    ) -> Option<Section> {
        if rows::hidden_key(row).is_some() {
            return None;
        }
        let headings = keys.headings(row);
        let table = || rows::header(&headings).map(Section::Table);
        let measures = || measures::header(&headings).map(Section::Measures);
        let block = || general::open(sheet, row, keys, general).map(Section::General);
        table().or_else(measures).or_else(block)
    }
}

fn read_sheet(sheet: &Sheet, keys: &Keys) -> Returned {
    let mut page = Returned {
        unit_text: heading::beside(sheet, &keys.unit),
        period_text: heading::beside(sheet, &keys.period),
        ..Returned::default()
    };
    let mut section = Section::Head;
    let (mut tables, mut above) = (0, None);
    for row in &sheet.rows {
        if let Some(next) = Section::begun(sheet, row, keys, &mut page.general) {
            tables += usize::from(matches!(next, Section::Table(_)));
            section = next;
        } else {
            match &section {
                Section::Head => routine::read(sheet, row, keys, &mut page),
                Section::Table(columns) => match rows::read(sheet, row, columns, keys) {
                    Some(mut line) => {
                        line.named.extend(above.clone());
                        page.rows.push(line);
                    }
                    None => above = rows::line_of_its_own(row).or(above),
                },
                Section::Measures(columns) => {
                    page.measures.extend(measures::read(sheet, row, columns));
                }
                Section::General(block) => {
                    if !general::go_on(sheet, row, *block, &mut page.general) {
                        section = Section::Other;
                    }
                }
                Section::Other => {}
            }
        }
    }
    if tables > 1 {
        page.further_units = heading::all_beside(sheet, &keys.unit);
    }
    if matches!(section, Section::Head) && !page.asks_routine {
        page.own.extend(OwnTable::find(sheet, keys));
    }
    page
}

/// The very hidden sheet's keys and values.
fn identity(book: &Book) -> Option<Identity> {
    let sheet = book
        .sheets
        .iter()
        .find(|sheet| sheet.name == IDENTITY_SHEET)?;
    let value = |key: &str| {
        let is_key = |cell: &Cell| cell.shown() == key;
        let row = sheet
            .rows
            .iter()
            .find(|row| row.cell(0).is_some_and(is_key))?;
        row.cell(1).map(Cell::shown)
    };
    Some(Identity {
        unit: value(IDENTITY_UNIT)
            .and_then(|text| text.parse().ok())
            .map(UnitId),
        unit_name: value(IDENTITY_UNIT_NAME).unwrap_or_default(),
        period: value(IDENTITY_PERIOD).and_then(|text| PeriodId::parse(&text)),
    })
}

fn place(sheet: &Sheet, row: u32, column: u32) -> Place {
    Place {
        sheet: sheet.name.clone(),
        cell: cell_name(row, column),
    }
}

fn remark(code: RemarkCode, place: &Place) -> Remark {
    Remark {
        code,
        place: place.clone(),
    }
}

/// The texts of a row, blanks left out.
fn texts(row: &Row) -> impl Iterator<Item = (u32, String)> {
    let texts = row
        .cells
        .iter()
        .map(|(column, cell)| (*column, clean(&shown(cell))));
    texts.filter(|(_, text)| !text.is_empty())
}

/// A cell as a reader sees it; text is borrowed.
fn shown(cell: &Cell) -> Cow<'_, str> {
    match &cell.value {
        Value::Text(text) => Cow::Borrowed(text),
        value => Cow::Owned(value.to_string()),
    }
}
