//! One page: glyphs and rules, then lines and tables, then the image.

use super::device::{Collector, PlacedGlyph};
use super::grid::{Grid, grids};
use super::image;
use super::layout::{InCell, TextLine, lines};
use super::unicode::UnicodeFallback;
use hayro::RenderCache;
use hayro::hayro_interpret::util::TransformExt;
use hayro::hayro_interpret::{Context, InterpreterCache, InterpreterSettings, interpret_page};
use hayro::hayro_syntax::Pdf;
use hayro::kurbo::Rect;
use shirube_documents::document::{Page, PageState, TableCell, TableCells};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// A page as it was read.
#[derive(Debug, Clone, PartialEq)]
pub struct PageRead {
    /// The page.
    pub page: Page,
    /// The page image as PNG, when one was asked for and could be made.
    pub image: Option<Vec<u8>>,
    /// True when glyphs are missing from the image because no font for them is on the machine.
    pub font_missing: bool,
    /// True when the text was laid over an image, as character recognition does.
    pub text_over_image: bool,
}

/// Above this share of unknown glyphs the known ones are not trusted either.
const UNDECODABLE: f64 = 0.3;
/// Reads the pages of one PDF.
pub(super) struct PageReader<'a> {
    pdf: &'a Pdf,
    file_hash: String,
    settings: InterpreterSettings,
    interpreter_cache: InterpreterCache<'a>,
    render_cache: RenderCache<'a>,
    fallback: UnicodeFallback<'a>,
    font_missing: Arc<AtomicBool>,
}

impl<'a> PageReader<'a> {
    pub(super) fn new(pdf: &'a Pdf, file_hash: &str, mut settings: InterpreterSettings) -> Self {
        // Without a font for it, Japanese text is painted as nothing, and nobody would know.
        let font_missing = Arc::new(AtomicBool::new(false));
        let inner = settings.font_resolver.clone();
        let missing = font_missing.clone();
        settings.font_resolver = Arc::new(move |query| {
            let font = inner(query);
            let standard = font.as_ref().is_some_and(|(data, _)| (**data).as_ref().len() < 200_000);
            if image::is_east_asian(query) && (font.is_none() || standard) {
                missing.store(true, Ordering::Relaxed);
            }
            font
        });
        Self {
            pdf,
            file_hash: file_hash.to_owned(),
            settings,
            interpreter_cache: InterpreterCache::new(),
            render_cache: RenderCache::new(),
            fallback: UnicodeFallback::new(pdf),
            font_missing,
        }
    }

    /// Reads page `number`, counted from 1.
    pub(super) fn read(&mut self, number: u32, image_width: Option<u16>) -> PageRead {
        self.font_missing.store(false, Ordering::Relaxed);
        let pdf = self.pdf;
        let Some(page) = pdf.pages().get(number as usize - 1) else {
            return unreadable(number, &self.file_hash);
        };
        let (width, height) = page.render_dimensions();
        let collected = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            let mut context = Context::new(
                page.initial_transform(true).to_kurbo(),
                Rect::new(0.0, 0.0, f64::from(width), f64::from(height)),
                &self.interpreter_cache,
                page.xref(),
                self.settings.clone(),
            );
            let mut collector = Collector::new(&mut self.fallback);
            interpret_page(page, &mut context, &mut collector);
            let Collector { glyphs, rules, image_area, invisible_glyphs, over_limit, .. } =
                collector;
            (!over_limit).then_some((glyphs, rules, image_area, invisible_glyphs))
        }));
        // A page of which only a part could be kept is not shown as if it were whole.
        let Ok(Some((glyphs, rules, image_area, invisible))) = collected else {
            // Caches may be half filled after a panic.
            self.interpreter_cache = InterpreterCache::new();
            return unreadable(number, &self.file_hash);
        };
        let covered = image_area / (f64::from(width) * f64::from(height)).max(1.0);
        let page_text = compose(number, &self.file_hash, &glyphs, &grids(&rules), covered);
        let image = image_width
            .and_then(|width| image::png(page, &self.render_cache, &self.settings, width));
        PageRead {
            text_over_image: invisible * 2 > glyphs.len() && covered > 0.5,
            page: page_text,
            image,
            font_missing: self.font_missing.load(Ordering::Relaxed),
        }
    }
}

