//! Units that a task's own sentences name as helping: "Phối hợp với Phòng Tư pháp, Văn phòng
//! UBND huyện tổ chức …". They are proposed with the words they came from and never assigned by
//! themselves: prose says whom to talk to as often as who has work to do.
//!
//! The list of names begins behind "phối hợp với" and ends at the verb of what is to be done;
//! between, the directory reads it as it reads a cell of units.

use crate::appendix::Column;
use crate::task::Assignment;
use crate::unit::{Directory, Meaning, UnitPhrase};
use std::ops::Range;
use std::slice;

/// Somebody whom a task's prose names as helping.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Helper {
    /// The phrase and what it means, as in a cell of units.
    pub phrase: UnitPhrase,
    /// Whom taking it would assign: nobody who is assigned already; nobody at all where the phrase
    /// is open or not understood.
    pub assignments: Vec<Assignment>,
    /// The words it came from, "Phối hợp với …" up to the verb, verbatim.
    pub words: String,
    /// The text they stand in: [`Column::Content`] or [`Column::Deadline`].
    pub column: Column,
    /// Where in that text, in bytes.
    pub span: Range<usize>,
}

/// The two words that say so, in small letters.
const COOPERATING: (&str, &str) = ("phối", "hợp");

/// Words that make "phối hợp" behind them a noun: công tác, quy chế, sự, đơn vị, việc, kết quả.
const MAKES_A_NOUN: &[&str] = &["tác", "chế", "sự", "vị", "việc", "quả"];

/// Words behind "phối hợp" that tell how, not with whom: chặt chẽ, tốt, thường xuyên.
const MANNER: &[&str] = &["chặt", "chẽ", "tốt", "thường", "xuyên", "chủ", "động"];

/// Words that begin what is to be done, or when and why; the list of names ends before them.
const BEGINS_WORK: &[&[&str]] = &[
    &["thực", "hiện"],
    &["tổ", "chức"],
    &["triển", "khai"],
    &["xây", "dựng"],
    &["tham", "mưu"],
    &["tăng", "cường"],
    &["rà", "soát"],
    &["nghiên", "cứu"],
    &["tiến", "hành"],
    &["hướng", "dẫn"],
    &["bố", "trí"],
    &["tái", "cấu", "trúc"],
    &["đối", "chiếu"],
    &["đối", "sánh"],
    &["kiểm", "tra"],
    &["thường", "xuyên"],
    &["chỉ", "đạo"],
    &["trên", "cơ", "sở"],
    &["đánh", "giá"],
    &["làm", "sạch"],
    &["hoàn", "thiện"],
    &["hoàn", "thành"],
    &["tiếp", "tục"],
    &["đẩy", "mạnh"],
    &["đôn", "đốc"],
    &["giám", "sát"],
    &["cập", "nhật"],
    &["số", "hóa"],
    &["kết", "nối"],
    &["chia", "sẻ"],
    &["tuyên", "truyền"],
    &["vận", "động"],
    &["hỗ", "trợ"],
    &["theo", "dõi"],
    &["tổng", "hợp"],
    &["báo", "cáo"],
    &["đề", "xuất"],
    &["ban", "hành"],
    &["bảo", "đảm"],
    &["đảm", "bảo"],
    &["phổ", "biến"],
    &["quán", "triệt"],
    &["khảo", "sát"],
    &["thống", "kê"],
    &["cung", "cấp"],
    &["giải", "quyết"],
    &["khắc", "phục"],
    &["xử", "lý"],
    &["duy", "trì"],
    &["vận", "hành"],
    &["thu", "thập"],
    &["bổ", "sung"],
    &["khẩn", "trương"],
    &["kịp", "thời"],
    &["phát", "huy"],
    &["lập"],
    &["trình"],
    &["để"],
    &["nhằm"],
    &["khi"],
    &["theo"],
    &["trong"],
    &["tại"],
    &["phục", "vụ"],
    &["được"],
];

/// The most words a list of names has.
const LONGEST_LIST: usize = 120;

