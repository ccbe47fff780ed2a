//! How a period is named: `2024-W10`, `2024-03`, `2024-Q1`, `2024-H1`, `2024-9M`, `2024`,
//! `2024-X01`. Knows nothing of regimes.

use super::{PeriodId, PeriodKind, PeriodPart};
use chrono::{NaiveDate, Weekday};
use std::fmt;

impl PeriodId {
    /// A period of a year; `None` where that year has no such period: month 13, week 53 of a
    /// year with 52 ISO weeks, or a year not written with four digits.
    pub fn new(year: i32, part: PeriodPart) -> Option<PeriodId> {
        let exists = match part {
            PeriodPart::Week(week) => {
                NaiveDate::from_isoywd_opt(year, week, Weekday::Mon).is_some()
            }
            PeriodPart::Month(month) => (1..=12).contains(&month),
            PeriodPart::Quarter(quarter) => (1..=4).contains(&quarter),
            PeriodPart::Half(half) => (1..=2).contains(&half),
            PeriodPart::NineMonths | PeriodPart::Year => true,
            PeriodPart::OneOff(number) => (1..=999).contains(&number),
        };
        (exists && (1000..=9999).contains(&year)).then_some(PeriodId { year, part })
    }

    /// Reads what [`fmt::Display`] writes, and nothing else but blanks around it and small
    /// letters in it.
    pub fn parse(text: &str) -> Option<PeriodId> {
        let text = text.trim().to_ascii_uppercase();
        let (year, part) = match text.split_once('-') {
            Some((year, part)) => (year, parse_part(part)?),
            None => (text.as_str(), PeriodPart::Year),
        };
        let id = PeriodId::new(year.parse().ok()?, part)?;
        // Only the one canonical spelling: "2024-3" and "+2024" are somebody's slip.
        (id.to_string() == text).then_some(id)
    }

    /// What kind of period it is.
    pub fn kind(self) -> PeriodKind {
        match self.part {
            PeriodPart::Week(_) => PeriodKind::Week,
            PeriodPart::Month(_) => PeriodKind::Month,
            PeriodPart::Quarter(_) => PeriodKind::Quarter,
            PeriodPart::Half(_) => PeriodKind::Half,
            PeriodPart::NineMonths => PeriodKind::NineMonths,
            PeriodPart::Year => PeriodKind::Year,
            PeriodPart::OneOff(_) => PeriodKind::OneOff,
        }
    }

    /// First and last day of its data window after Nghị định 09/2019/NĐ-CP: 2024-03 is
    /// 15/02/2024 to 14/3/2024, the year 15/12/2023 to 14/12/2024. `None` for weeks and one-offs,
    /// whose windows hang on the regime.
    pub fn legal_window(self) -> Option<(NaiveDate, NaiveDate)> {
        let (closing_month, months) = match self.part {
            PeriodPart::Month(month) => (month, 1),
            PeriodPart::Quarter(quarter) => (quarter.checked_mul(3)?, 3),
            PeriodPart::Half(half) => (half.checked_mul(6)?, 6),
            PeriodPart::NineMonths => (9, 9),
            PeriodPart::Year => (12, 12),
            PeriodPart::Week(_) | PeriodPart::OneOff(_) => return None,
        };
        let from = match closing_month.checked_sub(months)? {
            0 => NaiveDate::from_ymd_opt(self.year - 1, 12, 15)?,
            month => NaiveDate::from_ymd_opt(self.year, month, 15)?,
        };
        Some((from, NaiveDate::from_ymd_opt(self.year, closing_month, 14)?))
    }
}

impl PeriodKind {
    /// Its stable code: `week month quarter half_year nine_months year one_off`.
    pub fn word(self) -> &'static str {
        match self {
            PeriodKind::Week => "week",
            PeriodKind::Month => "month",
            PeriodKind::Quarter => "quarter",
            PeriodKind::Half => "half_year",
            PeriodKind::NineMonths => "nine_months",
            PeriodKind::Year => "year",
            PeriodKind::OneOff => "one_off",
        }
    }
}

