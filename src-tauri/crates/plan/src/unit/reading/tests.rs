//! `(text)` is an open phrase, `[name]` a collective, `?text` unresolved; ` | ` parts phrases.

use super::*;
use crate::unit::Directory;
use crate::unit::profiles::{bim_son, muong_lat};
use std::time::{Duration, Instant};

fn line(directory: &Directory, cell: &str) -> String {
    let phrases = directory
        .read(cell)
        .into_iter()
        .map(|phrase| match phrase.meaning {
            Meaning::Unit(id) => directory.unit(id).unwrap().name.clone(),
            Meaning::Collective(id) => format!("[{}]", directory.collective(id).unwrap().name),
            Meaning::Open => format!("({})", phrase.text),
            Meaning::Unresolved => format!("?{}", phrase.text),
        });
    phrases.collect::<Vec<_>>().join(" | ")
}

#[track_caller]
fn check(directory: &Directory, table: &[(&str, &str)]) {
    for (cell, expected) in table {
        assert_eq!(line(directory, cell), *expected, "{cell:?}");
    }
}

fn texts(cell: &str) -> Vec<String> {
    bim_son()
        .read(cell)
        .into_iter()
        .map(|phrase| phrase.text)
        .collect()
}

fn suggestions(cell: &str) -> Vec<String> {
    bim_son()
        .read(cell)
        .into_iter()
        .flat_map(|phrase| phrase.suggestions)
        .collect()
}

#[test]
fn every_unit_phrase_of_bim_son_is_read() {
    #[rustfmt::skip]
    let table = [
        ("Phòng Tư pháp", "Phòng Tư pháp"),
        ("Phòng Tư pháp thị xã", "Phòng Tư pháp"),
        ("Văn phòng HĐND và UBND thị xã", "Văn phòng HĐND và UBND"),
        ("Văn phòng HĐND&UBND thị xã", "Văn phòng HĐND và UBND"),
        ("Bộ phận Tiếp nhận và Trả kết quả thị xã", "Bộ phận Tiếp nhận và Trả kết quả"),
        ("Bộ phận tiếp nhận và trả kết quả thị xã", "Bộ phận Tiếp nhận và Trả kết quả"),
        ("Công an thị xã", "Công an thị xã"),
        ("phòng Văn hóa và thông tin", "Phòng Văn hóa và Thông tin"),
        ("Phòng Văn hóa và Thông tin", "Phòng Văn hóa và Thông tin"),
        ("Phòng Văn hóa và Thông tin thị xã", "Phòng Văn hóa và Thông tin"),
        ("phòng Văn hoá – Thông tin thị xã", "Phòng Văn hóa và Thông tin"),
        ("Phòng Lao động, Thương binh và Xã hội thị xã", "Phòng Lao động - Thương binh và Xã hội"),
        ("Phòng Lao động, Thương binh và Xã hội", "Phòng Lao động - Thương binh và Xã hội"),
        ("Phòng Lao động - Thương binh & Xã hội thị xã", "Phòng Lao động - Thương binh và Xã hội"),
        ("Phòng Tài nguyên và Môi trường", "Phòng Tài nguyên và Môi trường"),
        ("Phòng Nội vụ", "Phòng Nội vụ"),
        ("Phòng Tài chính kế hoạch thị xã", "Phòng Tài chính - Kế hoạch"),
        ("Bảo hiểm xã hội thị xã", "Bảo hiểm xã hội thị xã"),
        ("Bru điện thị xã", "Bưu điện thị xã"),
        ("Ủy ban MTTQ thị xã", "Ủy ban MTTQ thị xã"),
        ("Các tổ chức chính trị - xã hội", "[Các tổ chức chính trị - xã hội]"),
        ("Các phòng, ban UBND thị xã", "[Các phòng, ban UBND thị xã]"),
        ("các phòng, ban UBND thị xã", "[Các phòng, ban UBND thị xã]"),
        ("Các phòng, ban, UBND thị xã", "[Các phòng, ban UBND thị xã]"),
        ("Các Phòng, ban, UBND thị xã", "[Các phòng, ban UBND thị xã]"),
        ("UBND các phường, xã", "[UBND các phường, xã]"),
        ("UBND các phường xã", "[UBND các phường, xã]"),
        ("UBND các xã, phường", "[UBND các phường, xã]"),
        ("UBND xã, phường", "[UBND các phường, xã]"),
        ("UBND cấp xã, phường", "[UBND các phường, xã]"),
        ("Các cơ quan, đơn vị có CSDL chuyên ngành", "(Các cơ quan, đơn vị có CSDL chuyên ngành)"),
        ("Các cơ quan, đơn vị liên quan", "(Các cơ quan, đơn vị liên quan)"),
        ("Các cơ quan, đơn vị liên quan.", "(Các cơ quan, đơn vị liên quan)"),
        ("Các cơ quan, đơn vị có liên quan", "(Các cơ quan, đơn vị có liên quan)"),
        ("các cơ quan, đơn vị có liên quan", "(các cơ quan, đơn vị có liên quan)"),
        ("Các phòng ban, cơ quan, đơn vị liên quan", "(Các phòng ban, cơ quan, đơn vị liên quan)"),
        ("Các phòng ban, đơn vị có liên quan", "(Các phòng ban, đơn vị có liên quan)"),
    ];
    assert_eq!(table.len(), 37);
    check(&bim_son(), &table);
}

