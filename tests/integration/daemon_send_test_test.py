#!/usr/bin/env python3
"""aftercared send-test: one message by a channel, what was answered to it, and nothing kept."""

import json
import socket
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "daemon"))
import house  # noqa: E402: they lie beside this file
import receivers  # noqa: E402


class SendTest(unittest.TestCase):
    def configured(self, config=""):
        self.daemon = house.Daemon(config)
        self.addCleanup(self.daemon.close)

    def send(self, *words):
        return house.run("--config", str(self.daemon.config), "send-test", *words)

    def receiver(self):
        receiver = house.Receiver()
        self.addCleanup(receiver.close)
        self.configured(house.Daemon.webhook(receiver))
        return receiver

    def check(self, done, status, says):
        self.assertEqual((done.returncode, done.stderr), (status, ""), done.stdout)
        self.assertRegex(done.stdout, says)

    def test_a_webhook_gets_it_signed_and_under_another_key_each_time(self):
        receiver, keys = self.receiver(), set()
        for _ in range(2):
            self.check(self.send("webhook", "--to", "p-1"), 0,
                       "^webhook: it was taken: answered 204\n$")
            _, headers, body = receiver.got.get(timeout=house.PATIENCE)
            self.assertTrue(house.is_signed(headers, body))
            data = json.loads(body)["data"]
            self.assertEqual((data["session"], data["to"]), ("aftercare-test", "p-1"))
            keys.add(data["key"])
        self.assertEqual(len(keys), 2)

    def test_what_the_receiver_answers_is_said_with_status_1(self):
        receiver = self.receiver()
        for status, says in ((410, "it was refused for good: answered 410, gone for good"),
                             (503, "the channel does not work: answered 503"),
                             (408, "it was not taken, and would be tried again: answered 408")):
            receiver.status = status
            self.check(self.send("webhook"), 1, "^webhook: " + says)

    def test_nobody_listening_is_said_with_status_1(self):
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        self.configured('channels = { webhook = { url = "http://127.0.0.1:%d/", unsigned = true, '
                        'allow = { "127.0.0.0/8" } } }' % port)
        self.check(self.send("webhook"), 1, "^webhook: the channel does not work: no answer: ")

    def test_a_mail_needs_an_address(self):
        server = receivers.MailServer()
        self.addCleanup(server.close)
        self.configured("channels = { %s }" % server.channel("letters"))
        self.check(self.send("letters", "--to", "ops@clinic.example"), 0,
                   "^letters: it was taken: answered \"250 kept\"")
        _, _, to, mail = server.take()
        self.assertEqual((to, mail["To"]), ("ops@clinic.example", "ops@clinic.example"))
        self.assertIn("This is a test", mail.get_body(("plain",)).get_content())
        self.check(self.send("letters"), 1, "^letters: it was refused for good: .*no address")

    def test_a_program_says_by_its_status(self):
        self.configured()
        for status, wanted, says in ((0, 0, "it was taken"), (75, 1, "not taken, and would be"),
                                     (3, 1, "refused for good: .*3")):
            path = receivers.program(self.daemon.path, "cat >/dev/null; exit %d\n" % status)
            self.daemon.config.write_text(
                'channels = { exec = { program = "%s" } }' % path, encoding="utf-8")
            self.check(self.send("exec"), wanted, "^exec: .*" + says)

    def test_the_logs_line_is_printed(self):
        self.configured()
        done = self.send("log")
        line, said = done.stdout.splitlines()
        self.assertEqual((done.returncode, said.split(":")[0:2]), (0, ["log", " it was taken"]))
        self.assertIn("aftercare-test", line)
        json.loads(line)

    def test_nothing_is_kept_beside_a_daemon_or_without_one(self):
        receiver = self.receiver()
        self.assertEqual(self.send("webhook").returncode, 0)
        self.assertFalse((self.daemon.path / "state").exists())
        self.daemon.start()
        self.assertEqual(self.send("webhook").returncode, 0)
        self.assertEqual(self.daemon.ask("GET", "/v1/reminders").json["reminders"], [])
        self.assertEqual(len(receiver.keys()), 2)

    def test_what_is_wrong_with_the_question_is_64(self):
        self.configured()
        for words, says in ((["lgo"], 'there is no channel "lgo" (did you mean log)'),
                            (["zzzzzzzz"], "(name one of the configuration)"),
                            ([], "aftercared send-test CHANNEL [--to ADDRESS]"),
                            (["log", "--to"], "--to needs an address")):
            done = self.send(*words)
            self.assertEqual((done.returncode, done.stdout), (64, ""), done.stderr)
            self.assertIn(says, done.stderr)
        for words, says in ((["doctor", "--to", "x"], "aftercared doctor"),
                            (["--to", "x"], "--to is of a command")):
            done = house.run("--config", str(self.daemon.config), *words)
            self.assertEqual(done.returncode, 64)
            self.assertIn(says, done.stderr)

    def test_a_channel_that_does_not_open_is_78(self):
        self.configured('channels = { exec = { program = "/nowhere/at/all" } }')
        done = self.send("exec")
        self.assertEqual((done.returncode, done.stdout), (78, ""))
        self.assertIn("/nowhere/at/all", done.stderr)


if __name__ == "__main__":
    unittest.main()