/// Whom the content and the deadline of a task name as helping, in reading order and each once;
/// without who is assigned already. Phrases nobody understood are kept where they look like a
/// name, and open phrases: both assign nobody.
pub fn helpers(
    content: &str,
    deadline: &str,
    assigned: &[Assignment],
    directory: &Directory,
) -> Vec<Helper> {
    let mut found: Vec<Helper> = Vec::new();
    for (column, text) in [(Column::Content, content), (Column::Deadline, deadline)] {
        for list in lists(text) {
            let span = trimmed(text, list.whole);
            for phrase in directory.read(&text[list.names]) {
                let known = found
                    .iter()
                    .any(|helper| means_the_same(&helper.phrase, &phrase));
                let assignments = brought_in(&phrase, assigned, directory);
                if known || (!may_be_settled(&phrase) && assignments.is_empty()) {
                    continue;
                }
                found.push(Helper {
                    phrase,
                    assignments,
                    words: text[span.clone()].to_owned(),
                    column,
                    span: span.clone(),
                });
            }
        }
    }
    found
}

/// Words that open what those named before them are to do, beside the verbs.
const CHARGED: &[&[&str]] = &[
    &["chủ", "trì"],
    &["chủ", "động"],
    &["phối", "hợp"],
    &["có", "trách", "nhiệm"],
    &["phân", "công"],
    &["gửi"],
    &["nộp"],
    &["cử"],
    &["căn", "cứ"],
    &["niêm", "yết"],
    &["công", "khai"],
    &["công", "bố"],
    &["nâng", "cao"],
    &["chịu", "trách", "nhiệm"],
    &["nghiêm", "túc"],
];

/// The names a sentence begins with, up to the verb of what they are to do; empty where it has
/// no verb that is known: then it may begin with anything.
pub(crate) fn leading_names(text: &str) -> &str {
    let words = words(text);
    let charged = |at: usize| {
        CHARGED.iter().any(|verb| {
            let mut keys = verb.iter().zip(&words[at..]);
            verb.len() <= words.len() - at && keys.all(|(key, word)| *key == word.key)
        })
    };
    let end = (0..words.len().min(LONGEST_LIST))
        .find(|at| words[*at].ends_the_list() || begins_work(&words, *at) || charged(*at));
    match end {
        Some(end) if !words[end].ends_the_list() => text[..words[end].bytes.start].trim(),
        _ => "",
    }
}

/// The supports a phrase brings in beside who is assigned already.
fn brought_in(
    phrase: &UnitPhrase,
    assigned: &[Assignment],
    directory: &Directory,
) -> Vec<Assignment> {
    let (mut new, _) = super::settle(&[], slice::from_ref(phrase), directory);
    new.retain(|one| assigned.iter().all(|known| known.unit != one.unit));
    new
}

fn means_the_same(one: &UnitPhrase, other: &UnitPhrase) -> bool {
    match one.meaning {
        Meaning::Unit(_) | Meaning::Collective(_) => one.meaning == other.meaning,
        Meaning::Open | Meaning::Unresolved => one.text == other.text,
    }
}

/// Whether a phrase that assigns nobody may once it is settled: it is open, or looks like a name.
fn may_be_settled(phrase: &UnitPhrase) -> bool {
    match phrase.meaning {
        Meaning::Unit(_) | Meaning::Collective(_) => false,
        Meaning::Open => true,
        Meaning::Unresolved => phrase.text.starts_with(char::is_uppercase),
    }
}

/// A list of names in a text: the bytes of the names, and with "phối hợp với" before them.
struct List {
    whole: Range<usize>,
    names: Range<usize>,
}

/// A word with its place; signs around it belong to it.
struct Word<'t> {
    bytes: Range<usize>,
    as_written: &'t str,
    /// In small letters, without the signs around it.
    key: String,
}

impl Word<'_> {
    /// Whether a sign at its end closes the sentence or opens an aside.
    fn ends_the_list(&self) -> bool {
        let text = self.as_written;
        (text.ends_with('.') && !text.ends_with("..")) || text.ends_with(':')
    }

    fn is_followed_by_sign(&self) -> bool {
        !self.as_written.ends_with(char::is_alphanumeric)
    }
}

