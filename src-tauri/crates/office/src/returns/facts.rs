//! Every value of a return that a foreign template can take, with where it comes from: by unit,
//! by task, by indicator, and of the whole. Values are those of the return's own sheets, so that
//! a filled template and the return never differ. Kept with a frozen return.

mod numbers;
mod units;

pub(super) use numbers::PARTS as NUMBER_PARTS;

use super::cells::{CellOf, Cited};
use super::grounds::Grounds;
use super::rule::Rule;
use crate::views::printed;
use chrono::NaiveDate;
use plan::consolidation::{Bucket, Return, SummaryRow, TaskLine};
use plan::obligation::Timeliness;
use plan::period::visible;
use plan::status::Updated;
use serde::{Deserialize, Serialize};
use sheets::page::PageCell;
use sheets::report::{Counting, Field, Laid, Line, ReturnSheet, fields};
use std::collections::BTreeMap;

/// The values by their words; what is not there is blank.
pub(crate) type Values = BTreeMap<String, Fact>;

/// All values of a return.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Facts {
    /// By unit.
    pub units: Vec<FactRow>,
    /// By task.
    pub tasks: Vec<FactRow>,
    /// By indicator.
    pub indicators: Vec<FactRow>,
    /// Of the whole.
    pub whole: Values,
    /// The indicators, by code and name.
    pub codes: Vec<(String, String)>,
}

/// What is known of one unit, task or indicator.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct FactRow {
    /// Its identity.
    pub id: i64,
    /// What it may be called: a unit's name; a task's number and words; an indicator's code and
    /// name.
    pub names: Vec<String>,
    /// Its values.
    pub values: Values,
}

/// One value. There are thousands: their notation is short.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Fact {
    /// What it is.
    #[serde(rename = "v")]
    pub value: Known,
    /// How it came about; none where it repeats a source's words.
    #[serde(default, rename = "r", skip_serializing_if = "Option::is_none")]
    pub rule: Option<Rule>,
    /// What it was made from, among the return's sources.
    #[serde(default, rename = "f", skip_serializing_if = "Vec::is_empty")]
    pub from: Vec<Cited>,
}

/// What a value is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) enum Known {
    /// Text.
    #[serde(rename = "t")]
    Text(String),
    /// A number.
    #[serde(rename = "n")]
    Number(f64),
    /// From 0 to 100.
    #[serde(rename = "p")]
    Percent(f64),
    /// A day.
    #[serde(rename = "d")]
    Day(NaiveDate),
}

/// A rule and what it was applied to.
type Grounded = (Option<Rule>, Vec<Cited>);

impl Facts {
    /// The values of a return that was laid out with all its sheets.
    pub fn of(content: &Return, laid: &[Laid], grounds: &Grounds) -> Facts {
        Facts {
            units: units::rows(content, laid, grounds),
            tasks: task_rows(content, laid, grounds),
            indicators: indicator_rows(content, laid, grounds),
            whole: whole(content, grounds),
            codes: content
                .figures
                .iter()
                .map(|one| (one.indicator.code.clone(), one.indicator.name.clone()))
                .collect(),
        }
    }
}

impl Fact {
    fn new(value: Known, (rule, from): Grounded) -> Fact {
        Fact { value, rule, from }
    }

    fn ruled(value: Known, rule: Rule) -> Fact {
        Fact::new(value, (Some(rule), Vec::new()))
    }

    /// The value of a cell of the return, as it prints.
    pub fn printed(cell: &CellOf) -> Option<Fact> {
        let value = Known::printed(&cell.shown)?;
        Some(Fact::new(value, (cell.rule, cell.from.clone())))
    }
}

impl Known {
    fn count(count: usize) -> Known {
        Known::Number(f64::from(u32::try_from(count).unwrap_or(u32::MAX)))
    }

    /// What a page's cell holds; nothing where it is blank.
    fn of(cell: &PageCell) -> Option<Known> {
        match cell {
            PageCell::Blank => None,
            PageCell::Text(text) if text.is_empty() => None,
            PageCell::Text(text) => Some(Known::Text(text.clone())),
            PageCell::Number { value, .. } => Some(Known::Number(*value)),
            PageCell::Percent(percent) => Some(Known::Percent(*percent)),
            PageCell::Date(day) => Some(Known::Day(*day)),
        }
    }

    /// What a printed text says: a number where it is written exactly as numbers print.
    fn printed(shown: &str) -> Option<Known> {
        if shown.is_empty() {
            return None;
        }
        if let Ok(day) = NaiveDate::parse_from_str(shown, "%d/%m/%Y") {
            return Some(Known::Day(day));
        }
        let plain = shown.replace('.', "").replace(',', ".");
        let number = plain
            .parse::<f64>()
            .ok()
            .filter(|number| number.is_finite());
        let decimals = shown.split_once(',').map_or(0, |(_, part)| part.len());
        let number = number.filter(|number| {
            let decimals = u8::try_from(decimals).unwrap_or(u8::MAX);
            printed(&PageCell::Number {
                value: *number,
                decimals,
            }) == shown
        });
        Some(number.map_or_else(|| Known::Text(shown.to_owned()), Known::Number))
    }

