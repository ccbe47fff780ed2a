//! Signed documents (.pdf, .docx, scans) that come as a report or beside one: whose they are, and
//! what is proposed of their number, day and signer.
//!
//! Everything read here is a proposal that a person can correct; what cannot be told stays blank.

use super::settle::{Known, Settled, settle};
use super::{Returned, remark};
use crate::period::{PeriodKind, visible};
use crate::remark::{Place, RemarkCode};
use crate::text::{clean, match_key, search_key};
use chrono::NaiveDate;

/// How a report that no workbook brought reached the office.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Way {
    /// Điện thoại.
    Telephone,
    /// Bản giấy.
    Paper,
    /// Tin nhắn: text pasted from the chat group or a letter without a file.
    Message,
    /// Số liệu của chính cơ quan thường trực.
    Own,
    /// A signed document by itself, or a letter's own words: what came gives no numbers or rows.
    Document,
}

impl Way {
    /// Every way.
    pub const ALL: [Way; 5] = [
        Way::Telephone,
        Way::Paper,
        Way::Message,
        Way::Own,
        Way::Document,
    ];

    /// Its stable word.
    pub fn word(self) -> &'static str {
        match self {
            Way::Telephone => "telephone",
            Way::Paper => "paper",
            Way::Message => "message",
            Way::Own => "own",
            Way::Document => "document",
        }
    }

    /// The way a stable word names.
    pub fn from_word(word: &str) -> Option<Way> {
        Way::ALL.into_iter().find(|way| way.word() == word)
    }
}

/// What identifies a signed document; blank where it is not known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    /// Số, ký hiệu: "15/BC-UBND".
    pub number: String,
    /// Ngày văn bản.
    pub dated: Option<NaiveDate>,
    /// Người ký.
    pub signer: String,
}

/// Lines of a document's head that may say whose it is and for which period.
const HEAD_LINES: usize = 14;

/// Lines of a letter that may say for which period it reports, its subject first.
const LETTER_LINES: usize = 40;

/// The head ends where the letter turns to whom it is for.
const ADDRESSEE: &str = "kính gửi";

/// A longer line is prose.
const LONGEST_LINE: usize = 200;

/// Before the number of a document.
const NUMBER_LABEL: &str = "số";

/// The kinds of documents units report with, as their signs begin (Nghị định 30/2020/NĐ-CP).
const SIGNS: [&str; 7] = ["bc", "cv", "tb", "ttr", "kh", "ubnd", "hđnd"];

/// Words that a number after them belongs to.
const COUNTED: [&str; 6] = ["tuan", "thang", "quy", "nam", "ngay", "ky"];

/// A year that has every period; asks only whether a line names one.
const ANY_YEAR: i32 = 2020;

/// Words of periods as file names have them, without diacritics, and as they are read.
const PLAIN: [(&str, &str); 8] = [
    ("tuan", "tuần"),
    ("thang", "tháng"),
    ("quy", "quý"),
    ("nam", "năm"),
    ("ngay", "ngày"),
    ("dau", "đầu"),
    ("cuoi", "cuối"),
    ("ky", "kỳ"),
];

/// Sets a signed document against plan and calendar: unit and period by the user's word, by its
/// own head, by the file's name, by the sender. It has no rows, and says so.
///
/// `lines` are its text where it can be read, from the first page on.
pub fn settle_document(lines: &[String], known: &Known<'_>) -> Settled {
    let stem = stem(known.file_name);
    let head = head(lines);
    let mut settled = without_rows(&head, &head, RemarkCode::DocumentOnly, known);
    settled.document = Some(Marks::in_lines(lines).or(Marks::in_name(stem)));
    settled
}

/// Sets a letter that brought no file against plan and calendar: the unit as for a document, the
/// subject being its head; the period is often named only in the text.
///
/// `lines` are its subject and its text.
pub fn settle_letter(lines: &[String], known: &Known<'_>) -> Settled {
    let short = lines.iter().map(String::as_str).take(LETTER_LINES);
    let short: Vec<&str> = short
        .filter(|line| line.chars().count() <= LONGEST_LINE)
        .collect();
    let mut settled = without_rows(&head(lines), &short, RemarkCode::LetterOnly, known);
    settled.document = Some(Marks::default());
    settled
}

