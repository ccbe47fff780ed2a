//! Names of files found inside letters and archives, as they may be shown.

/// The longest name shown, in characters.
const LONGEST: usize = 120;

/// A name without folders and without signs that hide or turn its letters: "../../x.xlsx" is
/// "x.xlsx". The ending stays where the name is cut.
pub(crate) fn shown(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let plain: String = last.chars().filter(|c| !hides(*c)).collect();
    let plain = plain.trim().trim_end_matches('.');
    let length = plain.chars().count();
    if length <= LONGEST {
        return plain.to_owned();
    }
    let ending = plain
        .rsplit_once('.')
        .map(|(_, ending)| ending)
        .filter(|ending| ending.len() <= 5)
        .map_or(String::new(), |ending| format!(".{ending}"));
    let stem = LONGEST - ending.chars().count() - 1;
    let cut: String = plain.chars().take(stem).collect();
    format!("{cut}…{ending}")
}

/// Control characters, zero-width signs and those that turn the direction of writing.
fn hides(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_shown_without_tricks() {
        let long = format!("{}.xlsx", "báo cáo ".repeat(50));
        for (name, expected) in [
            ("../../x.xlsx", "x.xlsx"),
            ("C:\\Users\\a\\bản cuối(1).xlsx", "bản cuối(1).xlsx"),
            ("\u{202E}xslx.exe", "xslx.exe"),
            ("CON.xlsx", "CON.xlsx"),
            ("  a.xls. ", "a.xls"),
            ("..", ""),
            ("", ""),
        ] {
            assert_eq!(shown(name), expected, "{name:?}");
        }
        let cut = shown(&long);
        assert!(
            cut.chars().count() <= LONGEST && cut.ends_with("….xlsx"),
            "{cut}"
        );
    }
}
