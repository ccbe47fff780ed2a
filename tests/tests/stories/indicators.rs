//! Indicators: proposed from the plan, counted from what comes back, and told as they are.

use office::views::{
    IndicatorEdit, IndicatorTargetView, IndicatorView, NumbersView, ProposedIndicatorView,
};
use office::{AppendixRequest, NumbersEntry, Office, OfficialRequest};
use std::fs;
use tests::desk::{Desk, bundled};

const RATIO: &str = "8.2";
const LAM_SON: &str = "UBND phường Lam Sơn";
const BAC_SON: &str = "UBND phường Bắc Sơn";

fn proposed(profile: &str, today: &str) -> Vec<ProposedIndicatorView> {
    let desk = Desk::empty(profile);
    let request = AppendixRequest {
        file: bundled(&format!("plans/{profile}.xlsx")),
        ..AppendixRequest::default()
    };
    let preview = desk.on(today).preview_appendix(&request).expect("a plan");
    preview.view().indicators
}

/// Code, levels and the beginning of the name.
fn lines(indicators: &[ProposedIndicatorView]) -> Vec<String> {
    let level = |target: &IndicatorTargetView| {
        let of = target.level.as_deref().map(|level| format!("@{level}"));
        let from = target.from.as_deref().map(|day| format!(":{day}"));
        format!(
            "{}{}{}",
            target.value,
            of.unwrap_or_default(),
            from.unwrap_or_default()
        )
    };
    indicators
        .iter()
        .map(|one| {
            let targets: Vec<String> = one.targets.iter().map(level).collect();
            let name: String = one.name.chars().take(60).collect();
            let sign = if one.direction == "higher" {
                "≥"
            } else {
                "≤"
            };
            format!("{} {sign} {} {}", one.code, targets.join(" "), name.trim())
        })
        .collect()
}

#[test]
fn every_level_of_the_bim_son_plan_is_proposed_and_nothing_else() {
    assert_eq!(
        lines(&proposed("bim-son-2024", "2024-02-20")),
        [
            "3 ≤ 15:2024-01-01 Điểm đánh giá của bộ chỉ số phục vụ người dân, doanh nghiệp",
            "4 ≥ 100@town:2024-01-01 90@commune:2024-01-01 Tỷ lệ số hóa hồ sơ (đặc biệt đối với lĩnh vực hộ tịch, đất đ",
            "8.1 ≥ 100 Tỷ lệ thủ tục hành chính, hồ sơ thủ tục hành chính công khai",
            "8.2 ≥ 90 Tỷ lệ hồ sơ thủ tục hành chính được giải quyết đúng hoặc trư",
            "8.3 ≥ 45 Tỷ lệ hồ sơ có yêu cầu nghĩa vụ tài chính",
            "10 ≥ 100 Tỷ lệ thủ tục hành chính đủ điều kiện theo quy định của pháp",
            "11 ≥ 100 Tỷ lệ người dân khi thực hiện thủ tục hành chính tại Bộ phận",
            "12 ≥ 100 Tỷ lệ kết quả giải quyết thủ tục hành chính của cá nhân được",
            "13 ≥ 90 Tỷ lệ người dân, doanh nghiệp hài lòng về việc giải quyết th",
            "14 ≥ 80@town 60@commune Tỷ lệ hồ sơ công việc liên quan đến quản lý dân cư được xử l",
            "15 ≥ 100 Tỷ lệ kết quả giải quyết TTHC của người dân được lưu trữ, ch",
            "19 ≥ 70:2024-04-01 90:2024-07-01 Tỷ lệ nộp hồ sơ 02 nhóm Dịch vụ công liên thông",
            "23 ≥ 100 Tỷ lệ số công dân đủ điều kiện trên địa bàn được cấp Căn cướ",
        ]
    );
}

