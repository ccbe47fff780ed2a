//! A small office: four units, one collective, a plan of three tasks.

use crate::gate::tests::at;
use crate::{
    Arrival, Done, FileHash, GeneralContent, NewRow, NewSubmission, Operation, PlanRecord, Source,
    Store, StoreError, StoredPlan, StoredProfile, SubmissionId, SubmissionRemark, TaskRecord, Tx,
};
use chrono::{Duration, NaiveDate};
use plan::deadline::BeforeDay;
use plan::period::{Period, PeriodId};
use plan::progress::{Percent, Progress, Reported, RowKey};
use plan::remark::Place;
use plan::status::State;
use plan::task::{Assignment, Group, Role, TaskId, TaskNumber};
use plan::unit::{Collective, CollectiveId, Level, Unit, UnitId, UnitKind};
use std::path::PathBuf;
use tempfile::TempDir;

/// The office, its ward "Lam Sơn" being unit 2 and "Bắc Sơn" unit 3.
pub struct Office {
    pub folder: TempDir,
    pub store: Store,
}

pub const POLICE: UnitId = UnitId(1);
pub const LAM_SON: UnitId = UnitId(2);
pub const BAC_SON: UnitId = UnitId(3);
pub const DESK: UnitId = UnitId(4);

impl Office {
    pub fn new() -> Office {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("dữ liệu.tct06");
        let (store, ()) = Store::create(&path, fill).unwrap();
        Office { folder, store }
    }

    pub fn path(&self) -> PathBuf {
        self.store.path().to_owned()
    }

    pub fn reopen(&mut self) {
        self.store = Store::open(&self.path(), at(9)).unwrap();
    }

