//! Appendices III and IV as text grids: what units wrote, what adds up, what stays blank.

#![allow(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

use chrono::NaiveDate;
use plan::consolidation::{Evidence, Return};
use plan::decision::Dues;
use plan::indicator::{
    Amount, Direction, Figure, Figures, Indicator, IndicatorId, Kind, Measured, MeasurementId,
    Numbers, Point, Question, Reporters, Since, Source, Target,
};
use plan::period::{Period, PeriodId};
use plan::task::{Cadence, Plan};
use plan::unit::{Directory, Level, Unit, UnitId, UnitKind};
use sheets::page::{Page, PageCell};
use sheets::report::{Heading, ReturnSheet, pages};
use sheets::{Properties, page};
use std::collections::HashMap;

const WARDS: [&str; 4] = ["Ba Đình", "Bắc Sơn", "Đông Sơn", "Lam Sơn"];
const OFFICE: UnitId = UnitId(9);

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn directory() -> Directory {
    let unit = |id: i64, name: String, short: &str, commune: bool| Unit {
        id: UnitId(id),
        name,
        short: Some(short.to_owned()),
        kind: match commune {
            true => UnitKind::Commune,
            false => UnitKind::Office,
        },
        level: match commune {
            true => Level::Commune,
            false => Level::Town,
        },
        aliases: Vec::new(),
        email: None,
        phone: None,
        order: u32::try_from(id).unwrap(),
        reports_through: None,
        standing_office: false,
        from: None,
        until: None,
    };
    let mut units: Vec<Unit> = (1..)
        .zip(WARDS)
        .map(|(id, ward)| unit(id, format!("UBND phường {ward}"), ward, true))
        .collect();
    units.push(unit(9, "Phòng Nội vụ".to_owned(), "Nội vụ", false));
    Directory::new(units, Vec::new(), &[])
}

fn indicator(id: i64, name: &str, unit: &str, kind: Kind) -> Indicator {
    Indicator {
        id: IndicatorId(id),
        code: id.to_string(),
        name: name.to_owned(),
        unit_of_count: unit.to_owned(),
        kind,
        direction: Direction::Higher,
        targets: Vec::new(),
        cadence: Cadence::Monthly,
        task: None,
        reporters: Reporters::Units((1..=4).map(UnitId).collect()),
        source: Source::Units,
        asks: Figure::Period,
        since: Since::Window,
    }
}

fn reaching(target: u32, level: Option<Level>, mut of: Indicator) -> Indicator {
    of.targets.push(Target {
        value: Amount::whole(target),
        level,
        from: None,
        until: None,
    });
    of
}

fn period(month: u32) -> Period {
    let id = PeriodId::parse(&format!("2024-{month:02}")).unwrap();
    let (from, to) = id.legal_window().unwrap();
    let due = to.and_hms_opt(17, 0, 0).unwrap();
    Period {
        id,
        from,
        to,
        units_due: due,
        late_after: due,
        province_due: due,
    }
}

/// What units said: a month, a unit, and its numbers; "!" before official ones.
type Words<'a> = [(u32, UnitId, &'a str)];

fn figures(indicator: &Indicator, words: &Words<'_>) -> Figures {
    let directory = directory();
    let mut measured: Vec<Measured> = Vec::new();
    for (at, (month, unit, said)) in (1..).zip(words) {
        let period = period(*month);
        let official = said.strip_prefix('!');
        let point = Point {
            id: MeasurementId(at),
            period: period.id,
            from: period.from,
            to: period.to,
            numbers: Numbers::read(official.unwrap_or(said)).unwrap(),
            closed_on: official.map(|_| day("2024-03-20")),
        };
        match measured.iter_mut().find(|known| known.unit == *unit) {
            Some(known) => known.points.push(point),
            None => measured.push(Measured {
                unit: *unit,
                points: vec![point],
            }),
        }
    }
    let Reporters::Units(units) = &indicator.reporters else {
        panic!("units named one by one")
    };
    let reporters: Vec<(UnitId, Level)> = directory
        .units()
        .iter()
        .filter(|unit| units.contains(&unit.id))
        .map(|unit| (unit.id, unit.level))
        .collect();
    Figures::of(&Question {
        indicator,
        period: &period(3),
        reporters: &reporters,
        others: &[],
        measured: &measured,
    })
}

