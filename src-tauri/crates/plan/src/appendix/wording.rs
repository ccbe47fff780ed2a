//! The words an appendix is known by: headings with their synonyms, marks of group rows, totals
//! and signatures. Data of the reader, compared on the folded key.

use super::Column;
use crate::text::{Folded, match_key};
use std::borrow::Cow;
use std::sync::LazyLock;

macro_rules! openings {
    ($($words:literal),+ $(,)?) => {
        LazyLock::new(|| [$($words),+].map(Opening::new).into())
    };
}
static NUMBER: Folded = Folded::of(&["tt", "stt", "số tt", "số thứ tự", "#", "no"]);
static WORK: Folded = Folded::of(&["nội dung", "nhiệm vụ", "công việc"]);
static RESULT: Folded = Folded::of(&["sản phẩm", "kết quả"]);
static UNIT: Folded = Folded::of(&["đơn vị", "cơ quan", "phòng", "người", "phân công"]);
static TIME: Folded = Folded::of(&["thời gian", "thời hạn", "tiến độ"]);
static LIMIT: Folded = Folded::of(&["hạn"]);
static COMPLETION: Folded = Folded::of(&["hoàn thành"]);
static SUPPORT: Folded = Folded::of(&["phối hợp"]);
static LEAD: Folded = Folded::of(&["chủ trì", "phụ trách"]);
static DOING: Folded = Folded::of(&["thực hiện"]);
static COUNTED: Folded = Folded::of(&["nhiệm vụ", "nv"]);
static SUM: Folded = Folded::of(&["cộng"]);
static YEAR: Folded = Folded::of(&["năm"]);
static UNTIL: Folded = Folded::of(&["đến"]);
static ATTACHED: Folded = Folded::of(&["kèm theo", "ban hành"]);
static HEADS: Folded = Folded::of(&["chủ tịch", "trưởng công an"]);

/// Longer texts are no heading.
const LONGEST_HEADING: usize = 80;

/// What a heading cell announces, if anything. Decided in the order deadline, support, lead,
/// product, content, because "thực hiện" and "hoàn thành" stand in several (`domain.md` §3).
pub(super) fn column_of(heading: &str) -> Option<Column> {
    let key = key_of_short(heading, LONGEST_HEADING)?;
    let has = |words: &Folded| words.stands_in(&key);
    let (about_work, about_result, about_unit) = (has(&WORK), has(&RESULT), has(&UNIT));
    if NUMBER.holds(&key) {
        Some(Column::Number)
    } else if has(&TIME) || LIMIT.holds(&key) || (has(&COMPLETION) && !about_result && !about_unit)
    {
        Some(Column::Deadline)
    } else if has(&SUPPORT) {
        Some(Column::Support)
    } else if has(&LEAD) || (has(&DOING) && (about_unit || !(about_work || about_result))) {
        Some(Column::Lead)
    } else if about_result {
        Some(Column::Product)
    } else if about_work {
        Some(Column::Content)
    } else {
        None
    }
}

/// The key of a text that says something in at most so many characters. A longer text is not
/// folded: most of a table is sentences.
pub(crate) fn key_of_short(text: &str, longest: usize) -> Option<String> {
    // A character is at most four bytes, and folding drops blanks and invisible signs.
    if text.trim().len() > 4 * longest {
        return None;
    }
    let key = match_key(text);
    (!key.is_empty() && key.chars().count() <= longest).then_some(key)
}

/// A Roman numeral or single capital letter as group rows carry it: "IV", "II.", "A".
pub(super) fn group_numeral(text: &str) -> Option<&str> {
    let text = text.trim().trim_end_matches(['.', ')', ':', ' ']);
    let roman = !text.is_empty() && text.len() <= 6 && text.chars().all(|c| "IVXL".contains(c));
    let letter = text.len() == 1 && text.chars().all(|c| c.is_ascii_uppercase());
    (roman || letter).then_some(text)
}

/// A group's title in one cell, "I. Về pháp lý (02 nhiệm vụ)": numeral and title.
pub(super) fn numbered_title(text: &str) -> Option<(&str, &str)> {
    let end = text.find(['.', ')', '-', ':', ' '])?;
    let numeral = group_numeral(&text[..end])?;
    let title = text[end..]
        .trim_start_matches(['.', ')', '-', ':', ' '])
        .trim();
    // "A B" could be anything; a single letter needs its mark.
    let marked = numeral.len() > 1 || !text[end..].starts_with(' ');
    (marked && !title.is_empty()).then_some((numeral, title))
}

/// Takes the declared count off a group's title: "… (17 nhiệm vụ)" gives the title and 17.
pub(super) fn declared_count(title: &str) -> (String, Option<u32>) {
    let found = title.rfind('(').and_then(|open| {
        let inside = title[open + 1..].trim_end_matches([')', ' ', '.', ';', ':']);
        let (count, what) = inside.trim().split_once(' ')?;
        let counts = COUNTED.holds(&match_key(what));
        Some((open, count.trim().parse().ok().filter(|_| counts)?))
    });
    match found {
        Some((open, count)) => (title[..open].trim().to_owned(), Some(count)),
        None => (title.trim().to_owned(), None),
    }
}

