#!/usr/bin/env python3
"""Reminders stored a second by 100 clients over HTTP, beside SQLite storing the same rows; and
how long one client waits for one post, beside one sync."""

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "daemon"))
import bench  # noqa: E402: it lies beside this file

SESSIONS = 1000
ALONE = 300


def main():
    daemon = bench.Daemon().start()
    try:
        bench.post_all(daemon.address, [bench.shipped(f"warm-{i}") for i in range(100)])
        each = len(daemon.ask("GET", "/v1/sessions/warm-0").json["reminders"])
        seconds = bench.post_all(daemon.address,
                                 [bench.shipped(f"s-{i}") for i in range(SESSIONS)])
        client, taken = bench.Client(daemon.address), []
        for i in range(ALONE):
            body = bench.light(f"one-{i}", time.time() + 3600)
            begun = time.monotonic()
            client.send(body)
            while not client.receive():
                pass
            taken.append(time.monotonic() - begun)
        syncs = bench.fsync_seconds(daemon.path)
        daemon.stop()
        raw = bench.RawStore(daemon).inserts(100_000)
        bench.show("sqlite_stored", raw, "1/s")
        bench.show("stored_by_100_clients", SESSIONS * each / seconds, "1/s", raw)
        bench.show("sessions_by_100_clients", SESSIONS / seconds, "1/s")
        sync = bench.percentile(syncs, 50)
        bench.show("sync_p50", sync * 1000, "ms")
        bench.show("post_alone_p50", bench.percentile(taken, 50) * 1000, "ms", sync * 1000)
        bench.show("post_alone_p99", bench.percentile(taken, 99) * 1000, "ms",
                   bench.percentile(syncs, 99) * 1000)
    finally:
        daemon.close()


if __name__ == "__main__":
    main()
