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

/// The first working day of the next year.
pub const NEW_YEAR: &str = "2025-01-06";

/// Units, as the names of their forms have them.
const LAM_SON: &str = "ubnd-phuong-lam-son";
const FINANCE: &str = "phong-tai-chinh-ke-hoach";

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
    /// The store is gone, its daily backups lie beside.
    Lost,
    /// A store's place holds something else.
    Damaged,
    /// A program from next year has worked on the store.
    TooNew,
    /// The plan is taken in, nothing handed out.
    Plan,
    /// The Monday of a week whose forms are to be handed out; two weeks of reports lie behind.
    Monday,
    /// Three weeks and a month of reports, some late, some missing, one to be looked at.
    Work,
    /// The same in the next January, with half of the tasks in the new year's plan.
    NewYear,
}

impl Sample {
    /// Puts it where the program looks.
    pub fn lay(self, store: &Path) {
        let folder = store.parent().expect("a folder");
        fs::create_dir_all(folder).expect("a folder");
        match self {
            Sample::Nothing => {}
            Sample::Lost => {
                fs::copy(made().monday(), store).expect("a copy");
                for today in ["2024-03-07", "2024-03-08"] {
                    office_on(store, today).keep_daily().expect("a backup");
                }
                fs::remove_file(store).expect("a lost file");
            }
            Sample::Damaged => fs::write(store, "not a store").expect("a file"),
            Sample::TooNew => fs::write(store, next_years(&made().monday())).expect("a file"),
            Sample::Plan => with_plan(store),
            Sample::Monday => {
                fs::copy(made().monday(), store).expect("a copy");
            }
            Sample::Work => {
                fs::copy(made().work(), store).expect("a copy");
            }
            Sample::NewYear => {
                fs::copy(made().work(), store).expect("a copy");
                next_plan(store);
            }
        }
    }
}

/// Takes in a plan of 2025, pasted: every second task of the old one.
fn next_plan(store: &Path) {
    let mut office = office_on(store, NEW_YEAR);
    let old = office.plan().expect("the plan");
    let mut pasted = String::from(
        "KẾ HOẠCH triển khai Đề án 06 năm 2025\nTT\tNội dung, nhiệm vụ\tĐơn vị chủ trì\tĐơn vị phối hợp\tThời gian hoàn thành\n",
    );
    for (at, task) in old.tasks.iter().step_by(2).enumerate() {
        let (number, content) = (at + 1, task.content.replace('\n', " "));
        let (lead, support) = (&task.lead_text, &task.support_text);
        pasted += &format!("{number}\t{content}\t{lead}\t{support}\tNăm 2025\n");
    }
    let preview = office.preview_pasted_appendix(&pasted, Some(2025));
    office
        .accept_appendix(preview.expect("the plan"))
        .expect("the plan");
}

fn with_plan(store: &Path) {
    let clock = Clock::Noon(day("2024-02-20"));
    let (mut office, _) = Office::create(store, "bim-son-2024", clock).expect("a store");
    let preview = office.preview_bundled_appendix().expect("the plan");
    office.accept_appendix(preview).expect("the plan");
}

/// A store with the number of a later shape in its header.
fn next_years(store: &Path) -> Vec<u8> {
    let mut bytes = fs::read(store).expect("a store");
    // SQLite keeps `user_version` in four bytes, the highest first.
    bytes[60..64].copy_from_slice(&999_u32.to_be_bytes());
    bytes
}

/// What samples are copied from.
pub struct Made {
    folder: TempDir,
    /// What units sent since: files in every state a pile can be in.
    pub pile: Vec<PathBuf>,
}

impl Made {
    fn monday(&self) -> PathBuf {
        self.folder.path().join("monday")
    }

    fn work(&self) -> PathBuf {
        self.folder.path().join("work")
    }
}

