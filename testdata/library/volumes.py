#!/usr/bin/env python3
"""Makes invented volumes in the layout of the guideline, for `shirube catalogue import`.

control-6.0.pdf    the shipped summaries of the control volume as if they were its text, with
                   shifted numbers, a missing item and new items (see CHANGES)
control-7.0.pdf    the same under edition 7.0, with three items worded differently
control-8.0.pdf    an edition that was never shipped

The text is Shirube's own (catalogue/editions/mhlw-6.0/control.toml); the numbers and the layout are
those of the guideline. Needs chromium and the IPA fonts.
Usage: python3 volumes.py
"""
import html
import tomllib
from pathlib import Path

from helpers import to_pdf, wrap

HERE = Path(__file__).resolve().parent
SHIPPED = HERE.parent.parent / "catalogue/editions/mhlw-6.0/control.toml"
MARKS = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
LINES = 40

# chapter -> (item dropped, item before which a new one is put)
CHANGES = {12: (None, 5), 13: (None, 5), 14: (4, None)}
NEW = "職員が私物の記録媒体を持ち込んだときの届出の手続を定め、届出の写しを一年間保管すること。"
REWORDED = {(14, 5): "二つの異なる種類の認証の要素を組み合わせた方式を、端末とサーバの両方で採ること。",
            (7, 1): "医療情報と情報機器の持出しは運用管理規程に沿って手順を定めて管理し、その状況を毎月企画管理者へ報告すること。",
            (17, 1): "利用者の操作の記録を残し、決めた条件で絞り込んで毎月見直すこと。"}


def duty(text):
    """A summary as a duty: its last sentence ends in こと."""
    text = text.rstrip("。")
    for end, to in (("する", "すること"), ("にする", "にすること"), ("行う", "行うこと"), ("設ける", "設けること"),
                    ("とる", "とること"), ("持たせる", "持たせること"), ("作る", "作ること"), ("定める", "定めること")):
        if text.endswith(end):
            return text[: -len(end)] + to + "。"
    return text + "こと。"


def items_of(chapter, edition):
    """Number and text of the items, after the changes; whole gaps of the shipped list are filled."""
    number = int(chapter["number"])
    dropped, new_before = CHANGES.get(number, (None, None))
    known = {r["item"]: r for r in chapter["requirements"]}
    last = max(list(known) + chapter.get("missing_items", []) + [0])
    found = []
    for item in range(1, last + 1):
        if item == new_before:
            found.append((NEW, []))
        if item == dropped:
            continue
        if item in known:
            text = duty(known[item]["summary_ja"])
            if edition != "6.0":
                text = REWORDED.get((number, item), text)
            found.append((text, [s["summary_ja"] + "。" for s in known[item].get("sub", [])]))
        else:
            found.append((f"第{number}章の{item}番目の項として架空の手続を定めること。", []))
    return found


def lines_of(chapter, edition):
    number = chapter["number"]
    out = [("h1", f"{number}.{chapter['title_ja']}[Ⅰ～Ⅳ]"), ("h2", "【遵守事項】")]
    for index, (text, sub) in enumerate(items_of(chapter, edition)):
        first, *rest = wrap(f"{MARKS[index]} {text}", 38)
        out += [("item", first)] + [("item rest", line) for line in rest]
        for letter, text in zip("abcdefghijklmn", sub):
            first, *rest = wrap(f"{letter}. {text}", 35)
            out += [("sub", first)] + [("sub rest", line) for line in rest]
    out += [("h3", f"{number}.1 考え方"), ("prose", "この節は遵守事項①に示した事柄の考え方を架空の文で説明する。"),
            ("prose", "①の実施の前に、②に示した手続を確かめておくとよい。")]
    return out


def make(edition):
    chapters = tomllib.loads(SHIPPED.read_text(encoding="utf-8"))["chapters"]
    body, contents = [], []
    for chapter in chapters:
        lines = lines_of(chapter, edition)
        contents.append((f"{chapter['number']}.{chapter['title_ja']}", 3 + len(body) // LINES))
        body += lines
        if len(body) % LINES > LINES - 6:
            body += [("", "")] * (LINES - len(body) % LINES)
    cover = [("title", "医療情報システムの安全管理に関するガイドライン"), ("title", f"第{edition}版"),
             ("title", "システム運用編"), ("date", "架空の文書"), ("date", "本文はShirubeの要約")]
    toc = [("h1", "目次")] + [("toc", f"{title[:24]} {'.' * 40} {page}") for title, page in contents]
    pages = [cover, toc] + [body[i:i + LINES] for i in range(0, len(body), LINES)]
    divs = "".join(
        "<div>" + "".join(f"<p class='{kind}'>{html.escape(text) or '&nbsp;'}</p>" for kind, text in page)
        + f"<p class='foot'>- {number} -</p></div>" for number, page in enumerate(pages, 1))
    to_pdf(f"""<!doctype html><html lang=ja><meta charset=utf-8><title>架空の文書</title><style>
@page {{ size: A4; margin: 0 }} body {{ margin: 0; font: 10.5pt/17pt IPAMincho }}
div {{ position: relative; box-sizing: border-box; width: 595pt; height: 841pt; padding: 56pt 84pt; break-after: page }}
div:last-child {{ break-after: auto }} p {{ margin: 0; white-space: pre; height: 17pt }}
.h1 {{ font-size: 13pt }} .item.rest {{ padding-left: 1.5em }} .sub {{ padding-left: 2em }}
.sub.rest {{ padding-left: 3.2em }} .title {{ font-size: 16pt; height: 40pt; text-align: center }} .date, .foot {{ text-align: center }}
.foot {{ position: absolute; bottom: 28pt; left: 0; width: 100% }}
</style>{divs}</html>""", HERE / f"control-{edition}.pdf")
    print(f"control-{edition}.pdf", len(pages), "pages")


for edition in ("6.0", "7.0", "8.0"):
    make(edition)
