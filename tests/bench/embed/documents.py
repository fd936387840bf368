"""What the benchmarks of other languages share: documents made by chance, and C's own rate on
them."""

import ctypes
import os
import subprocess
import sys
from pathlib import Path

SOURCE = Path(__file__).parents[3]
BUILD = Path(os.environ.get("AFTERCARE_BUILD", SOURCE / "build"))
LIBRARY = str(BUILD / "libaftercare.so")
PLUGINS, RULES = str(SOURCE / "plugins"), str(SOURCE / "rules")
TODAY = "2026-11-22"
sys.path.insert(0, str(SOURCE / "examples/embed"))
import aftercare  # noqa: E402: it lies there


def loaded():
    return aftercare.Rules([PLUGINS], [RULES], library=LIBRARY)


def sampled(path, count, treatments=()):
    """Writes documents, one a line: of whatever is asked, or of these treatments in turn."""
    with loaded() as rules, rules.assessor() as assessor, open(path, "wb") as out:
        sample = rules._library.aftercare_sample_request
        sample.argtypes = [ctypes.c_void_p, ctypes.c_uint64,
                           ctypes.POINTER(aftercare._Json), ctypes.POINTER(aftercare._Error)]
        made, err = aftercare._Json(), aftercare._Error()
        for number in range(count):
            rules._check(sample(assessor._open(), number, made, err), err)
            text = ctypes.string_at(made.text, made.len).replace(b"\n", b" ")
            if treatments:
                asks = b'"request":{"treatments":["%s"],' % treatments[number % len(treatments)]
                text = text.replace(b'"request":{', asks, 1)
            out.write(text + b"\n")


def compiled(folder, name="rate"):
    program = Path(folder) / name
    subprocess.run([os.environ.get("AFTERCARE_CC", "cc"), "-O2", "-std=c17",
                    "-D_POSIX_C_SOURCE=200809L", "-I", SOURCE / "include", "-o", program,
                    Path(__file__).parent / f"{name}.c", LIBRARY, f"-Wl,-rpath,{BUILD}",
                    "-pthread"], check=True)
    return program


def rate_in_c(program, path, threads=1):
    """Documents a second, and a second of a processor."""
    said = subprocess.run([program, path, str(threads), PLUGINS, RULES], check=True,
                          capture_output=True, text=True).stdout.split()
    return float(said[0]), float(said[1])


def show(name, value, unit, ratio):
    print(f"{name:40} {value:12.1f} {unit:6} {ratio:6.3f}", flush=True)
