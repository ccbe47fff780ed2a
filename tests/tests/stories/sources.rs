//! What comes in beside workbooks: a letter's own words, signed documents, what is entered for a
//! unit.

use office::views::{EntryInput, EntryRowInput, FileView, OwingView};
use office::{DocumentMarks, IntakeRequest, Office};
use std::fs;
use std::path::PathBuf;
use tests::clerk::Workbook;
use tests::desk::Desk;
use tests::post::Letter;

const LAM_SON: &str = "UBND phường Lam Sơn";
const BAC_SON: &str = "UBND phường Bắc Sơn";
const ON: &str = "2024-03-13";
const AT: &str = "2024-03-13T08:05:00+07:00";
const ADDRESS: &str = "lamson@bimson.example";
const PDF: &[u8] = b"%PDF-1.7\n";

fn month(desk: &Desk, unit: &str) -> Workbook {
    desk.form("2024-02-20", "2024-03", unit)
        .report("4", "Tình trạng", "Đang thực hiện")
        .report("4", "Kết quả thực hiện trong kỳ", "Một.")
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
    let remarks = file.head.remarks.iter();
    remarks.map(|one| one.code.as_str()).collect()
}

fn owing(office: &Office, unit: &str) -> OwingView {
    let page = office.period("2024-03").expect("the period");
    let found = page.units.into_iter().find(|one| one.unit == unit);
    found.expect("the unit")
}

#[test]
fn a_letters_own_words_stay_with_the_report_it_brought() {
    let desk = Desk::bim_son();
    let letter = Letter::from(ADDRESS, AT)
        .about("Báo cáo tháng 3 của phường")
        .with("bản cuối(1).xlsx", &month(&desk, LAM_SON).save());
    let path = put(&desk, "thư.eml", &letter.eml());
    let seen = &look(&desk, std::slice::from_ref(&path))[0].head;
    let said = seen.letter.as_ref().expect("a letter");
    assert_eq!(
        (said.subject.as_str(), said.text.as_str()),
        ("Báo cáo tháng 3 của phường", "Kính gửi Tổ công tác.")
    );
    desk.accept(ON, &[path]).expect("accepted");
    let office = desk.on(ON);
    let listed = office.submissions("2024-03").expect("a list");
    let detail = office.submission(listed[0].id).expect("the report");
    assert_eq!(detail.sender.as_deref(), Some(ADDRESS));
    assert_eq!(detail.container.as_deref(), Some("thư.eml"));
    assert_eq!(
        detail.letter.expect("the letter").text,
        "Kính gửi Tổ công tác."
    );
    assert!(detail.documents.is_empty());
    let unknown = office.submission(77).expect_err("no such report");
    assert_eq!(unknown.code(), "submission_unknown");
}

#[test]
fn a_senders_address_is_learnt_on_her_word_with_the_report() {
    let desk = Desk::bim_son();
    let letter = Letter::from(ADDRESS, AT).with("a.xlsx", &month(&desk, LAM_SON).save());
    let path = put(&desk, "thư.eml", &letter.eml());
    let mut office = desk.on(ON);
    let before = office.dump().expect("a dump");
    let mut preview = office
        .preview_submissions(&[path], None)
        .expect("a preview");
    assert!(preview.beside_store().files[0].learnable);
    let view = office
        .remember_sender(&mut preview, 0, true)
        .expect("noted");
    assert!(view.files[0].remembers);
    let view = office.accept_files(&mut preview, None).expect("accepted");
    assert_eq!(view.accepted_files, 1);
    assert!(!view.files[0].learnable, "it is known now");
    let email = |office: &Office| {
        let units = office.units().expect("units");
        let unit = units.into_iter().find(|unit| unit.name == LAM_SON);
        unit.and_then(|unit| unit.email)
    };
    assert_eq!(email(&office).as_deref(), Some(ADDRESS));
    office.undo().expect("one step");
    assert_eq!(email(&office), None);
    assert_eq!(office.dump().expect("a dump"), before);

    let known = Desk::bim_son_with_addresses(&[(LAM_SON, "khac@bimson.example")]);
    let path = put(&known, "thư.eml", &letter.eml());
    let office = known.on(ON);
    let mut preview = office
        .preview_submissions(&[path], None)
        .expect("a preview");
    assert!(!preview.beside_store().files[0].learnable);
    let refused = office.remember_sender(&mut preview, 0, true);
    assert_eq!(refused.expect_err("has one").code(), "stale_preview");
}

