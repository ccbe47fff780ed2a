//! The post: letters and archives as mail programs and clerks make them.

use cfb::CompoundFile;
use chrono::DateTime;
use std::fmt::Write as _;
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A letter being written.
#[derive(Clone, Debug)]
pub struct Letter {
    sender: String,
    at: String,
    subject: String,
    text: String,
    attached: Vec<Attached>,
}

#[derive(Clone, Debug)]
enum Attached {
    File(String, Vec<u8>),
    Letter(Letter),
}

impl Letter {
    /// A letter from an address that comes at a moment, written 2024-03-13T08:05:00+07:00.
    pub fn from(sender: &str, at: &str) -> Letter {
        Letter {
            sender: sender.to_owned(),
            at: at.to_owned(),
            subject: "Bao cao".to_owned(),
            text: "Kính gửi Tổ công tác.".to_owned(),
            attached: Vec::new(),
        }
    }

    /// Its subject.
    #[must_use]
    pub fn about(mut self, subject: &str) -> Letter {
        subject.clone_into(&mut self.subject);
        self
    }

    /// What it says itself.
    #[must_use]
    pub fn saying(mut self, text: &str) -> Letter {
        text.clone_into(&mut self.text);
        self
    }

    /// A file with it.
    #[must_use]
    pub fn with(mut self, name: &str, bytes: &[u8]) -> Letter {
        self.attached
            .push(Attached::File(name.to_owned(), bytes.to_vec()));
        self
    }

    /// Another letter with it, as it came.
    #[must_use]
    pub fn forwarding(mut self, letter: Letter) -> Letter {
        self.attached.push(Attached::Letter(letter));
        self
    }

    /// As most programs save it.
    ///
    /// # Panics
    /// If the moment is none.
    pub fn eml(&self) -> Vec<u8> {
        let mark = format!("ranh-{}-{}", self.attached.len(), self.subject.len());
        let mut text = format!(
            "Received: from ngoai by trong; {}\r\nFrom: =?UTF-8?Q?=C4=90=C6=A1n_v=E1=BB=8B?= <{}>\r\n\
             Subject: =?UTF-8?B?{}?=\r\nMIME-Version: 1.0\r\n\
             Content-Type: multipart/mixed; boundary=\"{mark}\"\r\n\r\n\
             --{mark}\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{}\r\n",
            moment(&self.at).to_rfc2822(),
            self.sender,
            base64(self.subject.as_bytes()),
            self.text,
        );
        for attached in &self.attached {
            let part = match attached {
                Attached::File(name, bytes) => file_part(name, bytes),
                Attached::Letter(letter) => format!(
                    "Content-Type: message/rfc822\r\n\r\n{}",
                    String::from_utf8_lossy(&letter.eml())
                ),
            };
            write!(text, "--{mark}\r\n{part}\r\n").expect("text");
        }
        write!(text, "--{mark}--\r\n").expect("text");
        text.into_bytes()
    }

    /// As Outlook saves it, its files only.
    ///
    /// # Panics
    /// If the moment is none.
    pub fn msg(&self) -> Vec<u8> {
        let mut file = CompoundFile::create(Cursor::new(Vec::new())).expect("a file");
        let mut stream = |path: &str, bytes: &[u8]| {
            let mut stream = file.create_stream(path).expect("a stream");
            stream.write_all(bytes).expect("its content");
        };
        stream("/__substg1.0_0037001F", &wide(&self.subject));
        stream("/__substg1.0_5D01001F", &wide(&self.sender));
        // The property table: its head, then the moment of delivery in file time.
        let seconds = moment(&self.at).timestamp() + 11_644_473_600;
        let ticks = u64::try_from(seconds).expect("a moment after 1601") * 10_000_000;
        let mut table = vec![0; 32];
        table.extend([0x40, 0, 0x06, 0x0E, 0, 0, 0, 0]);
        table.extend(ticks.to_le_bytes());
        stream("/__properties_version1.0", &table);
        for (number, attached) in self.attached.iter().enumerate() {
            if let Attached::File(name, bytes) = attached {
                let at = format!("/__attach_version1.0_#{number:08X}");
                file.create_storage(&at).expect("a storage");
                for (property, content) in [("3707001F", &wide(name)), ("37010102", bytes)] {
                    let mut stream = file
                        .create_stream(format!("{at}/__substg1.0_{property}"))
                        .expect("a stream");
                    stream.write_all(content).expect("its content");
                }
            }
        }
        file.flush().expect("a whole file");
        file.into_inner().into_inner()
    }
}

/// An archive of files.
///
/// # Panics
/// If it cannot be packed, which needs no disk.
pub fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        archive
            .start_file(*name, SimpleFileOptions::default())
            .expect("an entry");
        archive.write_all(bytes).expect("its content");
    }
    archive.finish().expect("an archive").into_inner()
}

/// The same archive, marked as locked by a password.
///
/// # Panics
/// If the bytes are no archive.
pub fn locked(mut archive: Vec<u8>) -> Vec<u8> {
    let directory = archive.windows(4).position(|four| four == b"PK\x01\x02");
    archive[directory.expect("a directory") + 8] |= 1;
    archive[6] |= 1;
    archive
}

fn moment(text: &str) -> DateTime<chrono::FixedOffset> {
    DateTime::parse_from_rfc3339(text).expect("a moment")
}

fn file_part(name: &str, bytes: &[u8]) -> String {
    let percent: String = name.bytes().map(|byte| format!("%{byte:02X}")).collect();
    format!(
        "Content-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\n\
         Content-Disposition: attachment; filename*=UTF-8''{percent}\r\n\r\n{}",
        base64(bytes)
    )
}

fn wide(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for three in bytes.chunks(3) {
        let shift = 8 * (3 - three.len());
        let number = three
            .iter()
            .fold(0_u32, |number, byte| number << 8 | u32::from(*byte))
            << shift;
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
