//! What stands above the table: the plan's title, and its year.

use super::header::Header;
use super::wording::{is_caption, year_in_title};
use super::{Asked, DraftTask};
use crate::encoding::Decoded;
use crate::text::{clean, match_key};
use std::collections::BTreeMap;

/// A plan's title.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Title {
    /// Its words; empty where nothing stands above the table.
    pub text: String,
    /// The words as the file holds them, where they were converted.
    pub original: Option<String>,
}

/// A row above the table.
struct Above<'a> {
    text: String,
    original: Option<&'a str>,
}

impl Title {
    /// The rows in capitals above the header, captions left out; else the last row.
    pub fn of(decoded: &Decoded, header: &Header) -> Title {
        let above: Vec<Above> = decoded
            .sheet
            .rows
            .iter()
            .filter(|row| row.index < header.top)
            .filter_map(|row| {
                let (column, cell) = row.cells.first()?;
                Some(Above {
                    text: clean(&cell.shown()),
                    original: decoded.original(row.index, *column),
                })
            })
            .filter(|row| !row.text.is_empty() && !is_caption(&row.text))
            .collect();
        let capitals: Vec<&Above> = above.iter().filter(|row| row.is_in_capitals()).collect();
        let last: Vec<&Above> = above.last().into_iter().collect();
        Title::joined(if capitals.is_empty() {
            &last
        } else {
            &capitals
        })
    }

    /// The plan's year: given, else the title's, else the deadlines' majority, else the profile's.
    pub fn year(
        &self,
        asked: &Asked,
        decoded: &Decoded,
        header: &Header,
        tasks: &[DraftTask],
    ) -> i32 {
        let captions = decoded
            .sheet
            .rows
            .iter()
            .filter(|row| row.index < header.top);
        let above = || {
            captions
                .flat_map(|row| row.cells.iter())
                .filter_map(|(_, cell)| year_in_title(&cell.shown()))
                .next_back()
        };
        asked
            .year
            .or_else(|| year_in_title(&self.text))
            .or_else(above)
            .or_else(|| majority_year(tasks))
            .unwrap_or(asked.profile_year)
    }

    fn joined(rows: &[&Above]) -> Title {
        let join = |texts: Vec<&str>| texts.join(" ");
        let converted = rows.iter().any(|row| row.original.is_some());
        let original = || {
            join(
                rows.iter()
                    .map(|row| row.original.unwrap_or(&row.text))
                    .collect(),
            )
        };
        Title {
            text: join(rows.iter().map(|row| row.text.as_str()).collect()),
            original: converted.then(original),
        }
    }
}

impl Above<'_> {
    fn is_in_capitals(&self) -> bool {
        self.text == self.text.to_uppercase() && self.text.contains(' ')
    }
}

fn majority_year(tasks: &[DraftTask]) -> Option<i32> {
    let mut counts: BTreeMap<i32, usize> = BTreeMap::new();
    for task in tasks {
        let key = match_key(&task.deadline_text);
        for year in key
            .split(|c: char| !c.is_ascii_digit())
            .filter(|part| part.len() == 4)
        {
            if let Some(year) = year.parse().ok().filter(|year| (2000..2100).contains(year)) {
                *counts.entry(year).or_default() += 1;
            }
        }
    }
    counts
        .into_iter()
        .max_by_key(|(year, count)| (*count, std::cmp::Reverse(*year)))
        .map(|(year, _)| year)
}
