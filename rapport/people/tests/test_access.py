"""The decorators of views, on a view of the test's own."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse
from django.test import RequestFactory

from rapport.core.errors import NotAllowed, NotSignedIn
from rapport.people.access import Request, able, signed_in
from rapport.people.models import User
from rapport.people.roles import ABILITIES, Ability, Role


@signed_in
def page(request: Request) -> HttpResponse:
    return HttpResponse(request.user.name)


@able(Ability.MANAGE_DESK)
def subject_page(request: Request, pk: int) -> HttpResponse:
    return HttpResponse(f"{request.user.name} {pk}")


def test_who_has_signed_in_comes_in(rf: RequestFactory, ben: User) -> None:
    request = rf.get("/x/")
    request.user = ben

    answer = page(request)
    assert isinstance(answer, HttpResponse)
    assert answer.content == b"Ben Okafor"


def test_who_has_not_is_led_there_and_back(rf: RequestFactory) -> None:
    request = rf.get("/x/?a=1&b=2")
    request.user = AnonymousUser()

    answer = page(request)
    assert answer.status_code == 302
    assert answer.headers["Location"] == "/accounts/login/?next=/x/%3Fa%3D1%26b%3D2"


def test_a_program_gets_an_error(rf: RequestFactory) -> None:
    request = rf.get("/x/", headers={"Accept": "application/json"})
    request.user = AnonymousUser()

    with pytest.raises(NotSignedIn):
        page(request)


def test_whose_place_was_closed_is_a_stranger(rf: RequestFactory, ben: User) -> None:
    ben.is_active = False
    request = rf.get("/x/")
    request.user = ben

    assert page(request).status_code == 302


def test_the_role_decides(rf: RequestFactory, ben: User, ada: User) -> None:
    request = rf.get("/x/")
    request.user = ben
    with pytest.raises(NotAllowed, match="change queues, mailboxes and surveys"):
        subject_page(request, pk=4)

    request.user = ada
    answer = subject_page(request, pk=4)
    assert isinstance(answer, HttpResponse)
    assert answer.content == b"Ada Berg 4"


def test_each_role_may_what_the_one_below_it_may() -> None:
    ladder = [Role.READ_ONLY, Role.AGENT, Role.LEAD, Role.MANAGER, Role.ADMINISTRATOR]
    for lower, higher in zip(ladder, ladder[1:], strict=False):
        assert ABILITIES[lower] < ABILITIES[higher]


def test_only_an_administrator_makes_administrators() -> None:
    may = [role for role in Role if Ability.MANAGE_ADMINISTRATORS in ABILITIES[role]]
    assert may == [Role.ADMINISTRATOR]
