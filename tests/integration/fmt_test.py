#!/usr/bin/env python3
"""`aftercare fmt`: the shipped rules are in the one layout, files are rewritten whole or not
at all, and what they mean stays the same."""

import os
import random
import re
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

SOURCE = Path(os.environ.get("AFTERCARE_SOURCE", Path(__file__).parents[2]))
BUILD = Path(os.environ.get("AFTERCARE_BUILD", SOURCE / "build"))
LOOSE = "x {a=1,\nbcd='2' -- two\n}\n"
LAID_OUT = 'x {\n  a   = 1,\n  bcd = "2", -- two\n}\n'


def run(*arguments, **options):
    return subprocess.run([BUILD / "aftercare", *arguments], text=True, capture_output=True,
                          timeout=60, check=False, **options)


class Fmt(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="aftercare-")
        self.addCleanup(folder.cleanup)
        self.here = Path(folder.name)

    def put(self, name, text):
        path = self.here / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def fmt(self, *arguments, **options):
        return run("fmt", *arguments, cwd=self.here, **options)

    def test_a_file_that_differs_is_rewritten_and_named(self):
        self.put("a/b.lua", LOOSE).chmod(0o640)
        self.put("a/c.lua", LAID_OUT)
        self.put("a/d.txt", LOOSE)
        self.put("a/.e.lua", LOOSE)
        done = self.fmt("a")
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertEqual(done.stdout, "a/b.lua\n1 of 2 files changed\n")
        self.assertEqual((self.here / "a/b.lua").read_text(), LAID_OUT)
        self.assertEqual((self.here / "a/b.lua").stat().st_mode & 0o777, 0o640)
        self.assertEqual((self.here / "a/d.txt").read_text(), LOOSE)
        self.assertEqual(sorted(path.name for path in (self.here / "a").iterdir()),
                         [".e.lua", "b.lua", "c.lua", "d.txt"])
        self.assertEqual(self.fmt().stdout, "0 of 2 files changed\n")

    def test_check_changes_nothing_and_tells_each_line(self):
        path = self.put("b.lua", LOOSE)
        done = self.fmt("--check", "b.lua")
        self.assertEqual(done.returncode, 1)
        self.assertEqual(done.stdout, "b.lua:1: this line would read: x {\n"
                                      "b.lua:1: this line would read: a   = 1,\n"
                                      'b.lua:2: this line would read: bcd = "2", -- two\n'
                                      "3 lines in 1 of 1 file would change\n")
        self.assertEqual(path.read_text(), LOOSE)
        self.put("b.lua", LAID_OUT)
        self.assertEqual(self.fmt("--check", "--quiet", "b.lua").stdout, "")

    def test_standard_input_goes_to_standard_output(self):
        done = self.fmt("-", input=LOOSE)
        self.assertEqual((done.returncode, done.stdout, done.stderr), (0, LAID_OUT, ""))
        self.assertEqual(self.fmt("--check", "-", input=LOOSE).returncode, 1)

    def test_a_broken_file_stays_and_the_others_are_laid_out(self):
        broken = self.put("a.lua", "x {\n  a = ,\n}\n")
        self.put("b.lua", LOOSE)
        done = self.fmt("a.lua", "b.lua")
        self.assertEqual(done.returncode, 78)
        self.assertIn("a.lua:2: ", done.stderr)
        self.assertEqual(broken.read_text(), "x {\n  a = ,\n}\n")
        self.assertEqual((self.here / "b.lua").read_text(), LAID_OUT)

    def test_a_link_is_not_replaced(self):
        self.put("a.lua", LOOSE)
        (self.here / "b.lua").symlink_to("a.lua")
        done = self.fmt("b.lua")
        self.assertEqual(done.returncode, 70)
        self.assertTrue((self.here / "b.lua").is_symlink())
        self.assertEqual(self.fmt(".").stdout, "./a.lua\n1 of 1 file changed\n")

    def test_what_is_not_there_is_told(self):
        self.assertEqual(self.fmt("nothing.lua").returncode, 66)

    def test_all_that_ships_is_in_the_one_layout(self):
        done = run("fmt", "--check", "rules", "plugins", "examples", "tests/data/check",
                   cwd=SOURCE)
        self.assertEqual((done.returncode, done.stderr), (0, ""), done.stdout)

    def test_what_is_begun_is_in_the_one_layout(self):
        run("init", "pack", "lake-side", cwd=self.here)
        run("init", "plugin", "a-much-longer-name-of-a-kind", cwd=self.here)
        done = self.fmt("--check", ".")
        self.assertEqual(done.returncode, 0, done.stdout)

    def digest(self, rules):
        listed = run("rules", "--rules", rules, "--plugins", SOURCE / "plugins")
        self.assertEqual((listed.returncode, listed.stderr), (0, ""))
        return listed.stdout.splitlines()[-1]

    def test_the_digest_of_the_rules_stays_whatever_their_layout_was(self):
        rules = self.here / "rules"
        shutil.copytree(SOURCE / "rules", rules)
        before = self.digest(rules)
        shaken = random.Random(5)
        for path in rules.rglob("*.lua"):
            path.write_text(shake(path.read_text(encoding="utf-8"), shaken), encoding="utf-8")
            path.chmod(0o644)
        self.assertEqual(self.digest(rules), before)
        self.assertEqual(self.fmt("rules").returncode, 0)
        self.assertEqual(self.digest(rules), before)
        self.assertEqual(self.fmt("--check", "rules").returncode, 0)
        changed = rules / "common/isotretinoin.lua"
        changed.write_text(changed.read_text().replace("P6M", "P7M", 1))
        self.assertNotEqual(self.digest(rules), before)


def shake(text, shaken):
    """The same tokens with other blanks and newlines between them."""
    pieces = re.findall(r'--[^\n]*\n|"(?:[^"\\\n]|\\.)*"|\s+|[^\s"-]+|-', text)
    return "".join(shaken.choice((" ", "\n", "  \n\n\n\t", piece)) if piece.isspace() else piece
                   for piece in pieces)


if __name__ == "__main__":
    unittest.main()
