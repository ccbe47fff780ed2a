//! The regime as the secretary sets it: what changes, what stays; waivers, closing, days off.

use office::{Chase, DayEntry, Entry, MoreTime, Office, ReportRequest, Reported, TaskQuery};
use std::fs;
use tests::desk::{Desk, day};

const WARD: &str = "UBND phường Lam Sơn";
const TET: &str = "2024-W07";

fn due(desk: &Desk, period: &str) -> (String, String) {
    let calendar = desk.on("2024-02-20").periods().expect("the calendar");
    let found = calendar.into_iter().find(|one| one.id == period);
    let found = found.unwrap_or_else(|| panic!("no {period}"));
    let day = |moment: String| moment[..10].to_owned();
    (day(found.units_due), day(found.province_due))
}

fn has(desk: &Desk, period: &str) -> bool {
    let calendar = desk.on("2024-02-20").periods().expect("the calendar");
    calendar.iter().any(|one| one.id == period)
}

fn timeliness(desk: &Desk, on: &str, period: &str, unit: &str) -> &'static str {
    let page = desk.on(on).period(period).expect("the period");
    let found = page.units.iter().find(|one| one.unit == unit);
    found.expect("the unit").timeliness
}

fn report(desk: &Desk, on: &str, period: &str) {
    let entry = Entry {
        task: "10".to_owned(),
        unit: WARD.to_owned(),
        period: period.to_owned(),
        reported: Reported::NothingNew,
        percent: None,
        done_on: None,
        result: String::new(),
        product: String::new(),
        note: String::new(),
    };
    desk.on(on).set_progress(&entry).expect("entered");
}

#[test]
fn every_setting_moves_the_calendar_and_is_undone_in_one_step() {
    let desk = Desk::bim_son();
    let before = desk.dump();
    for (key, value, period, units, province) in [
        (
            "printed_day",
            "province",
            "2024-03",
            "2024-03-14",
            "2024-03-16",
        ),
        ("province_after", "0", "2024-03", "2024-03-16", "2024-03-16"),
        (
            "province_after",
            "2",
            "2024-W11",
            "2024-03-13",
            "2024-03-15",
        ),
        ("off_day", "previous", "2024-03", "2024-03-15", "2024-03-18"),
        ("off_day", "next", "2024-03", "2024-03-18", "2024-03-19"),
        ("off_day", "next", "2024-W18", "2024-05-02", "2024-05-03"),
    ] {
        let mut office = desk.on("2024-02-20");
        let said = office.setting_effect(key, value).expect("an effect");
        assert!(said.contains(" → "), "{key} {value}: {said}");
        let set = office.set_setting(key, value).expect("set");
        assert_eq!((set.value.as_str(), set.is_default), (value, false));
        assert_eq!(
            due(&desk, period),
            (units.into(), province.into()),
            "{key} {value}"
        );
        office.undo().expect("undone");
        assert_eq!(desk.dump(), before, "{key}");
    }
    let mut office = desk.on("2024-02-20");
    office.set_setting("replaces_monthly", "both").expect("set");
    assert!(has(&desk, "2024-06") && has(&desk, "2024-H1") && has(&desk, "2024-12"));
    office
        .set_setting("replaces_monthly", "replace")
        .expect("set back");
    assert!(!has(&desk, "2024-06"));
    assert_eq!(desk.dump(), before, "a default is not kept");
}

#[test]
fn a_period_that_was_used_keeps_its_days() {
    let desk = Desk::bim_son();
    report(&desk, "2024-03-12", "2024-W11");
    let mut office = desk.on("2024-02-20");
    let said = office
        .setting_effect("printed_day", "province")
        .expect("an effect");
    assert!(said.contains("1 kỳ đã dùng giữ nguyên"), "{said}");
    office.set_setting("printed_day", "province").expect("set");
    assert_eq!(
        due(&desk, "2024-W11"),
        ("2024-03-13".into(), "2024-03-14".into())
    );
    assert_eq!(
        due(&desk, "2024-W12"),
        ("2024-03-19".into(), "2024-03-20".into())
    );
}

