"""What the kill test is made of: a receiver that fails in every way, clients that remember what
they were promised, and the comparison of the two.

A message carries the instant at which the daemon handed it over (webhook-timestamp), so that a
busy machine cannot make it look late; only "early" is measured by the receiver's own clock."""

import asyncio
import http.client
import json
import random
import socket
import threading
import time
from datetime import datetime, timedelta, timezone
from urllib.parse import quote

import house

STEPS = """
step "kept" {
  after   = "led_light", act = "do", from = "PT0S", till = "P1D",
  remind  = { every = "PT1S", times = 3, expires = "PT12H" },
  message = { en = "It is worth something all day." },
  sources = { "AS-004" },
}

step "brief" {
  after   = "led_light", act = "do", from = "PT0S", till = "P1D",
  remind  = { every = "PT1S", times = 2, expires = "PT1S" },
  message = { en = "It is worth nothing soon." },
  sources = { "AS-004" },
}
"""
PACK = """
pack "storm" {
  version = "1.0.0",
  licence = "MIT",
  engine  = { "0.1", "1.0" },
  plugins = { "timing" },
  says    = "Reminders within seconds.",
}
"""
GRACE = 1  # seconds after an answer in which what was under way may still be handed over


def instant(text):
    return datetime.fromisoformat(text).timestamp()


class Message:
    """One message as the receiver saw it; outcome is what it was answered, and is_answered
    whether that has gone out whole."""

    def __init__(self, round_, headers, body):
        event = json.loads(body)
        data = event["data"]
        self.at, self.round = time.time(), round_
        self.stamp = int(headers["webhook-timestamp"])
        self.id = headers["webhook-id"]
        self.outcome, self.is_answered = None, False
        self.deliveries = [Delivery(self, item) for item in data.get("items", [data])]
        names = {self.id, event["id"]} | ({data["group"]} if "items" in data else {data["key"]})
        first = {event["subject"], data["key"], self.deliveries[0].key}
        if len(names) != 1 or len(first) != 1 or not house.is_signed(headers, body):
            raise AssertionError(f"not one name, or not signed: {names} {first}")


class Delivery:
    """What a message tells of one reminder."""

    __slots__ = ("message", "key", "due", "expires")

    def __init__(self, message, data):
        self.message, self.key = message, data["key"]
        self.due, self.expires = instant(data["due"]), instant(data["expires"])

    @property
    def at(self):
        return self.message.at

    @property
    def stamp(self):
        return self.message.stamp

    @property
    def is_taken(self):
        return self.message.outcome == "204"


class Receiver:
    """Answers well mostly, else as badly as it can: (chance in a hundred, outcome)."""

    FAULTS = ((6, "503"), (3, "500"), (1, "410"), (5, "reset"), (5, "lost"))

    def __init__(self, seed):
        self.chance = random.Random(seed)
        self.is_calm, self.round = False, 0
        self.messages, self.troubles = [], []
        self.opened, self.open = 0, set()
        self.loop = asyncio.new_event_loop()
        listening = socket.create_server(("127.0.0.1", 0), backlog=1024)
        self.address = listening.getsockname()
        self.url = f"http://127.0.0.1:{self.address[1]}/hooks"
        self.server = self.loop.run_until_complete(
            asyncio.start_server(self._serve, sock=listening))
        self.thread = threading.Thread(target=self.loop.run_forever, daemon=True)
        self.thread.start()

    async def _serve(self, reader, writer):
        self.opened += 1
        mine = self.opened
        self.open.add(mine)
        try:
            while await self._answer(reader, writer):
                pass
        except (OSError, asyncio.IncompleteReadError):
            pass  # the daemon was killed
        except Exception as trouble:  # noqa: BLE001: the test must hear of it
            self.troubles.append(repr(trouble))
        finally:
            self.open.discard(mine)
            writer.close()

    async def _answer(self, reader, writer):
        head = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
        headers = {name.lower(): value.strip()
                   for name, _, value in (line.partition(":") for line in head[1:] if line)}
        if head[0].startswith("GET"):
            writer.write(b"HTTP/1.1 204 No Content\r\n\r\n")
            await writer.drain()
            return False
        body = await reader.readexactly(int(headers["content-length"]))
        message = Message(self.round, headers, body)
        message.outcome = self._outcome()
        self.messages.append(message)
        return await self._tell(writer, message)

    def _outcome(self):
        roll = self.chance.randrange(100)
        for share, outcome in () if self.is_calm else self.FAULTS:
            roll -= share
            if roll < 0:
                return outcome
        return "204"

    @staticmethod
    async def _tell(writer, message):
        if message.outcome == "lost":
            return False
        if message.outcome == "reset":
            writer.transport.abort()
            return False
        more = "Retry-After: 1\r\n" if message.outcome == "503" else ""
        length = "" if message.outcome == "204" else "Content-Length: 0\r\n"
        writer.write(f"HTTP/1.1 {message.outcome} So\r\n{length}{more}\r\n".encode())
        await writer.drain()
        message.is_answered = True
        return True

    def drain(self):
        """Returns when everything that a dead daemon has sent was seen: connections are taken
        in the order in which they were made, and end when nothing is left in them."""
        marker = http.client.HTTPConnection(*self.address, timeout=house.PATIENCE)
        marker.request("GET", "/")
        marker.getresponse()
        marker.close()
        until, last = time.monotonic() + house.PATIENCE, self.opened
        while any(one <= last for one in set(self.open)):
            if time.monotonic() > until:
                raise AssertionError("connections of a dead daemon stay open")
            time.sleep(0.002)

    def close(self):
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join()
        self.server.close()
        self.loop.close()


