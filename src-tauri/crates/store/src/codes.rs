//! How values of the domain stand in columns: stable words, days, moments, periods.

use chrono::{NaiveDate, NaiveDateTime};
use plan::decision::RulingKind;
use plan::difficulty::{DifficultyKind, DifficultyState};
use plan::directive;
use plan::form::GeneralKind;
use plan::indicator::{self, Amount, Direction, Figure, Kind, Since};
use plan::member::MemberRole;
use plan::narrative::Part;
use plan::period::PeriodId;
use plan::progress::Reported;
use plan::reminder::Channel;
use plan::task::{Cadence, Role};
use plan::unit::{ChangeKind, Level, UnitKind};
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};

/// How a submission was handled (`domain.md` §6).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Handling {
    /// Mới: nobody decided yet.
    New,
    /// Cần bổ sung: given back with a reason.
    NeedsMore,
    /// Đã duyệt: its rows count.
    Approved,
}

/// Where a submission comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Source {
    /// A workbook the unit sent; its original is kept.
    Workbook,
    /// Entered by the secretary for the unit (telephone, paper).
    Hand,
}

/// A closed set of values, each with a stable word.
pub(crate) trait Coded: Copy + 'static {
    /// Every value.
    const ALL: &'static [Self];
    /// Its word.
    fn word(self) -> &'static str;
}

/// A coded value as a column holds it.
pub(crate) struct Code<T>(pub T);
/// A day as a column holds it.
pub(crate) struct Day(pub NaiveDate);
/// A moment as a column holds it.
pub(crate) struct Moment(pub NaiveDateTime);
/// A period's identity as a column holds it.
pub(crate) struct PeriodCode(pub PeriodId);

const DAY: &str = "%Y-%m-%d";
const MOMENT: &str = "%Y-%m-%dT%H:%M:%S";

impl<T: Coded> ToSql for Code<T> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::from(self.0.word()))
    }
}

impl<T: Coded> FromSql for Code<T> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Code<T>> {
        let word = value.as_str()?;
        let found = T::ALL.iter().find(|value| value.word() == word);
        found
            .map(|value| Code(*value))
            .ok_or(FromSqlError::InvalidType)
    }
}

impl ToSql for Day {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::from(self.0.format(DAY).to_string()))
    }
}

impl FromSql for Day {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Day> {
        let day = NaiveDate::parse_from_str(value.as_str()?, DAY);
        day.map(Day).map_err(|_| FromSqlError::InvalidType)
    }
}

impl ToSql for Moment {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::from(self.0.format(MOMENT).to_string()))
    }
}

impl FromSql for Moment {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Moment> {
        let moment = NaiveDateTime::parse_from_str(value.as_str()?, MOMENT);
        moment.map(Moment).map_err(|_| FromSqlError::InvalidType)
    }
}

impl ToSql for PeriodCode {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::from(self.0.to_string()))
    }
}

impl FromSql for PeriodCode {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<PeriodCode> {
        PeriodId::parse(value.as_str()?)
            .map(PeriodCode)
            .ok_or(FromSqlError::InvalidType)
    }
}

impl Handling {
    /// Its stable word.
    pub fn word(self) -> &'static str {
        Coded::word(self)
    }
}

impl Coded for Handling {
    const ALL: &'static [Handling] = &[Handling::New, Handling::NeedsMore, Handling::Approved];

    fn word(self) -> &'static str {
        match self {
            Handling::New => "new",
            Handling::NeedsMore => "needs_more",
            Handling::Approved => "approved",
        }
    }
}

impl Coded for Source {
    const ALL: &'static [Source] = &[Source::Workbook, Source::Hand];

    fn word(self) -> &'static str {
        match self {
            Source::Workbook => "workbook",
            Source::Hand => "hand",
        }
    }
}

impl Coded for GeneralKind {
    const ALL: &'static [GeneralKind] = &[
        GeneralKind::ReportNumber,
        GeneralKind::ReportDate,
        GeneralKind::Author,
        GeneralKind::Phone,
        GeneralKind::Directive,
        GeneralKind::Difficulty,
        GeneralKind::Proposal,
        GeneralKind::Focus,
    ];

    fn word(self) -> &'static str {
        match self {
            GeneralKind::ReportNumber => "report_number",
            GeneralKind::ReportDate => "report_date",
            GeneralKind::Author => "author",
            GeneralKind::Phone => "phone",
            GeneralKind::Directive => "directive",
            GeneralKind::Difficulty => "difficulty",
            GeneralKind::Proposal => "proposal",
            GeneralKind::Focus => "focus",
        }
    }
}

