//! Periods, the settings of the regime and days off.

use super::Answer;
use crate::args::{HolidayCommand, PeriodCommand, SettingCommand};
use office::{DayEntry, Office, OfficeError, ReportRequest};

pub(super) fn period(office: &mut Office, command: PeriodCommand) -> Result<Answer, OfficeError> {
    match command {
        PeriodCommand::List => Ok(Answer::of(&office.periods()?)),
        PeriodCommand::Show { id } => Ok(Answer::of(&office.period(&id)?)),
        PeriodCommand::Waive {
            id,
            unit,
            reason,
            remove,
        } => {
            let unit = unit.as_deref();
            let view = match remove {
                true => office.unwaive(&id, unit)?,
                false => office.waive(&id, unit, &reason.unwrap_or_default())?,
            };
            Ok(Answer::of(&view))
        }
        PeriodCommand::Close { id, reopen } => Ok(Answer::of(&office.close_period(&id, !reopen)?)),
        PeriodCommand::Ask {
            title,
            from,
            last_day,
        } => Ok(Answer::of(&office.ask_report(&ReportRequest {
            title,
            from,
            last_day,
        })?)),
        PeriodCommand::Withdraw { id } => Ok(Answer::of(&office.withdraw_report(&id)?)),
        PeriodCommand::Calendar { out } => Ok(Answer::of(&office.write_calendar(&out)?)),
    }
}

pub(super) fn setting(
    office: &mut Office,
    command: &SettingCommand,
) -> Result<Answer, OfficeError> {
    match command {
        SettingCommand::List => Ok(Answer::of(&office.settings()?)),
        SettingCommand::Set { key, value } => Ok(Answer::of(&office.set_setting(key, value)?)),
    }
}

pub(super) fn holiday(office: &mut Office, command: HolidayCommand) -> Result<Answer, OfficeError> {
    match command {
        HolidayCommand::List { year } => Ok(Answer::of(&office.days_off(year)?)),
        HolidayCommand::Add { day, name, worked } => {
            Ok(Answer::of(&office.enter_day_off(&DayEntry {
                day,
                worked,
                name,
            })?))
        }
        HolidayCommand::Remove { day } => Ok(Answer::of(&office.remove_day_off(day)?)),
    }
}
