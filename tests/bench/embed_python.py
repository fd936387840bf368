#!/usr/bin/env python3
"""Documents a second through examples/embed/aftercare.py, JSON to JSON, beside C's rate on the
same ones: with everything that may be had asked, and with one treatment. The time is the
processor's, so that what else the machine does is left out; the median of some rounds."""

import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "embed"))
import documents  # noqa: E402: it lies beside this file

COUNT, ROUNDS = 4000, 7


def rate_in_python(assessor, texts):
    begun = time.process_time()
    for text in texts:
        try:
            assessor.assess_text(text, documents.TODAY)
        except documents.aftercare.AftercareError:
            pass
    return len(texts) / (time.process_time() - begun)


def compare(name, program, path):
    texts = path.read_bytes().splitlines()
    with documents.loaded() as rules, rules.assessor() as assessor:
        rates = [(rate_in_python(assessor, texts), documents.rate_in_c(program, path)[1])
                 for _ in range(ROUNDS)]
    ours, of_c = (statistics.median(column) for column in zip(*rates))
    documents.show(f"c_{name}", of_c, "1/s", 1)
    documents.show(f"python_{name}", ours, "1/s", ours / of_c)


def main():
    with tempfile.TemporaryDirectory() as folder:
        program = documents.compiled(folder)
        for name, treatments in [("everything", ()),
                                 ("one_treatment", (b"microneedling", b"led_light"))]:
            path = Path(folder) / name
            documents.sampled(path, COUNT, treatments)
            compare(name, program, path)


if __name__ == "__main__":
    main()