/// Whether a row sums up instead of naming work.
pub(crate) fn is_total(text: &Beginning) -> bool {
    static TOTALS: Openings = openings!["tổng cộng", "tổng số", "cộng:", "tổng:"];
    text.is_one_of(&TOTALS) || text.is_whole(&SUM)
}

/// Whether a row begins what stands below a table: recipients, signatures, notes.
pub(crate) fn ends_table(text: &Beginning) -> bool {
    static ENDS: Openings = openings![
        "nơi nhận",
        "tm.",
        "kt.",
        "tl.",
        "tuq.",
        "người lập",
        "lập biểu",
        "chủ tịch ",
        "phó chủ tịch",
        "thủ trưởng",
        "trưởng phòng",
    ];
    text.is_one_of(&ENDS) || text.is_whole(&HEADS)
}

/// Whether a title row only says which appendix this is, or what it belongs to. "Phụ lục nhiệm vụ
/// năm 2024" is a title; "Phụ lục số 01" and "Phụ lục kèm theo Kế hoạch …" are none.
pub(super) fn is_caption(text: &str) -> bool {
    static APPENDIX: Openings = openings!["phụ lục"];
    static CAPTIONS: Openings = openings![
        "biểu số",
        "mẫu số",
        "số:",
        "cộng hòa xã hội",
        "độc lập",
        "ủy ban nhân dân",
        "ubnd ",
    ];
    let beginning = Beginning::of(text);
    let only_says_which =
        || text.split_whitespace().count() <= 4 || ATTACHED.stands_in(&match_key(text));
    text.starts_with('(')
        || beginning.is_one_of(&CAPTIONS)
        || beginning.is_one_of(&APPENDIX) && only_says_which()
}

/// The year a title speaks of: the last "năm 20xx" that is no "đến năm 20xx".
pub(super) fn year_in_title(title: &str) -> Option<i32> {
    let key = match_key(title);
    let words: Vec<&str> = key.split(' ').collect();
    words
        .windows(3)
        .filter(|three| YEAR.holds(three[1]) && !UNTIL.holds(three[0]))
        .filter_map(|three| {
            three[2]
                .trim_matches(|c: char| !c.is_ascii_digit())
                .parse()
                .ok()
        })
        .rfind(|year| (2000..2100).contains(year))
}

/// Whether a line is the heading of a document's part: "III. NHIỆM VỤ CỤ THỂ".
pub(super) fn numbered_section(text: &str) -> bool {
    numbered_title(text).is_some_and(|(numeral, title)| {
        let roman = numeral.chars().all(|c| "IVXL".contains(c));
        let marked = text[numeral.len()..].starts_with(['.', ')', ' ']);
        let capital = title.chars().next().is_some_and(char::is_uppercase);
        roman && marked && capital && title.chars().count() <= 200
    })
}

/// Where a line of prose names a task's deadline, and the words behind the label: "Thời gian
/// hoàn thành: Quý I", at the line's beginning or behind the work.
pub(super) fn deadline_label(text: &str) -> Option<(usize, &str)> {
    let at = ["Thời gian", "Thời hạn"]
        .iter()
        .filter_map(|label| text.find(label))
        .min()?;
    let (label, words) = text.get(at..)?.split_once(':')?;
    let before = text.get(..at)?.trim_end();
    let parted = before.is_empty() || before.ends_with(['.', ';', ')', ',', '(']);
    (parted && label.chars().count() <= 40).then_some((at, words.trim()))
}

