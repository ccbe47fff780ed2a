//! One command, one job.

mod difficulties;
mod directing;
mod directory;
mod indicators;
mod json;
mod members;
mod over_time;
mod plans;
mod regime;
mod returns;
mod submissions;

use crate::args::{
    BackupCommand, ChannelArg, Command, CommandLine, DeadlineCommand, EventCommand, Extend,
    FormCommand, OutletArgs, ProgressCommand, ProgressEntry, Remind, RoleArg, StateArg,
    TaskCommand,
};
use crate::show::Show;
use office::{
    Channel, Chase, Clock, Delivery, Entry, EventEntry, HandOut, MoreTime, Office, OfficeError,
    Outlet, Reported, Role, State, TaskQuery, check_backup, read_deadline, restore_backup,
};
use serde::Serialize;
use std::path::PathBuf;

/// What a job answered.
pub struct Answer {
    json: String,
    text: String,
}

impl Answer {
    fn of<T: Serialize + Show>(value: &T) -> Answer {
        Answer {
            json: json::of(value),
            text: value.show(),
        }
    }

    /// As one JSON value.
    pub fn json(&self) -> String {
        self.json.clone()
    }

    /// In words.
    pub fn text(&self) -> String {
        self.text.clone()
    }
}

/// Does what the command line says.
pub fn run(line: CommandLine) -> Result<Answer, OfficeError> {
    let clock = line.today.map_or(Clock::Machine, Clock::Noon);
    if let Command::Deadline(DeadlineCommand::Read { text, year }) = &line.command {
        return Ok(Answer::of(&read_deadline(text, *year)));
    }
    if let Command::Backup(BackupCommand::Check { file }) = &line.command {
        return Ok(Answer::of(&check_backup(file)?));
    }
    let store = store_path(line.store)?;
    match &line.command {
        Command::Init { profile } => Ok(Answer::of(&Office::create(&store, profile, clock)?.1)),
        Command::Backup(BackupCommand::Restore { file }) => {
            Ok(Answer::of(&restore_backup(file, &store, clock)?))
        }
        _ => in_office(&mut Office::open(&store, clock)?, line.command, line.plan),
    }
}

fn store_path(given: Option<PathBuf>) -> Result<PathBuf, OfficeError> {
    given.map_or_else(office::default_store, Ok)
}

fn in_office(
    office: &mut Office,
    command: Command,
    named: Option<String>,
) -> Result<Answer, OfficeError> {
    let command = match command {
        Command::Plan(command) => return plans::plan(office, command, named),
        command => command,
    };
    if let Some(named) = named {
        office.speak_of(&named)?;
    }
    match command {
        Command::Task(TaskCommand::List(filter)) => {
            let query = TaskQuery {
                overdue: filter.overdue,
                due_within: filter.due_within,
                unit: filter.unit,
                search: filter.search,
            };
            Ok(Answer::of(&office.tasks(&query)?))
        }
        Command::Task(TaskCommand::Settle(command)) => over_time::work(office, command),
        Command::Task(TaskCommand::Direct(command)) => directing::task(office, command),
        Command::Document(command) => directing::document(office, command),
        Command::Unit(command) => directory::unit(office, command),
        Command::Member(command) => members::member(office, command),
        Command::Assign {
            task,
            unit,
            role,
            remove,
        } => {
            let role = role_of(role);
            let changed = if remove {
                office.unassign(&task, &unit, role)?
            } else {
                office.assign(&task, &unit, role)?
            };
            Ok(Answer::of(&changed))
        }
        Command::Event(EventCommand::Log {
            task,
            on,
            document,
            until,
            days,
        }) => Ok(Answer::of(&office.log_event(&EventEntry {
            task,
            on,
            document,
            until,
            days,
        })?)),
        Command::Extend(extend) => extended(office, extend),
        Command::Remind(remind) => reminded(office, remind),
        Command::Period(command) => regime::period(office, command),
        Command::Setting(command) => regime::setting(office, &command),
        Command::Holiday(command) => regime::holiday(office, command),
        Command::Form(FormCommand::Export {
            period,
            outlet,
            unit,
            changed,
            drafts,
        }) => Ok(Answer::of(&office.hand_out(&HandOut {
            period,
            unit,
            changed_only: changed,
            delivery: delivery_of(outlet, drafts),
        })?)),
        Command::Submission(command) => submissions::submission(office, command),
        Command::Progress(ProgressCommand::Set(entry)) => {
            Ok(Answer::of(&office.set_progress(&entry_of(entry))?))
        }
        Command::Difficulty(command) => difficulties::difficulty(office, command),
        Command::Indicator(command) => indicators::indicator(office, command),
        Command::Measure(command) => indicators::measure(office, command),
        Command::Return(command) => returns::returns(office, command),
        Command::Narrative(command) => returns::narrative(office, command),
        Command::Trace {
            name,
            cell,
            template,
            out,
        } => returns::trace(office, &name, &cell, template.as_deref(), out.as_deref()),
        Command::Undo => Ok(Answer::of(&office.undo()?)),
        Command::History => Ok(Answer::of(&office.history()?)),
        Command::Check => Ok(Answer::of(&office.check()?)),
        Command::Backup(BackupCommand::Create { to }) => {
            Ok(Answer::of(&office.create_backup(to.as_deref())?))
        }
        Command::Init { .. } | Command::Plan(_) | Command::Deadline(_) | Command::Backup(_) => {
            Err(OfficeError::Unexpected {
                detail: "a command without a store".to_owned(),
            })
        }
    }
}

