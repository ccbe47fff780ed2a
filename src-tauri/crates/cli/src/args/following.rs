//! `difficulty …`

use chrono::NaiveDate;
use clap::{Args, Subcommand, ValueEnum};
use words::cli;

/// `difficulty …`
#[derive(Debug, Subcommand)]
pub enum DifficultyCommand {
    /// Those there are.
    #[command(about = cli::about_difficulty_list())]
    List {
        /// Those that wait for an answer only.
        #[arg(long, help = cli::arg::difficulty_open())]
        open: bool,
        /// One unit's.
        #[arg(long, value_name = "NAME", help = cli::arg::unit())]
        unit: Option<String>,
        /// Those raised in this period.
        #[arg(long, value_name = "ID", help = cli::arg::period())]
        period: Option<String>,
        /// Those that hold this text.
        #[arg(long, value_name = "TEXT", help = cli::arg::search())]
        search: Option<String>,
    },
    /// Logs an answer, or another step.
    #[command(about = cli::about_difficulty_answer())]
    Answer(DifficultyAnswer),
    /// Enters one for a unit.
    #[command(about = cli::about_difficulty_add())]
    Add {
        /// The unit.
        #[arg(help = cli::arg::unit())]
        unit: String,
        /// Its words.
        #[arg(help = cli::arg::difficulty_text())]
        text: String,
        /// A proposal instead of a difficulty.
        #[arg(long, help = cli::arg::difficulty_proposal())]
        proposal: bool,
        /// The task it is about.
        #[arg(long, value_name = "TASK", help = cli::arg::task())]
        task: Option<String>,
        /// The period it is told in.
        #[arg(long, value_name = "ID", help = cli::arg::period())]
        period: Option<String>,
        /// Who is asked.
        #[arg(long, value_name = "NAME", help = cli::arg::authority())]
        authority: Option<String>,
    },
}

/// `difficulty answer …`
#[derive(Debug, Args)]
pub struct DifficultyAnswer {
    /// Its number.
    #[arg(value_name = "NUMBER", help = cli::arg::difficulty())]
    pub id: i64,
    /// The words of the answer.
    #[arg(long, value_name = "TEXT", help = cli::arg::answer())]
    pub text: Option<String>,
    /// The document.
    #[arg(long, value_name = "TEXT", help = cli::arg::answer_document())]
    pub document: Option<String>,
    /// Who answered, or is asked.
    #[arg(long, value_name = "NAME", help = cli::arg::authority())]
    pub authority: Option<String>,
    /// The day.
    #[arg(long, value_name = "YYYY-MM-DD", help = cli::arg::step_on())]
    pub on: Option<NaiveDate>,
    /// Where it stands from then on.
    #[arg(long, value_enum, default_value = "answered", help = cli::arg::difficulty_state())]
    pub state: FollowedArg,
}

/// in-hand, answered or closed.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum FollowedArg {
    /// Đang giải quyết.
    InHand,
    /// Đã trả lời.
    Answered,
    /// Đã khép.
    Closed,
}
