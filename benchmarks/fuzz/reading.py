"""One mail through everything that reads mails.

With its processor time, and the memory of the process.
"""

from __future__ import annotations

import json
import signal
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from rapport.channels.email.meaning.sanitise import sanitise
from rapport.mail import read
from rapport.mail.document import as_json, reply_text
from rapport.mail.text.html_text import render

MOST_SECONDS = 1.0  # of processor time
_HANGS_AFTER = 10.0


class Hangs(BaseException):
    """Not an `Exception`: nothing that reads mails may swallow it."""


def whole(raw: bytes) -> None:
    """Read, split, render, sanitise and report one mail, as the desk and the command line do."""
    mail = read(raw)
    page = sanitise(mail.html) if mail.html is not None else None
    if mail.html is not None:
        render(mail.html)
        reply_text(mail.html, "", is_html=True)
    json.dumps(as_json(mail, "", html=page), ensure_ascii=False).encode("utf-8")
    for attachment in mail.attachments:
        attachment.filename.encode("utf-8")


def problem(raw: bytes) -> tuple[float, str]:
    """Return seconds of processor time, and the problem: a traceback, "slow", or nothing."""
    start = time.process_time()
    try:
        with _stopped_when_it_hangs():
            whole(raw)
    except Hangs:
        return time.process_time() - start, "hangs\n" + traceback.format_exc()
    except Exception:  # noqa: BLE001  # what is looked for here
        return time.process_time() - start, traceback.format_exc()
    took = time.process_time() - start
    return took, f"slow: {took:.2f} s of processor time" if took > MOST_SECONDS else ""


@contextmanager
def _stopped_when_it_hangs() -> Iterator[None]:
    def stop(number: int, frame: FrameType | None) -> None:
        raise Hangs

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, _HANGS_AFTER)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def resident() -> int:
    """Return the resident memory of this process in bytes; 0 where the system does not say."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0
    for line in status.read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) * 1024
    return 0
