use super::*;
use chrono::{NaiveTime, Weekday};

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn id(text: &str) -> PeriodId {
    PeriodId::parse(text).expect("an id")
}

fn five_o_clock() -> NaiveTime {
    NaiveTime::from_hms_opt(17, 0, 0).expect("a time")
}

fn one_off(text: &str, from: &str, last_day: &str) -> OneOff {
    OneOff {
        id: id(text),
        title: String::new(),
        from: day(from),
        last_day: day(last_day),
    }
}

fn bim_son() -> Regime {
    Regime {
        weekly: Some(Weekday::Wed),
        monthly: Some(16),
        quarterly: None,
        half_year: Some((6, 16)),
        nine_months: None,
        yearly: Some((12, 16)),
        one_off: vec![one_off("2024-X01", "2024-02-01", "2024-03-14")],
        hour: five_o_clock(),
        printed_day: PrintedDay::Units,
        replaces_monthly: true,
        province_after: 1,
        week_start: None,
        late_from: LateFrom::PrintedDay,
        this_period: ThisPeriod::Month,
    }
}

fn muong_lat() -> Regime {
    Regime {
        weekly: None,
        monthly: Some(14),
        half_year: Some((6, 14)),
        yearly: Some((12, 14)),
        one_off: vec![one_off("2023-X01", "2023-03-01", "2023-04-09")],
        ..bim_son()
    }
}

fn tet_2024() -> Holidays {
    Holidays {
        off: (8..=14)
            .filter_map(|d| day("2024-02-01").with_day(d))
            .collect(),
        ..Holidays::default()
    }
}

fn ids(regime: &Regime, year: i32, kind: PeriodKind) -> Vec<String> {
    let periods = regime.calendar(year, &Holidays::default());
    periods
        .iter()
        .filter(|p| p.id.kind() == kind)
        .map(|p| p.id.to_string())
        .collect()
}

#[track_caller]
fn check(regime: &Regime, text: &str, window: (&str, &str), units: &str, province: &str) {
    let period = regime.find(id(text), &tet_2024()).expect("a period");
    assert_eq!(
        (period.from, period.to),
        (day(window.0), day(window.1)),
        "window of {text}"
    );
    assert_eq!(
        period.units_due,
        day(units).and_time(five_o_clock()),
        "units, {text}"
    );
    assert_eq!(
        period.province_due,
        day(province).and_time(five_o_clock()),
        "province, {text}"
    );
}

#[test]
fn bim_son_2024_has_its_weeks_months_half_year_year_and_one_off() {
    let weeks = ids(&bim_son(), 2024, PeriodKind::Week);
    assert_eq!(
        (weeks.len(), weeks[0].as_str(), weeks[51].as_str()),
        (52, "2024-W01", "2024-W52")
    );
    assert_eq!(
        ids(&bim_son(), 2024, PeriodKind::Month),
        ["01", "02", "03", "04", "05", "07", "08", "09", "10", "11"].map(|m| format!("2024-{m}"))
    );
    assert_eq!(ids(&bim_son(), 2024, PeriodKind::Half), ["2024-H1"]);
    assert_eq!(ids(&bim_son(), 2024, PeriodKind::Year), ["2024"]);
    assert_eq!(ids(&bim_son(), 2024, PeriodKind::OneOff), ["2024-X01"]);
    assert_eq!(
        bim_son().calendar(2024, &Holidays::default()).len(),
        52 + 10 + 3
    );
    assert_eq!(ids(&bim_son(), 2026, PeriodKind::Week).len(), 53);
}

#[test]
fn muong_lat_2023_has_no_weeks() {
    assert_eq!(ids(&muong_lat(), 2023, PeriodKind::Week), [""; 0]);
    assert_eq!(
        muong_lat().calendar(2023, &Holidays::default()).len(),
        10 + 3
    );
}