#[test]
fn cells_that_defeat_a_splitter_are_read() {
    #[rustfmt::skip]
    let table = [
        ("Văn phòng HĐND và UBND thị xã, UBND các xã, phường",
         "Văn phòng HĐND và UBND | [UBND các phường, xã]"),
        ("Công an thị xã, Văn phòng HĐND&UBND thị xã; UBND xã, phường",
         "Công an thị xã | Văn phòng HĐND và UBND | [UBND các phường, xã]"),
        ("Công an thị xã; Văn phòng HĐND và UBND thị xã;",
         "Công an thị xã | Văn phòng HĐND và UBND"),
        ("Phòng Văn hóa và Thông tin, Công an thị xã",
         "Phòng Văn hóa và Thông tin | Công an thị xã"),
        ("Phòng Văn hóa và Thông tin, Văn phòng HĐND và UBND thị xã",
         "Phòng Văn hóa và Thông tin | Văn phòng HĐND và UBND"),
        ("Các phòng ban, đơn vị có liên quan, UBND xã, phường",
         "(Các phòng ban, đơn vị có liên quan) | [UBND các phường, xã]"),
        ("Công an thị xã, Bru điện thị xã", "Công an thị xã | Bưu điện thị xã"),
        ("Phòng Tư pháp thị xã; Phòng Lao động - Thương binh & Xã hội thị xã; Công an thị xã, Bảo hiểm xã hội thị xã; UBND xã, phường và các cơ quan, đơn vị có liên quan",
         "Phòng Tư pháp | Phòng Lao động - Thương binh và Xã hội | Công an thị xã | Bảo hiểm xã hội thị xã | [UBND các phường, xã] | (các cơ quan, đơn vị có liên quan)"),
        ("Các phòng, ban, UBND thị xã; UBND các phường, xã",
         "[Các phòng, ban UBND thị xã] | [UBND các phường, xã]"),
        ("Các phòng, ban, UBND các phường, xã",
         "[Các phòng, ban UBND thị xã] | [UBND các phường, xã]"),
    ];
    check(&bim_son(), &table);
}

#[test]
fn the_text_of_a_phrase_is_what_the_cell_says() {
    assert_eq!(
        texts("  phòng Văn hoá – Thông tin thị xã ;\nUBND các\nphường xã và Sở Y tế."),
        [
            "phòng Văn hoá – Thông tin thị xã",
            "UBND các phường xã",
            "Sở Y tế"
        ]
    );
    assert_eq!(
        texts("Phòng Tư pháp (thị xã); Nội vụ"),
        ["Phòng Tư pháp (thị xã)", "Nội vụ"]
    );
}

