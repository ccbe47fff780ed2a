use super::*;
use crate::deadline::BeforeDay;
use crate::unit::profiles::bim_son;
use crate::unit::{Directory, Meaning, UnitPhrase};

const LETTER: &str = "UBND TỈNH THANH HÓA
Số: 3120/UBND-NC
V/v đẩy mạnh thực hiện Đề án 06
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Thanh Hóa, ngày 11 tháng 3 năm 2024
Kính gửi: UBND các huyện, thị xã, thành phố
Thực hiện Công văn số 452/BCA-C06 ngày 05/3/2024 của Bộ Công an, UBND thị xã yêu cầu:
1. Công an thị xã chủ trì, phối hợp với Phòng Tư pháp, UBND các phường, xã rà soát, làm sạch
dữ liệu dân cư; hoàn thành trước ngày 25/3/2024.
2. UBND các phường, xã: tuyên truyền, vận động công dân nộp hồ sơ trực tuyến; chậm nhất ngày 20/3/2024 báo cáo kết quả.
3. Giao Phòng Văn hóa và Thông tin đăng tải nội dung trên cổng thông tin, định kỳ hằng tuần.
4. Rà soát trang thiết bị tại bộ phận một cửa, xong trước ngày 31/4/2024.
5. Các đơn vị liên quan:
a) Bưu điện thị xã bố trí nhân lực hỗ trợ người dân trong tháng 4/2024;
b) Cung cấp số liệu trước 15/4.
Yêu cầu các đơn vị nghiêm túc triển khai thực hiện./.
Nơi nhận:
- Như trên;";

fn lines(text: &str) -> Vec<String> {
    text.lines().map(str::to_owned).collect()
}

fn names(phrases: &[UnitPhrase], directory: &Directory) -> String {
    let name = |phrase: &UnitPhrase| match phrase.meaning {
        Meaning::Unit(id) => directory.unit(id).unwrap().name.clone(),
        Meaning::Collective(id) => format!("[{}]", directory.collective(id).unwrap().name),
        Meaning::Open => format!("({})", phrase.text),
        Meaning::Unresolved => format!("?{}", phrase.text),
    };
    phrases.iter().map(name).collect::<Vec<_>>().join("; ")
}

fn grid(text: &str) -> Vec<String> {
    let directory = bim_son();
    let points = read(&lines(text), &directory, 2024, BeforeDay::default());
    let line = |point: &Point| {
        let begin: String = point.content.chars().take(24).collect();
        let until = point.deadline.until.map(|day| day.to_string());
        let problem = point
            .deadline
            .problems
            .first()
            .map(|one| format!("!{}", one.text));
        let standing = point.deadline.standing.then(|| "standing".to_owned());
        format!(
            "{}{begin} | {} | {} | {}",
            if point.is_task { "" } else { "- " },
            names(&point.lead, &directory),
            names(&point.support, &directory),
            until.or(problem).or(standing).unwrap_or_default(),
        )
    };
    points.iter().map(line).collect()
}

#[test]
fn a_letter_becomes_tasks_point_by_point() {
    assert_eq!(
        grid(LETTER),
        [
            "- UBND TỈNH THANH HÓA Số:  |  |  | ",
            "Công an thị xã chủ trì,  | Công an thị xã | Phòng Tư pháp; [UBND các phường, xã] | 2024-03-24",
            "UBND các phường, xã: tuy | [UBND các phường, xã] |  | 2024-03-20",
            "Giao Phòng Văn hóa và Th | Phòng Văn hóa và Thông tin |  | standing",
            "Rà soát trang thiết bị t |  |  | !31/4/2024",
            "- Các đơn vị liên quan: | (Các đơn vị liên quan) |  | ",
            "Bưu điện thị xã bố trí n | Bưu điện thị xã |  | 2024-04-30",
            "Cung cấp số liệu trước 1 | (Các đơn vị liên quan) |  | 2024-04-14",
            "- Yêu cầu các đơn vị nghiê |  |  | ",
        ]
    );
}

#[test]
fn paragraphs_without_numbers_are_points_themselves() {
    let text = "Thực hiện chỉ đạo của Chủ tịch UBND thị xã\n\
                Phòng Nội vụ tham mưu kế hoạch cải cách hành chính trong quý II/2024.\n\
                Đề nghị Ủy ban MTTQ thị xã, Thị đoàn tuyên truyền, thời hạn: 30/6/2024.\n\
                Trên đây là nội dung chỉ đạo.";
    assert_eq!(
        grid(text),
        [
            "- Thực hiện chỉ đạo của Ch |  |  | ",
            "Phòng Nội vụ tham mưu kế | Phòng Nội vụ |  | 2024-06-30",
            "Đề nghị Ủy ban MTTQ thị  | Ủy ban MTTQ thị xã; Đoàn Thanh niên thị xã |  | 2024-06-30",
            "- Trên đây là nội dung chỉ |  |  | ",
        ]
    );
}

#[test]
fn the_head_says_number_day_and_subject() {
    let head = Head::of(&lines(LETTER));
    assert_eq!(head.marks.number, "3120/UBND-NC");
    assert_eq!(
        head.marks.dated.map(|day| day.to_string()).as_deref(),
        Some("2024-03-11")
    );
    assert_eq!(head.summary, "đẩy mạnh thực hiện Đề án 06");
    assert_eq!(Head::of(&[]), Head::default());
}

#[test]
fn markings_of_secrecy_are_seen_and_nothing_else() {
    for (text, found) in [
        ("MẬT", "MẬT"),
        ("Kính gửi: UBND\n  TỐI MẬT  \n1. Rà soát", "TỐI MẬT"),
        ("* Tuyệt mật *", "Tuyệt mật"),
        ("Độ mật: Mật", "Mật"),
        ("Mức độ mật: tối mật. Khẩn", "tối mật"),
        ("3. Danh sách đối tượng (Mật).", "Mật"),
        ("UBND TỈNH THANH HÓA TUYỆT MẬT", "TUYỆT MẬT"),
        ("CÔNG AN TỈNH   MẬT", "MẬT"),
        ("Số: 12/MẬT-UBND", "12/MẬT-UBND"),
    ] {
        assert_eq!(marking(text).as_deref(), Some(found), "{text}");
    }
    for text in [
        "",
        LETTER,
        "QUY CHẾ BẢO VỆ BÍ MẬT",
        "AN TOÀN, BẢO MẬT",
        "Bảo vệ bí mật nhà nước; đổi mật khẩu.",
        "Độ mật: thường",
        "mật độ dân số",
        "12/KH-UBND về bảo mật",
    ] {
        assert_eq!(marking(text), None, "{text}");
    }
}
