//! The province's templates: which of their cells take what.

use crate::codes::Moment;
use crate::error::StoreError;
use crate::gate::{Reader, Tx};
use chrono::NaiveDateTime;
use rusqlite::{Row, named_params};

/// A template as it was last mapped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredTemplate {
    /// Its identity.
    pub id: i64,
    /// The name of the file it was last seen in.
    pub name: String,
    /// Its places and what they take; the caller's own notation.
    pub places: String,
    /// When it was mapped.
    pub mapped_at: NaiveDateTime,
}

impl Reader<'_> {
    /// All templates, the one mapped last first.
    ///
    /// # Errors
    /// SQLite's.
    pub fn templates(&self) -> Result<Vec<StoredTemplate>, StoreError> {
        self.all(
            "SELECT id, name, places, mapped_at FROM template ORDER BY mapped_at DESC, id DESC",
            [],
            template,
        )
    }
}

impl Tx<'_> {
    /// Keeps a new template; its identity.
    ///
    /// # Errors
    /// SQLite's.
    pub fn keep_template(
        &self,
        name: &str,
        places: &str,
        at: NaiveDateTime,
    ) -> Result<i64, StoreError> {
        self.insert(
            "INSERT INTO template (name, places, mapped_at) VALUES (:name, :places, :at)",
            named_params! { ":name": name, ":places": places, ":at": Moment(at) },
        )
    }

    /// Maps a template anew.
    ///
    /// # Errors
    /// SQLite's.
    pub fn change_template(&self, new: &StoredTemplate) -> Result<(), StoreError> {
        self.write(
            "UPDATE template SET name = :name, places = :places, mapped_at = :at WHERE id = :id",
            named_params! {
                ":id": new.id,
                ":name": new.name,
                ":places": new.places,
                ":at": Moment(new.mapped_at),
            },
        )?;
        Ok(())
    }

    /// Forgets a template.
    ///
    /// # Errors
    /// SQLite's.
    pub fn forget_template(&self, id: i64) -> Result<(), StoreError> {
        self.write("DELETE FROM template WHERE id = ?1", [id])?;
        Ok(())
    }
}

fn template(row: &Row<'_>) -> rusqlite::Result<StoredTemplate> {
    Ok(StoredTemplate {
        id: row.get("id")?,
        name: row.get("name")?,
        places: row.get("places")?,
        mapped_at: row.get::<_, Moment>("mapped_at")?.0,
    })
}
