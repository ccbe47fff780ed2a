//! The return as pages: which sheets an audience gets, and how each number and phrase stands on
//! them (`domain.md` §9).
//!
//! Decides words and looks. Must not decide a number: they come from `plan::consolidation`.

mod attention;
mod communes;
mod discipline;
mod indicators;
mod shown;
mod summary;
mod tasks;
mod units;

use crate::page::{Align, Column, Page, Table};
use crate::write::Orientation;
use chrono::{Datelike, NaiveDateTime};
use plan::consolidation::Return;
use plan::period::visible;
use words::report;

pub use communes::{CommuneNumber, commune_number};
pub use shown::{Counting, Field, Line, fields};
pub use tasks::QUOTED_LEADS;

/// A table and what each of its rows shows.
type Lined = (Table, Vec<Line>);

/// What a return's headings say beside its numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// The body that issues it.
    pub issuer: String,
    /// The symbol after the number, "BC-UBND".
    pub symbol: String,
    /// When the data was taken.
    pub extracted: NaiveDateTime,
    /// The town's level in the locality's words, "thị xã".
    pub town: String,
    /// The communes' level, "xã, phường".
    pub commune: String,
}

/// A sheet of the return.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ReturnSheet {
    /// Tổng hợp.
    Summary,
    /// Tiến độ nhiệm vụ.
    Tasks,
    /// Kết quả theo đơn vị.
    Units,
    /// Chỉ tiêu.
    Indicators,
    /// Số liệu theo xã, phường.
    Communes,
    /// Chấp hành chế độ báo cáo.
    Discipline,
    /// Quá hạn, sắp đến hạn, chưa cập nhật.
    Attention,
}

impl ReturnSheet {
    /// All sheets in printing order.
    pub const ALL: [ReturnSheet; 7] = [
        ReturnSheet::Summary,
        ReturnSheet::Tasks,
        ReturnSheet::Units,
        ReturnSheet::Indicators,
        ReturnSheet::Communes,
        ReturnSheet::Discipline,
        ReturnSheet::Attention,
    ];

    /// Whether it is an appendix with a numeral; the summary is not.
    fn is_appendix(self) -> bool {
        self != ReturnSheet::Summary
    }

    /// Whether a return has it: sheets of numbers stand only where there are indicators.
    fn stands_in(self, content: &Return) -> bool {
        match self {
            ReturnSheet::Indicators => !content.indicators.is_empty(),
            ReturnSheet::Communes => !content.communes.rows.is_empty(),
            _ => true,
        }
    }
}

/// Of every page's notes, the one that says when the data was taken: it differs each time.
pub const MOMENT_NOTE: usize = 0;

/// A sheet laid out, with what each row of its tables shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Laid {
    /// Which sheet it is.
    pub sheet: ReturnSheet,
    /// As it prints.
    pub page: Page,
    /// For each table of the page, what its rows show.
    pub lines: Vec<Vec<Line>>,
}

/// The pages of a return, as [`lay_out`] lays them out.
pub fn pages(report: &Return, sheets: &[ReturnSheet], heading: &Heading) -> Vec<Page> {
    let laid = lay_out(report, sheets, heading).into_iter();
    laid.map(|laid| laid.page).collect()
}

/// The pages of a return, one per sheet it has, in the order given. Roman numerals count the appendices
/// that are there; a single one is just "Phụ lục".
pub fn lay_out(report: &Return, sheets: &[ReturnSheet], heading: &Heading) -> Vec<Laid> {
    let standing = || sheets.iter().filter(|sheet| sheet.stands_in(report));
    let appendices = standing().filter(|sheet| sheet.is_appendix()).count();
    let mut number = 0;
    standing()
        .map(|sheet| {
            number += usize::from(sheet.is_appendix());
            page(report, *sheet, heading, (number, appendices))
        })
        .collect()
}

fn page(
    content: &Return,
    sheet: ReturnSheet,
    heading: &Heading,
    (number, of): (usize, usize),
) -> Laid {
    let communes_title = report::communes_title(heading.commune.to_uppercase());
    let (title, lined) = match sheet {
        ReturnSheet::Summary => (report::summary_title(), summary::tables(content)),
        ReturnSheet::Tasks => (report::tasks_title(), vec![tasks::table(content)]),
        ReturnSheet::Units => (report::units_title(), vec![units::table(content)]),
        ReturnSheet::Indicators => (
            report::indicators_title(),
            vec![indicators::table(content, heading)],
        ),
        ReturnSheet::Communes => (communes_title.as_str(), communes::tables(&content.communes)),
        ReturnSheet::Discipline => (report::discipline_title(), vec![discipline::table(content)]),
        ReturnSheet::Attention => (report::attention_title(), vec![attention::table(content)]),
    };
    let (tables, lines): (Vec<Table>, Vec<Vec<Line>>) = lined.into_iter().unzip();
    let (tab, label) = match (sheet.is_appendix(), of) {
        (false, _) => (report::summary_tab().to_owned(), None),
        (true, 1) => (
            report::appendix_single().to_owned(),
            Some(report::appendix_single().to_owned()),
        ),
        (true, _) => (
            report::appendix_tab(roman(number)),
            Some(report::appendix(roman(number))),
        ),
    };
    let columns = tables
        .first()
        .map_or(0, |table: &Table| table.columns.len());
    let year = content.period.to.year();
    let mut notes = vec![report::period_line(
        visible::write(&content.period),
        content.as_of.format("%d/%m/%Y"),
        heading.extracted.format("%H:%M %d/%m/%Y"),
    )];
    if sheet == ReturnSheet::Discipline {
        notes.push(discipline::counts(content));
    }
    let page = Page {
        tab,
        label,
        title: title.to_owned(),
        subtitle: vec![report::attached(&heading.symbol, year, &heading.issuer)],
        notes,
        orientation: Orientation::for_columns(columns),
        tables,
    };
    Laid { sheet, page, lines }
}

/// A Roman numeral, for 1 to 39.
fn roman(number: usize) -> String {
    let ones = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    "X".repeat(number / 10) + ones[number % 10]
}

/// A column of a page's only table.
fn column(heading: &str, width: f64, align: Align) -> Column {
    Column {
        heading: heading.to_owned(),
        parent: None,
        width,
        covers: 1,
        align,
    }
}
