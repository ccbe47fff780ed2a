//! The return as pages: which sheets an audience gets, and how each number and phrase stands on
//! them (`domain.md` §9).
//!
//! Decides words and looks. Must not decide a number: they come from `plan::consolidation`.

mod attention;
mod audience;
mod charts;
mod communes;
mod difficulties;
mod discipline;
mod evaluation;
mod indicators;
mod issue;
mod shown;
mod sources;
mod summary;
mod tasks;
mod units;

use crate::page::{Align, Column, Page, ReadOn, Table};
use crate::write::Orientation;
use chrono::{Datelike, NaiveDateTime};
use plan::consolidation::Return;
use plan::period::visible;
use words::report;

pub use audience::Audience;
pub use communes::{CommuneNumber, commune_number};
pub use issue::issued;
pub use shown::{Counting, Field, Line, fields};
pub use sources::{Origin, sources_page};
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
    /// The period in titles, as within a sentence: "tháng 3 năm 2024", "tuần 10/2024 (từ ngày …)".
    pub period: String,
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
    /// Khó khăn, đề xuất.
    Difficulties,
    /// Đánh giá đơn vị; only half-years and years have it.
    Evaluation,
    /// Biểu đồ chỉ tiêu; only where there are numbers of several periods.
    Charts,
}

/// A sheet that was chosen for somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chosen {
    /// Which.
    pub sheet: ReturnSheet,
    /// A title in the place of the usual one.
    pub title: Option<String>,
}

impl Chosen {
    /// Its title without the period, in capitals; `commune`: see [`ReturnSheet::title`].
    pub fn name(&self, commune: &str) -> String {
        let usual = || self.sheet.title(commune);
        let own = self.title.as_ref();
        own.map_or_else(usual, |title| title.to_uppercase())
    }
}

impl From<ReturnSheet> for Chosen {
    fn from(sheet: ReturnSheet) -> Chosen {
        Chosen { sheet, title: None }
    }
}

impl ReturnSheet {
    /// All sheets in printing order.
    pub const ALL: [ReturnSheet; 10] = [
        ReturnSheet::Summary,
        ReturnSheet::Tasks,
        ReturnSheet::Units,
        ReturnSheet::Indicators,
        ReturnSheet::Communes,
        ReturnSheet::Discipline,
        ReturnSheet::Attention,
        ReturnSheet::Difficulties,
        ReturnSheet::Evaluation,
        ReturnSheet::Charts,
    ];

    /// Its usual title, in capitals; `commune`: the communes' level in the locality's words.
    pub fn title(self, commune: &str) -> String {
        let title = match self {
            ReturnSheet::Summary => report::summary_title(),
            ReturnSheet::Tasks => report::tasks_title(),
            ReturnSheet::Units => report::units_title(),
            ReturnSheet::Indicators => report::indicators_title(),
            ReturnSheet::Communes => return report::communes_title(commune.to_uppercase()),
            ReturnSheet::Discipline => report::discipline_title(),
            ReturnSheet::Attention => report::attention_title(),
            ReturnSheet::Difficulties => report::difficulty::title(),
            ReturnSheet::Evaluation => report::evaluation::title(),
            ReturnSheet::Charts => report::chart::title(),
        };
        title.to_owned()
    }

    /// Whether it is an appendix with a numeral; the summary and the charts are not.
    fn is_appendix(self) -> bool {
        !matches!(self, ReturnSheet::Summary | ReturnSheet::Charts)
    }

    /// Whether a return has it: sheets of numbers stand only where there are
    /// indicators, the evaluation only in half-years and years.
    fn stands_in(self, content: &Return) -> bool {
        match self {
            ReturnSheet::Indicators => !content.indicators.is_empty(),
            ReturnSheet::Communes => !content.communes.rows.is_empty(),
            ReturnSheet::Evaluation => content.evaluation.is_some(),
            ReturnSheet::Charts => !content.trends.is_empty(),
            _ => true,
        }
    }
}

/// Of every page's notes, the one that says when the data was taken: it differs each time.
pub const MOMENT_NOTE: usize = 0;

/// A sheet laid out, with what each row of its tables shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Laid {
    /// Which sheet it is, and under which title.
    pub chosen: Chosen,
    /// As it prints.
    pub page: Page,
    /// For each table of the page, what its rows show.
    pub lines: Vec<Vec<Line>>,
}

