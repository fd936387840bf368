#!/usr/bin/env python3
"""What people take from `aftercare`: the patient's sheet, the calendar file, the table that a
clinician signs, the options, and what new rules change."""

import datetime
import html.parser
import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

SOURCE = pathlib.Path(os.environ["AFTERCARE_SOURCE"])
PROGRAM = pathlib.Path(os.environ["AFTERCARE_BUILD"]) / "aftercare"
SESSION = json.loads((SOURCE / "examples/clinic/session.json").read_text(encoding="utf-8"))
DONE, USAGE, NO_INPUT, OURS = 0, 64, 66, 70


def run(*arguments, given=""):
    done = subprocess.run([PROGRAM, *arguments], input=given.encode(), capture_output=True,
                          timeout=120)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def plan(form, session=None, *more):
    return run("plan", "--format", form, "-", *more, given=json.dumps(session or SESSION))


def changed(locale=None, **session):
    """The example with other members of its session, or in another language."""
    copy = json.loads(json.dumps(SESSION))
    copy["session"].update(session)
    if locale:
        copy["contact"]["locale"] = locale
    return copy


def without(member):
    copy = json.loads(json.dumps(SESSION))
    del copy["session"][member]
    return copy


class Page(html.parser.HTMLParser):
    """The tags and attributes of a page, and whether each tag is closed by its own."""

    VOID = {"meta", "br", "wbr", "rect", "line", "use", "path", "circle"}

    def __init__(self, text):
        super().__init__()
        self.open, self.tags, self.attributes, self.texts, self.mistakes = [], [], [], [], []
        self.feed(text)
        self.mistakes += self.open

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.mistakes.append(tag)

    def handle_data(self, data):
        self.texts.append(data)


class Sheet(unittest.TestCase):
    def page(self, session=None):
        status, out, err = plan("html", session)
        self.assertEqual((status, err), (DONE, ""))
        page = Page(out)
        self.assertEqual(page.mistakes, [])
        return page

    def test_it_is_one_page_that_needs_nothing_else(self):
        page = self.page()
        self.assertTrue({"script", "link", "img", "iframe", "object", "form"}.isdisjoint(page.tags))
        for name, value in page.attributes:
            self.assertNotIn(name, ("src", "action", "srcset", "style"))
            self.assertFalse(name.startswith("on"), name)
            if name == "href":
                self.assertEqual(value, "#grid")
            self.assertNotIn("url(h", value or "")
        self.assertEqual(page.tags.count("h1"), 1)
        self.assertNotIn("@import", "".join(page.texts))

    def test_it_speaks_the_contacts_language(self):
        for locale, code, today in (("en", "en", "Today, "), ("es", "es", "Hoy, "),
                                    ("es-MX", "es", "Hoy, "), ("fr", "en", "Today, ")):
            with self.subTest(locale):
                page = self.page(changed(locale))
                self.assertIn(("lang", code), page.attributes)
                self.assertTrue(any(text.startswith(today) for text in page.texts))
                status, out, _ = plan("text", changed(locale))
                self.assertEqual(status, DONE)
                self.assertIn("\n" + today, out)

    def test_every_message_and_reason_of_the_plan_is_on_it(self):
        _, out, _ = plan("json")
        answer = json.loads(out)
        said = "\n".join(self.page().texts)
        wanted = [step["message"] for step in answer["steps"]]
        wanted += [step["red_flag"] for step in answer["steps"] if step["red_flag"]]
        wanted += [topical["label"] for topical in answer["topicals"]]
        wanted += [window["because"] for topical in answer["topicals"]
                   for window in topical["windows"]]
        for text in wanted:
            self.assertIn(text, said)

    def test_what_the_document_says_is_never_markup(self):
        hostile = "</title><script>alert('1')</script><b id=\"x\">&amp;"
        session = changed(id=hostile, changes=[
            {"rule": "microneedling.no-makeup", "till": "PT72H", "by": hostile,
             "because": hostile}])
        page = self.page(session)
        self.assertNotIn("script", page.tags)
        self.assertNotIn("b", page.tags)
        self.assertIn(hostile, "".join(page.texts))

    def test_a_session_that_names_no_products_tells_of_all(self):
        page = self.page(without("products"))
        _, out, _ = plan("json", without("products"))
        labels = {topical["label"] for topical in json.loads(out)["topicals"]}
        self.assertGreater(len(labels), 10)
        said = "\n".join(page.texts)
        for label in labels:
            self.assertIn(label, said)

    def test_the_text_is_no_wider_than_a_hundred_columns(self):
        for session in (SESSION, changed("es"), without("products"), changed(id="x" * 200)):
            status, out, err = plan("text", session)
            self.assertEqual((status, err), (DONE, ""))
            self.assertLessEqual(max(map(len, out.splitlines())), 100)
            self.assertEqual([line for line in out.splitlines() if line != line.rstrip()], [])

    def test_the_same_document_gives_the_same_sheet(self):
        self.assertEqual(plan("html"), plan("html"))
        self.assertEqual(plan("text"), plan("text"))

    def test_a_full_disk_is_told(self):
        with open("/dev/full", "wb") as full:
            for form in ("html", "text", "json"):
                done = subprocess.run([PROGRAM, "plan", "--format", form, "-"], stdout=full,
                                      input=json.dumps(SESSION).encode(), timeout=60,
                                      stderr=subprocess.PIPE)
                self.assertEqual(done.returncode, OURS)
                self.assertIn(b"cannot be written", done.stderr)


