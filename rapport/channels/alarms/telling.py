"""Mails to administrators and managers about alarms.

All changes of a while go into one mail per person, so that ten mailboxes of one provider failing
together make one mail.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Max
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from rapport.channels import accounts
from rapport.channels.accounts import Account
from rapport.channels.alarms import actions
from rapport.channels.alarms.models import Alarm, Kind
from rapport.channels.alarms.troubles import Trouble, of_alarm
from rapport.channels.notices.actions import notify
from rapport.core.phrases import durations
from rapport.people.models import User
from rapport.people.roles import ABILITIES, Ability
from rapport.tickets.correspondence.addressing import own_among

# The consequences for customers, so that a reader knows how urgent it is.
_HARM = {
    Kind.FETCHING: gettext_noop("Customers' mail waits at the mail server; none of it is lost."),
    Kind.UNASKED: gettext_noop("Customers' mail waits at the mail server; none of it is lost."),
    Kind.SILENT: gettext_noop("Customers may be writing without reaching you."),
    Kind.SENDING: gettext_noop("Replies wait here and are sent as soon as it works again."),
    Kind.OUTBOX: gettext_noop("Replies wait here and are sent as soon as it works again."),
}

# With the patience of the rules and a check each minute: told within ten minutes at most.
GATHER = timedelta(minutes=3)


@dataclass(frozen=True)
class News:
    """Alarms to tell people of: begun and ended ones; and all accounts by key."""

    begun: Sequence[Alarm]
    over: Sequence[Alarm]
    accounts: Mapping[str, Account]

    @property
    def alarms(self) -> Sequence[Alarm]:
        """Return all of them, the begun ones first."""
        return [*self.begun, *self.over]

    def trouble(self, alarm: Alarm) -> Trouble:
        """Return the trouble of an alarm."""
        return of_alarm(alarm, self.accounts.get(alarm.account))


def tell(at: datetime) -> None:
    """Queue a mail to each person who should hear of the changes; nothing if nothing changed."""
    begun, over = list(Alarm.objects.untold()), list(Alarm.objects.end_untold())
    if not (begun or over) or _told_lately(at):
        return
    news = News(begun, over, accounts.by_key())
    with transaction.atomic():
        told = people_to_tell()
        for user in told:
            _notify(user, news, at)
        troubles = {alarm.pk: news.trouble(alarm) for alarm in news.alarms}
        actions.note_told(news.begun, news.over, told=told, troubles=troubles, at=at)


def people_to_tell() -> list[User]:
    """Return people who may mend a mailbox and have an address outside our mailboxes."""
    roles = [role for role, may in ABILITIES.items() if Ability.MANAGE_DESK in may]
    found = list(User.objects.active().filter(role__in=roles).order_by("pk"))
    ours = own_among({user.email.lower() for user in found})
    return [user for user in found if user.email.lower() not in ours]


def _told_lately(at: datetime) -> bool:
    latest = Alarm.objects.aggregate(begun=Max("told_at"), over=Max("end_told_at"))
    return any(told is not None and at - told < GATHER for told in latest.values())


def _notify(user: User, news: News, at: datetime) -> None:
    with translation.override(user.language), timezone.override(user.zone):
        subject, text = write(news, at)
    failing = {alarm.account for alarm in news.alarms if alarm.account}
    notify(user, subject=subject, text=text, avoids=failing, at=at)


def write(news: News, at: datetime) -> tuple[str, str]:
    """Return subject and text of the mail, in the active language and zone."""
    paragraphs = [_begun(alarm, news.trouble(alarm), at) for alarm in news.begun]
    paragraphs += [_over(alarm, news.trouble(alarm)) for alarm in news.over]
    paragraphs.append(
        _(
            "You get this email because your role lets you change mailboxes: once when a "
            "problem starts, and once when it is over. Replies to this email are not "
            "read."
        )
    )
    return _subject(news), "\n\n".join(paragraphs) + "\n"


def _subject(news: News) -> str:
    if len(news.alarms) == 1:
        return _title(news.alarms[0], news)
    if news.begun:
        sentence = ngettext("%d problem with mail", "%d problems with mail", len(news.begun))
        return sentence % len(news.begun)
    return _("The problem with mail is over")


def _title(alarm: Alarm, news: News) -> str:
    sentence = news.trouble(alarm).sentence
    return sentence if alarm.ended_at is None else _("Over: %s") % sentence


def _begun(alarm: Alarm, trouble: Trouble, at: datetime) -> str:
    harm = _HARM[Kind(alarm.kind)]
    return f"{trouble.sentence}.\n{trouble.why(at)}\n{_(harm)}\n{settings.BASE_URL}{trouble.url}"


def _over(alarm: Alarm, trouble: Trouble) -> str:
    length = durations.say(alarm.seconds)
    sentence = _("This is over: %(what)s. It lasted %(length)s.")
    told = sentence % {"what": trouble.sentence, "length": length}
    return f"{told}\n{settings.BASE_URL}{trouble.url}"
