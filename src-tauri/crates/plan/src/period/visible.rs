//! The words people write for a period, and back: "Tuần 10/2024 (29/02 – 06/3/2024)" is
//! `2024-W10`. All of these words stand in this file; it must not know which periods a regime
//! has.

use super::{Period, PeriodId, PeriodPart};
use crate::text::{clean, match_key};
use chrono::{Datelike, NaiveDate};
use std::sync::LazyLock;
use unicode_normalization::char::is_combining_mark;

/// The words of a period as they stand on a form: "Tuần 10/2024 (29/02 – 06/3/2024)",
/// "Tháng 3/2024", "Quý I/2024", "6 tháng đầu năm 2024", "Năm 2024", "Đột xuất 01/2024".
/// Days have two digits; months 1 and 2 a leading zero (Nghị định 30/2020/NĐ-CP).
pub fn write(period: &Period) -> String {
    let name = name(period.id);
    if !matches!(period.id.part, PeriodPart::Week(_)) {
        return name;
    }
    let last = format!("{}/{}", day_month(period.to), period.to.year());
    let first = if period.from.year() == period.to.year() {
        day_month(period.from)
    } else {
        format!("{}/{}", day_month(period.from), period.from.year())
    };
    format!("{name} ({first} – {last})")
}

/// The words of a period in the title of what is issued, as they stand within a sentence: "tuần
/// 10/2024 (từ ngày 29/02/2024 đến ngày 06/3/2024)", "tháng 3 năm 2024", "quý I năm 2024", "6
/// tháng đầu năm 2024", "9 tháng đầu năm 2024", "năm 2024", "theo yêu cầu đột xuất số 01/2024 (từ
/// ngày … đến ngày …)". The days stand where the name alone does not tell them.
pub fn title(period: &Period) -> String {
    let year = period.id.year;
    let days = || {
        let day = |date: NaiveDate| format!("{}/{}", day_month(date), date.year());
        format!("(từ ngày {} đến ngày {})", day(period.from), day(period.to))
    };
    match period.id.part {
        PeriodPart::Week(week) => format!("tuần {week:02}/{year} {}", days()),
        PeriodPart::Month(month) => format!("tháng {} năm {year}", month_digits(month)),
        PeriodPart::Quarter(quarter) => format!("quý {} năm {year}", roman(quarter)),
        PeriodPart::Half(1) => format!("6 tháng đầu năm {year}"),
        PeriodPart::Half(_) => format!("6 tháng cuối năm {year}"),
        PeriodPart::NineMonths => format!("9 tháng đầu năm {year}"),
        PeriodPart::Year => format!("năm {year}"),
        PeriodPart::OneOff(number) => {
            format!("theo yêu cầu đột xuất số {number:02}/{year} {}", days())
        }
    }
}

/// The words of a period without its days: "Tuần 10/2024".
pub fn name(id: PeriodId) -> String {
    let year = id.year;
    match id.part {
        PeriodPart::Week(week) => format!("Tuần {week:02}/{year}"),
        PeriodPart::Month(month) => format!("Tháng {}/{year}", month_digits(month)),
        PeriodPart::Quarter(quarter) => format!("Quý {}/{year}", roman(quarter)),
        PeriodPart::Half(1) => format!("6 tháng đầu năm {year}"),
        PeriodPart::Half(_) => format!("6 tháng cuối năm {year}"),
        PeriodPart::NineMonths => format!("9 tháng năm {year}"),
        PeriodPart::Year => format!("Năm {year}"),
        PeriodPart::OneOff(number) => format!("Đột xuất {number:02}/{year}"),
    }
}

