//! Workbooks that are no form of ours: a unit's own table, told once and then read at once; and
//! several units' reports in one book.

use office::views::pile::{FileView, IntakeView};
use office::views::{ColumnChoice, MappingView, OwnFieldName};
use office::{IntakePreview, Office};
use rust_xlsxwriter::{Format, Workbook as Book, Worksheet};
use std::fs;
use std::path::{Path, PathBuf};
use tests::desk::Desk;

const ON: &str = "2024-03-13";
const NEXT_WEEK: &str = "2024-03-20";
const LAM_SON: &str = "UBND phường Lam Sơn";
const PHU_SON: &str = "UBND phường Phú Sơn";
const BA_DINH: &str = "UBND phường Ba Đình";
const HEAD: [&str; 5] = [
    "TT",
    "Nội dung công việc",
    "Kết quả thực hiện",
    "Tiến độ",
    "Ghi chú",
];

/// A task in the plan's own words.
fn words(desk: &Desk, task: &str) -> String {
    let form = desk.form("2024-02-20", "2024-03", LAM_SON);
    let (tab, cell) = form.cell_of(task, "Nội dung nhiệm vụ");
    form.shown(&tab, &cell)
}

fn save(desk: &Desk, name: &str, mut book: Book) -> PathBuf {
    let inbox = desk.path("inbox");
    fs::create_dir_all(&inbox).expect("an inbox");
    book.save(inbox.join(name)).expect("the file");
    inbox.join(name)
}

/// Writes lines below each other from a row on; a text that is a number in quotes stays text.
fn lines(sheet: &mut Worksheet, first: u32, rows: &[Vec<String>]) {
    for (row, cells) in (first..).zip(rows) {
        for (column, cell) in (0..).zip(cells).filter(|(_, cell)| !cell.is_empty()) {
            sheet.write(row, column, cell).expect("a cell");
        }
    }
}

fn row(cells: &[&str]) -> Vec<String> {
    cells.iter().map(|cell| (*cell).to_owned()).collect()
}

/// The town's usual page: titles over merged cells, the header in row 6.
fn page(sheet: &mut Worksheet, unit: &str, week: &str, rows: &[Vec<String>]) {
    let title = Format::new();
    sheet
        .merge_range(0, 0, 0, 1, &unit.to_uppercase(), &title)
        .expect("merged");
    sheet
        .merge_range(2, 0, 2, 4, "KẾT QUẢ THỰC HIỆN ĐỀ ÁN 06", &title)
        .expect("merged");
    sheet
        .merge_range(3, 0, 3, 4, &format!("({week} năm 2024)"), &title)
        .expect("merged");
    lines(sheet, 5, &[row(&HEAD)]);
    lines(sheet, 6, rows);
}

/// A ward's own table of a week.
fn weekly(desk: &Desk, name: &str, week: &str, result: &str) -> PathBuf {
    let mut book = Book::new();
    let rows = [
        row(&["I", "Về hạ tầng"]),
        row(&["1", &words(desk, "38"), result, "Đã xong", "QĐ số 12"]),
        row(&["2", &words(desk, "4"), "Số hóa 120 hồ sơ.", "Đang t/h", ""]),
        row(&["3", "Việc riêng của phường", "Dọn vệ sinh.", "", ""]),
        row(&["", "Tổng cộng", "3 việc", "", ""]),
        row(&["", "", "", "Người lập biểu", ""]),
        row(&["", "", "", "Nguyễn Văn A", ""]),
    ];
    page(book.add_worksheet(), LAM_SON, week, &rows);
    save(desk, name, book)
}

fn look(office: &Office, file: &Path) -> IntakePreview {
    let files = [file.to_owned()];
    office.preview_submissions(&files, None).expect("a preview")
}

fn table(view: &IntakeView) -> &MappingView {
    view.files[0].head.mapping.as_ref().expect("a table")
}

fn codes(file: &FileView) -> Vec<&str> {
    let own = file.head.remarks.iter();
    own.map(|one| one.code.as_str()).collect()
}

