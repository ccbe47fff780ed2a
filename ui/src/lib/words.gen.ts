// Generated from data/words/vi.toml, section [window]. Do not edit by hand:
// UPDATE_GENERATED=1 cargo test -p tests --test tidy

/** Every word the window shows. */
export const words = {
  mark: "06",
  notice: {
    stored: "Đã ghi phụ lục vào dữ liệu.",
    undo: "Hoàn tác",
    undone: ({ what }: { what: string | number }) => `Đã hoàn tác: ${what}.`,
  },
  preview: {
    accept: "Ghi vào dữ liệu",
    counts: ({ year, groups, tasks, remarks }: { year: string | number; groups: string | number; tasks: string | number; remarks: string | number }) => `Năm ${year}: ${groups} nhóm, ${tasks} nhiệm vụ, ${remarks} lưu ý. Chưa có gì được ghi.`,
    leave: "Bỏ qua",
    remark: ({ cell, message }: { cell: string | number; message: string | number }) => `${cell}: ${message}`,
    remarks: "Lưu ý",
    title: "Xem trước phụ lục",
  },
  product: "Tổ công tác 06",
  store: {
    absent: "Chưa có dữ liệu",
    label: "Tệp dữ liệu",
    loading: "Đang kiểm tra…",
    noPlan: "Chưa nhập kế hoạch",
    plan: ({ year, tasks }: { year: string | number; tasks: string | number }) => `Kế hoạch năm ${year}, ${tasks} nhiệm vụ`,
    refused: "Không mở được",
    unknown: "Không xác định được nơi đặt dữ liệu",
  },
  tasks: {
    content: "Nội dung, nhiệm vụ",
    counts: ({ tasks, groups }: { tasks: string | number; groups: string | number }) => `${tasks} nhiệm vụ trong ${groups} nhóm`,
    deadline: "Thời gian hoàn thành",
    group: ({ numeral, title }: { numeral: string | number; title: string | number }) => `${numeral}. ${title}`,
    lead: "Đơn vị chủ trì",
    none: "Không có nhiệm vụ nào khớp.",
    number: "TT",
    search: "Tìm nhiệm vụ (không cần dấu)",
    title: "Nhiệm vụ",
  },
  version: ({ version }: { version: string | number }) => `Phiên bản ${version}`,
  welcome: {
    purpose: "Nhập phụ lục kế hoạch, giao biểu mẫu cho từng đơn vị, tiếp nhận báo cáo gửi về và lập báo cáo tổng hợp gửi tỉnh, ngay trên máy này, không cần mạng.",
    step: {
      choose: "Chọn địa phương",
      chooseDetail: "Danh sách đơn vị, tập thể và chế độ báo cáo lấy từ hồ sơ có sẵn.",
      chosen: ({ name }: { name: string | number }) => `Đã chọn: ${name}`,
      handOut: "Giao biểu mẫu",
      handOutDetail: "Mỗi đơn vị một tệp cho từng kỳ; tệp gửi về được nhận ra và đối chiếu tự động. Ở phiên bản này thực hiện bằng lệnh: tct06 form export",
      read: "Nhập phụ lục",
      readBundled: "Xem trước phụ lục có sẵn",
      readDetail: "Đọc bảng nhiệm vụ của kế hoạch, xem trước từng đơn vị và thời hạn, rồi mới ghi.",
    },
    steps: "Ba bước để bắt đầu",
    title: "Theo dõi kế hoạch thực hiện Đề án 06",
  },
} as const;
