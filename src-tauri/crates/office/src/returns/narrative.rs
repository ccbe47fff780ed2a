//! Báo cáo bằng lời: the report that goes with the workbook, drafted from the same numbers, and
//! the parts of it she wrote herself.

use super::Gatherings;
use super::frozen::known;
use crate::error::TemplateRefusal;
use crate::files;
use crate::views::{NarrativeFile, NarrativeView, PartView};
use crate::{Office, OfficeError};
use chrono::NaiveDateTime;
use plan::consolidation::Return;
use plan::narrative::{Narrative, Part, Remarked};
use plan::period::visible;
use sheets::narrative::{self, PartText};
use std::path::Path;
use store::{FrozenReturn, Handling, Operation, OwnText, Reader, StoreError};

/// What a period's report tells, and what of it was written by hand.
pub(super) struct Told {
    content: Return,
    remarked: Vec<Remarked>,
    own: Vec<OwnText>,
    now: NaiveDateTime,
}

/// A report in words as a document.
pub(super) struct Worded {
    /// The document.
    pub bytes: Vec<u8>,
    /// The parts of it written by hand, to tell whether they changed.
    pub told: String,
}

impl Told {
    /// The report as a Word document.
    pub(super) fn write(&self, office: &Office) -> Result<Worded, OfficeError> {
        let symbol = office.profile.symbol(self.content.period.id.kind());
        let heading = &office.profile.heading;
        let frame = (
            &heading.letterhead(symbol),
            &*heading.period_words(&self.content.period),
        );
        let bytes = narrative::write(&self.narrative(), &self.printed(), frame, self.now)?;
        let told = self.worded();
        Ok(Worded { bytes, told })
    }

    /// The parts written by hand. Drafts say nothing new while the numbers stay, but for the day.
    pub(super) fn worded(&self) -> String {
        let own = Part::ALL.iter().filter_map(|part| self.own(*part));
        let parts: Vec<String> = own
            .map(|own| format!("{}: {}", own.part.word(), own.text))
            .collect();
        parts.join("\n\n")
    }

    fn narrative(&self) -> Narrative<'_> {
        Narrative::of(&self.content, &self.remarked, self.now)
    }

    fn own(&self, part: Part) -> Option<&OwnText> {
        self.own.iter().find(|own| own.part == part)
    }

    /// The parts as they are printed: hers where she wrote one, else the draft.
    fn printed(&self) -> Vec<PartText> {
        let drafted = narrative::draft(&self.narrative()).into_iter();
        drafted
            .map(|drafted| match self.own(drafted.part) {
                Some(own) => PartText {
                    part: drafted.part,
                    paragraphs: paragraphs(&own.text),
                },
                None => drafted,
            })
            .collect()
    }
}

impl Office {
    /// The report of a period part by part: the draft, and her own words where she wrote some.
    ///
    /// # Errors
    /// No such period; no plan; the store refuses.
    pub fn narrative(&self, period: &str) -> Result<NarrativeView, OfficeError> {
        let told = self.told(period)?;
        let drafted = narrative::draft(&told.narrative());
        let parts = drafted.into_iter().map(|drafted| {
            let own = told.own(drafted.part);
            let draft = joined(&drafted.paragraphs);
            PartView {
                part: drafted.part.word(),
                title: narrative::title(drafted.part),
                own: own.map(|own| own.text.clone()),
                outdated: own.is_some_and(|own| own.drafted != draft),
                draft,
            }
        });
        Ok(NarrativeView {
            period: told.content.period.id.to_string(),
            as_of: told.content.as_of.to_string(),
            parts: parts.collect(),
        })
    }

    /// Writes a part of a period's report in her own words; blank words give it back to the
    /// draft.
    ///
    /// # Errors
    /// No such period or part; no plan; the store refuses.
    pub fn write_part(
        &mut self,
        period: &str,
        part: &str,
        text: &str,
    ) -> Result<NarrativeView, OfficeError> {
        let part = Part::from_word(part).ok_or_else(|| OfficeError::ValueInvalid {
            value: part.to_owned(),
        })?;
        let told = self.told(period)?;
        let drafted = narrative::draft(&told.narrative()).into_iter();
        let drafted: Vec<String> = drafted
            .filter(|drafted| drafted.part == part)
            .flat_map(|drafted| drafted.paragraphs)
            .collect();
        let (period_of, text) = (told.content.period, joined(&paragraphs(text)));
        let title = format!(
            "{}, {}",
            visible::name(period_of.id),
            narrative::title(part)
        );
        let operation = Operation::new("narrative_written", title, self.now());
        self.perform(&operation, |tx| {
            tx.keep_period(&period_of)?;
            if text.is_empty() {
                return Ok(tx.drop_own_text(period_of.id, part)?);
            }
            let own = OwnText {
                part,
                text,
                drafted: joined(&drafted),
            };
            Ok(tx.keep_own_text(period_of.id, &own)?)
        })?;
        self.narrative(period)
    }

