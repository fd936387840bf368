#!/usr/bin/env python3
"""`aftercare simulate`: what would be sent, when, and what holds it back, from outside."""

import json
import os
import pathlib
import subprocess
import tempfile
import unittest

SOURCE = pathlib.Path(os.environ["AFTERCARE_SOURCE"])
PROGRAM = pathlib.Path(os.environ["AFTERCARE_BUILD"]) / "aftercare"
SESSION = json.loads((SOURCE / "examples/clinic/session.json").read_text(encoding="utf-8"))
DONE, USAGE, DOCUMENT, NO_INPUT = 0, 64, 65, 66
HYDRATE = "ana-1/microneedling.hydrate/1"


def run(*arguments, given=""):
    done = subprocess.run([PROGRAM, "simulate", *arguments], input=given.encode(),
                          capture_output=True, timeout=120)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def changed(member, **values):
    copy = json.loads(json.dumps(SESSION))
    copy[member].update(values)
    return copy


class Simulate(unittest.TestCase):
    def told(self, session, *options):
        status, out, err = run("--format", "json", *options, "-", given=json.dumps(session))
        self.assertEqual((status, err), (DONE, ""))
        return json.loads(out)

    def diary(self, session, *options):
        status, out, err = run(*options, "-", given=json.dumps(session))
        self.assertEqual((status, err), (DONE, ""))
        return out

    def reminder(self, told, key):
        return next(one for one in told["reminders"] if one["key"] == key)

    def test_everything_of_a_plan_is_sent_at_its_moment(self):
        plan = subprocess.run([PROGRAM, "plan", "--format", "json", "-"],
                              input=json.dumps(SESSION).encode(), capture_output=True,
                              check=True, timeout=120)
        planned = {one["key"]: one["due"] for one in json.loads(plan.stdout)["reminders"]}

        told = self.told(SESSION)

        sent = {one["key"]: one["history"][-1]["at"] for one in told["reminders"]}
        self.assertEqual(sent, planned)
        self.assertEqual(told["states"]["delivered"], len(planned))
        self.assertEqual(told["sessions"], [{"session": "ana-1", "reminders": len(planned),
                                             "posted": "2026-11-22T15:30:00+01:00"}])
        self.assertEqual(told["timezone"], "Europe/Berlin")

    def test_the_same_document_and_options_give_the_same_bytes(self):
        outage = "--outage=2026-11-23T00:00:00Z/2026-11-25T00:00:00Z"

        self.assertEqual(self.diary(SESSION, outage), self.diary(SESSION, outage))

    def test_quiet_hours_are_told_with_the_moment_that_they_took(self):
        quiet = changed("contact", quiet=["19:00", "09:00"])

        diary = self.diary(quiet, "--till", "2026-11-24T12:00:00+01:00")

        self.assertRegex(diary, r"18:59  moved     quiet hours move it from 2026-11-22 19:30 to"
                                r" 2026-11-22 18:59\s+\(ana-1/microneedling.hydrate/2\)")
        self.assertRegex(diary, r"09:00  sent      by log to ana: Wash morning")

    def test_what_is_posted_too_late_is_missed_and_the_rest_goes_at_once(self):
        told = self.told(SESSION, "--from", "2026-11-24T12:00:00+01:00")

        self.assertEqual(self.reminder(told, HYDRATE)["state"], "missed")
        self.assertIn("expired", self.reminder(told, HYDRATE)["why"])
        pause = self.reminder(told, "ana-1/microneedling.actives-pause/1")
        self.assertEqual(pause["history"][-1]["at"], "2026-11-24T12:00:00+01:00")
        self.assertEqual(told["from"], "2026-11-24T12:00:00+01:00")

    def test_an_outage_shows_tries_and_what_comes_too_late(self):
        outage = "2026-11-22T17:00:00+01:00/2026-11-22T17:40:00+01:00"

        told = self.told(SESSION, "--outage", outage)
        diary = self.diary(SESSION, "--outage", outage)

        hydrate = self.reminder(told, HYDRATE)
        what = [event["what"] for event in hydrate["history"]]
        self.assertGreater(what.count("answer"), 1)
        self.assertEqual((what[-1], hydrate["state"]), ("delivered", "delivered"))
        self.assertGreater(hydrate["history"][-1]["at"], "2026-11-22T17:40:00+01:00")
        self.assertRegex(diary, r"17:30  not taken try 1 was not taken \(nobody can be reached\)")

    def test_with_a_group_what_is_due_near_by_is_one_message(self):
        till = ("--till", "2026-11-24T12:00:00+01:00")

        grouped = self.told(SESSION, "--group", "PT2H", *till)
        diary = self.diary(SESSION, "--group", "PT2H", *till)

        cleanse = self.reminder(grouped, "ana-1/microneedling.cleanse-first/1")
        held = [one["detail"] for one in cleanse["history"] if one["what"] == "held"]
        self.assertEqual(held, ["it waits for others of the same person until "
                                "2026-11-22T20:30:00+00:00 at the latest, to go out as one "
                                "message: ana-1/microneedling.hydrate/3"])
        sent = [one for one in cleanse["history"] if one["what"] == "try"]
        self.assertEqual(sent[0]["at"], "2026-11-22T21:30:00+01:00")
        self.assertIn("as one message with 1 other, whose id is group%2F", sent[0]["detail"])
        self.assertRegex(diary, r"20:30  held      it waits for others of the same person until"
                                r" 2026-11-22 21:30")
        self.assertIn("21:30  sent      by log to ana, with others: Rinse", diary)
        alone = self.told(SESSION, *till)
        for one in alone["reminders"]:
            self.assertNotIn("group", json.dumps(one))
            if one["state"] == "delivered":
                self.assertIn(self.reminder(grouped, one["key"])["state"],
                              ("delivered", "scheduled"))

    def test_what_is_left_at_the_end_is_still_to_come(self):
        told = self.told(SESSION, "--till", "2026-11-22T16:00:00+01:00")

        hydrate = self.reminder(told, HYDRATE)
        self.assertEqual(hydrate["state"], "scheduled")
        self.assertEqual(told["states"]["scheduled"] + told["states"]["delivered"],
                         len(told["reminders"]))

    def test_what_is_answered_is_told_and_sent_no_more(self):
        answer = f"--done={HYDRATE}=2026-11-22T17:00:00+01:00"

        told = self.told(SESSION, answer)
        diary = self.diary(SESSION, answer)

        hydrate = self.reminder(told, HYDRATE)
        self.assertEqual(hydrate["state"], "acknowledged")
        self.assertEqual(hydrate["history"][-1]["at"], "2026-11-22T17:00:00+01:00")
        self.assertRegex(diary, r"17:00  answered  answered \"done\" \(ana-1/microneedling")
        self.assertRegex(diary, r"\d+ sent, 1 answered")

    def test_an_answer_that_fits_nothing_is_refused(self):
        for option, status, told in (
                ("--done=ana-1/none/1=2026-11-22T17:00:00+01:00", NO_INPUT, "ana-1/none/1"),
                ("--done=ana-1", USAGE, "--done ana-1 does not fit"),
                ("--done==2026-11-22T17:00:00+01:00", USAGE, "does not fit"),
                (f"--done={HYDRATE}=noon", USAGE, "--done noon does not fit")):
            got, out, err = run(option, "-", given=json.dumps(SESSION))
            self.assertEqual((got, out), (status, ""), err)
            self.assertIn(told, err)

    def test_several_sessions_are_posted_when_each_ends(self):
        second = changed("session", id="ana-2", ended_at="2026-12-22T09:00:00+01:00")
        with tempfile.TemporaryDirectory() as folder:
            paths = [pathlib.Path(folder, name) for name in ("b.json", "a.json")]
            for path, session in zip(paths, (second, SESSION)):
                path.write_text(json.dumps(session), encoding="utf-8")
            status, out, err = run(*paths)

        self.assertEqual((status, err), (DONE, ""))
        first, later = out.index("ana-1 is posted"), out.index("ana-2 is posted")
        self.assertLess(first, later)

    def test_a_session_given_again_is_posted_anew(self):
        moved = changed("session", products=["makeup"])
        with tempfile.TemporaryDirectory() as folder:
            paths = [pathlib.Path(folder, name) for name in ("a.json", "b.json")]
            for path, session in zip(paths, (SESSION, moved)):
                path.write_text(json.dumps(session), encoding="utf-8")
            status, out, _ = run("--format", "json", *paths)

        self.assertEqual(status, DONE)
        keys = [one["key"] for one in json.loads(out)["reminders"]]
        self.assertEqual(len(keys), len(set(keys)))

    def test_nothing_of_a_document_reaches_the_terminal_as_an_order(self):
        session = changed("patient", id="ana\x1b[31m")
        session["contact"]["to"] = "ana\x1b[31m"

        status, out, _ = run("-", given=json.dumps(session))

        self.assertNotIn("\x1b", out)
        self.assertIn(status, (DONE, DOCUMENT))

    def test_sessions_of_two_people_are_refused(self):
        other = changed("patient", id="bob")
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, "b.json")
            path.write_text(json.dumps(other), encoding="utf-8")
            status, out, err = run(SOURCE / "examples/clinic/session.json", path)

        self.assertEqual((status, out), (DOCUMENT, ""))
        self.assertIn("b.json: it is about \"bob\"", err)

    def test_what_does_not_fit_is_told_and_nothing_is_printed(self):
        session = json.dumps(SESSION)
        rows = [
            (["--till", "monday", "-"], session, USAGE, "--till monday does not fit"),
            (["--from", "2026-11-24", "-"], session, USAGE, "--from 2026-11-24 does not fit"),
            (["--outage", "2026-11-24T00:00:00Z", "-"], session, USAGE, "--outage"),
            (["--outage", "2026-11-24T00:00:00Z/2026-11-23T00:00:00Z", "-"], session, USAGE,
             "before they fail"),
            (["--group", "P1D", "-"], session, USAGE, "--group P1D does not fit"),
            (["--group", "PT25H", "-"], session, USAGE, "--group PT25H does not fit"),
            (["--till", "2020-01-01T00:00:00Z", "-"], session, USAGE, "before the first"),
            (["--till", "2999-01-01T00:00:00Z", "-"], session, DOCUMENT, "100 years"),
            (["-"], "{}", DOCUMENT, "session"),
            (["-"], "{", DOCUMENT, "-:1:2"),
            (["no-such-file"], "", NO_INPUT, "no-such-file"),
            ([], "", USAGE, "simulate FILE"),
        ]
        for arguments, given, expected, part in rows:
            with self.subTest(arguments=arguments):
                status, out, err = run(*arguments, given=given)
                self.assertEqual((status, out), (expected, ""), err)
                self.assertIn(part, err)

    def test_an_error_is_an_object_where_json_is_asked_for(self):
        status, _, err = run("--format", "json", "-", given="{}")

        self.assertEqual(status, DOCUMENT)
        self.assertEqual(json.loads(err)["status"], "EDOCUMENT")

    def test_it_loads_nothing_that_the_daemon_alone_needs(self):
        if os.environ.get("AFTERCARE_INSTRUMENTED"):
            self.skipTest("sanitizers bring libraries of their own")
        done = subprocess.run(["readelf", "-d", PROGRAM], capture_output=True, check=True,
                              timeout=60)

        for library in (b"libuv", b"libsqlite3", b"libcurl", b"libcrypto", b"libzstd"):
            self.assertNotIn(library, done.stdout)


if __name__ == "__main__":
    unittest.main()
