//! Every phrase of both plans, verbatim, and the tables of the specification.

use super::{BeforeDay, check};
use crate::deadline::Deadline;

/// The column "Thời gian hoàn thành" of Bỉm Sơn 2024: 17 phrases.
const BIM_SON: &[(&str, i32, &str)] = &[
    ("Thực hiện thường xuyên", 2024, "-..- standing"),
    ("Thường xuyên", 2024, "-..- standing"),
    ("Duy trì thực hiện thường xuyên", 2024, "-..- standing"),
    (
        "Thực hiện thường xuyên theo yêu cầu công tác",
        2024,
        "-..- standing on-demand",
    ),
    ("Trong năm 2024", 2024, "2024-01-01..2024-12-31"),
    ("Năm 2024", 2024, "2024-01-01..2024-12-31"),
    (
        "Trong năm 2024 và thực hiện thường xuyên",
        2024,
        "2024-01-01..2024-12-31 standing",
    ),
    (
        "Trong năm 2024 và thực hiện thường xuyên trong các năm tiếp theo theo lộ trình Đề án xây dựng cơ sở dữ liệu đất đai tỉnh Thanh Hóa",
        2024,
        "2024-01-01..2024-12-31 standing reference=\"theo lộ trình Đề án xây dựng cơ sở dữ liệu đất đai tỉnh Thanh Hóa\"",
    ),
    ("Tháng 8/2024", 2024, "2024-08-01..2024-08-31"),
    ("Tháng 11/2024", 2024, "2024-11-01..2024-11-30"),
    (
        "Quý I/2024 và thực hiện thường xuyên",
        2024,
        "2024-01-01..2024-03-31 standing",
    ),
    (
        "Năm 2024: Cấp thị xã 100%; cấp xã 90%",
        2024,
        "2024-01-01..2024-12-31 [Cấp thị xã>=100% 2024-01-01..2024-12-31] [cấp xã>=90% 2024-01-01..2024-12-31]",
    ),
    (
        "Đạt từ 70% trở lên từ quý II/2024 và đạt 90% trở lên từ quý III năm 2024 (tỷ lệ hồ sơ 02 nhóm Dịch vụ công liên thông/hồ sơ đăng ký khai sinh, đăng ký khai tử phát sinh).",
        2024,
        "2024-04-01..2024-12-31 [>=70% 2024-04-01..2024-06-30] [>=90% 2024-07-01..2024-12-31]",
    ),
    (
        "Điểm đánh giá của bộ chỉ số phục vụ người dân, doanh nghiệp trong thực hiện TTHC, cung cấp dịch vụ công năm 2024 đứng ở top 15/63 tỉnh",
        2024,
        "2024-01-01..2024-12-31 [<=15. 2024-01-01..2024-12-31]",
    ),
    (
        "Theo tiến độ, lộ trình của từng mô hình đã đề ra tại Kế hoạch số 296/KH- UBND ngày 13/12/2023 của UBND tỉnh về triển khai thực hiện các mô hình của Đề án 06 trên địa bàn tỉnh Thanh Hoá",
        2024,
        "-..- reference=\"Theo tiến độ, lộ trình của từng mô hình đã đề ra tại Kế hoạch số 296/KH- UBND ngày 13/12/2023 của UBND tỉnh về triển khai thực hiện các mô hình của Đề án 06 trên địa bàn tỉnh Thanh Hoá\"",
    ),
    (
        "Khi có chỉ đạo của Bộ Công an",
        2024,
        "-..- event=\"Khi có chỉ đạo của Bộ Công an\"",
    ),
    (
        "Khi có yêu cầu của UBND tỉnh, Công an tỉnh",
        2024,
        "-..- event=\"Khi có yêu cầu của UBND tỉnh, Công an tỉnh\"",
    ),
];

const H1_2023: &str = "2023-01-01..2023-06-30";
const H1_2023_STANDING: &str = "2023-01-01..2023-06-30 standing";
const Q2_2023: &str = "2023-04-01..2023-06-30";
const APRIL_2023: &str = "2023-04-01..2023-04-30";
const APRIL_2023_STANDING: &str = "2023-04-01..2023-04-30 standing";

