//! `plan carry`: the turn of the year.

use clap::Args;
use words::cli;

/// Which tasks go on, and where.
#[derive(Debug, Args)]
pub struct Carry {
    /// The earlier plan.
    #[arg(long, value_name = "YEAR|ID", help = cli::arg::carry_from())]
    pub from: Option<String>,
    /// The later plan.
    #[arg(long, value_name = "YEAR|ID", conflicts_with = "found", help = cli::arg::carry_to())]
    pub to: Option<String>,
    /// Founds the later plan, which no appendix holds yet.
    #[arg(long, value_name = "YEAR", help = cli::arg::carry_found(),
          value_parser = clap::value_parser!(i32).range(2000..2100))]
    pub found: Option<i32>,
    /// Its title.
    #[arg(long, requires = "found", help = cli::arg::carry_title())]
    pub title: Option<String>,
    /// Its document.
    #[arg(long, requires = "found", help = cli::arg::carry_document())]
    pub document: Option<String>,
    /// What becomes of a task, where it is not what is proposed.
    #[arg(long, value_name = "TASK=continue|end|NEWTASK", num_args = 1.., value_parser = choice,
          help = cli::arg::carry_choose())]
    pub choose: Vec<(String, String)>,
    /// Stores it.
    #[arg(long, help = cli::arg::accept())]
    pub accept: bool,
}

fn choice(text: &str) -> Result<(String, String), String> {
    let parts = text.rsplit_once('=');
    let parts = parts.filter(|(task, course)| !task.trim().is_empty() && !course.trim().is_empty());
    let parts = parts.map(|(task, course)| (task.trim().to_owned(), course.trim().to_owned()));
    parts.ok_or_else(|| cli::arg::carry_choice_form().to_owned())
}