fn returned(figures: &[Figures]) -> Return {
    let plan = Plan {
        title: "Kế hoạch".to_owned(),
        year: 2024,
        sheet: String::new(),
        groups: Vec::new(),
        tasks: Vec::new(),
        mark: None,
        kin: HashMap::new(),
    };
    Return::consolidate(&Evidence {
        plan: &plan,
        directory: &directory(),
        period: &period(3),
        as_of: period(3).to,
        soon_days: 7,
        due: &Dues::default(),
        replaced: &[],
        standing: &HashMap::new(),
        reports: &HashMap::new(),
        records: &[],
        difficulties: &[],
        reporting: &HashMap::new(),
        figures,
        trends: &[],
    })
}

fn sheets(figures: &[Figures]) -> Vec<Page> {
    let heading = Heading {
        issuer: "TỔ CÔNG TÁC".to_owned(),
        symbol: "BC-UBND".to_owned(),
        period: "tháng 3 năm 2024".to_owned(),
        extracted: day("2024-03-17").and_hms_opt(8, 0, 0).unwrap(),
        town: "thị xã".to_owned(),
        commune: "xã, phường".to_owned(),
    };
    let pages = pages(&returned(figures), &ReturnSheet::ALL, &heading);
    let properties = Properties {
        title: String::new(),
        created: heading.extracted,
    };
    let written = page::write_workbook(&pages, &properties).unwrap();
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR"));
    std::fs::write(folder.join("chi-tieu.xlsx"), written.bytes).unwrap();
    pages
}

fn page<'a>(pages: &'a [Page], title: &str) -> &'a Page {
    let mut pages = pages.iter();
    pages.find(|page| page.title.starts_with(title)).unwrap()
}

/// A page's rows, cells between "|", lines of a cell between " / ".
fn grid(page: &Page) -> Vec<String> {
    let rows = page.tables.iter().flat_map(|table| &table.rows);
    rows.map(|row| row.cells.iter().map(shown).collect::<Vec<_>>().join("|"))
        .collect()
}

fn shown(cell: &PageCell) -> String {
    match cell {
        PageCell::Blank => String::new(),
        PageCell::Text(text) => text.replace('\n', " / "),
        PageCell::Number { value, decimals } => format!("{value:.*}", usize::from(*decimals)),
        PageCell::Percent(rate) => format!("{rate:.1}%"),
        PageCell::Date(day) => day.to_string(),
    }
}

fn third(figures: &[Figures]) -> Vec<String> {
    grid(page(&sheets(figures), "KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU"))
}

fn fourth(figures: &[Figures]) -> Vec<String> {
    grid(page(&sheets(figures), "SỐ LIỆU CHỈ TIÊU THEO"))
}

fn in_time() -> Indicator {
    reaching(90, None, indicator(1, "Hồ sơ đúng hạn", "%", Kind::Ratio))
}

const A: UnitId = UnitId(1);
const B: UnitId = UnitId(2);
const C: UnitId = UnitId(3);
const D: UnitId = UnitId(4);

#[test]
fn a_rate_is_the_sum_of_numerators_over_the_sum_of_denominators() {
    // 45/50 and 10/100 are 55/150, not the mean of 90 % and 10 %.
    let figures = [figures(&in_time(), &[(3, A, "45/50"), (3, B, "10/100")])];
    assert_eq!(
        third(&figures),
        [
            "1|Hồ sơ đúng hạn|%|≥ 90%|55|150|36.7%|36.7%|2/4|||Chưa hoàn thành|80|Chưa có số liệu: Đông Sơn, Lam Sơn."
        ]
    );
    assert_eq!(
        fourth(&figures),
        [
            "1|UBND phường Ba Đình|45|50|90.0%",
            "2|UBND phường Bắc Sơn|10|100|10.0%",
            "3|UBND phường Đông Sơn|||",
            "4|UBND phường Lam Sơn|||",
            "|Tổng cộng|55|150|36.7%",
            "|Số đơn vị có số liệu|||2/4",
        ]
    );
}

