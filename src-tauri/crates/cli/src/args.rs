//! The command line as people and scripts type it. The words stand in the catalog.

mod carrying;
mod deciding;
mod directing;
mod directory;
mod following;
mod indicators;
mod mapping;
mod members;
mod narrative;
mod over_time;
mod regime;
mod reporting;
mod returning;

pub use carrying::Carry;
pub use deciding::{ChannelArg, EventCommand, Extend, Remind};
pub use directing::{
    DirectCommand, DirectionArg, DocumentChanges, DocumentCommand, DocumentDetails,
    MilestoneCommand,
};
pub use directory::{KindArg, LevelArg, UnitCommand, UnitDetails};
pub use following::{DifficultyAnswer, DifficultyCommand, FollowedArg};
pub use indicators::{IndicatorCommand, IndicatorDetails, MeasureCommand};
pub use members::{DecisionDetails, MemberCommand, MemberRoleArg, PersonDetails};
pub use narrative::NarrativeCommand;
pub use over_time::{Basis, RuleArg, SettleCommand, Settled, UnitChangeCommand};
pub use regime::{HolidayCommand, SettingCommand};
pub use reporting::{
    FormCommand, OutletArgs, PeriodCommand, ProgressCommand, ProgressEntry, StateArg,
    SubmissionCommand,
};
pub use returning::{
    ReturnBundle, ReturnCommand, ReturnExport, ReturnFill, StageCommand, StageDay,
};

use chrono::NaiveDate;
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;
use words::cli;

/// The whole command line.
#[derive(Debug, Parser)]
#[command(name = "tct06", version, about = cli::about(), disable_help_subcommand = true)]
pub struct CommandLine {
    /// The store's file.
    #[arg(long, global = true, value_name = "FILE", help = cli::arg::store())]
    pub store: Option<PathBuf>,
    /// The day to work on.
    #[arg(long, global = true, value_name = "YYYY-MM-DD", help = cli::arg::today())]
    pub today: Option<NaiveDate>,
    /// The plan to speak of.
    #[arg(long, global = true, value_name = "YEAR|ID", help = cli::arg::plan())]
    pub plan: Option<String>,
    /// One JSON value instead of words.
    #[arg(long, global = true, help = cli::arg::json())]
    pub json: bool,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What can be done.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Makes a store.
    #[command(about = cli::about_init())]
    Init {
        /// Profile code or file.
        #[arg(long, value_name = "PROFILE", help = cli::arg::profile())]
        profile: String,
    },
    /// The plan.
    #[command(subcommand, about = cli::about_plan())]
    Plan(PlanCommand),
    /// Assignments with their status.
    #[command(subcommand, about = cli::about_task())]
    Task(TaskCommand),
    /// The directory.
    #[command(subcommand, about = cli::about_unit())]
    Unit(UnitCommand),
    /// Members of the working group.
    #[command(subcommand, about = cli::about_member())]
    Member(MemberCommand),
    /// Deadlines.
    #[command(subcommand, about = cli::about_deadline())]
    Deadline(DeadlineCommand),
    /// Assigns a unit to a task or takes it off.
    #[command(about = cli::about_assign())]
    Assign {
        /// The task's number.
        #[arg(help = cli::arg::task())]
        task: String,
        /// The unit.
        #[arg(help = cli::arg::unit())]
        unit: String,
        /// Its role.
        #[arg(long, value_enum, help = cli::arg::role())]
        role: RoleArg,
        /// Takes the assignment off.
        #[arg(long, help = cli::arg::remove())]
        remove: bool,
    },
    /// Events that tasks wait for.
    #[command(subcommand, about = cli::about_event())]
    Event(EventCommand),
    /// More time for a task or a report.
    #[command(about = cli::about_extend())]
    Extend(Extend),
    /// Documents in and out.
    #[command(subcommand, about = cli::about_document())]
    Document(DocumentCommand),
    /// Periods.
    #[command(subcommand, about = cli::about_period())]
    Period(PeriodCommand),
    /// Settings of the regime.
    #[command(subcommand, about = cli::about_setting())]
    Setting(SettingCommand),
    /// Days off.
    #[command(subcommand, about = cli::about_holiday())]
    Holiday(HolidayCommand),
    /// Forms for the units.
    #[command(subcommand, about = cli::about_form())]
    Form(FormCommand),
    /// What units send back.
    #[command(subcommand, about = cli::about_submission())]
    Submission(SubmissionCommand),
    /// Chases the units that have not sent.
    #[command(about = cli::about_remind())]
    Remind(Remind),
    /// Entering for a unit.
    #[command(subcommand, about = cli::about_progress())]
    Progress(ProgressCommand),
    /// Difficulties and proposals.
    #[command(subcommand, about = cli::about_difficulty())]
    Difficulty(DifficultyCommand),
    /// Indicators.
    #[command(subcommand, about = cli::about_indicator())]
    Indicator(IndicatorCommand),
    /// Their numbers.
    #[command(subcommand, about = cli::about_measure())]
    Measure(MeasureCommand),
    /// The return for the province.
    #[command(subcommand, about = cli::about_return())]
    Return(ReturnCommand),
    /// Where a cell of a return comes from.
    #[command(about = cli::about_trace())]
    Trace {
        /// The return.
        #[arg(value_name = "RETURN", help = cli::arg::return_name())]
        name: String,
        /// The cell.
        #[arg(value_name = "SHEET!CELL", help = cli::arg::traced_cell())]
        cell: String,
        /// The province's template whose filled cell is meant.
        #[arg(long, value_name = "FILE", help = cli::arg::traced_template())]
        template: Option<PathBuf>,
        /// Where to explain it on one page.
        #[arg(long, value_name = "FILE", help = cli::arg::explanation())]
        out: Option<PathBuf>,
    },
    /// Takes back what was done last.
    #[command(about = cli::about_undo())]
    Undo,
    /// The report in words.
    #[command(subcommand, about = cli::about_narrative())]
    Narrative(NarrativeCommand),
    /// The journal.
    #[command(about = cli::about_history())]
    History,
    /// Backups.
    #[command(subcommand, about = cli::about_backup())]
    Backup(BackupCommand),
    /// Integrity of the store.
    #[command(about = cli::about_check())]
    Check,
}

