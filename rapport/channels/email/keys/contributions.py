"""Contributions of the keys to the rooms below."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rapport.core.registry import lazily
from rapport.people.places import settings_pages
from rapport.people.places.settings_pages import Page

settings_pages.PAGES.add(
    Page(
        _("Mail keys"),
        _("Whose signatures can be checked, and which encrypted mail can be opened"),
        "mail_keys",
        icon="lock",
        section="channels",
        forms=(lazily("rapport.channels.email.keys.forms:KeyForm"),),
        words=_("S/MIME, PGP, certificate"),
    ),
    order=33,
)
