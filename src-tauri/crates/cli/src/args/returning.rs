//! `return …`

use clap::Subcommand;
use std::path::PathBuf;
use words::cli;

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
