//! Members of the working group: who belongs to it on a day, and the decisions that renew it
//! (kiện toàn). What was is kept; a decision is one operation.

mod reading;

pub use reading::ListSource;

use crate::error::MemberRefusal;
use crate::views::{GroupDecisionView, MemberView, MembersFile, MembersView, iso};
use crate::wording::member_role;
use crate::{Office, OfficeError, files};
use chrono::NaiveDate;
use plan::member::{Member, MemberId, Person, sort};
use plan::text::{clean, match_key};
use sheets::membership::{Enrolled, Roll};
use sheets::{Properties, page};
use std::path::Path;
use store::{GroupDecision, GroupDecisionId, Operation, Reader, StoredMember, Tx};
use words::member as said;

/// A decision about the group as it is entered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DecisionEntry {
    /// Số, ký hiệu.
    pub number: String,
    /// Its day.
    pub dated: Option<NaiveDate>,
    /// Cơ quan ban hành.
    pub issuer: String,
    /// The first day of what it decides; its own day, else today, where none is said.
    pub on: Option<NaiveDate>,
}

/// What a decision changes in the group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RenewalEntry {
    /// The decision.
    pub decision: DecisionEntry,
    /// The identities of those who leave; the day before is their last.
    pub leaving: Vec<i64>,
    /// Those who come, in the decision's order.
    pub joining: Vec<Person>,
}

/// Everything known of the group.
pub(crate) struct Group {
    members: Vec<StoredMember>,
    decisions: Vec<(GroupDecisionId, GroupDecision)>,
}

impl Office {
    /// The group on a day: today where none is said.
    ///
    /// # Errors
    /// The store refuses.
    pub fn members(&self, on: Option<NaiveDate>) -> Result<MembersView, OfficeError> {
        let on = on.unwrap_or_else(|| self.clock.today());
        self.read(|reader| Ok(Group::of(reader)?.view(on)))
    }

    /// Renews the group by a decision: some leave the day before, others come.
    ///
    /// # Errors
    /// The decision has no number; nobody comes or leaves; somebody has no name, belongs to the
    /// group already, does not, or cannot leave on the day; the store refuses.
    pub fn renew_group(&mut self, entry: &RenewalEntry) -> Result<MembersView, OfficeError> {
        let decision = self.decision(&entry.decision)?;
        let joining: Vec<Person> = entry.joining.iter().map(cleaned).collect();
        if joining.iter().any(|person| person.name.is_empty()) {
            return Err(MemberRefusal::Nameless.into());
        }
        if joining.is_empty() && entry.leaving.is_empty() {
            return Err(MemberRefusal::NothingChanges.into());
        }
        let now = self.now();
        let operation = Operation::new("members_renewed", decision.number.clone(), now);
        self.perform(&operation, |tx| {
            let group = Group::of(tx)?;
            let leaving = group.leaving(&entry.leaving, decision.on)?;
            group.refuse_known(&joining, &leaving, decision.on)?;
            let by = match group.known(&decision) {
                Some(known) => known,
                None => tx.decide_group(&decision, now)?,
            };
            change(tx, (by, decision.on), &leaving, &joining)
        })?;
        self.members(Some(decision.on))
    }

    /// Corrects what is written of a member; their days stay as decided.
    ///
    /// # Errors
    /// No such member; the name is blank; the store refuses.
    pub fn correct_member(&mut self, id: i64, person: &Person) -> Result<MemberView, OfficeError> {
        let person = cleaned(person);
        if person.name.is_empty() {
            return Err(MemberRefusal::Nameless.into());
        }
        let today = self.clock.today();
        let operation = Operation::new("member_corrected", person.name.clone(), self.now());
        self.perform(&operation, |tx| {
            Group::of(tx)?.member(id, today)?;
            Ok(tx.correct_member(MemberId(id), &person)?)
        })?;
        self.read(|reader| {
            let group = Group::of(reader)?;
            Ok(group.one(group.member(id, today)?))
        })
    }

    /// The identity of the one member a name means on a day; an identity means itself.
    ///
    /// # Errors
    /// Nobody bears it, or several do; the store refuses.
    pub fn member_named(&self, name: &str, on: Option<NaiveDate>) -> Result<i64, OfficeError> {
        let on = on.unwrap_or_else(|| self.clock.today());
        self.read(|reader| {
            let members = Group::of(reader)?.on(on);
            let key = match_key(name);
            let means = |one: &&Member| {
                match_key(&one.person.name) == key || one.id.0.to_string() == name.trim()
            };
            let named: Vec<&Member> = members.iter().filter(means).collect();
            let name = name.to_owned();
            match named.as_slice() {
                [one] => Ok(one.id.0),
                [] => Err(MemberRefusal::Unknown { name, day: on }.into()),
                _ => Err(MemberRefusal::Ambiguous { name }.into()),
            }
        })
    }

