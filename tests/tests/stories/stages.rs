//! A frozen return on its way: trình ký, phát hành, đã gửi, được trả lời.

use office::views::FrozenReturnView;
use office::{OfficeError, StageEntry, StageReached};
use std::fs;
use std::path::PathBuf;
use tests::desk::{Desk, day};

const ON: &str = "2024-03-20";
const NAME: &str = "2024-03/1";

fn frozen() -> (Desk, Vec<u8>) {
    let desk = Desk::bim_son();
    let path = desk.path("bản 1.xlsx");
    desk.on(ON).freeze_return("2024-03", &path).expect("frozen");
    let bytes = fs::read(&path).expect("the file");
    (desk, bytes)
}

fn reach(desk: &Desk, stage: StageReached) -> Result<FrozenReturnView, OfficeError> {
    let on = Some(day("2024-03-19"));
    desk.on(ON).stage_return(NAME, &StageEntry { on, stage })
}

fn issued(out: PathBuf) -> StageReached {
    StageReached::Issued {
        number: "05/BC-UBND".to_owned(),
        signer: "Nguyễn Văn An & cộng sự".to_owned(),
        out,
    }
}

fn lines(bytes: &[u8]) -> Vec<String> {
    let book = sheets::read(bytes, "x.xlsx").expect("a workbook");
    let rows = book.sheets.iter().flat_map(|sheet| &sheet.rows);
    let cells = rows.flat_map(|row| row.cells.iter().map(|(_, cell)| cell.shown()));
    cells.collect()
}

#[test]
fn the_issued_file_is_the_frozen_one_with_number_day_and_signer() {
    let (desk, before) = frozen();
    reach(&desk, StageReached::ToSign).expect("to sign");
    let out = desk.path("phát hành.xlsx");
    let view = reach(&desk, issued(out.clone())).expect("issued");
    assert_eq!((view.stage, view.next), ("issued", Some("sent")));
    let after = fs::read(&out).expect("the file");
    assert_ne!(view.stages[1].sha256.as_deref(), Some(view.sha256.as_str()));
    let (old, new) = (lines(&before), lines(&after));
    assert_eq!(old.len(), new.len());
    let differing: Vec<_> = old
        .iter()
        .zip(&new)
        .filter(|(old, new)| old != new)
        .collect();
    assert_eq!(
        differing.len(),
        view_sheets(&before),
        "one line of every sheet"
    );
    for (_, line) in differing {
        assert_eq!(
            line,
            "(Kèm theo Báo cáo số 05/BC-UBND ngày 19 tháng 3 năm 2024 của Tổ công tác Đề án 06; \
             người ký: Nguyễn Văn An & cộng sự)"
        );
    }
    // The frozen file stays, and the issued one is written again byte for byte.
    let again = desk.path("lại.xlsx");
    desk.on("2024-06-01")
        .issued_return(NAME, &again)
        .expect("written");
    assert_eq!(fs::read(&again).expect("the file"), after);
    desk.on("2024-06-01")
        .frozen_return(NAME, &again)
        .expect("written");
    assert_eq!(fs::read(&again).expect("the file"), before);
    assert!(desk.on(ON).check().expect("checked").ok);
}

fn view_sheets(bytes: &[u8]) -> usize {
    sheets::read(bytes, "x.xlsx")
        .expect("a workbook")
        .sheets
        .len()
}

#[test]
fn stages_follow_each_other_and_are_taken_back_one_by_one() {
    let (desk, _) = frozen();
    let before = desk.dump();
    let out = desk.path("phát hành.xlsx");
    let early = reach(&desk, issued(out.clone())).expect_err("not yet");
    assert_eq!(early.code(), "stage_out_of_order");
    assert!(early.hint().contains("trình ký"), "{}", early.hint());
    assert!(!out.exists());
    let steps = [
        (StageReached::ToSign, "to_sign"),
        (issued(out), "issued"),
        (
            StageReached::Sent {
                how: "Trục liên thông".to_owned(),
            },
            "sent",
        ),
        (
            StageReached::Answered {
                answer: "Đã nhận".to_owned(),
            },
            "answered",
        ),
    ];
    for (stage, reached) in steps.clone() {
        assert_eq!(reach(&desk, stage).expect(reached).stage, reached);
    }
    let last = reach(&desk, StageReached::ToSign).expect_err("passed");
    assert_eq!(last.code(), "stages_passed");
    let listed = desk.on(ON).frozen_returns().expect("a list");
    assert_eq!((listed[0].stages.len(), listed[0].next), (4, None));
    for _ in steps {
        desk.on(ON).undo().expect("undone");
    }
    assert_eq!(desk.dump(), before);
}

#[test]
fn what_says_nothing_or_is_to_come_is_refused() {
    let (desk, _) = frozen();
    let ahead = StageEntry {
        on: Some(day("2024-03-21")),
        stage: StageReached::ToSign,
    };
    let refused = desk.on(ON).stage_return(NAME, &ahead).expect_err("to come");
    assert_eq!(refused.code(), "day_ahead");
    let early = desk.on(ON).issued_return(NAME, &desk.path("x.xlsx"));
    assert_eq!(early.expect_err("not issued").code(), "not_issued");
    reach(&desk, StageReached::ToSign).expect("to sign");
    let blank = StageReached::Issued {
        number: " ".to_owned(),
        signer: "A".to_owned(),
        out: desk.path("x.xlsx"),
    };
    assert_eq!(
        reach(&desk, blank).expect_err("blank").code(),
        "text_missing"
    );
    let nowhere = reach(&desk, issued(desk.path("không có/x.xlsx"))).expect_err("no folder");
    assert_eq!(nowhere.code(), "folder_missing");
    assert_eq!(
        desk.on(ON).frozen_returns().expect("a list")[0].stage,
        "to_sign"
    );
}
