//! The grammar's words: the one place where `plan::deadline` spells Vietnamese.
//!
//! A phrase stands here in ordinary spelling; it is compared on the folded key of
//! [`crate::text::match_key`], so that case and the place of a tone mark do not matter.

use super::lex::Lex;
use crate::text::match_key;
use std::collections::HashMap;
use std::sync::LazyLock;

/// Every phrase of the grammar with its meaning.
const PHRASES: &[(Lex, &[&str])] = &[
    (Lex::Before, &["trước"]),
    (
        Lex::Latest,
        &[
            "chậm nhất",
            "muộn nhất",
            "trễ nhất",
            "không muộn hơn",
            "không chậm hơn",
            "hạn chót",
            "hạn cuối",
            "hạn cuối cùng",
            "thời hạn cuối",
            "thời hạn cuối cùng",
        ],
    ),
    (Lex::Until, &["đến", "tới", "cho đến", "cho tới"]),
    (Lex::Past, &["hết"]),
    (
        Lex::From,
        &["từ", "kể từ", "tính từ", "bắt đầu từ", "bắt đầu"],
    ),
    (Lex::After, &["sau", "ngay sau"]),
    (
        Lex::Within,
        &[
            "trong",
            "vào",
            "trong vòng",
            "trong thời hạn",
            "trong thời gian",
            "trong khoảng",
            "lúc",
        ],
    ),
    (Lex::Now, &["nay", "bây giờ", "hiện nay"]),
    (Lex::StartOf, &["đầu"]),
    (Lex::MiddleOf, &["giữa"]),
    (Lex::EndOf, &["cuối", "cuối cùng"]),
    (Lex::FirstHalf, &["nửa đầu"]),
    (Lex::SecondHalf, &["nửa cuối", "nửa sau"]),
    (
        Lex::Day,
        &["ngày", "mùng", "mồng", "ngày mùng", "ngày mồng"],
    ),
    (Lex::Week, &["tuần", "tuần lễ"]),
    (Lex::Month, &["tháng"]),
    (Lex::Quarter, &["quý", "quí"]),
    (Lex::Year, &["năm"]),
    (Lex::ShortQuarter, &["q"]),
    (Lex::ShortMonth, &["t"]),
    (Lex::YearShift(-1), &["năm ngoái"]),
    (
        Lex::YearShift(0),
        &["năm nay", "năm này", "cả năm", "toàn năm", "năm kế hoạch"],
    ),
    (Lex::YearShift(1), &["năm sau", "năm tới"]),
    (Lex::SchoolYear, &["năm học"]),
    (Lex::Phase, &["giai đoạn", "thời kỳ"]),
    (
        Lex::Aside,
        &[
            "tầm nhìn",
            "định hướng",
            "so với",
            "so với cùng kỳ",
            "cùng kỳ",
        ],
    ),
    (Lex::Hour, &["giờ", "h", "g"]),
    (Lex::Minute, &["phút", "p"]),
    (Lex::DayPart, &["sáng", "trưa", "chiều", "tối"]),
    (Lex::Ordinal, &["thứ"]),
    (Lex::Weekday(2), &["thứ hai"]),
    (Lex::Weekday(3), &["thứ ba"]),
    (Lex::Weekday(4), &["thứ tư"]),
    (Lex::Weekday(5), &["thứ năm"]),
    (Lex::Weekday(6), &["thứ sáu"]),
    (Lex::Weekday(7), &["thứ bảy", "thứ bẩy"]),
    (Lex::Weekday(8), &["chủ nhật"]),
    (Lex::WorkingDays, &["làm việc"]),
    (Lex::Every, &["hàng", "hằng", "mỗi", "mỗi một"]),
    (Lex::Times, &["lần"]),
    (
        Lex::NextMonth,
        &[
            "tháng sau",
            "tháng kế tiếp",
            "tháng tiếp theo",
            "tháng liền kề",
            "tháng báo cáo",
        ],
    ),
    (
        Lex::QuartersLastMonth,
        &[
            "tháng cuối quý",
            "tháng cuối của quý",
            "tháng cuối cùng của quý",
            "tháng đầu quý sau",
            "tháng đầu của quý sau",
        ],
    ),
    (
        Lex::Standing,
        &[
            "thường xuyên",
            "thực hiện thường xuyên",
            "duy trì thường xuyên",
            "triển khai thường xuyên",
            "duy trì thực hiện thường xuyên",
            "tiếp tục thực hiện thường xuyên",
            "thường xuyên liên tục",
        ],
    ),
    (
        Lex::Upkeep,
        &["duy trì", "duy trì thực hiện", "liên tục", "lâu dài"],
    ),
    (Lex::Other, &["không thường xuyên", "không liên tục"]),
    (Lex::Periodic, &["định kỳ", "định kì", "thường kỳ"]),
    (Lex::YearlyWork, &["thường niên"]),
    (
        Lex::FollowingYears,
        &[
            "các năm tiếp theo",
            "những năm tiếp theo",
            "năm tiếp theo",
            "các năm kế tiếp",
            "những năm kế tiếp",
            "các năm sau",
            "những năm sau",
            "các năm tới",
            "những năm tới",
            "các năm về sau",
            "những năm về sau",
            "các năm sau đó",
            "những năm sau đó",
            "giai đoạn tiếp theo",
            "thời gian tiếp theo",
        ],
    ),
    (Lex::Onward, &["trở đi"]),
    (
        Lex::OnDemand,
        &[
            "theo yêu cầu công tác",
            "theo yêu cầu của công tác",
            "theo yêu cầu nhiệm vụ",
            "theo yêu cầu của nhiệm vụ",
            "theo yêu cầu công việc",
            "theo yêu cầu thực tế",
            "theo yêu cầu thực tiễn",
            "theo nhu cầu",
            "theo nhu cầu thực tế",
            "theo tình hình thực tế",
            "theo thực tế",
            "khi cần",
            "khi cần thiết",
            "đột xuất",
        ],
    ),
    (
        Lex::When,
        &[
            "khi",
            "ngay khi",
            "sau khi",
            "ngay sau khi",
            "mỗi khi",
            "trước khi",
            "từ khi",
            "kể từ khi",
            "tính từ khi",
            "bất cứ khi nào",
        ],
    ),
    (
        Lex::NotWhen,
        &[
            "trong khi",
            "đến khi",
            "cho đến khi",
            "cho tới khi",
            "tới khi",
        ],
    ),
    (
        Lex::According,
        &["theo", "căn cứ", "căn cứ theo", "căn cứ vào"],
    ),
    (
        Lex::Other,
        &[
            "tiếp theo",
            "kèm theo",
            "theo đó",
            "theo dõi",
            "hàng hóa",
            "hàng loạt",
        ],
    ),
    (
        Lex::Directive,
        &[
            "chỉ đạo",
            "sự chỉ đạo",
            "hướng dẫn",
            "phân công",
            "sự phân công",
            "đề nghị",
            "ý kiến",
            "ý kiến chỉ đạo",
        ],
    ),
    (Lex::Demand, &["yêu cầu"]),
    (
        Lex::RuleNoun,
        &[
            "tiến độ",
            "lộ trình",
            "quy định",
            "qui định",
            "lịch",
            "thời gian",
            "thời hạn",
            "mốc",
            "nội dung",
        ],
    ),
    (
        Lex::Document,
        &[
            "kế hoạch",
            "quyết định",
            "công văn",
            "chỉ thị",
            "nghị quyết",
            "nghị định",
            "thông tư",
            "thông báo",
            "kết luận",
            "văn bản",
            "công điện",
            "đề án",
            "chương trình",
            "luật",
            "quy chế",
            "tờ trình",
            "dự án",
            "hợp đồng",
            "thông báo kết luận",
            "giấy mời",
            "qđ",
            "kh",
            "cv",
            "nq",
        ],
    ),
    (Lex::NumberSign, &["số"]),
    (
        Lex::Carry,
        &["thực hiện", "triển khai", "triển khai thực hiện"],
    ),
    (
        Lex::Verb,
        &[
            "hoàn thành",
            "xong",
            "gửi",
            "nộp",
            "tổ chức",
            "ban hành",
            "phải",
            "cần",
            "đảm bảo",
            "bảo đảm",
            "phấn đấu",
            "kết thúc",
            "trình",
            "tổng hợp",
            "báo cáo",
        ],
    ),
    (Lex::Filler, &["đúng", "từng", "như", "chung"]),
    (Lex::Plural, &["các", "những"]),
    (
        Lex::And,
        &[
            "và",
            "hoặc",
            "hay",
            "nhưng",
            "song",
            "đồng thời",
            "sau đó",
            "tiếp đó",
        ],
    ),
    (Lex::Of, &["của", "thuộc"]),
    (Lex::Is, &["là"]),
    (Lex::At, &["ở", "tại", "đối với"]),
    (
        Lex::AtLeast,
        &[
            "tối thiểu",
            "ít nhất",
            "không dưới",
            "không thấp hơn",
            "trên",
            "hơn",
            "đạt",
            "đạt được",
        ],
    ),
    (
        Lex::AtMost,
        &[
            "không quá",
            "tối đa",
            "nhiều nhất",
            "dưới",
            "không vượt quá",
            "không để quá",
            "không để vượt quá",
            "không vượt",
            "không cao hơn",
            "không hơn",
        ],
    ),
    (Lex::OrMore, &["trở lên"]),
    (Lex::OrLess, &["trở xuống"]),
    (Lex::Percent, &["phần trăm"]),
    (
        Lex::RankCue,
        &[
            "top",
            "tốp",
            "xếp thứ",
            "xếp hạng",
            "xếp hạng thứ",
            "xếp vị trí",
            "xếp vị trí thứ",
            "đứng thứ",
            "đứng vị trí thứ",
            "thứ hạng",
            "vị trí thứ",
            "vị trí",
            "hạng",
            "hạng thứ",
            "trong nhóm",
            "nằm trong nhóm",
            "thuộc nhóm",
            "vào nhóm",
            "trong top",
            "trong tốp",
        ],
    ),
    (Lex::LevelPrefix, &["cấp", "ubnd", "khối", "toàn"]),
    (
        Lex::Level,
        &[
            "tỉnh",
            "huyện",
            "thị xã",
            "thành phố",
            "xã",
            "phường",
            "thị trấn",
            "quận",
            "cơ sở",
            "trung ương",
        ],
    ),
    (
        Lex::Counted,
        &[
            "đơn vị",
            "hồ sơ",
            "thôn",
            "bản",
            "khu phố",
            "người",
            "nhiệm vụ",
            "chỉ tiêu",
            "tiêu chí",
            "trường hợp",
            "điểm",
        ],
    ),
    (Lex::Numeral(1), &["một", "giêng"]),
    (Lex::Numeral(2), &["hai"]),
    (Lex::Numeral(3), &["ba"]),
    (Lex::Numeral(4), &["bốn", "tư"]),
    (Lex::Numeral(6), &["sáu"]),
    (Lex::Numeral(7), &["bảy", "bẩy"]),
    (Lex::Numeral(8), &["tám"]),
    (Lex::Numeral(9), &["chín"]),
    (Lex::Numeral(10), &["mười"]),
    (Lex::Numeral(11), &["mười một"]),
    (Lex::Numeral(12), &["mười hai"]),
    (Lex::Roman(1), &["i"]),
    (Lex::Roman(2), &["ii"]),
    (Lex::Roman(3), &["iii"]),
    (Lex::Roman(4), &["iv"]),
    (Lex::Roman(5), &["v"]),
    (Lex::Roman(6), &["vi"]),
    (Lex::Roman(7), &["vii"]),
    (Lex::Roman(8), &["viii"]),
    (Lex::Roman(9), &["ix"]),
    (Lex::Roman(10), &["x"]),
    (Lex::Roman(11), &["xi"]),
    (Lex::Roman(12), &["xii"]),
];

