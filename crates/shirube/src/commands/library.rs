//! `shirube library`: public documents, page by page.

use crate::actor::actor;
use crate::arguments::library::{
    ImportArguments, KindArgument, LibraryArguments, LibraryCommand, TextOrJson, VolumeArgument,
};
use crate::clock::now;
use crate::error::CommandError;
use crate::library::{Listener, with_library};
use crate::output::{self, Kind, Words};
use serde_json::json;
use shirube_app::pdf::image_name;
use shirube_app::{Access, DocumentImport, LibraryFolder, OpenLibrary};
use shirube_documents::document::PageState;
use shirube_library::read::Stated;
use shirube_library::room::{Added, FoundHits, Library, PageView, SearchFilter};
use shirube_library::text::fold;
use shirube_model::Volume;
use shirube_store::EntryKind;
use shirube_words::Locale;
use std::fmt::Write;

impl From<VolumeArgument> for Volume {
    fn from(argument: VolumeArgument) -> Self {
        match argument {
            VolumeArgument::Overview => Self::Overview,
            VolumeArgument::Governance => Self::Governance,
            VolumeArgument::Management => Self::Management,
            VolumeArgument::Control => Self::Control,
            VolumeArgument::Entrusted => Self::Entrusted,
        }
    }
}

impl From<KindArgument> for EntryKind {
    fn from(argument: KindArgument) -> Self {
        match argument {
            KindArgument::Requirement => Self::Requirement,
            KindArgument::Check => Self::Check,
            KindArgument::Comment => Self::Comment,
            KindArgument::Page => Self::Page,
        }
    }
}

pub(crate) fn run(arguments: &LibraryArguments) -> Result<u8, CommandError> {
    let access = match &arguments.command {
        LibraryCommand::Import(_) | LibraryCommand::Remove { .. } => Access::Writes,
        _ => Access::Reads,
    };
    with_library(&arguments.place, access, |open, library, locale| {
        command(&arguments.command, open, library, locale)
    })
}

fn command(
    command: &LibraryCommand,
    open: &OpenLibrary,
    library: &Library<'_>,
    locale: Locale,
) -> Result<u8, CommandError> {
    match command {
        LibraryCommand::Import(arguments) => import_all(open, arguments, locale),
        LibraryCommand::List { format } => list(library, *format, locale),
        LibraryCommand::Page { document, number, format, folded } => {
            let view = library.page(document, *number)?;
            output::write_words(&page(&view, &open.folder, *format, *folded, locale))?;
            Ok(0)
        }
        LibraryCommand::Search { words, kind, edition, volume, limit, format } => {
            let filter = SearchFilter {
                kinds: kind.iter().map(|kind| (*kind).into()).collect(),
                edition: edition.clone(),
                volume: volume.map(Into::into),
            };
            // A library that can only be read is searched as it is.
            if let Err(error) = library.refresh_index(now()) {
                output::say_failure(&error.into());
            }
            let limit = (*limit).min(1_000);
            let results = library.search(&words.join(" "), &filter, limit, locale.language)?;
            match format {
                TextOrJson::Json => output::write(None, Kind::Json, &search_json(&results))?,
                TextOrJson::Text => output::write_stressed(&search_text(&results, locale))?,
            }
            Ok(0)
        }
        LibraryCommand::Remove { document } => {
            let removed = library.remove(document, &actor(None), now())?;
            open.folder.discard(&removed.id, &removed.files);
            let values = [("title", removed.title.as_str()), ("document", removed.id.as_str())];
            output::write_words(&format!("{}\n", locale.sentence("library.removed", &values)))?;
            Ok(0)
        }
    }
}

fn import_all(
    open: &OpenLibrary,
    arguments: &ImportArguments,
    locale: Locale,
) -> Result<u8, CommandError> {
    let mut out = String::new();
    let failed = import(open, arguments, &mut |added| out.push_str(&added_text(&added, locale)))?;
    output::write_words(&out)?;
    Ok(if failed > 0 { 2 } else { 0 })
}

/// Brings in what the arguments name; the count of files that could not be read comes back.
pub(super) fn import(
    open: &OpenLibrary,
    arguments: &ImportArguments,
    added: &mut dyn FnMut(Added),
) -> Result<usize, CommandError> {
    let import = DocumentImport {
        files: arguments.files.clone(),
        stated: Stated {
            title: arguments.title.clone(),
            publisher: arguments.publisher.clone(),
            meeting: arguments.meeting.clone(),
            date: arguments.date.clone(),
            source_url: arguments.url.clone(),
            edition: arguments.edition.clone(),
        },
        images: !arguments.no_images,
        font: arguments.font.clone(),
    };
    Ok(open.import(&import, &actor(None), now(), &mut Listener::new(added))?)
}

