//! Difficulties and proposals: listed, added by hand, passed on, answered, closed.

use crate::assigning::find_task;
use crate::error::ReportError;
use crate::plans::AllPlans;
use crate::views::{DifficultyStepView, DifficultyView};
use crate::{Office, OfficeError, find_unit};
use chrono::{Datelike, NaiveDate};
use plan::difficulty::{DifficultyId, DifficultyKind, DifficultyState, Step};
use plan::period::{Period, PeriodKind};
use plan::text::search_key;
use plan::unit::Directory;
use serde::Deserialize;
use specta::Type;
use store::{NewDifficulty, Operation, Reader, StoredDifficulty};

/// How many letters of a difficulty the journal repeats.
const TITLE_LENGTH: usize = 60;

/// Which difficulties to list; everything where nothing is asked.
#[derive(Clone, Debug, Default, Deserialize, Type)]
#[serde(default)]
pub struct DifficultyQuery {
    /// Those that wait for an answer only.
    pub open: bool,
    /// One unit's.
    pub unit: Option<String>,
    /// Those raised in this period.
    pub period: Option<String>,
    /// Those whose words, authority or answer hold this text, diacritics left aside.
    pub search: Option<String>,
}

/// Difficulty or proposal, as it is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Raises {
    /// Khó khăn, vướng mắc.
    Difficulty,
    /// Đề xuất, kiến nghị.
    Proposal,
}

/// Where a difficulty can be put; nothing becomes new again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Follows {
    /// Đang giải quyết.
    InHand,
    /// Đã trả lời.
    Answered,
    /// Đã khép.
    Closed,
}

/// A difficulty or proposal entered by hand.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Type)]
pub struct DifficultyEntry {
    /// Whose it is.
    pub unit: String,
    /// Difficulty or proposal.
    pub kind: Raises,
    /// Its words.
    pub text: String,
    /// The number of the task it is about.
    pub task: Option<String>,
    /// The period it is told in; the month the day lies in where none is named.
    pub period: Option<String>,
    /// Who is asked for an answer; may be empty.
    pub authority: String,
}

/// Something done about a difficulty.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Type)]
pub struct DifficultyStep {
    /// Where it stands from then on.
    pub state: Follows,
    /// The day; today's where none is named.
    #[specta(type = Option<String>)]
    pub on: Option<NaiveDate>,
    /// Who is asked, or who answered.
    pub authority: String,
    /// The document.
    pub document: String,
    /// The words of the answer.
    pub words: String,
}

impl Office {
    /// Difficulties and proposals as they stand today: those that wait first, the newest of them
    /// first; then those that were answered or closed, the last one first.
    ///
    /// # Errors
    /// No such unit; the store refuses.
    pub fn difficulties(
        &self,
        query: &DifficultyQuery,
    ) -> Result<Vec<DifficultyView>, OfficeError> {
        self.read(|reader| {
            let people = People::of(self, reader)?;
            let only = query
                .unit
                .as_deref()
                .map(|name| find_unit(&people.directory, name).map(|unit| unit.name.clone()))
                .transpose()?;
            let listed = reader.difficulties()?;
            let mut views: Vec<DifficultyView> = listed
                .iter()
                .map(|one| people.view(one, self.clock.today()))
                .filter(|view| only.as_ref().is_none_or(|unit| *unit == view.unit))
                .filter(|view| query.fits(view))
                .collect();
            views.sort_by_key(|view| std::cmp::Reverse(view.order()));
            Ok(views)
        })
    }

    /// Enters a difficulty for a unit. Words the unit wrote already are not a second one.
    ///
    /// # Errors
    /// No such unit, task or period; no words; the unit's difficulty is known; the store refuses.
    pub fn add_difficulty(
        &mut self,
        entry: &DifficultyEntry,
    ) -> Result<DifficultyView, OfficeError> {
        let text = said(&entry.text)?;
        let today = self.clock.today();
        let (new, period, unit) = self.read(|reader| {
            let people = People::of(self, reader)?;
            let unit = find_unit(&people.directory, &entry.unit)?;
            let task = match entry.task.as_deref().map(str::trim) {
                None | Some("") => None,
                Some(number) => {
                    let plan = self.plan_naming(reader, number)?.plan;
                    Some(find_task(&plan, number)?.id)
                }
            };
            let period = self.told_in(reader, entry.period.as_deref())?;
            let kind = DifficultyKind::from(entry.kind);
            if let Some(known) = reader.difficulty_saying(unit.id, kind, task, &text)? {
                return Err(ReportError::DifficultyKnown {
                    id: known.0,
                    unit: unit.name.clone(),
                }
                .into());
            }
            let new = NewDifficulty {
                unit: unit.id,
                kind,
                task,
                text: text.clone(),
                period: period.id,
            };
            Ok((new, period, unit.name.clone()))
        })?;
        let now = self.now();
        let title = format!("{unit}: {}", beginning(&text));
        let asked = entry.authority.trim().to_owned();
        let done = self.perform(&Operation::new("difficulty_added", title, now), |tx| {
            tx.keep_period(&period)?;
            let id = tx.add_difficulty(&new)?;
            if !asked.is_empty() {
                let step = Step {
                    state: DifficultyState::InHand,
                    on: today,
                    authority: asked,
                    document: String::new(),
                    words: String::new(),
                };
                tx.log_difficulty_step(id, &step, now)?;
            }
            Ok(id)
        })?;
        self.difficulty(done.output)
    }

