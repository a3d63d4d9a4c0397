"""Needs set aside: dismissed, snoozed, given; and brought back."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from rapport.channels.notices.actions import notify, withdraw
from rapport.channels.notices.models import Notice
from rapport.cockpit import events
from rapport.cockpit.models import Aside
from rapport.cockpit.need import Need
from rapport.cockpit.receivers import is_mailed, may_receive
from rapport.core import clock
from rapport.core.errors import Invalid, NotAllowed
from rapport.people.actors import require
from rapport.people.models import User
from rapport.people.roles import Ability
from rapport.timeline.history import history
from rapport.timeline.record import record

LONGEST_REASON = 300
LONGEST_TEXT = 400
# Nobody is told of what is undone at once.
UNDO_WAIT = timedelta(seconds=15)


def dismiss(need: Need, *, reason: str, by: User, at: datetime | None = None) -> Aside:
    """Take the need off this person's cockpit until it changes: new rows, more urgent, half as much
    again.

    Raises Invalid without a reason.
    """
    require(by, Ability.SEE_COCKPIT)
    reason = _words(reason)
    if not reason:
        raise Invalid(_("Say in a few words why it needs nothing."))
    with transaction.atomic():
        aside = _set(need, Aside.How.DISMISSED, by, at, reason=reason)
        record(events.DISMISSED, aside, by=by, at=at, title=aside.text, other=reason)
    return aside


def snooze(need: Need, *, until: datetime, by: User, at: datetime | None = None) -> Aside:
    """Take the need off this person's cockpit until then, or until it changes.

    Raises Invalid for a time that is over.
    """
    require(by, Ability.SEE_COCKPIT)
    at = at or clock.now()
    if until <= at:
        raise Invalid(_("Choose a day that is still to come."))
    with transaction.atomic():
        aside = _set(need, Aside.How.SNOOZED, by, at, until=until)
        record(events.SNOOZED, aside, by=by, at=at, title=aside.text, until=until)
    return aside


def give(
    need: Need, *, to: User, text: str, note: str = "", by: User, at: datetime | None = None
) -> Aside:
    """Give the need to a colleague, with a note; it leaves the cockpit of the person who gives it
    until it changes or the colleague has finished.

    ``text`` is the need in the colleague's language. They are told by mail a moment later, if they
    want to. Raises Invalid for somebody who may not see
    what it is about, or oneself.
    """
    require(by, Ability.SEE_COCKPIT)
    if to == by:
        raise Invalid(_("It is yours already."))
    at = at or clock.now()
    if not need.findings or not may_receive(to, need, at):
        raise Invalid(_("%(name)s may not see what this is about.") % {"name": to.name})
    with transaction.atomic():
        told = {"to": to, "text": text, "reason": _words(note)}
        aside = _set(need, Aside.How.GIVEN, by, at, **told)
        if is_mailed(to):
            aside.notice = _notify(to, aside, at)
            aside.save(update_fields=["notice"])
        record(events.GIVEN, aside, by=by, at=at, title=aside.text, to=to.pk)
    return aside


def bring_back(aside: Aside, *, by: User, at: datetime | None = None) -> Aside:
    """Show the need on this person's cockpit again, if it is still there; repeats change nothing.

    Raises NotAllowed for what somebody else has set aside.
    """
    if aside.user_id != by.pk:
        raise NotAllowed(_("Only the person who set it aside can bring it back."))
    return _end(aside, by, at, events.BROUGHT_BACK)


def finish(aside: Aside, *, by: User, at: datetime | None = None) -> Aside:
    """Say that what a colleague gave is done; repeats change nothing.

    Raises NotAllowed for what was given to somebody else.
    """
    if aside.to_id != by.pk:
        raise NotAllowed(_("It was given to somebody else."))
    return _end(aside, by, at, events.FINISHED)


def take_up(aside: Aside, *, by: User, at: datetime | None = None) -> Aside:
    """Say that what a colleague gave is not done after all; repeats change nothing.

    Raises NotAllowed for what was given to somebody else, and Invalid for what the colleague has
    taken back themselves.
    """
    if aside.to_id != by.pk:
        raise NotAllowed(_("It was given to somebody else."))
    with transaction.atomic():
        aside = Aside.objects.select_for_update().get(pk=aside.pk)
        if aside.ended_at is None:
            return aside
        last = history(aside, last=1)
        if not last or last[0].kind != events.FINISHED.name:
            raise Invalid(_("%(name)s has taken it back.") % {"name": aside.user.first_name})
        aside.ended_at = None
        aside.save(update_fields=["ended_at"])
        record(events.TAKEN_UP, aside, by=by, at=at or clock.now(), title=aside.text)
    return aside


def _set(need: Need, how: Aside.How, by: User, at: datetime | None, **more: Any) -> Aside:
    """Keep the need as set aside. Leaves no event: the caller records that."""
    return Aside.objects.create(
        **{
            "user": by,
            "how": how,
            "rule": need.rule,
            "subjects": need.subjects,
            "urgency": int(need.urgency),
            "size": need.size,
            "url": need.url,
            "at": at or clock.now(),
            **more,
            "text": str(more.get("text", need.text))[:LONGEST_TEXT],
        }
    )


def _end(aside: Aside, by: User, at: datetime | None, kind: Any) -> Aside:
    at = at or clock.now()
    with transaction.atomic():
        ended = Aside.objects.filter(pk=aside.pk, ended_at=None).update(ended_at=at)
        aside.refresh_from_db()
        if ended:
            if aside.notice:
                withdraw(aside.notice)
            record(kind, aside, by=by, at=at, title=aside.text)
    return aside


def _notify(to: User, aside: Aside, at: datetime) -> Notice:
    """Queue a mail about what was given, in the language of the person who gets it."""
    with translation.override(to.language):
        values = {"name": aside.user.name, "what": aside.text}
        subject = _("%(name)s gave you: %(what)s") % values
        paragraphs = [
            _("%(name)s asks you to see to this:") % values,
            f"{aside.text}\n{settings.BASE_URL}{aside.url}",
            f"“{aside.reason}”" if aside.reason else "",
            _("It is in Rapport under “Given to you” until you say that it is done:")
            + f"\n{settings.BASE_URL}{reverse('given')}",
            _("You can turn these emails off in your profile. Replies to this email are not read."),
        ]
    text = "\n\n".join(filter(None, paragraphs)) + "\n"
    return notify(to, subject=subject, text=text, at=at, wait=UNDO_WAIT)


def _words(text: str) -> str:
    return " ".join(text.split())[:LONGEST_REASON]
