//! `shirube library` and `shirube comments`.

use super::values::date;
use crate::output::NamedFormat;
use clap::{Args, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Where the library is, and in which language to speak.
#[derive(Debug, Clone, Args)]
pub(crate) struct LibraryArgument {
    /// 取り込んだ資料のフォルダ / The folder of carried-in data
    #[arg(long, env = "SHIRUBE_DATA", global = true)]
    pub(crate) data: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct LibraryArguments {
    #[command(subcommand)]
    pub(crate) command: LibraryCommand,
    #[command(flatten)]
    pub(crate) place: LibraryArgument,
}

/// A date as it is written, when it is one.
fn date_as_written(text: &str) -> Result<String, String> {
    date(text).map(|_| text.to_owned())
}

fn web_address(text: &str) -> Result<String, String> {
    let web = text.starts_with("https://") || text.starts_with("http://");
    if web { Ok(text.to_owned()) } else { Err("write it with https:// or http://".to_owned()) }
}

fn edition_id(text: &str) -> Result<String, String> {
    let numbers = text.strip_prefix("mhlw-").and_then(|numbers| numbers.split_once('.'));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    match numbers {
        Some((major, minor)) if digits(major) && digits(minor) => Ok(text.to_owned()),
        _ => Err("write it such as mhlw-6.0".to_owned()),
    }
}

/// Files to bring in, and what a person knows of them.
#[derive(Debug, Args)]
pub(crate) struct ImportArguments {
    /// PDF、保存したページ(HTML・テキスト)、テキスト / PDFs, saved pages (HTML or text), texts
    #[arg(required = true)]
    pub(crate) files: Vec<PathBuf>,
    /// 資料の題名 / The title
    #[arg(long)]
    pub(crate) title: Option<String>,
    /// 発行者 / The publisher
    #[arg(long)]
    pub(crate) publisher: Option<String>,
    /// 会議 / The meeting that it was put before
    #[arg(long)]
    pub(crate) meeting: Option<String>,
    /// 日付(和暦・西暦) / The date, 和暦 or 西暦
    #[arg(long, value_parser = date_as_written)]
    pub(crate) date: Option<String>,
    /// 公開元のURL / Where it was published
    #[arg(long, value_parser = web_address)]
    pub(crate) url: Option<String>,
    /// 資料が対象とする版(例: mhlw-6.0) / The edition that it speaks of
    #[arg(long, value_parser = edition_id)]
    pub(crate) edition: Option<String>,
    /// ページ画像を作らない / Make no page images
    #[arg(long)]
    pub(crate) no_images: bool,
    /// 埋め込まれていない日本語を描く字体のファイル / A font file for Japanese that is not embedded
    #[arg(long)]
    pub(crate) font: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum KindArgument {
    Requirement,
    Check,
    Comment,
    Page,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum VolumeArgument {
    Overview,
    Governance,
    Management,
    Control,
    Entrusted,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum TextOrJson {
    Text,
    Json,
}

#[derive(Debug, Subcommand)]
pub(crate) enum LibraryCommand {
    /// 資料を取り込む / Bring documents in
    Import(ImportArguments),
    /// 資料の一覧 / List the documents
    List {
        /// 出力形式 / Output format
        #[arg(long, value_enum, default_value = "text")]
        format: TextOrJson,
    },
    /// ページを読む / Read a page
    Page {
        /// 資料のID(はじめの数文字でよい) / The document's id, or its beginning
        document: String,
        /// ページ / The page
        number: u32,
        /// 出力形式 / Output format
        #[arg(long, value_enum, default_value = "text")]
        format: TextOrJson,
        /// 検索に使う整えた文字を出す / Show the folded text that is searched
        #[arg(long)]
        folded: bool,
    },
    /// 全文検索 / Search requirements, checks, comments and pages
    Search {
        /// 探す言葉(空白で区切るとすべてを含むもの) / Words, all of which must occur
        #[arg(required = true, num_args = 1..)]
        words: Vec<String>,
        /// 種類 / Only these kinds
        #[arg(long, value_enum)]
        kind: Vec<KindArgument>,
        /// 版 / Only this edition
        #[arg(long)]
        edition: Option<String>,
        /// 編 / Only this volume
        #[arg(long, value_enum)]
        volume: Option<VolumeArgument>,
        /// 件数の上限 / How many at most
        #[arg(long, default_value_t = 20)]
        limit: usize,
        /// 出力形式 / Output format
        #[arg(long, value_enum, default_value = "text")]
        format: TextOrJson,
    },
    /// 資料を除く(人の決定は残る) / Remove a document; people's decisions stay
    Remove {
        /// 資料のID / The document's id
        document: String,
    },
}

#[derive(Debug, Args)]
pub(crate) struct CommentsArguments {
    #[command(subcommand)]
    pub(crate) command: CommentsCommand,
    #[command(flatten)]
    pub(crate) place: LibraryArgument,
}

/// Which comments.
#[derive(Debug, Args)]
pub(crate) struct CommentFilter {
    /// この遵守事項・章・節に関するもの(例: control/14#5、運用編 13.⑥) / On this requirement, chapter or section
    #[arg(long)]
    pub(crate) requirement: Option<String>,
    /// 項目に含まれる語 / A word of the theme
    #[arg(long)]
    pub(crate) theme: Option<String>,
    /// 対応の区分(例: amended、修正) / The disposition
    #[arg(long)]
    pub(crate) disposition: Option<String>,
    /// 編 / The volume
    #[arg(long, value_enum)]
    pub(crate) volume: Option<VolumeArgument>,
    /// 資料のID / The document's id
    #[arg(long)]
    pub(crate) document: Option<String>,
    /// 確認を待つものだけ / Only those that wait for a person
    #[arg(long)]
    pub(crate) unsure: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum CommentFormat {
    Text,
    Json,
    Csv,
    Html,
    Xlsx,
}

impl NamedFormat for CommentFormat {
    const ENDINGS: &'static [(&'static str, &'static [Self])] = &[
        ("txt", &[Self::Text]),
        ("json", &[Self::Json]),
        ("csv", &[Self::Csv]),
        ("html", &[Self::Html]),
        ("htm", &[Self::Html]),
        ("xlsx", &[Self::Xlsx]),
    ];
}

#[derive(Debug, Subcommand)]
pub(crate) enum CommentsCommand {
    /// 意見の表を含む資料を取り込み、一覧にする / Bring in documents with comments, and list them
    Import(ImportArguments),
    /// 意見の一覧 / List the comments
    List {
        #[command(flatten)]
        filter: CommentFilter,
        /// 出力形式(xlsxは--outputが必要)。ないときは出力先の名前から / Output format (xlsx needs
        /// --output); from the file's name when not given
        #[arg(long, value_enum)]
        format: Option<CommentFormat>,
        /// 出力先 / Write to this file
        #[arg(short, long)]
        output: Option<PathBuf>,
    },
    /// ひとつの意見 / One comment in full
    Show {
        /// 番号 / The number
        number: u32,
        /// 資料のID(同じ番号が複数あるとき) / The document's id, when several have the number
        #[arg(long)]
        document: Option<String>,
        /// 出力形式 / Output format
        #[arg(long, value_enum, default_value = "text")]
        format: TextOrJson,
    },
    /// 確認を待つものを見る、または決める / Look at what waits for a person, or decide
    Review(ReviewArguments),
    /// 一覧を書き出す / Export the comments
    Export {
        #[command(flatten)]
        filter: CommentFilter,
        /// 出力形式。ないときは出力先の名前から / Output format; from the file's name when not given
        #[arg(long, value_enum)]
        format: Option<CommentFormat>,
        /// 出力先 / The file to write
        #[arg(short, long)]
        output: PathBuf,
    },
}

#[derive(Debug, Args)]
pub(crate) struct ReviewArguments {
    /// 決める意見の番号。ないときは待つものの一覧 / The comment to decide on; the queue when not given
    pub(crate) number: Option<u32>,
    /// 資料のID / The document's id
    #[arg(long)]
    pub(crate) document: Option<String>,
    /// 欄(theme, volume, place, page, opinion, response, disposition, references。--confirmではallで確認待ちの欄すべて) / The field; with --confirm, all for every field that waits
    #[arg(long, requires_all = ["number", "by"])]
    pub(crate) field: Option<String>,
    /// 決めた値 / The value decided
    #[arg(long, requires = "field", conflicts_with = "none")]
    pub(crate) value: Option<String>,
    /// 値はない / There is no value
    #[arg(long, requires = "field")]
    pub(crate) none: bool,
    /// 機械の読み取りのままでよい / The machine's reading is right
    #[arg(long, requires = "field", conflicts_with_all = ["value", "none"])]
    pub(crate) confirm: bool,
    /// どの欄にも入らない文字を、見終えたものにする(一覧のID) / Be done with characters in no field (their id in the queue)
    #[arg(long, requires = "by", conflicts_with_all = ["number", "field"])]
    pub(crate) dismiss: Option<String>,
    /// 決めた人 / Who decides
    #[arg(long)]
    pub(crate) by: Option<String>,
    /// 理由 / Why
    #[arg(long, requires = "by")]
    pub(crate) note: Option<String>,
    /// 決めた日。ないときは今日 / The day of the decision; today when not given
    #[arg(long, value_parser = date)]
    pub(crate) on: Option<shirube_model::Date>,
    /// 出力形式 / Output format
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: TextOrJson,
}

impl ReviewArguments {
    /// True when a decision is to be kept.
    pub(crate) fn writes(&self) -> bool {
        self.field.is_some() || self.dismiss.is_some()
    }
}

/// Reads pages of a PDF in a process of its own; started by `library import`.
#[derive(Debug, Args)]
pub(crate) struct PdfWorkerArguments {
    pub(crate) file: PathBuf,
    #[arg(long)]
    pub(crate) hash: String,
    #[arg(long)]
    pub(crate) first: u32,
    #[arg(long)]
    pub(crate) images: Option<PathBuf>,
    #[arg(long)]
    pub(crate) font: Option<PathBuf>,
}
