//! Every cell of a return as it prints, with the rule it follows and what it was made from. It
//! is made beside the workbook, kept with a frozen return, and answers "what changed" and
//! "where does this come from".

use super::grounds::{Grounds, Source};
use super::rule::Rule;
use crate::views::printed;
use plan::consolidation::Return;
use serde::{Deserialize, Serialize};
use sheets::page::{PageCell, PagePlaces, RowPlace};
use sheets::report::{Chosen, Counting, Laid, Line, MOMENT_NOTE, ReturnSheet, fields};
use std::collections::HashMap;

/// What the keys of rows above the tables begin with.
const TITLE: &str = "title";

/// What the keys of rows about a difficulty begin with.
const DIFFICULTY: &str = "difficulty";

/// The cells of a return.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Cells {
    /// Sheet by sheet.
    pub sheets: Vec<SheetCells>,
    /// What they were made from.
    pub sources: Vec<Source>,
}

/// One sheet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct SheetCells {
    /// Its tab.
    pub tab: String,
    /// The sheet's stable word; sheets of two returns belong together by it. Returns frozen by
    /// earlier programs have none.
    #[serde(default)]
    pub sheet: String,
    /// The title it bears in the place of the usual one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub own_title: Option<String>,
    /// Its rows that say something, from above to below.
    pub rows: Vec<RowCells>,
}

/// One row.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct RowCells {
    /// The zero-based row it begins in.
    pub row: u32,
    /// Over how many rows it was written.
    pub parts: u32,
    /// What it is about; unique on its sheet. Rows of two returns belong together by it.
    pub key: String,
    /// The task it is about, by its identity and its number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub task: Option<(i64, String)>,
    /// Its cells from the first column on.
    pub cells: Vec<CellOf>,
}

impl SheetCells {
    /// Whether two returns' sheets are the same one, wherever it stands in each.
    pub fn belongs_to(&self, other: &SheetCells) -> bool {
        match self.sheet.is_empty() || other.sheet.is_empty() {
            true => self.tab == other.tab,
            false => self.sheet == other.sheet,
        }
    }
}

impl RowCells {
    /// Whether it stands above the tables.
    pub fn is_title(&self) -> bool {
        self.key.starts_with(TITLE)
    }

    fn row_text(&self) -> &str {
        self.cells.first().map_or("", |cell| &cell.shown)
    }

    /// Whether it is about a difficulty.
    pub fn is_of_difficulty(&self) -> bool {
        self.key.starts_with(DIFFICULTY)
    }
}

/// One cell. There are thousands: their notation is short.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct CellOf {
    /// As it prints.
    #[serde(rename = "t")]
    pub shown: String,
    /// How it came about; none where it repeats a source's words.
    #[serde(default, rename = "r", skip_serializing_if = "Option::is_none")]
    pub rule: Option<Rule>,
    /// What it was made from: places in [`Cells::sources`], and what is meant there.
    #[serde(default, rename = "f", skip_serializing_if = "Vec::is_empty")]
    pub from: Vec<Cited>,
}

/// A part of a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(from = "(usize, Said)", into = "(usize, Said)")]
pub(crate) struct Cited {
    /// The place in [`Cells::sources`].
    pub source: usize,
    /// What of it.
    pub said: Said,
}

impl From<(usize, Said)> for Cited {
    fn from((source, said): (usize, Said)) -> Cited {
        Cited { source, said }
    }
}

impl From<Cited> for (usize, Said) {
    fn from(cited: Cited) -> (usize, Said) {
        (cited.source, cited.said)
    }
}

/// What a source says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Said {
    /// Tình trạng.
    State,
    /// Tỷ lệ.
    Percent,
    /// Ngày hoàn thành.
    DoneOn,
    /// Kết quả.
    Result,
    /// Sản phẩm.
    Product,
    /// When the report came.
    Received,
    /// Words that stand in the source's own cell.
    Words,
    /// The plan's number of the task.
    Number,
    /// The plan's words of the task.
    Content,
    /// The plan's words of who leads.
    Lead,
    /// The plan's words of who supports.
    Support,
    /// The plan's words of the deadline.
    Deadline,
    /// Tử số.
    Numerator,
    /// Mẫu số.
    Denominator,
    /// A count, a score, an answer; of a ratio the rate where only that was said.
    Value,
}

