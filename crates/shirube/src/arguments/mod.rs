//! The command line.

pub(crate) mod catalogue;
pub(crate) mod checklist;
pub(crate) mod library;
pub(crate) mod oscal;
pub(crate) mod statements;
mod values;

pub(crate) use values::LanguageArgument;

use crate::output::NamedFormat;
use clap::{Args, Parser, Subcommand, ValueEnum};
use shirube_model::{Date, Severity};
use std::path::PathBuf;
use values::date;

/// しるべ: 医療情報システムの安全管理ガイドラインをコードに。フォルダを渡すと、遵守事項ごとの状態を証跡つきで返す。
/// ネットワークは使わない。終了コード: 0 問題なし、1 所見あり、2 入力か使い方の誤り
/// / Shirube: the guideline as code. An institution's folder in, every requirement's status with its
/// evidence out. Offline. Exit codes: 0 nothing at or above the threshold, 1 findings, 2 bad input
/// or usage
#[derive(Debug, Parser)]
#[command(name = "shirube", version, propagate_version = true)]
pub(crate) struct Arguments {
    /// 表示の言語 / Language
    #[arg(long, global = true, value_enum, default_value = "ja", env = "SHIRUBE_LANG")]
    pub(crate) lang: LanguageArgument,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// 医療機関のフォルダを検査する / Check an institution's folder
    Check(CheckArguments),
    /// 遵守事項や検査を説明する / Explain a requirement, a check or any cited place
    Explain(ExplainArguments),
    /// ひな形のフォルダを作る / Make a folder with templates to fill in
    New(NewArguments),
    /// 読み取った事実を見る / Look at the facts that were read
    Facts(FactsArguments),
    /// 脆弱性・サポート期間の表を取り込む / Carry in vulnerability and life-cycle data
    Feed(FeedArguments),
    /// 公開資料を取り込み、読み、探す / Bring in, read and search public documents
    Library(library::LibraryArguments),
    /// パブリックコメントと回答の一覧 / The register of public comments and responses
    Comments(library::CommentsArguments),
    /// 厚生労働省のチェックリストを証跡つきで埋める / Fill the ministry's checklist in, with evidence
    Checklist(checklist::ChecklistArguments),
    /// 遵守事項について申告する / Declare something about a requirement
    Declare(statements::DeclareArguments),
    /// チェックリストの項目に答える / Answer items of a checklist
    Answer(statements::AnswerArguments),
    /// 所見を、期限を決めて受け入れる / Live with a finding, until a day
    Waive(statements::WaiveArguments),
    /// 立入検査の資料を一つにまとめる / Put together what an inspection asks for
    Pack(checklist::PackArguments),
    /// ガイドラインの版を比べる・取り込む / Compare editions of the guideline, bring in your copy
    Catalogue(catalogue::CatalogueArguments),
    /// OSCALの文書を出す・読む / Write and read OSCAL documents
    Oscal(oscal::OscalArguments),
    /// 検査の一覧 / List the checks
    Checks,
    /// JSON報告のスキーマを出す / Print the JSON Schema of the report
    Schema,
    #[command(hide = true)]
    PdfWorker(library::PdfWorkerArguments),
}

/// An output format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ReportFormat {
    Text,
    Json,
    Sarif,
    Junit,
    Csv,
    Html,
    Xlsx,
}

impl NamedFormat for ReportFormat {
    const ENDINGS: &'static [(&'static str, &'static [Self])] = &[
        ("txt", &[Self::Text]),
        ("json", &[Self::Json, Self::Sarif]),
        ("sarif", &[Self::Sarif]),
        ("xml", &[Self::Junit]),
        ("csv", &[Self::Csv]),
        ("html", &[Self::Html]),
        ("htm", &[Self::Html]),
        ("xlsx", &[Self::Xlsx]),
    ];
}

/// A severity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum SeverityArgument {
    Low,
    Medium,
    High,
    Critical,
    Never,
}

impl SeverityArgument {
    pub(crate) fn severity(self) -> Option<Severity> {
        match self {
            Self::Low => Some(Severity::Low),
            Self::Medium => Some(Severity::Medium),
            Self::High => Some(Severity::High),
            Self::Critical => Some(Severity::Critical),
            Self::Never => None,
        }
    }
}

