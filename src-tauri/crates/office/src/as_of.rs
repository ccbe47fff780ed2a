//! The moment a reading is made for: now, or another day that was asked for.

use crate::clock::Clock;
use crate::{Office, OfficeError};
use chrono::{NaiveDate, NaiveDateTime};
use store::Submission;

/// The moment a reading is made for. It never changes what is written.
#[derive(Clone, Copy, Debug)]
pub(crate) struct AsOf {
    /// The moment.
    pub now: NaiveDateTime,
    /// The last day whose reports count; `None` where all that is stored does.
    last_day: Option<NaiveDate>,
}

impl AsOf {
    /// The day.
    pub fn today(self) -> NaiveDate {
        self.now.date()
    }

    /// Whether a submission had come by then.
    pub fn knows(self, submission: &Submission) -> bool {
        self.last_day
            .is_none_or(|day| submission.received_at.date() <= day)
    }
}

impl Office {
    /// The moment a reading is made for: the clock's, or noon of the day named.
    ///
    /// # Errors
    /// What is named is no day.
    pub(crate) fn as_of(&self, day: Option<&str>) -> Result<AsOf, OfficeError> {
        let Some(text) = day else {
            return Ok(self.at_present());
        };
        let day: NaiveDate = text.parse().map_err(|_| OfficeError::ValueInvalid {
            value: text.to_owned(),
        })?;
        if day == self.clock.today() {
            return Ok(self.at_present());
        }
        Ok(AsOf {
            now: Clock::Noon(day).now(),
            last_day: Some(day),
        })
    }

    /// The moment it is.
    pub(crate) fn at_present(&self) -> AsOf {
        AsOf {
            now: self.now(),
            last_day: None,
        }
    }
}
