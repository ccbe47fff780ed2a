//! `narrative …`

use clap::{Subcommand, ValueEnum};
use std::path::PathBuf;
use words::cli;

/// `narrative …`
#[derive(Debug, Subcommand)]
pub enum NarrativeCommand {
    /// The report in words as it stands.
    #[command(about = cli::about_narrative_show())]
    Show {
        /// The period.
        #[arg(long, value_name = "ID", help = cli::arg::period())]
        period: String,
    },
    /// Writes it as a Word document.
    #[command(about = cli::about_narrative_export())]
    Export {
        /// The period.
        #[arg(long, value_name = "ID", help = cli::arg::period())]
        period: String,
        /// The frozen version.
        #[arg(long, value_name = "N", help = cli::arg::filled_version())]
        version: Option<u32>,
        /// The file to write.
        #[arg(long, value_name = "FILE", help = cli::arg::word_file())]
        out: PathBuf,
    },
    /// Puts own words in place of a part's draft.
    #[command(about = cli::about_narrative_write())]
    Write {
        /// The period.
        #[arg(long, value_name = "ID", help = cli::arg::period())]
        period: String,
        /// The part.
        #[arg(long, value_enum, help = cli::arg::part())]
        part: PartArg,
        /// The words; blank ones give the part back to the draft.
        #[arg(long, help = cli::arg::own_words())]
        text: String,
    },
}

/// The report's parts.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum PartArg {
    /// I.
    Leadership,
    /// II.
    Results,
    /// III.
    Difficulties,
    /// IV.
    Focus,
    /// V.
    Proposals,
}

impl PartArg {
    /// Its stable code.
    pub fn word(self) -> &'static str {
        match self {
            PartArg::Leadership => "leadership",
            PartArg::Results => "results",
            PartArg::Difficulties => "difficulties",
            PartArg::Focus => "focus",
            PartArg::Proposals => "proposals",
        }
    }
}
