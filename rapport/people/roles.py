"""What each role may see and do: the one table that pages, API, events and search all ask."""

from __future__ import annotations

from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """The part a person plays here."""

    ADMINISTRATOR = "administrator", _("Administrator")
    MANAGER = "manager", _("Manager")
    LEAD = "lead", _("Team lead")
    AGENT = "agent", _("Agent")
    READ_ONLY = "read-only", _("Read-only")


class Ability(StrEnum):
    """Something that a role allows. Whose tickets it covers is ``SEE_EVERY_TEAM`` or one's own."""

    SEE_TICKETS = "see tickets"
    SEE_EVERY_TEAM = "see the tickets of every team"
    WORK_TICKETS = "work on tickets"
    SEE_CUSTOMERS = "see customers"
    EDIT_CUSTOMERS = "change customers"
    MERGE_CUSTOMERS = "merge customers"
    SEE_FIGURES = "see figures"
    SEE_COCKPIT = "see the cockpit"
    EXPORT = "export rows"
    SET_ABSENCE = "note absences of others"
    MANAGE_PEOPLE = "invite and change people"
    MANAGE_DESK = "change queues, mailboxes and surveys"
    USE_API = "use the API"


_READ = {
    Ability.SEE_TICKETS,
    Ability.SEE_CUSTOMERS,
    Ability.SEE_FIGURES,
    Ability.USE_API,
}
_WORK = _READ | {Ability.WORK_TICKETS, Ability.EDIT_CUSTOMERS}
_LEAD = _WORK | {
    Ability.SEE_COCKPIT,
    Ability.EXPORT,
    Ability.MERGE_CUSTOMERS,
    Ability.SET_ABSENCE,
}
_MANAGE = _LEAD | {Ability.SEE_EVERY_TEAM, Ability.MANAGE_DESK, Ability.MANAGE_PEOPLE}

ABILITIES: dict[str, frozenset[Ability]] = {
    Role.READ_ONLY: frozenset(_READ),
    Role.AGENT: frozenset(_WORK),
    Role.LEAD: frozenset(_LEAD),
    Role.MANAGER: frozenset(_MANAGE),
    Role.ADMINISTRATOR: frozenset(_MANAGE),
}
