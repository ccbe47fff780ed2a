//! Periods, forms and what comes back.

use chrono::NaiveDate;
use clap::{Args, Subcommand, ValueEnum};
use std::path::PathBuf;
use words::cli;

/// `period …`
#[derive(Debug, Subcommand)]
pub enum PeriodCommand {
    /// The calendar.
    #[command(about = cli::about_period_list())]
    List,
    /// Who has sent, who owes.
    #[command(about = cli::about_period_show())]
    Show {
        /// The period.
        #[arg(help = cli::arg::period())]
        id: String,
    },
    /// Waives a period, or takes that back.
    #[command(about = cli::about_period_waive())]
    Waive {
        /// The period.
        #[arg(help = cli::arg::period())]
        id: String,
        /// One unit only.
        #[arg(long, value_name = "NAME", help = cli::arg::unit())]
        unit: Option<String>,
        /// Why.
        #[arg(long, value_name = "TEXT", help = cli::arg::waive_reason(), required_unless_present = "remove")]
        reason: Option<String>,
        /// Takes the waiver back.
        #[arg(long, help = cli::arg::waive_remove(), conflicts_with = "reason")]
        remove: bool,
    },
    /// Closes a period, or opens it again.
    #[command(about = cli::about_period_close())]
    Close {
        /// The period.
        #[arg(help = cli::arg::period())]
        id: String,
        /// Opens it again.
        #[arg(long, help = cli::arg::reopen())]
        reopen: bool,
    },
    /// Writes the year's due days as an iCalendar file.
    #[command(about = cli::about_period_calendar())]
    Calendar {
        /// The file.
        #[arg(long, value_name = "FILE.ics", help = cli::arg::out_file())]
        out: PathBuf,
    },
}

/// `form …`
#[derive(Debug, Subcommand)]
pub enum FormCommand {
    /// Writes the units' forms.
    #[command(about = cli::about_form_export())]
    Export {
        /// The period.
        #[arg(long, value_name = "ID", help = cli::arg::period())]
        period: String,
        /// The folder to write into; made if missing.
        #[arg(long, value_name = "DIR", help = cli::arg::folder())]
        out: PathBuf,
        /// One unit's form only.
        #[arg(long, value_name = "NAME", help = cli::arg::unit())]
        unit: Option<String>,
    },
}

/// `submission …`
#[derive(Debug, Subcommand)]
pub enum SubmissionCommand {
    /// Reads what came back.
    #[command(about = cli::about_submission_import())]
    Import {
        /// Files and folders.
        #[arg(required = true, value_name = "PATH", help = cli::arg::paths())]
        paths: Vec<PathBuf>,
        /// The period of all of them.
        #[arg(long, value_name = "ID", help = cli::arg::period())]
        period: Option<String>,
        /// Stores what can be stored.
        #[arg(long, help = cli::arg::accept())]
        accept: bool,
    },
    /// All versions received.
    #[command(about = cli::about_submission_list())]
    List {
        /// The period.
        #[arg(long, value_name = "ID", help = cli::arg::period())]
        period: String,
    },
    /// Approves a submission.
    #[command(about = cli::about_submission_approve())]
    Approve {
        /// Its number.
        #[arg(help = cli::arg::submission())]
        submission: i64,
    },
    /// Sends a submission back for more.
    #[command(about = cli::about_submission_return())]
    Return {
        /// Its number.
        #[arg(help = cli::arg::submission())]
        submission: i64,
        /// What is missing.
        #[arg(long, help = cli::arg::reason())]
        reason: Option<String>,
    },
}

/// `progress …`
#[derive(Debug, Subcommand)]
pub enum ProgressCommand {
    /// Enters what a unit reports by telephone or on paper.
    #[command(about = cli::about_progress_set())]
    Set(ProgressEntry),
}

/// What is entered for a unit.
#[derive(Debug, Args)]
pub struct ProgressEntry {
    /// The task's number.
    #[arg(help = cli::arg::task())]
    pub task: String,
    /// The unit.
    #[arg(help = cli::arg::unit())]
    pub unit: String,
    /// The period.
    #[arg(long, value_name = "ID", help = cli::arg::period())]
    pub period: String,
    /// What is reported.
    #[arg(long, value_enum, help = cli::arg::state())]
    pub state: StateArg,
    /// Rate.
    #[arg(long, value_name = "N", help = cli::arg::percent())]
    pub percent: Option<f64>,
    /// Completion day.
    #[arg(long, value_name = "YYYY-MM-DD", help = cli::arg::done_on())]
    pub done_on: Option<NaiveDate>,
    /// Result.
    #[arg(long, help = cli::arg::result())]
    pub result: Option<String>,
    /// Product.
    #[arg(long, help = cli::arg::product())]
    pub product: Option<String>,
    /// Note.
    #[arg(long, help = cli::arg::note())]
    pub note: Option<String>,
}

/// The states a unit can report.
#[derive(Clone, Copy, Debug, ValueEnum)]
#[value(rename_all = "snake_case")]
pub enum StateArg {
    /// Chưa triển khai.
    NotStarted,
    /// Đang thực hiện.
    InProgress,
    /// Chờ hướng dẫn, điều kiện.
    Waiting,
    /// Hoàn thành.
    Done,
    /// Tạm dừng.
    Paused,
    /// Không còn áp dụng.
    Dropped,
    /// Không phát sinh.
    NothingNew,
}