#[test]
fn lists_of_bodies_in_general_are_open_back_to_the_last_name_or_break() {
    #[rustfmt::skip]
    let table = [
        ("Các phòng, ban UBND thị xã và các đơn vị có liên quan",
         "[Các phòng, ban UBND thị xã] | (các đơn vị có liên quan)"),
        ("Công an thị xã; các phòng, ban, ngành và các đơn vị liên quan",
         "Công an thị xã | (các phòng, ban, ngành và các đơn vị liên quan)"),
        ("Các phòng, ban; các đơn vị liên quan",
         "[Các phòng, ban UBND thị xã] | (các đơn vị liên quan)"),
        ("Các phòng, ban có liên quan", "(Các phòng, ban có liên quan)"),
        ("UBND các phường, xã có liên quan", "(UBND các phường, xã có liên quan)"),
        ("Cơ quan, đơn vị liên quan", "(Cơ quan, đơn vị liên quan)"),
        ("Các ngân hàng, doanh nghiệp viễn thông có liên quan",
         "(Các ngân hàng, doanh nghiệp viễn thông có liên quan)"),
        ("Phòng Công thương liên quan", "?Phòng Công thương liên quan"),
        ("Những tổ chức, cá nhân có liên quan", "(Những tổ chức, cá nhân có liên quan)"),
        ("Các doanh nghiệp viễn thông có liên quan", "(Các doanh nghiệp viễn thông có liên quan)"),
        ("Sở Y tế, các cơ quan, đơn vị liên quan", "?Sở Y tế | (các cơ quan, đơn vị liên quan)"),
        ("Các cơ quan, đơn vị liên quan và Sở Y tế", "(Các cơ quan, đơn vị liên quan) | ?Sở Y tế"),
        ("Các tổ chức chính trị - xã hội, các cơ quan liên quan",
         "[Các tổ chức chính trị - xã hội] | (các cơ quan liên quan)"),
        ("Các cơ quan, đơn vị liên quan\nCông an thị xã",
         "(Các cơ quan, đơn vị liên quan) | Công an thị xã"),
        ("Các phòng, ban, ngành", "?Các phòng, ban, ngành"),
        ("có liên quan", "?có liên quan"),
    ];
    check(&bim_son(), &table);
}

#[test]
fn words_that_no_separator_parts_from_a_name_make_it_another_name() {
    #[rustfmt::skip]
    let table = [
        ("Phòng Y tế dự phòng X", "?Phòng Y tế dự phòng X"),
        ("Công an tỉnh", "?Công an tỉnh"),
        ("Công an thị xã Hà Trung", "?Công an thị xã Hà Trung"),
        ("Công an các phường, xã", "?Công an các phường, xã"),
        ("Công an phường Bắc Sơn", "?Công an phường Bắc Sơn"),
        ("Bảo hiểm xã hội tỉnh; Phòng Nội vụ", "?Bảo hiểm xã hội tỉnh | Phòng Nội vụ"),
        ("Phòng Kinh tế - Hạ tầng", "?Phòng Kinh tế - Hạ tầng"),
        ("Lãnh đạo Phòng Tư pháp", "?Lãnh đạo Phòng Tư pháp"),
        ("UBND thị xã", "?UBND thị xã"),
        ("UBND tỉnh, Sở Tư pháp; UBND xã", "?UBND tỉnh | ?Sở Tư pháp | ?UBND xã"),
        ("Phòng Tư pháp hoặc Phòng Nội vụ", "?Phòng Tư pháp hoặc Phòng Nội vụ"),
        ("huyện Đông Sơn", "?huyện Đông Sơn"),
        ("Phòng Công thương và Môi trường đô thị", "?Phòng Công thương và Môi trường đô thị"),
        ("Phòng Tư pháp\nSở Y tế", "Phòng Tư pháp | ?Sở Y tế"),
        ("Phòng Y tế\ndự phòng", "?Phòng Y tế dự phòng"),
    ];
    check(&bim_son(), &table);
}

