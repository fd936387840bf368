#!/usr/bin/env python3
"""Rules as functions, as `aftercare` shows them: what they read, and why one failed."""

import os
import pathlib
import subprocess
import tempfile
import unittest

SOURCE = pathlib.Path(os.environ["AFTERCARE_SOURCE"])
PROGRAM = pathlib.Path(os.environ["AFTERCARE_BUILD"]) / "aftercare"

PACK = """pack "clinic" {
  version = "1.0.0", licence = "MIT", engine = { "0.1", "1.0" },
  plugins = { "contraindications" }, says = "A test.",
}
"""

RULES = """local risks = { "diabetes", "keloid_tendency", "bleeding_disorder" }

contraindication "two-risks" {
  treatments = { "led_light" },
  when       = function(facts)
    local count = 0
    for _, risk in ipairs(risks) do
      if facts:condition(risk):ever() then count = count + 1 end
    end
    return count >= 2
  end,
  severity   = "defer",
  because    = "Two risks together.",
  sources    = { "CI-001" },
}

contraindication "failing" {
  treatments = { "led_light" },
  when       = function(facts)
    return facts:age():value() + 1 > 0
  end,
  severity   = "caution",
  because    = "It never holds.",
  sources    = { "CI-001" },
}
"""

DOCUMENT = """{ "patient": { "birth_date": "1990-01-15", "conditions": [ { "code": "diabetes" } ],
    "unanswered": [ "bleeding_disorder" ] },
  "request": { "treatments": [ "led_light" ], "areas": [ "face" ], "date": "2026-06-01" } }
"""

EXPLAINED = """clinic.two-risks holds: unknown
  a function: clinic/x.lua:5: unknown
      The function asked for 3 facts.
    condition "diabetes" :ever(): true
        Diabetes mellitus is recorded; whether it is over is not said.
    condition "keloid_tendency" :ever(): false
        There is none in the record: Keloid tendency.
    condition "bleeding_disorder" :ever(): unknown
        Nobody has said whether there is: Bleeding disorder.
"""


class Functions(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        (self.folder / "clinic").mkdir()
        (self.folder / "clinic" / "pack.lua").write_text(PACK)
        (self.folder / "clinic" / "x.lua").write_text(RULES)

    def aftercare(self, *arguments):
        done = subprocess.run(
            [PROGRAM, *arguments, "--rules", SOURCE / "rules", "--rules", self.folder],
            input=DOCUMENT, capture_output=True, text=True, timeout=120, check=True)
        return done.stdout

    def test_an_explanation_shows_each_fact_that_was_read(self):
        self.assertTrue(self.aftercare("explain", "-", "two-risks").startswith(EXPLAINED))

    def test_an_error_is_told_with_its_place_and_the_others_stand(self):
        error = "clinic/x.lua:20: attempt to perform arithmetic"
        self.assertIn(error, self.aftercare("explain", "-", "failing"))
        said = self.aftercare("assess", "-")
        self.assertIn(error, said)
        self.assertIn("clinic.two-risks, perhaps", said)

    def test_lists_and_tables_of_rules_tell_where_it_is(self):
        self.assertIn("a function: clinic/x.lua:5", self.aftercare("rules", "two-risks"))
        self.assertIn("a function: clinic/x.lua:5",
                      self.aftercare("rules", "--table", "contraindication"))

    def test_an_intake_asks_what_it_could_not_know(self):
        self.assertIn("Do you bleed for long", self.aftercare("ask", "-"))


if __name__ == "__main__":
    unittest.main()
