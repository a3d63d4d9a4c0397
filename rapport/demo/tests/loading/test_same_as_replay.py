"""The bulk path against the actions: the same rows and events."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import transaction

from rapport.demo.company import happenings as told
from rapport.demo.company.company import Company
from rapport.demo.company.plan import Plan
from rapport.demo.company.stories import stories
from rapport.demo.loading.build import build
from rapport.demo.loading.furnish import furnish
from rapport.demo.loading.morning import begin_the_day
from rapport.demo.loading.replay import Player
from rapport.demo.tests.loading.dump import dump


class UndoneError(Exception):
    """Raised to undo what was written."""


def built(plan: Plan) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    with pytest.raises(UndoneError), transaction.atomic():
        build(plan)
        found = dump()
        raise UndoneError
    return found


def played(plan: Plan) -> dict[str, list[Any]]:
    company = Company(plan)
    desk = furnish(company)
    player = Player(company, desk)
    for story in stories(plan):
        player.play(story)
    begin_the_day(company, desk)
    return dump()


def test_the_small_company_holds_everything_that_can_happen(plan: Plan) -> None:
    kinds = {type(happening) for story in stories(plan) for happening in story.happenings}
    assert kinds == set(told.Happening.__args__)
    assert any(story.customer.language != "en" for story in stories(plan))
    assert any(len(list(reopened(story))) for story in stories(plan))
    assert any(isinstance(h, told.Opened) and h.file for s in stories(plan) for h in s.happenings)


def reopened(story: told.TicketStory) -> list[told.Resolved]:
    return [h for h in story.happenings if isinstance(h, told.Resolved)][1:]


@pytest.mark.django_db
def test_bulk_and_actions_leave_the_same(plan: Plan) -> None:
    bulk, truth = built(plan), played(plan)
    assert set(bulk) == set(truth)
    for table, rows in truth.items():
        assert len(bulk[table]) == len(rows), table
        for mine, theirs in zip(bulk[table], rows, strict=True):
            assert mine == theirs
