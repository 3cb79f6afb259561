//! What may be said to the program on the command line. `--data`, `--database-url` and `--config` stand before or after
//! the subcommand. All words are Vietnamese; those of clap itself are replaced in `words.rs`.

mod sheets;
mod user;
mod words;

use std::ffi::OsString;
use std::net::IpAddr;
use std::path::PathBuf;

use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};
use kernel::Period;

pub use sheets::{Export, ExportRecords, Import, ImportRecords};
pub use user::{Over, User};
pub use words::Leave;

/// Everything that was said.
#[derive(Debug, PartialEq, Eq, Parser)]
#[command(
    name = "hoitu",
    version,
    about = "Hội Tụ: sổ công việc, số liệu và báo cáo của Liên hiệp các Hội Khoa học và Kỹ thuật.",
    override_usage = "hoitu [TÙY CHỌN] <LỆNH>",
    after_help = "Gõ “hoitu LỆNH --help” để xem cách dùng từng lệnh."
)]
pub struct Cli {
    /// Where the data are.
    #[command(flatten)]
    pub at: Whereabouts,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// Where the data and the settings are: true of every subcommand.
#[derive(Clone, Debug, Default, PartialEq, Eq, Args)]
#[command(next_help_heading = "Dữ liệu")]
pub struct Whereabouts {
    /// The data folder.
    #[arg(
        long,
        global = true,
        value_name = "THƯ-MỤC",
        help = "Thư mục dữ liệu: tệp hoitu.sqlite, tệp đính kèm, tệp khóa (mặc định ./hoitu-data; với lệnh demo là ./demo-data)"
    )]
    pub data: Option<PathBuf>,
    /// A PostgreSQL address.
    #[arg(
        long,
        global = true,
        value_name = "ĐỊA-CHỈ",
        help = "Dùng PostgreSQL thay cho SQLite, thí dụ postgres://hoitu@db/hoitu; tệp đính kèm vẫn ở thư mục dữ liệu"
    )]
    pub database_url: Option<String>,
    /// The settings file.
    #[arg(
        long,
        global = true,
        value_name = "TỆP",
        help = "Tệp cấu hình TOML (mặc định: hoitu.toml trong thư mục dữ liệu, nếu có)"
    )]
    pub config: Option<PathBuf>,
}

/// What to do.
#[derive(Debug, PartialEq, Eq, Subcommand)]
pub enum Command {
    /// Serve the pages.
    #[command(about = "Mở trang để mọi người làm việc bằng trình duyệt", override_usage = "hoitu serve [TÙY CHỌN]")]
    Serve(Listen),
    /// Make the demo Unions and serve them.
    #[command(about = "Dựng bốn Liên hiệp hội mẫu rồi mở trang trên máy này", override_usage = "hoitu demo [TÙY CHỌN]")]
    Demo(Demo),
    /// Write a report.
    #[command(
        about = "Xuất một báo cáo ra tệp",
        override_usage = "hoitu report --union MÃ --kind LOẠI --period KỲ --format DẠNG --out TỆP"
    )]
    Report(Report),
    /// Print figures.
    #[command(about = "In số liệu của một kỳ", override_usage = "hoitu figures --union MÃ --period KỲ [TÙY CHỌN]")]
    Figures(Figures),
    /// Prove the figures on the live data.
    #[command(
        about = "Đối chiếu số liệu, cây tổ chức và tệp đính kèm trên dữ liệu thật; nêu rõ chỗ lệch",
        override_usage = "hoitu verify [TÙY CHỌN]"
    )]
    Verify,
    /// Bring the schema up to this program.
    #[command(
        about = "Nâng cấp cấu trúc dữ liệu cho khớp với bản chương trình này",
        override_usage = "hoitu migrate [TÙY CHỌN]"
    )]
    Migrate,
    /// Take workbooks into the ledger.
    #[command(about = "Nhập số liệu từ tệp bảng tính", override_usage = "hoitu import <LỆNH>")]
    Import {
        /// What is taken in.
        #[command(subcommand)]
        command: Import,
    },
    /// Take the ledger out as workbooks.
    #[command(about = "Xuất số liệu ra tệp Excel nhập lại được", override_usage = "hoitu export <LỆNH>")]
    Export {
        /// What is taken out.
        #[command(subcommand)]
        command: Export,
    },
    /// See to accounts from the console.
    #[command(
        about = "Quản lý tài khoản khi không còn ai vào được trang quản trị",
        override_usage = "hoitu user <LỆNH>"
    )]
    User {
        /// What to do with accounts.
        #[command(subcommand)]
        command: User,
    },
}

