//! What a Vietnamese syllable looks like: a beginning, a rhyme, at most one tone.
//!
//! Serves telling encodings apart, not spelling: it knows the forms that occur, generously.

use unicode_normalization::UnicodeNormalization;

/// The longest syllable is "nghiêng"; two-character letters make it a little longer in VNI.
pub(super) const LONGEST: usize = 11;

/// What a syllable may begin with, besides nothing.
const BEGINNINGS: [&str; 28] = [
    "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "nh", "ng", "ngh",
    "p", "ph", "qu", "r", "s", "t", "th", "tr", "v", "x", "",
];

/// The rhymes, without tones. "y…" also serves syllables with "qu".
#[rustfmt::skip]
const RHYMES: [&str; 160] = [
    "a", "ac", "ach", "ai", "am", "an", "ang", "anh", "ao", "ap", "at", "au", "ay",
    "ăc", "ăm", "ăn", "ăng", "ăp", "ăt",
    "âc", "âm", "ân", "âng", "âp", "ât", "âu", "ây",
    "e", "ec", "em", "en", "eng", "eo", "ep", "et",
    "ê", "êch", "êm", "ên", "êng", "ênh", "êp", "êt", "êu",
    "i", "ia", "ich", "iêc", "iêm", "iên", "iêng", "iêp", "iêt", "iêu", "im", "in", "inh", "ip", "it", "iu",
    "o", "oa", "oac", "oach", "oai", "oam", "oan", "oang", "oanh", "oao", "oap", "oat", "oay",
    "oăc", "oăm", "oăn", "oăng", "oăt", "oc", "oe", "oen", "oeo", "oet", "oi", "om", "on", "ong",
    "op", "ot",
    "ô", "ôc", "ôi", "ôm", "ôn", "ông", "ôp", "ôt",
    "ơ", "ơi", "ơm", "ơn", "ơp", "ơt",
    "u", "ua", "uân", "uâng", "uât", "uây", "uc", "uê", "uêch", "uênh", "ui", "um", "un", "ung",
    "uôc", "uôi", "uôm", "uôn", "uông", "uôt", "uơ", "up", "ut", "uy", "uya", "uych", "uyên", "uyêt",
    "uynh", "uyt", "uyu",
    "ư", "ưa", "ưc", "ưi", "ưm", "ưng", "ươc", "ươi", "ươm", "ươn", "ương", "ươp", "ươt", "ươu", "ưt", "ưu",
    "y", "ych", "yêm", "yên", "yêng", "yêt", "yêu", "ynh", "yt", "yu",
];

/// The marks of sắc, huyền, ngã, hỏi and nặng.
const TONES: [char; 5] = ['\u{301}', '\u{300}', '\u{303}', '\u{309}', '\u{323}'];

/// A word without its tone.
struct Toneless {
    letters: String,
    /// The tone and the number of the letter it stands on.
    tone: Option<(char, usize)>,
}

/// Whether a word, in small letters, can be one Vietnamese syllable.
pub(super) fn is_syllable(word: &str) -> bool {
    let Some(word) = toneless(word) else {
        return false;
    };
    // A syllable that ends in a stop carries the tone sắc or nặng, or none where it is loaned.
    let stopped = word.letters.ends_with(['c', 'p', 't']) || word.letters.ends_with("ch");
    let toned_right = !stopped || matches!(word.tone, None | Some(('\u{301}' | '\u{323}', _)));
    toned_right
        && BEGINNINGS
            .iter()
            .any(|beginning| is_spelt(&word, beginning))
}

/// Whether the letters are this beginning and a rhyme it can stand before, the tone in its place.
fn is_spelt(word: &Toneless, beginning: &str) -> bool {
    let Some(rhyme) = word.letters.strip_prefix(beginning) else {
        return false;
    };
    let bright = rhyme.starts_with(['e', 'ê', 'i', 'y']);
    let fits = match beginning {
        "k" | "gh" | "ngh" => bright,
        "c" | "ng" => !bright,
        "g" => !bright || rhyme.starts_with('i'),
        _ => true,
    };
    let placed = word.tone.is_none_or(|(_, at)| {
        at.checked_sub(beginning.chars().count())
            .is_some_and(|at| is_tone_place(rhyme, at))
    });
    fits && placed && RHYMES.contains(&rhyme)
}

/// Whether the letter of a rhyme with this number can carry the tone.
fn is_tone_place(rhyme: &str, at: usize) -> bool {
    let vowels: Vec<char> = rhyme
        .chars()
        .take_while(|c| !"cghmnpt".contains(*c))
        .collect();
    let closed = vowels.len() < rhyme.chars().count();
    if let Some(shaped) = vowels.iter().rposition(|c| !c.is_ascii()) {
        return at == shaped;
    }
    match vowels.as_slice() {
        // Both ways to write it are right: hoà and hòa, uỷ and ủy.
        ['o', 'a' | 'e'] | ['u', 'y'] if !closed => at < 2,
        _ if closed => at + 1 == vowels.len(),
        [_, _] => at == 0,
        vowels => at == vowels.len() / 2,
    }
}

/// The letters without the tone, and the tone; `None` where two tones stand in one word.
fn toneless(word: &str) -> Option<Toneless> {
    let mut tone = None;
    let mut letters = String::with_capacity(word.len());
    for letter in word.chars() {
        let at = letters.chars().count();
        let mut bare = String::new();
        for part in std::iter::once(letter).nfd() {
            if !TONES.contains(&part) {
                bare.push(part);
            } else if tone.replace((part, at)).is_some() {
                return None;
            }
        }
        letters.extend(bare.nfc());
    }
    let spelt = letters.chars().all(char::is_alphabetic);
    spelt.then_some(Toneless { letters, tone })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_are_told_from_other_words() {
        for word in [
            "phòng", "tư", "pháp", "nghiêng", "giếng", "gì", "quốc", "quý", "hoà", "hòa", "thuỷ",
            "khuyến", "ủy", "uỷ", "được", "người", "kỹ", "của", "ấp", "ở", "yêu", "đặt", "khoăn",
            "tuyệt", "an", "oái", "quản", "khuỷu", "già", "ngoài",
        ] {
            assert!(is_syllable(word), "{word}");
        }
        for word in [
            "c«ng",
            "phoøng",
            "nghò",
            "goût",
            "très",
            "für",
            "trong1",
            "kế hoạch",
            "và̀",
            "b",
            "đt",
            "kăn",
            "traỷ",
            "caí",
        ] {
            assert!(!is_syllable(word), "{word}");
        }
    }
}
