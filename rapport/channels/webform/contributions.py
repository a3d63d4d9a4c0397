"""What contact forms add to the rooms below."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rapport.people import settings_pages
from rapport.people.settings_pages import Page

settings_pages.PAGES.add(
    Page(
        _("Contact forms"),
        _("Public pages on which customers write to you."),
        "contact_forms",
        icon="form",
    ),
    order=32,
)
