//! `plan …`

use super::Answer;
use crate::args::{Carry, PlanCommand};
use office::{AppendixRequest, CarryChoice, CarryRequest, Office, OfficeError, PlanFounding};

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
        PlanCommand::Carry(carry) => carried(office, carry),
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

fn carried(office: &mut Office, carry: Carry) -> Result<Answer, OfficeError> {
    let (title, document) = (carry.title, carry.document);
    let choices = carry.choose.into_iter();
    let request = CarryRequest {
        from: carry.from,
        to: carry.to,
        found: carry.found.map(|year| PlanFounding {
            year,
            title,
            document: document.unwrap_or_default(),
        }),
        choices: choices
            .map(|(task, course)| CarryChoice { task, course })
            .collect(),
    };
    let view = match carry.accept {
        true => office.accept_carry(&request)?,
        false => office.carry_over(&request)?,
    };
    Ok(Answer::of(&view))
}
