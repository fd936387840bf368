#!/usr/bin/env python3
"""With `group` reminders of one person that are due near each other go out as one message: one
webhook, whose id stays the same when it comes again, also after kill -9."""

import json
import sys
import unittest
from pathlib import Path
from urllib.parse import quote

sys.path.insert(0, str(Path(__file__).parent / "daemon"))
import house  # noqa: E402: they lie beside this file
import receivers  # noqa: E402

PACK = """
pack "near" {
  version = "1.0.0",
  licence = "MIT",
  engine  = { "0.1", "1.0" },
  plugins = { "timing" },
  says    = "Three things at nearly one moment.",
}
"""
STEP = """
step "%s" {
  after   = "led_light", act = "do", from = "PT%dS", till = "P1D",
  remind  = { every = "PT1H", times = 1, expires = "PT12H" },
  message = { en = "Do %s." },
  sources = { "AS-004" },
}
"""
NAMES = ("drink", "rest", "wash")
KEYS = [f"s-1/near.{name}/1" for name in NAMES]


class Group(unittest.TestCase):
    def configure(self, channels, default):
        self.daemon = house.Daemon(
            'group = "PT15M"\ndefault_channel = "%s"\nchannels = { %s }' % (default, channels))
        self.addCleanup(self.daemon.close)
        pack = self.daemon.path / "rules" / "near"
        pack.mkdir(parents=True)
        (pack / "pack.lua").write_text(PACK, encoding="utf-8")
        (pack / "steps.lua").write_text(
            "".join(STEP % (name, i, name) for i, name in enumerate(NAMES)),
            encoding="utf-8")
        with self.daemon.config.open("a", encoding="utf-8") as config:
            config.write(f'rules = {{ "{house.SOURCE}/rules", "{self.daemon.path}/rules" }}\n')
        self.daemon.start()

    def listen(self):
        self.receiver = house.Receiver()
        self.addCleanup(self.receiver.close)
        self.configure(
            'webhook = { url = "%s", secrets = { "whsec_%s" }, allow = { "127.0.0.0/8" }, '
            'backoff = { "PT1S", "PT1S" } }'
            % (self.receiver.url, house.base64.b64encode(house.SECRET).decode()), "webhook")

    def post(self, name="s-1"):
        ended = house.datetime.now(house.timezone.utc) + house.timedelta(seconds=2)
        document = house.session(name, contact={"to": "ana@example.org", "locale": "en"})
        document["session"] |= {"treatments": ["led_light"],
                                "ended_at": ended.isoformat(timespec="milliseconds")}
        reply = self.daemon.ask("POST", "/v1/sessions", document)
        self.assertEqual(reply.status, 201, reply.json)
        mine = [one for one in reply.json["reminders"] if "near." in one["rule"]]
        self.assertEqual(sorted(one["key"] for one in mine), KEYS)
        return {one["key"]: house.datetime.fromisoformat(one["due"]).timestamp() for one in mine}

    def take(self):
        at, headers, body = self.receiver.got.get(timeout=house.PATIENCE)
        headers = {name.lower(): value for name, value in headers.items()}
        event = json.loads(body)
        self.assertEqual(headers["webhook-id"], event["id"])
        self.assertTrue(house.is_signed(headers, body))
        return at, event

    def shown(self, key):
        return self.daemon.ask("GET", "/v1/reminders/" + quote(key, safe="")).json

    def becomes(self, key, state):
        house.eventually(lambda: self.shown(key)["state"] == state)

    def items(self, event):
        return [item["key"] for item in event["data"]["items"]]

    def test_three_things_are_one_message_when_the_last_is_due(self):
        self.listen()
        due = self.post()

        at, event = self.take()

        self.assertGreaterEqual(at, max(due.values()))
        self.assertEqual(self.items(event), KEYS)
        self.assertTrue(event["id"].startswith("group%2F"))
        self.assertEqual((event["id"], event["subject"]), (event["data"]["group"], KEYS[0]))
        self.assertEqual([item["message"] for item in event["data"]["items"]],
                         ["Do drink.", "Do rest.", "Do wash."])
        for key in KEYS:
            self.becomes(key, "delivered")
            tries = [line for line in self.shown(key)["history"] if line["what"] == "try"]
            self.assertEqual(len(tries), 1)
            self.assertIn(f"as one message with 2 others, whose id is {event['id']}",
                          tries[0]["detail"])
        held = [line["detail"] for line in self.shown(KEYS[0])["history"]
                if line["what"] == "held"]
        self.assertEqual(len(held), 1)
        self.assertIn("to go out as one message: ", held[0])
        self.assertIn(KEYS[2], held[0])

    def test_each_item_has_an_answer_of_its_own(self):
        self.listen()
        self.post()
        self.take()
        self.becomes(KEYS[1], "delivered")

        path = f"/v1/reminders/{quote(KEYS[1], safe='')}/acknowledge"
        self.assertEqual(self.daemon.ask("POST", path, {"answer": "done"}).status, 200)

        self.assertEqual([self.shown(key)["state"] for key in KEYS],
                         ["delivered", "acknowledged", "delivered"])

    def test_it_comes_again_with_its_id_without_what_was_answered_also_after_a_kill(self):
        self.listen()
        self.receiver.status = 503
        self.post()
        _, first = self.take()
        path = f"/v1/reminders/{quote(KEYS[0], safe='')}/acknowledge"
        self.assertEqual(self.daemon.ask("POST", path, {"answer": "done"}).status, 200)
        self.daemon.kill()
        while not self.receiver.got.empty():
            self.take()
        self.receiver.status = 204
        self.daemon.start()

        _, again = self.take()

        self.assertEqual(again["id"], first["id"])
        self.assertEqual(self.items(again), KEYS[1:])
        self.assertGreater(again["data"]["attempt"], 1)
        self.becomes(KEYS[1], "delivered")
        self.becomes(KEYS[2], "delivered")
        self.assertEqual(self.shown(KEYS[0])["state"], "acknowledged")

    def test_a_message_that_is_refused_fails_each_with_the_reason(self):
        self.listen()
        self.receiver.status = 410
        self.post()

        for key in KEYS:
            self.becomes(key, "failed")
            self.assertIn("410", self.shown(key)["why"])

    def test_the_wait_counts_as_a_gate(self):
        self.listen()
        self.post()
        self.take()

        house.eventually(lambda: self.shown(KEYS[0])["state"] == "delivered")
        waited = [line for line in self.metrics()
                  if line.startswith('aftercare_gates_total{gate="group"} ')]
        self.assertIn(int(waited[0].split()[1]), (1, 2))  # one of them may be looked at late

    def metrics(self):
        connection = house.http.client.HTTPConnection(self.daemon.address,
                                                      timeout=house.PATIENCE)
        connection.request("GET", "/metrics")
        text = connection.getresponse().read().decode()
        connection.close()
        return text.splitlines()

    def test_one_mail_has_all_of_it(self):
        mails = receivers.MailServer()
        self.addCleanup(mails.close)
        self.configure(mails.channel(), "mail")
        self.post()

        _, _, to, mail = mails.take("Do rest.")

        self.assertEqual(to, "ana@example.org")
        self.assertEqual(mail.get_body(("plain",)).get_content().split(),
                         "Do drink. Do rest. Do wash.".split())
        for key in KEYS:
            self.becomes(key, "delivered")
        self.assertTrue(mails.got.empty())


if __name__ == "__main__":
    if not house.PROGRAM.exists():
        print("aftercared is not built", file=sys.stderr)
        sys.exit(77)
    unittest.main()
