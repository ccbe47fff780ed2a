//! The settings of the regime: what may be set, what it means for the rules, and setting it.
//!
//! A setting counts for periods not yet used; a used one keeps the days it had
//! (`docs/decisions/0017-regime-settings.md`).

mod effect;
mod naming;

use crate::error::PeriodsError;
use crate::requests;
use crate::rules::{REGIME, Rules};
use crate::views::{ChoiceView, SettingView};
use crate::{Office, OfficeError};
use chrono::{NaiveDate, Weekday};
use plan::deadline::BeforeDay;
use plan::obligation::SupportOnly;
use plan::period::{LateFrom, OffDay, PrintedDay, ThisPeriod};
use store::{Operation, Reader};

/// A rule of the regime that can be set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Setting {
    /// Whose day the plan's printed day is.
    PrintedDay,
    /// How many working days after the units' day the province's is.
    ProvinceAfter,
    /// The first day of a week's window.
    WeekStart,
    /// What becomes of a last day nobody works on.
    OffDay,
    /// When lateness begins.
    LateFrom,
    /// Whether quarters are reported.
    Quarterly,
    /// Whether nine months are reported.
    NineMonths,
    /// Whether a longer report stands for the shorter ones of its month.
    ReplacesMonthly,
    /// What units that only support owe.
    SupportOnly,
    /// From when on reports are followed.
    TrackingFrom,
    /// When a period closes by itself.
    ClosesAfter,
    /// What "trước ngày 15/3" means.
    BeforeDay,
    /// When "sắp đến hạn" begins.
    SoonDays,
    /// What standing work is judged by.
    ThisPeriod,
}

/// What values a setting takes.
enum Values {
    /// One of these words.
    Words(&'static [&'static str]),
    /// A whole number from the first to the second; none where it may be left empty.
    Number(u64, u64),
    /// A day, or none.
    Day,
}

const WEEKDAYS: [(&str, Weekday); 7] = [
    ("monday", Weekday::Mon),
    ("tuesday", Weekday::Tue),
    ("wednesday", Weekday::Wed),
    ("thursday", Weekday::Thu),
    ("friday", Weekday::Fri),
    ("saturday", Weekday::Sat),
    ("sunday", Weekday::Sun),
];

impl Setting {
    /// All of them, in the order they are shown.
    const ALL: [Setting; 14] = [
        Setting::PrintedDay,
        Setting::ProvinceAfter,
        Setting::WeekStart,
        Setting::OffDay,
        Setting::LateFrom,
        Setting::Quarterly,
        Setting::NineMonths,
        Setting::ReplacesMonthly,
        Setting::SupportOnly,
        Setting::TrackingFrom,
        Setting::ClosesAfter,
        Setting::BeforeDay,
        Setting::SoonDays,
        Setting::ThisPeriod,
    ];

