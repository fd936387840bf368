#!/usr/bin/env python3
"""aftercared as its users meet it: over HTTP, by signals, by its config, by its webhooks."""

import http.client
import json
import os
import resource
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time
import unittest
from pathlib import Path
from urllib.parse import quote

sys.path.insert(0, str(Path(__file__).parent / "daemon"))
import house  # noqa: E402: it lies beside this file

HYDRATE = "s-77/microneedling.hydrate/1"


class Served(unittest.TestCase):
    """A daemon with a webhook, started."""

    def setUp(self):
        self.receiver = house.Receiver()
        self.addCleanup(self.receiver.close)
        self.daemon = house.Daemon(house.Daemon.webhook(self.receiver))
        self.addCleanup(self.daemon.close)
        self.daemon.start()

    def post(self, document):
        return self.daemon.ask("POST", "/v1/sessions", document)

    def reminder(self, key):
        return self.daemon.ask("GET", "/v1/reminders/" + quote(key, safe="")).json


class Sessions(Served):
    def test_a_session_is_kept_and_shown_with_its_reminders_states(self):
        posted = self.post(house.session())

        self.assertEqual(posted.status, 201, posted.json)
        self.assertEqual(posted.headers["Location"], "/v1/sessions/s-77")
        self.assertEqual(posted.json["session"], "s-77")
        shown = self.daemon.ask("GET", posted.headers["Location"])
        self.assertEqual(shown.status, 200)
        states = {entry["key"]: entry["state"] for entry in shown.json["reminders"]}
        self.assertEqual(states[HYDRATE], "scheduled")
        self.assertEqual(
            [entry["key"] for entry in posted.json["reminders"]],
            [entry["key"] for entry in shown.json["reminders"]])

    def test_the_same_again_changes_nothing_and_other_content_replaces(self):
        document = house.session()
        first = self.post(document)
        again = self.post(json.dumps(document, indent=3))
        self.assertEqual((first.status, again.status), (201, 200))
        self.assertEqual(first.json, again.json)

        document["session"]["number"] = 2
        other = self.post(document)

        self.assertEqual(other.status, 200)

    def test_reminders_are_paged(self):
        self.post(house.session())
        seen, path = [], "/v1/reminders?limit=7&session=s-77"
        cursor = ""
        while cursor is not None:
            page = self.daemon.ask("GET", path + (f"&cursor={quote(cursor)}" if cursor else ""))
            self.assertEqual(page.status, 200, page.json)
            seen += [entry["key"] for entry in page.json["reminders"]]
            cursor = page.json["next"]
        self.assertEqual(len(seen), len(set(seen)))
        whole = self.daemon.ask("GET", "/v1/sessions/s-77").json["reminders"]
        self.assertEqual(sorted(seen), sorted(entry["key"] for entry in whole))

    def test_what_is_not_there_is_not_found(self):
        for path in ("/v1/sessions/none", "/v1/reminders/none", "/v1/none"):
            reply = self.daemon.ask("GET", path)
            self.assertEqual(reply.status, 404, path)
            self.assertEqual(reply.headers["Content-Type"], "application/problem+json")
        self.assertEqual(self.daemon.ask("DELETE", "/v1/sessions/none").status, 404)

    def test_rules_health_and_readiness_are_told(self):
        rules = self.daemon.ask("GET", "/v1/rules")
        self.assertEqual(rules.status, 200)
        self.assertRegex(rules.json["digest"], "^sha256:[0-9a-f]{64}$")
        self.assertEqual(self.daemon.ask("GET", "/healthz").status, 200)
        self.assertEqual(self.daemon.ask("GET", "/readyz").status, 200)

    def test_a_document_is_assessed(self):
        reply = self.daemon.ask("POST", "/v1/assess", {
            "patient": {"birth_date": "1991-03-14"},
            "request": {"treatments": ["microneedling"]}})
        self.assertEqual(reply.status, 200, reply.json)
        self.assertEqual(reply.json["date"], time.strftime("%Y-%m-%d", time.gmtime()))
        self.assertEqual(reply.json["treatments"][0]["treatment"], "microneedling")


