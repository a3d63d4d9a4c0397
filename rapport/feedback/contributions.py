"""Contributions of feedback to the rooms below."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from rapport.core.doors import sizes
from rapport.core.doors.sizes import Door
from rapport.core.face.sections import Section
from rapport.core.face.story import Figures, Kind, Strand
from rapport.core.personal import PERSONAL
from rapport.core.registry import lazily
from rapport.customers.places import customer, organisation
from rapport.feedback import events, facts
from rapport.feedback.personal import DECLARED
from rapport.metrics import registry
from rapport.people.places import colleague, settings_pages, team
from rapport.people.places.colleague import sees_figures
from rapport.people.places.settings_pages import Page
from rapport.people.places.team import sees_team
from rapport.tickets import panels
from rapport.tickets.page import retelling
from rapport.tickets.page.retelling import Retelling
from rapport.tickets.panels import Panel
from rapport.timeline import worker
from rapport.timeline.reading import readers
from rapport.timeline.reading.readers import Reader
from rapport.timeline.worker import Worker

sizes.DOORS.add(Door("/survey/", sizes.FORM, sizes.FORM))
panels.PANELS.add(
    Panel(_("Rating"), "feedback/_on_ticket.html", lazily("rapport.feedback.said:on_ticket")),
    order=10,
)
RATINGS = Kind("ratings", _("ratings"))
for place in (customer, organisation):
    place.FIGURES.add(Figures("ratings", lazily("rapport.feedback.said:figures")), order=20)
    place.STRANDS.add(
        Strand("ratings", (RATINGS,), lazily("rapport.feedback.said:ratings")), order=25
    )
    place.EVIDENCE.add(
        Section(
            _("What they said"), "feedback/_by_person.html", lazily("rapport.feedback.said:quotes")
        ),
        order=20,
    )
colleague.FIGURES.add(
    Figures("ratings", lazily("rapport.feedback.of_colleague:figures"), needs=sees_figures),
    order=20,
)
colleague.STRANDS.add(
    Strand(
        "ratings", (RATINGS,), lazily("rapport.feedback.of_colleague:ratings"), needs=sees_figures
    ),
    order=25,
)
colleague.EVIDENCE.add(
    Section(
        _("What customers said"),
        "feedback/_by_person.html",
        lazily("rapport.feedback.of_colleague:quotes"),
    ),
    order=20,
)
team.FIGURES.add(
    Figures("ratings", lazily("rapport.feedback.of_colleague:figures"), needs=sees_team), order=20
)
team.STRANDS.add(
    Strand("ratings", (RATINGS,), lazily("rapport.feedback.of_colleague:ratings"), needs=sees_team),
    order=25,
)
team.EVIDENCE.add(
    Section(
        _("What customers said"),
        "feedback/_by_person.html",
        lazily("rapport.feedback.of_colleague:quotes_of_team"),
    ),
    order=20,
)
retelling.RETELLINGS.add(
    Retelling(
        "rating_told",
        frozenset({events.RATED.name, events.RATING_CHANGED.name}),
        lazily("rapport.feedback.said:told"),
    )
)
settings_pages.PAGES.add(
    Page(
        _("Survey"),
        _("What customers are asked after their ticket is resolved, and when"),
        "survey_settings",
        icon="feedback",
        forms=(lazily("rapport.feedback.forms:SurveyForm"),),
        words=_("rating, satisfaction, CSAT"),
    ),
    order=65,
)

# Not from the beginning: switching surveys on must not ask anybody about last year.
readers.READERS.add(
    Reader(
        gettext_noop("surveys"),
        lazily("rapport.feedback.readers:plan_surveys"),
        from_beginning=False,
    ),
    order=20,
)
worker.WORKERS.add(
    Worker(
        gettext_noop("surveys"),
        lazily("rapport.feedback.workers:ask_due"),
        every=30.0,
        on_news=True,
        gathers=1.0,
    )
)
registry.FACTS.add(facts.SURVEYS)

for declared in DECLARED:
    PERSONAL.add(declared)
