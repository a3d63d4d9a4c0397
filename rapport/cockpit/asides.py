"""Needs that a person has set aside, asked for each finding."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.core.cache import caches
from django.db.models import QuerySet

from rapport.cockpit.models import Aside
from rapport.cockpit.need import Finding, Rule
from rapport.core.database.prepared import prepared
from rapport.core.face import navigation
from rapport.people.models import User
from rapport.people.roles import Ability, is_agent

# A need that has grown by half is another need.
GROWN = 1.5


class Asides:
    """Needs set aside, asked for each finding of a rule."""

    def __init__(self, asides: Iterable[Aside]) -> None:
        self._by_rule: dict[str, list[tuple[frozenset[str], Aside]]] = defaultdict(list)
        self.count = 0
        for aside in asides:
            self.count += 1
            self._by_rule[aside.rule].append((frozenset(aside.subjects), aside))

    def hide(self, rule: Rule, finding: Finding) -> bool:
        """Return whether it is set aside, has not become more urgent, and has not grown."""
        return any(
            finding.subject in subjects
            and finding.urgency <= aside.urgency
            and finding.size < GROWN * aside.size
            for subjects, aside in self._by_rule.get(rule.key, ())
        )


def asides_of(user: User, at: datetime) -> Asides:
    """Return what hides needs from this person's cockpit now."""
    return Asides(_in_force(user.pk, at))


def given_to(user: User) -> Sequence[Aside]:
    """Return what colleagues have given this person, the latest first."""
    return _given_to(user.pk)


@prepared
def _in_force(user: int, at: datetime) -> QuerySet[Aside, Aside]:
    return Aside.objects.in_force(at).filter(user=user)


@prepared
def _given_to(user: int) -> QuerySet[Aside, Aside]:
    return Aside.objects.given_to(user).select_related("user")[:100]


def count_given_to(user: User) -> int:
    """Return how much colleagues have given this person."""
    return Aside.objects.given_to(user).count()


def agent_has_been_given(user: Any) -> bool:
    """Return whether this is an agent whom colleagues have given anything."""
    return is_agent(user) and has_been_given(user)


def overseer_has_been_given(user: Any) -> bool:
    """Return whether this is somebody else whom colleagues have given anything."""
    return not is_agent(user) and has_been_given(user)


def has_been_given(user: Any) -> bool:
    """Return whether colleagues have given this person anything, as of a few seconds ago: every
    page asks, for the rail.
    """
    if not (user.is_authenticated and user.may(Ability.WORK_TICKETS)):
        return False
    cache, key = caches["process"], f"given:{user.pk}"
    known: bool | None = cache.get(key)
    if known is None:
        known = Aside.objects.given_to(user).exists()
        cache.set(key, known, navigation.COUNT_SECONDS)
    return known
