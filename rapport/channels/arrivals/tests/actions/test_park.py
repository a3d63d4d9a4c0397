"""An arrival that waits for a person."""

from __future__ import annotations

from conftest import MONDAY
from rapport.channels.arrivals.actions.settle import park
from rapport.channels.conftest import Arrive, Kept
from rapport.channels.email.tests.writing import mail
from rapport.timeline.history import history


def test_it_has_its_reason_and_leaves_one_event(kept: Kept) -> None:
    inbound = kept(mail()).inbound
    for _again in range(2):
        park(inbound, reason="It cannot be read.", about="Dora Lind", at=MONDAY)

    inbound.refresh_from_db()
    assert (inbound.state, inbound.reason, inbound.about) == (
        "parked",
        "It cannot be read.",
        "Dora Lind",
    )
    (told,) = history(inbound)
    assert told.sentence.endswith("could not be processed: It cannot be read.")


def test_what_was_settled_meanwhile_stays_so(arrive: Arrive) -> None:
    opened = arrive(mail())

    park(opened, reason="It cannot be read.", at=MONDAY)

    assert (opened.state, opened.reason) == ("opened", "")
    assert history(opened) == []