fn words(text: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut at = 0;
    for piece in text.split_inclusive(char::is_whitespace) {
        let as_written = piece.trim_end();
        if !as_written.is_empty() {
            let key = as_written.trim_matches(|c: char| !c.is_alphanumeric());
            words.push(Word {
                bytes: at..at + as_written.len(),
                as_written,
                key: key.to_lowercase(),
            });
        }
        at += piece.len();
    }
    words
}

fn lists(text: &str) -> Vec<List> {
    // Most texts name nobody, and need not be cut into words to know it.
    if !text.contains("hối") && !text.contains("HỐI") {
        return Vec::new();
    }
    let words = words(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let Some(first) = names_after(&words, at) else {
            at += 1;
            continue;
        };
        let end = end_of_list(&words, first);
        if end > first {
            let last = words[end - 1].bytes.end;
            found.push(List {
                whole: words[at].bytes.start..last,
                names: words[first].bytes.start..last,
            });
        }
        at = end.max(at + 1);
    }
    found
}

/// The first word of the names where "phối hợp (với)" begins at a word.
fn names_after(words: &[Word<'_>], at: usize) -> Option<usize> {
    let is = |index: usize, word: &str| words.get(index).is_some_and(|w| w.key == word);
    if !is(at, COOPERATING.0) || !is(at + 1, COOPERATING.1) || words[at + 1].is_followed_by_sign() {
        return None;
    }
    let before = at.checked_sub(1).map(|before| words[before].key.as_str());
    if before.is_some_and(|before| MAKES_A_NOUN.contains(&before)) {
        return None;
    }
    let mut next = at + 2;
    while words
        .get(next)
        .is_some_and(|w| MANNER.contains(&w.key.as_str()))
    {
        next += 1;
    }
    let named = next;
    while is(next, "với") || is(next, "cùng") {
        next += 1;
    }
    // Without "với" whoever is meant stands right behind: "phối hợp Trung tâm Y tế".
    let bare = next == named;
    let behind = words.get(next)?;
    let of_the_work = ["giữa", "của", "được", "còn", "chưa", "và", "này", "là"];
    (!bare || next == at + 2 && !of_the_work.contains(&behind.key.as_str())).then_some(next)
}

/// The word after the last of the names.
fn end_of_list(words: &[Word<'_>], first: usize) -> usize {
    let mut at = first;
    while at < words.len() && at - first < LONGEST_LIST {
        if words[at].as_written.starts_with('(') || begins_work(words, at) {
            return at;
        }
        if words[at].ends_the_list() {
            return at + 1;
        }
        at += 1;
    }
    at
}

fn begins_work(words: &[Word<'_>], at: usize) -> bool {
    let verb = BEGINS_WORK.iter().find(|verb| {
        let mut keys = verb.iter().zip(&words[at..]);
        verb.len() <= words.len() - at && keys.all(|(key, word)| *key == word.key)
    });
    let Some(verb) = verb else {
        return false;
    };
    // "các tổ chức chính trị - xã hội", "các cơ quan, tổ chức, đơn vị": bodies, no work.
    let before = at.checked_sub(1).map(|before| words[before].key.as_str());
    let behind = words.get(at + verb.len()).map(|word| word.key.as_str());
    let a_body = verb == &["tổ", "chức"].as_slice()
        && (words[at + 1].is_followed_by_sign()
            || matches!(before, Some("các" | "những"))
            || matches!(behind, Some("chính" | "đoàn" | "xã" | "có" | "liên")));
    // "Cục C06 trình": a capital letter belongs to a name.
    let in_a_name = words[at].as_written.starts_with(char::is_uppercase);
    !a_body && !in_a_name
}

/// A range without the signs that close it.
fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let words = text[range.clone()].trim_end_matches([' ', ',', ';', '.', ':']);
    range.start..range.start + words.len()
}

#[cfg(test)]
mod tests;
