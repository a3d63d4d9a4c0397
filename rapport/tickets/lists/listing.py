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
from rapport.tickets.status import SOLVED, Status

# Whose tickets, besides those of a person by number.
ME, NOBODY = "me", "nobody"
# Their state, besides each status: empty means unsolved.
WAITING = "waiting"
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
    are the numbers of exactly these tickets, "12,15,19", which may be solved as well.
    """

    status: str = ""
    assignee: str = ""
    queue: str = ""
    team: str = ""
    category: str = ""
    tag: str = ""
    before: str = ""
    only: str = ""
    q: str = ""

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
            raise Invalid(_("Team, category and person are named by their numbers."))
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
        return self != Filters(status=self.status, assignee=self.assignee)

    def but(self, **changes: str) -> str:
        """Return the address of the same list with some filters changed, from its first page."""
        asked: dict[str, str] = {**vars(self), **changes}
        return urlencode({name: value for name, value in asked.items() if value}, safe=",")


def narrow(tickets: TicketQuerySet, filters: Filters, choices: Choices) -> TicketQuerySet:
    """Return tickets that pass every filter except the status, but solved or unsolved
    as it asks; those chosen by their numbers may be both.
    """
    if filters.only:
        tickets = tickets.filter(pk__in=filters.numbers)
    if filters.are_solved:
        tickets = tickets.solved()
    elif filters.status or not filters.only:
        tickets = tickets.unsolved()
    if filters.assignee:
        tickets = tickets.filter(assignee=_assignee(filters.assignee, choices.user))
    if filters.queue:
        tickets = tickets.filter(queue=_queue(filters.queue, choices))
    if filters.team:
        tickets = tickets.filter(team=_team(filters.team, choices))
    if filters.category:
        tickets = tickets.filter(category=_category(filters.category, choices))
    if filters.waited_since:
        tickets = tickets.filter(waiting_since__lte=filters.waited_since)
    if filters.tag:
        _require_tag(filters.tag, choices)
        tickets = _tagged(tickets, filters)
    return index.matching(tickets, filters.q)


def segments(tickets: TicketQuerySet, filters: Filters, choices: Choices) -> list[Segment[Ticket]]:
    """Return the list in its order: longest waiting first, then the rest; solved ones latest
    first.
    """
    found = narrow(tickets, filters, choices)
    if filters.are_solved:
        return [Segment(found.filter(status=filters.status), "changed_at", newest_first=True)]
    if filters.status in Status.values:
        found = found.filter(status=filters.status)
    waiting = Segment[Ticket](found.filter(waiting_since__isnull=False), "waiting_since")
    if filters.status == WAITING:
        return [waiting]
    return [waiting, Segment(found.filter(waiting_since__isnull=True), "changed_at")]


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

    Neither way is quick for both, and the databases guess: a list of unsolved tickets is short,
    and one of solved tickets finds a page of a common tag at once and of a rare one never.
    """
    named = Tagging.objects.filter(tag__name=filters.tag.lower())
    if filters.are_solved:
        few = list(named.values_list("ticket", flat=True)[: RARE + 1])
        if len(few) <= RARE:
            return tickets.filter(pk__in=few)
    return tickets.filter(Exists(named.filter(ticket=OuterRef("pk"))))
