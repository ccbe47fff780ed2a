//! Drafts that her mail program opens ready to send: with forms, as reminders, as requests.

use office::{Chase, CorrectionRequest, Delivery, HandOut, Outlet};
use std::fs;
use std::io::{Cursor, Read};
use tests::desk::Desk;
use zip::ZipArchive;

const LAM_SON: &str = "UBND phường Lam Sơn";
const BA_DINH: &str = "UBND phường Ba Đình";
const ADDRESS: &str = "lamson@bimson.example";
const OUT: &str = "2024-02-20";
const ON: &str = "2024-03-13";

fn hand_out(delivery: Delivery) -> HandOut {
    HandOut {
        period: "2024-03".to_owned(),
        unit: None,
        changed_only: false,
        delivery,
    }
}

fn drafts(to: Outlet) -> Delivery {
    Delivery { to, drafts: true }
}

/// The files of an archive.
fn packed(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let files = (0..archive.len()).map(|at| {
        let mut entry = archive.by_index(at).expect("an entry");
        let mut content = Vec::new();
        entry.read_to_end(&mut content).expect("its content");
        (entry.name().expect("its name").into_owned(), content)
    });
    files.collect()
}

#[test]
fn every_form_has_a_draft_that_our_own_reader_understands() {
    let desk = Desk::bim_son_with_addresses(&[(LAM_SON, ADDRESS)]);
    let folder = desk.path("thư nháp");
    let made = desk
        .on(OUT)
        .hand_out(&hand_out(drafts(Outlet::Folder(folder.clone()))))
        .expect("handed out");
    let with: Vec<&str> = made
        .files
        .iter()
        .filter(|file| file.email.is_some())
        .map(|file| file.unit.as_str())
        .collect();
    assert_eq!(with, [LAM_SON]);
    for file in &made.files {
        let draft = file.draft.as_deref().expect("a draft");
        let bytes = fs::read(draft).expect("the draft");
        let text = String::from_utf8(bytes.clone()).expect("plain letters");
        assert!(text.starts_with("X-Unsent: 1\r\n"), "{text}");
        assert_eq!(text.contains("\r\nTo: "), file.email.is_some());
        assert!(!text.contains("\r\nFrom: ") && !text.contains("\r\nDate: "));
        assert!(
            !text.replace("\r\n", "").contains('\n'),
            "lines end as letters' do"
        );
        assert!(text.lines().all(|line| line.len() <= 100));
        let look = desk.look_at(ON, draft.as_ref());
        assert_eq!(look.head.unit.as_deref(), Some(file.unit.as_str()));
        assert_eq!(look.head.period.as_deref(), Some("2024-03"));
        assert_eq!(look.head.remarks[0].code, "form_empty");
        let beside = fs::read(&file.path).expect("the form");
        let opened = mail::open(&bytes, mail::kind(&bytes).expect("a letter")).expect("opened");
        assert_eq!(opened.files[0].bytes, beside);
        let letter = opened.letter.expect("the letter");
        assert_eq!(
            letter.subject.as_deref(),
            Some("Biểu mẫu báo cáo tháng 3/2024 về Đề án 06")
        );
        assert!(
            letter
                .text
                .starts_with(&format!("Kính gửi: {}.", file.unit))
        );
    }
    // The same again is the same, byte for byte.
    let again = desk.path("lần nữa");
    desk.on(OUT)
        .hand_out(&hand_out(drafts(Outlet::Folder(again.clone()))))
        .expect("handed out");
    let name = "ubnd-phuong-lam-son_2024-03.eml";
    assert_eq!(
        fs::read(folder.join(name)).expect("one"),
        fs::read(again.join(name)).expect("two")
    );
}

#[test]
fn all_of_it_goes_into_one_archive_with_names_every_system_takes() {
    let desk = Desk::bim_son();
    let zip = desk.path("bieu mau.zip");
    let made = desk
        .on(OUT)
        .hand_out(&hand_out(drafts(Outlet::Archive(zip.clone()))))
        .expect("handed out");
    assert_eq!(made.zip.as_deref(), zip.to_str());
    let files = packed(&fs::read(&zip).expect("the archive"));
    assert_eq!(files.len(), 2 * made.files.len());
    for (name, _) in &files {
        let plain = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
        assert!(name.chars().all(plain) && name.len() < 120, "{name}");
    }
    assert_eq!(made.files[0].path, files[0].0);
}

