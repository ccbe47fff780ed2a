//! Periods, forms and what comes back.

use super::mapping;
use chrono::NaiveDate;
use clap::{Args, Subcommand, ValueEnum};
use office::views::ColumnChoice;
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
    /// Asks for a report once.
    #[command(about = cli::about_period_ask())]
    Ask {
        /// What it is about.
        #[arg(long, value_name = "TEXT", help = cli::arg::request_title())]
        title: String,
        /// First day of what is to be reported.
        #[arg(long, value_name = "YYYY-MM-DD", help = cli::arg::request_from())]
        from: NaiveDate,
        /// The units' last day.
        #[arg(long, value_name = "YYYY-MM-DD", help = cli::arg::request_last_day())]
        last_day: NaiveDate,
    },
    /// Takes back what was asked for once, while it is unused.
    #[command(about = cli::about_period_withdraw())]
    Withdraw {
        /// The period.
        #[arg(help = cli::arg::period())]
        id: String,
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
        /// Where the forms go.
        #[command(flatten)]
        outlet: OutletArgs,
        /// One unit's form only.
        #[arg(long, value_name = "NAME", help = cli::arg::unit())]
        unit: Option<String>,
        /// Only the forms that ask for something else than the last ones.
        #[arg(long, help = cli::arg::changed())]
        changed: bool,
        /// A draft letter with every form.
        #[arg(long, help = cli::arg::drafts())]
        drafts: bool,
    },
}

/// A folder, or one archive.
#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
pub struct OutletArgs {
    /// The folder to write into; made if missing.
    #[arg(long, value_name = "DIR", help = cli::arg::out_folder())]
    pub out: Option<PathBuf>,
    /// The archive to write instead.
    #[arg(long, value_name = "FILE", help = cli::arg::zip())]
    pub zip: Option<PathBuf>,
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
        /// The unit of all of them.
        #[arg(long, value_name = "NAME", help = cli::arg::import_unit())]
        unit: Option<String>,
        /// What the columns of units' own tables hold.
        #[arg(long = "map", value_name = "FIELD=COLUMN", help = cli::arg::map_columns(), value_parser = mapping::column)]
        columns: Vec<ColumnChoice>,
        /// Stores what can be stored.
        #[arg(long, help = cli::arg::accept())]
        accept: bool,
    },
    /// What is remembered of units' own tables.
    #[command(about = cli::about_submission_columns())]
    Columns {
        /// The number of what is to be forgotten.
        #[arg(long, value_name = "N", help = cli::arg::forget_columns())]
        forget: Option<i64>,
    },
    /// All versions received.
    #[command(about = cli::about_submission_list())]
    List {
        /// The period.
        #[arg(long, value_name = "ID", help = cli::arg::period())]
        period: String,
    },
    /// What is new in the watched folder.
    #[command(about = cli::about_submission_inbox())]
    Inbox,
    /// One version with what came with it.
    #[command(about = cli::about_submission_show())]
    Show {
        /// Its number.
        #[arg(help = cli::arg::submission())]
        submission: i64,
    },
    /// Says what identifies a signed document.
    #[command(about = cli::about_submission_describe())]
    Describe {
        /// The submission's number.
        #[arg(help = cli::arg::submission())]
        submission: i64,
        /// The document's number among those shown; the first where it is not said.
        #[arg(long, value_name = "N", help = cli::arg::signed_document())]
        document: Option<i64>,
        /// Số, ký hiệu.
        #[arg(long, value_name = "TEXT", help = cli::arg::signed_number())]
        number: Option<String>,
        /// Its day.
        #[arg(long, value_name = "YYYY-MM-DD", help = cli::arg::signed_on())]
        on: Option<NaiveDate>,
        /// Who signed it.
        #[arg(long, value_name = "TEXT", help = cli::arg::signer())]
        signer: Option<String>,
    },
    /// Enters a whole report for a unit.
    #[command(about = cli::about_submission_enter())]
    Enter {
        /// The unit.
        #[arg(help = cli::arg::unit())]
        unit: String,
        /// The period.
        #[arg(long, value_name = "ID", help = cli::arg::period())]
        period: String,
        /// How it reported.
        #[arg(long, value_enum, help = cli::arg::way())]
        way: WayArg,
        /// "Không phát sinh" for the whole form.
        #[arg(long, required = true, help = cli::arg::nothing_new())]
        nothing_new: bool,
        /// The message it was read from.
        #[arg(long, value_name = "TEXT", help = cli::arg::message())]
        message: Option<String>,
    },
    /// Approves a submission.
    #[command(about = cli::about_submission_approve())]
    Approve {
        /// Its number.
        #[arg(help = cli::arg::submission())]
        submission: i64,
    },
    /// Asks units to correct what they sent.
    #[command(about = cli::about_submission_request())]
    Request {
        /// Their numbers.
        #[arg(required_unless_present = "period", value_name = "SUBMISSION", help = cli::arg::submissions())]
        submissions: Vec<i64>,
        /// Every report of a period that leaves something to correct.
        #[arg(long, value_name = "ID", help = cli::arg::of_period())]
        period: Option<String>,
        /// Where the workbooks go.
        #[command(flatten)]
        outlet: OutletArgs,
        /// What is missing beside what was remarked.
        #[arg(long, help = cli::arg::reason())]
        reason: Option<String>,
        /// A draft letter with every workbook.
        #[arg(long, help = cli::arg::drafts())]
        drafts: bool,
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

/// telephone, paper, message or own.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum WayArg {
    /// Điện thoại.
    Telephone,
    /// Bản giấy.
    Paper,
    /// Tin nhắn.
    Message,
    /// Số liệu của chính cơ quan thường trực.
    Own,
}

impl WayArg {
    /// Its stable word.
    pub fn word(self) -> &'static str {
        match self {
            WayArg::Telephone => "telephone",
            WayArg::Paper => "paper",
            WayArg::Message => "message",
            WayArg::Own => "own",
        }
    }
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
