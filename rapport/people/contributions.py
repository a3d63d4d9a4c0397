"""Contributions of people to the navigation and the settings."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rapport.core.face import navigation
from rapport.core.face.navigation import Entry, signed_in
from rapport.people import settings_pages
from rapport.people.roles import Ability, who_may
from rapport.people.settings_pages import Page

navigation.ENTRIES.add(
    Entry(_("Settings"), "settings", icon="settings", place="foot", keys="g s"), order=90
)
navigation.ENTRIES.add(Entry(_("Profile"), "profile", icon="user", place="me"), order=10)

settings_pages.PAGES.add(
    Page(
        _("Profile"),
        _("Your name, time zone, language and theme; when you are away"),
        "profile",
        icon="user",
        part="you",
        visible=signed_in,
    ),
    order=10,
)
settings_pages.PAGES.add(
    Page(
        _("Password"),
        _("Change your password"),
        "account_change_password",
        icon="lock",
        part="you",
        visible=signed_in,
    ),
    order=20,
)
settings_pages.PAGES.add(
    Page(
        _("Second step"),
        _("Passkeys, an authenticator app, recovery codes"),
        "mfa_index",
        icon="phone",
        part="you",
        visible=signed_in,
    ),
    order=30,
)
settings_pages.PAGES.add(
    Page(
        _("API tokens"),
        _("Let programs act as you"),
        "tokens",
        icon="command",
        part="you",
        visible=who_may(Ability.USE_API),
    ),
    order=40,
)
settings_pages.PAGES.add(
    Page(
        _("People"),
        _("Who works here, as what, and who is away"),
        "people",
        icon="people",
        visible=who_may(Ability.SET_ABSENCE),
    ),
    order=10,
)
settings_pages.PAGES.add(
    Page(
        _("Teams"),
        _("Who shares queues with whom"),
        "teams",
        icon="team",
        visible=who_may(Ability.MANAGE_PEOPLE),
    ),
    order=20,
)