/// The fields "Thời gian hoàn thành/thực hiện" of Mường Lát 2023: 42 phrases.
const MUONG_LAT: &[(&str, i32, &str)] = &[
    ("Trong tháng 04 năm 2023", 2023, APRIL_2023),
    ("Trong tháng 4 năm 2023", 2023, APRIL_2023),
    ("Trong tháng 04/2023", 2023, APRIL_2023),
    ("Tháng 4/2023", 2023, APRIL_2023),
    ("Tháng 04/2023", 2023, APRIL_2023),
    ("Tháng 4 năm 2023", 2023, APRIL_2023),
    ("Xong trong tháng 04 năm 2023", 2023, APRIL_2023),
    (
        "Trong tháng 04 năm 2023 và thực hiện thường xuyên",
        2023,
        APRIL_2023_STANDING,
    ),
    (
        "Trong tháng 04/2023 và thường xuyên",
        2023,
        APRIL_2023_STANDING,
    ),
    (
        "Trong tháng 04/2023 và thực hiện thường xuyên",
        2023,
        APRIL_2023_STANDING,
    ),
    (
        "Trước 31/3/2023 và thực hiện thường xuyên",
        2023,
        "-..2023-03-30 standing",
    ),
    ("Tháng 3 năm 2023", 2023, "2023-03-01..2023-03-31"),
    ("Trong quý I năm 2023", 2023, "2023-01-01..2023-03-31"),
    ("Trong tháng 6 năm 2023", 2023, "2023-06-01..2023-06-30"),
    ("Quý II năm 2023", 2023, Q2_2023),
    ("Trong quý II năm 2023", 2023, Q2_2023),
    ("Trong Quý II năm 2023", 2023, Q2_2023),
    (
        "Quý II năm 2023 và thường xuyên",
        2023,
        "2023-04-01..2023-06-30 standing",
    ),
    ("Quý I, quý II năm 2023", 2023, H1_2023),
    ("Quý I, Quý II năm 2023", 2023, H1_2023),
    ("Trong quý I, quý II/2023", 2023, H1_2023),
    ("Trong quý I, quý II năm 2023", 2023, H1_2023),
    ("Trong Quý I, Quý II năm 2023", 2023, H1_2023),
    ("Trong Quý I, quý II năm 2023", 2023, H1_2023),
    (
        "Trong Quý I, Quý II 2023 và thường xuyên",
        2023,
        H1_2023_STANDING,
    ),
    (
        "Trong Quý I, Quý II năm 2023 và thực hiện thường xuyên",
        2023,
        H1_2023_STANDING,
    ),
    ("Quý I, Quý II/2023 và thường xuyên", 2023, H1_2023_STANDING),
    (
        "Quý I, quý II năm 2023 và thường xuyên",
        2023,
        H1_2023_STANDING,
    ),
    (
        "Trong quý I, quý II năm 2023 và thực hiện thường xuyên",
        2023,
        H1_2023_STANDING,
    ),
    (
        "Quý II/2023, ngay sau khi khu, bản có điện lưới",
        2023,
        "2023-04-01..2023-06-30 event=\"ngay sau khi khu, bản có điện lưới\"",
    ),
    (
        "Quý II năm 2023 khi có hướng dẫn của Bộ Giáo dục và Đào tạo",
        2023,
        "2023-04-01..2023-06-30 event=\"khi có hướng dẫn của Bộ Giáo dục và Đào tạo\"",
    ),
    (
        "Ngay sau khi Phòng Tư pháp hoàn thành việc nhập dữ liệu hộ tịch trên nền tảng CSDLQG về DC",
        2023,
        "-..- event=\"Ngay sau khi Phòng Tư pháp hoàn thành việc nhập dữ liệu hộ tịch trên nền tảng CSDLQG về DC\"",
    ),
    (
        "Theo chỉ đạo của UBND tỉnh",
        2023,
        "-..- event=\"Theo chỉ đạo của UBND tỉnh\"",
    ),
    (
        "Thực hiện theo Kế hoạch số 134/KH-UBND ngày 16/5/2022 của UBND tỉnh về việc triển khai thực hiện phát triển kinh tế số và xã hội số giai đoạn 2022 - 2025, trên địa bàn tỉnh Thanh Hóa",
        2023,
        "-..- reference=\"Thực hiện theo Kế hoạch số 134/KH-UBND ngày 16/5/2022 của UBND tỉnh về việc triển khai thực hiện phát triển kinh tế số và xã hội số giai đoạn 2022 - 2025, trên địa bàn tỉnh Thanh Hóa\"",
    ),
    (
        "Trước ngày 31/11/2023",
        2023,
        "-..- DateDoesNotExist(31/11/2023: 2023-11-30 2023-11-29 2023-12-01)",
    ),
    ("Năm 2023", 2023, "2023-01-01..2023-12-31"),
    ("Trong năm 2023", 2023, "2023-01-01..2023-12-31"),
    (
        "Năm 2023 và thường xuyên",
        2023,
        "2023-01-01..2023-12-31 standing",
    ),
    (
        "Năm 2023 và thường xuyên trong năm học",
        2023,
        "2023-01-01..2023-12-31 standing",
    ),
    (
        "Từ tháng 02 năm 2023 và thường xuyên",
        2023,
        "2023-02-01..- standing",
    ),
    (
        "Từ tháng 01 năm 2023 và thực hiện thường xuyên",
        2023,
        "2023-01-01..- standing",
    ),
    ("Thường xuyên", 2023, "-..- standing"),
];

