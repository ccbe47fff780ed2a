//! Amounts, rates, and figures put together from awkward numbers.

use super::*;
use crate::period::{Holidays, LateFrom, Period, PeriodId, PrintedDay, Regime, ThisPeriod};
use crate::remark::RemarkCode;
use chrono::{NaiveTime, Weekday};

#[test]
fn amounts_come_in_vietnamese_ways_and_stay_exact() {
    for (text, shown) in [
        ("45", "45"),
        ("1.234,5", "1.234,5"),
        ("1.234", "1.234"),
        ("1 234", "1.234"),
        ("0.955", "0,955"),
        ("95.5", "95,5"),
        ("0,1", "0,1"),
        ("1.234.567", "1.234.567"),
        ("12,34567", "12,3457"),
        ("000", "0"),
    ] {
        let amount = Amount::parse(text).map(|amount| amount.to_string());
        assert_eq!(amount.as_deref(), Some(shown), "{text}");
    }
    for text in [
        "",
        "-",
        "-5",
        "12a",
        "1,",
        "1.",
        "99999999999999999",
        "1,2,3",
        "½",
    ] {
        assert_eq!(Amount::parse(text), None, "{text}");
    }
    assert_eq!(Amount::from_f64(0.1).map(Amount::parts), Some(1000));
    assert_eq!(Amount::from_f64(f64::NAN), None);
    assert_eq!(Amount::from_f64(-1.0), None);
}

#[test]
fn rates_are_exact_and_printed_with_one_decimal() {
    for (numerator, denominator, shown) in [
        (55, 150, Some("36,7")),
        (45, 50, Some("90")),
        (1, 3, Some("33,3")),
        (2, 3, Some("66,7")),
        (1, 2000, Some("0,1")),
        (0, 7, Some("0")),
        (0, 0, None),
        (3, 0, None),
        (12, 10, Some("120")),
    ] {
        let rate = Rate::of(Amount::whole(numerator), Amount::whole(denominator));
        assert_eq!(rate.map(|rate| rate.to_string()).as_deref(), shown);
    }
    let nearly = Rate::of(Amount::whole(8996), Amount::whole(10000)).unwrap();
    assert_eq!(nearly.to_string(), "90", "printed");
    assert!(nearly.cmp_percent(Amount::whole(90)).is_lt(), "judged");
}

#[test]
fn numbers_written_into_one_cell_are_read() {
    let ratio = |numerator, denominator| {
        Some(Numbers::ratio(
            Amount::whole(numerator),
            Amount::whole(denominator),
        ))
    };
    assert_eq!(Numbers::read("45/50"), ratio(45, 50));
    assert_eq!(Numbers::read(" 1.045 / 1.050 "), ratio(1045, 1050));
    let value = |text| Amount::parse(text).map(Numbers::value);
    assert_eq!(Numbers::read("≥ 90%"), value("90"));
    assert_eq!(Numbers::read("95,5 %"), value("95,5"));
    assert_eq!(Numbers::read("gần đủ"), None);
}

// ---- figures

const WARDS: [(UnitId, Level); 3] = [
    (UnitId(1), Level::Commune),
    (UnitId(2), Level::Commune),
    (UnitId(3), Level::Commune),
];
const OFFICE: (UnitId, Level) = (UnitId(9), Level::Town);

fn ratio() -> Indicator {
    Indicator {
        id: IndicatorId(1),
        code: "8.2".into(),
        name: "Tỷ lệ hồ sơ đúng hạn".into(),
        unit_of_count: "%".into(),
        kind: Kind::Ratio,
        direction: Direction::Higher,
        targets: vec![target(90, None)],
        cadence: Cadence::Monthly,
        task: None,
        reporters: Reporters::Leads,
        source: Source::Units,
        asks: Figure::Period,
        since: Since::Window,
    }
}

fn count() -> Indicator {
    Indicator {
        kind: Kind::Count,
        targets: Vec::new(),
        ..ratio()
    }
}

fn target(value: u32, level: Option<Level>) -> Target {
    Target {
        value: Amount::whole(value),
        level,
        from: None,
        until: None,
    }
}

