//! Keeping the directory: adding a unit, its contacts and spellings.

use crate::views::UnitCard;
use crate::{Office, OfficeError, find_unit};
use chrono::NaiveDate;
use plan::text::clean;
use plan::unit::{
    CollectiveId, Directory, Level, Meaning, Unit, UnitId, UnitKind, UnitPhrase, is_email,
};
use store::{Operation, Reader};

/// A unit that is to be added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewUnit {
    /// Official name.
    pub name: String,
    /// Sort of body.
    pub kind: UnitKind,
    /// Level; by the kind where it is not said.
    pub level: Option<Level>,
    /// Collectives it is a member of.
    pub collectives: Vec<String>,
    /// Everything else.
    pub details: UnitEdit,
}

/// What is to be known of a unit. What is not said stays; empty text takes away.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UnitEdit {
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
    /// First day of existence.
    pub from: Option<NaiveDate>,
    /// Last day of existence.
    pub until: Option<NaiveDate>,
}

impl Office {
    /// Adds a unit, last in the order of protocol.
    ///
    /// # Errors
    /// The name or another spelling means somebody already; no such collective; a value that
    /// cannot be; the store refuses.
    pub fn add_unit(&mut self, new: &NewUnit) -> Result<UnitCard, OfficeError> {
        let name = clean(&new.name);
        if name.is_empty() {
            return Err(OfficeError::ValueInvalid { value: name });
        }
        let (unit, collectives) = self.read(|reader| {
            let directory = self.directory(reader)?;
            free(&directory, &name, None)?;
            let members = new
                .collectives
                .iter()
                .map(|one| collective(&directory, one));
            let blank = blank(name.clone(), new);
            let unit = new.details.applied(&blank, &directory, None)?;
            Ok((unit, members.collect::<Result<Vec<_>, _>>()?))
        })?;
        let operation = Operation::new("unit_added", &name, self.now());
        self.perform(&operation, |tx| {
            let id = tx.add_unit(&unit)?;
            collectives
                .iter()
                .try_for_each(|collective| tx.add_member(*collective, id))?;
            Ok(())
        })?;
        self.read(|reader| self.card(reader, &name))
    }

    /// Changes what is known of a unit; its name and history stay.
    ///
    /// # Errors
    /// No such unit; a spelling means somebody else; a value that cannot be; the store refuses.
    pub fn edit_unit(&mut self, name: &str, edit: &UnitEdit) -> Result<UnitCard, OfficeError> {
        let unit = self.read(|reader| {
            let directory = self.directory(reader)?;
            let unit = find_unit(&directory, name)?;
            edit.applied(unit, &directory, Some(unit.id))
        })?;
        let operation = Operation::new("unit_edited", &unit.name, self.now());
        self.perform(&operation, |tx| {
            for alias in &edit.drop_aliases {
                tx.drop_unit_alias(unit.id, alias)?;
            }
            Ok(tx.update_unit(&unit)?)
        })?;
        self.read(|reader| self.card(reader, &unit.name))
    }

    pub(crate) fn card(&self, reader: &Reader<'_>, name: &str) -> Result<UnitCard, OfficeError> {
        let directory = self.directory(reader)?;
        let named = directory.units().iter().find(|unit| unit.name == name);
        let unit = named.ok_or_else(|| OfficeError::UnitUnknown {
            name: name.to_owned(),
        })?;
        Ok(UnitCard::new(unit, &directory))
    }
}

impl UnitEdit {
    /// The unit as the edit leaves it; `own` is its identity where it has one.
    fn applied(
        &self,
        unit: &Unit,
        directory: &Directory,
        own: Option<UnitId>,
    ) -> Result<Unit, OfficeError> {
        let mut after = unit.clone();
        set(&mut after.short, self.short.as_deref());
        set(&mut after.email, self.email.as_deref());
        set(&mut after.phone, self.phone.as_deref());
        after
            .aliases
            .retain(|alias| !self.drop_aliases.contains(alias));
        after.from = self.from.or(after.from);
        after.until = self.until.or(after.until);
        if let Some(email) = after.email.as_ref().filter(|email| !is_email(email)) {
            return Err(OfficeError::EmailInvalid {
                email: email.clone(),
            });
        }
        if let Some((from, until)) = after
            .from
            .zip(after.until)
            .filter(|(from, until)| until < from)
        {
            return Err(OfficeError::DayTooEarly {
                until,
                planned: from,
            });
        }
        if let Some(short) = self.short.as_ref().and(after.short.as_ref()) {
            free(directory, short, own)?;
        }
        for alias in self.aliases.iter().map(|alias| clean(alias)) {
            free(directory, &alias, own)?;
            let means_it = directory.find(&alias).is_some();
            if !alias.is_empty() && !means_it {
                after.aliases.push(alias);
            }
        }
        Ok(after)
    }
}

/// A unit of which nothing is known yet but its name and sort.
fn blank(name: String, new: &NewUnit) -> Unit {
    let level = new.level.unwrap_or(match new.kind {
        UnitKind::Commune => Level::Commune,
        _ => Level::Town,
    });
    Unit {
        id: UnitId(0),
        name,
        short: None,
        kind: new.kind,
        level,
        aliases: Vec::new(),
        email: None,
        phone: None,
        order: 0,
        reports_through: None,
        standing_office: false,
        from: None,
        until: None,
    }
}

/// Sets a text that was said; empty takes it away.
fn set(field: &mut Option<String>, said: Option<&str>) {
    if let Some(said) = said {
        let text = clean(said);
        *field = (!text.is_empty()).then_some(text);
    }
}

/// Refuses a spelling that means somebody else.
pub(crate) fn free(
    directory: &Directory,
    spelling: &str,
    own: Option<UnitId>,
) -> Result<(), OfficeError> {
    match directory.name_taken(spelling, own) {
        None => Ok(()),
        Some(meaning) => Err(OfficeError::NameTaken {
            name: spelling.to_owned(),
            meaning,
        }),
    }
}

/// The collective a name means.
fn collective(directory: &Directory, name: &str) -> Result<CollectiveId, OfficeError> {
    match directory.read(name).as_slice() {
        [
            UnitPhrase {
                meaning: Meaning::Collective(id),
                ..
            },
        ] => Ok(*id),
        _ => Err(OfficeError::UnitUnknown {
            name: name.to_owned(),
        }),
    }
}