impl Cells {
    /// The cells of a return's pages, where they stand in its workbook.
    pub fn of(
        content: &Return,
        laid: &[Laid],
        places: &[PagePlaces],
        grounds: &mut Grounds,
    ) -> Cells {
        let sheets = laid.iter().zip(places).map(|(laid, places)| {
            let mut rows = title_rows(laid, places);
            for (at, (lines, placed)) in laid.lines.iter().zip(&places.tables).enumerate() {
                rows.extend(table_rows(content, laid, at, lines, placed, grounds));
            }
            tell_apart(&mut rows);
            SheetCells {
                tab: laid.page.tab.clone(),
                sheet: laid.chosen.sheet.word().to_owned(),
                own_title: laid.chosen.title.clone(),
                rows,
            }
        });
        let sheets = sheets.collect();
        Cells {
            sheets,
            sources: grounds.take_sources(),
        }
    }

    /// The sheets they are the cells of; none where an earlier program froze them.
    pub fn chosen(&self) -> Option<Vec<Chosen>> {
        let chosen = |sheet: &SheetCells| {
            Some(Chosen {
                sheet: ReturnSheet::of_word(&sheet.sheet)?,
                title: sheet.own_title.clone(),
            })
        };
        self.sheets.iter().map(chosen).collect()
    }

    /// The line that says what the return is attached to, number and day still blank: the same
    /// on every sheet.
    pub fn attached_line(&self) -> Option<String> {
        let mut titles = self.sheets.first()?.rows.iter();
        let line = titles.find(|row| row.is_title() && row.row_text().starts_with('('))?;
        Some(line.row_text().to_owned())
    }

    /// The cell at a zero-based row and column of the sheet with this tab.
    pub fn find(&self, tab: &str, (row, column): (u32, u32)) -> Option<&CellOf> {
        let found = self.row(tab, row)?;
        found.cells.get(usize::try_from(column).ok()?)
    }

    /// The row that covers a zero-based one of the sheet with this tab.
    pub fn row(&self, tab: &str, row: u32) -> Option<&RowCells> {
        let sheet = self.sheets.iter().find(|sheet| sheet.tab == tab)?;
        let covers = |one: &&RowCells| (one.row..one.row + one.parts).contains(&row);
        sheet.rows.iter().find(covers)
    }
}

/// Label, title, subtitle and notes.
fn title_rows(laid: &Laid, places: &PagePlaces) -> Vec<RowCells> {
    let page = &laid.page;
    let heading = |text: &String| (text.clone(), Rule::Heading);
    let mut lines: Vec<(String, Rule)> = page.label.iter().map(heading).collect();
    lines.push(heading(&page.title));
    lines.extend(page.subtitle.iter().map(heading));
    lines.extend(page.notes.iter().enumerate().map(|(at, note)| {
        let rule = match laid.chosen.sheet {
            _ if at == MOMENT_NOTE => Rule::Moment,
            ReturnSheet::Discipline => Rule::TimelinessCount,
            _ => Rule::Heading,
        };
        (note.clone(), rule)
    }));
    let rows = lines.into_iter().enumerate().zip(&places.lines);
    rows.map(|((at, (shown, rule)), row)| RowCells {
        row: *row,
        parts: 1,
        key: format!("{TITLE} {at}"),
        task: None,
        cells: vec![CellOf {
            shown,
            rule: Some(rule),
            from: Vec::new(),
        }],
    })
    .collect()
}

fn table_rows(
    content: &Return,
    laid: &Laid,
    table: usize,
    lines: &[Line],
    placed: &[RowPlace],
    grounds: &mut Grounds,
) -> Vec<RowCells> {
    let fields = fields(laid.chosen.sheet);
    let table = laid.page.tables.get(table);
    let covered = |at: usize| {
        let column = table.and_then(|table| table.columns.get(at));
        column.map_or(1, |column| usize::from(column.covers.max(1)))
    };
    let rows = table.map(|table| &table.rows);
    let rows = rows.into_iter().flatten().zip(lines).zip(placed);
    rows.map(|((row, line), place)| {
        let shown: Vec<String> = row.cells.iter().map(printed).collect();
        let cells = shown.iter().enumerate().flat_map(|(at, shown)| {
            let (rule, from) = match fields.get(at).filter(|_| *line != Line::Heading) {
                Some(field) => {
                    let blank = row.cells.get(at).is_none_or(is_blank);
                    grounds.of_cell(content, *line, *field, blank)
                }
                None => (Some(Rule::Heading), Vec::new()),
            };
            let cell = CellOf {
                shown: shown.clone(),
                rule,
                from,
            };
            // A cell merged over several columns stands in the first.
            let rest = (1..covered(at)).map(|_| CellOf::default());
            std::iter::once(cell).chain(rest)
        });
        RowCells {
            row: place.row,
            parts: place.parts,
            key: key(content, *line, &shown),
            task: task(content, *line),
            cells: cells.collect(),
        }
    })
    .collect()
}

