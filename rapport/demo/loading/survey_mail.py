"""Survey mails, rendered once per language and then filled in."""

from __future__ import annotations

from functools import cache
from html import escape
from typing import NamedTuple

from rapport.customers.models import Person
from rapport.feedback import links, survey_mail
from rapport.feedback.models import Survey, SurveyRequest
from rapport.tickets.models import Ticket

# Placeholders for request, ticket and subject while the template is rendered.
STAND_IN = 7_403_912_586
SUBJECT = "the subject of the request"


class Mail(NamedTuple):
    """The subject and both bodies."""

    subject: str
    text: str
    html: str


class SurveyMails:
    """Writes the same mail as ``feedback.survey_mail``, without rendering a template for each."""

    def __init__(self, survey: Survey) -> None:
        self._survey = survey
        self._stencil = cache(self._cut)
        self._stand_in = links.token_of(STAND_IN)

    def write(self, request: int, ticket: int, subject: str, language: str) -> Mail:
        """Return the mail about a request that is not a row yet."""
        stencil, token = self._stencil(language), links.token_of(request)
        return Mail(
            stencil.subject.replace(SUBJECT, subject),
            self._fill(stencil.text, ticket, subject, token),
            self._fill(stencil.html, ticket, escape(subject), token),
        )

    def _fill(self, body: str, ticket: int, subject: str, token: str) -> str:
        body = body.replace(self._stand_in, token).replace(str(STAND_IN), str(ticket))
        # The subject comes last: it may contain anything.
        return body.replace(SUBJECT, subject)

    def _cut(self, language: str) -> Mail:
        request = SurveyRequest(
            pk=STAND_IN,
            survey=self._survey,
            person=Person(language=language),
            ticket=Ticket(pk=STAND_IN, subject=SUBJECT),
        )
        mail = survey_mail.compose(request)
        return Mail(mail.subject, mail.text, mail.html)
