//! Documents in and out, and the tasks they found.

use super::Answer;
use crate::args::{
    DirectCommand, DirectionArg, DocumentChanges, DocumentCommand, DocumentDetails,
    MilestoneCommand,
};
use office::views::{DirectiveView, PhraseView, RegisterView};
use office::{
    Direction, DocumentEntry, FoundingEntry, MilestoneEntry, Office, OfficeError, PointEntry,
};
use std::path::PathBuf;

/// `document …`
pub fn document(office: &mut Office, command: DocumentCommand) -> Result<Answer, OfficeError> {
    Ok(match command {
        DocumentCommand::Add {
            number,
            details,
            file,
        } => Answer::of(&office.add_document(&entry(number, details, file))?),
        DocumentCommand::Edit { number, changes } => {
            let known = office.document(&number)?;
            let entry = changed(&known, changes);
            Answer::of(&office.edit_document(&known.id.to_string(), &entry)?)
        }
        DocumentCommand::List { direction } => {
            Answer::of(&office.documents(direction.map(direction_of))?)
        }
        DocumentCommand::Show { number } => Answer::of(&office.document(&number)?),
        DocumentCommand::Import {
            file,
            number,
            details,
            accept,
        } => {
            let read = office.read_directive_file(&file)?;
            if !accept {
                return Ok(Answer::of(&read));
            }
            let entry = founding(&read, number, details, file);
            Answer::of(&office.found_tasks(&entry)?)
        }
        DocumentCommand::Letter { number, out } => {
            Answer::of(&office.write_dispatch(&number, &out)?)
        }
    })
}

/// `task add|replace|milestone`
pub fn task(office: &mut Office, command: DirectCommand) -> Result<Answer, OfficeError> {
    Ok(match command {
        DirectCommand::Add {
            content,
            lead,
            support,
            deadline,
            document,
            replaces,
        } => {
            let point = PointEntry {
                content,
                lead,
                support,
                deadline,
            };
            Answer::of(&office.add_task(point, &document, replaces)?)
        }
        DirectCommand::Replace { task, by, basis } => {
            Answer::of(&office.replace_task(&task, &by, basis.on, &basis.document)?)
        }
        DirectCommand::Milestone(command) => milestone(office, command)?,
    })
}

fn milestone(office: &mut Office, command: MilestoneCommand) -> Result<Answer, OfficeError> {
    Ok(Answer::of(&match command {
        MilestoneCommand::Add {
            task,
            day,
            words,
            unit,
        } => office.add_milestone(&MilestoneEntry {
            task,
            unit,
            day,
            words,
        })?,
        MilestoneCommand::Done { id, on, document } => office.meet_milestone(id, on, &document)?,
        MilestoneCommand::Remove { id } => office.remove_milestone(id)?,
    }))
}

fn entry(number: String, details: DocumentDetails, file: Option<PathBuf>) -> DocumentEntry {
    DocumentEntry {
        direction: direction_of(details.direction),
        number,
        dated: details.date,
        issuer: details.issuer.unwrap_or_default(),
        summary: details.summary.unwrap_or_default(),
        due: details.due,
        file,
    }
}

/// What is registered, with what is changed of it.
fn changed(known: &RegisterView, changes: DocumentChanges) -> DocumentEntry {
    let day = |known: &Option<String>| known.as_ref()?.parse().ok();
    let own = match known.direction {
        "in" => Direction::In,
        _ => Direction::Out,
    };
    DocumentEntry {
        direction: changes.direction.map_or(own, direction_of),
        number: changes.to.unwrap_or_else(|| known.number.clone()),
        dated: changes.date.or_else(|| day(&known.dated)),
        issuer: changes.issuer.unwrap_or_else(|| known.issuer.clone()),
        summary: changes.summary.unwrap_or_else(|| known.summary.clone()),
        due: changes.due.or_else(|| day(&known.due)),
        file: None,
    }
}

/// What was read, as it is stored: every point that is proposed as a task, with whom it names.
fn founding(
    read: &DirectiveView,
    number: Option<String>,
    details: DocumentDetails,
    file: PathBuf,
) -> FoundingEntry {
    let names = |phrases: &[PhraseView]| phrases.iter().map(|one| one.text.clone()).collect();
    let points = read.points.iter().filter(|point| point.is_task);
    let mut document = entry(number.unwrap_or_default(), details, Some(file));
    if document.number.is_empty() {
        document.number.clone_from(&read.number);
    }
    if document.summary.is_empty() {
        document.summary.clone_from(&read.summary);
    }
    let own_day = || read.dated.as_ref()?.parse().ok();
    document.dated = document.dated.or_else(own_day);
    FoundingEntry {
        document: Some(document),
        registered: None,
        points: points
            .map(|point| PointEntry {
                content: point.content.clone(),
                lead: names(&point.lead),
                support: names(&point.support),
                deadline: point.deadline.text.clone(),
            })
            .collect(),
        replaces: None,
    }
}

fn direction_of(direction: DirectionArg) -> Direction {
    match direction {
        DirectionArg::In => Direction::In,
        DirectionArg::Out => Direction::Out,
    }
}
