//! What is no fixed window: recurring due days, events, documents, levels.

use super::{BeforeDay, check};

#[test]
fn recurring_due_days() {
    check(
        BeforeDay::DayBefore,
        &[
            ("hàng quý", 2024, "-..- standing quarterly"),
            (
                "Thường xuyên, định kỳ hàng quý",
                2024,
                "-..- standing quarterly",
            ),
            ("hằng tháng", 2024, "-..- standing monthly"),
            ("Định kỳ", 2024, "-..- standing"),
            ("hàng ngày", 2024, "-..- standing"),
            ("Hằng năm", 2024, "-..- standing yearly[]"),
            (
                "tháng 3, tháng 9 hằng năm",
                2024,
                "-..- standing yearly[3, 9]",
            ),
            ("Tháng 3, 9 hàng năm", 2024, "-..- standing yearly[3, 9]"),
            (
                "Trước ngày 15 tháng 6 và tháng 12 hằng năm",
                2024,
                "-..- standing yearly[6, 12]",
            ),
            ("Tháng, quý, năm", 2024, "-..- standing monthly"),
            (
                "Ngày 10 và ngày 25 hằng tháng",
                2024,
                "-..- standing monthly<26",
            ),
            (
                "Trước ngày 10 tháng đầu quý sau",
                2024,
                "-..- standing quarterly",
            ),
            ("Báo cáo 6 tháng, năm", 2024, "-..- standing yearly[6, 12]"),
            (
                "Hằng năm, vào tháng 3 và tháng 9",
                2024,
                "-..- standing yearly[3, 9]",
            ),
            (
                "Trước ngày 15/12 hằng năm",
                2024,
                "-..- standing yearly[12]",
            ),
            ("Quý IV hằng năm", 2024, "-..- standing yearly[12]"),
            (
                "Quý I/2024 và hằng năm",
                2024,
                "2024-01-01..2024-03-31 standing yearly[]",
            ),
            (
                "báo cáo trước ngày 15 hàng tháng",
                2024,
                "-..- standing monthly<15",
            ),
            (
                "định kỳ trước ngày 15 hằng tháng",
                2024,
                "-..- standing monthly<15",
            ),
            (
                "Hàng tháng, trước ngày 20",
                2024,
                "-..- standing monthly<20",
            ),
            (
                "Định kỳ hằng tháng (trước ngày 15 của tháng)",
                2024,
                "-..- standing monthly<15",
            ),
            (
                "Trước ngày 05 của tháng sau",
                2024,
                "-..- standing monthly<5",
            ),
            (
                "chậm nhất ngày 20 hàng tháng",
                2024,
                "-..- standing monthly<21",
            ),
            (
                "Trước 17h ngày 20 hàng tháng",
                2024,
                "-..- standing monthly<21",
            ),
            ("trước thứ năm hàng tuần", 2024, "-..- standing weekly<Thu"),
            ("Chiều thứ 6 hàng tuần", 2024, "-..- standing weekly<Sat"),
            ("hàng tuần, tháng, quý, năm", 2024, "-..- standing weekly"),
            ("01 lần/quý", 2024, "-..- standing quarterly"),
            ("mỗi tháng một lần", 2024, "-..- standing monthly"),
            ("Hai tuần một lần", 2024, "-..- standing"),
            ("2 lần/năm", 2024, "-..- standing"),
            ("6 tháng/lần", 2024, "-..- standing yearly[6, 12]"),
            (
                "báo cáo tuần trước thứ 5 hàng tuần, báo cáo tháng trước ngày 17 hàng tháng, 6 tháng trước ngày 17/6 và báo cáo năm trước ngày 17/12",
                2024,
                "-..2024-12-16 standing weekly<Thu",
            ),
        ],
    );
}

