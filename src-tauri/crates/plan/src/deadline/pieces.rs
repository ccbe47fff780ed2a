//! A deadline's text cut into the pieces that gave its parts, for underlining.

use super::{Deadline, Part};
use std::ops::Range;

/// A part and the bytes that gave it.
type Span = (Part, Range<usize>);

/// Of two spans as long as each other over the same words, the one whose part says more wins.
const BY_SAY: [Part; 7] = [
    Part::Problem,
    Part::DueRule,
    Part::Target,
    Part::Window,
    Part::Event,
    Part::Reference,
    Part::Standing,
];

impl Deadline {
    /// The verbatim text in pieces, in reading order: joined they are the text. A piece carries
    /// the part its words gave; `None` where they gave nothing. Where spans overlap, a problem
    /// wins, then the shorter span.
    pub fn pieces(&self) -> Vec<(&str, Option<Part>)> {
        let mut ends: Vec<usize> = self
            .spans
            .iter()
            .flat_map(|(_, bytes)| [bytes.start, bytes.end])
            .chain([0, self.text.len()])
            .collect();
        ends.sort_unstable();
        ends.dedup();
        let mut cuts: Vec<(Range<usize>, Option<&Span>)> = Vec::new();
        for bounds in ends.windows(2) {
            let bytes = bounds[0]..bounds[1];
            let giver = self.giver_of(&bytes);
            match cuts.last_mut() {
                Some((last, by)) if *by == giver => last.end = bytes.end,
                _ => cuts.push((bytes, giver)),
            }
        }
        let mut pieces: Vec<(Range<usize>, Option<Part>)> = Vec::new();
        for (bytes, giver) in cuts {
            pieces.push((bytes, giver.map(|(part, _)| *part)));
            self.close_gap(&mut pieces);
        }
        pieces
            .into_iter()
            .map(|(bytes, part)| (&self.text[bytes], part))
            .collect()
    }

    /// Joins the last three pieces where only blanks part two that gave the same.
    fn close_gap(&self, pieces: &mut Vec<(Range<usize>, Option<Part>)>) {
        if let [.., (first, before), (gap, None), (last, after)] = pieces.as_slice()
            && before == after
            && self.text[gap.clone()].trim().is_empty()
        {
            let joined = (first.start..last.end, *after);
            pieces.truncate(pieces.len() - 3);
            pieces.push(joined);
        }
    }

    /// The span that speaks for a stretch of text no span begins or ends within.
    fn giver_of(&self, stretch: &Range<usize>) -> Option<&Span> {
        self.spans
            .iter()
            .filter(|(_, bytes)| bytes.start <= stretch.start && stretch.end <= bytes.end)
            .min_by_key(|(part, bytes)| {
                let say = BY_SAY.iter().position(|known| known == part);
                (*part != Part::Problem, bytes.len(), say)
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deadline::BeforeDay;

    /// `[part: words]` for a piece that gave a part.
    fn marked(text: &str) -> String {
        let deadline = Deadline::read(text, 2024, BeforeDay::DayBefore);
        let pieces = deadline.pieces();
        let joined: String = pieces.iter().map(|(words, _)| *words).collect();
        assert_eq!(joined, text);
        pieces
            .into_iter()
            .map(|(words, part)| match part {
                Some(part) => format!("[{part:?}: {words}]"),
                None => words.to_owned(),
            })
            .collect()
    }

    #[test]
    fn the_words_that_gave_a_part_stand_in_its_piece() {
        for (text, expected) in [
            ("", ""),
            ("–", "–"),
            (
                "Quý I/2024 và thực hiện thường xuyên",
                "[Window: Quý I/2024] và [Standing: thực hiện thường xuyên]",
            ),
            (
                "Cấp thị xã 100%; cấp xã 90%",
                "[Target: Cấp thị xã 100%]; [Target: cấp xã 90%]",
            ),
            (
                "Trước ngày 31/11/2023",
                "[Window: Trước ngày ][Problem: 31/11/2023]",
            ),
            ("xem sau", "[Problem: xem sau]"),
        ] {
            assert_eq!(marked(text), expected);
        }
    }

    #[test]
    fn of_overlapping_spans_the_shorter_speaks_and_nothing_is_lost() {
        let deadline = |spans: Vec<(Part, Range<usize>)>| Deadline {
            text: "abcdefgh".to_owned(),
            spans,
            ..Deadline::default()
        };
        let table = [
            (
                vec![(Part::Reference, 0..8), (Part::Window, 2..4)],
                vec![
                    ("ab", Some(Part::Reference)),
                    ("cd", Some(Part::Window)),
                    ("efgh", Some(Part::Reference)),
                ],
            ),
            (
                vec![(Part::Standing, 1..5), (Part::DueRule, 1..5)],
                vec![("a", None), ("bcde", Some(Part::DueRule)), ("fgh", None)],
            ),
            (
                vec![(Part::Window, 2..4), (Part::Problem, 0..8)],
                vec![("abcdefgh", Some(Part::Problem))],
            ),
            (
                vec![(Part::Window, 0..5), (Part::Target, 3..7)],
                vec![
                    ("abc", Some(Part::Window)),
                    ("defg", Some(Part::Target)),
                    ("h", None),
                ],
            ),
            (
                vec![(Part::Window, 0..2), (Part::Window, 2..4)],
                vec![
                    ("ab", Some(Part::Window)),
                    ("cd", Some(Part::Window)),
                    ("efgh", None),
                ],
            ),
        ];
        for (spans, expected) in table {
            assert_eq!(deadline(spans).pieces(), expected);
        }
    }
}
