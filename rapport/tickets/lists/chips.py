"""The filters of a list in words, active and on offer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rapport.core import clock
from rapport.core.phrases import figures, moments
from rapport.people.models import User
from rapport.tickets.choices import Choices
from rapport.tickets.lists.listing import ME, NOBODY, WAITING, Filters
from rapport.tickets.models import Category
from rapport.tickets.status import Priority, Status


class Chip(NamedTuple):
    """An active filter: its words, and the address's query without it."""

    words: str
    without: str


class Offer(NamedTuple):
    """A filter that can be added: its word, the query with it, and whether it is active."""

    word: str
    query: str
    is_active: bool


class Kind(NamedTuple):
    """A kind of filters, and those of it."""

    name: str
    offers: list[Offer]


def chips(filters: Filters, choices: Choices, *, on_tab: bool) -> list[Chip]:
    """Return the active filters; on a tab without the status and the person, which it says."""
    said = {"status", "assignee", "sort"} if on_tab else {"sort"}
    return [
        Chip(_WORDS[name](value, choices), filters.but(**{name: ""}))
        for name, value in filters.active.items()
        if name not in said
    ]


def kinds(filters: Filters, choices: Choices) -> list[Kind]:
    """Return all filters by kind."""
    people: list[tuple[object, str]] = [(ME, _("Me")), (NOBODY, _("Nobody"))]
    people += [(each.pk, each.name) for each in choices.colleagues if each.pk != choices.user.pk]
    teams = choices.teams if len(choices.teams) > 1 else []
    priorities = [(each.value, each.label) for each in reversed(Priority)]
    found = [
        _kind(filters, "assignee", _("Assigned to"), people),
        _kind(filters, "status", _("Status"), [(WAITING, _("Waiting for us")), *Status.choices]),
        _kind(filters, "queue", _("Queue"), [(each.slug, each.name) for each in choices.queues]),
        _kind(filters, "team", _("Team"), [(each.pk, each.name) for each in teams]),
        _kind(filters, "category", _("Category"), [(c.pk, c.name) for c in choices.categories]),
        _kind(filters, "priority", _("Priority"), priorities),
        _kind(filters, "tag", _("Tag"), [(tag, tag) for tag in choices.tags]),
    ]
    return [kind for kind in found if kind.offers]


def _kind(
    filters: Filters, name: str, called: str, values: Iterable[tuple[object, object]]
) -> Kind:
    active = getattr(filters, name)
    return Kind(called, [_offer(filters, name, str(v), str(word), active) for v, word in values])


def _offer(filters: Filters, name: str, value: str, word: str, active: str) -> Offer:
    return Offer(word, filters.but(**{name: value}), value == active)


def _status(value: str, _choices: Choices) -> str:
    label = _("Waiting for us") if value == WAITING else Status(value).label
    return _("Status: %(name)s") % {"name": label}


def _assignee(value: str, choices: Choices) -> str:
    if value in (ME, NOBODY):
        return _("Assigned to me") if value == ME else _("Unassigned")
    named = [each.name for each in choices.colleagues if each.pk == int(value)]
    # Somebody who no longer works on tickets may have some.
    named = named or list(User.objects.filter(pk=value).values_list("name", flat=True))
    return _("Assigned to %(name)s") % {"name": named[0] if named else f"#{value}"}


def _queue(value: str, choices: Choices) -> str:
    return _("Queue: %(name)s") % {
        "name": _named(q.name for q in choices.queues if q.slug == value)
    }


def _team(value: str, choices: Choices) -> str:
    names = (team.name for team in choices.teams if team.pk == int(value))
    return _("Team: %(name)s") % {"name": _named(names)}


def _category(value: str, choices: Choices) -> str:
    names = [category.name for category in choices.categories if category.pk == int(value)]
    names = names or list(Category.objects.filter(pk=value).values_list("name", flat=True))
    return _("Category: %(name)s") % {"name": _named(iter(names))}


def _priority(value: str, _choices: Choices) -> str:
    return _("Priority: %(name)s") % {"name": Priority(int(value)).label}


def _tag(value: str, _choices: Choices) -> str:
    return _("Tag: %(name)s") % {"name": value}


def _before(value: str, _choices: Choices) -> str:
    since = Filters(before=value).waited_since
    assert since is not None, "the address was read"
    zone = get_current_timezone()
    today = clock.now().astimezone(zone).date()
    return _("Waiting since %(moment)s or longer") % {
        "moment": moments.say_on(today, since, zone=zone)
    }


def _only(value: str, _choices: Choices) -> str:
    n = len(Filters(only=value).numbers)
    said = ngettext("%(n)s chosen ticket", "%(n)s chosen tickets", n)
    return said % {"n": figures.number(n)}


def _words(value: str, _choices: Choices) -> str:
    return _("“%(words)s”") % {"words": value}


def _named(names: Iterator[str]) -> str:
    return next(names, "")


_WORDS: dict[str, Callable[[str, Choices], str]] = {
    "status": _status,
    "assignee": _assignee,
    "queue": _queue,
    "team": _team,
    "category": _category,
    "priority": _priority,
    "tag": _tag,
    "before": _before,
    "only": _only,
    "q": _words,
}
