#!/usr/bin/env python3
"""Who is slow, or holds many connections, is cut off in time and keeps nobody else waiting."""

import http.client
import json
import resource
import socket
import sys
import time
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "daemon"))
import house  # noqa: E402: it lies beside this file

IDLE = 1000
SLOW = 20  # of each kind
LARGE = 40  # times all rules: more than the system takes over from the daemon
HEAD = b"Host: localhost\r\n"
ASSESSMENT = json.dumps({
    "patient": {"id": "p-1", "birth_date": "1991-03-14", "conditions": []},
    "request": {"treatments": ["microneedling"], "areas": ["face"], "date": "2026-11-22"}})
# What is promised is a second; the rest is for a machine that does other things, too.
PROMISED = 1.0
GENEROUS = 4 * PROMISED


class Many(unittest.TestCase):
    def setUp(self):
        self.daemon = house.Daemon(self.config())
        self.addCleanup(self.daemon.close)
        self.daemon.start()
        self.sockets = []
        self.addCleanup(lambda: [one.close() for one in self.sockets])

    @staticmethod
    def config():
        return ""

    def connect(self, sent=b"", source="127.0.0.1"):
        host, port = self.daemon.address.split(":")
        one = socket.create_connection((host, int(port)), house.PATIENCE, (source, 0))
        self.sockets.append(one)
        if sent:
            one.sendall(sent)
        return one

    def ask_from(self, source, path="/healthz"):
        host, port = self.daemon.address.split(":")
        asked = http.client.HTTPConnection(host, int(port), house.PATIENCE, (source, 0))
        try:
            asked.request("GET", path)
            return house.Reply(asked.getresponse())
        finally:
            asked.close()

    def metric(self, row):
        """The value of that row of /metrics, asked from an address of its own."""
        host, port = self.daemon.address.split(":")
        asked = http.client.HTTPConnection(host, int(port), house.PATIENCE, ("127.0.0.9", 0))
        try:
            asked.request("GET", "/metrics")
            text = asked.getresponse().read().decode()
        finally:
            asked.close()
        return int(text.split("\n%s " % row)[1].split("\n")[0])

    @staticmethod
    def read_to_the_end(one):
        """How many bytes the daemon had sent when it closed."""
        count = 0
        try:
            while part := one.recv(1 << 20):
                count += len(part)
        except ConnectionError:
            pass
        return count


