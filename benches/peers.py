#!/usr/bin/env python3
"""Shirube beside what a user would pick instead, on one machine in one run.

    python3 -m venv /tmp/peers && /tmp/peers/bin/pip install duckdb
    apt-get install openscap-scanner ssg-debian lynis hyperfine      # Debian packages
    cargo build --release -p shirube && cargo build --release -p xtask
    (cd benches/regorus && cargo build --release)
    /tmp/peers/bin/python benches/peers.py

Whole processes are timed by wall clock, best of five after one warm-up (once for the slow ones). For
DuckDB the same check SQL runs over the same rows, loaded beforehand, in DuckDB and in Python's SQLite:
the checks that need none of Shirube's own functions but `word`, which is one concatenation.
"""
import csv, io, json, pathlib, re, resource, shutil, sqlite3, subprocess, sys, time

ROOT = pathlib.Path(__file__).resolve().parent.parent
TARGET = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "target/release"
SHIRUBE, WORK = str(TARGET / "shirube"), ROOT / "generated"
OWN = re.compile("add_months|days_between|version_compare|comma_list_contains|tls_suite_class|cidr_|text_contains|password_classes|fiscal_year")


def timed(command, runs=5):
    best = None
    for run in range(runs + (runs > 1)):
        start = time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        seconds = time.perf_counter() - start
        if run > 0 or runs == 1:
            best = seconds if best is None else min(best, seconds)
    return best


def generate(devices, artifacts):
    folder = WORK / f"hospital-{devices}"
    subprocess.run(["cargo", "run", "-q", "-p", "xtask", "--", "generate-hospital", "--devices", str(devices),
                    "--artifacts", str(artifacts), "--output", str(folder)], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return folder


def show(name, seconds):
    print(f"{name:<62}{'missing' if seconds is None else f'{seconds * 1000:10.1f} ms'}", flush=True)


def check(folder):
    return [SHIRUBE, "check", str(folder), "--as-of", "2026-11-25", "--fail-on", "never", "--format", "json", "-o", "/dev/null"]


show("shirube, examples/clinic", timed(check(ROOT / "examples/clinic")))
for devices, artifacts in [(500, 100), (1000, 200), (2000, 400), (4000, 800)]:
    show(f"shirube, hospital of {devices} devices, {artifacts} artifacts", timed(check(generate(devices, artifacts))))

content = next(iter(sorted(pathlib.Path("/usr/share/xml/scap/ssg/content").glob("ssg-debian*-ds.xml"), reverse=True)), None)
oscap = shutil.which("oscap")
show("OpenSCAP with ComplianceAsCode, this machine (standard profile)",
     timed([oscap, "xccdf", "eval", "--profile", "xccdf_org.ssgproject.content_profile_standard", str(content)], 1) if oscap and content else None)
lynis = shutil.which("lynis")
show("Lynis, this machine (quick, no colours)", timed([lynis, "audit", "system", "--quick", "--no-colors"], 1) if lynis else None)

big = generate(10000, 0)
tables = {}
for line in subprocess.run([SHIRUBE, "facts", str(big)], capture_output=True, text=True, check=True).stdout.splitlines():
    name, _, count = line.split(",")
    tables[name] = subprocess.run([SHIRUBE, "facts", str(big), "--table", name], capture_output=True, text=True, check=True).stdout
schema = {t["name"]: t for t in json.loads(subprocess.run([SHIRUBE, "facts", "--schema", "--format", "json"], capture_output=True, text=True, check=True).stdout)}
checks = sorted(p for p in (ROOT / "catalogue/checks").glob("*/*/check.sql") if not OWN.search(p.read_text()))


def create(name):
    kinds = {"integer": "INTEGER", "flag": "INTEGER"}
    columns = [("institution_id", "TEXT")] + [(c["name"], kinds.get(c["kind"], "TEXT")) for c in schema[name]["columns"]] + [(c, "TEXT") for c in ["basis", "observed_at", "source"]]
    return columns, f"CREATE TABLE {name} ({', '.join(f'{n} {k}' for n, k in columns)})"


def parameters(path):
    import tomllib
    text = tomllib.loads(path.with_name("check.toml").read_text())
    values = {k: v["value"] for k, v in text.get("parameters", {}).items()} | {"as_of": "2026-11-25"}
    return {k: v for k, v in values.items() if f"${k}" in path.read_text()}


def run(connection, path):
    return connection.execute(path.read_text(), parameters(path)).fetchall()


lite = sqlite3.connect(":memory:")
lite.create_function("word", 1, lambda code: None if code is None else f"\ufdd0{code}\ufdd1", deterministic=True)
engines = {"SQLite (Python)": lite}
try:
    import duckdb
    engines["DuckDB (2 threads)"] = duckdb.connect(config={"threads": 2})
    engines["DuckDB (2 threads)"].execute("CREATE MACRO word(code) AS chr(64976) || code || chr(64977)")
except ImportError:
    show("DuckDB", None)
for name, text in tables.items():
    columns, ddl = create(name)
    rows = [[None if cell == "" else cell for cell in row] for row in list(csv.reader(io.StringIO(text)))[1:]]
    for connection in engines.values():
        connection.execute(ddl)
        if rows:
            connection.executemany(f"INSERT INTO {name} VALUES ({', '.join('?' * len(columns))})", rows)
answers, times = {}, {}
for engine, connection in engines.items():
    start = time.perf_counter()
    answers[engine] = [sorted((str(r[1]), r[2]) for r in run(connection, path)) for path in checks]
    times[engine] = time.perf_counter() - start
    show(f"{engine}: {len(checks)} checks over 10,000 devices", times[engine])
if len(answers) == 2:
    one, other = answers.values()
    print("both engines give the same verdicts:", one == other)
regorus = ROOT / "benches/regorus/target/release/regorus-bench"
if regorus.exists():
    start = time.perf_counter()
    out = subprocess.run([str(regorus)], input=tables["device"], capture_output=True, text=True, check=True).stdout
    print(out.strip())
    device_checks = [p for p in checks if re.search(r"^FROM device AS d$", p.read_text(), re.M)]
    start = time.perf_counter()
    for number in range(20):
        run(lite, device_checks[number % len(device_checks)])
    show("the same 20 rules over 10,000 devices as check SQL in SQLite", time.perf_counter() - start)
else:
    show("regorus (build benches/regorus first)", None)
print("largest child:", resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024, "MiB")
