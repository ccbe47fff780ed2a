//! `unit …`

use super::UnitChangeCommand;
use chrono::NaiveDate;
use clap::{Args, Subcommand, ValueEnum};
use std::path::PathBuf;
use words::cli;

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
    /// One unit: its work, its record of reporting, what it owes.
    #[command(about = cli::about_unit_show())]
    Show {
        /// The unit.
        #[arg(help = cli::arg::unit())]
        name: String,
    },
    /// What becomes of units.
    #[command(flatten)]
    Change(UnitChangeCommand),
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
    /// A spelling that is taken away; may be repeated.
    #[arg(long, value_name = "TEXT", help = cli::arg::drop_alias())]
    pub drop_alias: Vec<String>,
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
