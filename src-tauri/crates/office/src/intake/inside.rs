//! Letters and archives among the files: opened down to the workbooks in them.

use super::File;
use crate::clock::office_time;
use crate::files::{self, Loaded};
use crate::{OfficeError, files::sha256};
use chrono::NaiveDateTime;
use mail::{Carrier, Found, Letter};
use plan::encoding::detect;
use std::borrow::Cow;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use store::LetterText;
use words::document;

/// Between the names of letters and archives that lie in each other.
const DOWN_TO: &str = " › ";

/// No more of a letter's own text is kept, in characters: what follows is what it answers.
const LONGEST_TEXT: usize = 20_000;

/// Where a file lay that came in a letter or archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Inside {
    /// Its place among the files found there, from 0.
    pub at: usize,
    /// The letter's or archive's own name, then those of the letters and archives in it, down to
    /// the one it lay in; empty where it is the outermost letter itself.
    pub container: String,
    /// The address it was sent from.
    pub sender: Option<String>,
    /// When the letter came, in office time.
    pub received: Option<NaiveDateTime>,
    /// What the letter says itself.
    pub letter: Option<Arc<LetterText>>,
    /// Whether it is that letter itself, which brought no file.
    pub is_letter: bool,
    /// Whether what the letter says was written in an old encoding.
    pub is_converted: bool,
    /// The name of the outermost letter that brought it.
    pub carrier: Option<String>,
}

/// What a unit sent in one file: by itself, or found in a letter or archive.
#[derive(Debug)]
pub(super) struct Piece {
    /// Its own name. Only ever shown: it never becomes a path.
    pub name: String,
    /// Everything in it.
    pub bytes: Vec<u8>,
    /// SHA-256.
    pub sha256: String,
    /// Where it lay.
    pub inside: Option<Inside>,
    /// The outermost letter that brought it, whole.
    pub carrier: Option<Arc<Carrier>>,
}

impl Piece {
    /// Its name with that of the letter or archive it lay in.
    pub(super) fn full_name(&self) -> Option<String> {
        let inside = self.inside.as_ref()?;
        let names = [inside.container.as_str(), &self.name];
        Some(names.join(DOWN_TO).trim_start_matches(DOWN_TO).to_owned())
    }
}

/// What a file holds: itself, or what was found in it where it is a letter or archive.
///
/// # Errors
/// The letter or archive cannot be opened, or holds no file.
pub(super) fn pieces(loaded: Loaded) -> Result<Vec<Piece>, OfficeError> {
    let Some(kind) = mail::kind(&loaded.bytes) else {
        return Ok(vec![Piece {
            name: loaded.name(),
            bytes: loaded.bytes,
            sha256: loaded.sha256,
            inside: None,
            carrier: None,
        }]);
    };
    let opened = mail::open(&loaded.bytes, kind).map_err(|cause| OfficeError::Unopened {
        path: loaded.path.clone(),
        cause,
    })?;
    if opened.files.is_empty() {
        return Err(OfficeError::NothingInside {
            letter: opened.letter.is_some(),
            path: loaded.path,
        });
    }
    let outermost = (loaded.name(), opened.letter.as_deref());
    let whole = opened.letter.as_ref().map(|_| {
        let name = loaded.name();
        let bytes = loaded.bytes;
        Arc::new(Carrier { name, bytes })
    });
    let mut letters = Letters::default();
    let found = opened.files.into_iter().enumerate().map(|(at, file)| {
        let carrier = whole.as_ref().or(file.carrier.as_ref()).cloned();
        (at, Found { carrier, ..file })
    });
    Ok(found
        .map(|(at, file)| piece(at, file, &outermost, &mut letters))
        .collect())
}

/// The words of letters, each kept once however many files it brought.
#[derive(Default)]
struct Letters(HashMap<(*const Letter, *const Letter), Option<Arc<LetterText>>>);

impl Letters {
    /// What a letter says; where it says nothing itself, the one that brought it.
    fn words(&mut self, own: Option<&Letter>, outer: Option<&Letter>) -> Option<Arc<LetterText>> {
        let at = |letter: Option<&Letter>| letter.map_or(std::ptr::null(), std::ptr::from_ref);
        let words = self.0.entry((at(own), at(outer))).or_insert_with(|| {
            let letters = || own.into_iter().chain(outer);
            let subject = letters().find_map(|letter| letter.subject.clone());
            let text = letters().map(|letter| letter.text.as_str());
            let text = text.filter(|text| !text.is_empty()).map(bounded).next();
            let text = text.map(|text| unicode(&text).into_owned());
            let words = LetterText {
                subject: subject.unwrap_or_default(),
                text: text.unwrap_or_default(),
            };
            (words != LetterText::default()).then(|| Arc::new(words))
        });
        words.clone()
    }
}