    /// Its stable word.
    fn word(self) -> &'static str {
        match self {
            Setting::PrintedDay => "printed_day",
            Setting::ProvinceAfter => "province_after",
            Setting::WeekStart => "week_start",
            Setting::OffDay => "off_day",
            Setting::LateFrom => "late_from",
            Setting::Quarterly => "quarterly",
            Setting::NineMonths => "nine_months",
            Setting::ReplacesMonthly => "replaces_monthly",
            Setting::SupportOnly => "support_only",
            Setting::TrackingFrom => "tracking_from",
            Setting::ClosesAfter => "closes_after",
            Setting::BeforeDay => "before_day",
            Setting::SoonDays => "soon_days",
            Setting::ThisPeriod => "this_period",
        }
    }

    fn of(word: &str) -> Option<Setting> {
        Setting::ALL
            .into_iter()
            .find(|setting| setting.word() == word)
    }

    fn values(self) -> Values {
        Values::Words(match self {
            Setting::PrintedDay => &["units", "province"],
            Setting::ProvinceAfter => &["0", "1", "2"],
            Setting::WeekStart => &[
                "after_due",
                "monday",
                "tuesday",
                "wednesday",
                "thursday",
                "friday",
                "saturday",
                "sunday",
            ],
            Setting::OffDay => &["keep", "previous", "next"],
            Setting::LateFrom => &["printed_day", "next_working_day"],
            Setting::Quarterly | Setting::NineMonths => &["none", "asked"],
            Setting::ReplacesMonthly => &["replace", "both"],
            Setting::SupportOnly => &["no_weeks", "everything", "nothing"],
            Setting::BeforeDay => &["day_before", "day_named"],
            Setting::ThisPeriod => &["month", "week"],
            Setting::SoonDays => return Values::Number(1, 60),
            Setting::ClosesAfter => return Values::Number(0, 365),
            Setting::TrackingFrom => return Values::Day,
        })
    }

    /// Whether it changes anything under these rules; one that does not is not offered.
    fn counts(self, rules: &Rules) -> bool {
        match self {
            Setting::ProvinceAfter => rules.regime.printed_day == PrintedDay::Units,
            Setting::WeekStart | Setting::ThisPeriod => rules.regime.weekly.is_some(),
            Setting::Quarterly | Setting::NineMonths => rules.regime.monthly.is_some(),
            _ => true,
        }
    }

    /// Its value under these rules.
    fn value(self, rules: &Rules) -> String {
        let Rules { regime, .. } = rules;
        match self {
            Setting::PrintedDay => match regime.printed_day {
                PrintedDay::Units => "units",
                PrintedDay::Province => "province",
            },
            Setting::WeekStart => WEEKDAYS
                .iter()
                .find(|(_, day)| Some(*day) == regime.week_start)
                .map_or("after_due", |(word, _)| *word),
            Setting::OffDay => match rules.holidays.off_day {
                OffDay::Keep => "keep",
                OffDay::Previous => "previous",
                OffDay::Next => "next",
            },
            Setting::LateFrom => match regime.late_from {
                LateFrom::PrintedDay => "printed_day",
                LateFrom::NextWorkingDay => "next_working_day",
            },
            Setting::Quarterly => asked(regime.quarterly.is_some()),
            Setting::NineMonths => asked(regime.nine_months.is_some()),
            Setting::ReplacesMonthly => match regime.replaces_monthly {
                true => "replace",
                false => "both",
            },
            Setting::SupportOnly => match rules.support_only {
                SupportOnly::NoWeeks => "no_weeks",
                SupportOnly::Everything => "everything",
                SupportOnly::Nothing => "nothing",
            },
            Setting::BeforeDay => match rules.before_day {
                BeforeDay::DayBefore => "day_before",
                BeforeDay::DayNamed => "day_named",
            },
            Setting::ThisPeriod => match regime.this_period {
                ThisPeriod::Month => "month",
                ThisPeriod::Week => "week",
            },
            Setting::ProvinceAfter => return regime.province_after.to_string(),
            Setting::SoonDays => return rules.soon_days.to_string(),
            Setting::TrackingFrom => return or_empty(rules.tracking_from),
            Setting::ClosesAfter => return or_empty(rules.closes_after),
        }
        .to_owned()
    }

    /// These rules with another value; `None` where it cannot have that one. Empty is no value,
    /// where there may be none.
    fn applied(self, rules: &Rules, value: &str) -> Option<Rules> {
        let allowed = match self.values() {
            Values::Words(words) => words.contains(&value),
            Values::Number(least, most) => value
                .parse()
                .is_ok_and(|number: u64| (least..=most).contains(&number)),
            Values::Day => value.parse::<NaiveDate>().is_ok(),
        };
        let may_be_empty = matches!(self, Setting::TrackingFrom | Setting::ClosesAfter);
        if !(allowed || value.is_empty() && may_be_empty) {
            return None;
        }
        let mut rules = rules.clone();
        match self {
            Setting::PrintedDay => {
                rules.regime.printed_day = match value {
                    "province" => PrintedDay::Province,
                    _ => PrintedDay::Units,
                };
            }
            Setting::ProvinceAfter => rules.regime.province_after = value.parse().ok()?,
            Setting::WeekStart => {
                let day = WEEKDAYS.iter().find(|(word, _)| *word == value);
                rules.regime.week_start = day.map(|(_, day)| *day);
            }
            Setting::OffDay => {
                rules.holidays.off_day = match value {
                    "previous" => OffDay::Previous,
                    "next" => OffDay::Next,
                    _ => OffDay::Keep,
                };
            }
            Setting::LateFrom => {
                rules.regime.late_from = match value {
                    "next_working_day" => LateFrom::NextWorkingDay,
                    _ => LateFrom::PrintedDay,
                };
            }
            // Due on the day of the month on which the monthly report is.
            Setting::Quarterly => {
                let day = rules.regime.quarterly.or(rules.regime.monthly);
                rules.regime.quarterly = day.filter(|_| value == "asked");
            }
            Setting::NineMonths => {
                let day = rules.regime.monthly.map(|day| (9, day));
                let day = rules.regime.nine_months.or(day);
                rules.regime.nine_months = day.filter(|_| value == "asked");
            }
            Setting::ReplacesMonthly => rules.regime.replaces_monthly = value == "replace",
            Setting::SupportOnly => {
                rules.support_only = match value {
                    "everything" => SupportOnly::Everything,
                    "nothing" => SupportOnly::Nothing,
                    _ => SupportOnly::NoWeeks,
                };
            }
            Setting::BeforeDay => {
                rules.before_day = match value {
                    "day_named" => BeforeDay::DayNamed,
                    _ => BeforeDay::DayBefore,
                };
            }
            Setting::ThisPeriod => {
                rules.regime.this_period = match value {
                    "week" => ThisPeriod::Week,
                    _ => ThisPeriod::Month,
                };
            }
            Setting::SoonDays => rules.soon_days = value.parse().ok()?,
            Setting::TrackingFrom => rules.tracking_from = value.parse().ok(),
            Setting::ClosesAfter => rules.closes_after = value.parse().ok(),
        }
        Some(rules)
    }
}

