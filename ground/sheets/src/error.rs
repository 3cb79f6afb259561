//! Every way in which a file cannot be read, each with its own sentence: what is wrong and how to mend it.
//! The codes are stable (docs/codes.md); the sentences may be reworded.

use kernel::refusal::{Kind, Refusal};

use crate::cell::Address;

/// Why a file is not read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.refusal().sentence)]
pub enum SheetError {
    /// It opens with a password only.
    Encrypted,
    /// Its end is missing.
    Truncated,
    /// It holds macros, which nobody wants on a server.
    Macros,
    /// It inflates to far more than it weighs.
    Bomb,
    /// It is something else.
    NotAWorkbook(NotAWorkbook),
    /// It has no bytes at all.
    EmptyFile,
    /// It is heavier than what is taken.
    TooLarge {
        /// Most bytes.
        limit: u64,
    },
    /// Too many rows in which something stands.
    TooManyRows {
        /// Most rows.
        limit: u32,
    },
    /// Something stands too far to the right.
    TooManyColumns {
        /// Most columns.
        limit: u32,
        /// The first cell beyond.
        at: Address,
    },
    /// Too many cells or texts.
    TooManyCells {
        /// Most cells.
        limit: u64,
    },
    /// Too many sheets.
    TooManySheets {
        /// Most sheets.
        limit: usize,
    },
    /// A cell holds a whole book.
    CellTooLong {
        /// Which cell.
        at: Address,
        /// Most characters.
        limit: usize,
    },
    /// No row of headings with something below it.
    NoTable,
    /// Nothing stands in the sheet.
    EmptySheet {
        /// The sheet.
        name: String,
    },
    /// There is no sheet of this number.
    NoSuchSheet,
    /// Its XML declares entities, which workbooks never do and attacks do.
    Entities,
    /// A part of it says what cannot be.
    Damaged {
        /// Which part, for whoever looks into it.
        part: String,
    },
    /// The archive around the parts is damaged.
    DamagedArchive,
    /// Excel's binary workbook.
    Xlsb,
    /// A format of before 1997.
    TooOld(TooOld),
    /// Parts of the archive point out of it, or stand in it twice.
    OddPaths,
    /// Charts alone, no sheet with cells.
    ChartsOnly,
    /// The disk or the line failed while it was read.
    Unreadable,
}

/// What a file is instead of a workbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotAWorkbook {
    /// PDF.
    Pdf,
    /// A text document of Word or LibreOffice.
    Document,
    /// A presentation.
    Slides,
    /// A picture.
    Picture,
    /// A web page; portals export such under the name .xls.
    WebPage,
    /// Excel's XML of 2003.
    XmlTable,
    /// An archive of something else.
    Archive,
    /// Text without columns.
    PlainText,
    /// Nothing that is known here.
    Unknown,
}

/// Which old format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TooOld {
    /// Excel 2 to 95.
    Excel,
    /// Lotus 1-2-3.
    Lotus,
}

