//! Clap's own words in Vietnamese: the frame of the help, the headings, and a sentence for each way of not being
//! understood. Clap has no translation of its own, so the errors are retold from their kind and context.

use clap::builder::styling::Styles;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command, Error};

const TEMPLATE: &str = "{about}\n\nCách dùng: {usage}\n\n{all-args}{after-help}";
const OPTIONS: &str = "Tùy chọn";

/// The program leaves before it began.
#[derive(Debug, PartialEq, Eq)]
pub struct Leave {
    /// What to print.
    pub text: String,
    /// 0: help was asked for and goes to standard output. 2: not understood, to standard error.
    pub code: u8,
}

/// The same command, speaking Vietnamese.
pub(super) fn in_vietnamese(command: Command) -> Command {
    let version =
        Arg::new("version").long("version").short('V').action(ArgAction::Version).help("In phiên bản của chương trình");
    retold(command.styles(Styles::plain()).disable_version_flag(true).arg(version.help_heading(OPTIONS)))
}

fn retold(command: Command) -> Command {
    let help = Arg::new("help").long("help").short('h').action(ArgAction::Help).help("In cách dùng này");
    command
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .help_template(TEMPLATE)
        .subcommand_help_heading("Lệnh")
        .subcommand_value_name("LỆNH")
        .mut_args(|arg| {
            let heading = if arg.is_positional() { "Đối số" } else { OPTIONS };
            if arg.get_help_heading().is_some() { arg } else { arg.help_heading(heading) }
        })
        .arg(help.help_heading(OPTIONS))
        .mut_subcommands(retold)
}

impl From<Error> for Leave {
    fn from(error: Error) -> Self {
        match error.kind() {
            ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => Self { text: error.render().to_string(), code: 0 },
            ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => Self { text: error.render().to_string(), code: 2 },
            kind => {
                let sentence = sentence(kind, &error);
                Self { text: format!("{sentence}\nGõ “hoitu --help” để xem cách dùng.\n"), code: 2 }
            }
        }
    }
}

fn sentence(kind: ErrorKind, error: &Error) -> String {
    let context = |kind| error.get(kind).map(words).unwrap_or_default();
    let argument = context(ContextKind::InvalidArg);
    let value = context(ContextKind::InvalidValue);
    match kind {
        ErrorKind::UnknownArgument => {
            let meant = context(ContextKind::SuggestedArg);
            format!("Không hiểu “{argument}”.{}", did_you_mean(&meant))
        }
        ErrorKind::InvalidSubcommand => {
            let meant = context(ContextKind::SuggestedSubcommand);
            format!("Không có lệnh “{}”.{}", context(ContextKind::InvalidSubcommand), did_you_mean(&meant))
        }
        ErrorKind::MissingSubcommand => "Chưa nêu lệnh.".to_owned(),
        ErrorKind::MissingRequiredArgument => format!("Còn thiếu: {}.", argument.replace(" hoặc ", ", ")),
        ErrorKind::InvalidValue if value.is_empty() => format!("Tùy chọn {argument} còn thiếu giá trị."),
        ErrorKind::InvalidValue => {
            let one_of = context(ContextKind::ValidValue);
            format!("Giá trị “{value}” của {argument} không dùng được; hãy chọn {one_of}.")
        }
        ErrorKind::ValueValidation => {
            // Our own value types say in Vietnamese what is wrong; numbers and addresses of the standard library do not.
            let why = std::error::Error::source(error).map(ToString::to_string).unwrap_or_default();
            let ours =
                if why.starts_with('“') || why.starts_with("Kỳ") { format!(": {why}") } else { String::new() };
            format!("Giá trị “{value}” của {argument} không dùng được{ours}.")
        }
        ErrorKind::ArgumentConflict => format!("{argument} bị nêu hai lần hoặc không dùng chung được."),
        ErrorKind::InvalidUtf8 => "Dòng lệnh có chữ không đọc được (không phải UTF-8).".to_owned(),
        _ => format!("Không hiểu dòng lệnh: {argument} {value}").trim_end().to_owned(),
    }
}

fn did_you_mean(meant: &str) -> String {
    if meant.is_empty() { String::new() } else { format!(" Có phải là “{meant}”?") }
}

fn words(value: &ContextValue) -> String {
    match value {
        ContextValue::String(text) => text.clone(),
        ContextValue::Strings(texts) => texts.join(" hoặc "),
        ContextValue::StyledStr(text) => text.to_string(),
        ContextValue::StyledStrs(texts) => texts.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
        ContextValue::Number(number) => number.to_string(),
        ContextValue::Bool(flag) => flag.to_string(),
        _ => String::new(),
    }
}
