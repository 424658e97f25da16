//! How far long work is, shown on a terminal only.

use super::talks_to_a_terminal;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use shirube_folder::Progress;
use shirube_model::text::harmless;

/// From this many files on, reading takes long enough to tell how far it is.
const LONG_RUN: usize = 60;

/// Does work that reads many files, and shows how far it is when there are many.
pub(crate) fn of_files<T>(work: impl FnOnce(&mut dyn FnMut(Progress<'_>)) -> T) -> T {
    let bar = ProgressBar::hidden();
    let result = work(&mut |progress| {
        if progress.done == 0 && progress.total >= LONG_RUN && talks_to_a_terminal() {
            bar.set_draw_target(ProgressDrawTarget::stderr());
            if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos}/{len} {msg}") {
                bar.set_style(style);
            }
        }
        bar.set_length(progress.total as u64);
        bar.set_position(progress.done as u64);
        bar.set_message(harmless(progress.path));
    });
    bar.finish_and_clear();
    result
}

/// A bar for the pages of a document.
pub(crate) fn of_pages(name: &str) -> ProgressBar {
    if !talks_to_a_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
    let style = ProgressStyle::with_template("{msg} {bar:30} {pos}/{len}");
    bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
    bar.set_message(harmless(name));
    bar
}