impl Office {
    /// The rules in force.
    pub(crate) fn rules(&self, reader: &Reader<'_>) -> Result<Rules, OfficeError> {
        let mut rules = self.rules_unset(reader)?;
        for (key, value) in reader.settings_under(REGIME)? {
            if let Some(request) = requests::asked(&key, &value) {
                rules.regime.one_off.push(request);
                continue;
            }
            // What only a newer program knows is passed over.
            let applied = Setting::of(&key).and_then(|setting| setting.applied(&rules, &value));
            rules = applied.unwrap_or(rules);
        }
        Ok(rules)
    }

    fn rules_unset(&self, reader: &Reader<'_>) -> Result<Rules, OfficeError> {
        let own = reader.own_days()?;
        let regime = self.profile_regime.clone();
        Ok(Rules::unset(regime, &self.public_days, &own))
    }

    /// The settings of the regime that change anything here, the watched folder and the notice of
    /// the day, each with its value, the values it may have, and what each of them would change.
    ///
    /// # Errors
    /// The store refuses.
    pub fn settings(&self) -> Result<Vec<SettingView>, OfficeError> {
        self.read(|reader| {
            let (rules, unset) = (self.rules(reader)?, self.rules_unset(reader)?);
            let offered = Setting::ALL.into_iter();
            let offered = offered.filter(|setting| setting.counts(&rules));
            let regime = offered.map(|one| self.setting_view(reader, one, (&rules, &unset)));
            let folder = crate::inbox::setting_view(reader);
            let notice = crate::morning::setting_view(reader);
            regime.chain([folder, notice]).collect()
        })
    }

