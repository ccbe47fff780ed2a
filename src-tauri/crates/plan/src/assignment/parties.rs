//! Who has a task in one role, in as few words as the plan uses: its phrases with the units that
//! stand behind each.

use crate::task::Assignment;
use crate::unit::{CollectiveId, Directory, Meaning, UnitId, UnitPhrase};

/// One phrase of a cell, or somebody assigned beside the cell's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Party {
    /// A unit's short name, a collective's name, or the plan's own words.
    pub text: String,
    /// What it is.
    pub kind: PartyKind,
    /// How many assignments stand behind it; an assignment stands behind one party only.
    pub units: usize,
}

/// What a party is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PartyKind {
    /// One unit.
    Unit,
    /// A collective.
    Collective,
    /// An open phrase: assigns nobody by itself.
    Open,
    /// A phrase nobody understood.
    Unresolved,
}

impl PartyKind {
    /// Its stable code.
    pub fn word(self) -> &'static str {
        match self {
            PartyKind::Unit => "unit",
            PartyKind::Collective => "collective",
            PartyKind::Open => "open",
            PartyKind::Unresolved => "unresolved",
        }
    }
}

/// The parties of a cell whose phrases are these, and of what was assigned in its role: phrases
/// in reading order, without those whose units were all taken off; then who came by hand.
pub fn parties<'a>(
    phrases: &[UnitPhrase],
    assigned: impl IntoIterator<Item = &'a Assignment>,
    directory: &Directory,
) -> Vec<Party> {
    let mut rest: Vec<&Assignment> = assigned.into_iter().collect();
    let mut parties: Vec<Party> = Vec::new();
    for phrase in phrases {
        parties.extend(match phrase.meaning {
            Meaning::Unit(unit) => own(&mut rest, unit, directory),
            Meaning::Collective(id) => members(&mut rest, id, directory),
            Meaning::Open => Some(said(phrase, PartyKind::Open)),
            Meaning::Unresolved => Some(said(phrase, PartyKind::Unresolved)),
        });
    }
    while let Some(next) = rest.first() {
        let (unit, via) = (next.unit, next.via);
        let by_collective = via.and_then(|id| members(&mut rest, id, directory));
        let party = by_collective.or_else(|| own(&mut rest, unit, directory));
        parties.extend(party);
    }
    parties
}

/// Whether a task's cells leave open who has it: a phrase nobody understood, or an open one where
/// nobody leads. An open phrase beside others asks for nothing: it assigns nobody by itself.
pub fn is_unsettled(lead: &[UnitPhrase], support: &[UnitPhrase], somebody_leads: bool) -> bool {
    let has =
        |phrases: &[UnitPhrase], meaning| phrases.iter().any(|phrase| phrase.meaning == meaning);
    has(lead, Meaning::Unresolved)
        || has(support, Meaning::Unresolved)
        || !somebody_leads && has(lead, Meaning::Open)
}

fn own(rest: &mut Vec<&Assignment>, unit: UnitId, directory: &Directory) -> Option<Party> {
    let at = rest.iter().position(|one| one.unit == unit)?;
    rest.remove(at);
    let unit = directory.unit(unit)?;
    Some(Party {
        text: unit.short.clone().unwrap_or_else(|| unit.name.clone()),
        kind: PartyKind::Unit,
        units: 1,
    })
}

fn members(rest: &mut Vec<&Assignment>, id: CollectiveId, directory: &Directory) -> Option<Party> {
    let collective = directory.collective(id)?;
    let before = rest.len();
    rest.retain(|one| one.via != Some(id));
    let units = before - rest.len();
    (units > 0).then(|| Party {
        text: collective.name.clone(),
        kind: PartyKind::Collective,
        units,
    })
}

fn said(phrase: &UnitPhrase, kind: PartyKind) -> Party {
    Party {
        text: phrase.text.clone(),
        kind,
        units: 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assignment::settle;
    use crate::task::Role;
    use crate::unit::profiles::bim_son;

    fn shown(
        cell: &str,
        change: impl Fn(&mut Vec<Assignment>),
    ) -> Vec<(String, &'static str, usize)> {
        let directory = bim_son();
        let phrases = directory.read(cell);
        let (mut assigned, _) = settle(&phrases, &[], &directory);
        change(&mut assigned);
        parties(&phrases, &assigned, &directory)
            .into_iter()
            .map(|party| (party.text, party.kind.word(), party.units))
            .collect()
    }

    fn row(text: &str, kind: &'static str, units: usize) -> (String, &'static str, usize) {
        (text.to_owned(), kind, units)
    }

    #[test]
    fn every_assignment_stands_behind_one_party() {
        let cell = "Phòng Tư pháp; các phòng, ban UBND thị xã; các cơ quan, đơn vị liên quan";
        assert_eq!(
            shown(cell, |_| ()),
            [
                row("P. Tư pháp", "unit", 1),
                row("Các phòng, ban UBND thị xã", "collective", 11),
                row("các cơ quan, đơn vị liên quan", "open", 0),
            ]
        );
    }

    #[test]
    fn who_was_taken_off_is_gone_and_who_came_by_hand_stands_last() {
        let directory = bim_son();
        let unit = |name: &str| directory.find(name).expect(name).id;
        let (legal, health) = (unit("Phòng Tư pháp"), unit("Phòng Y tế"));
        let by_hand = Assignment {
            unit: health,
            role: Role::Lead,
            via: None,
        };
        let changed = shown("Phòng Tư pháp, UBND các phường, xã", |assigned| {
            assigned.retain(|one| one.unit != legal);
            assigned.push(by_hand);
        });
        assert_eq!(
            changed,
            [
                row("UBND các phường, xã", "collective", 7),
                row("P. Y tế", "unit", 1),
            ]
        );
    }

    #[test]
    fn only_phrases_that_leave_work_open_are_unsettled() {
        let directory = bim_son();
        let open = "Các cơ quan, đơn vị liên quan";
        for (lead, support, somebody_leads, unsettled) in [
            ("Phòng Tư pháp", open, true, false),
            (open, "", true, false),
            (open, "", false, true),
            ("Phòng Lạ", "", true, true),
            ("Phòng Tư pháp", "Phòng Lạ", true, true),
        ] {
            let (lead, support) = (directory.read(lead), directory.read(support));
            assert_eq!(
                is_unsettled(&lead, &support, somebody_leads),
                unsettled,
                "{lead:?}"
            );
        }
    }
}