    /// Logs what was done about a difficulty: passed on, answered, closed, taken up again.
    ///
    /// # Errors
    /// No such difficulty; the day is to come; an answer says nothing; the store refuses.
    pub fn follow_difficulty(
        &mut self,
        id: i64,
        step: &DifficultyStep,
    ) -> Result<DifficultyView, OfficeError> {
        let today = self.clock.today();
        let on = step.on.unwrap_or(today);
        if on > today {
            return Err(ReportError::DayAhead { day: on }.into());
        }
        let step = Step {
            state: step.state.into(),
            on,
            authority: step.authority.trim().to_owned(),
            document: step.document.trim().to_owned(),
            words: step.words.trim().to_owned(),
        };
        if step.state == DifficultyState::Answered
            && step.document.is_empty()
            && step.words.is_empty()
        {
            return Err(ReportError::TextMissing.into());
        }
        let view = self.difficulty(DifficultyId(id))?;
        let kind = match step.state {
            DifficultyState::Answered => "difficulty_answered",
            DifficultyState::Closed => "difficulty_closed",
            DifficultyState::New | DifficultyState::InHand => "difficulty_in_hand",
        };
        let title = format!("{}: {}", view.unit, beginning(&view.text));
        let now = self.now();
        self.perform(&Operation::new(kind, title, now), |tx| {
            Ok(tx.log_difficulty_step(DifficultyId(id), &step, now)?)
        })?;
        self.difficulty(DifficultyId(id))
    }

    fn difficulty(&self, id: DifficultyId) -> Result<DifficultyView, OfficeError> {
        self.read(|reader| {
            let people = People::of(self, reader)?;
            let known = reader.difficulties()?;
            let found = known.iter().find(|one| one.difficulty.id == id);
            let found = found.ok_or(ReportError::DifficultyUnknown { id: id.0 })?;
            Ok(people.view(found, self.clock.today()))
        })
    }

    /// The period something is told in: the one named, else the month the day lies in.
    fn told_in(&self, reader: &Reader<'_>, named: Option<&str>) -> Result<Period, OfficeError> {
        if let Some(named) = named.filter(|named| !named.is_empty()) {
            return self.period_of(reader, named);
        }
        let today = self.clock.today();
        // A window reaches over the turn of the year.
        let mut calendar = self.calendar(reader, today.year())?;
        calendar.extend(self.calendar(reader, today.year() + 1)?);
        let holds = |period: &&Period| {
            (period.from..=period.to).contains(&today) && period.id.kind() != PeriodKind::Week
        };
        let shortest = calendar.iter().filter(holds);
        let shortest = shortest.min_by_key(|period| period.to - period.from);
        shortest.cloned().ok_or_else(|| OfficeError::PeriodUnknown {
            period: today.to_string(),
        })
    }
}

impl From<Raises> for DifficultyKind {
    fn from(raises: Raises) -> DifficultyKind {
        match raises {
            Raises::Difficulty => DifficultyKind::Difficulty,
            Raises::Proposal => DifficultyKind::Proposal,
        }
    }
}

impl From<Follows> for DifficultyState {
    fn from(follows: Follows) -> DifficultyState {
        match follows {
            Follows::InHand => DifficultyState::InHand,
            Follows::Answered => DifficultyState::Answered,
            Follows::Closed => DifficultyState::Closed,
        }
    }
}

impl DifficultyQuery {
    fn fits(&self, view: &DifficultyView) -> bool {
        let raised = |period: &String| view.periods.contains(period);
        (!self.open || view.open)
            && self.period.as_ref().is_none_or(raised)
            && self.search.as_deref().is_none_or(|text| holds(view, text))
    }
}

/// Whether its words, its number or what became of it hold a text, diacritics left aside.
fn holds(view: &DifficultyView, text: &str) -> bool {
    let wanted = search_key(text);
    let words = view.steps.iter().flat_map(|step| {
        let DifficultyStepView {
            authority,
            document,
            words,
            ..
        } = step;
        [authority, document, words]
    });
    let words = words.chain([&view.text, &view.unit]);
    view.id.to_string() == text.trim()
        || words
            .into_iter()
            .any(|words| search_key(words).contains(&wanted))
}

/// The names that stand beside a difficulty.
struct People {
    directory: Directory,
    plans: AllPlans,
}

impl People {
    fn of(office: &Office, reader: &Reader<'_>) -> Result<People, OfficeError> {
        Ok(People {
            directory: office.directory(reader)?,
            plans: office.all_plans(reader)?,
        })
    }

    fn view(&self, stored: &StoredDifficulty, today: NaiveDate) -> DifficultyView {
        let one = &stored.difficulty;
        let task = one.task.and_then(|id| self.plans.find(id));
        let unit = self.directory.unit(one.unit);
        let mut periods: Vec<String> = one
            .raised
            .iter()
            .map(|raised| raised.period.to_string())
            .collect();
        periods.dedup();
        let state = one.state(today);
        DifficultyView {
            id: one.id.0,
            kind: one.kind.word(),
            unit: unit.map(|unit| unit.name.clone()).unwrap_or_default(),
            task: task.map(|(plan, task)| plan.number_of(task)),
            content: task.map(|(_, task)| task.content.clone()),
            text: one.text.clone(),
            periods,
            last_raised: one
                .raised
                .iter()
                .map(|raised| raised.to)
                .max()
                .map(|day| day.to_string()),
            state: state.word(),
            open: state.is_open(),
            authority: one.authority(today).to_owned(),
            raised_again: one.is_raised_again(today),
            by_hand: stored.by_hand,
            steps: one.steps.iter().map(DifficultyStepView::from).collect(),
        }
    }
}

/// The words of a difficulty; there must be some.
fn said(text: &str) -> Result<String, OfficeError> {
    match plan::text::clean(text) {
        text if text.is_empty() => Err(ReportError::TextMissing.into()),
        text => Ok(text),
    }
}

/// Enough of a text for a line of the journal.
fn beginning(text: &str) -> String {
    match text.char_indices().nth(TITLE_LENGTH) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_owned(),
    }
}
