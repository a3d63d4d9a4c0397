"""Checks of the readers of the timeline, the server and its loops."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rapport.core import clock
from rapport.core.checkup import Finding, broken, caution, good
from rapport.serving.health import LoopHealth, health
from rapport.serving.models import Process
from rapport.timeline.reading.progress import Progress, progress

# A busy minute leaves a reader this far behind.
MUCH_BEHIND = 1000


def timeline_readers() -> Iterator[Finding]:
    """Yield findings on whether each reader of the timeline keeps up."""
    yield from map(_reader, progress())


def _reader(reader: Progress) -> Finding:
    topic = _("Reader “%(name)s”") % {"name": reader.label}
    if reader.failing_since:
        return broken(
            topic,
            _("It has been failing since %(since)s and is retried every few minutes. %(failure)s")
            % {"since": f"{reader.failing_since:%Y-%m-%d %H:%M} UTC", "failure": reader.failure},
        )
    if reader.behind <= MUCH_BEHIND:
        return good(topic, _("Up to date."))
    count = _("more than %d") if reader.is_many else "%d"
    return caution(topic, _("It is %s events behind.") % (count % reader.behind))


def workers() -> Iterator[Finding]:
    """Yield findings on whether a server runs, and whether each of its loops works."""
    topic = _("Server")
    found = health(clock.now())
    working = [process for process in found.processes if process.role != "web"]
    if not working:
        yield caution(
            topic,
            _("No server is fetching, sending and reading. Start it with `rapport serve`."),
        )
        return
    names = ", ".join(map(_named, found.processes))
    yield good(topic, _("Running: %(names)s.") % {"names": names})
    yield from (_restarted(process) for process in found.processes if process.restarts)
    yield from (_loop(loop) for loop in found.loops if not loop.is_well)


def _named(process: Process) -> str:
    return f"{process.name} ({process.duties}, {process.version})"


def _restarted(process: Process) -> Finding:
    sentence = ngettext(
        "One process died in this place before %(name)s. The log says when and how.",
        "%(count)d processes died in this place before %(name)s. The log says when and how.",
        process.restarts,
    )
    return caution(_("Server"), sentence % {"count": process.restarts, "name": process.name})


def _loop(loop: LoopHealth) -> Finding:
    topic = _("Worker “%(name)s”") % {"name": loop.label}
    if loop.failing_since:
        return broken(
            topic,
            _("It has been failing since %(since)s. %(failure)s")
            % {"since": f"{loop.failing_since:%Y-%m-%d %H:%M} UTC", "failure": loop.failure},
        )
    return broken(
        topic,
        _("It has been stuck on the same work since %(since)s. Restart the server.")
        % {"since": f"{loop.busy_since:%Y-%m-%d %H:%M} UTC"},
    )
