#!/usr/bin/env python3
"""Another field on the same binary: the tattooist's aftercare of examples/tattoo, with a plugin
of its own beside those that ship; and not a word of the clinic's in what comes out."""

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
STUDIO = SOURCE / "examples/tattoo"
FOLDERS = ("--plugins", SOURCE / "plugins", "--plugins", STUDIO / "plugins",
           "--rules", STUDIO / "rules")
WORDS = re.compile(r"needling|dermaroller|microaguja", re.IGNORECASE)
FIELD = re.compile(r"skin|clinic|serum|piel|clínica", re.IGNORECASE)
TERM = re.compile(r'^\s*term\s+"([^"]+)"', re.MULTILINE)
OF = re.compile(r"\bof\s*=\s*\{([^}]*)\}")
CATEGORY = re.compile(r'^\s*category\s*=\s*"([^"]+)"', re.MULTILINE)


def aftercare(command, *arguments, folders=FOLDERS, given=None):
    done = subprocess.run([BUILD / "aftercare", command, *folders, *arguments],
                          input=given, capture_output=True, text=True, timeout=60, check=False)
    return done.returncode, done.stdout, done.stderr


def answer(command, *arguments):
    status, out, err = aftercare(command, *arguments, "--format", "json")
    if status != 0:
        raise AssertionError(f"{command}: status {status}: {err}")
    return json.loads(out)


def terms(rules):
    """The terms that a folder of rules knows."""
    return {term for file in (rules / "vocabulary").glob("*.lua")
            for term in TERM.findall(file.read_text(encoding="utf-8"))}


def categories(rules):
    return {category for file in (rules / "vocabulary").glob("*.lua")
            for category in CATEGORY.findall(file.read_text(encoding="utf-8"))}


def words(value):
    """Every text of a document, and every name of a member."""
    if isinstance(value, dict):
        for key, member in value.items():
            yield key
            yield from words(member)
    elif isinstance(value, list):
        for entry in value:
            yield from words(entry)
    elif isinstance(value, str):
        yield value


