#!/usr/bin/env python3
"""Mail servers, webhooks and programs of every temper: what reaches them, what becomes of the reminder,
and what aftercared why says of it."""

import json
import socket
import struct
import sys
import threading
import unittest
from pathlib import Path
from urllib.parse import quote

sys.path.insert(0, str(Path(__file__).parent / "daemon"))
import house  # noqa: E402: they lie beside this file
import receivers  # noqa: E402
from receivers import CLOSE, HANG  # noqa: E402

HYDRATE = "s-77/microneedling.hydrate/1"
TEXT = "Apply a thin layer of the plain hydrating product you were given."


class Channels(unittest.TestCase):
    """A daemon on a port that is known before it starts, so that why can ask it."""

    def configure(self, channels, default):
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        self.daemon = house.Daemon(
            'default_channel = "%s"\nchannels = { %s }' % (default, channels),
            listen=f"127.0.0.1:{port}")
        self.addCleanup(self.daemon.close)
        self.daemon.start()

    def post(self, name="s-77", **contact):
        contact = {"to": "ana@example.org", "locale": "en"} | contact
        reply = self.daemon.ask("POST", "/v1/sessions",
                                house.session(name, at=house.ended(1), contact=contact))
        self.assertEqual(reply.status, 201, reply.json)

    def shown(self, key=HYDRATE):
        return self.daemon.ask("GET", "/v1/reminders/" + quote(key, safe="")).json

    def told(self, part):
        """Waits until the reminder's history says that."""
        house.eventually(
            lambda: [line for line in self.shown()["history"] if part in line["detail"]])

    def becomes(self, state, key=HYDRATE):
        house.eventually(lambda: self.shown(key)["state"] == state)

    def why(self):
        done = house.run("--config", str(self.daemon.config), "why", HYDRATE)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        return done.stdout.splitlines()


class Mail(Channels):
    def setUp(self):
        self.mails = receivers.MailServer()
        self.addCleanup(self.mails.close)

    def start(self, more=""):
        self.configure(self.mails.channel(more=more), "mail")

    def answers(self, command, said):
        self.mails.rule = lambda asked, line: said if asked == command else None

    def takes_all(self):
        self.mails.rule = lambda asked, line: None

    def test_a_server_that_takes_mail_has_all_of_it(self):
        self.start(', from_name = "The clinic"')
        self.post()

        _, sender, to, mail = self.mails.take(TEXT)
        self.becomes("delivered")

        self.assertEqual((sender, to), ("clinic@clinic.example", "ana@example.org"))
        self.assertEqual((mail["From"], mail["To"], mail["Auto-Submitted"]),
                         ("The clinic <clinic@clinic.example>", to, "auto-generated"))
        kinds = [part.get_content_type() for part in mail.walk()]
        self.assertEqual(kinds, ["multipart/mixed", "multipart/alternative", "text/plain",
                                 "text/html", "text/calendar"])
        said = self.why()
        self.assertEqual(said[0], HYDRATE + ": delivered")
        self.assertRegex(said[1], r'^It was delivered at .*, by try 1 \(answered "250 kept"\)\.$')
        self.assertRegex(said[-1], r'  delivered: answered "250 kept"$')

    def test_a_server_in_bad_temper_is_tried_again_and_then_has_it(self):
        for command, said, told in (
                ("RCPT", "451 4.7.1 greylisted", 'answered "451 4.7.1 greylisted"'),
                ("RCPT", "421 4.3.2 going down", 'answered "421 4.3.2 going down"'),
                ("END", "452 4.2.2 its box is full", 'answered "452 4.2.2 its box is full"'),
                ("CONNECT", "554 not today", 'answered "554 not today"'),
                ("CONNECT", CLOSE, "no answer: "),
                ("MAIL", CLOSE, "no answer: "),
                ("END", CLOSE, "no answer: "),
                ("CONNECT", HANG, "no answer: "),
                ("DATA", HANG, "no answer: ")):
            with self.subTest(command=command, said=said):
                self.setUp()
                self.answers(command, said)
                self.start(', timeout = "PT1S"')
                self.post()
                self.told("try 1 was not taken (" + told)
                self.assertTrue(self.mails.got.empty())
                self.takes_all()
                self.mails.take(TEXT)
                self.becomes("delivered")
                self.assertRegex(self.why()[1], r'^It was delivered at .*, by try \d+ \(answered')
                self.doCleanups()

    def test_mail_whose_answer_was_lost_comes_again_under_the_same_id(self):
        self.answers("END", HANG)
        self.start(', timeout = "PT1S"')
        self.post()
        first = self.mails.take(TEXT)[3]
        self.told("try 1 was not taken (no answer: ")
        self.takes_all()
        self.becomes("delivered")
        again = self.mails.take(TEXT)[3]
        self.assertEqual(first["Message-ID"], again["Message-ID"])
        self.assertEqual(first.get_body(("plain",)).get_content(),
                         again.get_body(("plain",)).get_content())

    def test_what_the_server_refuses_is_not_tried_again(self):
        for command, said in (("RCPT", "550 5.1.1 no such user"),
                              ("MAIL", "553 5.1.8 no such sender"),
                              ("END", "554 5.7.1 spam")):
            with self.subTest(command=command):
                self.setUp()
                self.answers(command, said)
                self.start()
                self.post()
                self.becomes("failed")
                self.assertEqual(self.why()[1],
                                 f'It failed: refused for good: answered "{said}".')
                self.assertEqual(self.shown()["attempts"], 1)
                self.doCleanups()

    def test_a_slow_server_is_waited_for(self):
        pause = threading.Event()
        self.mails.rule = lambda command, line: pause.wait(0.1) and None
        self.start()
        self.post()
        self.mails.take(TEXT)
        self.becomes("delivered")
        self.assertEqual(self.shown()["attempts"], 1)

    def test_when_every_try_is_used_up_it_has_failed(self):
        self.answers("RCPT", "451 later")
        self.start(", tries = 2")
        self.post()
        self.becomes("failed")
        self.assertEqual(self.why()[1],
                         'It failed: all 2 tries are used up; the last answer: answered "451 later".')

    def test_a_server_that_hangs_delays_nobody_else(self):
        self.answers("RCPT", HANG)
        hooks = house.Receiver()
        self.addCleanup(hooks.close)
        self.configure(
            self.mails.channel(more=', parallel = 64, timeout = "PT10M"') +
            ', webhook = { url = "%s", unsigned = true, allow = { "127.0.0.0/8" } }' % hooks.url,
            "mail")
        self.post()
        house.eventually(lambda: self.shown()["why"] == "Try 1 is under way.")
        self.post("s-78", channel="webhook")
        hooks.take("s-78/microneedling.hydrate/1")
        self.assertEqual(self.shown()["why"], "Try 1 is under way.")
        self.daemon.kill()  # It would wait for the tries that are under way.


