//! Arguments of `shirube declare`, `shirube answer` and `shirube waive`.

use super::values::date;
use clap::{Args, ValueEnum};
use shirube_model::{Date, DeclaredResult};
use std::path::PathBuf;

/// Who states something, and for which day.
#[derive(Debug, Args)]
pub(crate) struct Stating {
    /// だれが(ないときは、このコンピュータの利用者) / Who; the user of the computer when not given
    #[arg(long)]
    pub(crate) by: Option<String>,
    /// いつ(ないときは今日) / On which day; today when not given
    #[arg(long, value_parser = date)]
    pub(crate) on: Option<Date>,
    /// 取り下げる / Take it back
    #[arg(long)]
    pub(crate) withdraw: bool,
    /// ほかの人が述べたことを取り下げるとき、だれのものか / Whose it is, to take back what another
    /// person stated
    #[arg(long)]
    pub(crate) of: Option<String>,
    /// 取り込んだ写しのフォルダ / The folder of carried-in data
    #[arg(long, env = "SHIRUBE_DATA")]
    pub(crate) data: Option<PathBuf>,
}

/// What is declared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ResultArgument {
    #[value(alias = "満たす")]
    Met,
    #[value(alias = "満たさない")]
    NotMet,
    #[value(alias = "対象外")]
    NotApplicable,
}

impl From<ResultArgument> for DeclaredResult {
    fn from(argument: ResultArgument) -> Self {
        match argument {
            ResultArgument::Met => Self::Met,
            ResultArgument::NotMet => Self::NotMet,
            ResultArgument::NotApplicable => Self::NotApplicable,
        }
    }
}

#[derive(Debug, Args)]
pub(crate) struct DeclareArguments {
    /// 医療機関のフォルダ / The institution's folder
    pub(crate) folder: PathBuf,
    /// 遵守事項(例: 運用編 13.⑥、control/13#6) / The requirement, such as control/13#6
    pub(crate) requirement: String,
    /// 結果 / What is declared
    #[arg(long, value_enum, default_value = "met", conflicts_with = "withdraw")]
    pub(crate) result: ResultArgument,
    /// 何を確かめたか / What was looked at
    #[arg(long, required_unless_present = "withdraw", conflicts_with = "withdraw")]
    pub(crate) statement: Option<String>,
    /// 役割(例: 企画管理者) / In which role, such as planning and management
    #[arg(long, conflicts_with = "withdraw")]
    pub(crate) role: Option<String>,
    /// 証跡のファイル(フォルダの中の場所) / Files of evidence, by their place in the folder
    #[arg(long, conflicts_with = "withdraw")]
    pub(crate) evidence: Vec<String>,
    /// 有効な最後の日(ないときは一年) / The last day on which it holds; a year when not given
    #[arg(long, value_parser = date, conflicts_with = "withdraw")]
    pub(crate) until: Option<Date>,
    /// ガイドラインの版(ないときは、その日に施行されている版) / The edition; that in force on the day
    #[arg(long)]
    pub(crate) edition: Option<String>,
    /// 番号は自分の写しのもの / The number is that of your copy
    #[arg(long, conflicts_with = "withdraw")]
    pub(crate) numbers_of_copy: bool,
    #[command(flatten)]
    pub(crate) stating: Stating,
}

#[derive(Debug, Args)]
pub(crate) struct AnswerArguments {
    /// 医療機関のフォルダ / The institution's folder
    pub(crate) folder: PathBuf,
    /// 項目と回答(例: 2-①=はい 2-②=いいえ)。取り下げるときは項目だけ / Items with answers, such as
    /// 2-①=yes; the items alone to take answers back
    #[arg(required = true)]
    pub(crate) items: Vec<String>,
    /// チェックリスト(r5〜r8、bcp)。ないときは、その日の年度のもの / The checklist (r5 to r8,
    /// bcp); that of the day's fiscal year when not given
    #[arg(long)]
    pub(crate) list: Option<String>,
    /// 対象(サーバ、端末PC、ネットワーク機器) / The scope (server, client-pc, network-device)
    #[arg(long)]
    pub(crate) scope: Option<String>,
    /// 「いいえ」を「はい」にする目標日 / By when a no is to become a yes
    #[arg(long, value_parser = date, conflicts_with = "withdraw")]
    pub(crate) target: Option<Date>,
    /// 備考 / Remarks
    #[arg(long, conflicts_with = "withdraw")]
    pub(crate) note: Option<String>,
    #[command(flatten)]
    pub(crate) stating: Stating,
}

#[derive(Debug, Args)]
pub(crate) struct WaiveArguments {
    /// 医療機関のフォルダ / The institution's folder
    pub(crate) folder: PathBuf,
    /// 検査のコードか名前 / The check's code or name
    pub(crate) check: String,
    /// 対象(ないときは、その検査のすべて) / The subject; every one of the check when not given
    #[arg(long)]
    pub(crate) subject: Option<String>,
    /// 理由 / Why
    #[arg(long, required_unless_present_any = ["withdraw", "approve"], conflicts_with = "withdraw")]
    pub(crate) reason: Option<String>,
    /// 有効な最後の日 / The last day on which it holds
    #[arg(long, value_parser = date, required_unless_present_any = ["withdraw", "approve"], conflicts_with = "withdraw")]
    pub(crate) until: Option<Date>,
    /// 別の人が求めた受容を承認する / Approve what another person asked for
    #[arg(long, conflicts_with_all = ["withdraw", "reason", "until"])]
    pub(crate) approve: bool,
    /// ガイドラインの版 / The edition that was looked at
    #[arg(long)]
    pub(crate) edition: Option<String>,
    /// 自院の検査のフォルダ / A folder with checks of your own
    #[arg(long)]
    pub(crate) checks: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) stating: Stating,
}
