//! A table of units with their contacts, as offices keep one: which row means which unit, and
//! what it changes of it. Nothing is guessed: a row that means no unit, or one that another row
//! means too, is remarked and left out; so is a value that cannot be.

use super::{Directory, Meaning, Unit, UnitId, UnitPhrase};
use crate::book::{Book, Cell, Row, Sheet, Value, cell_name};
use crate::remark::{Place, Remark, RemarkCode};
use crate::text::{clean, match_key};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// What a table of contacts changes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Contacts {
    /// Units as they will be, in the order of their rows. Their aliases are all they will have.
    pub changed: Vec<Unit>,
    /// How many rows change nothing.
    pub same: usize,
    /// What was noticed.
    pub remarks: Vec<Remark>,
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Field {
    Email,
    Phone,
    Alias,
    Short,
    From,
    Until,
    Name,
}

/// Words a heading holds, folded when compared; the first that is found decides, since "đơn vị"
/// stands in headings of many columns.
const HEADINGS: [(Field, &[&str]); 7] = [
    (
        Field::Email,
        &["email", "e-mail", "thư điện tử", "thư công vụ"],
    ),
    (Field::Phone, &["điện thoại", "sđt", "di động", "số máy"]),
    (Field::Alias, &["tên gọi khác", "tên khác", "cách gọi khác"]),
    (
        Field::Short,
        &["viết tắt", "tên ngắn", "tên gọn", "tên gọi tắt"],
    ),
    (Field::From, &["từ ngày", "ngày thành lập", "hiệu lực từ"]),
    (Field::Until, &["đến ngày", "ngày kết thúc", "hiệu lực đến"]),
    (Field::Name, &["đơn vị", "cơ quan", "tên tổ chức"]),
];

/// How far down a header is looked for.
const SEARCH_DEPTH: usize = 50;

/// A table that was found.
struct Table<'a> {
    sheet: &'a Sheet,
    columns: BTreeMap<Field, u32>,
    rows: &'a [Row],
}

/// One row being read.
struct Reading<'a> {
    table: &'a Table<'a>,
    row: &'a Row,
    remarks: Vec<Remark>,
}

impl Contacts {
    /// Reads the first table of contacts in a workbook; `None` where no sheet has a row that
    /// heads units and something to know of them.
    pub fn read(book: &Book, directory: &Directory) -> Option<Contacts> {
        let visible = book.sheets.iter().filter(|sheet| !sheet.hidden);
        let table = visible.filter_map(Table::find).next()?;
        let mut contacts = Contacts::default();
        let mut spellings: BTreeMap<String, UnitId> = BTreeMap::new();
        for (row, unit) in table.units(directory, &mut contacts.remarks) {
            let mut reading = Reading {
                table: &table,
                row,
                remarks: Vec::new(),
            };
            let after = reading.applied(unit, directory, &mut spellings);
            contacts.remarks.append(&mut reading.remarks);
            if after == *unit {
                contacts.same += 1;
            } else {
                contacts.changed.push(after);
            }
        }
        Some(contacts)
    }
}

