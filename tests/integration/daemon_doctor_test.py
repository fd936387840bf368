#!/usr/bin/env python3
"""aftercared doctor says what is wrong and what to do about it, and changes nothing."""

import os
import shutil
import socket
import ssl
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "daemon"))
import house  # noqa: E402: it lies beside this file
import receivers  # noqa: E402: it lies beside this file
from daemon_tls_test import certificate  # noqa: E402: it lies beside this file

PACK = house.SOURCE / "rules"


class Doctor(unittest.TestCase):
    """Their rules are those that ship, without the thousand tests that the doctor has them pass:
    one of these looks at that, the others are quick."""

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory(prefix="doctor-")
        cls.addClassCleanup(cls.folder.cleanup)
        cls.untested = Path(cls.folder.name) / "rules"
        shutil.copytree(PACK, cls.untested, ignore=shutil.ignore_patterns("tests"))

    def rules(self):
        return 'rules = { "%s" }\n' % self.untested

    def setUp(self):
        self.daemon = house.Daemon(self.rules() + self.config())
        self.addCleanup(self.daemon.close)
        self.store = self.daemon.path / "state" / "aftercare.db"

    @staticmethod
    def config():
        return ""

    def doctor(self):
        """The exit status, and what is said of each thing."""
        done = house.run("doctor", "--config", str(self.daemon.config))
        self.assertEqual(done.stderr, "")
        lines = [line.split(None, 1) for line in done.stdout.splitlines()[:-1]]
        for line in lines:
            self.assertIn(line[0], ("ok", "warning", "wrong"))
            if line[0] != "ok":
                self.assertRegex(line[1], r"\(.+\)", "what is wrong says what to do")
        wrong = sum(line[0] == "wrong" for line in lines)
        self.assertTrue(done.stdout.splitlines()[-1].startswith("%d wrong, " % wrong))
        self.assertEqual(done.returncode, 1 if wrong else 0)
        return [(line[0], *line[1].split(": ", 1)) for line in lines]

    def says(self, answer, what, part):
        found = self.doctor()
        self.assertTrue([1 for a, w, s in found if (a, w) == (answer, what) and part in s],
                        (answer, what, part, found))

    def keep_something(self):
        self.daemon.start()
        self.assertEqual(
            self.daemon.ask("POST", "/v1/sessions", house.session()).status, 201)
        self.assertEqual(self.daemon.stop(), 0)


class Healthy(Doctor):
    def test_before_the_first_start_nothing_is_wrong_and_nothing_is_made(self):
        found = self.doctor()
        self.assertNotIn("wrong", [answer for answer, _, _ in found])
        self.assertEqual({what for _, what, _ in found},
                         {"config", "channel", "tokens", "rules", "store", "audit", "port",
                          "clock", "zones", "user"})
        self.says("warning" if os.geteuid() == 0 else "ok", "user", "root")
        self.assertFalse((self.daemon.path / "state").exists())

    def test_a_store_that_was_used_is_whole(self):
        self.keep_something()
        self.says("ok", "store", "all of it is as it should be")
        self.says("ok", "audit", "this user's alone")
        self.says("ok", "room", "MiB are free")

    def test_what_a_killed_daemon_left_is_whole(self):
        self.daemon.start()
        self.daemon.ask("POST", "/v1/sessions", house.session())
        self.daemon.kill()
        left = {path.name: path.read_bytes() for path in self.store.parent.iterdir()}
        self.says("ok", "store", "all of it is as it should be")
        self.assertEqual(
            left, {path.name: path.read_bytes() for path in self.store.parent.iterdir()})

    def test_a_running_daemon_is_asked(self):
        self.daemon.start()
        text = self.daemon.config.read_text(encoding="utf-8")
        self.daemon.config.write_text(text.replace("127.0.0.1:0", self.daemon.address),
                                      encoding="utf-8")
        self.says("ok", "store", "aftercared is running with it, and says that it is ready")
        self.says("ok", "port", self.daemon.address)


class Tested(Doctor):
    def rules(self):
        return ""

    def test_the_rules_that_ship_pass_their_tests(self):
        found = self.doctor()
        told = [sentence for _, what, sentence in found if what == "rules"]
        self.assertEqual(len(told), 1)
        self.assertRegex(told[0], r"they load, and pass \d{3,} tests")


class Ill(Doctor):
    def test_a_damaged_store(self):
        self.keep_something()
        content = bytearray(self.store.read_bytes())
        for at in range(4096, len(content), 512):
            content[at] ^= 0xFF
        self.store.write_bytes(content)
        self.says("wrong", "store", "damaged")
        self.assertEqual(self.store.read_bytes(), content)

    def test_a_store_that_is_none(self):
        self.store.parent.mkdir()
        self.store.write_bytes(b"not a database, but long enough to be taken for one" * 40)
        self.store.chmod(0o600)
        self.says("wrong", "store", "")

    def test_files_that_others_may_read(self):
        self.keep_something()
        self.daemon.start()
        self.assertEqual(self.daemon.stop(), 0)
        log = self.store.parent / "audit.jsonl"
        log.chmod(0o644)
        self.says("wrong", "audit", "chmod 600 " + str(log))

    def test_somebody_else_has_the_port(self):
        with socket.create_server(("127.0.0.1", 0)) as other:
            address = "127.0.0.1:%d" % other.getsockname()[1]
            text = self.daemon.config.read_text(encoding="utf-8")
            self.daemon.config.write_text(text.replace("127.0.0.1:0", address),
                                          encoding="utf-8")
            self.says("wrong", "port", address)

    def test_somebody_else_has_the_store(self):
        self.daemon.start()  # on a port that the configuration does not name
        self.says("wrong", "store", "in use")

    @unittest.skipIf(os.geteuid() == 0, "root may write everywhere")
    def test_a_folder_that_cannot_be_written(self):
        folder = self.daemon.path / "state"
        folder.mkdir(mode=0o500)
        self.addCleanup(folder.chmod, 0o700)
        self.says("wrong", "store", "may not write")


