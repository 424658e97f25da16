//! Collects the glyphs and the ruling lines of a page.

use super::unicode::UnicodeFallback;
use hayro::hayro_interpret::font::{Glyph, GlyphRun};
use hayro::hayro_interpret::hayro_cmap::{BfString, WritingMode};
use hayro::hayro_interpret::{
    BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, Paint, SoftMask,
};
use hayro::hayro_syntax::object::{self, Dict};
use hayro::kurbo::{Affine, BezPath, PathEl, Point, Rect, Shape};

/// More glyphs than a printed page has room for.
const MAX_GLYPHS: usize = 200_000;
/// More rules than any table has.
const MAX_RULES: usize = 20_000;
/// Drawing operations after which a page is given up.
const MAX_OPERATIONS: usize = 3_000_000;
/// A filled box this thin, in points, is a rule.
const THIN: f64 = 2.5;

/// A glyph where it stands. Coordinates are points from the top left corner of the page.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct PlacedGlyph {
    pub(super) x: f64,
    pub(super) y: f64,
    /// Width of the em in points.
    pub(super) size: f64,
    /// How far the next glyph is, along the line, in points.
    pub(super) advance: f64,
    /// Its characters; empty when another glyph stands for them.
    pub(super) text: String,
    pub(super) vertical: bool,
    pub(super) known: bool,
}

/// A straight line along an axis, in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Rule {
    pub(super) horizontal: bool,
    /// Position across the line.
    pub(super) at: f64,
    /// Extent along the line.
    pub(super) from: f64,
    pub(super) to: f64,
}

/// What was collected.
pub(super) struct Collector<'f, 'a> {
    pub(super) glyphs: Vec<PlacedGlyph>,
    pub(super) rules: Vec<Rule>,
    /// Area of the page that images cover, in square points.
    pub(super) image_area: f64,
    pub(super) invisible_glyphs: usize,
    /// There were more glyphs than are kept: the text would not be whole.
    pub(super) over_limit: bool,
    operations: usize,
    last_run: Vec<(f64, f64, u32)>,
    /// Marked content that says its own text: the text, and the first glyph that stands for it.
    actual_text: Vec<Option<(String, usize)>>,
    fallback: &'f mut UnicodeFallback<'a>,
}

/// Thrown, without a message, to leave a page that asks for too much work.
pub(super) struct TooMuchWork;

impl<'f, 'a> Collector<'f, 'a> {
    pub(super) fn new(fallback: &'f mut UnicodeFallback<'a>) -> Self {
        Self {
            glyphs: Vec::new(),
            rules: Vec::new(),
            image_area: 0.0,
            invisible_glyphs: 0,
            over_limit: false,
            operations: 0,
            last_run: Vec::new(),
            actual_text: Vec::new(),
            fallback,
        }
    }

    fn work(&mut self, amount: usize) {
        self.operations += amount.max(1);
        if self.operations > MAX_OPERATIONS {
            std::panic::resume_unwind(Box::new(TooMuchWork));
        }
    }

    fn rule(&mut self, rect: Rect) {
        if self.rules.len() >= MAX_RULES {
            return;
        }
        let (width, height) = (rect.width().abs(), rect.height().abs());
        if !(width.is_finite() && height.is_finite()) {
            return;
        }
        if height <= THIN && width > THIN {
            let at = (rect.y0 + rect.y1) / 2.0;
            self.rules.push(Rule { horizontal: true, at, from: rect.x0, to: rect.x1 });
        } else if width <= THIN && height > THIN {
            let at = (rect.x0 + rect.x1) / 2.0;
            self.rules.push(Rule { horizontal: false, at, from: rect.y0, to: rect.y1 });
        }
    }

    /// Each straight piece of a stroked path, or the borders of a filled thin box.
    fn path(&mut self, path: &BezPath, transform: Affine, stroked: bool) {
        self.work(path.elements().len());
        if !stroked {
            let mut begin = Point::ZERO;
            let mut bounds: Option<Rect> = None;
            for element in path.elements().iter().take(MAX_RULES) {
                let point = match *element {
                    PathEl::MoveTo(point) => {
                        if let Some(rect) = bounds.take() {
                            self.rule(rect);
                        }
                        begin = transform * point;
                        bounds = Some(Rect::from_points(begin, begin));
                        continue;
                    }
                    PathEl::LineTo(point)
                    | PathEl::QuadTo(_, point)
                    | PathEl::CurveTo(_, _, point) => transform * point,
                    PathEl::ClosePath => begin,
                };
                bounds = bounds.map(|rect| rect.union_pt(point));
            }
            if let Some(rect) = bounds {
                self.rule(rect);
            }
            return;
        }
        let (mut begin, mut at) = (Point::ZERO, Point::ZERO);
        for element in path.elements().iter().take(MAX_RULES) {
            match *element {
                PathEl::MoveTo(point) => {
                    begin = transform * point;
                    at = begin;
                }
                PathEl::LineTo(point) => {
                    let next = transform * point;
                    self.rule(Rect::from_points(at, next));
                    at = next;
                }
                PathEl::QuadTo(_, point) | PathEl::CurveTo(_, _, point) => at = transform * point,
                PathEl::ClosePath => {
                    self.rule(Rect::from_points(at, begin));
                    at = begin;
                }
            }
        }
    }

