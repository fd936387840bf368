#!/usr/bin/env python3
"""`aftercare replay`: a decision log gives the same bytes again; other rules, what they change."""

import hashlib
import hmac
import json
import os
import pathlib
import random
import re
import select
import shutil
import stat
import subprocess
import tempfile
import time
import unittest

SOURCE = pathlib.Path(os.environ["AFTERCARE_SOURCE"])
PROGRAM = pathlib.Path(os.environ["AFTERCARE_BUILD"]) / "aftercare"
INSTRUMENTED = bool(os.environ.get("AFTERCARE_INSTRUMENTED"))
DONE, FOUND, USAGE, DOCUMENT, NO_INPUT, OURS = 0, 1, 64, 65, 66, 70
RECORDS = 1000 if INSTRUMENTED else 10000
TREATMENTS = ["microneedling", "rf_microneedling", "ipl", "chemical_peel_superficial"]
CLINIC = SOURCE / "examples/clinic"


def run(*words, given=b"", **options):
    done = subprocess.run([PROGRAM, *words], input=given, capture_output=True, timeout=280,
                          **options)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def patient(chance, number):
    """A person as a clinic knows one; much is not known, and some of it is nobody's business."""
    known = {"id": f"p-{number}", "birth_date": f"{chance.randint(1940, 2012)}-05-14",
             "x_name": f"Ana {number}"}
    lists = {
        "conditions": (["psoriasis", "rosacea", "sunburn", "keloid_tendency", "melasma"],
                       lambda: {"area": chance.choice(["face", "cheek_left", "chin"])}),
        "medications": (["isotretinoin_oral", "warfarin", "tretinoin"],
                        lambda: {"stopped": f"2026-{chance.randint(1, 10):02}-15"}),
        "allergies": (["lidocaine", "latex"], dict),
        "concerns": (["acne_scar_atrophic", "melasma"], lambda: {"area": "cheek"}),
    }
    for name, (codes, rest) in lists.items():
        if chance.random() < 0.7:
            known[name] = [{"code": chance.choice(codes)} | rest()
                           for _ in range(chance.randint(0, 2))]
    return known


def documents(count, seed):
    chance = random.Random(seed)
    for number in range(count):
        request = {"treatments": chance.sample(TREATMENTS, chance.randint(1, 2)),
                   "areas": ["face"]}
        if chance.random() < 0.8:
            request["date"] = f"2026-11-{chance.randint(1, 28):02}"
        yield {"patient": patient(chance, number), "request": request}


def sessions(count, seed):
    chance = random.Random(seed)
    for number in range(count):
        yield {"session": {"id": f"s-{number}", "areas": ["face"], "number": 1,
                           "treatments": chance.sample(TREATMENTS, chance.randint(1, 2)),
                           "ended_at": f"2026-{chance.randint(1, 12):02}-22T15:30:00+01:00",
                           "timezone": "Europe/Berlin"},
               "patient": patient(chance, number),
               "contact": {"channel": "log", "to": f"+49 171 {number}", "locale": "en"}}


def as_lines(some):
    return b"".join(json.dumps(one).encode() + b"\n" for one in some)


