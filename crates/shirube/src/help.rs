//! Help in one language. The arguments say what they are in both, "日本語 / English"; what clap adds of
//! its own is English and is replaced by words of the locale.

use clap::Command;
use clap::builder::StyledStr;
use shirube_model::Language;
use shirube_words::Locale;

/// What stands between the two languages of a help text.
const BETWEEN: &str = " / ";

/// Words of clap as they stand in a rendered help, each with the key of its words. Longer ones come
/// before those that they hold.
const WORDS: [(&str, &str); 16] = [
    ("Print this message or the help of the given subcommand(s)", "help.of-command"),
    ("Print help (see more with '--help')", "help.help"),
    ("Print help (see a summary with '-h')", "help.help"),
    ("Print help", "help.help"),
    ("Print version", "help.version"),
    ("[OPTIONS]", "help.place-of-options"),
    ("<COMMAND>", "help.place-of-command"),
    ("[COMMAND]", "help.place-of-optional-command"),
    ("Usage:", "help.usage"),
    ("Commands:", "help.commands"),
    ("Arguments:", "help.arguments"),
    ("Options:", "help.options"),
    ("Possible values:", "help.possible-values"),
    ("possible values:", "help.possible-values"),
    ("[default:", "help.default"),
    ("[env:", "help.environment"),
];

/// The command with every help text in one language.
pub(crate) fn in_one_language(command: Command, language: Language) -> Command {
    let half = |text: Option<&StyledStr>| {
        text.map(|text| StyledStr::from(half(&text.to_string(), language)))
    };
    let (about, long) = (half(command.get_about()), half(command.get_long_about()));
    let names: Vec<String> =
        command.get_subcommands().map(|command| command.get_name().to_owned()).collect();
    let mut command = command.mut_args(|argument| {
        let (help, long) = (half(argument.get_help()), half(argument.get_long_help()));
        let argument = help.into_iter().fold(argument, |argument, help| argument.help(help));
        long.into_iter().fold(argument, |argument, long| argument.long_help(long))
    });
    if let Some(about) = about {
        command = command.about(about);
    }
    if let Some(long) = long {
        command = command.long_about(long);
    }
    names.iter().fold(command, |command, name| {
        command.mut_subcommand(name, |command| in_one_language(command, language))
    })
}

fn half(text: &str, language: Language) -> String {
    match (text.split_once(BETWEEN), language) {
        (Some((japanese, _)), Language::Ja) => japanese.trim().to_owned(),
        (Some((_, english)), Language::En) => english.trim().to_owned(),
        (None, _) => text.to_owned(),
    }
}

/// A rendered help with the words of clap in the language of the locale.
pub(crate) fn worded(help: &str, locale: Locale) -> String {
    WORDS
        .iter()
        .fold(help.to_owned(), |help, (english, key)| help.replace(english, locale.get(key)))
}
