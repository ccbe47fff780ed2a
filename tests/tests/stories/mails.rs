//! Wednesday's post: reports in letters and archives, taken in without saving them one by one.

use office::views::FileView;
use office::{Job, Office, Step, Watch};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use tests::clerk::Workbook;
use tests::desk::Desk;
use tests::post::{Letter, locked, zip};

const LAM_SON: &str = "UBND phường Lam Sơn";
const BA_DINH: &str = "UBND phường Ba Đình";
const BAC_SON: &str = "UBND phường Bắc Sơn";
const WARDS: [&str; 5] = [
    LAM_SON,
    BA_DINH,
    BAC_SON,
    "UBND phường Đông Sơn",
    "UBND phường Ngọc Trạo",
];
const ON: &str = "2024-03-13";
const AT: &str = "2024-03-13T08:05:00+07:00";
const ADDRESS: &str = "lamson@bimson.example";

fn month(desk: &Desk, unit: &str, result: &str) -> Workbook {
    desk.form("2024-02-20", "2024-03", unit)
        .report("4", "Tình trạng", "Đang thực hiện")
        .report("4", "Kết quả thực hiện trong kỳ", result)
}

/// A form nobody can tell the unit of: no ids, no name in its heading.
fn nameless(desk: &Desk) -> Vec<u8> {
    let form = month(desk, LAM_SON, "Một.").without_ids();
    let (tab, cell) = form.cell_beside("Đơn vị báo cáo");
    form.typed(&tab, &cell, "").save()
}

fn put(desk: &Desk, name: &str, bytes: &[u8]) -> PathBuf {
    let inbox = desk.path("inbox");
    fs::create_dir_all(&inbox).expect("an inbox");
    fs::write(inbox.join(name), bytes).expect("the file");
    inbox.join(name)
}

fn look(desk: &Desk, paths: &[PathBuf]) -> Vec<FileView> {
    let preview = desk.on(ON).preview_submissions(paths, None);
    preview.expect("a preview").view().files
}

fn codes(file: &FileView) -> Vec<&str> {
    file.head
        .remarks
        .iter()
        .map(|one| one.code.as_str())
        .collect()
}

fn told(file: &FileView) -> (&str, &str, &str) {
    let container = file.head.container.as_deref().unwrap_or_default();
    (container, &file.head.name, file.head.verdict)
}

#[test]
fn a_letter_is_taken_in_with_its_sender_and_its_hour() {
    let desk = Desk::bim_son();
    let form = month(&desk, LAM_SON, "Một.").save();
    let letter = Letter::from("Nguoi.La@bimson.example", AT)
        .with("logo.png", b"\x89PNG\r\n\x1A\n")
        .with("bản cuối(1).xlsx", &form);
    for (name, bytes) in [("thư.eml", letter.eml()), ("thư.msg", letter.msg())] {
        let path = put(&desk, name, &bytes);
        let files = look(&desk, std::slice::from_ref(&path));
        assert_eq!(files.len(), 1, "the logo is no report");
        let file = &files[0];
        assert_eq!(told(file), (name, "bản cuối(1).xlsx", "new"));
        assert_eq!(file.head.path, path.display().to_string());
        assert_eq!(file.head.sender.as_deref(), Some("nguoi.la@bimson.example"));
        assert_eq!(file.head.received, AT);
        assert_eq!(file.head.unit.as_deref(), Some(LAM_SON));
        assert_eq!(file.head.recognised_by, Some("form_id"));
    }
    let taken = desk.accept(ON, &[desk.path("inbox/thư.msg")]);
    assert!(taken.expect("accepted").accepted);
    let stored = desk.on(ON).submissions("2024-03").expect("a list");
    assert_eq!(
        (stored.len(), stored[0].file.as_str()),
        (1, "bản cuối(1).xlsx")
    );
    assert_eq!(stored[0].received, AT);
    let again = look(&desk, &[desk.path("inbox/thư.eml")]);
    assert_eq!(
        again[0].head.verdict, "duplicate",
        "the same workbook, another letter"
    );
    let saved = put(&desk, "đã lưu.xlsx", &form);
    assert_eq!(look(&desk, &[saved])[0].head.verdict, "duplicate");
}

