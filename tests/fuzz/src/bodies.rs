//! The four bodies.

use plan::appendix::{self, Asked};
use plan::book::{Book, Sheet, Value};
use plan::deadline::{BeforeDay, Deadline};
use plan::encoding::{Decoded, Encoding, detect};
use plan::proposal::{DecidedProposals, Proposal};
use plan::unit::{Collective, CollectiveId, Directory, Level, Meaning, Unit, UnitId, UnitKind};
use sheets::read::{CELL_LIMIT, TEXT_LIMIT};
use std::sync::LazyLock;
use unicode_normalization::is_nfc;

/// Any bytes given as a workbook: read or refused; what was read is in order, within the limits,
/// and goes through the appendix's and the forms' readers.
pub fn workbook(bytes: &[u8]) {
    let Ok(book) = sheets::read(bytes, "phu-luc.xlsx") else {
        return;
    };
    let cells: usize = book.sheets.iter().map(checked).sum();
    assert!(cells <= CELL_LIMIT, "{cells} cells");
    let returned = plan::submission::read(&book, &sheets::form::labels());
    drop(returned);
    appendix_of(&book);
}

/// The number of cells of a sheet, after a look at its order and its texts.
fn checked(sheet: &Sheet) -> usize {
    let rows = sheet.rows.windows(2);
    assert!(rows.into_iter().all(|pair| pair[0].index < pair[1].index));
    for row in &sheet.rows {
        let mut cells = row.cells.windows(2);
        assert!(cells.all(|pair| pair[0].0 < pair[1].0), "row {}", row.index);
        for (_, cell) in &row.cells {
            if let Value::Text(text) = &cell.value {
                assert!(text.chars().count() <= TEXT_LIMIT, "a text over the limit");
                assert!(is_nfc(text), "{text:?} is not composed");
            }
        }
    }
    sheet.rows.iter().map(|row| row.cells.len()).sum()
}

fn appendix_of(book: &Book) {
    let asked = Asked {
        profile_year: 2024,
        ..Asked::default()
    };
    let Ok((draft, remarks)) = appendix::read(book, &asked) else {
        return;
    };
    let groups = draft.groups.len();
    assert!(draft.tasks.iter().all(|task| task.group < groups));
    assert!(draft.tasks.iter().all(|task| !task.cells.is_empty()));
    let number = draft.tasks.len();
    let proposal = Proposal::new(
        draft,
        remarks,
        directory(),
        BeforeDay::DayBefore,
        None,
        &DecidedProposals::default(),
    );
    assert_eq!(proposal.tasks.len(), number);
}

/// Any words of a deadline: its parts are words of the text, and no window ends before it begins.
pub fn deadline(text: &str) {
    for before in [BeforeDay::DayBefore, BeforeDay::DayNamed] {
        let read = Deadline::read(text, 2024, before);
        assert_eq!(read.text, text);
        let mut last = 0;
        for (_, span) in &read.spans {
            let words = text.get(span.clone());
            assert!(words.is_some_and(|words| !words.is_empty()), "{span:?}");
            assert!(span.start >= last, "{:?}", read.spans);
            last = span.start;
        }
        for words in read.event.iter().chain(&read.reference) {
            assert!(text.contains(words.as_str()), "{words:?}");
        }
        if let (Some(from), Some(until)) = (read.from, read.until) {
            assert!(from <= until, "{from} … {until}");
        }
        for target in &read.targets {
            assert!(target.value.is_finite());
        }
    }
}

/// Any words of a cell of units: phrases in reading order, each of the cell's own words, meaning
/// what the directory holds.
pub fn units(text: &str) {
    let directory = directory();
    let letters = |text: &str| -> String {
        let clean = plan::text::clean(text);
        clean.chars().filter(|c| c.is_alphanumeric()).collect()
    };
    let cell = letters(text);
    let mut rest = cell.as_str();
    for phrase in directory.read(text) {
        let words = letters(&phrase.text);
        let at = rest.find(&words);
        rest = at.map_or_else(
            || panic!("{:?} is not in the cell", phrase.text),
            |at| &rest[at + words.len()..],
        );
        match phrase.meaning {
            Meaning::Unit(id) => assert!(directory.unit(id).is_some()),
            Meaning::Collective(id) => assert!(directory.collective(id).is_some()),
            Meaning::Open | Meaning::Unresolved => {}
        }
    }
}