/// `plan …`
#[derive(Debug, Subcommand)]
pub enum PlanCommand {
    /// Reads an appendix.
    #[command(about = cli::about_plan_import())]
    Import {
        /// The workbook.
        #[arg(value_name = "FILE", help = cli::arg::workbook())]
        file: PathBuf,
        /// The sheet to read.
        #[arg(long, help = cli::arg::sheet())]
        sheet: Option<String>,
        /// The plan's year.
        #[arg(long, help = cli::arg::year(), value_parser = clap::value_parser!(i32).range(2000..2100))]
        year: Option<i32>,
        /// Stores what was read.
        #[arg(long, help = cli::arg::accept())]
        accept: bool,
        /// Takes the units that the tasks' prose names as helping.
        #[arg(long, help = cli::arg::support_from_prose())]
        support_from_prose: bool,
        /// Leaves out the indicators that the tasks propose.
        #[arg(long, help = cli::arg::no_indicators())]
        no_indicators: bool,
    },
    /// The stored plan.
    #[command(about = cli::about_plan_show())]
    Show,
    /// All stored plans.
    #[command(about = cli::about_plan_list())]
    List,
    /// Lets an earlier plan's tasks go on in a later one.
    #[command(about = cli::about_plan_carry())]
    Carry(Carry),
}

/// `task …`
#[derive(Debug, Subcommand)]
pub enum TaskCommand {
    /// Assignments with their status.
    #[command(about = cli::about_task_list())]
    List(TaskFilter),
    /// What is settled of a task.
    #[command(flatten)]
    Settle(SettleCommand),
    /// What founds one, replaces one, or stands under one.
    #[command(flatten)]
    Direct(DirectCommand),
}

/// Which assignments to list.
#[derive(Debug, Args)]
pub struct TaskFilter {
    /// Overdue ones only.
    #[arg(long, help = cli::arg::overdue())]
    pub overdue: bool,
    /// Those whose last day is at most so many days away.
    #[arg(long, value_name = "N", help = cli::arg::due_within())]
    pub due_within: Option<u32>,
    /// One unit's.
    #[arg(long, value_name = "NAME", help = cli::arg::unit())]
    pub unit: Option<String>,
    /// Those whose words hold this text.
    #[arg(long, value_name = "TEXT", help = cli::arg::search())]
    pub search: Option<String>,
}

/// `deadline …`
#[derive(Debug, Subcommand)]
pub enum DeadlineCommand {
    /// How a deadline is read.
    #[command(about = cli::about_deadline_read())]
    Read {
        /// The deadline's words.
        #[arg(help = cli::arg::text())]
        text: String,
        /// The plan's year.
        #[arg(long, help = cli::arg::year(), value_parser = clap::value_parser!(i32).range(2000..2100))]
        year: i32,
    },
}

/// `backup …`
#[derive(Debug, Subcommand)]
pub enum BackupCommand {
    /// Writes a backup.
    #[command(about = cli::about_backup_create())]
    Create {
        /// The file to write; otherwise one beside the store.
        #[arg(long, value_name = "FILE", help = cli::arg::out_file())]
        to: Option<PathBuf>,
    },
    /// Looks whether a backup can be restored.
    #[command(about = cli::about_backup_check())]
    Check {
        /// The backup.
        #[arg(value_name = "FILE", help = cli::arg::backup())]
        file: PathBuf,
    },
    /// Puts a backup in the store's place.
    #[command(about = cli::about_backup_restore())]
    Restore {
        /// The backup.
        #[arg(value_name = "FILE", help = cli::arg::backup())]
        file: PathBuf,
    },
}

/// lead or support.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum RoleArg {
    /// Chủ trì.
    Lead,
    /// Phối hợp.
    Support,
}
