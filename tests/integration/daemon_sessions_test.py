#!/usr/bin/env python3
"""What becomes of a session that is posted again: unchanged, changed, or after it was
cancelled."""

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
