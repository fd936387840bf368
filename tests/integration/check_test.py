#!/usr/bin/env python3
"""What `aftercare check` finds beyond loading: in tests/data/check each planted mistake, at its
place, and nothing else; in what ships, nothing. And what it tells of its checks."""

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
FOLDER = SOURCE / "tests/data/check"
PLUGINS = ("--plugins", SOURCE / "tests/data/engine/plugins", "--rules", FOLDER)
STUDIO = SOURCE / "examples/tattoo"
PLANTED = re.compile(r"-- planted: ([a-z-]+)(?: at ([a-z_]+))?$")
LINE = re.compile(r"(.+?):(\d+):(\d+): (.+ \(.+\)) \[([a-z-]+)\]")


def check(*arguments):
    done = subprocess.run([BUILD / "aftercare", "check", *arguments], capture_output=True,
                          text=True, timeout=60, check=False)
    return done.returncode, done.stdout, done.stderr


def planted():
    """(file, line, column, check) of each, sorted."""
    found = []
    for file in FOLDER.rglob("*.lua"):
        lines = file.read_text(encoding="utf-8").splitlines()
        for number, line in enumerate(lines, 1):
            if match := PLANTED.search(line):
                at = re.search(rf"\b{match[2]}\s*= ", line) if match[2] else None
                found.append((str(file), number, at.end() + 1 if at else 1, match[1]))
    return sorted(found)


class Check(unittest.TestCase):
    def test_each_planted_mistake_is_found_at_its_place_and_nothing_else(self):
        status, out, err = check(*PLUGINS)
        *lines, count, accepted = out.splitlines()
        found = [LINE.fullmatch(line) for line in lines]

        self.assertEqual(err, "")
        self.assertTrue(all(found), out)
        self.assertGreaterEqual(len(planted()), 25)
        self.assertEqual(sorted((match[1], int(match[2]), int(match[3]), match[5])
                                for match in found), planted())
        self.assertEqual(count, f"{len(lines)} mistakes")
        self.assertEqual(accepted, "2 accepted (--all lists them)")
        self.assertEqual(status, 1)

    def test_findings_stand_in_the_order_of_files_and_lines(self):
        _, out, _ = check(*PLUGINS)
        places = [(match[1], int(match[2]), int(match[3])) for match in LINE.finditer(out)]
        self.assertEqual(places, sorted(places))

    def test_a_program_gets_the_same_as_json(self):
        status, out, _ = check(*PLUGINS, "--format", "json")
        answer = json.loads(out)
        self.assertEqual([(one["place"], one["line"], one["column"], one["check"])
                          for one in answer["mistakes"]], planted())
        self.assertEqual({one["check"] for one in answer["accepted"]},
                         {"pointless-rule", "unread-option"})
        self.assertIn("Another program reads it.", [one["because"] for one in answer["accepted"]])
        self.assertEqual(status, 1)

    def test_what_is_accepted_is_listed_with_its_reason(self):
        _, out, _ = check(*PLUGINS, "--all")
        self.assertRegex(out, r'pairs.lua:\d+:\d+: "rotten" changes nothing.* \[pointless-rule\]\n'
                              r"    accepted: It keeps its own reason, which owners ask for.\n")
        self.assertIn("\n2 accepted\n", out)

    def test_quiet_prints_the_findings_alone(self):
        _, out, _ = check(*PLUGINS, "--quiet")
        self.assertEqual(len(out.splitlines()), len(planted()))

    def test_in_what_ships_nothing_is_found(self):
        for more in ((), ("--plugins", SOURCE / "plugins", "--plugins", STUDIO / "plugins",
                          "--rules", STUDIO / "rules")):
            with self.subTest(more=more):
                status, out, err = check("--quiet", *more)
                self.assertEqual((status, out, err), (0, "", ""))


