//! Headings, 【遵守事項】, ① and their sub-items, from lines.

use super::lines::{Line, lines};
use super::marks::{LONGEST_HEADING, circled, heading, sub_mark, without_patterns};
use crate::text::join_lines;
use shirube_catalogue::{ChapterCopy, ItemCopy, SectionCopy, VolumeCopy};
use shirube_documents::document::Page;
use shirube_model::{EditionId, Volume};

/// A list may leave out so many numbers between two neighbours: the copy is taken at its word.
const LARGEST_GAP: u16 = 6;

/// Reads a volume. `title` and file are the caller's; `groups` are the heading groups known of the
/// volume, which stand on a line of their own without brackets.
pub fn read_volume(
    pages: &[Page],
    edition: &EditionId,
    volume: Volume,
    file: (&str, &str),
    groups: &[String],
) -> VolumeCopy {
    let (lines, unread_pages) = lines(pages);
    let mut reader = Reader { groups, ..Reader::default() };
    for (index, line) in lines.iter().enumerate() {
        reader.line(line, &lines[index + 1..]);
    }
    reader.close_item();
    VolumeCopy {
        edition: edition.clone(),
        volume,
        title: title(pages),
        file_name: file.0.to_owned(),
        file_hash: file.1.to_owned(),
        chapters: reader.chapters,
        accept_missing: false,
        unread_pages,
    }
}

/// The lines of the first page, without its number.
fn title(pages: &[Page]) -> String {
    let first = pages.first().map(Page::body_text).unwrap_or_default();
    let lines = first.lines().map(str::trim).filter(|line| line.chars().any(char::is_alphabetic));
    lines.take(4).collect::<Vec<_>>().join(" ")
}

/// A list of requirements is open, or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Inside {
    /// Before the first chapter, or in explanatory text.
    #[default]
    Text,
    /// Behind a heading that may go on in the next line.
    Heading,
    /// In a list of requirements.
    List,
}

#[derive(Default)]
struct Reader<'a> {
    groups: &'a [String],
    chapters: Vec<ChapterCopy>,
    inside: Inside,
    /// The section that the list belongs to.
    section: Option<String>,
    group: Option<String>,
    /// The requirement being read: its beginning, and the lines of its text or of its last sub-item.
    item: Option<ItemCopy>,
    text: Vec<&'a str>,
}

