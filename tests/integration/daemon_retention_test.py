#!/usr/bin/env python3
"""What has been kept long enough is erased by aftercared itself, and its audit log says so."""

import json
import sys
import unittest
from datetime import datetime, timedelta, timezone
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "daemon"))
import house  # noqa: E402: it lies beside this file


class Retention(unittest.TestCase):
    def setUp(self):
        self.daemon = house.Daemon()
        self.addCleanup(self.daemon.close)
        self.audit = self.daemon.path / "state" / "audit.jsonl"

    def retained(self):
        lines = self.audit.read_text(encoding="utf-8").splitlines()
        return [did for did in (json.loads(line)["did"] for line in lines)
                if did.startswith("retain ")]

    def test_sessions_that_ended_too_long_ago_go_when_it_starts(self):
        self.daemon.start()
        long_ago = datetime.now(timezone.utc) - timedelta(days=800)
        for name, at in (("s-old", long_ago), ("s-new", house.ended(3600))):
            reply = self.daemon.ask("POST", "/v1/sessions", house.session(name, at=at))
            self.assertEqual(reply.status, 201)
        reminders = len(reply.json["reminders"])
        path = "/v1/reminders?state=scheduled&limit=1000&session=s-old"
        while self.daemon.ask("GET", path).json["reminders"]:
            pass  # until all are missed
        self.assertEqual(self.daemon.stop(), 0)
        with self.daemon.config.open("a", encoding="utf-8") as config:
            config.write('retain = "P2Y"\n')

        self.daemon.start()
        while not self.retained():
            self.daemon.ask("GET", "/healthz")
        self.assertEqual(self.retained(),
                         [f"retain P2Y: erased 1 sessions, {reminders} reminders"])
        self.assertEqual(self.daemon.ask("GET", "/v1/sessions/s-old").status, 404)
        self.assertEqual(self.daemon.ask("GET", "/v1/sessions/s-new").status, 200)
        self.assertEqual(self.daemon.stop(), 0)
        verified = house.run("--config", self.daemon.config, "audit", "verify")
        self.assertEqual(verified.returncode, 0, verified.stderr)

    def test_what_is_no_duration_is_refused_with_its_line(self):
        with self.daemon.config.open("a", encoding="utf-8") as config:
            config.write('retain = "two years"\n')
        done = house.run("--config", self.daemon.config, "--check")
        self.assertEqual(done.returncode, 78)
        self.assertIn('retain: "two years" is no duration', done.stderr)


if __name__ == "__main__":
    unittest.main()
