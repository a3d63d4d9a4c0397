"""Where the pages of people stand: on the rail and in the settings."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rapport.core.face import navigation
from rapport.core.face.navigation import Entry
from rapport.people import settings_pages
from rapport.people.models import User
from rapport.people.roles import Ability
from rapport.people.settings_pages import Page


def register() -> None:
    """Register them all."""
    navigation.register(
        Entry(_("Settings"), "settings", icon="settings", order=90, place="foot", keys="g s")
    )
    navigation.register(Entry(_("Profile"), "profile", icon="user", order=10, place="me"))
    for page in PAGES:
        settings_pages.register(page)


def _everybody(user: User) -> bool:
    return True


PAGES = (
    Page(
        _("Profile"),
        _("Your name, time zone, language and theme; when you are away"),
        "profile",
        icon="user",
        order=10,
        part="you",
        visible=_everybody,
    ),
    Page(
        _("Password"),
        _("Set another one"),
        "account_change_password",
        icon="lock",
        order=20,
        part="you",
        visible=_everybody,
    ),
    Page(
        _("Second step"),
        _("Passkeys, an authenticator app, recovery codes"),
        "mfa_index",
        icon="phone",
        order=30,
        part="you",
        visible=_everybody,
    ),
    Page(
        _("API tokens"),
        _("Let programs act as you"),
        "tokens",
        icon="command",
        order=40,
        part="you",
        visible=lambda user: user.may(Ability.USE_API),
    ),
    Page(
        _("People"),
        _("Who works here, as what, and who is away"),
        "people",
        icon="people",
        order=10,
        visible=lambda user: user.may(Ability.SET_ABSENCE),
    ),
    Page(
        _("Teams"),
        _("Who shares queues with whom"),
        "teams",
        icon="team",
        order=20,
        visible=lambda user: user.may(Ability.MANAGE_PEOPLE),
    ),
)
