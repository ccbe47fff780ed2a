//! What the secretary sees of a day: what there is to do, and how reports come in.

use office::views::{TodayView, WorkItem};
use office::{Entry, MoreTime, Reported, State};
use tests::clerk::ROUTINE;
use tests::desk::Desk;

const WEEK: &str = "2024-W11";
const LEGAL: &str = "Phòng Tư pháp";
const WARD: &str = "UBND phường Lam Sơn";

fn today(desk: &Desk, on: &str) -> TodayView {
    desk.on(on).today(None).expect("the day")
}

/// Kind, period and count of everything there is to do in periods.
fn in_periods(day: &TodayView) -> Vec<(&str, &str, usize)> {
    let work = day.work.iter();
    work.filter_map(|item| Some((item.kind, item.period.as_deref()?, item.count)))
        .collect()
}

fn of_kind<'a>(day: &'a TodayView, kind: &str) -> &'a WorkItem {
    let found = day.work.iter().find(|item| item.kind == kind);
    found.unwrap_or_else(|| panic!("no {kind}"))
}

fn hand_out(desk: &Desk, on: &str, period: &str) {
    desk.on(on)
        .export_forms(period, &desk.path("forms"), None)
        .expect("forms");
}

/// A unit's weekly form with nothing new, taken in on a day.
fn send(desk: &Desk, on: &str, period: &str, unit: &str) {
    let filled = desk
        .form(on, period, unit)
        .answer(ROUTINE, "Thực hiện bình thường, không phát sinh");
    let file = desk.receive(&format!("{unit} {period} {on}.xlsx"), &filled);
    let taken = desk.accept(on, &[file]).expect("accepted");
    assert_eq!(taken.files[0].head.verdict, "new");
}

#[test]
fn on_monday_forms_are_to_be_handed_out_and_nobody_has_sent() {
    let desk = Desk::bim_son();
    let monday = today(&desk, "2024-03-11");
    assert_eq!(monday.day, "2024-03-11");
    let week = monday.period.as_ref().expect("a period");
    assert_eq!(week.period.id, WEEK);
    assert_eq!((week.owing, week.sent, week.missing.len()), (19, 0, 19));
    assert_eq!(
        in_periods(&monday),
        [("hand_out", WEEK, 19), ("hand_out", "2024-03", 27)]
    );
    assert!(monday.rates.is_empty(), "nothing was asked for yet");
}

#[test]
fn once_forms_are_out_those_who_have_not_sent_are_named() {
    let desk = Desk::bim_son();
    hand_out(&desk, "2024-03-11", WEEK);
    for unit in [LEGAL, WARD] {
        send(&desk, "2024-03-12", WEEK, unit);
    }
    let day = today(&desk, "2024-03-12");
    let week = day.period.as_ref().expect("a period");
    assert_eq!(
        (
            week.sent,
            week.on_time,
            week.late,
            week.review,
            week.needs_more
        ),
        (2, 2, 0, 0, 0)
    );
    let missing = of_kind(&day, "missing_reports");
    assert_eq!((missing.count, &missing.names), (17, &week.missing));
    assert_eq!(missing.names[0], "Văn phòng HĐND và UBND");
    assert!(
        !missing
            .names
            .iter()
            .any(|name| name == LEGAL || name == WARD)
    );
    assert_eq!(missing.due.as_deref(), Some("2024-03-13T17:00:00+07:00"));
}

#[test]
fn after_the_due_time_the_return_waits_a_day_then_the_period_is_an_earlier_one() {
    let desk = Desk::bim_son();
    hand_out(&desk, "2024-03-11", WEEK);
    send(&desk, "2024-03-12", WEEK, LEGAL);
    send(&desk, "2024-03-14", WEEK, WARD);
    let closing = today(&desk, "2024-03-14");
    assert_eq!(
        closing.period.as_ref().map(|next| next.period.id.as_str()),
        Some("2024-03")
    );
    assert_eq!(
        in_periods(&closing)[..2],
        [("missing_reports", WEEK, 17), ("hand_out", "2024-03", 27)]
    );
    let due = of_kind(&closing, "return_due").due.as_deref();
    assert_eq!(due, Some("2024-03-14T17:00:00+07:00"));
    let over = today(&desk, "2024-03-15");
    assert_eq!(
        in_periods(&over),
        [
            ("earlier_missing", WEEK, 17),
            ("hand_out", "2024-03", 27),
            ("hand_out", "2024-W12", 19)
        ]
    );
    let rates: Vec<_> = over
        .rates
        .iter()
        .map(|rate| (rate.period.as_str(), rate.owing, rate.on_time))
        .collect();
    assert_eq!(rates, [(WEEK, 19, 1)]);
    let rate = over.rates[0].rate.expect("a rate");
    assert!((rate - 100.0 / 19.0).abs() < 1e-9, "{rate}");
}

