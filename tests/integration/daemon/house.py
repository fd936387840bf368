"""A real daemon with a folder of its own, a webhook receiver, and a client: what the tests of
aftercared are made of. Whoever waits, waits for a line or an event, with a limit."""

import base64
import hashlib
import hmac
import http.client
import http.server
import json
import os
import queue
import signal
import subprocess
import tempfile
import threading
import time
from datetime import datetime, timedelta, timezone
from pathlib import Path

SOURCE = Path(os.environ.get("AFTERCARE_SOURCE", Path(__file__).parents[3]))
BUILD = Path(os.environ.get("AFTERCARE_BUILD", SOURCE / "build"))
PROGRAM = BUILD / "aftercared"
INSTRUMENTED = bool(os.environ.get("AFTERCARE_INSTRUMENTED"))
PATIENCE = 300 if INSTRUMENTED else 60  # seconds; only a failing test waits so long
SECRET = b"0123456789abcdef0123456789abcdef"

# What is kept without a configuration, is kept here, and not by whoever runs the tests.
STATE = tempfile.TemporaryDirectory(prefix="aftercared-state-")
os.environ["XDG_STATE_HOME"] = STATE.name


def ended(seconds_until_hydrate):
    """When a session ended whose first "hydrate" reminder, two hours later, is due in so many
    seconds."""
    return datetime.now(timezone.utc) + timedelta(seconds=seconds_until_hydrate) - timedelta(hours=2)


def eventually(asked):
    """What that gives, as soon as it is something."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        given = asked()
        if given:
            return given
        time.sleep(0.05)
    raise AssertionError("it did not come to be")


def session(name="s-77", at=None, **members):
    """A document as the design's 4.3 shows it."""
    at = at or ended(3600)
    return {
        "session": {
            "id": name, "treatments": ["microneedling"], "areas": ["face"],
            "ended_at": at.isoformat(timespec="seconds"), "timezone": "Europe/Berlin",
        },
        "patient": {"id": "p-1"},
        "contact": {"to": "patient-4711", "locale": "en"},
    } | members


class Receiver:
    """Takes webhooks, keeps them, and answers as it is told."""

    def __init__(self):
        self.got = queue.Queue()
        self.status = 204
        receiver = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self):  # noqa: N802: the name is http.server's
                body = self.rfile.read(int(self.headers["Content-Length"]))
                receiver.got.put((time.time(), dict(self.headers.items()), body))
                self.send_response(receiver.status)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_):
                pass

        class Server(http.server.ThreadingHTTPServer):
            daemon_threads = True

            def handle_error(self, *_):
                pass  # a daemon that is killed leaves its connections behind

        self.server = Server(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}/hooks"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def take(self, key, patience=PATIENCE):
        """The delivery of that reminder: when it came, its headers, its body's bytes."""
        until = time.monotonic() + patience
        while True:
            at, headers, body = self.got.get(timeout=max(0.01, until - time.monotonic()))
            if json.loads(body)["id"] == key:
                return at, headers, body

    def keys(self):
        """The keys of all that has come and was not taken yet."""
        found = []
        while not self.got.empty():
            found.append(json.loads(self.got.get()[2])["id"])
        return found

    def close(self):
        self.server.shutdown()
        self.server.server_close()


def is_signed(headers, body):
    """Standard Webhooks, reckoned by another implementation than the daemon's."""
    headers = {name.lower(): value for name, value in headers.items()}
    signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    wanted = base64.b64encode(hmac.new(SECRET, signed, hashlib.sha256).digest()).decode()
    return f"v1,{wanted}" in headers["webhook-signature"].split(" ")


class Reply:
    def __init__(self, response):
        self.status = response.status
        self.headers = response.headers
        self.body = response.read()
        is_json = self.body and "json" in self.headers.get("Content-Type", "")
        self.json = json.loads(self.body) if is_json else None


class Daemon:
    """aftercared in a folder of its own. start() and kill() as often as one likes: the store
    stays."""

    def __init__(self, config="", listen="127.0.0.1:0"):
        self.folder = tempfile.TemporaryDirectory(prefix="aftercared-")
        self.path = Path(self.folder.name)
        self.config = self.path / "aftercared.lua"
        self.config.write_text(
            f'listen = "{listen}"\nstore = "sqlite:{self.path}/state/aftercare.db"\n{config}\n',
            encoding="utf-8")
        self.process = None
        self.events = None
        self.printed = None
        self.address = None

    @staticmethod
    def webhook(receiver, more=""):
        secret = "whsec_" + base64.b64encode(SECRET).decode()
        return ('channels = { webhook = { url = "%s", secrets = { "%s" }, '
                'allow = { "127.0.0.0/8" }, backoff = { "PT1S", "PT1S" }%s } }'
                % (receiver.url, secret, more))

    def spawn(self, env=None, descriptor=None):
        """Does not wait for it. descriptor: a socket that listens, handed over as systemd
        does."""
        command = [PROGRAM, "--config", self.config]
        if descriptor is not None:
            script = f'exec 3<&{descriptor} env LISTEN_PID=$$ LISTEN_FDS=1 "$0" "$@"'
            command = ["sh", "-c", script, *command]
        self.process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=env,
            pass_fds=() if descriptor is None else (descriptor,))
        self.events, self.printed = queue.Queue(), queue.Queue()
        for stream, lines in ((self.process.stderr, self.events),
                              (self.process.stdout, self.printed)):
            threading.Thread(target=self._read, args=(stream, lines), daemon=True).start()

    def start(self, env=None, descriptor=None):
        """Returns when it answers."""
        self.spawn(env, descriptor)
        self.address = self.event("listening")["address"]
        return self

    @staticmethod
    def _read(stream, lines):
        with stream:
            for line in stream:
                lines.put(line)
        lines.put(None)

    def event(self, name):
        """Waits for that line of the log."""
        seen = []
        while True:
            line = self.events.get(timeout=PATIENCE)
            if line is None:
                raise AssertionError(f"ended before '{name}': {''.join(seen)}")
            seen.append(line)
            if line.startswith("{") and json.loads(line)["event"] == name:
                return json.loads(line)

    def ask(self, method, path, body=None, headers=None):
        connection = http.client.HTTPConnection(self.address, timeout=PATIENCE)
        headers = dict(headers or {})
        if body is not None:
            headers.setdefault("Content-Type", "application/json")
            body = body if isinstance(body, (str, bytes)) else json.dumps(body)
        try:
            connection.request(method, path, body, headers)
            return Reply(connection.getresponse())
        finally:
            connection.close()

    def kill(self):
        self.process.kill()
        self.process.wait()

    def stop(self):
        """SIGTERM; gives the exit status."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=PATIENCE)

    def close(self):
        if self.process and self.process.poll() is None:
            self.kill()
        self.folder.cleanup()


def run(*arguments, env=None):
    """The program to its end."""
    return subprocess.run([PROGRAM, *arguments], capture_output=True, text=True,
                          timeout=PATIENCE, check=False, env=env)
