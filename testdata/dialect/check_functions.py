"""The check functions of `shirube-model` once more, in Python: stand-ins for both engines here.

Each takes and gives plain values; NULL in gives NULL out. `crates/shirube-model/src/functions` is
the original; these keep to it for what ledgers and cases hold, and to nothing beyond.
"""

import calendar
import datetime
import functools
import ipaddress
import re
import unicodedata

PROHIBITED = ["_ANON_", "WITH_NULL", "EXPORT", "RC4", "_DES_CBC_", "DES40", "RC2", "DES_CBC3_MD5"]
OUTSIDE = ["IDEA", "SEED", "ARIA", "KRB5", "PSK", "SRP"]


def day(text):
    try:
        return datetime.date.fromisoformat(text[:10])
    except ValueError:
        return None


def folded(text):
    return " ".join(unicodedata.normalize("NFKC", text).split()).lower()


def add_months(date, months):
    start = day(date)
    if start is None:
        return None
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return datetime.date(year, month + 1, min(start.day, last)).isoformat()


def network(text):
    try:
        return ipaddress.ip_network(text.strip(), strict=False)
    except ValueError:
        return None


def cidr_contains(wide, narrow):
    wide, narrow = network(wide), network(narrow)
    if wide is None or narrow is None:
        return None
    return int(wide.version == narrow.version and narrow.subnet_of(wide))


def cidr_overlaps(one, other):
    one, other = network(one), network(other)
    if one is None or other is None:
        return None
    return int(one.version == other.version and one.overlaps(other))


def comma_list_contains(items, item):
    return int(folded(item) in [part.strip() for part in re.split("[,、;]", folded(items))])


def days_between(start, end):
    start, end = day(start), day(end)
    return None if start is None or end is None else (end - start).days


def fiscal_year(date):
    date = day(date)
    return None if date is None else date.year - (date.month < 4)


def password_classes(password):
    kinds = ["[a-z]", "[A-Z]", "[0-9]", "[^a-zA-Z0-9]"]
    return sum(re.search(kind, password) is not None for kind in kinds)


def text_contains(text, part):
    return int(folded(part) in folded(text))


def tls_suite_class(suite):
    name = suite.strip().upper()
    if any(part in name for part in PROHIBITED):
        return "prohibited"
    if not name.startswith("TLS_") or any(part in name for part in OUTSIDE):
        return "unlisted"
    if "3DES" in name:
        return "triple-des"
    if "_WITH_" not in name:
        return "tls13" if name.startswith(("TLS_AES_", "TLS_CHACHA20_")) else "unlisted"
    exchange, cipher = name.split("_WITH_", 1)
    if exchange == "TLS_RSA":
        return "rsa-key-exchange"
    if exchange not in ("TLS_ECDHE_ECDSA", "TLS_ECDHE_RSA", "TLS_DHE_RSA"):
        return "unlisted"
    if any(mode in cipher for mode in ("_GCM", "_CCM", "CHACHA20")):
        return "pfs-aead-256" if "_256" in cipher or "CHACHA20" in cipher else "pfs-aead-128"
    if cipher.endswith(("_SHA256", "_SHA384")):
        return "pfs-cbc-sha2"
    return "pfs-cbc-sha1" if cipher.endswith("_SHA") else "unlisted"


def version_parts(scheme, version):
    version = version.strip()
    version = version[1:] if version[:1] in ("v", "V") else version
    if not re.match("[0-9]", version) or (scheme == "dotted" and re.search("[^0-9.]", version)):
        return None
    letters = "|[a-z]" if scheme == "cisco-ios-xe" else ""
    parts = re.findall("[0-9]+" + letters, version)
    return [int(part) if part.isdigit() else ord(part) - ord("a") + 1 for part in parts]


def version_compare(scheme, one, other):
    if scheme not in ("dotted", "panos", "ivanti", "citrix", "sonicwall", "zyxel", "cisco-ios-xe"):
        return None
    one, other = version_parts(scheme, one), version_parts(scheme, other)
    if one is None or other is None:
        return None
    length = max(len(one), len(other))
    one, other = (parts + [0] * (length - len(parts)) for parts in (one, other))
    return (one > other) - (one < other)


def word(code):
    return f"\ufdd0{code}\ufdd1"


def null_stays_null(function):
    @functools.wraps(function)
    def call(*values):
        return None if any(value is None for value in values) else function(*values)

    return call


# Name, kinds of the arguments, kind of the answer.
FUNCTIONS = [
    (null_stays_null(function), arguments, answer)
    for function, arguments, answer in [
        (add_months, [str, int], str),
        (cidr_contains, [str, str], int),
        (cidr_overlaps, [str, str], int),
        (comma_list_contains, [str, str], int),
        (days_between, [str, str], int),
        (fiscal_year, [str], int),
        (password_classes, [str], int),
        (text_contains, [str, str], int),
        (tls_suite_class, [str], str),
        (version_compare, [str, str, str], int),
        (word, [str], str),
    ]
]