impl<'a> Table<'a> {
    fn find(sheet: &'a Sheet) -> Option<Table<'a>> {
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
        Some(Table {
            sheet,
            columns,
            rows: &sheet.rows[at + 1..],
        })
    }

    fn cell(&self, row: &'a Row, field: Field) -> Option<&'a Cell> {
        row.cell(*self.columns.get(&field)?)
    }

    fn place(&self, row: &Row, field: Field) -> Place {
        let column = self.columns.get(&field).copied().unwrap_or_default();
        Place {
            sheet: self.sheet.name.clone(),
            cell: cell_name(row.index, column),
        }
    }

    /// The rows that mean one unit each, which no other row means.
    fn units<'d>(
        &self,
        directory: &'d Directory,
        remarks: &mut Vec<Remark>,
    ) -> Vec<(&'a Row, &'d Unit)> {
        let mut found: Vec<(&Row, &Unit)> = Vec::new();
        for row in self.rows {
            let name = self.cell(row, Field::Name).map(Cell::shown);
            let name = clean(&name.unwrap_or_default());
            if name.is_empty() {
                continue;
            }
            match directory.find(&name) {
                Some(unit) => found.push((row, unit)),
                None => remarks.push(Remark {
                    code: RemarkCode::UnitUnresolved { text: name },
                    place: self.place(row, Field::Name),
                }),
            }
        }
        let mut seen = BTreeSet::new();
        let mut doubled = BTreeSet::new();
        for (_, unit) in &found {
            if !seen.insert(unit.id) {
                doubled.insert(unit.id);
            }
        }
        let (doubles, single): (Vec<_>, Vec<_>) = found
            .into_iter()
            .partition(|(_, unit)| doubled.contains(&unit.id));
        remarks.extend(doubles.into_iter().map(|(row, unit)| Remark {
            code: RemarkCode::UnitDoubled {
                unit: unit.name.clone(),
            },
            place: self.place(row, Field::Name),
        }));
        single
    }
}

impl Reading<'_> {
    /// The unit as the row leaves it. A blank cell leaves what is known.
    fn applied(
        &mut self,
        unit: &Unit,
        directory: &Directory,
        spellings: &mut BTreeMap<String, UnitId>,
    ) -> Unit {
        let mut after = unit.clone();
        if let Some(email) = self.text(Field::Email) {
            if is_email(&email) {
                after.email = Some(email);
            } else {
                self.remark(Field::Email, RemarkCode::EmailUnclear { text: email });
            }
        }
        if let Some(phone) = self.phone() {
            after.phone = Some(phone);
        }
        if let Some(short) = self.text(Field::Short)
            && self.is_free(Field::Short, &short, unit, directory, spellings)
        {
            after.short = Some(short);
        }
        let aliases = self.text(Field::Alias).unwrap_or_default();
        for alias in aliases.split(';').map(clean).filter(|one| !one.is_empty()) {
            let known = directory.find(&alias).is_some_and(|one| one.id == unit.id);
            if !known && self.is_free(Field::Alias, &alias, unit, directory, spellings) {
                after.aliases.push(alias);
            }
        }
        after.from = self.day(Field::From).or(after.from);
        after.until = self.day(Field::Until).or(after.until);
        if after.ends_before_it_begins() {
            let text = self.text(Field::Until).unwrap_or_default();
            self.remark(Field::Until, RemarkCode::DayUnclear { text });
            (after.from, after.until) = (unit.from, unit.until);
        }
        after
    }

    fn text(&self, field: Field) -> Option<String> {
        let cell = self.table.cell(self.row, field)?;
        let text = clean(&cell.shown());
        (!text.is_empty()).then_some(text)
    }

    /// A telephone number; one kept as a number has lost its zeros.
    fn phone(&mut self) -> Option<String> {
        let text = self.text(Field::Phone)?;
        let digits = text.chars().filter(char::is_ascii_digit).count();
        let typed = self.table.cell(self.row, Field::Phone);
        let is_text = typed.is_some_and(|cell| matches!(cell.value, Value::Text(_)));
        if is_text && digits >= 6 {
            return Some(text);
        }
        self.remark(Field::Phone, RemarkCode::PhoneUnclear { text });
        None
    }

    fn day(&mut self, field: Field) -> Option<NaiveDate> {
        let text = self.text(field)?;
        let value = self.table.cell(self.row, field).map(|cell| &cell.value);
        let day = match value {
            Some(Value::Date(at)) => Some(at.date()),
            _ => NaiveDate::parse_from_str(&text, "%d/%m/%Y").ok(),
        };
        if day.is_none() {
            self.remark(field, RemarkCode::DayUnclear { text });
        }
        day
    }

    /// Whether a spelling means nobody else, in the directory or in the rows above.
    fn is_free(
        &mut self,
        field: Field,
        spelling: &str,
        unit: &Unit,
        directory: &Directory,
        spellings: &mut BTreeMap<String, UnitId>,
    ) -> bool {
        let above = *spellings.entry(match_key(spelling)).or_insert(unit.id);
        let other = (above != unit.id).then(|| directory.unit(above)).flatten();
        let taken = other
            .map(|other| other.name.clone())
            .or_else(|| directory.name_taken(spelling, Some(unit.id)));
        let Some(meaning) = taken else {
            return true;
        };
        let name = spelling.to_owned();
        self.remark(field, RemarkCode::NameTaken { name, meaning });
        false
    }

    fn remark(&mut self, field: Field, code: RemarkCode) {
        self.remarks.push(Remark {
            code,
            place: self.table.place(self.row, field),
        });
    }
}

impl Directory {
    /// What a spelling means already, other than this unit; `None` where it is free.
    pub fn name_taken(&self, spelling: &str, but: Option<UnitId>) -> Option<String> {
        let phrases = self.read(spelling);
        let [UnitPhrase { meaning, .. }] = phrases.as_slice() else {
            return None;
        };
        match meaning {
            Meaning::Unit(id) if Some(*id) != but => self.unit(*id).map(|unit| unit.name.clone()),
            Meaning::Collective(id) => self.collective(*id).map(|one| one.name.clone()),
            _ => None,
        }
    }
}

impl Unit {
    /// Whether its last day lies before its first.
    pub fn ends_before_it_begins(&self) -> bool {
        self.from
            .zip(self.until)
            .is_some_and(|(from, until)| until < from)
    }
}

