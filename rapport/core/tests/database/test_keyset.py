"""Pages of absences: a model with an instant that repeats."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from rapport.core.database.keyset import Page, Segment, page, page_before
from rapport.core.errors import Invalid
from rapport.people.models import Absence, User

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def _segments() -> list[Segment[Absence]]:
    """Return those without an end, oldest first; then the others, newest first."""
    return [
        Segment(Absence.objects.filter(until=None), "start"),
        Segment(Absence.objects.exclude(until=None), "start", newest_first=True),
    ]


def _whole() -> list[int]:
    open_ended = Absence.objects.filter(until=None).order_by("start", "pk")
    ended = Absence.objects.exclude(until=None).order_by("-start", "-pk")
    return [absence.pk for absence in [*open_ended, *ended]]


def _walk(size: int) -> tuple[list[list[int]], list[list[int]]]:
    """Return the pages found going forward, and those found going back from the last."""
    forward, cursor = [], ""
    while True:
        here: Page[Absence] = page(_segments(), cursor, size)
        forward.append([row.pk for row in here.rows])
        if not here.later:
            break
        cursor = here.later
    back = []
    while here.earlier:
        here = page(_segments(), here.earlier, size)
        back.append([row.pk for row in here.rows])
    return forward, back


class TestPaging(TestCase):
    def setUp(self) -> None:
        self.user = User.objects.create_user("p@desk.example", None, name="P")

    @given(
        hours=st.lists(st.tuples(st.integers(0, 5), st.booleans()), max_size=14),
        size=st.integers(1, 5),
    )
    def test_walking_the_pages_gives_each_row_once_in_order(
        self, hours: list[tuple[int, bool]], size: int
    ) -> None:
        Absence.objects.all().delete()
        for hour, ended in hours:
            at = START + timedelta(hours=hour)
            Absence.objects.create(user=self.user, start=at, until=at if ended else None)

        forward, back = _walk(size)

        assert [pk for rows in forward for pk in rows] == _whole()
        assert all(len(rows) == size for rows in forward[:-1])
        assert back == forward[:-1][::-1]


@pytest.mark.django_db
def test_a_row_added_before_the_page_shifts_nothing() -> None:
    user = User.objects.create_user("p@desk.example", None, name="P")
    for hour in (1, 2, 3):
        Absence.objects.create(user=user, start=START + timedelta(hours=hour))
    first = page(_segments(), "", 2)
    early = Absence.objects.create(user=user, start=START)

    second = page(_segments(), first.later, 2)

    assert [row.start.hour for row in second.rows] == [12]
    back = page(_segments(), second.earlier, 2)
    assert [row.pk for row in back.rows] == [row.pk for row in first.rows]
    assert page(_segments(), back.earlier, 2).rows == [early]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "cursor", ["x", "a", "a0.1", "c0.1.1", "a9.1.1", "a0.x.1", f"a0.{9**30}.1"]
)
def test_a_cursor_nobody_made_is_refused_in_a_sentence(cursor: str) -> None:
    with pytest.raises(Invalid, match="first page"):
        page(_segments(), cursor, 2)


@pytest.mark.django_db
def test_pages_of_the_newest_follow_one_another() -> None:
    user = User.objects.create_user("p@desk.example", None, name="P")
    added = [Absence.objects.create(user=user, start=START) for _number in range(5)]

    first, before = page_before(Absence.objects.all(), "", 2)
    assert (first, before) == ([added[4], added[3]], added[3].pk)
    second, before = page_before(Absence.objects.all(), str(before), 2)
    assert (second, before) == ([added[2], added[1]], added[1].pk)
    assert page_before(Absence.objects.all(), str(before), 2) == ([added[0]], None)


@pytest.mark.django_db
@pytest.mark.parametrize("before", ["x", "²", "-1", "9" * 30])
def test_a_page_before_nothing_is_the_first(before: str) -> None:
    user = User.objects.create_user("p@desk.example", None, name="P")
    only = Absence.objects.create(user=user, start=START)

    assert page_before(Absence.objects.all(), before, 2) == ([only], None)
