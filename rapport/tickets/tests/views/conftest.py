"""Messages that several pages are asked to show."""

from __future__ import annotations

import pytest

from rapport.customers.models import Person
from rapport.tickets.actions import receive
from rapport.tickets.correspondence.content import Content, File
from rapport.tickets.models import Message, Ticket

PIXEL = '<img class="held-image" alt="" data-held-src="https://track.example/p.gif?a=1&amp;b=2">'


@pytest.fixture
def newsletter(ticket: Ticket, dora: Person) -> Message:
    """Return Dora's mail with a picture that came along and one from elsewhere."""
    return receive(
        ticket,
        person=dora,
        content=Content(
            text="Hello",
            reply="Hello",
            quoted="> earlier",
            html=f'<p>Hello {PIXEL}<img src="cid:logo@x"></p>',
            to=["support@desk.example"],
            reply_to="dora@nordwind.example",
            files=[File.of("logo.png", "image/png", b"png", content_id="<logo@x>")],
        ),
        channel="email",
        by=dora,
    )