impl fmt::Display for PeriodId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let year = self.year;
        match self.part {
            PeriodPart::Week(week) => write!(f, "{year}-W{week:02}"),
            PeriodPart::Month(month) => write!(f, "{year}-{month:02}"),
            PeriodPart::Quarter(quarter) => write!(f, "{year}-Q{quarter}"),
            PeriodPart::Half(half) => write!(f, "{year}-H{half}"),
            PeriodPart::NineMonths => write!(f, "{year}-9M"),
            PeriodPart::Year => write!(f, "{year}"),
            PeriodPart::OneOff(number) => write!(f, "{year}-X{number:02}"),
        }
    }
}

/// The part behind the year's dash, in capitals.
fn parse_part(text: &str) -> Option<PeriodPart> {
    if text == "9M" {
        return Some(PeriodPart::NineMonths);
    }
    let number = |digits: &str| digits.parse::<u32>().ok();
    match text.as_bytes().first()? {
        b'W' => number(&text[1..]).map(PeriodPart::Week),
        b'Q' => number(&text[1..]).map(PeriodPart::Quarter),
        b'H' => number(&text[1..]).map(PeriodPart::Half),
        b'X' => number(&text[1..]).map(PeriodPart::OneOff),
        _ => number(text).map(PeriodPart::Month),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_id_reads_back_as_it_is_written() {
        for (text, kind) in [
            ("2024-W10", "week"),
            ("2026-W53", "week"),
            ("2024-03", "month"),
            ("2024-12", "month"),
            ("2024-Q1", "quarter"),
            ("2024-H1", "half_year"),
            ("2024-H2", "half_year"),
            ("2024-9M", "nine_months"),
            ("2024", "year"),
            ("2024-X01", "one_off"),
            ("2024-X120", "one_off"),
        ] {
            let id = PeriodId::parse(text).expect(text);
            assert_eq!(id.to_string(), text);
            assert_eq!(id.kind().word(), kind);
        }
        assert_eq!(PeriodId::parse(" 2024-w10 "), PeriodId::parse("2024-W10"));
    }

    #[test]
    fn what_names_no_period_is_refused() {
        for text in [
            "",
            "-",
            "2024-",
            "2024-13",
            "2024-00",
            "2024-3",
            "2024-W54",
            "2024-W53",
            "2024-W00",
            "2024-W1",
            "2024-Q5",
            "2024-Q0",
            "2024-H3",
            "2024-6M",
            "2024-X00",
            "2024-X1",
            "24-03",
            "0024",
            "+2024",
            "2024-+3",
            "2024-03-16",
            "2024-2025",
            "2024-W",
            "2024-Ấ1",
            "tháng 3",
        ] {
            assert_eq!(PeriodId::parse(text), None, "{text}");
        }
    }

    #[test]
    fn windows_follow_the_decree() {
        for (id, from, to) in [
            ("2024-01", "2023-12-15", "2024-01-14"),
            ("2024-03", "2024-02-15", "2024-03-14"),
            ("2024-Q1", "2023-12-15", "2024-03-14"),
            ("2024-Q4", "2024-09-15", "2024-12-14"),
            ("2024-H1", "2023-12-15", "2024-06-14"),
            ("2024-H2", "2024-06-15", "2024-12-14"),
            ("2024-9M", "2023-12-15", "2024-09-14"),
            ("2024", "2023-12-15", "2024-12-14"),
        ] {
            let window = PeriodId::parse(id)
                .and_then(PeriodId::legal_window)
                .expect(id);
            assert_eq!(
                (window.0.to_string(), window.1.to_string()),
                (from.into(), to.into())
            );
        }
        assert_eq!(
            PeriodId::parse("2024-W10").and_then(PeriodId::legal_window),
            None
        );
    }
}