    /// As people read it.
    pub fn shown(&self) -> String {
        match self {
            Known::Text(text) => text.clone(),
            Known::Day(day) => day.format("%d/%m/%Y").to_string(),
            Known::Percent(percent) => printed(&PageCell::Percent(*percent)),
            Known::Number(value) => {
                let decimals = (0..4u8).find(|decimals| {
                    let scaled = value * 10f64.powi(i32::from(*decimals));
                    (scaled - scaled.round()).abs() < 1e-6
                });
                printed(&PageCell::Number {
                    value: *value,
                    decimals: decimals.unwrap_or(4),
                })
            }
        }
    }
}

/// The rows of a sheet's tables with what each shows.
fn lines_of(laid: &[Laid], sheet: ReturnSheet) -> impl Iterator<Item = (Line, &[PageCell])> {
    let laid = laid.iter().filter(move |laid| laid.chosen.sheet == sheet);
    laid.flat_map(|laid| {
        let tables = laid.page.tables.iter().zip(&laid.lines);
        tables.flat_map(|(table, lines)| {
            let rows = table.rows.iter().zip(lines);
            rows.map(|(row, line)| (*line, row.cells.as_slice()))
        })
    })
}

/// The cells of a row that are called something, with where they come from.
fn row_values(
    content: &Return,
    grounds: &Grounds,
    (sheet, line): (ReturnSheet, Line),
    cells: &[PageCell],
    called: fn(Field) -> Option<&'static str>,
) -> Values {
    let named = fields(sheet).into_iter().zip(cells);
    let values = named.filter_map(|(field, cell)| {
        let (word, value) = (called(field)?, Known::of(cell)?);
        let grounded = grounds.of_cell(content, line, field, false);
        Some((word.to_owned(), Fact::new(value, grounded)))
    });
    values.collect()
}

fn task_rows(content: &Return, laid: &[Laid], grounds: &Grounds) -> Vec<FactRow> {
    let called = |field| {
        Some(match field {
            Field::LeadText => "lead",
            Field::SupportText => "support",
            Field::DeadlineText => "deadline",
            Field::Until => "until",
            Field::StatusAndUpdates => "status",
            Field::Result => "result",
            Field::Product => "product",
            _ => return None,
        })
    };
    let rows = lines_of(laid, ReturnSheet::Tasks).filter_map(|(line, cells)| {
        let Line::Task(at) = line else { return None };
        let task = content.tasks.get(at)?;
        let place = (ReturnSheet::Tasks, line);
        let mut values = row_values(content, grounds, place, cells, called);
        values.extend(counted_leads(task, grounds));
        Some(FactRow {
            id: task.task.0,
            names: vec![task.number.to_string(), task.content.clone()],
            values,
        })
    });
    rows.collect()
}

/// How many leads a task has and where they stand; the rate where there is only one.
fn counted_leads(task: &TaskLine, grounds: &Grounds) -> Values {
    let mut values = Values::new();
    let key = |unit| plan::progress::RowKey {
        task: task.task,
        unit,
    };
    let mut put = |word: &str, counted: &dyn Fn(&plan::consolidation::LeadLine) -> bool| {
        let leads: Vec<_> = task.leads.iter().filter(|lead| counted(lead)).collect();
        let grounded = grounds.of_counted(leads.iter().map(|lead| key(lead.unit)));
        let fact = Fact::new(Known::count(leads.len()), grounded);
        values.insert(word.to_owned(), fact);
    };
    put("leads", &|_| true);
    put("leads.done", &|lead| {
        matches!(lead.bucket(), Bucket::DoneInTime | Bucket::DoneLate)
    });
    put("leads.overdue", &|lead| lead.bucket() == Bucket::Overdue);
    put("leads.updated", &|lead| is_updated(lead.updated));
    if let [only] = task.leads.as_slice()
        && let Some(percent) = only.percent
    {
        let grounded = grounds.of_counted([key(only.unit)]);
        let fact = Fact::new(Known::Percent(percent.value()), (None, grounded.1));
        values.insert("percent".to_owned(), fact);
    }
    values
}

fn is_updated(updated: Updated) -> bool {
    matches!(updated, Updated::WithResult | Updated::NothingNew)
}