    /// Writes the list of members on a day: a workbook where the file's ending says so, else a
    /// document.
    ///
    /// # Errors
    /// The file cannot be written; the store refuses.
    pub fn write_members(
        &self,
        on: Option<NaiveDate>,
        path: &Path,
    ) -> Result<MembersFile, OfficeError> {
        let roll = self.roll(on.unwrap_or_else(|| self.clock.today()))?;
        let is_workbook = path
            .extension()
            .is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx"));
        let bytes = if is_workbook {
            let list = sheets::membership::list(&roll);
            let properties = Properties {
                title: list.title.clone(),
                created: roll.now,
            };
            page::write_workbook(&[list], &properties)?.bytes
        } else {
            let heading = &self.profile.heading;
            let head = heading.letterhead(heading.letter_symbol());
            sheets::membership::write(&roll, &head)?
        };
        files::save(path, &bytes)?;
        Ok(MembersFile {
            path: path.display().to_string(),
            members: roll.members.len(),
        })
    }

    fn roll(&self, on: NaiveDate) -> Result<Roll, OfficeError> {
        self.read(|reader| {
            let group = Group::of(reader)?;
            let members = group.on(on);
            let is_basis = |id: GroupDecisionId| {
                let mut ids = members.iter().map(|member| member.id);
                ids.any(|one| group.stored(one).is_some_and(|one| one.joined_by == id))
            };
            let decisions = group.decisions.iter().filter(|(id, _)| is_basis(*id));
            Ok(Roll {
                on,
                now: self.now(),
                decisions: decisions.map(|(_, one)| cited(one)).collect(),
                members: members.iter().map(enrolled).collect(),
            })
        })
    }

    /// A decision that may be entered.
    fn decision(&self, entry: &DecisionEntry) -> Result<GroupDecision, OfficeError> {
        let number = clean(&entry.number);
        if number.is_empty() {
            return Err(MemberRefusal::DecisionNumberless.into());
        }
        Ok(GroupDecision {
            number,
            dated: entry.dated,
            issuer: clean(&entry.issuer),
            on: self.first_day(entry),
        })
    }

    fn first_day(&self, entry: &DecisionEntry) -> NaiveDate {
        let own = entry.on.or(entry.dated);
        own.unwrap_or_else(|| self.clock.today())
    }
}

impl Group {
    fn of(reader: &Reader<'_>) -> Result<Group, OfficeError> {
        Ok(Group {
            members: reader.members()?,
            decisions: reader.group_decisions()?,
        })
    }

    /// Who belongs to it on a day, in the order of a list.
    fn on(&self, day: NaiveDate) -> Vec<Member> {
        let all = self.members.iter().map(|one| &one.member);
        let mut members: Vec<Member> = all.filter(|one| one.is_on(day)).cloned().collect();
        sort(&mut members);
        members
    }

    fn stored(&self, id: MemberId) -> Option<&StoredMember> {
        self.members.iter().find(|one| one.member.id == id)
    }

    fn member(&self, id: i64, day: NaiveDate) -> Result<&StoredMember, OfficeError> {
        self.stored(MemberId(id)).ok_or_else(|| {
            let name = id.to_string();
            MemberRefusal::Unknown { name, day }.into()
        })
    }

    /// Those who leave on a day, all of whom must have belonged to the group the day before.
    fn leaving(&self, ids: &[i64], day: NaiveDate) -> Result<Vec<MemberId>, OfficeError> {
        let leaves = |id: &i64| {
            let member = &self.member(*id, day)?.member;
            if member.from >= day || member.until.is_some() {
                let name = member.person.name.clone();
                return Err(MemberRefusal::CannotLeave { name, day }.into());
            }
            Ok(member.id)
        };
        ids.iter().map(leaves).collect()
    }