DATED_PLUGIN = """plugin "dated" {
  version = "1.0.0", engine = { "0.1", "1.0" },
  says    = "Pictures, once called otherwise.",
}

kind "picture" {
  says   = "A picture to take.",
  fields = {
    { "after",   type = "terms",   of = { "treatments" }, needed = true, says = "the treatments that it follows" },
    { "act",     type = "choice",  among = { "do" }, needed = true, says = "always do" },
    { "from",    type = "span",    needed = true, says = "from session end" },
    { "till",    type = "span",    needed = true, says = "from session end" },
    { "message", type = "phrase",  needed = true, says = "what to do" },
    { "text",    type = "phrase",  deprecated = "message", says = "what to do" },
    { "sources", type = "sources", says = "where it comes from" },
  },
  decide = steps { subject = "after", by = "act" },
}
"""
DATED_PACK = """pack "dated" {
  version = "1.0.0", licence = "MIT", engine = { "0.1", "1.0" },
  plugins = { "dated" },
  says    = "Pictures.",
}
"""
DATED_RULE = """picture "face" {
  after   = "microneedling", act = "do", from = "P1D", till = "P2D",
  text    = { en = "Take a picture.", es = "Haga una foto." },
  sources = { "AS-001" },
}
"""


class Dated(unittest.TestCase):
    """A field that the plugin has given another name."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="aftercare-")
        self.addCleanup(folder.cleanup)
        self.here = Path(folder.name)

    def check(self, plugin=DATED_PLUGIN, rule=DATED_RULE):
        for name, text in (("plugins/dated.lua", plugin), ("rules/dated/pack.lua", DATED_PACK),
                           ("rules/dated/after.lua", rule)):
            path = self.here / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            path.chmod(0o644)
        return check("--quiet", "--plugins", SOURCE / "plugins", "--plugins", self.here / "plugins",
                     "--rules", SOURCE / "rules", "--rules", self.here / "rules")

    def test_the_old_name_still_works_and_is_found_with_the_new_one(self):
        status, out, err = self.check()
        self.assertEqual((status, err), (1, ""))
        self.assertEqual(out, f'{self.here}/rules/dated/after.lua:3:13: "text" is now called "message" '
                              "(write message = …) [deprecated-field]\n")
        done = subprocess.run(
            [BUILD / "aftercare", "rules", "--plugins", SOURCE / "plugins", "--plugins",
             self.here / "plugins", "--rules", SOURCE / "rules", "--rules", self.here / "rules",
             "dated.face"], capture_output=True, text=True, timeout=60, check=True)
        self.assertIn("message     en: Take a picture.", done.stdout)

    def test_the_new_name_is_no_finding(self):
        self.assertEqual(self.check(rule=DATED_RULE.replace("text   ", "message")), (0, "", ""))

    def test_it_can_be_accepted(self):
        rule = DATED_RULE + """