/// The period that a heading or cell names; `default_year` stands in where it names no year.
///
/// The first period in the text counts ("tháng 3/2024, trọng tâm tháng 4/2024" is March), a bare
/// "năm 2024" only where nothing shorter is named. `None` where nothing is named and where the
/// words leave a choice: "Tuần 2 tháng 3/2024", "Tháng 3-4/2024", "Tháng 13/2024". The day of a
/// date ("ngày 16 tháng 3 năm 2024") is no period.
pub fn read(text: &str, default_year: i32) -> Option<PeriodId> {
    if let Some(id) = PeriodId::parse(text) {
        return Some(id);
    }
    let words = tokens(&match_key(text));
    let found = (0..words.len()).map(|at| named_at(&words, at, default_year));
    match found.into_iter().find(|named| *named != Named::Nothing) {
        Some(Named::Period(id)) => Some(id),
        Some(_) => None,
        None => bare_month(&words)
            .or_else(|| bare_id(text))
            .or_else(|| bare_year(&words)),
    }
}

use Token::{
    Arising, Day, Early, Late, Month, Number, One, Ordinal, Other, Quarter, Roman, Sign, Since,
    Sudden, Week, Worded, Year,
};

/// One word, number or sign of a text that may name a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Token {
    Number(u32),
    Roman(u32),
    /// A month's number in words: "ba" in "tháng ba".
    Worded(u32),
    /// "một", which makes eleven of ten and says nothing else here.
    One,
    Sign(char),
    Week,
    Month,
    Quarter,
    Year,
    Day,
    /// "đầu" in "6 tháng đầu năm".
    Early,
    /// "cuối" in "6 tháng cuối năm".
    Late,
    /// The two words of "đột xuất".
    Sudden,
    Arising,
    /// "thứ", "số": may stand between a period's word and its number.
    Ordinal,
    Since,
    Other,
}

/// What the words at one place name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Named {
    Nothing,
    Period(PeriodId),
    /// A period's word with a number that leaves a choice or cannot be.
    Unclear,
}

/// The year that follows a period's number.
#[derive(Clone, Copy)]
enum YearAfter {
    Is(i32),
    Absent,
    Unclear,
}

/// The words by their match key.
static WORDS: LazyLock<Vec<(String, Token)>> = LazyLock::new(|| {
    [
        ("tuần", Week),
        ("tháng", Month),
        ("quý", Quarter),
        ("quí", Quarter),
        ("năm", Year),
        ("ngày", Day),
        ("đầu", Early),
        ("cuối", Late),
        ("đột", Sudden),
        ("xuất", Arising),
        ("thứ", Ordinal),
        ("số", Ordinal),
        ("từ", Since),
        ("sáu", Number(6)),
        ("chín", Number(9)),
        ("giêng", Worded(1)),
        ("hai", Worded(2)),
        ("ba", Worded(3)),
        ("tư", Worded(4)),
        ("bốn", Worded(4)),
        ("bảy", Worded(7)),
        ("tám", Worded(8)),
        ("mười", Worded(10)),
        ("một", One),
        ("i", Roman(1)),
        ("ii", Roman(2)),
        ("iii", Roman(3)),
        ("iv", Roman(4)),
    ]
    .map(|(word, token)| (match_key(word), token))
    .into()
});

/// Cuts a match key into words, numbers and signs; blanks are dropped.
fn tokens(key: &str) -> Vec<Token> {
    let in_word = |c: char| c.is_alphanumeric() || is_combining_mark(c);
    let mut tokens = Vec::new();
    let mut rest = key.trim_start();
    while let Some(first) = rest.chars().next() {
        let end = match in_word(first) {
            true => rest.find(|c| !in_word(c)).unwrap_or(rest.len()),
            false => first.len_utf8(),
        };
        tokens.push(if in_word(first) {
            token(&rest[..end])
        } else {
            Sign(first)
        });
        rest = rest[end..].trim_start();
    }
    tokens
}

fn token(word: &str) -> Token {
    let known = || {
        WORDS
            .iter()
            .find(|(key, _)| key == word)
            .map_or(Other, |(_, token)| *token)
    };
    word.parse().map_or_else(|_| known(), Number)
}

