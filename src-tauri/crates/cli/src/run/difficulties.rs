//! What units are held up by, and what is answered.

use super::Answer;
use crate::args::{DifficultyAnswer, DifficultyCommand, FollowedArg};
use office::{
    DifficultyEntry, DifficultyQuery, DifficultyStep, Follows, Office, OfficeError, Raises,
};

pub(super) fn difficulty(
    office: &mut Office,
    command: DifficultyCommand,
) -> Result<Answer, OfficeError> {
    match command {
        DifficultyCommand::List {
            open,
            unit,
            period,
            search,
        } => Ok(Answer::of(&office.difficulties(&DifficultyQuery {
            open,
            unit,
            period,
            search,
        })?)),
        DifficultyCommand::Answer(answer) => {
            let (id, step) = step_of(answer);
            Ok(Answer::of(&office.follow_difficulty(id, &step)?))
        }
        DifficultyCommand::Add {
            unit,
            text,
            proposal,
            task,
            period,
            authority,
        } => Ok(Answer::of(&office.add_difficulty(&DifficultyEntry {
            unit,
            kind: match proposal {
                true => Raises::Proposal,
                false => Raises::Difficulty,
            },
            text,
            task,
            period,
            authority: authority.unwrap_or_default(),
        })?)),
    }
}

fn step_of(answer: DifficultyAnswer) -> (i64, DifficultyStep) {
    let step = DifficultyStep {
        state: match answer.state {
            FollowedArg::InHand => Follows::InHand,
            FollowedArg::Answered => Follows::Answered,
            FollowedArg::Closed => Follows::Closed,
        },
        on: answer.on,
        authority: answer.authority.unwrap_or_default(),
        document: answer.document.unwrap_or_default(),
        words: answer.text.unwrap_or_default(),
    };
    (answer.id, step)
}
