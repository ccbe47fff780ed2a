//! What comes back from units, as grids of text.

use super::*;
use crate::book::{Origin, Value};
use crate::deadline::Deadline;
use crate::form::{ColumnLabels, MeasureLabels};
use crate::indicator::{
    Direction, Figure, Indicator, IndicatorId, Kind, MeasureKey, Numbers, Reporters, Since, Source,
};
use crate::period::{Holidays, LateFrom, OneOff, Period, PrintedDay, Regime, ThisPeriod};
use crate::progress::Reported;
use crate::status::State;
use crate::task::{Assignment, Cadence, CompletionRule, Plan, Role, Task, TaskId, TaskNumber};
use crate::unit::{Directory, profiles};
use chrono::{NaiveDate, NaiveTime, Weekday};
use std::sync::LazyLock;

mod measures;
mod old_texts;
mod reading;
mod recognising;
mod rows;

const LAM_SON: &str = "UBND phường Lam Sơn";
const BAC_SON: &str = "UBND phường Bắc Sơn";
const OFFICE: &str = "Văn phòng HĐND và UBND";
const DESK: &str = "Bộ phận Tiếp nhận và Trả kết quả";

const TASKS: [(&str, &[&str], &[&str]); 4] = [
    (
        "Tuyên truyền, phổ biến các tiện ích của Đề án 06 đến người dân",
        &[LAM_SON, BAC_SON],
        &[],
    ),
    (
        "Rà soát, làm sạch dữ liệu hộ tịch trên Cơ sở dữ liệu quốc gia",
        &[LAM_SON],
        &[],
    ),
    (
        "Bố trí máy tính tại bộ phận một cửa của phường",
        &[OFFICE, DESK],
        &[LAM_SON],
    ),
    ("Chi trả lương hưu qua tài khoản ngân hàng", &[OFFICE], &[]),
];

/// The task table's header as the form prints it; the hidden key stands in column K.
const HEADER: &str = "TT | Nội dung nhiệm vụ | Vai trò | Thời gian hoàn thành | Tình trạng | \
     Tỷ lệ hoàn thành (%) | Ngày hoàn thành | Kết quả thực hiện trong kỳ | \
     Sản phẩm/Số, ngày văn bản | Ghi chú";

fn labels() -> FormLabels {
    let text = str::to_owned;
    let header: Vec<String> = HEADER.split(" | ").map(|name| text(name.trim())).collect();
    let [
        number,
        content,
        role,
        deadline,
        state,
        percent,
        done_on,
        result,
        product,
        note,
    ] = header.try_into().unwrap();
    FormLabels {
        tasks_tab: text("1. Nhiệm vụ"),
        measures_tab: text("2. Số liệu"),
        general_tab: text("3. Nội dung chung"),
        guide_tab: text("4. Hướng dẫn"),
        weekly_tab: text("Báo cáo tuần"),
        unit: text("Đơn vị báo cáo"),
        period: text("Kỳ báo cáo"),
        routine: text("Các nhiệm vụ thường xuyên"),
        routine_nothing_new: text("Thực hiện bình thường, không phát sinh"),
        routine_see_rows: text("Có nội dung, nêu tại mục B"),
        columns: ColumnLabels {
            number,
            content,
            role,
            deadline,
            state,
            percent,
            done_on,
            result,
            product,
            note,
        },
        measures: measure_labels(),
        general: general_labels(),
        states: [
            (Reported::State(State::NotStarted), "Chưa triển khai"),
            (Reported::State(State::InProgress), "Đang thực hiện"),
            (Reported::State(State::Waiting), "Chờ hướng dẫn, điều kiện"),
            (Reported::State(State::Done), "Hoàn thành"),
            (Reported::State(State::Paused), "Tạm dừng"),
            (Reported::State(State::Dropped), "Không còn áp dụng"),
            (Reported::NothingNew, "Không phát sinh"),
        ]
        .map(|(reported, word)| (reported, text(word)))
        .into(),
    }
}

/// The header of the table of numbers; the hidden key stands in column L.
const MEASURES: &str = "TT | Chỉ tiêu | Đơn vị tính | Chỉ tiêu giao | Tử số | Mẫu số | \
     Giá trị | Luỹ kế | Tỷ lệ (%) | Kỳ trước | Ghi chú";

fn measure_labels() -> MeasureLabels {
    let header: Vec<String> = MEASURES
        .split(" | ")
        .map(|name| name.trim().to_owned())
        .collect();
    let [
        number,
        name,
        unit_of_count,
        target,
        numerator,
        denominator,
        value,
        cumulative,
        rate,
        last,
        note,
    ] = header.try_into().unwrap();
    MeasureLabels {
        number,
        name,
        unit_of_count,
        target,
        numerator,
        denominator,
        value,
        cumulative,
        rate,
        last,
        note,
    }
}

