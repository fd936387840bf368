#!/usr/bin/env python3
"""Defaults of a plugin's fields: a rule that does not give the field is listed, assessed, planned
and checked as if it gave the default."""

import json
import os
import subprocess
import tempfile
import unittest
from pathlib import Path

SOURCE = Path(os.environ.get("AFTERCARE_SOURCE", Path(__file__).parents[2]))
BUILD = Path(os.environ.get("AFTERCARE_BUILD", SOURCE / "build"))
PLUGIN = """plugin "calls" {
  version = "1.0.0", engine = { "0.1", "1.0" },
  says    = "Calls after a session, and worries before it.",
}

kind "call" {
  says   = "A call to make after a session.",
  fields = {
    { "after",   type = "terms",   of = { "treatments" }, needed = true, says = "what it follows" },
    { "act",     type = "choice",  among = { "do" }, default = "do", says = "always do" },
    { "from",    type = "span",    default = "P1D", says = "from session end" },
    { "till",    type = "span",    default = "P2D", says = "from session end" },
    { "remind",  type = "remind",  default = { at = { "18:00" }, times = 1 }, says = "when" },
    { "tries",   type = "number",  from = 1, till = 10, default = 3, says = "how often to try" },
    { "message", type = "phrase",  default = { en = "We call.", es = "Llamamos." }, says = "what is told" },
    { "sources", type = "sources", needed = true, says = "where it comes from" },
  },
  decide = steps { subject = "after", by = "act" },
}

kind "worry" {
  says   = "A reason to look closer.",
  fields = {
    { "treatments", type = "terms",     of = { "treatments" }, needed = true, says = "what it is about" },
    { "when",       type = "condition", needed = true, says = "for whom" },
    { "severity",   type = "choice",    among = { "refuse", "defer", "review", "caution" },
      default = "review", says = "how grave it is" },
    { "because",    type = "phrase",    needed = true, says = "the reason" },
    { "sources",    type = "sources",   needed = true, says = "where it comes from" },
  },
  decide = worst_of {
    subject  = "treatments", by = "severity",
    blocking = { "refuse", "defer" },
    unknown  = "unknown", none = "allow",
  },
}
"""
PACK = """pack "calls" {
  version = "1.0.0", licence = "MIT", engine = { "0.1", "1.0" },
  plugins = { "calls" },
  says    = "Calls.",
}
"""
RULES = """call "bare" {
  after   = "microneedling",
  sources = { "AS-001" },
}

worry "dark" {
  treatments = "microneedling",
  when       = fitzpatrick :at_least(6),
  because    = { en = "Dark skin.", es = "Piel oscura." },
  sources    = { "AS-001" },
}
"""
GIVEN = RULES.replace('"microneedling",\n  sources', """"microneedling", act = "do",
  from    = "P1D", till = "P2D",
  remind  = { at = { "18:00" }, times = 1 },
  tries   = 3,
  message = { en = "We call.", es = "Llamamos." },
  sources""").replace('  because ', '  severity   = "review",\n  because ')


