//! Forms out and in: what is written is known again, and stands where a reader looks.

#![allow(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

use chrono::{NaiveDate, NaiveDateTime};
use plan::book::{Book, Value};
use plan::form::{Form, FormKind, FormRow, GeneralKind, IDENTITY_SHEET};
use plan::period::{Period, PeriodId, PeriodPart};
use plan::progress::{Percent, Progress, Reported, RowKey};
use plan::status::{State, Status};
use plan::submission;
use plan::task::{Role, TaskId, TaskNumber};
use plan::unit::UnitId;
use sheets::form::{FormIdentity, labels, write};
use std::io::{Cursor, Read};

const PLAN: &[u8] = include_bytes!("../../../../data/plans/bim-son-2024.xlsx");

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn at(date: NaiveDate, hour: u32) -> NaiveDateTime {
    date.and_hms_opt(hour, 0, 0).unwrap()
}

fn period(part: PeriodPart, from: NaiveDate, to: NaiveDate) -> Period {
    let id = PeriodId { year: 2024, part };
    Period {
        id,
        from,
        to,
        units_due: at(to, 17),
        late_after: at(to, 17),
        province_due: at(to, 17),
    }
}

fn march() -> Period {
    Period {
        units_due: at(day(2024, 3, 16), 17),
        late_after: at(day(2024, 3, 16), 17),
        ..period(PeriodPart::Month(3), day(2024, 2, 15), day(2024, 3, 14))
    }
}

fn week() -> Period {
    period(PeriodPart::Week(10), day(2024, 2, 29), day(2024, 3, 6))
}

/// The real plan's tasks as rows of a form.
fn real_rows() -> Vec<FormRow> {
    let book = sheets::read(PLAN, "bim-son-2024.xlsx").unwrap();
    let text = |row: &plan::book::Row, column| {
        row.cell(column)
            .map(plan::book::Cell::shown)
            .unwrap_or_default()
    };
    let tasks = book.sheets[0].rows.iter().filter_map(|row| {
        let number = TaskNumber::parse(&text(row, 0))?;
        let id = number.parts().first().copied().map(i64::from)?;
        (!text(row, 1).is_empty()).then(|| FormRow {
            key: RowKey {
                task: TaskId(id),
                unit: UnitId(20),
            },
            on_behalf_of: None,
            number,
            content: text(row, 1),
            role: Role::Lead,
            deadline: text(row, 4),
            status: Status::Standing,
            prefill: Progress::default(),
        })
    });
    tasks.collect()
}

fn form(kind: FormKind, period: Period, rows: Vec<FormRow>, optional: Vec<FormRow>) -> Form {
    let numbers = (1..=39)
        .filter_map(|n: u32| TaskNumber::parse(&n.to_string()))
        .collect();
    let neighbours = vec![period.clone()];
    let unit_name = "UBND phường Lam Sơn".to_owned();
    Form {
        unit: UnitId(20),
        unit_name,
        period,
        kind,
        rows,
        optional,
        measures: Vec::new(),
        unanswered: Vec::new(),
        numbers,
        periods: neighbours,
    }
}

fn full() -> Form {
    let mut rows = real_rows();
    rows.truncate(39);
    let mut optional = rows.split_off(30);
    for row in &mut optional {
        row.role = Role::Support;
    }
    rows[1].status = Status::Overdue { days: 12 };
    rows[2].on_behalf_of = Some("BP TN&TKQ".to_owned());
    rows[3].prefill = Progress {
        reported: Some(Reported::State(State::InProgress)),
        percent: Percent::new(62.5),
        done_on: None,
        result: "Đã rà soát, số hóa 1.245 hồ sơ; cập nhật kết quả lên Cổng dịch vụ công quốc gia."
            .to_owned(),
        product: "BC số 15/BC-UBND ngày 05/3/2024".to_owned(),
        note: String::new(),
    };
    form(FormKind::Full, march(), rows, optional)
}

fn weekly() -> Form {
    let mut rows = real_rows();
    rows.truncate(3);
    rows[0].status = Status::Overdue { days: 3 };
    rows[1].status = Status::DueSoon { days: 9 };
    form(FormKind::Weekly, week(), rows, Vec::new())
}

fn written(form: &Form) -> Vec<u8> {
    let identity = FormIdentity {
        heading: vec![
            "UBND THỊ XÃ BỈM SƠN".to_owned(),
            "TỔ CÔNG TÁC ĐỀ ÁN 06".to_owned(),
        ],
        created: at(day(2024, 3, 1), 0),
    };
    let bytes = write(form, &labels(), &identity).unwrap();
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR"));
    std::fs::write(
        folder.join(sheets::form::file_name(&form.unit_name, form.period.id)),
        &bytes,
    )
    .unwrap();
    bytes
}

fn read(bytes: &[u8]) -> Book {
    sheets::read(bytes, "form.xlsx").unwrap()
}

