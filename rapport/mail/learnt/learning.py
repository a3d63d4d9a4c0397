"""Learning the signatures of an address from the ends of its mails."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from rapport.mail.learnt import endings, judging
from rapport.mail.learnt.own import Own

MOST_BLOCKS = 6  # of an address that several people may share


@dataclass(frozen=True, slots=True)
class Known:
    """Lines that mails of an address ended with.

    Seen in one mail they are its last lines, whatever they say. ``ticket`` is the last that they
    were seen on. ``is_shown``: a person decided that they stay in sight.
    """

    lines: tuple[str, ...]
    ticket: int
    mails: int = 1
    tickets: int = 1
    is_shown: bool = False
    pk: int | None = None

    @property
    def block(self) -> judging.Block:
        """Return it as evidence for what may fold."""
        return judging.Block(self.lines, self.mails, self.tickets)

    @property
    def is_signature(self) -> bool:
        """Return whether it may fold at the end of the next mail."""
        return self.mails > 1 and not self.is_shown and self.block.is_evident


def learn(
    known: Sequence[Known], own: Own, ticket: int, sender: tuple[str, ...] = ()
) -> tuple[list[Known], Known | None]:
    """Return the blocks that a further mail changes or adds, and the one that it replaces."""
    last = endings.of(own.lines)
    if len(last) < 2:
        return [], None
    grown = [each for one in known if (each := _grown(one, last, ticket, sender)) is not None]
    if grown:
        return grown, None
    if any(_is_repeat(one, last) for one in known):
        return [], None
    return [Known(last, ticket)], _oldest(known) if len(known) >= MOST_BLOCKS else None


def find(
    known: Iterable[Known], own: Own, sender: tuple[str, ...] = ()
) -> tuple[int, Known] | None:
    """Return the line from which a known signature goes on to the end, and the block it is.

    Nothing if all of it is folded already.
    """
    found: list[tuple[int, Known]] = []
    for one in known:
        start = judging.start_of(own.lines, one.block, sender) if one.is_signature else None
        if start is not None and any(
            shown and line.strip()
            for line, shown in zip(own.lines[start:], own.shown[start:], strict=True)
        ):
            found.append((start, one))
    return min(found, key=lambda each: each[0], default=None)


def _grown(one: Known, last: tuple[str, ...], ticket: int, sender: tuple[str, ...]) -> Known | None:
    """Return the block as this mail confirms it, or nothing."""
    tickets = one.tickets + (one.ticket != ticket)
    if one.mails > 1:
        if not endings.ends_with(last, one.lines):
            return None
        return replace(one, mails=one.mails + 1, tickets=tickets, ticket=ticket)
    count = endings.shared(one.lines, last)
    if not count or not judging.may_be(last[-count:], sender):
        return None
    return replace(one, lines=last[-count:], mails=2, tickets=tickets, ticket=ticket)


def _is_repeat(one: Known, last: tuple[str, ...]) -> bool:
    """Return whether a mail ends as one did before, as far as its end is kept."""
    least = min(len(one.lines), len(last))
    return one.mails == 1 and endings.is_same(one.lines[-least:], last[-least:])


def _oldest(known: Sequence[Known]) -> Known | None:
    """Return the block to forget: the oldest of those seen once, else the least seen."""
    free = [one for one in known if not one.is_shown]
    return min(free, key=lambda one: (one.mails > 1, one.mails, one.pk or 0), default=None)
