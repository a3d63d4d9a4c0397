"""Pages of arrivals: fifty each, latest first, on every list."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from rapport.channels.email.models import Mailbox
from rapport.channels.models import Inbound
from rapport.core import clock

REPORT = {"state": "recorded", "nature": "report"}
LATER = re.compile(r'href="(\?[^"]*before=\d+)" rel="next"')


def _keep(count: int, mailbox: Mailbox, **values: str) -> None:
    now = clock.now()
    Inbound.objects.bulk_create(
        Inbound(
            channel="email",
            account=str(mailbox.pk),
            source=f"INBOX:1:{number}",
            size=1,
            received_at=now,
            kept_at=now,
            about=f"Mail no. {number}.",
            **values,
        )
        for number in range(1, count + 1)
    )


@pytest.mark.parametrize(
    ("url", "values"),
    [
        ("/settings/arrivals/?state=spam&channel=email", {"state": "spam"}),
        ("/settings/arrivals/reports/", REPORT),
        ("/spam/", {"state": "spam"}),
    ],
)
def test_what_does_not_fit_is_on_the_next_page(
    as_ada: Client, mailbox: Mailbox, url: str, values: dict[str, str]
) -> None:
    _keep(52, mailbox, **values)

    first = as_ada.get(url).content.decode()
    assert first.index("Mail no. 52.") < first.index("Mail no. 3.")
    assert "Mail no. 2." not in first

    (later,) = LATER.findall(first)
    second = as_ada.get(url.partition("?")[0] + later.replace("&amp;", "&")).content.decode()
    assert second.index("Mail no. 2.") < second.index("Mail no. 1.")
    assert "Mail no. 3." not in second
    assert not LATER.findall(second)


def test_a_place_that_is_none_is_the_beginning(as_ada: Client, mailbox: Mailbox) -> None:
    _keep(1, mailbox, state="spam")

    for before in ("x", "-1", "9" * 30):
        assert "Mail no. 1." in as_ada.get(f"/spam/?before={before}").content.decode()
