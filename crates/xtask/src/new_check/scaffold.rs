//! What a new check's folder holds. Texts in brackets hold a place: the catalogue's test refuses them.

/// The files of the folder, with `@CODE@` and `@NAME@` to be replaced.
pub(super) const FILES: [(&str, &str); 5] = [
    ("check.toml", TOML),
    ("check.sql", SQL),
    ("cases.md", CASES),
    ("doc.ja.md", DOC_JA),
    ("doc.en.md", DOC_EN),
];

const TOML: &str = r#"code = "@CODE@"
state = "preview"
since = "0.1.0"
severity = "medium"
tables = ["device"]
requirements = []
# absence = "wireless-lan"  # what an institution declares not to have, so that nothing is examined

[title]
ja = "(欠けていることを短く)"
en = "(the fault, in a few words)"

[remedy]
ja = "(何をすればよいか)"
en = "(what to do)"

# [parameters.days]
# value = 30
# about = { ja = "日数", en = "days" }
# source = "(where the value comes from)"
# confidence = "verified"
"#;

const SQL: &str = "SELECT
  d.institution_id AS institution_id,
  d.device_id AS subject,
  CASE
    WHEN d.connected IS NULL THEN 'unknown'
    WHEN d.connected = 1 THEN 'pass'
    ELSE 'fail'
  END AS verdict,
  CASE WHEN d.connected = 1 THEN word('yes') WHEN d.connected = 0 THEN word('no') ELSE word('unknown') END AS observed,
  word('yes') AS expected,
  d.source AS source
FROM device AS d
";

const CASES: &str = "# @NAME@

## In order

```csv device
device_id,connected
D,1
```

```findings
pass D
```

## Not in order

```csv device
device_id,connected
D,0
```

```findings
fail D
```

## Not known

```csv device
device_id
D
```

```findings
unknown D
```

## Boundary: the smallest value that still passes

```csv device
device_id,connected
D,1
```

```findings
pass D
```
";

const DOC_JA: &str =
    "# (題)\n\n## 何を見るか\n\n\n## なぜ大切か\n\n\n## 証跡\n\n\n## 直し方\n\n\n## 限界\n\n";
const DOC_EN: &str = "# (title)\n\n## What it does\n\n\n## Why it matters\n\n\n## Evidence\n\n\n## How to fix\n\n\n## Limits\n\n";
