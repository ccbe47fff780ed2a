//! `tct06`: the office's jobs from a terminal, for the IT officer, for scripts, for tests.
//!
//! A caller of `office`, nothing more: it parses a command line, calls one job and prints its
//! answer as words or as JSON.

mod args;
mod run;
mod show;
mod usage;

use args::CommandLine;
use clap::error::ErrorKind;
use clap::{CommandFactory as _, FromArgMatches as _};
use serde_json::json;
use std::io::{self, Write};
use std::process::ExitCode;
use words::cli::answer_not_written as said;

/// The command could not be understood.
const WRONG_USAGE: u8 = 2;

fn main() -> ExitCode {
    let commands = usage::vietnamese(CommandLine::command());
    let typed = commands.try_get_matches();
    let line = match typed.and_then(|matches| CommandLine::from_arg_matches(&matches)) {
        Ok(line) => line,
        Err(error) => return explain(&error),
    };
    let json = line.json;
    match run::run(line) {
        Ok(answer) => print(&answer, json),
        Err(refusal) => refuse(refusal.code(), &refusal.message(), &refusal.hint(), json),
    }
}

/// Prints an answer. A reader that has closed the pipe wants no more of it: that is no failure.
/// An answer that did not arrive whole, as on a full disk, is one.
fn print(answer: &run::Answer, json: bool) -> ExitCode {
    let text = if json { answer.json() } else { answer.text() };
    let mut out = io::stdout().lock();
    let written = writeln!(out, "{}", text.trim_end()).and_then(|()| out.flush());
    match written {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            refuse("answer_not_written", said::text(), said::hint(), json)
        }
        _ => ExitCode::SUCCESS,
    }
}

fn refuse(code: &str, message: &str, hint: &str, json: bool) -> ExitCode {
    let mut out = io::stderr().lock();
    let _ = if json {
        writeln!(
            out,
            "{}",
            json!({ "error": { "code": code, "message": message, "hint": hint } })
        )
    } else {
        writeln!(out, "{message}\n{hint}")
    };
    ExitCode::FAILURE
}

/// Help and version are answers; everything else is wrong usage.
fn explain(error: &clap::Error) -> ExitCode {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            let _ = error.print();
            return ExitCode::SUCCESS;
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let _ = error.print();
        }
        _ => {
            let _ = writeln!(io::stderr().lock(), "{}", usage::wrong(error));
        }
    }
    ExitCode::from(WRONG_USAGE)
}
