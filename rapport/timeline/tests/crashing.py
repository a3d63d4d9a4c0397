"""Processes of the crash test, run as ``rapport.timeline.tests.crashing VERB``.

``write N`` records events, some of them in long transactions; ``pump N`` runs the readers in N
processes, one after the other, each of which kills itself in the middle of its work or is killed
wherever it happens to be; ``drain`` runs the readers to the end undisturbed; ``effects`` prints
what they have written.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path

from rapport.core.django import start

if __name__ == "__main__":
    start()

from django.conf import settings
from django.db import connection, transaction

from rapport.core import clock
from rapport.people.models import Team
from rapport.timeline.models import Event
from rapport.timeline.news import wake
from rapport.timeline.position import START, Position
from rapport.timeline.reading import pump
from rapport.timeline.reading.readers import READERS, Reader
from rapport.timeline.tests.happenings import wave

deadly = False


def perhaps_die() -> None:
    """End this process, sometimes, as a power cut would."""
    if deadly and random.random() < 0.15:
        os.kill(os.getpid(), signal.SIGKILL)


def note_in_database(events: Sequence[Event]) -> None:
    """Write one row per event; a second one for the same event is refused."""
    perhaps_die()
    for event in events:
        Team.objects.create(name=f"event {event.pk}")
    perhaps_die()
    transaction.on_commit(perhaps_die)


class Elsewhere:
    """Keeps what it read and its position in one file, replaced as a whole."""

    name = "elsewhere"
    batch = 7

    @property
    def path(self) -> Path:
        return Path(settings.HOME) / "elsewhere.json"

    def kept(self) -> tuple[Position, list[int]]:
        if not self.path.exists():
            return START, []
        place, ids = json.loads(self.path.read_text())
        return Position(*place), ids

    def position(self) -> Position:
        return self.kept()[0]

    def handle(self, events: Sequence[Event], upto: Position) -> None:
        perhaps_die()
        _, ids = self.kept()
        temporary = self.path.with_suffix(".new")
        temporary.write_text(json.dumps([upto, ids + [event.pk for event in events]]))
        perhaps_die()
        temporary.replace(self.path)
        perhaps_die()


IN_DATABASE = Reader("in database", note_in_database, batch=5)
ELSEWHERE = Elsewhere()


def write(count: int) -> None:
    """Record events from three threads, with overlapping transactions where possible."""
    team = Team.objects.create(name="The one that waves")

    def work(share: int) -> None:
        for number in range(share):
            with transaction.atomic():
                wave(team)
                if number % 10 == 0:
                    time.sleep(0.02)
        connection.close()

    threads = [threading.Thread(target=work, args=[count // 3]) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def run_pumps(lives: int) -> None:
    """Run pumps until ``lives`` of them have died."""
    for _ in range(lives):
        child = os.fork()
        if child == 0:
            run_pump()
        until = time.monotonic() + random.uniform(0.1, 0.6)
        while os.waitpid(child, os.WNOHANG) == (0, 0):
            if time.monotonic() > until:
                os.kill(child, signal.SIGKILL)
            time.sleep(0.01)


def run_pump() -> None:
    """Run the readers until killed."""
    global deadly
    deadly = True
    random.seed()
    walker = pump.Pump()
    while True:
        seen = wake.count()
        if not walker.run_once(clock.now()):
            wake.wait(seen, 0.02)


def effects() -> None:
    """Print the events, the ids noted in the database, and those noted elsewhere."""
    names = Team.objects.filter(name__startswith="event ").values_list("name", flat=True)
    document = {
        "events": list(Event.objects.in_order().values_list("pk", flat=True)),
        "in_database": [int(name.split()[1]) for name in names],
        "elsewhere": ELSEWHERE.kept()[1],
    }
    sys.stdout.write(json.dumps(document))


def main() -> None:
    verb, *rest = sys.argv[1:]
    if verb == "write":
        write(int(rest[0]))
    elif verb == "pump":
        run_pumps(int(rest[0]))
    elif verb == "drain":
        pump.drain()
    elif verb == "effects":
        effects()


if __name__ == "__main__":
    with READERS.holding(IN_DATABASE, ELSEWHERE):
        main()
