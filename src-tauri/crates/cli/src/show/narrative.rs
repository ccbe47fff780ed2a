//! The report in words.

use super::{Show, day};
use office::views::{NarrativeFile, NarrativeView};
use words::cli::show as said;

impl Show for NarrativeView {
    fn show(&self) -> String {
        let parts = self.parts.iter().map(|part| {
            let text = part.own.as_ref().unwrap_or(&part.draft);
            let note = if part.outdated {
                format!("\n{}", said::narrative_outdated())
            } else {
                String::new()
            };
            format!("{}\n{text}{note}", part.title)
        });
        parts.collect::<Vec<_>>().join("\n\n")
    }
}

impl Show for NarrativeFile {
    fn show(&self) -> String {
        said::narrative_written(&self.path, &self.period, day(&self.as_of))
    }
}