#[test]
fn lateness_begins_where_the_setting_says() {
    // The month's last day, 16/3/2024, is a Saturday.
    let late = |from: &str, sent: &str| {
        let desk = Desk::bim_son();
        desk.on("2024-03-01")
            .set_setting("late_from", from)
            .expect("set");
        report(&desk, sent, "2024-03");
        timeliness(&desk, "2024-03-20", "2024-03", WARD)
    };
    assert_eq!(late("printed_day", "2024-03-18"), "late");
    assert_eq!(late("next_working_day", "2024-03-18"), "on_time");
    assert_eq!(late("next_working_day", "2024-03-19"), "late");
}

#[test]
fn the_other_settings_reach_what_they_are_about() {
    let desk = Desk::bim_son();
    let mut office = desk.on("2024-03-13");
    let owing = |office: &Office, period: &str| {
        let page = office.period(period).expect("the period");
        page.units.iter().filter(|unit| unit.owes).count()
    };
    let (week, month) = (owing(&office, "2024-W12"), owing(&office, "2024-03"));
    office
        .set_setting("support_only", "everything")
        .expect("set");
    assert_eq!(owing(&office, "2024-W12"), month);
    office.set_setting("support_only", "nothing").expect("set");
    assert_eq!(owing(&office, "2024-03"), week);
    office.undo().expect("undone");
    office.undo().expect("undone");

    office
        .set_setting("tracking_from", "2024-03-01")
        .expect("set");
    assert_eq!(
        (owing(&office, "2024-02"), owing(&office, "2024-03")),
        (0, month)
    );
    office.set_setting("tracking_from", "").expect("set");
    assert_eq!(owing(&office, "2024-02"), month);

    let soon = |office: &Office| {
        let counts = office.today(None).expect("a digest").counts;
        counts
            .iter()
            .find(|one| one.status == "due_soon")
            .map_or(0, |one| one.count)
    };
    let before = soon(&office);
    office.set_setting("soon_days", "60").expect("set");
    assert!(soon(&office) > before);

    for (key, value, code) in [
        ("printed_day", "ours", "setting_invalid"),
        ("soon_days", "0", "setting_invalid"),
        ("tracking_from", "hôm qua", "setting_invalid"),
        ("colour", "blue", "setting_unknown"),
    ] {
        let refused = office.set_setting(key, value).expect_err("refused");
        assert_eq!(refused.code(), code);
    }
}

#[test]
fn a_waived_period_leaves_the_rates_the_return_and_the_digest() {
    let desk = Desk::bim_son();
    desk.form("2024-02-20", TET, WARD);
    let before = desk.dump();
    let mut office = desk.on("2024-02-21");
    let owed = office.period_detail(TET).expect("the week").summary.owing;
    let reason = "Nghỉ Tết Nguyên đán";

    office.waive(TET, Some(WARD), reason).expect("waived");
    assert_eq!(timeliness(&desk, "2024-02-21", TET, WARD), "waived");
    let detail = office.period_detail(TET).expect("the week");
    assert_eq!(detail.summary.owing, owed - 1);
    let content = office.consolidate(TET).expect("a return");
    assert!(content.discipline.iter().all(|line| line.unit_name != WARD));
    assert_eq!(content.discipline.len(), owed - 1);

    office.waive(TET, None, reason).expect("waived");
    let detail = office.period_detail(TET).expect("the week");
    assert_eq!(
        (detail.summary.owing, detail.waived.as_deref()),
        (0, Some(reason))
    );
    let work = office.today(None).expect("a digest").work;
    assert!(work.iter().all(|item| item.period.as_deref() != Some(TET)));

    office.unwaive(TET, None).expect("taken back");
    assert_eq!(timeliness(&desk, "2024-02-21", TET, WARD), "waived");
    office.unwaive(TET, Some(WARD)).expect("taken back");
    assert_eq!(timeliness(&desk, "2024-02-21", TET, WARD), "not_sent");
    let refused = office
        .unwaive(TET, Some(WARD))
        .expect_err("nothing to take back");
    assert_eq!(refused.code(), "not_waived");
    assert_eq!(
        office.waive(TET, None, "  ").expect_err("no reason").code(),
        "reason_missing"
    );
    for _ in 0..4 {
        office.undo().expect("undone");
    }
    assert_eq!(desk.dump(), before);
}

