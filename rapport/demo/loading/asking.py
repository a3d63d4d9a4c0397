"""Surveys as ``feedback.actions`` would have written them."""

from __future__ import annotations

from rapport.demo.company.company import DAY
from rapport.demo.company.happenings import Rated
from rapport.demo.loading.people import SYSTEM
from rapport.demo.loading.post import Post
from rapport.demo.loading.sheet import Sheet
from rapport.demo.loading.store import Store
from rapport.demo.loading.survey_mail import SurveyMails
from rapport.feedback import events
from rapport.feedback.models import BEST, Survey, SurveyRequest
from rapport.tickets.models import Outgoing

SENT = SurveyRequest.State.SENT.value


class Asking:
    """Writes requests and responses."""

    def __init__(self, survey: Survey, store: Store, post: Post) -> None:
        self._survey = survey
        self._store = store
        self._post = post
        self._mails = SurveyMails(survey)
        self._new_request = store.requests.new_ids()
        self._new_response = store.responses.new_ids()

    def ask(self, sheet: Sheet, at: int) -> None:
        """Write the request about the current resolution; whom the answer rates is fixed."""
        store, pk, resolution = self._store, self._new_request(), sheet.resolution
        if resolution is None:
            raise ValueError(f"#{sheet.pk} is asked about before it is resolved")
        language = "" if sheet.customer.language == "en" else sheet.customer.language
        mail = self._mails.write(pk, sheet.pk, sheet.subject, language)
        outgoing = self._post.send(sheet, at, Outgoing.Purpose.SURVEY, *mail)
        due = store.instant(resolution[2] + int(self._survey.delay.total_seconds()))
        expires = store.instant(at + self._survey.open_days * DAY)
        about = (pk, self._survey.pk, resolution[0], sheet.pk, sheet.person)
        rates = (sheet.assignee, sheet.team, sheet.queue, SENT, due, store.instant(at), expires)
        store.requests.add(*about, *rates, outgoing)
        sheet.request = (pk, sheet.assignee)
        details = {"request": pk, "resolution": resolution[0], "agent": sheet.assignee}
        store.event(at, events.ASKED.name, SYSTEM, sheet.about, **details)

    def rate(self, sheet: Sheet, rated: Rated) -> None:
        """Write the customer's answer."""
        store, pk = self._store, self._new_response()
        if sheet.request is None:
            raise ValueError(f"#{sheet.pk} is rated before anybody asked")
        request, agent = sheet.request
        when = store.instant(rated.at)
        store.responses.add(pk, request, sheet.pk, rated.score, rated.comment, when)
        store.event(
            rated.at,
            events.RATED.name,
            sheet.by,
            sheet.about,
            response=pk,
            score=rated.score,
            best=BEST,
            agent=agent,
            has_comment=bool(rated.comment),
        )
