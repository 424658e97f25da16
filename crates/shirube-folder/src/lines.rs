//! From byte positions to line numbers, without counting from the start each time.

/// The line starts of a text.
pub(crate) struct Lines {
    starts: Vec<usize>,
}

impl Lines {
    /// Indexes `text`.
    pub(crate) fn new(text: &str) -> Self {
        let newlines = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        Self { starts: std::iter::once(0).chain(newlines.map(|(at, _)| at + 1)).collect() }
    }

    /// The line of a byte position, counted from 1.
    pub(crate) fn line(&self, byte: usize) -> usize {
        self.starts.partition_point(|start| *start <= byte)
    }

    /// The line of `part`, which must be a slice of `whole`.
    pub(crate) fn line_of(&self, whole: &str, part: &str) -> usize {
        let offset = (part.as_ptr() as usize).saturating_sub(whole.as_ptr() as usize);
        self.line(offset.min(whole.len()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_become_lines() {
        let text = "a\nbb\n\nc";
        let lines = Lines::new(text);
        assert_eq!([0, 1, 2, 5, 6].map(|at| lines.line(at)), [1, 1, 2, 3, 4]);
        assert_eq!(lines.line_of(text, &text[6..]), 4);
    }
}
