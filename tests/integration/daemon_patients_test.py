#!/usr/bin/env python3
"""A person's rights: all that is known is given, and erased so that no byte of it is left."""

import hashlib
import json
import sys
import unittest
from pathlib import Path
from urllib.parse import quote

sys.path.insert(0, str(Path(__file__).parent / "daemon"))
import house  # noqa: E402: it lies beside this file

CANARY = "Zaunkönig-4711"


class Patients(unittest.TestCase):
    def setUp(self):
        tokens = "".join(
            '{ name = "%s", sha256 = "%s", may = { %s } },'
            % (name, hashlib.sha256(name.encode()).hexdigest(), rights)
            for name, rights in (("emr", '"read", "write"'), ("officer", '"admin"')))
        self.daemon = house.Daemon("tokens = { %s }" % tokens)
        self.addCleanup(self.daemon.close)
        self.daemon.start()

    def ask(self, method, path, body=None, token="emr"):
        return self.daemon.ask(method, path, body, {"Authorization": "Bearer " + token})

    def officer(self, method, patient):
        return self.ask(method, "/v1/patients/" + quote(patient, safe=""), token="officer")

    def post(self, name, patient, **members):
        document = house.session(name, patient={"id": patient}, **members)
        self.assertEqual(self.ask("POST", "/v1/sessions", document).status, 201)
        return document

    def places(self, word):
        """The files of the state folder that have the word, in JSON's own spelling too."""
        spellings = {word.encode(), json.dumps(word)[1:-1].encode(), quote(word).encode()}
        return [path.name for path in sorted((self.daemon.path / "state").iterdir())
                if any(spelling in path.read_bytes() for spelling in spellings)]

    def test_what_is_known_is_one_document(self):
        document = self.post("s-1", CANARY)
        self.post("s-2", CANARY)
        self.post("s-3", "somebody else")
        self.assertEqual(self.ask("DELETE", "/v1/sessions/s-2").status, 200)

        known = self.officer("GET", CANARY)

        self.assertEqual(known.status, 200)
        self.assertEqual(known.json["patient"], CANARY)
        self.assertEqual([(s["session"], s["cancelled"]) for s in known.json["sessions"]],
                         [("s-1", False), ("s-2", True)])
        first = known.json["sessions"][0]
        self.assertEqual(first["document"], document)
        self.assertEqual(first["plan"]["session"], "s-1")
        listed = self.ask("GET", "/v1/reminders?session=s-1&limit=1000").json["reminders"]
        self.assertEqual({r["key"] for r in first["reminders"]}, {r["key"] for r in listed})
        self.assertTrue(all(r["history"] for r in first["reminders"]))

    def test_only_an_admin_may(self):
        for method in ("GET", "DELETE"):
            self.assertEqual(self.ask(method, "/v1/patients/p").status, 403)
            self.assertEqual(self.ask(method, "/v1/patients/p", token="guess").status, 401)
        self.assertEqual(self.officer("GET", "p").status, 404)

    def test_no_byte_of_an_erased_person_is_left(self):
        for i in range(30):
            self.post("%s-%d" % (CANARY, i), CANARY)
            self.post("other-%d" % i, "Amsel-%d" % i)
        self.assertTrue(self.places(CANARY))

        erased = self.officer("DELETE", CANARY)

        self.assertEqual(erased.status, 200)
        self.assertEqual(erased.json["patient"], CANARY)
        self.assertEqual(erased.json["erased"]["sessions"], 30)
        self.assertGreater(erased.json["erased"]["reminders"], 30)
        self.assertGreaterEqual(erased.json["erased"]["events"],
                                erased.json["erased"]["reminders"])
        self.assertEqual(self.places(CANARY), [])
        self.assertEqual(self.officer("GET", CANARY).status, 404)
        self.assertEqual(self.ask("GET", "/v1/sessions/" + quote(CANARY) + "-1").status, 404)
        self.assertEqual(self.ask("GET", "/v1/sessions/other-1").status, 200)
        self.assertEqual(self.officer("DELETE", CANARY).json["erased"],
                         {"sessions": 0, "reminders": 0, "events": 0})
        self.daemon.kill()
        self.assertEqual(self.places(CANARY), [])
        self.daemon.start()
        self.assertEqual(self.places(CANARY), [])

    def test_the_log_tells_who_erased_whom_without_a_name(self):
        self.post("s-1", CANARY)
        self.officer("DELETE", CANARY)
        lines = (self.daemon.path / "state" / "audit.jsonl").read_text(encoding="utf-8")
        last = json.loads(lines.splitlines()[-1])
        self.assertEqual((last["who"], last["did"], last["status"]),
                         ("officer", "DELETE /v1/patients/{}", 200))
        self.assertEqual(last["of"], "sha256:" + hashlib.sha256(CANARY.encode()).hexdigest())
        self.assertNotIn("Zaun", lines)

    def test_ids_that_look_like_something_else_are_ids(self):
        self.post("s-1", CANARY)
        for patient in ("%", "'; DROP TABLE session; --", "../" + CANARY, CANARY + "%", "*"):
            erased = self.officer("DELETE", patient)
            self.assertEqual((erased.status, erased.json["erased"]["sessions"]), (200, 0))
        self.assertEqual(self.officer("DELETE", "x" * 513).status, 413)
        self.assertEqual(self.ask("DELETE", "/v1/patients/%00", token="officer").status, 400)
        self.assertEqual(self.officer("GET", CANARY).status, 200)


class UnderWay(unittest.TestCase):
    def test_nothing_is_sent_for_whoever_was_erased(self):
        receiver = house.Receiver()
        self.addCleanup(receiver.close)
        daemon = house.Daemon(house.Daemon.webhook(receiver))
        self.addCleanup(daemon.close)
        daemon.start()
        soon = house.ended(2)
        for name, patient in (("gone", "p-1"), ("stays", "p-2")):
            document = house.session(name, at=soon, patient={"id": patient})
            self.assertEqual(daemon.ask("POST", "/v1/sessions", document).status, 201)
        self.assertEqual(daemon.ask("DELETE", "/v1/patients/p-1").status, 200)
        seen = []  # what was overdue when it was posted may have gone out before the erasure
        while "stays/microneedling.hydrate/1" not in seen:
            seen.append(json.loads(receiver.got.get(timeout=house.PATIENCE)[2])["id"])
        self.assertNotIn("gone/microneedling.hydrate/1", seen + receiver.keys())


if __name__ == "__main__":
    unittest.main()