#[test]
fn a_forwarded_letter_brings_two_units_under_the_first_senders_name() {
    let desk = Desk::bim_son();
    let inner = Letter::from(ADDRESS, AT)
        .about("Báo cáo tháng 3")
        .with("1.xlsx", &month(&desk, LAM_SON, "Một.").save())
        .with("2.xlsx", &month(&desk, BA_DINH, "Hai.").save());
    let outer = Letter::from("vpub@bimson.example", "2024-03-13T09:00:00+07:00").forwarding(inner);
    let path = put(&desk, "fwd.eml", &outer.eml());
    let files = look(&desk, std::slice::from_ref(&path));
    let within = "fwd.eml › Báo cáo tháng 3";
    let all: Vec<_> = files.iter().map(told).collect();
    assert_eq!(all, [(within, "1.xlsx", "new"), (within, "2.xlsx", "new")]);
    for file in &files {
        assert_eq!(file.head.sender.as_deref(), Some(ADDRESS));
        assert_eq!(file.head.received, AT);
    }
    desk.accept(ON, &[path]).expect("accepted");
    assert_eq!(desk.on(ON).submissions("2024-03").expect("a list").len(), 2);
}

/// Notes how far reading came.
#[derive(Debug, Default)]
struct Follower(Mutex<Vec<(usize, usize)>>);

impl Watch for Follower {
    fn step(&self, step: &Step<'_>) {
        if step.job == Job::Read {
            let mut steps = self.0.lock().expect("the steps");
            steps.push((step.done, step.total));
        }
    }
}

#[test]
fn an_archive_of_five_is_stored_in_one_step_and_taken_back_in_one() {
    let desk = Desk::bim_son();
    let forms: Vec<(String, Vec<u8>)> = WARDS
        .iter()
        .map(|unit| (format!("BC/{unit}.xlsx"), month(&desk, unit, "Một.").save()))
        .collect();
    let mut files: Vec<(&str, &[u8])> = forms
        .iter()
        .map(|(name, bytes)| (name.as_str(), bytes.as_slice()))
        .collect();
    files.push(("BC/~$khóa.xlsx", b"x"));
    put(&desk, "báo cáo.zip", &zip(&files));
    let before = desk.dump();
    let mut office = desk.on(ON);
    let follower = Arc::<Follower>::default();
    office.watched_by(follower.clone());
    let inbox = [desk.path("inbox")];
    let preview = office.preview_submissions(&inbox, None).expect("a preview");
    for (file, unit) in preview.view().files.iter().zip(WARDS) {
        assert_eq!(told(file), ("báo cáo.zip", &*format!("{unit}.xlsx"), "new"));
        assert_eq!(file.head.sender, None);
        assert_eq!(file.head.received, "2024-03-13T12:00:00+07:00");
    }
    let steps = follower.0.lock().expect("the steps").clone();
    assert_eq!((steps[0], steps.last()), ((0, 1), Some(&(5, 5))));
    let taken = office.accept_submissions(preview).expect("accepted");
    assert!(taken.accepted);
    assert_eq!(office.submissions("2024-03").expect("a list").len(), 5);
    office.undo().expect("undone");
    assert_eq!(desk.dump(), before);
}

#[test]
fn what_is_no_workbook_is_named_and_holds_nothing_up() {
    let desk = Desk::bim_son();
    let letter = Letter::from(ADDRESS, AT)
        .with("công văn 12.pdf", b"%PDF-1.7\n")
        .with("", b"khong ten")
        .with("1.xlsx", &month(&desk, LAM_SON, "Một.").save());
    let paths = [
        put(&desk, "1.eml", &letter.eml()),
        put(&desk, "2.eml", &Letter::from(ADDRESS, AT).saying("").eml()),
        put(&desk, "3.zip", &zip(&[])),
        put(&desk, "4.rar", b"Rar!\x1A\x07\x01\x00"),
    ];
    let files = look(&desk, &paths);
    let shown: Vec<_> = files.iter().map(|file| (told(file), codes(file))).collect();
    let expected = [
        (("1.eml", "công văn 12.pdf", "new"), vec![]),
        (
            ("1.eml", "Tệp đính kèm 2", "unreadable"),
            vec!["not_a_workbook_unknown"],
        ),
        (("1.eml", "1.xlsx", "new"), vec![]),
        (("", "2.eml", "unreadable"), vec!["letter_without_files"]),
        (("", "3.zip", "unreadable"), vec!["archive_without_files"]),
        (("", "4.rar", "unreadable"), vec!["not_a_workbook_zip"]),
    ];
    assert_eq!(shown, expected);
    assert_eq!(
        files[0].head.copy_of.as_deref(),
        Some("1.xlsx"),
        "a signed copy"
    );
    let message = &files[1].head.remarks[0].message;
    assert!(message.contains("1.eml › Tệp đính kèm 2"), "{message}");
    let message = &files[3].head.remarks[0].message;
    assert!(message.contains("không có tệp đính kèm"), "{message}");
    desk.accept(ON, &paths).expect("the good one");
    assert_eq!(desk.on(ON).submissions("2024-03").expect("a list").len(), 1);
}

