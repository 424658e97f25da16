//! `shirube feed`: carry in what is known of products in the world.

use crate::arguments::{FeedArguments, FeedCommand};
use crate::error::CommandError;
use crate::{output, wiring};
use shirube_app::choose_feeds;

pub(crate) fn run(arguments: &FeedArguments) -> Result<u8, CommandError> {
    let mut lines = String::new();
    match &arguments.command {
        FeedCommand::Import { paths, dated, data } => {
            for feed in wiring::open_with_data(data.as_deref())?.import_feeds(paths, *dated)? {
                let description = feed.description;
                let [name, dated, note] =
                    [&description.name, &description.dated.to_string(), &description.note];
                lines.push_str(&format!("{name}\t{dated}\t{note}\n"));
            }
        }
        FeedCommand::Status { data } => {
            for feed in choose_feeds(wiring::open_with_data(data.as_deref())?.data())? {
                let description = &feed.description;
                let origin = if feed.carried_in { "imported" } else { "shipped" };
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
