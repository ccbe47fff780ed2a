//! The letters that brought reports, kept whole: the files in them that are originals already stand
//! there once. Insert-only, outside undo, as the originals are.

mod cut;

use crate::codes::PeriodCode;
use crate::error::StoreError;
use crate::gate::{Reader, Tx, number};
use crate::original::{FileHash, Original};
use crate::submission::SubmissionId;
use cut::{Cut, Written};
use plan::period::PeriodId;

/// A letter to be kept.
#[derive(Clone, Copy, Debug)]
pub struct NewLetter<'a> {
    /// Its hash.
    pub hash: &'a FileHash,
    /// Its name.
    pub name: &'a str,
    /// All its bytes.
    pub bytes: &'a [u8],
    /// The files it brought that are kept as originals.
    pub brought: &'a [(FileHash, &'a [u8])],
}

impl Reader<'_> {
    /// A kept letter, to the last byte as it came.
    ///
    /// # Errors
    /// SQLite's; a file it brought is missing.
    pub fn letter(&self, hash: &FileHash) -> Result<Option<Original>, StoreError> {
        let kept = self.one(
            "SELECT name, rest FROM letter WHERE sha256 = ?1",
            [hash],
            |row| Ok((row.get("name")?, row.get::<_, Vec<u8>>("rest")?)),
        )?;
        let Some((name, rest)) = kept else {
            return Ok(None);
        };
        let bytes = cut::put_back(&rest, &self.cuts(hash)?).ok_or(StoreError::Damaged)?;
        Ok(Some(Original {
            hash: hash.clone(),
            name,
            bytes,
        }))
    }

    /// The letters that brought the submissions for a period.
    ///
    /// # Errors
    /// SQLite's.
    pub fn carriers_in(
        &self,
        period: PeriodId,
    ) -> Result<Vec<(SubmissionId, FileHash)>, StoreError> {
        self.all(
            "SELECT c.submission_id, c.letter
             FROM submission s JOIN submission_carrier c ON c.submission_id = s.id
             WHERE s.period_id = ?1",
            [PeriodCode(period)],
            |row| Ok((SubmissionId(row.get(0)?), row.get(1)?)),
        )
    }

    /// The hashes of all kept letters.
    pub(crate) fn letters(&self) -> Result<Vec<FileHash>, StoreError> {
        self.all("SELECT sha256 FROM letter", [], |row| row.get(0))
    }

    /// The files that were taken out of a letter, in the order they stand there.
    fn cuts(&self, letter: &FileHash) -> Result<Vec<(Cut, Vec<u8>)>, StoreError> {
        self.all(
            "SELECT f.position, f.width, f.line_end, o.bytes
             FROM letter_file f JOIN original o ON o.sha256 = f.original
             WHERE f.letter = ?1 ORDER BY f.nth",
            [letter],
            |row| {
                let width: Option<u32> = row.get("width")?;
                let line_end: String = row.get("line_end")?;
                let cut = Cut {
                    position: row.get::<_, u32>("position")? as usize,
                    written: match width {
                        None => Written::AsItIs,
                        Some(width) => Written::Base64 {
                            width: width as usize,
                            line_end,
                        },
                    },
                };
                Ok((cut, row.get("bytes")?))
            },
        )
    }
}

impl Tx<'_> {
    /// Keeps the letter that brought a submission; the same letter is kept once.
    ///
    /// # Errors
    /// A file it brought is no original; SQLite's.
    pub fn keep_letter(&self, id: SubmissionId, letter: &NewLetter<'_>) -> Result<(), StoreError> {
        let known = self.one(
            "SELECT 1 FROM letter WHERE sha256 = ?1",
            [letter.hash],
            |_| Ok(()),
        )?;
        if known.is_none() {
            self.insert_letter(letter)?;
        }
        self.write(
            "INSERT INTO submission_carrier (submission_id, letter) VALUES (?1, ?2)",
            (id.0, letter.hash),
        )?;
        Ok(())
    }

    fn insert_letter(&self, letter: &NewLetter<'_>) -> Result<(), StoreError> {
        let files: Vec<&[u8]> = letter.brought.iter().map(|(_, bytes)| *bytes).collect();
        let (rest, cuts) = cut::take_out(letter.bytes, &files);
        self.write(
            "INSERT INTO letter (sha256, name, rest) VALUES (?1, ?2, ?3)",
            (letter.hash, letter.name, rest),
        )?;
        for (nth, (file, cut)) in cuts.iter().enumerate() {
            let (width, line_end) = match &cut.written {
                Written::AsItIs => (None, ""),
                Written::Base64 { width, line_end } => (Some(number(*width)), line_end.as_str()),
            };
            self.write(
                "INSERT INTO letter_file (letter, nth, position, original, width, line_end)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                (
                    letter.hash,
                    number(nth),
                    number(cut.position),
                    letter.brought.get(*file).map(|(hash, _)| hash),
                    width,
                    line_end,
                ),
            )?;
        }
        Ok(())
    }
}
