//! Members of the working group and the decisions that made and renewed it. A member is ended by
//! a decision and kept; undo takes back.

use crate::codes::{Code, Day, Moment};
use crate::error::StoreError;
use crate::gate::{Reader, Tx};
use chrono::{NaiveDate, NaiveDateTime};
use plan::member::{Member, MemberId, Person};
use rusqlite::Row;

/// Identity of a decision about the group within one store.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct GroupDecisionId(pub i64);

/// What is known of a decision about the group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupDecision {
    /// Số, ký hiệu.
    pub number: String,
    /// Its day.
    pub dated: Option<NaiveDate>,
    /// Cơ quan ban hành.
    pub issuer: String,
    /// The first day of what it decides.
    pub on: NaiveDate,
}

/// A member with the decisions at both ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredMember {
    /// Who, and for how long.
    pub member: Member,
    /// The decision they came by.
    pub joined_by: GroupDecisionId,
    /// The decision they left by.
    pub left_by: Option<GroupDecisionId>,
}

impl Reader<'_> {
    /// Everybody who ever belonged to the group, in the order they came.
    ///
    /// # Errors
    /// SQLite's.
    pub fn members(&self) -> Result<Vec<StoredMember>, StoreError> {
        self.all(
            "SELECT id, name, position, unit, role, joined_by, from_day, left_by, until_day
             FROM member ORDER BY id",
            [],
            member,
        )
    }

    /// The decisions about the group, in the order they were entered.
    ///
    /// # Errors
    /// SQLite's.
    pub fn group_decisions(&self) -> Result<Vec<(GroupDecisionId, GroupDecision)>, StoreError> {
        self.all(
            "SELECT id, number, dated, issuer, on_day FROM group_decision ORDER BY id",
            [],
            decision,
        )
    }
}

impl Tx<'_> {
    /// Enters a decision about the group.
    ///
    /// # Errors
    /// SQLite's.
    pub fn decide_group(
        &self,
        decision: &GroupDecision,
        at: NaiveDateTime,
    ) -> Result<GroupDecisionId, StoreError> {
        let id = self.insert(
            "INSERT INTO group_decision (number, dated, issuer, on_day, logged_at)
             VALUES (?1, ?2, ?3, ?4, ?5)",
            (
                &decision.number,
                decision.dated.map(Day),
                &decision.issuer,
                Day(decision.on),
                Moment(at),
            ),
        )?;
        Ok(GroupDecisionId(id))
    }

    /// Lets somebody belong to the group from a day on.
    ///
    /// # Errors
    /// SQLite's.
    pub fn admit(
        &self,
        person: &Person,
        by: GroupDecisionId,
        from: NaiveDate,
    ) -> Result<MemberId, StoreError> {
        let id = self.insert(
            "INSERT INTO member (name, position, unit, role, joined_by, from_day)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            (
                &person.name,
                &person.position,
                &person.unit,
                Code(person.role),
                by.0,
                Day(from),
            ),
        )?;
        Ok(MemberId(id))
    }

    /// Ends a member's time with its last day.
    ///
    /// # Errors
    /// SQLite's: the day lies before the member's first.
    pub fn dismiss(
        &self,
        member: MemberId,
        by: GroupDecisionId,
        until: NaiveDate,
    ) -> Result<(), StoreError> {
        self.write(
            "UPDATE member SET left_by = ?2, until_day = ?3 WHERE id = ?1",
            (member.0, by.0, Day(until)),
        )?;
        Ok(())
    }

    /// Corrects what is written of a member; their days stay.
    ///
    /// # Errors
    /// SQLite's.
    pub fn correct_member(&self, member: MemberId, person: &Person) -> Result<(), StoreError> {
        self.write(
            "UPDATE member SET name = ?2, position = ?3, unit = ?4, role = ?5 WHERE id = ?1",
            (
                member.0,
                &person.name,
                &person.position,
                &person.unit,
                Code(person.role),
            ),
        )?;
        Ok(())
    }
}

fn member(row: &Row<'_>) -> rusqlite::Result<StoredMember> {
    Ok(StoredMember {
        member: Member {
            id: MemberId(row.get("id")?),
            person: Person {
                name: row.get("name")?,
                position: row.get("position")?,
                unit: row.get("unit")?,
                role: row.get::<_, Code<_>>("role")?.0,
            },
            from: row.get::<_, Day>("from_day")?.0,
            until: row.get::<_, Option<Day>>("until_day")?.map(|day| day.0),
        },
        joined_by: GroupDecisionId(row.get("joined_by")?),
        left_by: row.get::<_, Option<i64>>("left_by")?.map(GroupDecisionId),
    })
}

fn decision(row: &Row<'_>) -> rusqlite::Result<(GroupDecisionId, GroupDecision)> {
    let decision = GroupDecision {
        number: row.get("number")?,
        dated: row.get::<_, Option<Day>>("dated")?.map(|day| day.0),
        issuer: row.get("issuer")?,
        on: row.get::<_, Day>("on_day")?.0,
    };
    Ok((GroupDecisionId(row.get("id")?), decision))
}
