#!/usr/bin/env python3
"""`aftercare` given what it must refuse: each mistake with its place and exit status."""

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
DONE, FOUND, USAGE, DOCUMENT, NO_INPUT, OURS, RULES = 0, 1, 64, 65, 66, 70, 78


def aftercare(*arguments, given=""):
    given = given if isinstance(given, bytes) else given.encode()
    done = subprocess.run([PROGRAM, *arguments], input=given, capture_output=True, timeout=120)
    return done.returncode, done.stdout.decode(), done.stderr.decode(errors="replace")


# A document, and what standard error says of it.
WRONG_DOCUMENTS = {
    "an unknown member": ('{"patient": {"conditons": []}}',
                          '-:1:27: /patient/conditons: the schema has no such fact '
                          '(did you mean "conditions"?)'),
    "an unknown member of an entry": ('{"patient": {"allergies": [{"cod": "latex"}]}}',
                                      '/patient/allergies/0/cod: '),
    "a wrong type": ('{"patient": {"pregnant": "no"}}', '/patient/pregnant: a text stands here'),
    "an impossible date": ('{"patient": {"birth_date": "1990-02-30"}}',
                           '/patient/birth_date: "1990-02-30" is no date'),
    "a misspelt term": ('{"patient": {"conditions": [{"code": "acne_cist"}]}}',
                        '(did you mean "acne_cyst"?)'),
    "a code of two terms": ('{"patient": {"conditions": [{"code": "L91.0"}]}}',
                            '"L91.0" means both'),
    "a number out of bounds": ('{"patient": {"fitzpatrick": 7}}', "from 1 to 6"),
    "an end before the beginning": (
        '{"patient": {"medications": [{"code": "warfarin", "started": "2026-02-01",'
        ' "stopped": "2026-01-01"}]}}', "/patient/medications/0/stopped: it ended before"),
    "an unknown treatment": ('{"request": {"treatments": ["microneedeling"]}}',
                             '(did you mean "microneedling"?)'),
    "an unknown detail": ('{"request": {"details": {"peel": "tca"}}}', "no such detail"),
    "broken JSON": ('{"patient": {"pregnant": tru}}', "-:1:"),
    "a member given twice": ('{"patient": {"sex": "male", "sex": "female"}}', "/patient/sex: "),
    "text behind the end": ('{} {}', "-:1:4: "),
    "nothing": ("", "-:1:1: "),
    "nesting of 10 000": ("[" * 10_000, "-:1:"),
    "ten megabytes": ('{"patient": {"id": "' + "x" * 10_000_000 + '"}}', "-: "),
    "bytes that are no UTF-8": (b'{"patient": {"id": "\xff"}}', "-:1:21: "),
    "a list that is too long": ('{"patient": {"conditions": [' + ",".join(["{}"] * 1001) + "]}}",
                                "/patient/conditions"),
}

# A rule file, and the place and the words of what check says.
WRONG_RULES = {
    "and": ('contraindication "x" { when = pregnant :yes() and allergy "latex" }',
            "x.lua:1:47: ", "&"),
    "or": ('contraindication "x" { when = pregnant :yes() or allergy "latex" }',
           "x.lua:1:47: ", "|"),
    "not": ('contraindication "x" { when = not pregnant :yes() }', "x.lua:1:31: ", "~"),
    "==": ('contraindication "x" { when = fitzpatrick == 4 }', "x.lua:1:43: ", ":is"),
    "<": ('contraindication "x" { when = fitzpatrick < 4 }', "x.lua:1:43: ", ""),
    "if": ('if true then end', "x.lua:1:1: ", ""),
    "for": ('for i = 1, 2 do end', "x.lua:1:1: ", ""),
    "while": ('while true do end', "x.lua:1:1: ", ""),
    "an unknown word": ('contraindicaton "x" {}', "x.lua:1:1: ", "contraindication"),
    "an unknown term": ('contraindication "x" {\n  when = condition "acne_cist" :active(),\n}',
                        "x.lua:2:", "acne_cyst"),
    "an unknown field": ('contraindication "x" {\n  severty = "defer",\n}', "x.lua:2:3: ",
                         "severity"),
    "a choice that is none": ('contraindication "x" {\n  treatments = { "microneedling" },\n'
                              '  when = pregnant :yes(), severity = "perhaps",\n'
                              '  because = "…", sources = { "CI-001" },\n}',
                              "x.lua:3:", '"refuse"'),
    "a condition of no rule": ('local lost = pregnant :yes()', "x.lua:1:", ""),
    "broken Lua": ('contraindication "x" {', "x.lua:1:", ""),
}