impl SheetError {
    /// The stable code: "sheet.encrypted".
    pub fn code(&self) -> &'static str {
        self.refusal().code
    }

    /// The refusal a visitor gets.
    pub fn refusal(&self) -> Refusal {
        match self {
            Self::Encrypted => said(
                "sheet.encrypted",
                "Tệp được đặt mật khẩu; hãy mở bằng Excel, bỏ mật khẩu (Tệp › Thông tin › Bảo vệ sổ làm việc) rồi lưu \
                 lại.",
            ),
            Self::Truncated => said(
                "sheet.truncated",
                "Tệp bị thiếu phần cuối, có thể do tải lên hoặc chép chưa xong; hãy lấy lại tệp gốc rồi gửi lại.",
            ),
            Self::Macros => said(
                "sheet.macros",
                "Tệp có chứa macro nên không được nhận; hãy mở bằng Excel, chọn Tệp › Lưu thành › “Sổ làm việc Excel \
                 (*.xlsx)” rồi gửi tệp mới.",
            ),
            Self::Bomb => said(
                "sheet.bomb",
                "Tệp nén bất thường: khi giải nén lớn hơn nhiều lần cho phép nên không được mở; hãy chép phần dữ liệu \
                 sang một sổ làm việc mới rồi lưu lại.",
            ),
            Self::NotAWorkbook(what) => not_a_workbook(*what),
            Self::EmptyFile => said("sheet.empty_file", "Tệp rỗng (0 byte); hãy kiểm tra lại tệp gốc rồi gửi lại."),
            Self::TooLarge { limit } => said(
                "sheet.too_large",
                format!("Tệp lớn hơn {} MB; hãy bỏ hình ảnh hoặc tách thành nhiều tệp.", limit >> 20),
            ),
            Self::TooManyRows { limit } => said(
                "sheet.too_many_rows",
                format!("Trang tính có hơn {} dòng; hãy tách thành nhiều tệp rồi nhập lần lượt.", grouped(*limit)),
            ),
            Self::TooManyColumns { limit, at } => said(
                "sheet.too_many_columns",
                format!("Trang tính có dữ liệu ở ô {at}, quá {limit} cột; hãy xóa các cột thừa rồi lưu lại."),
            ),
            Self::TooManyCells { limit } => said(
                "sheet.too_many_cells",
                format!(
                    "Trang tính có hơn {} ô; hãy xóa các dòng, cột thừa (kể cả ô chỉ có định dạng) hoặc tách tệp.",
                    viet::grouped(i64::try_from(*limit).unwrap_or(i64::MAX))
                ),
            ),
            Self::TooManySheets { limit } => said(
                "sheet.too_many_sheets",
                format!("Tệp có hơn {limit} trang tính; hãy chỉ giữ lại trang tính cần nhập."),
            ),
            Self::CellTooLong { at, limit } => said(
                "sheet.cell_too_long",
                format!(
                    "Ô {at} dài hơn {} ký tự; hãy rút ngắn nội dung ô này.",
                    viet::grouped(i64::try_from(*limit).unwrap_or(i64::MAX))
                ),
            ),
            Self::NoTable => said(
                "sheet.no_table",
                "Không tìm thấy bảng nào trong trang tính: cần một dòng tiêu đề có ít nhất hai cột và dữ liệu ở dưới.",
            ),
            Self::EmptySheet { name } => {
                said("sheet.empty_sheet", format!("Trang tính “{name}” không có dữ liệu; hãy chọn trang tính khác."))
            }
            Self::NoSuchSheet => said("sheet.no_such_sheet", "Tệp không có trang tính này; hãy chọn lại trang tính."),
            Self::Entities => said(
                "sheet.entities",
                "Tệp có phần khai báo XML lạ mà Excel không bao giờ ghi nên không được mở; hãy chép dữ liệu sang một \
                 sổ làm việc mới.",
            ),
            Self::Damaged { part } => said(
                "sheet.damaged",
                format!(
                    "Tệp bị hỏng ở phần “{part}”; hãy mở bằng Excel, chọn sửa chữa nếu được hỏi, rồi lưu thành tệp \
                     .xlsx mới."
                ),
            ),
            Self::DamagedArchive => said(
                "sheet.damaged_archive",
                "Tệp bị hỏng (mục lục bên trong không khớp nội dung); hãy mở bằng Excel, chọn sửa chữa, rồi lưu lại.",
            ),
            Self::Xlsb => said(
                "sheet.xlsb",
                "Tệp ở dạng nhị phân .xlsb nên chưa đọc được; hãy mở bằng Excel rồi chọn Tệp › Lưu thành › “Sổ làm \
                 việc Excel (*.xlsx)”.",
            ),
            Self::TooOld(TooOld::Excel) => said(
                "sheet.too_old",
                "Tệp ở dạng Excel cũ (trước Excel 97); hãy mở bằng Excel hoặc LibreOffice rồi lưu thành .xlsx.",
            ),
            Self::TooOld(TooOld::Lotus) => {
                said("sheet.too_old", "Tệp ở dạng Lotus 1-2-3; hãy mở bằng LibreOffice rồi lưu thành .xlsx.")
            }
            Self::OddPaths => said(
                "sheet.odd_paths",
                "Tệp có các phần trùng tên hoặc trỏ ra ngoài tệp nên không được mở; hãy chép dữ liệu sang một sổ làm \
                 việc mới.",
            ),
            Self::ChartsOnly => said(
                "sheet.charts_only",
                "Tệp chỉ có biểu đồ, không có trang tính nào chứa dữ liệu; hãy gửi tệp có bảng số liệu.",
            ),
            Self::Unreadable => said("sheet.unreadable", "Không đọc được tệp; hãy thử gửi lại."),
        }
    }
}

fn not_a_workbook(what: NotAWorkbook) -> Refusal {
    let sentence = match what {
        NotAWorkbook::Pdf => {
            "Tệp là văn bản PDF, không phải bảng tính; hãy gửi tệp Excel gốc, hoặc chép bảng sang Excel."
        }
        NotAWorkbook::Document => {
            "Tệp là văn bản (Word, LibreOffice Writer), không phải bảng tính; hãy chép bảng trong văn bản sang Excel rồi lưu thành .xlsx."
        }
        NotAWorkbook::Slides => {
            "Tệp là bài trình chiếu, không phải bảng tính; hãy chép bảng sang Excel rồi lưu thành .xlsx."
        }
        NotAWorkbook::Picture => "Tệp là hình ảnh, không phải bảng tính; hãy gửi tệp Excel có bảng số liệu.",
        NotAWorkbook::WebPage => {
            "Tệp là trang web (HTML) mang tên bảng tính; hãy mở bằng Excel rồi chọn Tệp › Lưu thành › “Sổ làm việc \
             Excel (*.xlsx)”."
        }
        NotAWorkbook::XmlTable => {
            "Tệp là bảng tính XML đời 2003; hãy mở bằng Excel rồi chọn Tệp › Lưu thành › “Sổ làm việc Excel (*.xlsx)”."
        }
        NotAWorkbook::Archive => "Tệp là tệp nén, không phải bảng tính; hãy giải nén rồi gửi tệp bảng tính ở trong.",
        NotAWorkbook::PlainText => {
            "Tệp là văn bản không chia cột; tệp .csv cần có các cột cách nhau bằng dấu phẩy, chấm phẩy hoặc phím Tab."
        }
        NotAWorkbook::Unknown => "Không nhận ra dạng tệp; hãy gửi tệp .xlsx, .xls, .ods hoặc .csv.",
    };
    match what {
        NotAWorkbook::WebPage | NotAWorkbook::XmlTable => said("sheet.web_page", sentence),
        _ => said("sheet.not_a_workbook", sentence),
    }
}

fn grouped(number: u32) -> String {
    viet::grouped(i64::from(number))
}

fn said(code: &'static str, sentence: impl Into<std::borrow::Cow<'static, str>>) -> Refusal {
    Refusal::new(Kind::WrongState, code, sentence)
}
