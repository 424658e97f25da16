"""Loads OSCAL documents with compliance-trestle, and takes them through it and back.

usage: trestle_check.py FILE...

Every file is loaded by the model that its root names, written again, and compared: what comes back
must be what went in. A profile is resolved too, with its catalog beside it: what results holds the
controls that it names, no more and no fewer. Prints one line per file; the exit code is 1 when one
of them is at fault.
"""

import contextlib
import json
import pathlib
import sys
import tempfile

from trestle.core.profile_resolver import ProfileResolver
from trestle.oscal import assessment_results, catalog, component, mapping, poam, profile

MODELS = {
    "catalog": catalog.Catalog,
    "profile": profile.Profile,
    "component-definition": component.ComponentDefinition,
    "assessment-results": assessment_results.AssessmentResults,
    "plan-of-action-and-milestones": poam.PlanOfActionAndMilestones,
    "mapping-collection": mapping.MappingCollection,
}


def normal(value):
    """Times are compared as moments, lists and objects as they are."""
    if isinstance(value, dict):
        return {key: normal(entry) for key, entry in value.items()}
    if isinstance(value, list):
        return [normal(entry) for entry in value]
    if isinstance(value, str) and len(value) >= 20 and value[4:5] == "-" and "T" in value[:11]:
        import datetime

        try:
            return datetime.datetime.fromisoformat(value).timestamp()
        except ValueError:
            return value
    return value


def differences(before, after, at=""):
    if isinstance(before, dict) and isinstance(after, dict):
        for key in sorted(set(before) | set(after)):
            yield from differences(before.get(key), after.get(key), f"{at}/{key}")
    elif isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        for index, (one, other) in enumerate(zip(before, after)):
            yield from differences(one, other, f"{at}/{index}")
    elif before != after:
        yield f"{at}: {before!r} became {after!r}"


def check(path):
    before = json.loads(path.read_text(encoding="utf-8"))
    (root,) = before
    loaded = MODELS[root].oscal_read(path)
    with tempfile.TemporaryDirectory() as folder:
        again = pathlib.Path(folder) / "again.json"
        loaded.oscal_write(again)
        after = json.loads(again.read_text(encoding="utf-8"))
    found = list(differences(normal(before), normal(after)))
    if root == "profile":
        found += unresolved(path.resolve(), before[root])
    return root, found


def controls(group):
    for control in group.controls or []:
        yield control.id
    for inner in getattr(group, "groups", None) or []:
        yield from controls(inner)


def unresolved(path, profile):
    """trestle looks for a catalog from the working folder, and wants a workspace."""
    workspace = path.parent
    (workspace / ".trestle").mkdir(exist_ok=True)
    (workspace / ".trestle" / "config.ini").touch()
    with contextlib.chdir(workspace):
        resolved = ProfileResolver().get_resolved_profile_catalog(workspace, path)
    named = {
        name
        for imported in profile["imports"]
        for chosen in imported["include-controls"]
        for name in chosen["with-ids"]
    }
    yield from (f"{name} is in one, not in both" for name in sorted(named ^ set(controls(resolved))))


def main():
    failed = False
    for name in sys.argv[1:]:
        path = pathlib.Path(name)
        try:
            root, found = check(path)
        except Exception as error:  # trestle raises many kinds
            root, found = "?", [str(error)]
        print(f"{path.name}: {root}: {'ok' if not found else '; '.join(found[:5])}")
        failed |= bool(found)
    sys.exit(1 if failed else 0)


main()