#[test]
fn every_level_of_the_muong_lat_plan_is_proposed_and_nothing_else() {
    assert_eq!(
        lines(&proposed("muong-lat-2023", "2023-02-20")),
        [
            "1.9.1 ≥ 100@commune Tỷ lệ thị trấn được bố trí các địa điểm giúp người dân thực",
            "1.9.2 ≥ 80@commune Tỷ lệ các xã được bố trí các địa điểm giúp người dân thực hi",
            "2.2 ≥ 100 Tỷ lệ cán bộ công chức, viên chức, lực lượng vũ trang chỉ th",
            "2.8 ≥ 20 Tỷ lệ tờ khai theo hướng cắt giảm thông tin phải khai báo tr",
            "5.8 ≥ 100 Tỷ lệ internet đến các khu, bản trên địa bàn huyện",
            "7.11 ≥ 100 Tỷ lệ cấp chữ ký số cho đội ngũ y tế, giáo viên trên toàn hu",
            "7.4.1 ≥ 100 Tỷ lệ các cơ sở khám chữa bệnh trên địa bàn sử dụng thẻ Căn",
            "7.4.2 ≥ 100 Tỷ lệ cấp chữ ký số cho đội ngũ cán bộ y tế trên toàn huyện",
            "8.1 ≥ 100 Tỷ lệ cấp chữ ký số cho đội ngũ giáo viên trên toàn huyện",
            "9.2 ≥ 100 Tỷ lệ thực hiện chi trả các khoản trợ cấp qua tài khoản (khô",
            "13.1 ≥ 100 Tỷ lệ thực hiện chi trả các khoản trợ cấp qua tài khoản (khô",
            "14.2 ≥ 100 Tỷ lệ các cơ sở khám chữa bệnh trên địa bàn sử dụng thẻ Căn",
            "14.3 ≥ 100 Tỷ lệ người tham gia được xác thực số ĐDCN/CCCD với CSDLQG v",
            "19.4 ≥ 1@town 1@commune Máy tính kết nối mạng internet",
            "19.5 ≥ 100 Tỷ lệ người dân sử dụng tài khoản định danh cá nhân thực hiệ",
        ]
    );
}

#[test]
fn what_is_kept_is_stored_and_what_was_decided_is_not_proposed_again() {
    let desk = Desk::empty("bim-son-2024");
    let request = AppendixRequest {
        file: bundled("plans/bim-son-2024.xlsx"),
        ..AppendixRequest::default()
    };
    let mut office = desk.on("2024-02-20");
    let mut preview = office.preview_appendix(&request).expect("a plan");
    preview.keep_indicator(0, false);
    assert!(!preview.view().indicators[0].kept);
    office.accept_appendix(preview).expect("accepted");
    let codes = |office: &Office| -> Vec<String> {
        let stored = office.indicators(None).expect("indicators");
        stored.into_iter().map(|one| one.code).collect()
    };
    assert_eq!(codes(&office).len(), 12);
    assert_eq!(codes(&office)[0], "4", "the refused one is not there");
    let again = office.preview_appendix(&request).expect("a plan");
    assert_eq!(again.view().indicators.len(), 0);
    let before = office.history().expect("history").len();
    office.accept_appendix(again).expect("accepted");
    assert_eq!(
        office.history().expect("history").len(),
        before,
        "twice changes nothing"
    );

    office.undo().expect("undone");
    let preview = office.preview_appendix(&request).expect("a plan");
    assert_eq!(
        preview.view().indicators.len(),
        13,
        "one undo takes all of it back"
    );
}

#[test]
fn indicators_left_out_are_proposed_again_and_join_a_stored_plan() {
    let desk = Desk::empty("bim-son-2024");
    let request = AppendixRequest {
        file: bundled("plans/bim-son-2024.xlsx"),
        ..AppendixRequest::default()
    };
    let mut office = desk.on("2024-02-20");
    let mut preview = office.preview_appendix(&request).expect("a plan");
    preview.without_indicators();
    office.accept_appendix(preview).expect("accepted");
    assert_eq!(office.indicators(None).expect("indicators").len(), 0);
    let preview = office.preview_appendix(&request).expect("a plan");
    assert_eq!(preview.view().indicators.len(), 13);
    office.accept_appendix(preview).expect("accepted");
    assert_eq!(office.indicators(None).expect("indicators").len(), 13);
}

fn entry(unit: &str, period: &str, numerator: &str, denominator: &str) -> NumbersEntry {
    NumbersEntry {
        indicator: RATIO.into(),
        unit: unit.into(),
        period: period.into(),
        numerator: Some(numerator.into()),
        denominator: Some(denominator.into()),
        ..NumbersEntry::default()
    }
}

fn ratio(office: &Office) -> IndicatorView {
    let indicators = office.indicators(None).expect("indicators");
    let found = indicators.into_iter().find(|one| one.code == RATIO);
    found.expect("the indicator")
}

