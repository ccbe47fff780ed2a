//! Markings of secrecy. What bears one has no place in this program: it belongs to the channels the
//! law on state secrets names (Luật Bảo vệ bí mật nhà nước 2018).

use crate::text::clean;

/// The word every degree ends with: Mật, Tối mật, Tuyệt mật.
const SECRET: &str = "mật";

/// Before it, the two higher degrees.
const DEGREES: [&str; 2] = ["tối", "tuyệt"];

/// What labels a degree: "Độ mật: Tối mật".
const LABEL: [&str; 2] = ["độ mật", "mức độ mật"];

/// Words in capitals that "MẬT" belongs to in a title: bí mật, bảo mật, cơ mật, thân mật, mật độ …
const BEFORE: [&str; 6] = ["bí", "bảo", "cơ", "thân", "độ", "giữ"];

/// The marking in a text, as it stands there; `None` where there is none.
///
/// A marking stands alone on its line or in brackets, behind "Độ mật:", in a document's number, or
/// in capitals at a line's end. "Bảo vệ bí mật nhà nước" marks nothing.
pub fn marking(text: &str) -> Option<String> {
    text.lines().map(clean).find_map(|line| {
        alone(&line)
            .or_else(|| labelled(&line))
            .or_else(|| bracketed(&line))
            .or_else(|| in_number(&line))
            .or_else(|| in_capitals(&line))
    })
}

/// A degree and nothing else: "Mật", "TỐI MẬT", "* Tuyệt mật *".
fn degree(text: &str) -> Option<String> {
    let bare = text.trim_matches(|c: char| !c.is_alphanumeric());
    let lower = bare.to_lowercase();
    let words: Vec<&str> = lower.split_whitespace().collect();
    let is_degree = match words.as_slice() {
        [only] => *only == SECRET,
        [degree, last] => *last == SECRET && DEGREES.contains(degree),
        _ => false,
    };
    is_degree.then(|| bare.to_owned())
}

fn alone(line: &str) -> Option<String> {
    degree(line)
}

fn labelled(line: &str) -> Option<String> {
    let (label, value) = line.split_once(':')?;
    let label = label.to_lowercase();
    let is_label = LABEL.iter().any(|one| label.trim().ends_with(one));
    let words: Vec<&str> = value.split_whitespace().take(2).collect();
    is_label
        .then(|| degree(&words.join(" ")).or_else(|| degree(words.first()?)))
        .flatten()
}

fn bracketed(line: &str) -> Option<String> {
    let mut insides = line.split(['(', '[']).skip(1);
    insides.find_map(|rest| degree(rest.split([')', ']']).next()?))
}

/// "12/MẬT-UBND", "07/UBND-M" is too short to tell: only the whole word marks.
fn in_number(line: &str) -> Option<String> {
    let mut words = line.split_whitespace().filter(|word| word.contains('/'));
    words.find_map(|word| {
        let mut parts = word.split(['/', '-', ',', ';', '.']);
        parts
            .any(|part| part == "MẬT" || part == "Mật")
            .then(|| word.to_owned())
    })
}

/// Beside other capitals on one line: "UBND TỈNH THANH HÓA  MẬT".
fn in_capitals(line: &str) -> Option<String> {
    let mut words = line.split_whitespace().rev();
    let last = words.next()?.trim_matches(|c: char| !c.is_alphanumeric());
    let before = words.next().unwrap_or_default().to_lowercase();
    let before = before.trim_matches(|c: char| !c.is_alphanumeric());
    (last == "MẬT" && !BEFORE.contains(&before)).then(|| match DEGREES.contains(&before) {
        true => format!("{} {last}", before.to_uppercase()),
        false => last.to_owned(),
    })
}