class Documents(unittest.TestCase):
    def test_each_wrong_document_is_refused_with_its_place(self):
        for name, (document, said) in WRONG_DOCUMENTS.items():
            with self.subTest(name):
                status, out, err = aftercare("assess", "-", given=document)
                self.assertEqual((status, out), (DOCUMENT, ""), err)
                self.assertIn(said, err)
                self.assertTrue(err.startswith("aftercare: -"), err)
                self.assertEqual(err.count("\n"), 1, err)

    def test_the_same_as_an_object_with_format_json(self):
        status, out, err = aftercare("assess", "-", "--format", "json",
                                     given='{\n "patient": {"fitzpatrick": "four"}}')
        told = json.loads(err)
        self.assertEqual((status, out), (DOCUMENT, ""))
        self.assertEqual((told["place"], told["line"], told["column"], told["pointer"]),
                         ("-", 2, 29, "/patient/fitzpatrick"))

    def test_members_of_the_callers_own_are_passed_over(self):
        status, _, err = aftercare("assess", "-", given='{"x_ours": 1, "patient": {"x_a": []}}')
        self.assertEqual(status, DONE, err)

    def test_a_file_that_is_not_there(self):
        status, _, err = aftercare("assess", "/nowhere/patient.json")
        self.assertEqual(status, NO_INPUT)
        self.assertIn("/nowhere/patient.json", err)

    def test_a_session_without_its_end(self):
        status, _, err = aftercare("plan", "-",
                                   given='{"session": {"id": "s", "timezone": "UTC"}}')
        self.assertEqual(status, DOCUMENT)
        self.assertIn("ended_at", err)

    def test_a_zone_that_does_not_exist(self):
        status, _, err = aftercare("plan", "-", given=json.dumps({"session": {
            "id": "s", "treatments": ["microneedling"], "timezone": "Europe/Berlim",
            "ended_at": "2026-11-22T15:30:00+01:00"}}))
        self.assertEqual(status, DOCUMENT)
        self.assertIn("Europe/Berlin", err)


class Usage(unittest.TestCase):
    def test_wrong_words_on_the_command_line(self):
        for words, said in (
                (["asess"], 'did you mean "assess"'), (["assess"], "wrong number"),
                (["assess", "-", "--dte", "x"], "--date"), (["assess", "-", "--date"], "value"),
                (["rules", "--set", "isotretinoin"], "OPTION=CHOICE"), ([], "")):
            with self.subTest(words):
                status, _, err = aftercare(*words)
                self.assertEqual(status, USAGE)
                self.assertIn(said, err)

    def test_every_command_has_its_page(self):
        for command in ("assess", "ask", "explain", "plan", "rules", "check", "test", "bench"):
            status, out, err = aftercare(command, "--help")
            self.assertEqual((status, err), (DONE, ""))
            self.assertIn("--format", out)

    def test_every_command_tells_the_version(self):
        for words in (["--version"], ["assess", "--version"], ["check", "--version"]):
            status, out, err = aftercare(*words)
            self.assertEqual((status, err), (DONE, ""))
            self.assertRegex(out, r"^aftercare \d+\.\d+\.\d+\n$")

    def test_what_is_not_printed_is_no_success(self):
        for words in (["--help"], ["assess", "--help"], ["--version"], ["assess", "-"],
                      ["assess", "-", "--format", "json"], ["rules"], ["check"]):
            with self.subTest(words), open("/dev/full", "wb") as full:
                done = subprocess.run([PROGRAM, *words], input=b"{}", stdout=full,
                                      stderr=subprocess.PIPE, timeout=120)
                self.assertEqual(done.returncode, OURS)
                self.assertEqual(done.stderr, b"aftercare: standard output cannot be written\n")

    def test_the_list_of_commands_is_a_straight_column(self):
        _, out, _ = aftercare("--help")
        columns = {line.index(says) for line in out.splitlines() for says in
                   ("the verdict on", "every mistake of", "runs the tests") if says in line}
        self.assertEqual(len(columns), 1)

    def test_a_choice_that_does_not_exist(self):
        status, _, err = aftercare("rules", "--set", "isotretinoin=evidence-2018")
        self.assertEqual(status, RULES)
        self.assertIn("evidence-2017", err)

    def test_a_rule_that_does_not_exist(self):
        status, _, err = aftercare("explain", "-", "isotretinon", given="{}")
        self.assertEqual(status, NO_INPUT)
        self.assertIn('"isotretinoin"', err)

    def test_a_rule_whose_name_several_packs_use(self):
        status, _, err = aftercare("explain", "-", "vitamin-c", given="{}")
        self.assertEqual(status, NO_INPUT)
        self.assertIn('more than one rule is called "vitamin-c"', err)
        self.assertIn('as in "rf_microneedling.vitamin-c"', err)


