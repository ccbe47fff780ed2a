//! The few looks that cells have, and the workbook's formats made of them once each.

use crate::metrics::{Face, Font};
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

/// The font of every cell (Nghị định 30/2020/NĐ-CP, phụ lục I).
pub(crate) const FONT_NAME: &str = "Times New Roman";

/// The size of tables, in points.
pub(crate) const TABLE_SIZE: u8 = 12;

/// A cell's horizontal place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Align {
    Left,
    Center,
    Right,
}

/// A cell's border.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Frame {
    None,
    /// Thin on all sides.
    All,
    /// The first part of a row that goes on below.
    OpenBelow,
    /// A middle part.
    OpenBoth,
    /// The last part.
    OpenAbove,
}

/// How a cell shows numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum NumberLook {
    General,
    /// What is typed stays text: "5/3" is no date, "0912…" keeps its zero.
    Text,
    /// Grouped, with so many decimals.
    Decimals(u8),
    /// dd/MM/yyyy.
    Date,
}

/// The look of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Style {
    bold: bool,
    italic: bool,
    size: u8,
    align: Align,
    middle: bool,
    frame: Frame,
    number: NumberLook,
    shaded: bool,
    gray: bool,
    marked: bool,
}

impl Style {
    /// A framed cell of a table.
    pub(crate) fn cell(align: Align) -> Style {
        Style {
            frame: Frame::All,
            ..Style::plain(TABLE_SIZE, align)
        }
    }

    /// Text outside tables, of this size in points.
    pub(crate) fn plain(size: u8, align: Align) -> Style {
        Style {
            bold: false,
            italic: false,
            size,
            align,
            middle: true,
            frame: Frame::None,
            number: NumberLook::General,
            shaded: false,
            gray: false,
            marked: false,
        }
    }

    pub(crate) fn bold(self) -> Style {
        Style { bold: true, ..self }
    }

    pub(crate) fn italic(self) -> Style {
        Style {
            italic: true,
            ..self
        }
    }

    pub(crate) fn top(self) -> Style {
        Style {
            middle: false,
            ..self
        }
    }

    pub(crate) fn shaded(self) -> Style {
        Style {
            shaded: true,
            ..self
        }
    }

    /// Filled so that it strikes the eye: something is to be done here.
    pub(crate) fn marked(self) -> Style {
        Style {
            marked: true,
            ..self
        }
    }

    pub(crate) fn gray(self) -> Style {
        Style { gray: true, ..self }
    }

    pub(crate) fn frame(self, frame: Frame) -> Style {
        Style { frame, ..self }
    }

    pub(crate) fn number(self, number: NumberLook) -> Style {
        Style { number, ..self }
    }

    /// The font that text of this look is measured in. Bold italic counts as bold, the wider.
    pub(crate) fn font(self) -> Font {
        let face = match (self.bold, self.italic) {
            (true, _) => Face::Bold,
            (false, true) => Face::Italic,
            (false, false) => Face::Regular,
        };
        Font::new(face, f64::from(self.size))
    }

    fn format(self) -> Format {
        let mut format = base().set_font_size(self.size).set_text_wrap();
        format = format.set_align(match self.align {
            Align::Left => FormatAlign::Left,
            Align::Center => FormatAlign::Center,
            Align::Right => FormatAlign::Right,
        });
        format = format.set_align(if self.middle {
            FormatAlign::VerticalCenter
        } else {
            FormatAlign::Top
        });
        if self.bold {
            format = format.set_bold();
        }
        if self.italic {
            format = format.set_italic();
        }
        if self.shaded {
            format = format.set_background_color(Color::RGB(0xF2F2F2));
        }
        if self.marked {
            format = format.set_background_color(Color::RGB(0xFFE699));
        }
        if self.gray {
            format = format.set_font_color(Color::RGB(0x595959));
        }
        format = match self.number {
            NumberLook::General => format,
            NumberLook::Text => format.set_num_format("@"),
            NumberLook::Decimals(0) => format.set_num_format("#,##0"),
            NumberLook::Decimals(n) => {
                format.set_num_format(format!("#,##0.{}", "0".repeat(usize::from(n))))
            }
            NumberLook::Date => format.set_num_format("dd/mm/yyyy"),
        };
        framed(format, self.frame)
    }
}

/// The workbook's default format; looks start from it.
pub(crate) fn base() -> Format {
    // Family 1 is Roman: what stands in where the font is missing.
    Format::new()
        .set_font_name(FONT_NAME)
        .set_font_size(TABLE_SIZE)
        .set_font_family(1)
}

fn framed(format: Format, frame: Frame) -> Format {
    let thin = FormatBorder::Thin;
    let sides = |format: Format| format.set_border_left(thin).set_border_right(thin);
    match frame {
        Frame::None => format,
        Frame::All => format.set_border(thin),
        Frame::OpenBelow => sides(format).set_border_top(thin),
        Frame::OpenBoth => sides(format),
        Frame::OpenAbove => sides(format).set_border_bottom(thin),
    }
}

/// The formats of one workbook, made once per look. There are few: searching them in order is
/// quicker than hashing a look for every cell.
#[derive(Default)]
pub(crate) struct Styles(Vec<(Style, Format)>);

impl Styles {
    /// The format of a look.
    pub(crate) fn format(&mut self, style: Style) -> &Format {
        let found = self.0.iter().position(|(known, _)| *known == style);
        let at = found.unwrap_or_else(|| {
            self.0.push((style, style.format()));
            self.0.len() - 1
        });
        &self.0[at].1
    }
}