class Formats(unittest.TestCase):
    def test_a_format_that_is_not_written_is_refused(self):
        for words, said in ((["plan", "-", "--format", "xml"], "text, json, html or ics"),
                            (["assess", "-", "--format", "html"], "text or json"),
                            (["plan", "-", "--at", "2026-11-24T09:00:00+01:00", "--format",
                              "html"], "--at"),
                            (["rules", "--format", "html"], "--table"),
                            (["rules", "--treatment", "microneedling"], "--table"),
                            (["rules", "--options", "--table", "match"], "together")):
            with self.subTest(words):
                status, out, err = run(*words, given=json.dumps(SESSION))
                self.assertEqual((status, out), (USAGE, ""))
                self.assertIn(said, err)

    def test_help_tells_them(self):
        for command, formats in (("plan", "text (the default), json, html or ics"),
                                 ("rules", "text (the default), json, markdown or html"),
                                 ("check", "text (the default) or json")):
            self.assertIn(formats, run(command, "--help")[1])


class Calendar(unittest.TestCase):
    def setUp(self):
        status, self.file, err = plan("ics")
        if status == USAGE and "AFTERCARE_ICAL" in err:
            self.skipTest("built without calendars")
        self.assertEqual((status, err), (DONE, ""))

    def events(self):
        lines = re.sub(r"\r\n[ \t]", "", self.file).split("\r\n")
        event, found = None, []
        for line in lines:
            if line == "BEGIN:VEVENT":
                event = {}
            elif line == "END:VEVENT":
                found.append(event)
            elif event is not None:
                name, _, value = line.partition(":")
                event.setdefault(name, re.sub(r"\\(.)", r"\1", value))
        return found

    def test_each_reminder_is_an_event_at_its_moment(self):
        reminders = json.loads(plan("json")[1])["reminders"]
        wanted = {one["key"]: (datetime.datetime.fromisoformat(one["due"]), one["message"])
                  for one in reminders if "missed" not in one}
        found = {}
        for event in self.events():
            start = datetime.datetime.strptime(event["DTSTART"] + "+0000", "%Y%m%dT%H%M%SZ%z")
            found[event["UID"]] = (start, event["SUMMARY"])
            self.assertEqual(event["TRIGGER"], "PT0S")
        self.assertEqual(found, wanted)

    def test_its_lines_are_those_of_the_standard(self):
        self.assertTrue(self.file.startswith("BEGIN:VCALENDAR\r\n"))
        self.assertTrue(self.file.endswith("END:VCALENDAR\r\n"))
        self.assertNotIn("\n", self.file.replace("\r\n", ""))
        self.assertLessEqual(max(len(line.encode()) for line in self.file.split("\r\n")), 75)
        self.assertIn("\r\nMETHOD:PUBLISH\r\n", self.file)

    def test_a_hostile_id_stays_within_its_line(self):
        hostile = "x\\nBEGIN:VEVENT;y,z:\\" + "é" * 60
        _, self.file, _ = plan("ics", changed(id=hostile))
        self.assertEqual(self.file.count("\r\nBEGIN:VEVENT\r\n"), len(self.events()))
        for event in self.events():
            self.assertTrue(event["UID"].startswith(hostile + "/"), event["UID"])


