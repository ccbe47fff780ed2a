//! Who belongs to the working group.

use super::Answer;
use crate::args::{DecisionDetails, MemberCommand, MemberRoleArg, PersonDetails};
use office::{DecisionEntry, ListSource, MemberRole, Office, OfficeError, Person, RenewalEntry};

/// `member …`
pub fn member(office: &mut Office, command: MemberCommand) -> Result<Answer, OfficeError> {
    Ok(match command {
        MemberCommand::List { on } => Answer::of(&office.members(on)?),
        MemberCommand::Add { person, decision } => {
            Answer::of(&office.renew_group(&RenewalEntry {
                decision: entry(decision),
                leaving: Vec::new(),
                joining: vec![person_of(person)],
            })?)
        }
        MemberCommand::End { member, decision } => {
            let decision = entry(decision);
            let leaving = vec![office.member_named(&member, decision.on.or(decision.dated))?];
            Answer::of(&office.renew_group(&RenewalEntry {
                decision,
                leaving,
                joining: Vec::new(),
            })?)
        }
        MemberCommand::Edit { member, person } => {
            let id = office.member_named(&member, None)?;
            Answer::of(&office.correct_member(id, &person_of(person))?)
        }
        MemberCommand::Import {
            file,
            decision,
            whole,
            accept,
        } => {
            let decision = entry(decision);
            let on = decision.on.or(decision.dated);
            Answer::of(&match accept {
                true => office.import_members(&file, decision, whole)?,
                false => office.read_members(&ListSource::File(file), on)?,
            })
        }
        MemberCommand::Export { out, on } => Answer::of(&office.write_members(on, &out)?),
    })
}

fn entry(decision: DecisionDetails) -> DecisionEntry {
    DecisionEntry {
        number: decision.number,
        dated: decision.date,
        issuer: decision.issuer,
        on: decision.on,
    }
}

fn person_of(person: PersonDetails) -> Person {
    Person {
        name: person.name,
        position: person.position,
        unit: person.unit,
        role: match person.role {
            MemberRoleArg::Head => MemberRole::Head,
            MemberRoleArg::StandingDeputy => MemberRole::StandingDeputy,
            MemberRoleArg::Deputy => MemberRole::Deputy,
            MemberRoleArg::Member => MemberRole::Member,
            MemberRoleArg::Secretary => MemberRole::Secretary,
        },
    }
}
