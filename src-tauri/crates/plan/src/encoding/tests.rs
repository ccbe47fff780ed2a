//! The tables, letter by letter, and what is taken for which encoding.

use super::*;

/// Every Vietnamese letter that ASCII has not, without the capitals.
const LETTERS: &str = "áàảãạăắằẳẵặâấầẩẫậéèẻẽẹêếềểễệíìỉĩịóòỏõọôốồổỗộơớờởỡợúùủũụưứừửữựýỳỷỹỵđ";

mod detection;
pub(crate) mod encoder;
mod sheets;

use encoder::{tcvn3, vni};

#[test]
fn known_texts_are_converted() {
    for (encoding, shown, meant) in [
        (Encoding::Tcvn3, "Phßng T\u{AD} ph¸p", "Phòng Tư pháp"),
        (
            Encoding::Tcvn3,
            "Céng hoµ x· héi chñ nghÜa ViÖt Nam",
            "Cộng hoà xã hội chủ nghĩa Việt Nam",
        ),
        (
            Encoding::Tcvn3,
            "§éc lËp - Tù do - H¹nh phóc",
            "Độc lập - Tự do - Hạnh phúc",
        ),
        (
            Encoding::Tcvn3,
            "Uû ban nh©n d©n c¸c x·, ph\u{AD}êng",
            "Uỷ ban nhân dân các xã, phường",
        ),
        (
            Encoding::Tcvn3,
            "Thùc hiÖn th\u{AD}êng xuyªn n¨m 2024",
            "Thực hiện thường xuyên năm 2024",
        ),
        (
            Encoding::Tcvn3Capitals,
            "phßng t\u{AD} ph¸p",
            "PHÒNG TƯ PHÁP",
        ),
        (Encoding::Tcvn3Capitals, "§Ò ¸n 06", "ĐỀ ÁN 06"),
        (Encoding::Vni, "Phoøng Tö phaùp", "Phòng Tư pháp"),
        (Encoding::Vni, "Xin chaøo caùc baïn", "Xin chào các bạn"),
        (Encoding::Vni, "ñ", "đ"),
        (
            Encoding::Vni,
            "UÛY BAN NHAÂN DAÂN THÒ XAÕ",
            "ỦY BAN NHÂN DÂN THỊ XÃ",
        ),
        (
            Encoding::Vni,
            "Tröôûng Coâng an phöôøng, ñieàu kieän thöïc teá",
            "Trưởng Công an phường, điều kiện thực tế",
        ),
        (Encoding::Vni, "Aùp duïng", "Áp dụng"),
        (Encoding::Unicode, "Phòng Tư pháp", "Phòng Tư pháp"),
    ] {
        assert_eq!(encoding.decode(shown), meant, "{encoding:?}");
    }
}

#[test]
fn every_vietnamese_letter_comes_back() {
    assert_eq!(LETTERS.chars().count(), 67);
    for letter in LETTERS.chars() {
        let small = letter.to_string();
        let capital = small.to_uppercase();
        assert_eq!(Encoding::Tcvn3.decode(&tcvn3(&small)), small);
        assert_eq!(Encoding::Tcvn3Capitals.decode(&tcvn3(&small)), capital);
        assert_eq!(Encoding::Vni.decode(&vni(&small)), small);
        assert_eq!(Encoding::Vni.decode(&vni(&capital)), capital);
    }
    for capital in ["Ă", "Â", "Ê", "Ô", "Ơ", "Ư", "Đ"] {
        assert_eq!(Encoding::Tcvn3.decode(&tcvn3(capital)), capital);
    }
}

#[test]
fn capitals_that_tcvn3_could_not_hold_come_back_inside_words() {
    for (shown, meant) in [
        ("PHßNG T\u{AD} PH¸P", "PHÒNG TƯ PHÁP"),
        ("KÕ HO¹CH n¨m 2024", "Kế HOẠCH năm 2024"),
        ("Phßng T\u{AD} ph¸p", "Phòng Tư pháp"),
        ("UBND thÞ x·", "UBND thị xã"),
        ("H§ND", "HĐND"),
    ] {
        assert_eq!(Encoding::Tcvn3.decode(shown), meant);
    }
}

#[test]
fn fonts_tell_the_encoding_they_were_made_for() {
    for (font, encoding) in [
        (".VnTime", Some(Encoding::Tcvn3)),
        (".VnTimeH", Some(Encoding::Tcvn3Capitals)),
        (".VnArial Narrow", Some(Encoding::Tcvn3)),
        (".VNARIALH", Some(Encoding::Tcvn3Capitals)),
        ("VNI-Times", Some(Encoding::Vni)),
        ("Times New Roman", None),
        ("Việt", None),
        ("", None),
    ] {
        assert_eq!(Encoding::of_font(font), encoding, "{font}");
    }
}
