//! The watched folder: what is new in it, told without touching it.

use office::views::InboxView;
use office::{AsideFile, FolderLook};
use std::fs;
use std::path::PathBuf;
use std::time::SystemTime;
use tests::clerk::{ROUTINE, Workbook};
use tests::desk::Desk;
use tests::post::Letter;

const ON: &str = "2024-03-13";
const WEEK: &str = "2024-W11";
const LAM_SON: &str = "UBND phường Lam Sơn";
const BA_DINH: &str = "UBND phường Ba Đình";

struct Folder {
    desk: Desk,
}

impl Folder {
    fn watched() -> Folder {
        let desk = Desk::bim_son();
        let folder = desk.path("Thư đến");
        fs::create_dir(&folder).expect("a folder");
        let set = desk
            .on(ON)
            .set_setting("watched_folder", &folder.display().to_string());
        assert_eq!(set.expect("set").kind, "folder");
        Folder { desk }
    }

    /// A file that nobody has written to for long.
    fn put(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.desk.path("Thư đến").join(name);
        fs::write(&path, bytes).expect("a file");
        let file = fs::File::options().write(true).open(&path);
        let old = file.and_then(|file| file.set_modified(SystemTime::UNIX_EPOCH));
        old.expect("its time");
        path
    }

    fn look(&self) -> InboxView {
        let mut look = FolderLook::default();
        self.desk.on(ON).inbox(&mut look).expect("a look")
    }

    fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = self
            .look()
            .files
            .into_iter()
            .map(|file| file.name)
            .collect();
        names.sort();
        names
    }

    fn quiet_week(&self, unit: &str) -> Workbook {
        let form = self.desk.form("2024-02-20", WEEK, unit);
        form.answer(ROUTINE, "Thực hiện bình thường, không phát sinh")
    }
}

#[test]
fn newcomers_are_told_until_they_are_taken_in_and_again_when_that_is_undone() {
    let folder = Folder::watched();
    let form = folder.quiet_week(LAM_SON).save();
    let alone = folder.put("bản cuối(1).xlsx", &form);
    let letter = Letter::from("badinh@bimson.example", "2024-03-13T08:05:00+07:00")
        .with("bc.xlsx", &folder.quiet_week(BA_DINH).save());
    let sent = folder.put("thư.eml", &letter.eml());
    folder.put(
        "thư mời.eml",
        &Letter::from("a@b.example", "2024-03-13T08:05:00+07:00").eml(),
    );
    assert_eq!(
        folder.names(),
        ["bản cuối(1).xlsx", "thư mời.eml", "thư.eml"]
    );

    let before = folder.desk.dump();
    let taken = folder
        .desk
        .accept(ON, &[alone.clone(), sent])
        .expect("accepted");
    assert!(taken.accepted);
    assert_eq!(folder.names(), ["thư mời.eml"]);
    // A copy of what was taken in is nothing new, wherever it came from first.
    folder.put("sao chép.xlsx", &form);
    assert_eq!(folder.names(), ["thư mời.eml"]);
    assert_eq!(
        fs::read(alone).expect("the file"),
        form,
        "nothing there is touched"
    );

    folder.desk.on(ON).undo().expect("undone");
    assert_eq!(folder.desk.dump(), before);
    assert_eq!(folder.names().len(), 4);
}

#[test]
fn a_letter_that_leaves_something_to_settle_is_told_still() {
    let folder = Folder::watched();
    let letter = Letter::from("vanphong@bimson.example", "2024-03-13T08:05:00+07:00")
        .with("bc.xlsx", &folder.quiet_week(BA_DINH).save())
        .with(
            "UBND phường Ngọc Trạo.xlsx",
            &folder.quiet_week(LAM_SON).save(),
        );
    let sent = folder.put("thư.eml", &letter.eml());
    folder.desk.accept(ON, &[sent]).expect("accepted");
    assert_eq!(folder.names(), ["thư.eml"]);
}

#[test]
fn what_she_puts_aside_is_not_told_again_until_it_changes() {
    let folder = Folder::watched();
    folder.put("thư mời.docx", b"mot");
    let aside: Vec<AsideFile> = folder
        .look()
        .files
        .into_iter()
        .map(|file| AsideFile {
            sha256: file.sha256,
            name: file.name,
        })
        .collect();
    folder.desk.on(ON).put_aside(&aside).expect("put aside");
    assert!(folder.names().is_empty());
    let history = folder.desk.on(ON).history().expect("the journal");
    assert!(
        history[0].what.contains("thư mời.docx"),
        "{}",
        history[0].what
    );
    folder.desk.on(ON).undo().expect("undone");
    assert_eq!(folder.names(), ["thư mời.docx"]);
    folder.desk.on(ON).put_aside(&aside).expect("put aside");
    folder.put("thư mời.docx", b"hai");
    assert_eq!(folder.names(), ["thư mời.docx"]);
}

#[test]
fn a_folder_that_is_gone_is_said_with_what_to_do() {
    let folder = Folder::watched();
    fs::remove_dir(folder.desk.path("Thư đến")).expect("gone");
    let view = folder.look();
    let problem = view.problem.expect("said");
    assert!(
        problem.contains("Thư đến") && problem.contains("Thiết lập"),
        "{problem}"
    );
    let nowhere = folder.desk.path("không có").display().to_string();
    let refused = folder.desk.on(ON).set_setting("watched_folder", &nowhere);
    assert_eq!(refused.expect_err("refused").code(), "watched_folder_gone");
    folder
        .desk
        .on(ON)
        .set_setting("watched_folder", "")
        .expect("unset");
    assert_eq!(folder.look().folder, None);
}
