//! The return to the province and the report in words.

use super::Answer;
use crate::args::{NarrativeCommand, ReturnCommand, ReturnExport, StageCommand, StageDay};
use office::views::ReturnView;
use office::{Office, OfficeError, ReturnChoice, StageEntry, StageReached};

pub(super) fn returns(office: &mut Office, command: ReturnCommand) -> Result<Answer, OfficeError> {
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

pub(super) fn narrative(
    office: &mut Office,
    command: NarrativeCommand,
) -> Result<Answer, OfficeError> {
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
