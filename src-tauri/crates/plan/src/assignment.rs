//! From the two role cells of a task to its assignments.
//!
//! A unit has one role in a task. **Its own name decides**: where a collective leads and one of
//! its members is named as support, that member supports (task 15 of Bỉm Sơn). Only between two
//! collectives does the lead win (task 19), and between two namings of the unit itself, where
//! neither is more its own than the other. Whatever was decided makes a remark.

use crate::remark::RemarkCode;
use crate::task::{Assignment, Role};
use crate::unit::{CollectiveId, Directory, Meaning, UnitId, UnitPhrase};

mod parties;
mod prose;

pub use parties::{Party, PartyKind, is_unsettled, parties};
pub(crate) use prose::leading_names;
pub use prose::{Helper, helpers};

#[cfg(test)]
mod bim_son;
#[cfg(test)]
mod tests;

/// The assignments of a task whose cells read as `lead` and `support`, leads first, each role in
/// reading order and a collective's members in its own order; and a
/// [`RemarkCode::UnitInBothRoles`] for every unit that stands in both cells.
///
/// Open and unresolved phrases assign nobody. A unit that is named and also in a collective of
/// the same cell is assigned once, by its name.
pub fn settle(
    lead: &[UnitPhrase],
    support: &[UnitPhrase],
    directory: &Directory,
) -> (Vec<Assignment>, Vec<RemarkCode>) {
    let (lead, support) = (mentions(lead, directory), mentions(support, directory));
    let mut assignments = Vec::new();
    let mut remarks = Vec::new();
    for (role, own, other) in [
        (Role::Lead, &lead, &support),
        (Role::Support, &support, &lead),
    ] {
        for mention in own {
            let rival = other.iter().find(|rival| rival.unit == mention.unit);
            if rival.is_some_and(|rival| !prevails(role, mention, rival)) {
                continue;
            }
            if rival.is_some() {
                remarks.extend(both_roles(mention.unit, role, directory));
            }
            assignments.push(Assignment {
                unit: mention.unit,
                role,
                via: mention.via,
            });
        }
    }
    (assignments, remarks)
}

/// A unit in one cell, and the collective it came in by.
struct Mention {
    unit: UnitId,
    via: Option<CollectiveId>,
}

/// The units of a cell, each once, in the order of their first mention.
fn mentions(phrases: &[UnitPhrase], directory: &Directory) -> Vec<Mention> {
    let mut mentions: Vec<Mention> = Vec::new();
    for phrase in phrases {
        let (units, via) = match phrase.meaning {
            // Whoever followed a unit leads and supports in its place.
            Meaning::Unit(unit) => (directory.with_heirs(unit), None),
            Meaning::Collective(id) => (
                directory
                    .collective(id)
                    .map_or_else(Vec::new, |c| c.members.clone()),
                Some(id),
            ),
            Meaning::Open | Meaning::Unresolved => continue,
        };
        for unit in units {
            match mentions.iter_mut().find(|mention| mention.unit == unit) {
                Some(known) if via.is_none() => known.via = None,
                Some(_) => {}
                None => mentions.push(Mention { unit, via }),
            }
        }
    }
    mentions
}

/// Whether a mention in `role` decides against one of the same unit in the other role.
fn prevails(role: Role, mention: &Mention, rival: &Mention) -> bool {
    match (mention.via, rival.via) {
        (None, Some(_)) => true,
        (Some(_), None) => false,
        _ => role == Role::Lead,
    }
}

fn both_roles(unit: UnitId, role: Role, directory: &Directory) -> Option<RemarkCode> {
    let unit = directory.unit(unit)?.name.clone();
    Some(RemarkCode::UnitInBothRoles {
        unit,
        lead: role == Role::Lead,
    })
}
