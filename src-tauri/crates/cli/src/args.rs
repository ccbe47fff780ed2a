//! The command line as people and scripts type it. The words stand in the catalog.

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
    /// Periods.
    #[command(subcommand, about = cli::about_period())]
    Period(PeriodCommand),
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
    },
    /// Takes back what was done last.
    #[command(about = cli::about_undo())]
    Undo,
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
    },
    /// The stored plan.
    #[command(about = cli::about_plan_show())]
    Show,
}

/// `task …`
#[derive(Debug, Subcommand)]
pub enum TaskCommand {
    /// Assignments with their status.
    #[command(about = cli::about_task_list())]
    List(TaskFilter),
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

/// `unit …`
#[derive(Debug, Subcommand)]
pub enum UnitCommand {
    /// The directory.
    #[command(about = cli::about_unit_list())]
    List,
    /// Adds a unit.
    #[command(about = cli::about_unit_add())]
    Add {
        /// Its official name.
        #[arg(help = cli::arg::unit())]
        name: String,
        /// Sort of body.
        #[arg(long, value_enum, help = cli::arg::kind())]
        kind: KindArg,
        /// Its level.
        #[arg(long, value_enum, help = cli::arg::level())]
        level: Option<LevelArg>,
        /// A collective it is a member of; may be repeated.
        #[arg(long, value_name = "NAME", help = cli::arg::collective())]
        collective: Vec<String>,
        /// Everything else.
        #[command(flatten)]
        details: UnitDetails,
    },
    /// Changes what is known of a unit.
    #[command(about = cli::about_unit_edit())]
    Edit {
        /// The unit.
        #[arg(help = cli::arg::unit())]
        name: String,
        /// What is changed.
        #[command(flatten)]
        details: UnitDetails,
    },
    /// Takes over a table of contacts.
    #[command(about = cli::about_unit_import())]
    Import {
        /// The workbook.
        #[arg(value_name = "FILE", help = cli::arg::contacts())]
        file: PathBuf,
    },
    /// How a cell of units is read.
    #[command(about = cli::about_unit_read())]
    Read {
        /// The cell's text.
        #[arg(help = cli::arg::text())]
        text: String,
    },
}

/// What is to be known of a unit; what is not said stays, empty text takes away.
#[derive(Debug, Args)]
pub struct UnitDetails {
    /// Short name.
    #[arg(long, value_name = "TEXT", help = cli::arg::short())]
    pub short: Option<String>,
    /// E-mail address.
    #[arg(long, value_name = "TEXT", help = cli::arg::email())]
    pub email: Option<String>,
    /// Telephone.
    #[arg(long, value_name = "TEXT", help = cli::arg::phone())]
    pub phone: Option<String>,
    /// Another spelling; may be repeated.
    #[arg(long, value_name = "TEXT", help = cli::arg::alias())]
    pub alias: Vec<String>,
    /// First day of existence.
    #[arg(long, value_name = "YYYY-MM-DD", help = cli::arg::from())]
    pub from: Option<NaiveDate>,
    /// Last day of existence.
    #[arg(long, value_name = "YYYY-MM-DD", help = cli::arg::unit_until())]
    pub until: Option<NaiveDate>,
}

/// The sorts of bodies.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum KindArg {
    /// Phòng, ban.
    Office,
    /// Phường, xã, thị trấn.
    Commune,
    /// MTTQ, đoàn thể.
    Front,
    /// Ngành dọc.
    Sector,
    /// Doanh nghiệp.
    Enterprise,
}

/// town or commune.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum LevelArg {
    /// Thị xã, huyện.
    Town,
    /// Phường, xã.
    Commune,
}

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
    #[arg(long, value_name = "FILE", required_unless_present = "how", help = cli::arg::reminder_file())]
    pub out: Option<PathBuf>,
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

/// `return …`
#[derive(Debug, Subcommand)]
pub enum ReturnCommand {
    /// Writes the consolidated workbook.
    #[command(about = cli::about_return_export())]
    Export {
        /// The period.
        #[arg(long, value_name = "ID", help = cli::arg::period())]
        period: String,
        /// The file to write.
        #[arg(long, value_name = "FILE", help = cli::arg::out_file())]
        out: PathBuf,
        /// Freezes exactly this file as the period's next version.
        #[arg(long, conflicts_with = "version", help = cli::arg::freeze())]
        freeze: bool,
        /// Writes a frozen version again.
        #[arg(long, value_name = "N", help = cli::arg::version())]
        version: Option<u32>,
    },
    /// Frozen returns.
    #[command(about = cli::about_return_list())]
    List,
    /// What changed between two.
    #[command(about = cli::about_return_diff())]
    Diff {
        /// The older one.
        #[arg(value_name = "A", help = cli::arg::return_name())]
        older: String,
        /// The newer one.
        #[arg(value_name = "B", help = cli::arg::return_name())]
        newer: String,
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
