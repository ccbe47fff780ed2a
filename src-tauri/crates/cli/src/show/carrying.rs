//! The turn of the year in words.

use super::{Show, lines};
use office::views::{CarryRow, CarryView};
use words::cli::show as said;

impl Show for CarryView {
    fn show(&self) -> String {
        let mut out = vec![said::carry_head(
            self.from,
            &self.from_title,
            self.to,
            &self.to_title,
        )];
        out.extend(self.tasks.iter().map(line));
        out.push(said::carry_counts(
            self.counts.replace,
            self.counts.go_on,
            self.counts.end,
            self.counts.unfinished,
            self.decided,
        ));
        out.push(if self.accepted {
            said::stored().to_owned()
        } else {
            said::previewed().to_owned()
        });
        lines(out)
    }
}

fn line(row: &CarryRow) -> String {
    let short: String = row.content.chars().take(60).collect();
    let course = match (&row.new_task, row.course, row.unfinished) {
        (Some(new), ..) => said::carry_into(new),
        (None, "continue", _) => said::carry_continue().to_owned(),
        (None, _, true) => said::carry_end_unfinished().to_owned(),
        (None, _, false) => said::carry_end().to_owned(),
    };
    format!(
        "  {:>8}  {:<26}  {course:<34}  {short}",
        row.task, row.label
    )
}
