//! Members of the working group, and the decisions that made and renewed it.

use super::entered::{day, day_if_any};
use super::iso;
use crate::OfficeError;
use crate::members::{DecisionEntry, RenewalEntry};
use crate::wording::member_role;
use plan::member::{MemberRole, Person};
use serde::{Deserialize, Serialize};
use specta::Type;
use store::StoredMember;

/// What somebody is in the group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum MemberRoleName {
    /// Tổ trưởng.
    Head,
    /// Tổ phó thường trực.
    StandingDeputy,
    /// Tổ phó.
    Deputy,
    /// Thành viên.
    Member,
    /// Thư ký.
    Secretary,
}

impl From<MemberRoleName> for MemberRole {
    fn from(name: MemberRoleName) -> MemberRole {
        match name {
            MemberRoleName::Head => MemberRole::Head,
            MemberRoleName::StandingDeputy => MemberRole::StandingDeputy,
            MemberRoleName::Deputy => MemberRole::Deputy,
            MemberRoleName::Member => MemberRole::Member,
            MemberRoleName::Secretary => MemberRole::Secretary,
        }
    }
}

/// Somebody as the window enters them.
#[derive(Clone, Debug, Deserialize, Type)]
pub struct MemberForm {
    /// Họ và tên.
    pub name: String,
    /// Chức vụ.
    pub position: String,
    /// Where they work; may be empty.
    pub unit: String,
    /// What they are in the group.
    pub role: MemberRoleName,
}

/// A decision that renews the group, as the window enters it; days as people write them.
#[derive(Clone, Debug, Deserialize, Type)]
pub struct RenewalForm {
    /// Số, ký hiệu.
    pub number: String,
    /// Its day; empty where it is not known.
    pub dated: String,
    /// Cơ quan ban hành.
    pub issuer: String,
    /// The first day of what it decides.
    pub on: String,
    /// The identities of those who leave.
    pub leaving: Vec<i64>,
    /// Those who come.
    pub joining: Vec<MemberForm>,
}

/// A member.
#[derive(Clone, Debug, Serialize, Type)]
pub struct MemberView {
    /// Identity; 0 for somebody who is only read from a list.
    pub id: i64,
    /// Họ và tên.
    pub name: String,
    /// Chức vụ.
    pub position: String,
    /// Where they work; may be empty.
    pub unit: String,
    /// head, standing_deputy, deputy, member, secretary.
    pub role: &'static str,
    /// The same in words.
    pub role_name: &'static str,
    /// The first day; `null` for somebody who is only read from a list.
    pub from: Option<String>,
    /// The last day.
    pub until: Option<String>,
    /// The decision they came by, as it is cited.
    pub decision: Option<String>,
    /// The decision they left by.
    pub left_by: Option<String>,
}

/// A decision about the group, with what it changed.
#[derive(Clone, Debug, Serialize, Type)]
pub struct GroupDecisionView {
    /// Số, ký hiệu.
    pub number: String,
    /// Its day.
    pub dated: Option<String>,
    /// Cơ quan ban hành.
    pub issuer: String,
    /// The first day of what it decides.
    pub on: String,
    /// The decision in a few words, as papers cite it.
    pub cited: String,
    /// Who came by it, with their roles.
    pub joined: Vec<String>,
    /// Who left by it.
    pub left: Vec<String>,
}

/// The group on a day.
#[derive(Clone, Debug, Serialize, Type)]
pub struct MembersView {
    /// The day.
    pub on: String,
    /// Who belongs to it that day, the heads first.
    pub members: Vec<MemberView>,
    /// Who does not any more, or not yet.
    pub others: Vec<MemberView>,
    /// The decisions that made and renewed it, newest first.
    pub decisions: Vec<GroupDecisionView>,
}

/// A list of members that was read, set beside the group; nothing is stored.
#[derive(Clone, Debug, Serialize, Type)]
pub struct MembersListed {
    /// Whether it was stored.
    pub accepted: bool,
    /// Those who come by it.
    pub joining: Vec<MemberView>,
    /// Those whose role, position or unit it says otherwise, so that they leave and come again.
    pub changing: Vec<i64>,
    /// Those it does not name.
    pub missing: Vec<i64>,
    /// How many stay as they are.
    pub same: usize,
}

/// A written list of members.
#[derive(Clone, Debug, Serialize, Type)]
pub struct MembersFile {
    /// The file.
    pub path: String,
    /// How many are on it.
    pub members: usize,
}

impl MemberView {
    /// Somebody who is only read.
    pub(crate) fn read(person: &Person) -> MemberView {
        MemberView {
            id: 0,
            name: person.name.clone(),
            position: person.position.clone(),
            unit: person.unit.clone(),
            role: person.role.word(),
            role_name: member_role(person.role),
            from: None,
            until: None,
            decision: None,
            left_by: None,
        }
    }

    /// A member, with the decisions at both ends as they are cited.
    pub(crate) fn stored(
        stored: &StoredMember,
        decision: Option<String>,
        left_by: Option<String>,
    ) -> MemberView {
        MemberView {
            id: stored.member.id.0,
            from: iso(Some(stored.member.from)),
            until: iso(stored.member.until),
            decision,
            left_by,
            ..MemberView::read(&stored.member.person)
        }
    }
}

impl From<MemberForm> for Person {
    fn from(form: MemberForm) -> Person {
        Person {
            name: form.name,
            position: form.position,
            unit: form.unit,
            role: form.role.into(),
        }
    }
}

impl TryFrom<RenewalForm> for RenewalEntry {
    type Error = OfficeError;

    fn try_from(form: RenewalForm) -> Result<RenewalEntry, OfficeError> {
        Ok(RenewalEntry {
            decision: DecisionEntry {
                number: form.number,
                dated: day_if_any(&form.dated)?,
                issuer: form.issuer,
                on: Some(day(&form.on)?),
            },
            leaving: form.leaving,
            joining: form.joining.into_iter().map(Person::from).collect(),
        })
    }
}