/// A month of work; made once.
pub fn made() -> &'static Made {
    static MADE: OnceLock<Made> = OnceLock::new();
    MADE.get_or_init(|| {
        let folder = TempDir::new().expect("a folder");
        let work = folder.path().join("work");
        with_plan(&work);
        let of_month = hand_out(&work, "2024-02-23", "2024-03", folder.path());
        official_numbers(&work, "2024-02-23", "2024-02", ["312\t340", "96\t120"]);
        for (number, (week, days)) in WEEKS.iter().enumerate() {
            if *week == "2024-W11" {
                fs::copy(&work, folder.path().join("monday")).expect("a copy");
            }
            a_week(&work, folder.path(), number, week, days);
        }
        a_month(&work, folder.path(), &of_month);
        let pile = a_pile(&folder.path().join("pile"), &of_month);
        Made { folder, pile }
    })
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

/// Three of the month's forms came back: a ward's, thorough, an office's with a slip, and one that
/// has to say more.
fn a_month(store: &Path, folder: &Path, forms: &[PathBuf]) {
    official_numbers(store, TODAY, "2024-03", ["365\t380", "101\t130"]);
    let inbox = folder.join("month");
    let (ward, office) = month_reports(forms);
    send(&inbox, forms, LAM_SON, &ward);
    send(&inbox, forms, FINANCE, &office);
    let poor = form(forms, "thanh-tra").report("10", "Tình trạng", "Đang thực hiện");
    send(&inbox, forms, "thanh-tra", &poor);
    take_in(store, TODAY, &inbox);
    let mut office = office_on(store, TODAY);
    let reports = office.submissions("2024-03").expect("the reports");
    let poor = reports.iter().find(|report| report.unit == "Thanh tra");
    let reason = "Nhiệm vụ 10 chưa nêu kết quả trong kỳ.";
    office
        .return_submission(poor.expect("the report").id, reason)
        .expect("a request");
}

/// The province's numbers of two wards, so that there is a trend to draw.
fn official_numbers(store: &Path, on: &str, period: &str, [lam_son, bac_son]: [&str; 2]) {
    let mut office = office_on(store, on);
    let request = office::OfficialRequest {
        pasted: format!(
            "Đơn vị\tTử số\tMẫu số\nUBND phường Lam Sơn\t{lam_son}\nUBND phường Bắc Sơn\t{bac_son}"
        ),
        period: Some(period.to_owned()),
        indicator: Some("8.2".to_owned()),
        ..office::OfficialRequest::default()
    };
    let preview = office.preview_official(&request).expect("a table");
    office.accept_official(preview).expect("stored");
}

/// A ward telephones after its month's report was counted.
pub fn says_more(store: &Path) {
    let said = office::Entry {
        task: "4".to_owned(),
        unit: "UBND phường Lam Sơn".to_owned(),
        period: "2024-03".to_owned(),
        reported: office::Reported::State(office::State::InProgress),
        percent: Some(96.0),
        done_on: None,
        result: "Số hóa 384/400 hồ sơ hộ tịch phát sinh trong kỳ.".to_owned(),
        product: String::new(),
        note: String::new(),
    };
    let mut office = office_on(store, TODAY);
    office.set_progress(&said).expect("a call");
}