#[test]
fn the_sender_tells_the_unit_where_nothing_else_does() {
    let desk = Desk::bim_son_with_addresses(&[(LAM_SON, ADDRESS)]);
    let known = Letter::from(ADDRESS, AT).with("bao cao.xlsx", &nameless(&desk));
    let file = &look(&desk, &[put(&desk, "1.eml", &known.eml())])[0];
    assert_eq!(
        (file.head.verdict, file.head.recognised_by),
        ("new", Some("sender"))
    );
    assert_eq!(file.head.unit.as_deref(), Some(LAM_SON));

    let unknown = Letter::from("ai@khac.example", AT).with("bao cao.xlsx", &nameless(&desk));
    let file = &look(&desk, &[put(&desk, "2.eml", &unknown.eml())])[0];
    assert_eq!(
        (file.head.verdict, file.head.unit.as_deref()),
        ("quarantined", None)
    );
    assert!(codes(file).contains(&"unit_unknown"));
}

#[test]
fn a_sender_who_contradicts_the_report_is_a_remark_for_her_to_settle() {
    let desk = Desk::bim_son_with_addresses(&[(LAM_SON, ADDRESS)]);
    let letter = Letter::from(ADDRESS, AT)
        .with("a.xlsx", &month(&desk, LAM_SON, "Một.").save())
        .with("b.xlsx", &month(&desk, BAC_SON, "Hai.").save());
    let path = put(&desk, "thu.eml", &letter.eml());
    let mut office = desk.on(ON);
    let mut preview = office
        .preview_submissions(&[path], None)
        .expect("a preview");
    let files = preview.view().files;
    assert_eq!(codes(&files[0]), [""; 0]);
    assert_eq!(codes(&files[1]), ["sender_differs"]);
    assert_eq!(
        (files[0].head.verdict, files[1].head.verdict),
        ("new", "quarantined")
    );
    assert_eq!(files[1].head.unit.as_deref(), Some(BAC_SON));

    let settled = office.settle_file(&mut preview, 1, Some(BAC_SON), None);
    let view = settled.expect("settled");
    assert_eq!(
        (view.files[1].head.verdict, view.files[1].head.name.as_str()),
        ("new", "b.xlsx")
    );
    assert_eq!(view.files[1].head.received, AT);
    let view = office.accept_files(&mut preview, None).expect("both");
    assert_eq!(view.accepted_files, 2);
}

#[test]
fn hostile_letters_are_refused_with_a_word_and_the_others_are_taken() {
    let desk = Desk::bim_son();
    let form = month(&desk, LAM_SON, "Một.").save();
    let mut deep = zip(&[("a.xlsx", &form)]);
    for _ in 0..12 {
        deep = zip(&[("a.zip", &deep)]);
    }
    let many = (0..600).fold(Letter::from(ADDRESS, AT), |letter, at| {
        letter.with(&format!("{at}.xlsx"), b"x")
    });
    let secret = locked(zip(&[("a.xlsx", &form)]));
    let msg = Letter::from(ADDRESS, AT).with("a.xlsx", &form).msg();
    let good = Letter::from(ADDRESS, AT)
        .with("../../x.xlsx", &form)
        .with("khoa.zip", &secret);
    let table: [(&str, &[u8], &[&str]); 5] = [
        ("1 sâu.zip", &deep, &["too_deep"]),
        ("2 nhiều.eml", &many.eml(), &["too_many_files"]),
        ("3 khóa.zip", &secret, &["password"]),
        ("4 cụt.msg", &msg[..msg.len() / 3], &["damaged"]),
        ("5 tốt.eml", &good.eml(), &["", "not_a_workbook_zip"]),
    ];
    for (name, bytes, _) in table {
        put(&desk, name, bytes);
    }
    let files = look(&desk, &[desk.path("inbox")]);
    let found: Vec<(String, &str)> = files
        .iter()
        .map(|file| {
            let of = file
                .head
                .container
                .clone()
                .unwrap_or(file.head.name.clone());
            (of, codes(file).first().copied().unwrap_or_default())
        })
        .collect();
    let expected: Vec<(String, &str)> = table
        .iter()
        .flat_map(|(name, _, codes)| codes.iter().map(|code| ((*name).to_owned(), *code)))
        .collect();
    assert_eq!(found, expected);
    for refused in files
        .iter()
        .filter(|file| file.head.verdict == "unreadable")
    {
        assert!(!refused.head.remarks[0].message.is_empty());
    }
    desk.accept(ON, &[desk.path("inbox")])
        .expect("the good one");
    let stored = desk.on(ON).submissions("2024-03").expect("a list");
    assert_eq!((stored.len(), stored[0].file.as_str()), (1, "x.xlsx"));
    assert!(!desk.path("x.xlsx").exists(), "a name never becomes a path");
}