class Bench(unittest.TestCase):
    def test_what_is_measured_is_told(self):
        status, out, err = aftercare("bench", "-", "--seconds", "1", "--format", "json", given="{}")
        self.assertEqual((status, err), (DONE, ""))
        told = json.loads(out)
        self.assertGreater(told["assessments"], 0)
        self.assertGreater(told["per_second"], 0)
        self.assertLessEqual(told["p50_ns"], told["p99_ns"])

    def test_what_cannot_be_measured_is_refused(self):
        for words, wanted in ((["-", "--seconds", "0"], USAGE), (["-", "--seconds", "1x"], USAGE),
                              (["-"], DOCUMENT), (["/nowhere"], NO_INPUT)):
            with self.subTest(words):
                status, out, err = aftercare("bench", *words, given="[]")
                self.assertEqual((status, out), (wanted, ""))
                self.assertTrue(err.startswith("aftercare: "))


class Annotations(unittest.TestCase):
    """What editors are told of rules."""

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)
        self.file = self.folder / "editor/aftercare.lua"

    def test_they_are_lua_and_are_written_again(self):
        for _ in range(2):
            done = aftercare("rules", "--annotations", self.folder / "editor")
            self.assertEqual(done, (DONE, f"{self.file}\n", ""))
            self.assertEqual([path.name for path in self.file.parent.iterdir()], ["aftercare.lua"])
            subprocess.run(["luac5.4", "-p", self.file], check=True, timeout=60)

    def test_every_kind_field_word_and_term_is_in_them(self):
        aftercare("rules", "--annotations", self.folder / "editor")
        told = self.file.read_text(encoding="utf-8")
        _, listed, _ = aftercare("rules", "--kinds", "--format", "json")
        for kind in json.loads(listed)["kinds"]:
            self.assertIn(f'\nfunction {kind["kind"]}(id) end\n', told)
            fields = told.split(f'---@class (exact) aftercare.word.{kind["kind"]}\n')[1].split("\n\n")[0]
            self.assertEqual([line.split()[1].rstrip("?") for line in fields.splitlines()],
                             [field["field"] for field in kind["fields"]])
        for path in (SOURCE / "rules/vocabulary").glob("*.lua"):
            for term in re.findall(r'^term "(\w+)"', path.read_text(encoding="utf-8"), re.MULTILINE):
                self.assertIn(f"""\n---| '"{term}"'""", told)
        schema = (SOURCE / "rules/schema.lua").read_text(encoding="utf-8")
        for word in re.findall(r'\bword = "(\w+)"', schema):
            self.assertRegex(told, rf"\n(function {word}\(term\) end|{word} = nil)\n")
        for verbs in re.findall(r"\bverbs +=  ?\{ ([^}]+) \}", schema):
            for verb in re.findall(r"(\w+) = ", verbs):
                self.assertRegex(told, rf"\nfunction aftercare_\w+:{verb}\(")
        for word in ("accept", "area", "case", "cut_windows", "defaults", "detail", "fact", "kind", "option",
                     "pack", "plugin", "rank_by", "request", "source", "steps", "term", "worst_of"):
            self.assertIn(f"\nfunction {word}(", told)

    def test_a_folder_that_cannot_be_made_is_told(self):
        (self.folder / "file").write_text("")
        status, _, err = aftercare("rules", "--annotations", self.folder / "file/editor")
        self.assertEqual(status, OURS)
        self.assertIn("file/editor/aftercare.lua: ", err)