fn general_labels() -> Vec<(GeneralKind, String)> {
    [
        (GeneralKind::ReportNumber, "Số báo cáo của đơn vị"),
        (GeneralKind::Author, "Người lập"),
        (GeneralKind::Difficulty, "Khó khăn, vướng mắc – nguyên nhân"),
        (GeneralKind::Proposal, "Đề xuất, kiến nghị"),
        (GeneralKind::Focus, "Trọng tâm kỳ tới"),
    ]
    .map(|(kind, label)| (kind, label.to_owned()))
    .into()
}

/// A sheet from lines of cells between "|"; "·" is a blank cell, "#5" a number, "%95.5" a number
/// shown as a percentage, "@2024-03-15" a date, "!" an error, "=" a formula never calculated.
fn sheet(name: &str, lines: &[&str]) -> Sheet {
    let rows = (0..).zip(lines).map(|(index, line)| {
        let cells = (0..).zip(line.split('|').map(str::trim));
        let filled = cells.filter(|(_, text)| !text.is_empty() && *text != "·");
        Row {
            index,
            cells: filled.map(|(column, text)| (column, cell(text))).collect(),
        }
    });
    Sheet {
        name: name.to_owned(),
        rows: rows.collect(),
        ..Sheet::default()
    }
}

fn cell(text: &str) -> Cell {
    let (mark, rest) = text.split_at(text.chars().next().map_or(0, char::len_utf8));
    let value = match mark {
        "#" => Value::Number(rest.parse().unwrap()),
        "%" => Value::Percent(rest.parse().unwrap()),
        "@" => Value::Date(rest.parse::<NaiveDate>().unwrap().and_time(NaiveTime::MIN)),
        "!" => Value::Error(rest.to_owned()),
        "=" => {
            return Cell {
                value: Value::Number(0.0),
                origin: Origin::Uncalculated,
            };
        }
        _ => Value::Text(text.to_owned()),
    };
    Cell::typed(value)
}

/// A full form of Lam Sơn for March with these rows below the header.
fn form(rows: &[&str]) -> Book {
    form_of(LAM_SON, "Tháng 3/2024", rows)
}

fn form_of(unit: &str, period: &str, rows: &[&str]) -> Book {
    let head = format!("Đơn vị báo cáo: | · | {unit} | · | Kỳ báo cáo: | {period}");
    let lines: Vec<&str> = [head.as_str(), HEADER]
        .into_iter()
        .chain(rows.iter().copied())
        .collect();
    Book {
        sheets: vec![sheet("1. Nhiệm vụ", &lines)],
    }
}

/// The hidden sheet of a form handed out.
fn handed_to(mut book: Book, unit: i64, name: &str, period: &str) -> Book {
    let lines = [
        format!("unit|{unit}"),
        format!("unit_name|{name}"),
        format!("period|{period}"),
    ];
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    book.sheets.push(Sheet {
        hidden: true,
        ..sheet(IDENTITY_SHEET, &lines)
    });
    book
}

/// Made once: reading the profile takes its time.
static BIM_SON: LazyLock<Directory> = LazyLock::new(profiles::bim_son);

fn id(name: &str) -> UnitId {
    let mut units = BIM_SON.units().iter();
    units.find(|unit| unit.name == name).unwrap().id
}

fn plan() -> Plan {
    let tasks = (1..)
        .zip(TASKS)
        .map(|(number, (content, leads, supports))| Task {
            id: TaskId(number),
            number: TaskNumber::parse(&number.to_string()).unwrap(),
            group: 0,
            content: content.to_owned(),
            lead_text: leads.join("; "),
            support_text: supports.join("; "),
            deadline: Deadline::default(),
            extra: Vec::new(),
            cells: Vec::new(),
            completion: CompletionRule::default(),
            directive: None,
            carried: None,
            assignments: [(Role::Lead, leads), (Role::Support, supports)]
                .into_iter()
                .flat_map(|(role, units)| units.iter().map(move |unit| (role, *unit)))
                .map(|(role, unit)| Assignment {
                    unit: id(unit),
                    role,
                    via: None,
                })
                .collect(),
        });
    let title = "Kế hoạch".to_owned();
    let sheet = "Phụ lục".to_owned();
    Plan {
        title,
        year: 2024,
        sheet,
        groups: Vec::new(),
        tasks: tasks.collect(),
        mark: None,
        kin: std::collections::HashMap::new(),
    }
}

fn calendar() -> Vec<Period> {
    let day = |month, day| NaiveDate::from_ymd_opt(2024, month, day).unwrap();
    let regime = Regime {
        weekly: Some(Weekday::Wed),
        monthly: Some(16),
        half_year: Some((6, 16)),
        yearly: Some((12, 16)),
        one_off: vec![OneOff {
            id: PeriodId::parse("2024-X01").unwrap(),
            title: String::new(),
            from: day(2, 1),
            last_day: day(3, 14),
        }],
        hour: NaiveTime::from_hms_opt(17, 0, 0).unwrap(),
        printed_day: PrintedDay::Units,
        quarterly: None,
        nine_months: None,
        replaces_monthly: true,
        province_after: 1,
        week_start: None,
        late_from: LateFrom::PrintedDay,
        this_period: ThisPeriod::Month,
    };
    (2023..=2025)
        .flat_map(|year| regime.calendar(year, &Holidays::default()))
        .collect()
}

