//! The settings of the regime, and days off.

use serde::Serialize;
use specta::Type;

/// One setting of the regime.
#[derive(Clone, Debug, Serialize, Type)]
pub struct SettingView {
    /// Its stable word.
    pub key: &'static str,
    /// Its name.
    pub name: String,
    /// What it is about.
    pub hint: String,
    /// choice, number, day, folder.
    pub kind: &'static str,
    /// Its value; empty where none is set.
    pub value: String,
    /// Its value in words.
    pub shown: String,
    /// Whether that is the value it has by itself.
    pub is_default: bool,
    /// The value it has by itself.
    pub default: String,
    /// That value in words.
    pub default_shown: String,
    /// The least number it takes.
    pub least: Option<u64>,
    /// The greatest number it takes.
    pub most: Option<u64>,
    /// The values to choose from, where it is a choice.
    pub choices: Vec<ChoiceView>,
}

/// A value a setting may have.
#[derive(Clone, Debug, Serialize, Type)]
pub struct ChoiceView {
    /// The value.
    pub value: String,
    /// What it is called.
    pub label: String,
    /// What it would change on this year's calendar; `null` for the value it has.
    pub effect: Option<String>,
}

/// The days of a year on which nobody works, beside weekends, and those worked instead.
#[derive(Clone, Debug, Serialize, Type)]
pub struct DaysOffView {
    /// The year.
    pub year: i32,
    /// The days, ascending.
    pub days: Vec<DayOffView>,
}

/// A day off, or worked instead.
#[derive(Clone, Debug, Serialize, Type)]
pub struct DayOffView {
    /// The day.
    pub day: String,
    /// What it is.
    pub name: String,
    /// Worked instead; else a day off.
    pub worked: bool,
    /// Entered by the office; else of the public calendar.
    pub own: bool,
}
