#!/usr/bin/env python3
"""One visit, one plan: whatever two treatments a visit holds, the shipped rules make one plan
of them that never says two things at once."""

import itertools
import json
import os
import subprocess
import unittest
from pathlib import Path

SOURCE = Path(os.environ.get("AFTERCARE_SOURCE", Path(__file__).parents[2]))
BUILD = Path(os.environ.get("AFTERCARE_BUILD", SOURCE / "build"))


def answer(*words, given=""):
    done = subprocess.run([BUILD / "aftercare", *words, "--plugins", SOURCE / "plugins", "--rules",
                           SOURCE / "rules", "--format", "json"], input=given,
                          capture_output=True, text=True, timeout=60, check=True)
    return json.loads(done.stdout)


def plan_of(treatments):
    session = {"id": "s", "treatments": list(treatments), "areas": ["face"],
               "ended_at": "2026-06-01T12:00:00+02:00", "timezone": "Europe/Berlin"}
    return answer("plan", "-", given=json.dumps({"session": session}))


class Visits(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        rules = answer("rules")["rules"]
        cls.fields = {rule["rule"]: rule["fields"] for rule in rules}
        cls.sources = {rule["rule"]: {source["id"] for source in rule["sources"]}
                       for rule in rules}
        treatments = sorted({treatment for rule in rules if rule["kind"] == "step"
                             for treatment in rule["about"]})
        cls.plans = {pair: plan_of(pair) for pair in itertools.combinations(treatments, 2)}

    def windows(self, plan):
        for topical in plan["topicals"]:
            yield from ((topical["product"], window) for window in topical["windows"])

    def test_windows_of_a_product_never_overlap(self):
        for pair, plan in self.plans.items():
            for topical in plan["topicals"]:
                for one, next_one in itertools.pairwise(topical["windows"]):
                    self.assertLessEqual(one["till"], next_one["from"], (pair, topical["product"]))

    def test_no_step_puts_on_what_is_to_be_avoided(self):
        checked = 0
        for pair, plan in self.plans.items():
            for step in plan["steps"]:
                products = {product for rule in step["rules"]
                            for product in self.fields[rule].get("with", [])}
                for product, window in self.windows(plan):
                    if product in products and window["use"] == "avoid":
                        apart = window["till"] <= step["from"] or step["till"] <= window["from"]
                        self.assertTrue(apart, (pair, step["rule"], product))
                        checked += 1
        self.assertGreater(checked, 100)

    def test_a_step_is_listed_once_at_a_time(self):
        for pair, plan in self.plans.items():
            last = {}
            for step in plan["steps"]:
                name = self.fields[step["rule"]].get("step", step["rule"].split(".")[1])
                key = (name, step["do"])
                self.assertLess(last.get(key, ""), step["from"], (pair, key))
                last[key] = step["till"]

    def test_each_line_cites_every_rule_behind_it(self):
        for plan in self.plans.values():
            for line in (*plan["steps"], *(window for _, window in self.windows(plan))):
                wanted = set().union(*(self.sources[rule] for rule in line["rules"]))
                self.assertEqual(set(line["sources"]), wanted)
                self.assertTrue(line["rules"])

    def test_no_rule_is_lost(self):
        """What one treatment alone would say stands in the plan, or in what was overruled."""
        alone = {}
        for pair, plan in self.plans.items():
            told = {rule for line in (*plan["steps"], *(window for _, window in self.windows(plan)))
                    for rule in line["rules"]}
            told |= {one["rule"] for one in plan["overruled"]}
            for treatment in pair:
                if treatment not in alone:
                    alone[treatment] = {rule for step in plan_of([treatment])["steps"]
                                        for rule in step["rules"]}
                self.assertLessEqual(alone[treatment], told, pair)


if __name__ == "__main__":
    unittest.main()
