#!/usr/bin/env python3
"""A language is one more column: what the shipped rules lack of it is told by `check`, and
whoever reads it gets English where it is missing."""

import json
import os
import re
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

SOURCE = Path(os.environ.get("AFTERCARE_SOURCE", Path(__file__).parents[2]))
BUILD = Path(os.environ.get("AFTERCARE_BUILD", SOURCE / "build"))
SESSION = {"session": {"id": "s", "treatments": ["microneedling"], "areas": ["face"],
                       "ended_at": "2026-06-01T12:00:00+02:00", "timezone": "Europe/Berlin",
                       "products": ["makeup", "tretinoin"]},
           "contact": {"locale": "fr-CA"}}


def aftercare(command, rules, *more, given=None):
    done = subprocess.run([BUILD / "aftercare", command, *more, "--plugins", SOURCE / "plugins",
                           "--rules", rules], input=given, capture_output=True, text=True,
                          timeout=60, check=False)
    return done.returncode, done.stdout, done.stderr


class Languages(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.rules = Path(folder.name) / "rules"
        shutil.copytree(SOURCE / "rules", self.rules)

    def change(self, file, old, new):
        path = self.rules / file
        text = path.read_text(encoding="utf-8")
        self.assertIn(old, text)
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    def test_the_shipped_rules_lack_nothing(self):
        self.assertEqual(aftercare("check", self.rules, "--quiet"), (0, "", ""))

    def test_no_question_asks_a_patient_for_a_group(self):
        _, out, _ = aftercare("assess", self.rules, "-", "--format", "json", given="{}")
        asked = {question["question"] for treatment in json.loads(out)["treatments"]
                 for question in treatment["questions"]}
        self.assertGreater(len(asked), 50)
        self.assertEqual([question for question in asked if "(group)" in question], [])

    def test_a_missing_translation_is_told_at_its_place(self):
        file = "microneedling/steps-washing.lua"
        text = (self.rules / file).read_text(encoding="utf-8")
        spanish = re.search(r"\n    es = \"[^\n]*", text)[0]
        self.change(file, spanish, "")
        status, out, _ = aftercare("check", self.rules)
        self.assertEqual(status, 1)
        self.assertRegex(out, r"steps-washing\.lua:\d+:\d+: microneedling\.cleanse has no "
                              r'"message" in the language "es"')
        self.assertIn("\n1 mistake\n", out)

    def test_another_language_is_missing_everywhere_but_where_it_was_written(self):
        self.change("microneedling/steps-makeup-and-sun.lua",
                    'en = "Leave makeup off until two full days have passed.",',
                    'en = "Leave makeup off until two full days have passed.",\n'
                    '    fr = "Pas de maquillage pendant deux jours pleins.",')
        status, out, _ = aftercare("check", self.rules, "--format", "json")
        mistakes = [mistake["sentence"] for mistake in json.loads(out)["mistakes"]]
        self.assertEqual(status, 1)
        self.assertTrue(all('in the language "fr"' in mistake for mistake in mistakes))
        for name in ("microneedling.avoid-sun", "makeup", "birth_date", "topical"):
            self.assertTrue(any(mistake.startswith(f"{name} has no ") for mistake in mistakes),
                            name)
        self.assertFalse(any(mistake.startswith("microneedling.no-makeup has")
                             for mistake in mistakes))

    def test_who_reads_it_gets_english_where_it_is_missing(self):
        self.change("microneedling/steps-makeup-and-sun.lua",
                    'en = "Leave makeup off until two full days have passed.",',
                    'en = "Leave makeup off until two full days have passed.",\n'
                    '    fr = "Pas de maquillage pendant deux jours pleins.",')
        status, out, err = aftercare("plan", self.rules, "-", "--format", "json",
                                     given=json.dumps(SESSION))
        self.assertEqual((status, err), (0, ""))
        said = {step["rule"]: step["message"] for step in json.loads(out)["steps"]}
        self.assertEqual(said["microneedling.no-makeup"],
                         "Pas de maquillage pendant deux jours pleins.")
        self.assertEqual(said["microneedling.avoid-sun"],
                         "Keep direct sun off the skin for three days.")


if __name__ == "__main__":
    unittest.main()
