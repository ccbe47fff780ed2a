//! Answers in words, a line or a few each.

mod carrying;
mod deciding;
mod directing;
mod directory;
mod following;
mod indicators;
mod keeping;
mod mapping;
mod members;
mod narrative;
mod over_time;
mod plan;
mod regime;
mod reporting;
mod returning;
mod templates;

use office::views::{InitView, RemarkView};
use words::cli::show as said;

/// Something a person can read.
pub trait Show {
    /// The words.
    fn show(&self) -> String;
}

impl<T: Show> Show for Vec<T> {
    fn show(&self) -> String {
        if self.is_empty() {
            said::nothing().to_owned()
        } else {
            lines(self.iter().map(Show::show))
        }
    }
}

fn lines(lines: impl IntoIterator<Item = String>) -> String {
    lines.into_iter().collect::<Vec<_>>().join("\n")
}

/// A day as people write it: 2024-03-15 is 15/03/2024.
fn day(iso: &str) -> String {
    iso.get(..10)
        .map(|iso| iso.split('-').rev().collect::<Vec<_>>().join("/"))
        .unwrap_or_default()
}

/// A moment as people write it.
fn moment(rfc3339: &str) -> String {
    let time = rfc3339.get(11..16).unwrap_or_default();
    format!("{time} {}", day(rfc3339))
}

impl Show for InitView {
    fn show(&self) -> String {
        said::made(&self.store, &self.profile, self.units, self.collectives)
    }
}

impl Show for RemarkView {
    fn show(&self) -> String {
        let place = [self.sheet.as_str(), self.cell.as_str()]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join("!");
        if place.is_empty() {
            format!("  • {}", self.message)
        } else {
            format!("  • {place}: {}", self.message)
        }
    }
}

fn remarks(remarks: &[RemarkView]) -> String {
    if remarks.is_empty() {
        String::new()
    } else {
        format!(
            "\n{}\n{}",
            said::remarks(remarks.len()),
            lines(remarks.iter().map(Show::show))
        )
    }
}
