"""Contributions of insights to the rooms below."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from rapport.core import checkup
from rapport.core.checkup import Check
from rapport.core.face import navigation, palette
from rapport.core.face.navigation import Entry
from rapport.core.registry import lazily
from rapport.insights.definitions import satisfaction, speed, volume
from rapport.insights.readers import FACTS
from rapport.metrics import registry
from rapport.people.roles import Ability, is_agent, only_reads, who_may
from rapport.timeline import worker
from rapport.timeline.reading import readers
from rapport.timeline.worker import Worker

navigation.ENTRIES.add(
    Entry(
        _("Figures"),
        "metrics",
        icon="chart",
        group="company",
        keys="g f",
        visible=who_may(
            Ability.SEE_FIGURES, unless=lambda user: is_agent(user) or only_reads(user)
        ),
    ),
    order=60,
)
# Whoever changes nothing comes for the figures; an agent's rail begins with their work.
navigation.ENTRIES.add(
    Entry(_("Figures"), "metrics", icon="chart", group="today", keys="g f", visible=only_reads),
    order=5,
)
navigation.ENTRIES.add(
    Entry(_("Figures"), "metrics", icon="chart", place="bar", visible=only_reads), order=5
)
navigation.ENTRIES.add(
    Entry(_("Figures"), "metrics", icon="chart", group="me", visible=is_agent), order=60
)
navigation.ENTRIES.add(
    Entry(_("Figures"), "metrics", icon="chart", place="me", keys="g f", visible=is_agent),
    order=60,
)
palette.SOURCES.add(lazily("rapport.insights.palette:find"), order=30)

for definition in (*speed.DEFINITIONS, *satisfaction.DEFINITIONS, *volume.DEFINITIONS):
    registry.DEFINITIONS.add(definition)
readers.READERS.add(FACTS, order=10)
checkup.CHECKS.add(Check("figures", lazily("rapport.insights.checks:facts")), order=25)
worker.WORKERS.add(
    Worker(gettext_noop("facts"), lazily("rapport.insights.workers:fit_facts"), every=30.0)
)
