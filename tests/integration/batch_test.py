#!/usr/bin/env python3
"""`aftercare assess --batch`: a document a line in, an answer a line out, whatever comes in."""

import json
import os
import pathlib
import random
import select
import signal
import subprocess
import tempfile
import time
import unittest

BUILD = pathlib.Path(os.environ["AFTERCARE_BUILD"])
PROGRAM = BUILD / "aftercare"
DONE, USAGE, DOCUMENT, NO_INPUT, OURS = 0, 64, 65, 66, 70
INSTRUMENTED = bool(os.environ.get("AFTERCARE_INSTRUMENTED"))
LINES = 400 if INSTRUMENTED else 3000


def batch(*arguments, given=b"", **options):
    done = subprocess.run([PROGRAM, "assess", "--batch", *arguments], input=given,
                          capture_output=True, timeout=240, **options)
    return done.returncode, done.stdout, done.stderr.decode()


def documents(count, seed):
    """Documents as a clinic has them; some are wrong."""
    chance = random.Random(seed)
    for number in range(count):
        patient = {"id": f"p-{number}", "birth_date": f"{chance.randint(1940, 2010)}-05-14"}
        if chance.random() < 0.7:
            patient["conditions"] = [
                {"code": chance.choice(["psoriasis", "rosacea", "sunburn", "keloid_tendency"]),
                 "area": chance.choice(["face", "cheek_left", "chin"])}
                for _ in range(chance.randint(0, 3))]
        if chance.random() < 0.7:
            patient["medications"] = [
                {"code": chance.choice(["isotretinoin_oral", "warfarin", "tretinoin"]),
                 "stopped": f"2026-{chance.randint(1, 10):02}-15"}
                for _ in range(chance.randint(0, 2))]
        if chance.random() < 0.02:
            patient["medicatons"] = []
        if chance.random() < 0.02:
            patient["birth_date"] = "1990-02-30"
        yield {"patient": patient, "request": {
            "treatments": ["microneedling"], "areas": ["face"], "date": "2026-11-22"}}


def as_lines(some):
    return b"".join(json.dumps(one).encode() + b"\n" for one in some)


def terminal(test):
    """Both ends of a terminal; a bare folder tree without devices has none."""
    try:
        return os.openpty()
    except OSError as none:
        return test.skipTest(f"no terminal here: {none}")


class Order(unittest.TestCase):
    def test_any_number_of_threads_gives_the_same_bytes(self):
        given = as_lines(documents(LINES, 1))
        one = batch("--jobs", "1", given=given)

        self.assertEqual(one[0], DOCUMENT)
        self.assertEqual(one[1].count(b"\n"), LINES)
        for jobs in ("2", "4", "9"):
            with self.subTest(jobs):
                self.assertEqual(batch("--jobs", jobs, given=given), one)

    def test_each_answer_is_that_of_its_document_alone(self):
        some = list(documents(40, 2))
        answers = batch(given=as_lines(some))[1].splitlines()

        for number, (document, answer) in enumerate(zip(some, answers, strict=True), 1):
            alone = subprocess.run([PROGRAM, "assess", "-", "--format", "json"],
                                   input=json.dumps(document).encode(), capture_output=True)
            if alone.returncode == DONE:
                self.assertEqual(answer + b"\n", alone.stdout)
            else:
                told, error = json.loads(alone.stderr), json.loads(answer)["error"]
                self.assertEqual(error.pop("line"), number)
                self.assertEqual(error, {name: told[name] for name in error})

    def test_the_options_hold_for_each_line(self):
        status, out, _ = batch("--date", "2027-01-02", "--treatment", "ipl", given=b"{}\n{}\n")

        answers = [json.loads(line) for line in out.splitlines()]
        self.assertEqual(status, DONE)
        self.assertEqual([one["date"] for one in answers], ["2027-01-02"] * 2)
        self.assertEqual([[each["treatment"] for each in one["treatments"]] for one in answers],
                         [["ipl"]] * 2)


