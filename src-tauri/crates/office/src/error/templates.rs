//! What is refused of the province's templates and of bundles.

use std::path::PathBuf;
use words::error as said;

/// Why a template was not filled, or a bundle not written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TemplateRefusal {
    /// The file is of a format that cannot be filled.
    Format {
        /// The file.
        path: PathBuf,
    },
    /// No place of it is mapped yet.
    Unmapped {
        /// The file.
        path: PathBuf,
    },
    /// It changed since it was mapped.
    Moved {
        /// The file.
        path: PathBuf,
        /// Where the places would be now, as the terminal takes them.
        proposed: String,
    },
    /// It has no sheet of that name.
    SheetMissing {
        /// The name.
        sheet: String,
    },
    /// Neither a column nor a cell.
    PlaceInvalid {
        /// What was given.
        place: String,
    },
    /// Nothing is called so, or it cannot stand there.
    ItemUnknown {
        /// The word.
        item: String,
    },
    /// Columns are to be filled but none says whose rows they are.
    KeyMissing {
        /// The sheet.
        sheet: String,
    },
    /// A cell that is not filled was asked about.
    CellNotFilled {
        /// The cell, with its sheet.
        cell: String,
    },
    /// The filled file would take the template's place.
    Itself {
        /// The file.
        path: PathBuf,
    },
    /// The filled file must end as the template does.
    Ending {
        /// The template's ending.
        ending: String,
    },
    /// No template of that identity.
    Unknown {
        /// The identity.
        id: i64,
    },
    /// A return was frozen before values were kept with it.
    NotKept {
        /// The return.
        name: String,
    },
    /// So many bundles of a period are there already.
    TooManyBundles {
        /// The folder.
        path: PathBuf,
    },
}

impl TemplateRefusal {
    /// The stable word other programs know the refusal by.
    pub fn code(&self) -> &'static str {
        match self {
            TemplateRefusal::Format { .. } => "template_format",
            TemplateRefusal::Unmapped { .. } => "template_unmapped",
            TemplateRefusal::Moved { .. } => "template_moved",
            TemplateRefusal::SheetMissing { .. } => "template_sheet_missing",
            TemplateRefusal::PlaceInvalid { .. } => "template_place_invalid",
            TemplateRefusal::ItemUnknown { .. } => "template_item_unknown",
            TemplateRefusal::KeyMissing { .. } => "template_key_missing",
            TemplateRefusal::CellNotFilled { .. } => "template_cell_not_filled",
            TemplateRefusal::Itself { .. } => "template_itself",
            TemplateRefusal::Ending { .. } => "template_ending",
            TemplateRefusal::Unknown { .. } => "template_unknown",
            TemplateRefusal::NotKept { .. } => "template_not_kept",
            TemplateRefusal::TooManyBundles { .. } => "too_many_bundles",
        }
    }

    /// What happened, and what to do next.
    pub(super) fn words(&self) -> (String, String) {
        use TemplateRefusal as Refusal;
        let (text, hint) = match self {
            Refusal::Format { path } => (
                said::template_format::text(path.display()),
                said::template_format::hint(),
            ),
            Refusal::Unmapped { path } => (
                said::template_unmapped::text(path.display()),
                said::template_unmapped::hint(),
            ),
            Refusal::Moved { path, proposed } => {
                return (
                    said::template_moved::text(path.display()),
                    said::template_moved::hint(proposed),
                );
            }
            Refusal::SheetMissing { sheet } => (
                said::template_sheet_missing::text(sheet),
                said::template_sheet_missing::hint(),
            ),
            Refusal::PlaceInvalid { place } => (
                said::template_place_invalid::text(place),
                said::template_place_invalid::hint(),
            ),
            Refusal::ItemUnknown { item } => (
                said::template_item_unknown::text(item),
                said::template_item_unknown::hint(),
            ),
            Refusal::KeyMissing { sheet } => (
                said::template_key_missing::text(sheet),
                said::template_key_missing::hint(),
            ),
            Refusal::CellNotFilled { cell } => (
                said::template_cell_not_filled::text(cell),
                said::template_cell_not_filled::hint(),
            ),
            Refusal::Itself { path } => (
                said::template_itself::text(path.display()),
                said::template_itself::hint(),
            ),
            Refusal::Ending { ending } => (
                said::template_ending::text(ending),
                said::template_ending::hint(),
            ),
            Refusal::Unknown { id } => (
                said::template_unknown::text(id),
                said::template_unknown::hint(),
            ),
            Refusal::NotKept { name } => (
                said::template_not_kept::text(name),
                said::template_not_kept::hint(),
            ),
            Refusal::TooManyBundles { path } => (
                said::too_many_bundles::text(path.display()),
                said::too_many_bundles::hint(),
            ),
        };
        (text, hint.to_owned())
    }
}
