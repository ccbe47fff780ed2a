//! VII: which difficulties stand on it, in which order, and what of each.

use super::*;
use crate::difficulty::{DifficultyId, DifficultyKind, DifficultyState, Raised, Step};

fn raised(id: i64, unit: UnitId, kind: DifficultyKind, to: &str) -> Difficulty {
    Difficulty {
        id: DifficultyId(id),
        unit,
        kind,
        task: (id == 1).then_some(TaskId(1)),
        text: format!("Việc khó {id}"),
        raised: vec![Raised {
            period: PeriodId::parse("2024-03").unwrap(),
            to: day(to),
        }],
        steps: Vec::new(),
    }
}

fn answered(mut one: Difficulty, on: &str) -> Difficulty {
    one.steps.push(Step {
        state: DifficultyState::Answered,
        on: day(on),
        authority: "Công an tỉnh".to_owned(),
        document: "Công văn 9".to_owned(),
        words: "Đã cấp".to_owned(),
    });
    one
}

fn shown(line: &DifficultyLine) -> String {
    let task = line.task.as_ref().map(|(_, number)| number.to_string());
    let answer = line.answer.as_ref().map(|(_, words)| words.as_str());
    format!(
        "{} {} {} {} {}",
        line.unit_name,
        line.text,
        task.as_deref().unwrap_or("-"),
        line.state.word(),
        answer.unwrap_or("-"),
    )
}

#[test]
fn difficulties_then_proposals_in_the_order_of_protocol_as_of_the_windows_end() {
    use DifficultyKind::{Difficulty, Proposal};
    let gathered = Gathered {
        difficulties: vec![
            raised(1, A, Difficulty, "2024-03-14"),
            raised(2, C, Proposal, "2024-03-14"),
            // From before: open still, answered in the window, answered before it.
            raised(3, C, Difficulty, "2024-02-14"),
            answered(raised(4, B, Difficulty, "2024-02-14"), "2024-03-01"),
            answered(raised(5, B, Difficulty, "2024-01-14"), "2024-02-01"),
            // An answer that comes later changes nothing; what is raised later is not told.
            answered(raised(6, B, Difficulty, "2024-03-14"), "2024-03-15"),
            raised(7, B, Difficulty, "2024-03-20"),
        ],
        ..all(&[(A, STANDING, State::InProgress, Updated::WithResult)])
    };
    let lines = gathered.consolidate().difficulties;
    assert_eq!(
        lines.iter().map(shown).collect::<Vec<_>>(),
        [
            "Đơn vị 3 Việc khó 3 - new -",
            "Đơn vị 2 Việc khó 4 - answered Đã cấp",
            "Đơn vị 2 Việc khó 6 - new -",
            "Đơn vị 1 Việc khó 1 1 new -",
            "Đơn vị 3 Việc khó 2 - new -",
        ]
    );
}
