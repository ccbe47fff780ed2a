//! A list of members as decisions and offices write it: a table with headings in any words, or
//! numbered lines "1. Ông Nguyễn Văn A, Phó Chủ tịch UBND thị xã - Tổ trưởng;". What is read is
//! looked through by a person.

use super::{MemberRole, Person};
use crate::book::{Book, Cell, Row, Sheet};
use crate::text::{clean, match_key};
use crate::unit::Directory;
use std::collections::BTreeMap;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Field {
    Role,
    Name,
    Position,
    Unit,
}

/// Words a heading holds, folded when compared; the first that is found decides: "chức danh trong
/// Tổ" is a role though "chức danh" is a position.
const HEADINGS: [(Field, &[&str]); 4] = [
    (
        Field::Role,
        &[
            "trong tổ",
            "tổ công tác",
            "vai trò",
            "phân công",
            "nhiệm vụ",
        ],
    ),
    (Field::Name, &["họ và tên", "họ tên", "họ, tên", "đồng chí"]),
    (Field::Position, &["chức vụ", "chức danh"]),
    (Field::Unit, &["đơn vị", "cơ quan", "nơi công tác"]),
];

/// Words that name a role; the first that is found decides.
const ROLES: [(MemberRole, &[&str]); 5] = [
    (
        MemberRole::StandingDeputy,
        &["tổ phó thường trực", "phó tổ trưởng thường trực"],
    ),
    (MemberRole::Deputy, &["tổ phó", "phó tổ trưởng"]),
    (MemberRole::Head, &["tổ trưởng"]),
    (MemberRole::Secretary, &["thư ký"]),
    (MemberRole::Member, &["thành viên", "tổ viên", "ủy viên"]),
];

/// How a line addresses somebody.
const TITLES: [&str; 6] = ["ông ", "bà ", "đồng chí ", "đ/c ", "đ/c: ", "đ.c "];

/// What parts a role from the position before it, and a position from the name.
const PARTS: [&str; 6] = [" - ", " – ", " — ", ": ", "; ", ", "];

/// How far down a header is looked for.
const SEARCH_DEPTH: usize = 50;

/// Reads the people a workbook, a document or pasted text lists; none where it lists nobody.
/// Where no unit is written, the one a position names is proposed.
pub fn read(book: &Book, directory: &Directory) -> Vec<Person> {
    let visible = || book.sheets.iter().filter(|sheet| !sheet.hidden);
    let mut people = visible().find_map(table).unwrap_or_default();
    if people.is_empty() {
        let rows = visible().flat_map(|sheet| &sheet.rows);
        people = rows.filter_map(line).collect();
    }
    for person in &mut people {
        if person.unit.is_empty() {
            person.unit = unit_in(&person.position, directory);
        }
        // "Phó Trưởng phòng, Phòng Y tế": the unit is said beside the position.
        if let Some((position, unit)) = person.position.rsplit_once(", ")
            && !person.unit.is_empty()
            && match_key(unit) == match_key(&person.unit)
        {
            person.position = clean(position);
        }
    }
    people
}

fn table(sheet: &Sheet) -> Option<Vec<Person>> {
    let head = |row: &Row| {
        let mut columns = BTreeMap::new();
        for (column, cell) in &row.cells {
            if let Some(field) = field_of(&cell.shown()) {
                columns.entry(field).or_insert(*column);
            }
        }
        (columns.contains_key(&Field::Name) && columns.len() > 1).then_some(columns)
    };
    let mut rows = sheet.rows.iter().enumerate().take(SEARCH_DEPTH);
    let (at, columns) = rows.find_map(|(at, row)| Some((at, head(row)?)))?;
    let person = |row: &Row| {
        let text = |field: Field| {
            let cell = columns.get(&field).and_then(|column| row.cell(*column));
            clean(&cell.map(Cell::shown).unwrap_or_default())
        };
        let name = untitled(&text(Field::Name));
        // A heading that is repeated, or a line of its own, names nobody.
        let others = [Field::Position, Field::Unit, Field::Role];
        let says = others.iter().any(|field| !text(*field).is_empty());
        (says && field_of(&name).is_none() && !name.is_empty()).then(|| Person {
            name,
            position: text(Field::Position),
            unit: text(Field::Unit),
            role: role_in(&text(Field::Role)).unwrap_or_default(),
        })
    };
    Some(sheet.rows[at + 1..].iter().filter_map(person).collect())
}