/// What became of a document, in a line or two.
pub(super) fn added_text(added: &Added, locale: Locale) -> String {
    let (new, known) = (added.new_pages.to_string(), added.known_pages.to_string());
    let values = [
        ("title", added.document.title.as_str()),
        ("document", added.document.id.as_str()),
        ("new", new.as_str()),
        ("known", known.as_str()),
    ];
    let key = if added.new_pages == 0 { "library.known" } else { "library.added" };
    let mut out = format!("{}\n", locale.sentence(key, &values));
    if !added.comments.is_empty() {
        let unsure = added.comments.iter().filter(|c| c.is_unsure()).count().to_string();
        let count = added.comments.len().to_string();
        let values = [
            ("title", added.document.title.as_str()),
            ("value", count.as_str()),
            ("unsure", unsure.as_str()),
        ];
        let _ = writeln!(out, "  {}", locale.sentence("comments.imported", &values));
    }
    if !added.unassigned.is_empty() {
        let count = added.unassigned.len().to_string();
        let _ = writeln!(out, "  {}", locale.sentence("library.unassigned", &[("value", &count)]));
    }
    out
}

fn list(library: &Library<'_>, format: TextOrJson, locale: Locale) -> Result<u8, CommandError> {
    let documents = library.documents()?;
    let text = match format {
        TextOrJson::Json => {
            let list: Vec<_> = documents
                .iter()
                .map(|(document, pages)| json!({"document": document, "pages": pages}))
                .collect();
            format!("{:#}\n", json!(list))
        }
        TextOrJson::Text if documents.is_empty() => format!("{}\n", locale.get("library.empty")),
        TextOrJson::Text => {
            let mut out = String::new();
            for (document, pages) in &documents {
                let count = pages.len().to_string();
                let date = document.date.map(|date| date.to_string());
                let about: Vec<String> = [
                    document.publisher.clone(),
                    document.meeting.clone(),
                    date.or_else(|| document.date_as_written.clone()),
                    document.edition.clone(),
                    Some(locale.get(document.form.key()).to_owned()),
                    Some(locale.sentence("library.pages", &[("value", &count)])),
                ]
                .into_iter()
                .flatten()
                .collect();
                let _ =
                    writeln!(out, "{}  {}\n    {}", document.id, document.title, about.join(" / "));
            }
            out
        }
    };
    output::write_words(&text)?;
    Ok(0)
}

fn page(
    view: &PageView,
    folder: &LibraryFolder,
    format: TextOrJson,
    folded: bool,
    locale: Locale,
) -> String {
    let image = folder.images(&view.document.id).join(image_name(view.page.number));
    let image = image.is_file().then(|| image.display().to_string());
    let folded_text = fold(view.page.body_text()).text;
    if format == TextOrJson::Json {
        let value = json!({
            "document": view.document,
            "number": view.page.number,
            "state": view.page.state,
            "text": view.page.body_text(),
            "folded": folded_text,
            "image": image,
            "citation": view.citation,
            "unknown_glyphs": view.page.unknown_glyphs,
        });
        return format!("{value:#}\n");
    }
    let mut out = String::new();
    let text = if folded { folded_text.as_str() } else { view.page.body_text() };
    let text = text.trim_matches('\n');
    if view.page.state != PageState::Text {
        let _ = writeln!(out, "({})", locale.get(view.page.state.key()));
    }
    if !text.is_empty() {
        let _ = writeln!(out, "{text}");
    }
    let _ = writeln!(out, "\n{}: {}", locale.get("comments.source"), view.citation);
    if let Some(image) = image {
        let _ = writeln!(out, "{}: {image}", locale.get("library.image"));
    }
    if view.page.state == PageState::Text {
        let origin = locale.get(view.document.text_origin.key());
        let _ = writeln!(out, "{}: {origin}", locale.get("library.text-origin"));
    }
    if let Some(notice) = &view.document.notice {
        let _ = writeln!(out, "{}: {}", locale.get("comments.notice"), notice.replace('\n', " "));
    }
    out
}

fn kind_name(kind: EntryKind, locale: Locale) -> &'static str {
    locale.get(match kind {
        EntryKind::Requirement => "entry.requirement",
        EntryKind::Check => "entry.check",
        EntryKind::Comment => "entry.comment",
        EntryKind::Page => "entry.page",
    })
}

fn search_text(results: &FoundHits, locale: Locale) -> Words {
    let mut out = Words::default();
    if results.hits.is_empty() {
        out.say(&format!("{}\n", locale.get("library.no-hits")));
        return out;
    }
    for hit in &results.hits {
        out.say(&format!("{} {} ({})\n    ", kind_name(hit.kind, locale), hit.title, hit.id));
        let mut at = 0;
        for range in &hit.snippet.highlights {
            out.say(&hit.snippet.text[at..range.start]);
            out.stress(&hit.snippet.text[range.clone()]);
            at = range.end;
        }
        out.say(&format!("{}\n", &hit.snippet.text[at..]));
    }
    let count = results.count.to_string();
    let key = if results.more { "library.results-more" } else { "library.results" };
    out.say(&format!("{}\n", locale.sentence(key, &[("value", &count)])));
    out
}

fn search_json(results: &FoundHits) -> String {
    let hits: Vec<_> = results
        .hits
        .iter()
        .map(|hit| {
            let highlights: Vec<_> =
                hit.snippet.highlights.iter().map(|range| [range.start, range.end]).collect();
            json!({
                "kind": hit.kind.id(),
                "id": hit.id,
                "title": hit.title,
                "edition": hit.edition,
                "volume": hit.volume.map(Volume::id),
                "snippet": hit.snippet.text,
                "highlights": highlights,
            })
        })
        .collect();
    format!("{:#}\n", json!({"count": results.count, "more": results.more, "hits": hits}))
}
