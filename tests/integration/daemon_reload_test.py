#!/usr/bin/env python3
"""New rules under a running aftercared: they load beside the old ones, run their own tests,
and only then take over."""

import hashlib
import shutil
import signal
import sys
import threading
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "daemon"))
import house  # noqa: E402: it lies beside this file

PACK = """pack "house" {
  version = "%s", licence = "MIT", engine = { "0.1", "1.0" },
  plugins = { "contraindications" }, says = "One rule of the house.",
}
"""

RULE = """contraindication "pregnant" {
  treatments = { "microneedling" },
  when       = pregnant :yes(),
  severity   = "%s",
  because    = "The house wants it so.",
  sources    = { "CI-001" },
}
"""

TESTS = """case "who is pregnant" {
  patient = { pregnant = true },
  request = { treatments = { "microneedling" }, areas = { "face" }, date = "2026-06-01" },
  expect  = { verdict = "%s" },
}
"""

DOCUMENT = {"patient": {"pregnant": True}, "request": {"treatments": ["microneedling"]}}


class Reload(unittest.TestCase):
    def setUp(self):
        self.tokens = {name: f"{name}-token" for name in ("write", "admin")}
        tokens = ", ".join(
            '{ name = "%s", sha256 = "%s", may = { "read", "%s" } }'
            % (name, hashlib.sha256(token.encode()).hexdigest(), name)
            for name, token in self.tokens.items())
        self.daemon = house.Daemon("tokens = { %s }" % tokens)
        self.addCleanup(self.daemon.close)
        self.rules = self.daemon.path / "rules"
        self.rules.mkdir()
        for name in ("schema.lua", "options.lua", "sources", "vocabulary"):
            source = house.SOURCE / "rules" / name
            if source.is_dir():
                shutil.copytree(source, self.rules / name)
            else:
                shutil.copy(source, self.rules / name)
        self.write("refuse")
        with self.daemon.config.open("a", encoding="utf-8") as config:
            config.write(f'plugins = {{ "{house.SOURCE}/plugins" }}\nrules = {{ "{self.rules}" }}\n')
        self.daemon.start()

    def write(self, severity, tested=None, version="1.0.0"):
        pack = self.rules / "house"
        (pack / "tests").mkdir(parents=True, exist_ok=True)
        (pack / "pack.lua").write_text(PACK % version, encoding="utf-8")
        (pack / "rules.lua").write_text(RULE % severity, encoding="utf-8")
        (pack / "tests" / "rules.lua").write_text(TESTS % (tested or severity), encoding="utf-8")

    def ask(self, method, path, body=None, token="admin"):
        return self.daemon.ask(method, path, body,
                               {"Authorization": "Bearer " + self.tokens[token]})

    def verdict(self):
        reply = self.ask("POST", "/v1/assess", DOCUMENT)
        self.assertEqual(reply.status, 200)
        return reply.json["treatments"][0]["verdict"]

    def reload(self):
        return self.ask("POST", "/v1/rules/reload")

    def test_new_rules_take_over_when_asked(self):
        before = self.reload().json
        self.write("defer")
        self.assertEqual(self.verdict(), "refuse")
        reply = self.reload()
        self.assertEqual(reply.status, 200)
        self.assertEqual((before["changed"], reply.json["changed"]), (False, True))
        self.assertEqual(reply.json["tests"], 1)
        self.assertNotEqual(reply.json["digest"], before["digest"])
        self.assertEqual(self.verdict(), "defer")

    def test_sighup_reloads_too(self):
        self.write("defer")
        self.daemon.process.send_signal(signal.SIGHUP)
        self.daemon.event("rules")
        self.assertEqual(self.verdict(), "defer")

    def test_rules_that_do_not_load_leave_the_old_ones_at_work(self):
        self.write("perhaps")
        reply = self.reload()
        self.assertEqual(reply.status, 409)
        self.assertIn("the old ones stay at work", reply.json["detail"])
        problem = reply.json["problems"][0]
        self.assertEqual(problem["place"], str(self.rules / "house" / "rules.lua"))
        self.assertEqual(problem["line"], 4)
        self.assertIn('"perhaps"', problem["detail"])
        self.assertIn("rules.lua:4", self.daemon.event("rules-refused")["detail"])
        self.assertEqual(self.verdict(), "refuse")

    def test_rules_that_fail_their_tests_leave_the_old_ones_at_work(self):
        self.write("defer", tested="refuse")
        reply = self.reload()
        self.assertEqual(reply.status, 409)
        self.assertIn("who is pregnant", reply.json["problems"][0]["detail"])
        self.assertEqual(self.verdict(), "refuse")

    def test_rules_that_are_gone_leave_the_old_ones_at_work(self):
        self.rules.rename(self.daemon.path / "elsewhere")
        reply = self.reload()
        self.assertEqual(reply.status, 409)
        self.assertEqual(self.verdict(), "refuse")

    def test_reloading_needs_its_own_right(self):
        reply = self.ask("POST", "/v1/rules/reload", token="write")
        self.assertEqual(reply.status, 403)
        self.assertIn('"admin"', reply.json["detail"])

    def test_nobody_who_asks_meanwhile_is_turned_away(self):
        odd, is_over = [], threading.Event()

        def assess():
            while not is_over.is_set():
                reply = self.ask("POST", "/v1/assess", DOCUMENT)
                if reply.status != 200 or reply.json["treatments"][0]["verdict"] not in verdicts:
                    odd.append(reply.json)

        verdicts = ("refuse", "defer")
        askers = [threading.Thread(target=assess) for _ in range(4)]
        for asker in askers:
            asker.start()
        for number in range(6):
            self.write(verdicts[number % 2], version=f"1.0.{number}")
            self.assertEqual(self.reload().status, 200)
        is_over.set()
        for asker in askers:
            asker.join()
        self.assertEqual(odd, [])
        self.assertEqual(self.daemon.stop(), 0)

    def test_stopping_waits_for_a_reload_and_loses_nothing(self):
        self.daemon.process.send_signal(signal.SIGHUP)
        self.daemon.process.send_signal(signal.SIGHUP)
        self.assertEqual(self.daemon.stop(), 0)


if __name__ == "__main__":
    unittest.main()
