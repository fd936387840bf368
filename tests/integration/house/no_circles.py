#!/usr/bin/env python3
"""Modules call each other in one direction only: read from the objects, who defines what
and who needs it. (A header may include the header of its caller for a type.)"""

import os
import subprocess
import sys
from pathlib import Path

SOURCE = Path(os.environ.get("AFTERCARE_SOURCE", Path(__file__).parents[3]))
BUILD = Path(os.environ["AFTERCARE_BUILD"])


def objects():
    """{object: module}, but for objects whose source is gone."""
    found = {}
    for file in BUILD.rglob("*.dir/core/*/*.c.o"):
        module = f"{file.parent.name}/{file.name.removesuffix('.c.o')}"
        if (SOURCE / f"core/{module}.c").exists():
            found[file.as_posix()] = module
    return found


def calls():
    """{module: modules that it needs}, for all of core/."""
    modules = objects()
    out = subprocess.run(["nm", "--print-file-name", "--format=posix", *modules], check=True,
                         capture_output=True, text=True).stdout
    home, needed = {}, {module: set() for module in modules.values()}
    for line in out.splitlines():
        file, name, kind = line.split()[:3]
        module = modules[file.removesuffix(":")]
        if kind == "U":
            needed[module].add(name)
        elif kind.isupper():
            home[name] = module
    return {module: {home[name] for name in names if name in home} - {module}
            for module, names in needed.items()}


def circles(graph):
    """For each call that closes a circle, that circle as a list."""
    found, done, trail = [], set(), []

    def visit(module):
        if module in trail:
            found.append(trail[trail.index(module):] + [module])
        elif module not in done:
            trail.append(module)
            for needed in sorted(graph[module]):
                visit(needed)
            done.add(trail.pop())

    for module in sorted(graph):
        visit(module)
    return found


def main():
    graph = calls()
    found = circles(graph)
    for circle in found:
        print("a circle of calls: " + " -> ".join(circle))
    if not found:
        print(f"{len(graph)} modules call each other in one direction")
    return 1 if found or not graph else 0


sys.exit(main())
