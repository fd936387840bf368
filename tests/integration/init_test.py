#!/usr/bin/env python3
"""`aftercare init`: a new pack or plugin loads as it is, its cases pass, and nothing that was
there is ever overwritten."""

import os
import re
import subprocess
import tempfile
import unittest
from pathlib import Path

SOURCE = Path(os.environ.get("AFTERCARE_SOURCE", Path(__file__).parents[2]))
BUILD = Path(os.environ.get("AFTERCARE_BUILD", SOURCE / "build"))
NOT_NAMES = ("", "Pack", "two words", "-a", "a-", "a--b", "../out", "a/b", "a_b", "1a", "é", "a" * 65)


class Init(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory(prefix="aftercare-")
        self.addCleanup(self.folder.cleanup)
        self.here = Path(self.folder.name)

    def run_it(self, *arguments):
        return subprocess.run([BUILD / "aftercare", *arguments], cwd=self.here, text=True,
                              capture_output=True, timeout=60, check=False, umask=0o002)

    def files(self):
        return sorted(str(path.relative_to(self.here))
                      for path in self.here.rglob("*") if path.is_file())

    def follow(self, said):
        """Runs the command that it recommends."""
        command = re.search(r"^  aftercare (test .*)$", said, re.MULTILINE).group(1)
        return self.run_it(*command.split())

    def test_a_new_pack_loads_and_its_cases_pass(self):
        made = self.run_it("init", "pack", "our-clinic")
        self.assertEqual((made.returncode, made.stderr), (0, ""))
        self.assertIn("It loads; 3 of its cases pass, 0 fail.", made.stdout)
        self.assertEqual(self.files(), [".luarc.json", "our-clinic/before.lua", "our-clinic/pack.lua",
                                        "our-clinic/tests/before.lua", "sources/our-clinic.lua"])
        again = self.follow(made.stdout)
        self.assertEqual(again.returncode, 0, again.stderr)
        self.assertIn("3 passed, 0 failed", again.stdout)
        seen = self.run_it("test", "--coverage", "our-clinic")
        self.assertEqual(seen.returncode, 0, seen.stdout)

    def test_a_new_plugin_loads_with_a_pack_that_uses_it(self):
        made = self.run_it("init", "plugin", "skin-photos", "--into", "a/new/folder")
        self.assertEqual((made.returncode, made.stderr), (0, ""))
        self.assertIn('kind "skin_photos"',
                      (self.here / "a/new/folder/plugins/skin-photos.lua").read_text())
        again = self.follow(made.stdout)
        self.assertEqual(again.returncode, 0, again.stderr)
        self.assertIn("2 passed, 0 failed", again.stdout)

    def test_the_example_s_name_is_nowhere_left(self):
        self.run_it("init", "pack", "lake-side")
        self.run_it("init", "plugin", "lake-photos")
        for name in self.files():
            said = name + (self.here / name).read_text()
            self.assertIsNone(re.search(r"our[-_]p(ack|lugin)", said, re.IGNORECASE), name)

    def test_others_may_not_write_what_was_made(self):
        self.run_it("init", "pack", "our-clinic")
        for name in self.files():
            self.assertEqual((self.here / name).stat().st_mode & 0o022, 0, name)

    def test_nothing_is_overwritten_and_nothing_half_made(self):
        there = self.here / "sources/our-clinic.lua"
        there.parent.mkdir()
        there.write_text("mine")
        done = self.run_it("init", "pack", "our-clinic")
        self.assertEqual(done.returncode, 64)
        self.assertIn("sources/our-clinic.lua: is there already", done.stderr)
        self.assertEqual(self.files(), ["sources/our-clinic.lua"])
        self.assertEqual(there.read_text(), "mine")

    def test_a_folder_that_cannot_be_made_leaves_nothing_behind(self):
        (self.here / "sources").write_text("a file where a folder has to be")
        done = self.run_it("init", "pack", "our-clinic")
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("sources/our-clinic.lua", done.stderr)
        self.assertEqual(self.files(), ["sources"])

    def test_what_is_no_name_is_told(self):
        for name in NOT_NAMES:
            done = self.run_it("init", "pack", "--", name)
            self.assertEqual(done.returncode, 64, name)
            self.assertIn("is no name", done.stderr)
        done = self.run_it("init", "packet", "a")
        self.assertEqual(done.returncode, 64)
        self.assertIn("pack or plugin", done.stderr)
        self.assertEqual(self.files(), [])

    def test_a_name_that_a_kind_has_already_is_told(self):
        done = self.run_it("init", "plugin", "step")
        self.assertEqual(done.returncode, 78)
        self.assertIn("step", done.stderr)


if __name__ == "__main__":
    unittest.main()
