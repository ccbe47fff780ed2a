//! What is settled of units and of work from a day on.

use super::Answer;
use crate::args::{Basis, RuleArg, SettleCommand, Settled, UnitChangeCommand};
use office::{Completion, Office, OfficeError, RulingEntry, RulingKind, UnitChangeBasis};

/// `unit rename|merge|split`
pub fn units(office: &mut Office, command: UnitChangeCommand) -> Result<Answer, OfficeError> {
    Ok(match command {
        UnitChangeCommand::Rename {
            name,
            to,
            short,
            basis,
        } => Answer::of(&office.rename_unit(&name, &to, short.as_deref(), &basis_of(basis))?),
        UnitChangeCommand::Merge { names, into, basis } => {
            Answer::of(&office.merge_units(&names, &into, &basis_of(basis))?)
        }
        UnitChangeCommand::Split { name, into, basis } => {
            Answer::of(&office.split_unit(&name, &into, &basis_of(basis))?)
        }
    })
}

/// `task pause|drop|reopen|completion`
pub fn work(office: &mut Office, command: SettleCommand) -> Result<Answer, OfficeError> {
    let (kind, settled) = match command {
        SettleCommand::Pause(settled) => (RulingKind::Paused, settled),
        SettleCommand::Drop(settled) => (RulingKind::Dropped, settled),
        SettleCommand::Reopen(settled) => (RulingKind::Reopened, settled),
        SettleCommand::Completion { task, rule, unit } => {
            let completion = match rule {
                RuleArg::All => Completion::AllLeads,
                RuleArg::Any => Completion::AnyLead,
                RuleArg::Named => Completion::NamedLead(unit.unwrap_or_default()),
            };
            return Ok(Answer::of(&office.set_completion(&task, &completion)?));
        }
    };
    let Settled {
        task,
        unit,
        reason,
        basis,
    } = settled;
    let entry = RulingEntry {
        task,
        unit,
        kind,
        on: basis.on,
        reason,
        document: basis.document,
    };
    Ok(Answer::of(&office.rule(&entry)?))
}

fn basis_of(basis: Basis) -> UnitChangeBasis {
    UnitChangeBasis {
        on: basis.on,
        document: basis.document,
    }
}
