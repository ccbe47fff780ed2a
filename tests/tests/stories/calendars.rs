//! Whole calendars of both plans, with the real holidays, under each setting.

use office::views::PeriodView;
use tests::desk::Desk;

/// A period with its window, the units' day and the province's; days are day/month.
type Line = (&'static str, &'static str, &'static str, &'static str);

const BIM_SON: [Line; 13] = [
    ("2024-01", "15/12–14/01", "16/01", "17/01"),
    ("2024-02", "15/01–14/02", "16/02", "19/02"),
    ("2024-X01", "01/02–14/03", "14/03", "15/03"),
    // A Saturday.
    ("2024-03", "15/02–14/03", "16/03", "18/03"),
    ("2024-04", "15/03–14/04", "16/04", "17/04"),
    ("2024-05", "15/04–14/05", "16/05", "17/05"),
    // A Sunday.
    ("2024-H1", "15/12–14/06", "16/06", "17/06"),
    ("2024-07", "15/06–14/07", "16/07", "17/07"),
    ("2024-08", "15/07–14/08", "16/08", "19/08"),
    ("2024-09", "15/08–14/09", "16/09", "17/09"),
    ("2024-10", "15/09–14/10", "16/10", "17/10"),
    // A Saturday.
    ("2024-11", "15/10–14/11", "16/11", "18/11"),
    ("2024", "15/12–14/12", "16/12", "17/12"),
];

const MUONG_LAT: [Line; 13] = [
    // A Saturday.
    ("2023-01", "15/12–14/01", "14/01", "16/01"),
    ("2023-02", "15/01–14/02", "14/02", "15/02"),
    ("2023-03", "15/02–14/03", "14/03", "15/03"),
    // A Sunday.
    ("2023-X01", "13/02–09/04", "09/04", "10/04"),
    ("2023-04", "15/03–14/04", "14/04", "17/04"),
    // A Sunday.
    ("2023-05", "15/04–14/05", "14/05", "15/05"),
    ("2023-H1", "15/12–14/06", "14/06", "15/06"),
    ("2023-07", "15/06–14/07", "14/07", "17/07"),
    ("2023-08", "15/07–14/08", "14/08", "15/08"),
    ("2023-09", "15/08–14/09", "14/09", "15/09"),
    // A Saturday.
    ("2023-10", "15/09–14/10", "14/10", "16/10"),
    ("2023-11", "15/10–14/11", "14/11", "15/11"),
    ("2023", "15/12–14/12", "14/12", "15/12"),
];

fn short(day: &str) -> String {
    format!("{}/{}", &day[8..10], &day[5..7])
}

fn line(period: &PeriodView) -> (String, String, String, String) {
    let window = format!("{}–{}", short(&period.from), short(&period.to));
    let (units, province) = (short(&period.units_due), short(&period.province_due));
    (period.id.clone(), window, units, province)
}

/// The year's periods that are no weeks, with these settings.
fn year(desk: &Desk, settings: &[(&str, &str)]) -> Vec<(String, String, String, String)> {
    let mut office = desk.on("2023-01-03");
    for (key, value) in settings {
        office.set_setting(key, value).expect("set");
    }
    let calendar = office.periods().expect("the calendar");
    for _ in settings {
        office.undo().expect("undone");
    }
    calendar
        .iter()
        .filter(|one| one.kind != "week")
        .map(line)
        .collect()
}

/// That the year under some settings is the plain one with these days in place of its own.
#[track_caller]
fn check(desk: &Desk, plain: &[Line], settings: &[(&str, &str)], days: &[(&str, &str, &str)]) {
    let expected = plain.iter().map(|(id, window, units, province)| {
        let changed = days.iter().find(|(other, ..)| other == id);
        let (units, province) = changed.map_or((*units, *province), |(_, a, b)| (*a, *b));
        [id, window, units, province].map(str::to_owned)
    });
    let mut expected: Vec<_> = expected.map(|[a, b, c, d]| (a, b, c, d)).collect();
    let mut found = year(desk, settings);
    // By identity: the order of due days is another test's.
    expected.sort();
    found.sort();
    assert_eq!(found, expected, "{settings:?}");
}

#[test]
fn bim_son_2024_under_each_setting() {
    let desk = Desk::bim_son();
    check(&desk, &BIM_SON, &[], &[]);
    let province = [
        ("2024-01", "12/01", "16/01"),
        // Over Tết.
        ("2024-02", "07/02", "16/02"),
        ("2024-X01", "12/03", "14/03"),
        ("2024-03", "14/03", "16/03"),
        ("2024-04", "12/04", "16/04"),
        ("2024-05", "14/05", "16/05"),
        ("2024-H1", "13/06", "16/06"),
        ("2024-07", "12/07", "16/07"),
        ("2024-08", "14/08", "16/08"),
        ("2024-09", "12/09", "16/09"),
        ("2024-10", "14/10", "16/10"),
        ("2024-11", "14/11", "16/11"),
        ("2024", "12/12", "16/12"),
    ];
    check(&desk, &BIM_SON, &[("printed_day", "province")], &province);
    let previous = [
        ("2024-03", "15/03", "18/03"),
        ("2024-H1", "14/06", "17/06"),
        ("2024-11", "15/11", "18/11"),
    ];
    check(&desk, &BIM_SON, &[("off_day", "previous")], &previous);
    let next = [
        ("2024-03", "18/03", "19/03"),
        ("2024-H1", "17/06", "18/06"),
        ("2024-11", "18/11", "19/11"),
    ];
    check(&desk, &BIM_SON, &[("off_day", "next")], &next);
    let same: Vec<_> = BIM_SON
        .iter()
        .map(|(id, _, units, _)| (*id, *units, *units))
        .collect();
    check(&desk, &BIM_SON, &[("province_after", "0")], &same);
    check(&desk, &BIM_SON, &[("late_from", "next_working_day")], &[]);
    let with_months = [
        BIM_SON.to_vec(),
        vec![
            ("2024-06", "15/05–14/06", "16/06", "17/06"),
            ("2024-12", "15/11–14/12", "16/12", "17/12"),
        ],
    ];
    check(
        &desk,
        &with_months.concat(),
        &[("replaces_monthly", "both")],
        &[],
    );
}