fn is_blank(cell: &PageCell) -> bool {
    match cell {
        PageCell::Blank => true,
        PageCell::Text(text) => text.is_empty(),
        _ => false,
    }
}

/// What a row is about.
fn key(content: &Return, line: Line, shown: &[String]) -> String {
    let counting = |counting| match counting {
        Counting::Tasks => "tasks",
        Counting::Assignments => "assignments",
    };
    match line {
        Line::Difficulty(at) => {
            let id = content.difficulties.get(at).map_or(0, |line| line.id.0);
            format!("{DIFFICULTY} {id}")
        }
        Line::Evaluated(at) => {
            let unit = content.evaluation.iter().flatten().nth(at);
            format!("unit {}", unit.map_or(0, |line| line.unit.0))
        }
        Line::Listed(at) => {
            let key = content.units.get(at).map(|line| line.key);
            let (task, unit) = key.map_or((0, 0), |key| (key.task.0, key.unit.0));
            format!("task {task} listed of unit {unit}")
        }
        Line::Heading => format!("heading {}", shown.join(" ")),
        Line::Group(of, at) => {
            let group = content.groups.get(at);
            let (numeral, title) = group.cloned().unwrap_or_default();
            format!("{} of {numeral} {title}", counting(of))
        }
        Line::Sum(of) => format!("sum of {}", counting(of)),
        Line::Task(at) => {
            let task = content.tasks.get(at).map_or(0, |line| line.task.0);
            format!("task {task}")
        }
        Line::Unit(at) => {
            let key = content.units.get(at).map(|line| line.key);
            let (task, unit) = key.map_or((0, 0), |key| (key.task.0, key.unit.0));
            format!("task {task} of unit {unit}")
        }
        Line::Indicator(at) => {
            let line = content.indicators.get(at);
            let about = line.map(|line| (line.indicator.id.0, line.level));
            let (indicator, level) = about.unwrap_or_default();
            let level = level.map_or("", |level| level.word());
            format!("indicator {indicator} {level}")
        }
        Line::Commune { at, first } => {
            let unit = content.communes.rows.get(at).map(|row| row.unit.0);
            let unit = unit.unwrap_or_default();
            format!("unit {unit} from {}", first_indicator(content, first))
        }
        Line::CommuneSum { first } => {
            format!("sum from {}", first_indicator(content, first))
        }
        Line::CommuneCoverage { first } => {
            format!("coverage from {}", first_indicator(content, first))
        }
        Line::Trend { at, point } => {
            let trend = content.trends.get(at);
            let about = trend.map(|trend| (trend.indicator.id.0, trend.level));
            let (indicator, level) = about.unwrap_or_default();
            let level = level.map_or("", |level| level.word());
            let point = trend.and_then(|trend| trend.points.get(point));
            let period = point.map_or_else(String::new, |point| point.period.to_string());
            format!("indicator {indicator} {level} in {period}")
        }
        Line::Discipline(at) => {
            let unit = content.discipline.get(at).map(|line| line.record.unit.0);
            format!("unit {}", unit.unwrap_or_default())
        }
        Line::Attention(at) => {
            let line = content.attention.get(at);
            let about = line.map(|line| (line.concern, line.task.0));
            about.map_or_else(String::new, |(concern, task)| {
                format!("{concern:?} task {task}")
            })
        }
    }
}

/// The indicator a table of sheet IV begins with.
fn first_indicator(content: &Return, first: usize) -> i64 {
    let column = content.communes.columns.get(first);
    column.map_or(0, |column| column.indicator.id.0)
}

fn task(content: &Return, line: Line) -> Option<(i64, String)> {
    let (task, number) = match line {
        Line::Task(at) => content.tasks.get(at).map(|line| (line.task, &line.number)),
        Line::Unit(at) | Line::Listed(at) => {
            let line = content.units.get(at);
            line.map(|line| (line.key.task, &line.number))
        }
        Line::Attention(at) => {
            let line = content.attention.get(at);
            line.map(|line| (line.task, &line.number))
        }
        _ => None,
    }?;
    Some((task.0, number.to_string()))
}

/// Numbers rows that are about the same, so that keys are unique.
fn tell_apart(rows: &mut [RowCells]) {
    let mut seen: HashMap<String, u32> = HashMap::new();
    for row in rows {
        let times = seen.entry(row.key.clone()).or_insert(0);
        *times += 1;
        if *times > 1 {
            row.key = format!("{} #{times}", row.key);
        }
    }
}
