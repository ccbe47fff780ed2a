//! A form's numbers out and in: what is asked stands there, what is typed is read again.

#![allow(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

use chrono::{NaiveDate, NaiveDateTime};
use plan::book::{Book, Cell, Origin, Sheet, Value};
use plan::form::{Form, FormKind, MeasureRow};
use plan::indicator::{
    Amount, Direction, Figure, IndicatorId, Kind, MeasureKey, Numbers, Since, Target,
};
use plan::period::{Period, PeriodId};
use plan::submission::{self, MeasureField};
use plan::unit::UnitId;
use sheets::form::{FormIdentity, labels, write};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn at(text: &str) -> NaiveDateTime {
    day(text).and_hms_opt(17, 0, 0).unwrap()
}

fn period(id: &str, from: &str, to: &str) -> Period {
    Period {
        id: PeriodId::parse(id).unwrap(),
        from: day(from),
        to: day(to),
        units_due: at(to),
        late_after: at(to),
        province_due: at(to),
    }
}

/// An indicator's row: the target, last month's numbers, what came before the period.
fn row(
    (number, name, unit_of_count): (i64, &str, &str),
    (kind, asks): (Kind, Figure),
    target: Option<u32>,
    [last, before]: [&str; 2],
) -> MeasureRow {
    MeasureRow {
        key: MeasureKey {
            indicator: IndicatorId(number),
            unit: UnitId(20),
        },
        on_behalf_of: None,
        name: name.to_owned(),
        unit_of_count: unit_of_count.to_owned(),
        kind,
        direction: Direction::Higher,
        asks,
        since: Since::Window,
        target: target.map(|target| Target {
            value: Amount::whole(target),
            level: None,
            from: None,
            until: None,
        }),
        last: Numbers::read(last).map(|numbers| (PeriodId::parse("2024-02").unwrap(), numbers)),
        cumulative_before: Numbers::read(before).unwrap_or_default(),
    }
}

fn measures() -> Vec<MeasureRow> {
    let (period, cumulative) = (Figure::Period, Figure::Cumulative);
    let mut rows = vec![
        row(
            (
                1,
                "Tỷ lệ thủ tục hành chính được công khai đầy đủ, đúng quy định trên Cổng dịch vụ công",
                "%",
            ),
            (Kind::Ratio, period),
            Some(100),
            ["210/210", "640/655"],
        ),
        row(
            (2, "Tỷ lệ hồ sơ giải quyết đúng hạn hoặc trước hạn", "%"),
            (Kind::Ratio, period),
            Some(90),
            ["1.045/1.120", "2.110/2.300"],
        ),
        row(
            (
                3,
                "Tỷ lệ số hóa hồ sơ, kết quả giải quyết thủ tục hành chính",
                "%",
            ),
            (Kind::Ratio, cumulative),
            Some(90),
            ["812/1.120", "812/1.120"],
        ),
        row(
            (
                4,
                "Tài khoản định danh điện tử mức độ 2 đã kích hoạt",
                "tài khoản",
            ),
            (Kind::Count, cumulative),
            Some(12500),
            ["11.236", "11.236"],
        ),
        row(
            (5, "Số hội nghị tuyên truyền về Đề án 06", "hội nghị"),
            (Kind::Count, period),
            None,
            ["3", "7"],
        ),
        row(
            (6, "Đã bố trí máy tính, máy quét tại bộ phận một cửa", ""),
            (Kind::YesNo, period),
            Some(100),
            ["1", ""],
        ),
        row(
            (
                7,
                "Xếp hạng bộ chỉ số phục vụ người dân, doanh nghiệp",
                "thứ hạng",
            ),
            (Kind::Score, period),
            Some(15),
            ["", ""],
        ),
    ];
    rows[6].direction = Direction::Lower;
    rows[5].on_behalf_of = Some("BP TN&TKQ".to_owned());
    rows
}

fn form(kind: FormKind) -> Form {
    let period = match kind {
        FormKind::Full => period("2024-03", "2024-02-15", "2024-03-14"),
        FormKind::Weekly => period("2024-W10", "2024-02-29", "2024-03-06"),
    };
    let mut measures = measures();
    if kind == FormKind::Weekly {
        measures.retain(|row| [2, 4].contains(&row.key.indicator.0));
    }
    Form {
        unit: UnitId(20),
        unit_name: "UBND phường Lam Sơn".to_owned(),
        periods: vec![period.clone()],
        period,
        kind,
        rows: Vec::new(),
        optional: Vec::new(),
        unanswered: Vec::new(),
        measures,
        numbers: Vec::new(),
    }
}

fn written(form: &Form) -> Vec<u8> {
    let identity = FormIdentity {
        heading: vec!["UBND THỊ XÃ BỈM SƠN".to_owned()],
        created: at("2024-03-01"),
    };
    let bytes = write(form, &labels(), &identity).unwrap();
    let name = format!("so-lieu_{}.xlsx", form.period.id);
    std::fs::write(
        std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(name),
        &bytes,
    )
    .unwrap();
    bytes
}

fn book(form: &Form) -> Book {
    sheets::read(&written(form), "form.xlsx").unwrap()
}

