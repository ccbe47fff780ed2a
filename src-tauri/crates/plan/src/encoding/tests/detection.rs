//! Which texts are taken for which encoding: no Unicode text for an old one, above all.

use super::*;

/// The quoted texts of the shipped profiles: units, aliases, headings.
fn names() -> Vec<&'static str> {
    let profiles = [
        include_str!(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/../../../data/profiles/bim-son-2024.toml"
        )),
        include_str!(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/../../../data/profiles/muong-lat-2023.toml"
        )),
    ];
    profiles
        .iter()
        .flat_map(|profile| profile.split('"').skip(1).step_by(2))
        .collect()
}

/// Words of plans, for texts put together by chance.
const WORDS: &str = "rà soát hoàn thiện thể chế chính sách tạo thuận lợi cho việc triển khai các nhiệm vụ \
    của Đề án dịch vụ công trực tuyến toàn trình tỷ lệ hồ sơ thủ tục hành chính được tiếp nhận giải quyết \
    cơ sở dữ liệu quốc gia về dân cư làm sạch đồng bộ kết nối chia sẻ định danh xác thực điện tử căn cước \
    công dân tuyên truyền tập huấn nguồn nhân lực hạ tầng kỹ thuật an ninh an toàn thông tin kinh phí \
    Công an thị xã Phòng Tư pháp Văn phòng HĐND và UBND huyện xã phường thị trấn Bảo hiểm xã hội Chi cục Thuế \
    thường xuyên hằng tháng trước ngày quý năm khi có hướng dẫn trường học cơ sở khám chữa bệnh chi trả \
    an sinh xã hội không dùng tiền mặt người lao động thuê bao di động chính chủ lý lịch tư pháp hộ tịch đất đai";

/// A column's texts, put together by a simple sequence of numbers: no two runs differ.
fn column(seed: usize) -> Vec<String> {
    let words: Vec<&str> = WORDS.split_whitespace().collect();
    let mut state = seed.wrapping_mul(7919).wrapping_add(17);
    let mut next = |below: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    (0..1 + next(6))
        .map(|_| {
            let from = next(words.len() - 12);
            words[from..from + 3 + next(9)].join(" ")
        })
        .collect()
}

fn detected(texts: &[String]) -> Encoding {
    detect(texts.iter().map(String::as_str), None)
}

#[test]
fn what_is_not_old_text_is_left_alone() {
    for text in [
        "",
        "12",
        "3a",
        "·",
        "x",
        "296/KH-UBND",
        "06/QĐ-TTg",
        "06/Q§-TTg",
        "Công an",
        "công an xã",
        "Bé",
        "sè",
        "là",
        "Quý I/2024",
        "ý kiến",
        "«Công an»",
        "· Công an xã",
        "• Rà soát",
        "Điều 5 § 2",
        "10½",
        "25 °C",
        "5 µm",
        "3 × 4 m²",
        "Zalo®, Excel® 2016",
        "© 2024",
        "Review the plan before the end of the quarter",
        "A naïve café, a façade, Zoë",
        "VNeID, e-mail, website",
        "UBND",
        "Größe für Köln",
        "très bien, à bientôt, où êtes-vous",
        "El niño, mañana, año",
        "1 234,5 £",
        "5¢ ¥ ¤ ¦",
        "Năm\u{AD} 2024",
        "T\u{AD}",
    ] {
        assert_eq!(detect([text], None), Encoding::Unicode, "{text}");
    }
}

#[test]
fn names_of_both_profiles_are_unicode_alone_and_together() {
    let names = names();
    assert!(names.len() > 100);
    assert_eq!(detect(names.iter().copied(), None), Encoding::Unicode);
    for name in names {
        assert_eq!(detect([name], None), Encoding::Unicode, "{name}");
    }
}

#[test]
fn columns_are_known_by_their_words() {
    for (texts, encoding) in [
        (&["C«ng an thÞ x·"][..], Encoding::Tcvn3),
        (&["Phßng T\u{AD} ph¸p", "Phßng Néi vô"], Encoding::Tcvn3),
        (&["Trong n¨m 2024"], Encoding::Tcvn3),
        (&["PHßNG T\u{AD} PH¸P"], Encoding::Tcvn3),
        (&["Coâng an thò xaõ"], Encoding::Vni),
        (&["Phoøng Tö phaùp"], Encoding::Vni),
        (&["UÛY BAN NHAÂN DAÂN"], Encoding::Vni),
        (
            &["Công an thị xã", "Phòng Nội vụ", "C«ng an thÞ x·"],
            Encoding::Tcvn3,
        ),
    ] {
        assert_eq!(detect(texts.iter().copied(), None), encoding, "{texts:?}");
    }
}

#[test]
fn a_font_settles_what_words_leave_open() {
    for (text, font, encoding) in [
        ("Bé", ".VnTime", Encoding::Tcvn3),
        ("C«ng an thÞ x·", ".VnTimeH", Encoding::Tcvn3Capitals),
        ("thò xaõ", "VNI-Times", Encoding::Vni),
        ("Công an thị xã", ".VnTime", Encoding::Unicode),
        ("Coâng an thò xaõ", ".VnTime", Encoding::Vni),
        ("UBND", ".VnTimeH", Encoding::Unicode),
    ] {
        assert_eq!(detect([text], Some(font)), encoding, "{text} {font}");
    }
}

#[test]
fn columns_put_together_by_chance_are_told_apart() {
    for seed in 0..500 {
        let texts = column(seed);
        let old =
            |encode: fn(&str) -> String| texts.iter().map(|text| encode(text)).collect::<Vec<_>>();
        assert_eq!(detected(&texts), Encoding::Unicode, "{texts:?}");
        assert_eq!(detected(&old(tcvn3)), Encoding::Tcvn3, "{texts:?}");
        assert_eq!(detected(&old(vni)), Encoding::Vni, "{texts:?}");
    }
}

#[test]
fn decoding_gives_back_what_was_encoded() {
    for text in names() {
        assert_eq!(Encoding::Vni.decode(&vni(text)), text);
        assert_eq!(
            Encoding::Tcvn3.decode(&tcvn3(text)).to_lowercase(),
            text.to_lowercase()
        );
    }
}
