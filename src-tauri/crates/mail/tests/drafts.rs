//! Drafts, read back by our own reader.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on panics")]

use mail::{Draft, Kind, kind, open, pack};

const TEXT: &str = "Kính gửi: UBND phường Lam Sơn.\nTổ công tác yêu cầu gửi báo cáo.\n\
                    Một dòng rất dài, dài hơn bảy mươi tám ký tự, để bản nháp phải tự xuống dòng khi mã hóa = hết.";

fn draft(to: Option<&str>) -> Draft {
    Draft {
        name: "UBND phường Lam Sơn".to_owned(),
        to: to.map(str::to_owned),
        subject: "Bổ sung báo cáo tháng 3/2024 về Đề án 06, đề nghị trả lời trước 17 giờ"
            .to_owned(),
        text: TEXT.to_owned(),
        files: vec![
            (
                "lam-son.xlsx".to_owned(),
                (0..=255).cycle().take(5000).collect(),
            ),
            ("bản cuối(1).xlsx".to_owned(), b"x".to_vec()),
        ],
    }
}

#[test]
fn a_draft_is_a_letter_that_nobody_sent_yet() {
    let wanted = draft(Some("lamson@bimson.example"));
    let bytes = wanted.write();
    assert_eq!(kind(&bytes), Some(Kind::Eml));
    let text = String::from_utf8(bytes.clone()).unwrap();
    assert!(text.is_ascii() && text.starts_with("X-Unsent: 1\r\nMIME-Version: 1.0\r\n"));
    assert!(text.contains("<lamson@bimson.example>"));
    let opened = open(&bytes, Kind::Eml).unwrap();
    let letter = opened.letter.unwrap();
    assert_eq!(letter.subject, Some(wanted.subject.clone()));
    assert_eq!(letter.text.replace("\r\n", "\n"), TEXT);
    assert_eq!((letter.sender.as_deref(), letter.received), (None, None));
    let files: Vec<_> = opened
        .files
        .into_iter()
        .map(|file| (file.name, file.bytes))
        .collect();
    assert_eq!(files, wanted.files);
    assert_eq!(wanted.write(), bytes, "the same draft is the same bytes");
}

#[test]
fn without_an_address_there_is_no_recipient() {
    let text = String::from_utf8(draft(None).write()).unwrap();
    assert!(!text.contains("\nTo:"));
}

#[test]
fn an_archive_of_drafts_opens_to_what_was_packed() {
    let bytes = draft(None).write();
    let archive = pack(&[("lam-son.eml".to_owned(), bytes)]).unwrap();
    let opened = open(&archive, kind(&archive).unwrap()).unwrap();
    assert_eq!(opened.files.len(), 2);
    assert_eq!(opened.files[0].within, ["lam-son.eml"]);
    let twice = [("a".to_owned(), Vec::new()), ("a".to_owned(), Vec::new())];
    assert!(pack(&twice).is_err(), "no file hides another");
}