#[test]
fn separators_of_every_sort_part_names() {
    let two = "Phòng Tư pháp | Công an thị xã";
    let cells = [
        "Phòng Tư pháp, Công an thị xã",
        "Phòng Tư pháp; Công an thị xã.",
        "Phòng Tư pháp / Công an",
        "Phòng Tư pháp + Công an thị xã",
        "Phòng Tư pháp và Công an thị xã",
        "Phòng Tư pháp cùng với Công an thị xã",
        "Phòng Tư pháp\nCông an thị xã",
        "Phòng Tư pháp\r\nCông an thị xã",
        "- Phòng Tư pháp\n- Công an thị xã",
        "• Phòng Tư pháp • Công an thị xã",
        "1. Phòng Tư pháp\n2. Công an thị xã",
        "1) Phòng Tư pháp; 2) Công an thị xã",
        "Phòng Tư pháp Công an thị xã",
        "Phòng Tư pháp - Công an thị xã",
        "Phòng Tư pháp, và Công an thị xã;;",
        "Phòng Tư pháp & Công an thị xã",
    ];
    let directory = bim_son();
    for cell in cells {
        assert_eq!(line(&directory, cell), two, "{cell:?}");
    }
    for empty in ["", "  \n", "-", ";", "…", " ., "] {
        assert_eq!(line(&directory, empty), "", "{empty:?}");
    }
}

#[test]
fn a_head_said_once_holds_for_the_list_behind_it() {
    #[rustfmt::skip]
    let table = [
        ("Các phòng Tư pháp, Nội vụ", "Phòng Tư pháp | Phòng Nội vụ"),
        ("Các phòng: Tư pháp, Nội vụ và Y tế; Công an thị xã",
         "Phòng Tư pháp | Phòng Nội vụ | Phòng Y tế | Công an thị xã"),
        ("Phòng: Tư pháp, Tài chính - Kế hoạch, Văn hóa và Thông tin, Kinh tế",
         "Phòng Tư pháp | Phòng Tài chính - Kế hoạch | Phòng Văn hóa và Thông tin | Phòng Kinh tế"),
        ("Phòng Lao động, Thương binh và Xã hội, Y tế, Sở Nội vụ",
         "Phòng Lao động - Thương binh và Xã hội | Phòng Y tế | ?Sở Nội vụ"),
        ("UBND phường Bắc Sơn, Lam Sơn, Đông Sơn và xã Quang Trung",
         "UBND phường Bắc Sơn | UBND phường Lam Sơn | UBND phường Đông Sơn | UBND xã Quang Trung"),
        ("UBND các phường: Ba Đình, Phú Sơn", "UBND phường Ba Đình | UBND phường Phú Sơn"),
        ("UBND các phường Ngọc Trạo, Phú Sơn và xã Quang Trung",
         "UBND phường Ngọc Trạo | UBND phường Phú Sơn | UBND xã Quang Trung"),
        ("Hội Nông dân, Phụ nữ, Cựu chiến binh thị xã",
         "Hội Nông dân thị xã | Hội Liên hiệp Phụ nữ thị xã | Hội Cựu chiến binh thị xã"),
        ("Công an thị xã, Tư pháp", "Công an thị xã | ?Tư pháp"),
    ];
    check(&bim_son(), &table);
    assert_eq!(
        texts("Các phòng: Tư pháp, Nội vụ"),
        ["Các phòng: Tư pháp", "Nội vụ"],
        "the head belongs to the first name"
    );
}

#[test]
fn a_collective_is_known_by_the_bare_words_of_its_kind() {
    for cell in ["Xã, phường", "phường, xã", "cấp xã, phường", "phường xã"] {
        check(&bim_son(), &[(cell, "[UBND các phường, xã]")]);
    }
    let named = "xã Quang Trung, phường Lam Sơn";
    check(
        &bim_son(),
        &[(named, "UBND xã Quang Trung | UBND phường Lam Sơn")],
    );
}

