"""Kinds of events about surveys, each with its sentence."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rapport.timeline import kinds

ASKED = kinds.define(
    "ticket.survey_sent", _("The customer was asked how it went"), users=("agent",)
)
RATED = kinds.define("ticket.rated", _("{by} rated it {score} of {best}"), users=("agent",))
RATING_CHANGED = kinds.define(
    "ticket.rating_changed", _("{by} changed the rating from {from} to {score} of {best}")
)
SURVEY_CHANGED = kinds.define("survey.changed", _("{by} changed the survey (version {version})"))
