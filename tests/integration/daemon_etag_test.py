#!/usr/bin/env python3
"""Two who change the same session: entity tags keep one from undoing what the other did."""

import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "daemon"))
import house  # noqa: E402: it lies beside this file

PATH = "/v1/sessions/s-77"


class EntityTags(unittest.TestCase):
    def setUp(self):
        self.daemon = house.Daemon()
        self.addCleanup(self.daemon.close)
        self.daemon.start()

    def post(self, number, **headers):
        document = house.session()
        document["session"]["ended_at"] = "2036-11-22T15:30:00+01:00"  # nothing is due
        document["session"]["number"] = number
        headers = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.daemon.ask("POST", "/v1/sessions", document, headers)

    def get(self, **headers):
        headers = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.daemon.ask("GET", PATH, None, headers)

    def test_what_another_one_has_changed_meanwhile_is_not_undone(self):
        mine = self.post(1).headers["ETag"]
        theirs = self.post(2, If_Match=mine)
        self.assertEqual(theirs.status, 200)

        lost = self.post(3, If_Match=mine)

        self.assertEqual(lost.status, 412)
        self.assertEqual(lost.headers["Content-Type"], "application/problem+json")
        self.assertIn("get it anew", lost.json["detail"])
        self.assertEqual(self.daemon.ask("DELETE", PATH, None, {"If-Match": mine}).status, 412)
        now = self.get().headers["ETag"]
        self.assertEqual(now, theirs.headers["ETag"])
        self.assertEqual(self.post(3, If_Match=now).status, 200)
        self.assertEqual(self.daemon.ask("DELETE", PATH, None,
                                         {"If-Match": self.get().headers["ETag"]}).status, 200)

    def test_a_post_whose_answer_was_lost_is_repeated_as_it_was(self):
        mine = self.post(1).headers["ETag"]
        first, again = self.post(2, If_Match=mine), self.post(2, If_Match=mine)
        self.assertEqual((first.status, again.status), (200, 200))
        self.assertEqual(first.headers["ETag"], again.headers["ETag"])

    def test_only_what_is_new_is_posted_where_that_is_asked(self):
        self.assertEqual(self.post(1, If_Match="*").status, 412)
        self.assertEqual(self.post(1, If_None_Match="*").status, 201)
        self.assertEqual(self.post(2, If_None_Match="*").status, 412)
        self.assertEqual(self.post(2, If_Match="*").status, 200)

    def test_who_knows_it_already_hears_so_until_it_changes(self):
        tag = self.post(1).headers["ETag"]
        same = self.get(If_None_Match=tag)
        self.assertEqual((same.status, same.json, same.headers["ETag"]), (304, None, tag))
        key = self.get().json["reminders"][0]["key"].replace("/", "%2F")
        done = self.daemon.ask("POST", f"/v1/reminders/{key}/acknowledge", {"answer": "done"})
        self.assertEqual(done.status, 200, done.json)
        changed = self.get(If_None_Match=tag)
        self.assertEqual(changed.status, 200)
        self.assertNotEqual(changed.headers["ETag"], tag)

    def test_a_reminder_that_went_out_meanwhile_is_no_change_to_lose(self):
        document = house.session(at=house.ended(0))
        mine = self.daemon.ask("POST", "/v1/sessions", document).headers["ETag"]
        house.eventually(lambda: self.get().headers["ETag"] != mine)
        document["session"]["number"] = 2
        self.assertEqual(self.daemon.ask("POST", "/v1/sessions", document,
                                         {"If-Match": mine}).status, 200)

    def test_it_stays_the_same_over_a_restart(self):
        tag = self.post(1).headers["ETag"]
        self.daemon.stop()
        self.daemon.start()
        self.assertEqual(self.get().headers["ETag"], tag)

    def test_what_is_no_tag_is_refused(self):
        refused = self.post(1, If_Match="sha256:1")
        self.assertEqual(refused.status, 400)
        self.assertIn("no list of entity tags", refused.json["detail"])


if __name__ == "__main__":
    unittest.main()