#[test]
fn usual_shortenings_are_read() {
    #[rustfmt::skip]
    let table = [
        ("P. Tư pháp; P.Nội vụ", "Phòng Tư pháp | Phòng Nội vụ"),
        ("P. TN&MT, P. TNMT, Phòng TN-MT",
         "Phòng Tài nguyên và Môi trường | Phòng Tài nguyên và Môi trường | Phòng Tài nguyên và Môi trường"),
        ("LĐTB&XH; LĐ-TBXH; Phòng LĐ-TB&XH; P.LĐTBXH",
         "Phòng Lao động - Thương binh và Xã hội | Phòng Lao động - Thương binh và Xã hội | Phòng Lao động - Thương binh và Xã hội | Phòng Lao động - Thương binh và Xã hội"),
        ("VH&TT, VHTT", "Phòng Văn hóa và Thông tin | Phòng Văn hóa và Thông tin"),
        ("TC-KH; Phòng TCKH", "Phòng Tài chính - Kế hoạch | Phòng Tài chính - Kế hoạch"),
        ("GD&ĐT; Phòng GDĐT", "Phòng Giáo dục và Đào tạo | Phòng Giáo dục và Đào tạo"),
        ("P. QLĐT", "Phòng Quản lý đô thị"),
        ("UBND P. Bắc Sơn; UBND p. Lam Sơn; P. Ba Đình; UBND X. Quang Trung",
         "UBND phường Bắc Sơn | UBND phường Lam Sơn | UBND phường Ba Đình | UBND xã Quang Trung"),
        ("Ủy ban nhân dân phường Phú Sơn; Uỷ ban nhân dân các phường, xã",
         "UBND phường Phú Sơn | [UBND các phường, xã]"),
        ("Văn phòng Hội đồng nhân dân và Ủy ban nhân dân thị xã; VP HĐND-UBND TX.; VPUB",
         "Văn phòng HĐND và UBND | Văn phòng HĐND và UBND | Văn phòng HĐND và UBND"),
        ("BHXH, BHXH TX; Bảo hiểm xã hội", "Bảo hiểm xã hội thị xã | Bảo hiểm xã hội thị xã | Bảo hiểm xã hội thị xã"),
        ("CA thị xã, CATX; CA TX. Bỉm Sơn", "Công an thị xã | Công an thị xã | Công an thị xã"),
        ("MTTQ thị xã; UBMTTQ; Ủy ban Mặt trận Tổ quốc Việt Nam thị xã; MTTQ",
         "Ủy ban MTTQ thị xã | Ủy ban MTTQ thị xã | Ủy ban MTTQ thị xã | Ủy ban MTTQ thị xã"),
        ("LĐLĐ, Hội ND, Hội LHPN, Hội CCB, ĐTN",
         "Liên đoàn Lao động thị xã | Hội Nông dân thị xã | Hội Liên hiệp Phụ nữ thị xã | Hội Cựu chiến binh thị xã | Đoàn Thanh niên thị xã"),
        ("Thị đoàn; Đoàn Thanh niên; Đoàn TNCS Hồ Chí Minh thị xã",
         "Đoàn Thanh niên thị xã | Đoàn Thanh niên thị xã | Đoàn Thanh niên thị xã"),
        ("BPTN&TKQ; Bộ phận TN&TKQ thị xã; Bộ phận một cửa",
         "Bộ phận Tiếp nhận và Trả kết quả | Bộ phận Tiếp nhận và Trả kết quả | Bộ phận Tiếp nhận và Trả kết quả"),
        ("các tổ chức CT-XH thị xã", "[Các tổ chức chính trị - xã hội]"),
    ];
    check(&bim_son(), &table);
}

#[test]
fn letters_and_suffixes_do_not_matter() {
    let directory = bim_son();
    let nfd: String =
        unicode_normalization::UnicodeNormalization::nfd("Phòng Văn hoá – Thông tin").collect();
    let cells = [
        nfd.as_str(),
        "PHÒNG VĂN HÓA VÀ THÔNG TIN",
        "Phòng\u{a0}Văn\u{200b} hóa\nvà Thông tin",
        "Phòng Văn hóa, Thông tin thị xã Bỉm Sơn",
        "Phòng Văn hóa Thông tin (thị xã)",
        "Phòng Văn hóa-Thông tin TX.",
    ];
    for cell in cells {
        assert_eq!(
            line(&directory, cell),
            "Phòng Văn hóa và Thông tin",
            "{cell:?}"
        );
    }
    #[rustfmt::skip]
    let table = [
        ("Công an; Công an thị xã Bỉm Sơn", "Công an thị xã | Công an thị xã"),
        ("Các phòng, ban UBND thị xã Bỉm Sơn", "[Các phòng, ban UBND thị xã]"),
        ("UBND các phường, xã trên địa bàn thị xã", "[UBND các phường, xã]"),
    ];
    check(&directory, &table);
}