#[test]
fn a_closed_period_turns_silence_into_never() {
    let desk = Desk::bim_son();
    report(&desk, "2024-03-12", "2024-W11");
    let other = "UBND phường Ba Đình";
    let early = desk
        .on("2024-03-13")
        .close_period("2024-W11", true)
        .expect_err("not over");
    assert_eq!(early.code(), "period_not_over");
    let before = desk.dump();
    let mut office = desk.on("2024-03-14");
    let closed = office.close_period("2024-W11", true).expect("closed");
    assert!(closed.units.contains(&other.to_owned()) && !closed.units.contains(&WARD.to_owned()));
    assert_eq!(timeliness(&desk, "2024-03-14", "2024-W11", other), "never");
    assert_eq!(timeliness(&desk, "2024-03-14", "2024-W11", WARD), "on_time");
    office.close_period("2024-W11", false).expect("opened");
    assert_eq!(
        timeliness(&desk, "2024-03-14", "2024-W11", other),
        "not_sent"
    );

    // The rule closes by itself what nobody opened again.
    office.set_setting("closes_after", "3").expect("set");
    assert_eq!(
        timeliness(&desk, "2024-03-28", "2024-W11", other),
        "not_sent"
    );
    assert_eq!(
        timeliness(&desk, "2024-03-24", "2024-W12", other),
        "not_sent"
    );
    assert_eq!(timeliness(&desk, "2024-03-25", "2024-W12", other), "never");
    for _ in 0..3 {
        office.undo().expect("undone");
    }
    assert_eq!(desk.dump(), before);
}

#[test]
fn own_days_off_move_what_the_holidays_move() {
    let desk = Desk::bim_son();
    let before = desk.dump();
    let mut office = desk.on("2024-03-01");
    let off = |text: &str, worked: bool| DayEntry {
        day: day(text),
        worked,
        name: "Nghỉ theo thông báo".to_owned(),
    };
    office
        .enter_day_off(&off("2024-03-18", false))
        .expect("entered");
    assert_eq!(due(&desk, "2024-03").1, "2024-03-19");
    office
        .enter_day_off(&off("2024-03-17", true))
        .expect("entered");
    assert_eq!(due(&desk, "2024-03").1, "2024-03-17");
    // An own entry goes before the public calendar: 30/4 worked.
    let year = office
        .enter_day_off(&off("2024-04-30", true))
        .expect("entered");
    let of = |text: &str| {
        year.days
            .iter()
            .find(|one| one.day == text)
            .map(|one| (one.worked, one.own))
    };
    assert_eq!(of("2024-04-30"), Some((true, true)));
    assert_eq!(of("2024-05-01"), Some((false, false)));
    office.remove_day_off(day("2024-04-30")).expect("removed");
    let refused = office
        .remove_day_off(day("2024-05-01"))
        .expect_err("public");
    assert_eq!(refused.code(), "day_not_own");
    for _ in 0..4 {
        office.undo().expect("undone");
    }
    assert_eq!(desk.dump(), before);
}

