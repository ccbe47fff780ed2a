//! `document …`, `task add|replace|milestone`: documents in and out, and the tasks they found.

use super::Basis;
use chrono::NaiveDate;
use clap::{Args, Subcommand, ValueEnum};
use std::path::PathBuf;
use words::cli;

/// `document …`
#[derive(Debug, Subcommand)]
pub enum DocumentCommand {
    /// Enters a document.
    #[command(about = cli::about_document_add())]
    Add {
        /// Số, ký hiệu.
        #[arg(help = cli::arg::document_number())]
        number: String,
        /// Everything else.
        #[command(flatten)]
        details: DocumentDetails,
        /// Its file.
        #[arg(long, value_name = "FILE", help = cli::arg::document_file())]
        file: Option<PathBuf>,
    },
    /// What is registered of a document is corrected.
    #[command(about = cli::about_document_edit())]
    Edit {
        /// Its number.
        #[arg(help = cli::arg::document_number())]
        number: String,
        /// What is to stand there; what is not said stays.
        #[command(flatten)]
        changes: DocumentChanges,
    },
    /// The register.
    #[command(about = cli::about_document_list())]
    List {
        /// Those that came, or those that went.
        #[arg(long, value_enum, help = cli::arg::way_of_document())]
        direction: Option<DirectionArg>,
    },
    /// One document.
    #[command(about = cli::about_document_show())]
    Show {
        /// Its number.
        #[arg(help = cli::arg::document_number())]
        number: String,
    },
    /// A directive's text as tasks.
    #[command(about = cli::about_document_import())]
    Import {
        /// The file: .docx or .txt.
        #[arg(value_name = "FILE", help = cli::arg::directive_file())]
        file: PathBuf,
        /// Its number, where its head does not say it.
        #[arg(long, value_name = "TEXT", help = cli::arg::document_number())]
        number: Option<String>,
        /// Everything else.
        #[command(flatten)]
        details: DocumentDetails,
        /// Stores what was read.
        #[arg(long, help = cli::arg::accept())]
        accept: bool,
    },
    /// The letter that hands a document's tasks on.
    #[command(about = cli::about_document_letter())]
    Letter {
        /// Its number.
        #[arg(help = cli::arg::document_number())]
        number: String,
        /// The file to write.
        #[arg(long, value_name = "FILE", help = cli::arg::out_file())]
        out: PathBuf,
    },
}

/// What is registered of a document.
#[derive(Debug, Args)]
pub struct DocumentDetails {
    /// Whether it came or went.
    #[arg(long, value_enum, default_value = "in", help = cli::arg::way_of_document())]
    pub direction: DirectionArg,
    /// Its day.
    #[arg(long, value_name = "YYYY-MM-DD", help = cli::arg::document_date())]
    pub date: Option<NaiveDate>,
    /// Cơ quan ban hành.
    #[arg(long, value_name = "TEXT", help = cli::arg::issuer())]
    pub issuer: Option<String>,
    /// Trích yếu.
    #[arg(long, value_name = "TEXT", help = cli::arg::summary())]
    pub summary: Option<String>,
    /// By when an answer is asked for.
    #[arg(long, value_name = "YYYY-MM-DD", help = cli::arg::document_due())]
    pub due: Option<NaiveDate>,
}

/// What is changed of a document in the register.
#[derive(Debug, Args)]
pub struct DocumentChanges {
    /// Số, ký hiệu.
    #[arg(long, value_name = "TEXT", help = cli::arg::new_document_number())]
    pub to: Option<String>,
    /// Whether it came or went.
    #[arg(long, value_enum, help = cli::arg::way_of_document())]
    pub direction: Option<DirectionArg>,
    /// Its day.
    #[arg(long, value_name = "YYYY-MM-DD", help = cli::arg::document_date())]
    pub date: Option<NaiveDate>,
    /// Cơ quan ban hành.
    #[arg(long, value_name = "TEXT", help = cli::arg::issuer())]
    pub issuer: Option<String>,
    /// Trích yếu.
    #[arg(long, value_name = "TEXT", help = cli::arg::summary())]
    pub summary: Option<String>,
    /// By when an answer is asked for.
    #[arg(long, value_name = "YYYY-MM-DD", help = cli::arg::document_due())]
    pub due: Option<NaiveDate>,
}

/// in or out.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum DirectionArg {
    /// Văn bản đến.
    In,
    /// Văn bản đi.
    Out,
}

/// `task …` that founds, replaces, or sets days on the way.
#[derive(Debug, Subcommand)]
pub enum DirectCommand {
    /// A task by hand.
    #[command(about = cli::about_task_add())]
    Add {
        /// The work.
        #[arg(long, value_name = "TEXT", help = cli::arg::content())]
        content: String,
        /// Who leads; repeated.
        #[arg(long, value_name = "NAME", help = cli::arg::lead())]
        lead: Vec<String>,
        /// Who supports; repeated.
        #[arg(long, value_name = "NAME", help = cli::arg::support())]
        support: Vec<String>,
        /// The deadline's words.
        #[arg(long, value_name = "TEXT", default_value = "", help = cli::arg::deadline_text())]
        deadline: String,
        /// The document that founds it.
        #[arg(long, value_name = "TEXT", help = cli::arg::document())]
        document: String,
        /// The task whose place it takes.
        #[arg(long, value_name = "TASK", help = cli::arg::replaces())]
        replaces: Option<String>,
    },
    /// Another task in a task's place.
    #[command(about = cli::about_task_replace())]
    Replace {
        /// The task's number.
        #[arg(help = cli::arg::task())]
        task: String,
        /// The number of the other one.
        #[arg(long, value_name = "TASK", help = cli::arg::replaced_by())]
        by: String,
        /// Since when, and by what.
        #[command(flatten)]
        basis: Basis,
    },
    /// Days on the way.
    #[command(subcommand, about = cli::about_task_milestone())]
    Milestone(MilestoneCommand),
}

/// `task milestone …`
#[derive(Debug, Subcommand)]
pub enum MilestoneCommand {
    /// Sets one.
    #[command(about = cli::about_milestone_add())]
    Add {
        /// The task's number.
        #[arg(help = cli::arg::task())]
        task: String,
        /// The day.
        #[arg(long, value_name = "YYYY-MM-DD", help = cli::arg::milestone_day())]
        day: NaiveDate,
        /// What is to be reached.
        #[arg(long, value_name = "TEXT", help = cli::arg::milestone_words())]
        words: String,
        /// One unit's part only.
        #[arg(long, value_name = "NAME", help = cli::arg::unit())]
        unit: Option<String>,
    },
    /// It was reached.
    #[command(about = cli::about_milestone_done())]
    Done {
        /// Its number.
        #[arg(help = cli::arg::milestone())]
        id: i64,
        /// The day it was; none takes it back.
        #[arg(long, value_name = "YYYY-MM-DD", help = cli::arg::milestone_on())]
        on: Option<NaiveDate>,
        /// What proves it.
        #[arg(long, value_name = "TEXT", default_value = "", help = cli::arg::document())]
        document: String,
    },
    /// Takes one away.
    #[command(about = cli::about_milestone_remove())]
    Remove {
        /// Its number.
        #[arg(help = cli::arg::milestone())]
        id: i64,
    },
}
