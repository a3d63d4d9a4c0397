"""A message's particulars, as their renderers draw them."""

from __future__ import annotations

from collections.abc import Iterator

from rapport.tickets.models import Message
from rapport.tickets.page.particulars import (
    RENDERERS,
    Card,
    Line,
    Link,
    Particulars,
    Remark,
    Shown,
)

LINE, CARD, LINK = Line("read receipt", "eye"), Card("appointment", 7), Link("Original", "/o/")


def test_each_renderer_adds_what_it_knows() -> None:
    with RENDERERS.holding(_seen, _signed, _signed_again):
        shown = Particulars(Message(particulars={"signer": "Dora"}))

    assert shown.remarks == [Remark("Signed by Dora.", "check", "good")], "said once"
    assert (shown.line, shown.cards, shown.links) == (LINE, [CARD], [LINK])


def test_without_renderers_nothing_is_shown() -> None:
    with RENDERERS.holding():
        shown = Particulars(Message(particulars={"signer": "Dora"}))

    assert (shown.remarks, shown.line, shown.cards, shown.links) == ([], None, [], [])


def _seen(message: Message) -> Iterator[Shown]:
    yield from (LINE, CARD, LINK)


def _signed(message: Message) -> Iterator[Shown]:
    yield Remark(f"Signed by {message.particulars['signer']}.", "check", "good")


def _signed_again(message: Message) -> Iterator[Shown]:
    yield from _signed(message)
