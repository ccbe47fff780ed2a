//! Indicators and their numbers.

use chrono::NaiveDate;
use clap::{Args, Subcommand};
use std::path::PathBuf;
use words::cli;

/// `indicator …`
#[derive(Debug, Subcommand)]
pub enum IndicatorCommand {
    /// All of them.
    #[command(about = cli::about_indicator_list())]
    List {
        /// The period.
        #[arg(long, value_name = "ID", help = cli::arg::period())]
        period: Option<String>,
        /// Those that were taken away.
        #[arg(long, conflicts_with = "period", help = cli::arg::indicator_removed())]
        removed: bool,
    },
    /// One with its units.
    #[command(about = cli::about_indicator_show())]
    Show {
        /// Its code.
        #[arg(help = cli::arg::indicator())]
        code: String,
        /// The period.
        #[arg(long, value_name = "ID", help = cli::arg::period())]
        period: Option<String>,
    },
    /// Adds one.
    #[command(about = cli::about_indicator_add())]
    Add {
        /// Its name.
        #[arg(help = cli::arg::indicator_name())]
        name: String,
        /// What is known of it.
        #[command(flatten)]
        details: IndicatorDetails,
    },
    /// Changes one.
    #[command(about = cli::about_indicator_edit())]
    Edit {
        /// Its code.
        #[arg(value_name = "CODE", help = cli::arg::indicator())]
        indicator: String,
        /// Another name.
        #[arg(long, help = cli::arg::indicator_name())]
        name: Option<String>,
        /// What changes.
        #[command(flatten)]
        details: IndicatorDetails,
    },
    /// Takes one away.
    #[command(about = cli::about_indicator_remove())]
    Remove {
        /// Its code.
        #[arg(help = cli::arg::indicator())]
        code: String,
    },
    /// Puts one back.
    #[command(about = cli::about_indicator_restore())]
    Restore {
        /// Its code.
        #[arg(help = cli::arg::indicator())]
        code: String,
    },
}

/// What can be said of an indicator.
#[derive(Debug, Args)]
pub struct IndicatorDetails {
    /// Its code.
    #[arg(long, help = cli::arg::code())]
    pub code: Option<String>,
    /// Đơn vị tính.
    #[arg(long, value_name = "UNIT", help = cli::arg::count_unit())]
    pub count_unit: Option<String>,
    /// What sort of number.
    #[arg(long, value_parser = ["ratio", "count", "yes_no", "score"], help = cli::arg::number_kind())]
    pub kind: Option<String>,
    /// Which side is good.
    #[arg(long, value_parser = ["higher", "lower"], help = cli::arg::direction())]
    pub direction: Option<String>,
    /// Which periods ask.
    #[arg(long, value_parser = ["weekly", "monthly", "yearly", "when_arises"], help = cli::arg::cadence())]
    pub cadence: Option<String>,
    /// Whose numbers.
    #[arg(long, value_parser = ["units", "official"], help = cli::arg::source())]
    pub source: Option<String>,
    /// Which figure.
    #[arg(long, value_parser = ["period", "cumulative"], help = cli::arg::asks())]
    pub asks: Option<String>,
    /// What it counts from.
    #[arg(long, value_parser = ["window", "new_year", "start", "moment"], help = cli::arg::since())]
    pub since: Option<String>,
    /// Its task.
    #[arg(long, value_name = "NUMBER", help = cli::arg::indicator_task())]
    pub task: Option<String>,
    /// Who reports it.
    #[arg(long = "unit", value_name = "NAME", help = cli::arg::reporter())]
    pub units: Vec<String>,
    /// Levels to reach.
    #[arg(long = "target", value_name = "N[@LEVEL][:FROM..UNTIL]", help = cli::arg::target(), value_parser = target)]
    pub targets: Vec<TargetArg>,
}

/// A level to reach as it is typed: "90", "60@commune", "70:2024-04-01..2024-06-30".
#[derive(Clone, Debug)]
pub struct TargetArg {
    /// The number.
    pub value: f64,
    /// town, commune.
    pub level: Option<String>,
    /// First day.
    pub from: Option<NaiveDate>,
    /// Last day.
    pub until: Option<NaiveDate>,
}

/// `measure …`
#[derive(Debug, Subcommand)]
pub enum MeasureCommand {
    /// Enters a unit's numbers.
    #[command(about = cli::about_measure_set())]
    Set {
        /// The indicator's code.
        #[arg(help = cli::arg::indicator())]
        indicator: String,
        /// The unit.
        #[arg(help = cli::arg::unit())]
        unit: String,
        /// The period.
        #[arg(long, value_name = "ID", help = cli::arg::period())]
        period: String,
        /// Tử số.
        #[arg(long, value_name = "N", help = cli::arg::numerator())]
        numerator: Option<String>,
        /// Mẫu số.
        #[arg(long, value_name = "N", help = cli::arg::denominator())]
        denominator: Option<String>,
        /// Giá trị.
        #[arg(long, value_name = "N", help = cli::arg::value())]
        value: Option<String>,
        /// Ghi chú.
        #[arg(long, help = cli::arg::note())]
        note: Option<String>,
    },
    /// Reads a table of official numbers.
    #[command(about = cli::about_measure_import())]
    Import {
        /// The table.
        #[arg(value_name = "FILE", help = cli::arg::official_file())]
        file: PathBuf,
        /// The day they were closed.
        #[arg(long, value_name = "YYYY-MM-DD", help = cli::arg::closed_on())]
        date: Option<NaiveDate>,
        /// The period they speak of.
        #[arg(long, value_name = "ID", help = cli::arg::period())]
        period: Option<String>,
        /// The only indicator they are of.
        #[arg(long, value_name = "CODE", help = cli::arg::indicator())]
        indicator: Option<String>,
        /// Stores what was read.
        #[arg(long, help = cli::arg::accept())]
        accept: bool,
    },
}

fn target(typed: &str) -> Result<TargetArg, String> {
    let wrong = || typed.to_owned();
    let (number, window) = match typed.split_once(':') {
        Some((number, window)) => (number, Some(window)),
        None => (typed, None),
    };
    let (value, level) = match number.split_once('@') {
        Some((value, level @ ("town" | "commune"))) => (value, Some(level.to_owned())),
        Some(_) => return Err(wrong()),
        None => (number, None),
    };
    let day = |text: &str| {
        let read = || text.parse::<NaiveDate>().map_err(|_| wrong());
        (!text.is_empty()).then(read).transpose()
    };
    let (from, until) = match window {
        Some(window) => window.split_once("..").ok_or_else(wrong)?,
        None => ("", ""),
    };
    Ok(TargetArg {
        value: value.replace(',', ".").parse().map_err(|_| wrong())?,
        level,
        from: day(from)?,
        until: day(until)?,
    })
}
