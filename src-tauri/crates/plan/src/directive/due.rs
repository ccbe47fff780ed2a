//! Where a point's prose says by when: the clause is cut out and read as a deadline cell is.

use crate::deadline::{BeforeDay, Deadline};
use crate::text::clean;

/// Words a clause of time begins with, the longest first.
const BEGINS: &[&[&str]] = &[
    &["thời", "gian", "hoàn", "thành"],
    &["thời", "hạn", "hoàn", "thành"],
    &["thời", "gian", "thực", "hiện"],
    &["thời", "hạn"],
    &["ngay", "sau", "khi"],
    &["đến", "hết", "ngày"],
    &["đến", "hết", "tháng"],
    &["chậm", "nhất"],
    &["muộn", "nhất"],
    &["trước", "ngày"],
    &["trước", "tháng"],
    &["trước", "quý"],
    &["trước", "thứ"],
    &["trước"],
    &["xong", "ngày"],
    &["xong", "trong"],
    &["trong", "tháng"],
    &["trong", "quý"],
    &["trong", "năm"],
    &["trong", "ngày"],
    &["trong", "thời", "gian"],
    &["trong", "vòng"],
    &["từ", "ngày"],
    &["từ", "tháng"],
    &["định", "kỳ"],
    &["hàng", "ngày"],
    &["hằng", "ngày"],
    &["hàng", "tuần"],
    &["hằng", "tuần"],
    &["hàng", "tháng"],
    &["hằng", "tháng"],
    &["hàng", "quý"],
    &["hằng", "quý"],
    &["khi", "có"],
    &["thường", "xuyên"],
];

/// Behind "và": what goes on, "… và thực hiện thường xuyên".
const GOES_ON: [&str; 2] = ["thường xuyên", "duy trì"];

/// The deadline a point's prose names; one without words where it names none. A clause with a last
/// day, or one that cannot be, goes before the others; of several the first.
pub(super) fn deadline(text: &str, year: i32, before: BeforeDay) -> Deadline {
    let found: Vec<Deadline> = clauses(text)
        .map(|clause| {
            let read = Deadline::read(clause, year, before);
            // What stands behind the last word of time is work: "… 20/3/2024 báo cáo kết quả".
            let end = read.spans.iter().map(|(_, bytes)| bytes.end).max();
            match end.and_then(|end| read.text.get(..end)) {
                Some(words) if words.len() < read.text.len() => Deadline::read(words, year, before),
                _ => read,
            }
        })
        .collect();
    let dated = |one: &&Deadline| one.until.is_some() || !one.problems.is_empty();
    let says = |one: &&Deadline| one.standing || one.event.is_some() || one.due_rule.is_some();
    let first = found.iter().find(dated).or_else(|| found.iter().find(says));
    first.cloned().unwrap_or_default()
}

/// The clauses of time in a text, in reading order.
fn clauses(text: &str) -> impl Iterator<Item = &str> {
    let words = words(text);
    let begins: Vec<usize> = (0..words.len())
        .filter(|at| begins(&words[*at..]))
        .collect();
    begins.into_iter().map(move |at| {
        let start = words[at].0;
        let rest = &text[start..];
        let mut end = end_of_clause(rest);
        let behind = clean(rest[end..].trim_start_matches([',', ' '])).to_lowercase();
        let more = behind.strip_prefix("và ").unwrap_or_default();
        let more = more.strip_prefix("thực hiện ").unwrap_or(more);
        if GOES_ON.iter().any(|words| more.starts_with(words)) {
            let next = end + 1;
            end = next + end_of_clause(&rest[next..]);
        }
        rest[..end].trim_end_matches([' ', ',', ';', '.', ')', '/'])
    })
}

/// Words with where they begin, in small letters and without the signs around them.
fn words(text: &str) -> Vec<(usize, String)> {
    let mut at = 0;
    let mut words = Vec::new();
    for piece in text.split_inclusive(char::is_whitespace) {
        let key = piece.trim_matches(|c: char| !c.is_alphanumeric());
        if let Some(lead) = piece.find(|c: char| c.is_alphanumeric()) {
            words.push((at + lead, key.to_lowercase()));
        }
        at += piece.len();
    }
    words
}

fn begins(words: &[(usize, String)]) -> bool {
    let is = |begin: &&[&str]| {
        begin.len() <= words.len() && begin.iter().zip(words).all(|(key, word)| *key == word.1)
    };
    let Some(begin) = BEGINS.iter().copied().find(is) else {
        return false;
    };
    // "trước" alone begins a time only before a number: "trước 15/3", "trước 17 giờ".
    let counts = |word: &(usize, String)| word.1.starts_with(|c: char| c.is_ascii_digit());
    begin.len() > 1 || words.get(1).is_some_and(counts)
}

/// Where a clause ends: before a comma, semicolon or bracket, or a full stop that ends a sentence.
fn end_of_clause(text: &str) -> usize {
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let ends_word = letters
            .peek()
            .is_none_or(|(_, next)| !next.is_alphanumeric());
        let ends = match letter {
            ';' | ')' | '(' | '\n' => true,
            ',' => letters
                .peek()
                .is_none_or(|(_, next)| !next.is_ascii_digit()),
            '.' => ends_word,
            _ => false,
        };
        if ends && at > 0 {
            return at;
        }
    }
    text.len()
}