/// Each row as "task: state percent result".
fn shown(file: &FileView) -> Vec<String> {
    let rows = file.rows.iter().map(|row| {
        let state = row.values.state.unwrap_or("·");
        let percent = row.values.percent.map(|one| format!("{one}% "));
        let percent = percent.unwrap_or_default();
        format!("{}: {state} {percent}{}", row.task, row.values.result)
    });
    rows.collect()
}

/// The columns as proposed, read again.
fn proposed(table: &MappingView) -> Vec<ColumnChoice> {
    let columns = table.columns.iter();
    columns
        .filter_map(|one| Some(choice(one.field?, &one.column)))
        .collect()
}

fn choice(field: OwnFieldName, column: &str) -> ColumnChoice {
    ColumnChoice {
        field,
        column: column.to_owned(),
    }
}

fn map(
    office: &Office,
    preview: &mut IntakePreview,
    columns: &[ColumnChoice],
) -> Result<IntakeView, office::OfficeError> {
    let view = preview.beside_store();
    let of = table(&view);
    office.map_columns(preview, 0, (&of.sheet, &of.cell), columns)
}

#[test]
fn an_own_table_is_read_once_its_columns_were_told_and_at_once_next_week() {
    use OwnFieldName::{Content, Note, Number, Result, State};
    let desk = Desk::bim_son();
    let first = weekly(&desk, "tuan 11.xlsx", "Tuần 11", "Phát thanh 06 buổi.");
    let second = weekly(&desk, "tuan 12.xlsx", "Tuần 12", "Phát thanh 04 buổi.");
    let before = desk.dump();
    let mut office = desk.on(ON);
    let mut preview = look(&office, &first);
    let view = preview.beside_store();
    let file = &view.files[0];
    assert_eq!((file.head.verdict, file.stores), ("quarantined", false));
    assert_eq!(file.head.unit.as_deref(), Some(LAM_SON));
    assert_eq!(file.head.period.as_deref(), Some("2024-W11"));
    assert_eq!(codes(file), ["table_untold"]);
    let of = table(&view);
    assert_eq!((of.state, of.cell.as_str()), ("untold", "A6"));
    let fields: Vec<_> = of.columns.iter().map(|one| one.field).collect();
    assert_eq!(
        fields,
        [Number, Content, Result, State, Note].map(Some),
        "Tiến độ holds states here"
    );
    assert_eq!(of.columns[2].cells[1], "Phát thanh 06 buổi.");
    let nothing = office.accept_files(&mut preview, Some(&[0]));
    assert_eq!(nothing.expect_err("untold").code(), "nothing_stored");

    let columns = proposed(of);
    let view = map(&office, &mut preview, &columns).expect("told");
    let file = &view.files[0];
    assert_eq!((file.head.verdict, file.stores), ("new", true));
    assert_eq!(table(&view).state, "told");
    assert_eq!(
        shown(file),
        [
            "38: done Phát thanh 06 buổi.",
            "4: in_progress Số hóa 120 hồ sơ."
        ]
    );
    // The unit counts for itself: its numbers are no contradiction where the words are the plan's.
    assert_eq!(
        codes(file),
        ["table_mapped", "row_skipped", "row_unmatched"]
    );
    let cells: Vec<&str> = file.rows.iter().map(|row| row.cell.as_str()).collect();
    assert_eq!(cells, ["C8", "C9"]);
    let product = &file.rows[0].remarks[0];
    assert_eq!(product.code, "product_missing");
    assert_eq!(desk.dump(), before, "telling stores nothing");

    office.accept_files(&mut preview, None).expect("accepted");
    assert_eq!(office.remembered_columns().expect("known").len(), 1);
    let view = look(&desk.on(NEXT_WEEK), &second).beside_store();
    let file = &view.files[0];
    assert_eq!((file.head.verdict, file.stores), ("new", true));
    assert_eq!(codes(file)[0], "table_mapped_before");
    assert!(file.head.remarks[0].message.contains("13/03/2024"));
    assert_eq!(table(&view).state, "remembered");
    assert_eq!(shown(file)[0], "38: done Phát thanh 04 buổi.");

    let mut office = desk.on(NEXT_WEEK);
    office.undo().expect("undone");
    assert_eq!(desk.dump(), before, "the columns are forgotten with it");
}

