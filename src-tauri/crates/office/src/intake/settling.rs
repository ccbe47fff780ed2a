//! A preview that stays on the desk: the user says whose a file is, the store moves on beside it.

use super::background::{Background, Given};
use super::reading::{self, Asked, Opened, Wanted};
use super::{File, IntakePreview, verdict};
use crate::views::pile;
use crate::watch::{Job, Steps};
use crate::{Office, OfficeError, find_unit};
use store::{Reader, Submission};

impl Office {
    /// Takes the user's word for whose a file is, or which period it reports on, or both, over
    /// what the file says; what was said of it before and is not said now stays. The file's rows
    /// are matched again, and all files judged again.
    ///
    /// # Errors
    /// No such unit or period; the file or the store changed since the preview, or the file was
    /// stored from it; the store refuses.
    pub fn settle_file(
        &self,
        preview: &mut IntakePreview,
        index: usize,
        unit: Option<&str>,
        period: Option<&str>,
    ) -> Result<pile::IntakeView, OfficeError> {
        let file = preview.files.get(index).ok_or(OfficeError::StalePreview)?;
        let before = file.given.clone();
        let given = self.read(|reader| self.given(reader, preview, before, unit, period))?;
        self.resettle(preview, index, given)
    }

    /// Reads a file again for what is said of it now, and judges all files again.
    pub(super) fn resettle(
        &self,
        preview: &mut IntakePreview,
        index: usize,
        given: Given,
    ) -> Result<pile::IntakeView, OfficeError> {
        self.read(|reader| {
            let file = preview.files.get(index);
            let file = file
                .filter(|file| file.submission.is_none())
                .ok_or(OfficeError::StalePreview)?;
            if reader.revision()? != preview.background.revision {
                return Err(OfficeError::StalePreview);
            }
            let periods = preview.given_periods().chain(given.period);
            let background = Background::of(self, reader, periods)?;
            let settled = file.read_again(given, &background)?;
            preview.files[index] = settled;
            verdict::judge(reader, &background, &mut preview.files)?;
            preview.background = background;
            Ok(())
        })?;
        Ok(preview.beside_store())
    }

    /// A preview as the store stands now: where it moved on, what is not stored yet is read and
    /// judged again, and what was stored from it and taken back again is to be stored again.
    ///
    /// # Errors
    /// No plan; whoever watches stops it; the store refuses. The preview then stays as it was.
    pub fn refresh_submissions(
        &self,
        preview: &mut IntakePreview,
    ) -> Result<pile::IntakeView, OfficeError> {
        if !self.is_fresh(preview)? {
            self.read_again(preview)?;
        }
        Ok(preview.beside_store())
    }

    /// Does a job in the store beside a preview. One that the store had not outrun stays so.
    ///
    /// # Errors
    /// The job's.
    pub fn beside<T>(
        &mut self,
        preview: &mut IntakePreview,
        job: impl FnOnce(&mut Office) -> Result<T, OfficeError>,
    ) -> Result<T, OfficeError> {
        let fresh = self.is_fresh(preview)?;
        let answer = job(self)?;
        if fresh {
            // The job is done: a preview that cannot be judged now is stale at its next step.
            let _ = self.judge_anew(preview);
        }
        Ok(answer)
    }

    /// Judges a preview's files against the store as it is now, without reading them again; does
    /// nothing where plan or units changed, as rows may mean something else then.
    pub(super) fn judge_anew(&self, preview: &mut IntakePreview) -> Result<(), OfficeError> {
        self.read(|reader| {
            let background = Background::of(self, reader, preview.given_periods())?;
            if background.means_the_same(&preview.background) {
                verdict::judge(reader, &background, &mut preview.files)?;
                preview.background = background;
            }
            Ok(())
        })
    }

    pub(super) fn is_fresh(&self, preview: &IntakePreview) -> Result<bool, OfficeError> {
        self.read(|reader| Ok(reader.revision()? == preview.background.revision))
    }