impl<'a> Reader<'a> {
    fn line(&mut self, line: &Line<'a>, rest: &[Line<'a>]) {
        let text = line.text;
        if let Some((number, title)) = heading(text)
            && !text.ends_with('。')
        {
            match number.as_slice() {
                [chapter] if self.begins_chapter(*chapter, title, rest) => {
                    return self.chapter(*chapter, title, line.page);
                }
                [chapter, _, ..]
                    if self
                        .chapters
                        .last()
                        .is_some_and(|chapter_before| chapter_before.number == *chapter) =>
                {
                    let known = self.section_number();
                    if known.is_none_or(|known| known < number) {
                        return self.open_section(&number, title, line.page);
                    }
                }
                _ => {}
            }
        }
        let plain = text.replace(char::is_whitespace, "");
        if plain.starts_with("【遵守事項】") || plain == "遵守事項" {
            self.close_item();
            self.inside = if self.chapters.is_empty() { Inside::Text } else { Inside::List };
            self.group = None;
            return;
        }
        match self.inside {
            Inside::Heading => self.heading_goes_on(text),
            Inside::List => self.list_line(line),
            Inside::Text => {}
        }
    }

    /// Chapters follow each other. A line of a list, such as 「3. 担当者」, is none: behind a chapter
    /// stands 【遵守事項】, or its first section.
    fn begins_chapter(&self, number: u16, title: &str, rest: &[Line<'a>]) -> bool {
        let expected = self.chapters.last().map_or(1, |last| last.number + 1);
        if number != expected || title.is_empty() {
            return false;
        }
        rest.iter().take(12).any(|line| {
            let plain = line.text.replace(char::is_whitespace, "");
            plain.starts_with("【遵守事項】")
                || heading(line.text).is_some_and(|(path, _)| path.len() > 1 && path[0] == number)
        })
    }

    fn chapter(&mut self, number: u16, title: &str, page: u32) {
        self.close_item();
        let title = without_patterns(title).to_owned();
        self.chapters.push(ChapterCopy {
            number,
            title,
            page,
            sections: Vec::new(),
            items: Vec::new(),
        });
        self.section = None;
        self.group = None;
        self.inside = Inside::Heading;
    }

    fn open_section(&mut self, number: &[u16], title: &str, page: u32) {
        self.close_item();
        let written: Vec<String> = number.iter().map(ToString::to_string).collect();
        let number = written.join(".");
        if let Some(chapter) = self.chapters.last_mut() {
            let title = without_patterns(title).to_owned();
            chapter.sections.push(SectionCopy { number: number.clone(), title, page });
        }
        self.section = Some(number);
        self.group = None;
        self.inside = Inside::Text;
    }

    /// The number of the last section of this chapter.
    fn section_number(&self) -> Option<Vec<u16>> {
        let section = self.chapters.last()?.sections.last()?;
        section.number.split('.').map(|part| part.parse().ok()).collect()
    }

    /// A title with an open bracket goes on in the next line.
    fn heading_goes_on(&mut self, text: &str) {
        let Some(chapter) = self.chapters.last_mut() else { return };
        let open = chapter.title.matches(['(', '（']).count();
        let closed = chapter.title.matches([')', '）']).count();
        if open > closed
            && chapter.title.chars().count() + text.chars().count() < 2 * LONGEST_HEADING
        {
            chapter.title.push_str(text);
        } else {
            self.inside = Inside::Text;
        }
    }

    fn list_line(&mut self, line: &Line<'a>) {
        let text = line.text;
        if let Some((number, rest)) = circled(text)
            && self.follows(number)
        {
            self.close_item();
            self.item = Some(ItemCopy {
                section: self.section.clone(),
                group: self.group.clone(),
                item: number,
                text: String::new(),
                page: line.page,
                sub: Vec::new(),
            });
            self.text = vec![rest];
            return;
        }
        if let Some(group) = self.group_heading(text) {
            self.close_item();
            self.group = Some(group);
            return;
        }
        if let Some((mark, rest)) = sub_mark(text)
            && self.item.is_some()
            && self.sentence_is_over()
        {
            self.flush();
            if let Some(item) = &mut self.item {
                item.sub.push((mark, String::new()));
            }
            self.text = vec![rest];
            return;
        }
        if self.item.is_some() {
            self.text.push(text);
        }
    }

    /// A circled number at the beginning of a line is a requirement when it goes on counting; in the
    /// middle of a sentence it cites another one.
    fn follows(&self, number: u16) -> bool {
        let chapter = self.chapters.last();
        let last = self.item.as_ref().map(|item| item.item).or_else(|| {
            let last = chapter.and_then(|chapter| chapter.items.last())?;
            (last.section == self.section && last.group == self.group).then_some(last.item)
        });
        let next = last.map_or(1, |last| last + 1);
        (next..next + LARGEST_GAP).contains(&number)
            && (self.item.is_none() || self.sentence_is_over())
    }

    fn sentence_is_over(&self) -> bool {
        let last = self.text.last().and_then(|line| line.trim_end().chars().next_back());
        last.is_none_or(|c| {
            matches!(c, '。' | '.' | '」' | '』' | ')' | '）' | ']' | '】' | ':' | '：')
        })
    }

    /// A heading group of the governance volume: 「説明責任」 in brackets, or known by its name.
    fn group_heading(&self, text: &str) -> Option<String> {
        let plain = text.trim();
        let brackets =
            [('【', '】'), ('〈', '〉'), ('<', '>'), ('＜', '＞'), ('［', '］'), ('[', ']')];
        let inner = brackets
            .into_iter()
            .find_map(|(open, close)| plain.strip_prefix(open)?.strip_suffix(close));
        let name = inner.unwrap_or(plain);
        let known = self.groups.iter().any(|group| group == name);
        (known || inner.is_some() && name.chars().count() <= 20).then(|| name.to_owned())
    }

    /// The lines gathered belong to the last sub-item, or to the requirement itself.
    fn flush(&mut self) {
        let text = join_lines(self.text.drain(..).map(|line| (line, true)));
        if let Some(item) = &mut self.item {
            match item.sub.last_mut() {
                Some((_, sub)) => *sub = text,
                None => item.text = text,
            }
        }
    }

    fn close_item(&mut self) {
        self.flush();
        if let (Some(item), Some(chapter)) = (self.item.take(), self.chapters.last_mut()) {
            chapter.items.push(item);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use shirube_documents::document::PageState;

    fn page(number: u32, text: &str) -> Page {
        Page {
            number,
            file_hash: String::new(),
            text: text.to_owned(),
            body: (0, text.len() as u32),
            state: PageState::Text,
            unknown_glyphs: 0,
            tables: Vec::new(),
        }
    }

    fn read(pages: &[Page], groups: &[&str]) -> VolumeCopy {
        let groups: Vec<String> = groups.iter().map(|group| (*group).to_owned()).collect();
        read_volume(pages, &"mhlw-9.1".parse().unwrap(), Volume::Control, ("x.pdf", "0"), &groups)
    }

    #[test]
    fn items_run_over_pages_and_cite_each_other() {
        let pages = [
            page(1, "目次\n1. はじめ ........ 2\n1.1 節 ........ 3\n"),
            page(
                2,
                "1.はじめ[Ⅰ～Ⅳ]\n【遵守事項】\n① 記録を残すこと。\n② 前の項である\n① と合わせて、夜間も\n- 2 -\n",
            ),
            page(
                3,
                "続けること。\na. 写しを取ること。\nb．鍵を掛け\nること。\n③ 終わりを確かめる\nこと。\n1.1 節\n本文。①は要らない。\n- 3 -\n",
            ),
        ];
        let copy = read(&pages, &[]);
        assert_eq!(copy.chapters.len(), 1);
        let chapter = &copy.chapters[0];
        assert_eq!((chapter.title.as_str(), chapter.page), ("はじめ", 2));
        let items: Vec<(u16, &str, u32)> =
            chapter.items.iter().map(|item| (item.item, item.text.as_str(), item.page)).collect();
        assert_eq!(
            items,
            [
                (1, "記録を残すこと。", 2),
                (2, "前の項である① と合わせて、夜間も続けること。", 2),
                (3, "終わりを確かめること。", 3),
            ]
        );
        let sub: Vec<(&str, &str)> = chapter.items[1]
            .sub
            .iter()
            .map(|(mark, text)| (mark.as_str(), text.as_str()))
            .collect();
        assert_eq!(sub, [("a", "写しを取ること。"), ("b", "鍵を掛けること。")]);
        assert_eq!(chapter.sections[0].number, "1.1");
    }

    #[test]
    fn lists_of_sections_and_groups_begin_anew() {
        let pages = [page(
            1,
            "1. 責任\n1.1 法令\n【遵守事項】\n① 守ること。\n1.2 責務\n1.2.1 通常時\n【遵守事項】\n説明責任\n① 残すこと。\n② 示すこと。\n〈管理責任〉\n① 整えること。\n【考え方】\n本文。\n",
        )];
        let copy = read(&pages, &["説明責任"]);
        let items: Vec<(Option<&str>, Option<&str>, u16)> = copy.chapters[0]
            .items
            .iter()
            .map(|item| (item.section.as_deref(), item.group.as_deref(), item.item))
            .collect();
        assert_eq!(
            items,
            [
                (Some("1.1"), None, 1),
                (Some("1.2.1"), Some("説明責任"), 1),
                (Some("1.2.1"), Some("説明責任"), 2),
                (Some("1.2.1"), Some("管理責任"), 1),
            ]
        );
    }

    #[test]
    fn pages_that_were_not_read_are_named() {
        let mut scanned = page(2, "");
        scanned.state = PageState::Scanned;
        let copy = read(&[page(1, "1. 章\n【遵守事項】\n① あること。\n"), scanned], &[]);
        assert_eq!(copy.unread_pages, [2]);
    }
}
