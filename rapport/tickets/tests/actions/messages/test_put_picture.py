"""Putting a picture into a text."""

from __future__ import annotations

import pytest

from conftest import MONDAY
from rapport.core import blobs
from rapport.core.errors import Invalid, NotAllowed
from rapport.people.models import User
from rapport.tickets.actions.messages.picture import MOST, put_picture
from rapport.tickets.models import Picture, Ticket
from rapport.tickets.tests.actions.messages.pictures import PNG, put
from rapport.timeline.models import Event


def test_it_is_kept_for_its_writer_and_leaves_no_event(ticket: Ticket, ben: User) -> None:
    before = Event.objects.count()
    picture = put(ticket, ben)

    assert Picture.objects.get() == picture
    assert blobs.path_for_now(picture.key).read_bytes() == PNG
    assert picture.reference == f"![shot.png](picture:{picture.pk})"
    assert Event.objects.count() == before


def test_a_name_cannot_break_out_of_the_reference(ticket: Ticket, ben: User) -> None:
    picture = put(ticket, ben, name="a](javascript:x) [b.png")

    assert picture.reference == f"![a)(javascript:x) (b.png](picture:{picture.pk})"


def test_a_colleague_may_too(ticket: Ticket, bea: User) -> None:
    assert put(ticket, bea).user == bea


def test_who_only_reads_may_not(ticket: Ticket, rosa: User) -> None:
    with pytest.raises(NotAllowed):
        put(ticket, rosa)


@pytest.mark.parametrize("kind", ["image/svg+xml", "text/html", "application/pdf"])
def test_what_is_no_picture_is_refused_with_a_sentence(
    ticket: Ticket, ben: User, kind: str
) -> None:
    with pytest.raises(Invalid, match="is not a picture that can stand in a text"):
        put_picture(ticket, name="a.svg", content_type=kind, content=b"x", by=ben, at=MONDAY)


def test_there_is_an_end(ticket: Ticket, ben: User) -> None:
    for _n in range(MOST):
        put(ticket, ben)

    with pytest.raises(Invalid, match="too many pictures"):
        put(ticket, ben)
