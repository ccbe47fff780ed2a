//! The schema: numbered, frozen migrations. A backup is made before an upgrade.

use crate::backup::{self, Kind};
use crate::error::StoreError;
use crate::file::APPLICATION_ID;
use crate::journal;
use chrono::NaiveDateTime;
use rusqlite::{Connection, Transaction, TransactionBehavior};
use std::path::Path;

/// One step of the schema. The first is 1; numbers have no gaps.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Migration {
    /// The schema it leads to.
    pub version: u32,
    /// What it does.
    pub sql: &'static str,
}

/// All steps there are, ascending. What was shipped is never edited.
pub(crate) const MIGRATIONS: &[Migration] = &[
    Migration {
        version: 1,
        sql: include_str!("migrations/0001.sql"),
    },
    Migration {
        version: 2,
        sql: include_str!("migrations/0002.sql"),
    },
    Migration {
        version: 3,
        sql: include_str!("migrations/0003_returns.sql"),
    },
    Migration {
        version: 4,
        sql: include_str!("migrations/0004_periods.sql"),
    },
    Migration {
        version: 5,
        sql: include_str!("migrations/0005_units.sql"),
    },
    Migration {
        version: 6,
        sql: include_str!("migrations/0006_indicators.sql"),
    },
    Migration {
        version: 7,
        sql: include_str!("migrations/0007_difficulties.sql"),
    },
    Migration {
        version: 8,
        sql: include_str!("migrations/0008_sources.sql"),
    },
    Migration {
        version: 9,
        sql: include_str!("migrations/0009_narrative.sql"),
    },
    Migration {
        version: 10,
        sql: include_str!("migrations/0010_mappings.sql"),
    },
    Migration {
        version: 11,
        sql: include_str!("migrations/0011_intake.sql"),
    },
    Migration {
        version: 12,
        sql: include_str!("migrations/0012_templates.sql"),
    },
    Migration {
        version: 13,
        sql: include_str!("migrations/0013_directives.sql"),
    },
    Migration {
        version: 14,
        sql: include_str!("migrations/0014_members.sql"),
    },
    Migration {
        version: 15,
        sql: include_str!("migrations/0015_letters.sql"),
    },
    Migration {
        version: 16,
        sql: include_str!("migrations/0016_plans.sql"),
    },
];

/// The schema these steps lead to.
pub(crate) fn newest(migrations: &[Migration]) -> u32 {
    migrations.last().map_or(0, |migration| migration.version)
}

/// The schema a database is in.
pub(crate) fn version(connection: &Connection) -> Result<u32, StoreError> {
    Ok(connection.query_row("PRAGMA user_version", [], |row| row.get(0))?)
}

/// Lays out a new database.
pub(crate) fn lay_out(
    connection: &mut Connection,
    migrations: &[Migration],
) -> Result<(), StoreError> {
    let transaction = Transaction::new_unchecked(connection, TransactionBehavior::Immediate)?;
    transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
    migrate(&transaction, 0, migrations)?;
    Ok(transaction.commit()?)
}

/// Brings an older store to the newest schema, in one transaction and after a backup among the others.
pub(crate) fn upgrade(
    connection: &mut Connection,
    path: &Path,
    at: NaiveDateTime,
    migrations: &[Migration],
) -> Result<(), StoreError> {
    if version(connection)? == newest(migrations) {
        return Ok(());
    }
    // A step may rebuild a table others refer to; the whole is checked before it is committed.
    connection.pragma_update(None, "foreign_keys", false)?;
    let upgraded = upgrade_in_transaction(connection, path, at, migrations);
    connection.pragma_update(None, "foreign_keys", true)?;
    upgraded
}

