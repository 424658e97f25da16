"""The facts that are compared: those of the examples, and those of every check's cases."""

import csv
import io
import json
import pathlib
import re
import subprocess
import tomllib

ROOT = pathlib.Path(__file__).resolve().parents[2]
EXAMPLES = ["clinic", "hospital", "cloud-clinic"]
# The day of the examples, and of a case that names none.
TODAY = "2026-11-24"
WORLD = ["product_lifecycle", "vulnerability"]
TRAILING = ["basis", "observed_at", "source"]


class Schema:
    """The fact tables, as the project's own binary describes them."""

    def __init__(self, shirube):
        described = json.loads(run(shirube, "facts", "--schema", "--format", "json"))
        self.kinds = {}
        for table in described:
            kinds = {"institution_id": str}
            for column in table["columns"]:
                kinds[column["name"]] = int if column["kind"] in ("integer", "flag") else str
            self.kinds[table["name"]] = kinds | dict.fromkeys(TRAILING, str)

    def row(self, table, cells):
        """A whole row from texts; an empty cell is unknown."""
        return {
            name: None if cells.get(name) in (None, "") else kind(cells[name])
            for name, kind in self.kinds[table].items()
        }

    def empty(self):
        return {table: [] for table in self.kinds}


def run(*command):
    quiet = {"stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
    return subprocess.run(command, check=True, **quiet).stdout


def of_the_world(schema):
    facts = {}
    for table in WORLD:
        text = (ROOT / f"catalogue/feeds/{table}.csv").read_text()
        rows = list(csv.DictReader(io.StringIO(text)))
        for number, row in enumerate(rows, 2):
            row |= {"institution_id": "*", "source": f"{table}.csv:{number}"}
        facts[table] = [schema.row(table, row) for row in rows]
    return facts


def of_examples(shirube, schema):
    """The three examples together: a check asks about all institutions at once."""
    facts = schema.empty()
    for name in EXAMPLES:
        read = json.loads(run(shirube, "facts", str(ROOT / "examples" / name), "--all"))
        for table, rows in read.items():
            facts[table] += [row | {"institution_id": name} for row in rows]
    return facts | of_the_world(schema)


def of_cases(path, schema):
    """The cases of a check by day, edition and world; each case is an institution."""
    groups = {}
    for number, case in enumerate(path.read_text().split("\n## ")[1:]):
        dated = re.search(r"^As of ([0-9-]+)\.", case, re.M)
        edition = re.search(r"^Edition (mhlw-[0-9.]+)\.", case, re.M)
        blocks = re.findall(r"^```csv (\w+)\n(.*?)^```", case, re.M | re.S)
        world = tuple(block for block in blocks if block[0] in WORLD)
        key = (dated.group(1) if dated else TODAY, edition.group(1) if edition else None, world)
        facts = groups.setdefault(key, schema.empty())
        if all(table != "institution" for table, _ in blocks):
            blocks.append(("institution", "source\nshirube.toml:1\n"))
        for table, text in blocks:
            if table in WORLD and facts[table]:
                continue
            for line, row in enumerate(csv.DictReader(io.StringIO(text)), 2):
                given = {"institution_id": f"case {number:02}", "source": f"{table}.csv:{line}"}
                facts[table].append(schema.row(table, given | row))
    return [(day, edition, facts) for (day, edition, _), facts in groups.items()]


def editions():
    """Each edition's first day and thresholds; what an edition does not say is carried."""
    paths = (ROOT / "catalogue/editions").glob("*/edition.toml")
    headers = [tomllib.loads(path.read_text()) for path in paths]
    found = {}
    for header in sorted(headers, key=lambda header: header["in_force_from"]):
        carried = found.get(header.get("carried_from"), {"thresholds": {}})["thresholds"]
        own = {name: it["value"] for name, it in header.get("thresholds", {}).items()}
        found[header["id"]] = {"from": header["in_force_from"], "thresholds": carried | own}
    return found


def queries():
    """Every check and every edition's question: name, SQL, parameters, cases."""
    for path in sorted((ROOT / "catalogue/checks").glob("*/*/check.sql")):
        text = tomllib.loads(path.with_name("check.toml").read_text())
        yield text["code"], path.read_text(), text.get("parameters", {}), path.with_name("cases.md")
    for path in sorted((ROOT / "catalogue/editions").glob("*/decision/decision.sql")):
        yield f"{path.parts[-3]} decision", path.read_text(), {}, path.with_name("cases.md")