class Kinds(unittest.TestCase):
    def test_every_field_of_every_kind_is_told(self):
        _, listed, _ = aftercare("rules", "--kinds", "--format", "json")
        status, told, err = aftercare("rules", "--kinds")
        self.assertEqual((status, err), (0, ""))
        kinds = json.loads(listed)["kinds"]
        self.assertEqual([kind["kind"] for kind in kinds], ["contraindication", "match", "topical", "step"])
        for kind in kinds:
            self.assertIn(f'{kind["kind"]}, by the plugin "{kind["plugin"]}" ({kind["file"]}:{kind["line"]})\n', told)
            self.assertIn(f'It decides by {kind["fold"]}, on "{kind["by"]}".', told)
            for field in kind["fields"]:
                self.assertRegex(told, rf'\n  {field["field"]} +{field["type"]} +'
                                       rf'{"needed; " if field["needed"] else ""}{field["says"].split()[0]}')

    def test_bounds_and_choices_are_told(self):
        _, told, _ = aftercare("rules", "--kinds", "match")
        self.assertIn("under 20: unsuitable (0 to 100)", told)
        _, told, _ = aftercare("rules", "--kinds", "step")
        self.assertIn('what kind of step it is (one of avoid, do, check, book); "do"', told)
        self.assertNotIn("match", told.split(",")[0])
        _, listed, _ = aftercare("rules", "--kinds", "match", "--format", "json")
        (kind,) = json.loads(listed)["kinds"]
        score = next(field for field in kind["fields"] if field["field"] == "score")
        self.assertEqual((score["from"], score["till"], score["needed"]), (0, 100, True))

    def test_a_kind_that_is_not_there_is_told_with_the_nearest(self):
        status, _, err = aftercare("rules", "--kinds", "mach")
        self.assertEqual(status, 66)
        self.assertIn('did you mean "match"?', err)
        self.assertEqual(aftercare("rules", "--kinds", "--options")[0], 64)


class Rules(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)
        self.pack = self.folder / "mine"
        self.pack.mkdir()
        (self.pack / "pack.lua").write_text(
            'pack "mine" { version = "1.0.0", licence = "MIT", engine = { "0.1", "1.0" },\n'
            '  plugins = { "contraindications" }, says = "Mine." }\n')

    def check(self, *more):
        return aftercare("check", "--rules", SOURCE / "rules", *more, self.pack)

    def test_each_wrong_rule_is_told_with_its_place(self):
        for name, (text, place, right) in WRONG_RULES.items():
            with self.subTest(name):
                (self.pack / "x.lua").write_text(text)
                status, out, err = self.check()
                self.assertEqual((status, err), (FOUND, ""), out)
                self.assertIn(place, out)
                self.assertIn(right, out)

    def test_all_mistakes_of_all_files_are_told_in_one_run(self):
        (self.pack / "a.lua").write_text('contraindication "a" { wen = 1 }\nif x then end\n')
        (self.pack / "b.lua").write_text('topicl "b" {}\n')
        status, out, _ = self.check("--format", "json")
        told = json.loads(out)["mistakes"]
        files = {(pathlib.Path(one["place"]).name, one["line"]) for one in told}
        self.assertEqual(status, FOUND)
        self.assertTrue({("a.lua", 2), ("b.lua", 1)} <= files, out)

    def test_a_file_that_never_ends_is_stopped(self):
        (self.pack / "x.lua").write_text('local function f() while true do end end f()\n')
        status, out, _ = self.check()
        self.assertEqual(status, FOUND)
        self.assertIn("x.lua", out)

    def test_other_commands_refuse_rules_that_do_not_load(self):
        (self.pack / "x.lua").write_text('contraindication "x" {}')
        status, out, err = aftercare("assess", "-", "--rules", SOURCE / "rules", "--rules",
                                     self.folder, given="{}")
        self.assertEqual((status, out), (RULES, ""))
        self.assertIn("x.lua:1:", err)

    def test_a_folder_that_is_not_there(self):
        status, _, err = aftercare("assess", "-", "--rules", "/nowhere", given="{}")
        self.assertEqual(status, RULES)
        self.assertIn("/nowhere", err)

    def test_a_failing_case_says_what_was_expected_and_what_came(self):
        (self.pack / "tests").mkdir()
        (self.pack / "x.lua").write_text(
            'contraindication "latex" { treatments = { "led_light" }, when = allergy "latex",\n'
            '  severity = "defer", because = "Gloves.", sources = { "CI-001" } }\n')
        (self.pack / "tests" / "t.lua").write_text(
            'case "latex defers" {\n'
            '  patient = { allergies = { { code = "latex" } } },\n'
            '  request = { treatments = { "led_light" }, date = "2026-06-01" },\n'
            '  expect  = { verdict = "allow" },\n}\n')
        status, out, _ = aftercare("test", "--rules", SOURCE / "rules", self.pack)
        self.assertEqual(status, FOUND)
        self.assertIn("verdict: expected allow, got defer", out)
        self.assertIn("t.lua:1:", out)


if __name__ == "__main__":
    unittest.main()