/// The pages of a return, as [`lay_out`] lays them out.
pub fn pages(report: &Return, sheets: &[ReturnSheet], heading: &Heading) -> Vec<Page> {
    let chosen: Vec<Chosen> = sheets.iter().copied().map(Chosen::from).collect();
    let laid = lay_out(report, &chosen, heading).into_iter();
    laid.map(|laid| laid.page).collect()
}

/// The pages of a return, one per sheet it has, in the order given. Roman numerals count the
/// appendices that are there; a single one is just "Phụ lục".
pub fn lay_out(report: &Return, chosen: &[Chosen], heading: &Heading) -> Vec<Laid> {
    let chosen: Vec<&Chosen> = chosen
        .iter()
        .filter(|one| one.sheet.stands_in(report))
        .collect();
    let is_appendix = |one: &&&Chosen| one.sheet.is_appendix();
    let appendices = chosen.iter().filter(is_appendix).count();
    let mut number = 0;
    chosen
        .iter()
        .map(|one| {
            number += usize::from(one.sheet.is_appendix());
            page(report, one, heading, (number, appendices))
        })
        .collect()
}

fn page(
    content: &Return,
    chosen: &Chosen,
    heading: &Heading,
    (number, of): (usize, usize),
) -> Laid {
    let sheet = chosen.sheet;
    let lined = match sheet {
        ReturnSheet::Summary => summary::tables(content),
        ReturnSheet::Tasks => vec![tasks::table(content)],
        ReturnSheet::Units => vec![units::table(content)],
        ReturnSheet::Indicators => vec![indicators::table(content, heading)],
        ReturnSheet::Communes => communes::tables(&content.communes),
        ReturnSheet::Discipline => vec![discipline::table(content)],
        ReturnSheet::Attention => vec![attention::table(content)],
        ReturnSheet::Difficulties => vec![difficulties::table(content)],
        ReturnSheet::Evaluation => vec![evaluation::table(content)],
        ReturnSheet::Charts => charts::tables(content, heading),
    };
    let title = with_period(chosen.name(&heading.commune), content, &heading.period);
    let (tables, lines): (Vec<Table>, Vec<Vec<Line>>) = lined.into_iter().unzip();
    let (tab, label) = match (sheet.is_appendix(), of) {
        (false, _) if sheet == ReturnSheet::Charts => (report::chart::tab().to_owned(), None),
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
    let charts = match sheet {
        ReturnSheet::Charts => charts::charts(content, heading),
        _ => Vec::new(),
    };
    let page = Page {
        read_on: ReadOn::Paper,
        charts,
        tab,
        label,
        title,
        subtitle: vec![report::attached(&heading.symbol, year, &heading.issuer)],
        notes,
        orientation: match sheet {
            ReturnSheet::Charts => Orientation::Landscape,
            _ => Orientation::for_columns(columns),
        },
        tables,
    };
    Laid {
        chosen: chosen.clone(),
        page,
        lines,
    }
}

/// A title with its period, days in brackets in small letters; one that names a period stays.
fn with_period(title: String, content: &Return, period: &str) -> String {
    if visible::read(&title, content.period.id.year).is_some() {
        return title;
    }
    let (name, days) = named(period);
    let days = days.map(|days| format!(" ({days})")).unwrap_or_default();
    format!("{title} {}{days}", name.to_uppercase())
}

/// A period in titles: its name, and its days where they stand behind it in brackets.
pub(crate) fn named(period: &str) -> (&str, Option<&str>) {
    let parts = period
        .strip_suffix(')')
        .and_then(|open| open.split_once(" ("));
    parts.map_or((period, None), |(name, days)| (name, Some(days)))
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

/// Enough of a task's words to know it again; sheet I holds all of them.
fn beginning(content: &str) -> String {
    const LENGTH: usize = 90;
    if content.chars().count() <= LENGTH {
        return content.to_owned();
    }
    let cut: String = content.chars().take(LENGTH).collect();
    let whole = cut.rfind(' ').map_or(cut.as_str(), |end| &cut[..end]);
    format!("{}…", whole.trim_end_matches([',', ';', ':', '.']))
}
