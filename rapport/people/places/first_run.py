"""The steps that make a new desk ready, each with its proof.

Rooms above add theirs. Done is what the desk's own rows say, never a tick of somebody's.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rapport.core.face.addresses import address
from rapport.core.registry import Registry
from rapport.people.models import FirstRun, User
from rapport.people.models.first_run import ONLY


@dataclass(frozen=True)
class Now:
    """What a step says just now, in the place of its own words; a text may have a link.

    ``wrong`` is what keeps it from getting done, in a sentence; ``awaits`` is whether it gets done
    by something that has to arrive.
    """

    text: str = ""
    url: str = ""
    action: str = ""
    wrong: str = ""
    awaits: bool = False


@dataclass(frozen=True)
class Step:
    """A step: its key in English (also what events keep), its words, its page, and its proof.

    Without ``url_name`` it has a page only once ``now`` says so. ``unneeded`` are the words for
    leaving it out; where they say that all is well as it is, the step ``confirms`` and is done with
    them. ``now`` is asked while it is open. ``after`` is the key of a step without which this one
    makes no sense: it falls away when that one is left out.
    """

    key: str
    label: str | Promise
    text: str | Promise
    url_name: str
    action: str | Promise
    is_done: Callable[[], bool]
    unneeded: str | Promise = _("Not needed")
    now: Callable[[], Now] = Now
    confirms: bool = False
    after: str = ""


STEPS: Registry[Step] = Registry("the first steps of a new desk", key=lambda step: step.key)


@dataclass(frozen=True)
class Line:
    """A step as it stands."""

    key: str
    label: str
    text: str
    url: str
    action: str
    unneeded: str
    is_done: bool
    is_left_out: bool
    wrong: str = ""
    awaits: bool = False
    is_confirmed: bool = False

    @property
    def is_open(self) -> bool:
        """Return whether it still has to be done."""
        return not self.is_done and not self.is_left_out


@dataclass(frozen=True)
class Progress:
    """All steps in order, and how far they have come."""

    lines: list[Line]
    is_finished: bool

    @property
    def open(self) -> list[Line]:
        """Return the steps that still have to be done."""
        return [line for line in self.lines if line.is_open]

    @property
    def next(self) -> Line | None:
        """Return the step to take now, or None."""
        return next(iter(self.open), None)

    @property
    def settled(self) -> int:
        """Return how many are done or not needed."""
        return len(self.lines) - len(self.open)


def progress() -> Progress:
    """Return how far this desk has come."""
    run = FirstRun.objects.filter(pk=ONLY).first()
    left_out = set(run.left_out) if run else set()
    lines = [_line(step, left_out) for step in STEPS if step.after not in left_out]
    return Progress(lines, is_finished=run is None or run.finished_at is not None)


def is_left_out(key: str) -> bool:
    """Return whether somebody has said that this step is not needed."""
    run = FirstRun.objects.filter(pk=ONLY).first()
    return run is not None and key in run.left_out


def progress_for(user: User) -> Progress | None:
    """Return the progress for somebody who sets the desk up, or None.

    Without a query for everybody else, and for everybody on a desk that is ready.
    """
    return progress() if user.sets_up else None


def next_page(user: User, otherwise: str) -> str:
    """Return the name of the page after a step: the list for those who set up the desk."""
    return "start" if user.sets_up else otherwise


def _line(step: Step, left_out: set[str]) -> Line:
    is_done = step.is_done()
    now = Now() if is_done else step.now()
    return Line(
        key=step.key,
        label=str(step.label),
        text=now.text or str(step.text),
        url=now.url or (address(step.url_name) if step.url_name else ""),
        action=now.action or str(step.action),
        unneeded=str(step.unneeded),
        is_confirmed=step.confirms and step.key in left_out,
        is_done=is_done,
        is_left_out=not is_done and step.key in left_out,
        wrong=now.wrong,
        awaits=now.awaits,
    )
