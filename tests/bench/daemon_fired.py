#!/usr/bin/env python3
"""Reminders fired a second when 100 000 are due at once: to the log, and to a receiver on this
machine over kept connections, beside SQLite claiming and finishing the same rows."""

import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "daemon"))
import bench  # noqa: E402: it lies beside this file

STEPS = 50
DUE = 100_000
LEAD = 30  # seconds in which they are posted


def post_due(daemon):
    """Posts them all, due at one instant, which is given."""
    due = int(time.time()) + LEAD
    bench.post_all(daemon.address, [bench.light(f"s-{i}", due) for i in range(DUE // STEPS)])
    if time.time() > due:
        raise AssertionError("this machine is too slow to post them in time")
    return due


def to_the_log():
    daemon = bench.Daemon(steps=STEPS).start()
    try:
        post_due(daemon)
        first, last = bench.wait_for_lines(daemon.process.stdout, DUE)
        daemon.stop()
        raw = bench.RawStore(daemon)
        raw.inserts(DUE)
        moves = raw.moves(DUE)
        bench.show("sqlite_claimed_and_finished", moves, "1/s")
        bench.show("fired_to_log", DUE / (last - first), "1/s", moves)
        return moves
    finally:
        daemon.close()


def to_a_receiver(moves):
    with subprocess.Popen([bench.compiled("receiver"), str(DUE)], stdout=subprocess.PIPE,
                          text=True) as receiver:
        channel = ('channels = { webhook = { url = "http://127.0.0.1:%s/", allow = '
                   '{ "127.0.0.0/8" }, secrets = { "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=" '
                   '} } }' % receiver.stdout.readline().strip())
        daemon = bench.Daemon(channel, steps=STEPS).start()
        try:
            post_due(daemon)
            bench.show("fired_to_webhook", DUE / float(receiver.stdout.readline()), "1/s", moves)
        finally:
            daemon.close()
            receiver.kill()


if __name__ == "__main__":
    to_a_receiver(to_the_log())