#[test]
fn windows_and_due_times_where_the_printed_day_is_the_units() {
    let bim_son = bim_son();
    check(
        &bim_son,
        "2024-W01",
        ("2023-12-28", "2024-01-03"),
        "2024-01-03",
        "2024-01-04",
    );
    check(
        &bim_son,
        "2024-W06",
        ("2024-02-01", "2024-02-07"),
        "2024-02-07",
        "2024-02-15",
    );
    check(
        &bim_son,
        "2024-W10",
        ("2024-02-29", "2024-03-06"),
        "2024-03-06",
        "2024-03-07",
    );
    check(
        &bim_son,
        "2024-01",
        ("2023-12-15", "2024-01-14"),
        "2024-01-16",
        "2024-01-17",
    );
    check(
        &bim_son,
        "2024-H1",
        ("2023-12-15", "2024-06-14"),
        "2024-06-16",
        "2024-06-17",
    );
    check(
        &bim_son,
        "2024",
        ("2023-12-15", "2024-12-14"),
        "2024-12-16",
        "2024-12-17",
    );
    check(
        &bim_son,
        "2024-X01",
        ("2024-02-01", "2024-03-14"),
        "2024-03-14",
        "2024-03-15",
    );
}

#[test]
fn the_printed_day_stays_legal_on_a_weekend_and_a_holiday() {
    // 16/3/2024 is a Saturday; Wednesday 14/02/2024 lies in Tết.
    check(
        &bim_son(),
        "2024-03",
        ("2024-02-15", "2024-03-14"),
        "2024-03-16",
        "2024-03-18",
    );
    check(
        &bim_son(),
        "2024-W07",
        ("2024-02-08", "2024-02-14"),
        "2024-02-14",
        "2024-02-15",
    );
}

#[test]
fn units_are_due_working_days_earlier_where_the_printed_day_is_the_provinces() {
    let regime = Regime {
        printed_day: PrintedDay::Province,
        ..bim_son()
    };
    check(
        &regime,
        "2024-W10",
        ("2024-02-29", "2024-03-06"),
        "2024-03-05",
        "2024-03-06",
    );
    check(
        &regime,
        "2024-W07",
        ("2024-02-08", "2024-02-14"),
        "2024-02-07",
        "2024-02-14",
    );
    check(
        &regime,
        "2024-03",
        ("2024-02-15", "2024-03-14"),
        "2024-03-14",
        "2024-03-16",
    );
    check(
        &regime,
        "2024-02",
        ("2024-01-15", "2024-02-14"),
        "2024-02-07",
        "2024-02-16",
    );
    check(
        &regime,
        "2024-X01",
        ("2024-02-01", "2024-03-14"),
        "2024-03-12",
        "2024-03-14",
    );
}

#[test]
fn months_end_where_they_end() {
    let regime = Regime {
        monthly: Some(31),
        ..bim_son()
    };
    check(
        &regime,
        "2024-02",
        ("2024-01-15", "2024-02-14"),
        "2024-02-29",
        "2024-03-01",
    );
    check(
        &regime,
        "2023-02",
        ("2023-01-15", "2023-02-14"),
        "2023-02-28",
        "2023-03-01",
    );
    check(
        &regime,
        "2024-04",
        ("2024-03-15", "2024-04-14"),
        "2024-04-30",
        "2024-05-01",
    );
    check(
        &regime,
        "2024-05",
        ("2024-04-15", "2024-05-14"),
        "2024-05-31",
        "2024-06-03",
    );
}

#[test]
fn a_yearly_report_may_fall_due_in_the_next_year() {
    let regime = Regime {
        yearly: Some((1, 9)),
        ..bim_son()
    };
    check(
        &regime,
        "2023",
        ("2022-12-15", "2023-12-14"),
        "2024-01-09",
        "2024-01-10",
    );
}

