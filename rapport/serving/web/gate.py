"""The gate, which lets few requests into the interpreter at once."""

from __future__ import annotations

import asyncio
from collections import deque


class Gate:
    """Lets a fixed number of requests in at once and queues the others in order of arrival.

    A request that has been inside for longer than ``patience`` seconds no longer counts: it is
    most likely waiting for something, and quick ones must not wait with it. Belongs to one event
    loop and is used only in its thread.
    """

    def __init__(self, abreast: int, patience: float) -> None:
        self.patience = patience
        self._free = abreast
        self._queue: deque[asyncio.Future[None]] = deque()

    async def enter(self) -> Pass:
        """Wait for a turn; the returned pass must be given back."""
        if self._free:
            self._free -= 1
            return Pass(self)
        turn = asyncio.get_running_loop().create_future()
        self._queue.append(turn)
        try:
            await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():
                self._let_next_in()
            raise
        return Pass(self)

    def _let_next_in(self) -> None:
        while self._queue:
            turn = self._queue.popleft()
            if not turn.done():
                turn.set_result(None)
                return
        self._free += 1


class Pass:
    """The right to be inside; it ends by itself when the gate's patience is over."""

    def __init__(self, gate: Gate) -> None:
        self._gate: Gate | None = gate
        self._loop = asyncio.get_running_loop()
        self._timer = self._loop.call_later(gate.patience, self.give_back)

    def give_back(self) -> None:
        """Let the next one in; giving back again changes nothing."""
        gate, self._gate = self._gate, None
        if gate is not None:
            self._timer.cancel()
            gate._let_next_in()

    def step_aside(self) -> None:
        """Give it back from another thread, which is about to wait for something."""
        if self._gate is not None:
            self._loop.call_soon_threadsafe(self.give_back)