#[test]
fn a_unit_asked_for_more_has_sent_and_is_named_for_it() {
    let desk = Desk::bim_son();
    hand_out(&desk, "2024-03-11", WEEK);
    send(&desk, "2024-03-12", WEEK, WARD);
    let list = desk.on("2024-03-12").submissions(WEEK).expect("the list");
    desk.on("2024-03-12")
        .return_submission(list[0].id, "Thiếu mục B")
        .expect("sent back");
    let day = today(&desk, "2024-03-12");
    let asked = of_kind(&day, "needs_more");
    assert_eq!(
        (asked.count, asked.names.as_slice()),
        (1, [WARD.to_owned()].as_slice())
    );
    let week = day.period.as_ref().expect("a period");
    assert_eq!((week.sent, week.needs_more), (1, 1));
    // And before the return is sent it is asked about.
    let checks = desk
        .on("2024-03-12")
        .return_pages(WEEK)
        .expect("pages")
        .checks;
    let told: Vec<_> = checks
        .iter()
        .map(|check| (check.kind, check.count))
        .collect();
    assert_eq!(told, [("missing_units", 18), ("needs_more", 1)]);
    assert_eq!(checks[1].names, [WARD]);
}

#[test]
fn the_day_counts_every_task_once_and_names_what_is_wrong_with_tasks() {
    let desk = Desk::bim_son();
    for (on, overdue, soon) in [
        ("2024-03-12", vec![], vec![]),
        ("2024-03-25", vec![], vec!["36"]),
        ("2024-08-31", vec!["36"], vec!["16"]),
        ("2024-09-01", vec!["16", "36"], vec![]),
    ] {
        let day = today(&desk, on);
        let total: usize = day.counts.iter().map(|one| one.count).sum();
        assert_eq!(total, 39);
        for group in &day.groups {
            let total: usize = group.counts.iter().map(|one| one.count).sum();
            assert_eq!(total, group.tasks, "{}", group.numeral);
        }
        let tasks = |kind: &str| -> Vec<&str> {
            let of_kind = day.work.iter().filter(|item| item.kind == kind);
            of_kind
                .flat_map(|item| item.tasks.iter().map(String::as_str))
                .collect()
        };
        assert_eq!(tasks("overdue"), overdue, "{on}");
        assert_eq!(tasks("due_soon"), soon, "{on}");
        assert_eq!(tasks("waiting_event"), ["24", "34"]);
        assert_eq!(tasks("open_phrase"), ["25"]);
        // Most urgent first, statuses without days.
        if on == "2024-09-01" {
            assert_eq!(day.work[0].kind, "overdue");
            assert_eq!(day.work[0].due.as_deref(), Some("2024-03-31"));
            assert_eq!(
                (day.counts[0].label.as_str(), day.counts[0].count),
                ("Quá hạn", 2)
            );
        }
    }
    let desk = Desk::muong_lat();
    assert_eq!(
        of_kind(&today(&desk, "2023-03-20"), "deadline_problem").count,
        1
    );
}

#[test]
fn another_day_is_looked_at_and_nothing_is_written() {
    let desk = Desk::bim_son();
    hand_out(&desk, "2024-03-11", WEEK);
    send(&desk, "2024-03-12", WEEK, LEGAL);
    send(&desk, "2024-03-13", WEEK, WARD);
    let before = desk.dump();
    let office = desk.on("2024-03-20");
    for (day, period, sent) in [
        ("2024-03-11", WEEK, 0),
        ("2024-03-12", WEEK, 1),
        ("2024-03-13", WEEK, 2),
        ("2024-03-14", "2024-03", 0),
    ] {
        let view = office.today(Some(day)).expect("the day");
        assert_eq!(view.day, day);
        let next = view.period.expect("a period");
        assert_eq!(
            (next.period.id.as_str(), next.sent),
            (period, sent),
            "{day}"
        );
    }
    assert_eq!(desk.dump(), before);
    let refused = office.today(Some("31/02")).expect_err("a refusal");
    assert_eq!(refused.code(), "value_invalid");
}

