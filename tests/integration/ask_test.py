#!/usr/bin/env python3
"""`aftercare ask`: the shortest intake, as a list and as a dialogue."""

import json
import os
import pathlib
import re
import stat
import subprocess
import tempfile
import unittest

SOURCE = pathlib.Path(os.environ["AFTERCARE_SOURCE"])
PROGRAM = pathlib.Path(os.environ["AFTERCARE_BUILD"]) / "aftercare"
DONE, USAGE, DOCUMENT, OURS = 0, 64, 65, 70
TREATMENTS = re.findall(r'^term "(\w+)"',
                        (SOURCE / "rules/vocabulary/treatment.lua").read_text(), re.MULTILINE)
PROMPT = re.compile(r"^(\d+)\. (.*) \[(.*)\] $")


def document(patient=None, **request):
    return {"patient": patient or {}, "request": {
        "treatments": ["microneedling"], "areas": ["face"], "date": "2026-11-22"} | request}


def ask(given, *arguments):
    done = subprocess.run([PROGRAM, "ask", "-", "--format", "json", *arguments],
                          input=json.dumps(given).encode(), capture_output=True, timeout=60)
    return json.loads(done.stdout)


def nobody_has_anything(question, shape):
    """The answers of somebody healthy, born in 1980."""
    if shape == "yes/no":
        return "no"
    if shape.startswith("YYYY"):
        return "1980-05-14"
    if bounds := re.match(r"(\d+) to \d+$", shape):
        return bounds[1]
    return "cheek" if shape.startswith("areas") else shape.split(",")[0]


def terminal(test):
    """Both ends of a terminal; a bare folder tree without devices has none."""
    try:
        return os.openpty()
    except OSError as none:
        return test.skipTest(f"no terminal here: {none}")


