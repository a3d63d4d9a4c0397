"""Arrivals that waited for the desk to be set up."""

from __future__ import annotations

from conftest import MONDAY
from rapport.channels.arrivals.actions.recover import take_up_parked
from rapport.channels.arrivals.actions.settle import park
from rapport.channels.conftest import Arrive, Kept
from rapport.channels.email.tests.writing import mail
from rapport.channels.models import Inbound
from rapport.people.models import Team, User
from rapport.timeline.history import history


def test_they_are_kept_again_and_leave_one_event_each(kept: Kept, ada: User, support: Team) -> None:
    inbound = kept(mail()).inbound
    park(inbound, reason="There is no queue yet.", at=MONDAY)

    for _again in range(2):
        take_up_parked(ada, support, MONDAY)

    assert Inbound.objects.get().state == "kept"
    told = [line.sentence for line in history(inbound)]
    assert told[1:] == ["Ada Berg asked to process what arrived by email again"]


def test_what_has_no_content_and_what_is_settled_stays(
    kept: Kept, arrive: Arrive, ada: User, support: Team
) -> None:
    arrive(mail())
    park(kept(mail()).inbound, reason="It is too large.", at=MONDAY)
    Inbound.objects.filter(state="parked").update(digest="")

    take_up_parked(ada, support, MONDAY)

    assert set(Inbound.objects.values_list("state", flat=True)) == {"opened", "parked"}
