#!/usr/bin/env python3
"""A rule that is a function and loops for ever, and a kind that decides by one, under a running
aftercared: it is set aside, which answers, metrics, the log and the list of rules tell, and a
reload tries it again."""

import http.client
import shutil
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "daemon"))
import house  # noqa: E402: it lies beside this file

PACK = """pack "house" {
  version = "1.0.0", licence = "MIT", engine = { "0.1", "1.0" },
  plugins = { "contraindications" }, says = "Rules of the house.",
}
"""

RULES = """contraindication "loops" {
  treatments = { "microneedling" },
  when       = function(facts)
    local age = facts:age():value()
    %s
  end,
  severity   = "defer",
  because    = "The house wants it so.",
  sources    = { "CI-001" },
}

contraindication "pregnant" {
  treatments = { "microneedling" },
  when       = pregnant :yes(),
  severity   = "review",
  because    = "The house wants it so.",
  sources    = { "CI-001" },
}
"""

PLUGIN = """plugin "worries" {
  version = "1.0.0", engine = { "0.1", "1.0" }, says = "Worries.",
}

kind "worry" {
  says   = "A worry.",
  fields = {
    { "treatments", type = "terms",     of = { "treatments" }, needed = true, says = "about what" },
    { "when",       type = "condition", needed = true, says = "for whom" },
    { "severity",   type = "choice",    among = { "refuse", "defer", "review", "caution" },
      default = "caution", says = "how grave" },
    { "sources",    type = "sources",   needed = true, says = "from where" },
  },
  decide = worst_of {
    subject  = "treatments", by = "severity",
    blocking = { "refuse", "defer" },
    unknown  = "unknown", none = "allow",
    decide   = function(findings)
      %s
    end,
  },
}
"""

WORRY = """worry "pregnant" {
  treatments = { "microneedling" },
  when       = pregnant :yes(),
  sources    = { "CI-001" },
}
"""

LOOPS = "while true do age = age .. '' end"
ANSWERS = "return age < '1990-01-01'"
LAST = 3 * 10 + 1  # documents, until each of the pool's assessors has set it aside

DOCUMENT = {"patient": {"id": "p-canary", "birth_date": "1991-03-14", "pregnant": True},
            "request": {"treatments": ["microneedling"]}}


class House(unittest.TestCase):
    plugins = ("contraindications",)
    loops = LOOPS

    def setUp(self):
        self.daemon = house.Daemon()
        self.addCleanup(self.daemon.close)
        self.rules = self.daemon.path / "rules"
        self.rules.mkdir()
        for name in ("schema.lua", "options.lua", "sources", "vocabulary"):
            source = house.SOURCE / "rules" / name
            (shutil.copytree if source.is_dir() else shutil.copy)(source, self.rules / name)
        (self.rules / "house").mkdir()
        named = ", ".join(f'"{name}"' for name in self.plugins)
        (self.rules / "house" / "pack.lua").write_text(
            PACK.replace('"contraindications"', named), encoding="utf-8")
        (self.daemon.path / "plugins").mkdir()
        self.write(self.loops)
        with self.daemon.config.open("a", encoding="utf-8") as config:
            config.write(f'plugins = {{ "{house.SOURCE}/plugins", "{self.daemon.path}/plugins" }}\n'
                         f'rules = {{ "{self.rules}" }}\n')
        self.daemon.start()

    def write(self, body):
        (self.rules / "house" / "rules.lua").write_text(RULES % body, encoding="utf-8")

    def assess(self):
        reply = self.daemon.ask("POST", "/v1/assess", DOCUMENT)
        self.assertEqual(reply.status, 200)
        return reply.json

    def metric(self, name, labels='rule="house.loops"'):
        connection = http.client.HTTPConnection(self.daemon.address, timeout=house.PATIENCE)
        connection.request("GET", "/metrics")
        text = connection.getresponse().read().decode()
        connection.close()
        for line in text.splitlines():
            if line.startswith(f"aftercare_rule_{name}{{{labels}}} "):
                return int(line.rsplit(" ", 1)[1])
        return None

    def listed(self):
        return self.daemon.ask("GET", "/v1/rules").json.get("set_aside", [])

    def wear_out(self):
        for _ in range(LAST):
            answer = self.assess()
            if "set_aside" in answer:
                return answer
        raise AssertionError("it was never set aside")


