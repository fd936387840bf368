#!/usr/bin/env python3
"""The verdict on one patient, in Python: verdict.py FILE, a document as in
examples/clinic/ben.json. LIBRARY says where libaftercare.so is, when it is not installed."""

import os
import sys

from aftercare import AftercareError, Rules


def main(path: str) -> int:
    library = os.environ.get("LIBRARY", "libaftercare.so.0")
    with open(path, encoding="utf-8") as file:
        document = file.read()
    try:
        with Rules(["plugins"], ["rules"], library=library) as rules, rules.assessor() as assessor:
            for treatment in assessor.assess(document)["treatments"]:
                print(f"{treatment['treatment']}: {treatment['verdict']}")
    except AftercareError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


sys.exit(main(*sys.argv[1:]))
