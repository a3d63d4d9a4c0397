"""The wire between the parent and a child.

Connections go one way, "I am ready" the other. Each connection is one byte with the socket
attached. When one end is closed, or its process dies in whatever way, the other end reads
end-of-file.
"""

from __future__ import annotations

import socket

CONNECTION = b"c"
READY = b"r"


def pair() -> tuple[socket.socket, socket.socket]:
    """Return the parent's end and the child's."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
    ours.setblocking(False)
    theirs.setblocking(False)
    return ours, theirs


def give(wire: socket.socket, connection: socket.socket) -> bool:
    """Hand a connection over; return whether the other end could take it."""
    try:
        socket.send_fds(wire, [CONNECTION], [connection.fileno()])
    except OSError:
        # The buffer is full, or the process has just died.
        return False
    return True


def take(wire: socket.socket) -> socket.socket | None:
    """Return the next connection, or None when there is none. Raises EOFError at the end."""
    try:
        said, handles, _flags, _address = socket.recv_fds(wire, 1, 1)
    except BlockingIOError:
        return None
    except ConnectionError:
        said, handles = b"", []
    if not said:
        raise EOFError
    return socket.socket(fileno=handles[0]) if handles else None


def say_ready(wire: socket.socket) -> None:
    """Tell the parent that this process can take connections."""
    wire.send(READY)


def is_ready(wire: socket.socket) -> bool | None:
    """Return whether the child has said that it is ready; None when its end is closed."""
    try:
        said = wire.recv(16)
    except BlockingIOError:
        return False
    except ConnectionError:
        return None
    return bool(said) or None