#[test]
fn periods_the_regime_has_no_rule_for_do_not_exist() {
    let none = Holidays::default();
    for text in [
        "2024-06", "2024-12", "2024-Q1", "2024-H2", "2024-9M", "2024-X02",
    ] {
        assert_eq!(bim_son().find(id(text), &none), None, "{text}");
    }
    assert_eq!(muong_lat().find(id("2023-W10"), &none), None);
    let impossible = PeriodId {
        year: 2024,
        part: PeriodPart::Week(53),
    };
    assert_eq!(bim_son().find(impossible, &none), None);
    assert!(bim_son().find(id("2031-03"), &none).is_some());
}

#[test]
fn months_stay_where_the_longer_report_does_not_replace_them() {
    let keeps = Regime {
        replaces_monthly: false,
        ..bim_son()
    };
    assert_eq!(ids(&keeps, 2024, PeriodKind::Month).len(), 12);
    let no_half_year = Regime {
        half_year: None,
        ..bim_son()
    };
    assert_eq!(ids(&no_half_year, 2024, PeriodKind::Month).len(), 11);
}

#[test]
fn the_calendar_is_sorted_and_its_weeks_leave_no_gap() {
    let calendar = bim_son().calendar(2024, &tet_2024());
    assert!(
        calendar
            .windows(2)
            .all(|pair| pair[0].units_due <= pair[1].units_due)
    );
    let weeks: Vec<_> = (2023..=2027)
        .flat_map(|year| bim_son().calendar(year, &tet_2024()))
        .filter(|period| period.id.kind() == PeriodKind::Week)
        .collect();
    assert!(
        weeks
            .windows(2)
            .all(|pair| pair[0].to.succ_opt() == Some(pair[1].from))
    );
}

#[test]
fn standing_work_is_looked_at_in_the_latest_month_that_has_ended() {
    for (regime, as_of, expected) in [
        (bim_son(), "2024-03-13", "2024-02"),
        (bim_son(), "2024-03-14", "2024-03"),
        (bim_son(), "2024-04-13", "2024-03"),
        (bim_son(), "2024-06-20", "2024-H1"),
        (bim_son(), "2024-07-14", "2024-07"),
        (bim_son(), "2024-12-31", "2024"),
        (bim_son(), "2025-01-02", "2024"),
        (bim_son(), "2024-01-02", "2023"),
        (
            Regime {
                replaces_monthly: false,
                ..bim_son()
            },
            "2024-06-20",
            "2024-06",
        ),
    ] {
        let period = regime.standing_period(day(as_of), &Holidays::default());
        assert_eq!(period.map(|p| p.id), Some(id(expected)), "{as_of}");
    }
}

#[test]
fn the_latest_week_is_found_across_new_year() {
    let mondays = Regime {
        weekly: Some(Weekday::Mon),
        ..bim_son()
    };
    for (regime, as_of, expected) in [
        (bim_son(), "2024-03-05", "2024-W09"),
        (bim_son(), "2024-03-06", "2024-W10"),
        (bim_son(), "2024-01-02", "2023-W52"),
        (mondays, "2024-12-31", "2025-W01"),
    ] {
        let week = regime.latest_ended(PeriodKind::Week, day(as_of), &Holidays::default());
        assert_eq!(week.map(|p| p.id), Some(id(expected)), "{as_of}");
    }
    let week = muong_lat().latest_ended(PeriodKind::Week, day("2023-05-01"), &Holidays::default());
    assert_eq!(week, None);
}

