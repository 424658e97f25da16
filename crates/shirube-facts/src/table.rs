//! What is known of a fact table and its columns: one description for ledgers, checks and people.

use crate::vocabulary::Vocabulary;
use shirube_model::text::heading_key;
use std::collections::BTreeMap;

/// What a column holds.
#[derive(Debug, Clone, Copy)]
pub enum ColumnKind {
    /// Free text.
    Text,
    /// A whole number; the unit is in the column's name.
    Integer,
    /// A day, ISO 8601.
    Date,
    /// 0 or 1.
    Flag,
    /// One word of a vocabulary.
    Code(&'static Vocabulary),
}

impl ColumnKind {
    /// The name shown in the schema.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Integer => "integer",
            Self::Date => "date",
            Self::Flag => "flag",
            Self::Code(_) => "code",
        }
    }

    /// The storage type in SQL: texts, codes and ISO dates are `TEXT`.
    pub fn sql_type(self) -> &'static str {
        match self {
            Self::Text | Self::Date | Self::Code(_) => "TEXT",
            Self::Integer | Self::Flag => "INTEGER",
        }
    }
}

/// A column of a fact table.
#[derive(Debug)]
pub struct Column {
    /// Its name in SQL and in English ledgers.
    pub name: &'static str,
    /// What it holds.
    pub kind: ColumnKind,
    /// The heading in Japanese ledgers.
    pub heading_ja: &'static str,
    /// Other headings that people write.
    pub aliases: &'static [&'static str],
    /// What it means, in Japanese.
    pub description_ja: &'static str,
    /// What it means, in English.
    pub description_en: &'static str,
}

/// Whose facts a table holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TableScope {
    /// Facts about one institution.
    Institution,
    /// Facts about the world (products, vulnerabilities); `institution_id` is `*`.
    World,
}

/// A fact table.
#[derive(Debug)]
pub struct Table {
    /// Its name in SQL: singular, snake_case.
    pub name: &'static str,
    /// Its name in Japanese: the name of the ledger file or sheet.
    pub name_ja: &'static str,
    /// What one row is, in Japanese.
    pub description_ja: &'static str,
    /// What one row is, in English.
    pub description_en: &'static str,
    /// Whose facts it holds.
    pub scope: TableScope,
    /// Its own columns. `institution_id` stands before them, the trailing columns after them.
    pub columns: &'static [Column],
}

impl Table {
    /// The position of the column with this SQL name.
    pub fn column_index(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.name == name)
    }

    /// What ledger headings mean, by [`heading_key`]: positions of columns.
    pub fn headings(&self) -> BTreeMap<String, usize> {
        let mut headings = BTreeMap::new();
        for (index, column) in self.columns.iter().enumerate() {
            for name in [column.name, column.heading_ja].iter().chain(column.aliases) {
                headings.entry(heading_key(name)).or_insert(index);
            }
        }
        headings
    }

    /// All SQL column names: `institution_id`, own columns, trailing columns.
    pub fn sql_columns(&self) -> Vec<&'static str> {
        let mut names = vec!["institution_id"];
        names.extend(self.columns.iter().map(|column| column.name));
        names.extend(crate::TRAILING_COLUMNS);
        names
    }

    /// True when a ledger file or sheet of this name holds the table.
    pub fn is_named(&self, name: &str) -> bool {
        let key = heading_key(name);
        heading_key(self.name) == key
            || heading_key(self.name_ja) == key
            || heading_key(self.name_ja) + "台帳" == key
            || heading_key(self.name_ja) + "一覧" == key
    }
}
