//! Filled templates and bundles, in words.

use super::{Show, day, lines, moment, remarks};
use office::views::{BundleView, FillView, TemplateEntry, TemplateItem, TemplatePlace};
use words::cli::show as said;

impl Show for FillView {
    fn show(&self) -> String {
        let as_of = day(&self.as_of);
        let cells = self.filled.len();
        let head = match self.version {
            Some(version) => said::filled_version(cells, &self.path, &self.period, version, as_of),
            None => said::filled_draft(cells, &self.path, &self.period, as_of),
        };
        let left = self.left.iter();
        let left = left.map(|one| said::cell_left(&one.sheet, &one.cell, &one.message));
        let unmatched = self.unmatched.iter().map(|one| {
            let row = said::row_unmatched(&one.sheet, &one.cell, &one.text);
            match one.suggestions.as_slice() {
                [] => row,
                like => format!("{row} {}", said::row_like(like.join("; "))),
            }
        });
        let absent = (!self.absent.is_empty()).then(|| said::without_row(self.absent.join("; ")));
        lines(
            [head]
                .into_iter()
                .chain(left)
                .chain(unmatched)
                .chain(absent),
        )
    }
}

impl Show for TemplateEntry {
    fn show(&self) -> String {
        let head = said::template(self.id, &self.name, moment(&self.mapped_at));
        lines([head].into_iter().chain(self.places.iter().map(Show::show)))
    }
}

impl Show for TemplatePlace {
    fn show(&self) -> String {
        format!("  {}!{}={}", self.sheet, self.at, self.item)
    }
}

impl Show for TemplateItem {
    fn show(&self) -> String {
        let rows = match self.rows {
            Some("unit") => said::rows_unit(),
            Some("task") => said::rows_task(),
            Some(_) => said::rows_indicator(),
            None => said::rows_none(),
        };
        said::template_item(rows, &self.item, &self.label)
    }
}

impl Show for BundleView {
    fn show(&self) -> String {
        let head = said::bundled(&self.period, &self.folder, day(&self.as_of));
        let files = self.files.iter().map(|file| format!("  {}", file.path));
        lines([head].into_iter().chain(files)) + &remarks(&self.remarks)
    }
}
