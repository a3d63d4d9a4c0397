"""The abilities of each role, in one table.

Pages, API, events and search all ask it.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop


class Role(models.TextChoices):
    """A person's role."""

    ADMINISTRATOR = "administrator", _("Administrator")
    MANAGER = "manager", _("Manager")
    LEAD = "lead", _("Team lead")
    AGENT = "agent", _("Agent")
    READ_ONLY = "read-only", _("Read-only")


class Ability(StrEnum):
    """Something that a role allows: in every team with ``SEE_EVERY_TEAM``, else in one's own."""

    SEE_TICKETS = gettext_noop("see tickets")
    SEE_EVERY_TEAM = gettext_noop("see the tickets of every team")
    WORK_TICKETS = gettext_noop("work on tickets")
    SEE_CUSTOMERS = gettext_noop("see customers")
    EDIT_CUSTOMERS = gettext_noop("change customers")
    MERGE_CUSTOMERS = gettext_noop("merge customers")
    SEE_FIGURES = gettext_noop("see figures")
    SEE_PEOPLES_FIGURES = gettext_noop("see figures for individual colleagues")
    SEE_COCKPIT = gettext_noop("see the cockpit")
    EXPORT = gettext_noop("export rows")
    SET_ABSENCE = gettext_noop("see the list of people and note their absences")
    MANAGE_PEOPLE = gettext_noop("invite and change people")
    MANAGE_ADMINISTRATORS = gettext_noop("make or change administrators")
    MANAGE_DESK = gettext_noop("change queues, mailboxes and surveys")
    HANDLE_PRIVACY = gettext_noop("export and erase what is held on a person")
    USE_API = gettext_noop("use the API")


_READ = {
    Ability.SEE_TICKETS,
    Ability.SEE_CUSTOMERS,
    Ability.SEE_FIGURES,
    Ability.USE_API,
}
_WORK = _READ | {Ability.WORK_TICKETS, Ability.EDIT_CUSTOMERS}
_LEAD = _WORK | {
    Ability.SEE_COCKPIT,
    Ability.SEE_PEOPLES_FIGURES,
    Ability.EXPORT,
    Ability.MERGE_CUSTOMERS,
    Ability.SET_ABSENCE,
}
_MANAGE = (
    _LEAD
    | {Ability.SEE_EVERY_TEAM, Ability.MANAGE_DESK, Ability.MANAGE_PEOPLE}
    | {Ability.HANDLE_PRIVACY}
)
_ADMINISTER = _MANAGE | {Ability.MANAGE_ADMINISTRATORS}

ABILITIES: dict[str, frozenset[Ability]] = {
    Role.READ_ONLY: frozenset(_READ),
    Role.AGENT: frozenset(_WORK),
    Role.LEAD: frozenset(_LEAD),
    Role.MANAGER: frozenset(_MANAGE),
    Role.ADMINISTRATOR: frozenset(_ADMINISTER),
}

# The purpose of a role, worded for somebody who chooses one for a colleague.
PURPOSES: dict[str, object] = {
    Role.READ_ONLY: _("Sees the tickets of their teams and the figures; changes nothing."),
    Role.AGENT: _("Answers the tickets of their teams."),
    Role.LEAD: _("An agent who also sees the cockpit and notes who is away."),
    Role.MANAGER: _("Sees every team, runs queues, mailboxes, surveys and people."),
    Role.ADMINISTRATOR: _("A manager who may also make others administrators."),
}


def is_above(role: str, other: str) -> bool:
    """Return whether a role is higher than another: it allows all of that, and more."""
    return ABILITIES.get(role, frozenset()) > ABILITIES.get(other, frozenset())


def is_agent(user: Any) -> bool:
    """Return whether the person's day is tickets: they work on them, and have no cockpit."""
    return who_may(Ability.WORK_TICKETS)(user) and not user.may(Ability.SEE_COCKPIT)


def only_reads(user: Any) -> bool:
    """Return whether the person looks at figures and tickets, and changes nothing."""
    return who_may(Ability.SEE_FIGURES)(user) and not user.may(Ability.WORK_TICKETS)


def runs_desk(user: Any) -> bool:
    """Return whether the person answers for the desk itself: mailboxes, arrivals, the system."""
    return who_may(Ability.MANAGE_ADMINISTRATORS)(user)


def who_may(
    ability: Ability, *, unless: Callable[[Any], bool] | None = None
) -> Callable[[Any], bool]:
    """Return a predicate: has this person signed in, and may they do that?

    ``unless`` leaves out people who may, but find it elsewhere.
    """
    if unless is None:
        return lambda user: bool(user.is_authenticated and user.may(ability))
    return lambda user: bool(user.is_authenticated and user.may(ability) and not unless(user))