class BadInput(Served):
    def check(self, text, status, **members):
        for path in ("/v1/sessions", "/v1/plan"):
            reply = self.daemon.ask("POST", path, text)
            self.assertEqual(reply.status, status, (text[:80], reply.json))
            self.assertEqual(reply.headers["Content-Type"], "application/problem+json")
            for name, value in members.items():
                self.assertEqual(reply.json.get(name), value, reply.json)
            self.assertTrue(reply.json["detail"])

    def tearDown(self):
        kept = self.daemon.ask("GET", "/v1/reminders")
        self.assertEqual(kept.json["reminders"], [])

    def test_broken_json_is_refused_with_its_place(self):
        self.check('{ "session":\n  { "id" "s-77" } }', 400, line=2)

    def test_a_member_given_twice_is_refused_with_its_place(self):
        self.check('{ "session": {},\n\n "session": {} }', 400, line=3)

    def test_an_unknown_member_is_refused_with_its_pointer(self):
        document = house.session()
        document["session"]["treatment"] = "microneedling"
        self.check(json.dumps(document), 400, pointer="/session/treatment")

    def test_a_wrong_type_is_refused_with_its_pointer(self):
        document = house.session()
        document["session"]["areas"] = 7
        self.check(json.dumps(document), 400, pointer="/session/areas")

    def test_an_impossible_date_is_refused_with_its_pointer(self):
        document = house.session()
        document["session"]["ended_at"] = "2026-02-30T10:00:00+01:00"
        self.check(json.dumps(document), 400, pointer="/session/ended_at")

    def test_a_misspelt_term_gets_the_nearest(self):
        document = house.session()
        document["session"]["treatments"] = ["microneedlin"]
        self.check(json.dumps(document), 400, pointer="/session/treatments/0")
        reply = self.daemon.ask("POST", "/v1/plan", document)
        self.assertIn("microneedling", reply.json["detail"])

    def test_ten_megabytes_are_refused(self):
        self.check(" " * 10_000_000, 413)

    def test_deep_nesting_is_refused(self):
        reply = self.daemon.ask("POST", "/v1/sessions", "[" * 10_000)
        self.assertIn(reply.status, (400, 413))


class Delivery(Served):
    def test_a_reminder_arrives_signed_at_its_due_second(self):
        posted = self.post(house.session(at=house.ended(3)))
        due = {entry["key"]: entry["due"] for entry in posted.json["reminders"]}[HYDRATE]

        at, headers, body = self.receiver.take(HYDRATE)

        event = json.loads(body)
        headers = {name.lower(): value for name, value in headers.items()}
        wanted = house.datetime.fromisoformat(due).timestamp()
        self.assertGreaterEqual(at, wanted)
        self.assertLess(at, wanted + 2)
        self.assertTrue(house.is_signed(headers, body))
        self.assertEqual(headers["webhook-id"], HYDRATE)
        self.assertEqual(event["type"], "care.aftercare.reminder.due")
        self.assertEqual(event["subject"], HYDRATE)
        self.assertEqual(event["data"]["to"], "patient-4711")
        self.assertEqual(event["data"]["attempt"], 1)

    def test_a_delivered_reminder_tells_its_history(self):
        self.post(house.session(at=house.ended(1)))
        self.receiver.take(HYDRATE)
        until = time.monotonic() + house.PATIENCE
        while self.reminder(HYDRATE)["state"] != "delivered" and time.monotonic() < until:
            time.sleep(0.05)
        shown = self.reminder(HYDRATE)
        self.assertEqual((shown["state"], shown["attempts"]), ("delivered", 1))
        self.assertIn("delivered", [line["what"] for line in shown["history"]])

    def test_a_failed_try_is_repeated_under_the_same_id(self):
        self.receiver.status = 503
        self.post(house.session(at=house.ended(1)))
        _, first, _ = self.receiver.take(HYDRATE)
        self.receiver.status = 204
        _, second, body = self.receiver.take(HYDRATE)
        self.assertEqual(first["webhook-id"], second["webhook-id"])
        self.assertEqual(json.loads(body)["data"]["attempt"], 2)

    def test_kill_9_between_posting_and_due_loses_nothing(self):
        self.assertEqual(self.post(house.session(at=house.ended(3))).status, 201)
        self.daemon.kill()

        self.daemon.start()

        at, headers, body = self.receiver.take(HYDRATE)
        self.assertTrue(house.is_signed(headers, body))
        self.assertGreaterEqual(
            at, house.datetime.fromisoformat(self.reminder(HYDRATE)["due"]).timestamp())

    def test_what_fell_due_while_nobody_ran_goes_out_on_the_next_start(self):
        self.assertEqual(self.post(house.session(at=house.ended(2))).status, 201)
        self.daemon.kill()
        time.sleep(3)

        self.daemon.start()

        self.receiver.take(HYDRATE)

    def test_nothing_of_a_deleted_session_is_delivered(self):
        self.post(house.session(at=house.ended(2)))
        deleted = self.daemon.ask("DELETE", "/v1/sessions/s-77")
        self.assertEqual(deleted.status, 200)
        self.assertGreater(deleted.json["cancelled"], 0)
        self.receiver.keys()  # what was overdue went out before the answer

        # A later one of another session shows that the first would have come by now.
        self.post(house.session("s-78", at=house.ended(3)))
        seen = []
        while "s-78/microneedling.hydrate/1" not in seen:
            seen.append(json.loads(self.receiver.got.get(timeout=house.PATIENCE)[2])["id"])

        self.assertNotIn(HYDRATE, seen)
        self.assertEqual(self.reminder(HYDRATE)["state"], "cancelled")


