//! Units' own tables: what their columns were read as, or wait to be.

use crate::error::field_name;
use plan::submission::OwnField;
use serde::{Deserialize, Serialize};
use specta::Type;

/// What a column of a unit's own table holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum OwnFieldName {
    /// TT.
    Number,
    /// Nội dung công việc.
    Content,
    /// Tình trạng.
    State,
    /// Tỷ lệ hoàn thành.
    Percent,
    /// Ngày hoàn thành.
    DoneOn,
    /// Kết quả thực hiện.
    Result,
    /// Sản phẩm; số, ngày văn bản.
    Product,
    /// Ghi chú.
    Note,
}

impl OwnFieldName {
    /// Its name for people.
    pub fn title(self) -> &'static str {
        field_name(self.into())
    }
}

/// A column told to hold something.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Type)]
pub struct ColumnChoice {
    /// What it holds.
    pub field: OwnFieldName,
    /// The sheet's column, "B".
    pub column: String,
}

/// A unit's own table in a file.
#[derive(Clone, Debug, Serialize, Type)]
pub struct MappingView {
    /// untold, told (for this file), remembered (from an earlier file with the same header).
    pub state: &'static str,
    /// The sheet it stands on.
    pub sheet: String,
    /// The cell its header begins in.
    pub cell: String,
    /// What is remembered of the header, by its number; `null` where nothing is.
    pub remembered: Option<i64>,
    /// The day that was told.
    pub since: Option<String>,
    /// Its columns from left to right.
    pub columns: Vec<MappingColumnView>,
}

/// One column of a unit's own table.
#[derive(Clone, Debug, Serialize, Type)]
pub struct MappingColumnView {
    /// The sheet's column, "B".
    pub column: String,
    /// The heading's words; empty where it has none.
    pub heading: String,
    /// What it is read as; while nobody told, what it seems to hold.
    pub field: Option<OwnFieldName>,
    /// What stands in the first rows below the header.
    pub cells: Vec<String>,
}

/// What is remembered of a unit's own tables with one header.
#[derive(Clone, Debug, Serialize, Type)]
pub struct RememberedView {
    /// Its number.
    pub id: i64,
    /// The unit.
    pub unit: String,
    /// The day it was told.
    pub since: String,
    /// The columns that are read.
    pub columns: Vec<RememberedColumnView>,
}

/// One column that is read.
#[derive(Clone, Debug, Serialize, Type)]
pub struct RememberedColumnView {
    /// What it holds.
    pub field: OwnFieldName,
    /// Its heading.
    pub heading: String,
}

impl From<OwnField> for OwnFieldName {
    fn from(field: OwnField) -> OwnFieldName {
        match field {
            OwnField::Number => OwnFieldName::Number,
            OwnField::Content => OwnFieldName::Content,
            OwnField::State => OwnFieldName::State,
            OwnField::Percent => OwnFieldName::Percent,
            OwnField::DoneOn => OwnFieldName::DoneOn,
            OwnField::Result => OwnFieldName::Result,
            OwnField::Product => OwnFieldName::Product,
            OwnField::Note => OwnFieldName::Note,
        }
    }
}

impl From<OwnFieldName> for OwnField {
    fn from(name: OwnFieldName) -> OwnField {
        match name {
            OwnFieldName::Number => OwnField::Number,
            OwnFieldName::Content => OwnField::Content,
            OwnFieldName::State => OwnField::State,
            OwnFieldName::Percent => OwnField::Percent,
            OwnFieldName::DoneOn => OwnField::DoneOn,
            OwnFieldName::Result => OwnField::Result,
            OwnFieldName::Product => OwnField::Product,
            OwnFieldName::Note => OwnField::Note,
        }
    }
}
