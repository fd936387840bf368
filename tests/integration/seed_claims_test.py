#!/usr/bin/env python3
"""The lay article with which this work began stays visible, claim by claim.

tests/data/seed.txt has a line for each claim: its id, then the rows that it supports, the
stricter rows that it meets, or that it is told in the sources alone. Who meets a stricter rule
reads there that an article says otherwise, and both are cited."""

import json
import os
import re
import subprocess
import unittest
from pathlib import Path

SOURCE = Path(os.environ.get("AFTERCARE_SOURCE", Path(__file__).parents[2]))
BUILD = Path(os.environ.get("AFTERCARE_BUILD", SOURCE / "build"))
CLAIMS = SOURCE / "tests/data/seed.txt"
SAYS_SO = {"en": re.compile(r"\blay (article|source|claim)\b"),
           "es": re.compile(r"\b(artículo divulgativo|fuente no profesional)\b")}
DAY, ENDED = "2026-06-01", "2026-06-01T12:00:00+02:00"
HEALTHY = {"birth_date": "1990-01-15", "sex": "female", "pregnant": False, "breastfeeding": False,
           "fitzpatrick": 2, "conditions": [], "medications": [], "allergies": [],
           "procedures": [], "exposures": [], "implants": [], "concerns": []}


def condition(code, status="active"):
    return {"conditions": [{"code": code, "area": "cheek", "status": status}]}


# Who meets the row: what is different about the patient, the treatment if it is another one,
# and what the clinic chose.
FINDINGS = {
    "CI-006": (condition("acne_cyst"), "microneedling", ()),
    "CI-009": (condition("rosacea_papulopustular"), "microneedling", ()),
    "CI-010": (condition("rosacea_erythematotelangiectatic"), "microneedling", ()),
    "CI-012": (condition("rosacea_papulopustular"), "rf_microneedling", ()),
    "CI-013": (condition("keloid_tendency"), "microneedling", ()),
    "CI-015": (condition("hypertrophic_scar_tendency"), "microneedling", ()),
    "CI-084": ({"fitzpatrick": 5}, "microneedling", ()),
    "CI-086": ({"birth_date": "2006-03-01"}, "microneedling", ()),
    "CI-111": (condition("vitiligo_unstable"), "microneedling", ()),
    "CI-202": (condition("rosacea", "remission"), "microneedling", ()),
}
MATCHES = {"CT-001": "wrinkles", "CT-066": "rosacea_erythema", "CT-071": "acne_active"}
WINDOWS = {
    "TT-005": ("cosmetic_serum_with_additives", ()), "TT-008": ("exosome_product", ()),
    "TT-011": ("peptide_serum", ()), "TT-012": ("niacinamide", ()),
    "TT-013": ("l_ascorbic_acid", ()),
    "TT-014": ("l_ascorbic_acid", ("--set", "vitamin_c_after_needling=clinic-5d")),
    "TT-016": ("tretinoin", ()), "TT-017": ("adapalene", ()), "TT-018": ("tazarotene", ()),
    "TT-019": ("aha", ()), "TT-020": ("bha", ()), "TT-021": ("benzoyl_peroxide", ()),
    "TT-022": ("azelaic_acid", ()), "TT-030": ("fragrance", ()),
}


def answer(command, *options, document=None):
    given = ["-"] if document else []
    done = subprocess.run(
        [BUILD / "aftercare", command, *given, *options, "--plugins", SOURCE / "plugins", "--rules",
         SOURCE / "rules", "--format", "json"], input=json.dumps(document), capture_output=True,
        text=True, timeout=60, check=True)
    return json.loads(done.stdout)


def assess(patient, treatment, options):
    request = {"treatments": [treatment], "areas": ["face"], "date": DAY}
    return answer("assess", *options, document={"patient": HEALTHY | patient, "request": request})


def plan(product, options, locale):
    session = {"id": "s", "treatments": ["microneedling"], "areas": ["face"], "ended_at": ENDED,
               "timezone": "Europe/Berlin", "products": [product]}
    return answer("plan", *options, document={"session": session, "contact": {"locale": locale}})


def claims():
    """Of each claim the rows that it supports, and those that it meets."""
    for line in CLAIMS.read_text(encoding="utf-8").splitlines():
        claim, *words = line.split()
        rows = {"supports": set(), "meets": set(), "told": set()}
        kind = None
        for word in words:
            kind = word if word in rows else kind
            rows[kind] |= {word} - rows.keys()
        yield claim, rows["supports"], rows["meets"], "told" in words


class Claims(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.claims = list(claims())
        cls.rules = [(rule, {source["id"] for source in rule["sources"]})
                     for rule in answer("rules")["rules"]]

    def test_there_is_a_line_for_each(self):
        self.assertEqual([claim for claim, *_ in self.claims],
                         [f"SF-{number:03}" for number in range(1, 101)])

    def test_each_is_told_in_the_sources(self):
        text = "".join(file.read_text(encoding="utf-8")
                       for file in (SOURCE / "rules/sources").glob("lay-article-*.lua"))
        told = dict(re.findall(r'ids\s*= \{ "(SF-\d+)" \}[^}]*?says\s*= "([^"\n]+)"', text))
        self.assertEqual(sorted(told), [claim for claim, *_ in self.claims])
        for claim, says in told.items():
            self.assertTrue(says.endswith("."), claim)

    def test_each_is_cited_beside_the_rows_that_it_supports_or_meets_and_no_others(self):
        for claim, supports, meets, is_told in self.claims:
            beside = set().union(*(ids for _, ids in self.rules if claim in ids))
            beside = {row for row in beside if not row.startswith("SF-")}
            self.assertEqual(beside, supports | meets, claim)
            self.assertEqual(is_told, not beside, claim)
            self.assertEqual(supports & meets, set(), claim)

    def test_whoever_meets_a_stricter_rule_reads_what_the_article_says(self):
        seen = {}
        for row, (patient, treatment, options) in FINDINGS.items():
            found, = [finding for finding in assess(patient, treatment, options)
                      ["treatments"][0]["findings"] if row in finding["sources"]]
            self.assertRegex(found["because"], SAYS_SO["en"], row)
            seen[row] = found["sources"]
        for row, concern in MATCHES.items():
            matches = assess({"concerns": [{"code": concern, "area": "face"}]}, "microneedling",
                             ())["matches"][0]["treatments"]
            found, = [match for match in matches if row in match["sources"]]
            self.assertRegex(found["expect"], SAYS_SO["en"], row)
            seen[row] = found["sources"]
        for row, (product, options) in WINDOWS.items():
            for locale, says_so in SAYS_SO.items():
                window = plan(product, options, locale)["topicals"][0]["windows"][0]
                self.assertEqual(window["use"], "avoid", row)
                self.assertRegex(window["because"], says_so, row)
                self.assertIn(row, window["sources"])
                seen[row] = window["sources"]
        for claim, _, meets, _ in self.claims:
            for row in meets:
                self.assertIn(claim, seen.get(row, ()), f"{claim} meets {row}")

    def test_the_articles_own_choice_lifts_no_block(self):
        options = ("--set", "immediate_topicals=seed")
        for row, (product, chosen) in WINDOWS.items():
            window = plan(product, (*options, *chosen), "en")["topicals"][0]["windows"][0]
            self.assertEqual((window["use"], row in window["sources"]), ("avoid", True), row)


if __name__ == "__main__":
    unittest.main()