/// Removes markup that a converter left (`<i>…</i>`, `*…*`); says whether there was any.
pub(super) fn without_markup(text: &str) -> (Cow<'_, str>, bool) {
    if !text.contains(['<', '*']) {
        return (Cow::Borrowed(text), false);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    let mut removed = false;
    while let Some(open) = rest.find('<') {
        let Some(length) = tag_length(&rest[open..]) else {
            out.push_str(&rest[..=open]);
            rest = &rest[open + 1..];
            continue;
        };
        out.push_str(&rest[..open]);
        rest = &rest[open + length..];
        removed = true;
    }
    out.push_str(rest);
    let stars = out.matches('*').count();
    if stars >= 2 && stars.is_multiple_of(2) {
        out.retain(|c| c != '*');
        removed = true;
    }
    (Cow::Owned(out), removed)
}

/// The length of a formatting tag at the start of the text, if one stands there.
fn tag_length(text: &str) -> Option<usize> {
    let end = text.find('>')?;
    let name = text[1..end].trim_matches(['/', ' ']).to_ascii_lowercase();
    [
        "i", "b", "u", "em", "strong", "sup", "sub", "br", "p", "span",
    ]
    .contains(&name.as_str())
    .then_some(end + 1)
}

/// How a text may begin. The key of a text drops a closing mark, so one that belongs to the
/// words stands apart.
struct Opening {
    stem: String,
    mark: Option<char>,
}

impl Opening {
    fn new(words: &str) -> Opening {
        Opening {
            stem: match_key(words),
            mark: words.chars().last().filter(|c| ".: ".contains(*c)),
        }
    }

    fn begins(&self, key: &str) -> bool {
        let rest = key.strip_prefix(&self.stem);
        rest.is_some_and(|rest| self.mark.is_none_or(|mark| rest.starts_with(mark)))
    }
}

type Openings = LazyLock<Vec<Opening>>;

/// How a text begins, folded no further than any opening goes: most texts are sentences.
pub(crate) struct Beginning {
    key: String,
    /// The text ends where its beginning does.
    whole: bool,
}

impl Beginning {
    /// More characters than any opening has.
    const LENGTH: usize = 32;

    pub fn of(text: &str) -> Beginning {
        let end = text.char_indices().nth(Beginning::LENGTH);
        Beginning {
            key: match_key(end.map_or(text, |(end, _)| &text[..end])),
            whole: end.is_none(),
        }
    }

    fn is_one_of(&self, openings: &Openings) -> bool {
        openings.iter().any(|opening| opening.begins(&self.key))
    }

    /// Whether the text is one of the words and nothing else.
    fn is_whole(&self, words: &Folded) -> bool {
        self.whole && words.holds(&self.key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_known_by_their_words() {
        for (heading, column) in [
            ("TT", Some(Column::Number)),
            ("Số TT", Some(Column::Number)),
            ("Nội dung, nhiệm vụ cụ thể", Some(Column::Content)),
            ("Tên công việc", Some(Column::Content)),
            ("Nội dung thực hiện", Some(Column::Content)),
            ("Đơn vị chủ trì", Some(Column::Lead)),
            ("Cơ quan thực hiện", Some(Column::Lead)),
            ("Đơn vị thực hiện nhiệm vụ", Some(Column::Lead)),
            ("Phân công thực hiện", Some(Column::Lead)),
            ("Đơn vị phối hợp thực hiện", Some(Column::Support)),
            ("Thời gian thực hiện", Some(Column::Deadline)),
            ("Thời hạn hoàn thành", Some(Column::Deadline)),
            ("Tiến độ", Some(Column::Deadline)),
            ("Kết quả/sản phẩm", Some(Column::Product)),
            ("Sản phẩm hoàn thành", Some(Column::Product)),
            ("Kết quả thực hiện", Some(Column::Product)),
            ("Ghi chú", None),
            ("Căn cứ", None),
        ] {
            assert_eq!(column_of(heading), column, "{heading}");
        }
    }

    #[test]
    fn a_title_gives_its_declared_count() {
        let (title, declared) = declared_count("Về pháp lý (02 nhiệm vụ)");
        assert_eq!((title.as_str(), declared), ("Về pháp lý", Some(2)));
        assert_eq!(declared_count("Về pháp lý (nếu có)").1, None);
    }

    #[test]
    fn the_year_of_a_title_is_not_that_of_its_vision() {
        let title = "Thực hiện Đề án … giai đoạn 2022 - 2025, tầm nhìn đến năm 2030” trên địa bàn huyện năm 2023";
        assert_eq!(year_in_title(title), Some(2023));
        assert_eq!(year_in_title("tầm nhìn đến năm 2030"), None);
        assert_eq!(
            year_in_title("CÁC NHIỆM VỤ THỊ XÃ BỈM SƠN NĂM 2024"),
            Some(2024)
        );
    }

    #[test]
    fn an_appendix_is_named_by_a_title_not_by_its_number() {
        for (row, caption) in [
            ("PHỤ LỤC", true),
            ("Phụ lục số 01", true),
            (
                "Phụ lục kèm theo Kế hoạch số 12/KH-UBND ngày 10/01/2024",
                true,
            ),
            ("PHỤ LỤC NHIỆM VỤ NĂM 2024", false),
            ("PHỤ LỤC CÁC NHIỆM VỤ THỰC HIỆN ĐỀ ÁN 06 NĂM 2024", false),
        ] {
            assert_eq!(is_caption(row), caption, "{row}");
        }
    }

    #[test]
    fn converter_markup_goes_and_words_stay() {
        assert_eq!(
            without_markup("(<i>ảnh hưởng</i>) *đúng, đủ*"),
            (Cow::Borrowed("(ảnh hưởng) đúng, đủ"), true)
        );
        assert_eq!(
            without_markup("nhiệt độ < 5 *"),
            (Cow::Borrowed("nhiệt độ < 5 *"), false)
        );
    }

    #[test]
    fn what_stands_below_a_table_is_known() {
        let ends = |text: &str| ends_table(&Beginning::of(text));
        assert!(ends("Nơi nhận:") && ends("TM. ỦY BAN NHÂN DÂN") && ends("CHỦ TỊCH"));
        let total = |text: &str| is_total(&Beginning::of(text));
        assert!(total("Tổng cộng: 39 nhiệm vụ") && total("Cộng"));
        assert!(!total("Tổng hợp báo cáo") && !ends("Tuyên truyền"));
        assert!(ends("Chủ tịch UBND"));
    }
}