#[test]
fn a_signed_document_alone_counts_as_sent_without_figures() {
    let desk = Desk::bim_son();
    let before = desk.dump();
    let path = put(
        &desk,
        "15-BC-UBND ngay 12.3.2024 UBND phuong Lam Son thang 3.pdf",
        PDF,
    );
    let file = &look(&desk, std::slice::from_ref(&path))[0];
    assert_eq!(
        (file.head.verdict, file.head.recognised_by),
        ("new", Some("file_name"))
    );
    assert_eq!(file.head.unit.as_deref(), Some(LAM_SON));
    assert_eq!(file.head.period.as_deref(), Some("2024-03"));
    assert_eq!(codes(file), ["document_only"]);
    assert!(file.rows.is_empty());
    let marks = file.head.document.as_ref().expect("a document");
    assert_eq!(
        (marks.number.as_str(), marks.dated.as_deref()),
        ("15/BC-UBND", Some("2024-03-12"))
    );

    let mut office = desk.on(ON);
    let preview = office.preview_submissions(std::slice::from_ref(&path), None);
    office
        .accept_submissions(preview.expect("a preview"))
        .expect("accepted");
    let unit = owing(&office, LAM_SON);
    assert_eq!((unit.timeliness, unit.versions), ("on_time", 1));
    assert_eq!(unit.handling.as_deref(), Some("approved"));
    assert!(unit.lacks_figures);
    let again = look(&desk, &[path]);
    assert_eq!(again[0].head.verdict, "duplicate");

    let listed = office.submissions("2024-03").expect("a list");
    assert_eq!((listed[0].way, listed[0].documents), (Some("document"), 1));
    let described = office.describe_document(
        listed[0].id,
        None,
        &DocumentMarks {
            signer: Some("Nguyễn Văn An".to_owned()),
            ..DocumentMarks::default()
        },
    );
    let marks = &described.expect("described").documents[0].marks;
    assert_eq!(
        (marks.number.as_str(), marks.signer.as_str()),
        ("15/BC-UBND", "Nguyễn Văn An")
    );
    for _ in 0..2 {
        office.undo().expect("undone");
    }
    drop(office);
    // Forms were never handed out here: nothing else was written.
    assert_eq!(desk.dump(), before);
}

#[test]
fn a_report_of_old_word_is_known_by_its_head() {
    let desk = Desk::bim_son();
    let doc = include_bytes!("../../../src-tauri/crates/sheets/tests/fixtures/report.doc");
    let path = put(&desk, "bao cao (1).doc", doc);
    let file = &look(&desk, &[path])[0];
    assert_eq!(
        (file.head.verdict, file.head.recognised_by),
        ("new", Some("heading"))
    );
    assert_eq!(file.head.unit.as_deref(), Some(LAM_SON));
    assert_eq!(file.head.period.as_deref(), Some("2024-W11"));
    assert_eq!(codes(file), ["document_only"]);
    let marks = file.head.document.as_ref().expect("a document");
    assert_eq!(
        (
            marks.number.as_str(),
            marks.dated.as_deref(),
            marks.signer.as_str()
        ),
        ("45/BC-UBND", Some("2024-03-12"), "Nguyễn Văn An")
    );
    // A telephone's picture of it is a document as well, whose unit its name tells.
    let picture = put(
        &desk,
        "UBND phuong Lam Son thang 3.HEIC",
        b"\0\0\0\x18ftypheic",
    );
    let file = &look(&desk, &[picture])[0];
    assert_eq!(codes(file), ["document_only"]);
}

#[test]
fn the_workbook_that_follows_a_document_is_the_report_and_not_next_periods() {
    let desk = Desk::bim_son();
    let form =
        desk.form("2024-02-20", "2024-03", LAM_SON)
            .report("4", "Tình trạng", "Đang thực hiện");
    let pdf = put(&desk, "UBND phuong Lam Son thang 3.pdf", PDF);
    desk.accept(ON, &[pdf]).expect("the document");
    // So late that the next month's due day is nearer.
    let late = "2024-04-10";
    let book = desk.receive("a.xlsx", &form);
    let file = desk.look_at(late, &book);
    assert_eq!(
        (file.head.verdict, file.head.period.as_deref()),
        ("new", Some("2024-03"))
    );
    desk.accept(late, &[book]).expect("the workbook");
    let unit = owing(&desk.on(late), LAM_SON);
    assert_eq!((unit.timeliness, unit.versions), ("on_time", 2));
    assert!(!unit.lacks_figures);
}