#[test]
fn the_year_stands_in_months_and_in_a_calendar_file() {
    let desk = Desk::bim_son();
    let office = desk.on("2024-03-01");
    let year = office.year_calendar().expect("a year");
    assert_eq!((year.year, year.months.len()), (2024, 12));
    let march = year.months[2].weeks.iter().flatten().flatten();
    let of = |number: u32| {
        march
            .clone()
            .find(|day| day.number == number)
            .expect("a day")
    };
    assert!(of(16).off && !of(18).off);
    assert!(
        of(13)
            .dues
            .iter()
            .any(|due| due.period.as_deref() == Some("2024-W11"))
    );
    assert_eq!(
        year.months[1].weeks[0][3].as_ref().map(|day| day.number),
        Some(1)
    );

    let path = desk.path("lich.ics");
    let written = office.write_calendar(&path).expect("a file");
    let text = fs::read_to_string(&path).expect("the file");
    assert_eq!(text.matches("BEGIN:VEVENT").count(), written.events);
    let unfolded = text.replace("\r\n ", "");
    assert!(
        unfolded.contains("DTSTART;VALUE=DATE:20240313"),
        "{unfolded}"
    );
    assert!(
        unfolded.contains("SUMMARY:Tuần 11/2024: đơn vị gửi"),
        "{unfolded}"
    );
}

#[test]
fn the_day_named_counts_where_the_setting_says_so() {
    let desk = Desk::muong_lat();
    let mut office = desk.on("2023-03-20");
    let lasts = |office: &Office| {
        let query = TaskQuery::default();
        let lines = office.tasks(&query).expect("the list").into_iter();
        lines.filter_map(|line| line.until).collect::<Vec<_>>()
    };
    let before = lasts(&office);
    let said = office
        .setting_effect("before_day", "day_named")
        .expect("an effect");
    assert!(said.contains("Đổi hạn"), "{said}");
    office.set_setting("before_day", "day_named").expect("set");
    assert_ne!(lasts(&office), before);
    office.undo().expect("undone");
    assert_eq!(lasts(&office), before);
}

#[test]
fn a_report_is_asked_for_once_and_goes_the_way_of_every_period() {
    let desk = Desk::bim_son();
    let before = desk.dump();
    let request = ReportRequest {
        title: "Theo Công văn số 512/UBND-KSTTHC".to_owned(),
        from: day("2024-03-01"),
        last_day: day("2024-03-20"),
    };
    let asked = desk.on("2024-03-11").ask_report(&request).expect("asked");
    // The plan's own one-off report has the first number.
    assert_eq!((asked.id.as_str(), asked.kind), ("2024-X02", "one_off"));
    assert_eq!(asked.title, request.title);
    assert_eq!(
        (asked.units_due.as_str(), asked.province_due.as_str()),
        ("2024-03-20T17:00:00+07:00", "2024-03-21T17:00:00+07:00")
    );
    let kinds = |on: &str| -> Vec<&'static str> {
        let today = desk.on(on).today(None).expect("the day");
        let of_it = today
            .work
            .iter()
            .filter(|item| item.period.as_deref() == Some("2024-X02"));
        of_it.map(|item| item.kind).collect()
    };
    assert_eq!(kinds("2024-03-18"), ["hand_out"]);
    let mut office = desk.on("2024-03-18");
    let forms = office
        .export_forms("2024-X02", &desk.path("forms"), None)
        .expect("forms");
    let page = office.period("2024-X02").expect("the period");
    assert_eq!(page.period.title, request.title);
    let owing = page.units.iter().filter(|unit| unit.owes).count();
    assert_eq!(forms.files.len(), owing);
    assert!(owing > 0);
    assert_eq!(kinds("2024-03-18"), ["missing_reports"]);
    // What is used stays, and its number is not given again.
    let refused = office.withdraw_report("2024-X02").expect_err("refused");
    assert_eq!(refused.code(), "request_used");
    let next = office.ask_report(&request).expect("asked");
    assert_eq!(next.id, "2024-X03");
    office.withdraw_report("2024-X03").expect("withdrawn");
    assert_eq!(
        office.period("2024-X03").expect_err("gone").code(),
        "period_unknown"
    );
    for _ in 0..4 {
        office.undo().expect("undone");
    }
    assert_eq!(desk.dump(), before);
    for (title, from, last_day, code) in [
        (" ", "2024-03-01", "2024-03-20", "request_titleless"),
        ("x", "2024-03-21", "2024-03-20", "request_backwards"),
    ] {
        let request = ReportRequest {
            title: title.to_owned(),
            from: day(from),
            last_day: day(last_day),
        };
        let refused = desk.on("2024-03-11").ask_report(&request);
        assert_eq!(refused.expect_err("refused").code(), code);
    }
    let refused = desk.on("2024-03-11").withdraw_report("2024-X01");
    assert_eq!(refused.expect_err("refused").code(), "request_not_own");
}