accept "deprecated-field" {
  of      = { "face" },
  because = "The new plugin comes next month.",
}
"""
        self.assertEqual(self.check(rule=rule), (0, "", ""))

    def test_neither_name_is_as_ever_and_both_are_one_too_many(self):
        line = '  text    = { en = "Take a picture.", es = "Haga una foto." },\n'
        _, out, _ = self.check(rule=DATED_RULE.replace(line, ""))
        self.assertIn('picture "face" has no "message"', out)
        _, out, _ = self.check(rule=DATED_RULE.replace(line, line + line.replace("text   ", "message")))
        self.assertIn(':3:13: "text" is the old name of "message", which is given too', out)

    def test_a_plugin_must_say_what_takes_its_place(self):
        for wrong, says in ((('deprecated = "message"', 'deprecated = "mesage"'), "no field that could"),
                            (('deprecated = "message"', 'deprecated = "text"'), "no field that could"),
                            (('deprecated = "message"', 'deprecated = "till"'), "has another type"),
                            (('deprecated = "message"', 'deprecated = "message", needed = true'),
                             "cannot be needed")):
            with self.subTest(wrong=wrong[1]):
                status, out, _ = self.check(plugin=DATED_PLUGIN.replace(*wrong))
                self.assertEqual(status, 1)
                self.assertIn("dated.lua:14:5: ", out)
                self.assertIn(says, out)


class Why(unittest.TestCase):
    def test_every_check_that_is_planted_is_told_on_a_page(self):
        for identity in {one[3] for one in planted()}:
            with self.subTest(check=identity):
                status, out, err = check("--why", identity)
                self.assertEqual((status, err), (0, ""))
                self.assertRegex(out, rf"^{identity}: .+\n\n[\s\S]+\n\nWrong:\n\n    .+")
                self.assertRegex(out, r"\n\nRight:\n\n    .+")

    def test_without_an_id_all_are_listed(self):
        status, out, _ = check("--why")
        listed = [line.split()[0] for line in out.splitlines()]
        self.assertEqual(status, 0)
        self.assertEqual(len(listed), len(set(listed)))
        self.assertLess({one[3] for one in planted()}, set(listed))
        _, told, _ = check("--why", "--format", "json")
        self.assertEqual([one["id"] for one in json.loads(told)["checks"]], listed)

    def test_one_page_as_json(self):
        _, out, _ = check("--why", "never-holds", "--format", "json")
        (page,) = json.loads(out)["checks"]
        self.assertEqual(sorted(page), ["id", "right", "title", "why", "wrong"])

    def test_an_unknown_one_is_refused_with_the_nearest(self):
        status, out, err = check("--why", "never-hold")
        self.assertEqual((status, out), (64, ""))
        self.assertIn('there is no check "never-hold" (did you mean "never-holds"?)', err)


class Acceptance(unittest.TestCase):
    def found(self, text):
        with tempfile.TemporaryDirectory() as folder:
            pack = Path(folder) / "more"
            pack.mkdir()
            (pack / "pack.lua").write_text(
                (FOLDER / "planted/pack.lua").read_text(encoding="utf-8")
                .replace('"planted"', '"more"'), encoding="utf-8")
            (pack / "rules.lua").write_text(text, encoding="utf-8")
            _, out, _ = check(*PLUGINS, "--rules", folder, "--quiet")
        return [line.split(": ", 1)[1] for line in out.splitlines() if "/more/" in line]

    def test_what_cannot_be_accepted_is_told(self):
        rows = (
            ('accept "pointles-rule" { of = { "hard" }, because = "x" }',
             '"pointles-rule" is no check (did you mean "pointless-rule"?) [unknown-check]'),
            ('accept "unknown-term" { of = { "hard" }, because = "x" }',
             '"unknown-term" keeps the rules from loading (it cannot be accepted) [unknown-check]'),
            ('accept "no-source" { of = { "hard" } }',
             'accept "no-source" has no "because" (add because = the reason, one sentence) '
             '[missing-field]'),
            ('accept "no-source" { because = "x" }',
             'accept "no-source" has no "of" (add of = the rules, terms, facts, options or '
             'sources that are borne as they are) [missing-field]'),
        )
        for text, told in rows:
            with self.subTest(text=text):
                self.assertEqual(self.found(text), [told])

    def test_a_rule_of_another_pack_is_named_in_full(self):
        self.assertEqual(self.found('accept "no-source" { of = { "planted.without-a-reason" }, '
                                    'because = "x" }'), [])


class Partly(unittest.TestCase):
    """Where a file has mistakes, what is found in the others is what would be found anyway."""

    ALL = {"pointless-rule", "uncovered-treatment", "unmatched-concern", "uncited-source",
           "unread-option", "idle-acceptance", "no-question"}

    def found(self, name, change):
        """What is found, and what was planted, both as (file, line, column, check)."""
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder) / "check"
            shutil.copytree(FOLDER, copy)
            file = copy / name
            text = file.read_text(encoding="utf-8")
            file.write_text(change(text), encoding="utf-8")
            self.assertNotEqual(text, change(text))
            status, out, err = check("--plugins", SOURCE / "tests/data/engine/plugins",
                                     "--rules", copy, "--quiet")
        self.assertEqual((status, err), (1, ""))
        lines = [LINE.fullmatch(line) for line in out.splitlines()]
        self.assertTrue(all(lines), out)
        found = {(match[1].removeprefix(f"{copy}/"), int(match[2]), int(match[3]), match[5])
                 for match in lines}
        return found, {(str(Path(one[0]).relative_to(FOLDER)), *one[1:]) for one in planted()}

    def test_beside_a_wrong_rule_all_others_are_looked_at(self):
        found, anyway = self.found("planted/conditions.lua", lambda text: text.replace(
            'when = fault "rot" :now() & indoors', 'when = fault "rott" :now() & indoors'))
        self.assertEqual(found - anyway, {("planted/conditions.lua", 4, 37, "unknown-term")})
        self.assertEqual(anyway - found, {one for one in anyway if one[3] in self.ALL})

    def test_what_a_file_with_mistakes_may_accept_is_not_told(self):
        found, anyway = self.found("planted/pairs.lua", lambda text: text + "\nbar 'x' {\n")
        self.assertEqual({one[0] for one in found - anyway}, {"planted/pairs.lua"})
        self.assertEqual({one[3] for one in found - anyway}, {"syntax"})
        self.assertEqual(anyway - found, {
            one for one in anyway if one[3] in self.ALL | {"contradiction"}
            or one[0] == "planted/pairs.lua"})

    def test_where_words_may_be_missing_only_sentences_are_told(self):
        found, anyway = self.found("vocabulary/all.lua", lambda text: text.replace(
            'term "oiling" { category', 'term "oiling" { categori'))
        self.assertEqual({one[3] for one in found & anyway}, {"missing-translation"})
        self.assertEqual({one[:2] for one in found - anyway}, {("vocabulary/all.lua", 2)})


class Engine(unittest.TestCase):
    """What was made for another engine is refused before anything else of it runs."""

    PLUGIN = """plugin "signs" { version = "2.0.0", engine = { %s }, says = "Signs." }