class Studio(unittest.TestCase):
    def test_its_rules_load_without_a_mistake(self):
        self.assertEqual(aftercare("check"), (0, "0 mistakes\n", ""))

    def test_its_cases_pass(self):
        status, out, err = aftercare("test", "--quiet", "--coverage")
        self.assertEqual((status, err), (0, ""), out)
        self.assertRegex(out, r"^[1-9][0-9]+ passed, 0 failed\n"
                              r"[1-9][0-9]+ rules: ([1-9][0-9]+) of \1 sides seen\n"
                              r"[1-9][0-9]+ parts of conditions: ([1-9][0-9]+) of \2 answers "
                              r"seen\n100.0 % seen\n$")

    def test_its_cases_notice_small_mistakes_in_its_rules(self):
        status, out, err = aftercare("test", "--mutate", "--min", "95")
        self.assertEqual((status, err), (0, ""), out)

    def test_a_client_waits_until_a_sunburn_is_two_weeks_past(self):
        verdict, = answer("assess", STUDIO / "client.json")["treatments"]
        self.assertEqual((verdict["verdict"], verdict["clear_from"]), ("defer", "2026-07-15"))
        self.assertEqual([finding["rule"] for finding in verdict["findings"]],
                         ["tattoo.sunburn", "tattoo.pigment-allergy"])

    def test_that_day_she_may_come(self):
        verdict, = answer("assess", "--date", "2026-07-15", STUDIO / "client.json")["treatments"]
        self.assertEqual((verdict["verdict"], verdict["clear_from"]), ("review", None))

    def test_its_own_kind_is_cut_beside_those_that_ship_and_speaks_spanish(self):
        plan = answer("plan", STUDIO / "session.json")
        windows = {topical["product"]: topical["windows"] for topical in plan["topicals"]}
        self.assertEqual([(window["use"], window["shown"], window["till"])
                          for window in windows["hard_training"]],
                         [("not_yet", "Todavía no", "2026-08-08T17:00:00+02:00"),
                          ("with_care", "Con cuidado", "2026-08-15T17:00:00+02:00")])
        self.assertEqual([window["shown"] for window in windows["healing_ointment"]],
                         ["Evite", "Recomendado"])

    def test_a_product_is_left_to_the_kind_that_speaks_of_it(self):
        document = json.loads((STUDIO / "session.json").read_text(encoding="utf-8"))
        document["session"]["products"] = ["swimming", "healing_ointment"]
        status, out, err = aftercare("plan", "-", "--at", "2026-08-05T12:00:00+02:00",
                                     "--format", "json", given=json.dumps(document))
        self.assertEqual(status, 0, err)
        self.assertEqual([(one["product"], one["use"]) for one in json.loads(out)["products"]],
                         [("swimming", "not_yet"), ("healing_ointment", "recommended")])

    def test_a_schema_needs_only_the_facts_that_its_rules_rank_for(self):
        with tempfile.TemporaryDirectory() as folder:
            rules = Path(folder) / "rules"
            shutil.copytree(STUDIO / "rules", rules)
            schema = (rules / "schema.lua").read_text(encoding="utf-8")
            schema = re.sub(r'^  areas_from = "concerns",\n', "", schema, flags=re.MULTILINE)
            schema = re.sub(r'^fact "concerns" {.*?^}\n', "", schema,
                            flags=re.MULTILINE | re.DOTALL)
            (rules / "schema.lua").write_text(schema, encoding="utf-8")
            folders = (*FOLDERS[:-1], rules)
            _, out, _ = aftercare("check", folders=folders)
            self.assertIn('"faded-ink" is ranked for "concerns", which is no fact of the schema',
                          out)
            (rules / "tattoo/touch-up.lua").unlink()
            sources = (rules / "sources.lua").read_text(encoding="utf-8")
            (rules / "sources.lua").write_text(sources.replace(', "TATTOO-TOUCH-UP"', ""),
                                               encoding="utf-8")
            self.assertEqual(aftercare("check", folders=folders), (0, "0 mistakes\n", ""))

    def test_its_reminders_come_at_the_hours_of_the_steps(self):
        plan = answer("plan", STUDIO / "session.json")
        washes = [reminder["due"] for reminder in plan["reminders"]
                  if reminder["rule"] == "tattoo.wash"]
        self.assertEqual((len(washes), washes[0]), (10, "2026-08-02T20:00:00+02:00"))

    def test_its_categories_are_its_own(self):
        own = categories(STUDIO / "rules") - categories(SOURCE / "rules")
        self.assertLessEqual({"work", "body_part", "product", "activity", "wish"}, own)
        named = {name for file in (SOURCE / "plugins").glob("*.lua")
                 for names in OF.findall(file.read_text(encoding="utf-8"))
                 for name in re.findall(r'"([^"]+)"', names)}
        self.assertEqual(named, {"treatments", "areas", "products", "concerns"})

    def test_no_help_speaks_of_one_field(self):
        for program, names in (("aftercare", ("", "assess", "ask", "explain", "plan", "rules",
                                              "check", "test")), ("aftercared", ("",))):
            for name in names:
                done = subprocess.run([BUILD / program, *filter(None, [name]), "--help"],
                                      capture_output=True, text=True, timeout=60, check=True)
                self.assertNotRegex(done.stdout, FIELD)
        options = subprocess.run([BUILD / "aftercared", "--help-config"], capture_output=True,
                                 text=True, timeout=60, check=True)
        self.assertNotRegex(options.stdout, FIELD)

    def test_no_word_of_microneedling_comes_out(self):
        clinic = terms(SOURCE / "rules") - terms(STUDIO / "rules")
        self.assertIn("microneedling", clinic)
        for command in (["assess", STUDIO / "client.json"], ["plan", STUDIO / "session.json"],
                        ["rules"]):
            with self.subTest(command[0]):
                document = answer(*command)
                self.assertEqual(set(words(document)) & clinic, set())
                self.assertNotRegex(json.dumps(document), WORDS)

    def test_the_screen_says_none_either(self):
        for command in (["assess", STUDIO / "client.json"], ["plan", STUDIO / "session.json"],
                        ["check"], ["rules"]):
            with self.subTest(command[0]):
                _, out, err = aftercare(*command)
                self.assertNotRegex(out + err, WORDS)


if __name__ == "__main__":
    unittest.main()