def reset(connection):
    """Closes so that what was sent is lost."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()


def endless(connection):
    connection.sendall(b"HTTP/1.1 200 OK\r\n")
    while True:
        connection.sendall(b"X-More: and more\r\n" * 100)


class Webhooks(Channels):
    """Each beside a good receiver, which nobody delays."""

    def start(self, answer, more=""):
        self.bad, self.good = receivers.RawReceiver(answer), house.Receiver()
        self.addCleanup(self.bad.close)
        self.addCleanup(self.good.close)
        one = ('%s = { url = "%s", unsigned = true, allow = { "127.0.0.0/8" }, '
               'parallel = 64, circuit = 1000, backoff = { "PT1S", "PT1S" }%s }')
        self.configure(
            (one % ("bad", self.bad.url, ', type = "webhook"' + more)) + ", " +
            (one % ("good", self.good.url, ', type = "webhook"')), "bad")

    def serves_the_other(self):
        self.post("s-78", channel="good")
        self.good.take("s-78/microneedling.hydrate/1")
        self.assertEqual(self.daemon.ask("GET", "/healthz").status, 200)

    def test_an_answer_that_may_change_is_waited_for(self):
        for answer, told in (
                (None, "no answer: Operation timed out"),
                (b"", "no answer: "),
                (reset, "no answer: "),
                (b"HTTP/1.1 200 OK\r\nContent-Le", "no answer: its header was cut off"),
                (b"220 mail.example ESMTP\r\n", "no answer: Received HTTP/0.9"),
                (endless, "no answer: its answer was not complete after 65536"),
                (b"HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n", "answered 500"),
                (b"HTTP/1.1 503 No\r\nRetry-After: 2\r\nContent-Length: 0\r\n\r\n",
                 "answered 503, retry after 2 s"),
                (b"HTTP/1.1 429 No\r\nContent-Length: 0\r\n\r\n", "answered 429")):
            with self.subTest(answer=answer):
                # A sanitizer takes longer than a second to connect, when much else goes on.
                self.start(answer, ', timeout = "%s"' %
                           ("PT5S" if house.INSTRUMENTED else "PT1S"))
                self.post()
                self.told("try 1 was not taken (" + told)
                self.serves_the_other()
                self.bad.answer = b"HTTP/1.1 204 Fine\r\nConnection: close\r\n\r\n"
                self.becomes("delivered")
                ids = [self.bad.ids.get() for _ in range(self.bad.ids.qsize())]
                self.assertGreater(ids.count(HYDRATE), 1)
                self.doCleanups()

    def test_an_answer_for_good_ends_it(self):
        for answer, told in (
                (b"HTTP/1.1 410 Gone\r\nContent-Length: 0\r\n\r\n",
                 "answered 410, gone for good"),
                (b"HTTP/1.1 404 No\r\nContent-Length: 4\r\n\r\nnone", 'answered 404: "none"'),
                (b"HTTP/1.1 301 There\r\nLocation: http://10.0.0.1/\r\nContent-Length: 0\r\n\r\n",
                 "answered 301, and redirects are not followed")):
            with self.subTest(answer=answer):
                self.start(answer)
                self.post()
                self.becomes("failed")
                self.assertEqual(self.why()[1], f"It failed: refused for good: {told}.")
                self.serves_the_other()
                self.doCleanups()

    def test_a_body_that_is_wrong_changes_nothing_about_2xx(self):
        for answer in (b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nok",
                       b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"):
            with self.subTest(answer=answer):
                self.start(answer)
                self.post()
                self.becomes("delivered")
                self.assertEqual(self.shown()["attempts"], 1)
                self.doCleanups()


class Programs(Channels):
    def start(self, script, more=""):
        """A program that behaves so until a file named works is there."""
        folder = house.tempfile.TemporaryDirectory(prefix="aftercared-programs-")
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        path = receivers.program(
            folder.name,
            f'if [ ! -e {folder.name}/works ]; then\n{script}\nfi\n'
            f'read -r line; printf "%s\\n" "$line" >>{folder.name}/told\necho taken\n')
        self.configure(f'exec = {{ program = "{path}", backoff = {{ "PT1S", "PT1S" }}{more} }}',
                       "exec")

    def works(self):
        (self.folder / "works").touch()

    def lines(self):
        """What the program was told of the reminder."""
        path = self.folder / "told"
        told = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        told = [json.loads(line) for line in told if line.endswith("}")]
        return [data for data in told if data["key"] == HYDRATE]

    def test_a_program_that_ends_with_0_has_taken_it(self):
        self.start(":")
        self.post()
        self.becomes("delivered")
        told = self.lines()
        self.assertEqual(len(told), 1)
        self.assertEqual(sorted(told[0]), ["attempt", "due", "expires", "key", "locale", "message",
                                           "patient", "rule", "session", "to"])
        self.assertEqual((told[0]["to"], told[0]["message"], told[0]["attempt"]),
                         ("ana@example.org", TEXT, 1))
        self.assertRegex(self.why()[1],
                         r'^It was delivered at .*, by try 1 \(ended with 0: "taken"\)\.$')

    def test_a_program_that_could_not_is_tried_again(self):
        for script, told in (("echo busy; exit 75", 'ended with 75: "busy"'),
                             ("sleep 1000", "not over in 1000 ms, and killed"),
                             ("exec cat /dev/zero", "it wrote without end, and was killed")):
            with self.subTest(script=script):
                self.start(script, ', timeout = "PT1S"' if "sleep" in script else "")
                self.post()
                self.told(f"try 1 was not taken ({told}")
                self.assertEqual(self.lines(), [])
                self.works()
                self.becomes("delivered")
                self.assertGreater(self.lines()[0]["attempt"], 1)
                self.doCleanups()

    def test_a_program_that_fails_or_dies_is_not_tried_again(self):
        for script, told in (("echo no such number >&2; exit 1", 'ended with 1: "no such number"'),
                             ("exit 255", "ended with 255"),
                             ("kill -9 $$", "killed by signal 9"),
                             ("kill -SEGV $$", "killed by signal 11")):
            with self.subTest(script=script):
                self.start(script)
                self.post()
                self.becomes("failed")
                self.assertEqual(self.why()[1], f"It failed: refused for good: {told}.")
                self.assertEqual(self.shown()["attempts"], 1)
                self.doCleanups()

    def test_a_program_that_hangs_holds_no_other_channel(self):
        # It ends with its folder, also when nobody is left to kill it.
        self.start('while [ -d "${0%/*}" ]; do sleep 0.1; done',
                   ', parallel = 64, timeout = "PT10M" }, log = {')
        self.post()
        house.eventually(lambda: self.shown()["why"] == "Try 1 is under way.")
        self.post("s-78", channel="log")
        self.becomes("delivered", "s-78/microneedling.hydrate/1")
        self.assertEqual(self.shown()["why"], "Try 1 is under way.")
        self.daemon.kill()
        self.daemon.start()
        self.told("the daemon ended while a try was under way")
        self.daemon.kill()


if __name__ == "__main__":
    unittest.main()
