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
