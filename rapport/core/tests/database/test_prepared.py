"""Queries whose SQL is composed once."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.db.models import Count, QuerySet
from django.test.utils import CaptureQueriesContext
from pytest_django.fixtures import DjangoAssertNumQueries

from rapport.core.database.prepared import prepared
from rapport.core.errors import Misconfigured
from rapport.people.models import Membership, User


@prepared
def _user_of(email: str, least: int) -> QuerySet[User, Any]:
    users = User.objects.filter(email=email, pk__gte=least, is_active=True)
    return users.order_by("pk").values_list("pk", "name", named=True)


@prepared
def _any_user() -> QuerySet[User, Any]:
    return User.objects.order_by("-pk").values_list("name", flat=True)[:1]


def test_the_answer_is_that_of_the_query_for_each_argument(ada: User, ben: User) -> None:
    assert _user_of(ada.email, 0) == [(ada.pk, "Ada Berg")]
    assert _user_of(ben.email, 0) == [(ben.pk, "Ben Okafor")]
    assert _user_of(ben.email, ben.pk + 1) == []
    assert _user_of("' OR 1=1 --", 0) == []
    assert _any_user() == ["Ben Okafor"]


def test_a_number_that_no_column_can_hold_finds_no_row(ada: User) -> None:
    assert _user_of(ada.email, 10**20) == []


def test_it_is_one_query_of_the_same_words(ada: User) -> None:
    _user_of(ada.email, 0)
    with CaptureQueriesContext(connection) as asked:
        _user_of("x@desk.example", 7)
    assert len(asked) == 1
    assert "x@desk.example" in asked[0]["sql"]


def test_an_argument_that_is_not_asked_for_is_refused(db: None) -> None:
    @prepared
    def forgets(email: str) -> QuerySet[User, Any]:
        return User.objects.values_list("pk", flat=True)

    with pytest.raises(Misconfigured):
        forgets("ada@desk.example")


def test_only_text_whole_numbers_and_instants_are_taken(db: None) -> None:
    @prepared
    def wrong(email: float) -> QuerySet[User, Any]:
        return User.objects.filter(name=email).values_list("pk", flat=True)

    with pytest.raises(Misconfigured, match="text, whole numbers and instants"):
        wrong(1)


@prepared
def _named(name: str) -> QuerySet[User, User]:
    return User.objects.filter(name=name)


def test_models_come_whole_with_their_types(ada: User) -> None:
    (found,) = _named("Ada Berg")

    assert found == ada
    assert found.date_joined == ada.date_joined
    assert not found.get_deferred_fields()


@prepared
def _memberships(team: int) -> QuerySet[Membership, Membership]:
    return Membership.objects.filter(team=team).select_related("user", "team").order_by("pk")


def test_models_come_with_those_that_are_selected_with_them(
    ben: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    team = ben.memberships.get().team

    with django_assert_num_queries(1):
        (found, *_) = _memberships(team.pk)
        assert (found.user, found.team.name) == (ben, team.name)
    assert found.user.date_joined == ben.date_joined


@prepared
def _since(at: datetime, least: int) -> QuerySet[User, Any]:
    users = User.objects.filter(date_joined__gte=at, pk__gte=least).order_by("pk")
    return users.values_list("name", flat=True)


def test_an_instant_is_an_argument(ada: User, ben: User) -> None:
    joined = max(ada.date_joined, ben.date_joined)

    assert _since(joined + timedelta(microseconds=1), 0) == []
    assert ben.name in _since(ben.date_joined, 0)
    assert _since(joined.astimezone(ZoneInfo("Asia/Tokyo")), ben.pk) == _since(joined, ben.pk)


@prepared
def _joined_at(email: str) -> QuerySet[User, Any]:
    return User.objects.filter(email=email).values_list("date_joined", "is_active", named=True)


def test_values_have_the_types_of_their_fields(ada: User) -> None:
    assert _joined_at(ada.email) == [(ada.date_joined, True)]


def test_values_without_names_are_refused(db: None) -> None:
    @prepared
    def nameless() -> QuerySet[User, Any]:
        return User.objects.values_list("pk", "name")

    with pytest.raises(Misconfigured, match="flat or named"):
        nameless()


def test_no_more_rows_are_made_than_are_asked_for(ada: User, ben: User) -> None:
    assert _names.first(1) == ["Ada Berg"]
    assert _names.first(9) == _names() == ["Ada Berg", "Ben Okafor"]


@prepared
def _names() -> QuerySet[User, Any]:
    return User.objects.order_by("pk").values_list("name", flat=True)


def test_models_with_annotations_are_refused(db: None) -> None:
    @prepared
    def counted() -> QuerySet[User, Any]:
        return User.objects.annotate(n=Count("memberships"))

    with pytest.raises(Misconfigured, match="no annotations"):
        counted()


@prepared
def _users(
    emails: str | None, least: int | None, numbers: tuple[int, ...], active: bool
) -> QuerySet[User, Any]:
    users = User.objects.filter(pk__in=numbers, is_active=active).order_by("pk")
    if emails is not None:
        users = users.filter(email=emails)
    if least is not None:
        users = users.filter(pk__gte=least)
    return users.values_list("name", named=True)


def test_each_shape_of_the_arguments_is_a_question_of_its_own(ada: User, ben: User) -> None:
    def named(*given: Any) -> list[str]:
        return [row.name for row in _users(*given)]

    both = (ada.pk, ben.pk)
    for _time in range(2):
        assert named(None, None, both, True) == ["Ada Berg", "Ben Okafor"]
        assert named(None, None, both[:1], True) == ["Ada Berg"]
        assert named(ben.email, None, both, True) == ["Ben Okafor"]
        assert named(None, ben.pk, both, True) == ["Ben Okafor"]
        assert named(ada.email, ben.pk, both, True) == []
        assert named(None, None, both, False) == []
