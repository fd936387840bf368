#!/usr/bin/env python3
"""`aftercare test`: what failed, what was never seen and why, for people and for machines."""

import json
import os
import pathlib
import subprocess
import tempfile
import unittest
import xml.etree.ElementTree

SOURCE = pathlib.Path(os.environ["AFTERCARE_SOURCE"])
PROGRAM = pathlib.Path(os.environ["AFTERCARE_BUILD"]) / "aftercare"
DONE, FOUND, USAGE = 0, 1, 64

RULES = """contraindication "latex" {
  treatments = { "led_light" },
  when       = allergy "latex" & age :at_least "P18Y",
  severity   = "defer",
  because    = "Gloves.",
  sources    = { "CI-001" },
}
"""
CASES = """defaults {
  patient = { birth_date = "1990-01-15", allergies = {} },
  request = { treatments = { "led_light" }, date = "2026-06-01" },
}

case "latex defers" {
  patient = { allergies = { { code = "latex" } } },
  expect  = { findings = { "latex" } },
}

case "a <wrong> case # of \\\\ \\"latex\\"" {
  patient = { allergies = { { code = "latex" } } },
  expect  = { findings = {} },
}
"""


class Formats(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.pack = pathlib.Path(folder.name) / "ours"
        (self.pack / "tests").mkdir(parents=True)
        (self.pack / "pack.lua").write_text(
            'pack "ours" { version = "1.0.0", licence = "MIT", engine = { "0.1", "1.0" },\n'
            '  plugins = { "contraindications" }, says = "Ours." }\n')
        (self.pack / "before.lua").write_text(RULES)
        self.write(CASES)

    def write(self, cases):
        (self.pack / "tests" / "before.lua").write_text(cases)

    def run_tests(self, *arguments):
        done = subprocess.run(
            [PROGRAM, "test", "--rules", SOURCE / "rules", *arguments, self.pack],
            capture_output=True, text=True, timeout=120)
        return done.returncode, done.stdout, done.stderr

    def test_a_failing_case_is_explained_by_the_rule_that_made_the_difference(self):
        status, out, err = self.run_tests()
        self.assertEqual((status, err), (FOUND, ""))
        self.assertEqual(out.splitlines()[0], "ok      ours: latex defers")
        self.assertIn('not ok  ours: a <wrong> case # of \\ "latex"\n', out)
        self.assertIn("before.lua:11:1: findings: expected none, got latex\n"
                      "        ours.latex holds: true\n          and: true\n"
                      '            allergy "latex": true\n', out)
        self.assertTrue(out.endswith("1 passed, 1 failed\n"), out)

    def test_tap(self):
        status, out, _ = self.run_tests("--format", "tap", "--coverage")
        lines = out.splitlines()
        self.assertEqual(status, FOUND)
        self.assertEqual(lines[0], "TAP version 14")
        self.assertEqual(lines[1], "ok 1 - ours: latex defers")
        self.assertEqual(lines[2], 'not ok 2 - ours: a <wrong> case \\# of \\\\ "latex"')
        self.assertEqual((lines[3], lines[4]), ("  ---", "  message: |"))
        self.assertIn("    ours.latex holds: true", lines)
        self.assertIn("# unseen: ours.latex: no case where it does not hold "
                      f"({self.pack}/before.lua:1)", lines)
        self.assertRegex(lines[-2], r"^not ok 3 - coverage: [0-9.]+ % of at least 100$")
        self.assertEqual(lines[-1], "1..3")

    def test_junit(self):
        status, out, _ = self.run_tests("--format", "junit", "--coverage", "--min", "20")
        root = xml.etree.ElementTree.fromstring(out)
        self.assertEqual(status, FOUND)
        self.assertEqual([(suite.get("name"), suite.get("tests"), suite.get("failures"))
                          for suite in root], [("ours", "2", "1"), ("coverage", "1", "0")])
        passed, failed = root[0]
        self.assertEqual((passed.get("classname"), passed.get("name"), passed.get("line")),
                         ("ours", "latex defers", "6"))
        self.assertEqual(failed.get("name"), 'a <wrong> case # of \\ "latex"')
        self.assertEqual(failed[0].get("message"), "findings: expected none, got latex")
        self.assertIn("ours.latex holds: true", failed[0].text)
        self.assertIn("no case where it does not hold", root[1][0][0].text)

    def test_json(self):
        status, out, _ = self.run_tests("--format", "json", "--coverage")
        answer = json.loads(out)
        self.assertEqual(status, FOUND)
        self.assertEqual((answer["passed"], answer["failed"]), (1, 1))
        self.assertEqual([case["passed"] for case in answer["cases"]], [True, False])
        wrong = answer["cases"][1]
        self.assertEqual((wrong["rule"], wrong["failure"], wrong["line"]),
                         ("ours.latex", "findings: expected none, got latex", 11))
        self.assertEqual(wrong["explanation"]["holds"], "true")
        self.assertEqual(answer["coverage"]["parts"], 2)
        self.assertEqual(len(answer["unseen"]), answer["coverage"]["sides"]
                         - answer["coverage"]["sides_seen"] + answer["coverage"]["answers"]
                         - answer["coverage"]["answers_seen"])

    def test_how_much_must_be_seen_can_be_said(self):
        self.write(CASES[:CASES.index('case "a <')])
        for least, expected in (("16", DONE), ("50", FOUND), ("100", FOUND)):
            status, out, _ = self.run_tests("--coverage", "--min", least)
            self.assertEqual(status, expected, out)
            self.assertEqual("which is too little" in out, expected == FOUND)
        self.assertIn('unseen  ours.latex: no case where allergy "latex" is false: it was '
                      "true once\n", out)
        self.assertEqual(self.run_tests("--coverage", "--format", "tap", "--min", "16")[0], DONE)

    def test_a_part_that_was_spared_says_so(self):
        self.write(CASES[:CASES.index('case "latex defers"')] +
                   'case "no latex" { expect = { findings = {} } }\n')
        _, out, _ = self.run_tests("--coverage")
        self.assertIn('no case where age :under "P18Y" is true: the part to its left decided once\n',
                      out)

    def test_wrong_usage(self):
        for arguments in (["--min", "95"], ["--coverage", "--min", "101"],
                          ["--coverage", "--min", "much"], ["--format", "xml"]):
            self.assertEqual(self.run_tests(*arguments)[0], USAGE, arguments)


if __name__ == "__main__":
    unittest.main()
