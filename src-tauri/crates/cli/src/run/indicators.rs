//! `indicator …` and `measure …`.

use super::Answer;
use crate::args::{IndicatorCommand, IndicatorDetails, MeasureCommand};
use office::views::{IndicatorEdit, IndicatorTargetView};
use office::{NumbersEntry, Office, OfficeError, OfficialRequest};

pub(super) fn indicator(
    office: &mut Office,
    command: IndicatorCommand,
) -> Result<Answer, OfficeError> {
    match command {
        IndicatorCommand::List { removed: true, .. } => {
            Ok(Answer::of(&office.removed_indicators()?))
        }
        IndicatorCommand::List { period, .. } => {
            Ok(Answer::of(&office.indicators(period.as_deref())?))
        }
        IndicatorCommand::Show { code, period } => {
            Ok(Answer::of(&office.indicator(&code, period.as_deref())?))
        }
        IndicatorCommand::Add { name, details } => {
            let edit = edit_of(Some(name), details);
            Ok(Answer::of(&office.add_indicator(&edit)?))
        }
        IndicatorCommand::Edit {
            indicator,
            name,
            details,
        } => {
            let edit = edit_of(name, details);
            Ok(Answer::of(&office.edit_indicator(&indicator, &edit)?))
        }
        IndicatorCommand::Remove { code } => Ok(Answer::of(&office.remove_indicator(&code)?)),
        IndicatorCommand::Restore { code } => Ok(Answer::of(&office.restore_indicator(&code)?)),
    }
}

pub(super) fn measure(office: &mut Office, command: MeasureCommand) -> Result<Answer, OfficeError> {
    match command {
        MeasureCommand::Set {
            indicator,
            unit,
            period,
            numerator,
            denominator,
            value,
            note,
        } => {
            let entry = NumbersEntry {
                indicator,
                unit,
                period,
                numerator,
                denominator,
                value,
                note: note.unwrap_or_default(),
            };
            Ok(Answer::of(&office.set_numbers(&entry)?))
        }
        MeasureCommand::Import {
            file,
            date,
            period,
            indicator,
            accept,
        } => {
            let preview = office.preview_official(&OfficialRequest {
                file: Some(file),
                pasted: String::new(),
                closed_on: date.map(|day| day.to_string()),
                period,
                indicator,
            })?;
            if accept {
                Ok(Answer::of(&office.accept_official(preview)?))
            } else {
                Ok(Answer::of(preview.view()))
            }
        }
    }
}

fn edit_of(name: Option<String>, details: IndicatorDetails) -> IndicatorEdit {
    let day = |day: chrono::NaiveDate| day.to_string();
    let targets = details
        .targets
        .into_iter()
        .map(|target| IndicatorTargetView {
            value: target.value,
            level: target.level,
            from: target.from.map(day),
            until: target.until.map(day),
        });
    let targets: Vec<IndicatorTargetView> = targets.collect();
    IndicatorEdit {
        code: details.code,
        name,
        unit_of_count: details.count_unit,
        kind: details.kind,
        direction: details.direction,
        cadence: details.cadence,
        source: details.source,
        asks: details.asks,
        since: details.since,
        task: details.task,
        reporters: (!details.units.is_empty()).then_some(details.units),
        targets: (!targets.is_empty()).then_some(targets),
    }
}
