//! Backups, logs, media, drills.

use super::word::vocabulary;

vocabulary! {
    /// Where a backup is kept.
    BACKUP_MEDIUM {
        "disk" "外付けディスク" "disk" ["hdd", "外付けhdd", "usb hdd"];
        "nas" "NAS" "nas" [];
        "tape" "テープ" "tape" ["lto"];
        "cloud" "クラウド" "cloud" [];
        "optical" "光ディスク" "optical disc" ["dvd", "bd"];
        "server" "別サーバ" "another server" [];
    }
}
vocabulary! {
    /// What a log records.
    LOG_KIND {
        "access" "アクセスログ" "access log" ["利用者ログ", "操作ログ"];
        "authentication" "認証ログ" "authentication log" ["ログイン履歴"];
        "network" "通信ログ" "network log" ["ファイアウォールログ"];
        "system" "システムログ" "system log" ["イベントログ"];
    }
}
vocabulary! {
    /// What is allowed with removable media.
    MEDIA_RULE {
        "prohibited" "禁止" "prohibited" ["使用禁止", "不可"];
        "registered-only" "登録済みのみ" "registered only" ["許可制", "登録制"];
        "unrestricted" "制限なし" "unrestricted" ["自由"];
    }
}
vocabulary! {
    /// Kinds of drill.
    DRILL_KIND {
        "disaster" "災害" "disaster" ["bcp", "防災"];
        "cyber-attack" "サイバー攻撃" "cyber attack" ["ランサムウェア", "サイバー"];
        "system-failure" "システム障害" "system failure" ["障害", "停電"];
        "restore" "復旧" "restore" ["リストア"];
    }
}
