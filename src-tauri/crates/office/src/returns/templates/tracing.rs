//! Where a filled cell of the province's template comes from: the same sources as the cell of the
//! return its value was taken from.

use super::{FillRequest, Work, refused};
use crate::error::TemplateRefusal;
use crate::returns::cells::CellOf;
use crate::returns::explaining::Told;
use crate::returns::frozen::Named;
use crate::returns::rule::Rule;
use crate::returns::trace::Originals;
use crate::views::TraceView;
use crate::{Office, OfficeError};
use plan::book::{cell_at, cell_name};
use plan::period::{PeriodId, visible};
use std::path::Path;
use words::explanation as said;
use words::template_trace as about;

impl FillRequest {
    /// A template filled, as it is remembered, with a return: "2024-03", or "2024-03/1" for the
    /// frozen one.
    ///
    /// # Errors
    /// No return can be called so.
    pub fn with_return(name: &str, file: &Path) -> Result<FillRequest, OfficeError> {
        let named = Named::parse(name)?;
        Ok(FillRequest {
            file: file.to_owned(),
            period: named.period.to_string(),
            version: named.version,
            ..FillRequest::default()
        })
    }
}

impl Office {
    /// Where a cell of a template, "Biểu 1!D12", comes from, filled as the request says. The
    /// template may be the blank one or a filled copy: both stand under the same headings.
    ///
    /// # Errors
    /// As [`Office::fill_template`] of a template that is not known; the cell is none that is
    /// filled.
    pub fn trace_template(
        &self,
        request: &FillRequest,
        cell: &str,
    ) -> Result<TraceView, OfficeError> {
        self.traced_in(&self.known_work(request)?, request, cell)
            .map(|(_, trace)| trace)
    }

    /// Explains such a cell on one page.
    ///
    /// # Errors
    /// As [`Office::trace_template`]; the file cannot be written.
    pub fn explain_template(
        &self,
        request: &FillRequest,
        cell: &str,
        out: &Path,
    ) -> Result<TraceView, OfficeError> {
        let work = self.known_work(request)?;
        let (told, trace) = self.traced_in(&work, request, cell)?;
        self.write_explanation(&told, trace, out)
    }

    fn traced_in(
        &self,
        work: &Work,
        request: &FillRequest,
        cell: &str,
    ) -> Result<(Told, TraceView), OfficeError> {
        let not_filled = || {
            refused(TemplateRefusal::CellNotFilled {
                cell: cell.to_owned(),
            })
        };
        let (sheet, place) = cell.rsplit_once('!').ok_or_else(not_filled)?;
        let sheet = sheet.trim().trim_matches('\'');
        let place = place.trim().replace('$', "").to_uppercase();
        let at = cell_at(&place).ok_or_else(not_filled)?;
        let left = work.fill(request)?.left;
        let aims = work.aims.iter().enumerate();
        let mut filled = aims.filter(|(nth, _)| !left.iter().any(|(one, _)| one == nth));
        let found = filled.find(|(_, aim)| aim.sheet == sheet && aim.at == at);
        let (_, aim) = found.ok_or_else(not_filled)?;
        let fact = aim.fact.as_ref();
        let made = CellOf {
            rule: fact.and_then(|fact| fact.rule),
            from: fact.map(|fact| fact.from.clone()).unwrap_or_default(),
            ..CellOf::default()
        };
        let cells = &work.material.cells;
        let sources = self.read(|reader| Originals::new(reader).sources(cells, &made))?;
        let period = PeriodId::parse(&request.period).map(visible::name);
        let told = Told {
            about: about::cell(
                cell_name(at.0, at.1),
                sheet,
                work.loaded.name(),
                period.unwrap_or_default(),
            ),
            facts: [(said::item(), &aim.label), (said::whom(), &aim.of)]
                .into_iter()
                .filter(|(_, what)| !what.is_empty())
                .map(|(name, what)| (name.to_owned(), what.clone()))
                .collect(),
        };
        let trace = TraceView {
            cell: cell.to_owned(),
            value: fact.map(|fact| fact.value.shown()).unwrap_or_default(),
            rule: made.rule.map(|rule| rule.name().to_owned()),
            rule_words: made.rule.map(Rule::words),
            sources,
            path: None,
        };
        Ok((told, trace))
    }
}
