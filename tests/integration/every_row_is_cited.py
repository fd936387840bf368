#!/usr/bin/env python3
"""Each row of the knowledge stands in a rule about each treatment that the row names.

tests/data/rows.txt has a line for each row: its id, then the treatments. Of the lay article's
claims, tests/data/seed.txt says which are told in the sources alone."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

SOURCE = Path(os.environ.get("AFTERCARE_SOURCE", Path(__file__).parents[2]))
BUILD = Path(os.environ.get("AFTERCARE_BUILD", SOURCE / "build"))
ROWS = SOURCE / "tests/data/rows.txt"
CLAIMS = SOURCE / "tests/data/seed.txt"
ABOUT = ("treatments", "treatment", "after")  # the fields that name a rule's treatments
SOURCE_IDS = re.compile(r"\bids\s*=\s*\{([^}]*)\}")
QUOTED = re.compile(r'"([^"]+)"')


def wanted():
    """Pairs of a row and a treatment."""
    for line in ROWS.read_text(encoding="utf-8").splitlines():
        row, *treatments = line.split()
        yield from ((row, treatment) for treatment in treatments)


def cited():
    """The same pairs, as the loaded rules have them."""
    done = subprocess.run(
        [BUILD / "aftercare", "rules", "--plugins", SOURCE / "plugins",
         "--rules", SOURCE / "rules", "--format", "json"],
        capture_output=True, text=True, timeout=60, check=True)
    for rule in json.loads(done.stdout)["rules"]:
        about = next(rule["fields"][field] for field in ABOUT if field in rule["fields"])
        treatments = [about] if isinstance(about, str) else about
        for source in rule["sources"]:
            yield from ((source["id"], treatment) for treatment in treatments)


def known():
    """The sources that rules/sources/ tells of."""
    for path in (SOURCE / "rules/sources").glob("*.lua"):
        for part in SOURCE_IDS.findall(path.read_text(encoding="utf-8")):
            yield from QUOTED.findall(part)


def only_told():
    for line in CLAIMS.read_text(encoding="utf-8").splitlines():
        claim, *words = line.split()
        if words == ["told"]:
            yield claim


def main():
    pairs, found = set(wanted()), set(cited())
    rows = {row for row, _ in pairs}
    mistakes = [f"{row}: no rule about {treatment} cites it"
                for row, treatment in sorted(pairs - found)]
    mistakes += [f"{row}: a rule about {treatment} cites it, the row is not about that"
                 for row, treatment in sorted(found - pairs) if row in rows]
    mistakes += [f"{source}: a source that no rule cites"
                 for source in sorted(set(known()) - {source for source, _ in found} - set(only_told()))]
    for mistake in mistakes:
        print(mistake)
    print(f"{len(rows)} rows, {len(pairs)} treatments of theirs, {len(mistakes)} mistakes")
    return 1 if mistakes or not rows else 0


sys.exit(main())
