//! Adding, changing, taking away and putting back what is counted.

use super::{indicator_named, named};
use crate::error::IndicatorError;
use crate::views::{IndicatorEdit, IndicatorPage, IndicatorTargetView, IndicatorView};
use crate::{Office, OfficeError, find_unit};
use chrono::NaiveDate;
use plan::indicator::{
    Amount, Direction, Figure, Indicator, IndicatorId, Kind, Reporters, Since, Source, Target,
};
use plan::task::{Cadence, Plan};
use plan::text::{clean, match_key};
use plan::unit::{Directory, Level};
use store::{Operation, Reader};

impl Office {
    /// Adds an indicator. Without a code it is called by its task's number, or by a number of its
    /// own.
    ///
    /// # Errors
    /// It has no name; the code is taken; a unit or task is unknown, a value none there is; the
    /// store refuses.
    pub fn add_indicator(&mut self, edit: &IndicatorEdit) -> Result<IndicatorPage, OfficeError> {
        let indicator = self.read(|reader| {
            let mut indicator = self.edited(reader, blank(), edit)?;
            if indicator.code.is_empty() {
                let task = edit.task.as_deref().unwrap_or_default();
                indicator.code = free_code(reader, task)?;
            }
            Ok(indicator)
        })?;
        let operation = Operation::new("indicator_added", &indicator.name, self.now());
        self.perform(&operation, |tx| Ok(tx.insert_indicator(&indicator)?))?;
        self.indicator(&indicator.code, None)
    }

    /// Changes an indicator; what is left out stays as it is.
    ///
    /// # Errors
    /// No such indicator; as [`Office::add_indicator`].
    pub fn edit_indicator(
        &mut self,
        code: &str,
        edit: &IndicatorEdit,
    ) -> Result<IndicatorPage, OfficeError> {
        let (before, after) = self.read(|reader| {
            let before = indicator_named(reader, code)?;
            Ok((before.clone(), self.edited(reader, before, edit)?))
        })?;
        if before != after {
            let operation = Operation::new("indicator_edited", &after.name, self.now());
            self.perform(&operation, |tx| Ok(tx.update_indicator(&after)?))?;
        }
        self.indicator(&after.code, None)
    }

    /// Takes an indicator away: nobody is asked for it and no return shows it. Its numbers stay.
    ///
    /// # Errors
    /// No such indicator; the store refuses.
    pub fn remove_indicator(&mut self, code: &str) -> Result<IndicatorView, OfficeError> {
        let indicator = self.read(|reader| indicator_named(reader, code))?;
        let operation = Operation::new("indicator_removed", &indicator.name, self.now());
        self.perform(&operation, |tx| Ok(tx.remove_indicator(indicator.id)?))?;
        let mut removed = self.removed_indicators()?.into_iter();
        let removed = removed.find(|view| view.code == indicator.code);
        Ok(removed.ok_or(IndicatorError::Unknown {
            code: indicator.code,
        })?)
    }

    /// Puts an indicator back that was taken away.
    ///
    /// # Errors
    /// None with that code was; the store refuses.
    pub fn restore_indicator(&mut self, code: &str) -> Result<IndicatorPage, OfficeError> {
        let indicator = self.read(|reader| named(reader.removed_indicators()?, code))?;
        let operation = Operation::new("indicator_restored", &indicator.name, self.now());
        self.perform(&operation, |tx| Ok(tx.restore_indicator(indicator.id)?))?;
        self.indicator(&indicator.code, None)
    }

