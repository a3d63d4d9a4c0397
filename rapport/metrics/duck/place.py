"""The socket of DuckDB's process, in the facts' folder.

Only the user who owns it can connect.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import platform
import socket
import stat
import struct
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from rapport.core.derived import aside

# How many connections may wait; the next is told that nobody answers.
BACKLOG = 64
# The longest socket path that every system accepts, including the final zero byte.
LONGEST_PATH = 104


def connect(root: Path, seconds: float) -> socket.socket:
    """Connect to the process that answers for this folder on this machine; OSError if none does."""
    with ExitStack() as until_connected:
        connection = until_connected.enter_context(socket.socket(socket.AF_UNIX))
        connection.settimeout(seconds)
        with _short(root, "sock") as path:
            connection.connect(path)
        until_connected.pop_all()
    return connection


def listen(root: Path) -> socket.socket:
    """Open the socket, replacing one left behind; the caller must hold the lock."""
    listener = socket.socket(socket.AF_UNIX)
    with _short(root, "sock") as path:
        if os.path.isdir(path):
            aside.set_aside(Path(path))
        with suppress(FileNotFoundError):
            os.unlink(path)
        # Linux takes the file's mode from the socket; elsewhere the folder protects it.
        with suppress(OSError):
            os.fchmod(listener.fileno(), 0o600)
        listener.bind(path)
        os.chmod(path, 0o600)
    listener.listen(BACKLOG)
    return listener


def is_there(root: Path) -> bool:
    """Return whether the socket's file is where clients look for it."""
    try:
        with _short(root, "sock") as path:
            return stat.S_ISSOCK(os.stat(path).st_mode)
    except OSError:
        return False


def close(root: Path, listener: socket.socket) -> None:
    """Close the socket and remove its file."""
    listener.close()
    with suppress(OSError), _short(root, "sock") as path:
        os.unlink(path)


def lock(root: Path) -> int | None:
    """Take the lock for this folder on this machine; return its file, None if another has it.

    The lock ends with the process, or when the returned file is closed.
    """
    held = aside.open_lock(aside.folder(root) / _name("lock"))
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(held)
        return None
    return held


def is_ours(connection: socket.socket) -> bool:
    """Return whether the other side runs as the same user, or the system cannot tell."""
    if not hasattr(socket, "SO_PEERCRED"):
        return True
    credentials = struct.Struct("3i")
    raw = connection.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, credentials.size)
    _process, user, _group = credentials.unpack(raw)
    return bool(user == os.geteuid())


def _name(ending: str) -> str:
    """Return a file name with this machine's name in it: several machines may share the folder."""
    machine = hashlib.sha256(platform.node().encode()).hexdigest()[:8]
    return f"figures-{machine}.{ending}"


@contextmanager
def _short(root: Path, ending: str) -> Iterator[str]:
    """Yield a path to a file in the folder, short enough for a socket however deep the folder."""
    path = str(root / _name(ending))
    if len(os.fsencode(path)) < LONGEST_PATH:
        yield path
        return
    folder = os.open(root, os.O_RDONLY | os.O_DIRECTORY)
    try:
        yield f"/proc/self/fd/{folder}/{_name(ending)}"
    finally:
        os.close(folder)
