"""The list of first steps."""

from __future__ import annotations

import pytest
from django.test import Client

from rapport.people.actions import invite
from rapport.people.models import FirstRun, User
from rapport.people.places import first_run
from rapport.people.tests.pages.test_welcome import NORA


@pytest.fixture
def new_desk(client: Client, db: None) -> Client:
    """Return Nora's browser, who has just opened the desk."""
    client.post("/welcome/", NORA)
    return client


def open_keys() -> list[str]:
    return [line.key for line in first_run.progress().open]


def test_a_new_desk_says_what_it_needs_in_order(new_desk: Client) -> None:
    html = new_desk.get("/start/").content.decode()

    keys = ["mailbox", "test mail", "first answer", "open hours", "company", "colleagues"]
    assert open_keys() == keys
    assert html.index("Connect a mailbox") < html.index("Set your open hours")
    assert "0 of 6 settled" in html


def test_what_the_desk_has_is_done(new_desk: Client) -> None:
    new_desk.post("/settings/company/", {"name": "Nordwind"})
    nora = User.objects.get()
    invite("ben@desk.example", role="agent", by=nora)

    assert {"company", "colleagues"}.isdisjoint(open_keys())
    assert "2 of 6 settled" in new_desk.get("/start/").content.decode()


def test_after_a_step_one_is_back_at_the_list(new_desk: Client) -> None:
    answer = new_desk.post("/settings/company/", {"name": "Nordwind"})

    assert answer.headers["Location"] == "/start/"


def test_a_step_can_be_left_out_and_taken_up(new_desk: Client) -> None:
    new_desk.post("/start/omission/", {"step": "mailbox"})
    assert "mailbox" not in open_keys()
    assert "not needed" in new_desk.get("/start/").content.decode()

    new_desk.post("/start/omission/undo/", {"step": "mailbox"})
    assert "mailbox" in open_keys()


def test_hours_that_are_right_are_done(new_desk: Client) -> None:
    new_desk.post("/start/omission/", {"step": "open hours"})

    assert "open hours" not in open_keys()
    assert "not needed" not in new_desk.get("/start/").content.decode()


def test_nonsense_is_told(new_desk: Client) -> None:
    assert new_desk.post("/start/omission/", {"step": "dance"}).status_code == 422


def test_the_cockpit_begins_with_the_next_step_until_the_list_is_closed(new_desk: Client) -> None:
    assert "Getting started · 0 of 6" in new_desk.get("/cockpit/").content.decode()
    assert 'href="/start/"' in new_desk.get("/customers/").content.decode()
    new_desk.post("/start/closing/")

    assert "Getting started" not in new_desk.get("/cockpit/").content.decode()
    assert 'href="/start/"' not in new_desk.get("/customers/").content.decode()
    new_desk.post("/start/closing/undo/")
    assert "Getting started" in new_desk.get("/cockpit/").content.decode()


def test_once_everything_is_settled_the_desk_is_ready(new_desk: Client) -> None:
    for key in open_keys():
        new_desk.post("/start/omission/", {"step": key})

    assert "Your desk is ready." in new_desk.get("/start/").content.decode()


def test_a_fragment_is_given_to_the_page_that_follows(new_desk: Client) -> None:
    headers = {"HX-Request": "true", "HX-Target": "first-steps"}
    html = new_desk.get("/start/", headers=headers).content.decode()

    assert html.lstrip().startswith('<div id="first-steps"')


def test_a_desk_from_before_has_no_list(as_ada: Client, ada: User) -> None:
    assert not FirstRun.objects.exists()
    assert first_run.progress_for(ada) is None
    assert as_ada.get("/start/").status_code == 200


def test_an_agent_may_not(as_ben: Client) -> None:
    assert as_ben.get("/start/").status_code == 403
    assert as_ben.post("/start/omission/", {"step": "mailbox"}).status_code == 403