class Promise:
    """What one client was told of one reminder. versions: (asked, answered, due, expires);
    silences: (since, until) in which nothing of it may be handed over."""

    def __init__(self, key):
        self.key = key
        self.versions, self.silences = [], []
        self.snoozed_at = []
        self.is_ended = self.is_retried = False  # asked for, whether answered or not

    def is_begun_anew(self):
        """Whether it may be part of another message than before."""
        return len(self.versions) > 1 or bool(self.snoozed_at) or self.is_retried


class Session:
    def __init__(self, name, is_to_be_moved):
        self.name, self.is_to_be_moved = name, is_to_be_moved
        self.document, self.promises = None, {}
        self.asked = 0
        self.is_deleted = False  # asked for


class Client:
    """Does one thing after another with sessions of its own. What had no answer is asked for
    again before anything else."""

    def __init__(self, name, seed, sessions_of_one=0):
        """sessions_of_one: so many in a row are of one person; 0: all of all clients are."""
        self.name, self.chance = name, random.Random(seed)
        self.sessions_of_one = sessions_of_one
        self.sessions, self.open = [], []
        self.pending = None
        self.connection, self.troubles = None, []

    def work(self, address):
        """Until nobody answers any more."""
        self.connection = http.client.HTTPConnection(address, timeout=house.PATIENCE)
        try:
            while True:
                self.pending = self.pending or self._choose()
                self.pending()
                self.pending = None
                time.sleep(0.002)
        except (OSError, http.client.HTTPException):
            pass
        except Exception as trouble:  # noqa: BLE001: the test must hear of it
            self.troubles.append(repr(trouble))
        finally:
            self.connection.close()

    def settle(self, address):
        """Asks for what had no answer, and for nothing else."""
        self.connection = http.client.HTTPConnection(address, timeout=house.PATIENCE)
        if self.pending:
            self.pending()
            self.pending = None
        self.connection.close()

    def promises(self):
        return {key: promise for session in self.sessions
                for key, promise in session.promises.items()}

    def _choose(self):
        roll = self.chance.random()
        if roll < 0.3 or not self.open:
            session = Session(f"{self.name}-{len(self.sessions)}", self.chance.random() < 0.3)
            self.sessions.append(session)
            self.open = [*self.open[-40:], session]
            return self._posting(session)
        session = self.chance.choice(self.open)
        if roll < 0.4:
            return lambda: self._delete(session)
        if roll < 0.6 and session.is_to_be_moved:
            return self._posting(session)
        return self._acting(session)

    def _ask(self, method, path, body, *expected):
        self.connection.request(method, path, None if body is None else json.dumps(body),
                                {"Content-Type": "application/json"})
        response = self.connection.getresponse()
        answer = json.loads(response.read())
        if response.status not in expected:
            raise AssertionError(f"{method} {path}: {response.status} {answer}")
        return response.status, answer

    def _posting(self, session):
        """A new one, or the same one moved; the document is made once, and repeated."""
        if session.is_deleted:
            return lambda: self._delete(session)
        ended = datetime.now(timezone.utc) + timedelta(seconds=self.chance.uniform(-0.5, 1.5))
        session.document = house.session(session.name)
        session.document["session"] |= {"treatments": ["led_light"],
                                        "ended_at": ended.isoformat(timespec="milliseconds")}
        if self.sessions_of_one:
            whose = self.sessions.index(session) // self.sessions_of_one
            session.document["patient"] = {"id": f"{self.name}-{whose}"}
        session.asked = time.time()
        return lambda: self._post(session)

    def _post(self, session):
        _, plan = self._ask("POST", "/v1/sessions", session.document, 200, 201)
        answered = time.time()
        for reminder in plan["reminders"]:
            promise = session.promises.setdefault(reminder["key"], Promise(reminder["key"]))
            promise.versions.append((session.asked, answered, instant(reminder["due"]),
                                     instant(reminder["expires"])))

    def _delete(self, session):
        session.is_deleted = True
        self._ask("DELETE", f"/v1/sessions/{session.name}", None, 200)
        answered = time.time()
        for promise in session.promises.values():
            promise.is_ended = True
            promise.silences.append((answered, float("inf")))
        self.open = [one for one in self.open if one is not session]

    def _acting(self, session):
        promise = self.chance.choice(list(session.promises.values()))
        what = self.chance.choice(["acknowledge", "snooze", "cancel", "retry", "read"])
        if session.is_deleted or promise.is_ended or (what == "snooze" and session.is_to_be_moved):
            what = "read"
        if promise.snoozed_at and what == "snooze":
            what = "acknowledge"
        return lambda: self._act(promise, what)

    def _act(self, promise, what):
        path = f"/v1/reminders/{quote(promise.key, safe='')}"
        if what == "read":
            self._ask("GET", path, None, 200)
            return
        promise.is_ended = promise.is_ended or what in ("acknowledge", "cancel")
        promise.is_retried = promise.is_retried or what == "retry"
        if what == "snooze":
            promise.snoozed_at.append(time.time())
        body = {"acknowledge": {"answer": "done"}, "snooze": {"for": "PT1S"}}.get(what)
        status, answer = self._ask("POST", f"{path}/{what}", body, 200, 409)
        answered = time.time()
        if status == 200 and what == "snooze" and answer["next_try"]:
            promise.silences.append((answered, instant(answer["next_try"])))
        elif status == 200 and what in ("acknowledge", "cancel"):
            promise.silences.append((answered, float("inf")))


