#!/usr/bin/env python3
"""Every row of the knowledge that names microneedling is cited by a rule of the pack."""

import os
import re
import sys
from pathlib import Path

SOURCE = Path(os.environ.get("AFTERCARE_SOURCE", Path(__file__).parents[2]))
ROWS = SOURCE / "tests/data/rows.txt"
PACK = SOURCE / "rules/microneedling"
SOURCES_FIELD = re.compile(r"^\s*sources\s*=\s*\{([^}]*)\}", re.MULTILINE)
SOURCE_IDS = re.compile(r"\bids\s*=\s*\{([^}]*)\}")
QUOTED = re.compile(r'"([^"]+)"')


def quoted(pattern, paths):
    """The texts in quotes inside all that the pattern finds in the files."""
    texts = (path.read_text(encoding="utf-8") for path in paths)
    parts = (part for text in texts for part in pattern.findall(text))
    return {word for part in parts for word in QUOTED.findall(part)}


def main():
    rows = set(ROWS.read_text(encoding="utf-8").split())
    cited = quoted(SOURCES_FIELD, PACK.glob("*.lua"))
    known = quoted(SOURCE_IDS, (SOURCE / "rules/sources").glob("*.lua"))
    mistakes = [f"{row}: no rule cites it" for row in sorted(rows - cited)]
    mistakes += [f"{row}: cited, but rules/sources/ does not tell where it comes from"
                 for row in sorted(cited - known)]
    mistakes += [f"{row}: a source that no rule cites" for row in sorted(known - cited)]
    for mistake in mistakes:
        print(mistake)
    print(f"{len(rows)} rows, {len(cited)} sources cited, {len(mistakes)} mistakes")
    return 1 if mistakes or not rows else 0


sys.exit(main())