#[test]
fn muong_lat_2023_under_each_setting() {
    let desk = Desk::muong_lat();
    check(&desk, &MUONG_LAT, &[], &[]);
    let province = [
        ("2023-01", "12/01", "14/01"),
        ("2023-02", "10/02", "14/02"),
        ("2023-03", "10/03", "14/03"),
        ("2023-X01", "06/04", "09/04"),
        ("2023-04", "12/04", "14/04"),
        ("2023-05", "11/05", "14/05"),
        ("2023-H1", "12/06", "14/06"),
        ("2023-07", "12/07", "14/07"),
        ("2023-08", "10/08", "14/08"),
        ("2023-09", "12/09", "14/09"),
        ("2023-10", "12/10", "14/10"),
        ("2023-11", "10/11", "14/11"),
        ("2023", "12/12", "14/12"),
    ];
    check(&desk, &MUONG_LAT, &[("printed_day", "province")], &province);
    let previous = [
        ("2023-01", "13/01", "16/01"),
        ("2023-X01", "07/04", "10/04"),
        ("2023-05", "12/05", "15/05"),
        ("2023-10", "13/10", "16/10"),
    ];
    check(&desk, &MUONG_LAT, &[("off_day", "previous")], &previous);
    let next = [
        ("2023-01", "16/01", "17/01"),
        ("2023-X01", "10/04", "11/04"),
        ("2023-05", "15/05", "16/05"),
        ("2023-10", "16/10", "17/10"),
    ];
    check(&desk, &MUONG_LAT, &[("off_day", "next")], &next);
    let office = desk.on("2023-03-20");
    assert!(
        office
            .periods()
            .expect("the calendar")
            .iter()
            .all(|one| one.kind != "week")
    );
    let keys: Vec<&str> = office
        .settings()
        .expect("settings")
        .iter()
        .map(|one| one.key)
        .collect();
    assert!(
        !keys.contains(&"week_start") && !keys.contains(&"this_period"),
        "{keys:?}"
    );
}

#[test]
fn bim_sons_weeks_run_from_thursday_to_wednesday_and_the_province_waits_over_holidays() {
    let desk = Desk::bim_son();
    let weeks = |settings: &[(&str, &str)]| -> Vec<_> {
        let mut office = desk.on("2024-01-02");
        for (key, value) in settings {
            office.set_setting(key, value).expect("set");
        }
        let calendar = office.periods().expect("the calendar");
        for _ in settings {
            office.undo().expect("undone");
        }
        let weeks = calendar.iter().filter(|one| one.kind == "week");
        weeks.map(line).collect()
    };
    let of = |weeks: &[(String, String, String, String)], id: &str| {
        let found = weeks.iter().find(|one| one.0 == id).expect("a week");
        [&found.1, &found.2, &found.3].map(String::clone)
    };
    let plain = weeks(&[]);
    assert_eq!(plain.len(), 52);
    for (id, window, units, province) in [
        ("2024-W01", "28/12–03/01", "03/01", "04/01"),
        // Tết: Thursday 8 to Wednesday 14 February.
        ("2024-W06", "01/02–07/02", "07/02", "15/02"),
        ("2024-W07", "08/02–14/02", "14/02", "15/02"),
        ("2024-W11", "07/03–13/03", "13/03", "14/03"),
        // Giỗ Tổ on Thursday 18 April.
        ("2024-W16", "11/04–17/04", "17/04", "19/04"),
        // 1 May is a Wednesday.
        ("2024-W18", "25/04–01/05", "01/05", "02/05"),
        ("2024-W52", "19/12–25/12", "25/12", "26/12"),
    ] {
        assert_eq!(of(&plain, id), [window, units, province], "{id}");
    }
    let moved = weeks(&[("off_day", "previous")]);
    assert_eq!(of(&moved, "2024-W18"), ["25/04–01/05", "26/04", "02/05"]);
    let monday = weeks(&[("week_start", "monday")]);
    assert_eq!(of(&monday, "2024-W11"), ["04/03–10/03", "13/03", "14/03"]);
    let province = weeks(&[("printed_day", "province")]);
    assert_eq!(of(&province, "2024-W11"), ["07/03–13/03", "12/03", "13/03"]);
    assert_eq!(of(&province, "2024-W18"), ["25/04–01/05", "26/04", "01/05"]);
}