class Acts(Served):
    """What people do with one reminder."""

    def act(self, what, body=None, key=HYDRATE):
        path = f"/v1/reminders/{quote(key, safe='')}/{what}"
        return self.daemon.ask("POST", path, body)

    def deliver(self):
        self.post(house.session(at=house.ended(1)))
        self.receiver.take(HYDRATE)
        until = time.monotonic() + house.PATIENCE
        while self.reminder(HYDRATE)["state"] != "delivered" and time.monotonic() < until:
            time.sleep(0.05)

    def test_an_answer_is_kept_and_can_be_taken_back(self):
        self.deliver()
        done = self.act("acknowledge", {"answer": "done", "by": "p-1"})
        self.assertEqual(done.status, 200, done.json)
        self.assertEqual((done.json["state"], done.json["answer"], done.json["answered_by"]),
                         ("acknowledged", "done", "p-1"))
        self.assertIn("answered \"done\" by p-1", done.json["why"])
        self.assertEqual(self.act("acknowledge", {"answer": "done", "by": "p-1"}).json["history"],
                         done.json["history"])
        self.daemon.kill()
        self.daemon.start()
        self.assertEqual(self.reminder(HYDRATE)["answer"], "done")
        undone = self.act("acknowledge", {"answer": "undo"})
        self.assertEqual((undone.json["state"], undone.json["answer"]), ("delivered", None))

    def test_a_snoozed_one_comes_again(self):
        self.deliver()
        snoozed = self.act("snooze", {"for": "PT2S"})
        self.assertEqual((snoozed.status, snoozed.json["state"]), (200, "scheduled"))
        _, headers, _ = self.receiver.take(HYDRATE)
        self.assertEqual(headers["webhook-id"], HYDRATE)
        later = self.act("acknowledge", {"answer": "later"})
        self.assertEqual((later.status, later.json["state"]), (200, "scheduled"))

    def test_one_that_is_cancelled_alone_is_not_sent(self):
        self.post(house.session(at=house.ended(2)))
        self.assertEqual(self.act("cancel").json["state"], "cancelled")
        self.post(house.session("s-78", at=house.ended(3)))
        seen = []
        while "s-78/microneedling.hydrate/1" not in seen:
            seen.append(json.loads(self.receiver.got.get(timeout=house.PATIENCE)[2])["id"])
        self.assertNotIn(HYDRATE, seen)

    def test_a_failed_one_is_tried_anew(self):
        self.receiver.status = 410
        self.post(house.session(at=house.ended(1)))
        self.receiver.take(HYDRATE)
        until = time.monotonic() + house.PATIENCE
        while self.reminder(HYDRATE)["state"] != "failed" and time.monotonic() < until:
            time.sleep(0.05)
        self.receiver.status = 204
        self.assertEqual(self.act("retry", {"by": "dr-4"}).json["state"], "scheduled")
        _, headers, _ = self.receiver.take(HYDRATE)
        self.assertEqual(headers["webhook-id"], HYDRATE)

    def test_what_cannot_be_says_what_can(self):
        self.deliver()
        for what, body, status, says in (
                ("cancel", None, 409, "acknowledge it"),
                ("retry", None, 409, "snooze it"),
                ("snooze", {"for": "P9D"}, 409, "no use after"),
                ("snooze", {"until": "2020-01-01T00:00:00Z"}, 400, "is over"),
                ("acknowledge", {"answer": "dne"}, 400, "did you mean done?")):
            with self.subTest(what=what, body=body):
                reply = self.act(what, body)
                self.assertEqual(reply.status, status, reply.json)
                self.assertEqual(reply.headers["Content-Type"], "application/problem+json")
                self.assertIn(says, reply.json["detail"])
        self.assertEqual(self.act("cancel", key="nothing").status, 404)


