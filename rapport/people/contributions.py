"""Contributions of people to the navigation and the settings."""

from __future__ import annotations

from functools import partial

from django.utils.translation import gettext_lazy as _

from rapport.core.face import navigation
from rapport.core.face.navigation import Entry, signed_in, signed_out
from rapport.people.places import settings_pages
from rapport.people.places.settings_pages import Page
from rapport.people.roles import Ability, who_may

navigation.ENTRIES.add(
    Entry(_("Settings"), "settings", icon="settings", place="foot", keys="g s"), order=90
)
navigation.ENTRIES.add(Entry(_("Profile"), "profile", icon="user", place="me"), order=10)
navigation.ENTRIES.add(
    Entry(_("Sign in"), "account_login", icon="user", place="sign_in", visible=signed_out)
)
navigation.ENTRIES.add(Entry(_("Sign out"), "account_logout", icon="sign-out", place="sign_out"))

own_page = partial(Page, section="you", visible=signed_in)
OWN_PAGES = (
    own_page(
        _("Profile"),
        _("Your name, time zone, language and theme; when you are away"),
        "profile",
        icon="user",
    ),
    own_page(_("Password"), _("Change your password"), "account_change_password", icon="lock"),
    own_page(
        _("Second step"),
        _("Passkeys, an authenticator app, recovery codes"),
        "mfa_index",
        icon="phone",
    ),
    own_page(
        _("API tokens"),
        _("Let programs act as you"),
        "tokens",
        icon="command",
        visible=who_may(Ability.USE_API),
    ),
)
DESK_PAGES = (
    Page(
        _("People"),
        _("Who works here, in which role, and who is away"),
        "people",
        icon="people",
        visible=who_may(Ability.SET_ABSENCE),
    ),
    Page(
        _("Teams"),
        _("Who shares queues with whom"),
        "teams",
        icon="team",
        visible=who_may(Ability.MANAGE_PEOPLE),
    ),
)
# The orders leave room for pages of rooms above.
for pages in (OWN_PAGES, DESK_PAGES):
    for place, page in enumerate(pages, start=1):
        settings_pages.PAGES.add(page, order=10 * place)
