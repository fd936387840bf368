#!/usr/bin/env python3
"""The time zone database is replaced under a running aftercared."""

import json
import shutil
import signal
import sys
import unittest
from datetime import datetime, timedelta, timezone
from pathlib import Path
from urllib.parse import quote

sys.path.insert(0, str(Path(__file__).parent / "daemon"))
import house  # noqa: E402: it lies beside this file

SYSTEM = Path("/usr/share/zoneinfo")
EVENING = "s-77/microneedling.gentle-cleanse"


class Zones(unittest.TestCase):
    def setUp(self):
        self.daemon = house.Daemon()
        self.addCleanup(self.daemon.close)
        self.zoneinfo = self.daemon.path / "zoneinfo"
        self.zoneinfo.mkdir()
        for entry in SYSTEM.iterdir():  # the packs' own tests need theirs
            (self.zoneinfo / entry.name).symlink_to(entry)
        self.set_zone("Etc/GMT-1")
        with self.daemon.config.open("a", encoding="utf-8") as config:
            config.write(f'zoneinfo = "{self.zoneinfo}"\ntimezone = "Clinic"\n')
        self.daemon.start()

    def set_zone(self, name):
        """The clinic's clock is that one from now on: as a package does it, by renaming."""
        new = self.zoneinfo / "New"
        shutil.copy(SYSTEM / name, new)
        new.rename(self.zoneinfo / "Clinic")

    def post(self, name):
        document = house.session(name, at=datetime.now(timezone.utc) - timedelta(hours=3))
        del document["session"]["timezone"]
        reply = self.daemon.ask("POST", "/v1/sessions", document)
        self.assertEqual(reply.status, 201, reply.json)
        return reply.json["reminders"]

    def shown(self, name):
        return {reminder["key"]: reminder
                for reminder in self.daemon.ask("GET", f"/v1/sessions/{name}").json["reminders"]}

    def one_on_the_clock(self, reminders):
        """The last reminder that is due at a time of the day."""
        return [one for one in reminders if one["due"].endswith(":00:00+01:00")][-1]

    def test_pending_reminders_keep_the_hour_that_the_clock_shows(self):
        before = self.one_on_the_clock(self.post("s-77"))
        self.set_zone("Etc/GMT-3")
        self.daemon.process.send_signal(signal.SIGHUP)
        until = datetime.fromisoformat(before["due"]) - timedelta(hours=2)
        while "Clinic" not in self.daemon.event("note")["detail"]:
            pass

        after = self.shown("s-77")[before["key"]]
        self.assertEqual(datetime.fromisoformat(after["due"]), until)
        reply = self.daemon.ask("GET", "/v1/reminders/" + quote(before["key"], safe=""))
        moved = [event for event in reply.json["history"] if event["what"] == "moved"]
        self.assertEqual(len(moved), 1, json.dumps(reply.json))
        self.assertIn("by the new data of the time zone Clinic", moved[0]["detail"])

    def test_what_is_planned_after_that_goes_by_the_new_data(self):
        before = self.one_on_the_clock(self.post("s-77"))
        self.set_zone("Etc/GMT-3")
        self.daemon.process.send_signal(signal.SIGHUP)
        self.daemon.event("rules")
        key = before["key"].replace("s-77", "s-78")
        planned = {one["key"]: one for one in self.post("s-78")}[key]
        self.assertTrue(planned["due"].endswith(":00:00+03:00"), planned["due"])

    def test_a_database_replaced_while_it_was_down_counts_at_the_start(self):
        before = self.one_on_the_clock(self.post("s-77"))
        self.daemon.kill()
        self.set_zone("UTC")
        self.daemon.start()
        while "Clinic" not in self.daemon.event("note")["detail"]:
            pass
        after = self.shown("s-77")[before["key"]]
        self.assertEqual(datetime.fromisoformat(after["due"]),
                         datetime.fromisoformat(before["due"]) + timedelta(hours=1))


if __name__ == "__main__":
    unittest.main()