fn extended(office: &mut Office, extend: Extend) -> Result<Answer, OfficeError> {
    let more = MoreTime {
        until: extend.until,
        document: extend.document,
    };
    let unit = extend.unit.as_deref();
    let given = match (extend.task, extend.period) {
        (Some(task), _) => office.extend_task(&task, unit, &more)?,
        // The command line demands a unit with a period.
        (None, period) => {
            office.extend_report(&period.unwrap_or_default(), unit.unwrap_or_default(), &more)?
        }
    };
    Ok(Answer::of(&given))
}

/// The command line demands exactly one of folder and archive.
fn delivery_of(outlet: OutletArgs, drafts: bool) -> Delivery {
    let to = match (outlet.zip, outlet.out) {
        (Some(zip), _) => Outlet::Archive(zip),
        (None, out) => Outlet::Folder(out.unwrap_or_default()),
    };
    Delivery { to, drafts }
}

fn reminded(office: &mut Office, mut remind: Remind) -> Result<Answer, OfficeError> {
    let (zip, out, with_form) = (remind.zip.take(), remind.drafts.take(), remind.with_form);
    if zip.is_none() && out.is_none() {
        return Ok(Answer::of(&office.remind(&chase_of(remind))?));
    }
    let delivery = delivery_of(OutletArgs { out, zip }, true);
    let view = office.remind_by_drafts(&chase_of(remind), with_form, &delivery)?;
    Ok(Answer::of(&view))
}

fn chase_of(remind: Remind) -> Chase {
    Chase {
        period: remind.period,
        units: remind.unit,
        channel: remind.how.map(|how| match how {
            ChannelArg::Letter => Channel::Letter,
            ChannelArg::Phone => Channel::Phone,
            ChannelArg::Message => Channel::Message,
        }),
        note: remind.note.unwrap_or_default(),
        out: remind.out,
    }
}

fn entry_of(entry: ProgressEntry) -> Entry {
    Entry {
        task: entry.task,
        unit: entry.unit,
        period: entry.period,
        reported: reported_of(entry.state),
        percent: entry.percent,
        done_on: entry.done_on,
        result: entry.result.unwrap_or_default(),
        product: entry.product.unwrap_or_default(),
        note: entry.note.unwrap_or_default(),
    }
}

fn role_of(role: RoleArg) -> Role {
    match role {
        RoleArg::Lead => Role::Lead,
        RoleArg::Support => Role::Support,
    }
}

fn reported_of(state: StateArg) -> Reported {
    match state {
        StateArg::NotStarted => Reported::State(State::NotStarted),
        StateArg::InProgress => Reported::State(State::InProgress),
        StateArg::Waiting => Reported::State(State::Waiting),
        StateArg::Done => Reported::State(State::Done),
        StateArg::Paused => Reported::State(State::Paused),
        StateArg::Dropped => Reported::State(State::Dropped),
        StateArg::NothingNew => Reported::NothingNew,
    }
}