#[test]
fn the_columns_can_be_told_anew_and_be_forgotten() {
    let desk = Desk::bim_son();
    let first = weekly(&desk, "tuan 11.xlsx", "Tuần 11", "Phát thanh 06 buổi.");
    let mut office = desk.on(ON);
    let mut preview = look(&office, &first);
    let columns = proposed(table(&preview.beside_store()));
    map(&office, &mut preview, &columns).expect("told");
    office.accept_files(&mut preview, None).expect("accepted");

    let second = weekly(&desk, "tuan 12.xlsx", "Tuần 12", "Phát thanh 04 buổi.");
    let mut preview = look(&office, &second);
    let other = [
        choice(OwnFieldName::Content, "b"),
        choice(OwnFieldName::Result, "C"),
    ];
    let view = map(&office, &mut preview, &other).expect("told anew");
    assert_eq!(shown(&view.files[0])[0], "38: · Phát thanh 04 buổi.");
    office.accept_files(&mut preview, None).expect("accepted");
    let known = office.remembered_columns().expect("known");
    assert_eq!((known.len(), known[0].columns.len()), (1, 2));

    // What was stored is read again as it was read, whatever is told later.
    let id = office.submissions("2024-W11").expect("a list")[0].id;
    let asked = office.correction_text(id, "").expect("a letter");
    assert!(asked.contains("38"), "{asked}");

    let left = office.forget_columns(known[0].id).expect("forgotten");
    assert!(left.is_empty());
    let third = weekly(&desk, "tuan 12 sua.xlsx", "Tuần 12", "Phát thanh 05 buổi.");
    let view = look(&office, &third).beside_store();
    assert_eq!(view.files[0].head.verdict, "quarantined");
    assert_eq!(codes(&view.files[0]), ["table_untold"]);
    let unknown = office.forget_columns(known[0].id);
    assert_eq!(unknown.expect_err("gone").code(), "mapping_unknown");
}

#[test]
fn what_is_told_of_columns_must_make_sense() {
    use OwnFieldName::{Content, Note, Result, State};
    let desk = Desk::bim_son();
    let file = weekly(&desk, "tuan 11.xlsx", "Tuần 11", "Một.");
    let office = desk.on(ON);
    let mut preview = look(&office, &file);
    for (columns, code) in [
        (vec![(Content, "B"), (Result, "B")], "mapping_doubled"),
        (vec![(Content, "B"), (Content, "C")], "mapping_doubled"),
        (vec![(Result, "C")], "mapping_without_content"),
        (vec![(Content, "B"), (Note, "E")], "mapping_without_result"),
        (vec![(Content, "B"), (State, "F")], "mapping_column_unknown"),
        (vec![(Content, "B"), (State, "?")], "mapping_column_unknown"),
    ] {
        let columns: Vec<_> = columns
            .into_iter()
            .map(|(field, column)| choice(field, column))
            .collect();
        let refused = map(&office, &mut preview, &columns);
        assert_eq!(refused.expect_err("refused").code(), code, "{columns:?}");
    }
    assert_eq!(table(&preview.beside_store()).state, "untold");
}

/// One nasty table: what its header looks like, its rows, and how it is read.
struct Nasty {
    header: Vec<Vec<String>>,
    merges: &'static [(u32, u16, u32, u16)],
    rows: Vec<Vec<String>>,
    tell: &'static [(OwnFieldName, &'static str)],
    proposes: &'static str,
    reads: Vec<&'static str>,
    remarks: &'static str,
}