/// The keys of a phrase behind its first word, and what the phrase means.
type Phrase = (Vec<String>, Lex);

/// The phrases by the key of their first word, longest first.
static LEXICON: LazyLock<HashMap<String, Vec<Phrase>>> = LazyLock::new(|| {
    let mut lexicon: HashMap<String, Vec<Phrase>> = HashMap::new();
    for (lex, phrases) in PHRASES {
        for phrase in *phrases {
            let mut keys = phrase.split(' ').map(match_key);
            if let Some(first) = keys.next() {
                lexicon
                    .entry(first)
                    .or_default()
                    .push((keys.collect(), *lex));
            }
        }
    }
    for phrases in lexicon.values_mut() {
        phrases.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len()));
    }
    lexicon
});

/// The longest phrase that `keys` begin with: its meaning and how many words it has. A `None`
/// among the keys stands for a number or a sign, which no phrase contains.
pub(super) fn longest_phrase<'k>(
    first: &str,
    following: &(impl Iterator<Item = Option<&'k str>> + Clone),
) -> (Lex, usize) {
    let begins = |rest: &Vec<String>| {
        let mut words = following.clone();
        rest.iter().all(|key| words.next().flatten() == Some(key))
    };
    LEXICON
        .get(first)
        .and_then(|phrases| phrases.iter().find(|(rest, _)| begins(rest)))
        .map_or((Lex::Other, 1), |(rest, lex)| (*lex, rest.len() + 1))
}
