//! `shirube feed`: carry in what is known of products in the world.

use crate::arguments::{FeedArguments, FeedCommand};
use crate::clock::today;
use crate::error::CommandError;
use crate::{output, wiring};
use shirube_app::choose_feeds;

pub(crate) fn run(arguments: &FeedArguments) -> Result<u8, CommandError> {
    let mut lines = String::new();
    match &arguments.command {
        FeedCommand::Import { paths, dated, data } => {
            if let Some(day) = dated.filter(|day| *day > today()) {
                return Err(CommandError::FutureDay(day));
            }
            for feed in wiring::open_with_data(data.as_deref())?.import_feeds(paths, *dated)? {
                let description = feed.description;
                let (name, dated) = (&description.name, description.dated);
                let numbers =
                    [Some(description.entries), description.ranges, description.without_range];
                let [entries, ranges, without] =
                    numbers.map(|number| number.unwrap_or_default().to_string());
                let key = match description.ranges {
                    Some(_) => "feed.vulnerabilities",
                    None => "feed.cycles",
                };
                let values = [
                    ("entries", entries.as_str()),
                    ("ranges", ranges.as_str()),
                    ("without", without.as_str()),
                ];
                let note = output::locale().sentence(key, &values);
                lines.push_str(&format!("{name}\t{dated}\t{note}\n"));
            }
        }
        FeedCommand::Status { data } => {
            for feed in choose_feeds(wiring::open_with_data(data.as_deref())?.data())? {
                let description = &feed.description;
                let key = if feed.carried_in { "feed.imported" } else { "feed.shipped" };
                let origin = output::locale().get(key);
                lines.push_str(&format!(
                    "{}\t{}\t{origin}\t{}\t{}\n",
                    description.name, description.dated, description.licence, description.source
                ));
            }
        }
    }
    output::write_words(&lines)?;
    Ok(0)
}
