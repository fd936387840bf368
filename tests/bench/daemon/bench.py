"""What the benchmarks of aftercared share: a daemon whose output is read as it is, clients that
post over kept connections, and what the hardware does by itself."""

import atexit
import json
import os
import re
import selectors
import shutil
import socket
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from datetime import datetime, timezone
from pathlib import Path

SOURCE = Path(__file__).parents[3]
sys.path.insert(0, str(SOURCE / "tests/integration/daemon"))
import house  # noqa: E402: it lies there

PACK = ('pack "bench" { version = "1.0.0", licence = "MIT", engine = { "0.1", "1.0" }, '
        'plugins = { "timing" }, says = "Many reminders." }\n')
STEP = """
step "s%d" {
  after   = "led_light", act = "do", from = "PT0S", till = "P1D",
  remind  = { every = "P1D", times = 1, expires = "PT12H" },
  message = { en = "Wash with a gentle cleanser (%d), no cloth or brush, and pat dry." },
  sources = { "AS-004" },
}
"""


def show(name, value, unit, yardstick=None):
    ratio = value / yardstick if yardstick else 1.0
    print(f"{name:32} {value:14.3f} {unit:5} {ratio:8.3f}", flush=True)


def percentile(values, percent):
    values = sorted(values)
    return values[min(len(values) - 1, len(values) * percent // 100)]


class Daemon(house.Daemon):
    """With a pack of so many steps after light, each due when the session ends. What it prints
    is left to whoever reads process.stdout."""

    def __init__(self, config="", steps=1):
        super().__init__(config)
        pack = self.path / "rules" / "bench"
        pack.mkdir(parents=True)
        (pack / "pack.lua").write_text(PACK, encoding="utf-8")
        (pack / "steps.lua").write_text("".join(STEP % (i, i) for i in range(steps)),
                                        encoding="utf-8")
        with self.config.open("a", encoding="utf-8") as config_file:
            config_file.write(f'rules = {{ "{SOURCE}/rules", "{self.path}/rules" }}\n')

    def spawn(self, env=None, descriptor=None):
        self.process = subprocess.Popen([house.PROGRAM, "--config", self.config], env=env,
                                        stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.events = house.queue.Queue()
        threading.Thread(target=self._read_events, args=(self.process.stderr,),
                         daemon=True).start()

    def _read_events(self, stream):
        for line in stream:
            self.events.put(line.decode())
        self.events.put(None)

    @property
    def store(self):
        return self.path / "state" / "aftercare.db"

    def resident(self):
        """Bytes of memory."""
        status = Path(f"/proc/{self.process.pid}/status").read_text(encoding="ascii")
        return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) * 1024

    def busy(self):
        """Seconds of the processor's time."""
        threads = Path(f"/proc/{self.process.pid}/task").iterdir()
        return sum(int((one / "schedstat").read_text(encoding="ascii").split()[0])
                   for one in threads) / 1e9


def shipped(name):
    """A session as clinics post it, with all that follows from the rules that ship."""
    document = house.session(name)
    document["session"]["products"] = ["hyaluronic_acid_plain", "l_ascorbic_acid"]
    document["patient"]["id"] = f"p-{name}"
    return json.dumps(document)


def light(name, ended_at):
    """One whose reminders are all due at that time (seconds)."""
    document = house.session(name)
    ended = datetime.fromtimestamp(ended_at, timezone.utc)
    document["patient"]["id"] = f"p-{name}"
    document["session"] |= {"treatments": ["led_light"],
                            "products": ["moisturizer_bland"],
                            "ended_at": ended.isoformat(timespec="milliseconds")}
    return json.dumps(document)


class Client:
    def __init__(self, address):
        host, port = address.split(":")
        self.socket = socket.create_connection((host, int(port)))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.answer = bytearray()

    def send(self, body):
        body = body.encode()
        self.socket.sendall(b"POST /v1/sessions HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json"
                            b"\r\nContent-Length: %d\r\n\r\n" % len(body) + body)

    def receive(self):
        """True when an answer is complete."""
        self.answer += self.socket.recv(1 << 18)
        end = self.answer.find(b"\r\n\r\n")
        if end < 0:
            return False
        length = int(re.search(rb"(?i)content-length: (\d+)", self.answer)[1])
        if len(self.answer) < end + 4 + length:
            return False
        if not self.answer.startswith(b"HTTP/1.1 201"):
            raise AssertionError(self.answer[:1000])
        self.answer.clear()
        return True


def post_all(address, bodies, clients=100):
    """Posts each by whichever client is free; gives how long that took."""
    bodies = iter(bodies)
    waiting = selectors.DefaultSelector()
    begun, under_way = time.monotonic(), 0
    for _ in range(clients):
        client, body = Client(address), next(bodies, None)
        if body is not None:
            waiting.register(client.socket, selectors.EVENT_READ, client)
            client.send(body)
            under_way += 1
    while under_way:
        for ready, _ in waiting.select():
            client = ready.data
            if client.receive():
                body = next(bodies, None)
                if body is not None:
                    client.send(body)
                else:
                    under_way -= 1
    return time.monotonic() - begun


def fsync_seconds(folder, count=300):
    """How long each sync of a page takes that was just written over, as in a log."""
    taken = []
    with tempfile.TemporaryFile(dir=folder) as file:
        file.write(bytes(4096 * count))
        os.fsync(file.fileno())
        for i in range(count):
            os.pwrite(file.fileno(), b"x" * 4096, i * 4096)
            begun = time.monotonic()
            os.fdatasync(file.fileno())
            taken.append(time.monotonic() - begun)
    return taken


class RawStore:
    """SQLite alone with the daemon's own tables and rows, in batches of a thousand with a sync
    each."""

    BATCH = 1000

    def __init__(self, daemon):
        self.path = daemon.path / "raw.db"
        shown = sqlite3.connect(daemon.store)
        texts = [sql for sql, in shown.execute("SELECT sql FROM sqlite_schema WHERE sql NOT NULL")]
        self.reminder = shown.execute("SELECT * FROM reminder LIMIT 1")
        names = [column[0] for column in self.reminder.description]
        self.reminder = dict(zip(names, self.reminder.fetchone()))
        self.session = shown.execute("SELECT * FROM session LIMIT 1").fetchone()
        shown.close()
        self.database = sqlite3.connect(self.path, isolation_level=None)
        self.database.executescript(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;"
            "PRAGMA locking_mode = EXCLUSIVE; PRAGMA cache_size = -8192;" + ";".join(texts))
        marks = ",".join("?" * len(self.session))
        self.database.execute(f"INSERT INTO session VALUES ({marks})", self.session)
        self.reminder["session"] = self.session[0]

    def _by_batch(self, count, *statements):
        begun = time.monotonic()
        for first in range(0, count, self.BATCH):
            self.database.execute("BEGIN")
            for statement, row in statements:
                self.database.executemany(statement, (row(i) for i in range(first, first + self.BATCH)))
            self.database.execute("COMMIT")
        return count / (time.monotonic() - begun)

    def inserts(self, count):
        """Rows a second: each with the first line of its history."""
        names, values = list(self.reminder), list(self.reminder.values())
        number, key = names.index("number"), names.index("key")

        def row(i):
            values[number], values[key] = i + 1, f"raw/{i}"
            return values

        return self._by_batch(
            count, (f"INSERT INTO reminder ({','.join(names)}) VALUES ({','.join('?' * len(names))})", row),
            ("INSERT INTO event VALUES (?, 1, 0, 'scheduled', NULL)", lambda i: (i + 1,)))

    def moves(self, count):
        """Deliveries a second: each claimed and recorded, with a line of its history each."""
        rate = []
        for state, line in (("claimed", 2), ("delivered", 3)):
            rate.append(self._by_batch(
                count, (f"UPDATE reminder SET state = '{state}', events = {line}, attempts = 1 "
                        "WHERE number = ?", lambda i: (i + 1,)),
                (f"INSERT INTO event VALUES (?, {line}, 0, 'try', NULL)", lambda i: (i + 1,))))
        return 1 / sum(1 / one for one in rate)


def plan_bytes(store):
    """What sessions take in it, with their documents and plans: the reminders are beside it."""
    shown = sqlite3.connect(store)
    size, = shown.execute("SELECT sum(pgsize) FROM dbstat WHERE name = 'session'").fetchone()
    shown.close()
    return size


def compiled(name, *options):
    """A program beside this file, made in a folder that goes away with this process."""
    folder = tempfile.mkdtemp(prefix="aftercare-bench-")
    atexit.register(shutil.rmtree, folder)
    program = Path(folder) / name
    subprocess.run([os.environ.get("AFTERCARE_CC", "cc"), "-O2", "-o", program,
                    Path(__file__).with_name(name + ".c"), *options], check=True)
    return program


def wait_for_lines(stream, count):
    """Reads so many lines; gives when the first came and when the last."""
    first, seen = None, 0
    while seen < count:
        piece = os.read(stream.fileno(), 1 << 20)
        if not piece:
            raise AssertionError("aftercared has ended")
        first = first or time.monotonic()
        seen += piece.count(b"\n")
    return first, time.monotonic()
