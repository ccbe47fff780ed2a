//! TCVN3: one code for each small letter, and for the seven capitals without a tone.
//!
//! A toned capital has no code. It is typed as its small letter, which the capitals' fonts draw
//! as a capital and all others leave small: "PHßNG" shows as "PHòNG".

/// The characters as they are opened today, in the order of their codes, and the letters meant.
const LETTERS: [(char, char); 74] = [
    ('\u{A1}', 'Ă'),
    ('\u{A2}', 'Â'),
    ('\u{A3}', 'Ê'),
    ('\u{A4}', 'Ô'),
    ('\u{A5}', 'Ơ'),
    ('\u{A6}', 'Ư'),
    ('\u{A7}', 'Đ'),
    ('\u{A8}', 'ă'),
    ('\u{A9}', 'â'),
    ('\u{AA}', 'ê'),
    ('\u{AB}', 'ô'),
    ('\u{AC}', 'ơ'),
    ('\u{AD}', 'ư'),
    ('\u{AE}', 'đ'),
    ('\u{B5}', 'à'),
    ('\u{B6}', 'ả'),
    ('\u{B7}', 'ã'),
    ('\u{B8}', 'á'),
    ('\u{B9}', 'ạ'),
    ('\u{BB}', 'ằ'),
    ('\u{BC}', 'ẳ'),
    ('\u{BD}', 'ẵ'),
    ('\u{BE}', 'ắ'),
    ('\u{C6}', 'ặ'),
    ('\u{C7}', 'ầ'),
    ('\u{C8}', 'ẩ'),
    ('\u{C9}', 'ẫ'),
    ('\u{CA}', 'ấ'),
    ('\u{CB}', 'ậ'),
    ('\u{CC}', 'è'),
    ('\u{CE}', 'ẻ'),
    ('\u{CF}', 'ẽ'),
    ('\u{D0}', 'é'),
    ('\u{D1}', 'ẹ'),
    ('\u{D2}', 'ề'),
    ('\u{D3}', 'ể'),
    ('\u{D4}', 'ễ'),
    ('\u{D5}', 'ế'),
    ('\u{D6}', 'ệ'),
    ('\u{D7}', 'ì'),
    ('\u{D8}', 'ỉ'),
    ('\u{DC}', 'ĩ'),
    ('\u{DD}', 'í'),
    ('\u{DE}', 'ị'),
    ('\u{DF}', 'ò'),
    ('\u{E1}', 'ỏ'),
    ('\u{E2}', 'õ'),
    ('\u{E3}', 'ó'),
    ('\u{E4}', 'ọ'),
    ('\u{E5}', 'ồ'),
    ('\u{E6}', 'ổ'),
    ('\u{E7}', 'ỗ'),
    ('\u{E8}', 'ố'),
    ('\u{E9}', 'ộ'),
    ('\u{EA}', 'ờ'),
    ('\u{EB}', 'ở'),
    ('\u{EC}', 'ỡ'),
    ('\u{ED}', 'ớ'),
    ('\u{EE}', 'ợ'),
    ('\u{EF}', 'ù'),
    ('\u{F1}', 'ủ'),
    ('\u{F2}', 'ũ'),
    ('\u{F3}', 'ú'),
    ('\u{F4}', 'ụ'),
    ('\u{F5}', 'ừ'),
    ('\u{F6}', 'ử'),
    ('\u{F7}', 'ữ'),
    ('\u{F8}', 'ứ'),
    ('\u{F9}', 'ự'),
    ('\u{FA}', 'ỳ'),
    ('\u{FB}', 'ỷ'),
    ('\u{FC}', 'ỹ'),
    ('\u{FD}', 'ý'),
    ('\u{FE}', 'ỵ'),
];

/// The letter that a character stands for, if it stands for one.
pub(super) fn letter(c: char) -> Option<char> {
    let at = LETTERS.binary_search_by_key(&c, |(code, _)| *code).ok()?;
    LETTERS.get(at).map(|(_, letter)| *letter)
}

/// The word in Unicode; `None` where it holds a letter or sign without a code.
pub(super) fn decode_word(word: &str) -> Option<String> {
    word.chars()
        .map(|c| if c.is_ascii() { Some(c) } else { letter(c) })
        .collect()
}

/// The text in Unicode, with the capitals that the encoding could not hold.
pub(super) fn decode(text: &str) -> String {
    let letters: String = text.chars().map(|c| letter(c).unwrap_or(c)).collect();
    capitals_restored(&letters)
}

/// Words typed in capitals whose toned letters stayed small are capitals throughout: a small
/// letter among capitals can be nothing else. A single capital says so only where no word of
/// the text has a small letter without a tone ("PHòNG Tư PHáP", but "Tư pháp").
fn capitals_restored(text: &str) -> String {
    let all = is_in_capitals(text);
    let mut out = String::with_capacity(text.len());
    for piece in text.split_inclusive(|c: char| !c.is_alphabetic()) {
        if all || is_in_capitals(piece) {
            out.push_str(&piece.to_uppercase());
        } else {
            out.push_str(piece);
        }
    }
    out
}

/// Whether a text has two plain capitals at least and no plain small letter.
fn is_in_capitals(text: &str) -> bool {
    let capitals = text.chars().filter(char::is_ascii_uppercase).count();
    capitals >= 2 && !text.chars().any(|c| c.is_ascii_lowercase())
}
