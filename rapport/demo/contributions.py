"""Contributions of the demonstration to the rooms below."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rapport.channels import registry
from rapport.channels.notices import routes
from rapport.core.face import banners, navigation
from rapport.core.face.navigation import Entry
from rapport.core.registry import lazily

navigation.ENTRIES.add(
    Entry(
        _("Postbox"),
        "postbox",
        icon="mail",
        place="me",
        visible=lazily("rapport.demo.rail:sees_postbox"),
    ),
    order=80,
)
banners.BANNERS.add(lazily("rapport.demo.rail:banner"))
registry.KEEPERS.add(lazily("rapport.demo.postman:keeper"))
routes.ROUTES.add(lazily("rapport.demo.postman:routes"))
