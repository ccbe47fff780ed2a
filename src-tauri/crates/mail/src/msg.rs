//! Letters as Outlook saves them (.msg): a compound file whose streams are named after properties
//! (MS-OXMSG).

use super::{Budget, DEPTH_LIMIT, Found, Letter, MailError, Parts, UNPACKED_LIMIT};
use super::{eml, name, trimming};
use cfb::CompoundFile;
use chrono::{DateTime, Utc};
use encoding_rs::WINDOWS_1258;
use mail_parser::MessageParser;
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};
use std::rc::Rc;

const MAGIC: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// Properties of a letter and its attachments (MS-OXPROPS).
const SUBJECT: u16 = 0x0037;
const HEADERS: u16 = 0x007D;
const SENDER: u16 = 0x0C1F;
const SENDER_SMTP: u16 = 0x5D01;
const REPRESENTING: u16 = 0x0065;
const BODY: u16 = 0x1000;
const DELIVERED: u16 = 0x0E06;
const SUBMITTED: u16 = 0x0039;
const LONG_NAME: u16 = 0x3707;
const SHORT_NAME: u16 = 0x3704;
const DISPLAY_NAME: u16 = 0x3001;
const CONTENT: u16 = 0x3701;

/// Property types: text in UTF-16, text in the sender's code page, bytes, an object.
const UNICODE: u16 = 0x001F;
const NARROW: u16 = 0x001E;
const BINARY: u16 = 0x0102;
const OBJECT: u16 = 0x000D;
const TIME: u16 = 0x0040;

/// The longest text that is read of a property.
const TEXT_LIMIT: u64 = 4 * 1024 * 1024;

type Compound<'a> = CompoundFile<Cursor<&'a [u8]>>;

/// Whether a compound file is a letter: one stream has the name that every letter's has.
pub(crate) fn is_letter(bytes: &[u8]) -> bool {
    if !bytes.starts_with(MAGIC) {
        return false;
    }
    let wide: Vec<u8> = "__properties_version1.0"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    bytes.windows(wide.len()).any(|window| window == wide)
}

/// What a letter holds, the letters in it opened.
pub(crate) fn parts(bytes: &[u8], budget: &mut Budget) -> Result<Parts, MailError> {
    let mut file = CompoundFile::open(Cursor::new(bytes)).map_err(|_| MailError::Damaged)?;
    let root = PathBuf::from("/");
    let outermost = Rc::new(letter(&mut file, &root));
    let (mut files, mut words) = (Vec::new(), Vec::new());
    let mut left = vec![(root, Rc::clone(&outermost), Vec::new())];
    while let Some((storage, letter_of, within)) = left.pop() {
        let mut inner = Vec::new();
        for attachment in attachments(&file, &storage) {
            let found = found_name(&mut file, &attachment);
            let nested = attachment.join(stream_name(CONTENT, OBJECT));
            if file.is_storage(&nested) {
                let letter = Rc::new(letter(&mut file, &nested));
                let mut path: Vec<String> = within.clone();
                let subject = || name::shown(letter.subject.as_deref().unwrap_or_default());
                path.push(found.unwrap_or_else(subject));
                if path.len() > DEPTH_LIMIT {
                    return Err(MailError::TooDeep { limit: DEPTH_LIMIT });
                }
                inner.push((nested, letter, path));
                continue;
            }
            let stream = attachment.join(stream_name(CONTENT, BINARY));
            let Some(content) = stream_of(&mut file, &stream, UNPACKED_LIMIT) else {
                continue;
            };
            let name = found.unwrap_or_default();
            if !trimming::is_trimming(&name, &content) {
                budget.take(content.len() as u64)?;
                files.push(Found {
                    name,
                    bytes: content,
                    within: within.clone(),
                    letter: Some(Rc::clone(&letter_of)),
                    ..Found::default()
                });
            }
        }
        // A letter in a letter has no bytes of its own here.
        if inner.is_empty() {
            words.extend(Found::words(bytes, &within, &letter_of));
        }
        left.extend(inner.into_iter().rev());
    }
    if words.is_empty() {
        words.extend(Found::words(bytes, &[], &outermost));
    }
    Ok(Parts::of(outermost, files, words))
}

