//! VNI Windows: a vowel and the mark behind it make one letter; ơ, ư, đ, ỵ and the toned i have
//! characters of their own.

/// Vowels that marks stand behind, with what each mark makes of them.
#[rustfmt::skip]
const MARKED: [(char, &[(char, char)]); 7] = [
    ('a', &[
        ('ù', 'á'), ('ø', 'à'), ('û', 'ả'), ('õ', 'ã'), ('ï', 'ạ'),
        ('â', 'â'), ('á', 'ấ'), ('à', 'ầ'), ('å', 'ẩ'), ('ã', 'ẫ'), ('ä', 'ậ'),
        ('ê', 'ă'), ('é', 'ắ'), ('è', 'ằ'), ('ú', 'ẳ'), ('ü', 'ẵ'), ('ë', 'ặ'),
    ]),
    ('e', &[
        ('ù', 'é'), ('ø', 'è'), ('û', 'ẻ'), ('õ', 'ẽ'), ('ï', 'ẹ'),
        ('â', 'ê'), ('á', 'ế'), ('à', 'ề'), ('å', 'ể'), ('ã', 'ễ'), ('ä', 'ệ'),
    ]),
    ('o', &[
        ('ù', 'ó'), ('ø', 'ò'), ('û', 'ỏ'), ('õ', 'õ'), ('ï', 'ọ'),
        ('â', 'ô'), ('á', 'ố'), ('à', 'ồ'), ('å', 'ổ'), ('ã', 'ỗ'), ('ä', 'ộ'),
    ]),
    ('u', &[('ù', 'ú'), ('ø', 'ù'), ('û', 'ủ'), ('õ', 'ũ'), ('ï', 'ụ')]),
    ('y', &[('ù', 'ý'), ('ø', 'ỳ'), ('û', 'ỷ'), ('õ', 'ỹ')]),
    ('ô', &[('ù', 'ớ'), ('ø', 'ờ'), ('û', 'ở'), ('õ', 'ỡ'), ('ï', 'ợ')]),
    ('ö', &[('ù', 'ứ'), ('ø', 'ừ'), ('û', 'ử'), ('õ', 'ữ'), ('ï', 'ự')]),
];

/// Characters that are a letter by themselves.
#[rustfmt::skip]
const SINGLE: [(char, char); 9] = [
    ('ô', 'ơ'), ('ö', 'ư'), ('ñ', 'đ'),
    ('í', 'í'), ('ì', 'ì'), ('æ', 'ỉ'), ('ó', 'ĩ'), ('ò', 'ị'), ('î', 'ỵ'),
];

/// The text in Unicode. Characters the encoding does not use stay as they are.
pub(super) fn decode(text: &str) -> String {
    letters(text)
        .map(|(shown, letter)| letter.unwrap_or(shown))
        .collect()
}

/// The word in Unicode; `None` where it holds a letter or sign that means nothing by itself.
pub(super) fn decode_word(word: &str) -> Option<String> {
    letters(word)
        .map(|(shown, letter)| letter.or(Some(shown).filter(char::is_ascii)))
        .collect()
}

/// The characters with the letters they stand for; a vowel takes its mark wherever one follows.
fn letters(text: &str) -> impl Iterator<Item = (char, Option<char>)> {
    let mut rest = text.chars().peekable();
    std::iter::from_fn(move || {
        let c = rest.next()?;
        let with_mark = rest.peek().and_then(|mark| marked(c, *mark));
        if with_mark.is_some() {
            rest.next();
        }
        Some((c, with_mark.or_else(|| single(c))))
    })
}

/// The letter that a vowel and its mark make. The vowel gives the case: the mark behind a
/// capital is mostly a capital too, but not always.
fn marked(vowel: char, mark: char) -> Option<char> {
    if mark.is_ascii() {
        return None;
    }
    let (_, marks) = MARKED.iter().find(|(base, _)| *base == small(vowel))?;
    let (_, letter) = marks.iter().find(|(known, _)| *known == small(mark))?;
    Some(in_case_of(vowel, *letter))
}

fn single(c: char) -> Option<char> {
    let known = SINGLE.iter().find(|(code, _)| *code == small(c))?;
    Some(in_case_of(c, known.1))
}

/// The small letter; every letter of this encoding has exactly one.
fn small(c: char) -> char {
    c.to_lowercase().next().unwrap_or(c)
}

fn in_case_of(model: char, letter: char) -> char {
    if model.is_uppercase() {
        letter.to_uppercase().next().unwrap_or(letter)
    } else {
        letter
    }
}
