#!/usr/bin/env python3
"""The worked cases of microneedling, by the program that ships.

tests/data/cases/NAME.json is a patient's document, NAME.expect.json what a clinician
expects: the verdict, its day, the findings by source, questions, excluded areas, and what
may go on the skin some hours after a session that ended at noon UTC.
"""

import datetime
import json
import os
import pathlib
import subprocess
import unittest

SOURCE = pathlib.Path(os.environ["AFTERCARE_SOURCE"])
PROGRAM = pathlib.Path(os.environ["AFTERCARE_BUILD"]) / "aftercare"
CASES = SOURCE / "tests" / "data" / "cases"
USES = ("recommended", "allowed", "avoid")


def run(command, document, options, *more):
    chosen = [word for name, value in options.items() for word in ("--set", f"{name}={value}")]
    done = subprocess.run(
        [PROGRAM, command, "-", "--format", "json", *chosen, *more],
        input=json.dumps(document), capture_output=True, text=True, timeout=60)
    if done.returncode != 0:
        raise AssertionError(f"{command}: status {done.returncode}: {done.stderr}")
    return json.loads(done.stdout)


def row_of(line, prefix):
    return next(source for source in line["sources"] if source.startswith(prefix))


class Cases(unittest.TestCase):
    maxDiff = None

    def check(self, name):
        document = json.loads((CASES / f"{name}.json").read_text())
        case = json.loads((CASES / f"{name}.expect.json").read_text())
        expect = case["expect"]
        answer = run("assess", document, case["options"])
        self.check_verdict(answer["treatments"][0], expect)
        self.check_match(answer["matches"][0], expect["matches"])
        for moment in expect["after_session"]:
            self.check_moment(document, case["options"], moment)

    def check_verdict(self, verdict, expect):
        self.assertEqual(verdict["verdict"], expect["verdict"])
        self.assertEqual(verdict["clear_from"], expect["clear_from"])
        self.assertEqual(verdict["excluded_areas"], expect["excluded_areas"])
        certain = [f for f in verdict["findings"] if f["holds"] == "true"]
        self.assertCountEqual(
            [(row_of(f, "CI-"), f["severity"], f["clear_from"], f["area"]) for f in certain],
            [(f["source"], f["severity"], f["clear_from"], f["area"])
             for f in expect["findings"]])
        self.assertEqual([q["term"] for q in verdict["questions"]], expect["open_questions"])

    def check_match(self, match, expected):
        ours = {row_of(m, "CT-"): m for m in match["treatments"]}
        for wanted in expected:
            if wanted["treatment"] == "microneedling":
                found = ours[wanted["source"]]
                self.assertEqual(found["score"], wanted["score"])
                self.assertEqual(found["verdict"], wanted["verdict"])

    def check_moment(self, document, options, moment):
        request = document["request"]
        noon = datetime.datetime.fromisoformat(request["date"] + "T12:00:00+00:00")
        session = {
            "session": {
                "id": "case", "treatments": ["microneedling"], "areas": request["areas"],
                "ended_at": noon.isoformat(), "timezone": "UTC",
                "products": [product for use in USES for product in moment[use]]},
            "patient": document["patient"]}
        at = noon + datetime.timedelta(hours=moment["hours"])
        state = run("plan", session, options, "--at", at.isoformat())
        for use in USES:
            self.assertCountEqual(
                [p["product"] for p in state["products"] if p["use"] == use], moment[use],
                f"{moment['hours']} hours after: {use}")
        self.assertCountEqual([row_of(step, "AS-") for step in state["steps"]],
                              moment["steps"])


def add(name):
    setattr(Cases, f"test_{name}", lambda self: self.check(name))


for path in sorted(CASES.glob("*.expect.json")):
    add(path.name.removesuffix(".expect.json"))

if __name__ == "__main__":
    unittest.main()
