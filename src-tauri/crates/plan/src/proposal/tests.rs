//! What a task's words propose to be measured.

use super::{DecidedProposals, ProposedIndicator};
use crate::deadline::{BeforeDay, Deadline};
use crate::indicator::{Direction, Kind};
use crate::unit::Level;

fn proposed(content: &str, deadline: &str) -> Vec<ProposedIndicator> {
    let deadline = Deadline::read(deadline, 2024, BeforeDay::DayBefore);
    ProposedIndicator::all(content, &deadline, None, &DecidedProposals::default())
}

/// Every proposal on a line: its name, then its levels.
fn shown(content: &str, deadline: &str) -> String {
    let line = |one: &ProposedIndicator| {
        let indicator = &one.indicator;
        let sign = match indicator.direction {
            Direction::Higher => "≥",
            Direction::Lower => "≤",
        };
        let targets = indicator.targets.iter().map(|target| {
            let level = match target.level {
                Some(Level::Town) => " huyện",
                Some(Level::Commune) => " xã",
                None => "",
            };
            let from = target
                .from
                .map_or_else(String::new, |day| format!(" từ {day}"));
            format!("{sign}{}{level}{from}", target.value)
        });
        let targets = targets.collect::<Vec<_>>().join("; ");
        format!("{} [{}] {targets}", indicator.name, indicator.unit_of_count)
    };
    proposed(content, deadline)
        .iter()
        .map(line)
        .collect::<Vec<_>>()
        .join(" | ")
}

/// Thousands the Vietnamese way are parted by points. A fraction counts no things, and with a
/// blank inside it is not said where the number begins: nothing is proposed then.
#[test]
fn thousands_are_told_from_fractions() {
    for (number, expected) in [
        ("1.234", "≥1.234 huyện; ≥1.234 xã"),
        ("12.345.678", "≥12.345.678 huyện; ≥12.345.678 xã"),
        ("1234", "≥1.234 huyện; ≥1.234 xã"),
        ("1,234", ""),
        ("1.23", ""),
        ("1 234", ""),
        ("1\u{a0}234", ""),
    ] {
        let shown = shown(&format!("Cấp ít nhất {number} thẻ căn cước"), "Năm 2024");
        let levels = shown
            .strip_prefix("Thẻ căn cước [thẻ căn] ")
            .unwrap_or(&shown);
        assert_eq!(levels, expected, "{number}");
    }
}

