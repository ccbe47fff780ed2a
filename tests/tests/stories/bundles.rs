//! Everything for signature in one folder, and the report in words as it was frozen.

use office::views::BundleView;
use office::{BundleRequest, Pdf};
use std::fs;
use std::path::Path;
use tests::desk::Desk;

const ON: &str = "2024-03-14";

fn bundle(desk: &Desk, version: Option<u32>, pdf: Pdf) -> BundleView {
    let request = BundleRequest {
        period: "2024-03".to_owned(),
        version,
        audience: None,
        out: desk.path("trình ký"),
        pdf,
    };
    desk.on(ON).bundle(&request).expect("a bundle")
}

fn names(view: &BundleView) -> Vec<String> {
    let names = view.files.iter().map(|file| Path::new(&file.path));
    names
        .map(|path| {
            path.file_name()
                .expect("a name")
                .to_string_lossy()
                .into_owned()
        })
        .collect()
}

#[test]
fn report_and_workbook_stand_in_a_folder_of_their_own_each_time() {
    let desk = Desk::bim_son();
    let view = bundle(&desk, None, Pdf::None);
    assert!(Path::new(&view.folder).ends_with("2024/Thang-03_du-thao"));
    assert_eq!(
        names(&view),
        [
            "Bao-cao_Thang-03_2024.docx",
            "Bieu-tong-hop_Thang-03_2024.xlsx"
        ]
    );
    assert!(view.remarks.is_empty());
    let first = fs::read(&view.files[1].path).expect("the workbook");
    let again = bundle(&desk, None, Pdf::None);
    assert!(again.folder.ends_with("Thang-03_du-thao_2"));
    assert_eq!(fs::read(&view.files[1].path).expect("the workbook"), first);
}

#[test]
fn what_was_frozen_is_bundled_byte_for_byte_its_words_too() {
    let desk = Desk::bim_son();
    let path = desk.path("chốt.xlsx");
    desk.on(ON).freeze_return("2024-03", &path).expect("frozen");
    let before = bundle(&desk, Some(1), Pdf::None);
    assert!(Path::new(&before.folder).ends_with("2024/Thang-03_ban-1"));
    let written = desk
        .on(ON)
        .write_part("2024-03", "focus", "Tập trung số hóa hồ sơ.")
        .expect("written");
    assert!(written.parts.iter().any(|part| part.own.is_some()));
    let after = bundle(&desk, Some(1), Pdf::None);
    for (one, other) in before.files.iter().zip(&after.files) {
        assert!(fs::read(&one.path).expect("a file") == fs::read(&other.path).expect("a file"));
    }
    let workbook = fs::read(&before.files[1].path).expect("the workbook");
    assert!(workbook == fs::read(&path).expect("the frozen file"));
    let words = desk.path("lời.docx");
    desk.on(ON)
        .frozen_narrative("2024-03/1", &words)
        .expect("written");
    let report = fs::read(&before.files[0].path).expect("the report");
    assert!(fs::read(&words).expect("the report") == report);
    // Other words are another version.
    let frozen = desk.on(ON).freeze_return("2024-03", &path).expect("frozen");
    assert_eq!(frozen.version, Some(2));
}

#[test]
fn undoing_a_freeze_takes_back_all_that_was_kept_with_it() {
    let desk = Desk::bim_son();
    let before = desk.dump();
    let path = desk.path("chốt.xlsx");
    desk.on(ON).freeze_return("2024-03", &path).expect("frozen");
    desk.on(ON).undo().expect("undone");
    assert_eq!(desk.dump(), before);
    assert!(desk.on(ON).check().expect("checked").ok);
}

#[test]
fn a_converter_that_is_missing_or_fails_is_a_remark() {
    let desk = Desk::bim_son();
    let view = bundle(&desk, None, Pdf::By(desk.path("không có")));
    assert_eq!(view.files.len(), 2);
    assert_eq!(view.remarks[0].code, "pdf_failed");
}

#[cfg(unix)]
#[test]
fn pdfs_stand_beside_their_files() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::bim_son();
    let program = desk.path("soffice");
    // Takes the files behind "--outdir FOLDER", as the real one does.
    let script = "#!/bin/sh\nwhile [ \"$1\" != --outdir ]; do shift; done\nout=$2; shift 2\n\
                  for f in \"$@\"; do b=$(basename \"$f\"); echo pdf > \"$out/${b%.*}.pdf\"; done\n";
    fs::write(&program, script).expect("a script");
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).expect("allowed");
    let view = bundle(&desk, None, Pdf::By(program));
    assert!(view.remarks.is_empty(), "{:?}", view.remarks);
    let kinds: Vec<&str> = view.files.iter().map(|file| file.kind).collect();
    assert_eq!(
        kinds,
        ["narrative", "workbook", "narrative_pdf", "workbook_pdf"]
    );
}
