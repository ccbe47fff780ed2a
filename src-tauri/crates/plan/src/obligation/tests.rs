use super::*;
use crate::period::PeriodId;
use crate::progress::Percent;
use crate::status::State;
use crate::unit::{Level, UnitId, UnitKind};

fn deadline(text: &str) -> Deadline {
    Deadline {
        text: text.to_owned(),
        ..Deadline::default()
    }
}

fn at(text: &str) -> NaiveDateTime {
    text.parse().expect("a time")
}

#[test]
fn cadence_follows_from_the_words() {
    let standing = Deadline {
        standing: true,
        ..deadline("Thực hiện thường xuyên")
    };
    let event = Deadline {
        event: Some("Khi có yêu cầu".into()),
        ..deadline("Khi có yêu cầu")
    };
    let on_demand = deadline("Thực hiện thường xuyên theo yêu cầu công tác");
    let yearly = "Hàng năm xây dựng kế hoạch tuyển dụng";
    for (deadline, content, directive, expected) in [
        (&standing, "Rà soát", false, Cadence::Monthly),
        (
            &deadline("Tháng 8/2024"),
            "Rà soát",
            false,
            Cadence::Monthly,
        ),
        (&deadline(""), "Rà soát", false, Cadence::Monthly),
        (&event, "Rà soát", false, Cadence::WhenArises),
        (&on_demand, "Kiện toàn", false, Cadence::WhenArises),
        (&standing, yearly, false, Cadence::Yearly),
        (&standing, "HẰNG NĂM rà soát", false, Cadence::Yearly),
        (&standing, "Báo cáo hàng năm", false, Cadence::Monthly),
        (&event, "Rà soát", true, Cadence::Weekly),
    ] {
        assert_eq!(
            Cadence::of(deadline, content, directive),
            expected,
            "{content}"
        );
    }
}

#[test]
fn a_month_asks_all_open_work_of_its_cadence() {
    use PeriodKind::{Half, Month, NineMonths, OneOff, Quarter, Week, Year};
    for kind in [Month, Quarter, Half, NineMonths, Year] {
        for status in [
            Status::Standing,
            Status::Undated,
            Status::Waiting,
            Status::NotOpen,
        ] {
            assert!(
                Cadence::Monthly.asked_in(kind, status),
                "{kind:?} {status:?}"
            );
            assert!(
                !Cadence::WhenArises.asked_in(kind, status),
                "{kind:?} {status:?}"
            );
        }
        assert!(Cadence::Weekly.asked_in(kind, Status::InTime { days: 90 }));
        assert_eq!(
            Cadence::Yearly.asked_in(kind, Status::Standing),
            kind == Year
        );
    }
    for cadence in [
        Cadence::Weekly,
        Cadence::Monthly,
        Cadence::Yearly,
        Cadence::WhenArises,
    ] {
        assert!(!cadence.asked_in(OneOff, Status::Standing));
        for closed in [
            Status::DoneInTime,
            Status::DoneLate { days: 1 },
            Status::Dropped,
        ] {
            assert!(!cadence.asked_in(Year, closed));
            assert!(!cadence.asked_in(Week, closed));
        }
    }
}

#[test]
fn a_week_asks_what_presses() {
    for (status, asked) in [
        (Status::InTime { days: 15 }, false),
        (Status::InTime { days: 14 }, true),
        (Status::DueSoon { days: 0 }, true),
        (Status::Overdue { days: 40 }, true),
        (Status::Standing, false),
        (Status::Waiting, false),
        (Status::NotOpen, false),
    ] {
        assert_eq!(
            Cadence::Monthly.asked_in(PeriodKind::Week, status),
            asked,
            "{status:?}"
        );
        assert_eq!(
            Cadence::WhenArises.asked_in(PeriodKind::Week, status),
            asked,
            "{status:?}"
        );
        assert!(Cadence::Weekly.asked_in(PeriodKind::Week, status));
        assert!(!Cadence::Yearly.asked_in(PeriodKind::Week, status));
    }
}

