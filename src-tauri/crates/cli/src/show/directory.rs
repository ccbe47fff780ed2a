//! The directory in words.

use super::{Show, remarks};
use office::views::{ContactsView, UnitCard, UnitView};
use words::cli::show as said;

impl Show for UnitView {
    fn show(&self) -> String {
        let contact = self.email.as_deref().unwrap_or_default();
        format!("{}  {}  {contact}", self.name, self.collectives.join(", "))
            .trim_end()
            .to_owned()
    }
}

impl Show for UnitCard {
    fn show(&self) -> String {
        let phone = self.phone.as_deref().unwrap_or_default();
        format!("{}  {phone}", self.unit.show())
            .trim_end()
            .to_owned()
    }
}

impl Show for ContactsView {
    fn show(&self) -> String {
        let head = said::contacts(self.changed.len(), self.same);
        format!("{head}{}", remarks(&self.remarks))
    }
}
