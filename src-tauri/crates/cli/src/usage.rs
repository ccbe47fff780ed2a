//! The command line's own words in Vietnamese: help's headings, and what was typed wrong.

use clap::builder::StyledStr;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command};
use words::cli::usage as said;

/// The whole command line with Vietnamese help.
pub fn vietnamese(command: Command) -> Command {
    let version = Arg::new("version").short('V').long("version");
    let version = version.help(said::version()).action(ArgAction::Version);
    translated(command.disable_version_flag(true).arg(version))
}

/// A command, and those below it, with Vietnamese headings in their help.
fn translated(command: Command) -> Command {
    let subcommands: Vec<String> = command
        .get_subcommands()
        .map(|command| command.get_name().to_owned())
        .collect();
    let help = Arg::new("help").short('h').long("help").help(said::help());
    let headed = |arg: Arg| {
        let heading = match arg.is_positional() {
            true => said::arguments(),
            false => said::options(),
        };
        arg.help_heading(heading)
    };
    let command = command
        .disable_help_flag(true)
        .arg(help.action(ArgAction::Help))
        .mut_args(headed)
        .subcommand_help_heading(said::commands())
        .subcommand_value_name(said::command())
        .help_template(said::template(
            "{about-with-newline}",
            "{usage}",
            "{all-args}",
        ));
    subcommands.into_iter().fold(command, |command, name| {
        command.mut_subcommand(name, translated)
    })
}

/// What was typed wrong, how it is typed, and where to read more.
pub fn wrong(error: &clap::Error) -> String {
    let usage = texts(error, ContextKind::Usage);
    let usage = usage
        .first()
        .map(|usage| said::how(usage.trim_start_matches("Usage:").trim()));
    let lines = [Some(fault(error)), suggestion(error), usage];
    let lines: Vec<String> = lines.into_iter().flatten().collect();
    format!("{}\n{}", lines.join("\n"), said::see_help())
}

fn fault(error: &clap::Error) -> String {
    let named = |kind| texts(error, kind).join(", ");
    let argument = named(ContextKind::InvalidArg);
    let value = named(ContextKind::InvalidValue);
    match error.kind() {
        ErrorKind::InvalidValue if value.is_empty() => said::value_missing(&argument),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            said::value_invalid(&value, &argument)
        }
        ErrorKind::UnknownArgument => said::argument_unknown(&argument),
        ErrorKind::InvalidSubcommand => {
            said::command_unknown(named(ContextKind::InvalidSubcommand))
        }
        ErrorKind::MissingRequiredArgument => said::arguments_missing(&argument),
        ErrorKind::MissingSubcommand => said::command_missing().to_owned(),
        ErrorKind::ArgumentConflict => said::not_together(&argument, named(ContextKind::PriorArg)),
        _ => said::not_understood().to_owned(),
    }
}

/// What may have been meant, or what can be given there.
fn suggestion(error: &clap::Error) -> Option<String> {
    let near = [
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedArg,
        ContextKind::SuggestedValue,
    ];
    let near: Vec<String> = near.iter().flat_map(|kind| texts(error, *kind)).collect();
    let valid = [ContextKind::ValidValue, ContextKind::ValidSubcommand];
    let valid: Vec<String> = valid.iter().flat_map(|kind| texts(error, *kind)).collect();
    if !near.is_empty() {
        return Some(said::meant(near.join(", ")));
    }
    (!valid.is_empty()).then(|| said::possible(valid.join(", ")))
}

/// What the error knows of one kind.
fn texts(error: &clap::Error, kind: ContextKind) -> Vec<String> {
    let plain = |styled: &StyledStr| styled.to_string();
    match error.get(kind) {
        Some(ContextValue::String(text)) => vec![text.clone()],
        Some(ContextValue::Strings(texts)) => texts.clone(),
        Some(ContextValue::StyledStr(text)) => vec![plain(text)],
        Some(ContextValue::StyledStrs(texts)) => texts.iter().map(plain).collect(),
        _ => Vec::new(),
    }
}