fn check(desk: &Desk, name: &str, nasty: &Nasty) {
    let mut book = Book::new();
    let sheet = book.add_worksheet();
    lines(sheet, 0, &[row(&[LAM_SON]), row(&["Báo cáo tuần 11"])]);
    lines(sheet, 3, &nasty.header);
    for (top, left, bottom, right) in nasty.merges {
        let text = nasty.header[(*top - 3) as usize][*left as usize].clone();
        sheet
            .merge_range(*top, *left, *bottom, *right, &text, &Format::new())
            .expect("merged");
    }
    let first = 3 + u32::try_from(nasty.header.len()).expect("few");
    lines(sheet, first, &nasty.rows);
    let file = save(desk, &format!("{name}.xlsx"), book);
    let office = desk.on(ON);
    let mut preview = look(&office, &file);
    let view = preview.beside_store();
    let columns = table(&view).columns.iter();
    let fields: Vec<String> = columns
        .map(|one| match one.field {
            Some(field) => format!("{field:?}"),
            None => "·".to_owned(),
        })
        .collect();
    assert_eq!(fields.join(" "), nasty.proposes, "{name}");
    let told: Vec<_> = nasty
        .tell
        .iter()
        .map(|(field, column)| choice(*field, column))
        .collect();
    let told = match told.is_empty() {
        true => proposed(table(&view)),
        false => told,
    };
    let view = map(&office, &mut preview, &told).expect(name);
    assert_eq!(shown(&view.files[0]), nasty.reads, "{name}");
    assert_eq!(codes(&view.files[0]).join(" "), nasty.remarks, "{name}");
}

#[test]
fn tables_as_units_really_make_them_are_read_row_by_row() {
    let desk = Desk::bim_son();
    let (radio, digital) = (words(&desk, "38"), words(&desk, "4"));
    let two_rows = Nasty {
        header: vec![
            row(&[
                "STT",
                "Nhiệm vụ",
                "Kết quả thực hiện trong tuần",
                "",
                "Ghi chú",
            ]),
            row(&["", "", "Nội dung", "Tỷ lệ (%)", ""]),
        ],
        merges: &[(3, 0, 4, 0), (3, 1, 4, 1), (3, 2, 3, 3), (3, 4, 4, 4)],
        rows: vec![
            row(&["38.0", &radio, "Phát thanh.", "95,5%"]),
            row(&["4", &digital, "Số hóa.", "gần xong"]),
        ],
        tell: &[],
        proposes: "Number Content Result Percent Note",
        reads: vec!["38: · 95.5% Phát thanh.", "4: · Số hóa."],
        remarks: "table_mapped",
    };
    check(&desk, "two rows", &two_rows);
    let twice = Nasty {
        header: vec![row(&["TT", "Công việc", "Kết quả", "Kết quả"])],
        merges: &[],
        rows: vec![row(&["38", &radio, "Tuần trước.", "Tuần này."])],
        tell: &[
            (OwnFieldName::Number, "A"),
            (OwnFieldName::Content, "B"),
            (OwnFieldName::Result, "D"),
        ],
        proposes: "Number Content · ·",
        reads: vec!["38: · Tuần này."],
        remarks: "table_mapped",
    };
    check(&desk, "twice", &twice);
    let retyped = radio
        .replace("hóa", "hoá")
        .replace(" - ", "–")
        .to_uppercase();
    let unnumbered = Nasty {
        header: vec![row(&["Kết quả đã làm", "Tên nhiệm vụ", "Đơn vị chủ trì"])],
        merges: &[],
        rows: vec![
            row(&["", "II. Về hạ tầng"]),
            row(&["Phát thanh.", &retyped.replace(' ', "  ")]),
            row(&[
                "Không phát sinh",
                &format!("{digital} ;"),
                "UBND các phường, xã",
            ]),
            row(&["Không rõ việc gì."]),
            row(&["Kết quả đã làm", "Tên nhiệm vụ", "Đơn vị chủ trì"]),
            row(&["Hai việc", "Cộng"]),
        ],
        tell: &[],
        proposes: "Result Content ·",
        reads: vec!["38: · Phát thanh.", "4: nothing_new Không phát sinh"],
        remarks: "table_mapped row_unmatched row_skipped",
    };
    check(&desk, "unnumbered", &unnumbered);
    let strange = Nasty {
        header: vec![row(&["A", "Mảng", "Diễn giải"])],
        merges: &[],
        rows: vec![
            row(&["4", &digital, "Số hóa."]),
            row(&["38", "Khác hẳn", "Phát thanh."]),
        ],
        tell: &[
            (OwnFieldName::Number, "A"),
            (OwnFieldName::Content, "B"),
            (OwnFieldName::Result, "C"),
        ],
        proposes: "· · ·",
        reads: vec!["4: · Số hóa."],
        remarks: "table_mapped row_unmatched",
    };
    check(&desk, "strange words", &strange);
}