/// A numbered line, or the cells of a row without headings: a name, a position, a role.
fn line(row: &Row) -> Option<Person> {
    let cells = row.cells.iter().map(|(_, cell)| clean(&cell.shown()));
    let text = cells.filter(|cell| !cell.is_empty());
    let text = text.collect::<Vec<_>>().join(", ");
    let text = text.trim_start_matches(|c: char| {
        c.is_ascii_digit() || c.is_whitespace() || matches!(c, '.' | ')' | '-' | '+' | ',' | '/')
    });
    let text = untitled(text.trim_end_matches([';', '.', ',', ' ']));
    let (name, rest) = first_part(&text)?;
    let (position, role) = match last_part(rest) {
        Some((position, role)) => (position, role),
        None => match role_in(rest) {
            Some(role) => ("", role),
            None => return None,
        },
    };
    let is_name = (2..=6).contains(&name.split_whitespace().count());
    is_name.then(|| Person {
        name: clean(name),
        position: clean(position),
        unit: String::new(),
        role,
    })
}

/// What stands before the first mark that parts, and what follows it.
fn first_part(text: &str) -> Option<(&str, &str)> {
    let marks = PARTS.iter();
    let (at, mark) = marks
        .filter_map(|mark| Some((text.find(mark)?, mark)))
        .min()?;
    Some((text.get(..at)?, text.get(at + mark.len()..)?))
}

/// A position and the role behind the first mark that a role follows.
fn last_part(text: &str) -> Option<(&str, MemberRole)> {
    let marks = PARTS.iter();
    let found = marks.flat_map(|mark| text.match_indices(mark));
    let roles = found.filter_map(|(at, mark)| {
        let role = role_in(text.get(at + mark.len()..)?)?;
        Some((at, role))
    });
    let (at, role) = roles.max_by_key(|(at, _)| *at)?;
    let position = text.get(..at)?;
    // "Thành viên, Thư ký": the role begins before its last word.
    match last_part(position) {
        Some((before, first)) if first != MemberRole::Member => Some((before, first)),
        Some((before, _)) => Some((before, role)),
        None => match role_in(position) {
            Some(_) => Some(("", role)),
            None => Some((position, role)),
        },
    }
}

fn untitled(text: &str) -> String {
    let lower = text.to_lowercase();
    let title = TITLES.iter().find(|title| lower.starts_with(*title));
    let rest = title.and_then(|title| text.get(title.len()..));
    clean(rest.unwrap_or(text))
}

fn role_in(text: &str) -> Option<MemberRole> {
    let key = match_key(text);
    let holds = |words: &[&str]| words.iter().any(|words| key.contains(&match_key(words)));
    let found = ROLES.iter().find(|(_, words)| holds(words));
    found.map(|(role, _)| *role)
}

/// The unit whose name stands in a position, the longest of several; empty where none does.
fn unit_in(position: &str, directory: &Directory) -> String {
    let key = match_key(position);
    let units = directory.units().iter();
    let named = units.filter(|unit| key.contains(&match_key(&unit.name)));
    let longest = named.max_by_key(|unit| unit.name.chars().count());
    longest.map(|unit| unit.name.clone()).unwrap_or_default()
}