#[test]
fn nought_by_nought_gives_no_rate_and_blank_stays_blank() {
    let figures = [figures(&in_time(), &[(3, A, "0/0")])];
    assert_eq!(
        third(&figures),
        ["1|Hồ sơ đúng hạn|%|≥ 90%|0|0|||1/4|||||Chưa có số liệu: Bắc Sơn, Đông Sơn, Lam Sơn."]
    );
    assert_eq!(fourth(&figures)[0], "1|UBND phường Ba Đình|0|0|");
    assert_eq!(fourth(&figures)[1], "2|UBND phường Bắc Sơn|||");
}

#[test]
fn where_nobody_said_anything_the_line_says_so() {
    assert_eq!(
        third(&[figures(&in_time(), &[])]),
        ["1|Hồ sơ đúng hạn|%|≥ 90%|||||0/4|||Chưa có số liệu||"]
    );
}

#[test]
fn a_rate_alone_is_shown_and_does_not_count() {
    let figures = [figures(&in_time(), &[(3, A, "45/50"), (3, B, "95,5%")])];
    assert_eq!(
        third(&figures),
        [
            "1|Hồ sơ đúng hạn|%|≥ 90%|45|50|90.0%|90.0%|1/4|||Hoàn thành||Chưa có số liệu: Đông Sơn, Lam Sơn. / Chưa đủ tử số, mẫu số: Bắc Sơn."
        ]
    );
    assert_eq!(fourth(&figures)[1], "2|UBND phường Bắc Sơn|||95.5%");
}

#[test]
fn the_period_before_is_compared_over_the_same_units() {
    let words = [
        (2, A, "40/50"),
        (2, D, "1/100"),
        (3, A, "45/50"),
        (3, B, "10/100"),
    ];
    assert_eq!(
        third(&[figures(&in_time(), &words)]),
        [
            "1|Hồ sơ đúng hạn|%|≥ 90%|55|150|36.7%|47.5%|2/4|80.0%|10.0|Chưa hoàn thành|80|Chưa có số liệu: Đông Sơn, Lam Sơn. / Kỳ trước so trên 1 đơn vị có số liệu cả hai kỳ."
        ]
    );
}

#[test]
fn official_numbers_count_and_stand_beside_the_units_own() {
    let words = [
        (3, A, "45/50"),
        (3, A, "!44/50"),
        (3, B, "10/10"),
        (3, B, "!10/10"),
    ];
    let rows = third(&[figures(&in_time(), &words)]);
    assert_eq!(
        rows,
        [
            "1|Hồ sơ đúng hạn|%|≥ 90%|54|60|90.0%|91.7%|2/4|||Hoàn thành||Lấy số chính thức của 2 đơn vị, chốt ngày 20/03/2024. / Ba Đình tự báo 45/50 = 90%, số chính thức 44/50 = 88%. / Chưa có số liệu: Đông Sơn, Lam Sơn."
        ]
    );
}

#[test]
fn levels_stand_apart_with_their_own_targets() {
    let mut of = indicator(1, "Hồ sơ trên mạng", "%", Kind::Ratio);
    of.reporters = Reporters::Units(vec![A, B, OFFICE]);
    let of = reaching(
        60,
        Some(Level::Commune),
        reaching(80, Some(Level::Town), of),
    );
    let figures = [figures(&of, &[(3, A, "45/50"), (3, OFFICE, "10/100")])];
    assert_eq!(
        third(&figures),
        [
            "1|Hồ sơ trên mạng / Cấp thị xã|%|≥ 80%|10|100|10.0%|10.0%|1/1|||Chưa hoàn thành|70|",
            "|Hồ sơ trên mạng / Cấp xã, phường|%|≥ 60%|45|50|90.0%|90.0%|1/2|||Hoàn thành||Chưa có số liệu: Bắc Sơn.",
        ]
    );
    assert_eq!(
        fourth(&figures),
        [
            "1|UBND phường Ba Đình|45|50|90.0%",
            "2|UBND phường Bắc Sơn|||",
            "|Tổng cộng|45|50|90.0%",
            "|Số đơn vị có số liệu|||1/2",
        ]
    );
}

