//! Indicators: their definitions, targets and reporters, and what was decided of the proposals
//! they came from. One that was taken away stays, removed: numbers may speak of it.

use crate::codes::{Code, Day, Parts};
use crate::error::StoreError;
use crate::gate::{Reader, Tx, number};
use plan::indicator::{Indicator, IndicatorId, Reporters, Target};
use plan::task::TaskId;
use plan::unit::UnitId;
use rusqlite::{Row, named_params};

/// A proposal that was decided.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Decided {
    /// The task whose words they are.
    pub task: TaskId,
    /// The words, folded.
    pub words: String,
    /// The indicator it became; `None` where it was refused.
    pub indicator: Option<IndicatorId>,
}

const SELECT: &str = "SELECT i.id, i.code, i.name, i.unit_of_count, i.kind, i.direction, i.cadence,
    i.source, i.asks, i.since, i.task_id, i.leads_report FROM indicator i
    LEFT JOIN task t ON t.id = i.task_id ";

impl Reader<'_> {
    /// The standing indicators in their order; those of tasks that left the plan are left out.
    ///
    /// # Errors
    /// SQLite's.
    pub fn indicators(&self) -> Result<Vec<Indicator>, StoreError> {
        let sql = format!(
            "{SELECT} WHERE i.removed = 0 AND coalesce(t.removed, 0) = 0 ORDER BY i.position, i.id"
        );
        let indicators = self.all(&sql, [], indicator)?;
        self.filled(indicators)
    }

    /// The indicators that were taken away and can be put back, in their order.
    ///
    /// # Errors
    /// SQLite's.
    pub fn removed_indicators(&self) -> Result<Vec<Indicator>, StoreError> {
        let sql = format!("{SELECT} WHERE i.removed = 1 ORDER BY i.position, i.id");
        let indicators = self.all(&sql, [], indicator)?;
        self.filled(indicators)
    }

    fn filled(&self, mut indicators: Vec<Indicator>) -> Result<Vec<Indicator>, StoreError> {
        let mut targets = self.grouped(
            "SELECT indicator_id, value, level, from_day, until_day
             FROM indicator_target ORDER BY indicator_id, position",
            target,
        )?;
        let mut units = self.grouped(
            "SELECT r.indicator_id, r.unit_id
             FROM indicator_reporter r JOIN unit u ON u.id = r.unit_id
             ORDER BY r.indicator_id, u.position, u.id",
            |row| Ok(UnitId(row.get(1)?)),
        )?;
        for indicator in &mut indicators {
            indicator.targets = targets.remove(&indicator.id.0).unwrap_or_default();
            if let Reporters::Units(named) = &mut indicator.reporters {
                *named = units.remove(&indicator.id.0).unwrap_or_default();
            }
        }
        Ok(indicators)
    }

    /// Every proposal that was decided, by task and words.
    ///
    /// # Errors
    /// SQLite's.
    pub fn decided_proposals(&self) -> Result<Vec<Decided>, StoreError> {
        self.all(
            "SELECT task_id, words, indicator_id FROM indicator_decided ORDER BY task_id, words",
            [],
            |row| {
                Ok(Decided {
                    task: TaskId(row.get(0)?),
                    words: row.get(1)?,
                    indicator: row.get::<_, Option<i64>>(2)?.map(IndicatorId),
                })
            },
        )
    }
}

