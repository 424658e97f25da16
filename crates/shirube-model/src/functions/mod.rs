//! The check functions: scalar functions that `check.sql` may call, written once and registered in
//! every engine.
//!
//! A function gets values and gives a value, knows no clock and no file, and answers NULL where
//! an argument is NULL or unreadable: what is not known stays unknown, and a check turns it into
//! the verdict `unknown`.

mod dates;
mod networks;
mod passwords;
mod texts;
mod tls;
mod value;
mod versions;
mod words;

pub use passwords::character_classes;
pub use tls::{SuiteClass, suite_class};
pub use value::{Argument, Value};
pub use versions::{VersionScheme, compare_versions};

/// What a check function gives back; engines with typed plans need to know it beforehand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReturnKind {
    /// A whole number or flag.
    Integer,
    /// A text.
    Text,
}

/// A scalar function of the check dialect.
#[derive(Debug, Clone, Copy)]
pub struct CheckFunction {
    /// Its name in SQL.
    pub name: &'static str,
    /// Names of its arguments.
    pub arguments: &'static [&'static str],
    /// What it gives back.
    pub returns: ReturnKind,
    /// What it does, in one line.
    pub description: &'static str,
    /// The function itself. It gets exactly as many values as it has arguments.
    pub call: fn(&[Argument<'_>]) -> Value,
}

/// No check function has more arguments: an engine may keep them in an array of this length.
pub const MOST_ARGUMENTS: usize = 3;

/// Every check function, sorted by name.
pub const FUNCTIONS: &[CheckFunction] = &[
    CheckFunction {
        name: "add_months",
        arguments: &["date", "months"],
        returns: ReturnKind::Text,
        description: "The date that many months later, on the last day of a shorter month.",
        call: dates::add_months,
    },
    CheckFunction {
        name: "cidr_contains",
        arguments: &["network", "address"],
        returns: ReturnKind::Integer,
        description: "1 when the network holds the address or the other network, else 0.",
        call: networks::cidr_contains,
    },
    CheckFunction {
        name: "cidr_overlaps",
        arguments: &["network", "other"],
        returns: ReturnKind::Integer,
        description: "1 when both networks share an address, else 0.",
        call: networks::cidr_overlaps,
    },
    CheckFunction {
        name: "comma_list_contains",
        arguments: &["list", "item"],
        returns: ReturnKind::Integer,
        description: "1 when the comma-separated list holds the item, whatever its case, else 0.",
        call: texts::comma_list_contains,
    },
    CheckFunction {
        name: "days_between",
        arguments: &["from", "to"],
        returns: ReturnKind::Integer,
        description: "Days from the first date to the second; negative when it lies before.",
        call: dates::days_between,
    },
    CheckFunction {
        name: "fiscal_year",
        arguments: &["date"],
        returns: ReturnKind::Integer,
        description: "The Japanese fiscal year (from April) that the date lies in.",
        call: dates::fiscal_year,
    },
    CheckFunction {
        name: "password_classes",
        arguments: &["password"],
        returns: ReturnKind::Integer,
        description: "How many of the four kinds of characters the text uses.",
        call: passwords::password_classes,
    },
    CheckFunction {
        name: "text_contains",
        arguments: &["text", "part"],
        returns: ReturnKind::Integer,
        description: "1 when the text holds the part, whatever width and case, else 0.",
        call: texts::text_contains,
    },
    CheckFunction {
        name: "tls_suite_class",
        arguments: &["suite"],
        returns: ReturnKind::Text,
        description: "The class of a TLS cipher suite, by its IANA name.",
        call: tls::tls_suite_class,
    },
    CheckFunction {
        name: "version_compare",
        arguments: &["scheme", "a", "b"],
        returns: ReturnKind::Integer,
        description: "-1, 0 or 1 as version a is older than, equal to or newer than b.",
        call: versions::version_compare,
    },
    CheckFunction {
        name: "word",
        arguments: &["code"],
        returns: ReturnKind::Text,
        description: "The word of both locales that has this code.",
        call: words::word,
    },
];

/// The function with this name.
pub fn function(name: &str) -> Option<&'static CheckFunction> {
    FUNCTIONS.iter().find(|function| function.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// What an engine holds is lent to a function, never copied for it: only what owns nothing is
    /// `Copy`.
    #[test]
    fn arguments_own_nothing() {
        fn lent<T: Copy>(_: &T) {}
        let held = Value::Text("x".to_owned());
        let argument = Argument::from(&held);
        lent(&argument);
        let (Argument::Text(seen), Value::Text(text)) = (argument, &held) else { panic!() };
        assert_eq!(seen.as_ptr(), text.as_ptr());
    }

    fn any_value() -> impl Strategy<Value = Value> {
        prop_oneof![
            Just(Value::Null),
            any::<i64>().prop_map(Value::Integer),
            any::<f64>().prop_map(Value::Real),
            "\\PC{0,30}".prop_map(Value::Text),
            "[0-9.:/-]{0,20}".prop_map(Value::Text),
        ]
    }

    #[test]
    fn names_are_sorted_and_unique() {
        assert!(FUNCTIONS.windows(2).all(|pair| pair[0].name < pair[1].name));
        assert!(FUNCTIONS.iter().all(|function| function.arguments.len() <= MOST_ARGUMENTS));
    }

    #[test]
    fn null_stays_null() {
        for function in FUNCTIONS {
            for position in 0..function.arguments.len() {
                let mut values = vec![Argument::Text("2026-01-01"); function.arguments.len()];
                values[position] = Argument::Null;
                assert_eq!((function.call)(&values), Value::Null, "{}", function.name);
            }
        }
    }

    proptest! {
        #[test]
        fn any_values_are_survived(values in prop::collection::vec(any_value(), MOST_ARGUMENTS)) {
            let values: Vec<Argument<'_>> = values.iter().map(Argument::from).collect();
            for function in FUNCTIONS {
                let _ = (function.call)(&values[..function.arguments.len()]);
            }
        }
    }
}
