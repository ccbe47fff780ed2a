//! Directives: documents that found tasks beside the plan's ("đột xuất"). A document's text becomes
//! proposed tasks, point by point, with whom it names and by when (`domain.md` §2, §4).
//!
//! Nothing here assigns anybody: what is read is looked through by a person.

mod due;
mod marking;
mod parties;
mod points;
#[cfg(test)]
mod tests;

pub use marking::marking;
pub use points::{Point, read};

use crate::submission::Marks;

/// Identity of a document within one store.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DocumentId(pub i64);

/// Whether a document came or went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    /// Văn bản đến.
    In,
    /// Văn bản đi.
    Out,
}

impl Direction {
    /// Both.
    pub const ALL: [Direction; 2] = [Direction::In, Direction::Out];

    /// Its stable word.
    pub fn word(self) -> &'static str {
        match self {
            Direction::In => "in",
            Direction::Out => "out",
        }
    }
}

/// What a document's own head says of it; blank where it does not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// Number and day.
    pub marks: Marks,
    /// Trích yếu: "V/v …" without these letters.
    pub summary: String,
}

/// Begins the subject of a letter.
const SUBJECT: [&str; 3] = ["v/v", "về việc", "v/v:"];

/// Ends the head: the letter turns to whom it is for.
const ADDRESSEE: &str = "kính gửi";

impl Head {
    /// Reads the lines of a document.
    pub fn of(lines: &[String]) -> Head {
        let ends = |line: &&String| line.to_lowercase().starts_with(ADDRESSEE);
        let head: Vec<String> = lines
            .iter()
            .take(20)
            .take_while(|l| !ends(l))
            .cloned()
            .collect();
        let summary = head.iter().find_map(|line| {
            let lower = line.to_lowercase();
            let begin = SUBJECT.iter().find(|begin| lower.starts_with(*begin))?;
            line.get(begin.len()..)
        });
        Head {
            marks: Marks {
                // Whoever's name stands in a head has not signed it.
                signer: String::new(),
                ..Marks::in_lines(&head)
            },
            summary: summary
                .unwrap_or_default()
                .trim_matches([' ', ':', '"', '“', '”'])
                .to_owned(),
        }
    }
}