/// A letter's text that was written in an old encoding, to be read; the letter itself stays as it
/// came.
fn unicode(text: &str) -> Cow<'_, str> {
    detect(text.lines(), None).decode(text)
}

fn is_converted(letter: &Letter) -> bool {
    matches!(unicode(&letter.text), Cow::Owned(_))
}

fn bounded(text: &str) -> String {
    match text.char_indices().nth(LONGEST_TEXT) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

fn piece(
    at: usize,
    found: Found,
    outermost: &(String, Option<&Letter>),
    words: &mut Letters,
) -> Piece {
    let (name, letter) = outermost;
    // What a forwarded letter does not tell is told by the one that brought it.
    let letters = || found.letter.as_deref().into_iter().chain(*letter);
    let within = found.within.iter().filter(|name| !name.is_empty());
    let mut names: Vec<&str> = [name]
        .into_iter()
        .chain(within)
        .map(String::as_str)
        .collect();
    // A letter's own words are the letter.
    let carrier = found.carrier.clone().filter(|_| !found.is_letter);
    let own = found.is_letter.then(|| names.pop()).flatten();
    let own = own.map(|name| named_as_letter(name, &found.bytes));
    let inside = Inside {
        at,
        container: names.join(DOWN_TO),
        sender: letters().find_map(|letter| letter.sender.clone()),
        received: letters()
            .find_map(|letter| letter.received)
            .map(office_time),
        letter: words.words(found.letter.as_deref(), *letter),
        is_letter: found.is_letter,
        is_converted: found.letter.as_deref().is_some_and(is_converted),
        carrier: carrier.as_deref().map(carrier_name),
    };
    let name = match (own, found.name) {
        (Some(own), _) => own,
        (None, name) if name.is_empty() => unnamed(at, &found.bytes),
        (None, name) => name,
    };
    Piece {
        name,
        sha256: sha256(&found.bytes),
        bytes: found.bytes,
        inside: Some(inside),
        carrier,
    }
}

/// What the letter that brought something is called.
pub(super) fn carrier_name(letter: &Carrier) -> String {
    named_as_letter(&letter.name, &letter.bytes)
}

/// What a file without a name is called; a picture keeps an ending that says what it is.
fn unnamed(at: usize, bytes: &[u8]) -> String {
    let name = document::attachment(at + 1);
    let endings: [(&[u8], &str); 2] = [(b"\x89PNG", ".png"), (b"\xFF\xD8\xFF", ".jpg")];
    let ending = endings.iter().find(|(magic, _)| bytes.starts_with(magic));
    ending.map_or(name.clone(), |(_, ending)| name + ending)
}

/// A letter's name with the ending by which the system knows what opens it.
fn named_as_letter(name: &str, bytes: &[u8]) -> String {
    let lower = name.to_lowercase();
    if lower.ends_with(".eml") || lower.ends_with(".msg") {
        return name.to_owned();
    }
    let ending = match mail::kind(bytes) {
        Some(mail::Kind::Msg) => ".msg",
        _ => ".eml",
    };
    format!("{name}{ending}")
}

/// Gives the bytes of previewed files once more. The last file is kept, as those of one letter
/// or archive follow each other.
#[derive(Default)]
pub(super) struct Originals {
    path: PathBuf,
    file_sha256: String,
    pieces: Vec<Piece>,
}

impl Originals {
    /// What was previewed.
    ///
    /// # Errors
    /// It cannot be loaded, or is not what was previewed.
    pub(super) fn of(&mut self, file: &File) -> Result<&Piece, OfficeError> {
        if self.path != file.path {
            self.load(&file.path)?;
        }
        let at = file.inside.as_ref().map_or(0, |inside| inside.at);
        let piece = self.pieces.get(at);
        piece
            .filter(|piece| self.file_sha256 == file.file_sha256 && piece.sha256 == file.sha256)
            .ok_or(OfficeError::StalePreview)
    }

    /// What came in one letter with a file, the file itself included.
    pub(super) fn brought_with(&mut self, file: &File) -> Result<Vec<&Piece>, OfficeError> {
        let Some(carrier) = self.of(file)?.carrier.clone() else {
            return Ok(Vec::new());
        };
        let same = |piece: &&Piece| {
            let of = piece.carrier.as_ref();
            of.is_some_and(|of| Arc::ptr_eq(of, &carrier))
        };
        Ok(self.pieces.iter().filter(same).collect())
    }

    fn load(&mut self, path: &Path) -> Result<(), OfficeError> {
        let loaded = files::load(path)?;
        let file_sha256 = loaded.sha256.clone();
        // What could be opened when it was previewed and cannot be now has changed.
        let pieces = pieces(loaded).map_err(|_| OfficeError::StalePreview)?;
        *self = Originals {
            path: path.to_owned(),
            file_sha256,
            pieces,
        };
        Ok(())
    }
}