#[test]
fn events_and_days_counted_from_them() {
    check(
        BeforeDay::DayBefore,
        &[
            (
                "Trong 15 ngày kể từ ngày nhận được văn bản.",
                2024,
                "-..- after 15 event=\"kể từ ngày nhận được văn bản\"",
            ),
            (
                "trong vòng 10 ngày làm việc kể từ ngày có hướng dẫn của Bộ Công an",
                2024,
                "-..- after 10 working event=\"kể từ ngày có hướng dẫn của Bộ Công an\"",
            ),
            (
                "Sau 05 ngày kể từ khi có yêu cầu",
                2024,
                "-..- after 5 event=\"kể từ khi có yêu cầu\"",
            ),
            (
                "15 ngày sau khi có hướng dẫn",
                2024,
                "-..- after 15 event=\"sau khi có hướng dẫn\"",
            ),
            ("Trong 15 ngày kể từ ngày 01/3/2024", 2023, "-..2024-03-16"),
            (
                "Trong 15 ngày làm việc kể từ ngày 01/3/2024",
                2023,
                "-..- after 15 working event=\"Trong 15 ngày làm việc kể từ ngày 01/3/2024\"",
            ),
            ("Trong 15 ngày làm việc", 2024, "-..- after 15 working"),
            (
                "Khi phát sinh hồ sơ",
                2024,
                "-..- event=\"Khi phát sinh hồ sơ\"",
            ),
            (
                "Khi có hướng dẫn của Bộ Công an, hoàn thành trước ngày 30/6/2024",
                2023,
                "-..2024-06-29 event=\"Khi có hướng dẫn của Bộ Công an\"",
            ),
            (
                "Khi có hướng dẫn và thực hiện thường xuyên",
                2024,
                "-..- standing event=\"Khi có hướng dẫn\"",
            ),
            (
                "Sau khi có Kế hoạch số 43/KH-UBND ngày 16/02/2024 của UBND tỉnh",
                2024,
                "-..- event=\"Sau khi có Kế hoạch số 43/KH-UBND ngày 16/02/2024 của UBND tỉnh\"",
            ),
            (
                "Quý II/2024 (khi có kinh phí).",
                2023,
                "2024-04-01..2024-06-30 event=\"khi có kinh phí\"",
            ),
            (
                "Thường xuyên; theo hướng dẫn của cấp trên",
                2024,
                "-..- standing event=\"theo hướng dẫn của cấp trên\"",
            ),
            (
                "Ngay sau Hội nghị triển khai",
                2024,
                "-..- event=\"Ngay sau Hội nghị triển khai\"",
            ),
            ("Theo yêu cầu nhiệm vụ", 2024, "-..- standing on-demand"),
            (
                "Trong 03 ngày kể từ ngày 29/02/2023",
                2023,
                "-..- after 3 DateDoesNotExist(29/02/2023: 2023-02-28 2023-02-27 2023-03-01)",
            ),
            ("Đột xuất", 2024, "-..- standing on-demand"),
            ("Theo yêu cầu", 2024, "-..- standing on-demand"),
            (
                "Theo yêu cầu của UBND tỉnh",
                2024,
                "-..- event=\"Theo yêu cầu của UBND tỉnh\"",
            ),
        ],
    );
}

#[test]
fn what_a_document_says_is_no_deadline() {
    check(
        BeforeDay::DayBefore,
        &[
            (
                "theo QĐ số 06/QĐ-TTg ngày 06/01/2022, xong trước 30/6/2024",
                2024,
                "-..2024-06-29 reference=\"theo QĐ số 06/QĐ-TTg ngày 06/01/2022\"",
            ),
            (
                "Theo KH 12/KH-UBND ngày 10/01/2024",
                2024,
                "-..- reference=\"Theo KH 12/KH-UBND ngày 10/01/2024\"",
            ),
            (
                "Trước 30/6/2024 theo Kế hoạch số 12/KH-UBND ngày 15/11/2024 của UBND tỉnh",
                2024,
                "-..2024-06-29 reference=\"theo Kế hoạch số 12/KH-UBND ngày 15/11/2024 của UBND tỉnh\"",
            ),
            (
                "Theo Kế hoạch số 43/KH-UBND ngày 16/02/2024 của UBND tỉnh, hoàn thành trước ngày 30/6/2024",
                2024,
                "-..2024-06-29 reference=\"Theo Kế hoạch số 43/KH-UBND ngày 16/02/2024 của UBND tỉnh\"",
            ),
            (
                "Theo Quyết định số 468/QĐ-TTg ngày 27/3/2021; thực hiện thường xuyên",
                2024,
                "-..- standing reference=\"Theo Quyết định số 468/QĐ-TTg ngày 27/3/2021\"",
            ),
            (
                "Quý III/2024 (Nghị định số 107/2021/NĐ-CP ngày 06/12/2021)",
                2024,
                "2024-07-01..2024-09-30 reference=\"Nghị định số 107/2021/NĐ-CP ngày 06/12/2021\"",
            ),
            (
                "Theo chỉ đạo tại Công văn số 1552/BTTTT-THH ngày 26/4/2022",
                2024,
                "-..- reference=\"Theo chỉ đạo tại Công văn số 1552/BTTTT-THH ngày 26/4/2022\"",
            ),
            (
                "Theo Nghị quyết 57-NQ/TW ngày 22/12/2024, tầm nhìn đến năm 2045",
                2025,
                "-..- reference=\"Theo Nghị quyết 57-NQ/TW ngày 22/12/2024, tầm nhìn đến năm 2045\"",
            ),
            (
                "Theo Đề án phát triển kinh tế số giai đoạn 2021-2025, đến năm 2030",
                2024,
                "-..- reference=\"Theo Đề án phát triển kinh tế số giai đoạn 2021-2025, đến năm 2030\"",
            ),
            (
                "Theo lộ trình của tỉnh",
                2024,
                "-..- reference=\"Theo lộ trình của tỉnh\"",
            ),
            ("Theo tiến độ", 2024, "-..- reference=\"Theo tiến độ\""),
            ("Theo quy định", 2024, "-..- reference=\"Theo quy định\""),
        ],
    );
}

