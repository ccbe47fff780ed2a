//! What lies in the store before a window opens, made by the same jobs the window asks for: the
//! town of Bỉm Sơn in the spring of 2024.

use office::{Clock, Office};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use tempfile::TempDir;
use tests::clerk::{ROUTINE, Workbook};
use tests::desk::day;

/// The day that scenes are shown on: a Thursday, the week's reports were due the day before.
pub const TODAY: &str = "2024-03-14";

/// Weeks with the day each was handed out, the day most units sent it and the day of the late ones.
const WEEKS: [(&str, [&str; 3]); 3] = [
    ("2024-W09", ["2024-02-26", "2024-02-28", "2024-03-01"]),
    ("2024-W10", ["2024-03-04", "2024-03-06", "2024-03-08"]),
    ("2024-W11", ["2024-03-11", "2024-03-13", "2024-03-14"]),
];

/// What a scene starts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sample {
    /// A fresh machine.
    Nothing,
    /// A store's place holds something else.
    Damaged,
    /// The plan is taken in, nothing handed out.
    Plan,
    /// Three weeks and a month of reports, some late, some missing, one to be looked at.
    Work,
}

impl Sample {
    /// Puts it where the program looks.
    pub fn lay(self, store: &Path) {
        let folder = store.parent().expect("a folder");
        fs::create_dir_all(folder).expect("a folder");
        match self {
            Sample::Nothing => {}
            Sample::Damaged => fs::write(store, "not a store").expect("a file"),
            Sample::Plan => with_plan(store),
            Sample::Work => {
                fs::copy(worked_on(), store).expect("a copy");
            }
        }
    }
}

fn with_plan(store: &Path) {
    let clock = Clock::Noon(day("2024-02-20"));
    let (mut office, _) = Office::create(store, "bim-son-2024", clock).expect("a store");
    let preview = office.preview_bundled_appendix().expect("the plan");
    office.accept_appendix(preview).expect("the plan");
}

/// The store after a month of work; made once.
pub fn worked_on() -> PathBuf {
    static MADE: OnceLock<TempDir> = OnceLock::new();
    let folder = MADE.get_or_init(|| {
        let folder = TempDir::new().expect("a folder");
        let store = folder.path().join("store");
        with_plan(&store);
        for (number, (week, days)) in WEEKS.iter().enumerate() {
            a_week(&store, folder.path(), number, week, days);
        }
        a_month(&store, folder.path());
        folder
    });
    folder.path().join("store")
}

/// Every unit is asked; most answer in time, every fifth late, every seventh not at all.
fn a_week(store: &Path, folder: &Path, number: usize, week: &str, days: &[&str; 3]) {
    let [asked, in_time, late] = days;
    let forms = hand_out(store, asked, week, folder);
    let inboxes = [folder.join("in-time"), folder.join("late")];
    for (at, form) in forms.iter().enumerate() {
        let turn = at + number;
        if turn.is_multiple_of(7) {
            continue;
        }
        let workbook = Workbook::open(&fs::read(form).expect("a form"));
        let answered = workbook.answer(ROUTINE, "Thực hiện bình thường, không phát sinh");
        put(
            &inboxes[usize::from(turn.is_multiple_of(5))],
            form,
            &answered,
        );
    }
    take_in(store, in_time, &inboxes[0]);
    take_in(store, late, &inboxes[1]);
}

/// The month's forms: two came back, one of them with a slip in it.
fn a_month(store: &Path, folder: &Path) {
    let forms = hand_out(store, "2024-03-01", "2024-03", folder);
    let inbox = folder.join("month");
    for form in month_reports(&forms, &inbox) {
        assert!(form.is_file());
    }
    take_in(store, "2024-03-12", &inbox);
}

/// The files that units send for March: a ward's, thorough, and an office's with a slip.
pub fn month_reports(forms: &[PathBuf], inbox: &Path) -> Vec<PathBuf> {
    let form = |unit: &str| {
        let named = |form: &&PathBuf| form.to_string_lossy().contains(unit);
        let form = forms.iter().find(named).expect(unit);
        (form, Workbook::open(&fs::read(form).expect("a form")))
    };
    let (ward, workbook) = form("ubnd-phuong-lam-son");
    let workbook = workbook
        .report("4", "Tình trạng", "Đang thực hiện")
        .report("4", "Tỷ lệ hoàn thành (%)", "82,5%")
        .report("4", "Kết quả thực hiện trong kỳ", "Số hóa 330/400 hồ sơ hộ tịch phát sinh trong kỳ; kết quả giải quyết đã cập nhật lên hệ thống.")
        .report("9", "Tình trạng", "Không phát sinh")
        .report("38", "Tình trạng", "Đang thực hiện")
        .report("38", "Kết quả thực hiện trong kỳ", "Phát thanh 06 buổi, đăng 04 tin bài hướng dẫn nộp hồ sơ trực tuyến tại nhà văn hóa các khu phố.")
        .answer("Người lập", "Nguyễn Thị Hương")
        .answer("Khó khăn, vướng mắc – nguyên nhân", "Máy quét tại bộ phận một cửa hỏng từ ngày 05/3.");
    let ward = put(inbox, ward, &workbook);
    let (office, workbook) = form("phong-tai-chinh-ke-hoach");
    let workbook = workbook
        .report("36", "Tình trạng", "Hoàn thành")
        .report("36", "Tỷ lệ hoàn thành (%)", "100")
        .report("36", "Ngày hoàn thành", "12/3/2024")
        .report("10", "Tỷ lệ hoàn thành (%)", "gần xong");
    vec![ward, put(inbox, office, &workbook)]
}

/// Writes the forms of a period, and says where they are.
pub fn hand_out(store: &Path, on: &str, period: &str, folder: &Path) -> Vec<PathBuf> {
    let folder = folder.join("forms").join(period);
    let mut office = office(store, on);
    let forms = office.export_forms(period, &folder, None).expect("forms");
    let paths = forms.files.iter().map(|form| PathBuf::from(&form.path));
    paths.collect()
}

/// The office on a day.
pub fn office(store: &Path, on: &str) -> Office {
    Office::open(store, Clock::Noon(day(on))).expect("the store")
}

/// Saves what a clerk filled in under its form's name.
fn put(inbox: &Path, form: &Path, workbook: &Workbook) -> PathBuf {
    fs::create_dir_all(inbox).expect("a folder");
    let path = inbox.join(form.file_name().expect("a name"));
    workbook.save_to(&path);
    path
}

/// Takes a folder of files in and empties it.
fn take_in(store: &Path, on: &str, inbox: &Path) {
    if !inbox.is_dir() {
        return;
    }
    let mut office = office(store, on);
    let preview = office.preview_submissions(&[inbox.to_owned()], None);
    let preview = preview.expect("a preview");
    office.accept_submissions(preview).expect("stored");
    fs::remove_dir_all(inbox).expect("an empty inbox");
}
