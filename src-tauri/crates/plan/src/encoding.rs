//! Vietnamese text from before Unicode: TCVN3 (fonts `.VnTime`, `.VnTimeH`) and VNI Windows.
//!
//! Files written with those fonts hold single-byte codes that a program of today opens as
//! Western letters: "Phßng T­ ph¸p" and "Phoøng Tö phaùp" are both "Phòng Tư pháp". This module
//! knows the codes and recognises such text; it must not know what a column means. Conversion
//! comes before any cleaning: U+00AD, elsewhere an invisible hyphen, is TCVN3's "ư".

use std::borrow::Cow;

mod evidence;
mod sheet;
mod syllable;
mod tcvn3;
mod vni;

pub use sheet::Decoded;

/// How a text was written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Encoding {
    /// Unicode: nothing to convert.
    #[default]
    Unicode,
    /// TCVN 5712:1993, the third table.
    Tcvn3,
    /// TCVN3 in a font whose small letters look like capitals (`.VnTimeH`).
    Tcvn3Capitals,
    /// VNI Windows: a letter and its mark are two characters.
    Vni,
}

impl Encoding {
    /// The stable word other programs know the encoding by (`cli.md`).
    pub fn word(self) -> &'static str {
        match self {
            Encoding::Unicode => "unicode",
            Encoding::Tcvn3 | Encoding::Tcvn3Capitals => "tcvn3",
            Encoding::Vni => "vni",
        }
    }

    /// The encoding a font was made for, if it was made for an old one.
    pub fn of_font(font: &str) -> Option<Encoding> {
        let font = font.trim();
        let starts_with = |prefix: &str| {
            font.get(..prefix.len())
                .is_some_and(|start| start.eq_ignore_ascii_case(prefix))
        };
        if starts_with(".vn") {
            // ".VnTimeH" has a capital H behind its name; ".VnArial Narrow" has none.
            let capitals = font.ends_with('H') && !font.ends_with(" H");
            Some(if capitals {
                Encoding::Tcvn3Capitals
            } else {
                Encoding::Tcvn3
            })
        } else if starts_with("vni-") || starts_with("vni ") {
            Some(Encoding::Vni)
        } else {
            None
        }
    }

    /// The encoding itself, whatever its letters look like.
    fn small_letters(self) -> Encoding {
        if self == Encoding::Tcvn3Capitals {
            Encoding::Tcvn3
        } else {
            self
        }
    }

    /// The text in Unicode. Characters the encoding does not use stay as they are.
    pub fn decode(self, text: &str) -> Cow<'_, str> {
        match self {
            Encoding::Unicode => Cow::Borrowed(text),
            Encoding::Tcvn3 => Cow::Owned(tcvn3::decode(text)),
            Encoding::Tcvn3Capitals => Cow::Owned(tcvn3::decode(text).to_uppercase()),
            Encoding::Vni => Cow::Owned(vni::decode(text)),
        }
    }
}

/// The old encoding that the texts of one column are written in, or [`Encoding::Unicode`].
///
/// Words decide: those that are Vietnamese syllables only when converted, against those that are
/// syllables as they stand. The font, where known, settles what words leave open; a font alone
/// proves nothing, because Unicode text is often left in an old font. Texts that hold letters
/// only Unicode has are passed over, so a column may be mixed.
pub fn detect<'a>(texts: impl IntoIterator<Item = &'a str>, font: Option<&str>) -> Encoding {
    let mut evidence = evidence::Evidence::default();
    for text in texts {
        evidence.add(text);
    }
    evidence.certain(font).unwrap_or_default()
}

#[cfg(test)]
pub(crate) mod tests;
