"""Reports that belong to nothing, below the list of failed answers."""

from __future__ import annotations

from django.test import Client

from rapport.channels.models import Inbound
from rapport.core import clock


def test_who_runs_the_desk_sees_how_many_there_are(as_ada: Client, as_ben: Client) -> None:
    at = clock.now()
    for number in ("1", "2"):
        Inbound.objects.create(
            channel="email",
            digest=number,
            source=number,
            size=1,
            received_at=at,
            kept_at=at,
            state="recorded",
            nature="report",
        )

    told = "2 reports of mail servers belong to nothing that we sent, as far as we know."
    page = as_ada.get("/tickets/undelivered/").content.decode()
    assert told in page
    assert "/settings/arrivals/reports/" in page
    assert told not in as_ben.get("/tickets/undelivered/").content.decode()