/// What is named by the words that begin at `at`.
fn named_at(words: &[Token], at: usize, default_year: i32) -> Named {
    let (before, here) = words.split_at(at);
    match here {
        [Sudden, Arising, rest @ ..] => numbered(rest, PeriodPart::OneOff, default_year),
        [Week, rest @ ..] => week(rest, default_year),
        // A date: "ngày 16 tháng 3 năm 2024".
        [Month, ..] if matches!(before, [.., Day, Number(_)]) => Named::Nothing,
        [Month, Worded(10), One, rest @ ..] => worded(11, rest, default_year),
        [Month, Worded(10), Worded(2), rest @ ..] => worded(12, rest, default_year),
        [Month, Worded(month), rest @ ..] => worded(*month, rest, default_year),
        [Month, rest @ ..] => numbered(rest, PeriodPart::Month, default_year),
        [Quarter, Roman(number), rest @ ..] => {
            with_year(PeriodPart::Quarter(*number), year_after(rest), default_year)
        }
        [Quarter, rest @ ..] => numbered(rest, PeriodPart::Quarter, default_year),
        [Number(6), Month, Late, rest @ ..] => {
            with_year(PeriodPart::Half(2), year_after(rest), default_year)
        }
        [Number(6), Month, rest @ ..] => first_months(rest, PeriodPart::Half(1), default_year),
        [Number(9), Month, rest @ ..] => first_months(rest, PeriodPart::NineMonths, default_year),
        _ => Named::Nothing,
    }
}

/// "đầu năm 2024", "năm 2024" or nothing behind "6 tháng", "9 tháng"; what else may follow
/// ("Đề án 06 tháng 3/2024") names something else.
fn first_months(rest: &[Token], part: PeriodPart, default_year: i32) -> Named {
    match (rest, year_after(rest)) {
        ([Early, rest @ ..], _) => with_year(part, year_after(rest), default_year),
        ([], _) => with_year(part, YearAfter::Absent, default_year),
        (_, year @ YearAfter::Is(_)) => with_year(part, year, default_year),
        _ => Named::Nothing,
    }
}

/// A month in words, with a year behind it or nothing: "trong tháng hai bên" is none.
fn worded(month: u32, rest: &[Token], default_year: i32) -> Named {
    match (rest, year_after(rest)) {
        ([], year) | (_, year @ YearAfter::Is(_)) => {
            with_year(PeriodPart::Month(month), year, default_year)
        }
        _ => Named::Nothing,
    }
}

/// A number and perhaps a year.
fn numbered(rest: &[Token], part: fn(u32) -> PeriodPart, default_year: i32) -> Named {
    match after_ordinal(rest) {
        [Number(number), rest @ ..] => with_year(part(*number), year_after(rest), default_year),
        _ => Named::Nothing,
    }
}

/// A week's number and perhaps a year, a month or its days.
fn week(rest: &[Token], default_year: i32) -> Named {
    let [Number(week), rest @ ..] = after_ordinal(rest) else {
        return Named::Nothing;
    };
    let part = PeriodPart::Week(*week);
    match rest {
        // "Tuần 2 tháng 3" may be the month's second week; no month has a sixth.
        [Sign('/' | ','), Month, Number(_), ..] | [Month, Number(_), ..] if *week <= 5 => {
            Named::Unclear
        }
        [Sign('/' | ','), Month, Number(_), rest @ ..] | [Month, Number(_), rest @ ..] => {
            with_year(part, year_after(rest), default_year)
        }
        _ => match (year_after(rest), last_date(bracket(rest))) {
            // The last day decides: its calendar year is not always the week's ISO year.
            (YearAfter::Absent, Some(date)) if date.iso_week().week() == *week => {
                with_year(part, YearAfter::Is(date.iso_week().year()), default_year)
            }
            (YearAfter::Absent, Some(date)) => {
                with_year(part, YearAfter::Is(date.year()), default_year)
            }
            (year, _) => with_year(part, year, default_year),
        },
    }
}

fn with_year(part: PeriodPart, year: YearAfter, default_year: i32) -> Named {
    let year = match year {
        YearAfter::Is(year) => year,
        YearAfter::Absent => default_year,
        YearAfter::Unclear => return Named::Unclear,
    };
    PeriodId::new(year, part).map_or(Named::Unclear, Named::Period)
}