class Slow(Many):
    @staticmethod
    def config():
        return 'head_timeout = "PT2S"\nbody_timeout = "PT3S"'

    def slow_ones(self):
        """Heads and bodies that never end, large answers that nobody reads."""
        heads = [self.connect(b"GET /healthz HTTP/1.1\r\n" + HEAD + b"X-Slow: ")
                 for _ in range(SLOW)]
        bodies = [self.connect(b"POST /v1/assess HTTP/1.1\r\n" + HEAD +
                               b"Content-Type: application/json\r\n"
                               b"Content-Length: 100000\r\n\r\n{") for _ in range(SLOW)]
        ask = b"GET /v1/rules HTTP/1.1\r\n" + HEAD + b"\r\n"
        readers = [self.connect(LARGE * ask) for _ in range(SLOW)]
        return heads, bodies, readers

    def drip(self, dripping):
        """A byte from each of them; gives those that are still open."""
        left = []
        for one in dripping:
            try:
                one.setblocking(False)  # with a time-out Python would wait for it
                one.send(b" ")
                if not one.recv(1):
                    continue
            except BlockingIOError:
                pass
            except OSError:
                continue
            left.append(one)
        return left

    def test_slow_ones_are_cut_off_and_others_answered_at_once_meanwhile(self):
        most = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
        idle = [self.connect() for _ in range(min(IDLE, most // 2))]
        heads, bodies, readers = self.slow_ones()
        dripping, took = heads + bodies, []
        begun = time.monotonic()

        while dripping and time.monotonic() < begun + house.PATIENCE:
            dripping = self.drip(dripping)
            for ask in (("GET", "/healthz"), ("POST", "/v1/assess", ASSESSMENT)):
                asked = time.monotonic()
                self.assertEqual(self.daemon.ask(*ask).status, 200)
                took.append(time.monotonic() - asked)

        self.assertEqual(dripping, [])
        if not house.INSTRUMENTED:  # the promise is the program's, not the sanitizer's
            self.assertGreater(len(took), 10)
            self.assertLess(max(took), GENEROUS)
            took.sort()
            self.assertLess(took[len(took) // 2], PROMISED)
        house.eventually(lambda: self.metric("aftercare_http_connections") == 1)
        for one in idle:
            self.assertEqual(self.read_to_the_end(one), 0)
        whole = int(self.daemon.ask("GET", "/v1/rules").headers["Content-Length"])
        for one in readers:
            self.assertLess(self.read_to_the_end(one), LARGE * whole)
        self.assertGreaterEqual(
            self.metric('aftercare_http_connections_cut_total{why="slow"}'), 2 * SLOW)
        self.assertEqual(self.daemon.ask("GET", "/v1/reminders").json["reminders"], [])


class Guest(Many):
    LIMIT = 8

    def config(self):
        return "connections_per_address = %d" % self.LIMIT

    def busy(self, source):
        """As many as may be at work."""
        begun = (b"POST /v1/assess HTTP/1.1\r\n" + HEAD + b"Content-Type: application/json"
                 b"\r\nContent-Length: %d\r\nExpect: 100-continue\r\n\r\n" % len(ASSESSMENT))
        working = [self.connect(begun, source) for _ in range(self.LIMIT)]
        for one in working:
            self.assertTrue(one.recv(1024).startswith(b"HTTP/1.1 100"))
        return working

    def test_an_address_with_all_it_may_have_is_told_so_and_no_other_notices(self):
        working = self.busy("127.0.0.1")

        refused = self.ask_from("127.0.0.1")
        self.assertEqual(refused.status, 503)
        self.assertEqual(refused.headers["Content-Type"], "application/problem+json")
        self.assertEqual(refused.headers["Retry-After"], "1")
        self.assertEqual(refused.headers["Connection"], "close")
        self.assertEqual(self.ask_from("127.0.0.2").status, 200)
        self.assertEqual(self.metric("aftercare_http_connections_refused_total"), 1)
        self.assertGreaterEqual(self.metric("aftercare_http_connections"), self.LIMIT + 1)

        for one in working:  # Those that were there have their answers, and make room.
            one.sendall(ASSESSMENT.encode())
            self.assertTrue(one.recv(65536).startswith(b"HTTP/1.1 200"))
        self.assertEqual(self.ask_from("127.0.0.1").status, 200)

    def test_who_holds_idle_ones_loses_the_oldest_of_his_own(self):
        others = self.connect(source="127.0.0.2")
        idle = [self.connect() for _ in range(self.LIMIT)]

        self.assertEqual(self.ask_from("127.0.0.1").status, 200)

        self.assertEqual(self.read_to_the_end(idle[0]), 0)
        others.sendall(b"GET /healthz HTTP/1.1\r\n" + HEAD + b"\r\n")
        self.assertTrue(others.recv(65536).startswith(b"HTTP/1.1 200"))
        self.assertEqual(self.metric("aftercare_http_connections_refused_total"), 0)


class Usual(Many):
    def test_a_hundred_clients_of_one_machine_work_with_some_connections_each(self):
        asking = [self.connect() for _ in range(400)]
        for _ in range(2):
            for one in asking:
                one.sendall(b"GET /healthz HTTP/1.1\r\n" + HEAD + b"\r\n")
            for one in asking:
                self.assertTrue(one.recv(65536).startswith(b"HTTP/1.1 200"))


def raise_limits():
    """The sockets of all these clients are ours, too."""
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


if __name__ == "__main__":
    raise_limits()
    unittest.main()