#[test]
fn quarters_and_nine_months_come_where_they_are_asked_for() {
    let quarters = Regime {
        quarterly: Some(16),
        ..bim_son()
    };
    let nine = Regime {
        nine_months: Some((9, 16)),
        ..bim_son()
    };
    let all = Regime {
        nine_months: Some((9, 16)),
        ..quarters.clone()
    };
    let both = Regime {
        replaces_monthly: false,
        ..all.clone()
    };
    let alone = Regime {
        half_year: None,
        yearly: None,
        ..quarters.clone()
    };
    // (regime, quarters, are nine months asked for, months that give way)
    for (regime, expected, is_nine, months) in [
        (bim_son(), vec![], false, vec![6, 12]),
        // The half-year's and the year's report stand for the second and fourth quarter's.
        (quarters, vec!["Q1", "Q3"], false, vec![3, 6, 9, 12]),
        (nine, vec![], true, vec![6, 9, 12]),
        (all, vec!["Q1"], true, vec![3, 6, 9, 12]),
        (both, vec!["Q1", "Q2", "Q3", "Q4"], true, vec![]),
        (
            alone,
            vec!["Q1", "Q2", "Q3", "Q4"],
            false,
            vec![3, 6, 9, 12],
        ),
    ] {
        let named: Vec<_> = expected.iter().map(|q| format!("2024-{q}")).collect();
        assert_eq!(ids(&regime, 2024, PeriodKind::Quarter), named);
        let found = ids(&regime, 2024, PeriodKind::NineMonths);
        assert_eq!(found.len(), usize::from(is_nine), "{expected:?}");
        let kept = ids(&regime, 2024, PeriodKind::Month);
        let gone = (1..=12).filter(|month| !kept.contains(&format!("2024-{month:02}")));
        assert_eq!(gone.collect::<Vec<_>>(), months, "{expected:?}");
    }
}

#[test]
fn quarters_and_nine_months_have_the_windows_of_the_decree() {
    let regime = Regime {
        quarterly: Some(16),
        nine_months: Some((9, 16)),
        replaces_monthly: false,
        ..bim_son()
    };
    for (text, window, units, province) in [
        (
            "2024-Q1",
            ("2023-12-15", "2024-03-14"),
            "2024-03-16",
            "2024-03-18",
        ),
        (
            "2024-Q2",
            ("2024-03-15", "2024-06-14"),
            "2024-06-16",
            "2024-06-17",
        ),
        (
            "2024-Q3",
            ("2024-06-15", "2024-09-14"),
            "2024-09-16",
            "2024-09-17",
        ),
        (
            "2024-Q4",
            ("2024-09-15", "2024-12-14"),
            "2024-12-16",
            "2024-12-17",
        ),
        (
            "2024-9M",
            ("2023-12-15", "2024-09-14"),
            "2024-09-16",
            "2024-09-17",
        ),
    ] {
        check(&regime, text, window, units, province);
    }
    let quarters = Regime {
        replaces_monthly: true,
        ..regime
    };
    let period = quarters.standing_period(day("2024-03-20"), &Holidays::default());
    assert_eq!(period.map(|p| p.id), Some(id("2024-Q1")));
}

#[test]
fn the_53rd_week_and_the_turn_of_the_year() {
    // 2026 has 53 weeks: the last one's Wednesday is 30 December, the next week's is in 2027.
    let regime = bim_son();
    check(
        &regime,
        "2026-W53",
        ("2026-12-24", "2026-12-30"),
        "2026-12-30",
        "2026-12-31",
    );
    check(
        &regime,
        "2027-W01",
        ("2026-12-31", "2027-01-06"),
        "2027-01-06",
        "2027-01-07",
    );
    // The first Wednesday of 2025 lies in a week that begins in 2024; 31/12/2024 is in 2025-W01.
    check(
        &regime,
        "2025-W01",
        ("2024-12-26", "2025-01-01"),
        "2025-01-01",
        "2025-01-02",
    );
    for (year, weeks) in [
        (2020, 53),
        (2023, 52),
        (2024, 52),
        (2025, 52),
        (2026, 53),
        (2032, 53),
    ] {
        assert_eq!(ids(&regime, year, PeriodKind::Week).len(), weeks, "{year}");
    }
    // A leap day in the middle of a week, and as a month's last one.
    check(
        &regime,
        "2024-W09",
        ("2024-02-22", "2024-02-28"),
        "2024-02-28",
        "2024-02-29",
    );
}
