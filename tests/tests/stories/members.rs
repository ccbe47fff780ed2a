//! Members of the working group: a decision makes it, another renews it; what was is kept.

use office::views::{MemberView, MembersView};
use office::{DecisionEntry, ListSource, MemberRole, Office, Person, RenewalEntry};
use std::fs;
use tests::desk::{Desk, day};

/// The members of a decision as they stand in it.
const FIRST: &str = "Điều 1. Thành lập Tổ công tác gồm các ông, bà có tên sau:
1. Ông Trần Văn An, Chủ tịch UBND thị xã - Tổ trưởng;
2. Bà Lê Thị Bình, Phó Trưởng Công an thị xã - Tổ phó thường trực;
3. Ông Ngô Công, Trưởng phòng Nội vụ - Thành viên;
4. Bà Vũ Dung, Chuyên viên Văn phòng HĐND và UBND - Thư ký.";

fn decision(number: &str, on: &str) -> DecisionEntry {
    DecisionEntry {
        number: number.to_owned(),
        dated: Some(day(on)),
        issuer: "Chủ tịch UBND thị xã".to_owned(),
        on: None,
    }
}

fn person(name: &str, position: &str, role: MemberRole) -> Person {
    Person {
        name: name.to_owned(),
        position: position.to_owned(),
        unit: String::new(),
        role,
    }
}

fn as_person(read: &MemberView) -> Person {
    let roles = MemberRole::ALL.iter();
    let role = roles.copied().find(|role| role.word() == read.role);
    Person {
        name: read.name.clone(),
        position: read.position.clone(),
        unit: read.unit.clone(),
        role: role.expect("a role"),
    }
}

fn lines(view: &MembersView) -> Vec<String> {
    let line = |one: &MemberView| format!("{} – {}", one.name, one.role_name);
    view.members.iter().map(line).collect()
}

/// The group as its first decision made it, read from its text.
fn made(office: &mut Office) -> MembersView {
    let source = ListSource::Pasted(FIRST.to_owned());
    let read = office.read_members(&source, None).expect("a list");
    let entry = RenewalEntry {
        decision: decision("15/QĐ-UBND", "2024-01-15"),
        leaving: Vec::new(),
        joining: read.joining.iter().map(as_person).collect(),
    };
    office.renew_group(&entry).expect("a group")
}

#[test]
fn a_decision_s_text_makes_the_group() {
    let desk = Desk::bim_son();
    let before = desk.dump();
    let mut office = desk.on("2024-03-12");
    let view = made(&mut office);
    assert_eq!(
        lines(&view),
        [
            "Trần Văn An – Tổ trưởng",
            "Lê Thị Bình – Tổ phó thường trực",
            "Ngô Công – Thành viên",
            "Vũ Dung – Thư ký",
        ]
    );
    assert_eq!(view.members[1].unit, "Công an thị xã");
    assert_eq!(
        view.members[0].decision.as_deref(),
        Some("Quyết định số 15/QĐ-UBND ngày 15/01/2024 của Chủ tịch UBND thị xã")
    );
    let history = office.history().expect("a journal");
    assert_eq!(
        history[0].what,
        "Kiện toàn Tổ công tác theo Quyết định số 15/QĐ-UBND"
    );
    office.undo().expect("an undo");
    drop(office);
    assert_eq!(desk.dump(), before);
}

#[test]
fn a_renewal_ends_some_and_begins_others_and_keeps_what_was() {
    let desk = Desk::bim_son();
    let mut office = desk.on("2024-07-02");
    let group = made(&mut office);
    let before = office.dump().expect("a dump");
    let renewal = RenewalEntry {
        decision: decision("88/QĐ-UBND", "2024-07-01"),
        leaving: vec![group.members[0].id, group.members[2].id],
        joining: vec![
            person("Đỗ Giang", "Trưởng phòng Nội vụ", MemberRole::Member),
            person("Phạm Hà", "Chủ tịch UBND thị xã", MemberRole::Head),
        ],
    };
    let renewed = office.renew_group(&renewal).expect("a renewal");
    assert_eq!(
        lines(&renewed),
        [
            "Phạm Hà – Tổ trưởng",
            "Lê Thị Bình – Tổ phó thường trực",
            "Vũ Dung – Thư ký",
            "Đỗ Giang – Thành viên",
        ]
    );
    let newest = &renewed.decisions[0];
    assert_eq!(
        newest.left,
        ["Trần Văn An (Tổ trưởng)", "Ngô Công (Thành viên)"]
    );
    assert_eq!(newest.joined.len(), 2);

    let last_day = office.members(Some(day("2024-06-30"))).expect("a group");
    assert_eq!(
        lines(&last_day),
        lines(&group),
        "the group of the day before"
    );
    let head = &last_day.members[0];
    assert_eq!(head.until.as_deref(), Some("2024-06-30"));
    assert!(
        head.left_by
            .as_deref()
            .is_some_and(|by| by.contains("88/QĐ-UBND"))
    );
    let unborn = office.members(Some(day("2024-01-14"))).expect("a group");
    assert_eq!((unborn.members.len(), unborn.others.len()), (0, 6));

    office.undo().expect("an undo");
    assert_eq!(office.dump().expect("a dump"), before);
}

