"""The page of somebody who works here: figures, timeline, evidence and actions."""

from __future__ import annotations

from rapport.core.face.sections import Section
from rapport.core.face.story import Actions, Figures, Places, Strand
from rapport.core.registry import Registry
from rapport.people.models import User

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