    /// Refuses whoever belongs to the group already and does not leave it.
    fn refuse_known(
        &self,
        joining: &[Person],
        leaving: &[MemberId],
        day: NaiveDate,
    ) -> Result<(), OfficeError> {
        let staying = self.on(day).into_iter();
        let staying: Vec<Member> = staying.filter(|one| !leaving.contains(&one.id)).collect();
        let is_known = |person: &Person, above: &[Person]| {
            let here = staying.iter().map(|one| &one.person);
            here.chain(above).any(|one| one.is_same(person))
        };
        for (at, person) in joining.iter().enumerate() {
            if is_known(person, &joining[..at]) {
                let name = person.name.clone();
                return Err(MemberRefusal::Known { name }.into());
            }
        }
        Ok(())
    }

    /// The same decision, where it was entered before.
    fn known(&self, decision: &GroupDecision) -> Option<GroupDecisionId> {
        let key = |one: &GroupDecision| {
            let texts = (match_key(&one.number), match_key(&one.issuer));
            (texts, one.dated, one.on)
        };
        let mut known = self.decisions.iter();
        let found = known.find(|(_, one)| key(one) == key(decision));
        found.map(|(id, _)| *id)
    }

    fn cited(&self, id: GroupDecisionId) -> Option<String> {
        let mut decisions = self.decisions.iter();
        let found = decisions.find(|(known, _)| *known == id);
        found.map(|(_, decision)| cited(decision))
    }

    fn one(&self, stored: &StoredMember) -> MemberView {
        let left_by = stored.left_by.and_then(|id| self.cited(id));
        MemberView::stored(stored, self.cited(stored.joined_by), left_by)
    }

    fn view(&self, on: NaiveDate) -> MembersView {
        let members = self.on(on);
        let here = members.iter().filter_map(|one| self.stored(one.id));
        let others = self.members.iter().filter(|one| !one.member.is_on(on));
        MembersView {
            on: on.to_string(),
            members: here.map(|one| self.one(one)).collect(),
            others: others.map(|one| self.one(one)).collect(),
            decisions: self
                .decisions
                .iter()
                .rev()
                .map(|(id, decision)| self.decided(*id, decision))
                .collect(),
        }
    }

    fn decided(&self, id: GroupDecisionId, decision: &GroupDecision) -> GroupDecisionView {
        let named = |is_so: &dyn Fn(&StoredMember) -> bool| {
            let found = self.members.iter().filter(|one| is_so(one));
            found.map(|one| in_role(&one.member.person)).collect()
        };
        GroupDecisionView {
            number: decision.number.clone(),
            dated: iso(decision.dated),
            issuer: decision.issuer.clone(),
            on: decision.on.to_string(),
            cited: cited(decision),
            joined: named(&|one| one.joined_by == id),
            left: named(&|one| one.left_by == Some(id)),
        }
    }
}

fn change(
    tx: &Tx<'_>,
    (by, on): (GroupDecisionId, NaiveDate),
    leaving: &[MemberId],
    joining: &[Person],
) -> Result<(), OfficeError> {
    for member in leaving {
        tx.dismiss(*member, by, on.pred_opt().unwrap_or(on))?;
    }
    for person in joining {
        tx.admit(person, by, on)?;
    }
    Ok(())
}

fn cleaned(person: &Person) -> Person {
    Person {
        name: clean(&person.name),
        position: clean(&person.position),
        unit: clean(&person.unit),
        role: person.role,
    }
}

fn in_role(person: &Person) -> String {
    said::in_role(&person.name, member_role(person.role))
}

fn enrolled(member: &Member) -> Enrolled {
    let Person {
        name,
        position,
        unit,
        role,
    } = &member.person;
    // "Trưởng phòng Nội vụ" names the unit already.
    let named = unit.is_empty() || match_key(position).contains(&match_key(unit));
    Enrolled {
        name: name.clone(),
        position: match (named, position.is_empty()) {
            (true, _) => position.clone(),
            (false, true) => unit.clone(),
            (false, false) => said::position_in(position, unit),
        },
        role: member_role(*role).to_owned(),
        from: member.from,
    }
}

/// A decision in a few words, as papers cite it.
fn cited(decision: &GroupDecision) -> String {
    let GroupDecision { number, issuer, .. } = decision;
    let day = decision.dated.map(|day| day.format("%d/%m/%Y").to_string());
    match (day, issuer.as_str()) {
        (Some(day), "") => said::cited_day(number, day),
        (Some(day), issuer) => said::cited_full(number, day, issuer),
        (None, "") => said::cited_number(number),
        (None, issuer) => said::cited_issuer(number, issuer),
    }
}
