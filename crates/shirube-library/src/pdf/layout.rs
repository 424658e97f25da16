//! From placed glyphs to lines of text, in the order in which the producer wrote them.
//!
//! That order is the reading order in documents that word processors make, for columns and vertical
//! writing too, which an order by position would break.

use super::device::PlacedGlyph;

/// A glyph with the cell that it stands in, if any.
pub(super) type InCell<'g> = (&'g PlacedGlyph, Option<usize>);

/// A line of the page's text.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct TextLine {
    pub(super) text: String,
    pub(super) cell: Option<usize>,
    pub(super) x: f64,
    pub(super) y: f64,
    /// Size of its glyphs in points.
    pub(super) size: f64,
}

/// Joins glyphs into lines. A line ends where the pen leaves it, or where the cell does.
pub(super) fn lines(glyphs: &[InCell<'_>]) -> Vec<TextLine> {
    let mut lines: Vec<TextLine> = Vec::new();
    let mut last: Option<InCell<'_>> = None;
    for (glyph, cell) in glyphs {
        if glyph.text.is_empty() {
            last = last.map(|_| (*glyph, *cell));
            continue;
        }
        match (last, lines.last_mut()) {
            (Some((before, in_cell)), Some(line)) if in_cell == *cell => match gap(before, glyph) {
                Some(gap) => {
                    // The same glyph painted once more, a little aside, makes a bold one.
                    if gap < -0.75 && before.text == glyph.text && glyph.advance > 0.0 {
                        continue;
                    }
                    if gap > space_after(before, glyph)
                        && !line.text.ends_with(' ')
                        && glyph.text != " "
                    {
                        line.text.push(' ');
                    }
                    line.text.push_str(&glyph.text);
                }
                None => lines.push(begin(glyph, *cell)),
            },
            _ => lines.push(begin(glyph, *cell)),
        }
        last = Some((glyph, *cell));
    }
    for line in &mut lines {
        let kept = line.text.trim_end().len();
        line.text.truncate(kept);
    }
    lines.retain(|line| !line.text.trim().is_empty());
    lines
}

fn begin(glyph: &PlacedGlyph, cell: Option<usize>) -> TextLine {
    TextLine { text: glyph.text.clone(), cell, x: glyph.x, y: glyph.y, size: glyph.size }
}

/// How far `next` stands behind the end of `before`, in ems; `None` when it is on another line.
fn gap(before: &PlacedGlyph, next: &PlacedGlyph) -> Option<f64> {
    let em = before.size.max(next.size).max(0.1);
    let (along, across) = if before.vertical || next.vertical {
        (next.y - before.y, next.x - before.x)
    } else {
        (next.x - before.x, next.y - before.y)
    };
    // Superscripts and marks of notes stay on their line.
    if across.abs() > 0.45 * em {
        return None;
    }
    let gap = (along - before.advance) / em;
    (gap > -1.2 && along > -0.9 * em).then_some(gap)
}

fn space_after(before: &PlacedGlyph, next: &PlacedGlyph) -> f64 {
    let wide = |text: &str| text.chars().next().is_some_and(crate::text::is_japanese);
    if wide(&before.text) && wide(&next.text) { 0.8 } else { 0.22 }
}
