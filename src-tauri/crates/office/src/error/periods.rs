//! Refusals about periods and the settings of the regime, with their words.

use words::error as said;

/// Why something about periods or settings was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PeriodsError {
    /// No setting has that key.
    SettingUnknown {
        /// The key given.
        key: String,
        /// The keys there are.
        known: String,
    },
    /// The setting cannot have that value.
    SettingInvalid {
        /// The setting's name.
        name: String,
        /// The value given.
        value: String,
        /// What it may be.
        allowed: String,
    },
    /// A decision about a period was given without its reason.
    ReasonMissing,
    /// There is no such waiver to take back.
    NotWaived {
        /// The period, and the unit where one is named.
        whom: String,
    },
    /// The period's reports are not due yet.
    PeriodNotOver {
        /// The period.
        period: String,
        /// Until when reports are in time.
        due: String,
    },
    /// The day was not entered by the office.
    DayNotOwn {
        /// The day.
        day: String,
    },
    /// A report was asked for without saying what it is about.
    RequestTitleless,
    /// A report asked for would end before it begins.
    RequestBackwards,
    /// The office did not ask for that report itself.
    RequestNotOwn {
        /// The period.
        period: String,
    },
    /// Forms were handed out for that report, or reports came.
    RequestUsed {
        /// The period.
        period: String,
    },
}

impl PeriodsError {
    /// The stable word other programs know the refusal by.
    pub(super) fn code(&self) -> &'static str {
        match self {
            PeriodsError::SettingUnknown { .. } => "setting_unknown",
            PeriodsError::SettingInvalid { .. } => "setting_invalid",
            PeriodsError::ReasonMissing => "reason_missing",
            PeriodsError::NotWaived { .. } => "not_waived",
            PeriodsError::PeriodNotOver { .. } => "period_not_over",
            PeriodsError::DayNotOwn { .. } => "day_not_own",
            PeriodsError::RequestTitleless => "request_titleless",
            PeriodsError::RequestBackwards => "request_backwards",
            PeriodsError::RequestNotOwn { .. } => "request_not_own",
            PeriodsError::RequestUsed { .. } => "request_used",
        }
    }

    /// What happened and what to do next.
    pub(super) fn words(&self) -> (String, String) {
        let (text, hint) = match self {
            PeriodsError::SettingUnknown { key, known } => (
                said::setting_unknown::text(key),
                said::setting_unknown::hint(known),
            ),
            PeriodsError::SettingInvalid {
                name,
                value,
                allowed,
            } => (
                said::setting_invalid::text(name, value),
                said::setting_invalid::hint(allowed),
            ),
            PeriodsError::ReasonMissing => (
                said::reason_missing::text().to_owned(),
                said::reason_missing::hint().to_owned(),
            ),
            PeriodsError::NotWaived { whom } => (
                said::not_waived::text(whom),
                said::not_waived::hint().to_owned(),
            ),
            PeriodsError::PeriodNotOver { period, due } => (
                said::period_not_over::text(period, due),
                said::period_not_over::hint().to_owned(),
            ),
            PeriodsError::DayNotOwn { day } => (
                said::day_not_own::text(day),
                said::day_not_own::hint().to_owned(),
            ),
            PeriodsError::RequestTitleless => (
                said::request_titleless::text().to_owned(),
                said::request_titleless::hint().to_owned(),
            ),
            PeriodsError::RequestBackwards => (
                said::request_backwards::text().to_owned(),
                said::request_backwards::hint().to_owned(),
            ),
            PeriodsError::RequestNotOwn { period } => (
                said::request_not_own::text(period),
                said::request_not_own::hint().to_owned(),
            ),
            PeriodsError::RequestUsed { period } => (
                said::request_used::text(period),
                said::request_used::hint().to_owned(),
            ),
        };
        (text, hint)
    }
}