class Lines(unittest.TestCase):
    def answers(self, given):
        """Per line: what is wrong with it, or nothing."""
        status, out, err = batch(given=given)
        self.assertEqual(err, "")
        answers = [json.loads(line) for line in out.splitlines()]
        told = [one.get("error") for one in answers]
        for number, error in enumerate(told, 1):
            if error:
                self.assertEqual(list(error),
                                 ["status", "line", "column", "pointer", "sentence"])
                self.assertEqual(error["line"], number)
        self.assertEqual(status, DOCUMENT if any(told) else DONE)
        return [error and error["status"] for error in told]

    def test_no_line_at_all(self):
        self.assertEqual(batch(given=b""), (DONE, b"", ""))

    def test_a_wrong_line_is_told_in_its_place(self):
        error = json.loads(batch(given=b'{}\n {"patient": {"fitzpatrick": "four"}}\n{}\n')[1]
                           .splitlines()[1])["error"]

        self.assertEqual((error["status"], error["line"], error["column"], error["pointer"]),
                         ("EDOCUMENT", 2, 30, "/patient/fitzpatrick"))
        self.assertIn("a whole number from 1 to 6", error["sentence"])

    def test_the_last_line_may_have_no_end(self):
        self.assertEqual(self.answers(b"{}\n{}"), [None, None])
        self.assertEqual(self.answers(b"{"), ["EDOCUMENT"])

    def test_empty_lines_are_answered_too(self):
        self.assertEqual(self.answers(b"\n{}\n\n \n{}\n"),
                         ["EDOCUMENT", None, "EDOCUMENT", "EDOCUMENT", None])

    def test_lines_may_end_as_on_windows(self):
        self.assertEqual(self.answers(b"{}\r\n{}\r\n"), [None, None])

    def test_bytes_that_are_no_text(self):
        self.assertEqual(self.answers(b"\0\xff\xfe\x80\n{}\n\xef\xbb\xbf{}\n" + bytes(range(11, 256))),
                         ["EDOCUMENT", None, "EDOCUMENT", "EDOCUMENT"])

    def test_a_line_of_a_mebibyte_is_read_and_a_longer_one_is_not(self):
        head, tail = b'{"patient": {"x_note": "', b'"}}'
        most = head + b"x" * ((1 << 20) - len(head) - len(tail)) + tail
        self.assertEqual(len(most), 1 << 20)

        self.assertEqual(self.answers(b"{}\n" + most + b"\n{}\n"), [None, None, None])
        self.assertEqual(self.answers(b"{}\n" + most + b" \n{}\n"), [None, "ELIMIT", None])
        self.assertEqual(self.answers(b"{}\n" + most), [None, None])
        self.assertEqual(self.answers(b"{}\n" + most + b" "), [None, "ELIMIT"])

    def test_lines_that_are_far_too_long(self):
        huge = b"x" * 5_000_000
        self.assertEqual(self.answers(huge + b"\n" + huge + b"\n{}\n" + huge),
                         ["ELIMIT", "ELIMIT", None, "ELIMIT"])

    def test_nothing_but_line_feeds(self):
        self.assertEqual(self.answers(b"\n" * 500), ["EDOCUMENT"] * 500)


