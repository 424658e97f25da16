#!/usr/bin/env python3
"""Makes the invented documents the tests of this directory read.

guideline.pdf/.json     a guideline volume of 30 pages and its lines, page by page
comments.pdf/.json      a table of public comments of 12 pages and its records
comments-type3.pdf      its first two pages with Type 3 fonts, some of whose
                        characters are named only by /ActualText
scanned.pdf             one page that is only an image
broken.pdf              the first part of guideline.pdf, cut off
encrypted.pdf           a page locked with the user password "secret"
flattened/*.txt/.json   pages of comment tables as a media site shows their text,
                        and the records they were laid out from

All text is invented (texts.py); the seeds are fixed. The text of the media
site around a page keeps the form of its saved pages. In the records, null
stands for a cell with "-" and a new line only for a new paragraph or bullet.

Needs chromium, pdftotext, pdftoppm and pdfinfo (poppler-utils), qpdf (only
when encrypted.pdf is missing: its key is random, so it is made once), and
the Noto CJK and IPA fonts (fonts-noto-cjk, fonts-ipafont).
Usage: python3 make.py [flattened|comments|guideline|others]...
"""
import html
import random
import re
import sys
import tempfile
from pathlib import Path

import texts
from flatten import make_flattened
from helpers import HEADINGS, NARROW, dump, pages_of, public, run, to_pdf, wrap

HERE = Path(__file__).resolve().parent


# ---- comments.pdf: a ruled table, laid out page by page -------------------

EMS = {"number": 3, "theme": 8, "volume": 8, "place": 8, "page": 3, "opinion": 37, "response": 22}
LINE, ROW, ROOM = 12, 5, 500  # points: a line of text, the edges of a row, the rows of a page
SHARED = {5: 2, 13: 3, 24: 2, 33: 3, 41: 2}  # place of a record -> how many share its response
THEME_SPANS = [(9, 12), (20, 22), (29, 31), (32, 34)]  # records whose theme stands in one tall cell


