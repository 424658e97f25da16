//! A new institution: a folder with templates whose comments teach.

use crate::atomic::{make_folder, replace};
use crate::error::AppError;
use shirube_facts::tables::TABLES;
use shirube_facts::{ColumnKind, Table, TableScope};
use std::path::Path;

const SETTINGS: &str = include_str!("../templates/shirube.toml");
const DECLARATIONS: &str = include_str!("../templates/declarations.toml");
const CHECKLIST: &str = include_str!("../templates/checklist.toml");
const GUIDE: &str = include_str!("../templates/はじめに.md");

/// Tables that a person fills in; the others come from evidence.
const LEDGER: [&str; 22] = [
    "person",
    "system",
    "device",
    "vendor",
    "contract",
    "vendor_disclosure",
    "document",
    "training_record",
    "account",
    "auth_policy",
    "remote_access",
    "network",
    "wlan",
    "patch_state",
    "backup_job",
    "log_source",
    "removable_media_policy",
    "drill",
    "incident",
    "contact",
    "vendor_answer",
    "disclosure_treatment",
];

/// Makes a folder with templates to fill in. A folder with something in it is left alone.
pub fn new_institution(root: &Path, name: &str) -> Result<(), AppError> {
    let occupied = std::fs::read_dir(root).is_ok_and(|mut entries| entries.next().is_some());
    if occupied {
        return Err(AppError::NotEmpty(root.to_path_buf()));
    }
    for folder in ["ledger", "evidence"] {
        make_folder(&root.join(folder))?;
    }
    let id = root.file_name().map(|name| name.to_string_lossy().into_owned());
    let id = id.unwrap_or_else(|| "clinic".to_owned());
    let settings = SETTINGS.replace("@ID@", &escaped(&id)).replace("@NAME@", &escaped(name));
    replace(&root.join("shirube.toml"), settings.as_bytes())?;
    replace(&root.join("declarations.toml"), DECLARATIONS.as_bytes())?;
    replace(&root.join("checklist.toml"), CHECKLIST.as_bytes())?;
    replace(&root.join("はじめに.md"), GUIDE.as_bytes())?;
    for table in TABLES {
        if table.scope == TableScope::Institution && LEDGER.contains(&table.name) {
            let path = root.join("ledger").join(format!("{}.csv", table.name_ja));
            replace(&path, template(table).as_bytes())?;
        }
    }
    Ok(())
}

/// A text inside a TOML string.
fn escaped(text: &str) -> String {
    text.chars().filter(|c| !c.is_control() && !matches!(c, '"' | '\\')).collect()
}

/// Comments that say what each column means, then the heading. A byte order mark, so that
/// spreadsheet programs read it as UTF-8.
fn template(table: &Table) -> String {
    let mut out = String::from("\u{feff}");
    out.push_str(&format!("# {}\n", table.description_ja.replace(',', "、")));
    out.push_str("# 先頭が # の行は読み飛ばします。わからない欄は空けてください。空欄は「不明」で、合格にはなりません。ほかの行に書いてある日付などが空なら「していない」と読む検査もあります。\n");
    for column in table.columns {
        let how = match column.kind {
            ColumnKind::Text => String::new(),
            ColumnKind::Integer => "数".to_owned(),
            ColumnKind::Date => "日付。2026-04-01、令和8年4月1日 など".to_owned(),
            ColumnKind::Flag => "○ か ×".to_owned(),
            ColumnKind::Code(vocabulary) => {
                let words: Vec<&str> = vocabulary.words.iter().map(|word| word.ja).collect();
                format!("次のどれか: {}", words.join("・"))
            }
        };
        let text = format!("{}: {} {how}", column.heading_ja, column.description_ja);
        out.push_str(&format!("# {}\n", text.trim_end().replace(',', "、")));
    }
    let headings: Vec<&str> = table.columns.iter().map(|column| column.heading_ja).collect();
    out.push_str(&headings.join(","));
    out.push('\n');
    out
}