class Why(unittest.TestCase):
    """aftercared why, beside a running daemon and without one."""

    def make(self, config=""):
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        daemon = house.Daemon(config, listen=f"127.0.0.1:{port}")
        self.addCleanup(daemon.close)
        return daemon

    def why(self, daemon, key=HYDRATE, env=None):
        return house.run("--config", str(daemon.config), "why", key, env=env)

    def test_the_running_daemon_is_asked_and_its_store_when_it_has_ended(self):
        daemon = self.make().start()
        daemon.ask("POST", "/v1/sessions", house.session())
        while_running = self.why(daemon)
        self.assertEqual(while_running.returncode, 0, while_running.stderr)
        self.assertIn(f"{HYDRATE}: scheduled\nIt has not been sent yet", while_running.stdout)
        self.assertRegex(while_running.stdout, r"\n  \S+  scheduled: it waits until it is due\n")
        daemon.kill()
        size = (daemon.path / "state/aftercare.db-wal").stat().st_size
        after = self.why(daemon)
        self.assertEqual((after.returncode, after.stdout), (0, while_running.stdout))
        self.assertEqual((daemon.path / "state/aftercare.db-wal").stat().st_size, size)

    def test_a_key_that_is_none_is_66(self):
        daemon = self.make()
        nothing = self.why(daemon)
        self.assertEqual(nothing.returncode, 66)
        self.assertIn("there is no store", nothing.stderr)
        self.assertFalse((daemon.path / "state").exists())
        daemon.start()
        self.assertEqual(self.why(daemon, "a b/\u00e9").returncode, 66)
        daemon.stop()
        unknown = self.why(daemon, "a b/\u00e9")
        self.assertEqual(unknown.returncode, 66)
        self.assertIn('there is no reminder "a b/\u00e9"', unknown.stderr)

    def test_with_tokens_it_takes_one_from_the_environment(self):
        digest = house.hashlib.sha256(b"r3ad").hexdigest()
        daemon = self.make(f'tokens = {{ {{ name = "emr", sha256 = "{digest}", '
                           'may = { "read", "write" } } }').start()
        daemon.ask("POST", "/v1/sessions", house.session(),
                   headers={"Authorization": "Bearer r3ad"})
        refused = self.why(daemon)
        self.assertEqual(refused.returncode, 64)
        self.assertIn("AFTERCARE_TOKEN", refused.stderr)
        told = self.why(daemon, env=os.environ | {"AFTERCARE_TOKEN": "r3ad"})
        self.assertEqual(told.returncode, 0, told.stderr)

    def test_a_store_that_somebody_else_has_is_told_of(self):
        daemon = self.make().start()
        listen = daemon.config.read_text().splitlines()[0]
        daemon.config.write_text(daemon.config.read_text().replace(listen, 'listen = "127.0.0.1:1"'))
        done = self.why(daemon)
        self.assertEqual(done.returncode, 78)
        self.assertIn("in use, here or in another process", done.stderr)
        self.assertIn("nobody answers at 127.0.0.1:1", done.stderr)

    def test_whoever_else_listens_there_is_not_believed(self):
        daemon = self.make().start()
        said = [b"", b"SSH-2.0-x\r\n\r\n", b"HTTP/1.1 200 OK\r\n\r\n{", b"HTTP/1.1 500 x\r\n\r\n",
                b"HTTP/1.1 200 OK\r\n\r\n" + b"[" * 100_000]
        with socket.create_server(("127.0.0.1", 0)) as other:
            other.settimeout(house.PATIENCE)
            listen = daemon.config.read_text().splitlines()[0]
            daemon.config.write_text(daemon.config.read_text().replace(
                listen, f'listen = "127.0.0.1:{other.getsockname()[1]}"'))

            def answer():
                for reply in said:
                    connection, _ = other.accept()
                    with connection:
                        connection.recv(4096)
                        connection.sendall(reply)

            thread = threading.Thread(target=answer)
            thread.start()
            for reply in said:
                done = self.why(daemon)
                self.assertIn(done.returncode, (70, 78), reply[:40])
                self.assertTrue(done.stderr.startswith("aftercared: "), done.stderr)
            thread.join()

    def test_a_store_of_version_1_is_not_upgraded_by_the_way(self):
        daemon = self.make()
        (daemon.path / "state").mkdir()
        kept = (house.SOURCE / "tests/data/stores/version-1.db").read_bytes()
        (daemon.path / "state/aftercare.db").write_bytes(kept)
        done = self.why(daemon)
        self.assertEqual(done.returncode, 78)
        self.assertIn("of version 1", done.stderr)
        self.assertEqual((daemon.path / "state/aftercare.db").read_bytes(), kept)
        daemon.start()
        self.assertIn("It failed: refused for good",
                      self.why(daemon, "s-1/pack.failed/1").stdout)


