"""The parent process: hands out connections and replaces dead children.

It never starts a thread or opens the database, so that a child can be forked from it at any time;
all children share what it has loaded. They end when it ends, however that happens.
"""

from __future__ import annotations

import gc
import logging
import os
import selectors
import signal
import socket
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from types import FrameType

from rapport.serving.processes import wire
from rapport.serving.processes.child import Child
from rapport.serving.processes.reception import Reception
from rapport.serving.processes.tally import Row, Tally

log = logging.getLogger(__name__)

# Longer than a child takes to end by itself.
END_SECONDS = 12.0


@dataclass(frozen=True)
class Place:
    """What a child is given: its number, its end of the wire, its counts, whom it replaces.

    ``among`` is how many processes share what comes.
    """

    number: int
    among: int
    wire: socket.socket
    row: Row
    replaces: int
    restarts: int


# Serves in this process until told to stop.
Serve = Callable[[Place], None]


class Parent:
    """Children in a fixed number of places, all behind one listener."""

    def __init__(
        self, listener: socket.socket, processes: int, serve: Serve, ready: Callable[[], None]
    ) -> None:
        self._serve = serve
        self._ready = ready
        self._tally = Tally(processes)
        self._children = [Child(number) for number in range(processes)]
        self._reception = Reception(listener, self._children, self._tally)
        self._selector = selectors.DefaultSelector()
        self._bell, self._ringer = socket.socketpair()
        self._is_stopping = False
        self._has_lost_some = False
        self._has_said_ready = False

    def run(self) -> None:
        """Keep every place filled until SIGTERM or SIGINT, then end them all."""
        self._hear_signals()
        share_memory()
        try:
            while not self._is_stopping:
                self._fill_places()
                self._reception.open_or_close(self._selector)
                self._step(self._patience())
        finally:
            self._is_stopping = True
            self._reception.close()
            self._end()

    def _hear_signals(self) -> None:
        for end in (self._bell, self._ringer):
            end.setblocking(False)
        signal.set_wakeup_fd(self._ringer.fileno(), warn_on_full_buffer=False)
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGCHLD):
            signal.signal(number, self._note_signal)
        self._selector.register(self._bell, selectors.EVENT_READ, self)

    def _note_signal(self, number: int, frame: FrameType | None) -> None:
        if number == signal.SIGCHLD:
            self._has_lost_some = True
        else:
            self._is_stopping = True

    def _step(self, seconds: float | None) -> None:
        """Wait until something happens, and handle it."""
        for key, _ in self._selector.select(seconds):
            if key.data is self:
                _empty(self._bell)
            elif isinstance(key.data, Child):
                self._hear(key.data)
            elif not self._is_stopping:
                self._reception.accept()
        if self._has_lost_some:
            self._has_lost_some = False
            self._bury()

    def _patience(self) -> float | None:
        now = time.monotonic()
        dues = [child.due_at for child in self._children if not child.is_alive]
        if self._reception.opens_at > now:
            dues.append(self._reception.opens_at)
        return max(0.0, min(dues) - now) if dues else None

    def _fill_places(self) -> None:
        now = time.monotonic()
        for child in self._children:
            if not child.is_alive and child.due_at <= now:
                self._start(child)

    def _start(self, child: Child) -> None:
        self._tally.clear(child.number)
        ours, theirs = wire.pair()
        # Otherwise buffered output would be written once by each process.
        sys.stdout.flush()
        sys.stderr.flush()
        try:
            pid = os.fork()
        except OSError as error:
            # No memory or too many processes: those that are there go on, and it is tried again.
            log.warning("Process %d of the server cannot start: %s.", child.number, error)
            for end in (ours, theirs):
                end.close()
            child.postpone()
            self._say_ready()
            return
        if pid == 0:
            ours.close()
            row = self._tally.row(child.number)
            among = len(self._children)
            self._become(Place(child.number, among, theirs, row, child.last_pid, child.restarts))
        theirs.close()
        child.begin(pid, ours)
        self._selector.register(ours, selectors.EVENT_READ, child)

    def _become(self, place: Place) -> None:
        """Become a child; never returns."""
        status = 1
        try:
            self._leave_behind()
            self._serve(place)
            status = 0
        except BaseException:  # A child must never return into the parent's code.
            log.exception("A process of the server failed")
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(status)

    def _leave_behind(self) -> None:
        """Close what belongs to the parent, above all the other wires, whose ends show when it
        dies.
        """
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        # Until the server has a handler of its own, it has nothing to end in order.
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        # A terminal sends SIGINT to all of them; the parent then asks each child to end.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        self._reception.close()
        self._selector.close()
        self._bell.close()
        self._ringer.close()
        for child in self._children:
            child.close()

    def _hear(self, child: Child) -> None:
        said = wire.is_ready(child.wire) if child.wire is not None else False
        if said is None:
            # It is about to end; the signal at its end brings the rest.
            self._hang_up(child)
        elif said:
            child.is_ready = True
            self._say_ready()

    def _hang_up(self, child: Child) -> None:
        if child.wire is not None:
            self._selector.unregister(child.wire)
        child.close()

    def _bury(self) -> None:
        for child in self._children:
            if child.is_alive:
                pid, status = os.waitpid(child.pid, os.WNOHANG)
                if pid:
                    self._note_end(child, pid, status)

    def _note_end(self, child: Child, pid: int, status: int) -> None:
        self._hang_up(child)
        child.end()
        if self._is_stopping:
            return
        wait = round(child.due_at - time.monotonic())
        log.warning(
            "Process %d of the server ended unexpectedly (%s); a new one starts %s.",
            pid,
            _told(status),
            f"in {wait} s" if wait else "now",
        )
        self._say_ready()

    def _say_ready(self) -> None:
        """Report once, when every child is ready or has failed to start."""
        settled = all(child.is_ready or child.deaths for child in self._children)
        if settled and any(child.is_ready for child in self._children):
            if not self._has_said_ready:
                self._ready()
            self._has_said_ready = True

    def _end(self) -> None:
        for child in self._children:
            child.send(signal.SIGTERM)
        until = time.monotonic() + END_SECONDS
        self._bury()
        while any(child.is_alive for child in self._children):
            if time.monotonic() >= until:
                log.warning("Some processes did not end in time and are killed.")
                until += END_SECONDS
                for child in self._children:
                    child.send(signal.SIGKILL)
            self._step(until - time.monotonic())


def share_memory() -> None:
    """Freeze loaded objects so that the garbage collector leaves their pages shared."""
    gc.collect()
    gc.freeze()


def _empty(bell: socket.socket) -> None:
    try:
        while bell.recv(4096):
            pass
    except BlockingIOError:
        pass


def _told(status: int) -> str:
    if os.WIFSIGNALED(status):
        return f"signal {os.WTERMSIG(status)}"
    return f"exit status {os.WEXITSTATUS(status)}"
