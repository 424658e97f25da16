#!/usr/bin/env python3
"""Writes the names of all functions that SQLite and DataFusion have of themselves.

    target/datafusion/bin/python testdata/dialect/engine_functions.py

A check function must have none of these names. Run it when `requirements.txt` names another
DataFusion. SQLite is Python's here; a test of the engine asks the SQLite that is shipped.
"""

import pathlib
import sqlite3

import datafusion

DATA = pathlib.Path(__file__).resolve().parents[2] / "crates/shirube-testing/data"


def write(engine, version, names):
    lines = [f"# {engine} {version}; written by testdata/dialect/engine_functions.py", *sorted(names)]
    (DATA / f"{engine.lower()}-functions.txt").write_text("\n".join(lines) + "\n")


with_names = datafusion.SessionConfig().with_information_schema(True)
answer = datafusion.SessionContext(with_names).sql("SELECT DISTINCT routine_name FROM information_schema.routines")
write("DataFusion", datafusion.__version__, answer.to_pydict()["routine_name"])
functions = sqlite3.connect(":memory:").execute("SELECT DISTINCT name FROM pragma_function_list")
write("SQLite", sqlite3.sqlite_version, [name for (name,) in functions])