#[test]
fn each_units_sheets_in_one_book_are_a_report_of_their_own() {
    let desk = Desk::bim_son();
    let radio = words(&desk, "38");
    let mut book = Book::new();
    let cover = book.add_worksheet().set_name("Bìa").expect("a name");
    lines(
        cover,
        0,
        &[row(&["TỔNG HỢP BÁO CÁO TUẦN 11 CỦA CÁC PHƯỜNG"])],
    );
    for (unit, tab) in [(LAM_SON, "P1"), (PHU_SON, "P2")] {
        let sheet = book.add_worksheet().set_name(tab).expect("a name");
        let rows = [row(&["38", &radio, "Phát thanh.", "Đang t/h"])];
        page(sheet, unit, "Tuần 11", &rows);
    }
    // Only the tab says whose it is.
    let sheet = book.add_worksheet().set_name("Ba Đình").expect("a name");
    lines(sheet, 0, &[row(&["Tuần 11"]), row(&HEAD)]);
    lines(sheet, 2, &[row(&["38", &radio, "Phát thanh.", "Xong"])]);
    let file = save(&desk, "cac phuong.xlsx", book);
    let before = desk.dump();
    let mut office = desk.on(ON);
    let mut preview = look(&office, &file);
    let view = preview.beside_store();
    let told: Vec<(Option<&str>, &str, &[String])> = view
        .files
        .iter()
        .map(|file| {
            let head = &file.head;
            (head.unit.as_deref(), head.verdict, head.sheets.as_slice())
        })
        .collect();
    let sheets = ["P1", "P2", "Ba Đình"].map(|sheet| vec![sheet.to_owned()]);
    assert_eq!(
        told,
        [
            (Some(LAM_SON), "quarantined", sheets[0].as_slice()),
            (Some(PHU_SON), "quarantined", sheets[1].as_slice()),
            (Some(BA_DINH), "quarantined", sheets[2].as_slice()),
        ]
    );
    for index in 0..3 {
        let view = preview.beside_store();
        let of = view.files[index].head.mapping.as_ref().expect("a table");
        let columns = proposed(of);
        let (sheet, cell) = (of.sheet.as_str(), of.cell.as_str());
        let told = office.map_columns(&mut preview, index, (sheet, cell), &columns);
        assert_eq!(told.expect("told").files[index].head.verdict, "new");
    }
    let view = office.accept_files(&mut preview, None).expect("accepted");
    assert_eq!(view.accepted_files, 3);
    let list = office.submissions("2024-W11").expect("a list");
    assert!(list.iter().all(|one| one.sha256 == list[0].sha256));
    let stored: Vec<(&str, &[String])> = list
        .iter()
        .map(|one| (one.unit.as_str(), one.sheets.as_slice()))
        .collect();
    assert!(
        stored.contains(&(PHU_SON, &["P2".to_owned()])),
        "{stored:?}"
    );

    // The unit's page and the cells made of a report say which of the book's sheets are its.
    let page = office.unit_page(PHU_SON).expect("a page");
    let named = page.record.iter().find(|one| !one.file.is_empty());
    let named = named.expect("its report");
    assert_eq!(
        (named.file.as_str(), named.sheets.as_slice()),
        ("cac phuong.xlsx", &["P2".to_owned()][..])
    );

    // The same book again says nothing new of any of them.
    let again = look(&office, &file).beside_store();
    let verdicts: Vec<&str> = again.files.iter().map(|file| file.head.verdict).collect();
    assert_eq!(verdicts, ["duplicate"; 3]);
    office.undo().expect("undone");
    assert_eq!(desk.dump(), before);
}

