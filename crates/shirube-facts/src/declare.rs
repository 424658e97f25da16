//! The macro that declares a fact table once: typed row, schema, and conversion to plain values.

macro_rules! rust_type {
    (text) => { Option<String> };
    (integer) => { Option<i64> };
    (date) => { Option<shirube_model::Date> };
    (flag) => { Option<bool> };
    (code) => { Option<String> };
}

macro_rules! column_kind {
    (text) => {
        crate::ColumnKind::Text
    };
    (integer) => {
        crate::ColumnKind::Integer
    };
    (date) => {
        crate::ColumnKind::Date
    };
    (flag) => {
        crate::ColumnKind::Flag
    };
    (code $vocabulary:path) => {
        crate::ColumnKind::Code(&$vocabulary)
    };
}

/// `Row "name" "表名" World?: "ja" / "en" { column: kind(vocabulary)?, "見出し" ["alias"]: "ja" / "en"; }`
macro_rules! fact_table {
    ($row:ident $name:literal $name_ja:literal $scope:ident: $about_ja:literal / $about_en:literal {
        $($column:ident: $kind:ident $(($vocabulary:path))?, $heading:literal [$($alias:literal),*]:
            $ja:literal / $en:literal;)+
    }) => {
        #[doc = $about_en]
        #[derive(Debug, Clone, Default, PartialEq)]
        pub struct $row {
            $(#[doc = $en] pub $column: $crate::declare::rust_type!($kind),)+
        }

        // A type that nobody names: a look-up is `Row::COLUMNS.column`, and a column that is no
        // longer there does not compile.
        const _: () = {
            #[doc = "Where each column stands in the values of a row, counted from 0."]
            #[derive(Debug, Clone, Copy)]
            pub struct Columns {
                $(#[doc = $en] pub $column: usize,)+
            }

            impl $row {
                /// Where each column stands in the values of a row, counted from 0.
                pub const COLUMNS: Columns = {
                    let mut next = 0;
                    $(
                        let $column = next;
                        next += 1;
                    )+
                    let _ = next;
                    Columns { $($column),+ }
                };
            }
        };

        impl $crate::FactRow for $row {
            const TABLE: &'static $crate::Table = &$crate::Table {
                name: $name,
                name_ja: $name_ja,
                description_ja: $about_ja,
                description_en: $about_en,
                scope: $crate::TableScope::$scope,
                columns: &[$($crate::Column {
                    name: stringify!($column),
                    kind: $crate::declare::column_kind!($kind $($vocabulary)?),
                    heading_ja: $heading,
                    aliases: &[$($alias),*],
                    description_ja: $ja,
                    description_en: $en,
                }),+],
            };

            fn into_values(self) -> Vec<shirube_model::functions::Value> {
                vec![$($crate::row::IntoValue::into_value(self.$column)),+]
            }
        }
    };
}

pub(crate) use {column_kind, fact_table, rust_type};

#[cfg(test)]
mod tests {
    use crate::tables::{Device, Document};
    use crate::{FactRow, Table};

    #[test]
    fn constants_name_the_columns_in_their_order() {
        let name = |table: &Table, column: usize| table.columns[column].name;
        assert_eq!(name(Device::TABLE, Device::COLUMNS.device_id), "device_id");
        assert_eq!(name(Device::TABLE, Device::COLUMNS.os_cycle), "os_cycle");
        assert_eq!(name(Document::TABLE, Document::COLUMNS.approved_by), "approved_by");
        let row = Device { os_cycle: Some("x".to_owned()), ..Device::default() };
        let text = shirube_model::functions::Value::Text("x".to_owned());
        assert_eq!(row.into_values()[Device::COLUMNS.os_cycle], text);
    }
}