class Life(unittest.TestCase):
    def start(self, config="", **options):
        daemon = house.Daemon(config, **options)
        self.addCleanup(daemon.close)
        return daemon.start()

    def test_without_channels_reminders_are_printed(self):
        daemon = self.start()
        daemon.ask("POST", "/v1/sessions", house.session(at=house.ended(1)))
        line = ""
        while HYDRATE not in line:
            line = daemon.printed.get(timeout=house.PATIENCE)
            json.loads(line)

    def test_sigterm_and_sigint_end_it_with_0(self):
        for number in (signal.SIGTERM, signal.SIGINT):
            daemon = self.start()
            daemon.process.send_signal(number)
            self.assertEqual(daemon.process.wait(timeout=house.PATIENCE), 0)
            daemon.event("stopped")

    def load(self, daemon, accepted):
        """Posts sessions until nobody answers; accepted takes the names of those kept."""
        def post(client):
            for number in range(10_000):
                name = f"s-{client}-{number}"
                try:
                    reply = daemon.ask("POST", "/v1/sessions", house.session(name))
                except (OSError, http.client.HTTPException):
                    return
                if reply.status == 201:
                    accepted.append(name)

        clients = [threading.Thread(target=post, args=(client,)) for client in range(4)]
        for client in clients:
            client.start()
        return clients

    def end_under_load(self, end):
        daemon, accepted = self.start(), []
        clients = self.load(daemon, accepted)
        until = time.monotonic() + house.PATIENCE
        while len(accepted) < 20 and time.monotonic() < until:
            time.sleep(0.01)
        end(daemon)
        for client in clients:
            client.join()
        self.assertGreaterEqual(len(accepted), 20)
        daemon.start()
        for name in accepted:
            self.assertEqual(daemon.ask("GET", f"/v1/sessions/{name}").status, 200, name)

    def test_sigterm_under_load_keeps_what_was_accepted(self):
        self.end_under_load(lambda daemon: self.assertEqual(daemon.stop(), 0))

    def test_kill_9_under_load_keeps_what_was_accepted(self):
        self.end_under_load(lambda daemon: daemon.kill())

    def test_a_socket_that_systemd_listens_on_is_taken_over(self):
        daemon = house.Daemon()
        self.addCleanup(daemon.close)
        with socket.create_server(("127.0.0.1", 0)) as listening:
            address = "%s:%d" % listening.getsockname()
            daemon.start(descriptor=listening.fileno())
        self.assertEqual(daemon.address, address)
        self.assertEqual(daemon.ask("GET", "/healthz").status, 200)
        self.assertEqual(daemon.stop(), 0)

    def test_a_socket_that_others_can_reach_needs_tokens(self):
        daemon = house.Daemon()
        self.addCleanup(daemon.close)
        with socket.create_server(("0.0.0.0", 0)) as listening, self.assertRaises(AssertionError) as ended:
            daemon.start(descriptor=listening.fileno())
        self.assertIn("can be reached from elsewhere, and there are no tokens", str(ended.exception))

    def test_systemd_is_told_of_readiness_life_and_the_end(self):
        daemon = house.Daemon()
        self.addCleanup(daemon.close)
        for name in (f"{daemon.path}/notify", f"\0aftercared-test-{os.getpid()}"):
            with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as notify:
                notify.settimeout(house.PATIENCE)
                notify.bind(name)
                daemon.start(os.environ | {"NOTIFY_SOCKET": name.replace("\0", "@"),
                                           "WATCHDOG_USEC": "200000"})
                self.assertEqual(notify.recv(100), b"READY=1")
                self.assertEqual(notify.recv(100), b"WATCHDOG=1")
                self.assertEqual(daemon.stop(), 0)
                said = notify.recv(100)
                while said == b"WATCHDOG=1":
                    said = notify.recv(100)
                self.assertEqual(said, b"STOPPING=1")

    def test_thousands_of_idle_connections_keep_nobody_out(self):
        daemon = self.start()
        host, port = daemon.address.split(":")
        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
        self.addCleanup(resource.setrlimit, resource.RLIMIT_NOFILE, (soft, hard))
        idle = []
        self.addCleanup(lambda: [one.close() for one in idle])
        for _ in range(min(5000, hard - 200)):
            idle.append(socket.create_connection((host, int(port)), house.PATIENCE))
        begun = time.monotonic()
        self.assertEqual(daemon.ask("GET", "/healthz").status, 200)
        self.assertLess(time.monotonic() - begun, 1)

    def test_tokens_decide_who_may_read_and_write(self):
        digest = house.hashlib.sha256(b"r3ad").hexdigest()
        daemon = self.start(f'tokens = {{ {{ name = "emr", sha256 = "{digest}" }} }}')
        bearer = {"Authorization": "Bearer r3ad"}
        self.assertEqual(daemon.ask("GET", "/v1/reminders").status, 401)
        self.assertEqual(daemon.ask("GET", "/v1/reminders", headers=bearer).status, 200)
        reply = daemon.ask("POST", "/v1/sessions", house.session(), headers=bearer)
        self.assertEqual(reply.status, 403)

    def test_nothing_of_a_patient_is_logged(self):
        daemon = self.start()
        document = house.session("s-canary", at=house.ended(1))
        document["patient"]["id"] = "p-canary"
        document["contact"]["to"] = "to-canary"
        daemon.ask("POST", "/v1/sessions", document)
        daemon.ask("GET", "/v1/reminders?patient=p-canary")
        daemon.stop()
        lines = []
        while (line := daemon.events.get(timeout=house.PATIENCE)) is not None:
            lines.append(line)
        self.assertNotIn("canary", "".join(lines))


