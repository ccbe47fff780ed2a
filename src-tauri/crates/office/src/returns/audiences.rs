//! Whom a return is for: the two audiences of the program, and those the office made itself.

use crate::error::ReportError;
use crate::views::{AudienceSheet, AudienceView};
use crate::{Office, OfficeError};
use plan::period::PeriodKind;
use serde::{Deserialize, Serialize};
use sheets::report::{Audience, Chosen, ReturnSheet};
use specta::Type;
use std::collections::HashSet;
use store::{Operation, Reader};

/// What the keys of kept audiences begin with.
const SETTING: &str = "audience:";

/// Who gets a return, and whether the sheet of sources comes with it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReturnChoice {
    /// The audience: "province", "leader" or one that was saved; every sheet where none is named.
    pub audience: Option<String>,
    /// Whether the internal sheet *Nguồn số liệu* is written too.
    pub with_sources: bool,
}

/// A sheet an audience gets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct SheetChoice {
    /// The sheet's stable word.
    pub sheet: String,
    /// A title in the place of the usual one.
    #[serde(default)]
    pub title: Option<String>,
}

impl Office {
    /// The audiences there are, with the sheets each gets for a period.
    ///
    /// # Errors
    /// No such period; the store refuses.
    pub fn audiences(&self, period: &str) -> Result<Vec<AudienceView>, OfficeError> {
        self.read(|reader| {
            let kind = self.period_of(reader, period)?.id.kind();
            let commune = &self.profile.level_words.commune;
            let own = Audience::ALL.map(|one| {
                let sheets = one.sheets(kind);
                view(one.word().to_owned(), true, &sheets, commune)
            });
            let mut all = Vec::from(own);
            for (name, _) in reader.settings_under(SETTING)? {
                let sheets = self.chosen(reader, Some(&name), kind)?;
                all.push(view(name, false, &sheets, commune));
            }
            Ok(all)
        })
    }

    /// Keeps an audience: its sheets in their order. It takes the place of one of the same name.
    ///
    /// # Errors
    /// The name is the program's own or blank; no sheets; an unknown sheet or one named twice;
    /// the store refuses.
    pub fn save_audience(&mut self, name: &str, sheets: &[SheetChoice]) -> Result<(), OfficeError> {
        let name = plan::text::clean(name);
        let taken = Audience::ALL.iter().any(|one| one.word() == name);
        if name.is_empty() || taken {
            return Err(ReportError::AudienceReserved { name }.into());
        }
        let kept = checked(sheets)?;
        let value = serde_json::to_string(&kept).map_err(|error| OfficeError::Unexpected {
            detail: error.to_string(),
        })?;
        let operation = Operation::new("audience_saved", name.clone(), self.now());
        self.perform(&operation, |tx| {
            Ok(tx.set_setting(&format!("{SETTING}{name}"), &value)?)
        })?;
        Ok(())
    }

    /// Takes a kept audience away.
    ///
    /// # Errors
    /// None of that name is kept; the store refuses.
    pub fn remove_audience(&mut self, name: &str) -> Result<(), OfficeError> {
        let key = format!("{SETTING}{name}");
        self.read(|reader| match reader.setting(&key)? {
            Some(_) => Ok(()),
            None => Err(unknown(reader, name)),
        })?;
        let operation = Operation::new("audience_removed", name, self.now());
        self.perform(&operation, |tx| Ok(tx.remove_setting(&key)?))?;
        Ok(())
    }

    /// The sheets an audience gets for a kind of period.
    pub(super) fn chosen(
        &self,
        reader: &Reader<'_>,
        audience: Option<&str>,
        kind: PeriodKind,
    ) -> Result<Vec<Chosen>, OfficeError> {
        let Some(name) = audience else {
            return Ok(everything());
        };
        if let Some(own) = Audience::ALL.into_iter().find(|one| one.word() == name) {
            return Ok(own.sheets(kind));
        }
        let kept = reader.setting(&format!("{SETTING}{name}"))?;
        let kept = kept.ok_or_else(|| unknown(reader, name))?;
        let kept: Vec<SheetChoice> = serde_json::from_str(&kept).unwrap_or_default();
        // A sheet this program does not know was chosen in a newer one.
        let known = kept.into_iter().filter_map(|one| {
            Some(Chosen {
                sheet: ReturnSheet::of_word(&one.sheet)?,
                title: one.title,
            })
        });
        Ok(known.collect())
    }
}

/// Every sheet in printing order.
pub(super) fn everything() -> Vec<Chosen> {
    ReturnSheet::ALL.into_iter().map(Chosen::from).collect()
}

fn unknown(reader: &Reader<'_>, name: &str) -> OfficeError {
    let mut known: Vec<String> = Audience::ALL
        .iter()
        .map(|one| one.word().to_owned())
        .collect();
    let kept = reader.settings_under(SETTING).unwrap_or_default();
    known.extend(kept.into_iter().map(|(name, _)| name));
    ReportError::AudienceUnknown {
        name: name.to_owned(),
        known: known.join(", "),
    }
    .into()
}

/// Sheets with their titles clean; a blank title is none.
fn checked(sheets: &[SheetChoice]) -> Result<Vec<SheetChoice>, OfficeError> {
    if sheets.is_empty() {
        return Err(ReportError::AudienceEmpty.into());
    }
    let mut seen = HashSet::new();
    let mut kept = Vec::with_capacity(sheets.len());
    for one in sheets {
        let known = ReturnSheet::of_word(&one.sheet).filter(|sheet| seen.insert(*sheet));
        if known.is_none() {
            let sheet = one.sheet.clone();
            return Err(ReportError::SheetUnknown { sheet }.into());
        }
        let title = one.title.as_deref().map(plan::text::clean);
        kept.push(SheetChoice {
            sheet: one.sheet.clone(),
            title: title.filter(|title| !title.is_empty()),
        });
    }
    Ok(kept)
}

/// An audience with all sheets there are: those it gets first.
fn view(name: String, built_in: bool, sheets: &[Chosen], commune: &str) -> AudienceView {
    let row = |chosen: &Chosen, gets: bool| AudienceSheet {
        sheet: chosen.sheet.word().to_owned(),
        title: chosen.title.clone(),
        usual_title: chosen.sheet.title(commune),
        gets,
    };
    let mut rows: Vec<AudienceSheet> = sheets.iter().map(|one| row(one, true)).collect();
    let left_out = |one: &Chosen| !sheets.iter().any(|chosen| chosen.sheet == one.sheet);
    let others = everything().into_iter().filter(left_out);
    rows.extend(others.map(|one| row(&one, false)));
    AudienceView {
        name,
        built_in,
        sheets: rows,
    }
}