#[test]
fn levels_are_proposed_with_what_they_are_of() {
    for (content, deadline, expected) in [
        (
            "100% kết quả giải quyết TTHC của người dân được lưu trữ, chia sẻ dữ liệu điện tử theo quy định.",
            "Năm 2024",
            "Tỷ lệ kết quả giải quyết TTHC của người dân được lưu trữ, chia sẻ dữ liệu điện tử theo quy định [%] ≥100",
        ),
        (
            "Phấn đấu tỷ lệ hồ sơ công khai, minh bạch đạt 100%; tỷ lệ hồ sơ được giải quyết đúng hoặc trước hạn đạt tối thiểu 90%; tăng tỉ lệ hồ sơ tiếp nhận",
            "",
            "Tỷ lệ hồ sơ công khai, minh bạch [%] ≥100 | Tỷ lệ hồ sơ được giải quyết đúng hoặc trước hạn [%] ≥90",
        ),
        (
            "80% hồ sơ công việc tại cấp huyện và 60% hồ sơ công việc tại cấp xã được xử lý trên môi trường mạng (trừ hồ sơ mật)",
            "",
            "Tỷ lệ hồ sơ công việc được xử lý trên môi trường mạng (trừ hồ sơ mật) [%] ≥80 huyện; ≥60 xã",
        ),
        (
            "bảo đảm 100% thị trấn và 80% các xã được bố trí các địa điểm; xây dựng mô hình điểm",
            "",
            "Tỷ lệ thị trấn được bố trí các địa điểm [%] ≥100 xã | Tỷ lệ các xã được bố trí các địa điểm [%] ≥80 xã",
        ),
        (
            "Đẩy mạnh tuyên truyền, phấn đấu tỷ lệ nộp hồ sơ 02 nhóm đạt 90% trở lên trong năm 2024.",
            "Đạt từ 70% trở lên từ quý II/2024 và đạt 90% trở lên từ quý III năm 2024",
            "Tỷ lệ nộp hồ sơ 02 nhóm [%] ≥70 từ 2024-04-01; ≥90 từ 2024-07-01",
        ),
        (
            "Đẩy nhanh tiến độ số hóa hồ sơ, kết quả giải quyết thủ tục hành chính tại Nghị định số 45/NĐ-CP ngày 08/4/2020",
            "Năm 2024: Cấp thị xã 100%; cấp xã 90%",
            "Tỷ lệ số hóa hồ sơ, kết quả giải quyết thủ tục hành chính [%] ≥100 huyện từ 2024-01-01; ≥90 xã từ 2024-01-01",
        ),
        (
            "Thực hiện chỉ đạo, điều hành",
            "Điểm đánh giá của bộ chỉ số phục vụ người dân năm 2024 đứng ở top 15/63 tỉnh",
            "Điểm đánh giá của bộ chỉ số phục vụ người dân [hạng] ≤15 từ 2024-01-01",
        ),
        (
            "xây dựng mô hình điểm; cấp 100% chữ ký số cho đội ngũ giáo viên; thống kê",
            "",
            "Tỷ lệ cấp chữ ký số cho đội ngũ giáo viên [%] ≥100",
        ),
        (
            "Bố trí tại các điểm ít nhất có 01 máy tính kết nối mạng internet để hướng dẫn",
            "",
            "Máy tính kết nối mạng internet [máy tính] ≥1 huyện; ≥1 xã",
        ),
        (
            "Tỷ lệ hồ sơ trễ hạn không quá 2,5%",
            "",
            "Tỷ lệ hồ sơ trễ hạn [%] ≤2,5",
        ),
        // Nothing is proposed.
        (
            "Triển khai phong trào “100% cán bộ gương mẫu” tại Kế hoạch số 100/KH-UBND",
            "",
            "",
        ),
        (
            "Khắc phục tình trạng chưa đạt 90% của năm trước, xong trước 30/6/2024",
            "Quý II/2024",
            "",
        ),
        (
            "Rà soát 25 dịch vụ công, 28 dịch vụ theo Quyết định 442/QĐ-TTg, tối thiểu 02 lần một năm",
            "",
            "",
        ),
    ] {
        assert_eq!(shown(content, deadline), expected, "{content}");
    }
}

#[test]
fn a_proposal_shows_the_words_it_came_from() {
    let content = "Duy trì dữ liệu; tỷ lệ hồ sơ đúng hạn đạt 90% trở lên.";
    let found = proposed(content, "Năm 2024");
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].words, "tỷ lệ hồ sơ đúng hạn đạt 90% trở lên");
    let (_, span) = &found[0].spans[0];
    assert_eq!(&content[span.clone()], found[0].words);
    assert_eq!(found[0].indicator.kind, Kind::Ratio);
}

#[test]
fn what_was_decided_is_not_proposed_again() {
    let content = "Tỷ lệ hồ sơ đúng hạn đạt 90%; tỷ lệ số hóa đạt 80%";
    let deadline = Deadline::read("Năm 2024", 2024, BeforeDay::DayBefore);
    let task = crate::task::TaskId(8);
    let all = ProposedIndicator::all(content, &deadline, Some(task), &DecidedProposals::default());
    assert_eq!(all.len(), 2);
    let decided = DecidedProposals::new([(task, all[0].key.clone())]);
    let left = ProposedIndicator::all(content, &deadline, Some(task), &decided);
    assert_eq!(left, [all[1].clone()]);
    let elsewhere = ProposedIndicator::all(content, &deadline, None, &decided);
    assert_eq!(elsewhere.len(), 2, "another task's words are its own");
}