#[test]
fn an_event_that_came_with_a_last_day_is_asked_by_the_month() {
    let logged = Status::InTime { days: 60 };
    assert!(Cadence::WhenArises.asked_in(PeriodKind::Month, logged));
}

fn unit() -> Unit {
    Unit {
        id: UnitId(1),
        name: "UBND phường Lam Sơn".into(),
        short: None,
        kind: UnitKind::Commune,
        level: Level::Commune,
        aliases: Vec::new(),
        email: None,
        phone: None,
        order: 1,
        reports_through: None,
        standing_office: false,
        from: None,
        until: None,
    }
}

#[test]
fn units_that_only_support_owe_no_weeks() {
    for (kind, leads, supports, expected) in [
        (PeriodKind::Week, true, false, true),
        (PeriodKind::Week, false, true, false),
        (PeriodKind::Month, false, true, true),
        (PeriodKind::Month, true, true, true),
        (PeriodKind::Month, false, false, false),
        (PeriodKind::Year, false, true, true),
        (PeriodKind::OneOff, false, true, true),
        (PeriodKind::OneOff, false, false, false),
    ] {
        assert_eq!(
            owes(kind, leads, supports, &unit(), SupportOnly::NoWeeks),
            expected,
            "{kind:?} {leads} {supports}"
        );
    }
}

#[test]
fn what_a_unit_that_only_supports_owes_is_a_setting() {
    for (setting, kind, owed) in [
        (SupportOnly::NoWeeks, PeriodKind::Week, false),
        (SupportOnly::NoWeeks, PeriodKind::Month, true),
        (SupportOnly::Everything, PeriodKind::Week, true),
        (SupportOnly::Nothing, PeriodKind::Month, false),
    ] {
        assert_eq!(
            owes(kind, false, true, &unit(), setting),
            owed,
            "{setting:?} {kind:?}"
        );
        assert!(
            owes(kind, true, false, &unit(), setting),
            "leads are not concerned"
        );
    }
}

#[test]
fn ourselves_and_units_heard_through_others_owe_nothing() {
    let ourselves = Unit {
        standing_office: true,
        ..unit()
    };
    let through = Unit {
        reports_through: Some(UnitId(2)),
        ..unit()
    };
    for kind in [PeriodKind::Week, PeriodKind::Month, PeriodKind::OneOff] {
        assert!(!owes(kind, true, true, &ourselves, SupportOnly::Everything));
        assert!(!owes(kind, true, true, &through, SupportOnly::Everything));
    }
}

#[test]
fn timeliness_counts_from_the_due_moment() {
    for (received, intake, word, days) in [
        (None, Intake::Open, "not_sent", 0),
        (None, Intake::Closed, "never", 0),
        (None, Intake::Waived, "waived", 0),
        (Some("2024-03-20T08:00:00"), Intake::Waived, "waived", 0),
        (Some("2024-03-01T08:00:00"), Intake::Open, "on_time", 0),
        (Some("2024-03-16T17:00:00"), Intake::Open, "on_time", 0),
        (
            Some("2024-03-16T17:00:01"),
            Intake::Open,
            "late_same_day",
            0,
        ),
        (
            Some("2024-03-16T23:59:59"),
            Intake::Closed,
            "late_same_day",
            0,
        ),
        (Some("2024-03-17T00:00:00"), Intake::Open, "late", 1),
        (Some("2024-04-01T08:00:00"), Intake::Closed, "late", 16),
    ] {
        let timeliness = Timeliness::of(at("2024-03-16T17:00:00"), received.map(at), intake);
        assert_eq!(
            (timeliness.word(), timeliness.days_late()),
            (word, days),
            "{received:?}"
        );
    }
}

fn march() -> Period {
    Period {
        id: PeriodId::parse("2024-03").expect("an id"),
        from: "2024-02-15".parse().expect("a date"),
        to: "2024-03-14".parse().expect("a date"),
        units_due: at("2024-03-16T17:00:00"),
        late_after: at("2024-03-16T17:00:00"),
        province_due: at("2024-03-18T17:00:00"),
    }
}

