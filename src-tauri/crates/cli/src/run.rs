//! One command, one job.

mod indicators;
mod over_time;

use crate::args::{
    BackupCommand, ChannelArg, Command, CommandLine, DeadlineCommand, DifficultyAnswer,
    DifficultyCommand, EventCommand, Extend, FollowedArg, FormCommand, HolidayCommand, KindArg,
    LevelArg, NarrativeCommand, OutletArgs, PeriodCommand, PlanCommand, ProgressCommand,
    ProgressEntry, Remind, ReturnCommand, ReturnExport, RoleArg, SettingCommand, StageCommand,
    StageDay, StateArg, SubmissionCommand, TaskCommand, UnitCommand, UnitDetails,
};
use crate::show::Show;
use office::views::{EntryInput, ReturnView};
use office::{
    AppendixRequest, Channel, Chase, Clock, CorrectionRequest, DayEntry, Delivery, DifficultyEntry,
    DifficultyQuery, DifficultyStep, DocumentMarks, Entry, EventEntry, Follows, HandOut,
    IntakeRequest, Level, MoreTime, NewUnit, Office, OfficeError, Outlet, Raises, Reported,
    ReturnChoice, Role, StageEntry, StageReached, State, TaskQuery, UnitEdit, UnitKind,
    check_backup, read_deadline, restore_backup,
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
        Command::Task(TaskCommand::Settle(command)) => over_time::work(office, command),
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
        Command::Period(command) => period(office, command),
        Command::Setting(command) => setting(office, &command),
        Command::Holiday(command) => holiday(office, command),
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
        Command::Submission(command) => submission(office, command),
        Command::Progress(ProgressCommand::Set(entry)) => {
            Ok(Answer::of(&office.set_progress(&entry_of(entry))?))
        }
        Command::Difficulty(command) => difficulty(office, command),
        Command::Indicator(command) => indicators::indicator(office, command),
        Command::Measure(command) => indicators::measure(office, command),
        Command::Return(command) => returns(office, command),
        Command::Narrative(command) => narrative(office, command),
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
            support_from_prose,
            no_indicators,
        } => {
            let mut preview = office.preview_appendix(&AppendixRequest { file, sheet, year })?;
            if no_indicators {
                preview.without_indicators();
            }
            if support_from_prose {
                preview.take_all_helpers();
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
            unit,
            accept,
        } => {
            let preview = office.preview_intake(&IntakeRequest {
                paths,
                unit,
                period,
            })?;
            let view = if accept {
                office.accept_submissions(preview)?
            } else {
                preview.view()
            };
            Ok(Answer::of(&view))
        }
        SubmissionCommand::List { period } => Ok(Answer::of(&office.submissions(&period)?)),
        SubmissionCommand::Show { submission } => Ok(Answer::of(&office.submission(submission)?)),
        SubmissionCommand::Describe {
            submission,
            document,
            number,
            on,
            signer,
        } => {
            let marks = DocumentMarks {
                number,
                dated: on.map(|day| day.to_string()),
                signer,
            };
            Ok(Answer::of(
                &office.describe_document(submission, document, &marks)?,
            ))
        }
        SubmissionCommand::Enter {
            unit,
            period,
            way,
            nothing_new,
            message,
        } => Ok(Answer::of(&office.enter_report(&EntryInput {
            unit,
            period,
            way: way.word().to_owned(),
            nothing_new,
            message: message.unwrap_or_default(),
            ..EntryInput::default()
        })?)),
        SubmissionCommand::Approve { submission } => {
            Ok(Answer::of(&office.approve_submission(submission)?))
        }
        SubmissionCommand::Request {
            submissions,
            period,
            outlet,
            reason,
            drafts,
        } => {
            let request = CorrectionRequest {
                submissions,
                period,
                reason: reason.unwrap_or_default(),
            };
            let delivery = delivery_of(outlet, drafts);
            Ok(Answer::of(
                &office.request_corrections(&request, &delivery)?,
            ))
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
        UnitCommand::Show { name } => Ok(Answer::of(&office.unit_page(&name)?)),
        UnitCommand::Change(command) => over_time::units(office, command),
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
        drop_aliases: details.drop_alias,
        from: details.from,
        until: details.until,
    }
}

fn period(office: &mut Office, command: PeriodCommand) -> Result<Answer, OfficeError> {
    match command {
        PeriodCommand::List => Ok(Answer::of(&office.periods()?)),
        PeriodCommand::Show { id } => Ok(Answer::of(&office.period(&id)?)),
        PeriodCommand::Waive {
            id,
            unit,
            reason,
            remove,
        } => {
            let unit = unit.as_deref();
            let view = match remove {
                true => office.unwaive(&id, unit)?,
                false => office.waive(&id, unit, &reason.unwrap_or_default())?,
            };
            Ok(Answer::of(&view))
        }
        PeriodCommand::Close { id, reopen } => Ok(Answer::of(&office.close_period(&id, !reopen)?)),
        PeriodCommand::Calendar { out } => Ok(Answer::of(&office.write_calendar(&out)?)),
    }
}

