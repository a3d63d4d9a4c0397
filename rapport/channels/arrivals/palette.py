"""The list of spam in the command palette."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from rapport.core.face.palette import Command
from rapport.core.phrases.folding import folded
from rapport.people.models import User
from rapport.people.roles import Ability


def find(user: User, words: str) -> Iterator[Command]:
    """Link to the spam, for people who work on a queue."""
    label = _("Spam")
    if user.may(Ability.WORK_TICKETS) and folded(words) in folded(label):
        yield Command(label=label, url=reverse("spam"), icon="mail", group=_("Tickets"))
