"""Personal data of surveys."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rapport.core.personal import Held, Impersonal, Mentions

DECLARED = (
    Held(
        "feedback.Response",
        _("Answers to surveys"),
        by_key=("request__person__in", "ticket__customer__in"),
        # The score counts on, for nobody.
        erased={"comment": ""},
    ),
    Held(
        "feedback.SurveyRequest",
        _("Surveys that were asked"),
        by_key=("person__in",),
        removed_if={"state": "due"},
    ),
    Mentions("feedback.Response", ("comment",)),
    Impersonal("feedback.Survey", {"question": "a question, written by managers"}),
)