class Refusals(unittest.TestCase):
    """What keeps it from starting, with its place and status 78."""

    def refused(self, config, *parts, folder=None):
        daemon = house.Daemon()
        self.addCleanup(daemon.close)
        daemon.config.write_text(config.replace("FOLDER", str(daemon.path)), encoding="utf-8")
        for check in ([], ["--check"]) if folder is None else ([],):
            done = house.run("--config", str(daemon.config), *check)
            self.assertEqual(done.returncode, 78, done.stderr)
            first = done.stderr.splitlines()[0]
            self.assertTrue(first.startswith("aftercared: "), first)
            for part in parts:
                self.assertIn(part, done.stderr)
        return daemon

    def test_a_config_that_is_no_lua(self):
        self.refused('listen = "127.0.0.1:0"\nstore = {\n', "aftercared.lua:")

    def test_an_option_that_is_none(self):
        self.refused('listen = "127.0.0.1:0"\nstoer = "sqlite:x"\n', "aftercared.lua:2:",
                     "stoer", "did you mean store")

    def test_values_of_wrong_types_and_bounds(self):
        for config, *parts in (
                ("listen = 8930", "aftercared.lua:1:", "listen: a number"),
                ('listen = "somewhere"', "aftercared.lua:1:", "no address"),
                ('listen = "0.0.0.0:0"', "aftercared.lua:1:", "no tokens"),
                ('timezone = "Europe/Berlim"', "aftercared.lua:1:", "Europe/Berlin"),
                ('quiet = { "21:00" }', "aftercared.lua:1:", "quiet"),
                ('channels = { webhook = { } }', "channels.webhook.url"),
                ('channels = { webhook = { url = "http://x/" } }', "channels.webhook.secrets"),
                ('channels = { mail = { from = "a@b.example" } }', "channels.mail.server: is missing"),
                ('channels = { mail = { server = "smtp://b.example" } }', "channels.mail.from: is missing"),
                ('channels = { mail = { server = "smtp://b.example", from = "a" } }', "from is no address"),
                ('channels = { mail = { url = "http://x/" } }',
                 'channels.mail.url: is no option of this kind of channel (type = "webhook")'),
                ('channels = { log = { from = "a" } }', "channels.log.from: is no option"),
                ('channels = { exec = { } }', "channels.exec.program: is missing"),
                ('channels = { exec = { program = "notify" } }', "from the root"),
                ('channels = { exec = { program = "/nowhere/notify" } }', "No such file"),
                ('channels = { mial = { } }', "did you mean mail"),
                ('channels = { mail = { server = "smtp://b.example", from = "a@b.example", '
                 'user = "u", password_file = "/nowhere" } }', "/nowhere"),
                ('channels = { mail = { server = "smtp://b.example", from = "a@b.example", '
                 'user = "u" } }', "belong together"),
                ('channels = { webhook = { url = "http://x/", tris = 3 } }',
                 "did you mean tries"),
                ('channels = { log = { tries = 0 } }', "channels.log.tries: 0 (from 1"),
                ('channels = { log = { timeout = "P1M" } }', "channels.log.timeout"),
                ('channels = { pigeon = { } }', "no kind of channel"),
                ('channels = { log = { }, b = { type = "log" } }', "default_channel"),
                ('default_channel = "mail"', "default_channel"),
                ('tokens = { { name = "emr", sha256 = "ab" } }', "tokens[1].sha256"),
                ('tokens = { { name = "emr" } }', "tokens[1].sha256"),
                ('options = { no_such_option = "x" }', "no_such_option")):
            with self.subTest(config=config):
                self.refused(config, *parts)

    def test_all_mistakes_are_told_at_once_each_with_its_place(self):
        mistakes = (
            ('listen = "nowhere"', '1:1: listen: "nowhere" is no address'),
            ('stroe = "sqlite:x"', "2:1: stroe: there is no such option (did you mean store)"),
            ("  late_rate = 0", "3:3: late_rate: 0 (from 1 to 100000)"),
            ('timezone = "Mars/Olympus"', '4:1: timezone: there is no time zone "Mars/Olympus"'),
            ('quiet = { "21:00", "25:00" }', "5:1: quiet: no two times of day"),
            ('tokens = { { name = "a" }, { name = "b", sha256 = "x", may = { "raed" } } }',
             "6:1: tokens[1].sha256: is missing", "6:1: tokens[2].sha256: no digest",
             '6:1: tokens[2].may: "raed" is no right'),
            ('channels = { hook = { type = "webhok" }, mail = { tries = 0, sever = "x" }, '
             "exec = { } }",
             '7:1: channels.hook.type: "webhok" is no kind of channel (did you mean webhook)',
             "7:1: channels.mail.tries: 0 (from 1 to 1000)",
             "7:1: channels.mail.sever: there is no such option (did you mean server)",
             "7:1: channels.exec.program: is missing"),
            ('certificate = "/nowhere/c.pem"', "8:1: certificate: /nowhere/c.pem"),
            ('key = "/nowhere/k.pem"', "9:1: key: /nowhere/k.pem"),
            ('rules = { "/nowhere/rules" }', "/nowhere/rules: there is no such file or folder"))
        daemon = house.Daemon()
        self.addCleanup(daemon.close)
        daemon.config.write_text("\n".join(line for line, *_ in mistakes), encoding="utf-8")

        done = house.run("--config", str(daemon.config), "--check")

        self.assertEqual(done.returncode, 78)
        said = [says for _, *all_says in mistakes for says in all_says]
        for says in said:
            self.assertIn(says, done.stderr)
        self.assertEqual(len(done.stderr.splitlines()), len(said), done.stderr)

    def test_a_config_that_is_not_there(self):
        done = house.run("--config", "/nowhere/aftercared.lua")
        self.assertEqual(done.returncode, 78)
        self.assertIn("/nowhere/aftercared.lua", done.stderr)

    def test_a_broken_rule_file(self):
        daemon = house.Daemon()
        self.addCleanup(daemon.close)
        pack = daemon.path / "rules" / "broken"
        pack.mkdir(parents=True)
        (pack / "pack.lua").write_text('pack "broken" { version = 1.0.0 }\n', encoding="utf-8")
        daemon.config.write_text(
            f'rules = {{ "{house.SOURCE}/rules", "{daemon.path}/rules" }}\n', encoding="utf-8")
        done = house.run("--config", str(daemon.config))
        self.assertEqual(done.returncode, 78)
        self.assertRegex(done.stderr, r"aftercared: .*broken/pack\.lua:1:")

    def test_a_port_in_use(self):
        first = house.Daemon()
        self.addCleanup(first.close)
        first.start()
        self.refused(f'listen = "{first.address}"\nstore = "sqlite:FOLDER/a.db"\n',
                     "aftercared.lua:1:", "in use", folder=True)

    def test_a_store_that_cannot_be_opened(self):
        self.refused('listen = "127.0.0.1:0"\nstore = "sqlite:/dev/null/a.db"\n',
                     "aftercared.lua:2:", "store:", folder=True)
        daemon = house.Daemon()
        self.addCleanup(daemon.close)
        (daemon.path / "state").mkdir()
        (daemon.path / "state/aftercare.db").write_text("this is no database, " * 100)
        done = house.run("--config", str(daemon.config))
        self.assertEqual(done.returncode, 78, done.stderr)
        self.assertIn("aftercared.lua:2:", done.stderr)

    def test_a_store_that_another_one_has(self):
        daemon = house.Daemon()
        self.addCleanup(daemon.close)
        daemon.start()
        done = house.run("--config", str(daemon.config))
        self.assertEqual(done.returncode, 78, done.stderr)
        self.assertIn("store:", done.stderr)


