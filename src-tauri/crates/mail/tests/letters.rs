//! Letters and archives as they arrive: named, nested, forwarded, broken, hostile.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on panics")]

use mail::{DEPTH_LIMIT, FILE_COUNT_LIMIT, Kind, MailError, Opened, kind, open};
use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// "Phòng Tư pháp.xlsx" and the like as mail programs write them in headers.
const ENCODED_NAME: &str = "=?UTF-8?B?UGjDsm5nIFTGsCBwaMOhcC54bHN4?=";
const PERCENT_NAME: &str = "UTF-8''b%E1%BA%A3n%20cu%E1%BB%91i%281%29.xlsx";

/// One attachment: headers and body.
fn part(headers: &str, body: &str) -> String {
    format!("{headers}\r\n\r\n{body}\r\n")
}

fn attached(name: &str, body: &str) -> String {
    part(
        &format!(
            "Content-Type: application/octet-stream\r\nContent-Disposition: attachment; filename=\"{name}\""
        ),
        body,
    )
}

/// A letter with these parts behind its own text. It came by two stations, ours above.
fn eml(subject: &str, parts: &[String]) -> Vec<u8> {
    let mut text = format!(
        "Received: from a by b; Wed, 13 Mar 2024 16:42:00 +0700\r\n\
         Received: from c by a; Wed, 13 Mar 2024 16:30:00 +0700\r\n\
         From: =?UTF-8?Q?Ph=C3=B2ng_T=C6=B0_ph=C3=A1p?= <TuPhap@bimson.example>\r\n\
         Date: Wed, 13 Mar 2024 16:40:00 +0700\r\n\
         Subject: {subject}\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/mixed; boundary=\"ranh\"\r\n\r\n\
         --ranh\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nKính gửi Tổ công tác.\r\n"
    );
    for part in parts {
        write!(text, "--ranh\r\n{part}").unwrap();
    }
    text.push_str("--ranh--\r\n");
    text.into_bytes()
}

fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer
            .start_file(*name, SimpleFileOptions::default())
            .unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn workbook() -> Vec<u8> {
    zip(&[
        ("[Content_Types].xml", b"<x/>"),
        ("xl/workbook.xml", b"<x/>"),
    ])
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for three in bytes.chunks(3) {
        let number =
            three.iter().fold(0_u32, |n, b| n << 8 | u32::from(*b)) << (8 * (3 - three.len()));
        for at in 0..4 {
            let letter = LETTERS[(number >> (18 - 6 * at) & 63) as usize];
            out.push(if at <= three.len() {
                letter as char
            } else {
                '='
            });
        }
    }
    out
}

fn in_base64(name: &str, bytes: &[u8]) -> String {
    part(
        &format!(
            "Content-Type: application/zip; name=\"{name}\"\r\nContent-Transfer-Encoding: base64\r\n\
             Content-Disposition: attachment; filename=\"{name}\""
        ),
        &base64(bytes),
    )
}

fn opened(bytes: &[u8]) -> Opened {
    open(bytes, kind(bytes).unwrap()).unwrap()
}

fn names(opened: &Opened) -> Vec<(String, String)> {
    let files = opened.files.iter();
    files
        .map(|file| (file.within.join(" > "), file.name.clone()))
        .collect()
}

#[test]
fn a_letter_gives_its_attachments_with_sender_and_time() {
    let percent = part(
        &format!(
            "Content-Type: application/octet-stream\r\nContent-Disposition: attachment; filename*={PERCENT_NAME}"
        ),
        "hai",
    );
    let logo = attached("image001.gif", "GIF89a");
    let opened = opened(&eml(
        "=?UTF-8?B?QsOhbyBjw6Fv?=",
        &[attached(ENCODED_NAME, "một"), percent, logo.clone()],
    ));
    let letter = opened.letter.clone().unwrap();
    assert_eq!(letter.sender.as_deref(), Some("tuphap@bimson.example"));
    assert_eq!(letter.subject.as_deref(), Some("Báo cáo"));
    assert_eq!(
        letter.received.unwrap().to_rfc3339(),
        "2024-03-13T09:42:00+00:00"
    );
    assert_eq!(letter.text, "Kính gửi Tổ công tác.");
    let found = names(&opened);
    assert!(
        found.contains(&(String::new(), "Phòng Tư pháp.xlsx".to_owned())),
        "{found:?}"
    );
    assert!(
        found.contains(&(String::new(), "bản cuối(1).xlsx".to_owned())),
        "{found:?}"
    );
    assert_eq!(opened.files[0].bytes, "một".as_bytes());
}

