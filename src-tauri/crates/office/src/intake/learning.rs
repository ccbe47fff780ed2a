//! Learning the addresses units write from, on her word.

use super::{File, IntakePreview};
use crate::views::pile;
use crate::{Office, OfficeError};
use plan::unit::{Directory, Unit, UnitId, is_email};

impl Office {
    /// Notes, with the file's acceptance, the address it came from for its unit; or leaves it.
    ///
    /// # Errors
    /// There is no such file, or its sender is none to be noted.
    pub fn remember_sender(
        &self,
        preview: &mut IntakePreview,
        index: usize,
        remembers: bool,
    ) -> Result<pile::IntakeView, OfficeError> {
        let directory = &preview.background.directory;
        let file = preview.files.get(index);
        let learnable = file.is_some_and(|file| file.is_learnable(directory));
        let file = preview.files.get_mut(index).filter(|_| learnable);
        file.ok_or(OfficeError::StalePreview)?.remembers = remembers;
        Ok(preview.beside_store())
    }
}

impl File {
    /// Whether its sender's address could be noted for its unit: the unit has none, and nobody
    /// else has this one. Our own office forwards what others sent.
    pub(super) fn is_learnable(&self, directory: &Directory) -> bool {
        self.learnable_unit(directory).is_some()
    }

    fn learnable_unit<'a>(&self, directory: &'a Directory) -> Option<(&'a Unit, String)> {
        let unit = directory.unit(self.whose().0?)?;
        let sender = self.sender().filter(|sender| is_email(sender))?;
        let free = directory.at_address(&sender).is_none();
        let fits = free && unit.email.is_none() && !unit.standing_office;
        // Who sends several units' reports at once is none of them.
        let is_alone = self.given.part.is_none();
        let is_open = self.submission.is_none() && self.copy_of().is_none() && is_alone;
        (fits && is_open).then_some((unit, sender))
    }
}

/// The units of files to be stored, each with the address that is to be noted for it. One of two
/// addresses for a unit is noted, the first; an address is nobody's that two units write from.
pub(super) fn addresses(preview: &IntakePreview, storable: &[usize]) -> Vec<Unit> {
    let directory = &preview.background.directory;
    let files = storable.iter().filter_map(|at| preview.files.get(*at));
    let told = files.filter(|file| file.remembers);
    let told = told.filter_map(|file| file.learnable_unit(directory));
    let mut learnt: Vec<(UnitId, String)> = Vec::new();
    for (unit, sender) in told {
        let taken = learnt
            .iter()
            .any(|(known, address)| *known == unit.id || *address == sender);
        if !taken {
            learnt.push((unit.id, sender));
        }
    }
    let named = learnt.into_iter().filter_map(|(id, address)| {
        let unit = directory.unit(id)?;
        Some(Unit {
            email: Some(address),
            ..unit.clone()
        })
    });
    named.collect()
}
