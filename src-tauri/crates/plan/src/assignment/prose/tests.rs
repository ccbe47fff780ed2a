//! Sentences that name helpers, and sentences that only speak of helping. Every task of Mường
//! Lát's plan stands in the stories.

use super::{Helper, helpers};
use crate::appendix::Column;
use crate::assignment::settle;
use crate::unit::profiles::muong_lat;
use crate::unit::{Directory, Meaning, UnitPhrase};

fn shown(phrase: &UnitPhrase, directory: &Directory) -> String {
    match phrase.meaning {
        Meaning::Unit(id) => directory.unit(id).unwrap().name.clone(),
        Meaning::Collective(id) => format!("[{}]", directory.collective(id).unwrap().name),
        Meaning::Open => format!("({})", phrase.text),
        Meaning::Unresolved => format!("? {}", phrase.text),
    }
}

/// Whom a task's texts name beside its lead.
fn found(lead: &str, content: &str, deadline: &str) -> Vec<Helper> {
    let directory = muong_lat();
    let (assigned, _) = settle(&directory.read(lead), &[], &directory);
    helpers(content, deadline, &assigned, &directory)
}

fn named(lead: &str, content: &str) -> Vec<String> {
    let directory = muong_lat();
    let found = found(lead, content, "");
    let names = found.iter().map(|helper| shown(&helper.phrase, &directory));
    names.collect()
}

#[test]
fn names_are_read_up_to_the_verb() {
    for (content, expected) in [
        (
            "Chủ trì, phối hợp với Công an huyện, UBND các xã, thị trấn triển khai đối sánh",
            &["Công an huyện", "[UBND các xã, thị trấn]"][..],
        ),
        (
            "phối hợp với các xã, thị trấn rà soát",
            &["[UBND các xã, thị trấn]"],
        ),
        (
            "Phối hợp chặt chẽ cùng với Phòng Nội vụ và Phòng Tư pháp để hoàn thành.",
            &["Phòng Nội vụ", "Phòng Tư pháp"],
        ),
        (
            "Số hóa sổ hộ tịch. Phối hợp Phòng Tư pháp rà soát; phối hợp với Phòng Tư pháp, \
             Phòng Nội vụ báo cáo.",
            &["Phòng Tư pháp", "Phòng Nội vụ"],
        ),
        ("PHỐI HỢP VỚI PHÒNG TƯ PHÁP thực hiện", &["Phòng Tư pháp"]),
        (
            "Phối hợp với Công an tỉnh thực hiện đối chiếu",
            &["? Công an tỉnh"],
        ),
        (
            "Phối hợp với Phòng Giáo dục và Đào tạo đào tạo cán bộ",
            &["? Phòng Giáo dục và Đào tạo đào tạo cán bộ"],
        ),
        (
            "phối hợp với các cơ quan, tổ chức có liên quan tổ chức hội nghị",
            &["(các cơ quan, tổ chức có liên quan)"],
        ),
        ("Phối hợp với Phòng Tư pháp", &["Phòng Tư pháp"]),
    ] {
        assert_eq!(named("Bảo hiểm xã hội", content), expected, "{content}");
    }
}

#[test]
fn helping_as_a_noun_and_the_lead_itself_name_nobody() {
    for content in [
        "Xây dựng quy chế phối hợp với Công an huyện trong công tác quản lý cư trú",
        "Nâng cao hiệu quả công tác phối hợp với Phòng Tư pháp",
        "Sự phối hợp giữa Công an huyện và Phòng Tư pháp",
        "Tăng cường phối hợp giữa Phòng Tư pháp và Phòng Nội vụ",
        "Đơn vị phối hợp: Phòng Tư pháp",
        "Phối hợp thực hiện tuyên truyền với người dân",
        "Phối hợp với nhau và với người dân thực hiện",
        "Phối hợp",
        "phối hợp với",
        "Kết quả phối hợp với Phòng Nội vụ được báo cáo",
        "Phòng Tư pháp chủ trì, Công an huyện theo dõi",
        "Chủ trì, phối hợp với Phòng Văn hóa và Thông tin thực hiện",
        "",
    ] {
        let named = named("Phòng Văn hóa và Thông tin", content);
        let none: [&str; 0] = [];
        assert_eq!(named, none, "{content}");
    }
}

#[test]
fn a_helper_keeps_its_words_and_their_place() {
    let content = "Rà soát; chủ trì, phối hợp với Phòng Tư pháp, Phòng Nội vụ, tổ chức thực hiện";
    let deadline = "Năm 2023, phối hợp với Công an huyện trong quý II";
    let found = found("Bảo hiểm xã hội", content, deadline);
    let words: Vec<(&str, Column)> = found
        .iter()
        .map(|helper| (helper.words.as_str(), helper.column))
        .collect();
    let list = "phối hợp với Phòng Tư pháp, Phòng Nội vụ";
    assert_eq!(
        words,
        [
            (list, Column::Content),
            (list, Column::Content),
            ("phối hợp với Công an huyện", Column::Deadline),
        ]
    );
    assert_eq!(&content[found[0].span.clone()], list);
    assert!(found.iter().all(|helper| helper.assignments.len() == 1));
}
