"""Comment tables as the flattened text of a media site: one page each.

The table is printed by chromium and read back by pdftotext in its default
mode, which mixes the columns; the records it was laid out from are kept."""
import random
import re
import tempfile
from pathlib import Path

import texts
from helpers import HEADINGS, NARROW, cell, dump, pages_of, public, run, to_pdf, wrap

PADDING = 0.45  # of a character, left and right of each cell
LEADING = 1.3


def type_size(columns, widths):
    return min(6.9, 800 / sum(widths[c] + 2 * PADDING for c in columns))


def flattened_html(rows, columns, widths, align, heading, page):
    size = type_size(columns, widths)
    def tag(c, inner):
        return f"<td class={c}>{inner}</td>"
    body = "".join("<tr>" + "".join(tag(c, "" if r[c] == "" else cell(r[c])) for c in columns) + "</tr>" for r in rows)
    if heading:
        body = "<tr>" + "".join(tag(c, "No" if c == "number" else HEADINGS[c]) for c in columns) + "</tr>" + body
    cols = "".join(f"<col style='width:{(widths[c] + 2 * PADDING) * size:.2f}pt'>" for c in columns)
    return f"""<!doctype html><html lang=ja><meta charset=utf-8><title>架空の文書</title><style>
@page {{ size: A4 landscape; margin: 0 }} body {{ margin: 14pt 0 0 20pt; font: {size:.3f}pt/{LEADING} 'Noto Sans CJK JP' }}
table {{ border-collapse: collapse; table-layout: fixed; width: 1pt }}
td {{ border: .4pt solid #000; padding: 1pt {PADDING}em; vertical-align: {align} }}
.number, .page, .volume {{ text-align: center }} .opinion, .response {{ vertical-align: top }}
footer {{ position: fixed; bottom: 8pt; left: 0; width: 842pt; text-align: center; font-size: 9pt }}
</style><table><colgroup>{cols}</colgroup>{body}</table><footer>{page}</footer></html>"""


def flattened_rows(rng, first, columns, widths, special):
    """Records until the page is full, the lines of each being estimated."""
    size = type_size(columns, widths)
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


def make_flattened(out, keep=None):
    out.mkdir(exist_ok=True)
    for index, (name, page, edition, first, columns, change, align, special) in enumerate(texts.FLATTENED):
        widths = {**texts.WIDE, **change}
        rows = flattened_rows(random.Random(9100 + index), first, columns, widths, special)
        with tempfile.TemporaryDirectory() as tmp:
            pdf = Path(tmp, "page.pdf")
            to_pdf(flattened_html(rows, columns, widths, align, special == "heading", page), pdf)
            while pages_of(pdf) > 1:
                rows.pop()
                to_pdf(flattened_html(rows, columns, widths, align, special == "heading", page), pdf)
            text = run("pdftotext", pdf, "-").decode().replace("\f", "").strip()
            if keep:
                (keep / f"{name}.pdf").write_bytes(pdf.read_bytes())
        # the footer goes to the end, wherever pdftotext put it
        footer = list(re.finditer(rf"^{page}\n*$", text, flags=re.M))[-1]
        text = (text[:footer.start()] + text[footer.end():]).strip()
        (out / f"{name}.txt").write_text(texts.SITE.format(
            paper=f"参考資料{1 + index % 3}-{2 + index}", edition=edition, page=page, slug=f"page_{70100 + index}",
            meeting=20 + index, date=f"{4 + index}/{3 + 2 * index}", text=text), encoding="utf-8")
        records = [{k: None if v == "" else v for k, v in public(r).items()} | {"page_number": page} for r in rows]
        if "theme" not in columns:
            records = [{**r, "theme": None} for r in records]
        dump(out / f"{name}.json", records)
        print(name, len(rows), "records")