#[test]
fn numbers_of_two_units_are_summed_and_never_averaged() {
    let desk = Desk::bim_son();
    let mut office = desk.on("2024-03-14");
    office
        .set_numbers(&entry(LAM_SON, "2024-02", "40", "50"))
        .expect("stored");
    office
        .set_numbers(&entry(LAM_SON, "2024-03", "45", "50"))
        .expect("stored");
    office
        .set_numbers(&entry(BAC_SON, "2024-03", "10", "100"))
        .expect("stored");
    let figure = ratio(&office).figure.expect("a figure");
    assert_eq!(figure.numbers.shown, "36,7 %");
    assert_eq!(
        (figure.period.as_str(), figure.covered, figure.expected),
        ("2024-03", 2, 20)
    );
    assert_eq!(figure.change.as_deref(), Some("+10"), "over Lam Sơn alone");
    assert_eq!(figure.compared, Some(1));
    assert_eq!(
        (figure.assessment, figure.missing.as_deref()),
        (Some("not_reached"), Some("80"))
    );
    assert_eq!(figure.computed.shown, "47,5 %", "95 of 200 since 15/12");

    let page = office.indicator(RATIO, None).expect("a page");
    assert_eq!(page.lowest, [BAC_SON, LAM_SON]);
    assert_eq!(page.silent.len(), 18);
    let points: Vec<(&str, Option<f64>)> = page
        .indicator
        .series
        .iter()
        .map(|point| (point.period.as_str(), point.value))
        .collect();
    assert_eq!(
        points,
        [
            ("2024-01", None),
            ("2024-02", Some(80.0)),
            ("2024-03", Some(36.7))
        ]
    );

    office.undo().expect("undone");
    assert_eq!(
        ratio(&office).figure.expect("a figure").numbers.shown,
        "90 %"
    );
}

#[test]
fn what_is_entered_counts_as_an_update_of_its_task() {
    let desk = Desk::bim_son();
    let updated = |office: &Office| {
        let query = office::TaskQuery {
            unit: Some(LAM_SON.into()),
            ..office::TaskQuery::default()
        };
        let lines = office.tasks(&query).expect("tasks").into_iter();
        let mut of_task = lines.filter(|line| line.number == "8");
        of_task.next().and_then(|line| line.updated)
    };
    let mut office = desk.on("2024-03-20");
    assert_ne!(updated(&office), Some("with_result"));
    office
        .set_numbers(&entry(LAM_SON, "2024-03", "45", "50"))
        .expect("stored");
    assert_eq!(updated(&office), Some("with_result"));
}

#[test]
fn odd_numbers_are_remarked_and_wrong_ones_refused() {
    let desk = Desk::bim_son();
    let mut office = desk.on("2024-03-14");
    let view = office
        .set_numbers(&entry(LAM_SON, "2024-03", "51", "50"))
        .expect("stored");
    assert_eq!(view.remarks[0].code, "numerator_too_large");
    let code = |entry: &NumbersEntry, office: &mut Office| {
        office.set_numbers(entry).expect_err("refused").code()
    };
    let mut half = entry(LAM_SON, "2024-03", "5", "");
    assert_eq!(code(&half, &mut office), "numbers_missing");
    half.denominator = Some("mười".into());
    assert_eq!(code(&half, &mut office), "number_invalid");
    half.indicator = "99".into();
    assert_eq!(code(&half, &mut office), "indicator_unknown");
}

#[test]
fn an_indicator_is_added_changed_taken_away_and_put_back() {
    let desk = Desk::bim_son();
    let mut office = desk.on("2024-03-14");
    let edit = IndicatorEdit {
        name: Some("Tài khoản định danh điện tử".into()),
        unit_of_count: Some("tài khoản".into()),
        kind: Some("count".into()),
        asks: Some("cumulative".into()),
        task: Some("23".into()),
        ..IndicatorEdit::default()
    };
    let page = office.add_indicator(&edit).expect("added");
    assert_eq!(page.indicator.code, "23.1", "23 is taken");
    assert!(page.indicator.leads_report);
    let change = IndicatorEdit {
        targets: Some(vec![IndicatorTargetView {
            value: 1000.0,
            level: None,
            from: None,
            until: None,
        }]),
        reporters: Some(vec!["Công an thị xã".into()]),
        ..IndicatorEdit::default()
    };
    let page = office.edit_indicator("23.1", &change).expect("changed");
    assert_eq!(
        (page.indicator.kind, page.indicator.reporters.len()),
        ("count", 1)
    );
    let taken = IndicatorEdit {
        code: Some("4".into()),
        ..IndicatorEdit::default()
    };
    assert_eq!(
        office
            .edit_indicator("23.1", &taken)
            .expect_err("taken")
            .code(),
        "code_taken"
    );
    office.remove_indicator("23.1").expect("removed");
    assert_eq!(
        office.indicator("23.1", None).expect_err("gone").code(),
        "indicator_unknown"
    );
    assert_eq!(office.removed_indicators().expect("removed").len(), 1);
    office.restore_indicator("23.1").expect("restored");
    assert_eq!(office.indicators(None).expect("indicators").len(), 14);
}

