//! Letters as mail programs save them (.eml), nested ones included.

use super::{Budget, DEPTH_LIMIT, FILE_COUNT_LIMIT, Found, Letter, MailError, Parts};
use super::{name, trimming};
use chrono::DateTime;
use encoding_rs::WINDOWS_1252;
use mail_parser::decoders::html::html_to_text;
use mail_parser::{Encoding, Message, MessageParser, MessagePart, MimeHeaders, PartType, Received};
use std::rc::Rc;

/// How many leading bytes tell a letter.
const HEAD: usize = 8192;

/// Headers that only what was sent has.
const OF_LETTERS: [&str; 5] = [
    "from:",
    "subject:",
    "received:",
    "message-id:",
    "return-path:",
];

/// Headers that a workbook saved as a web page has as well.
const OF_OTHERS: [&str; 3] = ["date:", "mime-version:", "content-type:"];

/// Whether bytes read as a letter: they begin with a header, and two of the usual ones stand
/// before the first blank line, one of them a letter's own.
pub(crate) fn is_letter(bytes: &[u8]) -> bool {
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    let head = String::from_utf8_lossy(head);
    let mut lines = head
        .trim_start_matches('\u{FEFF}')
        .lines()
        .take_while(|line| !line.trim().is_empty())
        .peekable();
    let is_header = |line: &str| {
        let name = line.split_once(':').map_or("", |(name, _)| name);
        !name.is_empty() && name.bytes().all(|b| b.is_ascii_graphic())
    };
    if !lines.peek().is_some_and(|line| is_header(line)) {
        return false;
    }
    let lines: Vec<String> = lines.map(str::to_ascii_lowercase).collect();
    let count = |headers: &[&str]| {
        let starts = |line: &&String| headers.iter().any(|header| line.starts_with(header));
        lines.iter().filter(starts).count()
    };
    let own = count(&OF_LETTERS);
    own >= 1 && own + count(&OF_OTHERS) >= 2
}

/// What a letter holds, the letters in it opened.
pub(crate) fn parts(bytes: &[u8], budget: &mut Budget) -> Result<Parts, MailError> {
    check_nesting(bytes)?;
    let message = MessageParser::default()
        .parse(bytes)
        .ok_or(MailError::Damaged)?;
    let outermost = Rc::new(letter(&message));
    let (mut files, mut words) = (Vec::new(), Vec::new());
    let mut left = vec![(&message, Rc::clone(&outermost), Vec::new())];
    while let Some((message, letter_of, within)) = left.pop() {
        let mut inner = Vec::new();
        for part in message.attachments() {
            if let Some(nested) = part.message() {
                let letter = Rc::new(letter(nested));
                let mut path = within.clone();
                path.push(nested_name(part, &letter));
                if path.len() > DEPTH_LIMIT {
                    return Err(MailError::TooDeep { limit: DEPTH_LIMIT });
                }
                inner.push((nested, letter, path));
                continue;
            }
            let name = name::shown(part.attachment_name().unwrap_or_default());
            if !trimming::is_trimming(&name, part.contents()) && !is_own_text(part) {
                budget.take(part.contents().len() as u64)?;
                files.push(Found {
                    name,
                    bytes: part.contents().to_vec(),
                    within: within.clone(),
                    letter: Some(Rc::clone(&letter_of)),
                    ..Found::default()
                });
            }
        }
        if inner.is_empty() {
            words.extend(Found::words(message.raw_message(), &within, &letter_of));
        }
        left.extend(inner.into_iter().rev());
    }
    // Forwarding letters hold others that say nothing: what they say themselves is left then.
    if words.is_empty() {
        words.extend(Found::words(message.raw_message(), &[], &outermost));
    }
    Ok(Parts::of(outermost, files, words))
}

/// Letters nested in letters are counted before they are parsed: the parser's values hold each
/// other, and taking apart a hundred thousand of them would exhaust the stack.
fn check_nesting(bytes: &[u8]) -> Result<(), MailError> {
    const MARK: &[u8] = b"message/rfc822";
    const PART: &[u8] = b"content-type:";
    let count = |mark: &[u8]| {
        bytes
            .windows(mark.len())
            .filter(|window| window.eq_ignore_ascii_case(mark))
            .count()
    };
    if count(MARK) > FILE_COUNT_LIMIT {
        return Err(MailError::TooDeep { limit: DEPTH_LIMIT });
    }
    if count(PART) > 4 * FILE_COUNT_LIMIT {
        return Err(MailError::TooManyFiles {
            limit: FILE_COUNT_LIMIT,
        });
    }
    Ok(())
}

/// A further text of the letter itself (a signature, a footer), which has no name.
fn is_own_text(part: &MessagePart<'_>) -> bool {
    part.attachment_name().is_none() && (part.is_text() || part.is_text_html())
}

fn nested_name(part: &MessagePart<'_>, letter: &Letter) -> String {
    let name = part.attachment_name().or(letter.subject.as_deref());
    name::shown(name.unwrap_or_default())
}

/// Who sent a letter, when it came, and what it says itself.
pub(crate) fn letter(message: &Message<'_>) -> Letter {
    let sender = message
        .from()
        .and_then(|from| from.first())
        .and_then(|from| from.address.as_deref());
    // The first such header is the last station, which is ours.
    let received = message.received_all().find_map(Received::date);
    let at = received.or_else(|| message.date().copied());
    Letter {
        sender: sender.map(str::to_lowercase),
        subject: message.subject().map(str::to_owned),
        received: at.and_then(|at| DateTime::from_timestamp(at.to_timestamp(), 0)),
        text: text(message),
    }
}

/// What a letter says itself: its plain text, else that of its page with the cells of tables apart.
/// Bytes in an encoding it does not name, and that are not UTF-8, stay apart as well: they may be
/// an old encoding's.
fn text(message: &Message<'_>) -> String {
    let part = message.text_part(0);
    let text = match part.map(|part| &part.body) {
        Some(PartType::Html(page)) => html_to_text(&tables_apart(page)),
        _ => message.body_text(0).unwrap_or_default().into_owned(),
    };
    let whole = message.raw_message();
    let bytes = part
        .filter(|_| text.contains(char::REPLACEMENT_CHARACTER))
        .filter(|part| part.encoding == Encoding::None)
        .and_then(|part| whole.get(part.offset_body as usize..part.offset_end as usize));
    let text = bytes.map_or(text, |bytes| WINDOWS_1252.decode(bytes).0.into_owned());
    text.trim().to_owned()
}

/// A page whose tables' cells do not run together as plain text.
fn tables_apart(page: &str) -> String {
    const ENDS: [(&str, &str); 3] = [("</td", " | "), ("</th", " | "), ("</tr", "<br>")];
    let lower = page.to_ascii_lowercase();
    let (mut apart, mut from) = (String::with_capacity(page.len()), 0);
    for (at, _) in lower.match_indices("</t") {
        let end = ENDS.iter().find(|(end, _)| {
            let rest = lower.get(at..).unwrap_or_default();
            let after = rest.strip_prefix(end);
            after.is_some_and(|after| after.starts_with(['>', ' ']))
        });
        if let Some((_, put)) = end {
            apart.push_str(&page[from..at]);
            apart.push_str(put);
            from = at;
        }
    }
    apart.push_str(&page[from..]);
    apart
}
