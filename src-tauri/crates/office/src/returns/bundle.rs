//! Bộ trình ký: report, workbook and, where there is a converter, their PDFs, in one folder of
//! their own. Nothing that is there already is ever overwritten.

mod converter;

use super::audiences::everything;
use super::frozen::known;
use super::narrative::kept_narrative;
use crate::error::TemplateRefusal;
use crate::files;
use crate::views::{BundleFile, BundleView, RemarkView};
use crate::{Office, OfficeError};
use converter::Outcome;
use plan::period::{PeriodId, PeriodPart};
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use words::bundle as said;

/// So many bundles of one period are kept beside each other.
const MOST: u32 = 99;

/// A bundle to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BundleRequest {
    /// The period.
    pub period: String,
    /// The frozen version; the return as it stands now where none is named.
    pub version: Option<u32>,
    /// Who gets the sheets of what is not frozen; every sheet where nobody is named.
    pub audience: Option<String>,
    /// The folder of all bundles; made if missing.
    pub out: PathBuf,
    /// Whether PDFs are made, and how.
    pub pdf: Pdf,
}

/// How PDFs are made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Pdf {
    /// By the LibreOffice that is found.
    #[default]
    Found,
    /// By this program.
    By(PathBuf),
    /// Not at all.
    None,
}

/// The contents of a bundle.
struct Contents {
    period: PeriodId,
    as_of: String,
    workbook: Vec<u8>,
    narrative: Option<Vec<u8>>,
}

impl Office {
    /// Writes a bundle into a folder of its own: "2024/Thang-03_du-thao", "2024/Thang-03_ban-1".
    /// What was frozen is written byte for byte. That no PDF can be made is a remark.
    ///
    /// # Errors
    /// No such period, version or audience; no plan; the folder or a file cannot be written;
    /// there are too many bundles of the period already.
    pub fn bundle(&self, request: &BundleRequest) -> Result<BundleView, OfficeError> {
        let contents = self.contents(request)?;
        let folder = own_folder(&request.out, contents.period, request.version)?;
        let written = written(&folder, &contents);
        // Half a bundle would be taken for a whole one.
        let mut written = written.inspect_err(|_| drop(fs::remove_dir_all(&folder)))?;
        let mut remarks = Vec::new();
        if contents.narrative.is_none() {
            remarks.push(remark(
                "narrative_not_kept",
                said::narrative_not_kept().to_owned(),
            ));
        }
        if request.pdf != Pdf::None {
            let (pdfs, trouble) = pdfs(&written, &folder, &request.pdf);
            written.extend(pdfs);
            remarks.extend(trouble);
        }
        Ok(BundleView {
            folder: folder.display().to_string(),
            period: contents.period.to_string(),
            version: request.version,
            as_of: contents.as_of,
            files: written,
            remarks,
        })
    }

    fn contents(&self, request: &BundleRequest) -> Result<Contents, OfficeError> {
        if let Some(version) = request.version {
            let name = format!("{}/{version}", request.period);
            return self.read(|reader| {
                let frozen = known(reader, &name)?;
                let original = reader.original(&frozen.original)?;
                Ok(Contents {
                    period: frozen.period,
                    as_of: frozen.as_of.to_string(),
                    workbook: original.ok_or(store::StoreError::Damaged)?.bytes,
                    narrative: kept_narrative(reader, &frozen)?,
                })
            });
        }
        let drawn = self.read(|reader| {
            let kind = self.period_of(reader, &request.period)?.id.kind();
            let chosen = match &request.audience {
                None => everything(),
                audience => self.chosen(reader, audience.as_deref(), kind)?,
            };
            self.draw(reader, &request.period, self.now(), &chosen)
        })?;
        Ok(Contents {
            period: drawn.content.id(),
            as_of: drawn.content.as_of.to_string(),
            workbook: drawn.bytes,
            narrative: Some(self.told(&request.period)?.write(self)?.bytes),
        })
    }
}