    /// What a setting would change if it had a value.
    ///
    /// # Errors
    /// No such setting; it cannot have that value; the store refuses.
    pub fn setting_effect(&self, key: &str, value: &str) -> Result<String, OfficeError> {
        let setting = known(key)?;
        self.read(|reader| {
            let rules = self.rules(reader)?;
            let after = applied(setting, &rules, value)?;
            self.effect(reader, setting, (&rules, &after))
        })
    }

    /// Sets a setting of the regime, the watched folder, or the notice of the day. Its default is
    /// not kept: it follows the program.
    ///
    /// # Errors
    /// No such setting; it cannot have that value; the store refuses.
    pub fn set_setting(&mut self, key: &str, value: &str) -> Result<SettingView, OfficeError> {
        if key == crate::inbox::SETTING {
            return self.watch_folder(value);
        }
        if key == crate::morning::SETTING {
            return self.set_morning_notice(value);
        }
        let setting = known(key)?;
        let (shown, is_default) = self.read(|reader| {
            let unset = self.rules_unset(reader)?;
            applied(setting, &unset, value)?;
            Ok((setting.shown(value), setting.value(&unset) == value))
        })?;
        let title = format!("{} – {shown}", setting.name());
        let stored = format!("{REGIME}{}", setting.word());
        self.perform(
            &Operation::new("setting_changed", title, self.now()),
            |tx| {
                match is_default {
                    true => tx.clear_setting(&stored)?,
                    false => tx.set_setting(&stored, value)?,
                }
                Ok(())
            },
        )?;
        self.read(|reader| {
            let (rules, unset) = (self.rules(reader)?, self.rules_unset(reader)?);
            self.setting_view(reader, setting, (&rules, &unset))
        })
    }

    fn setting_view(
        &self,
        reader: &Reader<'_>,
        setting: Setting,
        (rules, unset): (&Rules, &Rules),
    ) -> Result<SettingView, OfficeError> {
        let value = setting.value(rules);
        let (kind, words, range) = match setting.values() {
            Values::Words(words) => ("choice", words, None),
            Values::Number(least, most) => ("number", &[][..], Some((least, most))),
            Values::Day => ("day", &[][..], None),
        };
        let choice = |word: &&str| {
            let after = setting.applied(rules, word);
            let other = after.filter(|_| value != **word);
            let effect = other.map(|after| self.effect(reader, setting, (rules, &after)));
            Ok(ChoiceView {
                value: (*word).to_owned(),
                label: setting.shown(word),
                effect: effect.transpose()?,
            })
        };
        Ok(SettingView {
            key: setting.word(),
            name: setting.name().to_owned(),
            hint: setting.hint().to_owned(),
            kind,
            shown: setting.shown(&value),
            is_default: value == setting.value(unset),
            default: setting.value(unset),
            default_shown: setting.shown(&setting.value(unset)),
            least: range.map(|range| range.0),
            most: range.map(|range| range.1),
            choices: words
                .iter()
                .map(choice)
                .collect::<Result<_, OfficeError>>()?,
            value,
        })
    }
}

fn known(key: &str) -> Result<Setting, OfficeError> {
    Setting::of(key).ok_or_else(|| {
        let known = Setting::ALL.map(Setting::word).join(", ");
        let key = key.to_owned();
        OfficeError::Periods(PeriodsError::SettingUnknown { key, known })
    })
}

fn applied(setting: Setting, rules: &Rules, value: &str) -> Result<Rules, OfficeError> {
    setting.applied(rules, value).ok_or_else(|| {
        OfficeError::Periods(PeriodsError::SettingInvalid {
            name: setting.name().to_owned(),
            value: value.to_owned(),
            allowed: setting.allowed(),
        })
    })
}

fn asked(is_asked: bool) -> &'static str {
    match is_asked {
        true => "asked",
        false => "none",
    }
}

fn or_empty(value: Option<impl ToString>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}
