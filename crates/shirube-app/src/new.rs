//! A new institution: a folder with templates whose comments teach.

use crate::atomic::{make_folder, replace};
use crate::error::AppError;
use shirube_facts::tables::TABLES;
use shirube_facts::{ColumnKind, Table, TableScope};
use shirube_model::{Bilingual, InstitutionId, Language};
use shirube_words::Locale;
use std::path::Path;

/// The templates of one language: settings, declarations, checklist, and what to read first with its
/// name.
struct Templates {
    settings: &'static str,
    declarations: &'static str,
    checklist: &'static str,
    guide: (&'static str, &'static str),
}

const JAPANESE: Templates = Templates {
    settings: include_str!("../templates/ja/shirube.toml"),
    declarations: include_str!("../templates/ja/declarations.toml"),
    checklist: include_str!("../templates/ja/checklist.toml"),
    guide: ("はじめに.md", include_str!("../templates/ja/はじめに.md")),
};

const ENGLISH: Templates = Templates {
    settings: include_str!("../templates/en/shirube.toml"),
    declarations: include_str!("../templates/en/declarations.toml"),
    checklist: include_str!("../templates/en/checklist.toml"),
    guide: ("read-me.md", include_str!("../templates/en/read-me.md")),
};

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

/// Makes a folder with templates to fill in, in the language of `locale`. A folder with something in
/// it is left alone.
pub fn new_institution(root: &Path, name: Option<&str>, locale: Locale) -> Result<(), AppError> {
    let occupied = std::fs::read_dir(root).is_ok_and(|mut entries| entries.next().is_some());
    if occupied {
        return Err(AppError::NotEmpty(root.to_path_buf()));
    }
    for folder in ["ledger", "evidence"] {
        make_folder(&root.join(folder))?;
    }
    // `.` has a name too; the id keeps of it what an id may hold.
    let root = &root.canonicalize().unwrap_or_else(|_| root.to_path_buf());
    let folder = root.file_name().map(|name| name.to_string_lossy().into_owned());
    let id = InstitutionId::nearest(folder.as_deref().unwrap_or("clinic")).to_string();
    let templates = match locale.language {
        Language::Ja => JAPANESE,
        Language::En => ENGLISH,
    };
    let name = name.unwrap_or_else(|| locale.get("new.name"));
    let settings = templates.settings.replace("\"@ID@\"", &quoted(&id));
    let settings = settings.replace("\"@NAME@\"", &quoted(name));
    let (guide, guide_text) = templates.guide;
    for (file, text) in [
        ("shirube.toml", settings.as_str()),
        ("declarations.toml", templates.declarations),
        ("checklist.toml", templates.checklist),
        (guide, guide_text),
    ] {
        replace(&root.join(file), text.as_bytes())?;
    }
    for table in TABLES {
        if table.scope == TableScope::Institution && LEDGER.contains(&table.name) {
            let name = Bilingual { ja: table.name_ja.to_owned(), en: table.name.to_owned() };
            let path = root.join("ledger").join(format!("{}.csv", name.get(locale.language)));
            replace(&path, template(table, locale).as_bytes())?;
        }
    }
    Ok(())
}

/// A text as TOML writes it.
fn quoted(text: &str) -> String {
    toml::Value::from(text).to_string()
}

/// Comments that say what each column means, then the heading. A byte order mark, so that
/// spreadsheet programs read it as UTF-8. A comment with a comma stands in quotation marks, so that
/// it stays one cell.
fn template(table: &Table, locale: Locale) -> String {
    let is_japanese = locale.language == Language::Ja;
    let comment = |text: &str| {
        let text = text.trim_end();
        match text.contains([',', '"']) {
            true => format!("\"# {}\"\n", text.replace('"', "\"\"")),
            false => format!("# {text}\n"),
        }
    };
    let mut out = String::from("\u{feff}");
    out += &comment(if is_japanese { table.description_ja } else { table.description_en });
    out += &comment(locale.get("new.empty-cells"));
    let mut headings = Vec::new();
    for column in table.columns {
        let how = match column.kind {
            ColumnKind::Text => String::new(),
            ColumnKind::Integer => locale.get("new.number").to_owned(),
            ColumnKind::Date => locale.get("new.date").to_owned(),
            ColumnKind::Flag => locale.get("new.flag").to_owned(),
            ColumnKind::Code(vocabulary) => {
                let words = vocabulary.words.iter();
                let words: Vec<&str> =
                    words.map(|word| if is_japanese { word.ja } else { word.code }).collect();
                let between = locale.get("new.between");
                locale.sentence("new.one-of", &[("known", &words.join(between))])
            }
        };
        let (heading, description) = if is_japanese {
            (column.heading_ja, column.description_ja)
        } else {
            (column.name, column.description_en)
        };
        out += &comment(&format!("{heading}: {description} {how}"));
        headings.push(heading);
    }
    out + &headings.join(",") + "\n"
}