#[test]
fn two_months_of_nothing_new_are_to_be_verified() {
    let desk = Desk::bim_son();
    let nothing_new = |period: &str, on: &str, reported| {
        let entry = Entry {
            task: "10".to_owned(),
            unit: "UBND phường Lam Sơn".to_owned(),
            period: period.to_owned(),
            reported,
            percent: None,
            done_on: None,
            result: String::new(),
            product: String::new(),
            note: String::new(),
        };
        desk.on(on).set_progress(&entry).expect("entered");
    };
    let doubted = |on: &str| {
        let work = desk.on(on).today(None).expect("a digest").work;
        let found = work.into_iter().find(|item| item.kind == "verify");
        found.map(|item| (item.tasks, item.names))
    };
    nothing_new("2024-02", "2024-02-16", Reported::NothingNew);
    assert_eq!(doubted("2024-02-20"), None, "one month is no habit");
    nothing_new("2024-03", "2024-03-15", Reported::NothingNew);
    let found = doubted("2024-03-20").expect("two months running");
    assert_eq!(found.0, ["10"]);
    assert_eq!(found.1, ["UBND phường Lam Sơn"]);
    nothing_new("2024-04", "2024-04-15", Reported::State(State::InProgress));
    assert_eq!(doubted("2024-04-20"), None);
}

#[test]
fn units_with_more_time_are_not_among_those_that_are_late() {
    let desk = Desk::bim_son();
    let unit = "UBND phường Lam Sơn";
    desk.form("2024-03-01", "2024-03", unit);
    let late = |on: &str| {
        let work = desk.on(on).today(None).expect("a digest").work;
        let about = |item: &&WorkItem| {
            item.period.as_deref() == Some("2024-03") && item.names.iter().any(|name| name == unit)
        };
        work.iter().any(|item| about(&item))
    };
    assert!(late("2024-03-18"));
    let more = MoreTime {
        until: tests::desk::day("2024-03-20"),
        document: "Công văn số 9".to_owned(),
    };
    let mut office = desk.on("2024-03-15");
    office
        .extend_report("2024-03", unit, &more)
        .expect("extended");
    assert!(!late("2024-03-18") && late("2024-03-21"));
}

/// Days on which a store is opened for the first time, and what the desktop is told.
#[test]
fn a_day_begins_with_one_notice() {
    let desk = Desk::bim_son();
    let memory = desk.path("cài đặt").join("đã báo.txt");
    let told = |on: &str| {
        let notice = desk.on(on).morning_notice(&memory).expect("told");
        notice.map(|notice| notice.lines).unwrap_or_default()
    };
    assert_eq!(
        told("2024-03-11"),
        [
            "Chưa gửi biểu mẫu tuần 11/2024",
            "Chưa gửi biểu mẫu tháng 3/2024"
        ]
    );
    assert!(told("2024-03-11").is_empty(), "a second start says nothing");
    hand_out(&desk, "2024-03-11", WEEK);
    hand_out(&desk, "2024-03-11", "2024-03");
    send(&desk, "2024-03-12", WEEK, LEGAL);
    assert_eq!(
        told("2024-03-12"),
        ["18 đơn vị chưa gửi báo cáo tuần 11/2024, hạn 13/03"]
    );
    // The week's last day; the month's is Saturday.
    assert_eq!(
        told("2024-03-13")[0],
        "18 đơn vị chưa gửi báo cáo tuần 11/2024, hạn 17:00 hôm nay"
    );
    let friday = told("2024-03-15");
    assert!(
        friday
            .iter()
            .any(|line| line == "27 đơn vị chưa gửi báo cáo tháng 3/2024, hạn 16/03"),
        "{friday:?}"
    );
    // Another store on the same machine is told of by itself.
    let other = Desk::bim_son();
    let notice = other.on("2024-03-15").morning_notice(&memory);
    assert!(notice.expect("told").is_some());
}

#[test]
fn a_notice_nobody_wants_or_needs_is_not_made() {
    let desk = Desk::bim_son();
    let memory = desk.path("đã báo.txt");
    let notice = |on: &str| desk.on(on).morning_notice(&memory).expect("told");
    desk.on("2024-03-11")
        .set_setting("morning_notice", "off")
        .expect("set");
    assert_eq!(notice("2024-03-11"), None);
    let refused = desk.on("2024-03-11").set_setting("morning_notice", "x");
    assert_eq!(refused.expect_err("refused").code(), "setting_invalid");
    desk.on("2024-03-11").undo().expect("undone");
    let told = notice("2024-03-11").expect("wanted again");
    assert_eq!(told.title, "Tổ công tác 06 – hôm nay 11/03/2024");
    let empty = Desk::empty("bim-son-2024");
    assert_eq!(
        empty
            .on("2024-03-11")
            .morning_notice(&memory)
            .expect("told"),
        None
    );
}
