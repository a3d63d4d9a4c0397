"""Changing what customers see of the company."""

from __future__ import annotations

from typing import Any

import pytest

from conftest import MONDAY
from rapport.core import blobs
from rapport.core.errors import Invalid, NotAllowed
from rapport.people.actions import change_company
from rapport.people.models import Company, User
from rapport.people.tests.pictures import picture
from rapport.timeline.models import Event


def test_name_colour_and_logo_are_kept_and_told(ada: User) -> None:
    company = change_company(
        by=ada, at=MONDAY, name=" Nordwind  AG ", accent="#0F766E", logo=picture()
    )

    assert (company.name, company.accent) == ("Nordwind AG", "#0f766e")
    assert blobs.read(company.logo).startswith(b"\x89PNG")
    event = Event.objects.get()
    assert event.kind == "company.changed"
    assert event.details["fields"] == ["name", "accent", "logo"]
    assert event.details["name"] == "Nordwind AG"


def test_what_is_not_said_stays(ada: User) -> None:
    change_company(by=ada, at=MONDAY, name="Nordwind", logo=picture())
    changed = change_company(by=ada, at=MONDAY, accent="#0f766e")

    assert changed.name == "Nordwind"
    assert changed.logo
    assert Company.objects.count() == 1


def test_everything_can_be_taken_away(ada: User) -> None:
    change_company(by=ada, at=MONDAY, name="Nordwind", accent="#0f766e", logo=picture())
    bare = change_company(by=ada, at=MONDAY, name="", accent="", logo=b"")

    assert (bare.name, bare.accent, bare.logo, bare.logo_width) == ("", "", "", 0)


def test_what_is_the_same_changes_nothing(ada: User) -> None:
    change_company(by=ada, at=MONDAY, name="Nordwind", logo=picture())
    change_company(by=ada, at=MONDAY, name="Nordwind", logo=picture())

    assert Event.objects.count() == 1


def test_an_agent_may_not(ben: User) -> None:
    with pytest.raises(NotAllowed):
        change_company(by=ben, at=MONDAY, name="Ben's")


@pytest.mark.parametrize(
    "nonsense", [{"name": "x" * 121}, {"accent": "#ffff00"}, {"logo": b"no picture"}]
)
def test_nonsense_is_told_and_nothing_is_kept(ada: User, nonsense: dict[str, Any]) -> None:
    with pytest.raises(Invalid):
        change_company(by=ada, at=MONDAY, **nonsense)
    assert not Company.objects.exists()
