//! Characters of glyphs whose font does not say them.
//!
//! Fonts that a PDF embeds without a ToUnicode map still name their glyphs: by a predefined
//! encoding, by the numbers of Adobe-Japan1, or by the character map inside of the font file. The
//! interpreter does not look there, so this does (PDF 32000-1, 9.10.2).

use hayro::hayro_interpret::font::Glyph;
use hayro::hayro_interpret::hayro_cmap::{BfString, CMap, CMapName, CidFamily, load_embedded};
use hayro::hayro_syntax::Pdf;
use hayro::hayro_syntax::object::{self, Array, Dict, Name, Object, Stream};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::rc::Rc;

/// A font file larger than this is not searched.
const MAX_FONT_BYTES: usize = 64 * 1024 * 1024;
/// More fonts than any document has.
const MAX_FONTS: usize = 2_000;

/// Looks characters up in the fonts of a document; the fonts are read when first needed.
pub(super) struct UnicodeFallback<'a> {
    pdf: &'a Pdf,
    fonts: Option<BTreeMap<[u8; 32], Rc<Decoder>>>,
    known: BTreeMap<u128, Option<Rc<Decoder>>>,
}

/// How the codes of one font become characters.
struct Decoder {
    encoding: Option<CMap>,
    characters: Option<CMap>,
    by_glyph: BTreeMap<u32, char>,
}

impl<'a> UnicodeFallback<'a> {
    pub(super) fn new(pdf: &'a Pdf) -> Self {
        Self { pdf, fonts: None, known: BTreeMap::new() }
    }

    /// The characters of a glyph, when the font tells them in any way.
    pub(super) fn text(&mut self, glyph: &Glyph<'_>) -> Option<String> {
        let Glyph::Outline(outline) = glyph else { return None };
        let data = outline.font_data()?;
        let decoder = match self.known.get(&data.cache_key) {
            Some(decoder) => decoder.clone(),
            None => {
                let bytes: &[u8] = (*data.data).as_ref();
                let fonts = self.fonts.get_or_insert_with(|| fonts(self.pdf));
                let digest: [u8; 32] = Sha256::digest(bytes).into();
                let decoder = fonts.get(&digest).cloned();
                self.known.insert(data.cache_key, decoder.clone());
                decoder
            }
        }?;
        decoder.text(outline.char_code(), outline.glyph_id().to_u32())
    }
}

impl Decoder {
    fn text(&self, code: u32, glyph: u32) -> Option<String> {
        if let Some(characters) = &self.characters {
            let cid = match &self.encoding {
                Some(encoding) => {
                    let lengths = if code > 0xff { [2, 3, 4, 1] } else { [1, 2, 3, 4] };
                    lengths.iter().find_map(|length| encoding.lookup_cid_code(code, *length))
                }
                None => Some(code),
            };
            let text = cid.and_then(|cid| characters.lookup_bf_string(cid));
            match text {
                Some(BfString::Char(c)) if c != '\0' => return Some(c.to_string()),
                Some(BfString::String(text)) => return Some(text),
                _ => {}
            }
        }
        self.by_glyph.get(&glyph).map(char::to_string)
    }
}

/// All composite fonts with an embedded font file, by the SHA-256 of that file.
fn fonts(pdf: &Pdf) -> BTreeMap<[u8; 32], Rc<Decoder>> {
    let mut decoders = BTreeMap::new();
    for object in pdf.objects() {
        let Object::Dict(font) = object else { continue };
        let subtype = font.get::<Name<'_>>(b"Subtype".as_slice());
        if subtype.is_none_or(|name| name.as_str() != "Type0") || decoders.len() >= MAX_FONTS {
            continue;
        }
        if let Some((digest, decoder)) = decoder(&font) {
            decoders.insert(digest, Rc::new(decoder));
        }
    }
    decoders
}

fn decoder(font: &Dict<'_>) -> Option<([u8; 32], Decoder)> {
    let descendant =
        font.get::<Array<'_>>(b"DescendantFonts".as_slice())?.iter::<Dict<'_>>().next()?;
    let descriptor = descendant.get::<Dict<'_>>(b"FontDescriptor".as_slice())?;
    let file = descriptor
        .get::<Stream<'_>>(b"FontFile2".as_slice())
        .or_else(|| descriptor.get::<Stream<'_>>(b"FontFile3".as_slice()))?;
    let bytes = file.decoded().ok().filter(|bytes| bytes.len() <= MAX_FONT_BYTES)?;
    let (encoding, family) = match font.get::<Object<'_>>(b"Encoding".as_slice())? {
        Object::Name(name) if name.as_str().starts_with("Identity") => (None, None),
        Object::Name(name) => {
            let data = load_embedded(CMapName::from_bytes(name.as_ref()))?;
            let encoding = CMap::parse(data, load_embedded);
            let family = encoding.as_ref().and_then(family);
            (encoding, family)
        }
        Object::Stream(stream) => {
            let data = stream.decoded().ok()?;
            let encoding = CMap::parse(&data, load_embedded);
            let family = encoding.as_ref().and_then(family);
            (encoding, family)
        }
        _ => return None,
    };
    let family = family.filter(|family| *family != CidFamily::AdobeIdentity).or_else(|| {
        let info = descendant.get::<Dict<'_>>(b"CIDSystemInfo".as_slice())?;
        let registry = info.get::<object::String<'_>>(b"Registry".as_slice())?;
        let ordering = info.get::<object::String<'_>>(b"Ordering".as_slice())?;
        Some(CidFamily::from_registry_ordering(registry.as_bytes(), ordering.as_bytes()))
    });
    let characters = family
        .and_then(|family| match family {
            CidFamily::AdobeJapan1 => Some(CMapName::AdobeJapan1Ucs2),
            CidFamily::AdobeGB1 => Some(CMapName::AdobeGb1Ucs2),
            CidFamily::AdobeCNS1 => Some(CMapName::AdobeCns1Ucs2),
            CidFamily::AdobeKorea1 => Some(CMapName::AdobeKorea1Ucs2),
            _ => None,
        })
        .and_then(load_embedded)
        .and_then(|data| CMap::parse(data, load_embedded));
    let digest = Sha256::digest(&bytes).into();
    let by_glyph = if characters.is_some() { BTreeMap::new() } else { by_glyph(&bytes) };
    Some((digest, Decoder { encoding, characters, by_glyph }))
}

fn family(encoding: &CMap) -> Option<CidFamily> {
    encoding.metadata().character_collection.as_ref().map(|collection| collection.family.clone())
}

/// The character map of a font file, turned round. Of several characters the smallest is taken,
/// but a compatibility form gives way to the plain one.
fn by_glyph(bytes: &[u8]) -> BTreeMap<u32, char> {
    let mut characters = BTreeMap::new();
    let Ok(face) = ttf_parser::Face::parse(bytes, 0) else { return characters };
    let Some(map) = face.tables().cmap else { return characters };
    for table in map.subtables.into_iter().filter(ttf_parser::cmap::Subtable::is_unicode) {
        table.codepoints(|code| {
            let (Some(c), Some(glyph)) = (char::from_u32(code), table.glyph_index(code)) else {
                return;
            };
            let rank =
                |c: char| (matches!(c, '\u{2e80}'..='\u{2fdf}' | '\u{f900}'..='\u{faff}'), c);
            let entry = characters.entry(u32::from(glyph.0)).or_insert(c);
            if rank(c) < rank(*entry) {
                *entry = c;
            }
        });
    }
    characters
}
