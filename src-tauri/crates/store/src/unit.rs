//! Units and collectives: the directory's rows.

use crate::codes::{Code, Day};
use crate::error::StoreError;
use crate::gate::{Reader, Tx};
use plan::unit::{Collective, CollectiveId, Unit, UnitId};
use rusqlite::Row;
use std::collections::HashMap;

impl Reader<'_> {
    /// All units in the order of protocol, with their aliases.
    ///
    /// # Errors
    /// SQLite's.
    pub fn units(&self) -> Result<Vec<Unit>, StoreError> {
        let mut aliases = self.grouped(
            "SELECT unit_id, alias FROM unit_alias ORDER BY unit_id, position",
            |row| row.get(1),
        )?;
        let mut units = self.all(
            "SELECT id, name, short, kind, level, email, phone, position, reports_through,
                    standing_office, from_day, until_day
             FROM unit ORDER BY position, id",
            [],
            unit,
        )?;
        for unit in &mut units {
            unit.aliases = aliases.remove(&unit.id.0).unwrap_or_default();
        }
        Ok(units)
    }

    /// All collectives, with their aliases and members in the order of protocol.
    ///
    /// # Errors
    /// SQLite's.
    pub fn collectives(&self) -> Result<Vec<Collective>, StoreError> {
        let mut aliases = self.grouped(
            "SELECT collective_id, alias FROM collective_alias ORDER BY collective_id, position",
            |row| row.get(1),
        )?;
        let mut members = self.grouped(
            "SELECT m.collective_id, m.unit_id
             FROM collective_member m JOIN unit u ON u.id = m.unit_id
             ORDER BY m.collective_id, u.position, u.id",
            |row| Ok(UnitId(row.get(1)?)),
        )?;
        let collective = |row: &Row<'_>| {
            let id: i64 = row.get("id")?;
            Ok(Collective {
                id: CollectiveId(id),
                name: row.get("name")?,
                aliases: aliases.remove(&id).unwrap_or_default(),
                members: members.remove(&id).unwrap_or_default(),
            })
        };
        self.all(
            "SELECT id, name FROM collective ORDER BY id",
            [],
            collective,
        )
    }

    /// Rows gathered under the id in their first column.
    pub(crate) fn grouped<T>(
        &self,
        sql: &str,
        value: impl Fn(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<HashMap<i64, Vec<T>>, StoreError> {
        let pairs = self.all(sql, [], |row| Ok((row.get::<_, i64>(0)?, value(row)?)))?;
        let mut groups: HashMap<i64, Vec<T>> = HashMap::new();
        for (id, value) in pairs {
            groups.entry(id).or_default().push(value);
        }
        Ok(groups)
    }
}

impl Tx<'_> {
    /// Fills the directory of a new store from its profile. Units and collectives keep the ids
    /// they are given; a profile numbers both from 1 in its own order.
    ///
    /// # Errors
    /// An id is taken or refers to nothing; SQLite's.
    pub fn save_directory(
        &self,
        units: &[Unit],
        collectives: &[Collective],
    ) -> Result<(), StoreError> {
        for unit in units {
            self.insert_unit(unit)?;
        }
        // After all are there: one may report through a later one.
        for unit in units.iter().filter(|unit| unit.reports_through.is_some()) {
            let through = unit.reports_through.map(|id| id.0);
            self.write(
                "UPDATE unit SET reports_through = ?2 WHERE id = ?1",
                (unit.id.0, through),
            )?;
        }
        collectives
            .iter()
            .try_for_each(|collective| self.insert_collective(collective))
    }

    /// Adds a unit, last in the order of protocol; the identity and place it bears are not used.
    ///
    /// # Errors
    /// SQLite's.
    pub fn add_unit(&self, unit: &Unit) -> Result<UnitId, StoreError> {
        let id = self.insert(
            "INSERT INTO unit (name, short, kind, level, email, phone, position,
                               reports_through, standing_office, from_day, until_day)
             SELECT ?1, ?2, ?3, ?4, ?5, ?6, coalesce(max(position) + 1, 1), ?7, ?8, ?9, ?10
             FROM unit",
            (
                &unit.name,
                &unit.short,
                Code(unit.kind),
                Code(unit.level),
                &unit.email,
                &unit.phone,
                unit.reports_through.map(|id| id.0),
                unit.standing_office,
                unit.from.map(Day),
                unit.until.map(Day),
            ),
        )?;
        for alias in &unit.aliases {
            self.add_unit_alias(UnitId(id), alias)?;
        }
        Ok(UnitId(id))
    }

    /// Makes a unit's short name, contact and days of existence these, and adds the spellings it
    /// does not have yet. What else it bears stays as it is stored.
    ///
    /// # Errors
    /// SQLite's.
    pub fn update_unit(&self, unit: &Unit) -> Result<(), StoreError> {
        self.write(
            "UPDATE unit SET short = ?2, email = ?3, phone = ?4, from_day = ?5, until_day = ?6
             WHERE id = ?1",
            (
                unit.id.0,
                &unit.short,
                &unit.email,
                &unit.phone,
                unit.from.map(Day),
                unit.until.map(Day),
            ),
        )?;
        unit.aliases
            .iter()
            .try_for_each(|alias| self.add_unit_alias(unit.id, alias))
    }

    /// Makes a unit a member of a collective; one that is a member stays one.
    ///
    /// # Errors
    /// SQLite's.
    pub fn add_member(&self, collective: CollectiveId, unit: UnitId) -> Result<(), StoreError> {
        self.write(
            "INSERT INTO collective_member (collective_id, unit_id) VALUES (?1, ?2)
             ON CONFLICT (collective_id, unit_id) DO NOTHING",
            (collective.0, unit.0),
        )?;
        Ok(())
    }

    /// Saves another spelling that means this unit. One it already has changes nothing.
    ///
    /// # Errors
    /// SQLite's.
    pub fn add_unit_alias(&self, unit: UnitId, alias: &str) -> Result<(), StoreError> {
        self.write(
            "INSERT INTO unit_alias (unit_id, position, alias)
             SELECT ?1, coalesce(max(position) + 1, 0), ?2 FROM unit_alias WHERE unit_id = ?1
             ON CONFLICT (unit_id, alias) DO NOTHING",
            (unit.0, alias),
        )?;
        Ok(())
    }

    /// Saves another spelling that means this collective. One it already has changes nothing.
    ///
    /// # Errors
    /// SQLite's.
    pub fn add_collective_alias(
        &self,
        collective: CollectiveId,
        alias: &str,
    ) -> Result<(), StoreError> {
        self.write(
            "INSERT INTO collective_alias (collective_id, position, alias)
             SELECT ?1, coalesce(max(position) + 1, 0), ?2
             FROM collective_alias WHERE collective_id = ?1
             ON CONFLICT (collective_id, alias) DO NOTHING",
            (collective.0, alias),
        )?;
        Ok(())
    }

    fn insert_unit(&self, unit: &Unit) -> Result<(), StoreError> {
        self.write(
            "INSERT INTO unit (id, name, short, kind, level, email, phone, position,
                               standing_office, from_day, until_day)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
            (
                unit.id.0,
                &unit.name,
                &unit.short,
                Code(unit.kind),
                Code(unit.level),
                &unit.email,
                &unit.phone,
                unit.order,
                unit.standing_office,
                unit.from.map(Day),
                unit.until.map(Day),
            ),
        )?;
        unit.aliases
            .iter()
            .try_for_each(|alias| self.add_unit_alias(unit.id, alias))
    }

    fn insert_collective(&self, collective: &Collective) -> Result<(), StoreError> {
        let id = collective.id;
        self.write(
            "INSERT INTO collective (id, name) VALUES (?1, ?2)",
            (id.0, &collective.name),
        )?;
        for alias in &collective.aliases {
            self.add_collective_alias(id, alias)?;
        }
        for member in &collective.members {
            self.write(
                "INSERT INTO collective_member (collective_id, unit_id) VALUES (?1, ?2)",
                (id.0, member.0),
            )?;
        }
        Ok(())
    }
}

/// A unit without its aliases, which stand in rows of their own.
fn unit(row: &Row<'_>) -> rusqlite::Result<Unit> {
    Ok(Unit {
        id: UnitId(row.get("id")?),
        name: row.get("name")?,
        short: row.get("short")?,
        kind: row.get::<_, Code<_>>("kind")?.0,
        level: row.get::<_, Code<_>>("level")?.0,
        aliases: Vec::new(),
        email: row.get("email")?,
        phone: row.get("phone")?,
        order: row.get("position")?,
        reports_through: row.get::<_, Option<i64>>("reports_through")?.map(UnitId),
        standing_office: row.get("standing_office")?,
        from: row.get::<_, Option<Day>>("from_day")?.map(|day| day.0),
        until: row.get::<_, Option<Day>>("until_day")?.map(|day| day.0),
    })
}