fn setting(office: &mut Office, command: &SettingCommand) -> Result<Answer, OfficeError> {
    match command {
        SettingCommand::List => Ok(Answer::of(&office.settings()?)),
        SettingCommand::Set { key, value } => Ok(Answer::of(&office.set_setting(key, value)?)),
    }
}

fn holiday(office: &mut Office, command: HolidayCommand) -> Result<Answer, OfficeError> {
    match command {
        HolidayCommand::List { year } => Ok(Answer::of(&office.days_off(year)?)),
        HolidayCommand::Add { day, name, worked } => {
            Ok(Answer::of(&office.enter_day_off(&DayEntry {
                day,
                worked,
                name,
            })?))
        }
        HolidayCommand::Remove { day } => Ok(Answer::of(&office.remove_day_off(day)?)),
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

fn returns(office: &mut Office, command: ReturnCommand) -> Result<Answer, OfficeError> {
    match command {
        ReturnCommand::Export(export) => Ok(Answer::of(&exported(office, export)?)),
        ReturnCommand::List => Ok(Answer::of(&office.frozen_returns()?)),
        ReturnCommand::Diff { older, newer } => {
            Ok(Answer::of(&office.return_changes(&older, &newer)?))
        }
        ReturnCommand::Stage { name, stage } => {
            Ok(Answer::of(&office.stage_return(&name, &stage_of(stage))?))
        }
    }
}

fn narrative(office: &mut Office, command: NarrativeCommand) -> Result<Answer, OfficeError> {
    Ok(match command {
        NarrativeCommand::Show { period } => Answer::of(&office.narrative(&period)?),
        NarrativeCommand::Export { period, out } => {
            Answer::of(&office.export_narrative(&period, &out)?)
        }
        NarrativeCommand::Write { period, part, text } => {
            Answer::of(&office.write_part(&period, part.word(), &text)?)
        }
    })
}

fn exported(office: &mut Office, export: ReturnExport) -> Result<ReturnView, OfficeError> {
    let ReturnExport {
        period,
        out,
        audience,
        ..
    } = export;
    match export.version {
        Some(version) => {
            let name = format!("{period}/{version}");
            match export.issued {
                true => office.issued_return(&name, &out),
                false => office.frozen_return(&name, &out),
            }
        }
        None if export.freeze => office.freeze_return_for(&period, audience.as_deref(), &out),
        None => {
            let choice = ReturnChoice {
                audience,
                with_sources: export.with_sources,
            };
            office.export_return_for(&period, &choice, &out)
        }
    }
}

fn stage_of(command: StageCommand) -> StageEntry {
    let (StageDay { on }, stage) = match command {
        StageCommand::ToSign(day) => (day, StageReached::ToSign),
        StageCommand::Issued {
            number,
            signer,
            out,
            day,
        } => (
            day,
            StageReached::Issued {
                number,
                signer,
                out,
            },
        ),
        StageCommand::Sent { how, day } => (day, StageReached::Sent { how }),
        StageCommand::Answered { answer, day } => (day, StageReached::Answered { answer }),
    };
    StageEntry { on, stage }
}

fn difficulty(office: &mut Office, command: DifficultyCommand) -> Result<Answer, OfficeError> {
    match command {
        DifficultyCommand::List {
            open,
            unit,
            period,
            search,
        } => Ok(Answer::of(&office.difficulties(&DifficultyQuery {
            open,
            unit,
            period,
            search,
        })?)),
        DifficultyCommand::Answer(answer) => {
            let (id, step) = step_of(answer);
            Ok(Answer::of(&office.follow_difficulty(id, &step)?))
        }
        DifficultyCommand::Add {
            unit,
            text,
            proposal,
            task,
            period,
            authority,
        } => Ok(Answer::of(&office.add_difficulty(&DifficultyEntry {
            unit,
            kind: match proposal {
                true => Raises::Proposal,
                false => Raises::Difficulty,
            },
            text,
            task,
            period,
            authority: authority.unwrap_or_default(),
        })?)),
    }
}

fn step_of(answer: DifficultyAnswer) -> (i64, DifficultyStep) {
    let step = DifficultyStep {
        state: match answer.state {
            FollowedArg::InHand => Follows::InHand,
            FollowedArg::Answered => Follows::Answered,
            FollowedArg::Closed => Follows::Closed,
        },
        on: answer.on,
        authority: answer.authority.unwrap_or_default(),
        document: answer.document.unwrap_or_default(),
        words: answer.text.unwrap_or_default(),
    };
    (answer.id, step)
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
