//! What guards and what records.

use crate::declare::fact_table;
use crate::vocabulary::{BACKUP_MEDIUM, LOG_KIND, MEDIA_RULE};

fact_table! { BackupJob "backup_job" "バックアップ" Institution: "バックアップの取り方。1行に1つ。" / "One way in which a backup is taken." {
    backup_id: text, "バックアップID" []: "バックアップを指す番号" / "Number of the backup";
    system_id: text, "システムID" []: "対象のシステム" / "The system";
    medium: code(BACKUP_MEDIUM), "保存先" ["媒体"]: "保存先の種類" / "Where it is kept";
    generations: integer, "世代数" ["世代"]: "残す世代の数" / "Generations kept";
    interval_days: integer, "間隔日数" ["取得間隔"]: "取る間隔（日）" / "Days between two backups";
    offline: flag, "オフライン" ["切離し", "オフライン保管"]: "ふだん切り離してあるか" / "Whether it is kept apart from the network";
    write_protected: flag, "書換え不可" ["追記型", "イミュータブル"]: "書き換えられない形か" / "Whether it cannot be overwritten";
    last_success_at: date, "最終成功日" ["最終取得日"]: "最後に成功した日" / "Day of the last success";
    restore_tested_at: date, "復元確認日" ["復旧テスト日", "リストア確認日"]: "元に戻せることを最後に確かめた日" / "Day a restore was last tested";
}}
fact_table! { LogSource "log_source" "ログ" Institution: "取っている記録。1行に1種類。" / "One kind of record that is kept." {
    log_id: text, "ログID" []: "記録を指す番号" / "Number of the log";
    system_id: text, "システムID" []: "対象のシステム" / "The system";
    device_id: text, "機器ID" []: "対象の機器" / "The device";
    kind: code(LOG_KIND), "ログ種別" ["種別"]: "アクセス・認証・通信などの別" / "Access, authentication, network or other";
    retention_days: integer, "保存日数" ["保存期間日数"]: "残す日数" / "Days kept";
    reviewed_at: date, "確認日" ["最終確認日", "レビュー日"]: "最後に見直した日" / "Day of the last review";
    protected: flag, "改ざん防止" ["保護"]: "消去や改ざんから守られているか" / "Whether it is guarded against deletion and change";
    time_synchronised: flag, "時刻同期" []: "時刻が標準時に合わせてあるか" / "Whether its clock follows standard time";
    records_login: flag, "ログイン時刻記録" []: "ログイン時刻が残るか" / "Whether it records the time of login";
    records_duration: flag, "利用時間記録" ["アクセス時間記録"]: "利用した時間が残るか" / "Whether it records how long";
    records_patient: flag, "対象患者記録" ["操作対象記録"]: "扱った医療情報（患者）が残るか" / "Whether it records whose information was handled";
}}
fact_table! { RemovableMediaPolicy "removable_media_policy" "可搬媒体" Institution: "USBメモリなどの使い方の決まり。" / "Rules for USB sticks and the like." {
    policy_id: text, "方針ID" []: "方針を指す番号" / "Number of the rule";
    scope: text, "対象範囲" ["対象"]: "どの端末に効くか" / "Which terminals it governs";
    rule: code(MEDIA_RULE), "利用可否" ["規則"]: "禁止・登録制・制限なしの別" / "Prohibited, registered only or unrestricted";
    technically_enforced: flag, "技術的制限" ["機器による制限"]: "設定で止めているか" / "Whether a setting enforces it";
    scanned: flag, "ウイルス検査" ["検査"]: "使う前に検査するか" / "Whether media are scanned before use";
    encrypted: flag, "暗号化" []: "暗号化するか" / "Whether media are encrypted";
}}
