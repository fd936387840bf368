#!/usr/bin/env python3
"""`aftercare test --watch`: a change of a file runs the tests again; Ctrl-C ends it."""

import os
import pathlib
import queue
import signal
import subprocess
import tempfile
import threading
import unittest

SOURCE = pathlib.Path(os.environ["AFTERCARE_SOURCE"])
PROGRAM = pathlib.Path(os.environ["AFTERCARE_BUILD"]) / "aftercare"
DONE, FOUND, RULES = 0, 1, 78
LIMIT = 120  # seconds, for a machine that is busy

CASE = """case "latex defers" {
  patient = { allergies = { { code = "latex" } } },
  request = { treatments = { "led_light" }, date = "2026-06-01" },
  expect  = { verdict = "VERDICT" },
}
"""
RULE = """contraindication "latex" {
  treatments = { "led_light" }, when = allergy "latex", severity = "defer", because = "Gloves.",
  sources = { "CI-001" },
}
"""


class Watch(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.pack = pathlib.Path(folder.name) / "ours"
        (self.pack / "tests").mkdir(parents=True)
        (self.pack / "pack.lua").write_text(
            'pack "ours" { version = "1.0.0", licence = "MIT", engine = { "0.1", "1.0" },\n'
            '  plugins = { "contraindications" }, says = "Ours." }\n')
        self.write("before.lua", RULE)
        self.write("tests/before.lua", CASE.replace("VERDICT", "defer"))
        self.lines = queue.Queue()
        self.program = subprocess.Popen(
            [PROGRAM, "test", "--watch", "--rules", SOURCE / "rules", self.pack],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        self.reader = threading.Thread(target=self.read)
        self.reader.start()
        self.addCleanup(self.end)

    def read(self):
        for line in self.program.stdout:
            self.lines.put(line)
        self.lines.put(None)

    def end(self):
        self.program.kill()
        self.program.wait()
        self.reader.join()
        self.program.stdout.close()

    def write(self, name, text):  # as an editor does: beside it, then in its place
        beside = self.pack / (name + ".new")
        beside.write_text(text)
        beside.rename(self.pack / name)

    def round(self):
        """What one run printed, up to the line that says it waits."""
        said = ""
        while "watching" not in said:
            line = self.lines.get(timeout=LIMIT)
            self.assertIsNotNone(line, said)
            said += line
        return said

    def until(self, words):
        """A change of several steps may run the tests several times."""
        said = self.round()
        while words not in said:
            said = self.round()
        return said

    def interrupt(self):
        self.program.send_signal(signal.SIGINT)
        return self.program.wait(timeout=LIMIT)

    def test_a_change_runs_the_tests_again(self):
        first = self.until("1 passed, 0 failed")
        self.assertRegex(first, r"aftercare: watching [0-9]+ folders; a change runs the tests again, "
                                r"Ctrl-C ends\n$")
        self.write("tests/before.lua", CASE.replace("VERDICT", "allow"))
        self.assertIn("expected allow, got defer", self.until("0 passed, 1 failed"))
        self.write("before.lua", RULE.replace("defer", "refuse"))
        self.assertIn("expected allow, got refuse", self.until("got refuse"))
        self.assertEqual(self.interrupt(), FOUND)

    def test_a_mistake_is_told_and_watched_until_it_is_gone(self):
        self.until("1 passed, 0 failed")
        self.write("before.lua", RULE.replace("severity", "severty"))
        self.assertIn("severity", self.until("severty"))
        self.write("before.lua", RULE)
        self.until("1 passed, 0 failed")
        self.assertEqual(self.interrupt(), DONE)

    def test_a_new_folder_is_watched_as_well(self):
        self.until("1 passed, 0 failed")
        (self.pack / "tests").rename(self.pack / "away")
        self.until("0 passed, 0 failed")
        (self.pack / "away").rename(self.pack / "tests")
        self.until("1 passed, 0 failed")
        self.write("tests/more.lua", CASE.replace("VERDICT", "defer").replace("latex d", "more d"))
        self.until("2 passed, 0 failed")
        self.assertEqual(self.interrupt(), DONE)

    def test_it_ends_on_sigterm_too(self):
        self.until("1 passed, 0 failed")
        self.program.terminate()
        self.assertEqual(self.program.wait(timeout=LIMIT), DONE)


if __name__ == "__main__":
    unittest.main()
