#!/usr/bin/env python3
"""Makes the invented documents the tests of this directory read.

guideline.pdf/.json     a guideline volume of 30 pages and its lines, page by page
comments.pdf/.json      a table of public comments of 12 pages and its records
scanned.pdf             one page that is only an image
broken.pdf              the first part of guideline.pdf, cut off
encrypted.pdf           a page locked with the user password "secret"
flattened/*.txt/.json   pages of comment tables as a media site shows their text,
                        and the records they were laid out from

All text is invented (texts.py); the seeds are fixed. In the records, null
stands for a cell with "-" and a new line only for a new paragraph or bullet.

Needs chromium, pdftotext, pdftoppm and pdfinfo (poppler-utils), qpdf (only
when encrypted.pdf is missing: its key is random, so it is made once), and
the Noto CJK fonts. Usage: python3 make.py [flattened|comments|guideline|others]...
"""
import html
import json
import random
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import texts

HERE = Path(__file__).resolve().parent
HEADINGS = {"number": "番号", "theme": "項目", "volume": "編", "place": "該当箇所", "page": "頁",
            "opinion": "御意見", "response": "回答"}
NARROW = ("number", "theme", "volume", "place", "page")


# ---- helpers -------------------------------------------------------------

def run(*command):
    return subprocess.run(list(map(str, command)), check=True, capture_output=True).stdout


def to_pdf(page, target):
    """Prints an HTML text; the dates are overwritten so that runs agree."""
    with tempfile.TemporaryDirectory() as tmp:
        source = Path(tmp, "page.html")
        source.write_text(page, encoding="utf-8")
        run("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync",
            f"--user-data-dir={tmp}/profile", "--no-pdf-header-footer", f"--print-to-pdf={target}", source.as_uri())
    data = re.sub(rb"(/(?:Creation|Mod)Date \(D:)\d{14}", rb"\g<1>20270401000000", Path(target).read_bytes())
    Path(target).write_bytes(data)


def pages_of(pdf):
    return int(re.search(rb"Pages:\s+(\d+)", run("pdfinfo", pdf)).group(1))


def dump(target, value):
    target.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def wrap(text, ems):
    """Breaks a text into lines of `ems` full-width characters; "\\n" breaks too.

    Latin words stay whole and closing marks hang over the end of the line."""
    lines = []
    for paragraph in text.split("\n"):
        line, used = "", 0.0
        for token in re.findall(r"[A-Za-z0-9.&]+|.", paragraph):
            size = sum(0.55 if ch < "\x80" else 1.0 for ch in token)
            if line and used + size > ems and token not in "、。」】)ー・っゃゅょ":
                lines.append(line)
                line, used = "", 0.0
            line, used = line + token, used + size
        lines.append(line)
    return lines


def public(record):
    """A record as it stands in the JSON: the volume with its English label on one line."""
    return {**record, "volume": record["volume"] and record["volume"].replace("\n", "")}


def cell(value):
    return "-" if value is None else html.escape(str(value)).replace("\n", "<br>")


# ---- flattened: pages of a media site ------------------------------------

SITE = """よむ、つかう、まなぶ。

MC plus(エムシープラス)は、診療報酬・介護報酬改定関連のニュース、

資料、研修などをパッケージした総合メディアです。


【{paper}】「医療情報システムの架空安全指針第{edition}版(案)」に関する御意見の募集について ({page} ページ)

公開元URL https://example.jp/library/{slug}.html
出典情報 架空情報利活用検討会安全指針作業班(第{meeting}回 {date})《架空省》
低解像度画像をダウンロード

資料テキストはコンピュータによる自動処理で生成されており、完全に資料と一致しない場合があります。
テキストをコピーしてご利用いただく際は資料と付け合わせてご確認ください。

{text}

{page}"""
WIDE = {"number": 2.6, "theme": 8.3, "volume": 7.6, "place": 8.3, "page": 2.6, "opinion": 57, "response": 27}
SEED_ORDER = ["number", "theme", "volume", "place", "page", "opinion", "response"]
# name, page, edition, first number, columns, widths, alignment, what is special
FLATTENED = [
    ("01-centred", 9, "6.0", 74, SEED_ORDER, {}, "middle", ""),
    ("02-top", 17, "6.0", 163, SEED_ORDER, {}, "top", ""),
    ("03-volume-first", 5, "9.1", 31, ["number", "volume", "place", "page", "theme", "opinion", "response"],
     {"opinion": 50, "response": 25}, "middle", ""),
    ("04-narrow-opinion", 22, "9.1", 208, ["number", "place", "volume", "theme", "page", "opinion", "response"],
     {"opinion": 30, "response": 29}, "middle", ""),
    ("05-no-theme", 3, "6.0", 12, [c for c in SEED_ORDER if c != "theme"], {"place": 9.3, "response": 28}, "middle", ""),
    ("06-heading-row", 2, "9.1", 10, SEED_ORDER, {"theme": 7.3, "opinion": 45}, "middle", "heading"),
    ("07-continuation", 28, "6.0", 302, SEED_ORDER, {"opinion": 52, "response": 24}, "middle", "continuation"),
    ("08-short-opinions", 31, "9.1", 341, SEED_ORDER, {"opinion": 40, "response": 28}, "top", "short"),
    ("09-single-digits", 1, "9.1", 1, SEED_ORDER, {"theme": 9.3, "opinion": 48}, "middle", "bullets"),
    ("10-spaces", 40, "6.0", 415, SEED_ORDER, {"opinion": 55}, "middle", "spaced"),
]
PADDING = 0.45  # of a character, left and right of each cell
LEADING = 1.3