#[test]
fn counts_add_up_answers_are_counted_and_scores_are_not() {
    let mut accounts = indicator(2, "Tài khoản đã kích hoạt", "tài khoản", Kind::Count);
    accounts.asks = Figure::Cumulative;
    let machines = reaching(100, None, indicator(3, "Có máy tính", "", Kind::YesNo));
    let score = indicator(4, "Điểm đánh giá", "điểm", Kind::Score);
    let figures = [
        figures(
            &accounts,
            &[(2, A, "1.200"), (3, A, "1.250"), (3, B, "810,5")],
        ),
        figures(&machines, &[(3, A, "1"), (3, B, "0"), (3, C, "1")]),
        figures(&score, &[(3, A, "85,25"), (3, B, "90")]),
    ];
    assert_eq!(
        third(&figures),
        [
            "1|Tài khoản đã kích hoạt / (số luỹ kế)|tài khoản||||50|2060.5|2/4|1200|50|||Chưa có số liệu: Đông Sơn, Lam Sơn. / Kỳ trước so trên 1 đơn vị có số liệu cả hai kỳ.",
            "2|Có máy tính||≥ 100%|2|3|66.7%||3/4|||Chưa hoàn thành|1|Chưa có số liệu: Lam Sơn.",
            "3|Điểm đánh giá|điểm||||||2/4|||||Chưa có số liệu: Đông Sơn, Lam Sơn.",
        ]
    );
    assert_eq!(
        fourth(&figures),
        [
            "1|UBND phường Ba Đình|1250|Có|85.25",
            "2|UBND phường Bắc Sơn|810.5|Không|90",
            "3|UBND phường Đông Sơn||Có|",
            "4|UBND phường Lam Sơn|||",
            "|Tổng cộng|2060.5|2/3|",
            "|Số đơn vị có số liệu|2/4|3/4|2/4",
        ]
    );
}

#[test]
fn sheets_without_indicators_are_left_out_and_numerals_follow() {
    let tabs = |figures: &[Figures]| -> Vec<String> {
        sheets(figures).into_iter().map(|page| page.tab).collect()
    };
    assert_eq!(
        tabs(&[]),
        ["Tổng hợp", "PL I", "PL II", "PL III", "PL IV", "PL V"]
    );
    let with = [figures(&in_time(), &[])];
    let pages = sheets(&with);
    assert_eq!(page(&pages, "KẾT QUẢ THỰC HIỆN CÁC").tab, "PL III");
    assert_eq!(
        page(&pages, "SỐ LIỆU CHỈ TIÊU THEO XÃ, PHƯỜNG").tab,
        "PL IV"
    );
    assert_eq!(pages.last().unwrap().tab, "PL VII");
}

#[test]
fn indicators_that_do_not_fit_beside_each_other_follow_in_further_tables() {
    let many: Vec<Figures> = (1..=6)
        .map(|id| {
            let kind = if id == 2 { Kind::Count } else { Kind::Ratio };
            let of = indicator(id, &format!("Chỉ tiêu {id}"), "%", kind);
            figures(&of, &[(3, A, if id == 2 { "45" } else { "45/50" })])
        })
        .collect();
    let pages = sheets(&many);
    let page = page(&pages, "SỐ LIỆU CHỈ TIÊU THEO");
    let widths: Vec<usize> = page
        .tables
        .iter()
        .map(|table| table.columns.len())
        .collect();
    // Columns of numbers: 3 + 1 + 3 + 3, then 3 + 3; two more for number and unit.
    assert_eq!(widths, [12, 8]);
    for table in &page.tables {
        assert_eq!(table.rows.len(), WARDS.len() + 2);
        assert!(
            table
                .rows
                .iter()
                .all(|row| row.cells.len() == table.columns.len())
        );
    }
}
