"""Figures about what customers think of us."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from rapport.insights.definitions.dimensions import OF_TICKETS
from rapport.metrics.definition import Definition

FAMILY = _("What customers think")

CSAT = Definition(
    name="csat",
    label=_("CSAT"),
    question=_("How many of those who answered are satisfied?"),
    fact="surveys",
    kind="share",
    value="satisfied",
    where="responded_at is not null",
    time="responded_at",
    unit="share",
    better="higher",
    dimensions=OF_TICKETS,
    min_n=10,
    family=FAMILY,
    formula=_("Answers of 4 or 5 of 5 ÷ all answers given in the period (top two boxes)."),
    caveats=(
        _("Each resolution counts one answer: the customer’s latest, on the day they gave it."),
        _("A 3 counts as an answer, but not as a satisfied one."),
        _("Agent, team and queue are those at the time the customer was asked."),
        _("People who did not answer may think differently, so look at the response rate too."),
    ),
    source=gettext_noop("Top-2-box CSAT; interval by Wilson (1927), 95 %"),
)

CSAT_RESPONSE_RATE = Definition(
    name="csat_response_rate",
    label=_("Response rate"),
    question=_("How many of those we asked have answered?"),
    fact="surveys",
    kind="share",
    value="responded_at is not null",
    time="sent_at",
    unit="share",
    better="higher",
    dimensions=OF_TICKETS,
    min_n=10,
    family=FAMILY,
    formula=_("Surveys answered ÷ surveys that reached the customer, by the date they were sent."),
    caveats=(
        _("Surveys that could not be delivered are left out."),
        _("Answers keep coming in for days, so the last week will still rise."),
    ),
    source=gettext_noop("Responses ÷ delivered; interval by Wilson (1927), 95 %"),
)

DEFINITIONS = (CSAT, CSAT_RESPONSE_RATE)
