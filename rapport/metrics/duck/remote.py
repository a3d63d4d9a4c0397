"""A client of the one process that has DuckDB loaded."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

from rapport.core.waiting import about_to_wait
from rapport.metrics.duck import place, wire
from rapport.metrics.duck.query import Answer, NoRoom, Query, Row
from rapport.metrics.errors import not_available

log = logging.getLogger(__name__)

# The process gives a sign of life every second: after this long without one, it is stuck.
SILENCE_SECONDS = 4.0
# Longer than a query may take there.
PATIENCE_SECONDS = 25.0
# After one unanswered query, no others are sent for this long, because a page asks many.
REST_SECONDS = 15.0


class Remote:
    """Queries over the socket of one folder; raises FiguresNotAvailable when nobody answers."""

    def __init__(
        self,
        root: Path,
        *,
        silence: float = SILENCE_SECONDS,
        patience: float = PATIENCE_SECONDS,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._root = root
        self._silence = silence
        self._patience = patience
        self._clock = clock
        self._rests_until = 0.0
        self._is_stuck = False

    def answer(self, query: Query) -> Answer:
        """Send the query and return its answer; raises what the query raises there."""
        if self._clock() < self._rests_until:
            raise not_available()
        about_to_wait()
        try:
            answer = self._ask(query)
        except TimeoutError as error:
            self._note_stuck()
            raise not_available() from error
        except (OSError, NoRoom) as error:
            raise not_available() from error
        self._is_stuck = False
        return Answer(answer.columns, _available(answer.batches))

    def _ask(self, query: Query) -> Answer:
        with ExitStack() as until_answered:
            connection = until_answered.enter_context(place.connect(self._root, self._silence))
            wire.send_query(connection, query)
            answer = wire.receive_answer(connection, self._patience)
            until_answered.pop_all()
        return answer

    def _note_stuck(self) -> None:
        self._rests_until = self._clock() + REST_SECONDS
        was_stuck, self._is_stuck = self._is_stuck, True
        if not was_stuck:
            log.warning("The process that counts figures does not answer; pages go without it.")


def _available(batches: Iterator[list[Row]]) -> Iterator[list[Row]]:
    try:
        yield from batches
    except (OSError, NoRoom) as error:
        raise not_available() from error