class Defaults(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="aftercare-")
        self.addCleanup(folder.cleanup)
        self.here = Path(folder.name)
        self.write()

    def write(self, plugin=PLUGIN, rules=RULES):
        for name, text in (("plugins/calls.lua", plugin), ("rules/calls/pack.lua", PACK),
                           ("rules/calls/rules.lua", rules)):
            path = self.here / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            path.chmod(0o644)

    def run_it(self, command, *words, given=""):
        done = subprocess.run(
            [BUILD / "aftercare", command, *words, "--plugins", SOURCE / "plugins", "--plugins",
             self.here / "plugins", "--rules", SOURCE / "rules", "--rules", self.here / "rules"],
            input=given, capture_output=True, text=True, timeout=60, check=False)
        return done.returncode, done.stdout, done.stderr

    def answer(self, *words, given=""):
        status, out, err = self.run_it(*words, "--format", "json", given=given)
        self.assertEqual((status, err), (0, ""))
        return json.loads(out)

    def documents(self):
        """What a patient and a session get, without the digest of the rules."""
        session = {"id": "s", "treatments": ["microneedling"], "areas": ["face"],
                   "ended_at": "2026-06-01T12:00:00+02:00", "timezone": "Europe/Berlin"}
        patient = {"request": {"treatments": ["microneedling"]},
                   "patient": {"fitzpatrick": 6}}
        answers = [self.answer("plan", "-", given=json.dumps({"session": session})),
                   self.answer("assess", "-", "--date", "2026-06-01", given=json.dumps(patient)),
                   self.answer("rules", "calls.bare")["rules"][0]["fields"],
                   self.answer("rules", "calls.dark")["rules"][0]["fields"]]
        for answer in answers:
            answer.pop("rules", None)
        return answers

    def test_it_is_in_the_listing_and_in_what_is_decided(self):
        plan, assessed, bare, dark = self.documents()

        self.assertEqual(bare, {
            "after": ["microneedling"], "act": "do", "from": "P1D", "till": "P2D",
            "remind": {"at": ["18:00"], "times": 1}, "tries": 3,
            "message": {"en": "We call.", "es": "Llamamos."}})
        self.assertEqual(dark["severity"], "review")
        self.assertIn("calls.bare", json.dumps(plan["steps"]))
        self.assertEqual([reminder["due"] for reminder in plan["reminders"]
                          if "calls.bare" in json.dumps(reminder)],
                         ["2026-06-02T18:00:00+02:00"])
        self.assertIn("calls.dark", json.dumps(assessed))
        _, told, _ = self.run_it("rules", "calls.bare")
        self.assertIn("\n  till        P2D\n", told)

    def test_a_rule_that_gives_it_is_the_same_and_no_finding(self):
        without = self.documents()
        self.assertEqual(self.run_it("check", "--quiet"), (0, "", ""))
        self.write(rules=GIVEN)
        self.assertEqual(self.documents(), without)
        self.assertEqual(self.run_it("check", "--quiet"), (0, "", ""))

    def test_the_verdict_is_that_of_the_default(self):
        def verdicts():
            return self.documents()[1]["treatments"]
        with_review = verdicts()
        self.write(plugin=PLUGIN.replace('default = "review"', 'default = "refuse"'))
        self.assertNotEqual(verdicts(), with_review)
        self.assertEqual({one["verdict"] for one in verdicts()}, {"refuse"})

    def test_the_reference_of_the_kind_tells_it(self):
        (kind,) = self.answer("rules", "--kinds", "call")["kinds"]
        fields = {field["field"]: field for field in kind["fields"]}
        self.assertEqual([(fields[name]["default"], fields[name]["needed"])
                          for name in ("act", "from", "tries")],
                         [("do", False), ("P1D", False), (3, False)])
        self.assertNotIn("default", fields["after"])
        _, told, _ = self.run_it("rules", "--kinds", "call")
        self.assertIn("how often to try (1 to 10); by default 3\n", told)
        self.assertIn('from session end; by default "P1D"\n', told)

    def test_editors_are_told_it(self):
        self.run_it("rules", "--annotations", self.here / "editor")
        told = (self.here / "editor/aftercare.lua").read_text(encoding="utf-8")
        self.assertIn("---@field tries? integer how often to try; by default 3\n", told)
        self.assertIn('---@field act? "do" always do; by default "do"\n', told)

    def test_the_digest_knows_it(self):
        one = self.answer("rules")["digest"]
        self.write(plugin=PLUGIN.replace("default = 3", "default = 4"))
        self.assertNotEqual(self.answer("rules")["digest"], one)

    def test_a_sentence_that_lacks_a_language_is_told_once_where_the_plugin_gives_it(self):
        plugin = PLUGIN.replace('{ en = "We call.", es = "Llamamos." }', '"We call."')
        more = RULES + RULES[:RULES.index("worry")].replace("bare", "more").replace(
            '"microneedling"', '"laser_tattoo_removal"')
        self.write(plugin=plugin)
        status, out, _ = self.run_it("check", "--quiet")
        self.assertEqual(status, 1)
        self.assertEqual(out, f'{self.here}/plugins/calls.lua:15:46: call has no "message" in the language "es", '
                              "which other sentences have (add it; English stands in for it) "
                              "[missing-translation]\n")
        self.write(plugin=plugin, rules=more)
        self.assertEqual(self.run_it("check", "--quiet")[1].count("missing-translation"), 1)

    def test_a_wrong_one_is_a_mistake_at_its_place(self):
        for wrong, place, says in (
                ("default = 11", "14:67", '"default" is 11 (it goes from 1 till 10)'),
                ("default = {}", "14:67", '"default" is'),
                ("default = 3, needed = true", "14:67", '"tries" is needed of every rule')):
            with self.subTest(wrong=wrong):
                self.write(plugin=PLUGIN.replace("default = 3", wrong))
                status, out, _ = self.run_it("check", "--quiet")
                self.assertEqual(status, 1)
                self.assertIn(f"calls.lua:{place}: {says}", out)


if __name__ == "__main__":
    unittest.main()