fn upgrade_in_transaction(
    connection: &mut Connection,
    path: &Path,
    at: NaiveDateTime,
    migrations: &[Migration],
) -> Result<(), StoreError> {
    let transaction = Transaction::new_unchecked(connection, TransactionBehavior::Immediate)?;
    // Asked again: another program may have upgraded it while this one waited.
    let (found, known) = (version(&transaction)?, newest(migrations));
    if found == known {
        return Ok(());
    }
    if found > known {
        return Err(StoreError::TooNew { found, known });
    }
    backup::keep_closed(path, Kind::BeforeUpgrade, at)?;
    migrate(&transaction, found, migrations)?;
    // The journal speaks of rows in the old shape.
    transaction.execute(
        "UPDATE store_state SET undo_floor = (SELECT coalesce(max(id), 0) FROM operation)",
        [],
    )?;
    let broken = transaction
        .prepare("PRAGMA foreign_key_check")?
        .exists([])?;
    if broken {
        return Err(StoreError::Damaged);
    }
    Ok(transaction.commit()?)
}

/// Runs the steps above `from` and lays the journal's triggers over the tables as they then are.
fn migrate(
    transaction: &Transaction<'_>,
    from: u32,
    migrations: &[Migration],
) -> Result<(), StoreError> {
    journal::drop_triggers(transaction)?;
    for migration in migrations
        .iter()
        .filter(|migration| migration.version > from)
    {
        transaction.execute_batch(migration.sql)?;
    }
    journal::create_triggers(transaction)?;
    Ok(transaction.pragma_update(None, "user_version", newest(migrations))?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Store;
    use crate::gate::tests::{at, new_store, op};
    use crate::original::FileHash;

    /// Hashes of the steps that were shipped. A new step adds a line; no line ever changes.
    const SHIPPED: &[(u32, &str)] = &[
        (
            1,
            "2dcd3a6f3b92b7fbb8cc1f1655d65d06d6aed66628963435b533b09c52603d69",
        ),
        (
            2,
            "5038be2d82eb1855672c5f137ddad0832c81d41a503dd004d01ab6aa95b73137",
        ),
        (
            3,
            "990935795c12d922b280f24e2ca604b109d9cb4be0ef2b1ace743c3393cf80e7",
        ),
        (
            4,
            "cb6091164a8b0effb809ab7846630430ae66f3c8fd223c48b74cc52332108d16",
        ),
        (
            5,
            "b29f1f6698b26191ea4e66e599ad2a7215bc8dc540ede60b72cecd5cb1f586fe",
        ),
        (
            6,
            "1800dc27f40faa313eefa20257c4037d4a50f66207d95630e20895c1fe40b45a",
        ),
        (
            7,
            "f0ae616fe08e242489242e32d22f0391c5b0aa09d5b10c62ba5d29f7e88a3938",
        ),
        (
            8,
            "dd4204b8a9df5e6fa81e2ad43174356587b5cbfeed2d7419da31e558aa43d29a",
        ),
        (
            9,
            "b2b3692b3bf038a0561ad7e602eb4f1e9cee6085a9f44cda49c25b70beb4263d",
        ),
        (
            10,
            "ddf999951ba794ff4fd29d0d2e2a8e2981e8e9ee7188b13301132eba4f4cb6c0",
        ),
        (
            11,
            "ef6d1de6a245209590f107f0c1ee6dae68fb3050a4970471b20231cdd8aea90e",
        ),
        (
            12,
            "50a7ae52004f83187a6d5e7a518f19a688382d23d9b763820090f19cbaacf630",
        ),
        (
            13,
            "9eeddb5349ace9a8b2e6d23e05059a5e9a6fc80b574592bcc4849fbcf875eb9f",
        ),
        (
            14,
            "1d5d95fcb8b54095883b70c313bba43745817d8e8ef0a8bc46eeb3c1ea03ffca",
        ),
        (
            15,
            "b167e50e5be9b805a8e42c2da3f4b498f3e7553dd246c607892db7132a57e0a3",
        ),
        (
            16,
            "6694f2d3521e78f20a9d4d26aa210eab8167d528e21be29761c4d43a27ab17ff",
        ),
    ];

    const NEXT: &str = "ALTER TABLE setting ADD COLUMN basis TEXT;";

    fn with_next() -> Vec<Migration> {
        let next = Migration {
            version: newest(MIGRATIONS) + 1,
            sql: NEXT,
        };
        MIGRATIONS.iter().copied().chain([next]).collect()
    }

    fn too_new() -> StoreError {
        let known = newest(MIGRATIONS);
        StoreError::TooNew {
            found: known + 1,
            known,
        }
    }

    #[test]
    fn shipped_steps_are_frozen_and_numbered_without_gaps() {
        assert_eq!(MIGRATIONS.len(), SHIPPED.len());
        for (at, (migration, (version, hash))) in MIGRATIONS.iter().zip(SHIPPED).enumerate() {
            assert_eq!(
                (migration.version, *version),
                (at as u32 + 1, at as u32 + 1)
            );
            // Line ends may differ between checkouts.
            let text = migration.sql.replace("\r\n", "\n");
            assert_eq!(
                FileHash::of(text.as_bytes()).as_str(),
                *hash,
                "step {version}"
            );
        }
    }

    #[test]
    fn an_upgrade_keeps_the_data_and_leaves_a_backup_of_before() {
        let (folder, mut store) = new_store();
        let path = folder.path().join("a.tct06");
        store
            .perform(&op("setting"), |tx| tx.set_setting("k", "v"))
            .unwrap();
        let dump = store.look().unwrap().dump().unwrap();
        drop(store);

        let mut upgraded = Store::open_with(&path, at(9), &with_next()).unwrap();
        assert_eq!(
            upgraded.look().unwrap().setting("k").unwrap().as_deref(),
            Some("v")
        );
        assert_eq!(
            upgraded.undo(at(9)),
            Err(StoreError::NothingToUndo),
            "of the old shape"
        );
        drop(upgraded);
        assert_eq!(Store::open(&path, at(9)).err(), Some(too_new()));

        let kept = backup::list(&path).unwrap();
        assert_eq!(kept.len(), 1);
        assert_eq!((kept[0].at, kept[0].kind), (at(9), Kind::BeforeUpgrade));
        let old = Store::open(&kept[0].path, at(9)).unwrap();
        assert_eq!(old.look().unwrap().dump().unwrap(), dump);
    }

    #[test]
    fn a_new_column_is_journaled_after_an_upgrade() {
        let (folder, store) = new_store();
        let path = folder.path().join("a.tct06");
        drop(store);
        let mut store = Store::open_with(&path, at(9), &with_next()).unwrap();
        let before = store.look().unwrap().dump().unwrap();
        store
            .perform(&op("basis"), |tx| {
                tx.write("UPDATE setting SET basis = '1'", [])
            })
            .unwrap();
        assert_ne!(store.look().unwrap().dump().unwrap(), before);
        store.undo(at(9)).unwrap();
        assert_eq!(store.look().unwrap().dump().unwrap(), before);
    }

    #[test]
    fn a_failing_upgrade_changes_nothing() {
        let (folder, store) = new_store();
        let path = folder.path().join("a.tct06");
        let dump = store.look().unwrap().dump().unwrap();
        drop(store);
        let mut broken = with_next();
        broken.push(Migration {
            version: newest(MIGRATIONS) + 2,
            sql: "ALTER TABLE nowhere ADD COLUMN x TEXT;",
        });
        assert!(Store::open_with(&path, at(9), &broken).is_err());
        assert_eq!(
            Store::open(&path, at(9))
                .unwrap()
                .look()
                .unwrap()
                .dump()
                .unwrap(),
            dump
        );
    }

    #[test]
    fn a_store_from_a_newer_program_is_not_touched() {
        let (folder, store) = new_store();
        let path = folder.path().join("a.tct06");
        drop(store);
        drop(Store::open_with(&path, at(9), &with_next()).unwrap());
        let bytes = std::fs::read(&path).unwrap();
        assert_eq!(Store::open(&path, at(9)).err(), Some(too_new()));
        assert_eq!(std::fs::read(&path).unwrap(), bytes);
    }
}
