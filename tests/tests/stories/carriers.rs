//! A letter that brought files is kept with what it brought, to the last byte.

use office::views::SubmissionView;
use office::{IntakePreview, Look, Office};
use std::fs;
use std::path::{Path, PathBuf};
use tests::desk::Desk;
use tests::post::{Letter, zip};

const ON: &str = "2024-03-13";
const MONTH: &str = "2024-03";
const LAM_SON: &str = "UBND phường Lam Sơn";
const NGOC_TRAO: &str = "UBND phường Ngọc Trạo";
const AT: &str = "2024-03-13T08:05:00+07:00";

fn desk() -> Desk {
    Desk::bim_son_with_addresses(&[(LAM_SON, "lamson@bimson.example")])
}

fn letter() -> Letter {
    Letter::from("lamson@bimson.example", AT).about("Báo cáo tháng 3")
}

fn form(desk: &Desk, unit: &str, result: &str) -> Vec<u8> {
    desk.form("2024-02-20", MONTH, unit)
        .report("4", "Tình trạng", "Đang thực hiện")
        .report("4", "Kết quả thực hiện trong kỳ", result)
        .save()
}

fn put(desk: &Desk, name: &str, bytes: &[u8]) -> PathBuf {
    let path = desk.path(name);
    fs::write(&path, bytes).expect("the letter");
    path
}

fn preview(desk: &Desk, path: &Path) -> IntakePreview {
    let paths = [path.to_owned()];
    desk.on(ON)
        .preview_submissions(&paths, None)
        .expect("a preview")
}

fn take(desk: &Desk, path: &Path) -> Vec<SubmissionView> {
    desk.accept(ON, &[path.to_owned()]).expect("stored");
    desk.on(ON).submissions(MONTH).expect("the list")
}

/// The letter of a stored report, as it would be opened.
fn opened(desk: &Desk, report: &SubmissionView) -> (PathBuf, Vec<u8>) {
    let hash = report.letter_sha256.as_deref().expect("a letter");
    let copy = desk
        .on(ON)
        .original_copy(hash, &desk.path("xem"))
        .expect("a copy");
    let bytes = fs::read(&copy).expect("its bytes");
    (copy, bytes)
}

#[test]
fn the_letter_of_a_stored_report_opens_as_it_came() {
    let desk = desk();
    let pdf = [b"%PDF-1.4\n".as_slice(), &[7; 5000]].concat();
    let sent = letter()
        .with("tháng 3.xlsx", &form(&desk, LAM_SON, "một"))
        .with("tháng 3.pdf", &pdf);
    for (name, bytes) in [("thư.eml", sent.eml()), ("thư.msg", sent.msg())] {
        let before = desk.dump();
        let path = put(&desk, name, &bytes);
        let report = take(&desk, &path).remove(0);
        assert_eq!(report.file, "tháng 3.xlsx");
        // She tidies up her folder; the letter is still there.
        fs::remove_file(&path).expect("removed");
        let (copy, read) = opened(&desk, &report);
        assert!(copy.ends_with(name) && read == bytes, "{}", copy.display());
        assert!(desk.on(ON).check().expect("checked").ok);
        desk.on(ON).undo().expect("undone");
        assert_eq!(desk.dump(), before);
    }
}

#[test]
fn letters_packed_in_an_archive_are_opened_each_by_itself() {
    let desk = desk();
    let first = letter().with("a.xlsx", &form(&desk, LAM_SON, "một")).eml();
    let second = Letter::from("ngoctrao@bimson.example", AT)
        .with("b.xlsx", &form(&desk, NGOC_TRAO, "hai"))
        .msg();
    let loose = form(&desk, "UBND phường Bắc Sơn", "ba");
    let path = put(
        &desk,
        "thư.zip",
        &zip(&[("1.eml", &first), ("2", &second), ("c.xlsx", &loose)]),
    );
    let looked = preview(&desk, &path);
    let carriers: Vec<Option<String>> = looked
        .beside_store()
        .files
        .into_iter()
        .map(|file| file.carrier)
        .collect();
    let named = |name: &str| Some(name.to_owned());
    assert_eq!(carriers, [named("1.eml"), named("2.msg"), None]);
    let copy = Office::previewed_copy(&looked, 1, Look::Letter, &desk.path("xem"));
    assert_eq!(fs::read(copy.expect("a copy")).expect("bytes"), second);

    let stored = take(&desk, &path);
    let of = |unit: &str| stored.iter().find(|one| one.unit == unit).expect("stored");
    assert_eq!(opened(&desk, of(LAM_SON)).1, first);
    assert_eq!(opened(&desk, of(NGOC_TRAO)).1, second);
    assert_eq!(of("UBND phường Bắc Sơn").letter_sha256, None);
}

#[test]
fn two_reports_of_one_letter_taken_one_after_the_other_share_it() {
    let desk = desk();
    let sent = Letter::from("vanthu@bimson.example", AT)
        .with("a.xlsx", &form(&desk, LAM_SON, "một"))
        .with("b.xlsx", &form(&desk, NGOC_TRAO, "hai"));
    let path = put(&desk, "gửi hộ.eml", &sent.eml());
    let mut looked = preview(&desk, &path);
    for at in [0, 1] {
        desk.on(ON)
            .accept_files(&mut looked, Some(&[at]))
            .expect("stored");
    }
    let stored = desk.on(ON).submissions(MONTH).expect("the list");
    assert_eq!(stored.len(), 2);
    assert!(stored[0].letter_sha256 == stored[1].letter_sha256);
    assert!(stored.iter().all(|one| opened(&desk, one).1 == sent.eml()));
}
