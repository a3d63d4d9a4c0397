"""Dismissing a need."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client

from rapport.cockpit.actions import dismiss
from rapport.cockpit.asides import asides_of
from rapport.cockpit.columns import columns
from rapport.cockpit.need import Need, Urgency
from rapport.cockpit.needs.customers import WAIT_TOO_LONG
from rapport.cockpit.tests.actions.conftest import LATER
from rapport.core.errors import Invalid, NotAllowed
from rapport.insights.readers import catch_up
from rapport.people.models import User
from rapport.tickets.actions import open_ticket
from rapport.tickets.correspondence.content import Content
from rapport.tickets.models import Ticket
from rapport.timeline.history import history
from rapport.timeline.models import Event

MINUTE = timedelta(minutes=1)


def texts(user: User) -> list[str]:
    catch_up()
    return [need.text for need in columns(user, LATER + MINUTE)[0].needs]


def test_it_leaves_the_cockpit_and_an_event(need: Need, ada: User) -> None:
    assert texts(ada) == [need.text]

    aside = dismiss(need, reason="  We talked\n yesterday. ", by=ada, at=LATER)

    assert texts(ada) == []
    assert [line.sentence for line in history(aside)] == [
        f"Ada Berg dismissed “{need.text}”: We talked yesterday."
    ]


def test_it_comes_back_with_what_is_added(need: Need, ticket: Ticket, ada: User) -> None:
    dismiss(need, reason="We talked.", by=ada, at=LATER)
    open_ticket(
        ticket.customer,
        subject="Another matter",
        content=Content(text="?"),
        channel="email",
        by=ticket.customer,
        at=ticket.opened_at + MINUTE,
    )
    (text,) = texts(ada)
    assert "Another matter" in text


def test_it_comes_back_more_urgent_or_half_as_large_again(need: Need, ada: User) -> None:
    (finding,) = need.findings
    (calm,) = (replace(finding, urgency=Urgency.SOON, size=10),)
    dismiss(replace(need, findings=[calm], urgency=Urgency.SOON), reason="So.", by=ada, at=LATER)
    hide = asides_of(ada, LATER).hide

    assert hide(WAIT_TOO_LONG, calm)
    assert hide(WAIT_TOO_LONG, replace(calm, size=14))
    assert not hide(WAIT_TOO_LONG, replace(calm, size=15))
    assert not hide(WAIT_TOO_LONG, replace(calm, urgency=Urgency.BROKEN))
    assert not hide(WAIT_TOO_LONG, replace(calm, subject="another"))


def test_a_teammates_cockpit_keeps_it(need: Need, ada: User, leo: User, ticket: Ticket) -> None:
    dismiss(need, reason="We talked.", by=ada, at=LATER)
    leo.teams.add(ticket.team)

    assert texts(User.objects.get(pk=leo.pk)) == [need.text]


def test_an_agent_may_not(need: Need, ben: User) -> None:
    with pytest.raises(NotAllowed):
        dismiss(need, reason="So.", by=ben, at=LATER)


def test_it_needs_a_reason(need: Need, ada: User) -> None:
    with pytest.raises(Invalid, match="why it needs nothing"):
        dismiss(need, reason=" ", by=ada, at=LATER)
    assert not Event.objects.filter(kind="aside.dismissed").exists()


def test_over_the_cockpit_it_is_asked_in_a_dialog(need: Need, as_ada: Client) -> None:
    address, headers = "/cockpit/needs/waits-too-long/", {"HX-Request": "true"}
    over = {**headers, "HX-Target": "need-dialog"}
    asked = as_ada.get(address, {"of": need.of, "do": "dismiss"}, headers=over).content.decode()
    assert asked.strip().startswith('<dialog id="need-dialog"')
    assert need.text in asked

    fields = {"of": need.of, "reason": " "}
    again = as_ada.post(f"{address}dismissal/", fields, headers=over)
    assert again.status_code == 422
    assert "Say in a few words why it needs nothing." in again.content.decode()
    assert again.content.decode().strip().startswith('<dialog id="need-dialog"')

    answer = as_ada.post(f"{address}dismissal/", {**fields, "reason": "So."}, headers=over)
    assert answer.headers["HX-Retarget"] == "#toasts"
    assert "live:cockpit" in answer.headers["HX-Trigger"]
    assert "Undo" in answer.content.decode()


def test_the_page_of_a_column_is_fetched_again_in_place(need: Need, as_ada: Client) -> None:
    over = {"HX-Request": "true", "HX-Target": "needs-all"}
    part = as_ada.get("/cockpit/customers/", headers=over).content.decode()

    assert part.strip().startswith('<div class="needs-all" id="needs-all"')
    assert 'hx-trigger="live:cockpit from:body"' in part


def test_the_dialog_of_a_settled_line_says_so_and_the_page_is_fetched_again(
    need: Need, as_ada: Client
) -> None:
    over = {"HX-Request": "true", "HX-Target": "need-dialog"}
    answer = as_ada.get("/cockpit/needs/waits-too-long/", {"of": "0"}, headers=over)

    assert "This is settled." in answer.content.decode()
    assert "live:cockpit" in answer.headers["HX-Trigger"]


def test_a_stranger_finds_nothing_to_dismiss(need: Need, as_ada: Client, leo: User) -> None:
    address = "/cockpit/needs/waits-too-long/"
    fields = {"of": need.of, "reason": "So."}
    stranger = Client()
    stranger.force_login(leo, backend="allauth.account.auth_backends.AuthenticationBackend")

    assert stranger.get(address, fields).status_code == 410
    assert stranger.post(f"{address}dismissal/", fields).status_code == 404
    assert as_ada.get("/cockpit/needs/no-such-rule/", fields).status_code == 404
    assert as_ada.get(address, {"of": "0"}).status_code == 410
    assert as_ada.get(address, {"of": need.of, "do": "dismiss"}).status_code == 200
    assert as_ada.post(f"{address}dismissal/", {**fields, "reason": ""}).status_code == 422
    assert as_ada.post(f"{address}dismissal/", fields).status_code == 302
    assert "So." in as_ada.get("/cockpit/aside/").content.decode()
