#!/usr/bin/env python3
"""A library exports what the public headers promise, and nothing else."""

import os
import re
import subprocess
import sys
from pathlib import Path

SOURCE = Path(os.environ.get("AFTERCARE_SOURCE", Path(__file__).parents[3]))
BUILD = Path(os.environ["AFTERCARE_BUILD"])

RULES = ["error.h", "rules.h", "assess.h", "assessment.h", "batch.h", "explanation.h",
         "facts.h", "facts_plan.h", "plan.h", "test.h"]
LIBRARIES = {
    "libaftercare.so": RULES,
    "libaftercare-author.so": RULES + ["author.h"],
    "libaftercare-reminders.so": ["simulation.h"] + sorted(
        f"reminders/{header.name}"
        for header in (SOURCE / "include/aftercare/reminders").glob("*.h")),
}


def promised(headers):
    found = set()
    for header in headers:
        text = (SOURCE / "include/aftercare" / header).read_text(encoding="utf-8")
        for declaration in re.findall(r"^AFTERCARE_API\b([^;]*);", text, re.MULTILINE):
            found.add(re.search(r"(aftercare_\w+)\s*\(", declaration)[1])
    return found


def exported(library):
    out = subprocess.run(["nm", "-D", "--defined-only", BUILD / library],
                         check=True, capture_output=True, text=True).stdout
    return {line.split()[-1].split("@")[0] for line in out.splitlines()}


def main():
    if os.environ.get("AFTERCARE_INSTRUMENTED"):
        return 77  # sanitizers export symbols of their own
    mistakes = []
    for library, headers in LIBRARIES.items():
        there, wanted = exported(library), promised(headers)
        mistakes += [f"{library} exports {name}, which no public header declares"
                     for name in sorted(there - wanted)]
        mistakes += [f"{library} lacks {name}, which {' or '.join(headers)} declares"
                     for name in sorted(wanted - there)]
    print("\n".join(mistakes) or "the libraries export what their headers declare")
    return 1 if mistakes else 0


sys.exit(main())