/// A page of which nothing is known but that it is there.
pub(super) fn unreadable(number: u32, file_hash: &str) -> PageRead {
    let page = Page {
        number,
        file_hash: file_hash.to_owned(),
        text: String::new(),
        body: (0, 0),
        state: PageState::Unreadable,
        unknown_glyphs: 0,
        tables: Vec::new(),
    };
    PageRead { page, image: None, font_missing: false, text_over_image: false }
}

fn compose(
    number: u32,
    file_hash: &str,
    glyphs: &[PlacedGlyph],
    grids: &[Grid],
    image_share: f64,
) -> Page {
    // Cells of all tables, numbered through.
    let cells: Vec<(usize, usize)> = grids
        .iter()
        .enumerate()
        .flat_map(|(grid, table)| (0..table.cells.len()).map(move |cell| (grid, cell)))
        .collect();
    let cell_of = |glyph: &PlacedGlyph| {
        let (x, y) = if glyph.vertical {
            (glyph.x, glyph.y + glyph.size / 2.0)
        } else {
            (glyph.x + glyph.advance / 2.0, glyph.y - glyph.size * 0.35)
        };
        cells.iter().position(|(grid, cell)| grids[*grid].cells[*cell].holds(x, y))
    };
    let placed: Vec<InCell<'_>> = glyphs.iter().map(|glyph| (glyph, cell_of(glyph))).collect();
    let lines = lines(&placed);
    let mut text = String::new();
    let mut spans: Vec<(&TextLine, (u32, u32))> = Vec::new();
    let mut last: Option<&TextLine> = None;
    for line in &lines {
        let far = last.is_some_and(|last| (line.y - last.y).abs() > 2.2 * last.size.max(line.size));
        if far && line.cell.is_none() && last.is_some_and(|last| last.cell.is_none()) {
            text.push('\n');
        }
        let start = text.len() as u32;
        text.push_str(&line.text);
        spans.push((line, (start, text.len() as u32)));
        text.push('\n');
        last = Some(line);
    }
    let mut tables = Vec::new();
    for (index, grid) in grids.iter().enumerate() {
        let mut table =
            TableCells { rows: grid.rows as u32, columns: grid.columns as u32, cells: Vec::new() };
        for (at, cell) in grid.cells.iter().enumerate() {
            let which = cells.iter().position(|known| *known == (index, at));
            let mut inside: Vec<_> = spans.iter().filter(|(line, _)| line.cell == which).collect();
            if inside.is_empty() {
                continue;
            }
            inside.sort_by(|(a, _), (b, _)| {
                let same = (a.y - b.y).abs() < 0.45 * a.size.max(b.size);
                if same { a.x.total_cmp(&b.x) } else { a.y.total_cmp(&b.y) }
            });
            table.cells.push(TableCell {
                row: cell.row as u32,
                row_span: cell.row_span as u32,
                column: cell.column as u32,
                column_span: cell.column_span as u32,
                spans: inside.into_iter().map(|(_, span)| *span).collect(),
            });
        }
        if !table.cells.is_empty() {
            tables.push(table);
        }
    }
    let unknown = glyphs.iter().filter(|glyph| !glyph.known).count();
    let printed = glyphs.iter().filter(|glyph| !glyph.text.trim().is_empty()).count();
    let state = if printed == 0 {
        if image_share > 0.1 { PageState::Scanned } else { PageState::Empty }
    } else if unknown as f64 > UNDECODABLE * printed as f64 {
        PageState::Undecodable
    } else {
        PageState::Text
    };
    Page {
        number,
        file_hash: file_hash.to_owned(),
        body: (0, text.len() as u32),
        text,
        state,
        unknown_glyphs: unknown as u32,
        tables,
    }
}
