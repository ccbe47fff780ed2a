//! Units' own tables in words.

use super::{Show, day, lines};
use office::views::{MappingView, OwnFieldName, RememberedView};
use words::cli::show as said;

impl Show for MappingView {
    /// Each column with its heading and what it is, or seems to be.
    fn show(&self) -> String {
        let columns = self.columns.iter().map(|column| {
            let name = column
                .field
                .map_or(said::column_not_read(), OwnFieldName::title);
            said::column(&column.column, &column.heading, name)
        });
        lines(columns)
    }
}

impl Show for RememberedView {
    fn show(&self) -> String {
        let columns = self.columns.iter();
        let columns = columns.map(|one| said::column_remembered(&one.heading, one.field.title()));
        let columns = columns.collect::<Vec<_>>().join("; ");
        said::remembered(self.id, &self.unit, day(&self.since), columns)
    }
}
