"""What the command palette finds among arrivals: the list of what was taken for spam."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from rapport.core.face.palette import Command
from rapport.people.models import User
from rapport.people.roles import Ability


def find(user: User, words: str) -> Iterator[Command]:
    """Lead to the spam, for those who work through a queue."""
    label = _("Spam")
    if user.may(Ability.WORK_TICKETS) and words.lower() in label.lower():
        yield Command(label=label, url=reverse("spam"), icon="mail", group=_("Tickets"))