fn indicator_rows(content: &Return, laid: &[Laid], grounds: &Grounds) -> Vec<FactRow> {
    let called = |field| {
        Some(match field {
            Field::UnitOfCount => "unit_of_count",
            Field::Target => "target",
            Field::Numerator => "numerator",
            Field::Denominator => "denominator",
            Field::InPeriod => "value",
            Field::Cumulative => "cumulative",
            Field::Coverage => "coverage",
            Field::Before => "before",
            Field::Change => "change",
            Field::Assessment => "assessment",
            Field::Missing => "missing",
            Field::IndicatorNote => "note",
            _ => return None,
        })
    };
    let several = |indicator| {
        let lines = content.indicators.iter();
        lines.filter(|line| line.indicator.id == indicator).count() > 1
    };
    let rows = lines_of(laid, ReturnSheet::Indicators).filter_map(|(line, cells)| {
        let Line::Indicator(at) = line else {
            return None;
        };
        let indicator = &content.indicators.get(at)?.indicator;
        let place = (ReturnSheet::Indicators, line);
        // Of several levels each is called as it prints, with its level.
        let names = match (several(indicator.id), cells.get(1)) {
            (true, Some(PageCell::Text(name))) => vec![plan::text::clean(name)],
            _ => vec![indicator.code.clone(), indicator.name.clone()],
        };
        Some(FactRow {
            id: indicator.id.0,
            names,
            values: row_values(content, grounds, place, cells, called),
        })
    });
    let together = content.figures.iter().filter(|one| several(one.id()));
    rows.chain(together.map(|figures| numbers::row(content, figures, grounds)))
        .collect()
}

/// Values of the return as a whole.
fn whole(content: &Return, grounds: &Grounds) -> Values {
    let period = &content.period;
    let mut values = Values::new();
    let mut put = |word: &str, fact: Fact| values.insert(word.to_owned(), fact);
    let moment = |value| Fact::ruled(value, Rule::Moment);
    put("period", moment(Known::Text(visible::write(period))));
    put("from", moment(Known::Day(period.from)));
    put("to", moment(Known::Day(period.to)));
    put("as_of", moment(Known::Day(content.as_of)));
    put("year", moment(Known::Number(f64::from(period.id.year))));
    for (word, count) in discipline(content) {
        put(
            word,
            Fact::ruled(Known::count(count), Rule::TimelinessCount),
        );
    }
    let sum = SummaryRow::sum(&content.summary.tasks);
    for (at, (word, count)) in counts(&sum).into_iter().enumerate() {
        let field = Field::Count(at);
        let grounded = grounds.of_cell(content, Line::Sum(Counting::Tasks), field, false);
        put(word, Fact::new(Known::Number(f64::from(count)), grounded));
    }
    if let Some(rate) = sum.done_rate() {
        let line = Line::Sum(Counting::Tasks);
        let grounded = grounds.of_cell(content, line, Field::Completion, false);
        let rounded = (rate * 10.0).round() / 10.0;
        put(
            "tasks.done_rate",
            Fact::new(Known::Percent(rounded), grounded),
        );
    }
    values.extend(numbers::of_whole(content, grounds));
    values
}

/// Units by how they kept to the period.
fn discipline(content: &Return) -> [(&'static str, usize); 4] {
    let count = |wanted: fn(Timeliness) -> bool| {
        let lines = content.discipline.iter();
        lines.filter(|line| wanted(line.record.timeliness)).count()
    };
    [
        ("units", content.discipline.len()),
        ("units.on_time", count(|of| of == Timeliness::OnTime)),
        (
            "units.late",
            count(|of| matches!(of, Timeliness::LateSameDay | Timeliness::Late { .. })),
        ),
        (
            "units.not_sent",
            count(|of| matches!(of, Timeliness::NotSent | Timeliness::Never)),
        ),
    ]
}

/// Counts by status in the order of the summary's columns, the total first.
fn counts(row: &SummaryRow) -> Vec<(&'static str, u32)> {
    let mut counts = vec![("tasks", row.total())];
    counts.extend(Bucket::ALL.map(|bucket| (bucket_word(bucket), row.count(bucket))));
    counts
}

/// What a status' count is called.
pub(super) fn bucket_word(bucket: Bucket) -> &'static str {
    match bucket {
        Bucket::DoneInTime => "tasks.done_in_time",
        Bucket::DoneLate => "tasks.done_late",
        Bucket::InTime => "tasks.in_time",
        Bucket::Overdue => "tasks.overdue",
        Bucket::StandingUpdated => "tasks.standing_updated",
        Bucket::StandingNotUpdated => "tasks.standing_not_updated",
        Bucket::StandingWaived => "tasks.standing_waived",
        Bucket::Waiting => "tasks.waiting",
        Bucket::NotOpen => "tasks.not_open",
        Bucket::Undated => "tasks.undated",
        Bucket::Stopped => "tasks.stopped",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn printed_numbers_are_numbers_again_and_nothing_else_is() {
        let text = |text: &str| Known::Text(text.to_owned());
        for (shown, known) in [
            ("1.234,5", Known::Number(1234.5)),
            ("84,8", Known::Number(84.8)),
            ("0", Known::Number(0.0)),
            ("1.1", text("1.1")),
            ("2024", text("2024")),
            ("45/50", text("45/50")),
            ("14/03/2024", Known::Day("2024-03-14".parse().unwrap())),
        ] {
            assert_eq!(Known::printed(shown), Some(known), "{shown}");
        }
        assert_eq!(Known::printed(""), None);
        for (number, shown) in [(1234.5, "1.234,5"), (7.0, "7"), (0.25, "0,25")] {
            assert_eq!(Known::Number(number).shown(), shown);
        }
    }
}
