#!/usr/bin/env python3
"""`aftercare test --mutate`: small mistakes in rules, and whether the cases notice them."""

import json
import os
import pathlib
import re
import subprocess
import tempfile
import unittest

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
  expect  = { verdict = "defer", findings = { "latex" } },
}
"""


class Mutants(unittest.TestCase):
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

    def mutate(self, *arguments):
        done = subprocess.run(
            [PROGRAM, "test", "--mutate", "--rules", SOURCE / "rules", *arguments, self.pack],
            capture_output=True, text=True, timeout=120)
        return done.returncode, done.stdout, done.stderr

    def test_what_no_case_notices_is_listed_as_a_change_of_two_lines(self):
        status, out, err = self.mutate()
        self.assertEqual((status, err), (FOUND, ""))
        self.assertIn(f"unnoticed  {self.pack}/before.lua:1  ours.latex\n"
                      '  - when = allergy "latex" & ~age :under "P18Y"\n'
                      '  + when = allergy "latex" & ~age :under "P17Y"\n', out)
        self.assertNotIn('  + severity = "review"\n', out)
        self.assertRegex(out, r"\n[0-9]+ mutants: [0-9]+ noticed, [0-9]+ not, [0-9]+ equivalent; "
                              r"[0-9]+\.[0-9] % of those that can be told\n$")

    def pasted(self, out):
        """The cases that a report shows, as somebody would paste them."""
        return re.findall(r'^    case ".*?^    }$', out, re.M | re.S)

    def test_the_case_that_is_shown_notices_the_mutant_where_it_is_pasted(self):
        shown = self.pasted(self.mutate()[1])
        self.assertGreater(len(shown), 2)
        before = json.loads(self.mutate("--format", "json")[1])
        self.assertEqual(len(shown), before["unnoticed"])
        for number, case in enumerate(shown[:3]):
            self.write(CASES + case + "\n")
            after = json.loads(self.mutate("--format", "json")[1])
            unnoticed = [mutant["after"] for mutant in before["mutants"] if mutant["telltale"]]
            now = [mutant["after"] for mutant in after["mutants"] if mutant["telltale"]]
            self.assertNotIn(unnoticed[number], now)
        self.write(CASES + "\n".join(shown) + "\n")
        self.assertEqual(self.mutate("--min", "100")[0], DONE)

    def test_a_case_can_be_pasted_into_a_file_of_its_own(self):
        shown = self.pasted(self.mutate()[1])
        (self.pack / "tests" / "found.lua").write_text("\n".join(shown) + "\n")
        self.assertEqual(self.mutate("--min", "100")[0], DONE)

    def test_what_no_document_can_tell_counts_for_nothing(self):
        (self.pack / "before.lua").write_text(RULES.replace(
            'allergy "latex" & age :at_least "P18Y"', 'allergy "latex" | allergy "latex"'))
        (self.pack / "tests" / "found.lua").write_text(
            "\n".join(self.pasted(self.mutate()[1])) + "\n")
        status, out, err = self.mutate("--min", "100")
        self.assertEqual((status, err), (DONE, ""), out)
        self.assertIn('  no document can tell them apart: both conditions give the same answer in every case\n', out)
        answer = json.loads(self.mutate("--format", "json")[1])
        self.assertGreater(answer["equivalent"], 0)
        self.assertEqual([mutant["state"] for mutant in answer["mutants"] if mutant["proof"]],
                         ["equivalent"] * answer["equivalent"])

    def test_how_many_must_be_noticed_can_be_said(self):
        self.assertEqual(self.mutate("--min", "10")[0], DONE)
        self.assertEqual(self.mutate("--min", "99")[0], FOUND)

    def test_every_number_of_threads_finds_the_same(self):
        answers = {self.mutate("--format", "json", "--jobs", jobs)[1] for jobs in "134"}
        self.assertEqual(len(answers), 1)
        answer = json.loads(answers.pop())
        states = [mutant["state"] for mutant in answer["mutants"]]
        self.assertEqual(states.count("noticed"), answer["noticed"])
        self.assertEqual(states.count("unnoticed"), answer["unnoticed"])
        for mutant in answer["mutants"]:
            self.assertNotEqual(mutant["before"], mutant["after"])
            self.assertEqual(mutant["noticed_by"] is None, mutant["state"] != "noticed")

    def test_a_rule_and_a_sample_are_chosen(self):
        every = len(json.loads(self.mutate("--format", "json")[1])["mutants"])
        some = json.loads(self.mutate("--format", "json", "--sample", "3", "--seed", "5")[1])
        again = json.loads(self.mutate("--format", "json", "--sample", "3", "--seed", "5")[1])
        self.assertGreater(every, 3)
        self.assertEqual(len(some["mutants"]), 3)
        self.assertEqual(some, again)
        for name, count in (("latex", every), ("ours", every), ("ours.latex", every), ("nickel", 0)):
            answer = json.loads(self.mutate("--format", "json", "--rule", name)[1])
            self.assertEqual(len(answer["mutants"]), count, name)

    def test_a_case_that_fails_is_told_first(self):
        self.write(CASES.replace('verdict = "defer"', 'verdict = "allow"'))
        status, out, err = self.mutate()
        self.assertEqual((status, out), (FOUND, ""))
        self.assertRegex(err, r"before\.lua:6:1: a case fails: verdict: expected allow, got defer")

    def test_wrong_usage(self):
        for arguments in (["--coverage"], ["--format", "tap"], ["--sample", "0"], ["--jobs", "many"]):
            self.assertEqual(self.mutate(*arguments)[0], USAGE, arguments)
        done = subprocess.run([PROGRAM, "test", "--sample", "3"], capture_output=True, timeout=60)
        self.assertEqual(done.returncode, USAGE)


class Shipped(unittest.TestCase):
    def test_a_pack_of_those_that_ship_notices_nine_of_ten(self):
        done = subprocess.run(
            [PROGRAM, "test", "--mutate", "--min", "90", "--rule", "abrasion", "--quiet"],
            capture_output=True, text=True, timeout=120)
        self.assertEqual((done.returncode, done.stderr), (DONE, ""), done.stdout)
        self.assertTrue(re.search(r"^[1-9][0-9]+ mutants: ", done.stdout, re.M), done.stdout)


if __name__ == "__main__":
    unittest.main()
