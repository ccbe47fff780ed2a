//! The return to the province and the report in words.

use super::Answer;
use crate::args::{NarrativeCommand, ReturnBundle, ReturnCommand, ReturnExport, ReturnFill};
use crate::args::{StageCommand, StageDay};
use office::views::ReturnView;
use office::{BundleRequest, FillRequest, Office, OfficeError, Pdf};
use office::{ReturnChoice, StageEntry, StageReached};
use std::path::Path;

pub(super) fn returns(office: &mut Office, command: ReturnCommand) -> Result<Answer, OfficeError> {
    match command {
        ReturnCommand::Export(export) => Ok(Answer::of(&exported(office, export)?)),
        ReturnCommand::List => Ok(Answer::of(&office.frozen_returns()?)),
        ReturnCommand::Diff { older, newer } => {
            Ok(Answer::of(&office.return_changes(&older, &newer)?))
        }
        ReturnCommand::Fill(fill) => {
            let out = fill.out.clone();
            Ok(Answer::of(&office.fill_template(&request_of(fill), &out)?))
        }
        ReturnCommand::Templates { forget: None } => Ok(Answer::of(&office.templates()?)),
        ReturnCommand::Templates { forget: Some(id) } => {
            Ok(Answer::of(&office.forget_template(id)?))
        }
        ReturnCommand::Items { period } => Ok(Answer::of(&office.template_items(&period)?)),
        ReturnCommand::Bundle(bundle) => Ok(Answer::of(&office.bundle(&bundle_of(bundle))?)),
        ReturnCommand::Stage { name, stage } => {
            Ok(Answer::of(&office.stage_return(&name, &stage_of(stage))?))
        }
    }
}

/// A cell of the return, or of the province's template that the return fills.
pub(super) fn trace(
    office: &Office,
    name: &str,
    cell: &str,
    template: Option<&Path>,
    out: Option<&Path>,
) -> Result<Answer, OfficeError> {
    let trace = match template {
        Some(file) => {
            let request = FillRequest::with_return(name, file)?;
            match out {
                Some(out) => office.explain_template(&request, cell, out)?,
                None => office.trace_template(&request, cell)?,
            }
        }
        None => match out {
            Some(out) => office.explain_cell(name, None, cell, out)?,
            None => office.trace(name, cell)?,
        },
    };
    Ok(Answer::of(&trace))
}

pub(super) fn narrative(
    office: &mut Office,
    command: NarrativeCommand,
) -> Result<Answer, OfficeError> {
    Ok(match command {
        NarrativeCommand::Show { period } => Answer::of(&office.narrative(&period)?),
        NarrativeCommand::Export {
            period,
            version,
            out,
        } => Answer::of(&match version {
            Some(version) => office.frozen_narrative(&format!("{period}/{version}"), &out)?,
            None => office.export_narrative(&period, &out)?,
        }),
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

fn request_of(fill: ReturnFill) -> FillRequest {
    FillRequest {
        file: fill.template,
        period: fill.period,
        version: fill.version,
        places: (!fill.map.is_empty()).then_some(fill.map),
        over_formulas: fill.over_formulas,
    }
}

fn bundle_of(bundle: ReturnBundle) -> BundleRequest {
    let pdf = match (bundle.no_pdf, bundle.pdf_by) {
        (true, _) => Pdf::None,
        (false, Some(program)) => Pdf::By(program),
        (false, None) => Pdf::Found,
    };
    BundleRequest {
        period: bundle.period,
        version: bundle.version,
        audience: bundle.audience,
        out: bundle.out,
        pdf,
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
