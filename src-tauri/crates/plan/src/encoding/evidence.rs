//! What the words of some texts say about the encoding they were written in.

use super::syllable::{self, is_syllable};
use super::{Encoding, tcvn3, vni};
use std::collections::BTreeSet;

/// After so many different words the answer for a column is known.
const ENOUGH: usize = 400;

/// After so many the answer for one text of a column already known.
const ENOUGH_FOR_ONE: usize = 8;

/// Words counted for and against the old encodings.
#[derive(Clone, Debug, Default)]
pub(super) struct Evidence {
    seen: BTreeSet<String>,
    tcvn3: Votes,
    vni: Votes,
    /// A word in plain small letters that is no Vietnamese: the texts may be in any language.
    foreign: bool,
    /// Plain small-letter words that are Vietnamese syllables.
    plain: usize,
}

/// The different words of some texts, as they read in one encoding.
#[derive(Clone, Copy, Debug, Default)]
struct Votes {
    /// Syllables only when converted.
    fits: usize,
    /// Syllables only as they stand.
    denies: usize,
    /// Syllables both ways, but different ones.
    open: usize,
    /// Syllables neither way.
    misfits: usize,
    /// Whether a word that fits has three letters or more.
    long: bool,
}

impl Evidence {
    /// What a single text says.
    pub fn of(text: &str) -> Evidence {
        let mut evidence = Evidence::default();
        evidence.add_words(text, ENOUGH_FOR_ONE);
        evidence
    }

    /// Adds the words of a text; one that holds letters only Unicode has says nothing.
    pub fn add(&mut self, text: &str) {
        if !is_surely_unicode(text) {
            self.add_words(text, ENOUGH);
        }
    }

    fn add_words(&mut self, text: &str, enough: usize) {
        for word in text.split(|c| !is_word_char(c)) {
            if self.seen.len() >= enough {
                return;
            }
            // Codes and quantities ("06/CP", "5µm") are no words; single characters are marks
            // ("·", "½") as often as letters.
            let length = word.chars().count();
            let has_digit = word.bytes().any(|b| b.is_ascii_digit());
            if has_digit || !(2..=syllable::LONGEST).contains(&length) {
                continue;
            }
            if self.seen.insert(word.to_owned()) {
                self.count(word);
            }
        }
    }

    fn count(&mut self, word: &str) {
        let in_small_letters = word.bytes().any(|b| b.is_ascii_lowercase());
        let stands = is_syllable(&word.to_lowercase());
        if word.is_ascii() {
            self.foreign |= in_small_letters && !stands;
            self.plain += usize::from(in_small_letters && stands);
            return;
        }
        self.tcvn3.count(word, tcvn3::decode_word(word), stands);
        self.vni.count(word, vni::decode_word(word), stands);
    }

    /// Whether some word fits an old encoding better than Unicode.
    pub fn leans(&self, encoding: Encoding) -> bool {
        self.votes(encoding)
            .is_some_and(|votes| votes.fits > votes.denies)
    }

    /// Whether more words speak against an old encoding than for it.
    pub fn denies(&self, encoding: Encoding) -> bool {
        self.votes(encoding)
            .is_none_or(|votes| votes.denies > votes.fits)
    }

    /// Whether nothing speaks against an encoding, and a word would change by it.
    pub fn allows(&self, encoding: Encoding) -> bool {
        self.votes(encoding)
            .is_some_and(|votes| votes.denies == 0 && votes.fits + votes.open > 0)
    }

    /// The encoding the words and the font prove, if they prove one.
    pub fn certain(&self, font: Option<&str>) -> Option<Encoding> {
        let by_font = font.and_then(Encoding::of_font);
        let named = by_font.filter(|encoding| self.votes(*encoding).is_some_and(Votes::is_likely));
        named.or_else(|| {
            let best = if self.vni.weight() > self.tcvn3.weight() {
                Encoding::Vni
            } else {
                Encoding::Tcvn3
            };
            let votes = self.votes(best)?;
            // One word alone is believed among Vietnamese words or where it is no mere "µm".
            let one = !self.foreign && (votes.long || self.plain >= 2);
            (votes.is_clear() && (votes.fits >= 2 || one)).then_some(best)
        })
    }

    fn votes(&self, encoding: Encoding) -> Option<&Votes> {
        match encoding {
            Encoding::Unicode => None,
            Encoding::Tcvn3 | Encoding::Tcvn3Capitals => Some(&self.tcvn3),
            Encoding::Vni => Some(&self.vni),
        }
    }
}

impl Votes {
    /// Counts a word with its reading in this encoding, if it has one.
    fn count(&mut self, word: &str, decoded: Option<String>, stands: bool) {
        let same = decoded.as_deref() == Some(word);
        let fits = decoded.is_some_and(|decoded| is_syllable(&decoded.to_lowercase()));
        match (fits, stands) {
            // "khí" is the same in VNI: it says nothing.
            _ if same => {}
            (true, false) => {
                self.fits += 1;
                self.long |= word.chars().count() >= 3;
            }
            (true, true) => self.open += 1,
            (false, true) => self.denies += 1,
            // Abbreviations (Q§, H§ND) are syllables in no encoding.
            (false, false) if word.bytes().any(|b| b.is_ascii_lowercase()) => self.misfits += 1,
            (false, false) => {}
        }
    }

    /// Words decide by themselves.
    fn is_clear(&self) -> bool {
        self.fits > self.denies && self.fits > self.misfits
    }

    /// Enough where the font says so too.
    fn is_likely(&self) -> bool {
        self.fits + self.open > 0
            && self.fits >= self.denies
            && self.fits + self.open > self.misfits
    }

    fn weight(&self) -> (usize, std::cmp::Reverse<usize>) {
        (self.fits, std::cmp::Reverse(self.misfits))
    }
}

/// Whether a text holds a letter that no old encoding shows as: "ạ", "ư", a combining tone.
pub(super) fn is_surely_unicode(text: &str) -> bool {
    text.chars()
        .any(|c| c >= '\u{100}' && (c.is_alphabetic() || ('\u{300}'..'\u{370}').contains(&c)))
}

/// Letters as Unicode knows them, and the signs that TCVN3 uses for letters.
fn is_word_char(c: char) -> bool {
    c.is_alphanumeric() || tcvn3::letter(c).is_some()
}