/// The text of one part of a workbook.
fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive
        .by_name(name)
        .unwrap()
        .read_to_string(&mut text)
        .unwrap();
    text
}

#[test]
fn a_form_is_known_again_by_what_is_hidden_and_by_what_is_printed() {
    for form in [full(), weekly()] {
        let returned = submission::read(&read(&written(&form)), &labels());
        let identity = returned.identity.clone().unwrap();
        assert_eq!(
            (identity.unit, identity.period),
            (Some(form.unit), Some(form.period.id))
        );
        assert_eq!(identity.unit_name, form.unit_name);
        assert_eq!(
            returned.unit_text.as_ref().map(|(text, _)| text.as_str()),
            Some("UBND phường Lam Sơn")
        );
        let period = plan::period::visible::read(&returned.period_text.as_ref().unwrap().0, 0);
        assert_eq!(period, Some(form.period.id));
        assert_eq!(returned.asks_routine, form.kind == FormKind::Weekly);
        assert_eq!(returned.routine, None);
        assert_eq!(returned.general, []);
    }
}

#[test]
fn an_untouched_form_reports_exactly_what_was_filled_in_beforehand() {
    for form in [full(), weekly()] {
        let returned = submission::read(&read(&written(&form)), &labels());
        let expected: Vec<_> = form.rows.iter().chain(&form.optional).collect();
        assert_eq!(returned.rows.len(), expected.len());
        for (row, asked) in returned.rows.iter().zip(expected) {
            assert_eq!(row.key, Some(asked.key));
            assert_eq!(row.number, asked.number.as_str());
            assert_eq!(row.content, plan::text::clean(&asked.content));
            assert_eq!(row.progress, asked.prefill);
            assert_eq!(row.remarks, []);
        }
    }
}

#[test]
fn general_content_typed_beside_its_labels_is_read() {
    let bytes = written(&full());
    let mut book = read(&bytes);
    let sheet = book
        .sheets
        .iter_mut()
        .find(|sheet| sheet.name == labels().general_tab)
        .unwrap();
    for (label, column, text) in [
        ("Số báo cáo của đơn vị", 1, "12/BC-UBND"),
        (
            "Đề xuất, kiến nghị",
            1,
            "Bổ sung máy tính cho bộ phận một cửa",
        ),
        (
            "Khó khăn, vướng mắc – nguyên nhân",
            2,
            "Đường truyền chậm do thiết bị cũ",
        ),
    ] {
        let row = sheet
            .rows
            .iter_mut()
            .find(|row| row.cell(0).is_some_and(|cell| cell.shown() == label))
            .unwrap();
        row.cells.push((
            column,
            plan::book::Cell::typed(Value::Text(text.to_owned())),
        ));
    }
    let general = submission::read(&book, &labels()).general;
    let found: Vec<_> = general
        .iter()
        .map(|item| (item.kind, item.text.as_str()))
        .collect();
    assert_eq!(
        found,
        [
            (GeneralKind::ReportNumber, "12/BC-UBND"),
            (GeneralKind::Difficulty, "Đường truyền chậm do thiết bị cũ"),
            (
                GeneralKind::Proposal,
                "Bổ sung máy tính cho bộ phận một cửa"
            ),
        ]
    );
}

#[test]
fn the_hidden_sheet_comes_last_and_cannot_be_shown_by_hand() {
    let bytes = written(&full());
    let names: Vec<String> = read(&bytes)
        .sheets
        .into_iter()
        .map(|sheet| sheet.name)
        .collect();
    assert_eq!(
        names,
        [
            "1. Nhiệm vụ",
            "3. Nội dung chung",
            "4. Hướng dẫn",
            IDENTITY_SHEET
        ]
    );
    assert!(
        part(&bytes, "xl/workbook.xml").contains(r#"name="_tct06" sheetId="4" state="veryHidden""#)
    );
}

#[test]
fn printed_cells_refuse_overtyping_and_the_sheet_stays_unprotected() {
    let bytes = written(&full());
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    assert!(
        sheet.contains(r#"type="custom""#) && sheet.contains("<formula1>FALSE</formula1>"),
        "{sheet}"
    );
    assert!(!sheet.contains("sheetProtection"));
    assert!(sheet.contains("<formula1>'_tct06'!$D$1:$D$7</formula1>"));
    assert!(sheet.contains(r#"<col min="11" max="11""#) && sheet.contains(r#"hidden="1""#));
}

#[test]
fn the_same_form_always_gives_the_same_bytes() {
    assert_eq!(written(&weekly()), written(&weekly()));
}

#[test]
fn a_unit_without_tasks_gets_no_list_of_numbers() {
    // An empty list would make a rule that Excel repairs.
    let mut form = weekly();
    form.numbers.clear();
    let sheet = part(&written(&form), "xl/worksheets/sheet1.xml");
    assert!(!sheet.contains("$E$1"));
}
