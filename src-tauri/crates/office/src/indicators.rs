//! Indicators: their definitions, the numbers entered and pasted, and the figures that follow
//! (`domain.md` §7).

mod defining;
mod entering;
mod figures;
mod official;
mod seen;
mod showing;

pub use entering::NumbersEntry;
pub(crate) use figures::{figures_in, past};
pub use official::{OfficialPreview, OfficialRequest};
pub use seen::Whose;
pub(crate) use seen::{NumberSeen, number_seen};

use crate::OfficeError;
use crate::error::IndicatorError;
use plan::indicator::Indicator;
use plan::text::match_key;
use store::Reader;

/// The standing indicator with a code.
fn indicator_named(reader: &Reader<'_>, code: &str) -> Result<Indicator, OfficeError> {
    named(reader.indicators()?, code)
}

/// The one of several with a code.
fn named(indicators: Vec<Indicator>, code: &str) -> Result<Indicator, OfficeError> {
    let key = match_key(code);
    let mut indicators = indicators.into_iter();
    let found = indicators.find(|one| match_key(&one.code) == key);
    Ok(found.ok_or_else(|| IndicatorError::Unknown {
        code: code.to_owned(),
    })?)
}
