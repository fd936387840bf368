#!/usr/bin/env python3
"""A reminder is written when it is sent: to whom, by which channel and in which language is what
is known by then. What it says is of the rules that its plan was made with, until the session is
posted with other content."""

import json
import shutil
import signal
import sys
import unittest
from datetime import datetime
from pathlib import Path
from urllib.parse import quote

sys.path.insert(0, str(Path(__file__).parent / "daemon"))
import house  # noqa: E402: they lie beside this file
import receivers  # noqa: E402

HYDRATE = "s-77/microneedling.hydrate/1"
ENGLISH = "Apply a thin layer"
SPANISH = "Aplique una capa fina"

# Takes down what it is told; one that goes to nobody@ is to be tried again.
PROGRAM = """read -r line
printf '%%s\\n' "$line" >>%s/told
case $line in *nobody@*) exit 75 ;; esac
"""


def contact(to, locale, channel):
    return {"to": to, "locale": locale, "channel": channel}


class Configured(unittest.TestCase):
    def setUp(self):
        self.mails, self.hooks = receivers.MailServer(), house.Receiver()
        self.addCleanup(self.mails.close)
        self.addCleanup(self.hooks.close)
        self.daemon = house.Daemon()
        self.addCleanup(self.daemon.close)
        program = receivers.program(self.daemon.path, PROGRAM % self.daemon.path)
        self.config = (
            'default_channel = "log"\nchannels = { log = { }, %s, '
            'webhook = { url = "%s", unsigned = true, allow = { "127.0.0.0/8" } }, '
            'exec = { program = "%s", backoff = { "PT1H", "PT1H" } } }\n'
            % (self.mails.channel(more=', backoff = { "PT1H", "PT1H" }%s'),
               self.hooks.url, program))
        self.configure("")

    def configure(self, subjects, more=""):
        kept = self.daemon.config.read_text(encoding="utf-8").splitlines()[:2]
        self.daemon.config.write_text("\n".join(kept) + "\n" + self.config % subjects + more,
                                      encoding="utf-8")

    def post(self, who, at=None):
        self.document = house.session(at=at or house.ended(1), contact=who)
        reply = self.daemon.ask("POST", "/v1/sessions", self.document)
        self.assertIn(reply.status, (200, 201), reply.json)
        return reply.json

    def post_again(self, who):
        """The same session, whose contact alone is another."""
        self.document["contact"] = who
        reply = self.daemon.ask("POST", "/v1/sessions", self.document)
        self.assertEqual(reply.status, 200, reply.json)

    def shown(self):
        return self.daemon.ask("GET", "/v1/reminders/" + quote(HYDRATE, safe="")).json


