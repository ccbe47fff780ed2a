//! Days in the form calendars of other programs read (iCalendar, RFC 5545).

use chrono::{Days, NaiveDate, NaiveDateTime, TimeDelta};

/// Octets a line may have before it is folded.
const LINE: usize = 75;

/// Office time is ahead of universal time by these hours.
const HOURS_AHEAD: i64 = 7;

/// An event that lasts a day.
pub(super) struct Event {
    /// The day.
    pub day: NaiveDate,
    /// What it is.
    pub summary: String,
    /// More of it.
    pub description: String,
}

/// A calendar of these events. The same day is the same event in every file, so that a calendar
/// that reads a newer file changes it instead of adding another.
pub(super) fn write(name: &str, events: &[Event], now: NaiveDateTime) -> String {
    let stamp = now - TimeDelta::hours(HOURS_AHEAD);
    let stamp = stamp.format("%Y%m%dT%H%M%SZ").to_string();
    let mut text = String::new();
    let mut line = |name: &str, value: &str| fold(&mut text, &format!("{name}:{value}"));
    line("BEGIN", "VCALENDAR");
    line("VERSION", "2.0");
    line("PRODID", "-//to-cong-tac-06//VI");
    line("CALSCALE", "GREGORIAN");
    line("METHOD", "PUBLISH");
    line("X-WR-CALNAME", &escaped(name));
    for event in events {
        let day = |day: NaiveDate| day.format("%Y%m%d").to_string();
        let next = event.day.checked_add_days(Days::new(1));
        line("BEGIN", "VEVENT");
        line("UID", &format!("{}@to-cong-tac-06", day(event.day)));
        line("DTSTAMP", &stamp);
        line("DTSTART;VALUE=DATE", &day(event.day));
        line("DTEND;VALUE=DATE", &day(next.unwrap_or(event.day)));
        line("SUMMARY", &escaped(&event.summary));
        line("DESCRIPTION", &escaped(&event.description));
        line("TRANSP", "TRANSPARENT");
        line("END", "VEVENT");
    }
    line("END", "VCALENDAR");
    text
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\")
        .replace(';', "\\;")
        .replace(',', "\\,")
        .replace('\n', "\\n")
}

/// Adds a line, folded between letters where it is too long.
fn fold(text: &mut String, line: &str) {
    let mut octets = 0;
    for letter in line.chars() {
        if octets + letter.len_utf8() > LINE {
            text.push_str("\r\n ");
            octets = 1;
        }
        text.push(letter);
        octets += letter.len_utf8();
    }
    text.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a reader of the file finds: names and values, unfolded and unescaped.
    fn read(text: &str) -> Vec<(String, String)> {
        let unfolded = text.replace("\r\n ", "");
        let lines = unfolded.split_terminator("\r\n");
        let value = |value: &str| {
            let mut plain = String::new();
            let mut letters = value.chars();
            while let Some(letter) = letters.next() {
                plain.push(match (letter, letter == '\\') {
                    (_, true) => match letters.next() {
                        Some('n') => '\n',
                        Some(other) => other,
                        None => '\\',
                    },
                    (other, false) => other,
                });
            }
            plain
        };
        let pair = |line: &str| {
            let (name, text) = line.split_once(':').expect("a name and a value");
            (name.to_owned(), value(text))
        };
        lines.map(pair).collect()
    }

    #[test]
    fn what_is_written_is_read_back_and_no_line_is_too_long() {
        let summary = "Tuần 11/2024: đơn vị gửi; gửi tỉnh, \\ dấu gạch chéo ngược, ".repeat(4);
        let event = Event {
            day: NaiveDate::from_ymd_opt(2024, 12, 31).unwrap(),
            summary: summary.clone(),
            description: "dòng một\ndòng hai".to_owned(),
        };
        let now = "2024-03-13T05:30:00".parse().unwrap();
        let text = write("Lịch, năm 2024", &[event], now);
        assert!(text.split("\r\n").all(|line| line.len() <= LINE));
        let read = read(&text);
        let of = |name: &str| {
            let found = read.iter().find(|(other, _)| other == name);
            found.map(|(_, value)| value.as_str()).unwrap_or_default()
        };
        assert_eq!(of("SUMMARY"), summary);
        assert_eq!(of("DESCRIPTION"), "dòng một\ndòng hai");
        assert_eq!(of("X-WR-CALNAME"), "Lịch, năm 2024");
        assert_eq!(of("DTSTART;VALUE=DATE"), "20241231");
        assert_eq!(of("DTEND;VALUE=DATE"), "20250101");
        assert_eq!(of("DTSTAMP"), "20240312T223000Z");
        assert_eq!(read.first().unwrap().1, "VCALENDAR");
        assert_eq!(read.last().unwrap().0, "END");
    }
}
