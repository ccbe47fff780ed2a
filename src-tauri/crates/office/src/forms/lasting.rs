//! The form a unit keeps: what it asked for when it was handed out last, so that a new one is issued
//! only when its tasks changed.

use crate::OfficeError;
use crate::files::sha256;
use plan::form::{Form, FormRow};
use plan::period::{PeriodId, PeriodKind};
use plan::unit::UnitId;
use std::collections::HashMap;
use std::fmt::Write as _;
use store::Reader;

/// Where what the last forms asked for is kept among the settings.
const BEGINNING: &str = "form/";

/// What a form asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Lasting {
    /// A hash of its tasks.
    tasks: String,
    /// The periods it offers.
    periods: Vec<String>,
}

impl Lasting {
    /// What a form asks for. What is pressing today is left out: it is no change of the tasks.
    pub(super) fn of(form: &Form) -> Lasting {
        let mut text = String::new();
        let mut add = |row: &FormRow| {
            // Writing into a string cannot fail.
            let _ = writeln!(
                text,
                "{}|{}|{:?}|{}|{}",
                row.key.hidden_text(),
                row.number,
                row.role,
                row.deadline,
                row.content
            );
        };
        form.rows.iter().for_each(&mut add);
        form.optional.iter().for_each(&mut add);
        for number in &form.numbers {
            let _ = writeln!(text, "{number}");
        }
        Lasting {
            tasks: sha256(format!("{}\n{text}", form.unit_name).as_bytes()),
            periods: form
                .periods
                .iter()
                .map(|period| period.id.to_string())
                .collect(),
        }
    }

    /// Whether the form does where another one is asked for.
    pub(super) fn serves(&self, wanted: &Lasting, period: PeriodId) -> bool {
        self.tasks == wanted.tasks && self.periods.contains(&period.to_string())
    }

    /// As it is kept.
    pub(super) fn text(&self) -> String {
        format!("{} {}", self.tasks, self.periods.join(","))
    }

    fn parse(text: &str) -> Option<Lasting> {
        let (tasks, periods) = text.split_once(' ')?;
        Some(Lasting {
            tasks: tasks.to_owned(),
            periods: periods.split(',').map(str::to_owned).collect(),
        })
    }
}

/// Where a unit's last form of a kind is kept.
pub(super) fn key(kind: PeriodKind, unit: UnitId) -> String {
    format!("{BEGINNING}{}/{}", kind.word(), unit.0)
}

/// What the units' last forms of a kind asked for.
pub(super) fn all(
    reader: &Reader<'_>,
    kind: PeriodKind,
) -> Result<HashMap<UnitId, Lasting>, OfficeError> {
    let kept = reader.settings_under(&format!("{BEGINNING}{}/", kind.word()))?;
    let read = kept.into_iter().filter_map(|(unit, text)| {
        let unit = UnitId(unit.parse().ok()?);
        Some((unit, Lasting::parse(&text)?))
    });
    Ok(read.collect())
}