fn field_of(heading: &str) -> Option<Field> {
    let key = match_key(heading);
    let holds = |words: &[&str]| words.iter().any(|words| key.contains(&match_key(words)));
    let found = HEADINGS.iter().find(|(_, words)| holds(words));
    found.map(|(field, _)| *field)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::book::Value;
    use crate::unit::profiles;

    fn people(rows: &[&[&str]]) -> Vec<String> {
        let cells = |row: &[&str]| {
            let texts = (0..).zip(row).filter(|(_, text)| !text.is_empty());
            let cell = |text: &str| Cell::typed(Value::Text(text.to_owned()));
            texts.map(|(at, text)| (at, cell(text))).collect()
        };
        let rows = (0..).zip(rows).map(|(index, row)| Row {
            index,
            cells: cells(row),
        });
        let sheet = Sheet {
            rows: rows.collect(),
            ..Sheet::default()
        };
        let book = Book {
            sheets: vec![sheet],
        };
        let shown = |one: &Person| {
            let Person {
                name,
                position,
                unit,
                role,
            } = one;
            format!("{name}|{position}|{unit}|{}", role.word())
        };
        let read = read(&book, &profiles::bim_son());
        read.iter().map(shown).collect()
    }

    #[test]
    fn a_table_is_read_under_whatever_words_head_it() {
        let found = people(&[
            &["DANH SÁCH THÀNH VIÊN TỔ CÔNG TÁC"],
            &[
                "TT",
                "Họ và tên",
                "Chức vụ, đơn vị công tác",
                "Chức danh trong Tổ",
            ],
            &["1", "Ông Trần Văn An", "Chủ tịch UBND thị xã", "Tổ trưởng"],
            &[
                "2",
                "Lê Thị Bình",
                "Trưởng phòng Nội vụ",
                "Tổ phó thường trực",
            ],
            &[
                "TT",
                "Họ và tên",
                "Chức vụ, đơn vị công tác",
                "Chức danh trong Tổ",
            ],
            &["3", "Đ/c Ngô Công", "Chủ tịch UBND phường Lam Sơn", "TV"],
            &["4", "Vũ Dũng", "Phó Trưởng phòng, Phòng Y tế", "Thành viên"],
            &["Danh sách này có 03 người"],
        ]);
        assert_eq!(
            found,
            [
                "Trần Văn An|Chủ tịch UBND thị xã||head",
                "Lê Thị Bình|Trưởng phòng Nội vụ|Phòng Nội vụ|standing_deputy",
                "Ngô Công|Chủ tịch UBND phường Lam Sơn|UBND phường Lam Sơn|member",
                "Vũ Dũng|Phó Trưởng phòng|Phòng Y tế|member",
            ]
        );
        let other = people(&[
            &["STT", "HỌ TÊN", "Cơ quan", "Chức danh", "Vai trò"],
            &["1", "Vũ Dũng", "Phòng Y tế", "Phó Trưởng phòng", "Thư ký"],
        ]);
        assert_eq!(other, ["Vũ Dũng|Phó Trưởng phòng|Phòng Y tế|secretary"]);
    }

    #[test]
    fn the_lines_of_a_decision_are_read_as_they_stand() {
        let found = people(&[
            &["Điều 1. Kiện toàn Tổ công tác gồm các ông, bà có tên sau:"],
            &["1. Ông Trần Văn An, Phó Chủ tịch UBND thị xã - Tổ trưởng;"],
            &["2. Bà Lê Thị Bình - Phó Trưởng Công an thị xã – Phó Tổ trưởng Thường trực;"],
            &["3. Đồng chí Ngô Công, Trưởng phòng Tư pháp, Thành viên;"],
            &["4. Ông Vũ Dũng, Chuyên viên Phòng Nội vụ - Thành viên, Thư ký."],
            &["Điều 2. Quyết định có hiệu lực kể từ ngày ký./."],
        ]);
        assert_eq!(
            found,
            [
                "Trần Văn An|Phó Chủ tịch UBND thị xã||head",
                "Lê Thị Bình|Phó Trưởng Công an thị xã|Công an thị xã|standing_deputy",
                "Ngô Công|Trưởng phòng Tư pháp|Phòng Tư pháp|member",
                "Vũ Dũng|Chuyên viên Phòng Nội vụ|Phòng Nội vụ|secretary",
            ]
        );
    }

    #[test]
    fn pasted_cells_without_headings_are_read_in_their_order() {
        let found = people(&[
            &["1", "Trần Văn An", "Phó Chủ tịch UBND thị xã", "Tổ trưởng"],
            &["2", "Lê Thị Bình", "Thành viên"],
        ]);
        assert_eq!(
            found,
            [
                "Trần Văn An|Phó Chủ tịch UBND thị xã||head",
                "Lê Thị Bình|||member",
            ]
        );
    }

    #[test]
    fn what_lists_nobody_gives_nobody() {
        assert_eq!(people(&[&["Kính gửi: Tổ công tác"]]), [""; 0]);
        assert_eq!(people(&[]), [""; 0]);
    }
}