class Rules(unittest.TestCase):
    def test_options_are_listed_with_what_their_choices_change(self):
        status, out, err = run("rules", "--options")
        self.assertEqual((status, err), (DONE, ""))
        self.assertIn("\n    evidence-2017\n      wakes ", out)
        self.assertIn("(the default, chosen)", out)
        told = json.loads(run("rules", "--options", "--format", "json")[1])["choices"]
        isotretinoin = next(one for one in told if one["option"] == "isotretinoin")
        self.assertEqual(isotretinoin["default"], "conservative")
        strict = next(one for one in isotretinoin["choices"] if one["choice"] == "strict-12m")
        self.assertIn("microneedling.isotretinoin", strict["overrules"])

    def test_a_choice_of_the_clinic_is_shown_as_chosen(self):
        out = run("rules", "--options", "--set", "isotretinoin=strict-12m")[1]
        self.assertIn("strict-12m (chosen)", out)

    def test_a_table_of_each_kind_in_each_format(self):
        for kind in ("contraindication", "match", "topical", "step"):
            listed = json.loads(run("rules", "--kind", kind, "--format", "json")[1])
            names = [rule["rule"] for rule in listed["rules"]
                     if "microneedling" in rule["about"]]
            self.assertTrue(names)
            for form in ("text", "json", "markdown", "html"):
                with self.subTest(kind=kind, form=form):
                    status, out, err = run("rules", "--table", kind, "--treatment",
                                           "microneedling", "--format", form)
                    self.assertEqual((status, err), (DONE, ""))
                    said = "".join(Page(out).texts) if form == "html" else out
                    for name in names:
                        self.assertIn(name, said)

    def test_a_treatment_that_no_rule_is_about(self):
        status, _, err = run("rules", "--table", "topical", "--treatment", "microneedlin")
        self.assertEqual(status, NO_INPUT)
        self.assertIn('did you mean "microneedling"?', err)

    def test_what_changed_is_told_in_words(self):
        with tempfile.TemporaryDirectory() as folder:
            older = pathlib.Path(folder) / "rules"
            shutil.copytree(SOURCE / "rules", older)
            file = older / "microneedling/topical-serums.lua"
            text = file.read_text(encoding="utf-8")
            text = re.sub(r'(topical "vitamin-c" \{.*?till = )"P7D"', r'\1"P3D"', text, count=1,
                          flags=re.DOTALL)
            text = re.sub(r'\ntopical "exosomes" \{.*?\n\}\n', "\n", text, flags=re.DOTALL)
            file.write_text(text, encoding="utf-8")
            status, out, err = run("rules", "--changes", older)
            self.assertEqual((status, err), (DONE, ""))
            self.assertIn("rules added: 1\n  microneedling.exosomes (topical)\n", out)
            self.assertIn("microneedling.vitamin-c (topical)\n    till: from 3 days to 7 days\n",
                          out)
            status, out, _ = run("rules", "--changes", older, "--format", "json")
            names = {rule["name"] for rule in json.loads(out)["rules"]}
            self.assertEqual(names, {"microneedling.exosomes", "microneedling.vitamin-c"})

    def test_nothing_changed_against_the_same_rules(self):
        status, out, _ = run("rules", "--changes", SOURCE / "rules")
        self.assertEqual((status, out),
                         (DONE, "no rule, no option and no version has changed\n"))

    def test_older_rules_that_are_not_there(self):
        status, _, err = run("rules", "--changes", "/nowhere")
        self.assertEqual(status, NO_INPUT)
        self.assertIn("/nowhere", err)


if __name__ == "__main__":
    unittest.main()
