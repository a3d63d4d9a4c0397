"""Addresses that moved."""

from __future__ import annotations

import pytest
from django.test import Client


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("/settings/people/", "/team/people/"),
        ("/settings/people/?a=1&b=%C3%A4", "/team/people/?a=1&b=%C3%A4"),
        ("/settings/people/invite/", "/team/people/invitations/new/"),
        ("/settings/people/invitations/new/", "/team/people/invitations/new/"),
        ("/settings/people/7/", "/team/people/7/"),
        ("/settings/teams/", "/team/teams/"),
        ("/settings/teams/7/", "/team/teams/7/"),
        ("/settings/arrivals/7/untreat/", "/settings/arrivals/7/"),
        ("/tickets/7/messages/8/part/", "/tickets/7/"),
    ],
)
def test_an_old_address_leads_to_the_new_one_for_good(client: Client, old: str, new: str) -> None:
    answer = client.get(old)

    assert (answer.status_code, answer.headers["Location"]) == (301, new)


def test_nothing_is_done_at_an_old_address(client: Client, db: None) -> None:
    answer = client.post("/tickets/7/messages/8/part/")

    assert answer.status_code == 405