#[test]
fn a_quarters_report_is_asked_for_by_a_setting() {
    let desk = Desk::bim_son();
    desk.on("2024-02-20")
        .set_setting("quarterly", "asked")
        .expect("set");
    desk.on("2024-02-20")
        .set_setting("nine_months", "asked")
        .expect("set");
    for (period, there) in [
        ("2024-Q1", true),
        ("2024-Q2", false),
        ("2024-03", false),
        ("2024-02", true),
        ("2024-9M", true),
        ("2024-09", false),
    ] {
        assert_eq!(has(&desk, period), there, "{period}");
    }
    assert_eq!(
        due(&desk, "2024-Q1"),
        ("2024-03-16".into(), "2024-03-18".into())
    );
    let mut office = desk.on("2024-03-13");
    let forms = office
        .export_forms("2024-Q1", &desk.path("forms"), None)
        .expect("forms");
    assert_eq!(forms.files.len(), 27);
    report(&desk, "2024-03-15", "2024-Q1");
    assert_eq!(timeliness(&desk, "2024-03-18", "2024-Q1", WARD), "on_time");
    let written = desk
        .on("2024-03-18")
        .export_return("2024-Q1", &desk.path("quý.xlsx"));
    assert!(written.expect("a return").sheets.len() > 3);
}

#[test]
fn a_weekly_units_more_time_is_known_wherever_the_week_is_shown() {
    let desk = Desk::bim_son();
    let mut office = desk.on("2024-03-11");
    let forms = desk.path("forms");
    office
        .export_forms("2024-W11", &forms, None)
        .expect("forms");
    let more = MoreTime {
        until: day("2024-03-15"),
        document: "CV 12".to_owned(),
    };
    office
        .extend_report("2024-W11", WARD, &more)
        .expect("more time");
    // The form asks for it by the unit's own day.
    let form = desk.form("2024-03-11", "2024-W11", WARD);
    let (tab, cell) = form.cell_beside("Hạn gửi về Tổ công tác");
    assert!(
        form.shown(&tab, &cell).contains("ngày 15 tháng 3"),
        "{}",
        form.shown(&tab, &cell)
    );
    // Not chased while it has time, and in time until then; the others are late.
    let chased = |on: &str| {
        let office = desk.on(on);
        let chase = Chase {
            period: "2024-W11".to_owned(),
            units: Vec::new(),
            channel: None,
            note: String::new(),
            out: None,
        };
        let message = office.reminder_message(&chase).expect("a message");
        message.contains("Lam Sơn")
    };
    assert!(!chased("2024-03-14"));
    assert!(chased("2024-03-18"));
    report(&desk, "2024-03-15", "2024-W11");
    assert_eq!(timeliness(&desk, "2024-03-18", "2024-W11", WARD), "on_time");
    let matrix = desk.on("2024-03-18").matrix(None).expect("the matrix");
    let at = matrix
        .columns
        .iter()
        .position(|one| one.id == "2024-W11")
        .expect("the week");
    let row = matrix
        .rows
        .iter()
        .find(|row| row.unit == WARD)
        .expect("the ward");
    assert_eq!(row.cells[at].as_ref().expect("owed").timeliness, "on_time");
}
