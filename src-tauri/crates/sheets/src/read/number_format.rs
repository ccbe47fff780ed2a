//! What a number format says about the number under it.

use chrono::{Duration, NaiveDate, NaiveDateTime};
use plan::book::Value;

/// How a cell shows its number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Shown {
    /// As a number.
    #[default]
    Number,
    /// As a percentage.
    Percent,
    /// As a date or a time of day.
    Date,
}

/// The day that serial numbers count from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Epoch {
    /// 1 January 1900 is day 1.
    #[default]
    Y1900,
    /// 1 January 1904 is day 0.
    Y1904,
}

/// The last serial a spreadsheet knows: 31/12/9999.
const LAST_SERIAL: f64 = 2_958_465.999_99;

impl Shown {
    /// The meaning of a built-in format (ECMA-376 part 1, 18.8.30).
    pub(crate) fn built_in(id: u32) -> Shown {
        match id {
            9 | 10 => Shown::Percent,
            14..=22 | 27..=36 | 45 | 47 | 50..=58 => Shown::Date,
            _ => Shown::Number,
        }
    }

    /// The meaning of a format code; its first section decides.
    pub(crate) fn of_code(code: &str) -> Shown {
        let mut chars = code.chars();
        let mut percent = false;
        while let Some(c) = chars.next() {
            match c {
                '"' => chars.by_ref().take_while(|c| *c != '"').for_each(drop),
                '\\' | '_' | '*' => drop(chars.next()),
                '[' => {
                    let inner: String = chars.by_ref().take_while(|c| *c != ']').collect();
                    // Elapsed time, "[h]:mm", is an amount.
                    if inner
                        .chars()
                        .all(|c| matches!(c, 'h' | 'H' | 'm' | 'M' | 's' | 'S'))
                    {
                        return Shown::Number;
                    }
                }
                ';' => break,
                '%' => percent = true,
                'E' | 'e' if !percent => {}
                'd' | 'D' | 'm' | 'M' | 'y' | 'Y' | 'h' | 'H' | 's' | 'S' => {
                    // "General" and "Standard" are words, not patterns.
                    if code.eq_ignore_ascii_case("general") || code.eq_ignore_ascii_case("standard")
                    {
                        return Shown::Number;
                    }
                    return Shown::Date;
                }
                _ => {}
            }
        }
        if percent {
            Shown::Percent
        } else {
            Shown::Number
        }
    }

    /// A stored number as the reader sees it.
    pub(crate) fn value(self, number: f64, epoch: Epoch) -> Value {
        match self {
            Shown::Number => Value::Number(number),
            Shown::Percent => Value::Percent(number * 100.0),
            Shown::Date => epoch
                .date(number)
                .map_or(Value::Number(number), Value::Date),
        }
    }
}

impl Epoch {
    /// The day and time of a serial number; `None` outside what a spreadsheet shows.
    pub(crate) fn date(self, serial: f64) -> Option<NaiveDateTime> {
        if !(0.0..=LAST_SERIAL).contains(&serial) {
            return None;
        }
        let base = match self {
            Epoch::Y1904 => NaiveDate::from_ymd_opt(1904, 1, 1),
            // Serial 60 is 29/2/1900, a day that never was.
            Epoch::Y1900 if serial < 60.0 => NaiveDate::from_ymd_opt(1899, 12, 31),
            Epoch::Y1900 => NaiveDate::from_ymd_opt(1899, 12, 30),
        }?;
        // Serials carry binary dust; whole seconds are what a sheet shows.
        #[allow(clippy::cast_possible_truncation)]
        let seconds = (serial * 86_400.0).round() as i64;
        base.and_hms_opt(0, 0, 0)?
            .checked_add_signed(Duration::seconds(seconds))
    }
}

/// An ISO 8601 day or moment, as .ods and strict .xlsx store dates.
pub(crate) fn iso_date(text: &str) -> Option<NaiveDateTime> {
    let text = text.trim().trim_end_matches('Z');
    text.parse::<NaiveDateTime>()
        .ok()
        .or_else(|| text.parse::<NaiveDate>().ok()?.and_hms_opt(0, 0, 0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_read_as_a_spreadsheet_shows_them() {
        for (code, shown) in [
            ("dd/mm/yyyy", Shown::Date),
            ("\"ngày\" dd \"tháng\" mm", Shown::Date),
            ("[$-42A]d mmmm yyyy;@", Shown::Date),
            ("0.0%", Shown::Percent),
            ("0\\%", Shown::Number),
            ("General", Shown::Number),
            ("#,##0.00 \"đồng\"", Shown::Number),
            ("[h]:mm", Shown::Number),
            ("[Red]0%", Shown::Percent),
            ("0.00E+00", Shown::Number),
        ] {
            assert_eq!(Shown::of_code(code), shown, "{code}");
        }
    }

    #[test]
    fn serials_count_from_the_workbooks_epoch() {
        let day =
            |y, m, d| NaiveDate::from_ymd_opt(y, m, d).and_then(|day| day.and_hms_opt(0, 0, 0));
        assert_eq!(Epoch::Y1900.date(45366.0), day(2024, 3, 15));
        assert_eq!(Epoch::Y1900.date(1.0), day(1900, 1, 1));
        assert_eq!(Epoch::Y1904.date(43904.0), day(2024, 3, 15));
        assert_eq!(Epoch::Y1900.date(-1.0), None);
    }
}
