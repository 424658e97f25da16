//! Which line decides a key.

use super::lines::{Line, lines};

/// The lines of a file by where they hold.
pub(super) struct Effective {
    /// Lines for everybody, in their order; those of `Match all` come first, as they overrule.
    global: Vec<Line>,
    /// Lines inside of a `Match` block, each with the line that opens it.
    matched: Vec<(Line, Line)>,
    /// Lines that bring in other files, for everybody.
    pub(super) includes: Vec<Line>,
    /// Lines inside of blocks that bring in other files.
    matched_includes: Vec<Line>,
}

/// What a file says of a key.
pub(super) enum Stated<'a> {
    /// Nothing.
    Nowhere,
    /// This line decides, whatever else there is.
    Surely(&'a Line),
    /// This line decides, unless the other one does.
    Overruled { line: &'a Line, by: &'a Line },
}

impl Effective {
    pub(super) fn of(text: &str) -> Self {
        let mut effective = Self {
            global: Vec::new(),
            matched: Vec::new(),
            includes: Vec::new(),
            matched_includes: Vec::new(),
        };
        let mut of_all = Vec::new();
        let mut block: Option<Line> = None;
        for line in lines(text) {
            if line.key == "match" {
                block = Some(line);
                continue;
            }
            let is_include = line.key == "include";
            match &block {
                None if is_include => effective.includes.push(line),
                None => effective.global.push(line),
                Some(open) if open.value == "all" && !is_include => of_all.push(line),
                Some(_) if is_include => effective.matched_includes.push(line),
                Some(open) => effective.matched.push((line, open.clone())),
            }
        }
        of_all.append(&mut effective.global);
        effective.global = of_all;
        effective
    }

    /// What decides a key. A block that says the same overrules nothing.
    pub(super) fn stated(&self, key: &str) -> Stated<'_> {
        let of_block = self.matched.iter().find(|(line, _)| line.key == key);
        let Some(line) = self.global.iter().find(|line| line.key == key) else {
            // Only for some: of the others nothing is known.
            return match of_block {
                Some((line, block)) => Stated::Overruled { line, by: block },
                None => Stated::Nowhere,
            };
        };
        // Where everybody may, a block can only make it fewer.
        let may_loosen = line.value != "yes";
        let looser = |(other, _): &&(Line, Line)| {
            may_loosen && other.key == key && other.value != line.value
        };
        let other = self.matched.iter().find(looser);
        let included = self.includes.iter().find(|include| include.number < line.number);
        let of_blocks = self.matched_includes.first().filter(|_| may_loosen);
        match (included, other, of_blocks) {
            (Some(by), _, _) | (None, None, Some(by)) => Stated::Overruled { line, by },
            (None, Some((_, by)), _) => Stated::Overruled { line, by },
            (None, None, None) => Stated::Surely(line),
        }
    }
}
