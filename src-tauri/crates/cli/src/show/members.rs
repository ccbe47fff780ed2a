//! The working group in words.

use super::{Show, day, lines};
use office::views::{MemberView, MembersFile, MembersListed, MembersView};
use words::cli::show as said;

impl Show for MemberView {
    fn show(&self) -> String {
        let mut text = vec![said::member(self.id, &self.name, self.role_name)];
        let place = [self.position.as_str(), self.unit.as_str()];
        let place: Vec<&str> = place.into_iter().filter(|part| !part.is_empty()).collect();
        text.extend((!place.is_empty()).then(|| said::member_where(place.join(", "))));
        let from = self.from.as_deref().zip(self.decision.as_deref());
        text.extend(from.map(|(from, by)| said::member_since(day(from), by)));
        let until = self.until.as_deref().zip(self.left_by.as_deref());
        text.extend(until.map(|(until, by)| said::member_until(day(until), by)));
        lines(text)
    }
}

impl Show for MembersView {
    fn show(&self) -> String {
        let mut text = vec![said::members(self.members.len(), day(&self.on))];
        text.extend(self.members.iter().map(Show::show));
        if !self.others.is_empty() {
            text.push(said::members_before(self.others.len()));
            text.extend(self.others.iter().map(Show::show));
        }
        lines(text)
    }
}

impl Show for MembersListed {
    fn show(&self) -> String {
        let (changing, missing) = (self.changing.len(), self.missing.len());
        let joining = self.joining.len();
        let mut text = vec![said::members_read(joining, changing, self.same, missing)];
        let person =
            |one: &MemberView| format!("  + {} – {}, {}", one.name, one.position, one.role_name);
        text.extend(self.joining.iter().map(person));
        text.push(match self.accepted {
            true => said::members_stored().to_owned(),
            false => said::members_unstored().to_owned(),
        });
        lines(text)
    }
}

impl Show for MembersFile {
    fn show(&self) -> String {
        said::members_written(self.members, &self.path)
    }
}
