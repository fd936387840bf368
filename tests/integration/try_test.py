#!/usr/bin/env python3
"""`aftercare try`: a dialogue over a pipe. What changes is told, what does not fit changes
nothing, and what was there comes back."""

import json
import os
import subprocess
import tempfile
import unittest
from pathlib import Path

SOURCE = Path(os.environ.get("AFTERCARE_SOURCE", Path(__file__).parents[2]))
BUILD = Path(os.environ.get("AFTERCARE_BUILD", SOURCE / "build"))
BEN = SOURCE / "examples/clinic/ben.json"
FREE = "nothing is different"


def dialogue(*lines, document=BEN, arguments=(), text=None):
    typed = text if text is not None else "".join(f"{line}\n" for line in lines)
    done = subprocess.run([BUILD / "aftercare", "try", document, *arguments], input=typed,
                          capture_output=True, text=True, timeout=60, check=False)
    return done.returncode, done.stdout, done.stderr


class Try(unittest.TestCase):
    def said(self, *lines, **more):
        """What was said to each line."""
        status, out, err = dialogue(*lines, **more)
        self.assertEqual((status, err), (0, ""), out)
        answers = out.split("\n> ")[1:]
        self.assertEqual([answer.split("\n")[0] for answer in answers[:len(lines)]],
                         [line[:4095] for line in lines])
        return [answer.partition("\n")[2] for answer in answers[:len(lines)]]

    def test_a_change_tells_what_is_different(self):
        yes, back = self.said("set pregnant yes", "undo")
        self.assertEqual(yes, "microneedling: defer, clear from 2027-03-30 → refuse\n"
                              "  + microneedling.pregnancy")
        self.assertEqual(back, "microneedling: refuse → defer, clear from 2027-03-30\n"
                               "  - microneedling.pregnancy")

    def test_a_value_is_read_as_what_fits(self):
        self.assertIn("+ microneedling.darker-skin", self.said("set fitzpatrick 5")[0])
        for line in ("set areas chin, cheek", 'set areas ["chin"]',
                     "set request.date 2026-12-01", "set /request/date 2026-12-01",
                     "set date 2026-12-01", "set patient.sex female"):
            self.assertEqual(self.said(line), [FREE], line)
        self.assertIn("→ allow", self.said("set date 2027-03-30")[0])

    def test_what_does_not_fit_changes_nothing(self):
        for line, told in (("set fitzpatrick 7", "from 1 to 6"),
                           ("set birth_date 2026-13-40", "is no date"),
                           ("set pregnent yes", "pregnant"),
                           ("add conditions keloid_tendenzy", 'did you mean "keloid_tendency"'),
                           ("add conditions keloid_tendency area=cheeek", "cheek"),
                           ("add conditions keloid_tendency area", "MEMBER=VALUE"),
                           ("add fitzpatrick keloid_tendency", "a whole number"),
                           ("add nowhere keloid_tendency", "no question"),
                           ("drop conditions keloid_tendency", "there is no"),
                           ("drop nowhere x", "there is no"),
                           ("why no-such-rule", "there is no rule"),
                           ("verdct", 'did you mean "verdict"'),
                           ("blah", "help lists"),
                           ("set", "write set FACT VALUE"),
                           ("show me", "write show"),
                           ("undo", "nothing has been changed"),
                           (" ".join("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKL"), "too many words"),
                           ("x" * 5000, "cut off")):
            answer, document = dialogue_pair(self, line)
            self.assertIn(told, answer)
            self.assertEqual(document, json.loads(BEN.read_text()), line)

    def test_entries_come_and_go(self):
        added, dropped = self.said("add conditions keloid_tendency status=active area=cheek",
                                   "drop conditions keloid_tendency")
        self.assertIn("+ microneedling.keloid-tendency", added)
        self.assertIn("→ refuse", added)
        self.assertIn("- microneedling.keloid-tendency", dropped)

    def test_what_is_forgotten_is_asked_and_told_again(self):
        forgotten, asked, none, nothing = self.said(
            "forget allergies", "ask", "none allergies", "ask")
        self.assertIn("+ microneedling.stainless-steel-allergy, perhaps", forgotten)
        self.assertIn("/patient/allergies stainless_steel", asked)
        self.assertIn("- microneedling.stainless-steel-allergy, perhaps", none)
        self.assertIn("no answer can change a verdict", nothing)

    def test_one_entry_of_an_unknown_list_leaves_the_rest_unknown(self):
        _, added = self.said("forget allergies", "add allergies nickel")
        self.assertIn("+ microneedling.nickel-allergy", added)
        self.assertNotIn("- microneedling.stainless-steel-allergy", added)

    def test_it_tells_why_and_why_not_and_from_when(self):
        why, why_not, clear = self.said("why isotretinoin", "why not microneedling.pregnancy", "clear when")
        self.assertIn("was stopped on 30 September 2026", why)
        self.assertIn("holds: false", why_not)
        self.assertEqual(clear, "microneedling: defer, clear from 2027-03-30\n"
                                "  microneedling.isotretinoin until 2027-03-30")

    def test_the_document_is_saved_as_it_is_now(self):
        with tempfile.TemporaryDirectory(prefix="aftercare-") as folder:
            path = Path(folder) / "with blanks.json"
            self.assertEqual(self.said("set fitzpatrick 6", f"save {path}")[1], "  saved")
            self.assertEqual(json.loads(path.read_text())["patient"]["fitzpatrick"], 6)

    def test_every_word_is_in_the_help(self):
        listed, = self.said("help")
        for word in ("set", "forget", "add", "drop", "none", "verdict", "why", "clear", "ask",
                     "show", "undo", "save", "help", "quit"):
            self.assertRegex(listed, rf"(?m)^  {word} ")

    def test_it_ends_with_the_input_and_with_quit(self):
        self.assertEqual(dialogue(text="")[0], 0)
        self.assertEqual(dialogue(text="quit\nset pregnant yes\n")[0], 0)
        self.assertNotIn("refuse", dialogue(text="quit\nset pregnant yes\n")[1])
        self.assertEqual(dialogue(text="\0\xff\n\n \t \nverdict")[0], 0)

    def test_wrong_use_is_told(self):
        self.assertEqual(dialogue(document="-")[0], 64)
        self.assertEqual(dialogue(document="nowhere.json")[0], 66)


def dialogue_pair(test, line):
    """What was said to a line, and the document behind it."""
    status, out, err = dialogue(line, "show")
    test.assertEqual((status, err), (0, ""))
    answers = out.split("\n> ")[1:]
    return (answers[0] if len(answers) > 2 else out), json.loads(answers[1].partition("\n")[2])


if __name__ == "__main__":
    unittest.main()
