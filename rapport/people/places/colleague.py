"""The page of somebody who works here: figures, timeline, evidence and actions."""

from __future__ import annotations

from datetime import timedelta

from rapport.core.face.sections import Section
from rapport.core.face.story import Actions, Figures, Places, Strand
from rapport.core.registry import Registry
from rapport.people.models import User
from rapport.people.roles import Ability

# What the figures of their work are about, where they are about a period: all about the same.
RECENT = timedelta(days=30)

FIGURES: Registry[Figures[User]] = Registry(
    "the figures of a colleague", key=lambda source: source.name
)
STRANDS: Registry[Strand[User]] = Registry(
    "the timeline of a colleague", key=lambda strand: strand.name
)
EVIDENCE: Registry[Section[User]] = Registry(
    "the evidence about a colleague", key=lambda section: section.template
)
ACTIONS: Registry[Actions[User]] = Registry(
    "the actions on a colleague", key=lambda source: source.name
)
PLACES = Places(FIGURES, STRANDS, EVIDENCE, ACTIONS)


def sees_figures(person: User, reader: User) -> bool:
    """Return whether the reader may see how this colleague's work goes: their own, or that of
    people in their teams if their role allows it.
    """
    if reader.pk == person.pk:
        return True
    shares = reader.sees_every_team or bool(reader.team_ids & person.team_ids)
    return shares and reader.may(Ability.SEE_PEOPLES_FIGURES)


def sees_changes(person: User, reader: User) -> bool:
    """Return whether the reader may see who changed this colleague's role, teams and absences."""
    return reader.pk == person.pk or reader.may(Ability.SET_ABSENCE)
