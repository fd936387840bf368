#!/usr/bin/env python3
"""A sync that fails: what was not kept is not accepted, and the process ends."""

import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "daemon"))
from house import PATIENCE, Daemon, session  # noqa: E402

HERE = Path(__file__).parent / "daemon"
SKIPPED = 77


class FailingSync(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.sign = Path(self.folder.name) / "fail"
        library = Path(self.folder.name) / "failing_sync.so"
        subprocess.run([os.environ.get("AFTERCARE_CC", "cc"), "-shared", "-fPIC", "-o", library,
                        HERE / "failing_sync.c"], check=True)
        self.environment = os.environ | {"LD_PRELOAD": str(library),
                                         "FAILING_SYNC": str(self.sign)}

    def test_a_failed_sync_is_never_a_2xx_and_ends_the_process(self):
        daemon = Daemon()
        self.addCleanup(daemon.close)
        daemon.start(env=self.environment)
        self.assertEqual(daemon.ask("POST", "/v1/sessions", session("kept")).status, 201)

        self.sign.touch()
        answer = daemon.ask("POST", "/v1/sessions", session("lost"))
        self.assertGreaterEqual(answer.status, 500)
        self.assertNotEqual(daemon.process.wait(PATIENCE), 0)

        self.sign.unlink()
        daemon.start(env=self.environment)
        self.assertEqual(daemon.ask("GET", "/v1/sessions/kept").status, 200)
        daemon.stop()


if __name__ == "__main__":
    if os.environ.get("AFTERCARE_SANITIZE"):
        sys.exit(SKIPPED)  # a sanitizer wants to be loaded first
    unittest.main()
