//! Arguments of `shirube checklist` and `shirube pack`.

use super::values::{LanguageArgument, date};
use crate::output::NamedFormat;
use clap::{Args, ValueEnum};
use shirube_model::Date;
use shirube_model::checklist::Party;
use std::path::PathBuf;

/// What is assessed, and for when.
#[derive(Debug, Args)]
pub(crate) struct AssessedFolder {
    /// 医療機関のフォルダ / The institution's folder
    pub(crate) folder: PathBuf,
    /// 基準日(今日でない日で判断する) / The date to judge for; today when not given
    #[arg(long, value_parser = date)]
    pub(crate) as_of: Option<Date>,
    /// 取り込んだ表のフォルダ / The folder of carried-in data
    #[arg(long, env = "SHIRUBE_DATA")]
    pub(crate) data: Option<PathBuf>,
    /// 表示の言語 / Language
    #[arg(long, value_enum, default_value = "ja", env = "SHIRUBE_LANG")]
    pub(crate) lang: LanguageArgument,
}

#[derive(Debug, Args)]
pub(crate) struct ChecklistArguments {
    #[command(flatten)]
    pub(crate) assessed: AssessedFolder,
    /// チェックリスト(r5〜r8、bcp)。なければ基準日の年度のもの / The checklist; that of the date's fiscal
    /// year when not given
    #[arg(long)]
    pub(crate) list: Option<String>,
    /// 用紙。なければ施設の種別に合うものと事業者確認用 / The form; those of the institution and of its
    /// vendors when not given
    #[arg(long, value_enum)]
    pub(crate) form: Option<FormArgument>,
    /// ガイドラインの版。なければチェックリストの版 / The edition; that of the checklist when not given
    #[arg(long)]
    pub(crate) edition: Option<String>,
    /// 出力形式。ないときは出力先の名前から、それもなければ text / Output format; from the file's name when not
    /// given, else text
    #[arg(long, value_enum)]
    pub(crate) format: Option<ChecklistFormat>,
    /// 出力先 / Write to this file instead of the standard output
    #[arg(short, long)]
    pub(crate) output: Option<PathBuf>,
}

/// A form of a checklist.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum FormArgument {
    Institution,
    Pharmacy,
    Vendor,
}

impl From<FormArgument> for Party {
    fn from(argument: FormArgument) -> Self {
        match argument {
            FormArgument::Institution => Self::Institution,
            FormArgument::Pharmacy => Self::Pharmacy,
            FormArgument::Vendor => Self::Vendor,
        }
    }
}

/// An output format of a checklist.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ChecklistFormat {
    Text,
    Json,
    Html,
    Xlsx,
}

impl NamedFormat for ChecklistFormat {
    const ENDINGS: &'static [(&'static str, &'static [Self])] = &[
        ("txt", &[Self::Text]),
        ("json", &[Self::Json]),
        ("html", &[Self::Html]),
        ("htm", &[Self::Html]),
        ("xlsx", &[Self::Xlsx]),
    ];
}

#[derive(Debug, Args)]
pub(crate) struct PackArguments {
    #[command(flatten)]
    pub(crate) assessed: AssessedFolder,
    /// チェックリスト。なければ基準日の年度のもの / The checklist; that of the date's fiscal year when not
    /// given
    #[arg(long)]
    pub(crate) list: Option<String>,
    /// 作るフォルダ、または .zip のファイル / The folder to make, or a file ending in .zip
    #[arg(short, long)]
    pub(crate) output: PathBuf,
}
