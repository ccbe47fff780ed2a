//! Settings of the regime, days off.

use chrono::NaiveDate;
use clap::Subcommand;
use words::cli;

/// `setting …`
#[derive(Debug, Subcommand)]
pub enum SettingCommand {
    /// The settings, with what each value would change.
    #[command(about = cli::about_setting_list())]
    List,
    /// Sets one.
    #[command(about = cli::about_setting_set())]
    Set {
        /// Which.
        #[arg(help = cli::arg::setting_key())]
        key: String,
        /// To what.
        #[arg(help = cli::arg::setting_value())]
        value: String,
    },
}

/// `holiday …`
#[derive(Debug, Subcommand)]
pub enum HolidayCommand {
    /// The days off of a year.
    #[command(about = cli::about_holiday_list())]
    List {
        /// The year; the plan's where none is named.
        #[arg(long, help = cli::arg::year(), value_parser = clap::value_parser!(i32).range(2000..2100))]
        year: Option<i32>,
    },
    /// Enters a day off, or one worked instead.
    #[command(about = cli::about_holiday_add())]
    Add {
        /// The day.
        #[arg(value_name = "YYYY-MM-DD", help = cli::arg::holiday_day())]
        day: NaiveDate,
        /// What it is.
        #[arg(long, value_name = "TEXT", help = cli::arg::holiday_name())]
        name: String,
        /// Worked instead.
        #[arg(long, help = cli::arg::holiday_worked())]
        worked: bool,
    },
    /// Takes such an entry away.
    #[command(about = cli::about_holiday_remove())]
    Remove {
        /// The day.
        #[arg(value_name = "YYYY-MM-DD", help = cli::arg::holiday_day())]
        day: NaiveDate,
    },
}