#[derive(Debug, Args)]
pub(crate) struct CheckArguments {
    /// 医療機関のフォルダ / The institution's folder
    pub(crate) folder: PathBuf,
    /// 出力形式。ないときは出力先の名前から、それもなければ text / Output format; from the file's name when not
    /// given, else text
    #[arg(long, value_enum)]
    pub(crate) format: Option<ReportFormat>,
    /// 出力先 / Write to this file instead of the standard output
    #[arg(short, long)]
    pub(crate) output: Option<PathBuf>,
    /// 基準日(今日でない日で判断する) / The date to judge for; today when not given
    #[arg(long, value_parser = date)]
    pub(crate) as_of: Option<Date>,
    /// ガイドラインの版 / The edition; the newest shipped one in force on the date when not given
    #[arg(long)]
    pub(crate) edition: Option<String>,
    /// この重大度以上の所見か「満たさない」という申告で終了コード1(never なら変えない) / Exit with 1 on findings
    /// of this severity or above, and on declarations of "not met"; with never, neither changes it
    #[arg(long, value_enum, default_value = "low")]
    pub(crate) fail_on: SeverityArgument,
    /// 読めないファイルがあっても終了コードを1にしない / A file that could not be read does not make the exit
    /// code 1
    #[arg(long)]
    pub(crate) allow_unread: bool,
    /// 読めない入力があれば終了コード2 / Exit with 2 when any input could not be read
    #[arg(long)]
    pub(crate) strict: bool,
    /// 自院の検査のフォルダ / A folder with checks of your own
    #[arg(long)]
    pub(crate) checks: Option<PathBuf>,
    /// 取り込んだ表のフォルダ / The folder of carried-in data
    #[arg(long, env = "SHIRUBE_DATA")]
    pub(crate) data: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct ExplainArguments {
    /// 検査のコード・名前、または遵守事項など(例: SHR-NET-014、運用編 13.⑥、control/13#6)
    /// / A check's code or name, or any cited place
    #[arg(required = true, num_args = 1..)]
    pub(crate) place: Vec<String>,
    /// ガイドラインの版 / The edition
    #[arg(long)]
    pub(crate) edition: Option<String>,
    /// 取り込んだ資料のフォルダ / The folder of carried-in data
    #[arg(long, env = "SHIRUBE_DATA")]
    pub(crate) data: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct NewArguments {
    /// 作るフォルダ / The folder to make
    pub(crate) folder: PathBuf,
    /// 医療機関の名称 / The institution's name
    #[arg(long)]
    pub(crate) name: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct FactsArguments {
    /// 医療機関のフォルダ / The institution's folder
    #[arg(required_unless_present_any = ["schema", "formats"])]
    pub(crate) folder: Option<PathBuf>,
    /// 見る表 / The table to show; all tables' row counts when not given
    #[arg(long)]
    pub(crate) table: Option<String>,
    /// すべての表を一つのJSONで / All tables as one JSON object
    #[arg(long, conflicts_with = "table")]
    pub(crate) all: bool,
    /// 出力形式 / Output format
    #[arg(long, value_enum, default_value = "csv")]
    pub(crate) format: FactsFormat,
    /// 表と列の説明 / Describe tables and columns
    #[arg(long)]
    pub(crate) schema: bool,
    /// 読める証跡の形式 / List the formats of evidence
    #[arg(long)]
    pub(crate) formats: bool,
}

/// An output format of facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum FactsFormat {
    Csv,
    Json,
}

#[derive(Debug, Args)]
pub(crate) struct FeedArguments {
    #[command(subcommand)]
    pub(crate) command: FeedCommand,
}

#[derive(Debug, Subcommand)]
pub(crate) enum FeedCommand {
    /// KEVのJSON、または生存期間表のファイル・フォルダを取り込む / Import the KEV JSON, or life-cycle files
    Import {
        /// ファイルまたはフォルダ / Files or folders
        #[arg(required = true)]
        paths: Vec<PathBuf>,
        /// 表の日付(生存期間表で必要) / The day of the data (needed for life-cycle files)
        #[arg(long, value_parser = date)]
        dated: Option<Date>,
        /// 取り込み先のフォルダ / The folder of carried-in data
        #[arg(long, env = "SHIRUBE_DATA")]
        data: Option<PathBuf>,
    },
    /// 使われる表とその日付 / Which data is used, and its date
    Status {
        /// 取り込み先のフォルダ / The folder of carried-in data
        #[arg(long, env = "SHIRUBE_DATA")]
        data: Option<PathBuf>,
    },
}