def comment_units(rng):
    """Endless groups of records that share one response; most groups hold one record."""
    index = 0
    while True:
        unit = []
        for _ in range(SHARED.get(index, 1)):
            style = "huge" if index % 11 == 4 else "bullets" if index % 7 == 3 else "plain"
            unit.append(texts.record(rng, 201 + index, texts.THEMES[min(index // 8, 6)], style))
            index += 1
        for r in unit[1:]:
            r["response"], r["kind"] = unit[0]["response"], unit[0]["kind"]
        if len(unit) > 1:
            for r in unit:
                r["shared_with"] = [o["number"] for o in unit if o is not r]
        yield unit


def place_unit(pages, unit):
    """The pages with a unit added; a single record may run over to the next page."""
    rows = [{c: wrap("-" if r[c] is None else str(r[c]), EMS[c]) for c in EMS} for r in unit]
    for r, row in zip(unit, rows):
        row["span"] = next((i for i, (a, b) in enumerate(THEME_SPANS) if a <= r["number"] - 201 <= b), None)
        row["shared"] = len(rows) if r is unit[0] else 0
    for row in rows[1:]:
        row["response"] = []
    if len(rows) > 1:  # the shared response must not be taller than its rows
        spare = len(rows[0]["response"]) - sum(max(len(row[c]) for c in EMS if c != "response") for row in rows)
        rows[-1]["least"] = max(0, spare) + max(len(rows[-1][c]) for c in EMS)
        rows[0]["tall"] = True
    free = ROOM - sum(height(row) for row in pages[-1])
    if sum(map(height, rows)) <= free:
        return pages[:-1] + [pages[-1] + rows]
    fit = int((free - ROW) // LINE)
    row = rows[0]
    if len(rows) == 1 and fit >= max(3, *(len(row[c]) for c in NARROW)) and len(row["opinion"]) - fit >= 2:
        upper = {**row, "opinion": row["opinion"][:fit], "response": row["response"][:fit]}
        lower = {**row, **dict.fromkeys(NARROW, []), "span": None,
                 "opinion": row["opinion"][fit:], "response": row["response"][fit:]}
        return pages[:-1] + [pages[-1] + [upper], [lower]]
    return pages + [rows]


def height(row):
    cells = [len(row[c]) for c in EMS if not (c == "response" and row.get("tall"))]
    return max(*cells, row.get("least", 0)) * LINE + ROW


def comment_table(rows):
    out = ["<tr>" + "".join(f"<th class={c}>{HEADINGS[c]}</th>" for c in EMS) + "</tr>"]
    for i, row in enumerate(rows):
        line = f"<tr style='height:{height(row)}pt'>"
        for c in EMS:
            span = 1
            if c == "theme" and row["span"] is not None:
                if i and rows[i - 1]["span"] == row["span"]:
                    continue
                span = sum(r["span"] == row["span"] for r in rows[i:])
            elif c == "response":
                span = row["shared"]
                if not span:
                    continue
            line += f"<td class={c} rowspan={span}>" + html.escape("\n".join(row[c])) + "</td>"
        out.append(line + "</tr>")
    return "<table>" + "".join(out) + "</table>"


def comment_page(pages, font):
    cols = "".join(f".{c} {{ width: {EMS[c] + 1.2}em }}" for c in EMS)
    body = "".join(f"<div>{comment_table(rows)}<footer>{i}</footer></div>" for i, rows in enumerate(pages, 1))
    return f"""<!doctype html><html lang=ja><meta charset=utf-8><title>架空の文書</title><style>
@page {{ size: A4 landscape; margin: 0 }} body {{ margin: 0; font: 8pt/{LINE}pt {font} }}
div {{ position: relative; width: 842pt; height: 594pt; overflow: hidden; break-after: page }}
div:last-child {{ break-after: auto }} table {{ border-collapse: collapse; margin: 30pt auto 0; table-layout: fixed; width: 1pt }}
td, th {{ border: .5pt solid #000; padding: 2pt .25em; white-space: pre; vertical-align: middle; font-weight: normal }}
th {{ background: #ddd }} .number, .page, .volume {{ text-align: center }} td.opinion, td.response {{ vertical-align: top }}
footer {{ position: absolute; bottom: 16pt; width: 100%; text-align: center }} {cols}
</style>{body}</html>"""


def make_comments():
    pages, records = [[]], []
    for unit in comment_units(random.Random(201)):
        more = place_unit(pages, unit)
        if len(more) > 12:
            break
        pages, records = more, records + unit
    to_pdf(comment_page(pages, "IPAGothic"), HERE / "comments.pdf")
    to_pdf(comment_page(pages[:2], "'Noto Sans CJK JP'"), HERE / "comments-type3.pdf")
    assert pages_of(HERE / "comments.pdf") == 12
    dump(HERE / "comments.json", [public(r) for r in records])
    print("comments", len(records), "records")


# ---- guideline.pdf: a volume of 30 pages ----------------------------------

LINES = 42  # lines on a page
CHAPTERS = [(4, 3), (7, 3), (20, 5), (9, 3), (5, 3), (20, 5), (3, 3), (6, 3)]  # items and pages of each


def chapter(rng, n, items, pages):
    """The lines (class, text) of a chapter and its headings (text, line); "" is a blank line."""
    lines = [("h1", f"{n}. {texts.CH[n - 1]}"), ("", ""), ("h2", "【遵守事項】")]
    marks = [(lines[0][1], 0)]

    def add(kind, text, ems):
        first, *rest = wrap(text, ems)
        lines.extend([(kind, first)] + [(kind + " rest", line) for line in rest])
    for i in range(items):
        add("item", f"{texts.MARK[i]} " + "".join(texts.some(rng, texts.DUTY, rng.choice([1, 1, 2]))), 38)
        if rng.random() < 0.3:
            for letter, text in zip("abcde", texts.some(rng, texts.SUB, rng.randint(2, 5))):
                add("sub", f"{letter}. {text}", 35)
    major, minor = 0, 3
    while len(lines) < pages * LINES - 12:
        if minor >= 3 or minor and rng.random() < 0.1:
            major, minor = major + 1, 0
        else:
            minor += 1
        if len(lines) % LINES > LINES - 4:  # no heading at the foot of a page
            lines += [("", "")] * (LINES - len(lines) % LINES)
        title = f"{n}.{major}" + (f".{minor}" if minor else "") + f" {rng.choice(texts.SECTION)}"
        lines.extend([("", "")] * bool(len(lines) % LINES) + [("h3", title)])
        if not minor:
            marks.append((title, len(lines) - 1))
        for _ in range(rng.randint(2, 3)):
            add("prose", "".join(texts.some(rng, texts.PROSE, rng.randint(2, 3))), 39)
    assert (pages - 1) * LINES < len(lines) <= pages * LINES, (n, len(lines))
    return lines, marks


def leader(title, page):
    used = sum(1 if ch < "\x80" else 2 for ch in title + str(page))
    return f"{title} {'.' * (74 - used)} {page}"


def make_guideline():
    rng, start = random.Random(30), 3
    cover = [("title", "医療情報システムの架空安全指針"), ("title", "第9.1版"), ("title", "架空運用編"), ("date", "令和9年4月")]
    contents, body = [("h1", "目次"), ("", "")], []
    for n, (items, count) in enumerate(CHAPTERS, 1):
        lines, marks = chapter(rng, n, items, count)
        contents += [("toc", leader(title, start + line // LINES)) for title, line in marks]
        body += [lines[i * LINES:(i + 1) * LINES] for i in range(count)]
        start += count
    assert len(contents) <= LINES
    pages = [[*page, ("foot", f"- {i} -")] for i, page in enumerate([cover, contents, *body], 1)]
    divs = "".join("<div>" + "".join(f"<p class='{kind}'>{html.escape(text) or '&nbsp;'}</p>" for kind, text in page)
                   + "</div>" for page in pages)
    to_pdf(f"""<!doctype html><html lang=ja><meta charset=utf-8><title>架空の文書</title><style>
@page {{ size: A4; margin: 0 }} body {{ margin: 0; font: 10.5pt/17pt IPAMincho }}
div {{ position: relative; box-sizing: border-box; width: 595pt; height: 841pt; padding: 56pt 84pt; break-after: page }}
div:last-child {{ break-after: auto }} p {{ margin: 0; white-space: pre; height: 17pt }}
.h1 {{ font-size: 13pt }} .item.rest {{ padding-left: 1.5em }}
.sub {{ padding-left: 2em }} .sub.rest {{ padding-left: 3.2em }} .prose {{ padding-left: 1em }} .prose.rest {{ padding-left: 0 }}
.h1, .h2, .h3, .toc {{ font-family: IPAGothic }} .title, .date, .foot {{ text-align: center }}
.title {{ font-size: 22pt; height: 48pt; top: 150pt; position: relative }} .date {{ font-size: 14pt; position: relative; top: 420pt }}
.foot {{ position: absolute; bottom: 28pt; left: 0; width: 100% }}
</style>{divs}</html>""", HERE / "guideline.pdf")
    assert len(pages) == pages_of(HERE / "guideline.pdf") == 30
    dump(HERE / "guideline.json", {str(i): [text for _, text in page if text] for i, page in enumerate(pages, 1)})
    print("guideline", sum(map(len, pages)), "lines")


# ---- scanned.pdf, broken.pdf, encrypted.pdf --------------------------------

def image_pdf(jpeg, target):
    """The smallest PDF around one JPEG on an A4 page."""
    tall, wide = (int.from_bytes(re.search(rb"\xff\xc0...(..)(..)", jpeg, re.S).group(i), "big") for i in (1, 2))
    colours = {1: b"Gray", 3: b"RGB"}[jpeg[jpeg.index(b"\xff\xc0") + 9]]
    draw = b"q 595 0 0 842 0 0 cm /Im Do Q"
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
               b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
               b"/Resources << /XObject << /Im 5 0 R >> >> >>",
               b"<< /Length %d >>\nstream\n%s\nendstream" % (len(draw), draw),
               b"<< /Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /Device%s /BitsPerComponent 8 "
               b"/Filter /DCTDecode /Length %d >>\nstream\n%s\nendstream" % (wide, tall, colours, len(jpeg), jpeg)]
    data, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % p for p in places)
    end = b"trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % len(data)
    target.write_bytes(data + table + end)


def make_others():
    guideline = HERE / "guideline.pdf"
    with tempfile.TemporaryDirectory() as tmp:
        run("pdftoppm", "-r", 100, "-gray", "-jpeg", "-f", 8, "-l", 8, "-singlefile", guideline, f"{tmp}/page")
        image_pdf(Path(tmp, "page.jpg").read_bytes(), HERE / "scanned.pdf")
    data = guideline.read_bytes()
    (HERE / "broken.pdf").write_bytes(data[:len(data) * 4 // 10])
    locked = HERE / "encrypted.pdf"
    if not locked.exists():
        run("qpdf", guideline, "--pages", ".", 1, "--", "--encrypt", "secret", "secret", 256, "--", locked)


if __name__ == "__main__":
    steps = {"flattened": lambda: make_flattened(HERE / "flattened"), "comments": make_comments,
             "guideline": make_guideline, "others": make_others}
    for step in sys.argv[1:] or steps:
        steps[step]()
