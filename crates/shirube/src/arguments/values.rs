//! Values that several commands take.

use clap::ValueEnum;
use shirube_model::{Date, Language, Volume};

/// A display language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum LanguageArgument {
    Ja,
    En,
}

impl From<LanguageArgument> for Language {
    fn from(argument: LanguageArgument) -> Self {
        match argument {
            LanguageArgument::Ja => Self::Ja,
            LanguageArgument::En => Self::En,
        }
    }
}

pub(crate) fn date(text: &str) -> Result<Date, String> {
    shirube_model::date::parse_date(text).map_err(|error| error.to_string())
}

/// A volume by its id or its Japanese name.
pub(crate) fn volume(name: &str) -> Result<Volume, String> {
    let named = Volume::from_id(name)
        .or_else(|| Volume::ALL.into_iter().find(|volume| volume.name_ja() == name));
    named.ok_or_else(|| name.to_owned())
}
