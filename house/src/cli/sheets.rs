//! Workbooks in and out of the ledger at the console.

use std::path::PathBuf;

use activities::import::Twins;
use activities::record::Kind;
use clap::{Args, Subcommand};
use kernel::Day;

/// What is taken in.
#[derive(Debug, PartialEq, Eq, Subcommand)]
pub enum Import {
    /// Records of one kind.
    #[command(
        about = "Nhập bản ghi từ tệp bảng tính; còn một dòng lỗi thì không ghi dòng nào",
        override_usage = "hoitu import records TỆP --union MÃ --kind LOẠI [TÙY CHỌN]",
        after_help = "Mã thoát: 0 là đã ghi (hoặc xem thử không có lỗi); 1 là không thực hiện được; 3 là có dòng lỗi nên chưa ghi dòng nào; 4 là có dòng có thể đã có trong sổ nên chưa ghi dòng nào, hãy chọn --twins."
    )]
    Records(ImportRecords),
}

/// A workbook to be taken in.
#[derive(Debug, PartialEq, Eq, Args)]
pub struct ImportRecords {
    /// The file.
    #[arg(value_name = "TỆP", help = "Tệp .xlsx, .xls, .ods hoặc .csv")]
    pub file: PathBuf,
    /// Into whose ledger.
    #[arg(long, value_name = "MÃ", help = "Mã của Liên hiệp hội, thí dụ bac-kan, thai-binh")]
    pub union: String,
    /// Of what kind its rows are.
    #[arg(long, value_name = "LOẠI", value_parser = kind, help = "Loại hoạt động, thí dụ lop-tap-huan, hoi-thao")]
    pub kind: Kind,
    /// What its columns mean.
    #[arg(long, value_name = "TỆP", help = "Tệp TOML ghép cột: \"Tên cột\" = \"mã cột\", mỗi dòng một cột")]
    pub map: Option<PathBuf>,
    /// Only look.
    #[arg(long, help = "Chỉ xem thử, không ghi gì")]
    pub dry_run: bool,
    /// Pass over rows with errors.
    #[arg(long, help = "Bỏ qua các dòng lỗi, ghi các dòng còn lại")]
    pub skip_bad_rows: bool,
    /// What becomes of rows that may be in the ledger already.
    #[arg(
        long,
        value_name = "CÁCH",
        default_value = "hoi",
        value_parser = twins,
        help = "Với dòng có thể đã có trong sổ: hoi (không ghi gì, chỉ kê ra), la-mot (không ghi các dòng ấy), khac-nhau (vẫn ghi, lần sau không hỏi)"
    )]
    pub twins: Twins,
}

/// What is taken out.
#[derive(Debug, PartialEq, Eq, Subcommand)]
pub enum Export {
    /// Records.
    #[command(
        about = "Xuất bản ghi ra tệp Excel nhập lại được",
        override_usage = "hoitu export records --union MÃ [--kind LOẠI] [--from NGÀY] [--to NGÀY] [-o TỆP]"
    )]
    Records(ExportRecords),
}

/// Records to be taken out.
#[derive(Debug, PartialEq, Eq, Args)]
pub struct ExportRecords {
    /// From whose ledger.
    #[arg(long, value_name = "MÃ", help = "Mã của Liên hiệp hội, thí dụ bac-kan, thai-binh")]
    pub union: String,
    /// Of which kind.
    #[arg(long, value_name = "LOẠI", value_parser = kind, help = "Chỉ một loại; không ghi thì mỗi loại một tệp")]
    pub kind: Option<Kind>,
    /// Not before.
    #[arg(long, value_name = "NGÀY", help = "Từ ngày, thí dụ 2022-01-01")]
    pub from: Option<Day>,
    /// Not after.
    #[arg(long, value_name = "NGÀY", help = "Đến hết ngày; không ghi thì kể cả việc đang thực hiện")]
    pub to: Option<Day>,
    /// Into which file.
    #[arg(
        short,
        long,
        value_name = "TỆP",
        help = "Tệp kết quả; khi xuất nhiều loại thì là thư mục (mặc định: thư mục này)"
    )]
    pub out: Option<PathBuf>,
}

fn twins(word: &str) -> Result<Twins, String> {
    match word {
        "hoi" => Ok(Twins::Stop),
        "la-mot" => Ok(Twins::Same),
        "khac-nhau" => Ok(Twins::Different),
        _ => Err(format!("không có cách “{word}”; hãy chọn hoi, la-mot hoặc khac-nhau")),
    }
}

fn kind(slug: &str) -> Result<Kind, String> {
    Kind::from_slug(slug).or_else(|| Kind::from_code(slug)).ok_or_else(|| {
        let all: Vec<&str> = Kind::ALL.iter().map(|kind| kind.row().slug).collect();
        format!("“{slug}” không phải là loại hoạt động; hãy ghi một trong: {}", all.join(", "))
    })
}
