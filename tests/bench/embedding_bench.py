#!/usr/bin/env python3
"""What the shipped packs cost a host in C, embed/host.c: from its start to its first verdict by
the clock, and to its end by the processor's time (median of some runs), and what it holds then.
Beside an empty process, started in turn with it. `embedding_bench.py RUNS`; 101 without it."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "embed"))
import documents  # noqa: E402: it lies beside this file

RUNS = 101
EMPTY = """
#include <stdio.h>
int main(void) { return puts("0 0") < 0 || fflush(stdout) || getchar() != EOF; }
"""
DOCUMENT = str(documents.SOURCE / "examples/clinic/ana.json")


def took(command):
    """Milliseconds by the clock, from a process' start to its first line, and those that a
    processor worked for it, from its start to its end."""
    reading, writing = os.pipe()
    actions = [(os.POSIX_SPAWN_OPEN, 0, "/dev/null", os.O_RDONLY, 0),
               (os.POSIX_SPAWN_DUP2, writing, 1)]
    begun = time.perf_counter()
    child = os.posix_spawn(command[0], command, os.environ, file_actions=actions)
    os.close(writing)
    said = os.read(reading, 80)
    clock = time.perf_counter() - begun
    os.close(reading)
    _, state, used = os.wait4(child, 0)
    if state != 0 or not said:
        raise AssertionError(f"{command}: {state}")
    return 1e3 * clock, 1e3 * (used.ru_utime + used.ru_stime)


def held(command):
    """The numbers that a process says, and the most bytes that it had until then."""
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        said = process.stdout.readline().split()
        status = Path(f"/proc/{process.pid}/status").read_text(encoding="utf-8")
        process.communicate()
    return [*map(int, said), 1024 * int(status.partition("VmHWM:")[2].split()[0])]


def main(runs=RUNS):
    with tempfile.TemporaryDirectory() as folder:
        host = [documents.compiled(folder, "host"), documents.PLUGINS, documents.RULES, DOCUMENT]
        empty = [Path(folder) / "empty"]
        subprocess.run([os.environ.get("AFTERCARE_CC", "cc"), "-x", "c", "-", "-o", empty[0]],
                       input=EMPTY, text=True, check=True)
        times = [(*took(empty), *took(host)) for _ in range(int(runs))]
        clock_of_empty, used_by_empty, clock, used = map(statistics.median, zip(*times))
        (_, _, resident_of_empty), (rules, assessor, resident) = held(empty), held(host)
    documents.show("empty_process", clock_of_empty, "ms", 1)
    documents.show("first_verdict", clock, "ms", clock / clock_of_empty)
    documents.show("empty_process_cpu", used_by_empty, "ms", 1)
    documents.show("first_verdict_cpu", used, "ms", used / used_by_empty)
    documents.show("empty_process_resident", resident_of_empty / 1e3, "kB", 1)
    documents.show("resident", resident / 1e3, "kB", resident / resident_of_empty)
    documents.show("rules_held", rules, "bytes", rules / resident)
    documents.show("assessor_held", assessor, "bytes", assessor / resident)


if __name__ == "__main__":
    main(*sys.argv[1:])
