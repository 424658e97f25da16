//! A saved page of a media site that shows public documents page by page: a title with the page's
//! number, 公開元URL, 出典情報, a notice that the text was made by a machine, and the text.

use super::document::{ReadDocument, hash};
use super::provenance;
use crate::text::fold;
use shirube_documents::document::{DocumentForm, Page, PageState, TextOrigin};

const SOURCE_URL: &str = "公開元URL";
const SOURCE: &str = "出典情報";
/// Words of the notice that comes with machine-made text.
const NOTICE: [&str; 3] = ["自動処理で生成", "完全に資料と一致しない", "資料と付け合わせて"];
/// Links that stand between source and text.
const LINKS: [&str; 2] = ["画像をダウンロード", "ページを開く"];

/// Other lines that a site may put between source and notice.
const MAX_STRANGERS: usize = 3;

/// True when a text has the form of such a page.
pub fn is_media_page(text: &str) -> bool {
    text.lines().any(|line| title_and_number(line).is_some())
        && text.lines().any(|line| line.trim_start().starts_with(SOURCE_URL))
        && text.lines().any(|line| line.trim_start().starts_with(SOURCE))
}

/// `題名 (14 ページ)`.
fn title_and_number(line: &str) -> Option<(String, u32)> {
    let line = line.trim();
    let open = line.rfind(['(', '（'])?;
    let inner = fold(line.get(open..)?).text;
    let digits = inner.trim_matches(['(', ')', ' ']).strip_suffix("ページ")?.trim();
    let number: u32 = digits.parse().ok().filter(|number| *number > 0)?;
    let title = line[..open].trim();
    (!title.is_empty()).then(|| (title.to_owned(), number))
}

/// Reads such a page; `None` when the text has another form.
pub(super) fn read(text: &str, file_hash: &str) -> Option<ReadDocument> {
    if !is_media_page(text) {
        return None;
    }
    let mut title = None;
    let mut url = None;
    let mut source = None;
    let mut notice = Vec::new();
    let mut body_start = 0;
    let mut strangers = 0;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let end = at + line.len();
        let trimmed = line.trim();
        at = end;
        if title.is_none() {
            title = title_and_number(trimmed);
            if title.is_none() {
                continue;
            }
        } else if let Some(rest) = trimmed.strip_prefix(SOURCE_URL) {
            url = Some(rest.trim_matches([' ', ':', '：', '　']).to_owned());
        } else if let Some(rest) = trimmed.strip_prefix(SOURCE) {
            source = Some(rest.trim_matches([' ', ':', '：', '　']).to_owned());
        } else if NOTICE.iter().any(|words| trimmed.contains(words)) {
            notice.push(trimmed.to_owned());
        } else if trimmed.is_empty() || LINKS.iter().any(|words| trimmed.contains(words)) {
            continue;
        } else if source.is_some() && (!notice.is_empty() || strangers >= MAX_STRANGERS) {
            // The document's own text begins; what looks like a notice in it is no notice.
            break;
        } else {
            strangers += 1;
            continue;
        }
        body_start = end;
    }
    let (title, number) = title?;
    let url = url.filter(|url| !url.is_empty());
    let key = format!("media page\n{title}\n{}", url.as_deref().unwrap_or_default());
    let mut document = provenance::document(&hash(key.as_bytes()), title, DocumentForm::MediaPage);
    document.source_url = url;
    document.text_origin = TextOrigin::MachineMade;
    document.notice = (!notice.is_empty()).then(|| notice.join("\n"));
    if let Some(source) = &source {
        provenance::from_source_line(&mut document, source);
    }
    let blank = text[body_start..].trim().is_empty();
    let page = Page {
        number,
        file_hash: file_hash.to_owned(),
        text: text.to_owned(),
        body: (body_start as u32, text.len() as u32),
        state: if blank { PageState::Empty } else { PageState::Text },
        unknown_glyphs: 0,
        tables: Vec::new(),
    };
    Some(ReadDocument { document, pages: vec![page] })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_site_is_parted_from_the_document() {
        let text = "どこかのサイト\n\n【資料2】第6.0版(案)への御意見 (３ページ)\n\n公開元URL https://example.jp/x\n\
            出典情報 部会(第1回 令和5年5月24日)《架空省》\n低解像度画像をダウンロード\n\n\
            文字は自動処理で生成されています。\n\n本文の一行目\n自動処理で生成した一覧を求める。\n3";
        let read = read(text, "abc").unwrap();
        assert_eq!(read.pages[0].number, 3);
        assert_eq!(read.document.title, "【資料2】第6.0版(案)への御意見");
        assert_eq!(read.document.edition.as_deref(), Some("mhlw-6.0"));
        assert_eq!(read.document.date.unwrap().to_string(), "2023-05-24");
        assert_eq!(read.document.notice.as_deref(), Some("文字は自動処理で生成されています。"));
        assert_eq!(
            read.pages[0].body_text().trim(),
            "本文の一行目\n自動処理で生成した一覧を求める。\n3"
        );
    }

    #[test]
    fn pages_of_one_document_share_its_id() {
        let page = |number: u32, url: &str| {
            format!(
                "題名 ({number} ページ)\n公開元URL {url}\n出典情報 会議《省》\n\n本文{number}\n"
            )
        };
        let id = |text: &str| read(text, "abc").unwrap().document.id;
        assert_eq!(id(&page(1, "https://a.jp")), id(&page(2, "https://a.jp")));
        assert_ne!(id(&page(1, "https://a.jp")), id(&page(1, "https://b.jp")));
    }
}
