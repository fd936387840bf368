#!/usr/bin/env python3
"""GET /metrics counts what happens, as Prometheus reads it, and tells of nobody."""

import hashlib
import http.client
import re
import shutil
import subprocess
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "daemon"))
import house  # noqa: E402: it lies beside this file

NAME = r"[a-zA-Z_][a-zA-Z0-9_]*"
ROW = re.compile(r'(%s)(?:\{((?:%s="(?:[^"\\]|\\.)*",?)+)\})? (\d+(?:\.\d+)?)$' % (NAME, NAME))
LABEL = re.compile(r'(%s)="((?:[^"\\]|\\.)*)"' % NAME)


def parse(text):
    """The format's rules, read strictly: every row belongs to the family above it."""
    types, rows, family = {}, {}, None
    if not text.endswith("\n"):
        raise ValueError("the last line does not end")
    for line in text.splitlines():
        if line.startswith("# HELP "):
            family = line.split(" ")[2]
            if family in types:
                raise ValueError("twice: " + family)
            continue
        if line.startswith("# TYPE "):
            if line.split(" ")[2] != family:
                raise ValueError(line)
            types[family] = line.split(" ")[3]
            continue
        found = ROW.match(line)
        if not found:
            raise ValueError("no row: " + line)
        name, labels, value = found.groups()
        ends = ("_bucket", "_sum", "_count") if types[family] == "histogram" else ("",)
        if name not in [family + end for end in ends]:
            raise ValueError("%s stands under %s" % (name, family))
        key = (name, tuple(LABEL.findall(labels or "")))
        if key in rows:
            raise ValueError("twice: " + line)
        rows[key] = float(value)
    return types, rows


class Metrics(unittest.TestCase):
    def setUp(self):
        self.receiver = house.Receiver()
        self.addCleanup(self.receiver.close)
        self.daemon = house.Daemon(house.Daemon.webhook(self.receiver) + self.more())
        self.addCleanup(self.daemon.close)
        self.daemon.start()

    @staticmethod
    def more():
        return ""

    def text(self, token=None):
        connection = http.client.HTTPConnection(self.daemon.address, timeout=house.PATIENCE)
        self.addCleanup(connection.close)
        connection.request("GET", "/metrics",
                           headers={"Authorization": "Bearer " + token} if token else {})
        answer = connection.getresponse()
        return answer.status, answer.read().decode()

    def value(self, name, **labels):
        status, text = self.text()
        self.assertEqual(status, 200)
        return parse(text)[1].get((name, tuple(labels.items())), 0)


class Counted(Metrics):
    def test_what_happens_is_counted(self):
        document = house.session("s-canary", at=house.ended(1), patient={"id": "p-canary"})
        self.assertEqual(self.daemon.ask("POST", "/v1/sessions", document).status, 201)
        keys = [r["key"] for r in
                self.daemon.ask("GET", "/v1/reminders?session=s-canary").json["reminders"]]
        self.assertGreater(self.value("aftercare_reminders", state="scheduled"), 0)
        self.receiver.take(keys[0])
        delivered = {"channel": "webhook", "outcome": "delivered"}
        while self.value("aftercare_tries_total", **delivered) == 0:
            pass  # the receiver has it a moment before the daemon has its answer
        self.daemon.ask("GET", "/nowhere")

        status, text = self.text()
        types, rows = parse(text)

        self.assertEqual(status, 200)
        self.assertNotIn("canary", text)
        self.assertEqual(types["aftercare_lateness_seconds"], "histogram")
        count = rows[("aftercare_lateness_seconds_count", ())]
        self.assertGreaterEqual(count, 1)
        buckets = [value for (name, _), value in rows.items() if name.endswith("_bucket")]
        self.assertEqual(buckets, sorted(buckets))
        self.assertEqual(buckets[-1], count)
        self.assertEqual(rows[("aftercare_http_requests_total", (("status", "404"),))], 1)
        self.assertEqual(rows[("aftercare_http_requests_total", (("status", "201"),))], 1)

    @unittest.skipUnless(shutil.which("promtool"), "promtool is not installed")
    def test_promtool_has_nothing_to_say(self):
        done = subprocess.run(["promtool", "check", "metrics"], input=self.text()[1],
                              capture_output=True, text=True, check=False)
        self.assertEqual((done.returncode, done.stdout + done.stderr), (0, ""))


class Guarded(Metrics):
    @staticmethod
    def more():
        return "\ntokens = { %s }" % "".join(
            '{ name = "%s", sha256 = "%s", may = { "%s" } },'
            % (right, hashlib.sha256(right.encode()).hexdigest(), right)
            for right in ("metrics", "read"))

    def test_who_may_count_may_nothing_else_and_the_audit_log_is_not_filled(self):
        self.assertEqual(self.text("metrics")[0], 200)
        self.assertEqual(self.text("read")[0], 403)
        self.assertEqual(self.text()[0], 401)
        headers = {"Authorization": "Bearer metrics"}
        self.assertEqual(self.daemon.ask("GET", "/v1/reminders", headers=headers).status, 403)
        log = (self.daemon.path / "state" / "audit.jsonl").read_text(encoding="utf-8")
        self.assertNotIn("/metrics", log)


if __name__ == "__main__":
    unittest.main()
