//! What the window enters: values as they were typed. Days stand as people write them,
//! "1/7/2024", or as "2024-07-01".

use crate::{
    Completion, EventEntry, Level, MoreTime, NewUnit, OfficeError, RulingEntry, RulingKind,
    UnitChangeBasis, UnitEdit, UnitKind,
};
use chrono::{Datelike, NaiveDate};
use serde::Deserialize;
use specta::Type;

/// What sort of body a unit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum KindName {
    /// Phòng, ban.
    Office,
    /// Phường, xã, thị trấn.
    Commune,
    /// MTTQ, đoàn thể.
    Front,
    /// Ngành dọc.
    Sector,
    /// Doanh nghiệp.
    Enterprise,
}

/// What is settled of work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum RulingName {
    /// Stopped.
    Paused,
    /// Given up.
    Dropped,
    /// Taken up again.
    Reopened,
}

/// When a task counts as done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum CompletionName {
    /// All leads.
    AllLeads,
    /// One lead.
    AnyLead,
    /// The lead named.
    NamedLead,
}

/// A unit that is to be added.
#[derive(Clone, Debug, Deserialize, Type)]
pub struct UnitForm {
    /// Official name.
    pub name: String,
    /// Sort of body.
    pub kind: KindName,
    /// Collectives it is a member of.
    pub collectives: Vec<String>,
    /// Everything else.
    pub details: ContactForm,
}

/// What is to be known of a unit; what is `null` stays, empty text takes away.
#[derive(Clone, Debug, Deserialize, Type)]
pub struct ContactForm {
    /// Short name.
    pub short: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// Telephone.
    pub phone: Option<String>,
    /// Spellings added to those it has.
    pub aliases: Vec<String>,
    /// Spellings taken away from it.
    pub drop_aliases: Vec<String>,
}

/// Since when a change of units holds, and by what.
#[derive(Clone, Debug, Deserialize, Type)]
pub struct BasisForm {
    /// The first day it holds.
    pub on: String,
    /// The document it rests on.
    pub document: String,
}

/// An event that happened.
#[derive(Clone, Debug, Deserialize, Type)]
pub struct EventForm {
    /// The number of the task that waited for it.
    pub task: String,
    /// The day it happened.
    pub on: String,
    /// The document that proves it.
    pub document: String,
    /// The last day; empty where it is not said.
    pub until: String,
    /// Days from the event to the last day, where that is said instead.
    pub days: Option<u32>,
}

/// More time for a task.
#[derive(Clone, Debug, Deserialize, Type)]
pub struct MoreTimeForm {
    /// The new last day.
    pub until: String,
    /// The document that gives it.
    pub document: String,
}

/// Work that is stopped, given up or taken up again.
#[derive(Clone, Debug, Deserialize, Type)]
pub struct RulingForm {
    /// The task's number.
    pub task: String,
    /// One unit's part only.
    pub unit: Option<String>,
    /// What is settled.
    pub kind: RulingName,
    /// The first day it holds.
    pub on: String,
    /// Why.
    pub reason: String,
    /// The document it rests on.
    pub document: String,
}

impl From<KindName> for UnitKind {
    fn from(name: KindName) -> UnitKind {
        match name {
            KindName::Office => UnitKind::Office,
            KindName::Commune => UnitKind::Commune,
            KindName::Front => UnitKind::Front,
            KindName::Sector => UnitKind::Sector,
            KindName::Enterprise => UnitKind::Enterprise,
        }
    }
}

impl From<RulingName> for RulingKind {
    fn from(name: RulingName) -> RulingKind {
        match name {
            RulingName::Paused => RulingKind::Paused,
            RulingName::Dropped => RulingKind::Dropped,
            RulingName::Reopened => RulingKind::Reopened,
        }
    }
}

impl CompletionName {
    /// The rule, with the lead it names.
    pub fn with(self, unit: Option<String>) -> Completion {
        match self {
            CompletionName::AllLeads => Completion::AllLeads,
            CompletionName::AnyLead => Completion::AnyLead,
            CompletionName::NamedLead => Completion::NamedLead(unit.unwrap_or_default()),
        }
    }
}

impl From<UnitForm> for NewUnit {
    fn from(form: UnitForm) -> NewUnit {
        NewUnit {
            name: form.name,
            kind: form.kind.into(),
            level: None::<Level>,
            collectives: form.collectives,
            details: form.details.into(),
        }
    }
}

impl From<ContactForm> for UnitEdit {
    fn from(form: ContactForm) -> UnitEdit {
        UnitEdit {
            short: form.short,
            email: form.email,
            phone: form.phone,
            aliases: form.aliases,
            drop_aliases: form.drop_aliases,
            from: None,
            until: None,
        }
    }
}

impl TryFrom<BasisForm> for UnitChangeBasis {
    type Error = OfficeError;

    fn try_from(form: BasisForm) -> Result<UnitChangeBasis, OfficeError> {
        Ok(UnitChangeBasis {
            on: day(&form.on)?,
            document: form.document,
        })
    }
}

impl TryFrom<EventForm> for EventEntry {
    type Error = OfficeError;

    fn try_from(form: EventForm) -> Result<EventEntry, OfficeError> {
        let until = day_if_any(&form.until)?;
        Ok(EventEntry {
            task: form.task,
            on: day(&form.on)?,
            document: form.document,
            until,
            days: form.days,
        })
    }
}

impl TryFrom<MoreTimeForm> for MoreTime {
    type Error = OfficeError;

    fn try_from(form: MoreTimeForm) -> Result<MoreTime, OfficeError> {
        Ok(MoreTime {
            until: day(&form.until)?,
            document: form.document,
        })
    }
}

impl TryFrom<RulingForm> for RulingEntry {
    type Error = OfficeError;

    fn try_from(form: RulingForm) -> Result<RulingEntry, OfficeError> {
        Ok(RulingEntry {
            task: form.task,
            unit: form.unit,
            kind: form.kind.into(),
            on: day(&form.on)?,
            reason: form.reason,
            document: form.document,
        })
    }
}

/// A day as it was typed; nothing typed is none.
///
/// # Errors
/// It is no day.
pub fn day_if_any(text: &str) -> Result<Option<NaiveDate>, OfficeError> {
    match text.trim() {
        "" => Ok(None),
        text => day(text).map(Some),
    }
}

/// A day as it was typed.
///
/// # Errors
/// It is no day.
pub(super) fn day(text: &str) -> Result<NaiveDate, OfficeError> {
    let text = text.trim();
    let typed = ["%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%Y-%m-%d"];
    let mut read = typed
        .into_iter()
        .filter_map(|way| NaiveDate::parse_from_str(text, way).ok());
    // Two digits are no year of an office's.
    read.find(|day| day.year() >= 1000)
        .ok_or_else(|| OfficeError::ValueInvalid {
            value: text.to_owned(),
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_people_type_them() {
        for text in [
            "1/7/2024",
            "01/07/2024",
            " 01.7.2024",
            "1-7-2024",
            "2024-07-01",
        ] {
            assert_eq!(
                day(text).ok(),
                NaiveDate::from_ymd_opt(2024, 7, 1),
                "{text}"
            );
        }
        for text in ["", "31/11/2024", "1/7", "hôm qua", "1/7/24"] {
            assert_eq!(
                day(text).map_err(|error| error.code()),
                Err("value_invalid"),
                "{text}"
            );
        }
    }
}