error("the plugin ran")
"""
    PACK = """pack "later" {
  version = "1.0.0", licence = "MIT", engine = { %s }, plugins = { "signs" }, says = "A test.",
}
"""

    def found(self, plugin, pack):
        with tempfile.TemporaryDirectory() as folder:
            later = Path(folder) / "rules/later"
            plugins = Path(folder) / "plugins"
            later.mkdir(parents=True)
            plugins.mkdir()
            (plugins / "signs.lua").write_text(self.PLUGIN % plugin, encoding="utf-8")
            (later / "pack.lua").write_text(self.PACK % pack, encoding="utf-8")
            (later / "rules.lua").write_text('error("the rules ran")\n', encoding="utf-8")
            status, out, _ = check("--plugins", SOURCE / "plugins", "--plugins", plugins,
                                   "--rules", SOURCE / "rules", "--rules", later.parent, "--quiet")
        self.assertEqual(status, 1)
        return re.findall(r"/(\w+\.lua:\d+:\d+: .*)", out)

    def test_too_new_and_too_old_are_told_with_what_to_do(self):
        self.assertEqual(self.found('"7.0", "9.0"', '"0.0.1", "0.0.2"'), [
            'signs.lua:1:1: plugin "signs" needs aftercare 7.0 or later, and this is 0.1.0 '
            '(install a newer aftercare, or an older plugin) [engine-range]',
            'pack.lua:1:1: pack "later" was made for aftercare below 0.0.2, and this is 0.1.0 '
            '(install a newer pack, or raise the second number of engine once its tests pass) '
            '[engine-range]',
        ])

    def test_what_fits_is_run(self):
        ran = "\n".join(self.found('"0.1", "1.0"', '"0.1", "1.0"'))
        self.assertIn("the plugin ran", ran)
        self.assertIn("the rules ran", ran)


if __name__ == "__main__":
    unittest.main()