#[track_caller]
fn check(heard: Heard<'_>, now: &str, expected: &str) {
    let updated = heard.updated(&march(), march().units_due, at(now));
    assert_eq!(updated.word(), expected, "{heard:?}");
}

fn with_result(text: &str) -> Progress {
    Progress {
        result: text.to_owned(),
        ..Progress::default()
    }
}

const BEFORE: &str = "2024-03-16T17:00:00";
const AFTER: &str = "2024-03-16T17:00:01";

#[test]
fn silence_is_awaited_until_the_due_time_and_missing_after_it() {
    let blank = Progress::default();
    for row in [None, Some(&blank)] {
        check(
            Heard {
                row,
                ..Heard::default()
            },
            BEFORE,
            "awaited",
        );
        check(
            Heard {
                row,
                ..Heard::default()
            },
            AFTER,
            "not_updated",
        );
        check(
            Heard {
                row,
                last_result: Some(""),
                ..Heard::default()
            },
            AFTER,
            "not_updated",
        );
        check(
            Heard {
                row,
                form_nothing_new: true,
                ..Heard::default()
            },
            AFTER,
            "nothing_new",
        );
        check(
            Heard {
                row,
                measured: true,
                ..Heard::default()
            },
            AFTER,
            "with_result",
        );
        let waived = Heard {
            row,
            waived: true,
            ..Heard::default()
        };
        check(waived, BEFORE, "waived");
        check(waived, AFTER, "waived");
        let spoke = Heard {
            form_nothing_new: true,
            ..waived
        };
        check(spoke, AFTER, "nothing_new");
    }
}

#[test]
fn a_new_result_is_an_update_and_last_periods_text_is_not_new() {
    let row = with_result("Đã cấp 120 thẻ");
    let heard = Heard {
        row: Some(&row),
        ..Heard::default()
    };
    check(heard, AFTER, "with_result");
    check(
        Heard {
            last_result: Some("Đã cấp 90 thẻ"),
            ..heard
        },
        AFTER,
        "with_result",
    );
    let same = Heard {
        last_result: Some("đã cấp  120 thẻ."),
        ..heard
    };
    check(same, AFTER, "nothing_new");
    assert!(same.repeats_last() && !heard.repeats_last());
    check(
        Heard {
            form_nothing_new: true,
            ..heard
        },
        AFTER,
        "with_result",
    );
    check(
        Heard {
            measured: true,
            ..same
        },
        AFTER,
        "with_result",
    );
}

#[test]
fn nothing_new_counts_only_where_somebody_said_so() {
    let said = Progress {
        reported: Some(Reported::NothingNew),
        ..Progress::default()
    };
    check(
        Heard {
            row: Some(&said),
            ..Heard::default()
        },
        AFTER,
        "nothing_new",
    );
    let written = with_result("Không phát sinh.");
    check(
        Heard {
            row: Some(&written),
            ..Heard::default()
        },
        AFTER,
        "nothing_new",
    );
    let state = Progress {
        reported: Some(Reported::State(State::InProgress)),
        percent: Percent::new(50.0),
        ..Progress::default()
    };
    check(
        Heard {
            row: Some(&state),
            last_result: Some(""),
            ..Heard::default()
        },
        AFTER,
        "with_result",
    );
}

#[test]
fn a_product_dated_in_the_period_is_a_result() {
    for (product, expected) in [
        ("Kế hoạch số 12/KH-UBND ngày 05/3/2024", "with_result"),
        ("12/KH-UBND (ngày 05 tháng 3 năm 2024)", "with_result"),
        ("12/KH-UBND, 14.3.2024;", "with_result"),
        ("Kế hoạch số 12/KH-UBND ngày 05/01/2024", "nothing_new"),
        ("Công văn 15/3/2024", "nothing_new"),
        ("Kế hoạch số 12/KH-UBND", "nothing_new"),
    ] {
        let row = Progress {
            product: product.to_owned(),
            ..with_result("Đã ban hành")
        };
        let heard = Heard {
            row: Some(&row),
            last_result: Some("Đã ban hành"),
            ..Heard::default()
        };
        check(heard, AFTER, expected);
    }
}