class Arguments(unittest.TestCase):
    def test_help_version_and_options_are_printed(self):
        for argument, part in (("--help", "--config FILE"), ("--version", "aftercared "),
                               ("--help-config", "channels.NAME.backoff")):
            done = house.run(argument)
            self.assertEqual((done.returncode, done.stderr), (0, ""))
            self.assertIn(part, done.stdout)

    def test_every_option_has_a_sentence(self):
        lines = house.run("--help-config").stdout.splitlines()
        self.assertGreater(len(lines), 30)
        for name, sentence in zip(lines[0::2], lines[1::2]):
            self.assertRegex(name, r"^[a-zN0-9_.\[\]A-Z]+: ")
            self.assertRegex(sentence, r"^    [A-Z].*")

    def test_wrong_usage_is_64(self):
        for arguments, says in ((["--confg", "x"], '"--confg" is not understood (did you mean --config)'),
                                (["file"], '"file" is not understood (see aftercared --help)'),
                                (["-c"], '"-c" is not understood'),
                                (["--check", "--config"], "--config needs a file")):
            done = house.run(*arguments)
            self.assertEqual((done.returncode, done.stdout), (64, ""))
            self.assertIn("aftercared: " + says, done.stderr)

    def test_check_says_nothing_of_what_is_right(self):
        daemon = house.Daemon()
        self.addCleanup(daemon.close)
        done = house.run("--check", "--config", str(daemon.config))
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertFalse((daemon.path / "state").exists())

    def test_check_tells_what_is_wrong_with_store_and_channels(self):
        webhook = 'channels = { hook = { type = "webhook", %s } }'
        rows = (('store = "mysql:x"', ':1:1: store: mysql:x: there is no such store ("sqlite:PATH")'),
                ('store = "sqlite:/x"\n' + webhook % 'url = "ftp://h", unsigned = true', ':2:1: channels: '),
                ('store = "sqlite:/x"\n' + webhook % 'url = "https://h", secrets = { "whsec_?" }',
                 ':2:1: channels: '),
                ('store = "sqlite:/x"\ndefault_channel = "post"', ':2:1: default_channel: there is no channel "post"'))
        daemon = house.Daemon()
        self.addCleanup(daemon.close)
        for config, says in rows:
            daemon.config.write_text(config, encoding="utf-8")
            done = house.run("--check", "--config", str(daemon.config))
            self.assertEqual(done.returncode, 78, config)
            self.assertIn(says, done.stderr)

    def test_without_a_config_the_state_directory_is_used(self):
        daemon = house.Daemon()
        self.addCleanup(daemon.close)
        env = os.environ | {"STATE_DIRECTORY": f"{daemon.path}/s"}
        with subprocess.Popen([house.PROGRAM], env=env, stderr=subprocess.PIPE, text=True,
                              stdout=subprocess.DEVNULL) as process:
            line = process.stderr.readline()
            process.terminate()
        if "in use" in line:
            self.skipTest("somebody listens on 8930")
        self.assertEqual(json.loads(line)["address"], "127.0.0.1:8930")
        with sqlite3.connect(f"{daemon.path}/s/aftercare.db") as store:
            self.assertEqual(store.execute("PRAGMA integrity_check").fetchone(), ("ok",))
        self.assertEqual((daemon.path / "s").stat().st_mode & 0o077, 0)
        self.assertEqual((daemon.path / "s/aftercare.db").stat().st_mode & 0o077, 0)


if __name__ == "__main__":
    if not house.PROGRAM.exists():
        print("aftercared is not built", file=sys.stderr)
        sys.exit(77)
    unittest.main()
