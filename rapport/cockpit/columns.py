"""The three columns, each with its question."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rapport.cockpit import needs
from rapport.cockpit.asides import Asides, asides_of
from rapport.cockpit.gathering import LONGEST_COLUMN, SINGLY, Hidden, gather
from rapport.cockpit.given import AllGiven, given_now
from rapport.cockpit.need import Finding, Glance, Need, Rule
from rapport.cockpit.visits import known_to
from rapport.core.phrases.lists import listed
from rapport.people.models import User
from rapport.tickets.models import Ticket

TITLES = {
    "customers": (
        gettext_lazy("Customers"),
        gettext_lazy("What do my customers need from me now?"),
    ),
    "team": (gettext_lazy("Team"), gettext_lazy("What does my team need from me now?")),
    "company": (gettext_lazy("Company"), gettext_lazy("What does my company need from me now?")),
}
TEAMS_NAMED = 3
# On a page of its own a column tells as many one by one before it tells a number.
SINGLY_ON_A_PAGE, LONGEST_PAGE = 25, 1000


@dataclass(frozen=True)
class Column:
    """One party, its question, and its needs now: the first, and the others behind "and 3 more".

    ``none`` says what is so where nothing is needed, ``of`` whose figures they are, where not those
    of the whole company.
    """

    key: str
    title: str
    question: str
    needs: Sequence[Need]
    others: Sequence[Need] = field(default=())
    none: str = ""
    of: str = ""

    @property
    def count(self) -> int:
        """Return how many things need something, shown or not."""
        return sum(need.matters for need in self.all)

    @property
    def more(self) -> int:
        """Return how many things need something and are not shown."""
        return sum(need.matters for need in self.others)

    @property
    def new(self) -> int:
        """Return how many of the things are new to the reader."""
        return sum(need.new for need in self.all)

    @property
    def all(self) -> list[Need]:
        """Return its needs, shown or not."""
        return [*self.needs, *self.others]


def columns(user: User, at: datetime) -> list[Column]:
    """Return the columns as this person sees them, from rules over rows that they may see."""
    glance = Glance(user, at)
    return columns_at(glance, given_now(glance))


def columns_at(glance: Glance, given: AllGiven) -> list[Column]:
    """Return the columns as one look at the desk shows them."""
    known = known_to(glance.user, glance.at)
    hide = _hiding(glance.once(asides_of), given)
    return [_column(key, glance, hide, known, SINGLY, LONGEST_COLUMN) for key in TITLES]


def whole(key: str, user: User, at: datetime) -> Column:
    """Return all needs of one column, one by one as far as a page can."""
    glance, known = Glance(user, at), known_to(user, at)
    hide = _hiding(asides_of(user, at), given_now(glance))
    return _column(key, glance, hide, known, SINGLY_ON_A_PAGE, LONGEST_PAGE)


def new_to(user: User, at: datetime) -> list[Need]:
    """Return what was not there when this person last looked, one by one as far as a page can."""
    glance, known = Glance(user, at), known_to(user, at)
    if known is None:
        return []
    aside = _hiding(asides_of(user, at), given_now(glance))

    def hide(rule: Rule, finding: Finding) -> bool:
        return _mark(rule.key, finding.subject) in known or aside(rule, finding)

    return [
        need
        for rules in needs.COLUMNS.values()
        for need in gather(rules, glance, hide, singly=SINGLY_ON_A_PAGE, longest=LONGEST_PAGE).shown
    ]


def keys_of(columns: Iterable[Column]) -> set[str]:
    """Return what marks every finding that the columns tell, so that new ones are known later."""
    return {
        _mark(need.rule, subject)
        for column in columns
        for need in column.all
        for subject in need.subjects
    }


def _hiding(asides: Asides, given: AllGiven) -> Hidden:
    """Return what is set aside, or told among what colleagues gave."""
    return lambda rule, finding: asides.hide(rule, finding) or given.hide(rule, finding)


def _column(
    key: str,
    glance: Glance,
    hide: Hidden,
    known: frozenset[str] | None,
    singly: int,
    longest: int,
) -> Column:
    title, question = TITLES[key]
    rules = needs.COLUMNS[key]
    found = gather(rules, glance, hide, singly=singly, longest=longest)
    shown, others = (
        [_marked(need, known) for need in part] for part in (found.shown, found.others)
    )
    none = "" if shown else _none(key, glance)
    return Column(key, str(title), str(question), shown, others, none, _of(key, glance.user))


def _of(key: str, user: User) -> str:
    """Say of which teams the figures are, to somebody who does not see every team."""
    if key != "company" or user.sees_every_team:
        return ""
    names = list(user.teams.order_by("name").values_list("name", flat=True))
    if len(names) > TEAMS_NAMED:
        return _("Figures of your %(count)s teams") % {"count": len(names)}
    return _("Figures of %(teams)s") % {"teams": listed(names)} if names else ""


def _marked(need: Need, known: frozenset[str] | None) -> Need:
    """Mark what was not there when this person last looked; nothing, where they never did."""
    if known is None:
        return need
    return replace(
        need, new=sum(_mark(need.rule, subject) not in known for subject in need.subjects)
    )


def _mark(rule: str, subject: str) -> str:
    return f"{rule} {subject}"


def _none(key: str, glance: Glance) -> str:
    """Say that nothing is needed, or on a new desk what there is none of yet."""
    if key == "company" and not (glance.user.sees_every_team or glance.user.team_ids):
        return _("You are in no team yet, so no figures are yours to watch.")
    if key == "customers":
        has_begun = glance.once(_has_tickets)
        return _("Nothing needs you here.") if has_begun else _("No customer has written yet.")
    if glance.user.sets_up and not glance.once(_has_tickets):
        if key == "company":
            return _("Figures begin with the first ticket.")
        if not User.objects.active().exclude(pk=glance.user.pk).exists():
            return _("You are the only one here so far.")
    return _("Nothing needs you here.")


def _has_tickets(user: User, at: datetime) -> bool:
    return Ticket.objects.visible_to(user).exists()
