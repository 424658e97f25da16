//! Slips in the command line itself, said in the person's language. What clap knows of them comes as
//! a kind and a context; its own sentences are English.

use crate::error::CommandError;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use shirube_model::Message;

/// A slip as a failure.
pub(crate) fn failure(error: &clap::Error) -> CommandError {
    CommandError::Usage(message(error))
}

fn message(error: &clap::Error) -> Message {
    let context = |kind| error.get(kind).map(text).unwrap_or_default();
    let argument = context(ContextKind::InvalidArg);
    let value = context(ContextKind::InvalidValue);
    let known = context(ContextKind::ValidValue);
    // Nobody but the program itself calls its worker.
    let commands = context(ContextKind::ValidSubcommand);
    let commands: Vec<&str> = commands.split(", ").filter(|name| *name != "pdf-worker").collect();
    let with_argument = |code| Message::new(code).with("argument", &argument);
    match error.kind() {
        ErrorKind::UnknownArgument => with_argument("usage-unknown-argument"),
        ErrorKind::InvalidSubcommand => Message::new("usage-unknown-command")
            .with("value", context(ContextKind::InvalidSubcommand)),
        ErrorKind::MissingRequiredArgument => with_argument("usage-missing-argument"),
        ErrorKind::MissingSubcommand => {
            Message::new("usage-missing-command").with("known", commands.join(", "))
        }
        ErrorKind::ArgumentConflict => {
            let other = context(ContextKind::PriorArg);
            with_argument("usage-conflict").with("other", other)
        }
        ErrorKind::InvalidValue if value.is_empty() => with_argument("usage-no-value"),
        ErrorKind::InvalidValue if !known.is_empty() => {
            with_argument("usage-invalid-value").with("value", value).with("known", known)
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            with_argument("usage-bad-value").with("value", value)
        }
        ErrorKind::TooManyValues => with_argument("usage-too-many-values").with("value", value),
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            with_argument("usage-number-of-values")
        }
        ErrorKind::NoEquals => with_argument("usage-no-equals"),
        ErrorKind::InvalidUtf8 => Message::new("usage-not-utf8"),
        _ => Message::new("usage-other"),
    }
}

fn text(value: &ContextValue) -> String {
    match value {
        ContextValue::Strings(several) => several.join(", "),
        ContextValue::StyledStrs(several) => {
            several.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
        }
        other => other.to_string(),
    }
}

/// The language that the raw arguments ask for, when they cannot be read as a whole.
pub(crate) fn asked_language(arguments: impl Iterator<Item = String>) -> Option<String> {
    let mut arguments = arguments.peekable();
    while let Some(argument) = arguments.next() {
        if let Some(language) = argument.strip_prefix("--lang=") {
            return Some(language.to_owned());
        }
        if argument == "--lang" {
            return arguments.next();
        }
    }
    None
}
