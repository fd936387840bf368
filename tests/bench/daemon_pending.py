#!/usr/bin/env python3
"""What a million pending reminders cost: memory, disk, the processor's time when nothing is due;
and how long after kill -9 the first overdue one of 100 000 goes out.

PENDING in the environment takes another number than a million."""

import os
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "daemon"))
import bench  # noqa: E402: it lies beside this file

STEPS = 50
FEW = 1000
MANY = int(os.environ.get("PENDING", "1000000"))
RESTARTED = 100_000
LEAD = 30  # seconds in which they are posted
IDLE = 20  # seconds
SETTLED = 12  # seconds in which memory has been given back


def post(daemon, first, count, due):
    bench.post_all(daemon.address, (bench.light(f"s-{i}", due)
                                    for i in range(first // STEPS, (first + count) // STEPS)))


def pending():
    daemon = bench.Daemon(steps=STEPS).start()
    try:
        due = time.time() + 86400
        post(daemon, 0, FEW, due)
        time.sleep(SETTLED)
        few = daemon.resident()
        daemon.stop()
        few_anew = daemon.start().resident()
        post(daemon, FEW, MANY - FEW, due)
        most = daemon.resident()
        time.sleep(SETTLED)
        many = daemon.resident()
        busy = daemon.busy()
        time.sleep(IDLE)
        idle = (daemon.busy() - busy) / IDLE
        daemon.stop()
        size, plans = daemon.store.stat().st_size, bench.plan_bytes(daemon.store)
        daemon.start()
        bench.show("resident_with_1000", few / 1e6, "MB")
        bench.show("resident_with_1000_started_anew", few_anew / 1e6, "MB")
        bench.show("resident_while_posting", most / 1e6, "MB", few / 1e6)
        bench.show("resident", many / 1e6, "MB", few / 1e6)
        bench.show("resident_started_anew", daemon.resident() / 1e6, "MB", few_anew / 1e6)
        bench.show("disk_each", (size - plans) / MANY, "bytes")
        bench.show("disk_each_with_plans", size / MANY, "bytes")
        bench.show("idle_share_of_a_core", idle * 100, "%")
    finally:
        daemon.close()


def restarted():
    daemon = bench.Daemon(steps=STEPS).start()
    try:
        due = int(time.time()) + LEAD
        post(daemon, 0, RESTARTED, due)
        daemon.kill()
        time.sleep(max(0, due + 1 - time.time()))
        syncs = bench.fsync_seconds(daemon.path, 50)
        begun = time.monotonic()
        daemon.spawn()
        first, _ = bench.wait_for_lines(daemon.process.stdout, 1)
        bench.show("restart_to_first_overdue", (first - begun) * 1000, "ms",
                   bench.percentile(syncs, 50) * 1000)
    finally:
        daemon.close()


if __name__ == "__main__":
    restarted()
    pending()
