"""The filters and the order of a list, from its address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import datetime
from urllib.parse import urlencode

from django.db.models import Count, Exists, OuterRef, Q
from django.utils.translation import gettext as _

from rapport.core.database.keys import key_in
from rapport.core.database.keyset import Segment
from rapport.core.errors import Invalid
from rapport.core.phrases import figures
from rapport.people.models import User
from rapport.tickets.choices import Choices
from rapport.tickets.models import Category, Tag, Ticket
from rapport.tickets.querysets import TicketQuerySet
from rapport.tickets.search import index
from rapport.tickets.status import SOLVED, Priority, Status

# Whose tickets, besides those of a person by number.
ME, NOBODY = "me", "nobody"
# Their state, besides each status: empty means unsolved.
WAITING = "waiting"
# The orders of a list besides its usual one: longest wait first, or of solved ones latest change.
NEWEST, OLDEST, CHANGED, UNCHANGED, URGENT = "newest", "oldest", "changed", "unchanged", "priority"
SHORTEST, LEAST_URGENT = "shortest", "lowest"
ORDERS = (NEWEST, OLDEST, CHANGED, UNCHANGED, URGENT, SHORTEST, LEAST_URGENT)
# Those of solved tickets, which are found by the time of their last change.
ORDERS_OF_SOLVED = (UNCHANGED,)
# The most tickets that an address names one by one.
MOST_NUMBERED = 250
# A tag on at most this many tickets is looked up from the tag, on more from the list.
RARE = 1000

Tagging = Ticket.tags.through


@dataclass(frozen=True)
class Filters:
    """The filters of a list, as its address names them; an empty one filters nothing.

    ``status`` is a status or "waiting", and empty for everything unsolved; ``assignee`` is "me",
    "nobody" or a number; ``queue`` a slug; ``tag`` a word; ``team`` and ``category`` numbers;
    ``before`` the instant (ISO) since which, or longer, the customer must have waited; ``only``
    are the numbers of exactly these tickets, "12,15,19", which may be solved as well. ``sort`` is
    one of the orders, and filters nothing.
    """

    status: str = ""
    assignee: str = ""
    queue: str = ""
    team: str = ""
    category: str = ""
    priority: str = ""
    tag: str = ""
    before: str = ""
    only: str = ""
    q: str = ""
    sort: str = ""

    @classmethod
    def read(cls, address: Mapping[str, str]) -> Filters:
        """Return the filters of an address. Raises Invalid for an unknown status or a malformed
        number.
        """
        filters = cls(**{f.name: address.get(f.name, "").strip() for f in fields(cls)})
        if filters.status and filters.status not in (WAITING, *Status.values):
            raise Invalid(_("“%(status)s” is not a status.") % {"status": filters.status[:40]})
        person = "" if filters.assignee in (ME, NOBODY) else filters.assignee
        numbers = (filters.team, filters.category, person)
        if any(number and key_in(number) is None for number in numbers):
            raise Invalid(
                _("There is no such team, category or person. Choose from the menu of filters.")
            )
        if filters.priority and filters.priority not in _PRIORITIES:
            sentence = _("“%(text)s” is not a priority. Choose one from the menu of filters.")
            raise Invalid(sentence % {"text": filters.priority[:40]})
        if filters.sort and filters.sort not in ORDERS:
            raise Invalid(
                _("“%(text)s” is not an order of the list. Choose one from its menu.")
                % {"text": filters.sort[:40]}
            )
        if filters.before and filters.waited_since is None:
            raise Invalid(_("“%(text)s” is not a date and time.") % {"text": filters.before[:40]})
        return replace(filters, only=_numbered(filters.only)) if filters.only else filters

    @property
    def waited_since(self) -> datetime | None:
        """Return the instant by which the customer must have begun to wait, or None."""
        try:
            instant = datetime.fromisoformat(self.before)
        except ValueError:
            return None
        return instant if instant.tzinfo else None

    @property
    def numbers(self) -> list[int]:
        """Return the numbers of the only tickets of the list; none where it is not of numbers."""
        return [int(number) for number in self.only.split(",") if number]

    @property
    def are_solved(self) -> bool:
        """Return whether the list is of finished tickets."""
        return self.status in SOLVED

    @property
    def narrow_anything(self) -> bool:
        """Return whether anything is filtered beyond what the tabs choose."""
        return self != Filters(status=self.status, assignee=self.assignee, sort=self.sort)

    @property
    def order(self) -> str:
        """Return the order of the list, which is the usual one where it has no such order."""
        return "" if self.are_solved and self.sort not in ORDERS_OF_SOLVED else self.sort

    @property
    def active(self) -> dict[str, str]:
        """Return what the address names, the order included."""
        return {name: value for name, value in vars(self).items() if value}

    def but(self, **changes: str) -> str:
        """Return the address of the same list with some filters changed, from its first page."""
        return urlencode(replace(self, **changes).active, safe=",")


def narrow(tickets: TicketQuerySet, filters: Filters, choices: Choices) -> TicketQuerySet:
    """Return tickets that pass every filter except the status, but solved or unsolved
    as it asks; those chosen by their numbers may be both.
    """
    return _standing(_passing(tickets, filters, choices), filters)


def _standing(tickets: TicketQuerySet, filters: Filters) -> TicketQuerySet:
    if filters.are_solved:
        return tickets.solved()
    return tickets.unsolved() if filters.status or not filters.only else tickets


def _passing(tickets: TicketQuerySet, filters: Filters, choices: Choices) -> TicketQuerySet:
    if filters.only:
        tickets = tickets.filter(pk__in=filters.numbers)
    if filters.assignee:
        tickets = tickets.filter(assignee=_assignee(filters.assignee, choices.user))
    if filters.queue:
        tickets = tickets.filter(queue=_queue(filters.queue, choices))
    if filters.team:
        tickets = tickets.filter(team=_team(filters.team, choices))
    if filters.category:
        tickets = tickets.filter(category=_category(filters.category, choices))
    if filters.priority:
        tickets = tickets.filter(priority=int(filters.priority))
    if filters.waited_since:
        tickets = tickets.filter(waiting_since__lte=filters.waited_since)
    if filters.tag:
        _require_tag(filters.tag, choices)
        tickets = _tagged(tickets, filters)
    return index.matching(tickets, filters.q)


def segments(tickets: TicketQuerySet, filters: Filters, choices: Choices) -> list[Segment[Ticket]]:
    """Return the list in its order: by default the longest waiting first, then the rest; of
    solved ones the latest first.
    """
    passing = _passing(tickets, filters, choices)
    if filters.status in Status.values:
        passing = passing.filter(status=filters.status)
    found = _standing(passing, filters)
    if filters.order in _BY:
        key, newest_first = _BY[filters.order]
        if filters.status == WAITING:
            found = found.filter(waiting_since__isnull=False)
        return [Segment(found, key, newest_first)]
    if filters.are_solved:
        return [Segment(found, "changed_at", newest_first=True)]
    # Who waits is unsolved. PostgreSQL, told both, expects so few that it sorts them all; the
    # tickets of one owner are few, and found by the index of owners, which is of unsolved ones.
    waiting = found if filters.assignee else passing
    if filters.order in (URGENT, LEAST_URGENT):
        priorities = list(Priority) if filters.order == LEAST_URGENT else list(reversed(Priority))
        return [
            replace(each, only={"priority": priority})
            for priority in priorities
            for each in _by_wait(
                waiting.filter(priority=priority), found.filter(priority=priority), filters
            )
        ]
    return _by_wait(waiting, found, filters)


# The key of each order, and whether the newest come first.
_BY = {
    NEWEST: ("opened_at", True),
    OLDEST: ("opened_at", False),
    CHANGED: ("changed_at", True),
    UNCHANGED: ("changed_at", False),
}
_PRIORITIES = frozenset(str(priority.value) for priority in Priority)


def _by_wait(
    tickets: TicketQuerySet, found: TicketQuerySet, filters: Filters
) -> list[Segment[Ticket]]:
    """Return those whose customers wait, by their wait, then the others by their last change."""
    is_turned = filters.order == SHORTEST
    known = tickets.filter(waiting_since__isnull=False)
    waiting = Segment[Ticket](known, "waiting_since", is_turned, ranged=tickets)
    if filters.status == WAITING:
        return [waiting]
    return [waiting, Segment(found.filter(waiting_since__isnull=True), "changed_at", is_turned)]


def whole(tickets: TicketQuerySet, filters: Filters, choices: Choices, most: int) -> list[int]:
    """Return the numbers of all tickets of the list. Raises Invalid for more than ``most``."""
    found: list[int] = []
    for segment in segments(tickets, filters, choices):
        found += segment.rows.order_by("pk").values_list("pk", flat=True)[: most + 1]
    if len(found) > most:
        sentence = _("More than %(most)s tickets are in this list. Add a filter first.")
        raise Invalid(sentence % {"most": figures.number(most)})
    return found


def counts(tickets: TicketQuerySet, filters: Filters, choices: Choices) -> dict[str, int]:
    """Return the number of unsolved tickets that pass the other filters, for each tab;
    one query.
    """
    unsolved = narrow(tickets, replace(filters, status="", assignee=""), choices).unsolved()
    return unsolved.aggregate(**tab_counts(choices.user.pk))


def tab_counts(user: int) -> dict[str, Count]:
    """Return the counts of unsolved tickets for each tab, for the user of this number."""
    return {
        "open": Count("pk"),
        "mine": Count("pk", filter=Q(assignee=user)),
        "nobody": Count("pk", filter=Q(assignee=None)),
        "waiting": Count("pk", filter=Q(waiting_since__isnull=False)),
        "pending": Count("pk", filter=Q(status=Status.PENDING)),
        "on_hold": Count("pk", filter=Q(status=Status.ON_HOLD)),
    }


def _numbered(text: str) -> str:
    """Return the numbers of tickets, each once. Raises Invalid if they are none, or too many."""
    numbers = dict.fromkeys(part.strip().removeprefix("#") for part in text.split(","))
    if any(key_in(number) is None for number in numbers):
        raise Invalid(
            _("“%(text)s” is not a list of ticket numbers, such as 12,15,19.") % {"text": text[:40]}
        )
    if len(numbers) > MOST_NUMBERED:
        raise Invalid(_("Name at most %(most)s tickets by number.") % {"most": MOST_NUMBERED})
    return ",".join(numbers)


def _assignee(asked: str, user: User) -> int | None:
    return {ME: user.pk, NOBODY: None}[asked] if asked in (ME, NOBODY) else int(asked)


def _queue(slug: str, choices: Choices) -> int:
    """Return the id of a queue whose tickets the person sees; other queues show no list either."""
    found = next((queue.pk for queue in choices.queues if queue.slug == slug), None)
    if found is None:
        raise Invalid(_("There is no queue “%(slug)s” here.") % {"slug": slug[:40]})
    return found


def _team(number: str, choices: Choices) -> int:
    found = next((team.pk for team in choices.teams if team.pk == int(number)), None)
    if found is None:
        raise Invalid(_("There is no team with the number %(number)s here.") % {"number": number})
    return found


def _category(number: str, choices: Choices) -> int:
    """Return the id of a category, which may be retired."""
    pk = int(number)
    offered = any(category.pk == pk for category in choices.categories)
    if not offered and not Category.objects.filter(pk=pk).exists():
        raise Invalid(_("There is no category with the number %(number)s.") % {"number": number})
    return pk


def _require_tag(name: str, choices: Choices) -> None:
    """Refuse a tag that does not exist; the choices hold only the first."""
    name = name.lower()
    if name not in choices.tags and not Tag.objects.filter(name=name).exists():
        raise Invalid(_("There is no tag “%(name)s”.") % {"name": name[:40]})


def _tagged(tickets: TicketQuerySet, filters: Filters) -> TicketQuerySet:
    """Filter by a tag: by checking each ticket in turn, or from the tag if it is rare.

    Neither way is quick for both, and the databases guess: a list finds a page of a common tag at
    once and of a rare one only at its end.
    """
    named = Tagging.objects.filter(tag__name=filters.tag.lower())
    few = list(named.values_list("ticket", flat=True)[: RARE + 1])
    if len(few) <= RARE:
        return tickets.filter(pk__in=few)
    return tickets.filter(Exists(named.filter(ticket=OuterRef("pk"))))
