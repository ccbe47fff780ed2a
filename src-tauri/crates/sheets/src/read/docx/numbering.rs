//! The numbers Word counts by itself: they stand in no text, yet the reader sees them.

use crate::read::ReadError;
use crate::read::xml::{attribute, each_element};
use std::collections::{HashMap, HashSet};

/// Levels a list can have.
const LEVELS: usize = 9;

/// The document's lists and how far each has counted.
#[derive(Default)]
pub(super) struct Numbering {
    /// Levels of each list definition.
    lists: HashMap<String, Vec<Level>>,
    /// Uses of a definition, by the id paragraphs name.
    uses: HashMap<String, Use>,
    /// List and level that a paragraph style brings along.
    styles: HashMap<String, (String, usize)>,
    /// The last number of each level, by list definition; `None` where not counted yet.
    counts: HashMap<String, [Option<u32>; LEVELS]>,
    /// Uses that have counted already.
    begun: HashSet<String>,
}

struct Level {
    start: u32,
    format: String,
    /// What is printed, "%1.%2.".
    text: String,
}

#[derive(Default)]
struct Use {
    list: String,
    /// Levels that this use begins anew, with their first number.
    starts: HashMap<usize, u32>,
}

impl Numbering {
    /// Reads the parts that define lists and styles; a document may have neither.
    pub fn read(
        numbering: Option<Vec<u8>>,
        styles: Option<Vec<u8>>,
    ) -> Result<Numbering, ReadError> {
        let mut read = Numbering::default();
        if let Some(part) = numbering {
            read.read_lists(&part)?;
        }
        if let Some(part) = styles {
            read.read_styles(&part)?;
        }
        Ok(read)
    }

    fn read_lists(&mut self, part: &[u8]) -> Result<(), ReadError> {
        let (mut list, mut used, mut level) = (String::new(), String::new(), 0);
        each_element(part, |element| {
            let get = |name| attribute(element, name).unwrap_or_default().into_owned();
            let count = |name| get(name).parse().unwrap_or(0);
            let levels = self.lists.entry(list.clone()).or_default();
            match element.local_name().as_ref() {
                "abstractNum" => list = get("abstractNumId"),
                "lvl" if used.is_empty() && levels.len() < LEVELS => levels.push(Level {
                    start: 1,
                    format: String::new(),
                    text: String::new(),
                }),
                "num" => {
                    used = get("numId");
                    self.uses.insert(used.clone(), Use::default());
                }
                name => {
                    let of_use = self.uses.get_mut(&used);
                    match (name, of_use, levels.last_mut()) {
                        ("abstractNumId", Some(of_use), _) => of_use.list = get("val"),
                        ("lvlOverride", Some(_), _) => level = count("ilvl") as usize,
                        ("startOverride", Some(of_use), _) => {
                            of_use.starts.insert(level, count("val"));
                        }
                        ("start", None, Some(last)) => last.start = count("val"),
                        ("numFmt", None, Some(last)) => last.format = get("val"),
                        ("lvlText", None, Some(last)) => last.text = get("val"),
                        _ => {}
                    }
                }
            }
        })
    }

    fn read_styles(&mut self, part: &[u8]) -> Result<(), ReadError> {
        let (mut style, mut level) = (String::new(), 0);
        each_element(part, |element| {
            let get = |name| attribute(element, name).unwrap_or_default().into_owned();
            match element.local_name().as_ref() {
                "style" => (style, level) = (get("styleId"), 0),
                "ilvl" => level = get("val").parse().unwrap_or(0),
                "numId" => {
                    self.styles.insert(style.clone(), (get("val"), level));
                }
                _ => {}
            }
        })
    }

    /// The list and level a style brings along.
    pub fn of_style(&self, style: &str) -> Option<(String, usize)> {
        self.styles.get(style).cloned()
    }

    /// Counts one paragraph of a list; what Word prints before it. `None` for bullets and for
    /// lists that are not defined (0 takes a paragraph out of a list).
    pub fn next(&mut self, id: &str, level: usize) -> Option<String> {
        let of_use = self.uses.get(id)?;
        let levels = self.lists.get(&of_use.list)?;
        let shown = levels.get(level)?;
        let counts = self.counts.entry(of_use.list.clone()).or_default();
        if self.begun.insert(id.to_owned()) {
            for (level, start) in &of_use.starts {
                if let Some(count) = counts.get_mut(*level) {
                    *count = start.checked_sub(1);
                }
            }
        }
        let count = counts.get_mut(level)?;
        *count = Some(count.map_or(shown.start, |count| count.saturating_add(1)));
        counts
            .iter_mut()
            .skip(level + 1)
            .for_each(|count| *count = None);
        if matches!(shown.format.as_str(), "bullet" | "none") {
            return None;
        }
        let mut label = shown.text.clone();
        for (at, (level, count)) in levels.iter().zip(counts).enumerate() {
            let number = in_format(count.unwrap_or(level.start), &level.format);
            label = label.replace(&format!("%{}", at + 1), &number);
        }
        Some(label).filter(|label| !label.is_empty())
    }
}

fn in_format(number: u32, format: &str) -> String {
    match format {
        "upperRoman" => roman(number),
        "lowerRoman" => roman(number).to_lowercase(),
        "upperLetter" => letters(number),
        "lowerLetter" => letters(number).to_lowercase(),
        "decimalZero" => format!("{number:02}"),
        _ => number.to_string(),
    }
}

/// A Roman numeral; numbers that no list reaches stay digits.
fn roman(number: u32) -> String {
    if number == 0 || number >= 400 {
        return number.to_string();
    }
    let mut rest = number;
    let mut numeral = String::new();
    for (value, letters) in [
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ] {
        while rest >= value {
            numeral.push_str(letters);
            rest -= value;
        }
    }
    numeral
}

/// A … Z, AA, BB …, as Word counts; numbers that no list reaches stay digits.
fn letters(number: u32) -> String {
    let letter = |at: u32| u8::try_from(at % 26).map_or('?', |at| char::from(b'A' + at));
    match number.checked_sub(1) {
        Some(at) if at < 26 * 9 => {
            let times = usize::try_from(at / 26 + 1).unwrap_or(1);
            std::iter::repeat_n(letter(at), times).collect()
        }
        _ => number.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_printed_as_word_prints_them() {
        for (number, format, printed) in [
            (4, "upperRoman", "IV"),
            (19, "lowerRoman", "xix"),
            (3, "decimal", "3"),
            (3, "decimalZero", "03"),
            (2, "lowerLetter", "b"),
            (28, "upperLetter", "BB"),
            (4_000_000_000, "upperRoman", "4000000000"),
        ] {
            assert_eq!(in_format(number, format), printed);
        }
    }
}
