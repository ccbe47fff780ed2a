//! The words of what cannot be decided, chased or kept in the directory.

use super::OfficeError;
use chrono::NaiveDate;
use words::error as said;

impl OfficeError {
    /// Refusals of what the office decides, and of nothing in particular.
    pub(super) fn words_of_decisions(&self) -> (String, String) {
        let fixed = |text: &str, hint: &str| (text.to_owned(), hint.to_owned());
        let day = |day: &NaiveDate| day.format("%d/%m/%Y").to_string();
        match self {
            OfficeError::EventNotAwaited { number } => (
                said::event_not_awaited::text(number),
                said::event_not_awaited::hint(number),
            ),
            OfficeError::NothingToExtend { number } => (
                said::nothing_to_extend::text(number),
                said::nothing_to_extend::hint().to_owned(),
            ),
            OfficeError::DayTooEarly { until, planned } => (
                said::day_too_early::text(day(until), day(planned)),
                said::day_too_early::hint(day(planned)),
            ),
            OfficeError::NoContacts { path } => (
                said::no_contacts::text(path.display()),
                said::no_contacts::hint().to_owned(),
            ),
            OfficeError::EmailInvalid { email } => (
                said::email_invalid::text(email),
                said::email_invalid::hint().to_owned(),
            ),
            OfficeError::EndingUnknown { path } => (
                said::ending_unknown::text(path.display()),
                said::ending_unknown::hint().to_owned(),
            ),
            OfficeError::DocumentMissing => fixed(
                said::document_missing::text(),
                said::document_missing::hint(),
            ),
            OfficeError::NothingToRemind { unit, period } => (
                said::nothing_to_remind::text(unit, period),
                said::nothing_to_remind::hint().to_owned(),
            ),
            OfficeError::NameTaken { name, meaning } => (
                said::name_taken::text(name, meaning),
                said::name_taken::hint(meaning),
            ),
            OfficeError::StalePreview => {
                fixed(said::stale_preview::text(), said::stale_preview::hint())
            }
            OfficeError::NothingStored => {
                fixed(said::nothing_stored::text(), said::nothing_stored::hint())
            }
            OfficeError::NoDataFolder => {
                fixed(said::no_data_folder::text(), said::no_data_folder::hint())
            }
            OfficeError::Cancelled => fixed(said::cancelled::text(), said::cancelled::hint()),
            other => (
                said::unexpected::text(other.detail()),
                said::unexpected::hint().to_owned(),
            ),
        }
    }
}