    pub fn try_to<T>(
        &mut self,
        job: impl FnOnce(&Tx<'_>) -> Result<T, StoreError>,
    ) -> Result<Done<T>, StoreError> {
        self.store
            .perform(&Operation::new("job", "việc", at(8)), job)
    }

    pub fn go<T>(&mut self, job: impl FnOnce(&Tx<'_>) -> Result<T, StoreError>) -> T {
        self.try_to(job).unwrap().output
    }

    pub fn dump(&self) -> String {
        self.store.look().unwrap().dump().unwrap()
    }

    pub fn plan(&self) -> StoredPlan {
        self.store
            .look()
            .unwrap()
            .plan_in_force(2024, BeforeDay::DayBefore)
            .unwrap()
            .unwrap()
    }

    /// The task at a place of the plan.
    pub fn task(&self, at: usize) -> TaskId {
        self.plan().plan.tasks[at].id
    }

    /// Takes in a workbook of a unit with these rows.
    pub fn receive(&mut self, unit: UnitId, period: &str, rows: Vec<NewRow>) -> SubmissionId {
        let submission = workbook(unit, period, rows);
        let bytes = format!("{submission:?} {}", self.dump().len());
        self.go(|tx| store_submission(tx, &submission, bytes.as_bytes()))
    }

    pub fn approve(&mut self, id: SubmissionId) {
        self.go(|tx| tx.approve(id));
    }

    /// What counts in a period: task number, unit, result.
    pub fn in_force(&self, period: &str) -> Vec<(TaskId, UnitId, String)> {
        let rows = self.store.look().unwrap().progress_in(id(period)).unwrap();
        assert_eq!(self.store.look().unwrap().check().unwrap(), []);
        rows.into_iter()
            .map(|row| (row.key.task, row.key.unit, row.progress.result))
            .collect()
    }
}

pub fn store_submission(
    tx: &Tx<'_>,
    submission: &NewSubmission,
    bytes: &[u8],
) -> Result<SubmissionId, StoreError> {
    tx.insert_submission(&ready_with(tx, submission, bytes)?)
}

/// A submission whose period and original are kept.
pub fn ready(tx: &Tx<'_>, submission: &NewSubmission) -> Result<NewSubmission, StoreError> {
    ready_with(tx, submission, b"form")
}

fn ready_with(
    tx: &Tx<'_>,
    submission: &NewSubmission,
    bytes: &[u8],
) -> Result<NewSubmission, StoreError> {
    tx.keep_period(&period(&submission.period.to_string()))?;
    let original = match submission.source {
        Source::Workbook => Some(tx.insert_original(&submission.file_name, bytes)?),
        Source::Hand => None,
    };
    Ok(NewSubmission {
        original,
        ..submission.clone()
    })
}

pub fn id(text: &str) -> PeriodId {
    PeriodId::parse(text).unwrap()
}

/// A period with its legal window; weeks of 2024 from Thursday to Wednesday.
pub fn period(text: &str) -> Period {
    let id = id(text);
    let (from, to) = id.legal_window().unwrap_or_else(|| {
        let week: u32 = text.rsplit('W').next().unwrap().parse().unwrap();
        let last = NaiveDate::from_isoywd_opt(id.year, week, chrono::Weekday::Wed).unwrap();
        (last - Duration::days(6), last)
    });
    let due = to.and_hms_opt(17, 0, 0).unwrap();
    Period {
        id,
        from,
        to,
        units_due: due,
        late_after: due,
        province_due: due + Duration::days(1),
    }
}

/// A row "đang thực hiện" with a result, at a cell.
pub fn row(task: TaskId, unit: UnitId, result: &str) -> NewRow {
    let progress = Progress {
        reported: Some(Reported::State(State::InProgress)),
        percent: Percent::new(62.5),
        result: result.to_owned(),
        ..Progress::default()
    };
    NewRow {
        key: RowKey { task, unit },
        progress,
        place: place("H9"),
    }
}

pub fn place(cell: &str) -> Place {
    Place {
        sheet: "1. Nhiệm vụ".to_owned(),
        cell: cell.to_owned(),
    }
}

pub fn workbook(unit: UnitId, period: &str, rows: Vec<NewRow>) -> NewSubmission {
    NewSubmission {
        unit,
        period: id(period),
        received_at: at(9),
        imported_at: at(10),
        file_name: format!("{}_{period}.xlsx", unit.0),
        container: Some("thư.eml".to_owned()),
        sender: Some("x@y.vn".to_owned()),
        original: Some(FileHash::of(b"")),
        source: Source::Workbook,
        routine: false,
        contents: rows.iter().map(difficulty).collect(),
        remarks: vec![SubmissionRemark {
            code: "product_missing".to_owned(),
            place: place("I9"),
            message: "…".to_owned(),
        }],
        arrival: Arrival::default(),
        rows,
        measurements: Vec::new(),
    }
}

pub fn by_hand(unit: UnitId, period: &str, rows: Vec<NewRow>) -> NewSubmission {
    let workbook = workbook(unit, period, rows);
    NewSubmission {
        source: Source::Hand,
        original: None,
        ..workbook
    }
}

pub fn record(group: crate::GroupId, position: u32, content: &str) -> TaskRecord {
    TaskRecord {
        group,
        position,
        number: TaskNumber::parse(&(position + 1).to_string()).unwrap(),
        content: content.to_owned(),
        lead_text: "Công an thị xã; UBND các phường, xã".to_owned(),
        support_text: String::new(),
        deadline_text: "Quý I/2024 và thực hiện thường xuyên".to_owned(),
        extra: vec![("Sản phẩm".to_owned(), "Báo cáo".to_owned())],
        cells: vec![format!("A{position}"), format!("B{position}")],
    }
}

pub fn group(numeral: &str) -> Group {
    Group {
        numeral: numeral.to_owned(),
        title: "Về pháp lý".to_owned(),
        declared: Some(2),
    }
}

pub fn lead(unit: UnitId) -> Assignment {
    Assignment {
        unit,
        role: Role::Lead,
        via: None,
    }
}

pub fn through(unit: UnitId) -> Assignment {
    Assignment {
        unit,
        role: Role::Lead,
        via: Some(CollectiveId(1)),
    }
}

pub fn units() -> Vec<Unit> {
    let unit = |id: UnitId, name: &str, kind, level| Unit {
        id,
        name: name.to_owned(),
        short: None,
        kind,
        level,
        aliases: vec![format!("{name} thị xã"), name.to_uppercase()],
        email: Some("a@b.vn".to_owned()),
        phone: None,
        order: id.0 as u32,
        reports_through: (id == DESK).then_some(POLICE),
        standing_office: id == POLICE,
        from: NaiveDate::from_ymd_opt(2020, 1, 1),
        until: None,
    };
    vec![
        unit(POLICE, "Công an", UnitKind::Sector, Level::Town),
        unit(
            LAM_SON,
            "UBND phường Lam Sơn",
            UnitKind::Commune,
            Level::Commune,
        ),
        unit(
            BAC_SON,
            "UBND phường Bắc Sơn",
            UnitKind::Commune,
            Level::Commune,
        ),
        unit(
            DESK,
            "Bộ phận Tiếp nhận và Trả kết quả",
            UnitKind::Office,
            Level::Town,
        ),
    ]
}

pub fn collectives() -> Vec<Collective> {
    vec![Collective {
        id: CollectiveId(1),
        name: "UBND các phường, xã".to_owned(),
        aliases: vec!["UBND các xã, phường".to_owned()],
        members: vec![LAM_SON, BAC_SON],
    }]
}

fn difficulty(row: &NewRow) -> GeneralContent {
    GeneralContent {
        kind: plan::form::GeneralKind::Difficulty,
        task: Some(row.key.task),
        text: "Thiếu máy".to_owned(),
        place: place("C5"),
    }
}

pub fn fill(tx: &Tx<'_>) -> Result<(), StoreError> {
    let profile = StoredProfile {
        code: "bim-son-2024".to_owned(),
        source: "x = 1".to_owned(),
    };
    tx.save_profile(&profile)?;
    tx.save_directory(&units(), &collectives())?;
    let original = tx.insert_original("phụ lục.xlsx", b"appendix")?;
    let plan = tx.insert_plan(&PlanRecord {
        year: 2024,
        title: "Phụ lục".to_owned(),
        sheet: "Phụ lục".to_owned(),
        original: Some(original),
        imported_at: at(7),
        document: String::new(),
    })?;
    let groups = tx.set_groups(plan, &[group("I"), group("II")])?;
    for position in 0..3 {
        let task = record(groups[usize::from(position == 2)], position, "Rà soát");
        let task = tx.insert_task(plan, &task)?;
        tx.set_assignments(task, &[lead(POLICE), through(LAM_SON), through(BAC_SON)])?;
    }
    Ok(())
}
