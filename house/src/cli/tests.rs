//! What the program understands, and what it says when it does not.

use super::*;

fn read(line: &str) -> Cli {
    Cli::read(line.split(' ')).unwrap_or_else(|leave| panic!("{line}: {}", leave.text))
}

fn said(line: &str) -> String {
    Cli::read(line.split(' ')).map_or_else(|leave| leave.text, |cli| format!("{cli:?}"))
}

#[test]
fn the_whereabouts_stand_before_or_after_the_subcommand() {
    for line in ["hoitu --data d serve --port 9", "hoitu serve --port 9 --data d", "hoitu serve --data d --port 9"] {
        let cli = read(line);
        assert_eq!(cli.at.data, Some(PathBuf::from("d")), "{line}");
        assert_eq!(cli.command, Command::Serve(Listen { port: Some(9), address: None }), "{line}");
    }
    let cli = read("hoitu user list --database-url postgres://db/hoitu");
    assert_eq!(cli.at.database_url.as_deref(), Some("postgres://db/hoitu"));
    assert_eq!(cli.command, Command::User { command: User::List });
}

#[test]
fn the_issues_own_lines_are_understood() {
    read("hoitu report --union thai-binh --kind six-month --period 2022-H1@statutory --format pdf --out r.pdf");
    read("hoitu report --union thai-binh --kind annual --period 2022 --format xlsx --out r.xlsx");
    read("hoitu figures --union bac-kan --period 2013-10-28..2019-07-05 --figure lop.chu_tri --records --format json");
    read("hoitu demo --port 8081 --no-serve");
    read("hoitu user grant hoa@example.vn --role office --body lang-son");
    read("hoitu verify");
    read("hoitu migrate");
}

#[test]
fn every_help_is_vietnamese_to_the_last_word() {
    let english = ["Usage", "Options", "Commands", "Print ", "Arguments", "default:", "possible", "help for"];
    for command in [
        "",
        "serve ",
        "demo ",
        "report ",
        "figures ",
        "verify ",
        "migrate ",
        "user ",
        "user list ",
        "user add ",
        "user reset-password ",
        "user grant ",
    ] {
        let help = said(&format!("hoitu {command}--help"));
        assert!(help.contains("Cách dùng: hoitu"), "{help}");
        for word in english {
            assert!(!help.contains(word), "“{word}” in the help of “{command}”:\n{help}");
        }
    }
}