/// The rows of a sheet from the table's header on, cells between "|"; "=" before a formula's.
fn grid(sheet: &Sheet) -> Vec<String> {
    let begins =
        |row: &&plan::book::Row| row.cell(1).is_some_and(|cell| cell.shown() == "Chỉ tiêu");
    let header = sheet.rows.iter().find(begins).unwrap().index;
    let rows = sheet.rows.iter().filter(|row| row.index >= header);
    let shown = |cell: &Cell| match cell.origin {
        Origin::Formula => format!("={}", cell.shown().trim()),
        _ => cell.shown().replace('\n', " "),
    };
    rows.map(|row| {
        let cells = (0..12).map(|column| row.cell(column).map(shown).unwrap_or_default());
        cells.collect::<Vec<_>>().join("|")
    })
    .collect()
}

#[test]
fn the_second_sheet_asks_for_every_indicator_with_last_period_s_numbers() {
    let book = book(&form(FormKind::Full));
    let names: Vec<&str> = book
        .sheets
        .iter()
        .map(|sheet| sheet.name.as_str())
        .collect();
    assert_eq!(
        names,
        [
            "1. Nhiệm vụ",
            "2. Số liệu",
            "3. Nội dung chung",
            "4. Hướng dẫn",
            "_tct06"
        ]
    );
    assert_eq!(
        grid(&book.sheets[1])[..],
        [
            "TT|Chỉ tiêu|Đơn vị tính|Chỉ tiêu giao|Tử số|Mẫu số|Giá trị|Luỹ kế|Tỷ lệ (%)|Kỳ trước|Ghi chú|",
            "1|Tỷ lệ thủ tục hành chính được công khai đầy đủ, đúng quy định trên Cổng dịch vụ công (số trong kỳ)|%|≥ 100%||||=|=|210/210 = 100% (Tháng 02/2024)||I1:U20",
            "2|Tỷ lệ hồ sơ giải quyết đúng hạn hoặc trước hạn (số trong kỳ)|%|≥ 90%||||=|=|1.045/1.120 = 93,3% (Tháng 02/2024)||I2:U20",
            "3|Tỷ lệ số hóa hồ sơ, kết quả giải quyết thủ tục hành chính (số luỹ kế từ 15/12/2023)|%|≥ 90%|||=||=|812/1.120 = 72,5% (Tháng 02/2024)||I3:U20",
            "4|Tài khoản định danh điện tử mức độ 2 đã kích hoạt (số luỹ kế từ 15/12/2023)|tài khoản|≥ 12.500|||=|||11.236 (Tháng 02/2024)||I4:U20",
            "5|Số hội nghị tuyên truyền về Đề án 06 (số trong kỳ)|hội nghị|||||=||3 (Tháng 02/2024)||I5:U20",
            "6|Đã bố trí máy tính, máy quét tại bộ phận một cửa – BP TN&TKQ||Có||||||Có (Tháng 02/2024)||I6:U20",
            "7|Xếp hạng bộ chỉ số phục vụ người dân, doanh nghiệp|thứ hạng|≤ 15||||||||I7:U20",
        ]
    );
}

#[test]
fn a_form_without_indicators_has_no_sheet_of_numbers() {
    for kind in [FormKind::Full, FormKind::Weekly] {
        let mut form = form(kind);
        form.measures.clear();
        let book = book(&form);
        assert!(book.sheets.iter().all(|sheet| sheet.name != "2. Số liệu"));
        let words = book.sheets.iter().flat_map(|sheet| &sheet.rows);
        let mut words = words.flat_map(|row| &row.cells);
        assert!(!words.any(|(_, cell)| cell.shown().contains("Mẫu số")));
    }
}

#[test]
fn an_untouched_table_says_nothing_and_knows_its_rows() {
    for kind in [FormKind::Full, FormKind::Weekly] {
        let form = form(kind);
        let returned = submission::read(&book(&form), &labels());
        assert!(returned.is_blank(), "{kind:?}");
        let keys: Vec<_> = returned.measures.iter().map(|row| row.key).collect();
        let asked: Vec<_> = form.measures.iter().map(|row| Some(row.key)).collect();
        assert_eq!(keys, asked);
        assert!(returned.measures.iter().all(|row| !row.says_something()));
    }
}

#[test]
fn what_is_typed_into_the_white_cells_is_read_again() {
    for (kind, columns) in [(FormKind::Full, [4, 5]), (FormKind::Weekly, [4, 5])] {
        let mut book = book(&form(kind));
        let sheet = book
            .sheets
            .iter_mut()
            .find(|sheet| grid_row(sheet, "I2:U20").is_some())
            .unwrap();
        let at = grid_row(sheet, "I2:U20").unwrap();
        let row = &mut sheet.rows[at];
        for (column, number) in columns.into_iter().zip([45.0, 50.0]) {
            row.cells.push((column, Cell::typed(Value::Number(number))));
        }
        row.cells.sort_by_key(|(column, _)| *column);
        let returned = submission::read(&book, &labels());
        let said = returned.measures.iter().find(|row| row.says_something());
        let fields: Vec<MeasureField> = said.unwrap().cells.iter().map(|cell| cell.field).collect();
        assert_eq!(fields, [MeasureField::Numerator, MeasureField::Denominator]);
        assert!(!returned.is_blank());
    }
}

fn grid_row(sheet: &Sheet, key: &str) -> Option<usize> {
    let holds = |row: &plan::book::Row| row.cells.iter().any(|(_, cell)| cell.shown() == key);
    sheet.rows.iter().position(holds)
}
