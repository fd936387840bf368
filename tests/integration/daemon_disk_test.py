#!/usr/bin/env python3
"""A disk that fails in each way: what was not kept is not accepted, what was accepted is kept,
and after a sync that failed the process ends."""

import json
import os
import resource
import socket
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "daemon"))
from house import PATIENCE, Daemon, ended, eventually, session  # noqa: E402

HERE = Path(__file__).parent / "daemon"
SKIPPED = 77
HYDRATE = "microneedling.hydrate/1"


class FailingDisk(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.made = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.made.cleanup)
        cls.library = Path(cls.made.name) / "failing_disk.so"
        subprocess.run([os.environ.get("AFTERCARE_CC", "cc"), "-shared", "-fPIC", "-O1", "-o",
                        cls.library, HERE / "failing_disk.c"], check=True)

    def setUp(self):
        self.daemon = Daemon()
        self.addCleanup(self.daemon.close)
        self.sign = self.daemon.path / "sign"
        self.start()
        self.assertEqual(self.post("before").status, 201)

    def start(self):
        self.daemon.start(env=os.environ | {"LD_PRELOAD": str(self.library),
                                            "FAILING_DISK": str(self.sign)})

    def post(self, name, at=None):
        return self.daemon.ask("POST", "/v1/sessions", session(name, at=at))

    def fail_with(self, word):
        """All at once: what is read of it is the word or nothing."""
        (self.daemon.path / "new").write_text(word, encoding="ascii")
        (self.daemon.path / "new").rename(self.sign)

    def health(self):
        """What /healthz says, and /readyz."""
        return tuple(self.daemon.ask("GET", path).status for path in ("/healthz", "/readyz"))

    def is_kept(self, name):
        return self.daemon.ask("GET", f"/v1/sessions/{name}").status == 200

    def test_a_failed_sync_is_never_a_2xx_and_ends_the_process(self):
        for word in ("sync", "sync once"):
            with self.subTest(word=word):
                self.fail_with(word)
                answer = self.post(word.replace(" ", "-"))
                self.assertGreaterEqual(answer.status, 500)
                self.assertNotEqual(self.daemon.process.wait(PATIENCE), 0)
                self.sign.unlink(missing_ok=True)
                self.start()
                self.assertTrue(self.is_kept("before"))

    def test_a_full_disk_is_told_and_heals_without_a_restart(self):
        self.assertEqual(self.post("due", at=ended(2)).status, 201)
        self.fail_with("full")
        for i in range(3):
            answer = self.post(f"full-{i}")
            self.assertEqual(answer.status, 507, answer.json)
            self.assertEqual(answer.json["type"], "urn:aftercare:problem:full")
            self.assertIn("the disk is full (free some space", answer.json["detail"])
        self.assertTrue(self.is_kept("before"))
        self.assertFalse(self.is_kept("full-0"))
        self.assertEqual(self.daemon.ask("GET", "/healthz").status, 200)
        self.assertIn("full", self.daemon.event("trouble")["detail"])
        time.sleep(2)  # what falls due meanwhile waits, because nobody could note that it went

        self.sign.unlink()

        while json.loads(self.daemon.printed.get(timeout=PATIENCE))["key"] != f"due/{HYDRATE}":
            pass
        self.assertEqual(self.post("after").status, 201)
        self.assertEqual(self.daemon.stop(), 0)

    def test_a_write_that_fails_is_no_2xx_and_harms_nothing_else(self):
        self.fail_with("error")
        self.assertEqual(self.post("lost").status, 503)
        self.assertTrue(self.is_kept("before"))
        self.sign.unlink()
        self.assertEqual(self.post("after").status, 201)
        self.assertEqual(self.daemon.ask("GET", "/readyz").status, 200)
        self.assertFalse(self.is_kept("lost"))

    def test_it_says_that_it_is_not_ready_until_the_disk_is_back(self):
        self.assertEqual(self.health(), (200, 200))
        self.fail_with("error")

        self.assertEqual(self.post("lost").status, 503)
        self.assertEqual(self.health(), (200, 503))
        self.assertTrue(self.is_kept("before"))
        self.assertEqual(self.health(), (200, 503))

        self.sign.unlink()

        eventually(lambda: self.health() == (200, 200))
        self.assertEqual(self.post("after").status, 201)
        self.assertEqual(self.health(), (200, 200))

    def test_what_is_written_in_pieces_is_kept(self):
        for word in ("short", "interrupted"):
            with self.subTest(word=word):
                self.fail_with(word)
                self.assertEqual(self.post(word).status, 201)
                self.daemon.kill()
                self.sign.unlink()
                self.start()
                self.assertTrue(self.is_kept(word))
                self.assertTrue(self.is_kept("before"))

    def test_without_descriptors_it_lives_and_takes_up_again(self):
        limit = 64
        resource.prlimit(self.daemon.process.pid, resource.RLIMIT_NOFILE, (limit, limit))
        host, port = self.daemon.address.split(":")
        idle = [socket.create_connection((host, int(port)), PATIENCE) for _ in range(2 * limit)]
        for one in idle:
            one.close()
        self.assertEqual(self.post("after").status, 201)
        self.assertTrue(self.is_kept("before"))
        self.assertEqual(self.daemon.stop(), 0)


if __name__ == "__main__":
    if os.environ.get("AFTERCARE_SANITIZE"):
        sys.exit(SKIPPED)  # a sanitizer wants to be loaded first
    unittest.main()
