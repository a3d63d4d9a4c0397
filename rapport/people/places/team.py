"""The page of a team: figures, timeline, evidence and actions."""

from __future__ import annotations

from rapport.core.face.sections import Section
from rapport.core.face.story import Actions, Figures, Places, Strand
from rapport.core.registry import Registry
from rapport.people.models import Team, User
from rapport.people.roles import Ability

FIGURES: Registry[Figures[Team]] = Registry("the figures of a team", key=lambda source: source.name)
STRANDS: Registry[Strand[Team]] = Registry("the timeline of a team", key=lambda strand: strand.name)
EVIDENCE: Registry[Section[Team]] = Registry(
    "the evidence about a team", key=lambda section: section.template
)
ACTIONS: Registry[Actions[Team]] = Registry("the actions on a team", key=lambda source: source.name)
PLACES = Places(FIGURES, STRANDS, EVIDENCE, ACTIONS)


def sees_team(team: Team, reader: User) -> bool:
    """Return whether the reader may see how the work of a team goes: who sees every team, and
    those in it whose role sees the figures of people.
    """
    is_near = reader.sees_every_team or team.pk in reader.team_ids
    return is_near and reader.may(Ability.SEE_PEOPLES_FIGURES)
