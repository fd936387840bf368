#!/usr/bin/env python3
"""`aftercare diff`: what other rules change, for people who are made by chance."""

import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

SOURCE = pathlib.Path(os.environ["AFTERCARE_SOURCE"])
PROGRAM = pathlib.Path(os.environ["AFTERCARE_BUILD"]) / "aftercare"
DONE, FOUND, USAGE, NO_INPUT, OURS, RULES = 0, 1, 64, 66, 70, 78
DOCUMENTS = "600" if os.environ.get("AFTERCARE_INSTRUMENTED") else "1000"


def run(*words, given=b""):
    done = subprocess.run([PROGRAM, *words], input=given, capture_output=True, timeout=240)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


class Diff(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.rules = self.folder / "rules"
        shutil.copytree(SOURCE / "rules", self.rules)

    def change(self, rule, before, after):
        """Replaces a text within one rule of the copy."""
        for file in self.rules.glob("microneedling/*.lua"):
            text = file.read_text()
            if rule in text:
                begin = text.index(rule)
                end = text.index("\n}", begin)
                self.assertEqual(text[begin:end].count(before), 1)
                file.write_text(text[:begin] + text[begin:end].replace(before, after) + text[end:])
                return
        self.fail(f"there is no {rule}")

    def diff(self, *words, old=SOURCE / "rules"):
        return run("diff", old, self.rules, "--documents", DOCUMENTS, *words)

    def report(self, *words, **more):
        status, out, err = self.diff("--format", "json", *words, **more)
        self.assertEqual(err, "")
        return status, json.loads(out)

    def test_the_same_rules_change_nothing(self):
        self.assertEqual(self.diff(), (DONE, f"{DOCUMENTS} documents: 0 changed\n", ""))
        status, report = self.report()
        self.assertEqual(status, DONE)
        self.assertEqual(report["from"], report["to"])
        self.assertEqual((report["impact"], report["added"], report["removed"]), ([], [], []))

    def test_nearly_all_that_chance_makes_is_a_document(self):
        self.assertLess(self.report()[1]["refused"], int(DOCUMENTS) // 20)

    def test_one_severity_names_exactly_that_rule(self):
        self.change('contraindication "isotretinoin" {', '"defer"', '"caution"')
        status, report = self.report()

        self.assertEqual(status, FOUND)
        self.assertEqual({one["rule"] for one in report["impact"]}, {"microneedling.isotretinoin"})
        self.assertEqual(report["impact"][0]["effect"], "looser")
        self.assertEqual(report["impact"][0]["examples"][0]["what"], "microneedling")
        out = self.diff()[1]
        self.assertTrue(out.startswith(
            "verdicts that are less strict:\n  microneedling.isotretinoin: "), out)
        back = run("diff", self.rules, SOURCE / "rules", "--documents", DOCUMENTS)[1]
        self.assertIn("verdicts that are stricter:\n  microneedling.isotretinoin: ", back)

    def test_a_day_more_is_found_at_its_boundary(self):
        self.change('contraindication "isotretinoin" {', '"P6M"', '"P6M1D"')
        status, report = self.report()

        self.assertEqual(status, FOUND)
        self.assertEqual({one["rule"] for one in report["impact"]}, {"microneedling.isotretinoin"})

    def test_a_window_that_ends_earlier_is_told(self):
        self.change('topical "vitamin-c" {', '"P7D"', '"P6D"')
        status, report = self.report()

        self.assertEqual(status, FOUND)
        moved = [one for one in report["impact"] if one["effect"] == "moved"]
        self.assertEqual({one["rule"] for one in report["impact"]}, {"microneedling.vitamin-c"})
        self.assertTrue(moved[0]["examples"][0]["was"] > moved[0]["examples"][0]["is"])

    def test_a_rule_that_only_one_side_has_is_listed(self):
        self.change('contraindication "isotretinoin" {', 'contraindication "isotretinoin" {',
                    'contraindication "isotretinoin-course" {')
        for file in self.rules.rglob("*.lua"):
            text = file.read_text()
            if "tests" in file.parts or '"isotretinoin"' not in text:
                continue
            file.write_text(text.replace('overrules  = { "isotretinoin" }',
                                         'overrules  = { "isotretinoin-course" }'))
        status, report = self.report()

        self.assertEqual(status, FOUND)
        self.assertEqual(report["removed"], ["microneedling.isotretinoin"])
        self.assertEqual(report["added"], ["microneedling.isotretinoin-course"])
        self.assertTrue(self.diff()[1].startswith("removed: microneedling.isotretinoin\n"
                                                  "added: microneedling.isotretinoin-course\n"))

    def test_what_shows_a_difference_is_saved_as_documents(self):
        self.change('contraindication "isotretinoin" {', '"defer"', '"caution"')
        saved = self.folder / "saved.jsonl"
        self.assertEqual(self.diff("--save", saved)[0], FOUND)

        first = json.loads(saved.read_text().splitlines()[0])
        answers = [json.loads(run("assess", "-", "--treatment", "microneedling", "--format", "json",
                                  "--rules", rules, given=json.dumps(first).encode())[1])
                   for rules in (SOURCE / "rules", self.rules)]
        verdicts = [one["treatments"][0]["verdict"] for one in answers]
        self.assertNotEqual(*verdicts)
        self.assertEqual(self.diff("--save", saved)[0], OURS)

    def test_the_seed_chooses_the_documents(self):
        self.change('contraindication "isotretinoin" {', '"defer"', '"caution"')
        self.assertEqual(self.diff("--seed", "2"), self.diff("--seed", "2"))
        self.assertNotEqual(self.diff("--seed", "2"), self.diff("--seed", "3"))

    def test_wrong_words(self):
        (self.folder / "broken").mkdir()
        (self.folder / "broken" / "schema.lua").write_text("nonsense here\n")
        for words, status, said in (
                ([SOURCE / "rules"], USAGE, "wrong number of arguments"),
                ([SOURCE / "rules", "/nowhere"], NO_INPUT, "/nowhere: there is no such folder"),
                ([SOURCE / "rules", self.folder / "broken"], RULES, "schema.lua:1"),
                ([SOURCE / "rules", self.rules, "--documents", "0"], USAGE, "--documents 0"),
                ([SOURCE / "rules", self.rules, "--seed", "x"], USAGE, "--seed x")):
            with self.subTest(words):
                done = run("diff", *words)
                self.assertEqual(done[:2], (status, ""))
                self.assertIn(said, done[2])


if __name__ == "__main__":
    unittest.main()
