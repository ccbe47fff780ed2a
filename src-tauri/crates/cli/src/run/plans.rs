//! `plan …`

use super::Answer;
use crate::args::PlanCommand;
use office::{AppendixRequest, Office, OfficeError};

/// Does what is asked of plans; `named` is the one they are about.
pub(super) fn plan(
    office: &mut Office,
    command: PlanCommand,
    named: Option<String>,
) -> Result<Answer, OfficeError> {
    // Importing, a plan may be named that is not stored yet.
    if let (Some(named), false) = (&named, matches!(command, PlanCommand::Import { .. })) {
        office.speak_of(named)?;
    }
    match command {
        PlanCommand::Show => Ok(Answer::of(&office.plan()?)),
        PlanCommand::List => Ok(Answer::of(&office.plans()?)),
        PlanCommand::Import {
            file,
            sheet,
            year,
            accept,
            support_from_prose,
            no_indicators,
        } => {
            let mut preview = office.preview_appendix(&AppendixRequest {
                file,
                sheet,
                year,
                plan: named,
            })?;
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
