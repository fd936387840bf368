#!/usr/bin/env python3
"""GET /v1/sessions/{id}/calendar.ics: what a session that is kept has in a calendar is what
`aftercare plan --format ics` makes of the same document, but for what does not stand any more."""

import json
import re
import subprocess
import sys
import unittest
from pathlib import Path
from urllib.parse import quote

sys.path.insert(0, str(Path(__file__).parent / "daemon"))
import house  # noqa: E402: it lies beside this file

SESSION = "/v1/sessions/s-77"
PATH = SESSION + "/calendar.ics"


def undated(calendar):
    """Without when it was made."""
    return re.sub(rb"DTSTAMP:\d{8}T\d{6}Z\r\n", b"", calendar)


def keys(calendar):
    return re.findall(r"UID:(.*)\r\n", calendar.replace(b"\r\n ", b"").decode())


class Calendar(unittest.TestCase):
    def setUp(self):
        self.daemon = house.Daemon()
        self.addCleanup(self.daemon.close)
        self.daemon.start()
        self.document = house.session()
        self.document["session"]["ended_at"] = "2036-11-22T15:30:00+01:00"  # nothing is due
        self.post()
        if self.get().status == 501:
            self.skipTest("built without calendars")

    def post(self):
        self.assertIn(self.daemon.ask("POST", "/v1/sessions", self.document).status, (200, 201))

    def get(self, **headers):
        headers = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.daemon.ask("GET", PATH, None, headers)

    def act(self, key, act, body=None):
        return self.daemon.ask("POST", f"/v1/reminders/{quote(key, safe='')}/{act}", body)

    def test_it_is_the_file_of_the_command(self):
        file = self.daemon.path / "session.json"
        file.write_text(json.dumps(self.document), encoding="utf-8")
        made = subprocess.run(
            [house.BUILD / "aftercare", "plan", "--format", "ics", file], check=True,
            capture_output=True, timeout=house.PATIENCE).stdout

        got = self.get()

        self.assertEqual(got.status, 200)
        self.assertEqual(got.headers["Content-Type"], "text/calendar; charset=utf-8")
        self.assertRegex(got.body, rb"DTSTAMP:\d{8}T\d{6}Z\r\n")
        self.assertGreater(len(keys(got.body)), 5)
        self.assertEqual(undated(got.body), undated(made))

    def test_it_is_what_has_become_of_the_session(self):
        before = keys(self.get().body)
        moved = self.act(before[1], "snooze", {"until": "2036-11-22T16:10:00+01:00"})
        self.assertEqual(moved.status, 200, moved.json)
        self.assertEqual(self.act(before[0], "cancel").status, 200)

        now = self.get().body

        self.assertEqual(keys(now), before[1:])
        self.assertIn(b"DTSTART:20361122T151000Z", now)

    def test_a_reaction_takes_out_what_it_holds(self):
        before = keys(self.get().body)
        held = self.daemon.ask("POST", SESSION + "/reaction").json["held"]
        self.assertGreater(held, 0)
        self.assertEqual(len(keys(self.get().body)), len(before) - held)

    def test_of_a_cancelled_session_nothing_is_left_in_it(self):
        self.assertEqual(self.daemon.ask("DELETE", SESSION).status, 200)
        self.assertEqual(self.get().status, self.daemon.ask("GET", SESSION).status)
        self.assertEqual(keys(self.get().body), [])

    def test_it_has_the_sessions_tag_until_anything_of_it_changes(self):
        tag = self.get().headers["ETag"]
        self.assertEqual(tag, "W/" + self.daemon.ask("GET", SESSION).headers["ETag"])
        again = self.get(If_None_Match=tag)
        self.assertEqual((again.status, again.body), (304, b""))
        self.document["session"]["number"] = 2
        self.post()
        self.assertEqual(self.get(If_None_Match=tag).status, 200)

    def test_nobodys_session_has_none(self):
        got = self.daemon.ask("GET", "/v1/sessions/s-0/calendar.ics")
        self.assertEqual((got.status, got.headers["Content-Type"]),
                         (404, "application/problem+json"))


if __name__ == "__main__":
    unittest.main()
