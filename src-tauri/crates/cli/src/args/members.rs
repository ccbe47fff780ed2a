//! `member …`: who belongs to the working group, and the decisions that renew it.

use chrono::NaiveDate;
use clap::{Args, Subcommand, ValueEnum};
use std::path::PathBuf;
use words::cli;

/// `member …`
#[derive(Debug, Subcommand)]
pub enum MemberCommand {
    /// The group on a day.
    #[command(about = cli::about_member_list())]
    List {
        /// The day.
        #[arg(long, value_name = "YYYY-MM-DD", help = cli::arg::members_on())]
        on: Option<NaiveDate>,
    },
    /// Somebody comes.
    #[command(about = cli::about_member_add())]
    Add {
        /// Who.
        #[command(flatten)]
        person: PersonDetails,
        /// By what.
        #[command(flatten)]
        decision: DecisionDetails,
    },
    /// Somebody leaves.
    #[command(about = cli::about_member_end())]
    End {
        /// Who.
        #[arg(help = cli::arg::member())]
        member: String,
        /// By what.
        #[command(flatten)]
        decision: DecisionDetails,
    },
    /// What is written of somebody is corrected.
    #[command(about = cli::about_member_edit())]
    Edit {
        /// Who.
        #[arg(help = cli::arg::member())]
        member: String,
        /// As it is to be written.
        #[command(flatten)]
        person: PersonDetails,
    },
    /// A list of members.
    #[command(about = cli::about_member_import())]
    Import {
        /// The workbook or document.
        #[arg(value_name = "FILE", help = cli::arg::members_file())]
        file: PathBuf,
        /// By what.
        #[command(flatten)]
        decision: DecisionDetails,
        /// Whoever it does not name leaves.
        #[arg(long, help = cli::arg::members_whole())]
        whole: bool,
        /// Stores what was read.
        #[arg(long, help = cli::arg::accept())]
        accept: bool,
    },
    /// The list for printing.
    #[command(about = cli::about_member_export())]
    Export {
        /// The file to write.
        #[arg(long, value_name = "FILE", help = cli::arg::out_file())]
        out: PathBuf,
        /// The day.
        #[arg(long, value_name = "YYYY-MM-DD", help = cli::arg::members_on())]
        on: Option<NaiveDate>,
    },
}

/// Somebody as a decision names them.
#[derive(Debug, Args)]
pub struct PersonDetails {
    /// Họ và tên.
    #[arg(long, value_name = "TEXT", help = cli::arg::member_name())]
    pub name: String,
    /// Chức vụ.
    #[arg(long, value_name = "TEXT", default_value = "", help = cli::arg::member_position())]
    pub position: String,
    /// Where they work.
    #[arg(long, value_name = "TEXT", default_value = "", help = cli::arg::member_unit())]
    pub unit: String,
    /// What they are in the group.
    #[arg(long, value_enum, default_value = "member", help = cli::arg::member_role())]
    pub role: MemberRoleArg,
}

/// The decision that changes the group.
#[derive(Debug, Args)]
pub struct DecisionDetails {
    /// Số, ký hiệu.
    #[arg(long, value_name = "TEXT", help = cli::arg::decision_number())]
    pub number: String,
    /// Its day.
    #[arg(long, value_name = "YYYY-MM-DD", help = cli::arg::decision_date())]
    pub date: Option<NaiveDate>,
    /// Cơ quan ban hành.
    #[arg(long, value_name = "TEXT", default_value = "", help = cli::arg::issuer())]
    pub issuer: String,
    /// The first day of what it decides.
    #[arg(long, value_name = "YYYY-MM-DD", help = cli::arg::decision_on())]
    pub on: Option<NaiveDate>,
}

/// What somebody is in the group.
#[derive(Clone, Copy, Debug, ValueEnum)]
#[value(rename_all = "snake_case")]
pub enum MemberRoleArg {
    /// Tổ trưởng.
    Head,
    /// Tổ phó thường trực.
    StandingDeputy,
    /// Tổ phó.
    Deputy,
    /// Thành viên.
    Member,
    /// Thư ký.
    Secretary,
}
