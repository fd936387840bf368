#!/usr/bin/env python3
"""The daemon's decision log: what it answers is written down before, and gives the same again."""

import json
import os
import signal
import stat
import subprocess
import sys
import unittest
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "daemon"))
import house  # noqa: E402: it lies beside this file

ASSESSED = {"patient": {"id": "p-canary", "birth_date": "1991-03-14", "x_name": "canary"},
            "request": {"treatments": ["microneedling"], "areas": ["face"]}}


class Decisions(unittest.TestCase):
    def start(self, decisions='log = "%s/decisions.jsonl"', config=""):
        self.daemon = house.Daemon(config)
        self.addCleanup(self.daemon.close)
        self.log = self.daemon.path / "decisions.jsonl"
        key = self.daemon.path / "key"
        key.write_text("a secret\n", encoding="utf-8")
        key.chmod(0o600)
        with self.daemon.config.open("a", encoding="utf-8") as file:
            file.write("decisions = { %s }\n" % decisions.replace("%s", str(self.daemon.path)))
        self.daemon.start()

    def records(self, log=None):
        text = (log or self.log).read_text(encoding="utf-8")
        return [json.loads(line) for line in text.splitlines()]

    def replay(self):
        done = subprocess.run([house.BUILD / "aftercare", "replay", self.log, "--format", "json"],
                              capture_output=True, text=True, timeout=120)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        return json.loads(done.stdout)

    def test_each_decision_is_written_down_and_gives_the_same_bytes_again(self):
        self.start()
        session = house.session("s-1")
        assessed = self.daemon.ask("POST", "/v1/assess", ASSESSED)
        planned = self.daemon.ask("POST", "/v1/plan", session)
        posted = self.daemon.ask("POST", "/v1/sessions", session)
        self.assertEqual((assessed.status, planned.status, posted.status), (200, 200, 201))
        self.assertEqual(self.daemon.ask("POST", "/v1/assess", {"patient": 7}).status, 400)

        records = self.records()
        self.assertEqual([one["decision"] for one in records], ["assess", "plan", "plan"])
        self.assertEqual([one["answer"] for one in records],
                         [assessed.json, planned.json, posted.json])
        self.assertEqual(records[0]["erased"], ["/patient/id", "/patient/x_name"])
        self.assertEqual(records[1]["erased"], ["/patient/id", "/contact/to"])
        for canary in ("canary", "p-1", "patient-4711"):
            self.assertNotIn(canary, self.log.read_text(encoding="utf-8"))
        self.assertEqual(stat.S_IMODE(self.log.stat().st_mode), 0o600)
        self.assertEqual(self.replay()["same"], 3)

    def test_what_the_clinic_names_is_hashed_and_its_own_defaults_are_kept(self):
        self.start('log = "%s/decisions.jsonl", hash = { "/patient/id" }, key_file = "%s/key"',
                   'timezone = "Europe/Berlin"\nquiet = { "21:00", "08:00" }')
        session = house.session("s-1")
        del session["session"]["timezone"]
        self.daemon.ask("POST", "/v1/plan", session)
        self.daemon.ask("POST", "/v1/assess", ASSESSED)

        plan, assessed = self.records()
        self.assertRegex(plan["document"]["patient"]["id"], "^hmac-sha256:[0-9a-f]{64}$")
        self.assertEqual(plan["hashed"], ["/patient/id"])
        self.assertEqual(plan["document"]["contact"]["to"], "patient-4711")
        self.assertEqual(plan["options"],
                         {"timezone": "Europe/Berlin", "quiet": ["21:00", "08:00"]})
        self.assertRegex(assessed["options"]["today"], r"^\d{4}-\d\d-\d\d$")
        self.assertEqual(self.replay()["same"], 2)

    def test_many_at_once_are_whole_lines(self):
        self.start()
        with ThreadPoolExecutor(8) as pool:
            answers = list(pool.map(
                lambda n: self.daemon.ask("POST", "/v1/assess" if n % 2 else "/v1/plan",
                                          ASSESSED if n % 2 else house.session(f"s-{n}")).status,
                range(100)))

        self.assertEqual(answers, [200] * 100)
        self.assertEqual(self.replay()["same"], 100)

    def test_a_log_that_was_moved_away_is_begun_anew_on_sighup(self):
        self.start()
        self.daemon.ask("POST", "/v1/assess", ASSESSED)
        moved = self.daemon.path / "decisions.jsonl.1"
        self.log.rename(moved)
        self.daemon.ask("POST", "/v1/assess", ASSESSED)
        self.daemon.process.send_signal(signal.SIGHUP)
        self.daemon.event("rules")
        self.daemon.ask("POST", "/v1/assess", ASSESSED)

        self.assertEqual((len(self.records(moved)), len(self.records())), (2, 1))

    @unittest.skipUnless(os.path.exists("/dev/full"), "there is no such device here")
    def test_a_log_that_cannot_be_written_is_told_and_keeps_nobody_waiting(self):
        self.start('log = "/dev/full"')
        self.assertEqual(self.daemon.ask("POST", "/v1/assess", ASSESSED).status, 200)
        self.assertIn("the decision log cannot be written", self.daemon.event("trouble")["detail"])
        self.assertEqual(self.daemon.ask("POST", "/v1/assess", ASSESSED).status, 200)

    def test_nothing_is_written_unless_it_is_asked_for(self):
        self.daemon = house.Daemon()
        self.addCleanup(self.daemon.close)
        self.daemon.start()
        self.daemon.ask("POST", "/v1/assess", ASSESSED)
        self.assertEqual(list(self.daemon.path.glob("**/*decision*")), [])

    def test_what_is_wrong_with_the_option_is_told_with_its_line(self):
        for wrong, says in (
                ("{ }", "decisions.log: is missing"),
                ('"/tmp/log"', "decisions: no table"),
                ('{ log = "l", erase = { "patient/id" } }', '"patient/id" is no JSON pointer'),
                ('{ log = "l", hash = { "/patient/id" } }', "hashing needs a key"),
                ('{ log = "l", key_file = "/nowhere" }', "/nowhere"),
                ('{ log = "l", hush = { } }', "hash")):
            with self.subTest(wrong):
                daemon = house.Daemon(f"decisions = {wrong}")
                self.addCleanup(daemon.close)
                done = house.run("--config", str(daemon.config), "--check")
                self.assertEqual(done.returncode, 78)
                self.assertIn(says, done.stderr)
                self.assertIn("aftercared.lua:3", done.stderr)


if __name__ == "__main__":
    unittest.main()
