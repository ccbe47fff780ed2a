//! How wide text stands and over how many lines it wraps.
//!
//! A spreadsheet does not fit the height of merged rows itself, and a file cannot ask for it, so
//! heights are computed here. The widths are those of Liberation Serif, which has the same
//! advance widths as Times New Roman; they are a table because neither font is on every machine.

use std::sync::LazyLock;

/// Code points (hexadecimal) with the advance widths of regular, bold and italic.
const WIDTHS: &str = include_str!("metrics/widths.txt");

/// Font units to the em.
const EM: f64 = 2048.0;

/// One past the last code point of the table.
const END: usize = 0x2600;

/// Lines are measured this much wider than they are: screens round every letter to pixels.
const SAFETY: f64 = 1.03;

/// The shape of a font.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Face {
    Regular,
    Bold,
    Italic,
}

/// A font: face and size in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Font {
    pub(crate) face: Face,
    pub(crate) size: f64,
}

/// Widths by face and code point; 0xFFFF where the table has none.
static TABLE: LazyLock<[Vec<u16>; 3]> = LazyLock::new(|| {
    let mut table = [
        vec![u16::MAX; END],
        vec![u16::MAX; END],
        vec![u16::MAX; END],
    ];
    for line in WIDTHS.lines() {
        let mut fields = line.split(' ');
        let code = fields
            .next()
            .and_then(|code| usize::from_str_radix(code, 16).ok());
        for face in &mut table {
            let width = fields.next().and_then(|width| width.parse().ok());
            if let Some((slot, width)) = code.and_then(|code| face.get_mut(code)).zip(width) {
                *slot = width;
            }
        }
    }
    table
});

impl Font {
    /// A font of this face and size in points.
    pub(crate) fn new(face: Face, size: f64) -> Font {
        Font { face, size }
    }

    /// The height of one line in points, as spreadsheets space Times New Roman: 15,75 for 12.
    pub(crate) fn line_height(self) -> f64 {
        (self.size * 1.3125 / 0.75).ceil() * 0.75
    }

    /// The width of text on one line, in points.
    pub(crate) fn width(self, text: &str) -> f64 {
        let widths = self.widths();
        text.chars().map(|c| units(widths, c)).sum::<f64>() * self.size / EM
    }

    /// Where the lines of a text begin when it wraps at `width` points: byte offsets, the first 0.
    pub(crate) fn line_starts(self, text: &str, width: f64) -> Vec<usize> {
        let mut starts = vec![0];
        self.wrap(text, width, |start| starts.push(start));
        starts
    }

    /// Over how many lines a text wraps at `width` points.
    pub(crate) fn lines(self, text: &str, width: f64) -> u32 {
        let mut lines = 1;
        self.wrap(text, width, |_| lines += 1);
        lines
    }

    fn widths(self) -> &'static [u16] {
        let [regular, bold, italic] = &*TABLE;
        match self.face {
            Face::Regular => regular,
            Face::Bold => bold,
            Face::Italic => italic,
        }
    }

    /// Breaks greedily at blanks, as spreadsheets do; a word longer than a line is cut anywhere.
    /// Calls with the offset at which each further line begins.
    fn wrap(self, text: &str, width: f64, mut line_begins: impl FnMut(usize)) {
        let widths = self.widths();
        let limit = (width * EM / self.size / SAFETY).max(EM);
        let (mut line, mut word) = (0.0, 0.0);
        let mut word_start = 0;
        for (at, c) in text.char_indices() {
            if c == '\n' {
                line_begins(at + 1);
                (line, word, word_start) = (0.0, 0.0, at + 1);
                continue;
            }
            let wide = units(widths, c);
            if c == ' ' {
                line += word + wide;
                (word, word_start) = (0.0, at + 1);
                continue;
            }
            if line + word + wide > limit {
                if line > 0.0 {
                    line_begins(word_start);
                } else {
                    line_begins(at);
                    (word, word_start) = (0.0, at);
                }
                line = 0.0;
            }
            word += wide;
        }
    }
}

/// The width of a letter in font units; one em for what the table does not hold.
fn units(widths: &[u16], c: char) -> f64 {
    match widths.get(c as usize) {
        Some(&width) if width != u16::MAX => f64::from(width),
        _ => EM,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const VOWELS: &str =
        "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵđ";

    #[test]
    fn every_vietnamese_letter_has_its_width() {
        let letters = VOWELS
            .chars()
            .chain("bcdghklmnpqrstvx0123456789.,;:-–()/%“”…≥".chars());
        for c in letters.flat_map(|c| c.to_uppercase().chain([c])) {
            for face in [Face::Regular, Face::Bold, Face::Italic] {
                let width = Font::new(face, 12.0).widths().get(c as usize).copied();
                assert!(width.is_some_and(|width| width != u16::MAX), "{c}");
            }
        }
    }

    #[test]
    fn a_digit_of_twelve_points_is_six_points_wide() {
        assert_eq!(Font::new(Face::Regular, 12.0).width("0"), 6.0);
    }

    #[test]
    fn text_wraps_at_blanks_and_long_words_are_cut() {
        let font = Font::new(Face::Regular, 12.0);
        let text = "Tổng hợp kết quả thực hiện";
        let starts = font.line_starts(text, 80.0);
        let lines: Vec<&str> = starts
            .iter()
            .zip(starts.iter().skip(1).chain([&text.len()]))
            .map(|(a, b)| &text[*a..*b])
            .collect();
        assert_eq!(lines, ["Tổng hợp kết ", "quả thực hiện"]);
        assert_eq!(font.lines(&"0".repeat(100), 80.0), 9);
        assert_eq!(font.lines("một\nhai\n", 80.0), 3);
        assert_eq!(font.lines("", 80.0), 1);
    }
}
