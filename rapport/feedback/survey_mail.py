"""The mail that asks for an answer to a survey."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from rapport.feedback.links import link_to
from rapport.feedback.models import BEST, SurveyRequest
from rapport.people.company import language_for
from rapport.people.models import Company


@dataclass(frozen=True)
class SurveyMail:
    """A mail's subject and its two bodies."""

    subject: str
    text: str
    html: str


def faces() -> list[tuple[int, str]]:
    """Return the five scores, best first, each with its label."""
    labels = (
        _("very satisfied"),
        _("satisfied"),
        _("neutral"),
        _("dissatisfied"),
        _("very dissatisfied"),
    )
    return list(zip(range(BEST, 0, -1), labels, strict=True))


def compose(request: SurveyRequest) -> SurveyMail:
    """Write the mail, in the customer's language or the desk's."""
    with translation.override(language_for(request.person.language)):
        answers = [(score, label, link_to(request, score)) for score, label in faces()]
        context = {
            "request": request,
            "question": request.survey.question,
            "answers": answers,
            "company": Company.objects.current(),
            "base_url": settings.BASE_URL,
        }
        return SurveyMail(
            subject=_("How did we do? %(subject)s") % {"subject": request.ticket.subject},
            text=render_to_string("feedback/mail/survey.txt", context),
            html=render_to_string("feedback/mail/survey.html", context),
        )
