//! The public holidays as they come with the program.

use chrono::{Datelike, Duration, NaiveDate, Weekday};
use office::views::DayOffView;
use tests::desk::{Desk, day};

const YEARS: std::ops::RangeInclusive<i32> = 2023..=2035;

#[test]
fn every_year_has_its_tet_and_gio_to_on_the_days_of_the_vietnamese_calendar() {
    let office = Desk::empty("bim-son-2024").on("2024-03-11");
    for year in YEARS {
        let days = office.days_off(Some(year)).expect("days").days;
        let moon = lunar_year(year);
        let tet = named(&days, "Tết Nguyên đán");
        for later in 0..3 {
            let of_tet = moon.first + Duration::days(later);
            assert!(tet.contains(&of_tet), "{year}: {of_tet} in {tet:?}");
        }
        assert_eq!(
            named(&days, "Giỗ Tổ Hùng Vương"),
            [moon.tenth_of_third],
            "{year}"
        );
        for fixed in ["01-01", "04-30", "05-01", "09-02"] {
            let fixed = day(&format!("{year}-{fixed}"));
            assert!(named(&days, "").contains(&fixed), "{year}: {fixed}");
        }
        assert_eq!(named(&days, "Quốc khánh").len(), 2, "{year}");
    }
}

#[test]
fn tet_of_2030_is_a_day_before_chinas() {
    assert_eq!(lunar_year(2030).first, day("2030-02-02"));
}

/// Điều 111 khoản 3 of the Bộ luật Lao động.
#[test]
fn a_holiday_on_a_weekend_gives_a_working_day() {
    let office = Desk::empty("bim-son-2024").on("2024-03-11");
    let is_weekend = |day: &NaiveDate| matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
    for year in 2027..=*YEARS.end() {
        let days = office.days_off(Some(year)).expect("days").days;
        let instead = named(&days, "Nghỉ bù");
        let lost = named(&days, "").into_iter().filter(is_weekend).count();
        assert_eq!(instead.len(), lost, "{year}");
        assert!(!instead.iter().any(is_weekend), "{year}: {instead:?}");
    }
}

fn named(days: &[DayOffView], beginning: &str) -> Vec<NaiveDate> {
    let named = days.iter().filter(|one| one.name.starts_with(beginning));
    named.map(|one| day(&one.day)).collect()
}

/// The days of a Vietnamese lunar year that are holidays.
struct LunarYear {
    first: NaiveDate,
    tenth_of_third: NaiveDate,
}

/// Counts the months from the one of the winter solstice; in a year of thirteen the first month in
/// which the sun enters no sign is the leap month and takes the number before it.
fn lunar_year(year: i32) -> LunarYear {
    let solstice = |months: &[Month]| {
        let of_solstice = |month: &Month| (7..9).contains(&month.sign) && month.next_sign >= 9;
        months.iter().position(of_solstice).expect("a solstice")
    };
    let months = months_of(year);
    let from = solstice(&months);
    let until = from + 1 + solstice(&months[from + 1..]);
    let mut leap = (until - from == 13).then(|| {
        let sign_stays = |month: &Month| month.sign == month.next_sign;
        from + months[from..]
            .iter()
            .position(sign_stays)
            .expect("a leap month")
    });
    let mut number = 11;
    let mut started = Vec::new();
    for (place, month) in months.iter().enumerate().take(until).skip(from) {
        if place > from && leap.take_if(|leap| *leap == place).is_none() {
            number = number % 12 + 1;
            started.push((number, month.first));
        }
    }
    let first_of = |wanted| started.iter().find(|(number, _)| *number == wanted);
    LunarYear {
        first: first_of(1).expect("a first month").1,
        tenth_of_third: first_of(3).expect("a third month").1 + Duration::days(9),
    }
}

/// A lunar month: its first day, and the sun's sign (30° of longitude) as it and the next one begin.
struct Month {
    first: NaiveDate,
    sign: u32,
    next_sign: u32,
}

fn months_of(year: i32) -> Vec<Month> {
    let around = (f64::from(year - 2000) * 12.3685).floor() - 4.0;
    let starts: Vec<NaiveDate> = (0..22)
        .map(|later| in_hanoi(new_moon(around + f64::from(later))))
        .collect();
    let pairs = starts.windows(2);
    pairs
        .map(|pair| Month {
            first: pair[0],
            sign: sign_at(pair[0]),
            next_sign: sign_at(pair[1]),
        })
        .collect()
}

/// Days from the Julian epoch to the first day of the common era.
const COMMON_ERA: f64 = 1_721_425.0;
const HANOI: f64 = 7.0 / 24.0;

fn in_hanoi(moment: f64) -> NaiveDate {
    let days = (moment + 0.5 + HANOI).floor() - COMMON_ERA;
    NaiveDate::from_num_days_from_ce_opt(days as i32).expect("a day")
}

/// The new moon of a number (0 is the first of 2000) as a Julian day of universal time, to a few
/// minutes: J. Meeus, Astronomical Algorithms, chapter 49.
fn new_moon(number: f64) -> f64 {
    let century = number / 1236.85;
    let sun = (2.5534 + 29.105_356_70 * number).to_radians();
    let moon = (201.5643 + 385.816_935_28 * number).to_radians();
    let latitude = (160.7108 + 390.670_502_84 * number).to_radians();
    let node = (124.7746 - 1.563_755_88 * number).to_radians();
    let narrowing = 1.0 - 0.002_516 * century;
    let moved = -0.407_20 * moon.sin()
        + 0.172_41 * narrowing * sun.sin()
        + 0.016_08 * (2.0 * moon).sin()
        + 0.010_39 * (2.0 * latitude).sin()
        + 0.007_39 * narrowing * (moon - sun).sin()
        - 0.005_14 * narrowing * (moon + sun).sin()
        + 0.002_08 * narrowing * narrowing * (2.0 * sun).sin()
        - 0.001_11 * (moon - 2.0 * latitude).sin()
        - 0.000_57 * (moon + 2.0 * latitude).sin()
        + 0.000_56 * narrowing * (2.0 * moon + sun).sin()
        - 0.000_42 * (3.0 * moon).sin()
        + 0.000_42 * narrowing * (sun + 2.0 * latitude).sin()
        + 0.000_38 * narrowing * (sun - 2.0 * latitude).sin()
        - 0.000_24 * narrowing * (2.0 * moon - sun).sin()
        - 0.000_17 * node.sin();
    let dynamical = 2_451_550.097_66 + 29.530_588_861 * number + 0.000_154_37 * century * century;
    // Dynamical time is about 72 seconds ahead in these years.
    dynamical + moved - 72.0 / 86_400.0
}

/// The sun's sign at the beginning of a day in Hà Nội, 0 from the spring equinox: chapter 25.
fn sign_at(day: NaiveDate) -> u32 {
    let midnight = f64::from(day.num_days_from_ce()) + COMMON_ERA - 0.5 - HANOI;
    let century = (midnight - 2_451_545.0) / 36_525.0;
    let anomaly = (357.529_11 + 35_999.050_29 * century).to_radians();
    let centre = (1.914_602 - 0.004_817 * century) * anomaly.sin()
        + 0.019_993 * (2.0 * anomaly).sin()
        + 0.000_289 * (3.0 * anomaly).sin();
    let longitude = 280.466_46 + 36_000.769_83 * century + centre - 0.005_69;
    (longitude.rem_euclid(360.0) / 30.0) as u32
}