#[test]
fn forwarded_letters_and_archives_are_opened_to_the_workbooks_in_them() {
    let inner = eml("Chuyển tiếp", &[in_base64("tuan 11.xlsx", &workbook())]);
    let archive = zip(&[
        ("BC/phường Lam Sơn.xlsx", &workbook()),
        ("BC/~$khóa.xlsx", b"x"),
        ("__MACOSX/a", b"x"),
    ]);
    let nested = part(
        "Content-Type: message/rfc822",
        &String::from_utf8(inner).unwrap(),
    );
    let opened = opened(&eml(
        "Fwd: báo cáo",
        &[nested, in_base64("bao cao.zip", &archive)],
    ));
    let mut found = names(&opened);
    found.sort();
    assert_eq!(
        found,
        [
            ("Chuyển tiếp".to_owned(), "tuan 11.xlsx".to_owned()),
            ("bao cao.zip".to_owned(), "phường Lam Sơn.xlsx".to_owned()),
        ]
    );
    assert!(
        opened
            .files
            .iter()
            .all(|file| file.bytes == workbook() && file.letter.is_some())
    );
}

#[test]
fn a_letter_without_a_file_is_what_was_sent_itself() {
    let words = |opened: &Opened| -> Vec<(String, String)> {
        let letters = opened.files.iter().filter(|file| file.is_letter);
        let said = |file: &mail::Found| file.letter.as_ref().unwrap().text.clone();
        letters
            .map(|file| (file.within.join(" > "), said(file)))
            .collect()
    };
    let own = "Kính gửi Tổ công tác.".to_owned();
    let alone = opened(&eml("Tuần 11", &[]));
    assert_eq!(words(&alone), [(String::new(), own.clone())]);
    assert_eq!(alone.files[0].bytes, eml("Tuần 11", &[]));

    // A forwarded one is read down to who wrote it, one in an archive by its name there.
    let nested = part(
        "Content-Type: message/rfc822",
        &String::from_utf8(eml("Báo cáo", &[])).unwrap(),
    );
    let forwarded = opened(&eml("Fwd", &[nested]));
    assert_eq!(words(&forwarded), [("Báo cáo".to_owned(), own.clone())]);
    let archived = opened(&zip(&[("BC/tuan 11.eml", &eml("Tuần 11", &[]))]));
    assert_eq!(words(&archived), [("tuan 11.eml".to_owned(), own)]);

    // Beside a file, words belong to that file; without any there is nothing.
    let logo = attached("image001.gif", "GIF89a");
    assert_eq!(words(&opened(&eml("Tuần 11", &[logo]))).len(), 1);
    assert!(words(&opened(&eml("Tuần 11", &[attached("a.xlsx", "một")]))).is_empty());
    let silent = b"From: a@b\r\nSubject: x\r\n\r\n";
    assert!(opened(silent).files.is_empty());
}

/// An attribute of what Outlook wraps.
fn attribute(level: u8, id: u32, data: &[u8]) -> Vec<u8> {
    let length = u32::try_from(data.len()).unwrap();
    let sum = data.iter().map(|byte| u16::from(*byte)).sum::<u16>();
    [
        &[level],
        id.to_le_bytes().as_slice(),
        &length.to_le_bytes(),
        data,
        &sum.to_le_bytes(),
    ]
    .concat()
}

/// A property of a varying length, filled up to four bytes.
fn property(kind: u16, id: u16, value: &[u8]) -> Vec<u8> {
    let length = u32::try_from(value.len()).unwrap();
    let filling = vec![0; value.len().wrapping_neg() % 4];
    [
        kind.to_le_bytes().as_slice(),
        &id.to_le_bytes(),
        &1_u32.to_le_bytes(),
        &length.to_le_bytes(),
        value,
        &filling,
    ]
    .concat()
}

fn properties(all: &[Vec<u8>]) -> Vec<u8> {
    let count = u32::try_from(all.len()).unwrap();
    [count.to_le_bytes().to_vec(), all.concat()].concat()
}

/// What Outlook wraps: its mark, a key, the letter's class, then what is given.
fn wrapped(attributes: &[Vec<u8>]) -> Vec<u8> {
    let class = attribute(1, 0x0007_8008, b"IPM.Microsoft Mail.Note\0");
    let head = b"\x78\x9F\x3E\x22\x01\x00".to_vec();
    [head, class, attributes.concat()].concat()
}

