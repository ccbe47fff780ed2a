//! Finding by words typed without diacritics: how well a text answers them.

use crate::text::search_key;

/// How well a text answers what is looked for, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fit {
    /// It is the words.
    Whole,
    /// It begins with them.
    Start,
    /// They stand in it, from the start of a word.
    Words,
    /// Every one of them begins a word of it, in any order.
    Scattered,
    /// They stand in it somewhere.
    Within,
}

/// What is looked for, diacritics left aside.
#[derive(Clone, Debug)]
pub struct Wanted {
    key: String,
}

impl Wanted {
    /// The words typed; `None` where there are none.
    pub fn new(text: &str) -> Option<Wanted> {
        let key = search_key(text);
        (!key.is_empty()).then_some(Wanted { key })
    }

    /// How well a text answers; `None` where it does not.
    pub fn fit(&self, text: &str) -> Option<Fit> {
        let text = search_key(text);
        if text == self.key {
            return Some(Fit::Whole);
        }
        if text.starts_with(&self.key) {
            return Some(Fit::Start);
        }
        let places: Vec<usize> = text.match_indices(&self.key).map(|(at, _)| at).collect();
        if places.iter().any(|at| begins_word(&text, *at)) {
            return Some(Fit::Words);
        }
        let scattered = self.key.split_whitespace().all(|word| {
            let mut found = text.match_indices(word);
            found.any(|(at, _)| begins_word(&text, at))
        });
        if scattered {
            return Some(Fit::Scattered);
        }
        (!places.is_empty()).then_some(Fit::Within)
    }
}

fn begins_word(text: &str, at: usize) -> bool {
    let before = text[..at].chars().next_back();
    before.is_none_or(|before| !before.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_fit_a_text_in_more_than_one_way() {
        for (wanted, text, fit) in [
            ("phong tu phap", "Phòng Tư pháp", Some(Fit::Whole)),
            ("Phòng Tư", "Phòng Tư pháp", Some(Fit::Start)),
            ("tu phap", "Phòng Tư pháp", Some(Fit::Words)),
            ("duong", "Con đường mới", Some(Fit::Words)),
            ("phap phong", "Phòng Tư pháp", Some(Fit::Scattered)),
            ("hap", "Phòng Tư pháp", Some(Fit::Within)),
            ("y te", "Phòng Tư pháp", None),
        ] {
            let wanted = Wanted::new(wanted).expect("words");
            assert_eq!(wanted.fit(text), fit, "{wanted:?} {text}");
        }
        assert!(Fit::Whole < Fit::Start && Fit::Words < Fit::Scattered);
    }

    #[test]
    fn no_words_look_for_nothing() {
        for text in ["", "  ", "."] {
            assert!(Wanted::new(text).is_none(), "{text:?}");
        }
    }
}