#[test]
fn a_unit_keeps_its_form_until_its_tasks_change() {
    let desk = Desk::bim_son();
    let changed_only = |period: &str, on: &str| {
        let hand_out = HandOut {
            period: period.to_owned(),
            changed_only: true,
            ..hand_out(Delivery::folder(desk.path("forms")))
        };
        let made = desk.on(on).hand_out(&hand_out).expect("handed out");
        (made.files.len(), made.unchanged.len())
    };
    let (all, none) = changed_only("2024-03", OUT);
    assert!(all > 15 && none == 0);
    assert_eq!(changed_only("2024-03", OUT), (0, all));
    assert_eq!(
        changed_only("2024-04", "2024-03-20"),
        (0, all),
        "one form lasts"
    );
    desk.on(OUT)
        .assign("27", LAM_SON, office::Role::Lead)
        .expect("assigned");
    assert_eq!(changed_only("2024-04", "2024-03-20"), (1, all - 1));
    // A form that does not offer the period must be issued anew.
    let (later, _) = changed_only("2024-11", "2024-10-20");
    assert_eq!(later, all);
    let made = desk
        .on(OUT)
        .hand_out(&hand_out(Delivery::folder(desk.path("forms"))))
        .expect("handed out");
    assert!(made.files.iter().all(|file| file.changed), "March again");
}

#[test]
fn reminders_and_requests_go_out_as_drafts_and_are_logged() {
    let desk = Desk::bim_son_with_addresses(&[(LAM_SON, ADDRESS)]);
    let form = desk
        .form(OUT, "2024-03", BA_DINH)
        .report("10", "Tỷ lệ hoàn thành (%)", "gần xong");
    desk.accept(ON, &[desk.receive("1.xlsx", &form)])
        .expect("accepted");
    let chase = Chase {
        period: "2024-03".to_owned(),
        ..Chase::default()
    };
    let zip = desk.path("don doc.zip");
    let reminded = desk
        .on(ON)
        .remind_by_drafts(&chase, true, &drafts(Outlet::Archive(zip.clone())))
        .expect("reminded");
    assert_eq!(reminded.drafts.len(), reminded.units.len());
    assert!(!reminded.units.contains(&BA_DINH.to_owned()));
    let files = packed(&fs::read(&zip).expect("the archive"));
    let (_, draft) = files
        .iter()
        .find(|(name, _)| name == "ubnd-phuong-lam-son_2024-03_don-doc.eml")
        .expect("Lam Sơn's");
    let opened = mail::open(draft, mail::Kind::Eml).expect("opened");
    assert_eq!(opened.files.len(), 1, "its form goes with it");
    let letter = opened.letter.expect("the letter");
    let text = &letter.text;
    assert!(
        text.contains("yêu cầu UBND phường Lam Sơn") && text.contains("16 tháng 3 năm 2024"),
        "{text}"
    );
    let page = desk.on(ON).period("2024-03").expect("the period");
    let own = page.units.iter().find(|unit| unit.unit == LAM_SON);
    assert_eq!(own.expect("Lam Sơn").reminders, 1);

    let request = CorrectionRequest {
        period: Some("2024-03".to_owned()),
        ..CorrectionRequest::default()
    };
    let delivery = drafts(Outlet::Folder(desk.path("bổ sung")));
    let asked = desk.on(ON).request_corrections(&request, &delivery);
    let asked = asked.expect("asked");
    let draft = asked.files[0].draft.as_deref().expect("a draft");
    let opened = mail::open(&fs::read(draft).expect("the draft"), mail::Kind::Eml);
    let opened = opened.expect("opened");
    assert_eq!(
        opened.files[0].name,
        "ubnd-phuong-ba-dinh_2024-03_bo-sung.xlsx"
    );
    assert_eq!(
        opened
            .letter
            .expect("the letter")
            .text
            .replace("\r\n", "\n"),
        asked.files[0].text
    );
    let history = desk.on(ON).history().expect("the journal");
    assert_eq!(
        history[0].what,
        "Lập phiếu yêu cầu bổ sung: UBND phường Ba Đình, Tháng 3/2024"
    );
}
