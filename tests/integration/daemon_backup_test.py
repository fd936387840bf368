#!/usr/bin/env python3
"""aftercared backup: a copy of the store that is whole, beside a running daemon or without one,
and what happens when an old one takes the store's place."""

import hashlib
import os
import shutil
import socket
import sqlite3
import sys
import threading
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "daemon"))
import house  # noqa: E402: it lies beside this file

DAY = 86_400_000  # milliseconds


class Backup(unittest.TestCase):
    def make(self, config=""):
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        self.daemon = house.Daemon(config, listen=f"127.0.0.1:{port}")
        self.addCleanup(self.daemon.close)
        self.store = self.daemon.path / "state" / "aftercare.db"
        self.copy = self.daemon.path / "copy.db"

    def backup(self, path=None, env=None):
        return house.run("--config", str(self.daemon.config), "backup", str(path or self.copy),
                         env=env)

    def check_copy(self, names):
        self.assertEqual(self.copy.stat().st_mode & 0o777, 0o600)
        self.assertFalse((self.daemon.path / "copy.db-wal").exists())
        with sqlite3.connect(f"file:{self.copy}?mode=ro&immutable=1", uri=True) as copy:
            self.assertEqual(copy.execute("PRAGMA integrity_check").fetchall(), [("ok",)])
            self.assertEqual(copy.execute("PRAGMA foreign_key_check").fetchall(), [])
            found = {row[0] for row in copy.execute("SELECT id FROM session")}
        self.assertLessEqual(set(names), found)

    def test_beside_a_daemon_that_takes_sessions_it_is_whole(self):
        self.make()
        self.daemon.start()
        stop, kept = threading.Event(), []

        def post():
            for number in range(10_000):
                if stop.is_set():
                    return
                name = f"s-{number}"
                if self.daemon.ask("POST", "/v1/sessions", house.session(name)).status == 201:
                    kept.append(name)

        client = threading.Thread(target=post)
        client.start()
        house.eventually(lambda: len(kept) > 20)
        before = list(kept)
        done = self.backup()
        stop.set()
        client.join()
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertRegex(done.stdout, r"copy\.db: \d+ bytes, on the disk and whole\n$")
        self.check_copy(before)
        left = sorted(path.name for path in self.store.parent.iterdir())
        self.assertEqual(left, ["aftercare.db", "aftercare.db-wal", "audit.jsonl"])

    def test_without_a_daemon_it_is_made_of_the_store(self):
        self.make()
        self.assertEqual(self.backup().returncode, 66)
        self.daemon.start()
        self.daemon.ask("POST", "/v1/sessions", house.session())
        self.daemon.kill()
        done = self.backup()
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.check_copy(["s-77"])

    def test_what_is_there_is_not_overwritten(self):
        self.make()
        self.daemon.start()
        for name in ("copy.db", "copy.db-wal"):
            (self.daemon.path / name).write_text("mine", encoding="utf-8")
            done = self.backup()
            self.assertEqual((done.returncode, done.stdout), (64, ""))
            self.assertIn("exists already", done.stderr)
            self.assertEqual((self.daemon.path / name).read_text(encoding="utf-8"), "mine")
            (self.daemon.path / name).unlink()
        self.copy.symlink_to("/nowhere")
        self.assertEqual(self.backup().returncode, 64)

    def test_with_tokens_it_takes_an_admin(self):
        tokens = {name: f"{name}-token" for name in ("read", "admin")}
        self.make("tokens = { %s }" % ", ".join(
            '{ name = "%s", sha256 = "%s", may = { "%s" } }'
            % (name, hashlib.sha256(token.encode()).hexdigest(), name)
            for name, token in tokens.items()))
        self.daemon.start()
        for env in (os.environ, os.environ | {"AFTERCARE_TOKEN": tokens["read"]}):
            refused = self.backup(env=env)
            self.assertEqual((refused.returncode, refused.stdout), (64, ""))
            self.assertFalse(self.copy.exists())
        done = self.backup(env=os.environ | {"AFTERCARE_TOKEN": tokens["admin"]})
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.check_copy([])

    def test_what_cannot_be_written_or_asked_is_told_and_nothing_left(self):
        self.make()
        self.daemon.start()
        done = self.backup(self.daemon.path / "nowhere" / "copy.db")
        self.assertEqual(done.returncode, 78)
        self.assertIn("cannot be created", done.stderr)
        text = self.daemon.config.read_text(encoding="utf-8")
        self.daemon.config.write_text(
            text.replace(text.splitlines()[0], 'listen = "127.0.0.1:1"'), encoding="utf-8")
        done = self.backup()
        self.assertEqual(done.returncode, 78)
        self.assertIn("in use, here or in another process", done.stderr)
        self.assertIn("nobody answers at 127.0.0.1:1", done.stderr)
        self.assertFalse(self.copy.exists())

    def test_an_answer_that_is_cut_off_leaves_nothing(self):
        self.make()
        self.daemon.start()
        said = (b"", b"HTTP/1.1 200 OK\r\nContent-Length: 9000\r\n\r\nSQLite",
                b"HTTP/1.1 200 OK\r\n\r\nSQLite", b"HTTP/1.1 503 No\r\n\r\n{}",
                b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nSQLite")
        with socket.create_server(("127.0.0.1", 0)) as other:
            other.settimeout(house.PATIENCE)
            text = self.daemon.config.read_text(encoding="utf-8")
            self.daemon.config.write_text(text.replace(
                text.splitlines()[0], f'listen = "127.0.0.1:{other.getsockname()[1]}"'),
                encoding="utf-8")

            def answer():
                for reply in said:
                    connection, _ = other.accept()
                    with connection:
                        connection.recv(4096)
                        connection.sendall(reply)

            thread = threading.Thread(target=answer)
            thread.start()
            for reply in said:
                done = self.backup()
                self.assertIn(done.returncode, (70, 78), (reply, done.stderr))
                self.assertTrue(done.stderr.startswith("aftercared: "), done.stderr)
                if self.copy.exists():  # It came whole, and is no store.
                    self.assertEqual(reply, said[-1])
                    self.assertIn("copy.db", done.stderr)
            thread.join()

    def test_what_a_killed_daemon_left_of_a_copy_goes_when_it_starts(self):
        self.make()
        self.daemon.start()
        self.daemon.kill()
        left = self.store.parent / "aftercare.db-copy"
        left.write_bytes(b"half a copy")
        self.daemon.start()
        self.assertFalse(left.exists())

    def test_an_old_copy_in_the_stores_place_fires_no_flood(self):
        receiver = house.Receiver()
        self.addCleanup(receiver.close)
        self.make(house.Daemon.webhook(receiver))
        self.daemon.start()
        for number in range(20):
            self.daemon.ask("POST", "/v1/sessions", house.session(f"s-{number}"))
        self.assertEqual(self.backup().returncode, 0)
        self.daemon.stop()
        receiver.keys()
        self.age(days=400)
        for path in self.store.parent.glob("aftercare.db*"):
            path.unlink()
        shutil.move(self.copy, self.store)
        self.daemon.start()

        # One that is due by now goes out, so that all before it would have.
        self.daemon.ask("POST", "/v1/sessions", house.session("s-new", at=house.ended(1)))
        receiver.take("s-new/microneedling.hydrate/1")

        old = self.daemon.ask("GET", "/v1/reminders?state=missed&limit=1000").json["reminders"]
        self.assertGreater(len(old), 100)
        for entry in old:
            self.assertIn("expired", entry["reason"])
        scheduled = self.daemon.ask(
            "GET", "/v1/reminders?state=scheduled&session=s-1").json["reminders"]
        self.assertEqual(scheduled, [])
        self.assertEqual([key for key in receiver.keys() if not key.startswith("s-new/")], [])

    def age(self, days):
        """The copy, as if it had been made so long ago."""
        copy = sqlite3.connect(self.copy)
        with copy:
            copy.execute("UPDATE reminder SET due = due - ?1, expires = expires - ?1, "
                         "next_try = next_try - ?1", (days * DAY,))
            copy.execute("UPDATE reminder SET due_wall = due_wall - ?1, "
                         "expires_wall = expires_wall - ?1 WHERE due_wall > 0",
                         (days * DAY // 1000,))
        copy.close()


if __name__ == "__main__":
    unittest.main()
