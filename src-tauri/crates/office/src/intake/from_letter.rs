//! A letter without a file, entered on the form: its words are the report.

use super::IntakePreview;
use super::entering::LetterSource;
use super::inside::Originals;
use crate::views::{EntryInput, pile};
use crate::{Office, OfficeError};

impl Office {
    /// Enters what a previewed letter says in its own words; the letter is kept with the entry.
    /// Its sender, words and bytes are the letter's, whatever the entry says of them.
    ///
    /// # Errors
    /// As [`Office::enter_report`]; the file named is no such letter, was stored already, or it or
    /// the store changed since the preview.
    pub fn enter_from_letter(
        &mut self,
        preview: &mut IntakePreview,
        index: usize,
        entry: &EntryInput,
    ) -> Result<pile::IntakeView, OfficeError> {
        let is_letter = preview.files.get(index).is_some_and(super::File::is_letter);
        if !is_letter {
            return Err(OfficeError::StalePreview);
        }
        // Whose it is was said on the form.
        self.settle_file(preview, index, Some(&entry.unit), Some(&entry.period))?;
        let file = preview.files.get(index).ok_or(OfficeError::StalePreview)?;
        let mut originals = Originals::default();
        let piece = originals.of(file)?;
        let inside = file.inside.as_ref();
        let letter = inside.and_then(|inside| inside.letter.as_deref());
        let source = LetterSource {
            name: piece.name.clone(),
            container: file.container(),
            sender: file.sender(),
            words: letter.cloned().unwrap_or_default(),
            bytes: piece.bytes.clone(),
        };
        let id = self.enter(entry, Some(source))?;
        if let Some(file) = preview.files.get_mut(index) {
            file.submission = Some(id);
        }
        // What is stored stays stored: a rest that cannot be judged now is stale at its next step.
        let _ = self.judge_anew(preview);
        Ok(preview.pile(1))
    }
}
