//! Page images: grey, sixteen shades, which is enough to read and small enough to keep.

use hayro::hayro_interpret::font::{FontData, FontQuery};
use hayro::hayro_interpret::hayro_cmap::CidFamily;
use hayro::hayro_interpret::{FontResolverFn, InterpreterSettings};
use hayro::hayro_syntax::page::Page;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings, render};
use std::sync::Arc;

/// No side of an image is longer, whatever the page says.
const MAX_SIDE: f32 = 4_000.0;

/// A font file for Japanese text that a PDF does not embed.
#[derive(Clone)]
pub struct JapaneseFont {
    /// The bytes of the file.
    pub bytes: Arc<Vec<u8>>,
    /// Which font of a collection.
    pub index: u32,
}

impl JapaneseFont {
    /// The first font of a file; `None` when the bytes are no font.
    pub fn parse(bytes: Vec<u8>) -> Option<Self> {
        ttf_parser::Face::parse(&bytes, 0).ok()?;
        Some(Self { bytes: Arc::new(bytes), index: 0 })
    }
}

impl std::fmt::Debug for JapaneseFont {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "JapaneseFont({} bytes, {})", self.bytes.len(), self.index)
    }
}

/// True for fonts whose glyphs the fourteen standard fonts do not have.
pub(super) fn is_east_asian(query: &FontQuery) -> bool {
    match query {
        FontQuery::Standard(_) => false,
        FontQuery::Fallback(query) => {
            query.character_collection.as_ref().is_some_and(|collection| {
                !matches!(collection.family, CidFamily::AdobeIdentity | CidFamily::Custom { .. })
            })
        }
    }
}

/// Gives `font` for Japanese text, and the standard fonts otherwise.
pub(super) fn resolver(font: JapaneseFont) -> FontResolverFn {
    Arc::new(move |query| {
        if is_east_asian(query) {
            let bytes: FontData = font.bytes.clone();
            return Some((bytes, font.index));
        }
        match query {
            FontQuery::Standard(standard) => Some(standard.get_font_data()),
            FontQuery::Fallback(fallback) => Some(fallback.pick_standard_font().get_font_data()),
        }
    })
}

/// The page as a PNG of about `width` pixels; `None` when it has no size or painting it failed.
pub(super) fn png<'a>(
    page: &'a Page<'a>,
    cache: &RenderCache<'a>,
    settings: &InterpreterSettings,
    width: u16,
) -> Option<Vec<u8>> {
    let (page_width, page_height) = page.render_dimensions();
    if !(page_width >= 1.0 && page_height >= 1.0) {
        return None;
    }
    // The renderer cuts the size down to whole pixels, hence the little more.
    let scale = (f32::from(width) + 0.5) / page_width;
    let scale = scale.min(MAX_SIDE / page_height).min(MAX_SIDE / page_width);
    if page_width * scale < 1.0 || page_height * scale < 1.0 {
        return None;
    }
    let pixmap_settings = PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE };
    let painted = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        render(page, cache, settings, &RenderSettings::default(), &pixmap_settings)
    }));
    let pixmap = painted.ok()?;
    let (width, height) = (u32::from(pixmap.width()), u32::from(pixmap.height()));
    encode(width, height, pixmap.data_as_u8_slice())
}

/// RGBA on white to a grey PNG with four bits per pixel.
fn encode(width: u32, height: u32, rgba: &[u8]) -> Option<Vec<u8>> {
    let stride = width.div_ceil(2) as usize;
    let mut grey = vec![0u8; stride * height as usize];
    for (index, pixel) in rgba.chunks_exact(4).enumerate() {
        let (x, y) = (index % width as usize, index / width as usize);
        let [red, green, blue] = [pixel[0], pixel[1], pixel[2]].map(u32::from);
        let luma = (red * 299 + green * 587 + blue * 114) / 1000;
        let shade = ((luma * 15 + 127) / 255) as u8;
        let byte = grey.get_mut(y * stride + x / 2)?;
        *byte |= if x % 2 == 0 { shade << 4 } else { shade };
    }
    let mut out = Vec::new();
    let mut encoder = png::Encoder::new(&mut out, width, height);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.set_depth(png::BitDepth::Four);
    encoder.set_compression(png::Compression::Balanced);
    let mut writer = encoder.write_header().ok()?;
    writer.write_image_data(&grey).ok()?;
    writer.finish().ok()?;
    Some(out)
}