impl Coded for Role {
    const ALL: &'static [Role] = &[Role::Lead, Role::Support];

    fn word(self) -> &'static str {
        match self {
            Role::Lead => "lead",
            Role::Support => "support",
        }
    }
}

impl Coded for UnitKind {
    const ALL: &'static [UnitKind] = &[
        UnitKind::Office,
        UnitKind::Commune,
        UnitKind::Front,
        UnitKind::Sector,
        UnitKind::Enterprise,
    ];

    fn word(self) -> &'static str {
        UnitKind::word(self)
    }
}

impl Coded for Level {
    const ALL: &'static [Level] = &[Level::Town, Level::Commune];

    fn word(self) -> &'static str {
        Level::word(self)
    }
}

impl Coded for Channel {
    const ALL: &'static [Channel] = &Channel::ALL;

    fn word(self) -> &'static str {
        Channel::word(self)
    }
}

impl Coded for Part {
    const ALL: &'static [Part] = &Part::ALL;

    fn word(self) -> &'static str {
        Part::word(self)
    }
}

impl Coded for DifficultyKind {
    const ALL: &'static [DifficultyKind] = &DifficultyKind::ALL;

    fn word(self) -> &'static str {
        DifficultyKind::word(self)
    }
}

impl Coded for DifficultyState {
    const ALL: &'static [DifficultyState] = &DifficultyState::ALL;

    fn word(self) -> &'static str {
        DifficultyState::word(self)
    }
}

impl Coded for ChangeKind {
    const ALL: &'static [ChangeKind] = &ChangeKind::ALL;

    fn word(self) -> &'static str {
        ChangeKind::word(self)
    }
}

impl Coded for RulingKind {
    const ALL: &'static [RulingKind] = &RulingKind::ALL;

    fn word(self) -> &'static str {
        RulingKind::word(self)
    }
}

impl Coded for directive::Direction {
    const ALL: &'static [directive::Direction] = &directive::Direction::ALL;

    fn word(self) -> &'static str {
        directive::Direction::word(self)
    }
}

impl Coded for Reported {
    const ALL: &'static [Reported] = &Reported::ALL;

    fn word(self) -> &'static str {
        Reported::word(self)
    }
}

/// An amount in whole ten-thousandths.
pub(crate) struct Parts(pub Amount);

impl ToSql for Parts {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::from(self.0.parts()))
    }
}

impl FromSql for Parts {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Parts> {
        Ok(Parts(Amount::from_parts(value.as_i64()?)))
    }
}

macro_rules! coded_by_the_domain {
    ($($type:ty),+) => {$(
        impl Coded for $type {
            const ALL: &'static [$type] = <$type>::ALL;

            fn word(self) -> &'static str {
                <$type>::word(self)
            }
        }
    )+};
}

coded_by_the_domain!(
    Kind,
    Direction,
    Cadence,
    indicator::Source,
    Figure,
    Since,
    MemberRole
);

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn words_are_distinct<T: Coded>(values: usize) {
        let words: BTreeSet<&str> = T::ALL.iter().map(|value| value.word()).collect();
        assert_eq!((T::ALL.len(), words.len()), (values, values), "{words:?}");
    }

    #[test]
    fn every_value_has_a_word_of_its_own() {
        words_are_distinct::<Handling>(3);
        words_are_distinct::<Source>(2);
        words_are_distinct::<GeneralKind>(8);
        words_are_distinct::<Role>(2);
        words_are_distinct::<UnitKind>(5);
        words_are_distinct::<Level>(2);
        words_are_distinct::<Reported>(7);
        words_are_distinct::<Channel>(3);
        words_are_distinct::<Part>(5);
        words_are_distinct::<DifficultyKind>(2);
        words_are_distinct::<DifficultyState>(4);
        words_are_distinct::<ChangeKind>(3);
        words_are_distinct::<RulingKind>(3);
        words_are_distinct::<Kind>(4);
        words_are_distinct::<Direction>(2);
        words_are_distinct::<Cadence>(4);
        words_are_distinct::<indicator::Source>(2);
        words_are_distinct::<Figure>(2);
        words_are_distinct::<Since>(4);
        words_are_distinct::<MemberRole>(5);
    }
}
