#!/usr/bin/env python3
"""Runs every check on SQLite and on DataFusion and compares what they say.

usage: compare.py [SHIRUBE]

SHIRUBE is the built binary, `target/debug/shirube` when not given: it reads the folders. Compared
are all six columns of every check and of every edition's question, over the facts of the three
examples together, under each edition, and over the facts of the query's own cases. The check
functions are stand-ins in Python. Prints what differs and a summary; the exit code is 1 when
anything differs or an engine cannot run a query.
"""

import re
import sqlite3
import sys

import datafusion
import pyarrow

import facts as sources
from check_functions import FUNCTIONS

ARROW = {str: pyarrow.string(), int: pyarrow.int64()}


class Sqlite:
    name = "SQLite"

    def __init__(self, schema):
        self.kinds = schema.kinds
        self.connection = sqlite3.connect(":memory:")
        for function, arguments, _ in FUNCTIONS:
            name, count = function.__name__, len(arguments)
            self.connection.create_function(name, count, function, deterministic=True)
        for table, kinds in self.kinds.items():
            columns = [f"{name} {'TEXT' if kind is str else 'INTEGER'}" for name, kind in kinds.items()]
            self.connection.execute(f"CREATE TABLE {table} ({', '.join(columns)})")
        self.filled = set()

    def load(self, facts):
        for table in self.filled:
            self.connection.execute(f"DELETE FROM {table}")
        self.filled = {table for table, rows in facts.items() if rows}
        for table in self.filled:
            places = ", ".join(f":{name}" for name in self.kinds[table])
            self.connection.executemany(f"INSERT INTO {table} VALUES ({places})", facts[table])

    def run(self, sql, values):
        return self.connection.execute(sql, values).fetchall()


class DataFusion:
    name = "DataFusion"

    def __init__(self, schema):
        self.context = datafusion.SessionContext(datafusion.SessionConfig().with_target_partitions(1))
        for function, arguments, answer in FUNCTIONS:
            kinds, answer = [ARROW[kind] for kind in arguments], ARROW[answer]
            call = over_arrays(function, answer)
            self.context.register_udf(datafusion.udf(call, kinds, answer, "immutable", function.__name__))
        self.schemas = {
            table: pyarrow.schema([(name, ARROW[kind]) for name, kind in kinds.items()])
            for table, kinds in schema.kinds.items()
        }
        self.filled = set(self.schemas)
        self.load({})

    def load(self, facts):
        filled = {table for table, rows in facts.items() if rows}
        for table in self.filled | filled:
            self.context.deregister_table(table)
            batch = pyarrow.RecordBatch.from_pylist(facts.get(table, []), schema=self.schemas[table])
            self.context.register_record_batches(table, [[batch]])
        self.filled = filled

    def run(self, sql, values):
        answer = self.context.sql(sql, param_values=values).to_arrow_table()
        return list(zip(*(column.to_pylist() for column in answer.columns)))


def over_arrays(function, answer):
    """A function of values as one of columns."""

    def call(*columns):
        rows = zip(*(column.to_pylist() for column in columns))
        return pyarrow.array([function(*row) for row in rows], answer)

    return call


def bind(sql, parameters, edition, as_of):
    """The values that the query names; `None` when the edition has no such threshold."""
    values = {"as_of": as_of}
    for name, parameter in parameters.items():
        if "threshold" in parameter:
            values[name] = edition["thresholds"].get(parameter["threshold"])
        else:
            values[name] = parameter["value"]
    values = {name: values.get(name) for name in set(re.findall(r"\$(\w+)", sql))}
    return None if None in values.values() else values


def in_force(editions, day):
    begun = [edition for edition in editions.values() if edition["from"] <= day]
    return max(begun, key=lambda edition: edition["from"])


class Comparison:
    def __init__(self, schema):
        self.engines = [Sqlite(schema), DataFusion(schema)]
        self.queries, self.rows, self.faults = 0, 0, []

    def load(self, facts):
        for engine in self.engines:
            engine.load(facts)

    def compare(self, name, sql, values, where):
        answers = []
        for engine in self.engines:
            try:
                answers.append(sorted(engine.run(sql, values), key=repr))
            except Exception as error:
                self.faults.append(f"{name}, {where}: {engine.name} cannot run it: {str(error).strip()[:300]}")
                return
        self.queries += 1
        self.rows += len(answers[0])
        if answers[0] != answers[1]:
            for row in sorted(set(answers[0]) ^ set(answers[1]), key=repr)[:4]:
                engine = self.engines[0 if row in answers[0] else 1].name
                self.faults.append(f"{name}, {where}: only {engine} says {row}")


def main():
    shirube = sys.argv[1] if len(sys.argv) > 1 else str(sources.ROOT / "target/debug/shirube")
    schema, editions, queries = sources.Schema(shirube), sources.editions(), list(sources.queries())
    comparison, left_out = Comparison(schema), 0
    comparison.load(sources.of_examples(shirube, schema))
    for id, edition in editions.items():
        for name, sql, parameters, _ in queries:
            values = bind(sql, parameters, edition, sources.TODAY)
            if values is None:
                left_out += 1
            else:
                comparison.compare(name, sql, values, f"examples under {id}")
    for name, sql, parameters, cases in queries:
        for day, id, facts in sources.of_cases(cases, schema):
            values = bind(sql, parameters, editions[id] if id else in_force(editions, day), day)
            comparison.load(facts)
            comparison.compare(name, sql, values, f"cases as of {day}")
    for fault in comparison.faults:
        print(fault)
    print(
        f"{len(queries)} queries, run {comparison.queries} times on SQLite and on DataFusion,"
        f" {comparison.rows} verdicts: {len(comparison.faults)} differences;"
        f" {left_out} left out, whose threshold an edition does not have"
    )
    return 1 if comparison.faults else 0


if __name__ == "__main__":
    sys.exit(main())
