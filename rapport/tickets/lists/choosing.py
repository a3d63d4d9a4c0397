"""Pages on which rows can be chosen and given to somebody."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.http import HttpRequest

from rapport.core import clock
from rapport.people.models import User
from rapport.people.roles import Ability
from rapport.tickets.choices import Choices
from rapport.tickets.lists.load import Group, groups_of, takers


def choosing(
    request: HttpRequest, user: User, choices: Choices, tickets: Collection[int]
) -> dict[str, Any]:
    """Return whether rows can be chosen, are chosen already, and whom they can be given to.

    ``tickets`` are the numbers of those on the page; ``?chosen=all`` chooses all of them.
    """
    may_work = user.may(Ability.WORK_TICKETS)
    are_chosen = may_work and request.GET.get("chosen") == "all"
    # Counting everybody's tickets is left until the menu opens.
    groups = [Group("", choices.colleagues)] if may_work else []
    if are_chosen:
        groups = groups_of(takers(user, clock.now(), tickets))
    return {"may_work": may_work, "are_chosen": are_chosen, "groups": groups, "choices": choices}


def address_of(request: HttpRequest) -> str:
    """Return the address of the page, on which nothing is chosen: it is asked for again."""
    query = request.GET.copy()
    query.pop("chosen", None)
    return f"{request.path}?{query.urlencode(safe=',')}" if query else request.path