#[test]
fn what_outlook_wraps_is_taken_out() {
    let wide: Vec<u8> = "Phường Lam Sơn.xlsx\0"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let long_name = property(0x1F, 0x3707, &wide);
    // A number, one known by its name, and several texts stand before the name.
    let number = [0x03, 0, 0x05, 0x37, 1, 0, 0, 0].to_vec();
    let named = [
        [0x0B, 0, 0x01, 0x80].as_slice(),
        &[7; 16],
        &[0, 0, 0, 0, 9, 0, 0, 0, 1, 0, 0, 0],
    ]
    .concat();
    let inner = wrapped(&[
        attribute(2, 0x0006_9002, &[0; 14]),
        attribute(2, 0x0001_8010, b"trong.xlsx\0"),
        attribute(2, 0x0006_800F, b"ba"),
    ]);
    let object = property(0x0D, 0x3701, &[[5; 16].as_slice(), &inner].concat());
    let winmail = wrapped(&[
        attribute(2, 0x0006_9002, &[0; 14]),
        attribute(2, 0x0001_8010, b"PHNGLA~1.XLS\0"),
        attribute(2, 0x0006_800F, &workbook()),
        attribute(2, 0x0006_9005, &properties(&[number, named, long_name])),
        attribute(2, 0x0006_9002, &[0; 14]),
        attribute(2, 0x0001_8010, b"t11.xls\0"),
        attribute(2, 0x0006_800F, b"hai"),
        attribute(2, 0x0006_9002, &[0; 14]),
        attribute(2, 0x0001_8010, b"Fwd\0"),
        attribute(2, 0x0006_9005, &properties(&[object])),
    ]);
    let letter = eml("Tuần 11", &[in_base64("winmail.dat", &winmail)]);
    let found = opened(&letter);
    let all: Vec<(&str, &[u8])> = found
        .files
        .iter()
        .map(|file| (file.name.as_str(), file.bytes.as_slice()))
        .collect();
    let expected: [(&str, &[u8]); 3] = [
        ("Phường Lam Sơn.xlsx", &workbook()),
        ("t11.xls", b"hai"),
        ("trong.xlsx", b"ba"),
    ];
    assert_eq!(all, expected);
    assert!(found.files.iter().all(|file| file.letter.is_some()));

    // Saved by itself it is opened as well; cut anywhere it is damaged or less, never a panic.
    assert_eq!(kind(&winmail), Some(Kind::Tnef));
    for end in 0..winmail.len() {
        if let Ok(cut) = open(&winmail[..end], Kind::Tnef) {
            assert!(cut.files.len() <= 3);
        }
    }
}

#[test]
fn a_letters_signature_and_looks_are_no_files_of_it() {
    let looks = wrapped(&[attribute(1, 0x0006_9003, &properties(&[]))]);
    let letter = eml(
        "Tuần 11",
        &[
            in_base64("winmail.dat", &looks),
            in_base64("smime.p7s", b"0\x82"),
        ],
    );
    let found = opened(&letter);
    assert_eq!(found.files.len(), 1);
    assert!(found.files[0].is_letter);
}

#[test]
fn what_holds_no_files_is_no_letter_or_archive() {
    for bytes in [
        workbook().as_slice(),
        b"",
        b"TT;Noi dung\n1;a",
        "Kính gửi: các đơn vị\nNội dung: báo cáo\n".as_bytes(),
        b"MIME-Version: 1.0\nX-Document-Type: Workbook\nContent-Type: multipart/related\n\n",
        b"<html><body>From: a</body></html>",
        b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 W\0o\0r\0k\0b\0o\0o\0k\0",
        b"PK\x03\x04 cut off",
    ] {
        assert_eq!(kind(bytes), None, "{}", String::from_utf8_lossy(bytes));
    }
}

#[test]
fn hostile_letters_are_bounded() {
    let many: Vec<String> = (0..1000)
        .map(|at| attached(&format!("{at}.xlsx"), "x"))
        .collect();
    let limit = FILE_COUNT_LIMIT;
    assert_eq!(
        open(&eml("a", &many), Kind::Eml).unwrap_err(),
        MailError::TooManyFiles { limit }
    );
    let deep =
        "From: a@b\r\nMIME-Version: 1.0\r\nContent-Type: message/rfc822\r\n\r\n".repeat(100_000);
    let refused = open(deep.as_bytes(), Kind::Eml).unwrap_err();
    assert_eq!(refused, MailError::TooDeep { limit: DEPTH_LIMIT });
    let mut inside = zip(&[("a.xlsx", b"x")]);
    for _ in 0..12 {
        inside = zip(&[("a.zip", &inside)]);
    }
    assert_eq!(
        open(&inside, Kind::Zip).unwrap_err(),
        MailError::TooDeep { limit: DEPTH_LIMIT }
    );
}