    /// An indicator as an edit leaves it.
    fn edited(
        &self,
        reader: &Reader<'_>,
        before: Indicator,
        edit: &IndicatorEdit,
    ) -> Result<Indicator, OfficeError> {
        let plan = self
            .plan_naming(reader, edit.task.as_deref().unwrap_or_default())?
            .plan;
        let directory = self.directory(reader)?;
        let text = |given: &Option<String>, before: &str| {
            given.as_deref().map_or_else(|| before.to_owned(), clean)
        };
        let after = Indicator {
            id: before.id,
            code: text(&edit.code, &before.code),
            name: text(&edit.name, &before.name),
            unit_of_count: text(&edit.unit_of_count, &before.unit_of_count),
            kind: word(edit.kind.as_deref(), Kind::from_word, before.kind)?,
            direction: word(
                edit.direction.as_deref(),
                Direction::from_word,
                before.direction,
            )?,
            cadence: word(edit.cadence.as_deref(), Cadence::from_word, before.cadence)?,
            source: word(edit.source.as_deref(), Source::from_word, before.source)?,
            asks: word(edit.asks.as_deref(), Figure::from_word, before.asks)?,
            since: word(edit.since.as_deref(), Since::from_word, before.since)?,
            task: match edit.task.as_deref() {
                Some(number) => task_numbered(&plan, number)?,
                None => before.task,
            },
            reporters: match &edit.reporters {
                Some(names) => reporters(&directory, names)?,
                None => before.reporters,
            },
            targets: match &edit.targets {
                Some(targets) => targets.iter().map(target).collect::<Result<_, _>>()?,
                None => before.targets,
            },
        };
        if after.name.is_empty() {
            return Err(IndicatorError::NameMissing.into());
        }
        let taken = |other: &Indicator| {
            other.id != after.id && match_key(&other.code) == match_key(&after.code)
        };
        let mut others = reader.indicators()?;
        others.extend(reader.removed_indicators()?);
        if !after.code.is_empty() && others.iter().any(taken) {
            return Err(IndicatorError::CodeTaken { code: after.code }.into());
        }
        Ok(after)
    }
}

/// What an indicator is unless somebody says otherwise.
fn blank() -> Indicator {
    Indicator {
        id: IndicatorId(0),
        code: String::new(),
        name: String::new(),
        unit_of_count: String::new(),
        kind: Kind::Ratio,
        direction: Direction::Higher,
        targets: Vec::new(),
        cadence: Cadence::Monthly,
        task: None,
        reporters: Reporters::Leads,
        source: Source::Units,
        asks: Figure::Period,
        since: Since::Window,
    }
}

/// The first code past those that are taken: "8", "8.1", "8.2" for task 8, else "1", "2".
fn free_code(reader: &Reader<'_>, task: &str) -> Result<String, OfficeError> {
    let mut stored = reader.indicators()?;
    stored.extend(reader.removed_indicators()?);
    let plain = (!task.is_empty()).then(|| task.to_owned());
    let counted = (1u32..).map(|at| match task {
        "" => format!("CT{at}"),
        task => format!("{task}.{at}"),
    });
    let mut codes = plain.into_iter().chain(counted);
    let free = codes.find(|code| stored.iter().all(|one| one.code != *code));
    Ok(free.unwrap_or_default())
}

fn word<T>(
    given: Option<&str>,
    read: impl Fn(&str) -> Option<T>,
    before: T,
) -> Result<T, OfficeError> {
    match given {
        Some(word) => read(word).ok_or_else(|| invalid(word)),
        None => Ok(before),
    }
}

pub(super) fn invalid(value: &str) -> OfficeError {
    OfficeError::ValueInvalid {
        value: value.to_owned(),
    }
}

fn task_numbered(plan: &Plan, number: &str) -> Result<Option<plan::task::TaskId>, OfficeError> {
    if number.trim().is_empty() {
        return Ok(None);
    }
    let called = plan.called(number);
    let task = called.first().ok_or_else(|| OfficeError::TaskUnknown {
        number: number.to_owned(),
    })?;
    Ok(Some(task.id))
}

fn reporters(directory: &Directory, names: &[String]) -> Result<Reporters, OfficeError> {
    if names.is_empty() {
        return Ok(Reporters::Leads);
    }
    let mut units = Vec::new();
    for name in names {
        let unit = find_unit(directory, name)?.id;
        if !units.contains(&unit) {
            units.push(unit);
        }
    }
    Ok(Reporters::Units(units))
}

fn target(view: &IndicatorTargetView) -> Result<Target, OfficeError> {
    let day = |text: &Option<String>| {
        let read =
            |text: &String| NaiveDate::parse_from_str(text, "%Y-%m-%d").map_err(|_| invalid(text));
        text.as_ref().map(read).transpose()
    };
    let level = |word: &String| Level::from_word(word).ok_or_else(|| invalid(word));
    Ok(Target {
        value: Amount::from_f64(view.value).ok_or_else(|| invalid(&view.value.to_string()))?,
        level: view.level.as_ref().map(level).transpose()?,
        from: day(&view.from)?,
        until: day(&view.until)?,
    })
}
