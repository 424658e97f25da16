//! Puts tokens together into places.

use super::mark::{Mark, Token};
use super::parsed::{Citation, Context, Parsed, ReferenceProblem};
use super::token::tokenize;
use crate::place::{NumberPath, Place, Reference, Volume};
use std::ops::Range;

/// How strong the signs of a citation must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    /// The text is believed to be a citation: a bare number is a chapter.
    Citation,
    /// Running text: a number is a place only where it is written like one.
    Prose,
}

/// No list of the guideline is longer than this.
const LONGEST_LIST: u16 = 60;

/// Reads `text`. See [`super::parse`] and [`super::scan`].
pub(super) fn run(text: &str, context: &Context, mode: Mode) -> Parsed {
    let tokens = tokenize(text);
    let mut scanner = Scanner {
        tokens: &tokens,
        at: 0,
        mode,
        edition: context.edition.clone(),
        volume: context.volume,
        container: context.chapter.map(|chapter| NumberPath(vec![chapter])),
        group: None,
        last: Last::Nothing,
        parsed: Parsed::default(),
    };
    scanner.run();
    scanner.parsed
}

/// What was just read: decides what a bare number or circled digit continues.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Last {
    Nothing,
    /// A chapter or section, not yet emitted as a place of its own.
    Container,
    /// An item; a list or range may follow.
    Item(u16),
    /// A page, table or question.
    Other,
}

struct Scanner<'a> {
    tokens: &'a [Token],
    at: usize,
    mode: Mode,
    edition: Option<String>,
    volume: Option<Volume>,
    container: Option<NumberPath>,
    group: Option<String>,
    last: Last,
    parsed: Parsed,
}

