//! `unit rename|merge|split`, `task pause|drop|reopen|completion`: what is settled later.

use chrono::NaiveDate;
use clap::{Args, Subcommand, ValueEnum};
use words::cli;

/// `unit …` that changes units from a day on.
#[derive(Debug, Subcommand)]
pub enum UnitChangeCommand {
    /// Another name.
    #[command(about = cli::about_unit_rename())]
    Rename {
        /// The unit.
        #[arg(help = cli::arg::unit())]
        name: String,
        /// Its new name.
        #[arg(long, value_name = "NAME", help = cli::arg::new_name())]
        to: String,
        /// Its new short name.
        #[arg(long, value_name = "TEXT", help = cli::arg::short())]
        short: Option<String>,
        /// Since when, and by what.
        #[command(flatten)]
        basis: Basis,
    },
    /// One unit of several.
    #[command(about = cli::about_unit_merge())]
    Merge {
        /// The units.
        #[arg(required = true, value_name = "NAME", help = cli::arg::merged())]
        names: Vec<String>,
        /// What they become.
        #[arg(long, value_name = "NAME", help = cli::arg::merged_into())]
        into: String,
        /// Since when, and by what.
        #[command(flatten)]
        basis: Basis,
    },
    /// Several units of one.
    #[command(about = cli::about_unit_split())]
    Split {
        /// The unit.
        #[arg(help = cli::arg::unit())]
        name: String,
        /// What it becomes; repeated.
        #[arg(long, required = true, value_name = "NAME", help = cli::arg::split_into())]
        into: Vec<String>,
        /// Since when, and by what.
        #[command(flatten)]
        basis: Basis,
    },
}

/// Since when a change holds, and by what.
#[derive(Debug, Args)]
pub struct Basis {
    /// The first day it holds.
    #[arg(long, value_name = "YYYY-MM-DD", help = cli::arg::effective())]
    pub on: NaiveDate,
    /// The document it rests on.
    #[arg(long, value_name = "TEXT", help = cli::arg::document())]
    pub document: String,
}

/// `task …` that settles work.
#[derive(Debug, Subcommand)]
pub enum SettleCommand {
    /// Stops it.
    #[command(about = cli::about_task_pause())]
    Pause(Settled),
    /// Gives it up.
    #[command(about = cli::about_task_drop())]
    Drop(Settled),
    /// Takes it up again.
    #[command(about = cli::about_task_reopen())]
    Reopen(Settled),
    /// When it counts as done.
    #[command(about = cli::about_task_completion())]
    Completion {
        /// The task's number.
        #[arg(help = cli::arg::task())]
        task: String,
        /// The rule.
        #[arg(long, value_enum, help = cli::arg::completion())]
        rule: RuleArg,
        /// The lead that decides alone.
        #[arg(long, value_name = "NAME", required_if_eq("rule", "named"), help = cli::arg::unit())]
        unit: Option<String>,
    },
}

/// What is settled of a task, since when, and why.
#[derive(Debug, Args)]
pub struct Settled {
    /// The task's number.
    #[arg(help = cli::arg::task())]
    pub task: String,
    /// One unit's part only.
    #[arg(long, value_name = "NAME", help = cli::arg::unit())]
    pub unit: Option<String>,
    /// Why.
    #[arg(long, value_name = "TEXT", help = cli::arg::settled_reason())]
    pub reason: String,
    /// Since when, and by what.
    #[command(flatten)]
    pub basis: Basis,
}

/// all, any, named.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum RuleArg {
    /// All that lead it.
    All,
    /// One that leads it.
    Any,
    /// The one named.
    Named,
}