/// Where to listen.
#[derive(Clone, Debug, Default, PartialEq, Eq, Args)]
pub struct Listen {
    /// The port.
    #[arg(long, value_name = "SỐ", help = "Cổng (mặc định 8080; 0 là cổng trống bất kỳ)")]
    pub port: Option<u16>,
    /// The address.
    #[arg(
        long,
        value_name = "IP",
        help = "Địa chỉ để máy khác vào được, thí dụ 0.0.0.0 (mặc định 127.0.0.1: chỉ máy này)"
    )]
    pub address: Option<IpAddr>,
}

/// The demo.
#[derive(Debug, Default, PartialEq, Eq, Args)]
pub struct Demo {
    /// Where to listen.
    #[command(flatten)]
    pub listen: Listen,
    /// Only make the data.
    #[arg(long, help = "Chỉ dựng dữ liệu mẫu, không mở trang")]
    pub no_serve: bool,
}

/// A report.
#[derive(Debug, PartialEq, Eq, Args)]
pub struct Report {
    /// Whose.
    #[arg(long, value_name = "MÃ", help = "Mã của Liên hiệp hội, thí dụ bac-kan, thai-binh")]
    pub union: String,
    /// Which.
    #[arg(
        long,
        value_enum,
        value_name = "LOẠI",
        hide_possible_values = true,
        help = "six-month (6 tháng) hoặc annual (năm)"
    )]
    pub kind: ReportKind,
    /// Of which period.
    #[arg(long, value_name = "KỲ", help = "Kỳ báo cáo: 2022-H1, 2022-H1@statutory (chốt 14/6), 2022, hoặc TỪ..ĐẾN")]
    pub period: Period,
    /// In which format.
    #[arg(
        long,
        value_enum,
        value_name = "DẠNG",
        hide_possible_values = true,
        help = "json, html, pdf, docx hoặc xlsx"
    )]
    pub format: ReportFormat,
    /// Into which file.
    #[arg(long, value_name = "TỆP", help = "Tệp kết quả; “-” là in ra màn hình")]
    pub out: PathBuf,
}

/// Which report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ReportKind {
    /// Six months.
    SixMonth,
    /// A year.
    Annual,
}

/// In which format a report is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ReportFormat {
    /// The document as data.
    Json,
    /// A page that stands alone.
    Html,
    /// To be signed.
    Pdf,
    /// To be worked on.
    Docx,
    /// The tables as numbers.
    Xlsx,
}

/// Figures.
#[derive(Debug, PartialEq, Eq, Args)]
pub struct Figures {
    /// Whose.
    #[arg(long, value_name = "MÃ", help = "Mã của Liên hiệp hội, thí dụ bac-kan, thai-binh")]
    pub union: String,
    /// Of which period.
    #[arg(long, value_name = "KỲ", help = "Kỳ: 2022-H1, 2022-H1@statutory, 2022, 2022-Q3, hoặc TỪ..ĐẾN")]
    pub period: Period,
    /// Only this one.
    #[arg(long, value_name = "MÃ", help = "Chỉ một số liệu có mã này, thí dụ lop.chu_tri")]
    pub figure: Option<String>,
    /// With what each is made of.
    #[arg(long, help = "Kèm danh sách bản ghi làm nên từng số liệu")]
    pub records: bool,
    /// In which format.
    #[arg(
        long,
        value_enum,
        default_value = "table",
        value_name = "DẠNG",
        hide_possible_values = true,
        hide_default_value = true,
        help = "table (bảng, mặc định) hoặc json"
    )]
    pub format: FiguresFormat,
}

/// In which format figures are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FiguresFormat {
    /// For a program.
    Json,
    /// For a reader.
    Table,
}

impl Cli {
    /// Reads the command line, or says why the program should leave at once: help was asked for, or it was not understood.
    ///
    /// # Errors
    /// What to print, where, and the exit code.
    pub fn read<T: Into<OsString> + Clone>(line: impl IntoIterator<Item = T>) -> Result<Self, Leave> {
        let matches = words::in_vietnamese(Self::command()).try_get_matches_from(line)?;
        Ok(Self::from_arg_matches(&matches)?)
    }
}

#[cfg(test)]
mod tests;
