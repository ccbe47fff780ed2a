//! What the headings of a unit's own table mean, by the words units use. Data of the reader,
//! compared on the folded key.

use crate::appendix::key_of_short;
use crate::submission::rows::Field;
use crate::text::match_key;
use std::sync::LazyLock;

/// What a column of a unit's own table can be read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum OwnField {
    /// TT.
    Number,
    /// Nội dung, nhiệm vụ, công việc.
    Content,
    /// Tình trạng.
    State,
    /// Tỷ lệ hoàn thành.
    Percent,
    /// Ngày hoàn thành.
    DoneOn,
    /// Kết quả thực hiện.
    Result,
    /// Sản phẩm; số, ngày văn bản.
    Product,
    /// Ghi chú.
    Note,
}

impl OwnField {
    /// All of them, in the order they are offered in.
    pub const ALL: [OwnField; 8] = [
        OwnField::Number,
        OwnField::Content,
        OwnField::State,
        OwnField::Percent,
        OwnField::DoneOn,
        OwnField::Result,
        OwnField::Product,
        OwnField::Note,
    ];

    /// Its stable code.
    pub fn word(self) -> &'static str {
        match self {
            OwnField::Number => "number",
            OwnField::Content => "content",
            OwnField::State => "state",
            OwnField::Percent => "percent",
            OwnField::DoneOn => "done_on",
            OwnField::Result => "result",
            OwnField::Product => "product",
            OwnField::Note => "note",
        }
    }

    /// The field with this code.
    pub fn from_word(word: &str) -> Option<OwnField> {
        OwnField::ALL.into_iter().find(|field| field.word() == word)
    }

    /// Whether a column of it says something of a task.
    pub(in crate::submission) fn reports(self) -> bool {
        !matches!(self, OwnField::Number | OwnField::Content | OwnField::Note)
    }

    /// The form's column whose rules it is read by.
    pub(in crate::submission) fn field(self) -> Field {
        match self {
            OwnField::Number => Field::Number,
            OwnField::Content => Field::Content,
            OwnField::State => Field::State,
            OwnField::Percent => Field::Percent,
            OwnField::DoneOn => Field::DoneOn,
            OwnField::Result => Field::Result,
            OwnField::Product => Field::Product,
            OwnField::Note => Field::Note,
        }
    }
}

/// What a heading says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// This field.
    Field(OwnField),
    /// "Tiến độ": a state, a rate or a deadline.
    Pace,
}

/// Longer texts are no heading.
const LONGEST_HEADING: usize = 80;

type Folded = LazyLock<Vec<String>>;

macro_rules! folded {
    ($($word:literal),+ $(,)?) => {
        LazyLock::new(|| [$($word),+].map(match_key).to_vec())
    };
}

static NUMBER: Folded = folded!["tt", "stt", "số tt", "số thứ tự", "#", "no"];
static PERCENT: Folded = folded!["tỷ lệ", "tỉ lệ", "phần trăm", "mức độ hoàn thành"];
static DONE_ON: Folded = folded!["ngày hoàn thành", "ngày thực hiện xong", "ngày xong"];
static RESULT: Folded = folded!["kết quả", "tình hình thực hiện", "đã thực hiện", "đã làm"];
static PRODUCT: Folded = folded!["sản phẩm", "văn bản", "số hiệu", "ký hiệu"];
static NOTE: Folded = folded!["ghi chú"];
static STATE: Folded = folded!["tình trạng", "trạng thái"];
static PACE: Folded = folded!["tiến độ"];
static WHO_OR_WHEN: Folded = folded![
    "đơn vị",
    "cơ quan",
    "phối hợp",
    "chủ trì",
    "phụ trách",
    "người",
    "phân công",
    "thời gian",
    "thời hạn",
    "căn cứ",
];
static WORK: Folded = folded!["nội dung", "nhiệm vụ", "công việc", "việc"];

/// Between a heading over several columns and the one below it.
pub(super) const BETWEEN: &str = " – ";

/// What a heading means; `None` where it is none that reports. Of two rows the lower one counts,
/// where it says more than "nội dung"; the upper one qualifies it.
pub(super) fn meaning(heading: &str) -> Option<Meaning> {
    let own = heading
        .rsplit_once(BETWEEN)
        .and_then(|(_, own)| meaning_of(own))
        .filter(|own| *own != Meaning::Field(OwnField::Content));
    own.or_else(|| meaning_of(heading))
}

/// Decided in an order, because "hoàn thành" and "thực hiện" stand in several.
fn meaning_of(heading: &str) -> Option<Meaning> {
    let key = key_of_short(heading, LONGEST_HEADING)?;
    let has = |words: &Folded| words.iter().any(|word| key.contains(word.as_str()));
    let field = if NUMBER.contains(&key) {
        OwnField::Number
    } else if has(&PERCENT) || key.contains('%') {
        OwnField::Percent
    } else if has(&DONE_ON) {
        OwnField::DoneOn
    } else if has(&RESULT) {
        OwnField::Result
    } else if has(&PRODUCT) {
        OwnField::Product
    } else if has(&NOTE) {
        OwnField::Note
    } else if has(&STATE) {
        OwnField::State
    } else if has(&WHO_OR_WHEN) {
        return None;
    } else if has(&PACE) {
        return Some(Meaning::Pace);
    } else if has(&WORK) {
        OwnField::Content
    } else {
        return None;
    };
    Some(Meaning::Field(field))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_of_units_own_tables_are_known_by_their_words() {
        let field = |field| Some(Meaning::Field(field));
        for (heading, expected) in [
            ("TT", field(OwnField::Number)),
            ("Số TT", field(OwnField::Number)),
            ("Nội dung công việc", field(OwnField::Content)),
            ("Tên nhiệm vụ", field(OwnField::Content)),
            ("Kết quả thực hiện", field(OwnField::Result)),
            ("Kết quả thực hiện nhiệm vụ", field(OwnField::Result)),
            ("Kết quả/sản phẩm", field(OwnField::Result)),
            ("Tình hình thực hiện", field(OwnField::Result)),
            ("Tình trạng thực hiện", field(OwnField::State)),
            ("Tỉ lệ hoàn thành (%)", field(OwnField::Percent)),
            ("Hoàn thành (%)", field(OwnField::Percent)),
            ("Ngày hoàn thành", field(OwnField::DoneOn)),
            ("Số, ngày văn bản", field(OwnField::Product)),
            ("Ghi chú", field(OwnField::Note)),
            ("Tiến độ", Some(Meaning::Pace)),
            ("Đơn vị chủ trì", None),
            ("Đơn vị thực hiện nhiệm vụ", None),
            ("Thời gian hoàn thành", None),
            ("Căn cứ", None),
            ("Kết quả thực hiện – Nội dung", field(OwnField::Result)),
            ("Kết quả thực hiện – Số văn bản", field(OwnField::Product)),
        ] {
            assert_eq!(meaning(heading), expected, "{heading}");
        }
    }
}
