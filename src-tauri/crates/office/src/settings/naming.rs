//! What the settings and their values are called.

use super::{Setting, Values};
use chrono::NaiveDate;
use words::setting as said;

impl Setting {
    /// Its name.
    pub(super) fn name(self) -> &'static str {
        match self {
            Setting::PrintedDay => said::printed_day::name(),
            Setting::ProvinceAfter => said::province_after::name(),
            Setting::WeekStart => said::week_start::name(),
            Setting::OffDay => said::off_day::name(),
            Setting::LateFrom => said::late_from::name(),
            Setting::Quarterly => said::quarterly::name(),
            Setting::NineMonths => said::nine_months::name(),
            Setting::ReplacesMonthly => said::replaces_monthly::name(),
            Setting::SupportOnly => said::support_only::name(),
            Setting::TrackingFrom => said::tracking_from::name(),
            Setting::ClosesAfter => said::closes_after::name(),
            Setting::BeforeDay => said::before_day::name(),
            Setting::SoonDays => said::soon_days::name(),
            Setting::ThisPeriod => said::this_period::name(),
        }
    }

    /// What it is about, in a sentence.
    pub(super) fn hint(self) -> &'static str {
        match self {
            Setting::PrintedDay => said::printed_day::hint(),
            Setting::ProvinceAfter => said::province_after::hint(),
            Setting::WeekStart => said::week_start::hint(),
            Setting::OffDay => said::off_day::hint(),
            Setting::LateFrom => said::late_from::hint(),
            Setting::Quarterly => said::quarterly::hint(),
            Setting::NineMonths => said::nine_months::hint(),
            Setting::ReplacesMonthly => said::replaces_monthly::hint(),
            Setting::SupportOnly => said::support_only::hint(),
            Setting::TrackingFrom => said::tracking_from::hint(),
            Setting::ClosesAfter => said::closes_after::hint(),
            Setting::BeforeDay => said::before_day::hint(),
            Setting::SoonDays => said::soon_days::hint(),
            Setting::ThisPeriod => said::this_period::hint(),
        }
    }

    /// A value of it, in words.
    pub(super) fn shown(self, value: &str) -> String {
        match (self, value) {
            (Setting::TrackingFrom, "") => said::tracking_from::none(),
            (Setting::TrackingFrom, day) => return day_shown(day),
            (Setting::ClosesAfter, "") => said::closes_after::none(),
            (Setting::ClosesAfter, days) => return said::closes_after::days(days),
            (Setting::SoonDays, days) => return said::soon_days::days(days),
            (Setting::PrintedDay, "units") => said::printed_day::units(),
            (Setting::PrintedDay, _) => said::printed_day::province(),
            (Setting::ProvinceAfter, "0") => said::province_after::same(),
            (Setting::ProvinceAfter, "1") => said::province_after::next(),
            (Setting::ProvinceAfter, _) => said::province_after::second(),
            (Setting::WeekStart, day) => week_start(day),
            (Setting::OffDay, "keep") => said::off_day::keep(),
            (Setting::OffDay, "previous") => said::off_day::previous(),
            (Setting::OffDay, _) => said::off_day::next(),
            (Setting::LateFrom, "printed_day") => said::late_from::printed_day(),
            (Setting::LateFrom, _) => said::late_from::next_working_day(),
            (Setting::Quarterly, "asked") => said::quarterly::asked(),
            (Setting::Quarterly, _) => said::quarterly::none(),
            (Setting::NineMonths, "asked") => said::nine_months::asked(),
            (Setting::NineMonths, _) => said::nine_months::none(),
            (Setting::ReplacesMonthly, "replace") => said::replaces_monthly::replace(),
            (Setting::ReplacesMonthly, _) => said::replaces_monthly::both(),
            (Setting::SupportOnly, "no_weeks") => said::support_only::no_weeks(),
            (Setting::SupportOnly, "everything") => said::support_only::everything(),
            (Setting::SupportOnly, _) => said::support_only::nothing(),
            (Setting::BeforeDay, "day_before") => said::before_day::day_before(),
            (Setting::BeforeDay, _) => said::before_day::day_named(),
            (Setting::ThisPeriod, "month") => said::this_period::month(),
            (Setting::ThisPeriod, _) => said::this_period::week(),
        }
        .to_owned()
    }

    /// What values it takes, for a refusal.
    pub(super) fn allowed(self) -> String {
        match self.values() {
            Values::Words(words) => words.join(", "),
            Values::Number(least, most) => said::number(least, most),
            Values::Day => said::day().to_owned(),
        }
    }
}

fn week_start(value: &str) -> &'static str {
    match value {
        "monday" => said::week_start::monday(),
        "tuesday" => said::week_start::tuesday(),
        "wednesday" => said::week_start::wednesday(),
        "thursday" => said::week_start::thursday(),
        "friday" => said::week_start::friday(),
        "saturday" => said::week_start::saturday(),
        "sunday" => said::week_start::sunday(),
        _ => said::week_start::after_due(),
    }
}

fn day_shown(day: &str) -> String {
    let day = day.parse::<NaiveDate>();
    day.map_or_else(|_| String::new(), |day| day.format("%d/%m/%Y").to_string())
}