class Dialogue:
    """Answers each question as it comes, through pipes; asked is what was asked."""

    def __init__(self, given, answer, *arguments):
        self.asked = []
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder) / "given.json"
            file.write_text(json.dumps(given))
            program = subprocess.Popen(
                [PROGRAM, "ask", "--interactive", "--format", "json", file, *arguments],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
            line = ""
            while byte := program.stderr.read(1):
                line = "" if byte == "\n" else line + byte
                if prompt := PROMPT.match(line):
                    self.asked.append(prompt[2])
                    program.stdin.write(answer(prompt[2], prompt[3]) + "\n")
                    program.stdin.flush()
                    line = ""
            self.answer = json.loads(program.stdout.read())
            self.status = program.wait(60)
            for pipe in (program.stdin, program.stdout, program.stderr):
                pipe.close()
        self.verdicts = {one["treatment"]: one["verdict"] for one in self.answer["treatments"]}


def script(answers, *arguments, given=None):
    """The whole dialogue with these lines as standard input."""
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "given.json"
        file.write_text(json.dumps(given or document()))
        answers = answers if isinstance(answers, bytes) else "\n".join(answers).encode()
        done = subprocess.run([PROGRAM, "ask", "--interactive", file, *arguments],
                              input=answers, capture_output=True, timeout=60)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


class List(unittest.TestCase):
    def test_the_document(self):
        intake = ask(document({"pregnant": False}))

        self.assertEqual(list(intake), ["date", "questions", "treatments"])
        self.assertEqual(intake["date"], "2026-11-22")
        (part,) = intake["treatments"]
        self.assertEqual(list(part), ["treatment", "verdict", "settled", "questions"])
        self.assertEqual((part["treatment"], part["verdict"], part["settled"]),
                         ("microneedling", "unknown", False))
        self.assertEqual(part["questions"], intake["questions"])
        for question in intake["questions"]:
            self.assertEqual([name for name in question if name not in ("choices", "from", "till")],
                             ["fact", "term", "question", "could_be", "settles", "answers", "rules"])
            self.assertIn(question["answers"],
                          ("yes_no", "date", "number", "choice", "area", "text"))

    def test_the_worst_come_first_and_groups_before_their_members(self):
        questions = ask(document())["questions"]

        severities = ["refuse", "defer", "review", "caution"]
        ranks = [severities.index(question["could_be"]) for question in questions]
        self.assertEqual(ranks, sorted(ranks))
        for place, question in enumerate(questions):
            for earlier in questions[:place]:
                if earlier["fact"] == question["fact"]:
                    self.assertFalse(set(earlier["settles"]) < set(question["settles"]),
                                     (earlier, question))

    def test_a_whole_list_is_asked_for_first(self):
        questions = ask(document())["questions"]

        whole = [question for question in questions
                 if question["fact"] == "/patient/medications" and question["term"] is None]
        terms = {question["term"] for question in questions
                 if question["fact"] == "/patient/medications" and question["term"]}
        self.assertEqual(len(whole), 1)
        self.assertEqual(set(whole[0]["settles"]), terms)

    def test_what_is_settled_asks_nothing(self):
        part = ask(document({"pregnant": True}))["treatments"][0]

        self.assertEqual((part["verdict"], part["settled"], part["questions"]),
                         ("refuse", True, []))

    def test_a_certain_wait_leaves_what_could_refuse(self):
        part = ask(document({"medications": [
            {"code": "isotretinoin_oral", "status": "current"}]}))["treatments"][0]

        self.assertEqual((part["verdict"], part["settled"]), ("defer", False))
        self.assertEqual({question["could_be"] for question in part["questions"]}, {"refuse"})

    def test_as_text(self):
        done = subprocess.run([PROGRAM, "ask", "-", "--treatment", "led_light",
                               "--treatment", "microneedling", "--date", "2026-11-22"],
                              input=b'{"patient": {"pregnant": true}}', capture_output=True)

        lines = done.stdout.decode().splitlines()
        self.assertEqual(done.returncode, DONE)
        self.assertIn("microneedling: refuse, settled: no answer can change it", lines)
        self.assertIn("led_light: unknown", lines)
        self.assertRegex(lines[2], r"^  1\. .*\? \(could be: \w+; \d+ rules?")

    def test_a_wrong_document(self):
        done = subprocess.run([PROGRAM, "ask", "-"], input=b'{"patient": {"fitzpatrick": 9}}',
                              capture_output=True)
        self.assertEqual(done.returncode, DOCUMENT)
        self.assertIn(b"/patient/fitzpatrick", done.stderr)


class Interactive(unittest.TestCase):
    def test_whoever_answers_everything_gets_a_settled_verdict(self):
        for treatment in TREATMENTS:
            with self.subTest(treatment):
                given = document(treatments=[treatment])
                dialogue = Dialogue(given, nobody_has_anything)

                self.assertEqual(dialogue.status, DONE)
                verdict = dialogue.verdicts[treatment]
                left = {one["could_be"] for one in dialogue.answer["treatments"][0]["questions"]}
                self.assertIn((verdict, left),
                              (("allow", set()), ("caution", set()), ("caution", {"caution"})))
                self.assertLess(len(dialogue.asked), len(ask(given)["questions"]))
                self.assertEqual(len(dialogue.asked), len(set(dialogue.asked)))

    def test_all_treatments_share_their_answers(self):
        given = document()
        del given["request"]["treatments"]
        dialogue = Dialogue(given, nobody_has_anything)

        self.assertEqual(set(dialogue.verdicts.values()) - {"allow", "caution"}, set())

    def test_a_refusal_ends_it(self):
        dialogue = Dialogue(document(), lambda question, shape:
                            "yes" if "pregnant" in question else "no")

        self.assertEqual(dialogue.verdicts["microneedling"], "refuse")
        self.assertIn("pregnant", dialogue.asked[-1])

    def test_after_a_yes_only_what_matters_is_asked_next(self):
        answers = {"medicine, or use any": "yes", "isotretinoin": "yes", "stopped": "2026-10"}

        def answer(question, shape):
            for part, said in answers.items():
                if part in question:
                    return said
            return nobody_has_anything(question, shape)

        dialogue = Dialogue(document(), answer)

        self.assertEqual(dialogue.verdicts["microneedling"], "defer")
        place = next(i for i, one in enumerate(dialogue.asked) if "isotretinoin" in one)
        self.assertEqual(dialogue.asked[place + 1:],
                         ['Isotretinoin (oral): what is the "stopped"?'])

    def test_a_date_that_does_not_decide_is_asked_for_once_more(self):
        said = iter(["2026", "2026-02-01"])
        dialogue = Dialogue(
            document({"medications": [{"code": "isotretinoin_oral", "status": "stopped"}]}),
            lambda question, shape: next(said) if "stopped" in question
            else nobody_has_anything(question, shape))

        self.assertEqual(len([one for one in dialogue.asked if "stopped" in one]), 2)
        self.assertEqual(dialogue.verdicts["microneedling"], "allow")

    def test_a_status_answers_in_the_place_of_a_date(self):
        dialogue = Dialogue(document({"medications": [{"code": "isotretinoin_oral"}]}),
                            lambda question, shape: "current" if "stopped" in question
                            else nobody_has_anything(question, shape))

        self.assertEqual(dialogue.verdicts["microneedling"], "defer")

    def test_what_nobody_knows_is_asked_once_and_stays_open(self):
        dialogue = Dialogue(document(), lambda question, shape: "")

        self.assertEqual(dialogue.verdicts["microneedling"], "unknown")
        self.assertEqual(len(dialogue.asked), len(set(dialogue.asked)))
        self.assertEqual(len(dialogue.asked), len(ask(document())["questions"]))

    def test_why_and_wrong_answers(self):
        status, out, _ = script(["?", "perhaps", "NO", "?"])

        self.assertEqual(status, DONE)
        self.assertRegex(out, r"1\. .*\[yes/no\] \?\n   refuse microneedling\.[a-z-]+: ")
        self.assertRegex(out, r"1\. .*\[yes/no\] perhaps\n   \"perhaps\" is no answer to this")
        self.assertRegex(out, r"1\. .*\[yes/no\] no\n2\. ")
        self.assertIn("microneedling: unknown\n", out)

    def test_what_is_no_text_at_all(self):
        for given in (b"\xff\xfe\0\n" * 5, b"x" * 100_000, b"\n".join([b"y" * 5000] * 3), b"",
                      b"\x1b[2J\n", "\u0000\u202e\n".encode()):
            with self.subTest(given[:10]):
                status, out, err = script(given)
                self.assertEqual((status, err), (DONE, ""))
                self.assertIn("microneedling: unknown\n", out)
                self.assertNotIn("\x1b", out)

    def test_the_completed_document(self):
        given = {"x_first": [1.50, None], "patient": {"x_note": "é", "id": "p-1", "sex": None},
                 "request": {"treatments": ["led_light"], "date": "2026-11-22"}}
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder) / "out.json"
            dialogue = Dialogue(given, nobody_has_anything, "--save", file)
            saved = json.loads(file.read_text())
            text = file.read_text()
            again = subprocess.run([PROGRAM, "assess", file, "--format", "json"],
                                   capture_output=True)

            self.assertEqual(os.listdir(folder), ["out.json"])
            self.assertEqual(stat.S_IMODE(file.stat().st_mode), 0o600)
        self.assertEqual(json.loads(again.stdout), dialogue.answer)
        self.assertTrue(text.startswith('{\n  "x_first": [\n    1.5'), text)
        self.assertTrue(text.endswith("}\n"))
        self.assertEqual(list(saved), ["x_first", "patient", "request"])
        self.assertEqual(list(saved["patient"])[:3], ["x_note", "id", "sex"])
        self.assertEqual(saved["request"], given["request"])

    def test_the_given_document_may_be_completed_in_its_place(self):
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder) / "p.json"
            file.write_text(json.dumps(document()))
            subprocess.run([PROGRAM, "ask", "--interactive", file, "--save", file],
                           input=b"no\n", capture_output=True, check=True)
            self.assertEqual(json.loads(file.read_text())["patient"], {"medications": []})

    def test_a_document_that_cannot_be_saved(self):
        status, _, err = script(["no"], "--save", "/nowhere/out.json")
        self.assertEqual(status, OURS)
        self.assertIn("/nowhere/out.json: No such file", err)

    def test_on_a_terminal(self):
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder) / "p.json"
            file.write_text(json.dumps(document()))
            ours, theirs = terminal(self)
            program = subprocess.Popen([PROGRAM, "ask", "--interactive", file], stdin=theirs,
                                       stdout=subprocess.PIPE)
            os.write(ours, b"no\n\x04")
            out = program.communicate(timeout=60)[0].decode()
            os.close(ours)
            os.close(theirs)
        self.assertEqual(program.returncode, DONE)
        self.assertTrue(out.startswith("An empty line: nobody knows."), out)
        self.assertRegex(out, r"\n1\. .* \[yes/no\] 2\. ")

    def test_wrong_words(self):
        for words, said in ((["--interactive", "-"], "--interactive reads the answers"),
                            (["-", "--save", "x"], "--save goes with --interactive")):
            with self.subTest(words):
                done = subprocess.run([PROGRAM, "ask", *words], input=b"{}", capture_output=True)
                self.assertEqual((done.returncode, done.stdout), (USAGE, b""))
                self.assertIn(said.encode(), done.stderr)


if __name__ == "__main__":
    unittest.main()