#[test]
fn the_first_help_reads_as_written() {
    insta::assert_snapshot!(said("hoitu --help"), @"
    Hội Tụ: sổ công việc, số liệu và báo cáo của Liên hiệp các Hội Khoa học và Kỹ thuật.

    Cách dùng: hoitu [TÙY CHỌN] <LỆNH>

    Lệnh:
      serve    Mở trang để mọi người làm việc bằng trình duyệt
      demo     Dựng bốn Liên hiệp hội mẫu rồi mở trang trên máy này
      report   Xuất một báo cáo ra tệp
      figures  In số liệu của một kỳ
      verify   Đối chiếu số liệu, cây tổ chức và tệp đính kèm trên dữ liệu thật; nêu rõ chỗ lệch
      migrate  Nâng cấp cấu trúc dữ liệu cho khớp với bản chương trình này
      import   Nhập số liệu từ tệp bảng tính
      export   Xuất số liệu ra tệp Excel nhập lại được
      user     Quản lý tài khoản khi không còn ai vào được trang quản trị

    Dữ liệu:
          --data <THƯ-MỤC>          Thư mục dữ liệu: tệp hoitu.sqlite, tệp đính kèm, tệp khóa (mặc định ./hoitu-data; với lệnh demo là ./demo-data)
          --database-url <ĐỊA-CHỈ>  Dùng PostgreSQL thay cho SQLite, thí dụ postgres://hoitu@db/hoitu; tệp đính kèm vẫn ở thư mục dữ liệu
          --config <TỆP>            Tệp cấu hình TOML (mặc định: hoitu.toml trong thư mục dữ liệu, nếu có)

    Tùy chọn:
      -V, --version  In phiên bản của chương trình
      -h, --help     In cách dùng này

    Gõ “hoitu LỆNH --help” để xem cách dùng từng lệnh.
    ");
    insta::assert_snapshot!(said("hoitu report --help"), @"
    Xuất một báo cáo ra tệp

    Cách dùng: hoitu report --union MÃ --kind LOẠI --period KỲ --format DẠNG --out TỆP

    Tùy chọn:
          --union <MÃ>     Mã của Liên hiệp hội, thí dụ bac-kan, thai-binh
          --kind <LOẠI>    six-month (6 tháng) hoặc annual (năm)
          --period <KỲ>    Kỳ báo cáo: 2022-H1, 2022-H1@statutory (chốt 14/6), 2022, hoặc TỪ..ĐẾN
          --format <DẠNG>  json, html, pdf, docx hoặc xlsx
          --out <TỆP>      Tệp kết quả; “-” là in ra màn hình
      -h, --help           In cách dùng này

    Dữ liệu:
          --data <THƯ-MỤC>          Thư mục dữ liệu: tệp hoitu.sqlite, tệp đính kèm, tệp khóa (mặc định ./hoitu-data; với lệnh demo là ./demo-data)
          --database-url <ĐỊA-CHỈ>  Dùng PostgreSQL thay cho SQLite, thí dụ postgres://hoitu@db/hoitu; tệp đính kèm vẫn ở thư mục dữ liệu
          --config <TỆP>            Tệp cấu hình TOML (mặc định: hoitu.toml trong thư mục dữ liệu, nếu có)
    ");
}

#[test]
fn what_is_not_understood_is_said_in_vietnamese() {
    let lines = [
        "hoitu",
        "hoitu serv",
        "hoitu serve --prot 1",
        "hoitu serve --port x",
        "hoitu serve --port",
        "hoitu serve extra",
        "hoitu report --union a",
        "hoitu figures --union a --period 2022-H9",
        "hoitu figures --union a --period 2022 --format pdf",
        "hoitu user grant a --role boss --body b",
        "hoitu --version",
    ];
    let all: Vec<String> = lines.iter().map(|line| format!("$ {line}\n{}", said(line))).collect();
    insta::assert_snapshot!(all.join("\n"), @"
    $ hoitu
    Hội Tụ: sổ công việc, số liệu và báo cáo của Liên hiệp các Hội Khoa học và Kỹ thuật.

    Cách dùng: hoitu [TÙY CHỌN] <LỆNH>

    Lệnh:
      serve    Mở trang để mọi người làm việc bằng trình duyệt
      demo     Dựng bốn Liên hiệp hội mẫu rồi mở trang trên máy này
      report   Xuất một báo cáo ra tệp
      figures  In số liệu của một kỳ
      verify   Đối chiếu số liệu, cây tổ chức và tệp đính kèm trên dữ liệu thật; nêu rõ chỗ lệch
      migrate  Nâng cấp cấu trúc dữ liệu cho khớp với bản chương trình này
      import   Nhập số liệu từ tệp bảng tính
      export   Xuất số liệu ra tệp Excel nhập lại được
      user     Quản lý tài khoản khi không còn ai vào được trang quản trị

    Dữ liệu:
          --data <THƯ-MỤC>          Thư mục dữ liệu: tệp hoitu.sqlite, tệp đính kèm, tệp khóa (mặc định ./hoitu-data; với lệnh demo là ./demo-data)
          --database-url <ĐỊA-CHỈ>  Dùng PostgreSQL thay cho SQLite, thí dụ postgres://hoitu@db/hoitu; tệp đính kèm vẫn ở thư mục dữ liệu
          --config <TỆP>            Tệp cấu hình TOML (mặc định: hoitu.toml trong thư mục dữ liệu, nếu có)

    Tùy chọn:
      -V, --version  In phiên bản của chương trình
      -h, --help     In cách dùng này

    Gõ “hoitu LỆNH --help” để xem cách dùng từng lệnh.

    $ hoitu serv
    Không có lệnh “serv”. Có phải là “user hoặc serve”?
    Gõ “hoitu --help” để xem cách dùng.

    $ hoitu serve --prot 1
    Không hiểu “--prot”. Có phải là “--port”?
    Gõ “hoitu --help” để xem cách dùng.

    $ hoitu serve --port x
    Giá trị “x” của --port <SỐ> không dùng được.
    Gõ “hoitu --help” để xem cách dùng.

    $ hoitu serve --port
    Tùy chọn --port <SỐ> còn thiếu giá trị.
    Gõ “hoitu --help” để xem cách dùng.

    $ hoitu serve extra
    Không hiểu “extra”.
    Gõ “hoitu --help” để xem cách dùng.

    $ hoitu report --union a
    Còn thiếu: --kind <LOẠI>, --period <KỲ>, --format <DẠNG>, --out <TỆP>.
    Gõ “hoitu --help” để xem cách dùng.

    $ hoitu figures --union a --period 2022-H9
    Giá trị “2022-H9” của --period <KỲ> không dùng được: “2022-H9” không phải là một kỳ báo cáo; thí dụ: 2022, 2022-H1, 2022-H1@statutory, 2022-Q3, 2022-9M, 2022-01-01..2022-05-31.
    Gõ “hoitu --help” để xem cách dùng.

    $ hoitu figures --union a --period 2022 --format pdf
    Giá trị “pdf” của --format <DẠNG> không dùng được; hãy chọn json hoặc table.
    Gõ “hoitu --help” để xem cách dùng.

    $ hoitu user grant a --role boss --body b
    Giá trị “boss” của --role <VAI-TRÒ> không dùng được: “boss” không phải là một vai trò.
    Gõ “hoitu --help” để xem cách dùng.

    $ hoitu --version
    hoitu 0.1.0
    ");
}

#[test]
fn a_kind_that_is_not_there_is_answered_with_those_that_are() {
    let said = said("hoitu import records a.csv --union a --kind lop");
    let kinds = activities::record::Kind::ALL;
    assert!(
        said.contains("“lop” không phải là loại hoạt động") && kinds.iter().all(|kind| said.contains(kind.row().slug)),
        "{said}"
    );
}
