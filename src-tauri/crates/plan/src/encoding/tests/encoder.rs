//! Writes texts the old way, from tables of its own: the tests check one against the other.

use super::LETTERS;
use unicode_normalization::UnicodeNormalization;

/// The codes of [`LETTERS`] in TCVN 5712:1993.
#[rustfmt::skip]
const CODES: [u8; 67] = [
    0xB8, 0xB5, 0xB6, 0xB7, 0xB9, 0xA8, 0xBE, 0xBB, 0xBC, 0xBD, 0xC6, 0xA9, 0xCA, 0xC7, 0xC8, 0xC9, 0xCB,
    0xD0, 0xCC, 0xCE, 0xCF, 0xD1, 0xAA, 0xD5, 0xD2, 0xD3, 0xD4, 0xD6, 0xDD, 0xD7, 0xD8, 0xDC, 0xDE, 0xE3,
    0xDF, 0xE1, 0xE2, 0xE4, 0xAB, 0xE8, 0xE5, 0xE6, 0xE7, 0xE9, 0xAC, 0xED, 0xEA, 0xEB, 0xEC, 0xEE, 0xF3,
    0xEF, 0xF1, 0xF2, 0xF4, 0xAD, 0xF8, 0xF5, 0xF6, 0xF7, 0xF9, 0xFD, 0xFA, 0xFB, 0xFC, 0xFE, 0xAE,
];

/// The capitals that have a code.
const CAPITALS: [(char, u8); 7] = [
    ('Ă', 0xA1),
    ('Â', 0xA2),
    ('Ê', 0xA3),
    ('Ô', 0xA4),
    ('Ơ', 0xA5),
    ('Ư', 0xA6),
    ('Đ', 0xA7),
];

/// The text as a TCVN3 file opens today; toned capitals become small.
pub fn tcvn3(text: &str) -> String {
    text.chars()
        .map(|c| {
            let small = c.to_lowercase().next().unwrap();
            let capital = CAPITALS
                .iter()
                .find(|(known, _)| *known == c)
                .map(|(_, code)| *code);
            let code =
                capital.or_else(|| Some(CODES[LETTERS.chars().position(|known| known == small)?]));
            code.map_or(c, char::from)
        })
        .collect()
}

/// The text as a VNI Windows file opens today.
pub fn vni(text: &str) -> String {
    text.chars()
        .map(|c| {
            let letter = vni_letter(&c.to_lowercase().nfd().collect::<Vec<_>>());
            if c.is_uppercase() {
                letter.to_uppercase()
            } else {
                letter
            }
        })
        .collect()
}

fn vni_letter(parts: &[char]) -> String {
    let base = parts[0];
    let (shape, tone) = match parts {
        [_, '\u{302}' | '\u{306}' | '\u{31B}', tone] => (Some(parts[1]), tone_index(*tone)),
        [_, shape @ ('\u{302}' | '\u{306}' | '\u{31B}')] => (Some(*shape), 0),
        // A letter's dot stands before its roof in decomposed text.
        [_, tone, '\u{302}' | '\u{306}'] => (Some(parts[2]), tone_index(*tone)),
        [_, tone] => (None, tone_index(*tone)),
        _ => (None, 0),
    };
    let own = |letters: &str| letters.chars().nth(tone).unwrap().to_string();
    let marked = |base: char, marks: &str| {
        let mark = marks.chars().nth(tone).filter(|mark| *mark != ' ');
        mark.map_or(base.to_string(), |mark| format!("{base}{mark}"))
    };
    match (base, shape) {
        ('đ', _) => "ñ".to_owned(),
        ('i', _) => own("iíìæóò"),
        ('y', _) if tone == 5 => "î".to_owned(),
        (_, Some('\u{302}')) => marked(base, "âáàåãä"),
        (_, Some('\u{306}')) => marked(base, "êéèúüë"),
        ('o', Some(_)) => marked('ô', " ùøûõï"),
        (_, Some(_)) => marked('ö', " ùøûõï"),
        ('a' | 'e' | 'o' | 'u' | 'y', None) => marked(base, " ùøûõï"),
        _ => base.to_string(),
    }
}

/// None, sắc, huyền, hỏi, ngã, nặng.
fn tone_index(tone: char) -> usize {
    ['\u{301}', '\u{300}', '\u{309}', '\u{303}', '\u{323}']
        .iter()
        .position(|known| *known == tone)
        .unwrap()
        + 1
}
