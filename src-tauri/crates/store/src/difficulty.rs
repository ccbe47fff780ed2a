//! Difficulties and proposals: where units wrote them, what the office entered itself, and what
//! was done about each. Steps are logged, never changed.

use crate::codes::{Code, Day, Moment, PeriodCode};
use crate::error::StoreError;
use crate::gate::{Reader, Tx};
use crate::submission::{GeneralContent, SubmissionId, place};
use chrono::NaiveDateTime;
use plan::difficulty::{Difficulty, DifficultyId, DifficultyKind, Raised, Step, same_words};
use plan::period::PeriodId;
use plan::remark::Place;
use plan::task::TaskId;
use plan::unit::UnitId;
use rusqlite::Row;
use std::collections::HashMap;

/// A difficulty as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredDifficulty {
    /// What is known of it.
    pub difficulty: Difficulty,
    /// Where the unit wrote it, in reports that count, the earliest period first.
    pub written: Vec<Written>,
    /// Whether the office entered it.
    pub by_hand: bool,
}

/// One place a unit wrote a difficulty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The report.
    pub submission: SubmissionId,
    /// The words as they stand there.
    pub text: String,
    /// Where.
    pub place: Place,
}

/// A difficulty the office enters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewDifficulty {
    /// Whose it is.
    pub unit: UnitId,
    /// Difficulty or proposal.
    pub kind: DifficultyKind,
    /// The task it is about.
    pub task: Option<TaskId>,
    /// The words.
    pub text: String,
    /// The period it is entered for; it must have been kept.
    pub period: PeriodId,
}

impl Reader<'_> {
    /// All difficulties that count: written in a report that does, entered by the office, or
    /// acted upon. In the order they were first taken in.
    ///
    /// # Errors
    /// SQLite's.
    pub fn difficulties(&self) -> Result<Vec<StoredDifficulty>, StoreError> {
        let mut known = self.all(include_str!("difficulty/select.sql"), [], stored)?;
        let mut at = HashMap::new();
        for (place, one) in known.iter().enumerate() {
            at.insert(one.difficulty.id.0, place);
        }
        for (id, raised, written) in self.all(include_str!("difficulty/raised.sql"), [], raised)? {
            if let Some(one) = at.get(&id).and_then(|at| known.get_mut(*at)) {
                one.difficulty.raised.push(raised);
                one.written.push(written);
            }
        }
        let steps = self.all(
            "SELECT difficulty_id, state, on_day, authority, document, words
             FROM difficulty_step ORDER BY on_day, id",
            [],
            step,
        )?;
        for (id, step) in steps {
            if let Some(one) = at.get(&id).and_then(|at| known.get_mut(*at)) {
                one.difficulty.steps.push(step);
            }
        }
        for one in &mut known {
            one.difficulty.raised.sort_by_key(|raised| raised.to);
        }
        known.retain(|one| !one.difficulty.raised.is_empty() || !one.difficulty.steps.is_empty());
        Ok(known)
    }

    /// The difficulty that holds these words of a unit already, about the same task.
    ///
    /// # Errors
    /// SQLite's.
    pub fn difficulty_saying(
        &self,
        unit: UnitId,
        kind: DifficultyKind,
        task: Option<TaskId>,
        text: &str,
    ) -> Result<Option<DifficultyId>, StoreError> {
        let known: Vec<(i64, String)> = self.all(
            "SELECT id, text FROM difficulty
             WHERE unit_id = ?1 AND kind = ?2 AND task_id IS ?3 ORDER BY id",
            (unit.0, Code(kind), task.map(|task| task.0)),
            |row| Ok((row.get("id")?, row.get("text")?)),
        )?;
        let same = known.into_iter().find(|(_, said)| same_words(said, text));
        Ok(same.map(|(id, _)| DifficultyId(id)))
    }
}

impl Tx<'_> {
    /// Notes that a report's general content raises a difficulty, where it does.
    pub(crate) fn raise(
        &self,
        unit: UnitId,
        content_id: i64,
        content: &GeneralContent,
    ) -> Result<(), StoreError> {
        let Some(kind) = DifficultyKind::of(content.kind) else {
            return Ok(());
        };
        let GeneralContent { task, text, .. } = content;
        let difficulty = match self.difficulty_saying(unit, kind, *task, text)? {
            Some(known) => known.0,
            None => self.insert(
                "INSERT INTO difficulty (unit_id, kind, task_id, text) VALUES (?1, ?2, ?3, ?4)",
                (unit.0, Code(kind), task.map(|task| task.0), text),
            )?,
        };
        self.write(
            "INSERT INTO difficulty_raised (content_id, difficulty_id) VALUES (?1, ?2)",
            (content_id, difficulty),
        )?;
        Ok(())
    }

    /// Keeps a difficulty the office enters. Its words must be new; see
    /// [`Reader::difficulty_saying`].
    ///
    /// # Errors
    /// The period was not kept; SQLite's.
    pub fn add_difficulty(&self, new: &NewDifficulty) -> Result<DifficultyId, StoreError> {
        let id = self.insert(
            "INSERT INTO difficulty (unit_id, kind, task_id, text, period_id)
             VALUES (?1, ?2, ?3, ?4, ?5)",
            (
                new.unit.0,
                Code(new.kind),
                new.task.map(|task| task.0),
                &new.text,
                PeriodCode(new.period),
            ),
        )?;
        Ok(DifficultyId(id))
    }

    /// Logs what was done about a difficulty.
    ///
    /// # Errors
    /// SQLite's.
    pub fn log_difficulty_step(
        &self,
        id: DifficultyId,
        step: &Step,
        at: NaiveDateTime,
    ) -> Result<(), StoreError> {
        self.insert(
            "INSERT INTO difficulty_step
                 (difficulty_id, state, on_day, authority, document, words, logged_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            (
                id.0,
                Code(step.state),
                Day(step.on),
                &step.authority,
                &step.document,
                &step.words,
                Moment(at),
            ),
        )?;
        Ok(())
    }
}

fn stored(row: &Row<'_>) -> rusqlite::Result<StoredDifficulty> {
    let entered_for: Option<PeriodCode> = row.get("period_id")?;
    let raised = match entered_for {
        Some(period) => vec![Raised {
            period: period.0,
            to: row.get::<_, Day>("to_day")?.0,
        }],
        None => Vec::new(),
    };
    Ok(StoredDifficulty {
        by_hand: !raised.is_empty(),
        difficulty: Difficulty {
            id: DifficultyId(row.get("id")?),
            unit: UnitId(row.get("unit_id")?),
            kind: row.get::<_, Code<_>>("kind")?.0,
            task: row.get::<_, Option<i64>>("task_id")?.map(TaskId),
            text: row.get("text")?,
            raised,
            steps: Vec::new(),
        },
        written: Vec::new(),
    })
}

fn raised(row: &Row<'_>) -> rusqlite::Result<(i64, Raised, Written)> {
    let raised = Raised {
        period: row.get::<_, PeriodCode>("period_id")?.0,
        to: row.get::<_, Day>("to_day")?.0,
    };
    let written = Written {
        submission: SubmissionId(row.get("submission_id")?),
        text: row.get("text")?,
        place: place(row)?,
    };
    Ok((row.get("difficulty_id")?, raised, written))
}

fn step(row: &Row<'_>) -> rusqlite::Result<(i64, Step)> {
    let step = Step {
        state: row.get::<_, Code<_>>("state")?.0,
        on: row.get::<_, Day>("on_day")?.0,
        authority: row.get("authority")?,
        document: row.get("document")?,
        words: row.get("words")?,
    };
    Ok((row.get("difficulty_id")?, step))
}