#[test]
fn broken_and_locked_archives_say_so() {
    let whole = zip(&[("a.xlsx", b"content")]);
    assert_eq!(
        open(&whole[..whole.len() / 2], Kind::Zip).unwrap_err(),
        MailError::Damaged
    );
    let mut locked = whole.clone();
    // The flag of encryption, in the local header and in the directory.
    let directory = whole
        .windows(4)
        .position(|four| four == b"PK\x01\x02")
        .unwrap();
    locked[6] |= 1;
    locked[directory + 8] |= 1;
    assert_eq!(
        open(&locked, Kind::Zip).unwrap_err(),
        MailError::PasswordProtected
    );
    let letter = eml(
        "a",
        &[in_base64("khoa.zip", &locked), attached("b.xlsx", "y")],
    );
    let expected = ["khoa.zip", "b.xlsx"].map(|name| (String::new(), name.to_owned()));
    assert_eq!(names(&opened(&letter)), expected, "the rest is found");
}

#[test]
fn no_cut_letter_makes_opening_panic() {
    let whole = eml(
        "a",
        &[
            in_base64("a.zip", &zip(&[("b.xlsx", b"x")])),
            attached("c.xlsx", "y"),
        ],
    );
    for end in (0..whole.len()).step_by(7) {
        let _ = open(&whole[..end], Kind::Eml);
    }
}

/// A letter as Outlook saves it, as far as it is read.
mod outlook {
    use super::*;
    use cfb::CompoundFile;

    type File = CompoundFile<Cursor<Vec<u8>>>;

    fn wide(text: &str) -> Vec<u8> {
        text.encode_utf16().flat_map(u16::to_le_bytes).collect()
    }

    fn stream(file: &mut File, path: &str, bytes: &[u8]) {
        file.create_stream(path).unwrap().write_all(bytes).unwrap();
    }

    fn letter(file: &mut File, at: &str, subject: &str, head: usize) {
        stream(file, &format!("{at}__substg1.0_0037001F"), &wide(subject));
        stream(
            file,
            &format!("{at}__substg1.0_5D01001F"),
            &wide("LamSon@bimson.example"),
        );
        // 13/03/2024 09:42:00 UTC in file time.
        let ticks: u64 = (1_710_322_920 + 11_644_473_600) * 10_000_000;
        let mut table = vec![0; head];
        table.extend([0x40, 0, 0x06, 0x0E, 0, 0, 0, 0]);
        table.extend(ticks.to_le_bytes());
        stream(file, &format!("{at}__properties_version1.0"), &table);
    }

    fn attachment(file: &mut File, at: &str, name: &str, content: &[u8]) {
        file.create_storage(at).unwrap();
        stream(file, &format!("{at}/__substg1.0_3707001F"), &wide(name));
        stream(file, &format!("{at}/__substg1.0_37010102"), content);
    }

    fn saved() -> Vec<u8> {
        let mut file = CompoundFile::create(Cursor::new(Vec::new())).unwrap();
        letter(&mut file, "/", "Báo cáo tuần 11", 32);
        attachment(
            &mut file,
            "/__attach_version1.0_#00000000",
            "BC tuần 11.xlsx",
            &workbook(),
        );
        attachment(
            &mut file,
            "/__attach_version1.0_#00000001",
            "logo.png",
            b"\x89PNG",
        );
        file.create_storage("/__attach_version1.0_#00000002")
            .unwrap();
        let nested = "/__attach_version1.0_#00000002/__substg1.0_3701000D";
        file.create_storage(nested).unwrap();
        letter(&mut file, &format!("{nested}/"), "Thư chuyển tiếp", 24);
        attachment(
            &mut file,
            &format!("{nested}/__attach_version1.0_#00000000"),
            "trong.xlsx",
            &workbook(),
        );
        file.flush().unwrap();
        file.into_inner().into_inner()
    }

    #[test]
    fn outlook_letters_give_the_same() {
        let bytes = saved();
        assert_eq!(kind(&bytes), Some(Kind::Msg));
        let opened = opened(&bytes);
        let letter = opened.letter.clone().unwrap();
        assert_eq!(letter.sender.as_deref(), Some("lamson@bimson.example"));
        assert_eq!(letter.subject.as_deref(), Some("Báo cáo tuần 11"));
        assert_eq!(
            letter.received.unwrap().to_rfc3339(),
            "2024-03-13T09:42:00+00:00"
        );
        let found = names(&opened);
        assert_eq!(
            found,
            [
                (String::new(), "BC tuần 11.xlsx".to_owned()),
                ("Thư chuyển tiếp".to_owned(), "trong.xlsx".to_owned()),
            ]
        );
        assert!(opened.files.iter().all(|file| file.bytes == workbook()));
    }

    #[test]
    fn no_cut_or_flipped_byte_makes_opening_panic() {
        let whole = saved();
        for end in (0..whole.len()).step_by(97) {
            let _ = open(&whole[..end], Kind::Msg);
        }
        for at in (0..whole.len()).step_by(53) {
            let mut flipped = whole.clone();
            flipped[at] ^= 0xFF;
            let _ = open(&flipped, Kind::Msg);
        }
    }
}
