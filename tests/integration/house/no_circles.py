#!/usr/bin/env python3
"""Modules call each other in one direction only: read from the objects, who defines what
and who needs it. (A header may include the header of its caller for a type.)"""

import os
import subprocess
import sys
from pathlib import Path

BUILD = Path(os.environ["AFTERCARE_BUILD"])


def symbols(file):
    """What an object defines and what it needs."""
    out = subprocess.run(["nm", "--format=posix", file], check=True, capture_output=True,
                         text=True).stdout
    defined, needed = set(), set()
    for name, kind, *_ in (line.split() for line in out.splitlines()):
        if kind == "U":
            needed.add(name)
        elif kind.isupper():
            defined.add(name)
    return defined, needed


def calls():
    """{module: modules that it needs}, for all of core/."""
    objects = {f"{file.parent.name}/{file.name.removesuffix('.c.o')}": symbols(file)
               for file in BUILD.rglob("*.dir/core/*/*.c.o")}
    home = {name: module for module, (defined, _) in objects.items() for name in defined}
    return {module: {home[name] for name in needed if name in home} - {module}
            for module, (_, needed) in objects.items()}


def circle(graph):
    """A circle in the graph, as a list; or nothing."""
    done, trail = set(), []

    def visit(module):
        if module in trail:
            return trail[trail.index(module):] + [module]
        if module in done:
            return None
        trail.append(module)
        for needed in sorted(graph[module]):
            if found := visit(needed):
                return found
        done.add(trail.pop())
        return None

    for module in sorted(graph):
        if found := visit(module):
            return found
    return None


def main():
    graph = calls()
    if found := circle(graph):
        print("a circle of calls: " + " -> ".join(found))
        return 1
    print(f"{len(graph)} modules call each other in one direction")
    return 0 if graph else 1


sys.exit(main())
