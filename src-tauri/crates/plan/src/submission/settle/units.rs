//! Whose report it is: the user's word, else the hidden identity, else a heading, else the
//! file's name, else the address it was sent from.

use super::{Known, RecognisedBy};
use crate::remark::{Place, Remark, RemarkCode};
use crate::submission::{Identity, Returned, remark};
use crate::text::match_key;
use crate::unit::{Directory, Meaning, Unit, UnitId};

/// One thing that names a unit.
struct Evidence<'a> {
    unit: &'a Unit,
    by: RecognisedBy,
    place: Place,
}

/// The unit, by the first evidence there is; what disagrees with it is remarked, and sheets
/// headed with another unit are taken out of `parts`.
pub(super) fn recognise(
    identity: Option<&Identity>,
    parts: &mut Vec<Returned>,
    known: &Known<'_>,
    remarks: &mut Vec<Remark>,
) -> Option<(UnitId, RecognisedBy)> {
    let evidence = evidence(identity, parts, known);
    let Some(taken) = evidence.first() else {
        remarks.push(remark(RemarkCode::UnitUnknown, &Place::default()));
        return None;
    };
    for other in evidence
        .iter()
        .filter(|other| !share_a_report(taken.unit, other.unit))
    {
        let code = difference(taken, other);
        if !remarks.iter().any(|remark| remark.code == code) {
            remarks.push(remark(code, &other.place));
        }
    }
    let is_theirs = |part: &Returned| {
        let (heading, _) = heading_unit(part, known.directory)?;
        Some(share_a_report(taken.unit, heading))
    };
    // Where no sheet is headed with the unit taken, the user decides whose rows they are.
    if parts.iter().any(|part| is_theirs(part) == Some(true)) {
        parts.retain(|part| is_theirs(part) != Some(false));
    }
    Some((taken.unit.id, taken.by))
}

/// What is to be said where other evidence disagrees with what was taken.
fn difference(taken: &Evidence<'_>, other: &Evidence<'_>) -> RemarkCode {
    let (taken, name) = (taken.unit.name.clone(), other.unit.name.clone());
    match other.by {
        RecognisedBy::Sender => RemarkCode::SenderDiffers {
            taken,
            sender: name,
        },
        _ => RemarkCode::UnitDiffers { taken, other: name },
    }
}

/// All evidence, the strongest first.
fn evidence<'a>(
    identity: Option<&Identity>,
    parts: &[Returned],
    known: &Known<'a>,
) -> Vec<Evidence<'a>> {
    let given = known.given_unit.and_then(|id| known.directory.unit(id));
    let by_id = identity.and_then(|identity| unit_of_identity(identity, known.directory));
    let by_name = known.directory.in_file_name(known.file_name);
    let by_sender = known.sender.and_then(|from| sending_unit(from, known));
    // Who sent several units' reports in one workbook says nothing of one of them, unless it is
    // one of them itself.
    let concerned = |unit: &&Unit| known.part.is_none_or(|part| part.among.contains(&unit.id));
    let (by_name, by_sender) = (by_name.filter(concerned), by_sender.filter(concerned));
    let by_tab = known.part.and_then(|part| known.directory.unit(part.unit?));
    let at_all = |by| {
        move |unit| Evidence {
            unit,
            by,
            place: Place::default(),
        }
    };
    let headings = parts.iter().filter_map(|part| {
        let (unit, place) = heading_unit(part, known.directory)?;
        Some(Evidence {
            unit,
            by: RecognisedBy::Heading,
            place: place.clone(),
        })
    });
    let given = given.map(at_all(RecognisedBy::Given));
    let by_id = by_id.map(at_all(RecognisedBy::FormId));
    let by_name = by_name.map(at_all(RecognisedBy::FileName));
    let by_sender = by_sender.map(at_all(RecognisedBy::Sender));
    let by_tab = by_tab.map(at_all(RecognisedBy::Heading));
    let written = by_id.into_iter().chain(headings).chain(by_tab);
    let written = written.chain(by_name);
    let all = given.into_iter().chain(written).chain(by_sender);
    all.collect()
}

/// The unit an address belongs to. Our own office forwards what others sent: its address says
/// nothing of whose report it is.
fn sending_unit<'a>(sender: &str, known: &Known<'a>) -> Option<&'a Unit> {
    let unit = known.directory.at_address(sender);
    unit.filter(|unit| !unit.standing_office)
}

/// Whether two units report in one workbook: the same one, or one through the other.
fn share_a_report(one: &Unit, other: &Unit) -> bool {
    one.id == other.id
        || one.reports_through == Some(other.id)
        || other.reports_through == Some(one.id)
}

/// Another store's identity can name a stranger: the name must agree, or decides.
pub(in crate::submission) fn unit_of_identity<'a>(
    identity: &Identity,
    directory: &'a Directory,
) -> Option<&'a Unit> {
    let unit = identity.unit.and_then(|id| directory.unit(id));
    let same = unit.filter(|unit| match_key(&unit.name) == match_key(&identity.unit_name));
    same.or_else(|| directory.find(&identity.unit_name))
}

/// The one unit a heading names; several or none are no evidence.
fn heading_unit<'a, 'b>(
    part: &'b Returned,
    directory: &'a Directory,
) -> Option<(&'a Unit, &'b Place)> {
    let (text, place) = part.unit_text.as_ref()?;
    Some((directory.unit(one_unit(text, directory)?)?, place))
}

/// The one unit a text names; several or none are no evidence.
pub(in crate::submission) fn one_unit(text: &str, directory: &Directory) -> Option<UnitId> {
    let phrases = directory.read(text).into_iter();
    let mut named = phrases.filter_map(|phrase| match phrase.meaning {
        Meaning::Unit(id) => Some(id),
        _ => None,
    });
    let first = named.next()?;
    named.all(|other| other == first).then_some(first)
}
