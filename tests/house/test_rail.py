"""The rail of each role: its groups, its entries, where each leads."""

from __future__ import annotations

import pytest
from django.test import Client, RequestFactory

from rapport.core.face.navigation import ENTRIES, GROUPS
from rapport.core.face.rail import Rail, rail_of
from rapport.people.models import User
from rapport.people.roles import Role
from tests.stage import Stage

OVERSIGHT = {
    "Today": ["Cockpit", "Queue"],
    "Customers": ["Customers"],
    "Team": ["People and load"],
    "Company": ["Figures"],
}
WORK = ["Mine", "Unassigned", "Waiting for us", "All open"]
RAILS = {
    "ada": OVERSIGHT,
    "leo": OVERSIGHT,
    "nora": {**OVERSIGHT, "Desk": ["Arrivals"]},
    # Ada has given him a line of her cockpit.
    "ben": {
        "Work": [*WORK, "Given to you"],
        "Customers": ["Customers"],
        "Me": ["Profile", "Absences", "Figures"],
    },
    "rosa": {"Today": ["Figures", "Queue"], "Customers": ["Customers"]},
}
TABS = {
    "/customers/": ["Customers", "Organisations"],
    "/team/people/": ["Colleagues", "Teams"],
}
BARS = {
    "ada": ["Cockpit", "Customers"],
    "leo": ["Cockpit", "Customers"],
    "nora": ["Cockpit", "Customers"],
    "ben": ["Mine", "Customers"],
    "rosa": ["Figures", "Queue", "Customers"],
}


@pytest.fixture
def nora() -> User:
    """Return an administrator."""
    return User.objects.create_user(
        "nora@desk.example", name="Nora Vik", role=Role.ADMINISTRATOR, language="en"
    )


@pytest.fixture
def user(stage: Stage, nora: User, who: str) -> User:
    """Return the person of that name."""
    found: User = nora if who == "nora" else getattr(stage, who)
    return found


def seen_by(user: User, path: str = "/") -> Rail:
    request = RequestFactory().get(path)
    request.user = user
    return rail_of(request)


@pytest.mark.parametrize("who", RAILS)
def test_each_role_sees_its_groups_and_nothing_that_is_not_built(user: User, who: str) -> None:
    rail = seen_by(user)

    found = {group.label: [line.label for line in group.lines] for group in rail.groups}
    assert found == RAILS[who]
    assert [line.label for line in rail.places["bar"]] == BARS[who]
    assert [line.label for line in rail.places["foot"]] == ["Settings"]


@pytest.mark.parametrize("who", RAILS)
def test_everything_that_is_offered_opens(user: User, client: Client) -> None:
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    rail = seen_by(user)
    lines = [line for group in rail.groups for line in group.lines]
    lines += [tab for line in lines for tab in line.tabs]
    lines += [line for place in ("bar", "foot", "me", "search") for line in rail.places[place]]

    closed = {line.url for line in lines if client.get(line.url).status_code != 200}
    assert closed == set()


@pytest.mark.parametrize("path", TABS)
def test_rooms_of_one_page_are_its_tabs(stage: Stage, path: str) -> None:
    here = seen_by(stage.ada, path).here

    assert here is not None
    assert [tab.tab for tab in here.tabs] == TABS[path]
    assert [tab.current for tab in here.tabs] == ["page", ""]


def test_whoever_may_not_manage_people_has_no_tab_for_teams(stage: Stage) -> None:
    assert seen_by(stage.leo, "/team/people/").here is None


@pytest.mark.parametrize("who", RAILS)
def test_no_chord_is_taken_twice(user: User) -> None:
    leads: dict[str, set[str]] = {}
    for entry in ENTRIES:
        if entry.keys and entry.visible(user):
            leads.setdefault(entry.keys, set()).add(entry.url_name + entry.after)

    assert {keys for keys, pages in leads.items() if len(pages) > 1} == set()
    assert leads["g c"] == {"customers"}
    assert leads["g f"] == {"metrics"}


def test_every_group_but_know_how_has_a_room() -> None:
    assert set(GROUPS) - {entry.group for entry in ENTRIES} == {"knowledge"}