#[test]
fn the_same_twice_and_an_older_version_in_one_batch_are_told() {
    let desk = Desk::bim_son();
    let form = month(&desk, LAM_SON, "Bản cuối.").save();
    let letter = Letter::from(ADDRESS, AT)
        .with("bản cuối.xlsx", &form)
        .with("bản cuối(1).xlsx", &form);
    let early = Letter::from(ADDRESS, "2024-03-12T08:00:00+07:00")
        .with("bản đầu.xlsx", &month(&desk, LAM_SON, "Bản đầu.").save());
    let paths = [
        put(&desk, "1.eml", &letter.eml()),
        put(&desk, "2.eml", &early.eml()),
    ];
    let verdicts: Vec<&str> = look(&desk, &paths)
        .iter()
        .map(|file| file.head.verdict)
        .collect();
    assert_eq!(verdicts, ["new", "duplicate", "older"]);
}

#[test]
fn a_clock_that_runs_ahead_is_not_believed() {
    let desk = Desk::bim_son();
    let form = month(&desk, LAM_SON, "Một.").save();
    for (at, received) in [
        ("2024-03-13T16:40:00+07:00", "2024-03-13T16:40:00+07:00"),
        ("2024-03-13T22:10:00Z", "2024-03-13T12:00:00+07:00"),
        ("2031-01-01T00:00:00Z", "2024-03-13T12:00:00+07:00"),
    ] {
        let letter = Letter::from(ADDRESS, at).with("a.xlsx", &form);
        let path = put(&desk, "thu.eml", &letter.eml());
        assert_eq!(look(&desk, &[path])[0].head.received, received, "{at}");
    }
}

/// A pile of a letter with two reports, looked at.
fn pile(desk: &Desk) -> (PathBuf, Office, office::IntakePreview) {
    let path = put(desk, "thu.eml", &two(desk, "Một."));
    let office = desk.on(ON);
    let preview = office.preview_submissions(std::slice::from_ref(&path), None);
    (path, office, preview.expect("a preview"))
}

fn two(desk: &Desk, result: &str) -> Vec<u8> {
    let one = month(desk, LAM_SON, result).save();
    let other = month(desk, BA_DINH, result).save();
    let letter = Letter::from(ADDRESS, AT).with("1.xlsx", &one);
    letter.with("2.xlsx", &other).eml()
}

#[test]
fn a_letter_that_changed_since_is_stale() {
    let desk = Desk::bim_son();
    let other = two(&desk, "Khác.");
    let (path, mut office, mut preview) = pile(&desk);
    let before = desk.dump();
    replace(&path, &other);
    let refused = office.accept_files(&mut preview, None);
    assert_eq!(refused.expect_err("changed").code(), "stale_preview");
    let refused = office.settle_file(&mut preview, 0, Some(BAC_SON), None);
    assert_eq!(refused.expect_err("changed").code(), "stale_preview");
    assert_eq!(desk.dump(), before);
}

#[test]
fn a_pile_of_letters_that_the_store_outran_is_read_anew() {
    let desk = Desk::bim_son();
    let other = two(&desk, "Khác.");
    let (path, mut office, mut preview) = pile(&desk);
    let whole = fs::read(&path).expect("the letter");
    office.accept_files(&mut preview, Some(&[0])).expect("one");
    office.undo().expect("undone");
    let view = office.refresh_submissions(&mut preview).expect("anew");
    let names: Vec<_> = view
        .files
        .iter()
        .map(|file| {
            (
                file.head.name.as_str(),
                file.head.verdict,
                file.head.container.as_deref(),
            )
        })
        .collect();
    let letter = Some("thu.eml");
    assert_eq!(
        names,
        [("1.xlsx", "new", letter), ("2.xlsx", "new", letter)]
    );

    // Changed meanwhile, each says so; put back, they are what they were.
    replace(&path, &other);
    let assign = |office: &mut Office, unit| office.assign("27", unit, office::Role::Support);
    assign(&mut office, LAM_SON).expect("assigned");
    let view = office.refresh_submissions(&mut preview).expect("anew");
    for file in &view.files {
        assert_eq!(
            (file.head.verdict, file.head.remarks[0].code.as_str()),
            ("unreadable", "stale_preview")
        );
    }
    replace(&path, &whole);
    assign(&mut office, BA_DINH).expect("assigned");
    office.refresh_submissions(&mut preview).expect("anew");
    let view = office.accept_files(&mut preview, None).expect("both");
    assert_eq!(view.accepted_files, 2);
}

fn replace(path: &Path, bytes: &[u8]) {
    fs::write(path, bytes).expect("the file");
}
