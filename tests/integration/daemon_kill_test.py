#!/usr/bin/env python3
"""aftercared is killed (-9) at moments chosen by chance, while clients post, move, answer and
delete, and a receiver loses answers and fails: nothing that was accepted is lost, nothing comes
early, nothing after its expiry or after it was deleted, and each repetition has the same id.

AFTERCARE_KILL_ROUNDS sets how often, AFTERCARE_KILL_SEED what chance does."""

import json
import os
import random
import sys
import threading
import time
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "daemon"))
import house  # noqa: E402: it lies beside this file
import storm  # noqa: E402

ROUNDS = int(os.environ.get("AFTERCARE_KILL_ROUNDS", "12"))
SEED = int(os.environ.get("AFTERCARE_KILL_SEED", "20261122"))
CLIENTS = 4
OUTAGES = 6  # after so many rounds it is not started again at once
# Seconds of the processor's time until it answers; a sanitizer takes many times as long.
READY_MAX = 60 if os.environ.get("AFTERCARE_SANITIZE") else 2


def busy_seconds(process):
    """What a process has used of the processor: a busy machine does not change it much."""
    fields = Path(f"/proc/{process.pid}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


class Killed(unittest.TestCase):
    maxDiff = 2000
    rounds = ROUNDS
    config, sessions_of_one = "", 0

    def setUp(self):
        self.chance = random.Random(SEED)
        self.receiver = storm.Receiver(SEED)
        self.addCleanup(self.receiver.close)
        self.daemon = house.Daemon(self.config + house.Daemon.webhook(
            self.receiver, ", tries = 1000, circuit = 10000"))
        self.addCleanup(self.daemon.close)
        pack = self.daemon.path / "rules" / "storm"
        pack.mkdir(parents=True)
        (pack / "pack.lua").write_text(storm.PACK, encoding="utf-8")
        (pack / "steps.lua").write_text(storm.STEPS, encoding="utf-8")
        with self.daemon.config.open("a", encoding="utf-8") as config:
            config.write(f'rules = {{ "{house.SOURCE}/rules", "{self.daemon.path}/rules" }}\n')
        self.clients = [storm.Client(f"c{i}", SEED + i, self.sessions_of_one) for i in range(CLIENTS)]
        self.slowest = self.busiest = 0

    def start(self):
        begun = time.monotonic()
        self.daemon.start()
        self.slowest = max(self.slowest, time.monotonic() - begun)
        self.busiest = max(self.busiest, busy_seconds(self.daemon.process))

    def kill_while_it_starts(self):
        self.daemon.spawn()
        time.sleep(self.chance.uniform(0, 0.06))
        self.daemon.kill()

    def kill_while_it_works(self):
        self.start()
        threads = [threading.Thread(target=client.work, args=(self.daemon.address,))
                   for client in self.clients]
        for thread in threads:
            thread.start()
        time.sleep(self.chance.uniform(0.05, 1))
        self.daemon.kill()
        for thread in threads:
            thread.join()

    def no_trouble(self):
        troubles = self.receiver.troubles + [one for each in self.clients for one in each.troubles]
        self.assertEqual(troubles, [])

    def reminders(self, query):
        cursor = ""
        while cursor is not None:
            page = self.daemon.ask("GET", f"/v1/reminders?{query}{cursor}").json
            yield from page["reminders"]
            cursor = page["next"] and "&cursor=" + storm.quote(page["next"], safe="")

    def calm_down(self):
        """Everything is asked for again that had no answer, and goes out."""
        self.receiver.is_calm = True
        self.receiver.round += 1
        self.start()
        promises = {}
        for client in self.clients:
            client.settle(self.daemon.address)
            promises |= client.promises()
        until = time.monotonic() + house.PATIENCE + self.rounds
        while True:
            for reminder in list(self.reminders("limit=1000&state=failed")):
                promises[reminder["key"]].is_retried = True
                path = f"/v1/reminders/{storm.quote(reminder['key'], safe='')}/retry"
                self.assertEqual(self.daemon.ask("POST", path).status, 200)
            if not any(self.reminders("limit=1&state=scheduled")):
                return
            self.assertLess(time.monotonic(), until, "something stays scheduled")
            time.sleep(0.1)

    def test_it_loses_nothing_and_sends_nothing_that_it_should_not(self):
        for round_ in range(self.rounds):
            self.receiver.round += 1
            if self.chance.randrange(5) == 0:
                self.kill_while_it_starts()
            else:
                self.kill_while_it_works()
            self.receiver.drain()
            self.no_trouble()
            if round_ % OUTAGES == OUTAGES - 1:
                time.sleep(2.5)  # some reminders expire while nobody runs
        self.calm_down()

        states = {one["key"]: one["state"] for one in self.reminders("limit=1000")}
        self.assertEqual(self.daemon.stop(), 0)
        self.receiver.drain()
        self.no_trouble()
        world = storm.World(self.clients, self.receiver)
        count = {state: list(states.values()).count(state) for state in sorted(set(states.values()))}
        several = sum(len(one.deliveries) > 1 for one in self.receiver.messages)
        print(f"{self.rounds} rounds, seed {SEED}: {sum(len(one.sessions) for one in self.clients)} "
              f"sessions, {len(self.receiver.messages)} messages, {several} of several, "
              f"{world.repeats} reminders repeated, {json.dumps(count)}, ready after at most {self.slowest:.2f} s "
              f"({self.busiest:.2f} s of the processor)")
        wrong = [*world.wrong_messages(), *world.wrong_states(states)]
        self.assertEqual(wrong[:5], [], f"{len(wrong)} wrong")
        self.assertGreater(len(self.receiver.messages), 0)
        self.assertEqual(several > 0, self.sessions_of_one > 0)
        self.assertLess(self.busiest, READY_MAX)


class KilledWithMessagesOfSeveral(Killed):
    """The same, where what is due near by goes as one message: that comes again under its id."""
    rounds = max(ROUNDS // 2, 1)
    config, sessions_of_one = 'group = "PT3S"\n', 4


if __name__ == "__main__":
    if not house.PROGRAM.exists():
        print("aftercared is not built", file=sys.stderr)
        sys.exit(77)
    unittest.main()
