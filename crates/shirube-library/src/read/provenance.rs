//! Where a document came from, read from what it says of itself.

use super::document::READER;
use crate::text::fold;
use shirube_documents::DocumentId;
use shirube_documents::document::{Document, DocumentForm, Stated, TextOrigin};
use shirube_model::Volume;
use shirube_model::date::parse_date;

/// A document of which only hash, title and form are known yet.
pub(super) fn document(hash: &str, title: String, form: DocumentForm) -> Document {
    Document {
        id: DocumentId::of_file(hash),
        edition: edition_of(&title),
        volume: volume_of(&title),
        title,
        publisher: None,
        meeting: None,
        date: None,
        date_as_written: None,
        source_url: None,
        notice: None,
        form,
        text_origin: match form {
            DocumentForm::Pdf => TextOrigin::TextLayer,
            DocumentForm::MediaPage => TextOrigin::MachineMade,
            DocumentForm::PlainText => TextOrigin::AsGiven,
        },
        file_name: String::new(),
        reader: READER.to_owned(),
        stated: Stated::default(),
    }
}

/// 「検討会(第17回 5/24)《厚生労働省》」: meeting, date, publisher.
pub(super) fn from_source_line(document: &mut Document, line: &str) {
    let mut rest = line.trim().to_owned();
    if let (Some(open), Some(close)) = (rest.find('《'), rest.find('》'))
        && open < close
    {
        document.publisher = Some(rest[open + '《'.len_utf8()..close].trim().to_owned());
        rest.replace_range(open..close + '》'.len_utf8(), "");
    }
    if let Some(open) = rest.rfind(['(', '（']) {
        let inner = rest[open..].trim_matches(['(', ')', '（', '）', ' ']).to_owned();
        let mut kept = Vec::new();
        for word in inner.split_whitespace() {
            let dated = parse_date(word).ok();
            if dated.is_some() || is_day(word) {
                document.date = dated;
                document.date_as_written = Some(word.to_owned());
            } else {
                kept.push(word);
            }
        }
        let close = if kept.is_empty() { String::new() } else { format!("({})", kept.join(" ")) };
        rest.replace_range(open.., &close);
    }
    let meeting = rest.trim();
    document.meeting = (!meeting.is_empty()).then(|| meeting.to_owned());
}

/// `5/24`: a day without its year is kept as written.
fn is_day(word: &str) -> bool {
    word.split_once('/').is_some_and(|(month, day)| {
        let number = |text: &str| text.parse::<u8>().ok();
        number(month).is_some_and(|m| (1..=12).contains(&m))
            && number(day).is_some_and(|d| (1..=31).contains(&d))
    })
}

/// Date and publisher from the first lines of a document.
pub(super) fn from_first_page(document: &mut Document, text: &str) {
    for line in text.lines().take(40) {
        let compact: String = fold(line).text.chars().filter(|c| *c != ' ').collect();
        if document.date.is_none()
            && let Some(date) = dated_in(&compact)
        {
            document.date = parse_date(&date).ok();
            document.date_as_written = document.date.map(|_| date);
        }
        if document.publisher.is_none()
            && ["省", "庁", "協会", "財団"].iter().any(|end| compact.ends_with(end))
            && (3..=20).contains(&compact.chars().count())
            && !compact.contains(['。', '、', '/'])
        {
            document.publisher = Some(line.trim().to_owned());
        }
    }
    if document.edition.is_none() {
        document.edition = text.lines().take(40).find_map(edition_of);
    }
}

/// The first 令和5年5月 …日 or 2023年5月31日 of a line.
fn dated_in(line: &str) -> Option<String> {
    let year = line.find('年')?;
    let day = year + line[year..].find('日')? + '日'.len_utf8();
    let mut start = year;
    for (at, c) in line[..year].char_indices().rev() {
        if c.is_ascii_digit() || matches!(c, '令' | '和' | '平' | '成' | '昭' | '元') {
            start = at;
        } else {
            break;
        }
    }
    let date = line.get(start..day)?;
    parse_date(date).is_ok().then(|| date.to_owned())
}

/// The first line with more than a few letters, with the next when that names an edition or volume.
pub(super) fn title_of(text: &str) -> Option<String> {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let first = lines.find(|line| line.chars().count() >= 4 && !line.contains('\u{fffd}'))?;
    let mut title = first.to_owned();
    for more in lines.take(3).filter(|line| line.ends_with('編') || line.ends_with('版')) {
        title.push(' ');
        title.push_str(more);
    }
    Some(shirube_model::text::shorten(&title, 120))
}

/// 第6.0版 names an edition: `mhlw-6.0`.
pub(crate) fn edition_of(text: &str) -> Option<String> {
    let folded: String = fold(text).text.chars().filter(|c| *c != ' ').collect();
    folded.match_indices('第').find_map(|(at, _)| {
        let rest = &folded[at + '第'.len_utf8()..];
        let number = &rest[..rest.find('版')?];
        let (major, minor) = number.split_once('.').unwrap_or((number, "0"));
        let digits =
            |text: &str| (1..=2).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
        (digits(major) && digits(minor)).then(|| format!("mhlw-{major}.{minor}"))
    })
}

fn volume_of(title: &str) -> Option<Volume> {
    let folded = fold(title).text;
    let mut named = Volume::ALL.into_iter().filter(|volume| folded.contains(volume.name_ja()));
    named.next().filter(|_| named.next().is_none())
}

/// What persons say goes before what was read.
pub(super) fn state(document: &mut Document, stated: &Stated) {
    document.stated = stated.clone().or(std::mem::take(&mut document.stated));
    let Stated { title, publisher, meeting, date, source_url, edition } = document.stated.clone();
    if let Some(title) = title {
        document.edition = edition_of(&title).or(document.edition.take());
        document.volume = volume_of(&title).or(document.volume);
        document.title = title;
    }
    document.publisher = publisher.or(document.publisher.take());
    document.meeting = meeting.or(document.meeting.take());
    document.source_url = source_url.or(document.source_url.take());
    document.edition = edition.or(document.edition.take());
    if let Some(date) = date {
        document.date = parse_date(&date).ok();
        document.date_as_written = Some(date);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_source_line_is_taken_apart() {
        let mut read = document("0123456789abcdef", "題".to_owned(), DocumentForm::MediaPage);
        from_source_line(&mut read, "医療部会(第3回 令和6年2月1日)《厚生労働省》");
        assert_eq!(read.meeting.as_deref(), Some("医療部会(第3回)"));
        assert_eq!(read.date.unwrap().to_string(), "2024-02-01");
        assert_eq!(read.publisher.as_deref(), Some("厚生労働省"));
        from_source_line(&mut read, "医療部会(第4回 5/24)");
        assert_eq!((read.date, read.date_as_written.as_deref()), (None, Some("5/24")));
    }

    #[test]
    fn editions_are_named_by_their_number() {
        assert_eq!(edition_of("ガイドライン 第 6.0 版(案)").as_deref(), Some("mhlw-6.0"));
        assert_eq!(edition_of("第７版").as_deref(), Some("mhlw-7.0"));
        assert_eq!(edition_of("第3回 検討会"), None);
        assert_eq!(dated_in("公布:令和5年5月31日改正").as_deref(), Some("令和5年5月31日"));
    }
}