#[test]
fn a_neighbours_sheet_left_in_a_wards_book_waits_for_her_word() {
    let desk = Desk::bim_son();
    let radio = words(&desk, "38");
    let mut book = Book::new();
    for unit in [LAM_SON, PHU_SON] {
        let sheet = book.add_worksheet();
        let label = format!("Đơn vị báo cáo: {unit}");
        lines(sheet, 0, &[row(&[&label]), row(&["Kỳ báo cáo: Tuần 11"])]);
        let head = [
            "TT",
            "Nội dung nhiệm vụ",
            "Tình trạng",
            "Kết quả thực hiện trong kỳ",
        ];
        lines(sheet, 3, &[row(&head)]);
        lines(sheet, 4, &[row(&["38", &radio, "Đang t/h", "Phát thanh."])]);
    }
    let file = save(&desk, "UBND phường Lam Sơn.xlsx", book);
    let office = desk.on(ON);
    let mut preview = look(&office, &file);
    let verdict = |view: &IntakeView| -> Vec<&'static str> {
        view.files.iter().map(|file| file.head.verdict).collect()
    };
    assert_eq!(verdict(&preview.beside_store()), ["new", "quarantined"]);
    let settled = office.settle_file(&mut preview, 1, Some(PHU_SON), None);
    let view = settled.expect("settled");
    assert_eq!(verdict(&view), ["new", "new"]);
    assert_eq!(shown(&view.files[1]), ["38: in_progress Phát thanh."]);
}

#[test]
fn rows_of_two_units_on_one_sheet_are_kept_back_with_what_to_do() {
    let desk = Desk::bim_son();
    let (radio, digital) = (words(&desk, "38"), words(&desk, "4"));
    let head = row(&["TT", "Nội dung", "Đơn vị", "Kết quả"]);
    let by_column = vec![
        head.clone(),
        row(&["38", &radio, LAM_SON, "Phát thanh."]),
        row(&["38", &radio, PHU_SON, "Phát thanh 2 buổi."]),
    ];
    let by_heading = vec![
        head,
        row(&["", "1. UBND phường Lam Sơn"]),
        row(&["38", &radio, "", "Phát thanh."]),
        row(&["", "2. UBND phường Phú Sơn"]),
        row(&["4", &digital, "", "Số hóa."]),
    ];
    for (name, table_rows) in [("cot.xlsx", by_column), ("dong.xlsx", by_heading)] {
        let mut book = Book::new();
        let sheet = book.add_worksheet();
        lines(sheet, 0, &[row(&["Báo cáo tuần 11"])]);
        lines(sheet, 2, &table_rows);
        let file = save(&desk, name, book);
        let office = desk.on(ON);
        let mut preview = look(&office, &file);
        office
            .settle_file(&mut preview, 0, Some(LAM_SON), None)
            .expect("settled");
        let columns = proposed(table(&preview.beside_store()));
        let view = map(&office, &mut preview, &columns).expect("told");
        let file = &view.files[0];
        assert_eq!(file.head.verdict, "quarantined", "{name}");
        let said = file
            .head
            .remarks
            .iter()
            .find(|one| one.code == "units_mixed");
        let message = &said.expect("a sentence").message;
        assert!(
            message.contains(LAM_SON) && message.contains(PHU_SON),
            "{message}"
        );
        assert!(file.rows.is_empty());
    }
}