impl Tx<'_> {
    /// Adds an indicator behind the others; the identity it brings is not looked at.
    ///
    /// # Errors
    /// Its task or a unit is unknown; SQLite's.
    pub fn insert_indicator(&self, indicator: &Indicator) -> Result<IndicatorId, StoreError> {
        let id = self.insert(
            "INSERT INTO indicator (position, code, name, unit_of_count, kind, direction, cadence,
                                    source, asks, since, task_id, leads_report, removed)
             VALUES ((SELECT coalesce(max(position), 0) + 1 FROM indicator), :code, :name,
                     :unit_of_count, :kind, :direction, :cadence, :source, :asks, :since, :task,
                     :leads_report, 0)",
            named_params! {
                ":code": indicator.code,
                ":name": indicator.name,
                ":unit_of_count": indicator.unit_of_count,
                ":kind": Code(indicator.kind),
                ":direction": Code(indicator.direction),
                ":cadence": Code(indicator.cadence),
                ":source": Code(indicator.source),
                ":asks": Code(indicator.asks),
                ":since": Code(indicator.since),
                ":task": indicator.task.map(|task| task.0),
                ":leads_report": indicator.reporters == Reporters::Leads,
            },
        )?;
        self.set_parts(id, indicator)?;
        Ok(IndicatorId(id))
    }

    /// Gives an indicator another definition; its place among the others stays.
    ///
    /// # Errors
    /// No such indicator; its task or a unit is unknown; SQLite's.
    pub fn update_indicator(&self, indicator: &Indicator) -> Result<(), StoreError> {
        let updated = self.write(
            "UPDATE indicator SET code = :code, name = :name, unit_of_count = :unit_of_count,
                    kind = :kind, direction = :direction, cadence = :cadence, source = :source,
                    asks = :asks, since = :since, task_id = :task, leads_report = :leads_report
             WHERE id = :id",
            named_params! {
                ":id": indicator.id.0,
                ":code": indicator.code,
                ":name": indicator.name,
                ":unit_of_count": indicator.unit_of_count,
                ":kind": Code(indicator.kind),
                ":direction": Code(indicator.direction),
                ":cadence": Code(indicator.cadence),
                ":source": Code(indicator.source),
                ":asks": Code(indicator.asks),
                ":since": Code(indicator.since),
                ":task": indicator.task.map(|task| task.0),
                ":leads_report": indicator.reporters == Reporters::Leads,
            },
        )?;
        if updated == 0 {
            return Err(StoreError::IndicatorUnknown);
        }
        self.set_parts(indicator.id.0, indicator)
    }

    /// Takes an indicator away; its numbers stay.
    ///
    /// # Errors
    /// No such indicator; SQLite's.
    pub fn remove_indicator(&self, id: IndicatorId) -> Result<(), StoreError> {
        self.set_removed(id, true)
    }

    /// Puts an indicator back that was taken away.
    ///
    /// # Errors
    /// No such indicator; SQLite's.
    pub fn restore_indicator(&self, id: IndicatorId) -> Result<(), StoreError> {
        self.set_removed(id, false)
    }

    fn set_removed(&self, id: IndicatorId, removed: bool) -> Result<(), StoreError> {
        let sql = "UPDATE indicator SET removed = ?2 WHERE id = ?1";
        match self.write(sql, (id.0, removed))? {
            0 => Err(StoreError::IndicatorUnknown),
            _ => Ok(()),
        }
    }

    /// Remembers what became of a proposal.
    ///
    /// # Errors
    /// The task or the indicator is unknown; SQLite's.
    pub fn decide_proposal(&self, decided: &Decided) -> Result<(), StoreError> {
        self.write(
            "INSERT INTO indicator_decided (task_id, words, indicator_id) VALUES (?1, ?2, ?3)
             ON CONFLICT (task_id, words) DO UPDATE SET indicator_id = excluded.indicator_id",
            (
                decided.task.0,
                &decided.words,
                decided.indicator.map(|indicator| indicator.0),
            ),
        )?;
        Ok(())
    }

    fn set_parts(&self, id: i64, indicator: &Indicator) -> Result<(), StoreError> {
        self.write("DELETE FROM indicator_target WHERE indicator_id = ?1", [id])?;
        for (position, target) in indicator.targets.iter().enumerate() {
            self.write(
                "INSERT INTO indicator_target
                     (indicator_id, position, value, level, from_day, until_day)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                (
                    id,
                    number(position),
                    Parts(target.value),
                    target.level.map(Code),
                    target.from.map(Day),
                    target.until.map(Day),
                ),
            )?;
        }
        self.write(
            "DELETE FROM indicator_reporter WHERE indicator_id = ?1",
            [id],
        )?;
        if let Reporters::Units(units) = &indicator.reporters {
            for unit in units {
                self.write(
                    "INSERT INTO indicator_reporter (indicator_id, unit_id) VALUES (?1, ?2)",
                    (id, unit.0),
                )?;
            }
        }
        Ok(())
    }
}

fn indicator(row: &Row<'_>) -> rusqlite::Result<Indicator> {
    let leads: bool = row.get("leads_report")?;
    Ok(Indicator {
        id: IndicatorId(row.get("id")?),
        code: row.get("code")?,
        name: row.get("name")?,
        unit_of_count: row.get("unit_of_count")?,
        kind: row.get::<_, Code<_>>("kind")?.0,
        direction: row.get::<_, Code<_>>("direction")?.0,
        targets: Vec::new(),
        cadence: row.get::<_, Code<_>>("cadence")?.0,
        task: row.get::<_, Option<i64>>("task_id")?.map(TaskId),
        reporters: if leads {
            Reporters::Leads
        } else {
            Reporters::Units(Vec::new())
        },
        source: row.get::<_, Code<_>>("source")?.0,
        asks: row.get::<_, Code<_>>("asks")?.0,
        since: row.get::<_, Code<_>>("since")?.0,
    })
}

fn target(row: &Row<'_>) -> rusqlite::Result<Target> {
    Ok(Target {
        value: row.get::<_, Parts>("value")?.0,
        level: row.get::<_, Option<Code<_>>>("level")?.map(|code| code.0),
        from: row.get::<_, Option<Day>>("from_day")?.map(|day| day.0),
        until: row.get::<_, Option<Day>>("until_day")?.map(|day| day.0),
    })
}
