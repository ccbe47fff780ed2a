//! What arrives by e-mail: letters (.eml, .msg) and archives (.zip), opened down to the files
//! in them, with who sent them and when; and what goes out by it: drafts, and archives of them.
//!
//! Knows how letters and archives are put together. Must not know what the files in them say, nor
//! where anything is kept. Everything is bounded: size, number of files, nesting; names found
//! inside are for reading only and never become paths.

mod archive;
mod draft;
mod eml;
mod mbox;
mod msg;
mod name;
mod picture;
mod tnef;
mod trimming;

pub use archive::pack;
pub use draft::Draft;

use chrono::{DateTime, Utc};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::rc::Rc;
use std::sync::Arc;
use thiserror::Error;

/// The most files that are taken out of one letter or archive.
pub const FILE_COUNT_LIMIT: usize = 500;

/// The most bytes that one letter or archive may unpack to, all files together.
pub const UNPACKED_LIMIT: u64 = 200 * 1024 * 1024;

/// How deep letters and archives may lie in each other.
pub const DEPTH_LIMIT: usize = 8;

/// What a file is that holds other files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A letter as mail programs save it, RFC 5322.
    Eml,
    /// A letter as Outlook saves it.
    Msg,
    /// A folder of letters in one file.
    Mbox,
    /// An archive.
    Zip,
    /// What Outlook wraps a letter's files into, "winmail.dat".
    Tnef,
}

/// What is known of a letter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Letter {
    /// The sender's address.
    pub sender: Option<String>,
    /// The subject.
    pub subject: Option<String>,
    /// When it was received, else when it was sent.
    pub received: Option<DateTime<Utc>>,
    /// Its own text, in plain letters.
    pub text: String,
}

/// A file that was found inside.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// Its name as it may be shown; empty where it has none.
    pub name: String,
    /// Everything in it.
    pub bytes: Vec<u8>,
    /// The names of the letters and archives it lay in below the outermost, outermost first.
    pub within: Vec<String>,
    /// The innermost letter it came with.
    pub letter: Option<Rc<Letter>>,
    /// Whether it is that letter itself, which brought no file: its own words are what was sent.
    pub is_letter: bool,
    /// The outermost letter it came with, where that lay in an archive.
    pub carrier: Option<Arc<Carrier>>,
}

/// A letter as it lay in an archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Carrier {
    /// Its name as it may be shown; empty where it has none.
    pub name: String,
    /// All of it.
    pub bytes: Vec<u8>,
}

/// What was found inside a letter or archive.
#[derive(Clone, Debug, Default)]
pub struct Opened {
    /// The files, in the order they lie there. What only trims a letter (pictures too small to be
    /// a page, its signature) and what systems leave in archives are not among them. A letter without a file stands here
    /// itself, if it says anything.
    pub files: Vec<Found>,
    /// The outermost letter, if it is one.
    pub letter: Option<Rc<Letter>>,
}

/// Why a letter or archive was not opened.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum MailError {
    /// It is cut off or its inside is broken.
    #[error("the letter or archive is damaged")]
    Damaged,
    /// The archive is locked by a password.
    #[error("the archive is protected by a password")]
    PasswordProtected,
    /// It unpacks to more than [`UNPACKED_LIMIT`].
    #[error("it unpacks to more than {limit} bytes")]
    TooLarge {
        /// The limit.
        limit: u64,
    },
    /// It holds more than [`FILE_COUNT_LIMIT`] files.
    #[error("it holds more than {limit} files")]
    TooManyFiles {
        /// The limit.
        limit: usize,
    },
    /// Letters lie in each other deeper than [`DEPTH_LIMIT`].
    #[error("letters or archives lie in each other more than {limit} deep")]
    TooDeep {
        /// The limit.
        limit: usize,
    },
}

/// What holds other files, told by the bytes; `None` for any other file.
pub fn kind(bytes: &[u8]) -> Option<Kind> {
    if bytes.starts_with(b"PK") {
        return archive::is_plain(bytes).then_some(Kind::Zip);
    }
    if msg::is_letter(bytes) {
        return Some(Kind::Msg);
    }
    if mbox::is_folder(bytes) {
        return Some(Kind::Mbox);
    }
    if tnef::is_wrapping(bytes) {
        return Some(Kind::Tnef);
    }
    eml::is_letter(bytes).then_some(Kind::Eml)
}

impl Kind {
    /// Whether it is one letter, and not what holds several.
    fn is_letter(self) -> bool {
        matches!(self, Kind::Eml | Kind::Msg)
    }
}

