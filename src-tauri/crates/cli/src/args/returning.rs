//! `return …`

use chrono::NaiveDate;
use clap::{Args, Subcommand};
use office::views::TemplatePlace;
use std::path::PathBuf;
use words::cli;

/// `return …`
#[derive(Debug, Subcommand)]
pub enum ReturnCommand {
    /// Writes the consolidated workbook.
    #[command(about = cli::about_return_export())]
    Export(ReturnExport),
    /// Frozen returns.
    #[command(about = cli::about_return_list())]
    List,
    /// What changed between two.
    #[command(about = cli::about_return_diff())]
    Diff {
        /// The older one.
        #[arg(value_name = "A", help = cli::arg::return_name())]
        older: String,
        /// The newer one.
        #[arg(value_name = "B", help = cli::arg::return_name())]
        newer: String,
    },
    /// Fills the province's own template.
    #[command(about = cli::about_return_fill())]
    Fill(ReturnFill),
    /// The templates whose places are remembered.
    #[command(about = cli::about_return_templates())]
    Templates {
        /// Forgets one.
        #[arg(long, value_name = "ID", help = cli::arg::forget())]
        forget: Option<i64>,
    },
    /// What a template can take.
    #[command(about = cli::about_return_items())]
    Items {
        /// The period.
        #[arg(long, value_name = "ID", help = cli::arg::period())]
        period: String,
    },
    /// Writes report, workbook and PDFs into one folder.
    #[command(about = cli::about_return_bundle())]
    Bundle(ReturnBundle),
    /// Logs what became of a frozen one.
    #[command(about = cli::about_return_stage())]
    Stage {
        /// The frozen return.
        #[arg(value_name = "RETURN", help = cli::arg::return_name())]
        name: String,
        /// What it reached.
        #[command(subcommand)]
        stage: StageCommand,
    },
}

/// `return export …`
#[derive(Debug, Args)]
pub struct ReturnExport {
    /// The period.
    #[arg(long, value_name = "ID", help = cli::arg::period())]
    pub period: String,
    /// The file to write.
    #[arg(long, value_name = "FILE", help = cli::arg::out_file())]
    pub out: PathBuf,
    /// Who gets it.
    #[arg(long, value_name = "NAME", conflicts_with = "version", help = cli::arg::audience())]
    pub audience: Option<String>,
    /// Writes the internal sheet of sources too.
    #[arg(long, conflicts_with_all = ["version", "freeze"], help = cli::arg::with_sources())]
    pub with_sources: bool,
    /// Freezes exactly this file as the period's next version.
    #[arg(long, conflicts_with = "version", help = cli::arg::freeze())]
    pub freeze: bool,
    /// Writes a frozen version again.
    #[arg(long, value_name = "N", help = cli::arg::version())]
    pub version: Option<u32>,
    /// Writes the issued file of that version.
    #[arg(long, requires = "version", help = cli::arg::issued())]
    pub issued: bool,
}

/// `return fill …`
#[derive(Debug, Args)]
pub struct ReturnFill {
    /// The template.
    #[arg(value_name = "TEMPLATE", help = cli::arg::template())]
    pub template: PathBuf,
    /// The period.
    #[arg(long, value_name = "ID", help = cli::arg::period())]
    pub period: String,
    /// The frozen version.
    #[arg(long, value_name = "N", help = cli::arg::filled_version())]
    pub version: Option<u32>,
    /// What goes where.
    #[arg(long, value_name = "SHEET!PLACE=ITEM", value_parser = place, help = cli::arg::map())]
    pub map: Vec<TemplatePlace>,
    /// Replaces formulas.
    #[arg(long, help = cli::arg::over_formulas())]
    pub over_formulas: bool,
    /// The file to write.
    #[arg(long, value_name = "FILE", help = cli::arg::out_file())]
    pub out: PathBuf,
}

/// `return bundle …`
#[derive(Debug, Args)]
pub struct ReturnBundle {
    /// The period.
    #[arg(value_name = "PERIOD", help = cli::arg::period())]
    pub period: String,
    /// The frozen version.
    #[arg(long, value_name = "N", help = cli::arg::filled_version())]
    pub version: Option<u32>,
    /// Who gets it.
    #[arg(long, value_name = "NAME", conflicts_with = "version", help = cli::arg::audience())]
    pub audience: Option<String>,
    /// The folder of all bundles.
    #[arg(long, value_name = "FOLDER", help = cli::arg::bundles())]
    pub out: PathBuf,
    /// Makes no PDFs.
    #[arg(long, help = cli::arg::no_pdf())]
    pub no_pdf: bool,
    /// The program that makes them.
    #[arg(long, value_name = "PROGRAM", conflicts_with = "no_pdf", help = cli::arg::pdf_by())]
    pub pdf_by: Option<PathBuf>,
}

/// "Bieu 1!D=tasks".
fn place(text: &str) -> Result<TemplatePlace, String> {
    let parts = text.split_once('=').and_then(|(place, item)| {
        let (sheet, at) = place.rsplit_once('!')?;
        let whole = ![sheet, at, item].contains(&"");
        whole.then_some((sheet, at, item))
    });
    let (sheet, at, item) = parts.ok_or_else(|| cli::bad_place(text))?;
    Ok(TemplatePlace {
        sheet: sheet.trim_matches('\'').to_owned(),
        at: at.to_owned(),
        item: item.to_owned(),
    })
}

/// `return stage NAME …`
#[derive(Debug, Subcommand)]
pub enum StageCommand {
    /// Trình ký.
    #[command(about = cli::about_stage_to_sign())]
    ToSign(StageDay),
    /// Phát hành.
    #[command(about = cli::about_stage_issued())]
    Issued {
        /// Number and symbol.
        #[arg(long, value_name = "TEXT", help = cli::arg::report_number())]
        number: String,
        /// Who signed.
        #[arg(long, value_name = "NAME", help = cli::arg::signer())]
        signer: String,
        /// The file to write.
        #[arg(long, value_name = "FILE", help = cli::arg::out_file())]
        out: PathBuf,
        /// When.
        #[command(flatten)]
        day: StageDay,
    },
    /// Đã gửi tỉnh.
    #[command(about = cli::about_stage_sent())]
    Sent {
        /// How.
        #[arg(long, value_name = "TEXT", help = cli::arg::sent_how())]
        how: String,
        /// When.
        #[command(flatten)]
        day: StageDay,
    },
    /// The province answered.
    #[command(about = cli::about_stage_answered())]
    Answered {
        /// The answer.
        #[arg(long, value_name = "TEXT", help = cli::arg::answer())]
        answer: String,
        /// When.
        #[command(flatten)]
        day: StageDay,
    },
}

/// The day of a step.
#[derive(Clone, Copy, Debug, Args)]
pub struct StageDay {
    /// The day; today's where none is named.
    #[arg(long, value_name = "YYYY-MM-DD", help = cli::arg::step_on())]
    pub on: Option<NaiveDate>,
}