def is_version_at(promise, delivery):
    """Whether it is as promised, by a promise that no other had replaced long before."""
    for i, (_, _, due, expires) in enumerate(promise.versions):
        is_it = delivery.due == due and (delivery.expires == expires or promise.is_retried)
        if is_it and all(answered + GRACE >= delivery.stamp
                         for _, answered, _, _ in promise.versions[i + 1:]):
            return True
    return False


def wrong_with(promise, delivery):
    """Why that message should not have come, or None."""
    if delivery.at < delivery.due:
        return "early"
    if delivery.stamp > delivery.expires:
        return "after its expiry"
    if any(since + GRACE < delivery.stamp and delivery.stamp + 1 <= until
           for since, until in promise.silences):
        return "after it was deleted, cancelled, answered or snoozed"
    if not is_version_at(promise, delivery):
        return "at an instant that was replaced"
    return None


def is_explained(promise, before, after):
    """Why the same reminder came again: the first was not taken, the daemon was killed since,
    or somebody wanted it again."""
    one, other = before.message, after.message
    return (one.outcome != "204" or not one.is_answered or one.round != other.round
            or any(at <= after.at for at in promise.snoozed_at))


class World:
    """All promises and all messages side by side."""

    def __init__(self, clients, receiver):
        self.promises = {key: promise for client in clients
                         for key, promise in client.promises().items()}
        self.by_key = {}
        for message in receiver.messages:
            for delivery in message.deliveries:
                self.by_key.setdefault(delivery.key, []).append(delivery)
        self.repeats = sum(len(found) - 1 for found in self.by_key.values())

    def wrong_messages(self):
        for key, found in self.by_key.items():
            promise = self.promises.get(key)
            if not promise:
                yield f"{key}: nobody asked for it"
                continue
            for delivery in found:
                why = wrong_with(promise, delivery)
                if why:
                    yield (f"{key}: {why} (due {delivery.due}, stamp {delivery.stamp}, came "
                           f"{delivery.at}, {promise.versions}, {promise.silences})")
            ids = {delivery.message.id for delivery in found}
            if len(ids) > 1 and not promise.is_begun_anew():
                yield f"{key}: came under two ids: {ids}"
            for before, after in zip(found, found[1:]):
                if not is_explained(promise, before, after):
                    yield f"{key}: came again without a reason ({before.at}, {after.at})"

    def wrong_states(self, states):
        """states: what the daemon says of each reminder in the end."""
        for key, promise in self.promises.items():
            state = states.get(key)
            taken = any(one.is_taken for one in self.by_key.get(key, ()))
            seen = key in self.by_key
            if state == "delivered" and not taken:
                yield f"{key}: is called delivered and never arrived"
            elif state == "missed" and "storm.kept" in key:
                yield f"{key}: is called missed, and had hours"
            elif state in ("acknowledged", "cancelled") and not promise.is_ended:
                yield f"{key}: is {state}, and nobody asked for that"
            elif state not in ("delivered", "missed", "acknowledged", "cancelled"):
                yield f"{key}: lost ({state}, {'seen' if seen else 'never seen'})"
