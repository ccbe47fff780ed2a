//! The main job without a window, on the bundled Bỉm Sơn plan: appendix in, forms out, filled
//! ones back, the return written. Leaves its workbooks in `target/demo/`.

use office::views::IntakeView;
use office::{AppendixRequest, Clock, Office, OfficeError};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use tests::clerk::{ROUTINE, Workbook};
use tests::desk::{bundled, day};

fn main() -> ExitCode {
    match demo() {
        Ok(()) => ExitCode::SUCCESS,
        Err(refusal) => {
            eprintln!("{}\n{}", refusal.message(), refusal.hint());
            ExitCode::FAILURE
        }
    }
}

fn demo() -> Result<(), OfficeError> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/demo");
    let _ = fs::remove_dir_all(&folder);
    let store = folder.join("bim-son.tct06");
    let (mut office, made) =
        Office::create(&store, "bim-son-2024", Clock::Noon(day("2024-02-20")))?;
    println!("Store: {} ({} units)", store.display(), made.units);

    let file = bundled("plans/bim-son-2024.xlsx");
    let preview = office.preview_appendix(&AppendixRequest {
        file,
        ..AppendixRequest::default()
    })?;
    let plan = office.accept_appendix(preview)?;
    let counts_met = plan.groups.iter().all(|group| {
        group
            .declared
            .is_none_or(|declared| declared as usize == group.tasks)
    });
    println!(
        "Appendix: {} groups, {} tasks, declared counts met: {counts_met}",
        plan.groups.len(),
        plan.tasks.len()
    );

    let forms = folder.join("bieu-mau");
    let month = office.export_forms("2024-03", &forms, None)?;
    let week = office.export_forms("2024-W11", &forms, None)?;
    println!(
        "Forms: {} for 2024-03, {} for 2024-W11",
        month.files.len(),
        week.files.len()
    );

    let inbox = folder.join("gui-ve");
    fill(&forms, &inbox);
    let mut office = Office::open(&store, Clock::Noon(day("2024-03-14")))?;
    let preview = office.preview_submissions(std::slice::from_ref(&inbox), None)?;
    let taken = office.accept_submissions(preview)?;
    tell(&taken);

    let office = Office::open(&store, Clock::Noon(day("2024-03-18")))?;
    let again = office.preview_submissions(&[inbox], None)?;
    let duplicates = again
        .view()
        .files
        .iter()
        .filter(|file| file.head.verdict == "duplicate")
        .count();
    println!("The same files again: {duplicates} duplicates");
    office.create_backup(Some(&folder.join("sao-luu.tct06")))?;
    for period in ["2024-03", "2024-W11"] {
        let report = office.export_return(
            period,
            &folder.join(format!("bao-cao-tong-hop_{period}.xlsx")),
        )?;
        let sheets: Vec<String> = report
            .sheets
            .iter()
            .map(|sheet| format!("{} ({})", sheet.name, sheet.rows))
            .collect();
        println!("Return {period}: {}", sheets.join(", "));
    }
    print_pages(&folder);
    println!("Everything is in {}", folder.display());
    Ok(())
}

/// Three clerks fill in their forms: a ward thoroughly, an office with a slip, a ward's week.
fn fill(forms: &Path, inbox: &Path) {
    let open = |name: &str| Workbook::open(&fs::read(forms.join(name)).expect("a form"));
    let ward = open("ubnd-phuong-lam-son_2024-03.xlsx")
        .report("4", "Tình trạng", "Đang thực hiện")
        .report("4", "Tỷ lệ hoàn thành (%)", "82,5%")
        .report("4", "Kết quả thực hiện trong kỳ", "Số hóa 330/400 hồ sơ hộ tịch phát sinh trong kỳ; kết quả giải quyết đã cập nhật lên hệ thống.")
        .report("9", "Tình trạng", "Không phát sinh")
        .report("38", "Tình trạng", "Đang thực hiện")
        .report("38", "Kết quả thực hiện trong kỳ", "Phát thanh 06 buổi, đăng 04 tin bài hướng dẫn nộp hồ sơ trực tuyến tại nhà văn hóa các khu phố.")
        .report("38", "Sản phẩm/Số, ngày văn bản", "Kế hoạch số 25/KH-UBND ngày 01/3/2024")
        .answer("Người lập", "Nguyễn Thị Hương")
        .answer("Khó khăn, vướng mắc – nguyên nhân", "Máy quét tại bộ phận một cửa hỏng từ ngày 05/3.");
    let office = open("phong-tai-chinh-ke-hoach_2024-03.xlsx")
        .report("36", "Tình trạng", "Hoàn thành")
        .report("36", "Tỷ lệ hoàn thành (%)", "100")
        .report("36", "Ngày hoàn thành", "12/3/2024")
        .report(
            "36",
            "Kết quả thực hiện trong kỳ",
            "Đã tham mưu UBND thị xã phân bổ kinh phí triển khai Đề án 06 năm 2024.",
        )
        .report(
            "36",
            "Sản phẩm/Số, ngày văn bản",
            "Quyết định số 812/QĐ-UBND ngày 12/3/2024",
        )
        .report("10", "Tỷ lệ hoàn thành (%)", "gần xong");
    let week = open("ubnd-phuong-bac-son_2024-W11.xlsx")
        .answer(ROUTINE, "Thực hiện bình thường, không phát sinh");
    fs::create_dir_all(inbox).expect("an inbox");
    for (name, workbook) in [
        ("lam-son thang 3.xlsx", ward),
        ("TCKH.xlsx", office),
        ("bac son tuan 11.xlsx", week),
    ] {
        fs::write(inbox.join(name), workbook.save()).expect("a file");
    }
}

fn tell(taken: &IntakeView) {
    for file in &taken.files {
        let filled = file
            .rows
            .iter()
            .filter(|row| row.values.state.is_some())
            .count();
        let remarks =
            file.head.remarks.len() + file.rows.iter().map(|row| row.remarks.len()).sum::<usize>();
        let unit = file.head.unit.as_deref().unwrap_or("?");
        println!(
            "  {unit}: {}, {filled} rows with a state, {remarks} remarks",
            file.head.verdict
        );
    }
}

/// Turns the workbooks into PDF where LibreOffice is there, as a printer would see them.
fn print_pages(folder: &Path) {
    let profile = format!(
        "-env:UserInstallation=file://{}",
        folder.join("office-profile").display()
    );
    let returns = [
        "bao-cao-tong-hop_2024-03.xlsx",
        "bao-cao-tong-hop_2024-W11.xlsx",
    ]
    .map(|name| folder.join(name));
    let forms = [
        "ubnd-phuong-lam-son_2024-03.xlsx",
        "ubnd-phuong-bac-son_2024-W11.xlsx",
    ]
    .map(|name| folder.join("bieu-mau").join(name));
    let files: Vec<PathBuf> = returns.into_iter().chain(forms).collect();
    let run = Command::new("soffice")
        .args([
            profile.as_str(),
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
        ])
        .arg(folder.join("pdf"))
        .args(&files)
        .output();
    match run {
        Err(_) => println!("LibreOffice is not installed: no PDF pages"),
        Ok(output) => {
            assert!(output.status.success(), "LibreOffice refused the workbooks");
            let pages = fs::read_dir(folder.join("pdf"))
                .map(|pages| pages.count())
                .unwrap_or_default();
            assert_eq!(pages, files.len(), "a workbook gave no PDF");
            println!("PDF pages of {pages} workbooks in pdf/");
        }
    }
    let _ = fs::remove_dir_all(folder.join("office-profile"));
}
