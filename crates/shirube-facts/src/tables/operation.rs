//! What happened: drills, incidents, events.

use crate::declare::fact_table;
use crate::vocabulary::DRILL_KIND;

fact_table! { Drill "drill" "訓練" Institution: "訓練の記録。" / "Drills that were held." {
    drill_id: text, "訓練ID" []: "訓練を指す番号" / "Number of the drill";
    kind: code(DRILL_KIND), "訓練種別" ["種別"]: "災害・サイバー攻撃などの別" / "Disaster, cyber attack or other";
    held_at: date, "実施日" ["訓練日"]: "行った日" / "Day it was held";
    participants: integer, "参加人数" ["参加者数"]: "参加した人の数" / "How many took part";
    improvement_recorded: flag, "改善記録" ["振り返り"]: "結果を記録し改善につなげたか" / "Whether results and improvements were recorded";
}}
fact_table! { Incident "incident" "インシデント" Institution: "起きた事象。" / "Incidents that occurred." {
    incident_id: text, "インシデントID" ["事象ID"]: "事象を指す番号" / "Number of the incident";
    occurred_at: date, "発生日" []: "起きた日" / "Day it occurred";
    aware_at: date, "覚知日" ["認知日", "気づいた日", "発覚日"]: "自院の誰かが気づいた日。報告の期限はここから数える" / "Day anyone of the institution became aware; the time to report runs from it";
    title: text, "件名" ["概要"]: "何が起きたか" / "What happened";
    serious: flag, "重大" ["重大性"]: "診療や医療情報に影響したか" / "Whether care or medical information was affected";
    reported_at: date, "報告日" ["届出日"]: "所管官庁などに知らせた日" / "Day the authorities were told";
    measures_taken_at: date, "再発防止日" ["対策日"]: "再発防止策を終えた日" / "Day measures against recurrence were complete";
}}
fact_table! { AuditEvent "audit_event" "監査事象" Institution: "システムの監査証跡の1事象。" / "One event of a system's audit trail." {
    event_id: text, "事象ID" []: "事象を指す番号" / "Number of the event";
    system_id: text, "システムID" []: "システム" / "The system";
    account_id: text, "アカウントID" []: "操作したアカウント" / "The account";
    occurred_at: date, "発生日" []: "起きた日" / "Day it occurred";
    action: text, "操作" []: "操作の種類" / "What was done";
}}
