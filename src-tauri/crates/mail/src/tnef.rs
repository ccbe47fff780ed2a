//! Files that Outlook wraps into one of its own, "winmail.dat" (MS-OXTNEF).

use super::{Budget, Found, MailError, name, trimming};
use encoding_rs::{UTF_16LE, WINDOWS_1258};

const MAGIC: &[u8] = b"\x78\x9F\x3E\x22";

/// Before the first attribute: the mark, and a key of two bytes.
const HEAD: usize = 6;

/// Attributes of files: a file begins, its short name, its bytes, its properties.
const BEGINS: u32 = 0x0006_9002;
const TITLE: u32 = 0x0001_8010;
const DATA: u32 = 0x0006_800F;
const PROPERTIES: u32 = 0x0006_9005;

/// Properties of a file (MS-OXPROPS): its long name, and a letter that is the file itself.
const LONG_NAME: u16 = 0x3707;
const OBJECT: u16 = 0x3701;

/// Before a letter in a property: which of its interfaces it is.
const INTERFACE: usize = 16;

/// Whether bytes are files wrapped by Outlook.
pub(crate) fn is_wrapping(bytes: &[u8]) -> bool {
    bytes.starts_with(MAGIC)
}

/// Whether nothing is wrapped: Outlook also sends only how the letter looks.
pub(crate) fn is_empty(bytes: &[u8]) -> bool {
    is_wrapping(bytes) && !attributes(bytes).any(|attribute| attribute.is_some_and(is_content))
}

fn is_content((id, data): (u32, &[u8])) -> bool {
    id == DATA || (id == PROPERTIES && properties(data).is_some_and(|all| !all.object.is_empty()))
}

/// The files that are wrapped.
///
/// # Errors
/// It is cut off, or holds more than is taken out.
pub(crate) fn files(bytes: &[u8], budget: &mut Budget) -> Result<Vec<Found>, MailError> {
    let mut files: Vec<Found> = Vec::new();
    for attribute in attributes(bytes) {
        let (id, data) = attribute.ok_or(MailError::Damaged)?;
        if id == BEGINS {
            files.push(Found::default());
        }
        let Some(file) = files.last_mut() else {
            continue;
        };
        match id {
            TITLE if file.name.is_empty() => file.name = narrow(data),
            DATA => {
                budget.take(data.len() as u64)?;
                file.bytes = data.to_vec();
            }
            PROPERTIES => {
                let known = properties(data).unwrap_or_default();
                if !known.long_name.is_empty() {
                    file.name = known.long_name;
                }
                if file.bytes.is_empty() && !known.object.is_empty() {
                    budget.take(known.object.len() as u64)?;
                    file.bytes = known.object.to_vec();
                }
            }
            _ => {}
        }
    }
    for file in &mut files {
        file.name = name::shown(&file.name);
    }
    files.retain(|file| !file.bytes.is_empty() && !trimming::is_trimming(&file.name, &file.bytes));
    Ok(files)
}

/// What stands in it one after the other: which attribute, and its bytes. `None` once it is cut off.
fn attributes(bytes: &[u8]) -> impl Iterator<Item = Option<(u32, &[u8])>> {
    let mut left = Bytes(bytes.get(HEAD..).unwrap_or_default());
    std::iter::from_fn(move || {
        if left.0.is_empty() {
            return None;
        }
        let read = attribute(&mut left);
        if read.is_none() {
            left = Bytes(&[]);
        }
        Some(read)
    })
}

fn attribute<'a>(left: &mut Bytes<'a>) -> Option<(u32, &'a [u8])> {
    // Whether it is of the letter or of a file is told by its number as well.
    left.take(1)?;
    let (id, length) = (left.number()?, left.length()?);
    let data = left.take(length)?;
    // Its check sum is not looked at: what is wrong in the files their readers say.
    left.take(2)?;
    Some((id, data))
}

/// What a file's properties tell of it.
#[derive(Default)]
struct Known<'a> {
    long_name: String,
    object: &'a [u8],
}

/// Reads a list of properties; `None` where it is broken.
fn properties(data: &[u8]) -> Option<Known<'_>> {
    let mut left = Bytes(data);
    let mut known = Known::default();
    for _ in 0..left.number()? {
        let (kind, id) = (left.short()?, left.short()?);
        if id >= 0x8000 {
            skip_name(&mut left)?;
        }
        let value = value(&mut left, kind)?;
        match (id, kind) {
            (LONG_NAME, 0x1E) => known.long_name = narrow(value),
            (LONG_NAME, 0x1F) => known.long_name = ended(&UTF_16LE.decode(value).0),
            (OBJECT, 0x0D) => known.object = value.get(INTERFACE..).unwrap_or_default(),
            _ => {}
        }
    }
    Some(known)
}

/// A property that is named instead of numbered: its set, then a number or a name.
fn skip_name(left: &mut Bytes<'_>) -> Option<()> {
    left.take(16)?;
    match left.number()? {
        0 => left.take(4)?,
        _ => left.padded()?,
    };
    Some(())
}

/// The value of a property; the last one of several.
fn value<'a>(left: &mut Bytes<'a>, kind: u16) -> Option<&'a [u8]> {
    let (kind, is_several) = (kind & 0x0FFF, kind & 0x1000 != 0);
    let size = match kind {
        0x02 | 0x03 | 0x04 | 0x0A | 0x0B => Some(4),
        0x05 | 0x06 | 0x07 | 0x14 | 0x40 => Some(8),
        0x48 => Some(16),
        0x0D | 0x1E | 0x1F | 0x102 => None,
        _ => return None,
    };
    let count = match (is_several, size) {
        (false, Some(_)) => 1,
        _ => left.number()?,
    };
    let mut last: &[u8] = &[];
    for _ in 0..count {
        last = match size {
            Some(size) => left.take(size)?,
            None => left.padded()?,
        };
    }
    Some(last)
}

/// A text in the sender's code page, ended by a zero.
fn narrow(bytes: &[u8]) -> String {
    ended(&WINDOWS_1258.decode(bytes).0)
}

fn ended(text: &str) -> String {
    let end = text.find('\0').unwrap_or(text.len());
    text[..end].to_owned()
}

/// Bytes read from the front.
struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (taken, left) = self.0.split_at_checked(length)?;
        self.0 = left;
        Some(taken)
    }

    fn short(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes(self.take(2)?.try_into().ok()?))
    }

    fn number(&mut self) -> Option<u32> {
        Some(u32::from_le_bytes(self.take(4)?.try_into().ok()?))
    }

    fn length(&mut self) -> Option<usize> {
        usize::try_from(self.number()?).ok()
    }

    /// Bytes behind their number, filled up to four.
    fn padded(&mut self) -> Option<&'a [u8]> {
        let length = self.length()?;
        let taken = self.take(length)?;
        self.take(length.wrapping_neg() % 4)?;
        Some(taken)
    }
}