impl Scanner<'_> {
    fn mark(&self, ahead: usize) -> Option<&Mark> {
        self.tokens.get(self.at + ahead).map(|token| &token.mark)
    }

    fn run(&mut self) {
        while self.at < self.tokens.len() {
            self.step();
        }
        if self.mode == Mode::Citation
            && self.parsed.references.is_empty()
            && self.volume.is_some()
            && self.parsed.problems.is_empty()
            && let Some(span) = self.volume_span()
        {
            self.emit(span, Place::Volume);
        }
    }

    fn volume_span(&self) -> Option<Range<usize>> {
        let token = self.tokens.iter().find(|token| matches!(token.mark, Mark::Volume(_)))?;
        Some(token.span.clone())
    }

    fn step(&mut self) {
        let token = &self.tokens[self.at];
        let span = token.span.clone();
        match &token.mark {
            Mark::Edition(edition) => {
                self.edition = Some(edition.clone());
                self.at += 1;
            }
            Mark::Volume(volume) => {
                if self.volume != Some(*volume) {
                    self.container = None;
                    self.group = None;
                }
                self.volume = Some(*volume);
                self.last = Last::Nothing;
                self.at += 1;
            }
            Mark::HugeNumber(digits) => {
                if self.mode == Mode::Citation {
                    let problem = ReferenceProblem::NumberTooLarge { digits: digits.clone() };
                    self.parsed.problems.push((span, problem));
                }
                self.at += 1;
            }
            Mark::Number { path, dot } => self.number(path.clone(), *dot, span),
            Mark::Circled(item) => self.circled(*item, span),
            Mark::Parenthesised(inner) => self.parenthesised(&inner.clone(), span),
            Mark::Requirements => self.requirements(span),
            Mark::Heading(heading) => {
                self.group = Some(heading.clone());
                self.at += 1;
            }
            Mark::Page(page) => self.page(*page, span),
            Mark::Table(table) => {
                let place = Place::Table(table.clone());
                self.at += 1;
                self.emit(span, place);
                self.last = Last::Other;
            }
            Mark::Question(number, volume) => {
                let (number, volume) = (*number, *volume);
                self.at += 1;
                let kept = self.volume;
                self.volume = volume.or(kept);
                self.emit(span, Place::Question(number));
                self.volume = kept;
                self.last = Last::Other;
            }
            Mark::Slash if self.mode == Mode::Citation => self.at += 1,
            Mark::Break => {
                self.at += 1;
                if self.mode == Mode::Prose {
                    self.last = Last::Nothing;
                }
            }
            Mark::Other(word) => {
                // In a citation, a word between a section and its item is a heading:
                // 「経営管理編 1.2.1 説明責任①」, `governance/1.2.1/accountability#1`.
                if self.mode == Mode::Citation
                    && self.last == Last::Container
                    && matches!(self.mark(1), Some(Mark::Circled(_)))
                {
                    self.group = Some(word.clone());
                } else if self.mode == Mode::Prose {
                    self.last = Last::Nothing;
                }
                self.at += 1;
            }
            _ => self.at += 1,
        }
    }

    /// A number: a chapter or section, or an item after 遵守事項, or part of a list.
    fn number(&mut self, path: Vec<u16>, dot: bool, span: Range<usize>) {
        if !self.looks_like_place(&path, dot) {
            self.at += 1;
            self.last = Last::Nothing;
            return;
        }
        // `item 6`, 遵守事項6: a number right after the word, when a chapter is known.
        let after_word = self.at > 0 && matches!(self.tokens[self.at - 1].mark, Mark::Requirements);
        let counted =
            self.last == Last::Container && matches!(self.mark(1), Some(Mark::ItemCounter));
        if (after_word || counted) && path.len() == 1 && self.container.is_some() {
            self.at += 1;
            self.items_from(path[0], span);
            return;
        }
        let mut span = span;
        let number = NumberPath(path);
        self.at += 1;
        while matches!(self.mark(0), Some(Mark::Counter | Mark::ItemCounter)) {
            span.end = self.tokens[self.at].span.end;
            self.at += 1;
        }
        self.container = Some(number.clone());
        self.group = None;
        // 6~8: a range of chapters.
        if let (Some(Mark::Range), Some(Mark::Number { path: to, .. })) =
            (self.mark(0), self.mark(1))
            && to.len() == 1
            && number.is_chapter()
            && self.mode == Mode::Citation
        {
            let (from, to) = (number.chapter(), to[0]);
            span.end = self.tokens[self.at + 1].span.end;
            self.at += 2;
            self.range(from, to, span, |chapter| Place::Section(NumberPath(vec![chapter])));
            self.container = Some(NumberPath(vec![to]));
            self.last = Last::Other;
            return;
        }
        self.last = Last::Container;
        if !self.item_follows() {
            self.emit(span, Place::Section(number));
        }
    }

    /// Whether, after a chapter, marks lead to an item of it: 「13.【遵守事項】④」「13章第⑥条」.
    fn item_follows(&self) -> bool {
        let mut ahead = 0;
        let mut word_seen = false;
        loop {
            match self.mark(ahead) {
                Some(Mark::Requirements) => word_seen = true,
                Some(
                    Mark::Joint
                    | Mark::Ordinal
                    | Mark::Counter
                    | Mark::Heading(_)
                    | Mark::Slash
                    | Mark::Volume(_),
                ) => {}
                Some(Mark::Circled(_)) => return true,
                Some(Mark::Parenthesised(inner)) => {
                    return inner.bytes().all(|b| b.is_ascii_digit())
                        && (word_seen || self.mode == Mode::Citation);
                }
                Some(Mark::Number { path, .. }) => {
                    let counted = matches!(self.mark(ahead + 1), Some(Mark::ItemCounter));
                    return (word_seen || counted) && path.len() == 1;
                }
                Some(Mark::Comma) if word_seen => {}
                Some(Mark::Comma) if matches!(self.mark(ahead + 1), Some(Mark::Requirements)) => {}
                Some(Mark::Other(_)) if self.mode == Mode::Citation => {
                    return matches!(self.mark(ahead + 1), Some(Mark::Circled(_)));
                }
                _ => return false,
            }
            ahead += 1;
            if ahead > 6 {
                return false;
            }
        }
    }

    fn circled(&mut self, item: u16, span: Range<usize>) {
        let continues = match self.last {
            Last::Container | Last::Item(_) => true,
            Last::Nothing | Last::Other => self.mode == Mode::Citation,
        };
        self.at += 1;
        if continues {
            self.items_from(item, span);
        }
    }

    fn parenthesised(&mut self, inner: &str, span: Range<usize>) {
        self.at += 1;
        if self.last == Last::Container
            && let Ok(item) = inner.parse::<u16>()
        {
            self.items_from(item, span);
        }
    }

    /// 【遵守事項】: in prose, the sign that a circled digit after it is an item.
    fn requirements(&mut self, span: Range<usize>) {
        self.at += 1;
        let mut ahead = 0;
        while matches!(self.mark(ahead), Some(Mark::Joint | Mark::Ordinal)) && ahead < 3 {
            ahead += 1;
        }
        match self.mark(ahead) {
            Some(Mark::Circled(item)) => {
                let item = *item;
                let span = span.start..self.tokens[self.at + ahead].span.end;
                self.at += ahead + 1;
                self.items_from(item, span);
            }
            Some(Mark::Parenthesised(inner)) if ahead == 0 => {
                if let Ok(item) = inner.parse::<u16>() {
                    let span = span.start..self.tokens[self.at].span.end;
                    self.at += 1;
                    self.items_from(item, span);
                }
            }
            _ => {}
        }
    }

    /// An item, and the list or range that may follow: ④、⑥ and ④~⑥.
    fn items_from(&mut self, item: u16, mut span: Range<usize>) {
        while matches!(self.mark(0), Some(Mark::Counter | Mark::ItemCounter)) {
            span.end = self.tokens[self.at].span.end;
            self.at += 1;
        }
        let Some(container) = self.container.clone() else {
            self.parsed.problems.push((span, ReferenceProblem::NoChapter { item }));
            return;
        };
        let group = self.group.clone();
        let place = |item: u16, sub: Option<String>| Place::Item {
            container: container.clone(),
            group: group.clone(),
            item,
            sub,
        };
        if let Some(Mark::Range) = self.mark(0)
            && let Some(to) = self.item_number(1)
        {
            span.end = self.tokens[self.at + 1].span.end;
            self.at += 2;
            self.range(item, to, span, |item| place(item, None));
            self.last = Last::Item(to);
            return;
        }
        let sub = self.sub_item(&mut span);
        self.emit(span, place(item, sub));
        self.last = Last::Item(item);
        // 、⑥ continues the list; a bare number does so only after "items 4, 6".
        while let (Some(Mark::Comma), Some(Mark::Circled(next))) = (self.mark(0), self.mark(1)) {
            let next = *next;
            let span = self.tokens[self.at + 1].span.clone();
            self.at += 2;
            if self.mark(0) == Some(&Mark::Range) && self.item_number(1).is_some() {
                self.items_from(next, span);
                return;
            }
            let mut span = span;
            let sub = self.sub_item(&mut span);
            self.emit(span, place(next, sub));
            self.last = Last::Item(next);
        }
    }

    fn item_number(&self, ahead: usize) -> Option<u16> {
        match self.mark(ahead) {
            Some(Mark::Circled(item)) => Some(*item),
            Some(Mark::Number { path, .. }) if path.len() == 1 => Some(path[0]),
            _ => None,
        }
    }

    /// ⑥f, ⑥-[f., ⑥(1).
    fn sub_item(&mut self, span: &mut Range<usize>) -> Option<String> {
        let mut ahead = 0;
        while matches!(self.mark(ahead), Some(Mark::Joint | Mark::Slash)) && ahead < 3 {
            ahead += 1;
        }
        let sub = match self.mark(ahead)? {
            Mark::Letter(letter) => letter.to_string(),
            Mark::Parenthesised(inner) => inner.clone(),
            _ => return None,
        };
        span.end = self.tokens[self.at + ahead].span.end;
        self.at += ahead + 1;
        Some(sub)
    }

    fn page(&mut self, page: u16, span: Range<usize>) {
        self.at += 1;
        // 「概説編2.3 P2」: the page belongs to the place before it.
        if self.mode == Mode::Citation
            && let Some(last) = self.parsed.references.last_mut()
            && last.reference.printed_page.is_none()
            && matches!(last.reference.place, Place::Section(_) | Place::Item { .. })
        {
            last.reference.printed_page = Some(page);
            last.span.end = last.span.end.max(span.end);
            return;
        }
        self.emit(span, Place::Page(page));
        self.last = Last::Other;
    }

    /// In a citation every small number is a place; in prose it must be written like one.
    fn looks_like_place(&self, path: &[u16], dot: bool) -> bool {
        if path.len() > 3 || path.iter().any(|part| *part == 0 || *part > 99) {
            return false;
        }
        if self.mode == Mode::Citation {
            return true;
        }
        let previous = self.at.checked_sub(1).map(|at| &self.tokens[at].mark);
        let opens = match previous {
            None | Some(Mark::Break | Mark::Comma | Mark::Volume(_) | Mark::Range) => true,
            Some(Mark::Ordinal | Mark::ChapterWord) => true,
            Some(Mark::Other(text)) => text.ends_with(['「', '(', '『', ':', ';', '※', '●', '○']),
            _ => false,
        };
        let next_token = self.tokens.get(self.at + 1);
        let next = next_token.map(|token| &token.mark);
        match next {
            Some(Mark::Requirements | Mark::Circled(_)) => return opens,
            Some(Mark::Counter | Mark::ItemCounter) => return true,
            _ => {}
        }
        let titled = match next_token {
            None => path.len() > 1,
            Some(token) => match &token.mark {
                Mark::Other(text) => {
                    let first = text.chars().next().unwrap_or(' ');
                    first == ':'
                        || (path.len() > 1 && (token.spaced || first == 'の'))
                        || (path.len() == 1 && dot && is_japanese(first))
                        || (path.len() == 3 && is_japanese(first) && first != '版')
                }
                Mark::Break | Mark::Comma => path.len() > 1,
                Mark::Page(_) => true,
                _ => false,
            },
        };
        opens && titled
    }

    fn range(&mut self, from: u16, to: u16, span: Range<usize>, place: impl Fn(u16) -> Place) {
        if to < from || to - from > LONGEST_LIST {
            self.parsed.problems.push((span, ReferenceProblem::BadRange { from, to }));
            return;
        }
        for number in from..=to {
            self.emit(span.clone(), place(number));
        }
    }

    fn emit(&mut self, span: Range<usize>, place: Place) {
        let reference = Reference {
            edition: self.edition.clone(),
            volume: self.volume,
            place,
            printed_page: None,
        };
        self.parsed.references.push(Citation { span, reference });
    }
}

fn is_japanese(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}' | '【')
}
