//! The role columns of the whole Bỉm Sơn appendix, verbatim; rows cut by a page break are joined.

/// Task number, "Đơn vị chủ trì", "Đơn vị phối hợp".
pub(super) const TASKS: &[(u32, &str, &str)] = &[
    (
        1,
        "Phòng Tư pháp",
        "Các phòng, ban, UBND thị xã; UBND các phường, xã",
    ),
    (
        2,
        "Văn phòng HĐND và UBND thị xã",
        "Các phòng, ban, UBND thị xã; UBND các phường, xã",
    ),
    (
        3,
        "Văn phòng HĐND và UBND thị xã",
        "Bộ phận Tiếp nhận và Trả kết quả thị xã; UBND các phường, xã; Các cơ quan, đơn vị liên quan.",
    ),
    (
        4,
        "Bộ phận Tiếp nhận và Trả kết quả thị xã; các phòng, ban UBND thị xã; UBND các phường, xã",
        "Các cơ quan, đơn vị có liên quan",
    ),
    (
        5,
        "Văn phòng HĐND&UBND thị xã; Các phòng, ban UBND thị xã; UBND các phường, xã",
        "Bộ phận Tiếp nhận và Trả kết quả thị xã; Các cơ quan, đơn vị có liên quan",
    ),
    (
        6,
        "Văn phòng HĐND&UBND thị xã; Các phòng, ban, UBND thị xã; UBND các phường, xã",
        "Bộ phận Tiếp nhận và Trả kết quả thị xã; Các cơ quan, đơn vị có liên quan",
    ),
    (
        7,
        "Công an thị xã; phòng Văn hóa và thông tin; UBND các phường, xã",
        "Ủy ban MTTQ thị xã; Các tổ chức chính trị - xã hội; Các cơ quan, đơn vị liên quan",
    ),
    (
        8,
        "Các phòng, ban UBND thị xã; Bộ phận Tiếp nhận và Trả kết quả thị xã; UBND các phường, xã",
        "Các cơ quan, đơn vị có liên quan",
    ),
    (
        9,
        "Phòng Tư pháp thị xã; UBND các phường, xã",
        "Các cơ quan, đơn vị liên quan",
    ),
    (
        10,
        "Các phòng, ban UBND thị xã; Bộ phận tiếp nhận và trả kết quả thị xã; UBND các phường, xã",
        "Các cơ quan, đơn vị liên quan",
    ),
    (
        11,
        "Bộ phận Tiếp nhận và Trả kết quả thị xã; UBND các phường, xã",
        "Công an thị xã; Các cơ quan, đơn vị liên quan",
    ),
    (
        12,
        "Các phòng, ban, UBND thị xã; UBND xã, phường",
        "Bộ phận tiếp nhận và trả kết quả thị xã; Các cơ quan, đơn vị liên quan",
    ),
    (
        13,
        "Các phòng, ban UBND thị xã; Công an thị xã; UBND xã, phường",
        "Bộ phận tiếp nhận và trả kết quả thị xã; Các cơ quan, đơn vị liên quan",
    ),
    (
        14,
        "Các phòng, ban UBND thị xã; Công an thị xã; UBND xã, phường",
        "Các cơ quan, đơn vị liên quan",
    ),
    (
        15,
        "Các phòng, ban UBND thị xã; UBND cấp xã, phường",
        "Văn phòng HĐND&UBND thị xã; Các cơ quan, đơn vị liên quan",
    ),
    (
        16,
        "Văn phòng HĐND&UBND thị xã; Các phòng, ban UBND thị xã; UBND cấp xã, phường",
        "Các cơ quan, đơn vị liên quan",
    ),
    (
        17,
        "Phòng Văn hóa và Thông tin thị xã",
        "Các cơ quan, đơn vị liên quan; UBND cấp xã, phường",
    ),
    (
        18,
        "Phòng Văn hóa và Thông tin; Văn phòng HĐND và UBND thị xã; UBND các phường xã",
        "Các cơ quan, đơn vị liên quan; Bộ phận Tiếp nhận và Trả kết quả thị xã",
    ),
    (
        19,
        "Văn phòng HĐND và UBND thị xã, UBND các xã, phường",
        "Phòng Tư pháp thị xã; Phòng Lao động - Thương binh & Xã hội thị xã; Công an thị xã, Bảo hiểm xã hội thị xã; UBND xã, phường và các cơ quan, đơn vị có liên quan",
    ),
    (
        20,
        "Phòng Lao động, Thương binh và Xã hội thị xã",
        "Công an thị xã; UBND xã, phường",
    ),
    (
        21,
        "Phòng Lao động, Thương binh và Xã hội",
        "Công an thị xã; UBND xã, phường",
    ),
    (
        22,
        "Công an thị xã, Văn phòng HĐND&UBND thị xã; UBND xã, phường",
        "Các cơ quan, đơn vị liên quan",
    ),
    (
        23,
        "Công an thị xã; Văn phòng HĐND&UBND thị xã; UBND xã, phường",
        "Các phòng ban, cơ quan, đơn vị liên quan",
    ),
    (
        24,
        "Công an thị xã",
        "Các phòng, ban, UBND thị xã; UBND xã, phường",
    ),
    (
        25,
        "Các cơ quan, đơn vị có CSDL chuyên ngành",
        "Công an thị xã; phòng Văn hoá – Thông tin thị xã",
    ),
    (
        26,
        "Các phòng, ban UBND thị xã; UBND xã, phường",
        "Công an thị xã",
    ),
    (
        27,
        "Phòng Tài nguyên và Môi trường",
        "Các cơ quan, đơn vị liên quan",
    ),
    (
        28,
        "Công an thị xã; Văn phòng HĐND và UBND thị xã; UBND xã, phường",
        "Các cơ quan, đơn vị liên quan",
    ),
    (
        29,
        "Công an thị xã; Văn phòng HĐND và UBND thị xã; UBND xã, phường",
        "Các cơ quan, đơn vị liên quan",
    ),
    (
        30,
        "Công an thị xã; Văn phòng HĐND và UBND thị xã; UBND xã, phường",
        "Các cơ quan, đơn vị liên quan",
    ),
    (
        31,
        "Công an thị xã; Văn phòng HĐND và UBND thị xã;",
        "Các cơ quan, đơn vị liên quan; UBND xã, phường",
    ),
    (
        32,
        "Phòng Nội vụ",
        "Phòng Văn hóa và Thông tin, Văn phòng HĐND và UBND thị xã",
    ),
    (
        33,
        "Phòng Văn hóa và Thông tin",
        "Công an thị xã; Các cơ quan, đơn vị có liên quan",
    ),
    (
        34,
        "Phòng Văn hóa và Thông tin, Công an thị xã",
        "Các cơ quan, đơn vị có liên quan",
    ),
    (
        35,
        "Phòng Văn hóa và Thông tin",
        "Công an thị xã; các cơ quan, đơn vị có liên quan",
    ),
    (
        36,
        "Phòng Tài chính kế hoạch thị xã",
        "Các phòng ban, đơn vị có liên quan, UBND xã, phường",
    ),
    (37, "Công an thị xã", "Các phòng ban, đơn vị có liên quan"),
    (
        38,
        "Phòng Văn hóa và Thông tin; UBND xã, phường",
        "Công an thị xã; Các cơ quan, đơn vị liên quan",
    ),
    (
        39,
        "Các Phòng, ban, UBND thị xã; Bộ phận tiếp nhận và trả kết quả thị xã; UBND xã, phường",
        "Công an thị xã, Bru điện thị xã",
    ),
];
