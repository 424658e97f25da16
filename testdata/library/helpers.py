"""Printing, line breaking and cells, for make.py and flatten.py."""
import html
import json
import re
import subprocess
import tempfile
from pathlib import Path

HEADINGS = {"number": "番号", "theme": "項目", "volume": "編", "place": "該当箇所", "page": "頁",
            "opinion": "御意見", "response": "回答"}
NARROW = ("number", "theme", "volume", "place", "page")


def run(*command):
    return subprocess.run(list(map(str, command)), check=True, capture_output=True).stdout


def to_pdf(page, target):
    """Prints an HTML text; the dates are overwritten so that runs agree."""
    with tempfile.TemporaryDirectory() as tmp:
        source = Path(tmp, "page.html")
        source.write_text(page, encoding="utf-8")
        run("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync",
            f"--user-data-dir={tmp}/profile", "--no-pdf-header-footer", "--disable-pdf-tagging",
            f"--print-to-pdf={target}", source.as_uri())
    data = re.sub(rb"(/(?:Creation|Mod)Date \(D:)\d{14}", rb"\g<1>20270401000000", Path(target).read_bytes())
    Path(target).write_bytes(data)


def pages_of(pdf):
    return int(re.search(rb"Pages:\s+(\d+)", run("pdfinfo", pdf)).group(1))


def dump(target, value):
    target.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def wrap(text, ems):
    """Breaks a text into lines of `ems` full-width characters; "\\n" breaks too.

    Latin words stay whole, no line ends with an opening bracket, and closing
    marks hang over the end of the line."""
    lines = []
    for paragraph in text.split("\n"):
        line, used = "", 0.0
        for token in re.findall(r"[「【(]*(?:[A-Za-z0-9.&-]+[①-⑳]?|.)", paragraph):
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