/// The storages of a letter's attachments, in their own order.
fn attachments(file: &Compound<'_>, storage: &Path) -> Vec<PathBuf> {
    let entries = file.read_storage(storage).into_iter().flatten();
    let mut paths: Vec<PathBuf> = entries
        .filter(|entry| entry.is_storage() && entry.name().starts_with("__attach_version1.0"))
        .map(|entry| entry.path().to_owned())
        .collect();
    paths.sort();
    paths
}

fn found_name(file: &mut Compound<'_>, attachment: &Path) -> Option<String> {
    [LONG_NAME, DISPLAY_NAME, SHORT_NAME]
        .into_iter()
        .find_map(|property| text(file, attachment, property))
        .map(|found| name::shown(&found))
        .filter(|found| !found.is_empty())
}

fn letter(file: &mut Compound<'_>, storage: &Path) -> Letter {
    // What Outlook received from outside keeps the headers it came with.
    let headers = text(file, storage, HEADERS).map(|headers| {
        let parsed = MessageParser::default().parse(headers.as_bytes());
        parsed
            .map(|message| eml::letter(&message))
            .unwrap_or_default()
    });
    let by_property = [SENDER_SMTP, SENDER, REPRESENTING]
        .into_iter()
        .filter_map(|property| text(file, storage, property))
        .find(|address| address.contains('@'))
        .map(|address| address.trim().to_lowercase());
    let from_headers = headers.unwrap_or_default();
    Letter {
        sender: by_property.or(from_headers.sender),
        subject: text(file, storage, SUBJECT).or(from_headers.subject),
        received: time(file, storage).or(from_headers.received),
        text: text(file, storage, BODY)
            .map(|body| body.trim().to_owned())
            .unwrap_or_default(),
    }
}

/// A text property, in UTF-16 or in the code page of Vietnamese Windows.
fn text(file: &mut Compound<'_>, storage: &Path, property: u16) -> Option<String> {
    if let Some(bytes) = stream_of(
        file,
        &storage.join(stream_name(property, UNICODE)),
        TEXT_LIMIT,
    ) {
        let units = bytes
            .chunks_exact(2)
            .map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
        let text = String::from_utf16_lossy(&units.collect::<Vec<u16>>());
        return Some(text.trim_end_matches('\0').to_owned());
    }
    let bytes = stream_of(
        file,
        &storage.join(stream_name(property, NARROW)),
        TEXT_LIMIT,
    )?;
    let text = String::from_utf8(bytes)
        .unwrap_or_else(|narrow| WINDOWS_1258.decode(narrow.as_bytes()).0.into_owned());
    Some(text.trim_end_matches('\0').to_owned())
}

/// When a letter was delivered, else when it was sent: an entry of the property table.
fn time(file: &mut Compound<'_>, storage: &Path) -> Option<DateTime<Utc>> {
    let table = stream_of(file, &storage.join("__properties_version1.0"), TEXT_LIMIT)?;
    // The table's own head has 32 bytes in the outermost letter, 24 in a nested one.
    let head = if storage == Path::new("/") { 32 } else { 24 };
    let entries = table.get(head..)?.chunks_exact(16);
    let value_of = |property: u16| {
        let tag = [TIME.to_le_bytes(), property.to_le_bytes()].concat();
        let entry = entries.clone().find(|entry| entry.starts_with(&tag))?;
        let value = entry.get(8..16)?.try_into().ok()?;
        of_file_time(u64::from_le_bytes(value))
    };
    value_of(DELIVERED).or_else(|| value_of(SUBMITTED))
}

/// Hundreds of nanoseconds since 1601.
fn of_file_time(ticks: u64) -> Option<DateTime<Utc>> {
    const SECONDS_TO_1970: i64 = 11_644_473_600;
    let seconds = i64::try_from(ticks / 10_000_000).ok()?;
    (ticks > 0)
        .then(|| DateTime::from_timestamp(seconds - SECONDS_TO_1970, 0))
        .flatten()
}

fn stream_name(property: u16, kind: u16) -> String {
    format!("__substg1.0_{property:04X}{kind:04X}")
}

fn stream_of(file: &mut Compound<'_>, path: &Path, limit: u64) -> Option<Vec<u8>> {
    if !file.is_stream(path) {
        return None;
    }
    let stream = file.open_stream(path).ok()?;
    let mut bytes = Vec::new();
    stream.take(limit).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}