#[test]
fn what_a_document_does_not_say_is_asked_and_never_guessed() {
    let desk = Desk::bim_son_with_addresses(&[(LAM_SON, ADDRESS)]);
    let scan = put(&desk, "scan0001.jpg", b"\xFF\xD8\xFFscan");
    let file = &look(&desk, std::slice::from_ref(&scan))[0];
    assert_eq!(file.head.verdict, "quarantined");
    assert_eq!(
        codes(file),
        ["unit_unknown", "period_unknown", "document_only"]
    );
    let request = IntakeRequest {
        paths: vec![scan],
        unit: Some(BAC_SON.to_owned()),
        period: Some("2024-03".to_owned()),
        ..IntakeRequest::default()
    };
    let given = desk.on(ON).preview_intake(&request).expect("a preview");
    let file = &given.view().files[0];
    assert_eq!(
        (file.head.verdict, file.head.recognised_by),
        ("new", Some("given"))
    );

    let letter = Letter::from(ADDRESS, AT).with("bao cao tuan 11.pdf", PDF);
    let file = &look(&desk, &[put(&desk, "1.eml", &letter.eml())])[0];
    assert_eq!(
        (file.head.verdict, file.head.recognised_by),
        ("new", Some("sender"))
    );
    assert_eq!(file.head.period.as_deref(), Some("2024-W11"));
    let lying = put(&desk, "báo cáo.xlsx", PDF);
    assert_eq!(codes(&look(&desk, &[lying])[0]), ["not_a_workbook_pdf"]);
}

#[test]
fn the_document_beside_a_workbook_is_its_signed_copy() {
    let desk = Desk::bim_son();
    let letter = Letter::from(ADDRESS, AT)
        .with("15-BC-UBND.pdf", PDF)
        .with("1.xlsx", &month(&desk, LAM_SON).save());
    let path = put(&desk, "1.eml", &letter.eml());
    let mut office = desk.on(ON);
    let before = office.dump().expect("a dump");
    let mut preview = office
        .preview_submissions(&[path], None)
        .expect("a preview");
    let view = preview.beside_store();
    let (copy, book) = (&view.files[0], &view.files[1]);
    assert_eq!(copy.head.copy_of.as_deref(), Some("1.xlsx"));
    assert_eq!(
        (copy.head.verdict, copy.head.unit.as_deref(), copy.stores),
        ("new", Some(LAM_SON), false)
    );
    assert!(copy.head.remarks.is_empty() && book.stores);
    let view = office.accept_files(&mut preview, None).expect("accepted");
    assert_eq!(view.accepted_files, 1);
    assert_eq!(view.files[0].submission, view.files[1].submission);
    let listed = office.submissions("2024-03").expect("a list");
    assert_eq!((listed.len(), listed[0].documents), (1, 1));
    let detail = office.submission(listed[0].id).expect("the report");
    assert_eq!(detail.documents[0].file, "15-BC-UBND.pdf");
    assert_eq!(detail.documents[0].marks.number, "15/BC-UBND");
    assert!(!owing(&office, LAM_SON).lacks_figures);
    let again = office.refresh_submissions(&mut preview).expect("as it is");
    assert!(again.files.iter().all(|file| file.submission.is_some()));
    office.undo().expect("undone");
    assert_eq!(office.dump().expect("a dump"), before);
    let again = office.refresh_submissions(&mut preview).expect("anew");
    let open: Vec<bool> = again.files.iter().map(|file| file.stores).collect();
    assert_eq!(open, [false, true]);
}

#[test]
fn two_units_in_one_letter_keep_their_own_documents() {
    let desk = Desk::bim_son();
    let letter = Letter::from("vpub@bimson.example", AT)
        .with("UBND phường Bắc Sơn.pdf", PDF)
        .with("1.xlsx", &month(&desk, LAM_SON).save())
        .with("2.xlsx", &month(&desk, BAC_SON).save())
        .with("scan.pdf", b"%PDF-1.4\n");
    let path = put(&desk, "1.eml", &letter.eml());
    let files = look(&desk, &[path]);
    let copies: Vec<_> = files
        .iter()
        .map(|file| file.head.copy_of.as_deref())
        .collect();
    assert_eq!(copies, [Some("2.xlsx"), None, None, None]);
    assert_eq!(files[3].head.verdict, "quarantined");
}

#[test]
fn a_document_beside_an_empty_form_is_the_report() {
    let desk = Desk::bim_son();
    let empty = desk.form("2024-02-20", "2024-03", LAM_SON).save();
    let letter = Letter::from(ADDRESS, AT)
        .with("bao cao.pdf", PDF)
        .with("1.xlsx", &empty);
    let path = put(&desk, "1.eml", &letter.eml());
    let files = look(&desk, std::slice::from_ref(&path));
    assert_eq!(
        (files[0].head.copy_of.as_deref(), files[0].head.verdict),
        (None, "new")
    );
    assert_eq!(files[0].head.unit.as_deref(), Some(LAM_SON));
    desk.accept(ON, &[path]).expect("accepted");
    assert!(owing(&desk.on(ON), LAM_SON).lacks_figures);
}

