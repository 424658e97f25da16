//! Arguments of `shirube catalogue`.

use super::LanguageArgument;
use clap::{Args, Subcommand, ValueEnum};
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
    /// 出力形式 / Output format
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: DiffFormat,
    /// 出力先 / Write to this file instead of the standard output
    #[arg(short, long)]
    pub(crate) output: Option<PathBuf>,
    /// 引き継いだだけのものも並べる / List what is merely carried as well
    #[arg(long)]
    pub(crate) all: bool,
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
