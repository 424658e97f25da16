//! Arguments of `shirube catalogue`.

use super::values::{LanguageArgument, date, volume};
use crate::output::NamedFormat;
use clap::{Args, Subcommand, ValueEnum};
use shirube_model::{Date, Volume};
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(crate) struct CatalogueArguments {
    #[command(subcommand)]
    pub(crate) command: CatalogueCommand,
}

#[derive(Debug, Subcommand)]
pub(crate) enum CatalogueCommand {
    /// 二つの版を遵守事項ごとに比べる / Compare two editions, requirement by requirement
    Diff(DiffArguments),
    /// 公式の編(PDF)の写しを取り込む / Bring in your copy of an official volume (PDF)
    Import(ImportVolumeArguments),
    /// 版と、取り込んだ写しの一覧 / List the editions, and the copies brought in
    List {
        /// 取り込んだ表のフォルダ / The folder of carried-in data
        #[arg(long, env = "SHIRUBE_DATA")]
        data: Option<PathBuf>,
        /// 表示の言語 / Language
        #[arg(long, value_enum, default_value = "ja", env = "SHIRUBE_LANG")]
        lang: LanguageArgument,
    },
    /// 取り込んだ写しを消す / Remove a copy
    Forget {
        /// 版 / The edition
        edition: String,
        /// 編 / The volume: overview, governance, management, control, entrusted
        #[arg(value_parser = volume)]
        volume: Volume,
        /// 取り込んだ表のフォルダ / The folder of carried-in data
        #[arg(long, env = "SHIRUBE_DATA")]
        data: Option<PathBuf>,
    },
    /// CISO Assistantのライブラリとして出す / Write an edition as a library of CISO Assistant
    Export {
        /// ガイドラインの版 / The edition; the newest in force today when not given
        #[arg(long)]
        edition: Option<String>,
        /// 出力先 / Write to this file instead of the standard output
        #[arg(short, long)]
        output: Option<PathBuf>,
    },
    /// CISO AssistantのライブラリをOSCALのカタログにする / Turn a library of CISO Assistant into an OSCAL
    /// catalog
    Convert {
        /// ライブラリ(YAML) / The library (YAML)
        file: PathBuf,
        /// 出力先 / Write to this file instead of the standard output
        #[arg(short, long)]
        output: Option<PathBuf>,
    },
}

#[derive(Debug, Args)]
pub(crate) struct DiffArguments {
    /// 前の版 / The edition to start from
    pub(crate) from: String,
    /// 後の版 / The edition to compare it with
    pub(crate) to: String,
    /// 出力形式。ないときは出力先の名前から、それもなければ text / Output format; from the file's name when not
    /// given, else text
    #[arg(long, value_enum)]
    pub(crate) format: Option<DiffFormat>,
    /// 出力先 / Write to this file instead of the standard output
    #[arg(short, long)]
    pub(crate) output: Option<PathBuf>,
    /// 取り込んだ写しのフォルダ / The folder of carried-in data
    #[arg(long, env = "SHIRUBE_DATA")]
    pub(crate) data: Option<PathBuf>,
    /// 引き継いだだけのものも並べる / List what is merely carried as well
    #[arg(long)]
    pub(crate) all: bool,
    /// 表示の言語 / Language
    #[arg(long, value_enum, default_value = "ja", env = "SHIRUBE_LANG")]
    pub(crate) lang: LanguageArgument,
}

#[derive(Debug, Args)]
pub(crate) struct ImportVolumeArguments {
    /// 公式の編のPDF / The official volume, a PDF
    pub(crate) file: PathBuf,
    /// 版。なければ表紙から / The edition; from the title page when not given
    #[arg(long)]
    pub(crate) edition: Option<String>,
    /// 編。なければ表紙から / The volume; from the title page when not given
    #[arg(long, value_parser = volume)]
    pub(crate) volume: Option<Volume>,
    /// 出荷されていない版の施行日 / The first day of an edition that was never shipped
    #[arg(long, value_parser = date)]
    pub(crate) in_force_from: Option<Date>,
    /// 写しにないものを、なくなったものとして扱う / Take what the copy does not have as gone
    #[arg(long)]
    pub(crate) accept_missing: bool,
    /// 結果をJSONで出す / Print the result as JSON
    #[arg(long)]
    pub(crate) json: bool,
    /// 取り込み先のフォルダ / The folder of carried-in data
    #[arg(long, env = "SHIRUBE_DATA")]
    pub(crate) data: Option<PathBuf>,
    /// 表示の言語 / Language
    #[arg(long, value_enum, default_value = "ja", env = "SHIRUBE_LANG")]
    pub(crate) lang: LanguageArgument,
}

/// An output format of a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum DiffFormat {
    Text,
    Json,
    Html,
    Xlsx,
}

impl NamedFormat for DiffFormat {
    const ENDINGS: &'static [(&'static str, &'static [Self])] = &[
        ("txt", &[Self::Text]),
        ("json", &[Self::Json]),
        ("html", &[Self::Html]),
        ("htm", &[Self::Html]),
        ("xlsx", &[Self::Xlsx]),
    ];
}