    fn glyph(&mut self, glyph: &Glyph<'a>, transform: Affine, vertical: bool) {
        if self.glyphs.len() >= MAX_GLYPHS {
            self.over_limit = true;
            return;
        }
        let origin = transform * Point::ZERO;
        let em = transform * Point::new(1000.0, 0.0) - origin;
        let tall = transform * Point::new(0.0, 1000.0) - origin;
        let size = tall.hypot();
        if !(origin.x.is_finite() && origin.y.is_finite() && size.is_finite()) {
            return;
        }
        let width = match glyph {
            Glyph::Outline(outline) => outline.advance_width(),
            Glyph::Type3(type3) => type3.advance_width(),
        };
        let along = f64::from(width.filter(|width| width.is_finite()).unwrap_or(1000.0)) / 1000.0;
        let advance = if vertical { size } else { em.hypot() * along };
        let text = match glyph.as_unicode() {
            Some(BfString::Char(c)) => Some(c.to_string()),
            Some(BfString::String(text)) => Some(text),
            None => self.fallback.text(glyph),
        };
        let text = text.filter(|text| !text.contains(|c: char| c == '\u{fffd}' || c.is_control()));
        let known = text.is_some();
        let text = text.unwrap_or_else(|| "\u{fffd}".to_owned());
        let (x, y) = (origin.x, origin.y);
        self.glyphs.push(PlacedGlyph { x, y, size, advance, text, vertical, known });
    }
}

impl<'a> Device<'a> for Collector<'_, 'a> {
    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, mode: &DrawMode) {
        if is_white(&props.paint) {
            self.work(1);
            return;
        }
        let stroked = matches!(mode, DrawMode::Stroke(_) | DrawMode::FillAndStroke(..));
        self.path(path, props.transform, stroked);
    }

    fn draw_rect(&mut self, rect: &Rect, props: DrawProps<'a>, mode: &DrawMode) {
        self.draw_path(&rect.to_path(0.1), props, mode);
    }

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        self.work(run.glyphs().len());
        let vertical = run.writing_mode() == WritingMode::Vertical;
        let places: Vec<(f64, f64, u32)> = run
            .glyphs()
            .iter()
            .take(MAX_GLYPHS)
            .map(|glyph| {
                let at = props.transform * glyph.transform() * Point::ZERO;
                (at.x, at.y, glyph.char_code())
            })
            .collect();
        // Text that is filled and stroked arrives twice.
        if !places.is_empty() && places == self.last_run {
            return;
        }
        for glyph in run.glyphs() {
            self.glyph(glyph, props.transform * glyph.transform(), vertical);
        }
        if matches!(mode, DrawMode::Invisible) {
            self.invisible_glyphs += run.glyphs().len();
        }
        self.last_run = places;
    }

    fn draw_image(&mut self, image: Image<'a, '_>, props: ImageDrawProps<'a>) {
        self.work(1);
        let pixels = Rect::new(0.0, 0.0, f64::from(image.width()), f64::from(image.height()));
        let area = props.transform.transform_rect_bbox(pixels).area();
        if area.is_finite() {
            self.image_area += area.abs();
        }
    }

    fn begin_marked_content(&mut self, _: &[u8], properties: Option<&Dict<'_>>) {
        self.work(1);
        let inside = self.actual_text.iter().any(Option::is_some);
        let text = properties
            .filter(|_| !inside)
            .and_then(|dict| dict.get::<object::String<'_>>(b"ActualText".as_slice()))
            .map(|text| (text_string(text.as_bytes()), self.glyphs.len()));
        if self.actual_text.len() < 10_000 {
            self.actual_text.push(text);
        }
    }

    fn end_marked_content(&mut self) {
        let Some(Some((text, from))) = self.actual_text.pop() else { return };
        let mut glyphs = self.glyphs.iter_mut().skip(from);
        if let Some(first) = glyphs.next() {
            first.text = text.chars().filter(|c| !c.is_control()).collect();
            first.known = true;
            for glyph in glyphs {
                glyph.text.clear();
                glyph.known = true;
            }
        }
    }

    fn push_clip_path(&mut self, _: &ClipPath) {
        self.work(1);
    }
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {
        self.work(1);
    }
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}

fn is_white(paint: &Paint<'_>) -> bool {
    match paint {
        Paint::Color(color) => {
            let [red, green, blue, alpha] = color.to_rgba().to_rgba8();
            alpha == 0 || red.min(green).min(blue) > 250
        }
        Paint::Pattern(_) => false,
    }
}

/// A text string of PDF: UTF-16 with its mark, UTF-8 with its mark, or one byte per character.
pub(super) fn text_string(bytes: &[u8]) -> String {
    match bytes {
        [0xfe, 0xff, rest @ ..] => {
            let units: Vec<u16> =
                rest.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
            String::from_utf16_lossy(&units)
        }
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            Err(_) => bytes.iter().map(|byte| char::from(*byte)).collect(),
        },
    }
}
