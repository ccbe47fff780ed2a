//! Members of the working group: who belongs to it from which day to which, and what a decision
//! that renews it (kiện toàn) changes.
//!
//! Knows people as decisions name them. Must not know a day other than the one asked for.

mod list;

pub use list::read;

use crate::text::match_key;
use chrono::NaiveDate;

/// Identity of a member within one store: one person's time in one role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct MemberId(pub i64);

/// What somebody is in the group.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum MemberRole {
    /// Tổ trưởng.
    Head,
    /// Tổ phó thường trực.
    StandingDeputy,
    /// Tổ phó.
    Deputy,
    /// Thành viên.
    #[default]
    Member,
    /// Thư ký.
    Secretary,
}

impl MemberRole {
    /// All of them, in the order they are offered.
    pub const ALL: &'static [MemberRole] = &[
        MemberRole::Head,
        MemberRole::StandingDeputy,
        MemberRole::Deputy,
        MemberRole::Member,
        MemberRole::Secretary,
    ];

    /// Its stable word.
    pub fn word(self) -> &'static str {
        match self {
            MemberRole::Head => "head",
            MemberRole::StandingDeputy => "standing_deputy",
            MemberRole::Deputy => "deputy",
            MemberRole::Member => "member",
            MemberRole::Secretary => "secretary",
        }
    }

    /// Where it stands in a list: below the heads of the group the decision's own order holds.
    fn rank(self) -> u8 {
        match self {
            MemberRole::Head => 0,
            MemberRole::StandingDeputy => 1,
            MemberRole::Deputy => 2,
            MemberRole::Member | MemberRole::Secretary => 3,
        }
    }
}

/// Somebody as a decision names them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Person {
    /// Họ và tên.
    pub name: String,
    /// Chức vụ.
    pub position: String,
    /// Where they work, as it is written; may be empty.
    pub unit: String,
    /// What they are in the group.
    pub role: MemberRole,
}

impl Person {
    /// Whether two entries say the same of the same person, however it is spelled.
    pub fn is_same(&self, other: &Person) -> bool {
        let key = |text: &str| match_key(text);
        self.is_namesake(other)
            && self.role == other.role
            && key(&self.position) == key(&other.position)
            && key(&self.unit) == key(&other.unit)
    }

    fn is_namesake(&self, other: &Person) -> bool {
        match_key(&self.name) == match_key(&other.name)
    }
}

/// A member of the group, for as long as they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Identity.
    pub id: MemberId,
    /// Who, and in which role.
    pub person: Person,
    /// The first day.
    pub from: NaiveDate,
    /// The last day; `None` while nobody ended it.
    pub until: Option<NaiveDate>,
}

impl Member {
    /// Whether they belong to the group on a day.
    pub fn is_on(&self, day: NaiveDate) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }
}

/// Puts members in the order of a list: the heads first, then as the decisions name them.
pub fn sort(members: &mut [Member]) {
    members.sort_by_key(|member| (member.person.role.rank(), member.id));
}

/// What a list of people changes in a group.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Renewal {
    /// Who leaves.
    pub leaving: Vec<MemberId>,
    /// Who comes.
    pub joining: Vec<Person>,
    /// How many stay as they are.
    pub same: usize,
}

impl Renewal {
    /// Compares a list with the members there are. Somebody whose role, position or unit the list
    /// says otherwise leaves and comes again; `whole`: whoever the list does not name leaves too.
    pub fn of(current: &[Member], listed: &[Person], whole: bool) -> Renewal {
        let stays = |member: &Member| listed.iter().any(|one| one.is_same(&member.person));
        // Of several namesakes nobody knows who is meant.
        let is_renamed = |member: &Member| {
            let known = current.iter();
            let known = known.filter(|one| one.person.is_namesake(&member.person));
            let named = listed.iter();
            let named = named.filter(|one| one.is_namesake(&member.person));
            known.count() == 1 && named.count() == 1
        };
        let leaving = current.iter().filter(|one| !stays(one));
        let leaving = leaving.filter(|one| whole || is_renamed(one));
        let mut joining: Vec<Person> = Vec::new();
        for person in listed {
            let known = current.iter().any(|one| one.person.is_same(person));
            if !known && !joining.iter().any(|one| one.is_same(person)) {
                joining.push(person.clone());
            }
        }
        Renewal {
            leaving: leaving.map(|one| one.id).collect(),
            joining,
            same: current.iter().filter(|one| stays(one)).count(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(name: &str, position: &str, role: MemberRole) -> Person {
        Person {
            name: name.to_owned(),
            position: position.to_owned(),
            unit: String::new(),
            role,
        }
    }

    fn group(people: &[Person]) -> Vec<Member> {
        let member = |(id, person): (i64, &Person)| Member {
            id: MemberId(id),
            person: person.clone(),
            from: "2024-01-15".parse().unwrap(),
            until: None,
        };
        (1..).zip(people).map(member).collect()
    }

    #[test]
    fn a_list_says_who_leaves_who_comes_and_who_stays() {
        let head = person("Trần Văn A", "Chủ tịch", MemberRole::Head);
        let deputy = person("Lê Thị B", "Phó Chủ tịch", MemberRole::Deputy);
        let chief = person("Ngô C", "Trưởng phòng", MemberRole::Member);
        let current = group(&[head.clone(), deputy.clone(), chief.clone()]);
        let promoted = person("lê thị B", "Chủ tịch", MemberRole::Head);
        let newcomer = person("Vũ D", "Trưởng phòng", MemberRole::Member);
        let listed = [promoted.clone(), chief, newcomer.clone(), newcomer.clone()];

        let added = Renewal::of(&current, &listed, false);
        assert_eq!(added.leaving, [MemberId(2)], "the one it says otherwise of");
        assert_eq!(added.joining, [promoted.clone(), newcomer.clone()]);
        assert_eq!(added.same, 1);

        let renewed = Renewal::of(&current, &listed, true);
        assert_eq!(renewed.leaving, [MemberId(1), MemberId(2)]);
        assert_eq!(renewed.joining, [promoted, newcomer]);
    }

    #[test]
    fn of_namesakes_nobody_is_taken_for_the_other() {
        let one = person("Lê Văn A", "Trưởng phòng Nội vụ", MemberRole::Member);
        let other = person("Lê Văn A", "Trưởng phòng Y tế", MemberRole::Member);
        let current = group(&[one.clone(), other]);
        let moved = person("Lê Văn A", "Chánh Văn phòng", MemberRole::Member);
        let read = Renewal::of(&current, std::slice::from_ref(&moved), false);
        assert_eq!((read.leaving, read.joining), (vec![], vec![moved]));
        let again = Renewal::of(&current, &[one], false);
        assert_eq!(
            (again.leaving, again.joining, again.same),
            (vec![], vec![], 1)
        );
    }

    #[test]
    fn a_member_belongs_from_the_first_day_to_the_last() {
        let mut member = group(&[person("A", "", MemberRole::Member)]).remove(0);
        member.until = "2024-06-30".parse().ok();
        let on = |day: &str| member.is_on(day.parse().unwrap());
        assert!(!on("2024-01-14") && on("2024-01-15"));
        assert!(on("2024-06-30") && !on("2024-07-01"));
    }
}