    /// Writes the report of a period as a Word document.
    ///
    /// # Errors
    /// No such period; no plan; the file cannot be written.
    pub fn export_narrative(&self, period: &str, out: &Path) -> Result<NarrativeFile, OfficeError> {
        let told = self.told(period)?;
        files::save(out, &told.write(self)?.bytes)?;
        Ok(NarrativeFile {
            path: out.display().to_string(),
            period: told.content.period.id.to_string(),
            as_of: told.content.as_of.to_string(),
        })
    }

    /// Writes the report as it was when a return, named "2024-03/1", was frozen, byte for byte.
    ///
    /// # Errors
    /// No such return; it was frozen before the report was kept with it; the file cannot be
    /// written; the store refuses.
    pub fn frozen_narrative(&self, name: &str, out: &Path) -> Result<NarrativeFile, OfficeError> {
        let (frozen, bytes) = self.read(|reader| {
            let frozen = known(reader, name)?;
            let bytes = kept_narrative(reader, &frozen)?;
            let not_kept = || TemplateRefusal::NotKept {
                name: name.to_owned(),
            };
            Ok((
                frozen,
                bytes.ok_or_else(|| OfficeError::Template(not_kept()))?,
            ))
        })?;
        files::save(out, &bytes)?;
        Ok(NarrativeFile {
            path: out.display().to_string(),
            period: frozen.period.to_string(),
            as_of: frozen.as_of.to_string(),
        })
    }

    pub(super) fn told(&self, period: &str) -> Result<Told, OfficeError> {
        self.read(|reader| self.told_of(reader, period))
    }

    pub(super) fn told_of(&self, reader: &Reader<'_>, period: &str) -> Result<Told, OfficeError> {
        let evidence = self.evidence(reader, period)?;
        Ok(Told {
            content: evidence.consolidate(),
            remarked: remarked(reader, &evidence)?,
            own: reader.own_texts(evidence.period.id)?,
            now: self.now(),
        })
    }
}

/// The report that was kept with a frozen return, where it was.
pub(super) fn kept_narrative(
    reader: &Reader<'_>,
    frozen: &FrozenReturn,
) -> Result<Option<Vec<u8>>, StoreError> {
    let Some(extra) = reader.frozen_extra(frozen.period, frozen.version)? else {
        return Ok(None);
    };
    let original = reader.original(&extra.narrative)?;
    Ok(Some(original.ok_or(StoreError::Damaged)?.bytes))
}

/// What the units' newest reports say beside their tasks, in the order of protocol. A report that
/// waits to be mended does not speak yet.
fn remarked(reader: &Reader<'_>, from: &Gatherings) -> Result<Vec<Remarked>, StoreError> {
    let mut all = Vec::new();
    for unit in from.directory.units() {
        let spoken = from.sent.versions(unit.id);
        let spoken = spoken.filter(|one| one.handling != Handling::NeedsMore);
        let Some(latest) = spoken.max_by_key(|one| one.version) else {
            continue;
        };
        let contents = reader.contents(latest.id)?.into_iter();
        all.extend(contents.map(|content| {
            Remarked {
                unit: unit.name.clone(),
                kind: content.kind,
                task: content
                    .task
                    .and_then(|id| from.stored.plan.tasks.iter().find(|task| task.id == id))
                    .map(|task| task.number.to_string()),
                text: content.text,
            }
        }));
    }
    Ok(all)
}

/// The paragraphs of a text: its lines that say something.
fn paragraphs(text: &str) -> Vec<String> {
    let lines = text.lines().map(str::trim);
    lines
        .filter(|line| !line.is_empty())
        .map(str::to_owned)
        .collect()
}

fn joined(paragraphs: &[String]) -> String {
    paragraphs.join("\n")
}