/// The year right behind a period: "/2024", "-2024", "năm 2024", ", năm 2024"; another number
/// behind a stroke or dash ("Tháng 3-4/2024", "15/3") leaves it unclear.
fn year_after(rest: &[Token]) -> YearAfter {
    match rest {
        [Number(year), ..]
        | [Sign('/' | '-' | '.' | ','), Number(year), ..]
        | [Year, Number(year), ..]
        | [Sign('/' | '-' | ','), Year, Number(year), ..]
            if is_year(*year) =>
        {
            i32::try_from(*year).map_or(YearAfter::Unclear, YearAfter::Is)
        }
        [Sign('/' | '-'), Number(_), ..] => YearAfter::Unclear,
        _ => YearAfter::Absent,
    }
}

fn is_year(number: u32) -> bool {
    (1900..=2999).contains(&number)
}

fn after_ordinal(rest: &[Token]) -> &[Token] {
    match rest {
        [Ordinal | Sign(':'), rest @ ..] => rest,
        _ => rest,
    }
}

/// The days in brackets or behind "từ" that follow a period's number.
fn bracket(rest: &[Token]) -> &[Token] {
    match rest {
        [Sign('('), inside @ ..] => {
            let end = inside
                .iter()
                .position(|token| *token == Sign(')'))
                .unwrap_or(inside.len());
            &inside[..end]
        }
        [Since, days @ ..] | [Sign(':' | ','), Since, days @ ..] => days,
        _ => &[],
    }
}

/// The last complete date, 06/3/2024.
fn last_date(words: &[Token]) -> Option<NaiveDate> {
    words.windows(5).rev().find_map(|window| match window {
        [
            Number(day),
            Sign('/'),
            Number(month),
            Sign('/'),
            Number(year),
        ] if is_year(*year) => NaiveDate::from_ymd_opt(i32::try_from(*year).ok()?, *month, *day),
        _ => None,
    })
}

/// "03/2024" and nothing else.
fn bare_month(words: &[Token]) -> Option<PeriodId> {
    match words {
        [Number(month), Sign('/' | '-' | '.'), Number(year)] if is_year(*year) => {
            PeriodId::new(i32::try_from(*year).ok()?, PeriodPart::Month(*month))
        }
        _ => None,
    }
}

/// An id among other words: "Kỳ báo cáo: 2024-03". A lone year is no id here.
fn bare_id(text: &str) -> Option<PeriodId> {
    clean(text)
        .split_whitespace()
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|word| word.contains('-'))
        .find_map(PeriodId::parse)
}

/// "năm 2024" that belongs neither to a date nor to "đầu năm 2024".
fn bare_year(words: &[Token]) -> Option<PeriodId> {
    (0..words.len()).find_map(|at| match words.split_at(at) {
        ([.., Early | Late] | [.., Month, Number(_)], _) => None,
        (_, [Year, Number(year), ..]) if is_year(*year) => {
            PeriodId::new(i32::try_from(*year).ok()?, PeriodPart::Year)
        }
        _ => None,
    })
}

/// The number of a period within its year, as its name writes it: "10", "3", "I"; of a half-year
/// "6", of nine months "9", of a year the year.
pub fn number(id: PeriodId) -> String {
    match id.part {
        PeriodPart::Week(number) | PeriodPart::OneOff(number) => format!("{number:02}"),
        PeriodPart::Month(month) => month_digits(month),
        PeriodPart::Quarter(quarter) => roman(quarter).to_owned(),
        PeriodPart::Half(_) => "6".to_owned(),
        PeriodPart::NineMonths => "9".to_owned(),
        PeriodPart::Year => id.year.to_string(),
    }
}

fn day_month(date: NaiveDate) -> String {
    format!("{:02}/{}", date.day(), month_digits(date.month()))
}

fn month_digits(month: u32) -> String {
    if month <= 2 {
        format!("{month:02}")
    } else {
        month.to_string()
    }
}

fn roman(quarter: u32) -> &'static str {
    match quarter {
        1 => "I",
        2 => "II",
        3 => "III",
        _ => "IV",
    }
}

#[cfg(test)]
mod tests;
