//! Accounts from the console: the way back in for an administrator who lost hers.

use clap::{Args, Subcommand};
use kernel::Role;

/// What to do with accounts.
#[derive(Debug, PartialEq, Eq, Subcommand)]
pub enum User {
    /// List them.
    #[command(about = "Liệt kê tài khoản và vai trò", override_usage = "hoitu user list [TÙY CHỌN]")]
    List,
    /// Add one.
    #[command(
        about = "Thêm tài khoản; in ra đường dẫn một lần để người ấy tự đặt mật khẩu",
        override_usage = "hoitu user add --name TÊN --login THƯ-HOẶC-SỐ --role VAI-TRÒ --body MÃ"
    )]
    Add {
        /// Her name.
        #[arg(long, value_name = "TÊN", help = "Họ và tên")]
        name: String,
        /// By what she signs in.
        #[arg(long, value_name = "THƯ-HOẶC-SỐ", help = "Thư điện tử hoặc số điện thoại dùng để đăng nhập")]
        login: String,
        /// What she may be.
        #[command(flatten)]
        over: Over,
    },
    /// Let somebody set a new password.
    #[command(
        about = "In đường dẫn một lần để đặt lại mật khẩu",
        override_usage = "hoitu user reset-password THƯ-HOẶC-SỐ"
    )]
    ResetPassword {
        /// Whose.
        #[arg(value_name = "THƯ-HOẶC-SỐ", help = "Thư điện tử hoặc số điện thoại của tài khoản")]
        login: String,
    },
    /// Give a role.
    #[command(
        about = "Giao vai trò trên một tổ chức",
        override_usage = "hoitu user grant THƯ-HOẶC-SỐ --role VAI-TRÒ --body MÃ"
    )]
    Grant {
        /// To whom.
        #[arg(value_name = "THƯ-HOẶC-SỐ", help = "Thư điện tử hoặc số điện thoại của tài khoản")]
        login: String,
        /// What she may be.
        #[command(flatten)]
        over: Over,
    },
}

/// A role over a body.
#[derive(Debug, PartialEq, Eq, Args)]
pub struct Over {
    /// Which role.
    #[arg(
        long,
        value_name = "VAI-TRÒ",
        value_parser = role,
        help = "administrator (Quản trị), office (Văn phòng), leader (Lãnh đạo), association_officer (Cán bộ hội), auditor (Ban Kiểm tra)"
    )]
    pub role: Role,
    /// Over which body.
    #[arg(long, value_name = "MÃ", help = "Mã của tổ chức: tên trong địa chỉ (lang-son) hoặc mã 26 ký tự")]
    pub body: String,
}

fn role(code: &str) -> Result<Role, String> {
    Role::from_code(code).ok_or_else(|| format!("“{code}” không phải là một vai trò"))
}
