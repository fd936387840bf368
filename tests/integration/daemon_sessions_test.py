#!/usr/bin/env python3
"""What becomes of a session that is posted again: unchanged, changed, or after it was
cancelled."""

import json
import sys
import unittest
from pathlib import Path
from urllib.parse import quote

sys.path.insert(0, str(Path(__file__).parent / "daemon"))
import house  # noqa: E402: it lies beside this file

FIRST = "s-77/microneedling.hydrate/1"


class Sessions(unittest.TestCase):
    def setUp(self):
        self.receiver = house.Receiver()
        self.addCleanup(self.receiver.close)
        self.daemon = house.Daemon(house.Daemon.webhook(self.receiver))
        self.addCleanup(self.daemon.close)
        self.daemon.start()

    def ask(self, method, path, body=None):
        return self.daemon.ask(method, path, body)

    def post(self, document):
        return self.ask("POST", "/v1/sessions", document)

    def history(self, key):
        reply = self.ask("GET", "/v1/reminders/" + quote(key, safe=""))
        return reply.json["state"], [(one["what"], one["detail"]) for one in reply.json["history"]]

    def wait_for(self, key, state):
        while self.history(key)[0] != state:
            pass

    def test_a_cancelled_session_posted_again_is_a_new_statement(self):
        document = house.session(at=house.ended(0))
        self.assertEqual(self.post(document).status, 201)
        self.receiver.take(FIRST)
        self.wait_for(FIRST, "delivered")
        self.assertGreater(self.ask("DELETE", "/v1/sessions/s-77").json["cancelled"], 0)
        reply = self.post(document)
        self.assertEqual((reply.status, reply.headers["Location"]), (201, "/v1/sessions/s-77"))

        shown = self.ask("GET", "/v1/sessions/s-77").json["reminders"]
        self.assertEqual({one["state"] for one in shown}, {"delivered", "scheduled"})
        self.assertEqual(shown[-1]["state"], "scheduled")
        self.assertIn(("kept", "its session was posted again, after it had been cancelled; it is "
                               "out already, and not sent again"), self.history(FIRST)[1])
        again = ("scheduled", "its session was posted again, after it had been cancelled")
        self.assertIn(again, self.history(shown[-1]["key"])[1])
        self.assertNotIn(FIRST, self.receiver.keys())

    def test_posted_twice_it_is_one_session_whatever_callers_keep_in_it(self):
        document = house.session()
        self.assertEqual(self.post(document).status, 201)
        document["session"]["x_trace"] = "first"
        document["x_trace"] = {"of": "theirs"}
        self.assertEqual(self.post(document).status, 200)
        self.assertEqual(len(self.history(FIRST)[1]), 1)
        known = self.ask("GET", "/v1/patients/p-1").json
        self.assertEqual(known["sessions"][0]["document"]["x_trace"], {"of": "theirs"})

    def test_the_next_session_supersedes_book_the_next_session(self):
        first = house.session("s-1", at=house.ended(-30 * 60))
        first["session"]["number"] = 1
        self.post(first)
        second = house.session("s-2", at=house.ended(0))
        second["session"]["number"] = 2
        self.post(second)

        booking = "s-1/microneedling.book-next/1"
        state, history = self.history(booking)
        self.assertEqual(state, "cancelled")
        self.assertEqual(history[-1], ("superseded",
                                       'superseded by the session "s-2" of the same course'))
        self.assertEqual(self.history("s-1/microneedling.result-photo/1")[0], "scheduled")
        self.assertEqual(self.history("s-2/microneedling.book-next/1")[0], "scheduled")

        self.ask("DELETE", "/v1/sessions/s-2")
        self.assertEqual(self.history(booking)[0], "scheduled")

    def test_an_adverse_reaction_holds_and_sends_what_the_rules_say(self):
        self.post(house.session(contact={"to": "patient-4711", "quiet": ["00:00", "23:59"]}))
        body = {"at": "2026-01-01T08:00:00+00:00", "by": "p-1"}
        reply = self.ask("POST", "/v1/sessions/s-77/reaction", body)
        key = "s-77/microneedling.red-flag-infection/reaction/2026-01-01T08:00:00+00:00"
        self.assertEqual((reply.status, reply.json["sent"]), (200, [key]))
        self.assertGreater(reply.json["held"], 0)
        _, _, sent = self.receiver.take(key)
        data = json.loads(sent)["data"]
        self.assertEqual(data["to"], "patient-4711")
        self.assertTrue(data["message"].startswith("Stop all products"), data["message"])
        self.assertEqual(self.history("s-77/microneedling.book-next/1")[1][-1][0], "held")
        again = self.ask("POST", "/v1/sessions/s-77/reaction", body)
        self.assertEqual((again.status, again.json["held"]), (200, 0))
        self.wait_for(key, "delivered")

        for body, status, part in (({"at": "today"}, 400, "no instant"),
                                   ({"when": "2026-01-01"}, 400, "no place here"),
                                   ([], 400, "an object"),
                                   ({"at": "2999-01-01T08:00:00Z"}, 400, "still to come")):
            refused = self.ask("POST", "/v1/sessions/s-77/reaction", body)
            self.assertEqual(refused.status, status, refused.json)
            self.assertIn(part, refused.json["detail"])
        self.assertEqual(self.ask("POST", "/v1/sessions/s-0/reaction", {}).status, 404)
        self.ask("DELETE", "/v1/sessions/s-77")
        self.assertEqual(self.ask("POST", "/v1/sessions/s-77/reaction", {}).status, 409)

    def test_after_an_erasure_nothing_links_to_what_was(self):
        document = house.session(at=house.ended(0))
        self.post(document)
        self.receiver.take(FIRST)
        self.ask("DELETE", "/v1/sessions/s-77")
        self.ask("DELETE", "/v1/patients/p-1")
        document["patient"]["id"] = "p-2"
        self.assertEqual(self.post(document).status, 201)
        self.receiver.take(FIRST)  # of another person
        self.assertNotIn("kept", [what for what, _ in self.history(FIRST)[1]])


if __name__ == "__main__":
    unittest.main()
