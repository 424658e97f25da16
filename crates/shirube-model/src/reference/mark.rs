//! The marks that citations are made of.

use crate::place::Volume;
use std::ops::Range;

/// A mark that a citation can be made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Mark {
    /// `13`, `13.1.2`; the flag tells whether a dot follows, as in 「13.ネットワーク」.
    Number { path: Vec<u16>, dot: bool },
    /// Digits that no edition can hold.
    HugeNumber(String),
    /// ①, ⑵, or `#6`.
    Circled(u16),
    /// `(1)`, `(f)`.
    Parenthesised(String),
    /// The name of a volume.
    Volume(Volume),
    /// `mhlw-6.0`, 第6.0版.
    Edition(String),
    /// 遵守事項, with or without brackets; `item`, `requirement`.
    Requirements,
    /// A heading in brackets: 【説明責任】, <説明責任>.
    Heading(String),
    /// 章, 節. (`第11号` counts notifications, not places.)
    Counter,
    /// 項, 条: after a chapter they count items.
    ItemCounter,
    /// `第` before a number.
    Ordinal,
    /// `chapter`, `section`.
    ChapterWord,
    /// P34, 34頁.
    Page(u16),
    /// 表12-1.
    Table(String),
    /// Q-12; with the volume when its first letter is given (シQ-12).
    Question(u16, Option<Volume>),
    /// A single small letter that can be a sub-item.
    Letter(char),
    /// 、 , and the words between list members.
    Comma,
    /// ~ from … to.
    Range,
    /// - [ ] and other marks that may stand between an item and its sub-item.
    Joint,
    /// `/` inside a canonical id.
    Slash,
    /// A line break.
    Break,
    /// Anything else.
    Other(String),
}

/// A mark with its byte range.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) mark: Mark,
    pub(super) span: Range<usize>,
    /// True when white space stands before it.
    pub(super) spaced: bool,
}