class Log(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.log = self.folder / "decisions.jsonl"
        self.key = self.folder / "key"
        self.key.write_text("a secret\n")

    def assess(self, some, *words):
        status, out, err = run("assess", "--batch", "--decisions", self.log, *words,
                               given=as_lines(some))
        self.assertEqual((status, err), (DONE, ""))
        return out

    def plan(self, one, *words):
        status, out, err = run("plan", "-", "--format", "json", "--decisions", self.log, *words,
                               given=json.dumps(one).encode())
        self.assertEqual((status, err), (DONE, ""))
        return out

    def replay(self, *words, log=None):
        return run("replay", log or self.log, *words)

    def records(self):
        return [json.loads(line) for line in self.log.read_text().splitlines()]


class Same(Log):
    def test_ten_thousand_decisions_give_the_same_bytes(self):
        """Assessments, each another one, and plans, some of them many times."""
        plans = 10 if INSTRUMENTED else 50
        assessed = RECORDS * 9 // 10
        words = ("--hash", "/patient/id", "--key-file", self.key, "--erase", "/patient/birth_date",
                 "--erase", "/contact/to")
        some = list(documents(assessed, 1))
        self.assess(some[: assessed // 2])
        self.assess(some[assessed // 2:], *words)
        for number, one in enumerate(sessions(plans, 2)):
            self.plan(one, *(words if number % 2 else ()))
        lines = self.log.read_bytes().splitlines(keepends=True)
        repeated = lines[assessed:] * ((RECORDS - assessed) // plans)
        self.log.write_bytes(b"".join(lines[:assessed] + repeated))

        status, told, err = self.replay("--format", "json", "--jobs", "3")
        self.assertEqual((status, err), (DONE, ""))
        report = json.loads(told)
        self.assertEqual((report["records"], report["same"]), (RECORDS, RECORDS))
        self.assertEqual(report["differences"], [])
        self.assertEqual(report["impact"], [])
        self.assertGreater(report["not_as_given"], 0)

    def test_any_number_of_threads_tells_the_same(self):
        self.assess(documents(200, 10))
        one = self.replay("--set", "isotretinoin=evidence-2017", "--jobs", "1")
        self.assertIn("made under other rules", one[1])
        for jobs in ("2", "5"):
            self.assertEqual(self.replay("--set", "isotretinoin=evidence-2017", "--jobs", jobs),
                             one)

    def test_a_record_says_what_was_asked_answered_and_left_out(self):
        one = next(documents(1, 3))
        printed = self.assess([one], "--treatment", "ipl", "--date", "2026-12-01")

        record, = self.records()
        self.assertEqual(list(record), ["decision", "at", "engine", "options", "rules", "document",
                                        "erased", "hashed", "given", "answer"])
        self.assertEqual(record["decision"], "assess")
        self.assertRegex(record["at"], r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00$")
        self.assertEqual(record["options"]["treatments"], ["ipl"])
        self.assertEqual(record["options"]["date"], "2026-12-01")
        self.assertEqual(record["erased"], ["/patient/id", "/patient/x_name"])
        self.assertNotIn("p-0", json.dumps(record["document"]))
        self.assertEqual(record["answer"], json.loads(printed))
        self.assertEqual(record["given"],
                         "sha256:" + hashlib.sha256(printed.strip().encode()).hexdigest())
        self.assertEqual(record["rules"], record["answer"]["rules"])

    def test_what_is_hashed_is_the_same_each_time_and_needs_the_key(self):
        self.assess(documents(2, 4), "--hash", "/patient/id", "--key-file", self.key)
        self.assess(documents(1, 4), "--hash", "/patient/id", "--key-file", self.key)

        ids = [one["document"]["patient"]["id"] for one in self.records()]
        wanted = hmac.new(b"a secret", b"p-0", hashlib.sha256).hexdigest()
        self.assertEqual(ids[0], f"hmac-sha256:{wanted}")
        self.assertEqual(ids[2], ids[0])
        self.assertNotEqual(ids[1], ids[0])
        self.assertEqual([one["hashed"] for one in self.records()], [["/patient/id"]] * 3)
        self.assertEqual(self.replay()[0], DONE)

    def test_what_the_rules_need_is_not_missed_silently(self):
        """Without the birth date the answer is another one, which the record has; a birth date
        that is hashed leaves no document at all."""
        one = {"patient": {"birth_date": "2012-05-14"}, "request": {"date": "2026-11-22"}}
        self.assess([one], "--erase", "/patient/birth_date")
        self.assess([one], "--hash", "/patient/birth_date", "--key-file", self.key)

        erased, hashed = self.records()
        self.assertNotEqual(erased["answer"]["treatments"], [])
        self.assertIsNone(hashed["answer"])
        self.assertIn("is no date", hashed["because"])
        status, out, _ = self.replay()
        self.assertEqual(status, DONE)
        self.assertIn(f"{self.log}:2: it cannot be answered again: \"hmac-sha256:", out)
        self.assertTrue(out.endswith(
            "2 records: 1 the same, 1 that cannot be answered again, "
            "1 that give another answer than the whole document did\n"))

    def test_the_log_is_its_owners_and_grows(self):
        self.assess(documents(1, 5))
        self.plan(next(sessions(1, 5)))

        self.assertEqual(stat.S_IMODE(self.log.stat().st_mode), 0o600)
        self.assertEqual([one["decision"] for one in self.records()], ["assess", "plan"])
        self.assertEqual(self.replay()[:2], (DONE, "2 records: 2 the same\n"))

    def test_what_is_no_document_is_no_decision(self):
        status, _, _ = run("assess", "--batch", "--decisions", self.log, given=b"{\n{}\n")
        self.assertEqual(status, DOCUMENT)
        self.assertEqual(len(self.records()), 1)


class Differs(Log):
    def setUp(self):
        super().setUp()
        self.assess(documents(3, 6))
        self.lines = self.log.read_bytes().splitlines()

    def write(self, *lines):
        self.log.write_bytes(b"\n".join(lines) + b"\n")

    def test_an_answer_that_was_changed_is_told_with_its_place(self):
        record = json.loads(self.lines[1])
        record["answer"]["treatments"][0]["verdict"] = "allowed"
        self.write(self.lines[0], json.dumps(record).encode(), self.lines[2])

        status, out, err = self.replay()
        self.assertEqual((status, err), (FOUND, ""))
        self.assertEqual(out.splitlines(), [
            f"{self.log}:2: the same rules give another answer, first at /treatments/0/verdict",
            "3 records: 2 the same, 1 not the same under the same rules"])

    def test_an_answer_without_a_rule_that_was_set_aside_is_not_blamed_on_the_rules(self):
        record = json.loads(self.lines[1])
        record["answer"]["set_aside"] = [{"rule": "ours.slow", "because": "It failed."}]
        self.write(self.lines[0], json.dumps(record).encode())

        status, out, _ = self.replay()
        self.assertEqual(status, DONE)
        self.assertIn(f"{self.log}:2: it cannot be answered again: a rule was set aside", out)

    def test_a_record_may_be_laid_out_anew(self):
        self.write(*(json.dumps(json.loads(line), ensure_ascii=False).encode()
                     for line in self.lines))
        self.assertEqual(self.replay()[:2], (DONE, "3 records: 3 the same\n"))

    def test_lines_that_are_no_records_are_told_when_all_others_are_done(self):
        huge = b"x" * (33 << 20)
        self.write(self.lines[0], b"no JSON", b"\0\0\0", b"", b"{}", b"[" * 5000, huge,
                   b'{"lost":4}', self.lines[1], self.lines[2][:-20])

        status, out, err = self.replay()
        self.assertEqual(status, DOCUMENT)
        told = [re.match(rf"aftercare: {re.escape(str(self.log))}:(\d+):", line)[1]
                for line in err.splitlines()]
        self.assertEqual(told, ["2", "3", "4", "5", "6", "7", "10"])
        self.assertIn("the line is too long", err)
        self.assertEqual(out, "2 records: 2 the same, 7 lines that are no records, "
                              "4 that could not be written when they were made\n")

    def test_wrong_words(self):
        for words, status, said in (
                (["replay"], USAGE, "wrong number of arguments"),
                (["replay", "/nowhere"], NO_INPUT, "/nowhere: No such file"),
                (["replay", self.folder], NO_INPUT, "Is a directory"),
                (["replay", self.log, "--jobs", "0"], USAGE, "--jobs 0 does not fit"),
                (["assess", CLINIC / "ben.json", "--erase", "/a"], USAGE,
                 "--erase goes with --decisions"),
                (["assess", CLINIC / "ben.json", "--decisions", self.log, "--erase", "a"], USAGE,
                 '"a" is no JSON pointer'),
                (["assess", CLINIC / "ben.json", "--decisions", self.log, "--hash", "/a"], USAGE,
                 "hashing needs a key"),
                (["assess", CLINIC / "ben.json", "--decisions", self.folder], OURS,
                 "the decision log cannot be opened"),
                (["assess", "--batch", "--decisions", self.folder], OURS,
                 "the decision log cannot be opened"),
                (["plan", CLINIC / "session.json", "--decisions", self.log, "--at",
                  "2026-11-23T00:00:00Z"], USAGE, "--at does not go with --decisions")):
            with self.subTest(words):
                done = run(*words)
                self.assertEqual(done[0], status)
                self.assertIn(said, done[2])

    def test_a_log_that_cannot_be_written_gives_no_answer(self):
        for words, given in (([CLINIC / "ben.json"], b""), (["--batch"], b"{}\n")):
            status, out, err = run("assess", *words, "--decisions", "/dev/full", given=given)
            self.assertEqual((status, out), (OURS, ""))
            self.assertIn("No space left", err)

    def test_an_empty_log(self):
        self.log.write_bytes(b"")
        self.assertEqual(self.replay()[:2], (DONE, "0 records: 0 the same\n"))


class OtherRules(Log):
    def other_rules(self, name, before, after):
        """A copy of the rules with one text of one file replaced."""
        rules = self.folder / "rules"
        shutil.copytree(SOURCE / "rules", rules)
        file = rules / name
        text = file.read_text()
        self.assertEqual(text.count(before), 1)
        file.write_text(text.replace(before, after))
        return rules

    def ben(self):
        return json.loads((CLINIC / "ben.json").read_text())

    def test_one_severity_names_exactly_that_rule(self):
        rules = self.folder / "rules"
        shutil.copytree(SOURCE / "rules", rules)
        file, = [one for one in (rules / "microneedling").glob("*.lua")
                 if 'contraindication "isotretinoin" {' in one.read_text()]
        text = file.read_text()
        begin = text.index('contraindication "isotretinoin" {')
        end = text.index("\n}", begin)
        rule = text[begin:end].replace('"defer"', '"caution"')
        self.assertNotEqual(rule, text[begin:end])
        file.write_text(text[:begin] + rule + text[end:])
        self.assess([self.ben()] * 2 + list(documents(30, 7)))

        status, out, err = self.replay("--rules", rules)
        self.assertEqual((status, err), (FOUND, ""))
        self.assertTrue(out.startswith(
            "verdicts that are less strict:\n  microneedling.isotretinoin: "), out)
        self.assertIn("      line 1, microneedling: defer -> caution\n", out)
        report = json.loads(self.replay("--rules", rules, "--format", "json")[1])
        self.assertEqual({one["rule"] for one in report["impact"]},
                         {"microneedling.isotretinoin"})
        self.assertEqual(report["same"], 0)
        self.assertEqual(report["changed"] + report["unchanged"], 32)

    def test_a_policy_of_the_clinic_is_other_rules_too(self):
        self.assess([self.ben()])
        status, out, _ = self.replay("--set", "isotretinoin=evidence-2017")

        self.assertEqual(status, FOUND)
        self.assertIn("microneedling.isotretinoin: 1 in 1 line, defer -> caution", out)

    def test_other_rules_that_change_nothing_that_matters(self):
        rules = self.other_rules("microneedling/pack.lua", 'version = "1.0.0"',
                                 'version = "1.0.1"')
        self.assess(documents(20, 8))
        self.plan(next(sessions(1, 8)))

        self.assertEqual(self.replay("--rules", rules)[:2],
                         (DONE, "21 records: 0 the same, 21 made under other rules\n"))

    def test_a_term_that_is_gone_is_told(self):
        self.assess([self.ben()])
        record = self.records()[0]
        record["document"]["patient"]["medications"][0]["code"] = "no_such_thing"
        self.log.write_text(json.dumps(record) + "\n")

        status, out, _ = self.replay()
        self.assertEqual(status, FOUND)
        self.assertIn(":1: the document is refused now: ", out)
        self.assertTrue(out.endswith("1 record: 0 the same, 1 refused now\n"))


class Terminal(Log):
    def test_progress_is_shown_on_a_terminal_and_taken_away_again(self):
        try:
            ours, theirs = os.openpty()
        except OSError as none:
            self.skipTest(f"no terminal here: {none}")
        self.assess(documents(1, 9))
        line = self.log.read_bytes()
        program = subprocess.Popen([PROGRAM, "replay", "-"], stderr=theirs,
                                   stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
        os.close(theirs)
        until = time.monotonic() + 60
        while time.monotonic() < until and not select.select([ours], [], [], 0.01)[0]:
            program.stdin.write(line * 5)
            program.stdin.flush()
        program.stdin.close()
        self.assertEqual(program.wait(60), DONE)
        shown = b""
        try:
            while block := os.read(ours, 4096):
                shown += block
        except OSError:  # that is how a terminal ends
            pass
        os.close(ours)
        self.assertRegex(shown, rb"^\r\x1b\[K\d+ lines, 0 wrong, \d+ a second.*\r\x1b\[K$")


if __name__ == "__main__":
    unittest.main()
