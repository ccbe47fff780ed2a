//! Events, more time, reminders.

use chrono::NaiveDate;
use clap::{Args, Subcommand, ValueEnum};
use std::path::PathBuf;
use words::cli;

/// `event …`
#[derive(Debug, Subcommand)]
pub enum EventCommand {
    /// Logs that the event a task waits for happened.
    #[command(about = cli::about_event_log())]
    Log {
        /// The task's number.
        #[arg(help = cli::arg::task())]
        task: String,
        /// The day it happened.
        #[arg(long, value_name = "YYYY-MM-DD", help = cli::arg::on())]
        on: NaiveDate,
        /// The document that proves it.
        #[arg(long, value_name = "TEXT", help = cli::arg::document())]
        document: String,
        /// The last day, where it is set with it.
        #[arg(long, value_name = "YYYY-MM-DD", help = cli::arg::event_until())]
        until: Option<NaiveDate>,
        /// Days from the event to the last day.
        #[arg(long, value_name = "N", conflicts_with = "until", help = cli::arg::event_days())]
        days: Option<u32>,
    },
}

/// `extend …`
#[derive(Debug, Args)]
#[command(group = clap::ArgGroup::new("what").required(true).args(["task", "period"]))]
pub struct Extend {
    /// The task's number.
    #[arg(help = cli::arg::task())]
    pub task: Option<String>,
    /// The period whose report gets more time.
    #[arg(long, value_name = "ID", requires = "unit", help = cli::arg::extend_period())]
    pub period: Option<String>,
    /// One unit's part only.
    #[arg(long, value_name = "NAME", help = cli::arg::unit())]
    pub unit: Option<String>,
    /// The new last day.
    #[arg(long, value_name = "YYYY-MM-DD", help = cli::arg::until())]
    pub until: NaiveDate,
    /// The document that gives it.
    #[arg(long, value_name = "TEXT", help = cli::arg::document())]
    pub document: String,
}

/// `remind …`
#[derive(Debug, Args)]
pub struct Remind {
    /// The period.
    #[arg(long, value_name = "ID", help = cli::arg::period())]
    pub period: String,
    /// The file to write: .docx letter, .txt message, .xlsx list.
    #[arg(long, value_name = "FILE", required_unless_present_any = ["how", "drafts", "zip"], help = cli::arg::reminder_file())]
    pub out: Option<PathBuf>,
    /// The folder for a draft letter to every unit; made if missing.
    #[arg(long, value_name = "DIR", conflicts_with = "out", help = cli::arg::drafts_folder())]
    pub drafts: Option<PathBuf>,
    /// One archive of draft letters instead.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["out", "drafts"], help = cli::arg::zip())]
    pub zip: Option<PathBuf>,
    /// The unit's form with its draft.
    #[arg(long, help = cli::arg::with_form())]
    pub with_form: bool,
    /// How the units were reminded.
    #[arg(long, value_enum, help = cli::arg::how())]
    pub how: Option<ChannelArg>,
    /// One unit only; may be repeated.
    #[arg(long, value_name = "NAME", help = cli::arg::unit())]
    pub unit: Vec<String>,
    /// Who spoke to whom.
    #[arg(long, value_name = "TEXT", help = cli::arg::reminder_note())]
    pub note: Option<String>,
}

/// letter, phone or message.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum ChannelArg {
    /// Công văn.
    Letter,
    /// Điện thoại.
    Phone,
    /// Tin nhắn.
    Message,
}
