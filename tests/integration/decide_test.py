#!/usr/bin/env python3
"""A kind that decides by a function, as `aftercare` shows it: in the reference of kinds, in
assessments, questions and explanations, in `check`, and in a decision log that is replayed."""

import json
import os
import subprocess
import tempfile
import unittest
from pathlib import Path

SOURCE = Path(os.environ.get("AFTERCARE_SOURCE", Path(__file__).parents[2]))
BUILD = Path(os.environ.get("AFTERCARE_BUILD", SOURCE / "build"))
PLUGIN = """plugin "worries" {
  version = "1.0.0", engine = { "0.1", "1.0" },
  says    = "Worries that come to something together.",
}

kind "worry" {
  says   = "A worry that counts little by itself.",
  fields = {
    { "treatments", type = "terms",     of = { "treatments" }, needed = true, says = "what it is about" },
    { "when",       type = "condition", needed = true, says = "for whom" },
    { "severity",   type = "choice",    among = { "refuse", "defer", "review", "caution" }, default = "caution", says = "how grave it is by itself" },
    { "weight",     type = "number",    from = 1, till = 9, default = 2, says = "how much it counts" },
    { "because",    type = "phrase",    needed = true, says = "the reason" },
    { "sources",    type = "sources",   needed = true, says = "where it comes from" },
  },
  decide = worst_of {
    subject  = "treatments", by = "severity",
    blocking = { "refuse", "defer" },
    unknown  = "unknown", none = "allow",
    decide   = function(findings)
      local sum = 0
      for _, finding in ipairs(findings) do
        if finding.holds == "true" then sum = sum + finding.fields.weight end
      end
      if sum >= 9 then error("too much") end
      return sum >= 4 and "review" or "allow"
    end,
  },
}
"""
PACK = """pack "worries" {
  version = "1.0.0", licence = "MIT", engine = { "0.1", "1.0" },
  plugins = { "worries" },
  says    = "Worries.",
}
"""


def worry(name, when, more=""):
    return (f'worry "{name}" {{\n  treatments = "led_light",\n  when       = {when},\n{more}'
            f'  because    = {{ en = "Of {name}.", es = "De {name}." }},\n'
            '  sources    = { "AS-001" },\n}\n\n')


RULES = (worry("dark", "fitzpatrick :at_least(4)") + worry("young", 'age :under "P22Y"')
         + worry("expecting", "pregnant :yes()", '  severity   = "defer",\n')
         + worry("nursing", "breastfeeding :yes()", "  weight     = 9,\n"))
ADULT, YOUTH = "1991-03-14", "2007-01-01"


def document(born, **more):
    patient = {"birth_date": born, "fitzpatrick": 5, "pregnant": False, "breastfeeding": False,
               "conditions": [], "medications": [], "allergies": [], "procedures": [],
               "exposures": [], "implants": [], **more}
    return json.dumps({"patient": patient, "request": {
        "treatments": ["led_light"], "areas": ["face"], "date": "2026-11-22"}})


class Decide(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="aftercare-")
        self.addCleanup(folder.cleanup)
        self.here = Path(folder.name)
        for name, text in (("plugins/worries.lua", PLUGIN), ("rules/worries/pack.lua", PACK),
                           ("rules/worries/rules.lua", RULES)):
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

    def said(self, *words, given=""):
        status, out, err = self.run_it(*words, given=given)
        self.assertEqual((status, err), (0, ""))
        return out

    def judged(self, given):
        (one,) = json.loads(self.said("assess", "-", "--format", "json", given=given))["treatments"]
        return one["verdict"], one.get("decided"), one["clear_from"]

    def test_it_decides_with_defaults_and_is_overruled_and_fails(self):
        overruled = ('plugins/worries.lua:20: "review" does not stand while a finding of this kind '
                     'that could block is open (return "unknown" or worse)')
        failed = "plugins/worries.lua:25: too much"
        for given, verdict, decided in (
                (document(ADULT), "allow", {"verdict": "allow"}),
                (document(YOUTH), "review", {"verdict": "review"}),
                (document(YOUTH, pregnant=True), "review", {"verdict": "review"}),
                (document(YOUTH, pregnant=None), "unknown",
                 {"verdict": "unknown", "error": overruled}),
                (document(YOUTH, breastfeeding=True), "unknown",
                 {"verdict": None, "error": failed})):
            with self.subTest(given=given):
                self.assertEqual(self.judged(given),
                                 (verdict, [{"kind": "worry", **decided}], None))

    def test_people_read_what_it_decided_and_why_not(self):
        self.assertTrue(self.said("assess", "-", given=document(YOUTH)).startswith(
            'led_light: review\n  the function of "worry" decided review\n'))
        self.assertIn('  the function of "worry" decided unknown: plugins/worries.lua:20: "review" '
                      "does not stand", self.said("assess", "-", given=document(YOUTH, pregnant=None)))
        self.assertIn('  the function of "worry" decided nothing: plugins/worries.lua:25: too much\n',
                      self.said("assess", "-", given=document(ADULT, breastfeeding=True)))

    def test_the_reference_of_the_kind_tells_where_it_is(self):
        (kind,) = json.loads(self.said("rules", "--kinds", "worry", "--format", "json"))["kinds"]
        self.assertEqual((kind["fold"], kind["decider"]), ("worst_of", "plugins/worries.lua:20"))
        self.assertIn("\n  A function decides before that: plugins/worries.lua:20.\n",
                      self.said("rules", "--kinds", "worry"))
        self.assertNotIn("A function decides", self.said("rules", "--kinds", "contraindication"))

    def test_check_and_fmt_have_nothing_to_say(self):
        self.assertEqual(self.run_it("check", "--quiet"), (0, "", ""))
        done = subprocess.run([BUILD / "aftercare", "fmt", "--check", self.here / "plugins"],
                              capture_output=True, text=True, timeout=60, check=False)
        self.assertEqual((done.returncode, done.stderr), (0, ""), done.stdout)

    def test_an_intake_asks_what_it_may_still_see(self):
        asked = json.loads(self.said("ask", "-", "--format", "json",
                                     given=document(YOUTH, pregnant=None)))
        self.assertEqual([question["fact"] for question in asked["questions"]
                          if "worries.expecting" in question["rules"]], ["/patient/pregnant"])
        self.assertTrue(self.said("explain", "-", "worries.dark", given=document(YOUTH)).startswith(
            "worries.dark holds: true\n"))

    def test_a_log_of_it_gives_the_same_bytes_again(self):
        log = self.here / "log"
        lines = [document(born, pregnant=pregnant, breastfeeding=nursing)
                 for born in (ADULT, YOUTH) for pregnant in (True, False, None)
                 for nursing in (True, False)] * 4
        given = "\n".join(lines) + "\n"
        once = self.said("assess", "--batch", "-", "--decisions", log, given=given)
        self.assertEqual(self.said("assess", "--batch", "-", "--jobs", "2", given=given), once)
        self.assertNotIn("set_aside", once)
        self.assertIn("too much", once)
        status, out, err = self.run_it("replay", log)
        self.assertEqual((status, out, err), (0, "48 records: 48 the same\n", ""))

    def test_the_digest_knows_the_function(self):
        one = json.loads(self.said("rules", "--format", "json"))["digest"]
        path = self.here / "plugins/worries.lua"
        path.write_text(PLUGIN.replace("sum >= 4", "sum >= 5"), encoding="utf-8")
        self.assertNotEqual(json.loads(self.said("rules", "--format", "json"))["digest"], one)


if __name__ == "__main__":
    unittest.main()