/// What has no rows, recognised by its head, its period by the first line that names one.
fn without_rows(head: &[&str], lines: &[&str], code: RemarkCode, known: &Known<'_>) -> Settled {
    let place = Place::default();
    let name = in_file_name(stem(known.file_name));
    let period_text = lines
        .iter()
        .map(|line| (*line).to_owned())
        .chain([name])
        .find(|text| names_period(text));
    let part = Returned {
        unit_text: (!head.is_empty()).then(|| (head.join("; "), place.clone())),
        period_text: period_text.map(|text| (text, place.clone())),
        ..Returned::default()
    };
    // It names its period itself: what came after the workbook is no later report.
    let known = Known {
        accepted: &|_, _| false,
        ..*known
    };
    let mut settled = settle(part, &known);
    let is_no_form = |code: &RemarkCode| *code == RemarkCode::NotOurForm;
    settled.remarks.retain(|remark| !is_no_form(&remark.code));
    settled.remarks.push(remark(code, &place));
    settled.blank = false;
    settled
}

impl Marks {
    /// What the name of a document's file tells: "15-BC-UBND ngay 12.3.2024.pdf".
    fn in_name(stem: &str) -> Marks {
        let parts: Vec<&str> = stem
            .split(|c: char| !c.is_alphanumeric())
            .filter(|part| !part.is_empty())
            .collect();
        Marks {
            number: number_in(&parts),
            dated: parts.windows(3).find_map(day_of),
            signer: String::new(),
        }
    }

    /// What stands in a document's lines: "Số: 15/BC-UBND", "ngày 12 tháng 3 năm 2024", and the
    /// name below the signature.
    pub fn in_lines(lines: &[String]) -> Marks {
        let number = lines.iter().find_map(|line| {
            let (label, value) = line.split_once(':')?;
            let value = value.split_whitespace().next()?;
            (match_key(label) == match_key(NUMBER_LABEL) && value.contains('/'))
                .then(|| value.to_owned())
        });
        Marks {
            number: number.unwrap_or_default(),
            dated: lines.iter().find_map(|line| written_day(line)),
            signer: lines
                .iter()
                .rev()
                .find(|line| is_name(line))
                .cloned()
                .unwrap_or_default(),
        }
    }

    fn or(self, other: Marks) -> Marks {
        let first = |one: String, other: String| if one.is_empty() { other } else { one };
        Marks {
            number: first(self.number, other.number),
            dated: self.dated.or(other.dated),
            signer: first(self.signer, other.signer),
        }
    }
}

/// The lines above the addressee.
fn head(lines: &[String]) -> Vec<&str> {
    let ends = |line: &&str| match_key(line).starts_with(&match_key(ADDRESSEE));
    let short = lines
        .iter()
        .map(String::as_str)
        .filter(|line| !line.is_empty() && line.chars().count() <= LONGEST_LINE);
    short
        .take(HEAD_LINES)
        .take_while(|line| !ends(line))
        .collect()
}

fn names_period(text: &str) -> bool {
    visible::read(text, ANY_YEAR).is_some_and(|id| id.kind() != PeriodKind::Year)
}

fn stem(file_name: &str) -> &str {
    file_name
        .rsplit_once('.')
        .map_or(file_name, |(stem, _)| stem)
}

/// A file's name with the words of periods as people write them: "BC_tuan10" is "BC tuần 10".
fn in_file_name(stem: &str) -> String {
    let mut words: Vec<String> = Vec::new();
    for word in stem.split(|c: char| c == '_' || c.is_whitespace()) {
        let digits = word.find(|c: char| c.is_ascii_digit());
        let (letters, rest) = word.split_at(digits.unwrap_or(word.len()));
        let letters = letters.trim_end_matches(['-', '.']);
        let key = search_key(letters);
        match PLAIN.iter().find(|(plain, _)| *plain == key) {
            Some((_, read)) => words.extend([(*read).to_owned(), rest.to_owned()]),
            None => words.push(word.to_owned()),
        }
    }
    clean(&words.join(" "))
}