#[test]
fn muong_lat_is_read_with_its_own_spellings() {
    #[rustfmt::skip]
    let table = [
        ("Công an huyện - Cơ quan Thường trực Tổ công tác Đề án 06 huyện", "Công an huyện"),
        ("Văn phòng UBND huyện", "Văn phòng UBND"),
        ("Phòng Tài chính – Kế hoạch", "Phòng Tài chính - Kế hoạch"),
        ("Phòng Tư pháp", "Phòng Tư pháp"),
        ("Phòng Văn hóa Thông tin", "Phòng Văn hóa và Thông tin"),
        ("Phòng Nội vụ", "Phòng Nội vụ"),
        ("Trung tâm Y tế huyện", "Trung tâm Y tế huyện"),
        ("Phòng Giáo dục và Đào tạo", "Phòng Giáo dục và Đào tạo"),
        ("Phòng Lao động, Thương binh và Xã hội", "Phòng Lao động - Thương binh và Xã hội"),
        ("Phòng Tài nguyên và Môi trường", "Phòng Tài nguyên và Môi trường"),
        ("Phòng Kinh tế - Hạ tầng", "Phòng Kinh tế - Hạ tầng"),
        ("Phòng Nông nghiệp và Phát triển nông thôn", "Phòng Nông nghiệp và Phát triển nông thôn"),
        ("Ngân hàng Chính sách xã hội chi nhánh Quan Hóa", "Ngân hàng Chính sách xã hội huyện"),
        ("Bảo hiểm xã hội huyện", "Bảo hiểm xã hội huyện"),
        ("Chi cục thuế huyện", "Chi cục Thuế huyện"),
        ("Tòa án nhân dân huyện", "Tòa án nhân dân huyện"),
        ("Viện kiểm sát nhân dân huyện", "Viện kiểm sát nhân dân huyện"),
        ("Huyện đoàn Quan Hóa", "Huyện đoàn"),
        ("UBND các xã, thị trấn", "[UBND các xã, thị trấn]"),
        ("Phòng Tư pháp, Văn phòng UBND huyện, Trung tâm Y tế, Phòng Lao động, Thương binh và Xã hội, Bảo hiểm xã hội huyện",
         "Phòng Tư pháp | Văn phòng UBND | Trung tâm Y tế huyện | Phòng Lao động - Thương binh và Xã hội | Bảo hiểm xã hội huyện"),
        ("Phòng Văn hóa - Thông tin, Phòng Công thương, Ngân hàng Nhà nước, Bảo hiểm xã hội huyện,... và các hội, đoàn thể",
         "Phòng Văn hóa và Thông tin | ?Phòng Công thương | ?Ngân hàng Nhà nước | Bảo hiểm xã hội huyện | ?các hội, đoàn thể"),
        ("Văn phòng UBND huyện; Phòng Văn hóa - Thông tin, , các phòng, ban, ngành và các đơn vị có liên quan, UBND cấp xã",
         "Văn phòng UBND | Phòng Văn hóa và Thông tin | (các phòng, ban, ngành và các đơn vị có liên quan) | [UBND các xã, thị trấn]"),
        ("Văn phòng UBND huyện và các đơn vị có liên quan, UBND các xã, thị trấn",
         "Văn phòng UBND | (các đơn vị có liên quan) | [UBND các xã, thị trấn]"),
        ("UBND thị trấn Mường Lát, xã Pù Nhi, Trung Lý", "UBND thị trấn Mường Lát | UBND xã Pù Nhi | UBND xã Trung Lý"),
    ];
    check(&muong_lat(), &table);
}

#[test]
fn likeness_only_suggests() {
    assert_eq!(suggestions("UBND phường Bắc Sơm")[0], "UBND phường Bắc Sơn");
    assert_eq!(suggestions("Phong Tu phap"), ["Phòng Tư pháp"]);
    assert_eq!(
        suggestions("Phòng Giáo dục")[0],
        "Phòng Giáo dục và Đào tạo"
    );
    assert_eq!(suggestions("Phòng Y tế dự phòng X")[0], "Phòng Y tế");
    assert_eq!(suggestions("UBND các phưòng, xa")[0], "UBND các phường, xã");
    assert_eq!(
        suggestions("Kho bạc Nhà nước tỉnh Thanh Hóa"),
        Vec::<String>::new()
    );
    assert_eq!(
        suggestions("Phòng Tư pháp; các đơn vị liên quan"),
        Vec::<String>::new()
    );
    assert!(suggestions("UBND phường Hà Lan").len() <= 3);
}

