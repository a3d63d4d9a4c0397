"""The filters of a list in words."""

from __future__ import annotations

import pytest
from django.http import QueryDict

from rapport.people.models import User
from rapport.tickets.choices import Choices
from rapport.tickets.lists.chips import chips, kinds
from rapport.tickets.lists.listing import Filters
from rapport.tickets.models import Category, Queue, Tag


@pytest.fixture
def export(db: None) -> Category:
    Tag.objects.create(name="vip")
    return Category.objects.create(name="Export")


def _filters(query: str) -> Filters:
    return Filters.read(QueryDict(query).dict())


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("status=pending", "Status: Waiting for the customer"),
        ("status=waiting", "Status: Waiting for us"),
        ("assignee=me", "Assigned to me"),
        ("assignee=nobody", "Unassigned"),
        ("assignee={ben}", "Assigned to Ben Okafor"),
        ("queue=support", "Queue: Support"),
        ("team={team}", "Team: Support"),
        ("category={export}", "Category: Export"),
        ("priority=4", "Priority: Urgent"),
        ("tag=vip", "Tag: vip"),
        ("only=12,15", "2 chosen tickets"),
        ("only=12", "1 chosen ticket"),
        ("q=export+stops", "“export stops”"),
        ("before=2026-03-02T09:00Z", "Waiting since Mon 2 Mar, 9:00 or longer"),
    ],
)
def test_each_filter_is_a_chip_with_its_words_and_the_list_without_it(
    ada: User, ben: User, export: Category, support_queue: Queue, query: str, words: str
) -> None:
    numbers = {"ben": ben.pk, "team": support_queue.team_id, "export": export.pk}
    other = "tag=vip" if "tag" not in query else "queue=support"
    filters = _filters(f"{query.format(**numbers)}&{other}&sort=newest")

    found = {chip.words: chip.without for chip in chips(filters, Choices(ada), on_tab=False)}

    assert len(found) == 2
    assert found[words] == f"{other}&sort=newest"


def test_a_tab_says_its_filters_itself(ben: User, support_queue: Queue) -> None:
    mine = _filters("assignee=me&queue=support")

    assert [c.words for c in chips(mine, Choices(ben), on_tab=True)] == ["Queue: Support"]
    assert len(chips(mine, Choices(ben), on_tab=False)) == 2


def test_every_kind_is_offered_with_the_others_kept(
    ben: User, bea: User, export: Category, support_queue: Queue
) -> None:
    found = {
        kind.name: kind.offers for kind in kinds(_filters("priority=3&q=refund"), Choices(ben))
    }

    # Ben has one team, so that it says nothing.
    assert list(found) == ["Assigned to", "Status", "Queue", "Category", "Priority", "Tag"]
    assert [each.word for each in found["Assigned to"]] == ["Me", "Nobody", "Bea Lund"]
    assert found["Queue"][0].query == "queue=support&priority=3&q=refund"
    assert [each.word for each in found["Priority"] if each.is_active] == ["High"]


def test_somebody_who_left_still_has_a_name(ada: User, ben: User) -> None:
    User.objects.filter(pk=ben.pk).update(is_active=False)
    filters = _filters(f"assignee={ben.pk}")

    (chip,) = chips(filters, Choices(ada), on_tab=False)

    assert chip.words == "Assigned to Ben Okafor"