class IllConfigured(Doctor):
    @staticmethod
    def config():
        return ('timezone = "Mars/Olympus"\nchannels = { hook = { type = "webhook", '
                'url = "ftp://x/", unsigned = true } }')

    def test_what_is_wrong_in_the_configuration_is_told_with_its_line(self):
        found = self.doctor()
        wrong = [sentence for answer, _, sentence in found if answer == "wrong"]
        self.assertTrue([1 for sentence in wrong if "aftercared.lua:4" in sentence], found)


class Unsigned(Doctor):
    @staticmethod
    def config():
        return ('channels = { hook = { type = "webhook", url = "https://clinic.example/x", '
                'unsigned = true } }')

    def test_what_is_allowed_but_unwise_is_a_warning(self):
        self.says("warning", "channel", "forged")


class Hosts(Doctor):
    """Each finds its receiver as the test has it, and sends it nothing."""

    def setUp(self):
        super().setUp()
        self.receiver = house.Receiver()
        self.addCleanup(self.receiver.close)
        self.address = self.receiver.url.split("/")[2]

    def says(self, answer, what, part):
        """On a busy machine the doctor's patience may end before a receiver answers."""
        house.eventually(lambda: [1 for a, w, s in self.doctor()
                                  if (a, w) == (answer, what) and part in s])

    def configure(self, *channels):
        text = self.daemon.config.read_text(encoding="utf-8")
        self.daemon.config.write_text(text + 'default_channel = "hook"\nchannels = { %s }\n'
                                      % ", ".join(channels), encoding="utf-8")

    @staticmethod
    def webhook(name, url, more=""):
        return ('%s = { type = "webhook", url = "%s", unsigned = true, '
                'allow = { "127.0.0.0/8" }%s }' % (name, url, more))

    def encrypt(self):
        pem, key = certificate(self.daemon.path, "own")
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(pem, key)
        self.receiver.server.socket = context.wrap_socket(self.receiver.server.socket,
                                                          server_side=True)
        return pem

    def test_those_that_are_there(self):
        mails = receivers.MailServer()
        self.addCleanup(mails.close)
        self.configure(self.webhook("hook", self.receiver.url), mails.channel())

        self.says("ok", "host", '"hook" gets to ' + self.address)
        self.says("ok", "host", '"mail" gets to 127.0.0.1:%d' % mails.port)

        self.assertEqual((self.receiver.keys(), mails.got.qsize()), ([], 0))

    def test_one_that_is_down_is_waited_for(self):
        with socket.socket() as taken:  # and nobody listens
            taken.bind(("127.0.0.1", 0))
            port = taken.getsockname()[1]
            self.configure(self.webhook("hook", "http://127.0.0.1:%d/" % port),
                           self.webhook("other", self.receiver.url))
            self.says("warning", "host", '"hook" does not get to 127.0.0.1:%d: ' % port)
            self.says("ok", "host", '"other" gets to ' + self.address)

    def test_one_that_is_not_to_be_reached(self):
        self.configure(self.webhook("hook", self.receiver.url).replace("127.0.0.0", "10.0.0.0"))
        self.says("wrong", "host", "(allow its network)")

    def test_a_certificate_that_is_not_believed(self):
        self.encrypt()
        self.configure(self.webhook("hook", "https://%s/" % self.address))
        self.says("wrong", "host", "name in ca_file who signed it")

    def test_a_certificate_that_is_believed(self):
        pem = self.encrypt()
        self.configure(self.webhook("hook", "https://%s/" % self.address,
                                    ', ca_file = "%s"' % pem))
        self.says("ok", "host", '"hook" gets to ' + self.address)
        self.assertEqual(self.receiver.keys(), [])

    def test_one_that_does_not_encrypt(self):
        mails = receivers.MailServer()
        self.addCleanup(mails.close)
        self.configure(self.webhook("hook", "https://%s/" % self.address),
                       mails.channel().replace("unencrypted = true, ", ""))
        self.says("wrong", "host", "TLS 1.2")
        self.says("wrong", "host", "STARTTLS")


class BadRules(Doctor):
    def rules(self):
        return ""

    def test_rules_that_fail_their_tests(self):
        pack = self.daemon.path / "rules" / "odd"
        pack.mkdir(parents=True)
        (pack / "pack.lua").write_text("this is no pack", encoding="utf-8")
        text = self.daemon.config.read_text(encoding="utf-8")
        self.daemon.config.write_text(
            text + 'rules = { "%s", "%s" }\n' % (PACK, pack.parent), encoding="utf-8")
        self.assertIn("wrong", [answer for answer, _, _ in self.doctor()])


if __name__ == "__main__":
    unittest.main()
