//! What stands around long lists: which kind to enter, the filter bar, saved views, a workbook before it is taken in, a
//! long work under way, and how a list goes to paper.

use askama::Template;
use kernel::FieldErrors;

use crate::answer::{Page, page};
use crate::cx::Cx;
use crate::form::Asked;
use crate::frame::Frame;
use crate::problem::Problem;
use crate::told::Progress;

const TITLE: &str = "Mẫu: chọn loại, lọc, nhập từ bảng tính, in";

/// A choice of the chooser: title, address, note.
type Item = (&'static str, &'static str, &'static str);

const OFTEN: [Item; 3] = [
    ("Lớp tập huấn", "#lop", "chuyển giao kỹ thuật, nghiệp vụ"),
    ("Hội thảo, tọa đàm", "#hoi-thao", ""),
    ("Phản biện", "#phan-bien", "văn bản, đề án, dự án"),
];
const SPREADING: [Item; 5] = [
    ("Lớp tập huấn", "#lop", "chuyển giao kỹ thuật, nghiệp vụ"),
    ("Buổi phổ biến kiến thức", "#pho-bien", ""),
    ("Truyền thông, tư vấn chuyển giao kỹ thuật", "#truyen-thong", ""),
    ("Hội thảo, tọa đàm", "#hoi-thao", ""),
    ("Ấn phẩm, bản tin, tin bài", "#an-pham", "sách, tờ tin, trang thông tin"),
];
const ADVICE: [Item; 6] = [
    ("Tư vấn", "#tu-van", ""),
    ("Phản biện", "#phan-bien", "văn bản, đề án, dự án"),
    ("Giám định xã hội", "#giam-dinh", ""),
    ("Góp ý văn bản", "#gop-y", ""),
    ("Tham gia hội đồng của cơ quan khác", "#hoi-dong", "thẩm định, xét duyệt, nghiệm thu"),
    ("Văn bản tham mưu, đề xuất", "#tham-muu", ""),
];
const RESEARCH: [Item; 6] = [
    ("Đề tài, dự án", "#de-tai", "chủ trì hoặc tham gia"),
    ("Sáng kiến", "#sang-kien", ""),
    ("Cuộc thi, hội thi", "#cuoc-thi", "một lần tổ chức"),
    ("Giải pháp, mô hình dự thi", "#giai-phap", ""),
    ("Công trình đoạt giải", "#giai", ""),
    ("Ứng dụng, nhân rộng giải pháp", "#ung-dung", "ở đâu, giá trị, ai xác nhận"),
];
const LIFE: [Item; 8] = [
    ("Khen thưởng", "#khen-thuong", "đã trao hoặc được nhận"),
    ("Hợp tác, đối ngoại", "#doi-ngoai", ""),
    ("Học tập, quán triệt nghị quyết", "#nghi-quyet", ""),
    ("Thăm, làm việc với tổ chức thành viên", "#tham", ""),
    ("Hội nghị", "#hoi-nghi", ""),
    ("Khám chữa bệnh, từ thiện", "#tu-thien", ""),
    ("Bảo vệ môi trường", "#moi-truong", ""),
    ("Hoạt động khác", "#khac", "không vào số liệu nào"),
];

/// What the workbook's marks say: state, address, column, sentence.
const NOTES: [(&str, &str, &str, &str); 3] = [
    ("error", "B3", "Từ ngày", "Không có ngày 31/2/2022; tháng 2 năm 2022 có 28 ngày."),
    ("warn", "D3", "Địa điểm", "Có hai xã Quang Trung trong tỉnh; giữ nguyên như đã ghi."),
    ("error", "F4", "Lượt người", "“hai trăm” không phải là số; hãy ghi bằng chữ số, thí dụ 200."),
];

/// What is set: words, address of the list without it.
const CHIPS: [(&str, &str); 3] =
    [("Hội Y học", "#bo-1"), ("Từ ngày 1/1/2022", "#bo-2"), ("Nguồn gốc: đặt hàng", "#bo-3")];

/// The page of lists of the gallery.
#[derive(Template)]
#[template(path = "gallery/lists.html")]
pub struct ListsPage {
    frame: Frame,
    none: FieldErrors,
    set: usize,
}

impl ListsPage {
    /// The page as the laws draw it.
    pub fn samples() -> Vec<Self> {
        let page = |set| Self { frame: Frame::sample(TITLE), none: FieldErrors::new(), set };
        vec![page(2), page(0)]
    }

    /// What the chips say, while something is set.
    fn chips(&self) -> &'static [(&'static str, &'static str)] {
        if self.set == 0 { &[] } else { &CHIPS }
    }
}

pub(super) async fn show(cx: Cx, Asked(asked): Asked) -> Result<Page, Problem> {
    let set = if asked.ticked("don-gian") { 0 } else { 2 };
    page(&ListsPage { frame: cx.frame(TITLE), none: FieldErrors::new(), set })
}

/// A work that never ends: what is looked at must stand still.
pub(super) async fn progress() -> Progress {
    Progress {
        done: 4_200, total: 15_000, words: "Đã đọc 4.200/15.000 dòng, 12 dòng có lỗi".to_owned(), next: None
    }
}
