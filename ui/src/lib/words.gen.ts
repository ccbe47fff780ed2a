// Generated from data/words/vi.toml, section [window]. Do not edit by hand:
// UPDATE_GENERATED=1 cargo test -p tests --test tidy

/** Every word the window shows. */
export const words = {
  mark: "06",
  product: "Tổ công tác 06",
  store: {
    absent: "Chưa có dữ liệu",
    label: "Tệp dữ liệu",
    loading: "Đang kiểm tra…",
    present: "Đã có dữ liệu",
    unknown: "Không xác định được nơi đặt dữ liệu",
  },
  terminal: {
    command: "tct06 --help",
    detail: "Cửa sổ này mới chỉ giới thiệu chương trình và cho biết nơi đặt dữ liệu. Các bước trên đã chạy được bằng lệnh tct06; phiên bản sau sẽ đưa vào cửa sổ.",
    title: "Ở phiên bản này, các bước thực hiện bằng dòng lệnh",
  },
  version: ({ version }: { version: string | number }) => `Phiên bản ${version}`,
  welcome: {
    purpose: "Nhập phụ lục kế hoạch, giao biểu mẫu cho từng đơn vị, tiếp nhận báo cáo gửi về và lập báo cáo tổng hợp gửi tỉnh, ngay trên máy này, không cần mạng.",
    step: {
      choose: "Chọn địa phương",
      chooseDetail: "Danh sách đơn vị, tập thể và chế độ báo cáo lấy từ hồ sơ có sẵn: Bỉm Sơn 2024, Mường Lát 2023, hoặc hồ sơ riêng.",
      handOut: "Giao biểu mẫu",
      handOutDetail: "Mỗi đơn vị một tệp cho từng kỳ; tệp gửi về được nhận ra và đối chiếu tự động.",
      read: "Nhập phụ lục",
      readDetail: "Đọc bảng nhiệm vụ từ Excel, xem trước từng đơn vị và thời hạn, rồi mới ghi.",
    },
    steps: "Ba bước để bắt đầu",
    title: "Theo dõi kế hoạch thực hiện Đề án 06",
  },
} as const;