/// Whether a text is one e-mail address.
pub fn is_email(text: &str) -> bool {
    let Some((name, host)) = text.split_once('@') else {
        return false;
    };
    let odd = |c: char| c.is_whitespace() || matches!(c, '@' | ',' | ';' | '<' | '>');
    !name.is_empty()
        && host.contains('.')
        && !host.ends_with('.')
        && !text.contains(['<', '>'])
        && !name.contains(odd)
        && !host.contains(odd)
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
    use crate::unit::profiles;

    fn sheet(rows: &[&[&str]]) -> Book {
        let cells = |row: &[&str]| {
            let texts = (0..).zip(row).filter(|(_, text)| !text.is_empty());
            let cell = |text: &str| match text.strip_prefix('#') {
                Some(number) => Cell::typed(Value::Number(number.parse().unwrap())),
                None => Cell::typed(Value::Text(text.to_owned())),
            };
            texts.map(|(at, text)| (at, cell(text))).collect()
        };
        let rows = (0..).zip(rows).map(|(index, row)| Row {
            index,
            cells: cells(row),
        });
        let sheet = Sheet {
            name: "Danh bạ".to_owned(),
            rows: rows.collect(),
            ..Sheet::default()
        };
        Book {
            sheets: vec![sheet],
        }
    }

    fn read(rows: &[&[&str]]) -> Contacts {
        Contacts::read(&sheet(rows), &profiles::bim_son()).unwrap()
    }

    fn remarks(contacts: &Contacts) -> Vec<String> {
        let shown = |remark: &Remark| format!("{} {}", remark.place.cell, remark.code.word());
        contacts.remarks.iter().map(shown).collect()
    }

    const HEAD: [&str; 6] = [
        "TT",
        "Tên cơ quan, đơn vị",
        "Thư điện tử",
        "Số điện thoại cơ quan",
        "Tên gọi khác",
        "Đến ngày",
    ];

    #[test]
    fn rows_change_the_units_they_mean() {
        let contacts = read(&[
            &["DANH BẠ"],
            &HEAD,
            &[
                "1",
                "P. Tư pháp",
                "tuphap@bimson.gov.vn",
                "0237 3824 001",
                "Tư pháp TX; PTP",
                "",
            ],
            &["2", "UBND phường Lam Sơn", "", "", "", "30/06/2025"],
            &["3", "UBND phường Bắc Sơn", "", "", "", ""],
        ]);
        assert_eq!(remarks(&contacts), [""; 0]);
        let [office, ward] = contacts.changed.as_slice() else {
            panic!("{:?}", contacts.changed);
        };
        assert_eq!(office.email.as_deref(), Some("tuphap@bimson.gov.vn"));
        assert_eq!(office.phone.as_deref(), Some("0237 3824 001"));
        assert!(
            office
                .aliases
                .ends_with(&["Tư pháp TX".to_owned(), "PTP".to_owned()])
        );
        assert_eq!(ward.until, "2025-06-30".parse().ok());
        assert_eq!(contacts.same, 1);
    }

    #[test]
    fn what_is_unclear_is_remarked_and_left_out() {
        let contacts = read(&[
            &HEAD,
            &["1", "Phòng Lạ", "la@bimson.gov.vn"],
            &[
                "2",
                "Phòng Y tế",
                "y tế@bimson",
                "#2373824001",
                "Phòng Tư pháp",
                "31/02/2025",
            ],
            &["3", "Phòng Kinh tế", "a@x.vn"],
            &["4", "phòng kinh tế", "b@x.vn"],
            &[
                "5",
                "Phòng Nội vụ",
                "a@x.vn; b@x.vn",
                "",
                "Các phòng, ban UBND thị xã",
            ],
        ]);
        let found = remarks(&contacts);
        assert_eq!(
            found,
            [
                "B2 unit_unresolved",
                "B4 unit_doubled",
                "B5 unit_doubled",
                "C3 email_unclear",
                "D3 phone_unclear",
                "E3 name_taken",
                "F3 day_unclear",
                "C6 email_unclear",
                "E6 name_taken",
            ]
        );
        assert_eq!((contacts.changed.len(), contacts.same), (0, 2));
    }

    #[test]
    fn one_spelling_given_to_two_units_means_the_first_and_is_remarked() {
        let contacts = read(&[
            &HEAD,
            &["1", "Phòng Y tế", "", "", "Khối A"],
            &["2", "Phòng Kinh tế", "", "", "khối a"],
        ]);
        assert_eq!(remarks(&contacts), ["E3 name_taken"]);
        assert_eq!(contacts.changed.len(), 1);
    }

    #[test]
    fn a_workbook_without_such_a_table_is_told_apart() {
        let book = sheet(&[&["TT", "Đơn vị"], &["1", "Phòng Y tế"]]);
        assert_eq!(Contacts::read(&book, &profiles::bim_son()), None);
    }
}
