//! Every component once, as a page.

use askama::Template;
use kernel::FieldErrors;

use crate::answer::{Page, page};
use crate::cx::Cx;
use crate::frame::Frame;
use crate::problem::Problem;

/// The gallery of components.
#[derive(Template)]
#[template(path = "gallery/page.html")]
pub struct GalleryPage {
    frame: Frame,
    none: FieldErrors,
    errors: FieldErrors,
}

impl GalleryPage {
    fn new(frame: Frame) -> Self {
        let mut errors = FieldErrors::new();
        errors.add("title", "Hãy ghi tên lớp, chuyên đề.");
        errors.add("first_day", "Không có ngày 31/2/2022, tháng 2 năm 2022 chỉ có từ ngày 1 đến ngày 28.");
        errors.add("lead", "Hãy chọn ít nhất một đơn vị chủ trì.");
        errors.add("attendances", "“2,5” không phải là số đếm; hãy ghi số nguyên, thí dụ 2.500.");
        Self { frame, none: FieldErrors::new(), errors }
    }

    /// The page as the laws draw it.
    pub fn samples() -> Vec<Self> {
        vec![Self::new(Frame::sample("Bộ mẫu giao diện"))]
    }
}

pub(super) async fn show(cx: Cx) -> Result<Page, Problem> {
    page(&GalleryPage::new(cx.frame("Bộ mẫu giao diện")))
}
