#!/usr/bin/env python3
"""How late reminders are at a steady 1 000 a second, from due to the line that the log channel
prints, beside a bare libuv timer."""

import os
import re
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "daemon"))
import bench  # noqa: E402: it lies beside this file

SECONDS = 20
RATE = 1000
LEAD = 40  # seconds in which they are posted


def main():
    timer = subprocess.run([bench.compiled("bare_timer", "-luv"), str(SECONDS)], check=True,
                           capture_output=True, text=True).stdout.split()
    daemon = bench.Daemon().start()
    try:
        first = int(time.time()) + LEAD
        bench.post_all(daemon.address, [bench.light(f"s-{i}", first + i / RATE)
                                        for i in range(SECONDS * RATE)])
        if time.time() > first:
            raise AssertionError("this machine is too slow to post them in time")
        late, left = [], b""
        while len(late) < SECONDS * RATE:
            piece = os.read(daemon.process.stdout.fileno(), 1 << 16)
            at = time.time()
            *lines, left = (left + piece).split(b"\n")
            late += [at - first - int(re.search(rb'"key":"s-(\d+)/', line)[1]) / RATE
                     for line in lines]
        for percent, bare in ((50, timer[0]), (99, timer[1])):
            bench.show(f"timer_late_p{percent}", float(bare), "ms")
            bench.show(f"late_p{percent}", bench.percentile(late, percent) * 1000, "ms", float(bare))
        bench.show("late_most", max(late) * 1000, "ms")
        bench.show("early", sum(one < 0 for one in late), "")
    finally:
        daemon.close()


if __name__ == "__main__":
    main()
