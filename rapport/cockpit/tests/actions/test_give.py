"""Giving a need to a colleague."""

from __future__ import annotations

import pytest
from django.test import Client

from rapport.cockpit.actions import give
from rapport.cockpit.columns import columns
from rapport.cockpit.models import Aside
from rapport.cockpit.need import Need
from rapport.cockpit.receivers import receivers
from rapport.cockpit.tests.actions.conftest import LATER
from rapport.core.errors import Invalid, NotAllowed
from rapport.insights.readers import catch_up
from rapport.people.models import User
from rapport.timeline.history import history


def test_it_moves_to_the_colleague_with_who_gave_it_and_the_note(
    need: Need, ada: User, ben: User, as_ben: Client, as_ada: Client
) -> None:
    catch_up()
    aside = give(need, to=ben, text=need.text, note="She is upset.", by=ada, at=LATER)

    assert columns(ada, LATER)[0].needs == []
    page = as_ben.get("/given/").content.decode()
    assert need.text in page
    assert "Ada gave it to you" in page
    assert "She is upset." in page
    assert need.url in page
    assert "Given to Ben Okafor" in as_ada.get("/cockpit/aside/").content.decode()
    assert [line.sentence for line in history(aside)] == [
        f"Ada Berg gave “{need.text}” to Ben Okafor"
    ]


def test_the_rail_says_so_on_every_page_of_the_colleague(
    need: Need, ada: User, ben: User, as_ben: Client, as_cleo: Client
) -> None:
    assert "/given/" not in as_cleo.get("/tickets/").content.decode()
    give(need, to=ben, text=need.text, by=ada, at=LATER)

    assert 'href="/given/"' in as_ben.get("/tickets/").content.decode()
    assert "/given/" not in as_cleo.get("/tickets/").content.decode()


def test_a_manager_sees_it_in_their_cockpit(need: Need, ada: User, leo: User) -> None:
    carl = User.objects.create_user("carl@desk.example", name="Carl Abt", role="manager")
    give(need, to=carl, text=need.text, note="Yours, I think.", by=ada, at=LATER)
    catch_up()
    client = Client()
    client.force_login(carl, backend="django.contrib.auth.backends.ModelBackend")

    page = client.get("/cockpit/").content.decode()
    assert "Given to you" in page
    assert "Yours, I think." in page


def test_only_to_somebody_who_may_see_it(
    need: Need, ada: User, ben: User, bea: User, cleo: User, rosa: User
) -> None:
    assert receivers(need, ada) == [bea, ben]
    for stranger in (cleo, rosa):
        with pytest.raises(Invalid, match="may not see what this is about"):
            give(need, to=stranger, text=need.text, by=ada, at=LATER)
    with pytest.raises(Invalid, match="yours already"):
        give(need, to=ada, text=need.text, by=ada, at=LATER)
    assert not Aside.objects.exists()


def test_an_agent_may_not(need: Need, ben: User, bea: User) -> None:
    with pytest.raises(NotAllowed):
        give(need, to=bea, text=need.text, by=ben, at=LATER)


def test_the_page_gives_it_in_the_colleagues_language(
    need: Need, ada: User, ben: User, as_ada: Client
) -> None:
    User.objects.filter(pk=ben.pk).update(language="de")
    address = "/cockpit/needs/waits-too-long/"
    form = as_ada.get(address, {"of": need.of, "do": "give"}).content.decode()
    assert "Ben Okafor" in form

    fields = {"of": need.of, "to": str(ben.pk), "note": "Bitte."}
    assert as_ada.post(f"{address}recipient/", {**fields, "to": "0"}).status_code == 422
    assert as_ada.post(f"{address}recipient/", {**fields, "to": "somebody"}).status_code == 422
    answer = as_ada.post(f"{address}recipient/", fields, follow=True).content.decode()

    assert "Ben Okafor has it now." in answer
    assert Aside.objects.get().text.startswith("Dora Lind wartet auf eine Antwort")