/// The specification's table "Windows", and its worked readings that no plan has.
const WINDOWS: &[(&str, i32, &str)] = &[
    ("Quý III, IV/2024", 2024, "2024-07-01..2024-12-31"),
    ("6 tháng đầu năm 2024", 2024, "2024-01-01..2024-06-30"),
    ("Trước ngày 15/3/2024", 2024, "-..2024-03-14"),
    ("Trước 31/3/2023", 2023, "-..2023-03-30"),
    ("Chậm nhất ngày 05/7", 2024, "-..2024-07-05"),
    ("đến hết ngày 30/9/2024", 2024, "-..2024-09-30"),
    ("xong ngày 20/5/2024", 2024, "-..2024-05-20"),
    ("31/12/2024", 2024, "-..2024-12-31"),
    ("Giai đoạn 2024-2025", 2024, "2024-01-01..2025-12-31"),
    ("đến năm 2025", 2024, "-..2025-12-31"),
    ("Trước 17 giờ 00 ngày 15/3", 2024, "-..2024-03-15"),
    ("chậm nhất 16h ngày 15/3", 2024, "-..2024-03-15"),
    ("Trước tháng 6", 2024, "-..2024-05-31"),
    ("trước quý III", 2024, "-..2024-06-30"),
    ("Trước ngày 20 hàng tháng", 2024, "-..- standing monthly<20"),
    ("trước thứ 5 hàng tuần", 2024, "-..- standing weekly<Thu"),
    ("ngày 15 tháng 3 năm 2024", 2024, "-..2024-03-15"),
];

#[test]
fn every_phrase_of_both_plans_is_read() {
    check(BeforeDay::DayBefore, BIM_SON);
    check(BeforeDay::DayBefore, MUONG_LAT);
    assert_eq!((BIM_SON.len(), MUONG_LAT.len()), (17, 42));
    let mut phrases: Vec<&str> = BIM_SON.iter().chain(MUONG_LAT).map(|row| row.0).collect();
    phrases.sort_unstable();
    phrases.dedup();
    assert_eq!(phrases.len(), 58);
}

#[test]
fn the_table_of_windows_is_read() {
    check(BeforeDay::DayBefore, WINDOWS);
}

#[test]
fn before_a_day_can_mean_the_day_named() {
    check(
        BeforeDay::DayNamed,
        &[
            ("Trước ngày 15/3/2024", 2024, "-..2024-03-15"),
            (
                "Trước 31/3/2023 và thực hiện thường xuyên",
                2023,
                "-..2023-03-31 standing",
            ),
            ("Trước tháng 6", 2024, "-..2024-05-31"),
            ("Trước 17 giờ 00 ngày 15/3", 2024, "-..2024-03-15"),
            ("Trước ngày 20 hàng tháng", 2024, "-..- standing monthly<21"),
        ],
    );
}

/// Signs, labels and markup around a phrase, spellings and case change nothing.
#[test]
fn wrapping_and_spelling_do_not_matter() {
    use unicode_normalization::UnicodeNormalization;
    for (text, year, _) in BIM_SON.iter().chain(MUONG_LAT).chain(WINDOWS) {
        let plain = Deadline::read(text, *year, BeforeDay::DayBefore);
        let variants = [
            format!("{text}."),
            format!("{text}.."),
            format!("{text}./."),
            format!("*Thời gian hoàn thành:* {text}."),
            format!("*Thời gian thực hiện: {text}.*"),
            format!("  {text} ; "),
            text.to_uppercase(),
            text.to_lowercase(),
            text.replace(' ', "\u{a0} "),
            text.replace(' ', " \u{200b}"),
            text.nfd().collect(),
            text.replace('Đ', "\u{d0}"),
            text.replace("quý", "quí"),
        ];
        for variant in variants {
            let read = Deadline::read(&variant, *year, BeforeDay::DayBefore);
            let shape = |deadline: &Deadline| {
                let Deadline {
                    from,
                    until,
                    standing,
                    on_demand,
                    due_rule,
                    ..
                } = deadline.clone();
                let numbers: Vec<_> = deadline
                    .targets
                    .iter()
                    .map(|target| (target.value, target.until))
                    .collect();
                let parts = (deadline.event.is_some(), deadline.reference.is_some());
                let problems = deadline.problems.len();
                (
                    from, until, standing, on_demand, due_rule, numbers, parts, problems,
                )
            };
            assert_eq!(shape(&read), shape(&plain), "{variant}");
        }
    }
}

#[test]
fn events_and_references_are_verbatim() {
    for (text, year, _) in BIM_SON.iter().chain(MUONG_LAT) {
        let deadline = Deadline::read(&format!("*{text}.*"), *year, BeforeDay::DayBefore);
        for words in deadline.event.iter().chain(&deadline.reference) {
            assert!(text.ends_with(words.as_str()), "{words:?} in {text:?}");
        }
    }
}
