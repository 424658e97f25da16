//! Arguments of `shirube oscal`.

use super::checklist::AssessedFolder;
use clap::{Args, Subcommand, ValueEnum};
use shirube_exchange::OscalVersion;
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(crate) struct OscalArguments {
    #[command(subcommand)]
    pub(crate) command: OscalCommand,
}

#[derive(Debug, Subcommand)]
pub(crate) enum OscalCommand {
    /// 版をカタログとして出す / An edition as a catalog
    Catalog {
        /// ガイドラインの版 / The edition; the newest in force today when not given
        #[arg(long)]
        edition: Option<String>,
        #[command(flatten)]
        to: Target,
    },
    /// 版から版、または他の枠組みへの対応を出す(OSCAL 1.2) / How an edition maps to another, or to
    /// another framework
    Mapping {
        /// 前の版 / The edition to start from
        from: String,
        /// 後の版、または iso-27001-2022、nist-csf-2.0 / Another edition, or a framework
        to: String,
        /// 出力先 / Write to this file instead of the standard output
        #[arg(short, long)]
        output: Option<PathBuf>,
    },
    /// 適用される遵守事項を、理由とともにプロファイルとして出す / Which requirements apply, and why, as a
    /// profile
    Profile(AssessedDocument),
    /// 事業者のMDS/SDSの回答をコンポーネント定義として出す / Vendors' MDS/SDS answers as a component
    /// definition
    Component(AssessedDocument),
    /// 検査の結果を出す / Assessment results
    Results(AssessedDocument),
    /// 所見を対応計画として出す / Findings as a plan of action and milestones
    Poam(AssessedDocument),
    /// カタログを読み、確かめる / Read a catalog, and say what is wrong with it
    Read {
        /// カタログのファイル / The catalog
        file: PathBuf,
    },
}

/// A document about an institution.
#[derive(Debug, Args)]
pub(crate) struct AssessedDocument {
    #[command(flatten)]
    pub(crate) assessed: AssessedFolder,
    /// ガイドラインの版 / The edition; the newest in force on the date when not given
    #[arg(long)]
    pub(crate) edition: Option<String>,
    #[command(flatten)]
    pub(crate) to: Target,
}

/// Where a document goes, and the version of OSCAL that it says.
#[derive(Debug, Args)]
pub(crate) struct Target {
    /// OSCALの版 / The version of OSCAL that the document names
    #[arg(long, value_enum, default_value = "1.2")]
    pub(crate) oscal: OscalArgument,
    /// 出力先 / Write to this file instead of the standard output
    #[arg(short, long)]
    pub(crate) output: Option<PathBuf>,
}

/// A version of OSCAL.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum OscalArgument {
    #[value(name = "1.1")]
    V1_1,
    #[value(name = "1.2")]
    V1_2,
}

impl From<OscalArgument> for OscalVersion {
    fn from(argument: OscalArgument) -> Self {
        match argument {
            OscalArgument::V1_1 => Self::V1_1,
            OscalArgument::V1_2 => Self::V1_2,
        }
    }
}