    pub(super) fn read_again(&self, preview: &mut IntakePreview) -> Result<(), OfficeError> {
        let (background, kept) = self.read(|reader| {
            let background = Background::of(self, reader, preview.given_periods())?;
            let files = preview.files.iter();
            let kept: Result<Vec<bool>, OfficeError> = files
                .map(|file| file.is_still_stored(reader, &background))
                .collect();
            Ok((background, kept?))
        })?;
        let open = preview.files.iter().zip(&kept).filter(|(_, kept)| !**kept);
        let asked = asked_again(open.map(|(file, _)| file));
        let steps = Steps::begin(&*self.watch, Job::Read, asked.len());
        let opened = reading::open_all(&asked, &background, &steps)?;
        let open = preview.files.iter_mut().zip(kept).filter(|(_, kept)| !kept);
        for ((file, _), opened) in open.zip(opened) {
            *file = file.again(opened, file.given.clone());
        }
        preview.background = background;
        self.read(|reader| verdict::judge(reader, &preview.background, &mut preview.files))
    }

    /// What is said of a file, over what was said before.
    fn given(
        &self,
        reader: &Reader<'_>,
        preview: &IntakePreview,
        before: Given,
        unit: Option<&str>,
        period: Option<&str>,
    ) -> Result<Given, OfficeError> {
        let directory = &preview.background.directory;
        let unit = unit.map(|name| find_unit(directory, name)).transpose()?;
        let period = period
            .map(|text| self.period_of(reader, text))
            .transpose()?;
        Ok(Given {
            unit: unit.map(|unit| unit.id).or(before.unit),
            period: period.map(|period| period.id).or(before.period),
            ..before
        })
    }
}

impl IntakePreview {
    /// The periods given for its files.
    fn given_periods(&self) -> impl Iterator<Item = plan::period::PeriodId> {
        self.files.iter().filter_map(|file| file.given.period)
    }
}

impl File {
    /// The same file, read again for what is said of it now.
    fn read_again(&self, given: Given, background: &Background) -> Result<File, OfficeError> {
        let opened = reading::open_one(&self.asked(given.clone()), background);
        let opened = opened.ok_or(OfficeError::StalePreview)?;
        // A file that could not be opened before may have been mended since.
        if !self.sha256.is_empty() && opened.sha256 != self.sha256 {
            return Err(OfficeError::StalePreview);
        }
        Ok(self.again(opened, given))
    }

    /// How to ask for it again.
    fn asked(&self, given: Given) -> Asked<'_> {
        let wanted = match &self.inside {
            None => Wanted::Itself(given),
            Some(inside) => Wanted::Inside(&self.file_sha256, vec![(inside.at, given)]),
        };
        Asked {
            path: &self.path,
            wanted,
        }
    }

    /// The same file as it was read again; it stays what lay in its letter or archive, also where
    /// that one is not to be opened any more.
    fn again(&self, opened: Opened, given: Given) -> File {
        let mut again = File::of(opened, given);
        again.received = self.received;
        again.remembers = self.remembers;
        if again.inside != self.inside {
            again.inside.clone_from(&self.inside);
            again.name.clone_from(&self.name);
            again.file_sha256.clone_from(&self.file_sha256);
        }
        again
    }

    /// Whether what was stored from the preview is stored still.
    fn is_still_stored(
        &self,
        reader: &Reader<'_>,
        background: &Background,
    ) -> Result<bool, OfficeError> {
        let (unit, period) = self.whose();
        let Some((id, (unit, period))) = self.submission.zip(unit.zip(period)) else {
            return Ok(false);
        };
        if self.copy_of().is_some() {
            let copies = reader.documents_of(id)?;
            return Ok(copies
                .iter()
                .any(|one| one.original.as_str() == self.sha256));
        }
        let same = |one: &Submission| {
            let hash = one.original.as_ref().map(store::FileHash::as_str);
            one.id == id && hash == Some(self.sha256.as_str())
        };
        Ok(background.versions(unit, period).any(same))
    }
}

/// Files to be read again; those of one letter or archive together, so that it is opened once.
fn asked_again<'a>(files: impl Iterator<Item = &'a File>) -> Vec<Asked<'a>> {
    let mut all: Vec<Asked<'a>> = Vec::new();
    for file in files {
        match (
            all.last_mut().map(|last| (last.path, &mut last.wanted)),
            &file.inside,
        ) {
            (Some((path, Wanted::Inside(hash, places))), Some(inside))
                if path == file.path
                    && *hash == file.file_sha256
                    && places.last().is_some_and(|(at, _)| *at < inside.at) =>
            {
                places.push((inside.at, file.given.clone()));
            }
            _ => all.push(file.asked(file.given.clone())),
        }
    }
    all
}