/// What units are asked to count.
fn indicators() -> Vec<Indicator> {
    let indicator = |number, name: &str, unit: &str, kind, asks, reporters: &[&str]| Indicator {
        id: IndicatorId(number),
        code: number.to_string(),
        name: name.to_owned(),
        unit_of_count: unit.to_owned(),
        kind,
        direction: Direction::Higher,
        targets: Vec::new(),
        cadence: Cadence::Monthly,
        task: None,
        reporters: Reporters::Units(reporters.iter().map(|name| id(name)).collect()),
        source: Source::Units,
        asks,
        since: Since::Window,
    };
    let (period, cumulative) = (Figure::Period, Figure::Cumulative);
    vec![
        indicator(1, IN_TIME, "%", Kind::Ratio, period, &[LAM_SON, BAC_SON]),
        indicator(
            2,
            ACTIVATED,
            "tài khoản",
            Kind::Count,
            cumulative,
            &[LAM_SON],
        ),
        indicator(3, MODELS, "mô hình", Kind::Count, period, &[LAM_SON]),
        indicator(4, MACHINES, "", Kind::YesNo, period, &[OFFICE, DESK]),
        indicator(5, PLACE, "", Kind::Score, period, &[LAM_SON]),
    ]
}

const IN_TIME: &str = "Tỷ lệ hồ sơ giải quyết đúng hoặc trước hạn";
const ACTIVATED: &str = "Tài khoản định danh điện tử đã kích hoạt";
const MODELS: &str = "Mô hình điểm đã triển khai";
const MACHINES: &str = "Có máy tính tại bộ phận một cửa";
const PLACE: &str = "Xếp hạng bộ chỉ số phục vụ người dân";

/// What a workbook is settled against; the rest is the same in every test.
struct Asked {
    file_name: &'static str,
    /// The unit from whose address it came.
    sender: Option<&'static str>,
    received: &'static str,
    given_unit: Option<&'static str>,
    given: Option<&'static str>,
    accepted: &'static [&'static str],
}

fn asked() -> Asked {
    Asked {
        file_name: "bao cao.xlsx",
        sender: None,
        received: "2024-03-15",
        given_unit: None,
        given: None,
        accepted: &[],
    }
}

impl Asked {
    fn settle(&self, book: &Book) -> Settled {
        let (plan, calendar) = (plan(), calendar());
        let sender = self
            .sender
            .map(|unit| format!("So{}@bimson.example", id(unit).0));
        let known = Known {
            plan: &plan,
            directory: &BIM_SON,
            file_name: self.file_name,
            sender: sender.as_deref(),
            given_unit: self.given_unit.map(id),
            given: self.given.and_then(PeriodId::parse),
            received: self.received.parse().unwrap(),
            calendar: &calendar,
            accepted: &|_, period| self.accepted.contains(&period.to_string().as_str()),
            indicators: &indicators(),
            numbers_before: &|key, _| before(key),
            labels: &labels(),
            part: None,
            told: &[],
            mapped: &|_, _| None,
        };
        settle(read(book, &labels()), &known)
    }
}

/// Lam Sơn's numbers of the month before.
fn before(key: MeasureKey) -> Option<Numbers> {
    let numbers = match (key.indicator.0, key.unit) {
        (1, unit) if unit == id(LAM_SON) => "45/50",
        (2, _) => "1.200",
        _ => return None,
    };
    Numbers::read(numbers)
}

fn settled(book: &Book) -> Settled {
    asked().settle(book)
}

fn first(settled: &Settled) -> SettledRow {
    settled.rows.get(0).expect("a row")
}

/// The rows as text: task, state, and remarks about it.
fn shown(settled: &Settled) -> Vec<String> {
    let rows = settled.rows.iter().map(|row| {
        let mut words = vec![format!("{}:", row.number)];
        words.push(match row.progress.reported {
            Some(Reported::State(state)) => state.word().to_owned(),
            Some(Reported::NothingNew) => "nothing_new".to_owned(),
            None => "·".to_owned(),
        });
        words.extend((!row.progress.result.is_empty()).then(|| row.progress.result.clone()));
        words.extend(codes(&row.remarks).iter().map(|code| format!("!{code}")));
        words.join(" ")
    });
    rows.collect()
}

fn codes(remarks: &[Remark]) -> Vec<&'static str> {
    remarks.iter().map(|remark| remark.code.word()).collect()
}

/// Remarks of the workbook but for the one that every workbook without hidden sheet has.
fn remarks(settled: &Settled) -> Vec<&'static str> {
    codes(&settled.remarks)
        .into_iter()
        .filter(|code| *code != "not_our_form")
        .collect()
}