#[test]
fn a_table_is_taken_over_once_and_again_changes_nothing() {
    let desk = Desk::bim_son();
    let mut office = desk.on("2024-07-02");
    made(&mut office);
    let file = desk.path("to-cong-tac.xlsx");
    office.write_members(None, &file).expect("a list");
    let by = || decision("88/QĐ-UBND", "2024-07-01");
    let before = office.dump().expect("a dump");
    let same = office.import_members(&file, by(), true).expect("a list");
    assert_eq!((same.accepted, same.same), (false, 4), "its own list");
    assert_eq!(office.dump().expect("a dump"), before);

    let text = desk.path("kien-toan.docx");
    office.write_members(None, &text).expect("a list");
    let read = office
        .read_members(&ListSource::File(text), None)
        .expect("a list");
    assert_eq!(
        (read.same, read.joining.len(), read.missing.len()),
        (4, 0, 0)
    );

    let pasted = "Họ và tên\tChức vụ\tVai trò\nLê Thị Bình\tTrưởng Công an thị xã\tTổ phó\nĐỗ Giang\tTrưởng phòng Y tế\tThành viên";
    let read = office.read_members(&ListSource::Pasted(pasted.to_owned()), None);
    let read = read.expect("a list");
    assert_eq!(
        (
            read.joining.len(),
            read.changing.len(),
            read.missing.len(),
            read.same
        ),
        (2, 1, 3, 0)
    );
}

#[test]
fn what_cannot_be_is_refused_and_writes_nothing() {
    let desk = Desk::bim_son();
    let mut office = desk.on("2024-07-02");
    let group = made(&mut office);
    let before = office.dump().expect("a dump");
    let first = group.members[0].id;
    let renewal = |leaving: Vec<i64>, joining: Vec<Person>| RenewalEntry {
        decision: decision("88/QĐ-UBND", "2024-07-01"),
        leaving,
        joining,
    };
    let known = as_person(&group.members[2]);
    let early = RenewalEntry {
        decision: decision("88/QĐ-UBND", "2024-01-15"),
        ..renewal(vec![first], Vec::new())
    };
    let numberless = RenewalEntry {
        decision: decision(" ", "2024-07-01"),
        ..renewal(vec![first], Vec::new())
    };
    let nameless = person(" ", "Trưởng phòng Y tế", MemberRole::Member);
    for (entry, code) in [
        (renewal(vec![], vec![]), "members_unchanged"),
        (renewal(vec![99], vec![]), "member_unknown"),
        (renewal(vec![], vec![known]), "member_known"),
        (renewal(vec![], vec![nameless]), "member_nameless"),
        (early, "member_cannot_leave"),
        (numberless, "decision_numberless"),
    ] {
        let refused = office.renew_group(&entry).expect_err("a refusal");
        assert_eq!(refused.code(), code);
    }
    let nobody = ListSource::Pasted("Kính gửi: Tổ công tác".to_owned());
    let refused = office.read_members(&nobody, None).expect_err("a refusal");
    assert_eq!(refused.code(), "nobody_listed");
    assert_eq!(office.dump().expect("a dump"), before);
}

#[test]
fn a_slip_of_the_pen_is_corrected_with_its_history() {
    let desk = Desk::bim_son();
    let mut office = desk.on("2024-03-12");
    let group = made(&mut office);
    let slip = office.member_named("ngô công", None).expect("a member");
    let right = person("Ngô Văn Công", "Trưởng phòng Nội vụ", MemberRole::Member);
    let fixed = office.correct_member(slip, &right).expect("a member");
    assert_eq!((fixed.id, fixed.name.as_str()), (slip, "Ngô Văn Công"));
    assert_eq!(fixed.from, group.members[2].from, "their days stay");
    let unknown = office
        .member_named("Ngô Công", None)
        .expect_err("a refusal");
    assert_eq!(unknown.code(), "member_unknown");
}

#[test]
fn the_printed_list_names_the_decisions_it_rests_on() {
    let desk = Desk::bim_son();
    let mut office = desk.on("2024-03-12");
    made(&mut office);
    let file = desk.path("danh-sach.docx");
    let written = office.write_members(None, &file).expect("a list");
    assert_eq!(written.members, 4);
    let book = sheets::read(&fs::read(&file).expect("a file"), "danh-sach.docx").expect("text");
    let rows = book.sheets.iter().flat_map(|sheet| &sheet.rows);
    let cells = rows.flat_map(|row| &row.cells);
    let text: Vec<String> = cells.map(|(_, cell)| cell.shown()).collect();
    let text = text.join("|");
    for part in [
        "DANH SÁCH",
        "Thành viên Tổ công tác",
        "(Tính đến ngày 12 tháng 3 năm 2024)",
        "(Theo Quyết định số 15/QĐ-UBND ngày 15/01/2024 của Chủ tịch UBND thị xã)",
        "Trần Văn An|Chủ tịch UBND thị xã|Tổ trưởng",
        "TỔ TRƯỞNG",
    ] {
        assert!(text.contains(part), "{part} in {text}");
    }
}