/// Any texts of a column, one a line: what is Unicode for certain is never touched, what is
/// touched keeps its original, and the texts are never taken for old where none may be.
pub fn encoding(text: &str) {
    let lines: Vec<&str> = text.lines().collect();
    let found = detect(lines.iter().copied(), None);
    let old = [Encoding::Tcvn3, Encoding::Tcvn3Capitals, Encoding::Vni];
    for encoding in old {
        drop(encoding.decode(text));
    }
    if lines
        .iter()
        .all(|line| line.is_ascii() || has_new_letter(line))
    {
        assert_eq!(found, Encoding::Unicode);
    }
    let sheet = column(&lines);
    let decoded = Decoded::of(&sheet);
    for (row, line) in (0..).zip(&lines) {
        let now = match decoded.sheet.cell(row, 0).map(|cell| &cell.value) {
            Some(Value::Text(text)) => text.as_str(),
            _ => "",
        };
        match decoded.original(row, 0) {
            Some(original) => {
                assert_eq!(original, *line);
                assert!(!line.is_ascii() && !has_new_letter(line), "{line:?}");
            }
            None => assert_eq!(now, *line),
        }
    }
}

/// Whether a text holds a Vietnamese letter that no old encoding shows as.
fn has_new_letter(text: &str) -> bool {
    text.chars().any(|c| ('\u{1EA0}'..='\u{1EF9}').contains(&c))
}

fn column(lines: &[&str]) -> Sheet {
    let rows = (0..).zip(lines).map(|(index, line)| plan::book::Row {
        index,
        cells: vec![(0, plan::book::Cell::typed(Value::Text((*line).to_owned())))],
    });
    Sheet {
        name: "Phụ lục".to_owned(),
        rows: rows.collect(),
        ..Sheet::default()
    }
}

/// The directory of the bundled Bỉm Sơn profile: its names and their other spellings.
///
/// # Panics
/// If the profile is not what profiles are.
pub fn directory() -> &'static Directory {
    static DIRECTORY: LazyLock<Directory> = LazyLock::new(|| {
        let profile: toml::Table = include_str!("../../../data/profiles/bim-son-2024.toml")
            .parse()
            .expect("the bundled profile");
        let entries = |key: &str| -> Vec<(i64, toml::Value)> {
            let list = profile[key].as_array().cloned();
            (1..).zip(list.unwrap_or_default()).collect()
        };
        let units = entries("unit").into_iter().map(|(id, entry)| Unit {
            id: UnitId(id),
            name: word(&entry, "name"),
            short: entry.get("short").map(|_| word(&entry, "short")),
            kind: UnitKind::Office,
            level: Level::Town,
            aliases: words(&entry, "aliases"),
            email: None,
            phone: None,
            order: 0,
            reports_through: None,
            standing_office: false,
            from: None,
            until: None,
        });
        let collectives = entries("collective")
            .into_iter()
            .map(|(id, entry)| Collective {
                id: CollectiveId(id),
                name: word(&entry, "name"),
                aliases: words(&entry, "aliases"),
                members: Vec::new(),
            });
        let suffixes = words(&toml::Value::Table(profile.clone()), "suffixes");
        Directory::new(units.collect(), collectives.collect(), &suffixes)
    });
    &DIRECTORY
}

fn word(entry: &toml::Value, key: &str) -> String {
    let text = entry.get(key).and_then(toml::Value::as_str);
    text.unwrap_or_default().to_owned()
}

fn words(entry: &toml::Value, key: &str) -> Vec<String> {
    let list = entry.get(key).and_then(toml::Value::as_array);
    let texts = list.into_iter().flatten().filter_map(toml::Value::as_str);
    texts.map(str::to_owned).collect()
}