/// What came in since: replaced, new, with a slip, the same again, of an unknown sender, blank,
/// and no workbook at all.
fn a_pile(inbox: &Path, forms: &[PathBuf]) -> Vec<PathBuf> {
    let (ward, same) = month_reports(forms);
    let replaced = ward
        .report("4", "Tỷ lệ hoàn thành (%)", "95")
        .report("4", "Kết quả thực hiện trong kỳ", "Số hóa 380/400 hồ sơ hộ tịch phát sinh trong kỳ; kết quả giải quyết đã cập nhật lên hệ thống.");
    let fresh = form(forms, "phong-tu-phap")
        .report("1", "Tình trạng", "Đang thực hiện")
        .report(
            "1",
            "Kết quả thực hiện trong kỳ",
            "Rà soát 12 văn bản, đề nghị sửa đổi 02 văn bản.",
        )
        .report("10", "Tình trạng", "Không phát sinh");
    let slips = form(forms, "phong-noi-vu")
        .report("10", "Tình trạng", "Đang thực hiện")
        .report("10", "Tỷ lệ hoàn thành (%)", "150")
        .report(
            "10",
            "Kết quả thực hiện trong kỳ",
            "Đã tập huấn cho 45 cán bộ, công chức.",
        );
    let nameless = form(forms, "ubnd-phuong-ba-dinh")
        .report("4", "Tình trạng", "Đang thực hiện")
        .report("4", "Kết quả thực hiện trong kỳ", "Số hóa 120/150 hồ sơ.")
        .without_ids();
    let (tab, cell) = nameless.cell_beside("Đơn vị báo cáo");
    let mut pile = vec![
        send(inbox, forms, LAM_SON, &replaced),
        send(inbox, forms, "phong-tu-phap", &fresh),
        send(inbox, forms, "phong-noi-vu", &slips),
        send(inbox, forms, FINANCE, &same),
        send(inbox, forms, "phong-y-te", &form(forms, "phong-y-te")),
    ];
    let (unknown, broken) = (inbox.join("bao cao thang 3.xlsx"), inbox.join("hong.xlsx"));
    nameless.typed(&tab, &cell, "").save_to(&unknown);
    fs::write(&broken, "not a workbook").expect("a file");
    pile.extend([unknown, broken]);
    pile
}

/// What a ward and an office report for March.
fn month_reports(forms: &[PathBuf]) -> (Workbook, Workbook) {
    let ward = form(forms, LAM_SON)
        .report("4", "Tình trạng", "Đang thực hiện")
        .report("4", "Tỷ lệ hoàn thành (%)", "82,5%")
        .report("4", "Kết quả thực hiện trong kỳ", "Số hóa 330/400 hồ sơ hộ tịch phát sinh trong kỳ; kết quả giải quyết đã cập nhật lên hệ thống.")
        .report("9", "Tình trạng", "Không phát sinh")
        .report("38", "Tình trạng", "Đang thực hiện")
        .report("38", "Kết quả thực hiện trong kỳ", "Phát thanh 06 buổi, đăng 04 tin bài hướng dẫn nộp hồ sơ trực tuyến tại nhà văn hóa các khu phố.")
        .answer("Người lập", "Nguyễn Thị Hương")
        .answer("Khó khăn, vướng mắc – nguyên nhân", "Máy quét tại bộ phận một cửa hỏng từ ngày 05/3.");
    let office = form(forms, FINANCE)
        .report("36", "Tình trạng", "Hoàn thành")
        .report("36", "Tỷ lệ hoàn thành (%)", "100")
        .report("36", "Ngày hoàn thành", "12/3/2024")
        .report("10", "Tỷ lệ hoàn thành (%)", "gần xong");
    (ward, office)
}

/// A unit's form as it was handed out.
fn form(forms: &[PathBuf], unit: &str) -> Workbook {
    Workbook::open(&fs::read(path_of(forms, unit)).expect("a form"))
}

fn path_of<'a>(forms: &'a [PathBuf], unit: &str) -> &'a Path {
    let named = |form: &&PathBuf| form.to_string_lossy().contains(unit);
    forms.iter().find(named).expect(unit)
}

/// Saves what a unit filled in under its form's name.
fn send(inbox: &Path, forms: &[PathBuf], unit: &str, workbook: &Workbook) -> PathBuf {
    put(inbox, path_of(forms, unit), workbook)
}

/// Writes the forms of a period, and says where they are.
fn hand_out(store: &Path, on: &str, period: &str, folder: &Path) -> Vec<PathBuf> {
    let folder = folder.join("forms").join(period);
    let mut office = office_on(store, on);
    let forms = office.export_forms(period, &folder, None).expect("forms");
    let paths = forms.files.iter().map(|form| PathBuf::from(&form.path));
    paths.collect()
}

/// The office on a day.
fn office_on(store: &Path, on: &str) -> Office {
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
    let mut office = office_on(store, on);
    let preview = office.preview_submissions(&[inbox.to_owned()], None);
    let preview = preview.expect("a preview");
    office.accept_submissions(preview).expect("stored");
    fs::remove_dir_all(inbox).expect("an empty inbox");
}