class Contact(Configured):
    def fail_by_exec(self):
        """A try that is over, and after which the next one is an hour away."""
        self.post(contact("nobody@example.org", "en", "exec"))
        house.eventually(self.is_to_be_repeated)
        told = self.told("nobody@example.org")
        self.assertEqual(told["locale"], "en")
        self.assertIn(ENGLISH, told["message"])

    def told(self, to):
        """What the program has been told of the one reminder for them; None: nothing."""
        lines = (self.daemon.path / "told").read_text(encoding="utf-8").splitlines()
        told = [json.loads(line) for line in lines if line.endswith("}")]
        found = [data for data in told if (data["key"], data["to"]) == (HYDRATE, to)]
        return found[0] if found else None

    def is_to_be_repeated(self):
        return "the next one is at" in self.shown()["history"][-1]["detail"]

    def check_data(self, data, to):
        self.assertEqual((data["key"], data["to"], data["locale"]), (HYDRATE, to, "es"))
        self.assertIn(SPANISH, data["message"])

    def test_a_program_is_told_of_the_new_contact(self):
        self.daemon.start()
        self.fail_by_exec()
        self.post_again(contact("p-2", "es", "exec"))
        self.check_data(house.eventually(lambda: self.told("p-2")), "p-2")

    def test_a_webhook_is_told_of_the_new_contact(self):
        self.daemon.start()
        self.fail_by_exec()
        self.post_again(contact("p-2", "es", "webhook"))
        self.check_data(json.loads(self.hooks.take(HYDRATE)[2])["data"], "p-2")

    def test_the_log_is_told_of_the_new_contact(self):
        self.daemon.start()
        self.fail_by_exec()
        self.post_again(contact("p-2", "es", "log"))
        line = self.daemon.printed.get(timeout=house.PATIENCE)
        while HYDRATE not in line:
            line = self.daemon.printed.get(timeout=house.PATIENCE)
        self.check_data(json.loads(line), "p-2")

    def test_a_mail_is_written_to_the_new_contact_in_every_part(self):
        self.daemon.start()
        self.fail_by_exec()
        self.post_again(contact("ana@example.org", "es-MX", "mail"))
        self.check_mail("Un recordatorio para usted")

    def check_mail(self, subject):
        _, _, to, mail = self.mails.take(SPANISH)
        self.assertEqual((to, mail["To"]), ("ana@example.org", "ana@example.org"))
        self.assertEqual((mail["Subject"], mail["Content-Language"]), (subject, "es"))
        plain, page = (mail.get_body((kind,)).get_content() for kind in ("plain", "html"))
        self.assertIn(SPANISH, plain)
        self.assertIn('<html lang="es">', page)
        self.assertIn(SPANISH, page)
        self.assertIn(subject, page)
        calendar = [part for part in mail.walk() if part.get_content_type() == "text/calendar"]
        lines = calendar[0].get_content().replace("\r\n ", "").splitlines()
        self.assertTrue([line for line in lines if line.startswith("SUMMARY:" + SPANISH)], lines)
        due = datetime.fromisoformat(self.shown()["due"]).astimezone(house.timezone.utc)
        self.assertIn(due.strftime("DTSTART:%Y%m%dT%H%M%SZ"), lines)

    def test_a_mail_has_the_subject_that_is_configured_when_it_goes_out(self):
        self.mails.rule = lambda command, line: "451 later" if command == "RCPT" else None
        self.daemon.start()
        self.post(contact("ana@example.org", "es", "mail"))
        house.eventually(self.is_to_be_repeated)
        self.daemon.stop()
        self.mails.rule = lambda command, line: None
        self.configure(', subjects = { es = "De su cl\u00ednica" }')
        self.daemon.start()
        self.daemon.ask("POST", f"/v1/reminders/{quote(HYDRATE, safe='')}/snooze", {"for": "PT1S"})
        self.check_mail("De su cl\u00ednica")

    def test_the_contact_of_what_was_delivered_is_not_written_to_again(self):
        self.daemon.start()
        self.post(contact("p-1", "en", "webhook"))
        self.hooks.take(HYDRATE)
        house.eventually(lambda: self.shown()["state"] == "delivered")
        self.post_again(contact("p-2", "es", "webhook"))
        shown = self.shown()
        self.assertEqual((shown["state"], shown["attempts"]), ("delivered", 1))


class Rules(Configured):
    """Those that the plan was made with, beside newer ones."""

    def setUp(self):
        super().setUp()
        self.rules = self.daemon.path / "rules"
        shutil.copytree(house.SOURCE / "rules", self.rules,
                        ignore=shutil.ignore_patterns("*.md"))
        self.file = self.rules / "microneedling" / "steps-first-day.lua"
        self.configure("", f'plugins = {{ "{house.SOURCE}/plugins" }}\nrules = {{ "{self.rules}" }}\n')

    def load_another_text(self):
        text = self.file.read_text(encoding="utf-8")
        self.assertIn(ENGLISH, text)
        self.file.write_text(text.replace(ENGLISH, "Now put on a layer"), encoding="utf-8")
        self.daemon.process.send_signal(signal.SIGHUP)
        self.daemon.event("rules")

    def test_what_it_says_is_of_the_plans_rules_until_it_is_planned_anew(self):
        self.daemon.start()
        self.post(contact("p-1", "en", "webhook"), at=house.ended(3600))
        self.load_another_text()
        self.assertIn(ENGLISH, self.shown()["message"])
        again = self.daemon.ask("POST", "/v1/sessions", self.document)
        self.assertEqual(again.status, 200)
        self.assertIn(ENGLISH, self.shown()["message"])
        self.post_again(contact("p-2", "en", "webhook"))
        self.assertIn("Now put on", self.shown()["message"])


if __name__ == "__main__":
    unittest.main()
