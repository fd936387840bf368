#!/usr/bin/env python3
"""Every access and change is written down, and the log shows when somebody tampers with it."""

import hashlib
import json
import signal
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "daemon"))
import house  # noqa: E402: it lies beside this file


class Audit(unittest.TestCase):
    def setUp(self):
        digest = hashlib.sha256(b"emr-token").hexdigest()
        self.daemon = house.Daemon('tokens = { { name = "emr", sha256 = "%s", may = { "read", "write" } } }' % digest)
        self.addCleanup(self.daemon.close)
        self.daemon.start()
        self.log = self.daemon.path / "state" / "audit.jsonl"

    def ask(self, method, path, body=None, token="emr-token"):
        return self.daemon.ask(method, path, body, {"Authorization": "Bearer " + token}).status

    def lines(self):
        return [json.loads(line) for line in self.log.read_text(encoding="utf-8").splitlines()]

    def verify(self, *more):
        return house.run("audit", "verify", "--config", str(self.daemon.config), *more)

    def test_who_did_what_is_written_before_the_answer(self):
        document = house.session("s-canary")
        self.assertEqual(self.ask("POST", "/v1/sessions", document), 201)
        self.assertEqual(self.ask("GET", "/v1/sessions/s-canary"), 200)
        self.assertEqual(self.ask("GET", "/v1/sessions/s-canary", token="guess"), 401)
        self.assertEqual(self.ask("POST", "/v1/rules/reload"), 403)
        self.assertEqual(self.ask("DELETE", "/v1/sessions/s-canary"), 200)
        self.ask("GET", "/healthz")
        of = "sha256:" + hashlib.sha256(b"s-canary").hexdigest()
        self.assertEqual(
            [(line["who"], line["did"], line["of"], line["status"]) for line in self.lines()],
            [("daemon", "start", None, 0),
             ("emr", "POST /v1/sessions", of, 201),
             ("emr", "GET /v1/sessions/{}", of, 200),
             ("stranger", "GET /v1/sessions/{}", of, 401),
             ("emr", "POST /v1/rules/reload", None, 403),
             ("emr", "DELETE /v1/sessions/{}", of, 200)])
        self.assertNotIn("canary", self.log.read_text(encoding="utf-8"))

    def test_the_log_goes_on_after_kill_9_and_is_verified(self):
        self.ask("GET", "/v1/reminders")
        self.daemon.kill()
        self.daemon.start()
        self.daemon.process.send_signal(signal.SIGHUP)
        self.daemon.event("rules")
        self.assertEqual(self.daemon.stop(), 0)
        self.assertEqual([line["did"] for line in self.lines()],
                         ["start", "GET /v1/reminders", "start", "reload", "stop"])
        done = self.verify()
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertIn("5 lines, 0 places", done.stdout)
        self.assertIn("number 5, " + self.lines()[-1]["digest"], done.stdout)

    def test_tampering_is_found(self):
        self.ask("GET", "/v1/reminders")
        last = self.lines()[-1]["digest"]
        whole = self.log.read_text(encoding="utf-8")
        self.log.write_text(whole.replace('"emr"', '"ann"'), encoding="utf-8")
        done = self.verify()
        self.assertEqual(done.returncode, 1)
        self.assertIn("audit.jsonl:2: the line was changed", done.stderr)
        self.log.write_text(whole.splitlines(keepends=True)[0], encoding="utf-8")
        self.assertEqual(self.verify().returncode, 0)
        done = self.verify(str(self.log), last)
        self.assertEqual(done.returncode, 1)
        self.assertIn("the lines up to it are gone", done.stderr)

    def test_wrong_usage_is_told(self):
        for words, status, says in ((["audit"], 64, "aftercared audit verify [FILE] [DIGEST]"),
                                    (["audit", "check"], 64, '"check" is not understood'),
                                    (["audi"], 64, "did you mean audit"),
                                    (["audit", "verify", "/nowhere"], 66, "/nowhere: No such file")):
            done = house.run(*words, "--config", str(self.daemon.config))
            self.assertEqual(done.returncode, status)
            self.assertIn(says, done.stderr)


if __name__ == "__main__":
    unittest.main()
