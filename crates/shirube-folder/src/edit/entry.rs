//! One entry of a list in a TOML file, as it is written.

use shirube_model::Date;
use toml_edit::{Array, ArrayOfTables, DocumentMut, Item, Table, Value, value};

/// The fields of an entry in the order in which a new one is written; a field without a value is
/// not written, and taken out of an entry that has it.
#[derive(Debug, Default)]
pub(super) struct Entry(Vec<(&'static str, Option<Value>)>);

impl Entry {
    pub(super) fn text(self, key: &'static str, text: &str) -> Self {
        self.maybe(key, Some(text))
    }

    pub(super) fn maybe(mut self, key: &'static str, text: Option<&str>) -> Self {
        self.0.push((key, text.map(text_value)));
        self
    }

    pub(super) fn day(self, key: &'static str, day: Option<Date>) -> Self {
        self.maybe(key, day.map(|day| day.to_string()).as_deref())
    }

    /// Texts in brackets; an empty list is not written.
    pub(super) fn list(mut self, key: &'static str, texts: &[String]) -> Self {
        let list: Array = texts.iter().map(|text| text_value(text)).collect();
        self.0.push((key, (!list.is_empty()).then_some(Value::Array(list))));
        self
    }

    /// A new entry of the list `name`, with `\n` as line ends.
    pub(super) fn render(&self, name: &str) -> String {
        let mut table = Table::new();
        for (key, field) in &self.0 {
            if let Some(field) = field {
                table.insert(key, value(field.clone()));
            }
        }
        let mut list = ArrayOfTables::new();
        list.push(table);
        let mut document = DocumentMut::new();
        document.insert(name, Item::ArrayOfTables(list));
        document.to_string()
    }

    /// The fields alone, each on a line of its own, with `\n` as line ends.
    pub(super) fn render_fields(&self) -> String {
        let fields = self.0.iter().filter_map(|(key, field)| Some((key, field.as_ref()?)));
        fields.map(|(key, field)| format!("{key} = {field}\n")).collect()
    }

    /// The entry that stands in `lines` with these fields in it, with `\n` as line ends: comments
    /// and the order of what is there stay. `None` when there is no such entry in the lines.
    pub(super) fn render_over(&self, name: &str, lines: &str) -> Option<String> {
        let mut document: DocumentMut = lines.parse().ok()?;
        let table = document.get_mut(name)?.as_array_of_tables_mut()?.get_mut(0)?;
        for (key, field) in &self.0 {
            match (field, table.get_mut(key).and_then(Item::as_value_mut)) {
                (Some(new), Some(old)) => {
                    let decor = old.decor().clone();
                    *old = new.clone();
                    *old.decor_mut() = decor;
                }
                (Some(new), None) => {
                    table.insert(key, value(new.clone()));
                }
                (None, _) => {
                    table.remove(key);
                }
            }
        }
        Some(document.to_string().replace("\r\n", "\n"))
    }
}

/// One field stands on one line, so that the line ends of the file never become part of a text.
fn text_value(text: &str) -> Value {
    if text.contains('\n') {
        // A string of JSON is one of TOML: the escapes are the same.
        let quoted = serde_json::Value::from(text).to_string();
        if let Ok(value) = quoted.parse() {
            return value;
        }
    }
    Value::from(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_escaped() {
        let entry = Entry::default()
            .text("reason", "a\n\"b\" \\ 'c' ]]\n[[d]]")
            .maybe("role", None)
            .list("evidence", &["x\"y".to_owned()]);
        let text = entry.render("d");
        assert_eq!(text.lines().count(), 3, "{text}");
        let read: toml::Table = toml::from_str(&text).unwrap();
        let reason = read["d"][0]["reason"].as_str();
        assert_eq!(reason, Some("a\n\"b\" \\ 'c' ]]\n[[d]]"));
    }

    #[test]
    fn comments_inside_of_an_entry_stay() {
        let lines = "[[d]] # one\r\n# why\r\na = 'old' # said by x\r\nb = 1\r\n";
        let entry = Entry::default().text("a", "new").maybe("b", None).text("c", "more");
        let text = entry.render_over("d", lines).unwrap();
        assert_eq!(text, "[[d]] # one\n# why\na = \"new\" # said by x\nc = \"more\"\n");
    }
}
