//! A letter without a file whose words are the report, and pictures in letters.

use office::views::pile::FileView;
use office::views::{EntryInput, SubmissionView};
use office::{IntakePreview, Look};
use std::fs;
use std::path::PathBuf;
use tests::desk::Desk;
use tests::post::Letter;

const ON: &str = "2024-03-13";
const WEEK: &str = "2024-W11";
const LAM_SON: &str = "UBND phường Lam Sơn";
const AT: &str = "2024-03-13T08:05:00+07:00";
const TEXT: &str =
    "Kính gửi Tổ công tác.\r\nTuần 11 phường không phát sinh.\r\n\r\n--\r\nNguyễn Văn A";

fn desk() -> Desk {
    Desk::bim_son_with_addresses(&[(LAM_SON, "lamson@bimson.example")])
}

fn letter() -> Letter {
    Letter::from("lamson@bimson.example", AT).about("Báo cáo Đề án 06")
}

fn put(desk: &Desk, name: &str, letter: &Letter) -> PathBuf {
    let path = desk.path(name);
    fs::write(&path, letter.eml()).expect("the letter");
    path
}

fn preview(desk: &Desk, path: &PathBuf) -> IntakePreview {
    let paths = std::slice::from_ref(path);
    desk.on(ON)
        .preview_submissions(paths, None)
        .expect("a preview")
}

fn only(preview: &IntakePreview) -> FileView {
    let mut files = preview.beside_store().files;
    assert_eq!(files.len(), 1);
    files.remove(0)
}

fn received(desk: &Desk) -> Vec<SubmissionView> {
    desk.on(ON).submissions(WEEK).expect("the list")
}

#[test]
fn a_letters_own_words_are_shown_whole_and_taken_only_where_she_says_so() {
    let desk = desk();
    let path = put(&desk, "thư.eml", &letter().saying(TEXT));
    let mut looked = preview(&desk, &path);
    let file = only(&looked);
    let head = &file.head;
    assert_eq!((head.verdict, head.words_only), ("new", true));
    assert_eq!(
        (head.unit.as_deref(), head.period.as_deref()),
        (Some(LAM_SON), Some(WEEK))
    );
    let said = head.letter.as_ref().expect("the words");
    assert_eq!(said.text.replace("\r\n", "\n"), TEXT.replace("\r\n", "\n"));
    assert_eq!(head.remarks[0].code, "letter_only");

    // Nobody read it yet: taking all good ones leaves it.
    let all = desk
        .accept(ON, std::slice::from_ref(&path))
        .expect("nothing stored");
    assert!(!all.accepted && received(&desk).is_empty());

    let before = desk.dump();
    let taken = desk
        .on(ON)
        .accept_files(&mut looked, Some(&[0]))
        .expect("taken");
    assert_eq!(taken.accepted_files, 1);
    let stored = received(&desk).remove(0);
    assert_eq!((stored.way, stored.documents), (Some("letter"), 0));
    assert_eq!(stored.received, AT);
    let page = desk.on(ON).period(WEEK).expect("the period");
    let own = page
        .units
        .iter()
        .find(|unit| unit.unit == LAM_SON)
        .expect("Lam Sơn");
    assert!(own.lacks_figures);
    let copy = desk
        .on(ON)
        .original_copy(&stored.sha256.expect("kept"), &desk.path("xem"));
    assert!(copy.expect("a copy").ends_with("thư.eml"));
    assert_eq!(only(&preview(&desk, &path)).head.verdict, "duplicate");
    desk.on(ON).undo().expect("undone");
    assert_eq!(desk.dump(), before);
}

#[test]
fn what_a_letter_says_is_entered_on_the_form_and_keeps_the_letter() {
    let desk = desk();
    let path = put(&desk, "thư.eml", &letter().saying(TEXT));
    let mut looked = preview(&desk, &path);
    let entry = EntryInput {
        unit: LAM_SON.to_owned(),
        period: WEEK.to_owned(),
        way: "message".to_owned(),
        received: Some(AT.to_owned()),
        nothing_new: true,
        ..EntryInput::default()
    };
    let mut office = desk.on(ON);
    let pile = office
        .enter_from_letter(&mut looked, 0, &entry)
        .expect("entered");
    assert!(pile.files[0].submission.is_some() && !pile.files[0].stores);
    let stored = received(&desk).remove(0);
    assert_eq!(
        (stored.way, stored.file.as_str()),
        (Some("message"), "thư.eml")
    );
    let detail = office.submission(stored.id).expect("the report");
    assert_eq!(detail.sender.as_deref(), Some("lamson@bimson.example"));
    assert!(
        detail
            .letter
            .expect("its words")
            .text
            .contains("không phát sinh")
    );
    let page = office.period(WEEK).expect("the period");
    let own = page
        .units
        .iter()
        .find(|unit| unit.unit == LAM_SON)
        .expect("Lam Sơn");
    assert!(!own.lacks_figures);
    assert_eq!(only(&preview(&desk, &path)).head.verdict, "duplicate");
    let again = office.enter_from_letter(&mut looked, 0, &entry);
    assert_eq!(again.expect_err("stored already").code(), "stale_preview");
}

/// A picture of so many pixels, as a scanner or a designer makes it.
fn picture(width: u32, height: u32, bytes: usize) -> Vec<u8> {
    let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\x0DIHDR".to_vec();
    png.extend(width.to_be_bytes());
    png.extend(height.to_be_bytes());
    png.resize(bytes, 7);
    png
}

#[test]
fn a_picture_as_large_as_a_page_is_a_signed_document_and_a_logo_is_nothing() {
    let desk = desk();
    let page = letter()
        .about("Báo cáo tuần 11")
        .with("image001.png", &picture(160, 60, 6_000))
        .with("tuần 11.png", &picture(1240, 1754, 90_000));
    let file = only(&preview(&desk, &put(&desk, "bản chụp.eml", &page)));
    let codes: Vec<&str> = file
        .head
        .remarks
        .iter()
        .map(|one| one.code.as_str())
        .collect();
    assert_eq!(file.head.name, "tuần 11.png");
    assert!(
        file.head.document.is_some() && codes.contains(&"picture_taken"),
        "{codes:?}"
    );
    let logo = letter()
        .saying(TEXT)
        .with("image001.png", &picture(160, 60, 6_000));
    let file = only(&preview(&desk, &put(&desk, "biểu trưng.eml", &logo)));
    assert!(file.head.words_only);
}

#[test]
fn a_file_of_the_pile_and_its_letter_are_looked_at_as_they_came() {
    let desk = desk();
    let form = desk.form("2024-02-20", WEEK, LAM_SON).save();
    let sent = letter().with("bản cuối(1).xlsx", &form);
    let path = put(&desk, "thư.eml", &sent);
    let looked = preview(&desk, &path);
    let copy = |look| office::Office::previewed_copy(&looked, 0, look, &desk.path("xem"));
    let file = copy(Look::Itself).expect("the file");
    assert!(file.ends_with("bản cuối(1).xlsx"));
    assert_eq!(fs::read(&file).expect("its bytes"), form);
    assert!(fs::metadata(&file).expect("it").permissions().readonly());
    let whole = copy(Look::Letter).expect("the letter");
    assert_eq!(fs::read(whole).expect("its bytes"), sent.eml());
    fs::write(&path, b"khac").expect("another file");
    assert_eq!(
        copy(Look::Itself).expect_err("changed").code(),
        "stale_preview"
    );
}