def flattened_html(rows, columns, widths, align, heading, page):
    ems = sum(widths[c] + 2 * PADDING for c in columns)
    size = 800 / ems

    def tag(c, inner):
        return f"<td class={c}>{inner}</td>"
    body = "".join("<tr>" + "".join(tag(c, "" if r[c] == "" else cell(r[c])) for c in columns) + "</tr>" for r in rows)
    if heading:
        body = "<tr>" + "".join(tag(c, "No" if c == "number" else HEADINGS[c]) for c in columns) + "</tr>" + body
    cols = "".join(f"<col style='width:{(widths[c] + 2 * PADDING) * size:.2f}pt'>" for c in columns)
    return f"""<!doctype html><html lang=ja><meta charset=utf-8><style>
@page {{ size: A4 landscape; margin: 0 }} body {{ margin: 14pt 0 0 20pt; font: {size:.3f}pt/{LEADING} 'Noto Sans CJK JP' }}
table {{ border-collapse: collapse; table-layout: fixed; width: 800pt }}
td {{ border: .4pt solid #000; padding: 1pt {PADDING}em; vertical-align: {align} }}
.number, .page, .volume {{ text-align: center }} .opinion, .response {{ vertical-align: top }}
footer {{ position: fixed; bottom: 8pt; left: 0; width: 842pt; text-align: center; font-size: 9pt }}
</style><table><colgroup>{cols}</colgroup>{body}</table><footer>{page}</footer></html>"""


def flattened_rows(rng, first, columns, widths, special):
    """Records until the page is full, the lines of each being estimated."""
    size = 800 / sum(widths[c] + 2 * PADDING for c in columns)
    room = 540 - (size * LEADING + 2.5 if special == "heading" else 0)
    style = {"short": "short", "bullets": "bullets", "spaced": "spaced"}.get(special, "plain")
    themes, block, long_one = rng.sample(texts.THEMES, 3), rng.randint(3, 5), rng.choice([0, 2, 4, 99])
    rows = []
    if special == "continuation":
        tail = texts.opinion(rng) + "".join(texts.some(rng, texts.OPINION, 2))
        rows.append({**dict.fromkeys(NARROW, ""), "opinion": tail[17:],
                     "response": texts.reply(rng, "long")[1][9:], "kind": None})
    while len(rows) < (9 if first == 1 else 14):
        number = first + len(rows) - (special == "continuation")
        huge = len(rows) == long_one and style == "plain"
        row = texts.record(rng, number, themes[min(len(rows) // block, 2)], style)
        if huge:
            row["opinion"] = texts.opinion(rng, "huge")
        rows.append(row)
        used = sum(max(len(wrap(str(r[c] or "-"), widths[c])) for c in columns) * size * LEADING + 2.5 for r in rows)
        if used > room:
            rows.pop()
            break
    return rows


def make_flattened():
    out = HERE / "flattened"
    out.mkdir(exist_ok=True)
    for index, (name, page, edition, first, columns, change, align, special) in enumerate(FLATTENED):
        widths = {**WIDE, **change}
        rows = flattened_rows(random.Random(9100 + index), first, columns, widths, special)
        with tempfile.TemporaryDirectory() as tmp:
            pdf = Path(tmp, "page.pdf")
            to_pdf(flattened_html(rows, columns, widths, align, special == "heading", page), pdf)
            while pages_of(pdf) > 1:
                rows.pop()
                to_pdf(flattened_html(rows, columns, widths, align, special == "heading", page), pdf)
            text = run("pdftotext", pdf, "-").decode().replace("\f", "").strip()
            if KEEP:
                (KEEP / f"{name}.pdf").write_bytes(pdf.read_bytes())
        text = re.sub(rf"\s*^{page}$\s*\Z", "", text, flags=re.M)
        (out / f"{name}.txt").write_text(SITE.format(
            paper=f"参考資料{1 + index % 3}-{2 + index}", edition=edition, page=page, slug=f"page_{70100 + index}",
            meeting=20 + index, date=f"{4 + index}/{3 + 2 * index}", text=text), encoding="utf-8")
        records = [{k: None if v == "" else v for k, v in public(r).items()} | {"page_number": page} for r in rows]
        if "theme" not in columns:
            records = [{**r, "theme": None} for r in records]
        dump(out / f"{name}.json", records)
        print(name, len(rows), "records")


KEEP = None  # a directory that keeps the intermediate PDFs, for looking at them


if __name__ == "__main__":
    wanted = [a for a in sys.argv[1:] if not a.startswith("--keep=")] or ["flattened", "comments", "guideline", "others"]
    for argument in sys.argv[1:]:
        if argument.startswith("--keep="):
            KEEP = Path(argument[7:])
    for step in wanted:
        globals()[f"make_{step}"]()