#[test]
fn a_name_is_found_by_its_short_name_alias_and_without_suffix() {
    let directory = bim_son();
    for (name, unit) in [
        ("UBND phường Lam Sơn", "UBND phường Lam Sơn"),
        ("Lam Sơn", "UBND phường Lam Sơn"),
        ("P. Lam Sơn", "UBND phường Lam Sơn"),
        ("công an", "Công an thị xã"),
        ("VP HĐND&UBND", "Văn phòng HĐND và UBND"),
        ("Thị đoàn", "Đoàn Thanh niên thị xã"),
    ] {
        assert_eq!(
            directory.find(name).map(|unit| unit.name.as_str()),
            Some(unit),
            "{name}"
        );
    }
    for name in [
        "",
        "UBND các phường, xã",
        "Phòng",
        "Phòng Tư pháp; Phòng Nội vụ",
        "Công an tỉnh",
    ] {
        assert_eq!(directory.find(name), None, "{name}");
    }
}

#[test]
fn every_spelling_of_a_profile_means_what_it_stands_with() {
    for directory in [bim_son(), muong_lat()] {
        for unit in directory.units() {
            for spelling in [&unit.name]
                .into_iter()
                .chain(&unit.short)
                .chain(&unit.aliases)
            {
                assert_eq!(line(&directory, spelling), unit.name, "{spelling}");
            }
        }
        for collective in directory.collectives() {
            for spelling in [&collective.name].into_iter().chain(&collective.aliases) {
                assert_eq!(
                    line(&directory, spelling),
                    format!("[{}]", collective.name),
                    "{spelling}"
                );
            }
        }
    }
}

#[test]
fn a_spelling_of_two_units_means_neither() {
    let mut units = bim_son().units().to_vec();
    units[1].aliases = vec!["Phòng Một".to_owned()];
    units[2].aliases = vec!["phòng  một".to_owned(), "Phòng Y tế".to_owned()];
    let directory = Directory::new(units, Vec::new(), &[]);
    assert_eq!(line(&directory, "Phòng Một"), "?Phòng Một");
    assert_eq!(
        line(&directory, "Phòng Y tế"),
        "Phòng Y tế",
        "a name is surer than an alias"
    );
}

#[test]
fn a_phrase_settled_once_is_an_alias_and_never_asked_again() {
    let directory = bim_son();
    for phrase in [
        "Phòng Công thương và Môi trường đô thị",
        "Các phòng, ban, ngành",
        "Phòng Kinh tế - Hạ tầng",
        "Công an tỉnh",
        "Tổ CNS cộng đồng / TT. VH",
    ] {
        assert_eq!(line(&directory, phrase), format!("?{phrase}"));
        let mut units = directory.units().to_vec();
        units[0].aliases.push(phrase.to_owned());
        let taught = Directory::new(units, Vec::new(), &["thị xã".to_owned()]);
        assert_eq!(line(&taught, phrase), taught.units()[0].name);
    }
}

#[test]
fn no_text_makes_reading_fail_and_long_cells_stay_fast() {
    let directory = bim_son();
    let pieces = [
        "các ",
        "Các phòng, ",
        "phòng ",
        "UBND ",
        "UBND các phường, xã có ",
        "liên quan ",
        ", ",
        ";",
        "(",
        "thị xã ",
        "và ",
        "- ",
        ".",
        "1. ",
        "x",
        "\u{0301}",
        "\u{1F600}",
        "İ",
        "ﬁ",
        ": ",
        "\n",
        "Phòng Tư pháp (thị xã",
        "TX. ",
        "Sở Y tế, ",
        "&",
        "ẞ ",
    ];
    for first in pieces {
        for second in pieces {
            directory.read(&format!("{first}{second}{first}"));
        }
        let cell = first.repeat(100_000 / first.len());
        let start = Instant::now();
        directory.read(&cell);
        assert!(
            start.elapsed() < Duration::from_secs(30),
            "{first:?} took {:?}",
            start.elapsed()
        );
    }
}