/// "15", "BC", "UBND" is 15/BC-UBND; a number counted by the word before it is none.
fn number_in(parts: &[&str]) -> String {
    let is_sign = |part: &str| SIGNS.contains(&part.to_lowercase().as_str());
    let found = parts.windows(2).enumerate().find(|(at, pair)| {
        let counted = at
            .checked_sub(1)
            .and_then(|before| parts.get(before))
            .is_some_and(|before| COUNTED.contains(&search_key(before).as_str()));
        let number = pair[0].len() <= 4 && pair[0].bytes().all(|byte| byte.is_ascii_digit());
        number && is_sign(pair[1]) && !counted
    });
    let Some((at, pair)) = found else {
        return String::new();
    };
    let signs = parts[at + 1..]
        .iter()
        .take_while(|part| part.len() >= 2 && part.chars().all(char::is_uppercase))
        .take(3)
        .copied();
    let signs: Vec<&str> = signs.collect();
    match signs.is_empty() {
        true => format!("{}/{}", pair[0], pair[1]),
        false => format!("{}/{}", pair[0], signs.join("-")),
    }
}

/// Three numbers that are a day: 12, 3, 2024.
fn day_of(three: &[&str]) -> Option<NaiveDate> {
    let [day, month, year] = three else {
        return None;
    };
    if year.len() != 4 || day.len() > 2 || month.len() > 2 {
        return None;
    }
    NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

/// "…, ngày 12 tháng 3 năm 2024".
fn written_day(line: &str) -> Option<NaiveDate> {
    const WORDS: [&str; 3] = ["ngay", "thang", "nam"];
    let key = search_key(line);
    let words: Vec<&str> = key.split(|c: char| !c.is_alphanumeric()).collect();
    let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
    words.windows(6).find_map(|six| {
        let named = six
            .iter()
            .step_by(2)
            .zip(WORDS)
            .all(|(one, word)| *one == word);
        named.then(|| day_of(&[six[1], six[3], six[5]]))?
    })
}

/// Whether a line is somebody's name: a few words, each with a capital and small letters after it.
fn is_name(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().collect();
    let is_part = |word: &&str| {
        let mut letters = word.chars();
        letters.next().is_some_and(char::is_uppercase)
            && !letters.as_str().is_empty()
            && letters.all(char::is_lowercase)
    };
    (2..=5).contains(&words.len()) && words.iter().all(is_part)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Option<NaiveDate> {
        text.parse().ok()
    }

    #[test]
    fn a_files_name_proposes_number_and_day() {
        for (name, number, dated) in [
            (
                "15-BC-UBND ngay 12.3.2024.pdf",
                "15/BC-UBND",
                day("2024-03-12"),
            ),
            (
                "BC so 07_BC-CAP_12-03-2024.pdf",
                "07/BC-CAP",
                day("2024-03-12"),
            ),
            ("công văn 12.pdf", "", None),
            ("Tuan 10 BC UBND phuong Lam Son.pdf", "", None),
            ("scan0001.jpg", "", None),
            ("báo cáo 31.2.2024.pdf", "", None),
        ] {
            let marks = Marks::in_name(stem(name));
            assert_eq!(
                (marks.number.as_str(), marks.dated),
                (number, dated),
                "{name}"
            );
        }
    }

    #[test]
    fn a_files_name_names_its_period_with_or_without_diacritics() {
        for (name, period) in [
            ("BC_tuan10_2024", Some("2024-W10")),
            ("Bao cao thang 3-2024", Some("2024-03")),
            ("báo cáo tháng 3.2024", Some("2024-03")),
            ("BC 2024-03", Some("2024-03")),
            ("BC quy I nam 2024", Some("2024-Q1")),
            ("15-BC-UBND ngay 12.3.2024", None),
            ("scan", None),
        ] {
            let read = visible::read(&in_file_name(name), 2024).map(|id| id.to_string());
            assert_eq!(read.as_deref(), period, "{name}");
        }
    }

    #[test]
    fn a_documents_text_proposes_number_day_and_signer() {
        let lines = [
            "UBND PHƯỜNG LAM SƠN",
            "Số: 15/BC-UBND",
            "Lam Sơn, ngày 12 tháng 3 năm 2024",
            "BÁO CÁO",
            "Kết quả thực hiện Đề án 06 tháng 3 năm 2024",
            "Trên đây là báo cáo.",
            "CHỦ TỊCH",
            "(Đã ký)",
            "Nguyễn Văn An",
            "",
        ];
        let lines: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
        assert_eq!(
            Marks::in_lines(&lines),
            Marks {
                number: "15/BC-UBND".to_owned(),
                dated: day("2024-03-12"),
                signer: "Nguyễn Văn An".to_owned(),
            }
        );
    }
}