fn entry(rows: Vec<EntryRowInput>) -> EntryInput {
    EntryInput {
        unit: LAM_SON.to_owned(),
        period: "2024-03".to_owned(),
        way: "telephone".to_owned(),
        received: Some("2024-03-13T16:30:00+07:00".to_owned()),
        rows,
        ..EntryInput::default()
    }
}

fn said(task: &str, state: Option<&str>, result: &str) -> EntryRowInput {
    EntryRowInput {
        task: task.to_owned(),
        unit: LAM_SON.to_owned(),
        state: state.map(str::to_owned),
        result: result.to_owned(),
        ..EntryRowInput::default()
    }
}

#[test]
fn a_whole_report_is_entered_for_a_unit_in_one_step() {
    let desk = Desk::bim_son();
    let mut office = desk.on(ON);
    let before = office.dump().expect("a dump");
    let form = office.entry_form(LAM_SON, "2024-03").expect("a form");
    assert!(form.rows[0].asked && form.rows.iter().any(|row| row.task == "4"));
    let report = EntryInput {
        way: "message".to_owned(),
        message: "  Nhiệm vụ 4: đã số hóa 120 hồ sơ.\n".to_owned(),
        ..entry(vec![
            said("4", Some("in_progress"), "Đã số hóa 120 hồ sơ."),
            said("9", None, ""),
        ])
    };
    let stored = office.enter_report(&report).expect("entered");
    assert_eq!((stored.way, stored.version), (Some("message"), 1));
    assert_eq!(stored.received, "2024-03-13T16:30:00+07:00");
    assert_eq!(stored.handling, "approved");
    let detail = office.submission(stored.id).expect("the report");
    assert_eq!(
        detail.letter.expect("the message").text,
        "Nhiệm vụ 4: đã số hóa 120 hồ sơ."
    );
    let form = office.entry_form(LAM_SON, "2024-03").expect("a form");
    let row = form.rows.iter().find(|row| row.task == "4").expect("a row");
    assert_eq!(row.values.state, Some("in_progress"));
    assert_eq!(row.values.result, "Đã số hóa 120 hồ sơ.");
    let unit = owing(&office, LAM_SON);
    assert_eq!((unit.timeliness, unit.lacks_figures), ("on_time", false));
    office.undo().expect("one step");
    assert_eq!(office.dump().expect("a dump"), before);
}

#[test]
fn nothing_new_for_the_whole_form_is_one_tick() {
    let desk = Desk::bim_son();
    let mut office = desk.on(ON);
    let report = EntryInput {
        nothing_new: true,
        ..entry(Vec::new())
    };
    office.enter_report(&report).expect("entered");
    let tasks = office.tasks(&office::TaskQuery {
        unit: Some(LAM_SON.to_owned()),
        ..office::TaskQuery::default()
    });
    assert_eq!(owing(&office, LAM_SON).versions, 1);
    assert!(!tasks.expect("a list").is_empty());
}

#[test]
fn an_entry_that_cannot_be_is_refused_and_nothing_is_written() {
    let desk = Desk::bim_son();
    let mut office = desk.on(ON);
    let before = office.dump().expect("a dump");
    let strange = EntryRowInput {
        unit: "Bưu điện thị xã".to_owned(),
        ..said("4", Some("in_progress"), "")
    };
    for (report, code) in [
        (entry(Vec::new()), "entry_blank"),
        (entry(vec![said("4", None, " ")]), "entry_blank"),
        (
            entry(vec![said("4", Some("finished"), "")]),
            "value_invalid",
        ),
        (entry(vec![said("99", Some("done"), "")]), "task_unknown"),
        (entry(vec![strange]), "assignment_unknown"),
        (
            EntryInput {
                received: Some("2024-03-14T08:00:00+07:00".to_owned()),
                nothing_new: true,
                ..entry(Vec::new())
            },
            "value_invalid",
        ),
        (
            EntryInput {
                way: "document".to_owned(),
                nothing_new: true,
                ..entry(Vec::new())
            },
            "value_invalid",
        ),
    ] {
        let refused = office.enter_report(&report).expect_err(code);
        assert_eq!(refused.code(), code, "{report:?}");
    }
    assert_eq!(office.dump().expect("a dump"), before);
}