/// Writes the files of a bundle.
fn written(folder: &Path, contents: &Contents) -> Result<Vec<BundleFile>, OfficeError> {
    let (mut files, period) = (Vec::new(), contents.period);
    let mut write = |kind, name: String, bytes: &[u8]| {
        let path = folder.join(name);
        files::save(&path, bytes)?;
        files.push(BundleFile {
            kind,
            path: path.display().to_string(),
        });
        Ok::<_, OfficeError>(())
    };
    if let Some(narrative) = &contents.narrative {
        write(
            "narrative",
            said::narrative_file(folder_name(period), period.year),
            narrative,
        )?;
    }
    write(
        "workbook",
        said::workbook_file(folder_name(period), period.year),
        &contents.workbook,
    )?;
    Ok(files)
}

/// The PDFs of a bundle's files, and why one is missing.
fn pdfs(written: &[BundleFile], folder: &Path, pdf: &Pdf) -> (Vec<BundleFile>, Option<RemarkView>) {
    let program = match pdf {
        Pdf::By(program) => Some(program.clone()),
        _ => converter::find(),
    };
    let Some(program) = program else {
        return (
            Vec::new(),
            Some(remark("pdf_no_converter", said::no_converter().to_owned())),
        );
    };
    let sources: Vec<&Path> = written.iter().map(|file| Path::new(&file.path)).collect();
    let outcome = converter::convert(&program, &sources, folder, converter::PATIENCE);
    let made = written.iter().filter_map(|file| {
        let path = Path::new(&file.path).with_extension("pdf");
        let kind = match file.kind {
            "narrative" => "narrative_pdf",
            _ => "workbook_pdf",
        };
        path.is_file().then(|| BundleFile {
            kind,
            path: path.display().to_string(),
        })
    });
    let made: Vec<BundleFile> = made.collect();
    let trouble = match outcome {
        Outcome::Late => Some(remark(
            "pdf_late",
            said::late(converter::PATIENCE.as_secs()),
        )),
        _ if made.len() == written.len() => None,
        _ => Some(remark("pdf_failed", said::failed(program.display()))),
    };
    (made, trouble)
}

/// Makes the folder of a bundle: the first of its name that is not there yet.
fn own_folder(all: &Path, period: PeriodId, version: Option<u32>) -> Result<PathBuf, OfficeError> {
    let year = all.join(period.year.to_string());
    files::make_folder(&year)?;
    let name = match version {
        Some(version) => said::folder_version(folder_name(period), version),
        None => said::folder_draft(folder_name(period)),
    };
    let names = std::iter::once(name.clone()).chain((2..=MOST).map(|at| format!("{name}_{at}")));
    for name in names {
        let folder = year.join(name);
        match fs::create_dir(&folder) {
            Ok(()) => return Ok(folder),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Err(_) => return files::make_folder(&folder).map(|()| folder),
        }
    }
    Err(OfficeError::Template(TemplateRefusal::TooManyBundles {
        path: year,
    }))
}

/// A period in the name of a folder.
fn folder_name(period: PeriodId) -> String {
    let two = |number: u32| format!("{number:02}");
    match period.part {
        PeriodPart::Week(week) => said::week(two(week)),
        PeriodPart::Month(month) => said::month(two(month)),
        PeriodPart::Quarter(quarter) => said::quarter(quarter),
        PeriodPart::Half(1) => said::first_half().to_owned(),
        PeriodPart::Half(_) => said::second_half().to_owned(),
        PeriodPart::NineMonths => said::nine_months().to_owned(),
        PeriodPart::Year => said::year().to_owned(),
        PeriodPart::OneOff(number) => said::one_off(two(number)),
    }
}

fn remark(code: &str, message: String) -> RemarkView {
    RemarkView {
        code: code.to_owned(),
        sheet: String::new(),
        cell: String::new(),
        message,
    }
}
