//! The directory of units.

use super::{Answer, over_time};
use crate::args::{KindArg, LevelArg, UnitCommand, UnitDetails};
use office::{Level, NewUnit, Office, OfficeError, UnitEdit, UnitKind};

pub(super) fn unit(office: &mut Office, command: UnitCommand) -> Result<Answer, OfficeError> {
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
