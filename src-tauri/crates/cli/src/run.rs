//! One command, one job.

mod indicators;

use crate::args::{
    BackupCommand, ChannelArg, Command, CommandLine, DeadlineCommand, EventCommand, Extend,
    FormCommand, KindArg, LevelArg, PeriodCommand, PlanCommand, ProgressCommand, ProgressEntry,
    Remind, ReturnCommand, RoleArg, StateArg, SubmissionCommand, TaskCommand, UnitCommand,
    UnitDetails,
};
use crate::show::Show;
use office::{
    AppendixRequest, Channel, Chase, Clock, Entry, EventEntry, Level, MoreTime, NewUnit, Office,
    OfficeError, Reported, Role, State, TaskQuery, UnitEdit, UnitKind, check_backup, read_deadline,
    restore_backup,
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
        // Every view serialises; a map with keys that are no text is not among them.
        Answer {
            json: serde_json::to_string(value).unwrap_or_default(),
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
        _ => in_office(&mut Office::open(&store, clock)?, line.command),
    }
}

fn store_path(given: Option<PathBuf>) -> Result<PathBuf, OfficeError> {
    given.map_or_else(office::default_store, Ok)
}

fn in_office(office: &mut Office, command: Command) -> Result<Answer, OfficeError> {
    match command {
        Command::Plan(command) => plan(office, command),
        Command::Task(TaskCommand::List(filter)) => {
            let query = TaskQuery {
                overdue: filter.overdue,
                due_within: filter.due_within,
                unit: filter.unit,
                search: filter.search,
            };
            Ok(Answer::of(&office.tasks(&query)?))
        }
        Command::Unit(command) => unit(office, command),
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
        }) => Ok(Answer::of(&office.log_event(&EventEntry {
            task,
            on,
            document,
            until,
        })?)),
        Command::Extend(extend) => extended(office, extend),
        Command::Remind(remind) => Ok(Answer::of(&office.remind(&chase_of(remind))?)),
        Command::Period(PeriodCommand::List) => Ok(Answer::of(&office.periods()?)),
        Command::Period(PeriodCommand::Show { id }) => Ok(Answer::of(&office.period(&id)?)),
        Command::Form(FormCommand::Export { period, out, unit }) => Ok(Answer::of(
            &office.export_forms(&period, &out, unit.as_deref())?,
        )),
        Command::Submission(command) => submission(office, command),
        Command::Progress(ProgressCommand::Set(entry)) => {
            Ok(Answer::of(&office.set_progress(&entry_of(entry))?))
        }
        Command::Indicator(command) => indicators::indicator(office, command),
        Command::Measure(command) => indicators::measure(office, command),
        Command::Return(command) => returns(office, command),
        Command::Trace { name, cell } => Ok(Answer::of(&office.trace(&name, &cell)?)),
        Command::Undo => Ok(Answer::of(&office.undo()?)),
        Command::History => Ok(Answer::of(&office.history()?)),
        Command::Check => Ok(Answer::of(&office.check()?)),
        Command::Backup(BackupCommand::Create { to }) => {
            Ok(Answer::of(&office.create_backup(to.as_deref())?))
        }
        Command::Init { .. } | Command::Deadline(_) | Command::Backup(_) => {
            Err(OfficeError::Unexpected {
                detail: "a command without a store".to_owned(),
            })
        }
    }
}

fn plan(office: &mut Office, command: PlanCommand) -> Result<Answer, OfficeError> {
    match command {
        PlanCommand::Show => Ok(Answer::of(&office.plan()?)),
        PlanCommand::Import {
            file,
            sheet,
            year,
            accept,
            no_indicators,
        } => {
            let mut preview = office.preview_appendix(&AppendixRequest { file, sheet, year })?;
            if no_indicators {
                preview.without_indicators();
            }
            let view = if accept {
                office.accept_appendix(preview)?
            } else {
                preview.view()
            };
            Ok(Answer::of(&view))
        }
    }
}

fn submission(office: &mut Office, command: SubmissionCommand) -> Result<Answer, OfficeError> {
    match command {
        SubmissionCommand::Import {
            paths,
            period,
            accept,
        } => {
            let preview = office.preview_submissions(&paths, period.as_deref())?;
            let view = if accept {
                office.accept_submissions(preview)?
            } else {
                preview.view()
            };
            Ok(Answer::of(&view))
        }
        SubmissionCommand::List { period } => Ok(Answer::of(&office.submissions(&period)?)),
        SubmissionCommand::Approve { submission } => {
            Ok(Answer::of(&office.approve_submission(submission)?))
        }
        SubmissionCommand::Return { submission, reason } => Ok(Answer::of(
            &office.return_submission(submission, reason.as_deref().unwrap_or_default())?,
        )),
    }
}

fn unit(office: &mut Office, command: UnitCommand) -> Result<Answer, OfficeError> {
    match command {
        UnitCommand::List => Ok(Answer::of(&office.units()?)),
        UnitCommand::Read { text } => Ok(Answer::of(&office.read_units(&text)?)),
        UnitCommand::Add {
            name,
            kind,
            level,
            collective,
            details,
        } => {
            let new = NewUnit {
                name,
                kind: kind_of(kind),
                level: level.map(|level| match level {
                    LevelArg::Town => Level::Town,
                    LevelArg::Commune => Level::Commune,
                }),
                collectives: collective,
                details: details_of(details),
            };
            Ok(Answer::of(&office.add_unit(&new)?))
        }
        UnitCommand::Edit { name, details } => {
            Ok(Answer::of(&office.edit_unit(&name, &details_of(details))?))
        }
        UnitCommand::Import { file } => Ok(Answer::of(&office.import_contacts(&file)?)),
    }
}

fn kind_of(kind: KindArg) -> UnitKind {
    match kind {
        KindArg::Office => UnitKind::Office,
        KindArg::Commune => UnitKind::Commune,
        KindArg::Front => UnitKind::Front,
        KindArg::Sector => UnitKind::Sector,
        KindArg::Enterprise => UnitKind::Enterprise,
    }
}

fn details_of(details: UnitDetails) -> UnitEdit {
    UnitEdit {
        short: details.short,
        email: details.email,
        phone: details.phone,
        aliases: details.alias,
        from: details.from,
        until: details.until,
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

fn returns(office: &mut Office, command: ReturnCommand) -> Result<Answer, OfficeError> {
    match command {
        ReturnCommand::Export {
            period,
            out,
            freeze,
            version,
        } => {
            let view = match version {
                Some(version) => office.frozen_return(&format!("{period}/{version}"), &out)?,
                None if freeze => office.freeze_return(&period, &out)?,
                None => office.export_return(&period, &out)?,
            };
            Ok(Answer::of(&view))
        }
        ReturnCommand::List => Ok(Answer::of(&office.frozen_returns()?)),
        ReturnCommand::Diff { older, newer } => {
            Ok(Answer::of(&office.return_changes(&older, &newer)?))
        }
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