fn period(id: &str) -> Period {
    let regime = Regime {
        weekly: Some(Weekday::Wed),
        monthly: Some(16),
        half_year: Some((6, 16)),
        yearly: Some((12, 16)),
        one_off: Vec::new(),
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
    let id = PeriodId::parse(id).unwrap();
    regime.find(id, &Holidays::default()).unwrap()
}

fn point(id: i64, of: &str, numbers: &str) -> Point {
    let period = period(of);
    Point {
        id: MeasurementId(id),
        period: period.id,
        from: period.from,
        to: period.to,
        numbers: Numbers::read(numbers).unwrap(),
        closed_on: None,
    }
}

fn official(id: i64, of: &str, numbers: &str, day: u32) -> Point {
    Point {
        closed_on: NaiveDate::from_ymd_opt(2024, 3, day),
        ..point(id, of, numbers)
    }
}

fn unit(id: i64, points: impl IntoIterator<Item = Point>) -> Measured {
    Measured {
        unit: UnitId(id),
        points: points.into_iter().collect(),
    }
}

fn figures(indicator: &Indicator, of: &str, measured: &[Measured]) -> Figures {
    Figures::of(&Question {
        indicator,
        period: &period(of),
        reporters: &WARDS,
        others: &[OFFICE],
        measured,
    })
}

fn rate(total: &Total) -> String {
    total
        .rate
        .map_or_else(|| "–".into(), |rate| format!("{rate} %"))
}

#[test]
fn a_ratio_is_the_sum_of_numerators_by_the_sum_of_denominators() {
    let measured = [
        unit(1, [point(1, "2024-03", "45/50")]),
        unit(2, [point(2, "2024-03", "10/100")]),
    ];
    let figures = figures(&ratio(), "2024-03", &measured);
    assert_eq!(rate(&figures.total), "36,7 %", "not the mean, 50 %");
    assert_eq!((figures.total.covered, figures.total.expected), (2, 3));
    let judged = figures.total.judged.as_ref().unwrap();
    assert_eq!(judged.assessment, Assessment::NotReached);
    assert_eq!(
        judged.missing,
        Some(Amount::whole(80)),
        "135 of 150 are 90 %"
    );
    assert_eq!(figures.silent().collect::<Vec<_>>(), [UnitId(3)]);
    assert_eq!(figures.lowest()[0].unit, UnitId(2));
    assert_eq!(
        figures.units[0].judged.as_ref().unwrap().assessment,
        Assessment::Reached
    );
    assert_eq!(figures.units[0].origins, [MeasurementId(1)]);
}

#[test]
fn blank_is_not_zero_and_nothing_by_nothing_is_no_rate() {
    let measured = [
        unit(1, [point(1, "2024-03", "0/0")]),
        unit(2, [point(2, "2024-02", "5/10")]),
        unit(3, [point(3, "2024-03", "95,5%")]),
    ];
    let figures = figures(&ratio(), "2024-03", &measured);
    assert_eq!(rate(&figures.total), "–");
    assert_eq!(
        figures.total.covered, 1,
        "0/0 was said; a bare percentage cannot be summed"
    );
    assert_eq!(
        figures.units[1].own,
        Numbers::default(),
        "nothing is carried forward"
    );
    assert_eq!(
        figures.units[2]
            .rate
            .map(|rate| rate.to_string())
            .as_deref(),
        Some("95,5")
    );
    assert_eq!(figures.total.judged, None);
}

#[test]
fn counts_add_up_yes_is_a_share_and_scores_are_never_summed() {
    let said = |texts: [&str; 2]| {
        [
            unit(1, [point(1, "2024-03", texts[0])]),
            unit(2, [point(2, "2024-03", texts[1])]),
        ]
    };
    let total = figures(&count(), "2024-03", &said(["1.200", "0,5"])).total;
    assert_eq!(
        total.numbers.value.map(|sum| sum.to_string()).as_deref(),
        Some("1.200,5")
    );
    let yes_no = Indicator {
        kind: Kind::YesNo,
        ..ratio()
    };
    assert_eq!(
        rate(&figures(&yes_no, "2024-03", &said(["1", "0"])).total),
        "50 %"
    );
    let score = Indicator {
        kind: Kind::Score,
        direction: Direction::Lower,
        targets: vec![target(15, None)],
        ..ratio()
    };
    assert_eq!(
        figures(&score, "2024-03", &said(["14", "20"]))
            .total
            .numbers,
        Numbers::default()
    );
    let one = [unit(1, [point(1, "2024-03", "14")])];
    let judged = figures(&score, "2024-03", &one).total.judged;
    assert_eq!(
        judged.unwrap().assessment,
        Assessment::Reached,
        "rank 14 of top 15"
    );
}

#[test]
fn levels_are_summed_and_judged_apart() {
    let indicator = Indicator {
        targets: vec![
            target(100, Some(Level::Town)),
            target(80, Some(Level::Commune)),
        ],
        ..ratio()
    };
    let measured = [
        unit(1, [point(1, "2024-03", "8/10")]),
        unit(9, [point(2, "2024-03", "9/10")]),
    ];
    let figures = figures(&indicator, "2024-03", &measured);
    assert_eq!(figures.total.judged, None, "no target holds for all");
    let shown: Vec<_> = figures
        .levels
        .iter()
        .map(|level| {
            let judged = level.total.judged.as_ref().unwrap();
            (level.level, rate(&level.total), judged.assessment)
        })
        .collect();
    assert_eq!(
        shown,
        [
            (Level::Town, "90 %".into(), Assessment::NotReached),
            (Level::Commune, "80 %".into(), Assessment::Reached),
        ]
    );
}

#[test]
fn of_counts_a_level_s_target_is_every_unit_s_and_everybody_s_the_sum_s() {
    let indicator = Indicator {
        targets: vec![target(500, None), target(1, Some(Level::Commune))],
        ..count()
    };
    let measured = [unit(1, [point(1, "2024-03", "2")])];
    let figures = figures(&indicator, "2024-03", &measured);
    let judged = figures.units[0].judged.as_ref().unwrap();
    assert_eq!(judged.assessment, Assessment::Reached);
    assert_eq!(
        figures.total.judged.unwrap().missing,
        Some(Amount::whole(498))
    );
    assert_eq!(figures.levels[0].total.judged, None);
}

#[test]
fn a_target_holds_in_its_window() {
    let window = |value, from: &str, until: &str| Target {
        from: from.parse().ok(),
        until: until.parse().ok(),
        ..target(value, None)
    };
    let indicator = Indicator {
        targets: vec![
            window(70, "2024-04-01", "2024-06-30"),
            window(90, "2024-07-01", "2024-12-31"),
        ],
        ..ratio()
    };
    for (of, value) in [
        ("2024-03", None),
        ("2024-05", Some(70)),
        ("2024-09", Some(90)),
    ] {
        let found = indicator.target_on(None, period(of).to);
        assert_eq!(
            found.map(|found| found.value),
            value.map(Amount::whole),
            "{of}"
        );
    }
}

#[test]
fn cumulative_figures_count_from_their_beginning() {
    let points = || {
        [
            point(1, "2024-01", "10"),
            point(2, "2024-02", "20"),
            point(3, "2024-03", "5"),
        ]
    };
    let one = |indicator: &Indicator, of: &str| {
        let figures = figures(indicator, of, &[unit(1, points())]);
        let shown = |numbers: Numbers| numbers.value.map(|value| value.to_string());
        let unit = &figures.units[0];
        (
            shown(unit.period),
            shown(unit.cumulative),
            shown(unit.cumulative_before),
        )
    };
    let text = |text: &str| Some(text.to_owned());
    assert_eq!(
        one(&count(), "2024-03"),
        (text("5"), text("35"), text("30"))
    );
    assert_eq!(
        one(&count(), "2024-04"),
        (None, None, text("35")),
        "nothing was said of April"
    );
    let cumulative = Indicator {
        asks: Figure::Cumulative,
        ..count()
    };
    assert_eq!(
        one(&cumulative, "2024-02"),
        (text("10"), text("20"), text("10"))
    );
    assert_eq!(one(&cumulative, "2024-01"), (text("10"), text("10"), None));
    let moment = Indicator {
        since: Since::Moment,
        ..cumulative
    };
    assert_eq!(
        one(&moment, "2024-02").0,
        None,
        "how things stand has no figure of a period"
    );
}

#[test]
fn a_half_year_is_made_of_its_months_and_its_own_report() {
    let measured = [unit(
        1,
        [
            point(1, "2024-05", "5/10"),
            point(2, "2024-H1", "9/10"),
            point(3, "2023", "1/10"),
        ],
    )];
    let half = figures(&ratio(), "2024-H1", &measured);
    assert_eq!(rate(&half.total), "70 %", "of 20");
    assert_eq!(half.units[0].origins, [MeasurementId(1), MeasurementId(2)]);
}

#[test]
fn a_change_is_over_the_units_present_in_both() {
    let measured = [
        unit(
            1,
            [point(1, "2024-02", "40/50"), point(2, "2024-03", "45/50")],
        ),
        unit(2, [point(3, "2024-03", "10/100")]),
        unit(3, [point(4, "2024-02", "1/50")]),
    ];
    let change = figures(&ratio(), "2024-03", &measured)
        .total
        .change
        .unwrap();
    assert_eq!(
        (change.by, change.points, change.units),
        (100, true, 1),
        "80 to 90 %"
    );
}

#[test]
fn an_official_number_counts_beside_the_units_own() {
    let measured = [
        unit(
            1,
            [
                point(1, "2024-03", "45/50"),
                official(2, "2024-03", "40/50", 12),
            ],
        ),
        unit(
            2,
            [
                official(3, "2024-03", "9/10", 12),
                official(4, "2024-03", "8/10", 14),
            ],
        ),
    ];
    let figures = figures(&ratio(), "2024-03", &measured);
    let first = &figures.units[0];
    assert_eq!(
        first.own,
        Numbers::ratio(Amount::whole(45), Amount::whole(50))
    );
    assert!(first.differs_from_official());
    assert_eq!(first.origins, [MeasurementId(2)]);
    assert_eq!(
        rate(&figures.total),
        "80 %",
        "48 of 60: the one closed last counts"
    );
    assert!(
        !figures.units[1].differs_from_official(),
        "there is no word of its own"
    );
}

#[test]
fn what_cannot_be_is_remarked() {
    let words = |indicator: &Indicator, now: &str, before: Option<&str>| -> Vec<&str> {
        let now = Numbers::read(now).unwrap();
        let before = before.and_then(Numbers::read);
        let found = contradictions(indicator, &now, before.as_ref());
        found.iter().map(RemarkCode::word).collect()
    };
    let cumulative = Indicator {
        asks: Figure::Cumulative,
        ..count()
    };
    for (indicator, now, before, expected) in [
        (&ratio(), "51/50", None, vec!["numerator_too_large"]),
        (&ratio(), "101%", None, vec!["rate_above_hundred"]),
        (&ratio(), "45/50", Some("45/50"), vec!["numbers_as_before"]),
        (&ratio(), "0/0", Some("0/0"), vec![]),
        (&ratio(), "40/50", Some("45/50"), vec![]),
        (&cumulative, "90", Some("100"), vec!["cumulative_falls"]),
        (&cumulative, "110", Some("100"), vec![]),
        (&count(), "90", Some("100"), vec![]),
    ] {
        assert_eq!(
            words(indicator, now, before),
            expected,
            "{now} after {before:?}"
        );
    }
}

#[test]
fn hidden_texts_name_rows_of_numbers() {
    let key = MeasureKey {
        indicator: IndicatorId(5),
        unit: UnitId(3),
    };
    assert_eq!(key.hidden_text(), "I5:U3");
    assert_eq!(MeasureKey::from_hidden_text(" I5:U3 "), Some(key));
    for text in ["", "T5:U3", "I5", "I:U3", "I5:U"] {
        assert_eq!(MeasureKey::from_hidden_text(text), None, "{text}");
    }
}

// ---- trends

/// What a trend shows of periods: the rate, the target, and of how many units.
fn trend_of(indicator: &Indicator, periods: &[&str], measured: &[Measured]) -> Vec<Trend> {
    let past = periods
        .iter()
        .map(|of| (period(of), figures(indicator, of, measured)));
    Trend::of(&past.collect::<Vec<_>>())
}

fn told(trend: &Trend) -> Vec<String> {
    let point = |point: &TrendPoint| {
        let rate = point
            .rate
            .map_or_else(|| "–".into(), |rate| rate.to_string());
        let target = point.target.map(|target| target.to_string());
        let target = target.unwrap_or_default();
        format!("{rate} of {target}, {}/{}", point.covered, point.expected)
    };
    trend.points.iter().map(point).collect()
}

#[test]
fn a_trend_keeps_blanks_and_compares_only_what_two_periods_say() {
    let months = ["2024-01", "2024-02", "2024-03"];
    let mut measured = vec![unit(1, [point(1, "2024-01", "40/50")])];
    assert!(!trend_of(&ratio(), &months, &measured)[0].tells());
    measured.push(unit(
        2,
        [point(2, "2024-03", "10/100"), point(3, "2024-01", "0/0")],
    ));
    let trends = trend_of(&ratio(), &months, &measured);
    let [trend] = trends.as_slice() else {
        panic!("{trends:?}")
    };
    assert!(trend.tells());
    assert_eq!(trend.points[2].origins, [MeasurementId(2)]);
    assert_eq!(
        told(trend),
        ["80 of 90, 2/3", "– of 90, 0/3", "10 of 90, 1/3"]
    );
}

#[test]
fn a_trend_is_drawn_by_level_and_of_twelve_periods_at_most() {
    let by_level = Indicator {
        targets: vec![
            target(80, Some(Level::Town)),
            target(60, Some(Level::Commune)),
        ],
        cadence: Cadence::Weekly,
        ..ratio()
    };
    let weeks: Vec<String> = (2..16).map(|week| format!("2024-W{week:02}")).collect();
    let weeks: Vec<&str> = weeks.iter().map(String::as_str).collect();
    let measured = [
        unit(1, [point(1, "2024-W15", "3/5")]),
        unit(9, [point(2, "2024-W15", "4/5")]),
    ];
    let trends = trend_of(&by_level, &weeks, &measured);
    let last: Vec<_> = trends
        .iter()
        .map(|trend| (trend.level, trend.points.len(), told(trend).pop()))
        .collect();
    assert_eq!(
        last,
        [
            (Some(Level::Town), 12, Some("80 of 80, 1/1".into())),
            (Some(Level::Commune), 12, Some("60 of 60, 1/3".into())),
        ]
    );
}