#[test]
fn levels_to_reach() {
    check(
        BeforeDay::DayBefore,
        &[
            ("Không để quá 5% trễ hạn", 2024, "-..- [<=5% -..-]"),
            (
                "đến 30/9 đạt 70%, đến 31/12 đạt 90%",
                2024,
                "-..2024-12-31 [>=70% -..2024-09-30] [>=90% -..2024-12-31]",
            ),
            (
                "Đạt 70% đến 30/9/2024; 90% đến 31/12/2024",
                2023,
                "-..2024-12-31 [>=70% -..2024-09-30] [>=90% -..2024-12-31]",
            ),
            ("tối thiểu 90%", 2024, "-..- [>=90% -..-]"),
            ("≥ 90%", 2024, "-..- [>=90% -..-]"),
            ("trên 80 %", 2024, "-..- [>=80% -..-]"),
            ("không quá 5%", 2024, "-..- [<=5% -..-]"),
            ("dưới 0,5%", 2024, "-..- [<=0.5% -..-]"),
            ("95,5 phần trăm trở lên", 2024, "-..- [>=95.5% -..-]"),
            (
                "Trong năm 2024 đạt 100%",
                2023,
                "2024-01-01..2024-12-31 [>=100% 2024-01-01..2024-12-31]",
            ),
            (
                "Tăng 10% so với cùng kỳ năm 2023",
                2024,
                "-..- [>=10% -..-]",
            ),
            ("xếp thứ 10 trở lên", 2024, "-..- [<=10. -..-]"),
            ("nằm trong nhóm 10", 2024, "-..- [<=10. -..-]"),
            (
                "Top 15/63 năm 2024",
                2023,
                "2024-01-01..2024-12-31 [<=15. 2024-01-01..2024-12-31]",
            ),
            (
                "Cấp huyện 80%, cấp xã 60%",
                2024,
                "-..- [Cấp huyện>=80% -..-] [cấp xã>=60% -..-]",
            ),
            (
                "80% ở cấp huyện và 60% ở cấp xã trước 30/6/2024",
                2024,
                "-..2024-06-29 [cấp huyện>=80% -..2024-06-29] [cấp xã>=60% -..2024-06-29]",
            ),
            (
                "100% thị trấn và 80% các xã",
                2024,
                "-..- [thị trấn>=100% -..-] [các xã>=80% -..-]",
            ),
            (
                "Cấp xã, phường: tối thiểu 60%",
                2024,
                "-..- [Cấp xã, phường>=60% -..-]",
            ),
            (
                "Quý II: cấp huyện 70%, cấp xã 60%; quý III: cấp huyện 90%",
                2024,
                "2024-04-01..2024-09-30 [cấp huyện>=70% 2024-04-01..2024-06-30] [cấp xã>=60% 2024-04-01..2024-06-30] [cấp huyện>=90% 2024-07-01..2024-09-30]",
            ),
        ],
    );
}

#[test]
fn nothing_is_guessed() {
    check(
        BeforeDay::DayBefore,
        &[
            ("", 2024, "-..-"),
            ("  ", 2024, "-..-"),
            ("-", 2024, "-..-"),
            ("…", 2024, "-..-"),
            ("/", 2024, "-..-"),
            ("Chưa xác định", 2024, "-..- Unreadable(Chưa xác định: )"),
            ("45/50", 2024, "-..- Unreadable(45/50: )"),
            // A day as a spreadsheet stores it: suggested, not taken.
            ("45473", 2024, "-..- Unreadable(45473: 2024-06-30)"),
            ("12345", 2024, "-..- Unreadable(12345: )"),
            ("10/12 đơn vị", 2024, "-..- Unreadable(10/12 đơn vị: )"),
            (
                "Không thường xuyên",
                2024,
                "-..- Unreadable(Không thường xuyên: )",
            ),
            ("100/2024", 2024, "-..- Unreadable(100/2024: )"),
            ("đầu tư 2 nhóm", 2024, "-..- Unreadable(đầu tư 2 nhóm: )"),
        ],
    );
}