#[test]
fn official_numbers_stand_beside_the_units_own() {
    let desk = Desk::bim_son();
    let mut office = desk.on("2024-03-14");
    office
        .set_numbers(&entry(LAM_SON, "2024-03", "45", "50"))
        .expect("stored");
    let request = OfficialRequest {
        pasted: "TT\tĐơn vị\tTử số\tMẫu số\tTỷ lệ\n\
                 1\tUBND phường Lam Sơn\t40\t50\t80%\n\
                 2\tUBND phường Bắc Sơn\t1.045\t1.100\t95%\n\
                 3\tUBND phường Lạ\t1\t2\t\n\
                 \tTổng\t1.086\t1.152\t"
            .into(),
        closed_on: Some("2024-03-12".into()),
        indicator: Some(RATIO.into()),
        ..OfficialRequest::default()
    };
    let preview = office.preview_official(&request).expect("read");
    let view = preview.view().clone();
    assert_eq!((view.period.as_str(), view.numbers.len()), ("2024-03", 2));
    assert!(view.numbers[0].differs);
    let codes: Vec<&str> = view.remarks.iter().map(|one| one.code.as_str()).collect();
    assert_eq!(codes, ["unit_unresolved", "row_skipped"]);
    office.accept_official(preview).expect("stored");

    let page = office.indicator(RATIO, Some("2024-03")).expect("a page");
    let shown = |numbers: &NumbersView| numbers.shown.clone();
    let lam_son = page
        .units
        .iter()
        .find(|unit| unit.unit == LAM_SON)
        .expect("Lam Sơn");
    let official = lam_son.official.as_ref().expect("official");
    assert_eq!(
        (shown(&lam_son.own), shown(&official.numbers)),
        ("90 %".into(), "80 %".into())
    );
    assert!(official.differs);
    let figure = page.indicator.figure.expect("a figure");
    assert_eq!(
        figure.numbers.shown, "94,3 %",
        "1085 of 1150: the official ones are reported"
    );

    let again = office.preview_official(&request).expect("read");
    let before = office.history().expect("history").len();
    office.accept_official(again).expect("stored");
    assert_eq!(
        office.history().expect("history").len(),
        before,
        "twice changes nothing"
    );
    office.undo().expect("undone");
    assert_eq!(
        ratio(&office).figure.expect("a figure").numbers.shown,
        "90 %"
    );
}

#[test]
fn a_file_of_official_numbers_is_matched_by_codes_and_stale_when_it_changed() {
    let desk = Desk::bim_son();
    let mut office = desk.on("2024-03-14");
    let file = desk.path("tinh.txt");
    fs::write(
        &file,
        "Xã, phường\t8.1\t8.2\nUBND phường Lam Sơn\t9/10\t45/50\n",
    )
    .expect("a file");
    let request = OfficialRequest {
        file: Some(file.clone()),
        period: Some("2024-02".into()),
        ..OfficialRequest::default()
    };
    let preview = office.preview_official(&request).expect("read");
    let codes: Vec<&str> = preview
        .view()
        .numbers
        .iter()
        .map(|one| one.code.as_str())
        .collect();
    assert_eq!(codes, ["8.1", RATIO]);
    fs::write(&file, "khác").expect("a file");
    assert_eq!(
        office.accept_official(preview).expect_err("stale").code(),
        "stale_preview"
    );
    assert_eq!(
        office
            .preview_official(&request)
            .expect_err("no table")
            .code(),
        "no_numbers"
    );
}
