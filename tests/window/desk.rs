//! The folders beside the window: forms that were handed out, what comes back, what is sent on.

use crate::driver::Window;
use std::fs;
use std::path::{Path, PathBuf};
use tests::clerk::{ROUTINE, Workbook};

/// The secretary's folders on the window's machine.
pub struct Desk {
    /// Where forms are handed out.
    pub forms: PathBuf,
    /// Where reports come in.
    inbox: PathBuf,
    /// The return for the province.
    pub report: PathBuf,
}

impl Desk {
    /// Empty folders on the machine of a window.
    pub fn beside(window: &Window) -> Desk {
        let home = window.machine().home();
        let folder = |name: &str| {
            let path = home.join(name);
            fs::create_dir_all(&path).expect("a folder");
            path
        };
        Desk {
            forms: folder("Biểu mẫu"),
            inbox: folder("Gửi về"),
            report: home.join("dự thảo.xlsx"),
        }
    }

    /// The forms that lie there.
    pub fn handed_out(&self) -> Vec<PathBuf> {
        let forms = fs::read_dir(&self.forms).expect("the folder");
        forms.map(|form| form.expect("a form").path()).collect()
    }

    /// Three clerks fill in their week: one with nothing new, one with a task, one with a slip.
    pub fn fill_in(&self) -> Vec<PathBuf> {
        let quiet = |form: Workbook| form.answer(ROUTINE, "Thực hiện bình thường, không phát sinh");
        let works = |form: Workbook| with_task(form, 82.5);
        let slips = |form: Workbook| with_task(form, 150.0);
        vec![
            self.sends_back("ubnd-phuong-ba-dinh", quiet),
            self.sends_back("ubnd-phuong-bac-son", slips),
            self.sends_back("ubnd-phuong-lam-son", works),
        ]
    }

    fn sends_back(&self, unit: &str, fill: impl Fn(Workbook) -> Workbook) -> PathBuf {
        let forms = self.handed_out();
        let named = |form: &&PathBuf| form.to_string_lossy().contains(unit);
        let form = forms.iter().find(named).expect(unit);
        let path = self.inbox.join(form.file_name().expect("a name"));
        fill(open(form)).save_to(&path);
        path
    }

    /// What stands above the first table of the exported return.
    pub fn report_title(&self) -> String {
        let report = open(&self.report);
        let cells = (1..=12).map(|row| report.shown("Tổng hợp", &format!("A{row}")));
        let capitals = |text: &String| text.starts_with("TỔNG HỢP");
        cells.into_iter().find(capitals).unwrap_or_default()
    }
}

/// Reports task 38 in the first free row of the week.
fn with_task(form: Workbook, percent: f64) -> Workbook {
    let form = form.answer(ROUTINE, "Có nội dung, nêu tại mục B");
    let at = |heading: &str| form.first_blank_row(heading);
    let (tab, number) = at("TT");
    let (_, state) = at("Tình trạng");
    let (_, share) = at("Tỷ lệ hoàn thành (%)");
    let (_, result) = at("Kết quả thực hiện trong kỳ");
    form.typed(&tab, &number, "38")
        .typed(&tab, &state, "Đang thực hiện")
        .number(&tab, &share, percent)
        .typed(&tab, &result, "Phát thanh 06 buổi về nộp hồ sơ trực tuyến.")
}

fn open(path: &Path) -> Workbook {
    Workbook::open(&fs::read(path).expect("the file"))
}