/// Opens a letter or archive and everything of the kind inside it. What is broken or locked
/// inside it is found as the file it is.
///
/// # Errors
/// See [`MailError`]: one reason for the whole, since a letter read by half would hide what is
/// missing. A panic inside a parser counts as [`MailError::Damaged`].
pub fn open(bytes: &[u8], kind: Kind) -> Result<Opened, MailError> {
    catch_unwind(AssertUnwindSafe(|| open_all(bytes, kind))).unwrap_or(Err(MailError::Damaged))
}

/// What one letter or archive holds itself.
struct Parts {
    letter: Option<Rc<Letter>>,
    files: Vec<Found>,
}

impl Parts {
    /// A letter's parts: its files or, where it and the letters in it hold none, the innermost
    /// letters that say something. What is said beside files belongs to these.
    fn of(letter: Rc<Letter>, files: Vec<Found>, words: Vec<Found>) -> Parts {
        Parts {
            letter: Some(letter),
            files: match files.is_empty() {
                true => words,
                false => files,
            },
        }
    }
}

impl Found {
    /// A letter that is what was sent itself.
    fn words(bytes: &[u8], within: &[String], letter: &Rc<Letter>) -> Option<Found> {
        (!letter.text.is_empty()).then(|| Found {
            name: String::new(),
            bytes: bytes.to_vec(),
            within: within.to_vec(),
            letter: Some(Rc::clone(letter)),
            is_letter: true,
            carrier: None,
        })
    }
}

/// What may still be taken out.
struct Budget {
    files: usize,
    bytes: u64,
}

impl Budget {
    fn take(&mut self, bytes: u64) -> Result<(), MailError> {
        self.files = self.files.checked_sub(1).ok_or(MailError::TooManyFiles {
            limit: FILE_COUNT_LIMIT,
        })?;
        self.bytes = self.bytes.checked_sub(bytes).ok_or(MailError::TooLarge {
            limit: UNPACKED_LIMIT,
        })?;
        Ok(())
    }
}

fn open_all(bytes: &[u8], kind: Kind) -> Result<Opened, MailError> {
    let mut budget = Budget {
        files: FILE_COUNT_LIMIT,
        bytes: UNPACKED_LIMIT,
    };
    let outermost = parts(bytes, kind, &mut budget)?;
    let mut opened = Opened {
        files: Vec::new(),
        letter: outermost.letter,
    };
    // By a list of what is left to open, not by calls: nesting is in the sender's hand.
    let mut left: Vec<Found> = outermost.files.into_iter().rev().collect();
    while let Some(file) = left.pop() {
        let inner = self::kind(&file.bytes).filter(|_| !file.is_letter);
        let Some(inner) = inner else {
            opened.files.push(file);
            continue;
        };
        if file.within.len() >= DEPTH_LIMIT {
            return Err(MailError::TooDeep { limit: DEPTH_LIMIT });
        }
        let parts = match parts(&file.bytes, inner, &mut budget) {
            Err(MailError::Damaged | MailError::PasswordProtected) => {
                opened.files.push(file);
                continue;
            }
            parts => parts?,
        };
        let mut within = file.within;
        within.push(file.name.clone());
        let letter = parts.letter.or(file.letter);
        let is_outermost = !kind.is_letter() && inner.is_letter();
        let carrier = file.carrier.or_else(|| {
            let (name, bytes) = (file.name, file.bytes);
            is_outermost.then(|| Arc::new(Carrier { name, bytes }))
        });
        left.extend(parts.files.into_iter().rev().map(|found| Found {
            within: within.iter().cloned().chain(found.within).collect(),
            letter: found.letter.or_else(|| letter.clone()),
            carrier: carrier.clone(),
            ..found
        }));
    }
    Ok(opened)
}

fn parts(bytes: &[u8], kind: Kind, budget: &mut Budget) -> Result<Parts, MailError> {
    match kind {
        Kind::Eml => eml::parts(bytes, budget),
        Kind::Msg => msg::parts(bytes, budget),
        Kind::Zip => Ok(Parts {
            letter: None,
            files: archive::files(bytes, budget)?,
        }),
        Kind::Mbox => Ok(Parts {
            letter: None,
            files: mbox::files(bytes, budget)?,
        }),
        Kind::Tnef => Ok(Parts {
            letter: None,
            files: tnef::files(bytes, budget)?,
        }),
    }
}
