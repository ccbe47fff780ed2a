//! Whom a return is for: which of its sheets they get (`domain.md` §9).

use super::{Chosen, ReturnSheet};
use plan::period::PeriodKind;

/// The audiences that come with the program; others are kept by the office.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Audience {
    /// Gửi tỉnh: no sheet that names the town's own offices.
    Province,
    /// Trình lãnh đạo: that and what concerns the offices.
    Leader,
}

impl Audience {
    /// Both.
    pub const ALL: [Audience; 2] = [Audience::Province, Audience::Leader];

    /// Its stable word.
    pub fn word(self) -> &'static str {
        match self {
            Audience::Province => "province",
            Audience::Leader => "leader",
        }
    }

    /// The sheets it gets for a kind of period, in printing order.
    pub fn sheets(self, kind: PeriodKind) -> Vec<Chosen> {
        let all = ReturnSheet::ALL.into_iter();
        all.filter(|sheet| self.gets(*sheet, kind))
            .map(Chosen::from)
            .collect()
    }

    fn gets(self, sheet: ReturnSheet, kind: PeriodKind) -> bool {
        let is_ours = matches!(
            sheet,
            ReturnSheet::Units
                | ReturnSheet::Discipline
                | ReturnSheet::Evaluation
                | ReturnSheet::Charts
        );
        let is_only_monthly = matches!(
            sheet,
            ReturnSheet::Tasks | ReturnSheet::Communes | ReturnSheet::Difficulties
        );
        match self {
            _ if is_only_monthly => kind != PeriodKind::Week,
            Audience::Province => !is_ours,
            Audience::Leader => true,
        }
    }
}

impl ReturnSheet {
    /// Its stable word.
    pub fn word(self) -> &'static str {
        match self {
            ReturnSheet::Summary => "summary",
            ReturnSheet::Tasks => "tasks",
            ReturnSheet::Units => "units",
            ReturnSheet::Indicators => "indicators",
            ReturnSheet::Communes => "communes",
            ReturnSheet::Discipline => "discipline",
            ReturnSheet::Attention => "attention",
            ReturnSheet::Difficulties => "difficulties",
            ReturnSheet::Evaluation => "evaluation",
            ReturnSheet::Charts => "charts",
        }
    }

    /// The sheet of a word.
    pub fn of_word(word: &str) -> Option<ReturnSheet> {
        let mut all = ReturnSheet::ALL.into_iter();
        all.find(|sheet| sheet.word() == word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(audience: Audience, kind: PeriodKind) -> String {
        let sheets = audience.sheets(kind).into_iter();
        let words: Vec<&str> = sheets.map(|chosen| chosen.sheet.word()).collect();
        words.join(" ")
    }

    #[test]
    fn the_province_gets_no_sheet_that_names_our_offices() {
        for (audience, kind, sheets) in [
            (
                Audience::Province,
                PeriodKind::Week,
                "summary indicators attention",
            ),
            (
                Audience::Province,
                PeriodKind::Month,
                "summary tasks indicators communes attention difficulties",
            ),
            (
                Audience::Leader,
                PeriodKind::Week,
                "summary units indicators discipline attention evaluation charts",
            ),
            (
                Audience::Leader,
                PeriodKind::Half,
                "summary tasks units indicators communes discipline attention difficulties evaluation charts",
            ),
        ] {
            assert_eq!(words(audience, kind), sheets, "{audience:?} {kind:?}");
        }
    }

    #[test]
    fn every_sheet_has_a_word_of_its_own() {
        for sheet in ReturnSheet::ALL {
            assert_eq!(ReturnSheet::of_word(sheet.word()), Some(sheet));
        }
        assert_eq!(ReturnSheet::of_word("sources"), None);
    }
}