class Aside(House):
    def test_what_loops_for_ever_is_set_aside_and_everything_says_so(self):
        self.assertIsNone(self.metric("runs_total"))
        before = self.assess()
        self.assertEqual(self.listed(), [])
        self.assertEqual(self.metric("set_aside"), 0)

        after = self.wear_out()

        self.assertNotIn("set_aside", before)
        (told,) = after["set_aside"]
        self.assertEqual(told["rule"], "house.loops")
        self.assertIn("house/rules.lua:3: set aside until the rules are loaded again",
                      told["because"])
        self.assertEqual(before["treatments"][0]["verdict"], "unknown")
        for member in ("verdict", "clear_from"):
            self.assertEqual(after["treatments"][0][member], before["treatments"][0][member])
        self.assertEqual([one["rule"] for one in after["treatments"][0]["findings"]],
                         ["house.loops", "house.pregnant"])
        self.assertGreaterEqual(self.metric("set_aside"), 1)
        self.assertGreaterEqual(
            self.metric("failures_total", 'rule="house.loops",cause="steps"'), 10)
        self.assertEqual(self.metric("failures_total", 'rule="house.loops",cause="memory"'), 0)
        self.assertGreater(self.metric("steps_total"), 1000000)
        self.assertEqual([(one["rule"], one["cause"], one["place"]) for one in self.listed()],
                         [("house.loops", "steps", "house/rules.lua:3")])
        detail = self.daemon.event("trouble")["detail"]
        self.assertIn("house.loops (house/rules.lua:3) is set aside", detail)
        self.assertNotIn("canary", detail)

    def test_what_is_set_aside_is_not_run(self):
        self.wear_out()
        for _ in range(LAST):  # until all assessors have come to know it
            self.assess()
        runs = self.metric("runs_total")

        self.assess()

        self.assertEqual(self.metric("runs_total"), runs)

    def test_a_reload_of_better_rules_heals(self):
        self.wear_out()
        self.write(ANSWERS)

        self.assertEqual(self.daemon.ask("POST", "/v1/rules/reload").status, 200)

        answer = self.assess()
        self.assertNotIn("set_aside", answer)
        self.assertEqual(answer["treatments"][0]["verdict"], "review")
        self.assertEqual(self.listed(), [])
        self.assertEqual(self.metric("set_aside"), 0)

    def test_a_reload_of_the_same_rules_tries_again(self):
        self.wear_out()

        reply = self.daemon.ask("POST", "/v1/rules/reload")

        self.assertEqual((reply.status, reply.json["changed"]), (200, False))
        self.assertEqual(self.metric("set_aside"), 0)
        failures = self.metric("failures_total", 'rule="house.loops",cause="steps"')
        self.assertNotIn("set_aside", self.assess())
        self.assertEqual(self.metric("failures_total", 'rule="house.loops",cause="steps"'),
                         failures + 1)


class KindAside(House):
    plugins = ("contraindications", "worries")
    loops = "while true do end"
    LABELS = 'rule="worry"'

    def write(self, body):
        (self.rules / "house" / "rules.lua").write_text(WORRY, encoding="utf-8")
        (self.daemon.path / "plugins" / "worries.lua").write_text(PLUGIN % body, encoding="utf-8")

    def test_a_kind_whose_function_loops_is_set_aside_and_everything_says_so(self):
        before = self.assess()
        self.assertEqual(self.metric("set_aside", self.LABELS), 0)

        after = self.wear_out()

        self.assertNotIn("set_aside", before)
        (told,) = after["set_aside"]
        self.assertEqual(told["kind"], "worry")
        self.assertNotIn("rule", told)
        self.assertIn("plugins/worries.lua:18: set aside until the rules are loaded again",
                      told["because"])
        (was,), (now,) = (answer["treatments"][0]["decided"] for answer in (before, after))
        self.assertEqual((was["kind"], was["verdict"]), ("worry", None))
        self.assertIn("this takes more than 100000 steps", was["error"])
        self.assertEqual(now, {"kind": "worry", "verdict": None, "error": told["because"]})
        for member in ("verdict", "clear_from", "findings"):
            self.assertEqual(after["treatments"][0][member], before["treatments"][0][member])
        self.assertEqual(after["treatments"][0]["verdict"], "unknown")
        self.assertGreaterEqual(self.metric("set_aside", self.LABELS), 1)
        self.assertGreaterEqual(self.metric("runs_total", self.LABELS), 10)
        self.assertGreater(self.metric("steps_total", self.LABELS), 1000000)
        self.assertGreaterEqual(self.metric("failures_total", self.LABELS + ',cause="steps"'), 10)
        self.assertEqual([(one["kind"], one["cause"], one["place"]) for one in self.listed()],
                         [("worry", "steps", "plugins/worries.lua:18")])
        detail = self.daemon.event("trouble")["detail"]
        self.assertIn("the kind worry (plugins/worries.lua:18) is set aside", detail)
        self.assertNotIn("canary", detail)

    def test_a_reload_of_a_better_plugin_heals(self):
        self.wear_out()
        self.write("return 'review'")

        self.assertEqual(self.daemon.ask("POST", "/v1/rules/reload").status, 200)

        answer = self.assess()
        self.assertNotIn("set_aside", answer)
        self.assertEqual(answer["treatments"][0]["verdict"], "review")
        self.assertEqual(answer["treatments"][0]["decided"],
                         [{"kind": "worry", "verdict": "review"}])
        self.assertEqual(self.listed(), [])
        self.assertEqual(self.metric("set_aside", self.LABELS), 0)


if __name__ == "__main__":
    unittest.main()