class Stream(unittest.TestCase):
    def test_an_answer_comes_before_the_next_line_is_there(self):
        program = subprocess.Popen([PROGRAM, "assess", "--batch"], stdin=subprocess.PIPE,
                                   stdout=subprocess.PIPE)
        for _ in range(3):
            program.stdin.write(b'{}\n{"half":')
            program.stdin.flush()
            self.assertIn(b'"date"', program.stdout.readline())
            program.stdin.write(b" 1}\n")
            program.stdin.flush()
            self.assertIn(b'"error"', program.stdout.readline())
        program.stdin.close()
        self.assertEqual(program.stdout.read(), b"")
        self.assertEqual(program.wait(60), DOCUMENT)
        program.stdout.close()

    @unittest.skipIf(INSTRUMENTED, "a sanitizer keeps what is freed")
    def test_memory_does_not_grow_with_the_lines(self):
        def most_memory(count):
            with tempfile.NamedTemporaryFile() as file:
                file.write(as_lines(documents(count, 3)))
                file.flush()
                program = subprocess.Popen([PROGRAM, "assess", "--batch", "--jobs", "2", file.name],
                                           stdout=subprocess.DEVNULL)
                _, _, usage = os.wait4(program.pid, 0)
                program.returncode = 0
                return usage.ru_maxrss

        self.assertLess(most_memory(6000), most_memory(600) + 4096)

    def test_nobody_reads_on(self):
        """Neither a reader that goes away nor one that makes writing fail keeps it alive."""
        given = as_lines(documents(LINES, 4))
        for ignores in (False, True):
            with self.subTest(ignores=ignores), tempfile.TemporaryFile() as file:
                file.write(given)
                file.seek(0)
                program = subprocess.Popen(
                    [PROGRAM, "assess", "--batch"], stdin=file, stdout=subprocess.PIPE,
                    stderr=subprocess.PIPE, restore_signals=not ignores)
                program.stdout.readline()
                program.stdout.close()
                self.assertEqual(program.wait(60), OURS if ignores else -signal.SIGPIPE)
                self.assertEqual(b"cannot be written" in program.stderr.read(), ignores)
                program.stderr.close()

    def test_nobody_reads_on_while_nothing_comes_in(self):
        program = subprocess.Popen([PROGRAM, "assess", "--batch"], stdin=subprocess.PIPE,
                                   stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                                   restore_signals=False)
        program.stdout.close()
        program.stdin.write(b"{}\n")
        program.stdin.flush()
        self.assertEqual(program.wait(60), OURS)
        program.stdin.close()

    def test_a_full_disk(self):
        with open("/dev/full", "wb") as full:
            done = subprocess.run([PROGRAM, "assess", "--batch"], input=b"{}\n" * 100,
                                  stdout=full, stderr=subprocess.PIPE)
        self.assertEqual(done.returncode, OURS)
        self.assertIn(b"No space left", done.stderr)

    def progress(self, *words):
        """What a terminal shows while lines come, until it shows something, or for a second."""
        ours, theirs = terminal(self)
        program = subprocess.Popen([PROGRAM, "assess", "--batch", *words], stderr=theirs,
                                   stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
        os.close(theirs)
        until = time.monotonic() + (1 if words else 60)
        while time.monotonic() < until and not select.select([ours], [], [], 0.01)[0]:
            program.stdin.write(b"{}\n" * 10)
            program.stdin.flush()
        program.stdin.close()
        program.wait(60)
        shown = b""
        try:
            while block := os.read(ours, 4096):
                shown += block
        except OSError:  # that is how a terminal ends
            pass
        os.close(ours)
        return shown

    def test_progress_is_shown_on_a_terminal_and_taken_away_again(self):
        self.assertRegex(self.progress(), rb"^\r\x1b\[K\d+ lines, 0 wrong, \d+ a second.*\r\x1b\[K$")

    def test_no_progress_is_shown_when_quiet(self):
        self.assertEqual(self.progress("--quiet"), b"")


class Usage(unittest.TestCase):
    def test_what_holds_for_no_line_is_told_once(self):
        for words, status, said in (
                (["--jobs", "0"], USAGE, "--jobs 0 does not fit (1 to 256)"),
                (["--jobs", "257"], USAGE, "--jobs 257 does not fit"),
                (["--jobs", "many"], USAGE, "--jobs many does not fit"),
                (["--jobs", ""], USAGE, "does not fit"),
                (["--date", "2026-02-30"], USAGE, '"2026-02-30" is no date'),
                (["--treatment", "microneedeling"], USAGE, '(did you mean "microneedling"?)'),
                (["/nowhere/documents.ndjson"], NO_INPUT, "/nowhere/documents.ndjson: No such"),
                (["/"], NO_INPUT, "/: Is a directory")):
            with self.subTest(words):
                self.assertEqual(batch(*words, given=b"{}\n")[:2], (status, b""))
                self.assertIn(said, batch(*words, given=b"{}\n")[2])

    def test_jobs_without_batch(self):
        done = subprocess.run([PROGRAM, "assess", "--jobs", "2", "-"], input=b"{}",
                              capture_output=True)
        self.assertEqual(done.returncode, USAGE)

    def test_a_file_of_lines(self):
        with tempfile.NamedTemporaryFile() as file:
            file.write(b"{}\n{}\n")
            file.flush()
            self.assertEqual(batch(file.name), batch("-", given=b"{}\n{}\n"))

    def test_standard_files_that_are_closed(self):
        for number, status in ((0, NO_INPUT), (1, OURS)):
            with self.subTest(number):
                done = subprocess.run([PROGRAM, "assess", "--batch"], input=b"{}\n",
                                      capture_output=True, timeout=60,
                                      preexec_fn=lambda n=number: os.close(n))
                self.assertEqual((done.returncode, done.stdout), (status, b""))
                self.assertIn(b"Bad file descriptor", done.stderr)


if __name__ == "__main__":
    unittest.main()
